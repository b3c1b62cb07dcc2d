"""One event otherwise -> the same sourcebook with it: what hangs on that event is joined and resolved again, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from sourcebook.model import Claim, Event, Source, Sourcebook
from sourcebook.resolve.addresses import linked
from sourcebook.resolve.claims import resolved_claim
from sourcebook.resolve.events import resolved_event
from sourcebook.resolve.join import with_instead
from sourcebook.resolve.quotes import quotes_of
from sourcebook.resolve.resolve import each_resolved


def with_event(book: Sourcebook, event: Event) -> Sourcebook:
    """A sound sourcebook with another event in the place of the one that has its id, as `join` and `resolve` make it."""
    old = book.get(Event, event.id)
    again = with_instead(book, old, event)
    telling = _of_the_same_articles(again, (old, event))
    near = telling | _related(again, (old, *(again.get(Event, id) for id in telling)))
    proven, unproven = quotes_of(_part(again, telling))
    known = {**{id: quotes for id, quotes in book.quotes.items() if id not in telling}, **proven}
    quotes = {one.id: known[one.id] for one in again.all(Event) if one.id in known}
    again = replace(
        again,
        links=MappingProxyType({**book.links, event.key: linked(event)}),
        quotes=MappingProxyType(quotes),
        unproven=unproven,
    )
    return replace(
        again,
        events=each_resolved(
            again.all(Event),
            lambda one: (
                resolved_event(again, one, quotes.get(one.id, ())) if one.id in near else book.events[one.id]
            ),
        ),
        claims=each_resolved(
            again.all(Claim),
            lambda one: (
                resolved_claim(again, one)
                if any(each.event in telling for each in one.positions)
                else book.claims[one.id]
            ),
        ),
    )


def around(book: Sourcebook, event: Event) -> frozenset[str]:
    """The ids of the events that an event could be held against: those of its articles, those related to it, and its own."""
    return _of_the_same_articles(book, (event,)) | _related(book, (event,))


def _of_the_same_articles(book: Sourcebook, events: Iterable[Event]) -> frozenset[str]:
    """The ids of some events, and of those that have evidence of the same articles: the day of their words may hang on these."""
    told = {one.id for one in events}
    sources = {one.source for event in events for one in event.evidence}
    found = (one for id in sources for one in book.mentions.get((Source.noun, id), ()))
    return frozenset(told.union(one.id for one in found if isinstance(one, Event)))


def _related(book: Sourcebook, events: Iterable[Event]) -> frozenset[str]:
    """The ids of the events to which some are related, and of those that are related to them."""
    theirs = (one.event for event in events for one in event.related)
    ours = (one.id for event in events for one in book.events_of(event))
    return frozenset((*theirs, *ours))


def _part(book: Sourcebook, ids: frozenset[str]) -> Sourcebook:
    """All sources, and of the events these."""
    kept = (
        one for one in book.entries if isinstance(one, Source) or (isinstance(one, Event) and one.id in ids)
    )
    return replace(book, entries=tuple(kept))
