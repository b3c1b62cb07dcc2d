"""The page of corrections: how to report a mistake, what is listed; what records said, what they say now, and why."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.editing.github import correction_address
from sourcebook.model import NOUNS, Entry, Output, Sourcebook, Withdrawn
from sourcebook.model.entry import Change
from sourcebook.site.long_lists import MOST_INDEXED
from sourcebook.site.markdown import fill
from sourcebook.site.present import count

_ORDER = {one.noun: place for place, one in enumerate(NOUNS)}
_CALLED = {
    "event": "Records",
    "official": "People",
    "source": "Articles",
    "outside": "Pages outside the articles",
    "withdrawn": "Withdrawn records",
}
"""How records of a noun are called here, where that is not the noun."""


class Corrected(NamedTuple):
    """A correction, and the record in which it was made."""

    entry: Entry
    change: Change


class Day(NamedTuple):
    """The corrections of one day, by the noun of their records: how many, and each."""

    date: str
    number: str
    nouns: tuple[tuple[str, tuple[Corrected, ...]], ...]


def make(sourcebook: Sourcebook, most: int = MOST_INDEXED) -> Iterator[Output]:
    """Make the page; of more than `most` corrections it has the latest."""
    here = PurePosixPath("corrections.md")
    corrected, withdrawn = _corrected(sourcebook), sourcebook.all(Withdrawn)
    dates = {str(one.change.date): None for one in corrected}
    yield fill(
        "corrections",
        here,
        sourcebook,
        {
            "dates": [*dates],
            "number": count(len(corrected), "correction"),
            "days": [*_days(corrected[:most])],
            "is_part": len(corrected) > most,
            "most": most,
            "withdrawn": withdrawn,
            "number_withdrawn": f"{_CALLED['withdrawn']}: {len(withdrawn)}",
            "form": correction_address(sourcebook.site, "/corrections/", None),
            "history": f"{sourcebook.site.repository}/commits/{sourcebook.site.branch}/content",
        },
        is_empty=not corrected and not withdrawn,
        title="Corrections",
        description="What was corrected in the record, when and why, and how to report a mistake.",
    )


def _corrected(sourcebook: Sourcebook) -> list[Corrected]:
    """All that was corrected, the latest first; of one day, in the order of the nouns."""
    found = [Corrected(entry, change) for entry in sourcebook.records() for change in entry.changes]
    found.sort(key=lambda one: _ORDER[one.entry.noun])
    found.sort(key=lambda one: (one.change.date.order, one.change.date.text), reverse=True)
    return found


def _days(corrected: Iterable[Corrected]) -> Iterator[Day]:
    """Corrections by their days, and these by their nouns."""
    for date, of_day in groupby(corrected, key=lambda one: str(one.change.date)):
        each_of_day = tuple(of_day)
        nouns = [(noun, tuple(each)) for noun, each in groupby(each_of_day, key=lambda one: one.entry.noun)]
        yield Day(
            date,
            count(len(each_of_day), "correction"),
            tuple((f"{_called(noun)}: {count(len(each), 'correction')}", each) for noun, each in nouns),
        )


def _called(noun: str) -> str:
    return _CALLED.get(noun, f"{noun.capitalize()}s")
