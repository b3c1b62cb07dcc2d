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
from sourcebook.resolve.sources import printed_by, publisher_name


def resolved_claim(book: Sourcebook, claim: Claim) -> ResolvedClaim:
    """Resolve one claim; raise KeyError if something that it names is not there."""
    positions = sorted((_taken(book, one) for one in claim.positions), key=lambda one: one.day)
    return ResolvedClaim(claim, tuple(positions), tuple(book.get(Topic, id) for id in claim.topics))


def _taken(book: Sourcebook, position: Position) -> TakenPosition:
    event = book.get(Event, position.event)
    quotes = book.quotes[event.id]
    own = _own(position, quotes)
    stance = book.term("stance", position.stance)
    return TakenPosition(
        position,
        event,
        _party(book, position, own or quotes),
        stance,
        own or quotes,
        counts_from(event, own or quotes, quotes),
    )


def _own(position: Position, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The party’s own words among the quotes of an event: at an act, those that take this very position, if any take one.

    Sources without a name are the same in one origin alone.
    """
    own = [one for one in quotes if one.evidence.said_by == position.by]
    taking = [one for one in own if one.evidence.position == position.stance] or own
    is_one = (
        {one.origin.id for one in taking[:1]} if position.by.unnamed else {one.origin.id for one in taking}
    )
    return tuple(one for one in taking if one.origin.id in is_one)


def counts_from(event: Event, words: tuple[Quote, ...], quotes: tuple[Quote, ...]) -> dt.date:
    """The day from which a position at an event counts, so that nothing is known early: that of its words, not of an act.

    It is the latest day on which the first of its words can have been said, or published where they are an article’s own.
    Where that day is in doubt or open, the words are only sure to have been said when an article has them, or anything else of
    the same statement. Then it is the day of the first article whose own day is sure; where none is, of the last article.
    """
    date, statement = words[0].said.date, words[0].said.statement
    lasted = statement is not None and statement.lasted
    latest = date.latest_start(lasted)
    if not date.is_doubtful and (date.end or lasted):
        return latest
    published = [one.source.published for one in (quotes if statement == event else words)]
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
    source, apart = quotes[0].source, quotes[0].passage.paragraph.set_apart
    if apart is not None:
        return f"{source.set_apart[apart].label} (no speaker)"
    printed = printed_by(book, source)
    return f"{printed}{'' if printed == publisher_name(book, source.publisher) else ','} in its own words"
