"""Who speaks in some records: each statement once, under those whose words it has."""

from collections.abc import Iterable
from typing import NamedTuple

from sourcebook.model import Official, Organisation, Quote, ResolvedEvent, Sourcebook
from sourcebook.site.present import Listed, capital, listed, unrecorded_speaker


class Voice(NamedTuple):
    """Those who speak, and what they say: people and bodies that have a page, or whom else the records name."""

    speakers: tuple[Official | Organisation, ...]
    words: str
    """Those who speak and have no page."""
    side: str
    """The id of the side of those who speak, if it is one in all that they say."""
    statements: tuple[Listed, ...]


def voices(book: Sourcebook, events: Iterable[ResolvedEvent]) -> tuple[Voice, ...]:
    """The voices in the statements among some records, in the order in which each is first heard."""
    grouped: dict[tuple[tuple[str, str, str], ...], list[ResolvedEvent]] = {}
    for event in (one for one in events if one.is_saying):
        who = {_who(book, one) for one in _heard(event)}
        grouped.setdefault(tuple(sorted(who)), []).append(event)
    return tuple(_voice(book, of) for of in grouped.values())


def _heard(event: ResolvedEvent) -> tuple[Quote, ...]:
    """The words of a statement that are somebody’s; the article’s own where there are no others."""
    return tuple(one for one in event.quotes if not one.evidence.said_by.is_narration) or event.quotes


def _who(book: Sourcebook, one: Quote) -> tuple[str, str, str]:
    """Whose words a quote is: sources without a name are the same in one origin alone."""
    if one.speaker:
        return one.speaker.id, "", ""
    return "", unrecorded_speaker(book, one), one.origin.id if one.evidence.said_by.unnamed else ""


def _voice(book: Sourcebook, events: list[ResolvedEvent]) -> Voice:
    heard = _heard(events[0])
    speakers = {one.speaker.id: one.speaker for one in heard if one.speaker}
    others = "; ".join(dict.fromkeys(unrecorded_speaker(book, one) for one in heard if not one.speaker))
    if heard[0].evidence.said_by.is_narration:
        others = f"The article’s own words: {others}"
    sides = {None if others else one.side for one in events}
    side = sides.pop() if len(sides) == 1 else None
    return Voice(
        tuple(speakers.values()),
        others if speakers else capital(others),
        side.id if side else "",
        listed(book, (one.record for one in events)),
    )
