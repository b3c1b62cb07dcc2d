"""Somebody’s words by the occasion on which they were said: each passage once, under the record that has it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sourcebook.model import Event, Official, Organisation, Quote, Source, Sourcebook
from sourcebook.site.long_lists import MOST_LINES
from sourcebook.site.present import ShownQuote, capital, shown


class Statement(NamedTuple):
    """A record, and what it has of somebody’s words that no record before it has."""

    event: Event
    quotes: tuple[ShownQuote, ...]


class Occasion(NamedTuple):
    """One interview, briefing or report on one day: when that was, what it was, and the statements made there."""

    when: str
    roles: str
    """Of an official: the offices held then."""
    origin: str
    source: Source | None
    """The article that has it, if it is one alone."""
    through: str
    """From which language the words come, if it is one for all of them."""
    statements: tuple[Statement, ...]


def occasions(book: Sourcebook, who: Official | Organisation) -> tuple[Occasion, ...]:
    """All that somebody says in this record, in the order in which it was said."""
    grouped: dict[tuple[str, str, str], dict[str, list[Quote]]] = {}
    for one in sorted(_distinct(book, who), key=lambda one: (*one.said.order, one.passage.start)):
        key = (one.said.words, one.origin.name, one.origin.id)
        grouped.setdefault(key, defaultdict(list))[_stated(one).id].append(one)
    return tuple(
        _occasion(book, when, origin, statements.values())
        for (when, origin, _), statements in grouped.items()
    )


def latest_occasions(words: tuple[Occasion, ...], most: int = MOST_LINES) -> tuple[Occasion, ...]:
    """The latest occasions, with no more statements than a list has lines."""
    found: list[Occasion] = []
    for one in reversed(words):
        room = most - sum(len(each.statements) for each in found)
        if room > 0:
            found.append(one._replace(statements=one.statements[-room:]))
    return tuple(reversed(found))


def _occasion(book: Sourcebook, when: str, origin: str, statements: Iterable[list[Quote]]) -> Occasion:
    told = tuple(
        Statement(_stated(quotes[0]), tuple(shown(book, one, one.said.date) for one in quotes))
        for quotes in statements
    )
    quotes = [one for statement in told for one in statement.quotes]
    sources = {one.source.id: one.source for one in quotes}
    languages = {one.through for one in quotes}
    return Occasion(
        capital(when),
        quotes[0].roles,
        origin,
        quotes[0].source if len(sources) == 1 else None,
        quotes[0].through if len(languages) == 1 else "",
        told,
    )


def without_words(events: Iterable[Event], words: Iterable[Occasion]) -> Iterator[Event]:
    """The events under which none of these words are shown."""
    shown = {statement.event.id for one in words for statement in one.statements}
    return (one for one in events if one.id not in shown)


def _stated(one: Quote) -> Event:
    """The record under which words are shown: that of their statement, else the one that has them."""
    return one.said.statement or one.event


def _distinct(book: Sourcebook, who: Official | Organisation) -> Iterator[Quote]:
    """Every passage of somebody’s words once, a statement’s before an act’s; none that lies within another."""
    events = sorted(book.resolved_events_of(who), key=lambda one: not one.is_saying)
    theirs = [one for event in events for one in event.quotes if one.speaker == who]
    kept = defaultdict[str, list[Quote]](list)
    for one in sorted(theirs, key=lambda one: one.passage.start - one.passage.end):
        if not any(one.is_within(other) for other in kept[one.source.id]):
            kept[one.source.id].append(one)
            yield one
