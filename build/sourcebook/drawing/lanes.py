"""Records -> lanes: by channel, official, topic, country or kind.

Channels stand in the order that their records give, officials and countries by side, topics by how much is recorded; what
belongs to no lane comes after them, contacts apart from background.
"""

from collections.abc import Callable, Iterable

from sourcebook.drawing.layout import Lane
from sourcebook.model import Channel, Official, Organisation, ResolvedEvent, Sourcebook, Topic
from sourcebook.resolve.sides import ACTIVE

Events = tuple[ResolvedEvent, ...]


def by_channel(sourcebook: Sourcebook, events: Events) -> list[Lane]:
    """A lane for each channel, in the order that the channels give; those that are not counted come last."""
    channels = sorted(sourcebook.all(Channel), key=lambda one: (one.row is None, one.row or 0))
    counted = [_of_channel(one, one.name, events) for one in channels if one.counted]
    others = [_of_channel(one, f"{one.name} (not counted)", events) for one in channels if not one.counted]
    return _filled(
        [
            *counted,
            *_rest(events, lambda event: event.record.channels, "No channel named", "channel"),
            *others,
        ]
    )


def _of_channel(channel: Channel, label: str, events: Events) -> Lane:
    return Lane(label, _where(events, channel.id, "channels"), asked=(("channel", channel.id),))


def by_official(sourcebook: Sourcebook, events: Events) -> list[Lane]:
    """A lane for each official who has a part in a record: side by side, those with most records first."""

    def of(event: ResolvedEvent) -> set[str]:
        return {one.official for one in event.record.officials}

    found = _held(events, of)
    lanes = [
        (_side_of(sourcebook, one.country), Lane(one.name, found[one.id], asked=(("official", one.id),)))
        for one in sourcebook.all(Official)
        if one.id in found
    ]
    return _filled([*_by_side(lanes), *_rest(events, of, "No official named", "official")])


def by_topic(sourcebook: Sourcebook, events: Events) -> list[Lane]:
    """A lane for each topic, that of most records first."""
    found = _held(events, lambda event: event.record.topics)
    lanes = [
        (0, Lane(one.name, found[one.id], asked=(("topic", one.id),)))
        for one in sourcebook.all(Topic)
        if one.id in found
    ]
    return _filled([*_by_side(lanes), *_rest(events, lambda event: event.record.topics, "No topic", "topic")])


def by_country(sourcebook: Sourcebook, events: Events) -> list[Lane]:
    """A lane for each country of those who speak or take part, or else of all who are named, side by side."""
    of = {event.id: _countries(event) for event in events}
    lanes = [
        (_side_of(sourcebook, one), Lane(one, held))
        for one, held in sorted(_held(events, lambda event: of[event.id]).items())
    ]
    return _filled([*_by_side(lanes), *_rest(events, lambda event: of[event.id], "No country recorded")])


def by_kind(sourcebook: Sourcebook, events: Events) -> list[Lane]:
    """A lane for each kind of record, in the order of the vocabulary: what was said is told apart from what was done."""
    return [
        Lane(
            kind.plural or kind.label,
            tuple(one for one in events if one.kind.id == kind.id),
            asked=(("kind", kind.id),),
        )
        for kind in sourcebook.terms("kind")
    ]


def _countries(event: ResolvedEvent) -> set[str]:
    """The countries of those who speak or take part, or else of all officials and organisations."""
    active = {one.official.country for one in event.actors if any(part.id in ACTIVE for part in one.parts)}
    named = {one.country for one in event.all(Organisation) if one.country}
    return active or named | {one.official.country for one in event.actors}


def _held(events: Events, of: Callable[[ResolvedEvent], Iterable[str]]) -> dict[str, Events]:
    """The events of each id that any of them names, in order."""
    found: dict[str, list[ResolvedEvent]] = {}
    for event in events:
        for id in dict.fromkeys(of(event)):
            found.setdefault(id, []).append(event)
    return {id: tuple(held) for id, held in found.items()}


def _where(events: Events, id: str, field: str) -> Events:
    """The events that name an id in a field."""
    return tuple(one for one in events if id in getattr(one.record, field))


def _side_of(sourcebook: Sourcebook, country: str) -> int:
    """The place of a country's side; one that names no countries takes the rest."""
    sides = sourcebook.site.sides
    return next((place for place, one in enumerate(sides) if country in one.countries), len(sides))


def _by_side(lanes: Iterable[tuple[int, Lane]]) -> list[Lane]:
    """Lanes by the place of their side, that of most contacts first."""

    def order(one: tuple[int, Lane]) -> tuple[int, int]:
        return one[0], -sum(event.scope == "contact" for event in one[1].events)

    return [lane for _, lane in sorted(lanes, key=order)]


def _filled(lanes: Iterable[Lane]) -> list[Lane]:
    """The lanes that hold a record."""
    return [one for one in lanes if one.events]


def _rest(
    events: Events, of: Callable[[ResolvedEvent], Iterable[str]], name: str, facet: str = ""
) -> list[Lane]:
    """What belongs to no lane: contacts, then background. In an address, an empty value stands for none of a facet."""
    without = [one for one in events if not of(one)]
    asked = ((facet, ""),) if facet else ()
    return [
        Lane(label, tuple(one for one in without if one.scope == scope), asked=(*asked, ("scope", scope)))
        for label, scope in ((name, "contact"), ("Background", "context"))
    ]
