"""A card says the whole title and all that must stand beside it, wholly on the paper, whatever an author wrote."""

import re
import struct
import xml.etree.ElementTree as ET
import zlib
from itertools import pairwise
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.drawing.card import EDGE, FONT, FOOT, HEAD, HEIGHT, WIDTH, breadth, draw, wrap
from sourcebook.model import Card, CardLine
from sourcebook.publish.rasterise import rasterise
from sourcebook.site.present import SHAPES
from sourcebook.theme.palette import INK, MUTED, PAPER, RULE

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = {
    "markup": "</text></svg><script>alert(1)</script> & <b>",
    "quotes": "“A” \"b\" 'c' &amp; &#x27;",
    "emoji": "x 😀👩‍👩‍👧 y",
    "one word": "x" * 200,
    "wide letters": "W" * 140,
    "wide signs": "@—…%" * 35,
    "capitals": "QUITE WITHOUT A MEASURE " * 6,
    "Cyrillic": "Щедрость и жюри — сообщение о щуке " * 4,
    "Greek and marks": "Ὠδὴ ἄ ḗ o̊ " * 11,
    "ligatures": "ﬁﬄǄ½㎏" * 20,
    "thin letters": "illicit " * 17,
}
LINES = (
    "Probably 7 November 2022",
    CardLine("Statement, on record", "■"),
    CardLine("What it speaks of: contacts, one side says", "◐"),
)
texts = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs"), include_characters=" "
    ),
    max_size=200,
)
words = st.lists(st.text("abcÖшW.“ü", min_size=1, max_size=40), max_size=30).map(" ".join)


def _card(
    title="A title",
    lines=LINES,
    site="The Ferry Record",
    kind="Record",
    covers="Two papers, not the whole river.",
):
    said = tuple(one if isinstance(one, CardLine) else CardLine(one) for one in lines)
    return Card(PurePosixPath("cards/x.png"), site, kind, title, said, covers, "ferry.example.org/record")


def _texts(svg):
    """Each line of text with the place where it begins and that where it ends at the most."""
    for one in ET.fromstring(svg).iter(f"{SVG}text"):
        x, y, size = (float(one.get(name)) for name in ("x", "y", "font-size"))
        wide = breadth(one.text, size)
        yield (
            (x - wide, x, y, size, one.text)
            if one.get("text-anchor") == "end"
            else (x, x + wide, y, size, one.text)
        )


def _all_on_it(card):
    svg = draw(card)
    rows = list(_texts(svg))
    joined = "".join(row[-1] for row in rows)

    assert all(
        one in joined
        for one in (
            card.site,
            card.kind,
            card.title,
            *(line.words for line in card.lines),
            card.covers,
            card.address,
        )
    )
    for left, right, y, size, _ in rows:
        assert EDGE <= left <= right <= WIDTH - EDGE + 0.1
        assert size <= y <= HEIGHT - 0.3 * size
    places = [row[2] for row in rows if HEAD < row[2] < FOOT]
    assert all(above < below for above, below in pairwise(places)), "no line stands on another"
    return svg


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_no_title_is_cut_or_acts(title):
    """
    Every character of a title is on the card, escaped, and inside its edges; so are all lines, and what the site covers.
    """
    svg = _all_on_it(_card(title.strip(), [title, *LINES], covers=f"{title} {title}"))

    assert {f"{SVG}{name}" for name in ("svg", "g", "rect", "path", "circle", "text")} >= {
        one.tag for one in ET.fromstring(svg).iter()
    }


@settings(max_examples=60)
@given(texts.map(str.strip), st.lists(texts, max_size=8), texts.map(str.strip))
def test_any_texts_fit(title, lines, covers):
    """
    Whatever is said, none of it is left out, and none reaches over the edges or the foot.
    """
    _all_on_it(_card(title, lines, covers=covers))


@given(words | texts, st.integers(20, 1200), st.integers(1, 66))
def test_wrapping_loses_and_turns_nothing(text, width, size):
    """
    Lines joined are the text again; each is narrow enough or a single letter; a word that fits on a line is not parted.
    """
    lines = wrap(text, width, size)

    assert text == "".join(lines)
    for line in lines:
        assert breadth(line, size) <= width or len(re.sub(r"[ \W]", "", line)) <= 1
    for place, line in enumerate(lines[:-1]):
        if not line.endswith(" ") and line.strip():
            parted = line.split(" ")[-1] + lines[place + 1].split(" ")[0]
            longer = next((one for one in text.split(" ") if parted in one), parted)
            assert breadth(longer, size) > width


