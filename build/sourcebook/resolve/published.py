"""When each record was published, corrected or withdrawn, as far as it is known to the day, and which version of it stands.

What is known is what the register keeps, the days of corrections, and those of withdrawals: neither clock nor git is asked.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sourcebook.model import Record, Sourcebook, When, Withdrawn
from sourcebook.model.entry import Change, Key
from sourcebook.model.sourcebook import once


class Step(NamedTuple):
    """A day on which a record was first published, corrected or withdrawn."""

    record: Record
    day: dt.date
    number: int
    """The version that it began: 1 as published, then one more for each correction; 0 for its withdrawal."""
    change: Change | None = None
    """The correction, if it was one."""


def published_keys(record: Record) -> tuple[Key, ...]:
    """The keys under which a record is or was published, its own first; a withdrawn one has those that it had."""
    noun = record.was if isinstance(record, Withdrawn) else record.key[0]
    return tuple((noun, id) for id in (record.id, *record.formerly))


def steps(sourcebook: Sourcebook, record: Record) -> Iterator[Step]:
    """What became of a record, each with its day; what is not known to the day is left out.

    Of one that is withdrawn, that it was is all that counts.
    """
    if isinstance(record, Withdrawn):
        if day := _day(record.withdrawn):
            yield Step(record, day, 0)
        return
    days = sourcebook.register.days
    registered = [days[key] for key in published_keys(record) if key in days]
    if registered:
        yield Step(record, min(registered), 1)
    for number, change in enumerate(record.changes, start=2):
        if day := _day(change.date):
            yield Step(record, day, number, change)


@once
def all_steps(sourcebook: Sourcebook) -> Mapping[Key, tuple[Step, ...]]:
    """What became of every record, by its key."""
    return {one.key: tuple(steps(sourcebook, one)) for one in sourcebook.records()}


def version(record: Record) -> int:
    """Which version of a record stands: the first, and one more for each correction."""
    return 1 + len(record.changes)


def last_day(sourcebook: Sourcebook, records: Iterable[Record]) -> dt.date | None:
    """The last day on which one of some records was published, corrected or withdrawn; None where none is known."""
    return max((step.day for one in records for step in all_steps(sourcebook)[one.key]), default=None)


def _day(when: When) -> dt.date | None:
    """The day of a date that is one certain day."""
    return when.first if when.is_certain() else None
