"""The page of results: a script fills it in, by the index of search/."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.model import NOUNS, Output, Sourcebook
from sourcebook.resolve.links import INDEXES
from sourcebook.site.markdown import fill


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page; without a script it leads to the lists that have an entry."""
    listed = [noun.folder for noun in NOUNS if noun.folder in INDEXES and sourcebook.all(noun)]
    yield fill(
        "search",
        PurePosixPath(INDEXES["search"]),
        sourcebook,
        {"lists": [(name, INDEXES[name]) for name in listed if name != "events"]},
        title="Search",
        description="Searches the records, people, claims, articles and documents of this site.",
        robots="noindex",
    )
