"""The timeline: every event, by year, and the index of them."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.markdown import fill
from sourcebook.model import Event, Output, Sourcebook
from sourcebook.views import by_year, counted_records, listed


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the timeline."""
    events = sourcebook.all(Event)
    yield fill(
        "timeline",
        PurePosixPath("timeline.md"),
        sourcebook,
        {
            "years": by_year(listed(sourcebook, events)),
            "counted": counted_records(sourcebook, events),
            "covers": sourcebook.site.covers,
        },
        title="Timeline",
        description=f"Every record of {sourcebook.site.name}, in order of time.",
    )
