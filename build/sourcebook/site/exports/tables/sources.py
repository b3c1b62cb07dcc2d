"""The articles, what stands behind each, what is wrong with it, and the pages outside on which something rests."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import Organisation, Outside, Record, Source, Sourcebook
from sourcebook.model.source import Lineage
from sourcebook.resolve.documents import uses
from sourcebook.resolve.links import plain
from sourcebook.resolve.sources import behind, printed_by, publisher_name
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import (
    called,
    joined,
    outside_id,
    page,
    paragraphs,
    party_name,
    prose,
    records_of,
    witness,
)
from sourcebook.site.witnesses import KINDS, SUPPORTS, what_was_read


def _origins(book: Sourcebook, one: Source) -> int:
    quotes = (quote for event in book.events_of(one) for quote in book.quotes[event.id])
    return behind(quote for quote in quotes if quote.source.id == one.id).origins


def _quoted(book: Sourcebook, one: Source) -> int:
    """Which share of the article’s characters stands in a quote of some record, in per cent."""
    whole = {at for each in book.articles[one.id] for at in range(each.start, each.end)}
    found = {
        at
        for event in book.events_of(one)
        for quote in book.quotes[event.id]
        if quote.source.id == one.id
        for at in range(quote.passage.start, quote.passage.end)
    }
    return round(100 * len(found & whole) / max(1, len(whole)))


def _first_by(book: Sourcebook, one: Source) -> str:
    first = one.original_publisher
    return publisher_name(book, first) if first else ""


SOURCES = Table[Source](
    "sources",
    "The articles whose quotes the records rest on. Their texts are not here: they are their publishers’.",
    lambda book: book.all(Source),
    (
        needed("id", "The id.", lambda book, one: one.id),
        needed("address", "The page of the article.", page),
        needed(
            "title",
            "The headline as printed, or a description where none is preserved, which it then says.",
            lambda book, one: one.label,
        ),
        Column(
            "title_note",
            "Why there is no headline, or what is odd about it.",
            lambda book, one: prose(one.title_note or "", book),
        ),
        needed("printed_by", "Who printed it, and after whom.", lambda book, one: printed_by(book, one)),
        needed(
            "publisher", "Who published this text.", lambda book, one: publisher_name(book, one.publisher)
        ),
        Column("publisher_id", "Its id, where it is recorded.", lambda book, one: one.publisher.organisation),
        needed(
            "publisher_basis",
            "How that is known.",
            lambda book, one: book.term("basis", one.publisher.basis).label,
        ),
        Column("publisher_note", "From what.", lambda book, one: plain(one.publisher.note or "", book)),
        Column(
            "first_publisher",
            "The outlet whose text it copies, translates or reworks, if that is another.",
            _first_by,
        ),
        Column(
            "first_publisher_basis",
            "How that is known.",
            lambda book, one: (
                book.term("basis", one.original_publisher.basis).label if one.original_publisher else ""
            ),
        ),
        Column(
            "first_publisher_note",
            "From what.",
            lambda book, one: (
                plain(one.original_publisher.note or "", book) if one.original_publisher else ""
            ),
        ),
        Column("original_title", "The headline of the original.", lambda book, one: one.original_title),
        needed("published", "When it was published, in EDTF.", lambda book, one: one.published.text),
        needed("published_words", "The same in words.", lambda book, one: str(one.published)),
        Column(
            "published_first_day",
            "The earliest day that this can mean, doubt (? or ~) left aside.",
            lambda book, one: one.published.first,
            "date",
        ),
        Column(
            "published_last_day",
            "The latest day that this can mean, doubt (? or ~) left aside.",
            lambda book, one: one.published.last,
            "date",
        ),
        needed(
            "published_basis",
            "How that is known.",
            lambda book, one: book.term("basis", one.published_basis).label,
        ),
        Column(
            "published_note", "From what it follows.", lambda book, one: plain(one.published_note or "", book)
        ),
        Column(
            "published_page",
            "The page outside on which it rests.",
            lambda book, one: witness(book, one.published_url),
        ),
        Column(
            "dating",
            "The reasons for the date, a line each.",
            lambda book, one: paragraphs(plain(each, book) for each in one.dating),
        ),
        needed("language", "The language of the text.", lambda book, one: one.language),
        Column(
            "through",
            "The languages through which the whole text came.",
            lambda book, one: joined(one.through),
        ),
        Column(
            "translation",
            "Who translated what, as far as is known.",
            lambda book, one: plain(one.translation or "", book),
        ),
        needed(
            "standing",
            "How the outlet from which the text comes stands to a state, as far as is known; a word of the vocabulary “standing”.",
            lambda book, one: one.standing,
        ),
        needed(
            "standing_words",
            "The same in words.",
            lambda book, one: book.term("standing", one.standing).label,
        ),
        needed(
            "reliability",
            "What the article can be relied on for, and what not.",
            lambda book, one: plain(one.reliability, book),
        ),
        needed(
            "rights",
            "Whose the text is, and what may be done with it.",
            lambda book, one: plain(one.rights, book),
        ),
        needed("credit", "The credit to print with words of it.", lambda book, one: plain(one.credit, book)),
        Column("byline", "Who wrote it, as printed.", lambda book, one: one.byline),
        Column("section", "The section in which it was printed.", lambda book, one: one.section),
        Column(
            "derived_from",
            "Other articles here that it retells, by id.",
            lambda book, one: " ".join(one.derived_from),
        ),
        Column("url", "Where it can be read.", lambda book, one: one.url),
        Column("original_url", "Where the original can be read.", lambda book, one: one.original_url),
        Column("prose", "What the page says besides, in Markdown.", lambda book, one: prose(one.body, book)),
        needed("file", "The file of the article as received.", lambda book, one: one.seed),
        needed(
            "sha256",
            "The SHA-256 of that file; the places of quotes count in it.",
            lambda book, one: one.sha256,
        ),
        needed(
            "percent_quoted",
            "How much of the article stands in quotes of these records, in per cent of its characters.",
            _quoted,
            "integer",
        ),
        needed("records", "How many records rest on it.", records_of, "integer"),
        needed("origins", "How many origins of it these go back to.", _origins, "integer"),
    ),
    refers=((("publisher_id",), "organisations"),),
    searched=("title", "reliability"),
)


class _Behind(NamedTuple):
    source: Source
    number: int
    origin: Lineage


def _lineages(book: Sourcebook) -> Iterator[_Behind]:
    for source in book.all(Source):
        for number, one in enumerate(source.origins, start=1):
            yield _Behind(source, number, one)


ORIGINS = Table[_Behind](
    "origins",
    "Each wire, interview, briefing or paper behind each article. One that two articles retell has a row for each and one id: count "
    "ids, not rows.",
    _lineages,
    (
        needed("source_id", "The article.", lambda book, one: one.source.id),
        needed("id", "The id of the origin.", lambda book, one: one.origin.id),
        needed(
            "number", "Which of the article’s origins it is, from 1.", lambda book, one: one.number, "integer"
        ),
        needed("name", "What it is.", lambda book, one: one.origin.name),
        Column(
            "words_of",
            "Whose words it gives.",
            lambda book, one: joined(party_name(book, id) for id in one.origin.quoted),
        ),
        Column(
            "words_of_ids", "Their ids, with spaces between.", lambda book, one: " ".join(one.origin.quoted)
        ),
        Column(
            "path",
            "The agencies and outlets through which it came, in order.",
            lambda book, one: " → ".join(book.get(Organisation, id).name for id in one.origin.path),
        ),
        Column(
            "path_ids",
            "Their ids, in order, with spaces between.",
            lambda book, one: " ".join(one.origin.path),
        ),
        Column(
            "through",
            "The languages through which its words came, where not those of the whole text.",
            lambda book, one: joined(one.origin.through),
        ),
        Column(
            "published",
            "When it was first published, in EDTF, where its record gives it.",
            lambda book, one: one.origin.published.text if one.origin.published else "",
        ),
        Column(
            "note", "What a reader must know of it.", lambda book, one: plain(one.origin.note or "", book)
        ),
        needed("source", "What the article is called.", lambda book, one: one.source.label),
        needed("address", "The page of the article.", lambda book, one: page(book, one.source)),
    ),
    key=("source_id", "id"),
    refers=((("source_id",), "sources"),),
)


class _Remark(NamedTuple):
    source: Source
    number: int
    sort: str
    at: str
    text: str
    url: str | None
    weight: str | None = None


def _remarks(book: Sourcebook) -> Iterator[_Remark]:
    for source in book.all(Source):
        told = [
            *(("error", one.exact, one.note, one.url, one.weight) for one in source.errors),
            *(("left out", "", one.text, one.url, None) for one in source.omissions),
            *(("set apart", one.label, one.note or "", one.url, None) for one in source.set_apart),
            *(("seen elsewhere", "", one.what, one.url, None) for one in source.found),
        ]
        for number, one in enumerate(told, start=1):
            yield _Remark(source, number, *one)


def _weight(book: Sourcebook, one: _Remark) -> str:
    return book.term("weight", one.weight).label if one.weight else ""


SOURCE_NOTES = Table[_Remark](
    "source_notes",
    "What is wrong in an article, what it leaves out, which paragraphs are in another voice, and which reports seen "
    "elsewhere helped to date or correct it.",
    _remarks,
    (
        needed("source_id", "The article.", lambda book, one: one.source.id),
        needed(
            "number", "Which of the article’s notes it is, from 1.", lambda book, one: one.number, "integer"
        ),
        Column(
            "sort",
            "What sort of note it is.",
            lambda book, one: one.sort,
            is_needed=True,
            one_of=("error", "left out", "set apart", "seen elsewhere"),
        ),
        Column(
            "at",
            "The words of the article that it is about, or whose paragraph is set apart.",
            lambda book, one: one.at,
        ),
        Column("weight", "Of an error: how much it matters.", _weight),
        Column("text", "The note.", lambda book, one: plain(one.text, book)),
        Column(
            "page_outside", "The page outside on which it rests.", lambda book, one: witness(book, one.url)
        ),
        Column("outside_page_id", "Its id here.", lambda book, one: outside_id(book, one.url)),
        needed("source", "What the article is called.", lambda book, one: one.source.label),
        needed("address", "The page of the article.", lambda book, one: page(book, one.source)),
    ),
    key=("source_id", "number"),
    refers=((("source_id",), "sources"), (("outside_page_id",), "outside_pages")),
)
OUTSIDE_PAGES = Table[Outside](
    "outside_pages",
    "The pages outside the articles on which dates, corrections and notes rest: whose each is, and what of it was read.",
    lambda book: book.all(Outside),
    (
        needed("id", "The id.", lambda book, one: one.id),
        needed("address", "Where it stands on this site.", page),
        needed("title", "The page’s own title.", lambda book, one: one.title),
        needed("url", "Its address.", lambda book, one: one.url),
        needed("publisher", "Whose page it is.", lambda book, one: one.publisher),
        Column(
            "kind",
            "What it is as a witness.",
            lambda book, one: one.kind,
            is_needed=True,
            one_of=tuple(KINDS),
        ),
        needed("kind_words", "The same in words.", lambda book, one: KINDS[one.kind]),
        Column(
            "republishes", "Of a page that prints another’s report: whose.", lambda book, one: one.republishes
        ),
        Column(
            "consulted",
            "Whether a stored copy was read; nothing is known of any other reading.",
            lambda book, one: one.consulted,
            is_needed=True,
            one_of=("stored copy", "unknown"),
        ),
        needed("read", "What of it was read, in words.", lambda book, one: prose(what_was_read(one), book)),
        needed(
            "supports",
            "Whether what was read bears out what rests on it.",
            lambda book, one: SUPPORTS[one.supports],
        ),
        Column("archived", "The address of an archived copy.", lambda book, one: one.archived),
        Column("remark", "What a reader must know of it.", lambda book, one: prose(one.remark or "", book)),
        Column(
            "see_also",
            "Other pages on the same matter, by id, with spaces between.",
            lambda book, one: " ".join(one.see_also),
        ),
    ),
    searched=("title", "publisher", "read"),
)


class _Use(NamedTuple):
    page: Outside
    record: Record


def _uses(book: Sourcebook) -> Iterator[_Use]:
    leaning = uses(book)
    return (_Use(one, record) for one in book.all(Outside) for record in leaning.get(one.id, ()))


OUTSIDE_USES = Table[_Use](
    "outside_uses",
    "Which records lean on which page outside the articles.",
    _uses,
    (
        needed("outside_page_id", "The page outside.", lambda book, one: one.page.id),
        needed("outside_page", "Its title.", lambda book, one: one.page.title),
        needed(
            "noun", "What leans on it: event, source, document and so on.", lambda book, one: one.record.noun
        ),
        needed("id", "Its id.", lambda book, one: one.record.id),
        needed(
            "called",
            "What it is called, and of an event how it is known.",
            lambda book, one: called(book, one.record),
        ),
        needed("address", "Its page.", lambda book, one: page(book, one.record)),
    ),
    key=("outside_page_id", "noun", "id"),
    refers=((("outside_page_id",), "outside_pages"),),
)
