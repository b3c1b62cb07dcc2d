"""The record as it stood on each day on which something was said or first published: never anything said later.

A saying counts from the last day on which it can have been said, as the positions of claims do: see `counts_from`.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from sourcebook.model import Event, HalfLine, Quote, ResolvedClaim, ResolvedEvent, Source, Sourcebook
from sourcebook.model.sourcebook import once
from sourcebook.resolve.claims import counts_from
from sourcebook.resolve.halves import half_line, sides_of

T = TypeVar("T")
ByDay = Mapping[dt.date, tuple[T, ...]]


class Saying(NamedTuple):
    """What was said in one record that counts from one day: its passages, and whether they are sure to be of that day."""

    record: Event
    quotes: tuple[Quote, ...]
    is_exact: bool


@dataclass(frozen=True)
class Day:
    """A day on which something was said, or an article of the record appeared."""

    day: dt.date
    sayings: tuple[Saying, ...]
    """In the order of the records; those that may be of an earlier day say so."""
    articles: tuple[Source, ...]
    """The articles of the record that appeared on that day."""
    claims: tuple[ResolvedClaim, ...]
    """The claims on which a position counts from that day."""
    contacts: tuple[HalfLine, ...]
    """The contacts, as they then stand, of which something new is told on that day."""
    sayings_so_far: int
    """The records with somebody’s words, each once."""
    origins_so_far: int
    """The origins of these sayings, each once."""
    claims_so_far: int
    contacts_so_far: int


@once
def days(book: Sourcebook) -> tuple[Day, ...]:
    """Every such day, the earliest first."""
    said, articles, claims, contacts = _sayings(book), _articles(book), _claims(book), _contacts(book)
    found, told, origins, taken, drawn = list[Day](), set[str](), set[str](), set[str](), set[str]()
    for day in dates(book):
        parts = (said.get(day, ()), articles.get(day, ()), claims.get(day, ()), contacts.get(day, ()))
        told |= {one.record.id for one in parts[0]}
        origins |= {quote.origin.id for one in parts[0] for quote in one.quotes}
        taken |= {one.record.id for one in parts[2]}
        drawn |= {one.event.id for one in parts[3]}
        found.append(Day(day, *parts, len(told), len(origins), len(taken), len(drawn)))
    return tuple(found)


@once
def dates(book: Sourcebook) -> tuple[dt.date, ...]:
    """The dates of these days, the earliest first."""
    return tuple(sorted({*_sayings(book), *_articles(book), *_claims(book), *_told_of(book)}))


def known_by(book: Sourcebook, event: Event) -> dt.date | None:
    """The last of these dates that is no later than an event can have ended; None where there is none."""
    last = event.date.last or event.date.latest_start(event.lasted)
    place = bisect_right(dates(book), last)
    return dates(book)[place - 1] if place else None


@once
def _sayings(book: Sourcebook) -> ByDay[Saying]:
    """By its day, what each record says that is somebody’s words; an act’s only where no statement has them."""
    found = defaultdict[dt.date, list[Saying]](list)
    stated = defaultdict[str, list[Quote]](list)
    for one in (each for event in book.resolved_events() if event.is_saying for each in event.quotes):
        stated[one.source.id].append(one)
    for event in book.resolved_events():
        grouped = defaultdict[dt.date, list[Quote]](list)
        for one in event.quotes:
            if _is_told_here(one, event, stated[one.source.id]):
                grouped[_day(event, one)].append(one)
        for day, quotes in grouped.items():
            found[day].append(Saying(event.record, tuple(quotes), all(_is_of(day, one) for one in quotes)))
    return _kept(found)


def _kept(found: Mapping[dt.date, list[T]]) -> ByDay[T]:
    return {day: tuple(of_day) for day, of_day in found.items()}


def _is_of(day: dt.date, one: Quote) -> bool:
    """Whether words are known to have been said on a day, and not only to have been published on it."""
    return one.said.is_said and one.said.date.is_certain() and one.said.date.last == day


def _is_told_here(one: Quote, event: ResolvedEvent, stated: Iterable[Quote]) -> bool:
    """Whether a passage is somebody’s words that no statement has, nor a longer passage of its own record.

    `stated` are the passages of statements in the same article.
    """
    if one.evidence.said_by.is_narration:
        return False
    others = event.quotes if event.is_saying else (*stated, *event.quotes)
    held = [other for other in others if one is not other and one.is_within(other)]
    if not event.is_saying and (one.said.statement or any(other.is_within(one) for other in held)):
        return False
    whose = one.evidence.said_by, one.said.date
    return not any(
        (other.evidence.said_by, other.said.date) == whose and not other.is_within(one) for other in held
    )


def _day(event: ResolvedEvent, one: Quote) -> dt.date:
    """The day from which a passage counts."""
    return counts_from(event.record, (one,), event.quotes)


def _articles(book: Sourcebook) -> ByDay[Source]:
    """The articles by the last day on which they can have appeared; those of which no last day is known are left out."""
    found = defaultdict[dt.date, list[Source]](list)
    for one in book.all(Source):
        if one.published.last:
            found[one.published.last].append(one)
    return _kept(found)


def _claims(book: Sourcebook) -> ByDay[ResolvedClaim]:
    """The claims by each day on which their state changes."""
    found = defaultdict[dt.date, list[ResolvedClaim]](list)
    for one in book.claims.values():
        for day in one.turning_days:
            found[day].append(one)
    return _kept(found)


@once
def _told_of(book: Sourcebook) -> ByDay[ResolvedEvent]:
    """The contacts that are drawn between sides, by each day on which a passage of their record counts."""
    found = defaultdict[dt.date, list[ResolvedEvent]](list)
    for event in (one for one in book.resolved_events() if one.is_contact and sides_of(book)):
        for day in sorted({_day(event, one) for one in event.quotes}):
            found[day].append(event)
    return _kept(found)


def _contacts(book: Sourcebook) -> ByDay[HalfLine]:
    """The contacts of `_told_of` by their days, drawn by what had been said until then."""
    sides = sides_of(book)
    return {
        day: tuple(half_line(book, _until(book, one, day), sides) for one in events)
        for day, events in _told_of(book).items()
    }


def _until(book: Sourcebook, event: ResolvedEvent, day: dt.date) -> ResolvedEvent:
    """An act as it was told of by the end of a day: without the passages, statements and outside pages of later.

    Who wished for a plan or refused it is told by that party’s own positions in it, if it has any: by the last of them; else by all
    passages together.
    """
    quotes = tuple(one for one in event.quotes if _day(event, one) <= day)
    kept = {one.number for one in quotes}
    evidence = tuple(one for number, one in enumerate(event.record.evidence, start=1) if number in kept)
    connections = tuple(one for one in event.connections if _is_said_by(book, one.event, day))
    plan = event.record.plan
    if plan and len(quotes) < len(event.quotes):
        later = [one.evidence.said_by for one in event.quotes if one.number not in kept]
        told = [one.said_by for one in evidence if one.position and one.said_by not in later]
        parties = {"wished_by": plan.wished_by, "refused_by": plan.refused_by}
        plan = plan.model_copy(
            update={field: tuple(one for one in of if one in told) for field, of in parties.items()}
        )
    return replace(
        event,
        record=event.record.model_copy(update={"evidence": evidence, "plan": plan}),
        quotes=quotes,
        grounds=tuple(one for one in event.grounds if one.quote in kept),
        connections=connections,
    )


def _is_said_by(book: Sourcebook, other: Event, day: dt.date) -> bool:
    """Whether all of a record had been said by the end of a day."""
    event = book.events[other.id]
    return all(_day(event, one) <= day for one in event.quotes)
