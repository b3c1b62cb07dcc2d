"""How pages are cited: each form is read back by a program made for it, and says what the record says."""

import datetime as dt
import json
import re

import pytest
import rispy
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database.input.bibtex import Parser

from sourcebook.build import load
from sourcebook.model import Event, Official, Withdrawn
from sourcebook.register import register
from sourcebook.resolve.links import plain
from sourcebook.site.citations import Citation, cited_words, of_page, of_quote, of_record
from sourcebook.site.naming import permalink, place
from tests.harness.sourcebooks import edit, resolved

HARD = [
    "Braces } that { do not match }",
    "A \\ and 100 % of $5 & #1 _under_ ~tilde^ <a> | \"b\" 'c' @misc{x, title = {y}}",
    "two lines\r\nTY  - JOUR\nER  - \nand a third",
    "</script><script>alert(1)</script> <!-- ]]>",
    "\0\x0b\x1b\x7f\x85\u2028\u2029\ufeff\ufffe\ud800 unseen",
    "“Линия открыта”, החבל, 𝕊 🛶, e\u0301",
    "word " * 2_000,
    "- [x](javascript:y) ,;: =",
]
TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
} | {f"\\{sign}": sign for sign in "&%$#_"}
"""What each command prints, of those that a citation may have."""


def _citation(title="A title", site="A site", abstract="What it says.", day=dt.date(1932, 4, 2), number=2):
    url = "https://ferry.example.org/events/1931-x/"
    return Citation(
        "events-1931-x", title, site, url, day, "Version 2, corrected 2 April 1932", number, abstract
    )


def _plain(text):
    """A text as every form has it: on one line, without what no text should have."""
    return " ".join(
        re.sub("[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]+", " ", text).split()
    )


def _printed(tex):
    """What TeX prints of a field; a command that it does not know is left, and so is a brace."""
    return re.sub(r"\\[a-z]+\{\}|\\[&%$#_]", lambda found: TEX[found[0]], tex)


def _bibtex(citation):
    entries = Parser().parse_string(citation.bibtex).entries
    ((key, entry),) = entries.items()
    return key, entry.type, entry.fields


def _ris(citation):
    (one,) = rispy.loads(citation.ris)
    return one


@pytest.mark.parametrize("hard", HARD, ids=range(len(HARD)))
def test_whatever_a_title_holds_every_form_has_it(hard):
    """
    Titles and abstracts with the signs of TeX, JSON, RIS and HTML, with line breaks and unseen characters, and of ten
    thousand characters come back from each form as they were, on one line.
    """
    citation = _citation(hard, hard, hard)
    _, _, fields = _bibtex(citation)
    (item,) = json.loads(citation.csl)
    ris = _ris(citation)

    for field in ("title", "howpublished"):
        assert _plain(hard) == _printed(fields[field].removeprefix("{").removesuffix("}"))
    assert _plain(hard) == _printed(fields["abstract"])
    assert (_plain(hard),) * 3 == (item["title"], item["container-title"], item["abstract"])
    assert (_plain(hard),) * 3 == (ris["title"], ris["secondary_title"], ris["abstract"])
    assert _plain(hard) in citation.text and "\n" not in citation.text


@pytest.mark.long
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_comes_back_from_bibtex_ris_and_csl(title, abstract):
    """
    For any text: one entry, whose fields are what was put in; no field ends another.
    """
    title, abstract = f"t{title}t", f"a{abstract}a"
    citation = _citation(title, abstract=abstract)
    _, _, fields = _bibtex(citation)
    ris, (item,) = _ris(citation), json.loads(citation.csl)

    assert _plain(title) == _printed(fields["title"][1:-1]) == ris["title"] == item["title"]
    assert _plain(abstract) == _printed(fields["abstract"]) == ris["abstract"] == item["abstract"]
    assert citation.url == fields["url"] == item["URL"] == ris["urls"][0]


def test_each_form_has_address_version_and_day():
    """
    All that a reference needs stands in each form, and no name that the form does not know.
    """
    citation = _citation()
    key, kind, fields = _bibtex(citation)
    (item,) = json.loads(citation.csl)
    ris = _ris(citation)

    assert ("events-1931-x", "misc") == (key, kind)
    assert ("1932", "apr", "Version 2, corrected 2 April 1932") == (
        fields["year"],
        fields["month"][:3].lower(),
        fields["note"],
    )
    assert {"date-parts": [[1932, 4, 2]]} == item["issued"]
    assert ("webpage", "2") == (item["type"], item["version"])
    assert ("ELEC", "1932", "1932/04/02/") == (ris["type_of_reference"], ris["year"], ris["date"])
    assert not [name for name in ris if name.startswith("unknown")]
    assert (
        "A title. A site. Version 2, corrected 2 April 1932. https://ferry.example.org/events/1931-x/"
        == citation.text
    )


def test_what_is_not_known_is_not_said():
    """
    Without a day no form has a date, and nothing stands for it.
    """
    citation = _citation(day=None, number=None)
    _, _, fields = _bibtex(citation)
    (item,) = json.loads(citation.csl)

    assert not {"year", "month"} & set(fields)
    assert not {"issued", "version"} & set(item)
    assert not {"year", "date"} & set(_ris(citation))


def test_a_processor_of_csl_writes_it():
    """
    A processor of citation styles makes a reference of the item, with title, site, day and address.
    """
    (item,) = json.loads(_citation().csl)
    source = CiteProcJSON([item])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Cited([CitationItem(item["id"])]))
    (told,) = map(str, bibliography.bibliography())

    for part in ("A title", "A site", "1932", "https://ferry.example.org/events/1931-x/"):
        assert part in told


