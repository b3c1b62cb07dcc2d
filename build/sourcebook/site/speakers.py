"""Who speaks in some records: each statement once, under those whose words it has."""

from collections.abc import Iterable
from typing import NamedTuple

from sourcebook.model import Official, Organisation, ResolvedEvent, Sourcebook
from sourcebook.site.present import Listed, capital, listed, unrecorded_speaker


class Voice(NamedTuple):
    """Those who speak, and what they say: people and bodies that have a page, or whom else the records name."""

    speakers: tuple[Official | Organisation, ...]
    words: str
    """Who speaks, where nobody of them has a page."""
    side: str
    """The id of the side of those who speak, if it is one in all that they say."""
    statements: tuple[Listed, ...]


def voices(book: Sourcebook, events: Iterable[ResolvedEvent]) -> tuple[Voice, ...]:
    """The voices in the statements among some records, in the order in which each is first heard."""
    grouped: dict[tuple[str, ...], list[ResolvedEvent]] = {}
    for event in (one for one in events if one.is_saying):
        known = sorted({one.speaker.id for one in event.quotes if one.speaker})
        grouped.setdefault(tuple(known) or _who(book, event), []).append(event)
    return tuple(_voice(book, of) for of in grouped.values())


def _who(book: Sourcebook, event: ResolvedEvent) -> tuple[str, ...]:
    """Who speaks where nobody has a page: sources without a name are the same in one origin alone."""
    one = event.quotes[0]
    return "", _unrecorded(book, event), one.origin.id if one.evidence.said_by.unnamed else ""


def _unrecorded(book: Sourcebook, event: ResolvedEvent) -> str:
    """Who speaks in a statement of nobody who has a page."""
    one = event.quotes[0]
    told = unrecorded_speaker(book, one)
    return f"The article’s own words: {told}" if one.evidence.said_by.is_narration else capital(told)


def _voice(book: Sourcebook, events: list[ResolvedEvent]) -> Voice:
    speakers = {one.speaker.id: one.speaker for one in events[0].quotes if one.speaker}
    sides = {one.side for one in events}
    side = sides.pop() if len(sides) == 1 else None
    return Voice(
        tuple(speakers.values()),
        "" if speakers else _unrecorded(book, events[0]),
        side.id if side else "",
        listed(book, (one.record for one in events)),
    )
