"""Sourcebooks of other sorts: with little in them, with one side or three, of another century, in other scripts."""

import hashlib
import re
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from sourcebook.build import build, load
from sourcebook.init import start
from sourcebook.model import Diagnostics

pytestmark = pytest.mark.built

ADDRESS = "https://lamp.example.org/"
SEED = "seeds/2031-aldermouth-echo.txt"
ALWAYS = ["About", "Method", "How to contribute", "Rules", "Fields"]
WITH_DATA = ["About", "Method", "Data", "Columns of the data", "How to contribute", "Rules", "Fields"]


class Book:
    """A new sourcebook, and how a test edits it."""

    def __init__(self, root):
        self.root = root
        start(root, "The Lamp Record", ADDRESS, "https://code.example.org/lamp")

    def without(self, *patterns):
        """Take files away."""
        for pattern in patterns:
            for path in self.root.glob(pattern):
                path.unlink()

    def edit(self, pattern, old, new):
        """Replace what a regular expression finds in each file, and tell the sources the new digest of the article."""
        paths = [one for one in self.root.glob(pattern) if one.is_file()]
        for path in paths:
            text = path.read_bytes().decode("utf-8")
            path.write_bytes(re.sub(old, new, text, flags=re.MULTILINE).encode("utf-8"))
        if (self.root / SEED).is_file() and pattern != "content/sources/*":
            digest = hashlib.sha256((self.root / SEED).read_bytes()).hexdigest()
            self.edit("content/sources/*", "^sha256: .*", f"sha256: {digest}")

    def built(self):
        """Build it; every page, parsed, by its address."""
        site = build(self.root).site
        found = {path.parent.relative_to(site).as_posix(): path for path in sorted(site.rglob("index.html"))}
        return {
            "" if at == "." else f"{at}/": lxml.html.parse(
                str(path), lxml.html.HTMLParser(encoding="utf-8")
            ).getroot()
            for at, path in found.items()
        }


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path / "lamp")


def only_events(book):
    """No claims, contradictions, documents, places, channels, outside pages or withdrawn records."""
    gone = "claims contradictions documents places channels outside withdrawn".split()
    book.without(*(f"content/{name}/*" for name in gone))
    book.edit("content/events/*/*", r"^(channels|places): .*\n", "")
    book.edit("content/pages/home.md", r"^- \[\[claim.*\n", "")


def one_record(book):
    """One event, and nobody in it."""
    only_events(book)
    book.without("content/events/2031/*", "content/officials/*", "content/organisations/*")
    book.edit("content/sources/*", r", quoted: \[.*?\]", "")
    book.edit("content/sources/*", "organisation: aldermouth-echo", "name: The Echo")
    book.edit("content/pages/home.md", r"^- \[\[event.*\n", "")


def nothing(book):
    """No record at all: only the pages written by hand."""
    one_record(book)
    book.without("content/events/*/*", "content/topics/*", "content/sources/*", "seeds/*")
    book.edit("content/pages/home.md", r"^- \[\[source.*\n", "")


def one_side(book):
    """No parties: everyone is of one side."""
    book.edit(
        "content/site.yaml",
        r"^sides:(?s:.)*",
        'sides:\n  - {id: all, name: Everyone, light: "#23508f", dark: "#8fb8ea"}\n',
    )


def of_1962(book):
    """Everything seventy years earlier."""
    for old, new in (
        ("2031", "1962"),
        ("2030", "1961"),
        ("2029", "1960"),
        ("Monday", "Saturday"),
        ("Tuesday", "Sunday"),
    ):
        book.edit("content/**/*", old, new)
        book.edit("seeds/*", old, new)
    book.edit("content/sources/*", "seeds/1962", "seeds/2031")
    for path in sorted(book.root.glob("content/**/20*"), reverse=True):
        path.rename(path.with_name(path.name.replace("2031", "1962").replace("2029", "1960")))


def of_other_scripts(book):
    """Names in Cyrillic, Greek and Arabic letters."""
    for old, new in (("Dora Quill", "Дора Квилл"), ("Tobias Wren", "Τοβίας Ρεν"), ("Penlark", "بنلارك")):
        book.edit("content/**/*", old, new)
        book.edit("seeds/*", old, new)
    book.edit("mkdocs.yml", "language: en", "language: ru")


def three_sides(book):
    """As it was made."""


SORTS = [only_events, one_record, nothing, one_side, three_sides, of_1962, of_other_scripts]


