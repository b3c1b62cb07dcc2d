"""Every record over time, by channel."""

from collections.abc import Iterator

from sourcebook.drawing import Lane, figures, span_of
from sourcebook.model import Channel, Event, Figure, Output, Sourcebook


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `timeline`."""
    events = sourcebook.all(Event)
    lanes = by_channel(sourcebook, events)
    caption = " ".join(["Every record here, by channel.", *_unused(sourcebook)])
    yield from figures(sourcebook, span_of(events), "timeline", "Records by channel", lanes, caption)


def by_channel(sourcebook: Sourcebook, events: tuple[Event, ...]) -> list[Lane]:
    """Events by channel: in order of first contact, then what names none, then channels of another matter."""
    lanes = []
    for channel in sourcebook.all(Channel):
        own = tuple(one for one in events if channel.id in one.channels)
        if own:
            first = min(own, key=lambda one: (one.scope != "contact", one.order))
            label = channel.name if channel.counted else f"{channel.name} (another matter)"
            lanes.append((not channel.counted, first.scope != "contact", first.order, Lane(label, own)))
    lanes.sort(key=lambda one: one[:3])
    without = tuple(one for one in events if not one.channels)
    return [
        *(lane for uncounted, *_, lane in lanes if not uncounted),
        Lane("No channel named", tuple(one for one in without if one.scope == "contact")),
        Lane("Background", tuple(one for one in without if one.scope == "context")),
        *(lane for uncounted, *_, lane in lanes if uncounted),
    ]


def _unused(sourcebook: Sourcebook) -> Iterator[str]:
    """Say which channels no record has."""
    names = [one.name for one in sourcebook.all(Channel) if not sourcebook.events_of(one)]
    if names:
        yield f"Channels without a record: {', '.join(names)}."