def test_a_record_is_named_with_how_it_stands(small_record):
    """
    An act is cited with its kind and status behind its title, a claim as one, a person by the bare name.
    """
    book = small_record
    act, fenn = book.get(Event, "1931-notes-by-back-stairs"), book.get(Official, "ida-fenn")

    assert "Notes are passed by the back stairs [Letter or note, one bank says]" == _of(book, act).title
    assert "Ida Fenn" == _of(book, fenn).title
    for event in book.resolved_events():
        assert _of(book, event.record).title.endswith(f"[{event.kind.label}, {event.status.label}]")


def _of(book, record):
    return of_record(book, record, permalink(book, record), "")


def test_version_and_day_are_those_of_the_record(small_record):
    """
    A record as it was registered is version 1 of that day; each correction makes one more, of its own day; of what was
    never registered no day is told, and no day is another's.
    """
    book = small_record
    told = {one.id: (_of(book, one).standing, _of(book, one).day) for one in book.records()}

    assert ("Version 1, published 2 April 1932", dt.date(1932, 4, 2)) == told["1931-notes-by-back-stairs"]
    assert ("Version 2, corrected 1 May 1932", dt.date(1932, 5, 1)) == told["1931-wharf-no-bridge"]
    assert ("Version 1", None) == told["1931-bell-silent"]
    (gone,) = book.all(Withdrawn)
    assert "withdrawn 2 June 1932" in told[gone.id][0]


def test_a_correction_without_a_day_takes_no_other_day(lay, sound):
    """
    Where the day of the last correction is not known, the day before it is not told in its place.
    """
    root = lay(sound)
    register(root, load(root), dt.date(1963, 1, 1))
    path = root / "content" / "events" / "1962" / "1962-lee-ferry.yaml"
    change = "changes:\n  - {date: 1963-02, was: One., now: Two., why: So.}\n"
    path.write_text(path.read_text("utf-8") + change, "utf-8")
    book = load(root)
    citation = _of(book, book.get(Event, "1962-lee-ferry"))

    assert ("Version 2", None, 2) == (citation.standing, citation.day, citation.number)


def test_a_page_of_no_record_is_as_of_the_last_change(small_record):
    """
    An index is cited as of the last day on which a record changed; the first page stands for the whole.
    """
    site = small_record.site
    home = of_page(small_record, site.name, site.address, "", dt.date(1932, 6, 10))

    assert f"{site.name}, whole site. {site.name}. Records as of 10 June 1932. {site.address}" == home.text
    assert "home" == home.id


def test_every_quote_is_copied_as_the_article_has_it(small_record):
    """
    What is copied begins with the quote, character for character, its line breaks too; below it stand its speaker, the
    office and day, the voice, the article, and the record with its status and address.
    """
    for event in small_record.resolved_events():
        for quote in event.quotes:
            citation = _of(small_record, event.record)
            copied = of_quote(small_record, quote, citation)
            below = copied.removeprefix(f"{quote.words}\n— ")
            assert below != copied and "\n" not in below
            assert quote.words == quote.source.article.text[quote.passage.start : quote.passage.end]
            if quote.speaker:
                assert below.startswith(quote.speaker.label)
            assert all(office.title in below for office in quote.offices)
            assert f"¶{quote.passage.paragraph.number} of “" in below
            assert below.endswith(f"In: {citation.text}")
            note = (
                quote.evidence.note
                and f"Note: {' '.join(plain(quote.evidence.note, small_record).split())} In: "
            )
            assert (note or "") in below and ("Note: " in below) == bool(note)


@pytest.mark.parametrize(
    ("words", "copied"),
    [
        (
            "It cannot be said that the bell rope is cut & that nobody pulls it",
            "“It cannot be said that the bell rope is cut & that nobody pulls it,”",
        ),
        ("It cannot be said that the bell rope is cut", "It cannot be said that the bell rope is cut"),
        (
            "that the bell rope is cut & that nobody pulls it",
            "that the bell rope is cut & that nobody pulls it",
        ),
        ("“It cannot be said that the bell rope is cut", "“It cannot be said that the bell rope is cut"),
    ],
)
def test_a_quote_is_copied_with_the_marks_around_all_of_it(small, words, copied):
    """
    Where a quote is all that stands in quotation marks in its article, these are copied with it, though its record leaves them
    out; of a part of what stands there, nothing is added.
    """
    event = "content/events/1931/1931-marsh-notes-pass.yaml"
    edit(
        small,
        event,
        "“It cannot be said that the bell rope is cut & that nobody pulls it,” he told Reedline.",
        words,
    )
    book = resolved(small)
    (quote,) = [one for one in book.quotes["1931-marsh-notes-pass"] if one.words == words]

    assert copied == cited_words(quote)
    assert copied in quote.source.article.text
    assert of_quote(book, quote, _of(book, quote.event)).startswith(f"{copied}\n— ")


def test_marks_in_a_cited_headline_are_single(small_record):
    """
    A headline stands in quotation marks; those in it are single, so that it is seen where the headline ends.
    """
    quoted = [
        one
        for event in small_record.resolved_events()
        for one in event.quotes
        if "“<b>Never</b>”" in one.source.label
    ]

    assert quoted
    for one in quoted:
        assert " | ‘<b>Never</b>’ & {{ other }} answers from the ferry bank”, " in place(small_record, one)
