"""Every record over time, by channel; the same by official, topic, country and kind; and counted, for the first page.

Where no channel is recorded, the first chart is that by topic.
"""

from collections.abc import Iterator

from sourcebook.drawing import figures, numbers, span_of
from sourcebook.drawing.lanes import by_channel, by_country, by_kind, by_official, by_topic
from sourcebook.model import Channel, Figure, Output, Sourcebook
from sourcebook.site.periods import MOST_LISTED, Period, root_period, walk
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


def make(sourcebook: Sourcebook, most: int = MOST_LISTED) -> Iterator[Output | Figure]:
    """Make the chart `timeline`, one `timeline/<rows>` for each other way to part it into rows, and `overview`, which counts.

    Where there are more than `most` records, each part of the time that has a page of its own has a chart, too.
    """
    events = sourcebook.resolved_events()
    first = first_rows(sourcebook)
    lanes, known = ROWS[first]
    caption = " ".join([f"Every record here, by {first}.", *_unused(sourcebook)])
    rows = lanes(sourcebook, events)
    yield from figures(
        sourcebook, span_of(events), "timeline", f"Records by {first}", rows, caption, rows=known
    )
    title = f"How many records there are, by {first}"
    yield from numbers(sourcebook, "overview", title, rows, caption, "timeline/", known)
    yield from _otherwise(sourcebook)
    for period in [*walk(root_period(sourcebook, most))][1:]:
        yield from _of_period(sourcebook, period)


def _otherwise(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """The chart of all records for each other way to part it into rows."""
    events = sourcebook.resolved_events()
    for name in other_rows(sourcebook):
        lanes, known = ROWS[name]
        caption, home, title = (
            f"Every record here, by {name}.",
            f"timeline/?lanes={name}",
            f"Records by {name}",
        )
        rows = lanes(sourcebook, events)
        yield from figures(sourcebook, span_of(events), f"timeline/{name}", title, rows, caption, home, known)


def _of_period(sourcebook: Sourcebook, period: Period) -> Iterator[Output | Figure]:
    """The records of a part of the time."""
    lanes, known = ROWS[(first := first_rows(sourcebook))]
    title = f"Records of {period.words} by {first}"
    caption, rows = f"Every record of {period.words}, by {first}.", lanes(sourcebook, period.events)
    span = span_of(period.events)
    yield from figures(sourcebook, span, period.figure, title, rows, caption, rows=known, alone=False)


def _unused(sourcebook: Sourcebook) -> Iterator[str]:
    """Say which channels no record has."""
    names = [one.name for one in sourcebook.all(Channel) if not sourcebook.resolved_events_of(one)]
    if names:
        yield f"Channels without a record: {', '.join(names)}."
