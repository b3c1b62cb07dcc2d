"""The records of each organisation over time, by channel."""

from collections.abc import Iterator

from sourcebook.drawing import figures, span_of
from sourcebook.drawing.lanes import by_channel
from sourcebook.model import Figure, Organisation, Output, Sourcebook


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `organisations/<id>` of each organisation that has a record."""
    for one in sourcebook.all(Organisation):
        events = sourcebook.resolved_events_of(one)
        title, caption = (
            f"{one.name}: records by channel",
            "The records that name this organisation, by channel.",
        )
        lanes = by_channel(sourcebook, events)
        yield from figures(
            sourcebook,
            span_of(events),
            f"organisations/{one.id}",
            title,
            lanes,
            caption,
            asked=(("organisation", one.id),),
        )
