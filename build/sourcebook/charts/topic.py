"""The records of each topic over time, by channel."""

from collections.abc import Iterator

from sourcebook.drawing import figures, span_of
from sourcebook.drawing.lanes import by_channel
from sourcebook.model import Figure, Output, Sourcebook, Topic


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `topics/<id>` of each topic that has a record."""
    for topic in sourcebook.all(Topic):
        events = sourcebook.resolved_events_of(topic)
        title, caption = f"{topic.name}: records by channel", "The records of this topic, by channel."
        lanes = by_channel(sourcebook, events)
        yield from figures(
            sourcebook,
            span_of(events),
            f"topics/{topic.id}",
            title,
            lanes,
            caption,
            asked=(("topic", topic.id),),
        )
