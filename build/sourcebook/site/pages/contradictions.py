"""The page of contradictions: passages that differ, side by side, and in one sentence on what."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.editing.github import edit_address
from sourcebook.model import Contradiction, Event, Output, Sourcebook, Term, Withdrawn
from sourcebook.resolve.addresses import section_page
from sourcebook.site.markdown import fill
from sourcebook.site.present import ShownQuote, capital, shown


class Side(NamedTuple):
    """One of the passages, with the event that has it and the day on which it was said."""

    event: Event
    said: str
    quote: ShownQuote


class Group(NamedTuple):
    """The contradictions of one sort."""

    sort: Term
    sections: tuple[tuple[Contradiction, tuple[Side, ...]], ...]


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page."""
    groups = [_group(sourcebook, sort) for sort in sourcebook.terms("difference")]
    here = PurePosixPath(Contradiction.section_of)
    gone = [one for one in sourcebook.all(Withdrawn) if section_page(one) == str(here)]
    yield fill(
        "contradictions",
        here,
        sourcebook,
        {
            "groups": [one for one in groups if one.sections],
            "edits": {one.id: edit_address(sourcebook.site, one) for one in sourcebook.all(Contradiction)},
            "withdrawn": [(one, sourcebook.by_key.get((one.was, one.instead or ""))) for one in gone],
        },
        is_empty=not gone and not sourcebook.all(Contradiction),
        title="Contradictions",
        description="Passages of the articles that differ, side by side.",
    )


def _group(sourcebook: Sourcebook, sort: Term) -> Group:
    found = (one for one in sourcebook.all(Contradiction) if one.between == sort.id)
    return Group(sort, tuple((one, _sides(sourcebook, one)) for one in found))


def _sides(sourcebook: Sourcebook, contradiction: Contradiction) -> tuple[Side, ...]:
    """The passages in the order in which they were said."""
    quotes = (sourcebook.quotes[one.event][one.quote - 1] for one in contradiction.passages)
    ordered = sorted(quotes, key=lambda one: (*one.said.order, one.event.order))
    return tuple(
        Side(one.event, capital(one.said.words), shown(sourcebook, one, one.said.date)) for one in ordered
    )
