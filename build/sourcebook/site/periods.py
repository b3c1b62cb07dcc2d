"""The timeline in pages: all records on one where they are few, else one for each year, and for its months and days where these have many."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import ResolvedEvent, Sourcebook
from sourcebook.model.when import MONTHS

MOST_LISTED = 150
"""Records of a page that lists them one by one: with a chart of a sign each, a page of so many stays below 300 KB."""
_YEAR, _MONTH, _DAY = 4, 7, 10
"""How many letters of a day are its year, its month and itself, as ISO writes it."""


class Period(NamedTuple):
    """Some time with its records, in order; those of each are parted where there are many."""

    iso: str
    """“2031”, “2031-03” or “2031-03-06”; empty for all of the time."""
    events: tuple[ResolvedEvent, ...]
    parts: tuple["Period", ...]
    """The periods of which it is made; none where its own page lists its records."""

    @property
    def page(self) -> PurePosixPath:
        """The file of its page, below out/pages."""
        return PurePosixPath("timeline", *self.iso.split("-")).with_suffix(".md") if self.iso else ROOT_PAGE

    @property
    def figure(self) -> str:
        """The name of its chart."""
        return self.page.with_suffix("").as_posix()

    @property
    def words(self) -> str:
        """Its name: “March 2031”."""
        year, *rest = map(int, self.iso.split("-")) if self.iso else [0]
        month = f"{MONTHS[rest[0] - 1]} {year}" if rest else str(year)
        return f"{rest[1]} {month}" if rest[1:] else month

    def leaves(self) -> Iterator["Period"]:
        """The periods whose pages list records, in order."""
        if not self.parts:
            yield self
        for one in self.parts:
            yield from one.leaves()


ROOT_PAGE = PurePosixPath("timeline.md")


def root_period(book: Sourcebook, most: int = MOST_LISTED) -> Period:
    """All of the time; a page of it lists no more than `most` records, but for those of one day."""
    return _period("", book.resolved_events(), most)


def walk(period: Period) -> Iterator[Period]:
    """A period and all that it is made of."""
    yield period
    for one in period.parts:
        yield from walk(one)


def _period(iso: str, events: tuple[ResolvedEvent, ...], most: int) -> Period:
    letters = next((more for more in (_YEAR, _MONTH, _DAY) if more > len(iso)), 0)
    if len(events) <= most or not letters:
        return Period(iso, events, ())
    parts = groupby(events, key=lambda one: one.listed_day.isoformat()[:letters])
    return Period(iso, events, tuple(_period(part, tuple(held), most) for part, held in parts))
