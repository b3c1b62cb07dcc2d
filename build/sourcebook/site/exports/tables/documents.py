"""Treaties, letters and communiqués, and what events did to them."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import Document, Sourcebook
from sourcebook.resolve.documents import Happening, life_of
from sourcebook.resolve.links import plain
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import (
    joined,
    note_words,
    of_event,
    page,
    paragraphs,
    prose,
    witness,
)

DOCUMENTS = Table[Document](
    "documents",
    "The documents of which the articles speak.",
    lambda book: book.all(Document),
    (
        needed("id", "The id.", lambda book, one: one.id),
        needed("address", "The page.", page),
        needed("name", "What it is called.", lambda book, one: one.name),
        needed("sort", "What it is.", lambda book, one: one.sort),
        Column("parties", "Between whom it is, or who made it.", lambda book, one: joined(one.parties)),
        Column(
            "date",
            "Its date, in EDTF; of what, date_note says.",
            lambda book, one: one.date.text if one.date else "",
        ),
        Column(
            "date_note",
            "Of what that date is, and how it is known.",
            lambda book, one: plain(one.date_note or "", book),
        ),
        Column(
            "date_page",
            "The page outside on which that date rests.",
            lambda book, one: witness(book, one.date_url),
        ),
        needed(
            "state",
            "How it stands, as far as is known, and on whose word.",
            lambda book, one: plain(one.state, book),
        ),
        Column(
            "state_page",
            "The page outside on which that rests.",
            lambda book, one: witness(book, one.state_url),
        ),
        Column(
            "notes",
            "The curator’s remarks, a line each; see the table notes.",
            lambda book, one: paragraphs(note_words(book, each) for each in one.notes),
        ),
        Column("prose", "What the page says besides, in Markdown.", lambda book, one: prose(one.body, book)),
    ),
    searched=("name", "sort", "prose"),
)


class _Life(NamedTuple):
    document: Document
    number: int
    happening: Happening


def _lives(book: Sourcebook) -> Iterator[_Life]:
    for document in book.all(Document):
        for number, one in enumerate(life_of(book, document), start=1):
            yield _Life(document, number, one)


DOCUMENT_EVENTS = Table[_Life](
    "document_events",
    "What events did to each document, the earliest first.",
    _lives,
    (
        needed("document_id", "The document.", lambda book, one: one.document.id),
        needed("document", "What it is called.", lambda book, one: one.document.name),
        needed("number", "Which of them it is, from 1.", lambda book, one: one.number, "integer"),
        *of_event(lambda one: one.happening.event),
        needed(
            "act",
            "What the event did to it; a word of the vocabulary “act_on_document”.",
            lambda book, one: one.happening.how.id,
        ),
        needed("act_words", "The same in words.", lambda book, one: one.happening.how.label),
        Column("note", "What a reader must know of it.", lambda book, one: one.happening.note),
        needed("address", "The page of the document.", lambda book, one: page(book, one.document)),
    ),
    key=("document_id", "number"),
    refers=((("document_id",), "documents"), (("event_id",), "events")),
)
