"""The page of corrections: what the record said, what it says now, and why; the latest first."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import Entry, Output, Sourcebook, Withdrawn
from sourcebook.model.entry import Change
from sourcebook.site.markdown import fill


class Corrected(NamedTuple):
    """A correction, and the record in which it was made."""

    entry: Entry
    change: Change


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page."""
    found = [Corrected(entry, change) for entry in sourcebook.records() for change in entry.changes]
    withdrawn = sourcebook.all(Withdrawn)
    yield fill(
        "corrections",
        PurePosixPath("corrections.md"),
        sourcebook,
        {
            "corrections": sorted(found, key=lambda one: (one.change.date.order, one.entry.id), reverse=True),
            "withdrawn": withdrawn,
        },
        is_empty=not found and not withdrawn,
        title="Corrections",
        description="What was corrected in the record, when and why.",
    )
