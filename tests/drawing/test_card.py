"""A card says all of what it shows, wholly on the paper, whatever an author wrote; and what it cannot show it leaves out whole."""

from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.build import load
from sourcebook.drawing.card import (
    EDGE,
    FOOT,
    HAIRLINE,
    HEAD,
    HEIGHT,
    LARGEST,
    READABLE,
    SMALLEST,
    UNSHOWN,
    WIDTH,
    Run,
    _fits,
    breadth,
    chosen,
    draw,
    wrap,
)
from sourcebook.drawing.card import words as words_of_card
from sourcebook.drawing.letters import TEXT, Type, advance, has, one_form
from sourcebook.model import Box, Card, CardFace, CardLine, Drawing, Sign, Words
from sourcebook.resolve.halves import half_lines
from sourcebook.site.halves import drawn as drawn_of
from sourcebook.site.halves import words as words_of
from sourcebook.site.present import SHAPES
from sourcebook.theme.palette import INK, MUTED, PAPER

HOSTILE = {
    "markup": "</text></svg><script>alert(1)</script> & <b>",
    "quotes": "“A” \"b\" 'c' &amp; &#x27;",
    "one word": "x" * 200,
    "wide letters": "W" * 140,
    "wide signs": "@—…%" * 35,
    "capitals": "QUITE WITHOUT A MEASURE " * 6,
    "Cyrillic": "Щедрость и жюри — сообщение о щуке " * 4,
    "Greek and marks": "Ωδή ά ḗ o̊ " * 11,
    "Spanish": "¿Quién dijo «mañana»? " * 8,
    "thin letters": "illicit " * 17,
}
FOREIGN = {
    "Chinese": "渡船今天停航",
    "Arabic": "العبّارة متوقفة",
    "emoji": "The ferry 😀 stops",
    "control": "a\x07b",
}
LINES = (
    CardLine("Probably 7 November 2022"),
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


def _card(*faces, title="A title", lines=LINES, covers="Two papers, not the whole river.", **other):
    told = {"site": "The Ferry Record", "kind": "Record", "address": "ferry.example.org/record"} | other
    return Card(
        faces=(*faces, CardFace(("", title, ""), tuple(lines))),
        covers=covers,
        **told,
    )


class _Drawn(NamedTuple):
    """A card as its marks, and all that it says."""

    drawing: Drawing
    words: str


def _drawn(card):
    """A card with what it shows of its faces."""
    shown = chosen(card)
    return _Drawn(draw(shown), words_of_card(shown))


def _written(drawn):
    """Each word with the line on which it stands, and its left and right end."""
    for one in drawn.drawing.marks:
        if isinstance(one, Words):
            wide = one.size * advance(one.text, Type(one.weight, one.optical))
            yield one.y, one.x, one.x + wide, one


def _bare(text):
    """A text without its blanks, as parts of it on several lines can be put together again."""
    return one_form(text).replace(" ", "")


def _all_on_it(card):
    drawn = _drawn(card)
    rows = list(_written(drawn))
    joined = "".join(one.text for *_, one in rows)
    told = [card.site, card.kind, *card.faces[-1].head, *(one.words for one in card.faces[-1].lines)]
    if not all(map(has, [*told, card.covers])):
        assert UNSHOWN in drawn.words
        told, card = [UNSHOWN], card._replace(covers="")

    assert not [one for one in (*told, card.covers, card.address) if _bare(one) not in joined]
    for y, left, right, one in rows:
        assert EDGE - one.size <= left <= right <= WIDTH - EDGE + 0.5, one
        assert one.size * 0.8 <= y <= HEIGHT - 0.25 * one.size
    for _, line in groupby(rows, key=lambda row: row[0]):
        assert all(one[2] <= next[1] + 0.1 for one, next in pairwise(line) if one[1] < next[1])
    body = [row for row in rows if HEAD < row[0] < FOOT]
    assert all(
        above[0] == below[0] or below[0] - above[0] >= below[3].size for above, below in pairwise(body)
    )
    return drawn


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_no_title_is_cut(title):
    """
    Every character of a title is on the card, inside its edges; so are all lines, and what the site covers.
    """
    drawn = _all_on_it(_card(title=title.strip(), lines=[CardLine(title), *LINES], covers=f"{title} {title}"))

    assert UNSHOWN not in drawn.words


@settings(max_examples=60, deadline=None)
@given(texts | words, st.lists(texts | words, max_size=8), texts | words)
def test_any_texts_fit(title, lines, covers):
    """
    Whatever is said, all of it is shown or none of it, and nothing reaches over the edges or the foot.
    """
    _all_on_it(_card(title=title, lines=map(CardLine, lines), covers=covers))


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("place", ["title", "line", "covers", "kind", "site"])
def test_what_the_font_lacks_is_no_empty_box(text, place):
    """
    Where one letter of what a card must say is not in the font, the card says that it cannot show it, and shows no part
    of it, which could turn what is said.
    """
    told = {"lines": [CardLine(text)]} if place == "line" else {place: text}
    drawn = _drawn(_card(**told))
    shown = " ".join(one.text for *_, one in _written(drawn))

    assert UNSHOWN in shown and drawn.words.startswith(UNSHOWN)
    assert has(shown) and "A title" not in shown
    assert "ferry.example.org/record" in shown


@given(words | texts, st.integers(20, 1200), st.integers(1, 66))
def test_wrapping_loses_and_turns_nothing(text, width, size):
    """
    Lines joined are the text again; each is narrow enough or a single letter; a word that fits on a line is not parted.
    """
    tokens = [(Run(one, "ink"),) for one in text.split()]
    lines = wrap(tokens, width, size, TEXT)

    assert "".join(text.split()) == "".join(run.text for line in lines for token in line for run in token)
    for line in lines:
        assert breadth(line, size, TEXT) <= width or len(line) == 1 and len(line[0]) == 1
    whole = [token for token in tokens if breadth([token], size, TEXT) <= width]
    assert not [token for token in whole if token not in [one for line in lines for one in line]]


def test_a_letter_keeps_its_marks():
    """
    A word that is wider than a line is parted between letters, never between a letter and its accent.
    """
    lines = wrap([(Run("o̊" * 50, "ink"),)], 100, 40, TEXT)

    assert len(lines) > 10
    assert not [one for one in lines if one[0][0].text[0] == "\u030a"]


def test_a_quote_is_whole_in_its_sentence():
    """
    A quote stands large in its whole sentence, its own words in ink and the others in the lesser ink, with its lines; no
    title is beside it. For whoever does not see it, its own words stand between ‹ and ›.
    """
    face = CardFace(
        ("Lind, it is said, ", "would not say that nobody", " called."), (CardLine("Anna Lind"), *LINES)
    )
    drawn = _drawn(_card(face))
    sizes = {one.text: (one.size, one.colour) for *_, one in _written(drawn)}

    assert drawn.words.startswith(
        "Record: Lind, it is said, ‹would not say that nobody› called. Between ‹ and ›: Anna Lind."
    )
    assert "title" not in drawn.words
    assert {MUTED.light} == {sizes[one][1] for one in ("said,", "called.")}
    assert INK.light == sizes["nobody"][1]
    assert sizes["nobody"][0] >= READABLE > sizes["Anna"][0]


@pytest.mark.parametrize(
    "quote",
    ["We have not said a word that nobody could hear. " * 30, "渡船 not today", "He said 😀"],
    ids=["too long", "another script", "an emoji"],
)
def test_a_quote_that_cannot_be_shown_whole_gives_way_to_the_title(quote):
    """
    No part of a quote is shown: where all of it would be too small to read, or has a letter that the font lacks, the
    title and its lines stand there.
    """
    drawn = _drawn(_card(CardFace(("", quote, ""), LINES)))

    assert drawn.words.startswith("Record: A title. Probably 7 November 2022.")
    assert not [one for y, *_, one in _written(drawn) if y < FOOT and one.text in quote.split()]


def test_the_first_letter_stands_under_the_others():
    """
    A quotation mark that opens a quote hangs in the margin.
    """
    drawn = _drawn(
        _card(CardFace(("", "“We have said so, and will say so at every occasion that there is.”", "")))
    )
    lines = [list(line) for y, line in groupby(_written(drawn), key=lambda row: row[0]) if HEAD < y < FOOT]

    assert len(lines) > 1
    assert lines[0][0][1] < EDGE and EDGE == lines[1][0][1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcÖшW.“ü", min_size=1, max_size=12), min_size=1, max_size=120).map(" ".join))
def test_type_is_as_large_as_it_can_be(title):
    """
    A title, and the lines below it, stand in the largest type in which they have room; in all smaller type they have it, too.
    """
    face = _card(title=title).faces[-1]
    fitting = [size for size in range(SMALLEST, LARGEST + 1, 2) if _fits(face, size)]
    largest = max((one for one in fitting if one >= READABLE), default=max(fitting))

    assert {*range(SMALLEST, READABLE, 2)} & {*fitting} == {*range(SMALLEST, min(largest + 1, READABLE), 2)}
    assert largest == max(one.size for y, *_, one in _written(_drawn(_card(title=title))) if HEAD < y < FOOT)


def test_type_shrinks_with_length():
    """
    A short title is large; a long one is smaller, and still larger than what stands below it.
    """
    sizes = [
        max(row[3].size for row in _written(_drawn(_card(title="Ferry " * number)))) for number in (2, 40)
    ]
    body = {row[3].size for row in _written(_drawn(_card(title="Ferry " * 40))) if HEAD < row[0] < FOOT}

    assert sizes[0] > sizes[1]
    assert 2 == len(body) and max(body) == sizes[1]


def test_the_sign_is_that_of_the_status():
    """
    Each status has its own sign on a card, as in lists and charts; a line without a status has none.
    """
    drawn = {
        sign: {
            one.name
            for one in _drawn(_card(lines=[CardLine("So it stands", sign)])).drawing.marks
            if isinstance(one, Sign) and one.y > HEAD
        }
        for sign in (*SHAPES.values(), "")
    }

    assert {sign: {name} for name, sign in SHAPES.items()} | {"": set()} == drawn


def test_the_look_is_quiet():
    """
    Paper, ink, the lesser ink and a hairline.
    """
    drawing = _drawn(_card()).drawing

    assert (PAPER.light, 1200, 630) == (drawing.paper, drawing.width, drawing.height)
    assert {INK.light, MUTED.light, HAIRLINE} == {one.colour for one in drawing.marks}


def test_a_home_is_not_told_twice():
    """
    Where the title is the site's name, whoever does not see the card hears it once.
    """
    assert 1 == _drawn(_card(title="The Ferry Record")).words.count("The Ferry Record")


def test_the_words_for_whoever_does_not_see_it():
    """
    The alternative text says all that the card says, in whole sentences.
    """
    said = _drawn(_card(title="Was there a call?", lines=[CardLine("As of 4 May 1962: no word.")])).words

    assert (
        "Record: Was there a call? As of 4 May 1962: no word. The Ferry Record. Two papers, not the whole river."
        == said
    )


@pytest.fixture(scope="module")
def lines():
    """The half lines of the small sourcebook."""
    return half_lines(load(Path(__file__).parents[1] / "sourcebooks" / "small"))


def test_a_half_goes_as_far_as_a_side_s_word(lines):
    """
    Of each contact that stands alone, a side's half is a bar from its upright to the middle if that side says that it took
    place, and none otherwise; the sides are named, and the words that the site has for the line are in the text.
    """
    kinds = set()
    for line in lines:
        drawn = _drawn(_card(CardFace(("", "A title", ""), (CardLine(words_of(line)),), (drawn_of(line),))))
        names = [one.text for *_, one in _written(drawn)]
        for number, half in enumerate(line.halves):
            kinds.add(half.kind)
            bars = [
                one
                for one in drawn.drawing.marks
                if isinstance(one, Box) and one.colour == half.side.light and one.x2 - one.x > 300
            ]
            says = half.kind == "says" and line.middle != "public"
            middle = WIDTH // 2
            assert says == bool(bars), (line.event.id, half.side.id)
            assert all((one.x2 if number == 0 else one.x) == middle for one in bars)
            assert set(half.side.name.split()) <= set(names)
        assert f"A line between {line.halves[0].side.name} and {line.halves[1].side.name}." in drawn.words
        assert words_of(line) in drawn.words

    assert {"says", "not-heard"} <= kinds


def test_all_contacts_stand_beside_what_they_show(lines):
    """
    Many contacts stand at the right, one below the other, and no word of the finding reaches them.
    """
    drawn = _drawn(
        _card(
            CardFace(
                ("", "In three records, no side’s word meets the other’s. " * 3, ""),
                (),
                tuple(map(drawn_of, lines)),
            )
        )
    )
    left = min(
        one.x
        for one in drawn.drawing.marks
        if isinstance(one, Box) and one.colour == lines[0].halves[0].side.light
    )
    heads = [row for row in _written(drawn) if row[3].colour == INK.light and HEAD < row[0] < FOOT]

    assert left > WIDTH / 2 and heads
    assert all(row[2] < left for row in heads)
    done = sum(not one.event.is_plan for one in lines)
    assert f"{done} records of contact, each drawn as a line between" in drawn.words
