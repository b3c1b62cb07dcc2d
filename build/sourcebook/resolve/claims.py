"""Claims with their positions in order: from which day each counts, and in whose name; nothing about the truth of it."""

import datetime as dt

from sourcebook.model import (
    Claim,
    Event,
    Official,
    Organisation,
    Position,
    Quote,
    ResolvedClaim,
    Sourcebook,
    TakenPosition,
    Topic,
)
from sourcebook.resolve.sources import publisher_name


def resolved_claim(book: Sourcebook, claim: Claim) -> ResolvedClaim:
    """Resolve one claim; raise KeyError if something that it names is not there."""
    positions = sorted((_taken(book, one) for one in claim.positions), key=lambda one: one.day)
    return ResolvedClaim(claim, tuple(positions), tuple(book.get(Topic, id) for id in claim.topics))


def _taken(book: Sourcebook, position: Position) -> TakenPosition:
    event = book.get(Event, position.event)
    quotes = book.quotes[event.id]
    own = tuple(one for one in quotes if one.evidence.said_by == position.by)
    stance = book.term("stance", position.stance)
    return TakenPosition(
        position,
        event,
        _party(book, position, own or quotes),
        stance,
        own or quotes,
        counts_from(event, quotes),
    )


def counts_from(event: Event, quotes: tuple[Quote, ...]) -> dt.date:
    """The day from which a position at an event counts, so that nothing is known early.

    It is the latest day on which the event can have begun; where that is in doubt or open, the event is only sure to
    have been by the day on which a source first reports it: the first whose day is sure, or where none is, the last.
    """
    latest = event.date.latest_start(event.lasted)
    if not event.date.is_doubtful and (event.date.end or event.lasted):
        return latest
    published = [one.source.published for one in quotes]
    sure = [one.last for one in published if one.last and not one.is_doubtful]
    return max(latest, min(sure) if sure else max(one.latest_start() for one in published))


def _party(book: Sourcebook, position: Position, quotes: tuple[Quote, ...]) -> str:
    """Who takes the position, in words that can follow “by”."""
    if position.named:
        return position.named
    if position.by.who:
        speaker = book.find(Official, position.by.who) or book.get(Organisation, position.by.who)
        return speaker.in_text or speaker.name if isinstance(speaker, Organisation) else speaker.label
    if position.by.unnamed:
        return position.by.unnamed
    source = quotes[0].source
    return f"{publisher_name(book, source.original_publisher or source.publisher)} in its own words"
