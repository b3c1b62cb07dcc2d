"""The page of outside witnesses: whose each page is, what of it was read, and which records lean on it."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.model import Output, Outside, Sourcebook, Withdrawn
from sourcebook.resolve.documents import uses
from sourcebook.site.markdown import fill
from sourcebook.site.present import count
from sourcebook.site.witnesses import KINDS, SUPPORTS, what_was_read


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page."""
    pages, leaning = sourcebook.all(Outside), uses(sourcebook)
    groups = [(words, [one for one in pages if one.kind == kind]) for kind, words in KINDS.items()]
    gone = [one for one in sourcebook.all(Withdrawn) if one.was == Outside.noun]
    read = sum(one.consulted != "unknown" for one in pages)
    yield fill(
        "outside",
        PurePosixPath(Outside.section_of),
        sourcebook,
        {
            "groups": [(words, group) for words, group in groups if group],
            "uses": leaning,
            "withdrawn": gone,
            "instead": {one.id: sourcebook.get(Outside, one.instead) for one in gone if one.instead},
            "read": {one.id: what_was_read(one) for one in pages},
            "supports": SUPPORTS,
            "totals": count(len(pages), "page"),
            "number_read": count(read, "stored copy", "stored copies"),
        },
        is_empty=not pages and not gone,
        title="Outside the articles",
        description="The pages outside the articles on which dates, corrections and notes rest, and what of them was read.",
    )
