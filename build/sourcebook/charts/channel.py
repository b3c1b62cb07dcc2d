"""The records of each channel over time, by kind."""

from collections.abc import Iterator

from sourcebook.drawing import figures, span_of
from sourcebook.drawing.lanes import by_kind
from sourcebook.model import Channel, Figure, Output, Sourcebook


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `channels/<id>` of each channel that has a record.

    What was said of a channel and what passed through it are told apart by their rows.
    """
    for channel in sourcebook.all(Channel):
        events = sourcebook.resolved_events_of(channel)
        title, caption = f"{channel.name}: records by kind", "The records of this channel, by kind."
        yield from figures(
            sourcebook,
            span_of(events),
            f"channels/{channel.id}",
            title,
            by_kind(sourcebook, events),
            caption,
            asked=(("channel", channel.id),),
        )
