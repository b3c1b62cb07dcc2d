"""Records -> lanes: by channel, official, topic, country or kind.

Lanes stand in the order of their first contact; what belongs to none comes after them, contacts apart from background.
"""

from collections.abc import Callable, Iterable

from sourcebook.drawing.layout import Lane
from sourcebook.model import Channel, Official, Organisation, ResolvedEvent, Sourcebook, Topic
from sourcebook.resolve.events import ACTIVE

Events = tuple[ResolvedEvent, ...]


def by_channel(sourcebook: Sourcebook, events: Events) -> list[Lane]:
    """A lane for each channel; those of another matter come last."""
    channels = [one for one in sourcebook.all(Channel) if one.counted]
    others = [one for one in sourcebook.all(Channel) if not one.counted]
    lanes = _in_order((one.name, _where(events, one.id, "channels")) for one in channels)
    other = _in_order((f"{one.name} (another matter)", _where(events, one.id, "channels")) for one in others)
    return [*lanes, *_rest(events, lambda event: event.record.channels, "No channel named"), *other]


def by_official(sourcebook: Sourcebook, events: Events) -> list[Lane]:
    """A lane for each official who has a part in a record."""

    def of(event: ResolvedEvent) -> set[str]:
        return {one.official for one in event.record.officials}

    lanes = _in_order(
        (one.name, tuple(e for e in events if one.id in of(e))) for one in sourcebook.all(Official)
    )
    return [*lanes, *_rest(events, of, "No official named")]


def by_topic(sourcebook: Sourcebook, events: Events) -> list[Lane]:
    """A lane for each topic."""
    lanes = _in_order((one.name, _where(events, one.id, "topics")) for one in sourcebook.all(Topic))
    return [*lanes, *_rest(events, lambda event: event.record.topics, "No topic")]


def by_country(sourcebook: Sourcebook, events: Events) -> list[Lane]:
    """A lane for each country of those who speak or take part, or else of all who are named."""
    of = {event.id: _countries(event) for event in events}
    countries = sorted({one for found in of.values() for one in found})
    lanes = _in_order((one, tuple(e for e in events if one in of[e.id])) for one in countries)
    return [*lanes, *_rest(events, lambda event: of[event.id], "No country recorded")]


def by_kind(sourcebook: Sourcebook, events: Events) -> list[Lane]:
    """A lane for each kind of record, in the order of the vocabulary: what was said is told apart from what was done."""
    return [
        Lane(kind.plural or kind.label, tuple(one for one in events if one.kind.id == kind.id))
        for kind in sourcebook.terms("kind")
    ]


def _countries(event: ResolvedEvent) -> set[str]:
    """The countries of those who speak or take part, or else of all officials and organisations."""
    active = {one.official.country for one in event.actors if any(part.id in ACTIVE for part in one.parts)}
    named = {one.country for one in event.all(Organisation) if one.country}
    return active or named | {one.official.country for one in event.actors}


def _where(events: Events, id: str, field: str) -> Events:
    """The events that name an id in a field."""
    return tuple(one for one in events if id in getattr(one.record, field))


def _in_order(groups: Iterable[tuple[str, Events]]) -> list[Lane]:
    """The groups that hold a record, by first contact, those of background alone last."""
    lanes = [Lane(label, events) for label, events in groups if events]
    return sorted(lanes, key=lambda lane: min((one.scope != "contact", one.order) for one in lane.events))


def _rest(events: Events, of: Callable[[ResolvedEvent], Iterable[str]], name: str) -> list[Lane]:
    """What belongs to no lane: contacts, then background."""
    without = [one for one in events if not of(one)]
    return [
        Lane(name, tuple(one for one in without if one.scope == "contact")),
        Lane("Background", tuple(one for one in without if one.scope == "context")),
    ]
