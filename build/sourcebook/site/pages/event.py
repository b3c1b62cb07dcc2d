"""The page of one event."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import (
    CardLine,
    Channel,
    Event,
    Involvement,
    Official,
    Organisation,
    Output,
    Place,
    Sourcebook,
    Topic,
)
from sourcebook.site.markdown import fill, page_of
from sourcebook.site.views import (
    claims_of,
    contradictions_of,
    counted_sources,
    quotes,
    roles_words,
    shape,
    status_words,
    ways,
)


class Actor(NamedTuple):
    """An official in an event: the part, the offices held then, the title as the article prints it."""

    official: Official
    part: str
    roles: str
    basis: str
    printed: str | None
    note: str | None


class Step(NamedTuple):
    """The event before or after in time."""

    event: Event
    when: str


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each event."""
    events = sourcebook.all(Event)
    for place, event in enumerate(events):
        shown = quotes(sourcebook, event)
        yield fill(
            "event",
            page_of(event),
            sourcebook,
            {
                "event": event,
                "day": ", ".join(filter(None, (event.date.weekday, event.when))),
                "kind": sourcebook.term("kind", event.kind),
                "status": sourcebook.term("status", event.status),
                "shape": shape(sourcebook, event),
                "qualifies": _acts(sourcebook, event),
                "basis": sourcebook.term("basis", event.date_basis),
                "actors": _actors(sourcebook, event),
                "organisations": [sourcebook.get(Organisation, id) for id in event.organisations],
                "channels": [sourcebook.get(Channel, id) for id in event.channels],
                "topics": [sourcebook.get(Topic, id) for id in event.topics],
                "places": [sourcebook.get(Place, id) for id in event.places],
                "quotes": shown,
                "ways": ways(shown),
                "connections": sourcebook.connections(event),
                "claims": claims_of(sourcebook, event),
                "contradictions": contradictions_of(sourcebook, event),
                "counted": counted_sources(sourcebook, (event,)),
                "earlier": _step(events, place - 1),
                "later": _step(events, place + 1),
                "backlinks": sourcebook.backlinks.get(event.key, ()),
                "edit": f"{sourcebook.site.repository}/edit/{sourcebook.site.branch}/{event.origin.path}",
                "address": f"{sourcebook.site.address}events/{event.id}/",
            },
            on_card=_on_card(sourcebook, event),
            title=event.title,
            description=" ".join(event.summary.split()),
        )


def _acts(sourcebook: Sourcebook, event: Event) -> list[tuple[str, str, Event]]:
    """What a statement speaks of and how that stands: its sign, its words, the event."""
    spoken_of = (sourcebook.get(Event, one.event) for one in event.related if one.how == "reports-on")
    return [(shape(sourcebook, one), status_words(sourcebook, one), one) for one in spoken_of]


def _on_card(sourcebook: Sourcebook, event: Event) -> Iterator[CardLine]:
    """What must not be parted from an event's title: its date, how it and what it speaks of stand, and who is in it."""
    yield CardLine(f"{event.when[:1].upper()}{event.when[1:]}")
    yield CardLine(status_words(sourcebook, event), shape(sourcebook, event))
    for sign, words, _ in _acts(sourcebook, event):
        yield CardLine(f"What it speaks of: {words}", sign)
    for actor in _actors(sourcebook, event):
        yield CardLine(f"{actor.part[:1].upper()}{actor.part[1:]}: {actor.official.name}, {actor.roles}")


def _actors(sourcebook: Sourcebook, event: Event) -> list[Actor]:
    """Each official once, with every part; the title printed and the note are the first that are given."""
    found: dict[str, list[Involvement]] = {}
    for one in event.officials:
        found.setdefault(one.official, []).append(one)
    return [_actor(sourcebook, event, parts) for parts in found.values()]


def _actor(sourcebook: Sourcebook, event: Event, parts: list[Involvement]) -> Actor:
    official = sourcebook.get(Official, parts[0].official)
    roles = sourcebook.roles_at(event, official.id)
    return Actor(
        official,
        " and ".join(sourcebook.term("part", one.part).label for one in parts),
        roles_words(roles),
        ", ".join(sorted({sourcebook.term("role_basis", role.basis).label for role in roles})),
        next((one.printed for one in parts if one.printed), None),
        next((one.note for one in parts if one.note), None),
    )


def _step(events: tuple[Event, ...], place: int) -> Step | None:
    return Step(events[place], events[place].when) if 0 <= place < len(events) else None
