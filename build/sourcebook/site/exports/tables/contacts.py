"""Contacts between the sides, and what each side says to them."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import Half, HalfLine, Sourcebook
from sourcebook.resolve.halves import half_lines
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import joined, of_event, page, quote_id
from sourcebook.site.halves import middle_words, words

HALVES_ARE = {
    "says": "says that it took place",
    "wishes": "wished for it, or was ready for it",
    "rejects": "denies, contradicts or refuses it, or speaks against it",
    "answers": "answers otherwise",
    "speaks-else": "is quoted, but takes no position on it",
    "not-heard": "is not heard on it in these articles",
}
"""What a half of a contact is, in words."""


CONTACTS = Table[HalfLine](
    "contacts",
    "Every act of contact between the sides, done or planned, with whose word it rests on. Not every one of them took place: read "
    "event_status.",
    half_lines,
    (
        *of_event(lambda one: one.event.record),
        needed("date", "Its date in EDTF.", lambda book, one: one.event.date.text),
        needed("date_words", "Its date in words.", lambda book, one: one.event.when),
        needed(
            "is_plan",
            "Whether it was wished, considered, agreed or scheduled, and is not reported as done.",
            lambda book, one: one.event.is_plan,
            "boolean",
        ),
        needed(
            "sides_saying",
            "How many sides say in full that it took place.",
            lambda book, one: len(one.saying_in_full),
            "integer",
        ),
        needed("words", "Whose word it rests on, in words.", lambda book, one: words(one)),
        Column(
            "else_rests_on",
            "What it rests on where no side says that it took place.",
            lambda book, one: middle_words(one, one.middle) if one.middle else "",
        ),
        Column(
            "outside",
            "The pages outside the articles that document it.",
            lambda book, one: joined(each.title for each in one.outside),
        ),
        needed("address", "The page of the record.", lambda book, one: page(book, one.event.record)),
    ),
    key=("event_id",),
    refers=((("event_id",), "events"),),
)


class _OfSide(NamedTuple):
    line: HalfLine
    half: Half


def _halves(book: Sourcebook) -> Iterator[_OfSide]:
    return (_OfSide(line, half) for line in half_lines(book) for half in line.halves)


def in_words(half: Half) -> str:
    """What a side does to a contact, in words."""
    refused = ", and refused it" if half.refuses and half.kind != "rejects" else ""
    partial = " and ".join(one.label for one in half.partial)
    return f"{partial or HALVES_ARE[half.kind]}{refused}"


HALVES = Table[_OfSide](
    "halves",
    "What each side says to each contact, a row for each side of each. A side’s word is that of its officials, while in office, "
    "and of its state’s bodies; the country of a person or an outlet is nobody’s word.",
    _halves,
    (
        *of_event(lambda one: one.line.event.record),
        needed("side_id", "The side.", lambda book, one: one.half.side.id),
        needed("side", "Its name.", lambda book, one: one.half.side.name),
        Column(
            "half",
            "What it does; `says` also where it says no more than a part, as half_words has it.",
            lambda book, one: one.half.kind,
            is_needed=True,
            one_of=tuple(HALVES_ARE),
        ),
        needed(
            "half_words",
            "The same in words.",
            lambda book, one: in_words(one.half),
        ),
        Column(
            "stances",
            "The positions that it takes.",
            lambda book, one: joined(each.label for each in one.half.stances),
        ),
        Column(
            "quote_ids",
            "The passages that have them, with spaces between.",
            lambda book, one: " ".join(quote_id(one.line.event.id, each) for each in one.half.quotes),
        ),
        Column(
            "answers",
            "Where no passage of the record has its position: the kinds of its statements that answer or speak of it.",
            lambda book, one: joined(dict.fromkeys(each.label for each in one.half.answers)),
        ),
        needed("address", "The page of the record.", lambda book, one: page(book, one.line.event.record)),
    ),
    key=("event_id", "side_id"),
    refers=((("event_id",), "contacts"), (("side_id",), "sides")),
)
