"""Events with everything that they name, and everything that names them."""

import datetime as dt
from dataclasses import replace

from sourcebook.model import (
    NOUNS,
    Actor,
    Claim,
    Connection,
    Contradiction,
    Document,
    Event,
    Involvement,
    Official,
    Quote,
    ResolvedEvent,
    Sourcebook,
    When,
)
from sourcebook.model.entry import listed_nouns
from sourcebook.model.resolved import is_said_on
from sourcebook.resolve.grounds import grounds_of
from sourcebook.resolve.quotes import is_saying
from sourcebook.resolve.sides import ACTIVE, side_of_event

LISTED = tuple((field, noun) for field, name in listed_nouns(Event) for noun in NOUNS if noun.noun == name)
"""The fields of an event that list records of one noun, with the noun."""


def resolved_event(book: Sourcebook, event: Event, quotes: tuple[Quote, ...]) -> ResolvedEvent:
    """Resolve one event; raise KeyError if something that it names is not there."""
    naming, grounds = book.mentions.get(event.key, ()), grounds_of(book, event)
    found = ResolvedEvent(
        record=event,
        kind=book.term("kind", event.kind),
        status=book.term("status", event.status),
        date_basis=book.term("basis", event.date_basis),
        quotes=quotes,
        actors=(),
        named=tuple(book.get(noun, id) for field, noun in LISTED for id in getattr(event, field)),
        side=side_of_event(book, event, quotes, grounds, is_saying(book, event)),
        speaks_of=tuple(book.get(Event, one.event) for one in event.related if one.how == "reports-on"),
        connections=_connections(book, event),
        claims=tuple(one for one in naming if isinstance(one, Claim)),
        contradictions=tuple(one for one in naming if isinstance(one, Contradiction)),
        documents=tuple(one for one in naming if isinstance(one, Document)),
        grounds=grounds,
    )
    return replace(found, actors=_actors(book, event, found.took_place))


def _actors(book: Sourcebook, event: Event, took_place: When) -> tuple[Actor, ...]:
    """Each official once, with every part; the title printed and the note are the first that are given."""
    found: dict[str, list[Involvement]] = {}
    for one in event.officials:
        found.setdefault(one.official, []).append(one)
    return tuple(_actor(book, event, took_place, parts) for parts in found.values())


def _actor(book: Sourcebook, event: Event, took_place: When, parts: list[Involvement]) -> Actor:
    official = book.get(Official, parts[0].official)
    is_active = any(one.part in ACTIVE for one in parts)  # whoever is only spoken of is shown as of that day
    return Actor(
        official,
        tuple(book.term("part", one.part) for one in parts),
        official.roles_at(took_place if is_active else event.date, event.date.first),
        next((one.printed for one in parts if one.printed), None),
        next((one.note for one in parts if one.note), None),
    )


def _connections(book: Sourcebook, event: Event) -> tuple[Connection, ...]:
    """How an event stands to others, told from its side: those it declares, then those declared of it."""
    ours = [
        _connection(book, event, book.term("relation", one.how).label, book.get(Event, one.event), one.note)
        for one in event.related
    ]
    theirs = [
        _connection(book, event, _inverse(book, one.how), other, one.note)
        for other in book.events_of(event)
        for one in other.related
        if one.event == event.id
    ]
    return (*ours, *theirs)


def _connection(book: Sourcebook, event: Event, how: str, other: Event, note: str | None) -> Connection:
    return Connection(how, other, note, days_between(book, event, other))


def days_between(book: Sourcebook, one: Event, other: Event) -> int | None:
    """How many days after an event another was; None where either was not on one known day."""
    days = [_day(book, each) for each in (one, other)]
    return (days[1] - days[0]).days if days[0] and days[1] else None


def _day(book: Sourcebook, event: Event) -> dt.date | None:
    """The one day on which an event happened or was said; None where it was only published then, or no day is known."""
    is_published = is_saying(book, event) and not is_said_on(event.date, book.quotes.get(event.id, ()))
    return event.date.first if event.date.is_certain() and not is_published else None


def _inverse(book: Sourcebook, how: str) -> str:
    relation = book.term("relation", how)
    return relation.inverse or relation.label