@pytest.mark.parametrize("sort", SORTS, ids=lambda one: one.__name__)
def test_is_whole_whatever_is_recorded(book, sort):
    """
    Every link leads to a page; no entry of a menu leads to a page on which nothing is recorded; no page counts wrongly.
    """
    sort(book)
    pages = book.built()
    for at, page in pages.items():
        links = {
            urlsplit(urljoin(ADDRESS + at, one)).path[1:]
            for one in page.xpath("//a[not(starts-with(@href, 'http'))]/@href")
        }
        assert [] == [
            one for one in links if one not in pages and not (book.root / "out" / "site" / one).is_file()
        ], at
        for entry in page.xpath("//nav//ul[contains(@class, 'site-links')]//a/@href"):
            to = pages[urlsplit(urljoin(ADDRESS + at, entry)).path[1:]]
            assert "noindex" not in to.xpath("//meta[@name='robots']/@content"), (at, entry)
            assert [] == to.xpath("//article/p[contains(@class, 'empty')]"), (at, entry)
        words = " ".join(page.text_content().split())
        assert not re.search(r"\b1 of 1 date are|\b0 of \d+ date|\b1 origin stand ", words), at
        for one in page.xpath("//details[@class='citing']|//script"):
            one.drop_tree()
        assert not re.search(r"\bno record\. ", " ".join(page.text_content().split())), at


@pytest.mark.parametrize(
    ("sort", "menu"),
    [
        (
            only_events,
            [
                "Timeline",
                "Contacts",
                "Day by day",
                "People",
                "Organisations",
                "Topics",
                "Articles",
                *WITH_DATA,
            ],
        ),
        (one_record, ["Timeline", "Day by day", "Topics", "Articles", *WITH_DATA]),
        (nothing, ALWAYS),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_the_menu_has_what_is_recorded(book, sort, menu):
    """
    Nouns without a record, and pages without an entry, are in no menu; what is empty is kept from search and indexes.
    """
    sort(book)
    pages = book.built()
    found = (book.root / "out" / "site" / "search" / "found").glob("*.json")
    search = "".join(file.read_text("utf-8") for file in found)

    assert menu == [one.text_content().strip() for one in pages[""].xpath("//nav[@id='sections']//a")]
    assert ["noindex"] == pages["claims/"].xpath("//meta[@name='robots']/@content")
    assert '"address":"claims/"' not in search and '"address":"method/"' in search


def test_charts_without_channels_are_by_topic(book):
    """
    Where no channel is recorded, contacts need none, and the timeline has rows by topic and says so.
    """
    only_events(book)
    pages = book.built()
    timeline = " ".join(pages["timeline/"].text_content().split())

    assert "Rows by topic; the same chart by official, country, kind." in timeline
    assert "Every record here, by topic." in timeline
    assert "by channel" not in timeline and "No channel" not in timeline


def test_nothing_is_offered_where_nothing_is(book):
    """
    Without an event, the first page offers no list, and the timeline counts nothing.
    """
    nothing(book)
    pages = book.built()

    assert [] == pages[""].xpath("//figure") + pages[""].xpath("//a[contains(@href, 'timeline')]")
    assert "No event is recorded yet." in pages["timeline/"].text_content()
    assert "The same records by" not in pages["timeline/"].text_content()


def test_where_all_are_of_one_side_its_word_is_each_ones(book):
    """
    In a sourcebook without parties, what an official says rests on one side's word, and never on the article's alone.
    """
    one_side(book)
    [ground] = load(book.root).events["2031-nightly-signals"].grounds

    assert ("side", "Everyone") == (ground.sort, ground.side.name)


def test_nobody_is_shown_as_of_a_side_that_is_not_theirs(book):
    """
    A country of no side, where no side is everyone else's, is refused rather than given to the last side.
    """
    book.edit("content/site.yaml", r"  - id: penlark(?s:.)*", "")
    with pytest.raises(Diagnostics) as refused:
        book.built()

    assert {"I106"} == {one.code for one in refused.value.diagnostics}
    assert {"country"} == {one.field for one in refused.value.diagnostics}
    assert not (book.root / "out").exists()


@pytest.mark.parametrize("sides", ["", "sides: []\n"])
def test_a_site_without_sides_is_told(book, sides):
    """
    At least one side is needed; that none is there is told at its field, before anything is made.
    """
    book.edit("content/site.yaml", r"^sides:(?s:.)*", sides)
    with pytest.raises(Diagnostics) as refused:
        book.built()

    assert {("content/site.yaml", "sides")} == {(one.path, one.field) for one in refused.value.diagnostics}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("mkdocs.yml", {"mkdocs.yml"}),
        ("content/pages/about.md", {"mkdocs.yml"}),
        ("content/pages/home.md", {"content/pages/home.md"}),
        ("content/vocabulary.yaml", {"content/vocabulary.yaml"}),
        ("content/site.yaml", {"content/site.yaml"}),
        (SEED, {"content/sources/2031-echo-lighthouses.md"}),
    ],
)
def test_what_is_missing_is_told_before_anything_is_made(book, path, told):
    """
    A missing file is told at its own place, or at that of what names it; nothing is rendered.
    """
    (book.root / path).unlink()
    with pytest.raises(Diagnostics) as refused:
        book.built()

    assert told <= {one.path for one in refused.value.diagnostics}
    assert not (book.root / "out").exists()
