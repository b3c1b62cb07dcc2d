"""The curator’s remarks, and the values on which sources differ."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import (
    Claim,
    Contradiction,
    Document,
    Event,
    Note,
    Record,
    Rivalry,
    RivalValue,
    Source,
    Sourcebook,
)
from sourcebook.resolve.links import plain
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import called, of_event, outside_id, page, witness


class _Noted(NamedTuple):
    record: Record
    number: int
    note: Note


def _notes(book: Sourcebook) -> Iterator[_Noted]:
    told: tuple[tuple[Record, tuple[Note, ...]], ...] = (
        *((one.record, one.record.notes) for one in book.resolved_events()),
        *((one, one.notes) for one in book.all(Claim)),
        *((one, one.outside) for one in book.all(Contradiction)),
        *((one, one.notes) for one in book.all(Document)),
    )
    for record, notes in told:
        for number, one in enumerate(notes, start=1):
            yield _Noted(record, number, one)


NOTES = Table[_Noted](
    "notes",
    "The curator’s remarks on events, claims, contradictions and documents; what is not from the articles has its page.",
    _notes,
    (
        needed(
            "noun",
            "What it is a remark on: event, claim, contradiction, document.",
            lambda book, one: one.record.noun,
        ),
        needed("id", "The id of that.", lambda book, one: one.record.id),
        needed(
            "called",
            "What that is called, and of an event how it is known.",
            lambda book, one: called(book, one.record),
        ),
        needed("number", "Which of its remarks it is, from 1.", lambda book, one: one.number, "integer"),
        needed("text", "The remark.", lambda book, one: plain(one.note.text, book)),
        needed(
            "is_from_outside",
            "Whether it rests on a page outside the articles.",
            lambda book, one: bool(one.note.url),
            "boolean",
        ),
        Column(
            "page_outside",
            "That page: whose it is, as what it counts, what was read, and its address.",
            lambda book, one: witness(book, one.note.url),
        ),
        Column("outside_page_id", "Its id here.", lambda book, one: outside_id(book, one.note.url)),
        needed("address", "The page of the record.", lambda book, one: page(book, one.record)),
    ),
    key=("noun", "id", "number"),
    refers=((("outside_page_id",), "outside_pages"),),
)


class _Rival(NamedTuple):
    event: Event
    number: int
    rivalry: Rivalry
    place: int
    value: RivalValue


def _rivals(book: Sourcebook) -> Iterator[_Rival]:
    for event in book.resolved_events():
        for number, rivalry in enumerate(event.record.rivals, start=1):
            for place, one in enumerate(rivalry.values, start=1):
                yield _Rival(event.record, number, rivalry, place, one)


def _source(book: Sourcebook, one: _Rival) -> str:
    found = book.find(Source, one.value.source)
    return found.label if found else ""


RIVAL_VALUES = Table[_Rival](
    "rival_values",
    "Where sources differ on a date, a name or an outlet: every value, whose it is, and whether the record goes by it.",
    _rivals,
    (
        *of_event(lambda one: one.event),
        needed(
            "number",
            "Which of the event’s differences it is, from 1.",
            lambda book, one: one.number,
            "integer",
        ),
        needed("about", "On what they differ.", lambda book, one: one.rivalry.about),
        needed("value_number", "Which of the values it is, from 1.", lambda book, one: one.place, "integer"),
        needed("value", "The value.", lambda book, one: one.value.value),
        needed(
            "is_preferred",
            "Whether the record goes by it; it can be that none is.",
            lambda book, one: one.value.preferred,
            "boolean",
        ),
        Column("source_id", "The article that has it.", lambda book, one: one.value.source),
        Column("source", "What that is called.", _source),
        Column(
            "page_outside",
            "The page outside the articles that has it.",
            lambda book, one: witness(book, one.value.url),
        ),
        Column("outside_page_id", "Its id here.", lambda book, one: outside_id(book, one.value.url)),
        needed(
            "why", "Why one is preferred, or why none is.", lambda book, one: plain(one.rivalry.why, book)
        ),
        needed("address", "The page of the record.", lambda book, one: page(book, one.event)),
    ),
    key=("event_id", "number", "value_number"),
    refers=(
        (("event_id",), "events"),
        (("source_id",), "sources"),
        (("outside_page_id",), "outside_pages"),
    ),
)
