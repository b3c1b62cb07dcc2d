"""What became of records: corrections, former ids, withdrawn records, and who has read which."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import Record, Sourcebook, Withdrawn
from sourcebook.model.entry import Change, Reading
from sourcebook.resolve.links import plain
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import called, page
from sourcebook.site.naming import former_permalink


def _noun(record: Record) -> str:
    """What a record is, or was."""
    return record.was if isinstance(record, Withdrawn) else record.noun


class _Corrected(NamedTuple):
    record: Record
    number: int
    change: Change


def _corrections(book: Sourcebook) -> Iterator[_Corrected]:
    for record in book.records():
        for number, one in enumerate(record.changes, start=1):
            yield _Corrected(record, number, one)


CORRECTIONS = Table[_Corrected](
    "corrections",
    "What records said before, what they say now, and why.",
    _corrections,
    (
        needed("noun", "What was corrected: event, official and so on.", lambda book, one: _noun(one.record)),
        needed("id", "Its id.", lambda book, one: one.record.id),
        needed(
            "called",
            "What it is called, and of an event how it is known.",
            lambda book, one: called(book, one.record),
        ),
        needed("number", "Which of its corrections it is, from 1.", lambda book, one: one.number, "integer"),
        needed("date", "When, in EDTF.", lambda book, one: one.change.date.text),
        needed("was", "What it said.", lambda book, one: plain(one.change.was, book)),
        needed("now", "What it says now.", lambda book, one: plain(one.change.now, book)),
        needed("why", "Why.", lambda book, one: plain(one.change.why, book)),
        needed("address", "Its page.", lambda book, one: page(book, one.record)),
    ),
    key=("noun", "id", "number"),
)


class _Former(NamedTuple):
    record: Record
    id: str


def _former(book: Sourcebook) -> Iterator[_Former]:
    return (_Former(record, id) for record in book.records() for id in record.formerly)


FORMER_IDS = Table[_Former](
    "former_ids",
    "Ids under which records were published before; their addresses lead on.",
    _former,
    (
        needed("noun", "What it is: event, official and so on.", lambda book, one: _noun(one.record)),
        needed("former_id", "The id that it had.", lambda book, one: one.id),
        needed("id", "The id that it has.", lambda book, one: one.record.id),
        needed(
            "called",
            "What it is called, and of an event how it is known.",
            lambda book, one: called(book, one.record),
        ),
        needed(
            "former_address",
            "The address that it had.",
            lambda book, one: former_permalink(book, one.record, one.id),
        ),
        needed("address", "The address that it has.", lambda book, one: page(book, one.record)),
    ),
    key=("noun", "former_id"),
)


def _instead(book: Sourcebook, gone: Withdrawn) -> str:
    found = book.by_key.get((gone.was, gone.instead or ""))
    return page(book, found) if isinstance(found, Record) else ""


WITHDRAWN = Table[Withdrawn](
    "withdrawn",
    "Records that were withdrawn: their addresses stay and say why.",
    lambda book: book.all(Withdrawn),
    (
        needed("noun", "What it was: event, official and so on.", lambda book, one: one.was),
        needed("id", "Its id.", lambda book, one: one.id),
        needed("title", "The title that it had; it is no longer said.", lambda book, one: one.title),
        needed("withdrawn", "When, in EDTF.", lambda book, one: one.withdrawn.text),
        needed("why", "Why.", lambda book, one: plain(one.why, book)),
        Column("instead_id", "The id of the record that now says it better.", lambda book, one: one.instead),
        Column("instead_address", "Its page.", _instead),
        needed("address", "The page that says so.", page),
    ),
    key=("noun", "id"),
)


class _Read(NamedTuple):
    record: Record
    number: int
    reading: Reading


def _readings(book: Sourcebook) -> Iterator[_Read]:
    for record in book.records():
        for number, one in enumerate(record.read_by, start=1):
            yield _Read(record, number, one)


READINGS = Table[_Read](
    "readings",
    "Which named editors have read which records against their articles. A record that is not here was read by none: it was checked by "
    "a program, which proves that a quote stands in its article and not that it was understood.",
    _readings,
    (
        needed("noun", "What was read: event, official and so on.", lambda book, one: _noun(one.record)),
        needed("id", "Its id.", lambda book, one: one.record.id),
        needed(
            "called",
            "What it is called, and of an event how it is known.",
            lambda book, one: called(book, one.record),
        ),
        needed("number", "Which of its readings it is, from 1.", lambda book, one: one.number, "integer"),
        needed("editor", "The editor’s name.", lambda book, one: one.reading.name),
        needed("date", "When, in EDTF.", lambda book, one: one.reading.date.text),
        needed("address", "Its page.", lambda book, one: page(book, one.record)),
    ),
    key=("noun", "id", "number"),
)
