"""Contradictions: their index, and a page for each, on which passages that differ stand side by side, a column per party."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import Contradiction, Output, Sourcebook, Term, Withdrawn
from sourcebook.resolve.addresses import page_of
from sourcebook.resolve.links import INDEXES
from sourcebook.site.markdown import fill
from sourcebook.site.parties import names, parties


class Group(NamedTuple):
    """The contradictions of one sort, each with its parties by name."""

    sort: Term
    contradictions: tuple[tuple[Contradiction, str], ...]


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the index, and a page for each."""
    yield _index(sourcebook)
    for one in sourcebook.all(Contradiction):
        yield fill(
            "contradiction",
            page_of(one),
            sourcebook,
            {
                "contradiction": one,
                "sort": sourcebook.term("difference", one.between),
                "parties": parties(sourcebook, one),
            },
            record=one,
            is_wide=True,
            title=one.title,
            description=" ".join(one.differs.split()),
        )


def _index(sourcebook: Sourcebook) -> Output:
    groups = [_group(sourcebook, sort) for sort in sourcebook.terms("difference")]
    gone = [one for one in sourcebook.all(Withdrawn) if one.was == Contradiction.noun]
    return fill(
        "contradictions",
        PurePosixPath(INDEXES["contradictions"]),
        sourcebook,
        {"groups": [one for one in groups if one.contradictions], "withdrawn": gone},
        is_empty=not gone and not sourcebook.all(Contradiction),
        title="Contradictions",
        description="Passages of the articles that differ, each set of them on a page of its own.",
    )


def _group(sourcebook: Sourcebook, sort: Term) -> Group:
    found = (one for one in sourcebook.all(Contradiction) if one.between == sort.id)
    return Group(sort, tuple((one, names(sourcebook, one)) for one in found))
