"""Every record over time, by channel; the same by official, topic, country and kind; and counted, for the first page.

Where no channel is recorded, the first chart is that by topic.
"""

from collections.abc import Iterator

from sourcebook.drawing import figures, numbers, span_of
from sourcebook.drawing.lanes import by_channel, by_country, by_kind, by_official, by_topic
from sourcebook.model import Channel, Figure, Output, Sourcebook
from sourcebook.site.present import first_rows, other_rows

ROWS = {
    "channel": (by_channel, ""),
    "official": (
        by_official,
        "A record stands in the row of each official who has a part in it, be it only as its subject.",
    ),
    "topic": (by_topic, "A record stands in the row of each of its topics."),
    "country": (
        by_country,
        "A record stands in the row of each country of those who speak or take part, else of those named.",
    ),
    "kind": (by_kind, "What was said stands apart from what was done."),
}
"""Each way: how lanes are made, and what a reader must know of them."""


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `timeline`, `timeline/<rows>` for each other way to part it into rows, and `overview`, which counts."""
    events = sourcebook.resolved_events()
    span = span_of(events)
    first = first_rows(sourcebook)
    lanes, known = ROWS[first]
    caption = " ".join([f"Every record here, by {first}.", *_unused(sourcebook)])
    yield from figures(
        sourcebook, span, "timeline", f"Records by {first}", lanes(sourcebook, events), caption, "", known
    )
    yield from numbers(
        sourcebook,
        "overview",
        f"How many records there are, by {first}",
        lanes(sourcebook, events),
        caption,
        "timeline/",
        known,
    )
    for name in other_rows(sourcebook):
        lanes, known = ROWS[name]
        caption, home = f"Every record here, by {name}.", f"timeline/?lanes={name}"
        yield from figures(
            sourcebook,
            span,
            f"timeline/{name}",
            f"Records by {name}",
            lanes(sourcebook, events),
            caption,
            home,
            known,
        )


def _unused(sourcebook: Sourcebook) -> Iterator[str]:
    """Say which channels no record has."""
    names = [one.name for one in sourcebook.all(Channel) if not sourcebook.resolved_events_of(one)]
    if names:
        yield f"Channels without a record: {', '.join(names)}."
