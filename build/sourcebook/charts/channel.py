"""The records of each channel over time, by kind."""

from collections.abc import Iterator

from sourcebook.drawing import Lane, figures, span_of
from sourcebook.model import Channel, Figure, Output, Sourcebook, Term


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `channels/<id>` of each channel that has a record.

    What was said of a channel and what passed through it are told apart by their rows.
    """
    kinds = sorted(
        (one for one in sourcebook.all(Term) if one.vocabulary == "kind"), key=lambda one: one.origin.places.get((), (0, 0))
    )
    for channel in sourcebook.all(Channel):
        events = sourcebook.events_of(channel)
        lanes = [Lane(kind.plural or kind.label, tuple(one for one in events if one.kind == kind.id)) for kind in kinds]
        title, caption = f"{channel.name}: records by kind", "The records of this channel, by kind."
        yield from figures(sourcebook, span_of(events), f"channels/{channel.id}", title, lanes, caption)
