"""The pages of corrections: how to report a mistake, what is listed; what records said, what they say now, and why."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.editing.github import correction_address
from sourcebook.model import NOUNS, Entry, Output, Sourcebook, Withdrawn
from sourcebook.model.entry import Change
from sourcebook.model.text import count
from sourcebook.resolve.links import INDEXES
from sourcebook.resolve.parts import Part, parts
from sourcebook.site.long_lists import MOST_INDEXED, paged, ways
from sourcebook.site.markdown import fill

_ORDER = {one.noun: place for place, one in enumerate(NOUNS)}
_WITHDRAWN = "Withdrawn records"
_CALLED = {
    "event": "Records",
    "official": "People",
    "source": "Articles",
    "outside": "Pages outside the articles",
    Withdrawn.noun: _WITHDRAWN,
}
"""How records of a noun are called here, where that is not the noun."""
PAGE = PurePosixPath(INDEXES["corrections"])


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
    """Make the page; of more than `most` corrections it has the latest and the list goes on, and more withdrawn records have pages of
    their own."""
    found = _corrected(sourcebook)
    dates = [*dict.fromkeys(map(_date, found))]
    corrected = parts(PAGE, found, most)
    gone = parts(PAGE.with_suffix("") / "withdrawn.md", sourcebook.all(Withdrawn), most)
    for place in range(len(corrected)):
        yield _corrections(sourcebook, corrected, place, dates, gone)
    for place in range(len(gone) if gone[1:] else 0):
        yield _withdrawn(sourcebook, gone, place)


def _corrections(
    sourcebook: Sourcebook,
    pages: Sequence[Part[Corrected]],
    place: int,
    dates: Sequence[str],
    gone: Sequence[Part[Withdrawn]],
) -> Output:
    """A page of corrections; the first says on how many `dates` there are any, and which records were withdrawn, or where these stand."""
    number_withdrawn = sum(len(part.entries) for part in gone)
    heading = paged("Corrections", place, len(pages))
    return fill(
        "corrections",
        pages[place].page,
        sourcebook,
        {
            "heading": heading,
            "place": place,
            "ways": ways(pages, _date) if pages[1:] else (),
            "dates": dates,
            "number": count(sum(len(part.entries) for part in pages), "correction"),
            "days": [*_days(pages[place].entries)],
            "withdrawn": gone[0].entries,
            "number_withdrawn": f"{_WITHDRAWN}: {number_withdrawn:,}",
            "ways_to_withdrawn": ways(gone, _title) if gone[1:] else (),
            "form": correction_address(sourcebook.site, "/corrections/", None),
            "history": f"{sourcebook.site.repository}/commits/{sourcebook.site.branch}/content",
        },
        is_empty=not dates and not number_withdrawn,
        title=heading,
        description="What was corrected in the record, when and why, and how to report a mistake.",
    )


def _withdrawn(sourcebook: Sourcebook, pages: Sequence[Part[Withdrawn]], place: int) -> Output:
    """A page of withdrawn records."""
    heading = paged(_WITHDRAWN, place, len(pages))
    return fill(
        "withdrawn_records",
        pages[place].page,
        sourcebook,
        {
            "heading": heading,
            "place": place,
            "ways": ways(pages, _title),
            "withdrawn": pages[place].entries,
        },
        title=heading,
        description="Records that are no longer part of what is recorded, when they were withdrawn, and why.",
    )


def _date(one: Corrected) -> str:
    return str(one.change.date)


def _title(one: Withdrawn) -> str:
    return one.title


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