def test_a_letter_keeps_its_marks():
    """
    A word that is wider than a line is parted between letters, never between a letter and its accent, or inside a family.
    """
    family = "👩‍👩‍👧"
    lines = wrap("o̊" * 50 + family * 20, 100, 40)

    assert not [one for one in lines if one[0] in "̊‍"]
    assert all(one.replace(family, "").count("👩") == 0 for one in lines)


def test_type_shrinks_with_length():
    """
    A short title is large; a long one is smaller, and still larger than what stands below it.
    """
    sizes = [max(row[3] for row in _texts(draw(_card("Ferry " * number)))) for number in (2, 12, 23)]
    long = sorted({row[3] for row in _texts(draw(_card("Ferry " * 23))) if row[2] < FOOT and row[2] > HEAD})

    assert sizes == sorted(sizes, reverse=True) and sizes[0] > sizes[2]
    assert long[-1] > long[-2]


def test_the_sign_is_that_of_charts():
    """
    Each status has its own sign on a card, as in lists and charts; a line without a status has none.
    """
    drawn = {sign: draw(_card(lines=[CardLine("So it stands", sign)])) for sign in (*SHAPES.values(), "")}

    assert len(SHAPES) + 1 == len(set(drawn.values()))
    assert drawn[""].count("<path") + 1 == drawn["◐"].count("<path")


def test_the_look_is_quiet():
    """
    Paper, ink, the lesser ink and a hairline, written out since no style sheet is there; one font; no box, no shadow.
    """
    svg = draw(_card())

    assert {PAPER.light, INK.light, MUTED.light, RULE.light} == set(re.findall(r"#[0-9a-f]{6}", svg))
    assert {FONT} == set(re.findall(r'font-family="([^"]*)"', svg))
    assert 1 == svg.count("<rect")
    assert not re.search(r"var\(|currentColor|filter|href", svg)


def test_a_home_is_not_called_twice():
    """
    Where the title is the site's name, it stands on the card once.
    """
    assert 1 == draw(_card("The Ferry Record")).count("The Ferry Record")


def test_the_words_for_whoever_does_not_see_it():
    """
    The alternative text says all that the card says, in whole sentences.
    """
    said = _card("Was there a call?", ["As of 4 May 1962: no word."]).words

    assert (
        "Record: Was there a call? As of 4 May 1962: no word. The Ferry Record. Two papers, not the whole river."
        == said
    )


@pytest.mark.long
def test_estimates_are_not_too_narrow():
    """
    Drawn in the font, no text reaches into the margins; and there is ink, so the font is the one that is bundled.
    """
    cards = [_card(title.strip(), [title], covers=title) for title in HOSTILE.values()]
    small = f'width="{WIDTH // 6}" height="{HEIGHT // 6}"'
    for png in rasterise(
        [draw(card).replace(f'width="{WIDTH}" height="{HEIGHT}"', small, 1) for card in cards]
    ):
        rows = list(_pixels(png))
        paper = rows[0][:3]
        margins = [row[: 3 * (EDGE // 6 - 1)] + row[-3 * (EDGE // 6 - 1) :] for row in rows]
        assert all(margin == paper * (len(margin) // 3) for margin in margins)
        assert all(row == paper * (len(row) // 3) for row in (*rows[:7], *rows[-3:]))
        assert sum(row != paper * (len(row) // 3) for row in rows[HEAD // 6 + 2 : FOOT // 6 - 2]) > 10


def _pixels(png):
    """The rows of a PNG's pixels, three bytes each; of RGBA, filtered by the pixel to the left, as it comes from vl-convert."""
    width, height = struct.unpack_from(">II", png, 16)
    start = png.index(b"IDAT")
    data = zlib.decompress(png[start + 4 : start + 4 + struct.unpack_from(">I", png, start - 4)[0]])
    for row in (data[place : place + 4 * width + 1] for place in range(0, len(data), 4 * width + 1)):
        assert 1 == row[0] or not any(row)
        pixels, last = bytearray(), (0, 0, 0)
        for place in range(1, len(row), 4):
            last = tuple((one + two) % 256 for one, two in zip(last, row[place : place + 3], strict=True))
            pixels += bytes(last)
        yield bytes(pixels)
    assert len(data) == height * (4 * width + 1)
