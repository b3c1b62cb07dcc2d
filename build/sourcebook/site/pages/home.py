"""The first page: what this is, the timeline, three questions, and what it cannot tell."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.model import Event, Output, Page, Sourcebook
from sourcebook.resolve.addresses import page_of
from sourcebook.site.markdown import fill
from sourcebook.site.prose import prose


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the first page, from content/pages/home.md: its opening stands above the timeline."""
    page = sourcebook.find(Page, "home")
    if page is None:
        return
    opening, heading, rest = page.body.partition("\n## ")
    here = page_of(page)
    yield fill(
        "home",
        PurePosixPath("index.md"),
        sourcebook,
        {
            "page": page,
            "opening": prose(opening, sourcebook, here),
            "rest": prose(heading.strip("\n") + rest, sourcebook, here),
            "has_events": bool(sourcebook.all(Event)),
        },
        record=page,
        title=page.title,
        description=page.description,
    )
