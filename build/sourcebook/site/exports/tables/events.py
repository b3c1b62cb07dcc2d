"""What happened and what was said, and who and what each record names."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import Actor, Event, Record, ResolvedEvent, Sourcebook
from sourcebook.model.event import Relation
from sourcebook.resolve.events import LISTED, days_between
from sourcebook.resolve.halves import half_line, sides_of
from sourcebook.resolve.links import plain
from sourcebook.resolve.sources import behind, printed_by
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import (
    joined,
    note_words,
    of_event,
    page,
    paragraphs,
    party,
    rivalry_words,
    standing,
    witness,
)
from sourcebook.site.halves import words as half_words
from sourcebook.site.present import roles_words, speaker_words

WHEN = (
    "A date is as exact as it is known, and no more; never take first_day for the day on which it happened."
)


def _events(book: Sourcebook) -> tuple[ResolvedEvent, ...]:
    return book.resolved_events()


def _named(field: str, noun: type[Record]) -> Column[ResolvedEvent]:
    """The names of what a field lists, to be read."""
    return Column(
        field,
        f"The {field} that it names, to be read; to compute with them, see the table event_{field}.",
        lambda book, one: joined(each.label for each in one.all(noun)),
    )


def _contact(book: Sourcebook, one: ResolvedEvent) -> str:
    sides = sides_of(book)
    return half_words(half_line(book, one, sides)) if one.is_contact and sides else ""


def _spoken_of(book: Sourcebook, one: ResolvedEvent) -> str:
    """How the acts of which a statement speaks stand."""
    return paragraphs(f"{act.title}: {standing(book, act)}" for act in one.speaks_of)


def _speakers(book: Sourcebook, one: ResolvedEvent) -> str:
    return joined(dict.fromkeys(speaker_words(book, each) for each in one.quotes))


def _sources(book: Sourcebook, one: ResolvedEvent) -> str:
    return joined(
        f"{each.label} ({printed_by(book, each)}, {book.term('standing', each.standing).label})"
        for each in one.sources
    )


def _read_by(book: Sourcebook, one: ResolvedEvent) -> str:
    return joined(f"{each.name}, {each.date}" for each in one.record.read_by)


EVENTS = Table[ResolvedEvent](
    "events",
    "Every record of something said or done, one row each. A statement is “on record”: it was said, whatever it says. How well "
    "an act is known stands in event_status, with its grounds. " + WHEN,
    _events,
    (
        needed(
            "id",
            "The id of the record; it stays, even if the date in it proves wrong.",
            lambda book, one: one.id,
        ),
        needed("address", "The page of the record.", lambda book, one: page(book, one.record)),
        needed(
            "title",
            "What is recorded as done or said, in a neutral line; it is no more certain than event_status says.",
            lambda book, one: one.record.title,
        ),
        needed(
            "event_status",
            "What it is, how well it is known and on what grounds, in words. Show it wherever you show the title.",
            lambda book, one: standing(book, one.record),
        ),
        needed("summary", "One or two neutral sentences.", lambda book, one: plain(one.record.summary, book)),
        needed(
            "date",
            "The date in EDTF, as exact as it is known: 2022-11, 2025-01~, ../2025-02-08.",
            lambda book, one: one.date.text,
        ),
        needed(
            "date_words",
            "The date in words; “published …” where it is not known when the words were said.",
            lambda book, one: one.when,
        ),
        Column(
            "first_day",
            "The earliest day on which it can have begun, doubt (? or ~) left aside; empty where the start is open, or only the publication is known.",
            lambda book, one: one.took_place.first,
            "date",
        ),
        Column(
            "last_day",
            "The latest day on which it can have ended, doubt (? or ~) left aside; empty where the end is open.",
            lambda book, one: one.took_place.last,
            "date",
        ),
        needed(
            "is_known_to_the_day",
            "Whether it was on one certain day or, of what lasted, from one certain day to another; of a statement, whether "
            "somebody’s words in it are known to have been said then, and not only published.",
            lambda book, one: one.is_known_to_the_day,
            "boolean",
        ),
        needed(
            "lasted",
            "Of an interval: whether it lasted all that time; if not, it happened some time within it.",
            lambda book, one: one.lasted,
            "boolean",
        ),
        Column(
            "surely_begun_by",
            "The day by which it had surely begun; empty where that is not known.",
            lambda book, one: one.took_place.surely(one.lasted)[0],
            "date",
        ),
        Column(
            "surely_not_over_before",
            "The day before which it was surely not over; empty where that is not known.",
            lambda book, one: one.took_place.surely(one.lasted)[1],
            "date",
        ),
        needed(
            "date_basis",
            "How the date is known; a word of the vocabulary “basis”.",
            lambda book, one: one.date_basis.id,
        ),
        needed("date_basis_words", "The same in words.", lambda book, one: one.date_basis.label),
        Column(
            "date_note",
            "How the date was worked out.",
            lambda book, one: plain(one.record.date_note or "", book),
        ),
        Column(
            "date_page",
            "The page outside the articles on which the date rests.",
            lambda book, one: witness(book, one.record.date_url),
        ),
        needed("year", "The year under which it is listed.", lambda book, one: one.year, "integer"),
        needed(
            "said_or_done",
            "Whether something was said or something was done.",
            lambda book, one: "said" if one.is_saying else "done",
        ),
        needed(
            "kind",
            "What sort of record it is; a word of the vocabulary “kind”.",
            lambda book, one: one.kind.id,
        ),
        needed("kind_words", "The same in words.", lambda book, one: one.kind.label),
        needed(
            "is_contact",
            "Whether it is an act of contact between the sides, done or planned.",
            lambda book, one: one.is_contact,
            "boolean",
        ),
        Column(
            "scope",
            "Whether it belongs to the contacts, or to what surrounds them.",
            lambda book, one: one.scope,
            is_needed=True,
            one_of=("contact", "context"),
        ),
        needed(
            "status",
            "How well it is known; a word of the vocabulary “status”.",
            lambda book, one: one.status.id,
        ),
        needed("status_words", "The same in words.", lambda book, one: one.status.label),
        Column("contact_words", "Of a contact: whose word it rests on, side by side.", _contact),
        Column(
            "spoken_of",
            "Of a statement: the acts of which it speaks and how these stand, a line each.",
            _spoken_of,
        ),
        Column(
            "officials",
            "The officials who have a part in it, to be read; see the table event_officials.",
            lambda book, one: joined(each.official.name for each in one.actors),
        ),
        *(_named(field, noun) for field, noun in LISTED),
        Column(
            "mentions",
            "People named in passing, who have no page.",
            lambda book, one: joined(one.record.mentions),
        ),
        Column(
            "planned_for",
            "Of a plan: when the thing was to be, in EDTF.",
            lambda book, one: one.record.plan.due.text if one.record.plan and one.record.plan.due else "",
        ),
        Column(
            "wished_by",
            "Of a plan: who wished for it, or showed readiness for it.",
            lambda book, one: (
                joined(party(book, each) for each in one.record.plan.wished_by) if one.record.plan else ""
            ),
        ),
        Column(
            "refused_by",
            "Of a plan: who refused it.",
            lambda book, one: (
                joined(party(book, each) for each in one.record.plan.refused_by) if one.record.plan else ""
            ),
        ),
        Column(
            "outcome",
            "Of a plan: what came of it.",
            lambda book, one: plain(one.record.plan.outcome or "", book) if one.record.plan else "",
        ),
        Column(
            "outcome_page",
            "The page outside the articles on which the outcome rests.",
            lambda book, one: witness(book, one.record.plan.outcome_url) if one.record.plan else "",
        ),
        Column(
            "sources_differ",
            "Where sources differ: every value with its source, and why one is preferred, a line each; see the table rival_values.",
            lambda book, one: paragraphs(rivalry_words(book, each) for each in one.record.rivals),
        ),
        Column(
            "notes",
            "The curator’s remarks, a line each; see the table notes.",
            lambda book, one: paragraphs(note_words(book, each) for each in one.record.notes),
        ),
        needed("speakers", "Whose words it has, to be read; see the table quotes.", _speakers),
        needed(
            "sources",
            "The articles that report it, each with who printed it and how the outlet from which it comes stands to a state.",
            _sources,
        ),
        Column(
            "read_by",
            "The named editors who have read it against its articles; empty where none has.",
            _read_by,
        ),
        needed(
            "articles",
            "In how many articles its quotes stand.",
            lambda book, one: behind(one.quotes).articles,
            "integer",
        ),
        needed(
            "origins",
            "To how many origins these go back; an interview retold five times counts once.",
            lambda book, one: behind(one.quotes).origins,
            "integer",
        ),
    ),
    searched=("title", "summary", "notes"),
)


class _Part(NamedTuple):
    event: ResolvedEvent
    actor: Actor


def _parts(book: Sourcebook) -> Iterator[_Part]:
    return (_Part(event, actor) for event in book.resolved_events() for actor in event.actors)


EVENT_OFFICIALS = Table[_Part](
    "event_officials",
    "Which officials have a part in which record, and the offices they held on its date.",
    _parts,
    (
        *of_event(lambda one: one.event.record),
        needed("official_id", "The official’s id.", lambda book, one: one.actor.official.id),
        needed("official", "The official’s name.", lambda book, one: one.actor.official.name),
        needed(
            "parts",
            "In which part: speaker, participant, addressee, subject.",
            lambda book, one: joined(each.label for each in one.actor.parts),
        ),
        Column(
            "offices",
            "The offices held at the date of the record; with their time where they are several, or that date is open.",
            lambda book, one: roles_words(one.actor.offices, one.event.took_place),
        ),
        Column(
            "offices_basis",
            "How these offices are known.",
            lambda book, one: joined(
                sorted({book.term("role_basis", each.basis).label for each in one.actor.offices})
            ),
        ),
        Column(
            "printed",
            "The title that the article prints beside the name.",
            lambda book, one: one.actor.printed,
        ),
        Column("note", "What a reader must know of it.", lambda book, one: plain(one.actor.note or "", book)),
        needed("address", "The page of the record.", lambda book, one: page(book, one.event.record)),
    ),
    key=("event_id", "official_id"),
    refers=((("event_id",), "events"), (("official_id",), "officials")),
)


class _Listed(NamedTuple):
    event: ResolvedEvent
    record: Record


def _listing(field: str, noun: type[Record]) -> Table[_Listed]:
    """The table of what a field of events lists."""

    def things(book: Sourcebook) -> Iterator[_Listed]:
        return (_Listed(event, one) for event in book.resolved_events() for one in event.all(noun))

    return Table[_Listed](
        f"event_{field}",
        f"Which records name which {field}.",
        things,
        (
            *of_event(lambda one: one.event.record),
            needed(f"{noun.noun}_id", f"The id of the {noun.noun}.", lambda book, one: one.record.id),
            needed(noun.noun, "Its name.", lambda book, one: one.record.label),
            needed("address", "The page of the record.", lambda book, one: page(book, one.event.record)),
        ),
        key=("event_id", f"{noun.noun}_id"),
        refers=((("event_id",), "events"), ((f"{noun.noun}_id",), noun.folder)),
    )


LISTINGS = tuple(_listing(field, noun) for field, noun in LISTED)
"""A table for each noun of which events list records."""


class _Related(NamedTuple):
    event: Event
    relation: Relation
    other: Event


def _relations(book: Sourcebook) -> Iterator[_Related]:
    for event in book.resolved_events():
        for one in event.record.related:
            yield _Related(event.record, one, book.get(Event, one.event))


RELATIONS = Table[_Related](
    "relations",
    "How records stand to each other, each listed once, from the record that declares it.",
    _relations,
    (
        *of_event(lambda one: one.event),
        needed(
            "relation",
            "How it stands to the other; a word of the vocabulary “relation”.",
            lambda book, one: one.relation.how,
        ),
        needed(
            "relation_words",
            "The same in words: this event … the other.",
            lambda book, one: book.term("relation", one.relation.how).label,
        ),
        needed("other_event_id", "The other record: its id.", lambda book, one: one.other.id),
        needed("other_event_title", "The other record: its title.", lambda book, one: one.other.title),
        needed(
            "other_event_status",
            "The other record: what it is, how well it is known, and on what grounds.",
            lambda book, one: standing(book, one.other),
        ),
        Column(
            "days_between",
            "How many days later the other was, negative if before; empty where either is not known to the day.",
            lambda book, one: days_between(book, one.event, one.other),
            "integer",
        ),
        Column("note", "What a reader must know of it.", lambda book, one: one.relation.note),
        needed("address", "The page of the record.", lambda book, one: page(book, one.event)),
    ),
    key=("event_id", "relation", "other_event_id"),
    refers=((("event_id",), "events"), (("other_event_id",), "events")),
)
