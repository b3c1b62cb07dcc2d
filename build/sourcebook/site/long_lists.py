"""Lists that grow with the record: a page has the latest of them, and says how many it leaves out, and where these are; or the
list goes on, on further pages."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from sourcebook.model import Entry, Record
from sourcebook.resolve.parts import Part

MOST_LINES = 60
"""Records of one list of a page: with a chart of `MOST_SIGNS`, a page of so many with their quotes has about 0.3 MB."""
MOST_INDEXED = 200
"""Entries of one page of an index, which are about 150 KB."""

One = TypeVar("One")


class Latest(NamedTuple):
    """How many records the lists of a page leave out, and the file of the page that has them all, narrowed to these."""

    left_out: int
    whole: str
    most: int = MOST_LINES


class Way(NamedTuple):
    """A way to one page of a list: its file, and from what to what it goes."""

    page: str
    words: str


def ways(parts: Iterable[Part[One]], words: Callable[[One], object]) -> list[Way]:
    """The ways to the pages of a list that is not empty, by the words for the first and the last entry of each."""
    return [Way(str(one.page), stretch(one, words)) for one in parts]


def stretch(part: Part[One], words: Callable[[One], object]) -> str:
    """From which entry to which a page goes."""
    return " – ".join(dict.fromkeys(str(words(part.entries[at])) for at in (0, -1)))


def paged(title: str, place: int, number: int) -> str:
    """What a page of a list is called, the first as the whole list."""
    return f"{title}, page {place + 1} of {number}" if place else title


def latest(lines: Iterable[One], most: int = MOST_LINES) -> tuple[One, ...]:
    """The latest lines of a list that is in order of time."""
    return tuple(lines)[-most:]


def left_out(lists: Iterable[Sequence[object]], of: Entry, most: int = MOST_LINES) -> Latest | None:
    """What some lists of a page leave out, if anything."""
    number = sum(max(len(one) - most, 0) for one in lists)
    is_facet = isinstance(of, Record) and of.facet
    return (
        Latest(number, f"timeline.md?{of.noun}={of.id}" if is_facet else "timeline.md", most)
        if number
        else None
    )
