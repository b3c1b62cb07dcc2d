"""A picture of a chart stands alone, and its bare page for frames says where it is from."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from sourcebook.charts import claim, official, timeline
from sourcebook.drawing import Lane, Span, figures
from sourcebook.drawing.bare import frame_height
from sourcebook.drawing.figures import LINES
from sourcebook.model import Figure, Output
from sourcebook.publish.render import render
from sourcebook.sentinel import SENTINEL

SMALL = Path(__file__).parents[1] / "sourcebooks" / "small"
SPAN = Span(dt.date(1930, 1, 1), dt.date(1932, 12, 31))
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
HOSTILE = (
    "</script><script>alert(1)</script>",
    "</title></svg><svg onload='alert(1)'>",
    "A & B < C > D \"so\" 'so'",
    "]]>--><x &#0; \x0b",
    'fill="var(--nothing)" https://chart.invalid/',
    "A title " * 40,
)


@pytest.fixture(scope="module")
def book(small_record):
    """The small sourcebook."""
    return small_record


@pytest.fixture(scope="module")
def pictures(book):
    """Each picture's text, by its path."""
    made = [
        one for maker in (timeline, official, claim) for one in maker.make(book) if isinstance(one, Output)
    ]
    return {one.path.as_posix(): one.content for one in made if one.path.suffix == ".svg"}


def _made(book, title, caption="Caption.", home=""):
    """What becomes of one chart of one lane, by its path."""
    found = figures(book, SPAN, "x/y", title, [Lane("Lane", book.resolved_events())], caption, home)
    return {one.path.as_posix(): one.content for one in found if isinstance(one, Output)}


@pytest.mark.long
def test_every_chart_has_its_picture_and_its_bare_page(book):
    """
    Beside the rows of each wide chart stands its picture, and embed/ has a page for each picture and for nothing else;
    without rows are only the charts that no script draws anew, and with them the template of all.
    """
    paths = {one.path.as_posix() for one in render(book)}
    charts = {path[7:-4] for path in paths if re.fullmatch(r"charts/.+\.svg", path)}
    drawn_anew = {path[7:-5] for path in paths if re.fullmatch(r"charts/(?!narrow/).+\.json", path)}

    assert len(charts) > 5
    assert charts - {"contacts", "overview"} == drawn_anew - {"template"}
    assert charts == {path[6:-3] for path in paths if path.startswith("embed/")}


def test_a_picture_stands_alone(pictures, book):
    """
    It is XML without a script, a style sheet, a variable, a font of its own or the sentinel; its links are all the
    site's, at its own address; it lies on paper.
    """
    assert pictures
    for path, text in pictures.items():
        drawing = ET.fromstring(text)
        links = [
            value
            for one in drawing.iter()
            for name, value in one.attrib.items()
            if name in ("href", f"{XLINK}href")
        ]
        assert links, path
        leads_to = "timeline/?" if "overview" in path else "events/"
        assert [] == [one for one in links if not one.startswith(f"{book.site.address}{leads_to}")], path
        assert not re.search(r"var\(|chart\.invalid|url\(|@import|@font-face", text), path
        assert {"svg", "title", "desc", "g", "a", "path", "rect", "text"} >= {
            one.tag.removeprefix(SVG) for one in drawing.iter()
        }, path
        paper = next(one for one in drawing if one.tag == f"{SVG}rect")
        assert drawing.get("viewBox") == " ".join(
            paper.get(name) for name in ("x", "y", "width", "height")
        ), path


def test_a_picture_says_what_it_is_and_where_it_is_from(book):
    """
    Above stands the title; below the days of the scale, the site's name with what it covers, and the address of the
    page that holds the chart; title and words for those who do not see it are kept.
    """
    drawing = ET.fromstring(_made(book, "A title", home="somewhere/?lanes=y")["charts/x/y.svg"])
    said = [one.text for one in drawing if one.tag == f"{SVG}text"]

    assert ["A title", LINES[0], "Scale: 1 January 1930 to 31 December 1932."] == said[:3]
    assert f"{book.site.name}: {book.site.covers}" == " ".join(said[3:-1])
    assert f"{book.site.address}somewhere/?lanes=y" == said[-1]
    assert "A title" == drawing.find(f"{SVG}title").text
    assert drawing.find(f"{SVG}desc").text.startswith("A title. ")


@pytest.mark.parametrize("title", HOSTILE)
def test_words_in_a_picture_are_words(book, title):
    """
    Whatever a title holds is text: no element, no attribute and no link comes of it; nothing of it is lost.
    """
    made = _made(book, title)
    hostile, plain = (ET.fromstring(one["charts/x/y.svg"]) for one in (made, _made(book, "A title")))
    said = "".join(one.text for one in hostile if one.tag == f"{SVG}text")
    kept = re.sub(r"[\s\x0b]", "", title)

    assert re.sub(r"\s", "", said).startswith(kept)
    assert [one.tag for one in plain if one.tag != f"{SVG}text"] == [
        one.tag for one in hostile if one.tag != f"{SVG}text"
    ]
    assert "<script" not in made["charts/x/y.svg"]
    assert "<script" not in made["embed/x/y.md"]


def test_a_picture_is_the_same_again(book):
    """
    Made twice, it is the same to the byte.
    """
    assert _made(book, "A title") == _made(book, "A title")


def test_a_bare_page_says_where_it_is_from(book):
    """
    A bare page has the chart, what the site covers and the way back; it is kept from search and indexes.
    """
    page = _made(book, "A title", home="somewhere/?lanes=y")["embed/x/y.md"]

    for line in (
        'title: "A title"',
        'template: "embed.html"',
        'home: "somewhere/?lanes=y"',
        'robots: "noindex"',
        "<!-- bare x/y -->",
    ):
        assert f"\n{line}\n" in page
    assert "(../../somewhere.md?lanes=y)" in page


def test_a_page_offers_the_picture_and_the_code(book):
    """
    The page that holds a chart links to its picture and to its bare page, and shows the code of a frame, each with
    nothing in it that could end it before its end.
    """
    made = {one.path.as_posix(): one.content for one in render(book)}
    page = made[".figures/figure/charts/timeline.html"]
    code = next(one.frame for one in timeline.make(book) if isinstance(one, Figure))

    assert f'<a href="{SENTINEL}charts/timeline.svg" download="timeline.svg">' in page
    assert f'<a href="{SENTINEL}embed/timeline/">' in page
    assert re.search(
        rf'<textarea [^<>]*>&lt;iframe src="{book.site.address}embed/timeline/"[^<>]*</textarea>',
        page,
    )
    assert re.fullmatch(
        r'<iframe src="[^"<>]+" width="100%" height="\d+" style="border:0" loading="lazy" title="[^"<>]+"></iframe>',
        code,
    )
    assert "chart-image" not in made["embed/timeline.md"]


def test_a_frame_is_higher_for_more():
    """
    A frame grows with the drawing and with the caption.
    """
    assert frame_height(500, "x") - frame_height(300, "x") == 200
    assert frame_height(300, "x" * 500) > frame_height(300, "x")


def test_a_picture_says_what_its_lines_mean(pictures):
    """
    Where lines lead from record to record, the foot of the picture says what they mean; elsewhere it speaks of none.
    """
    joined = {path for path, one in pictures.items() if "threads_marks" in one or "answers_marks" in one}

    assert joined
    assert joined == {path for path, one in pictures.items() if ">A line leads from a statement" in one}
    assert not [path for path, one in pictures.items() if "Point at" in one]
