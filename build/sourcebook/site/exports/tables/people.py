"""Officials with their offices, organisations, and the names that these and other records go by."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import NOUNS, Official, Organisation, Record, Role, Source, Sourcebook
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import origins_of, page, prose, records_of, witness

WHOSE = Official | Organisation


def _articles(book: Sourcebook, one: WHOSE) -> int:
    return len(book.naming.get(one.id, frozenset()))


OFFICIALS = Table[Official](
    "officials",
    "The people who speak, act or are spoken of. For the office that one held on a day, see roles, or event_officials.",
    lambda book: book.all(Official),
    (
        needed("id", "The id.", lambda book, one: one.id),
        needed("address", "The page.", page),
        needed("name", "The name in English.", lambda book, one: one.name),
        needed(
            "country",
            "The country of this person, for which the words count only while an office of its state is held.",
            lambda book, one: one.country,
        ),
        needed(
            "side_id",
            "The side to which that country belongs. The person speaks for it while in office: see roles, and side_id of quotes.",
            lambda book, one: book.site.side_of(one.country).id,
        ),
        Column(
            "speaks",
            "The language in which this person speaks in these records.",
            lambda book, one: one.speaks,
        ),
        Column("prose", "What the page says besides, in Markdown.", lambda book, one: prose(one.body, book)),
        needed("records", "How many records have this person in them.", records_of, "integer"),
        needed("origins", "To how many origins these go back.", origins_of, "integer"),
        needed("articles_naming", "How many of the articles name this person.", _articles, "integer"),
    ),
    refers=((("side_id",), "sides"),),
    searched=("name", "prose"),
)


class _Held(NamedTuple):
    official: Official
    number: int
    role: Role


def _roles(book: Sourcebook) -> Iterator[_Held]:
    for official in book.all(Official):
        for number, role in enumerate(official.roles, start=1):
            yield _Held(official, number, role)


def _source(book: Sourcebook, one: _Held) -> str:
    found = book.find(Source, one.role.source)
    return found.label if found else ""


ROLES = Table[_Held](
    "roles",
    "The offices that are recorded of each official, who may have held others; that none was held is a row of its own.",
    _roles,
    (
        needed("official_id", "The official.", lambda book, one: one.official.id),
        needed("official", "The official’s name.", lambda book, one: one.official.name),
        needed(
            "number",
            "Which of the official’s offices it is, from 1.",
            lambda book, one: one.number,
            "integer",
        ),
        needed("title", "The office, or that none was held.", lambda book, one: one.role.title),
        needed(
            "is_state_office",
            "Whether it is an office of the country’s state: while one is held, and only then, the official’s word is that side’s.",
            lambda book, one: one.role.is_office,
            "boolean",
        ),
        Column("organisation_id", "The body in which it is held.", lambda book, one: one.role.organisation),
        Column(
            "organisation",
            "Its name.",
            lambda book, one: (
                book.get(Organisation, one.role.organisation).name if one.role.organisation else ""
            ),
        ),
        needed("held_from", "Since when, in EDTF.", lambda book, one: one.role.start.text),
        Column(
            "held_from_first_day",
            "The earliest day that this can mean, doubt (? or ~) left aside.",
            lambda book, one: one.role.start.first,
            "date",
        ),
        Column(
            "held_to",
            "Until when, in EDTF; empty while it is held.",
            lambda book, one: one.role.end.text if one.role.end else "",
        ),
        Column(
            "held_to_last_day",
            "The latest day that this can mean, doubt (? or ~) left aside.",
            lambda book, one: one.role.last,
            "date",
        ),
        needed("years", "The time in words.", lambda book, one: one.role.years),
        needed(
            "basis",
            "How it is known; a word of the vocabulary “role_basis”.",
            lambda book, one: one.role.basis,
        ),
        needed(
            "basis_words",
            "The same in words.",
            lambda book, one: book.term("role_basis", one.role.basis).label,
        ),
        Column(
            "page_outside",
            "The page outside the articles on which it rests.",
            lambda book, one: witness(book, one.role.url),
        ),
        Column("source_id", "The article that prints it.", lambda book, one: one.role.source),
        Column("source", "What that is called.", _source),
        Column("quote", "The passage of that article.", lambda book, one: one.role.quote),
        needed("address", "The official’s page.", lambda book, one: page(book, one.official)),
    ),
    key=("official_id", "number"),
    refers=(
        (("official_id",), "officials"),
        (("organisation_id",), "organisations"),
        (("source_id",), "sources"),
    ),
)
ORGANISATIONS = Table[Organisation](
    "organisations",
    "The bodies that speak, act, report or are spoken of.",
    lambda book: book.all(Organisation),
    (
        needed("id", "The id.", lambda book, one: one.id),
        needed("address", "The page.", page),
        needed("name", "The name in English.", lambda book, one: one.name),
        needed("what", "What it is.", lambda book, one: prose(one.what, book)),
        Column("country", "Its country.", lambda book, one: one.country),
        needed(
            "is_state_body",
            "Whether it is a body of its country’s state: its word is that side’s word.",
            lambda book, one: one.is_state,
            "boolean",
        ),
        Column(
            "side_id",
            "The side to which its country belongs; only a state body’s word is that side’s.",
            lambda book, one: book.site.side_of(one.country).id if one.country else None,
        ),
        Column("speaks", "The language in which it speaks or writes.", lambda book, one: one.speaks),
        Column("prose", "What the page says besides, in Markdown.", lambda book, one: prose(one.body, book)),
        needed("records", "How many records have it in them.", records_of, "integer"),
        needed("origins", "To how many origins these go back.", origins_of, "integer"),
        needed("articles_naming", "How many of the articles name it.", _articles, "integer"),
    ),
    refers=((("side_id",), "sides"),),
    searched=("name", "what", "prose"),
)


class _Called(NamedTuple):
    record: Record
    name: str
    is_printed: bool


def _names(book: Sourcebook) -> Iterator[_Called]:
    for record in (one for noun in NOUNS for one in book.all(noun)):
        for one in getattr(record, "aliases", ()):
            yield _Called(record, one, True)
        for one in getattr(record, "other_names", ()):
            yield _Called(record, one, False)


NAMES = Table[_Called](
    "names",
    "Other names of officials, organisations, topics, channels, places and documents.",
    _names,
    (
        needed(
            "noun", "What it is: official, organisation, topic and so on.", lambda book, one: one.record.noun
        ),
        needed("id", "Its id.", lambda book, one: one.record.id),
        needed("called", "What it is called here.", lambda book, one: one.record.label),
        needed("name", "The other name.", lambda book, one: one.name),
        needed(
            "is_in_the_articles",
            "Whether the articles print it; else it is another script, spelling or form, or what readers call it.",
            lambda book, one: one.is_printed,
            "boolean",
        ),
        needed("address", "The page.", lambda book, one: page(book, one.record)),
    ),
    key=("noun", "id", "name", "is_in_the_articles"),
)
