"""Where a claim stands on a day: each party's latest position by then, and nothing about the truth of it."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import Claim, Event, Evidence, Organisation, Position, Source, Sourcebook, Speaker
from sourcebook.model.when import MONTHS
from sourcebook.site.views import Quoted, publisher_words, quotes


class Taken(NamedTuple):
    """A position with its event, its party in words, and the quotes it rests on."""

    position: Position
    event: Event
    party: str
    stance: str
    passive: str
    quotes: tuple[Quoted, ...]


def taken(sourcebook: Sourcebook, claim: Claim) -> tuple[Taken, ...]:
    """The positions of a claim in the order of their days; those of one day as the record has them."""
    found = [_taken(sourcebook, position) for position in claim.positions]
    return tuple(sorted(found, key=lambda one: counts_from(sourcebook, one.event)))


def grounds(sourcebook: Sourcebook, claim: Claim) -> Iterator[Evidence]:
    """The evidence on which the positions of a claim rest: at each event that of the party, or where it has none, all."""
    for position in claim.positions:
        event = sourcebook.get(Event, position.event)
        own = [one for one in event.evidence if one.said_by == position.by]
        yield from own or event.evidence


def counts_from(sourcebook: Sourcebook, event: Event) -> dt.date:
    """The day from which a position at an event counts, so that nothing is known early.

    It is the latest day on which the event can have begun; where that is in doubt or open, the event is only sure to
    have been by the day on which a source first reports it: the first whose day is sure, or where none is, the last.
    """
    latest = event.date.latest_start(event.lasted)
    if not event.date.is_doubtful and (event.date.end or event.lasted):
        return latest
    published = [sourcebook.get(Source, one.source).published for one in event.evidence]
    sure = [one.last for one in published if one.last and not one.is_doubtful]
    return max(latest, min(sure) if sure else max(one.latest_start() for one in published))


def _taken(sourcebook: Sourcebook, position: Position) -> Taken:
    event = sourcebook.get(Event, position.event)
    stance = sourcebook.term("stance", position.stance)
    own = tuple(
        quote
        for quote, evidence in zip(quotes(sourcebook, event), event.evidence, strict=True)
        if evidence.said_by == position.by
    )
    party = _party(sourcebook, position, event)
    return Taken(
        position, event, party, stance.label, stance.passive or stance.label, own or quotes(sourcebook, event)
    )


def _party(sourcebook: Sourcebook, position: Position, event: Event) -> str:
    """Who takes the position, in words that can follow “by”."""
    if position.named:
        return position.named
    if position.by.who:
        speaker = sourcebook.speaker_name(position.by.who)
        return speaker.in_text or speaker.name if isinstance(speaker, Organisation) else speaker.label
    if position.by.unnamed:
        return position.by.unnamed
    source = sourcebook.get(Source, next(one.source for one in event.evidence if one.said_by == position.by))
    return f"{publisher_words(sourcebook, source.original_publisher or source.publisher)} in its own words"


def standing(sourcebook: Sourcebook, claim: Claim, day: dt.date) -> tuple[Taken, ...]:
    """Each party's latest position on a day, in the order in which the parties first spoke."""
    latest: dict[tuple[Speaker, str], Taken] = {}
    for one in taken(sourcebook, claim):
        if counts_from(sourcebook, one.event) <= day:
            outlet = one.party if one.position.by.is_narration else ""
            latest[one.position.by, outlet] = one
    return tuple(latest.values())


def standing_words(sourcebook: Sourcebook, claim: Claim, day: dt.date) -> str:
    """Where a claim stands on a day: “As of 10 February 2025: asserted by …; neither confirmed nor denied by …”."""
    parts = [f"{one.passive} {one.party}" for one in standing(sourcebook, claim, day)]
    when = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"As of {when}: {'; '.join(parts) or 'nothing is recorded'}."


def turning_days(sourcebook: Sourcebook, claim: Claim) -> tuple[dt.date, ...]:
    """The days on which the standing changes, in order."""
    return tuple(sorted({counts_from(sourcebook, one.event) for one in taken(sourcebook, claim)}))
