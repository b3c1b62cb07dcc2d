"""The timeline: every event, by year, and the index of them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import NOUNS, Event, Output, Record, ResolvedEvent, Source, Sourcebook
from sourcebook.model.when import MONTHS
from sourcebook.resolve.sources import printed_by
from sourcebook.site.markdown import fill
from sourcebook.site.present import (
    Listed,
    Year,
    by_year,
    count,
    counted_records,
    counted_sources,
    first_rows,
    listed,
    other_rows,
    side_letters,
)


class Day(NamedTuple):
    """A date in words, and the records of it."""

    when: str
    lines: tuple[Listed, ...]
    month: str
    """The name of the month that it begins in the list; empty where it begins none, or is not known to the month."""
    anchor: str
    """The place of that month in the page."""


class YearByDay(NamedTuple):
    """The records of one year below their dates, in order."""

    year: int
    days: tuple[Day, ...]

    @property
    def months(self) -> tuple[Day, ...]:
        """The dates that begin a month."""
        return tuple(one for one in self.days if one.anchor)


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the timeline."""
    events, resolved = sourcebook.all(Event), sourcebook.resolved_events()
    letters = side_letters(sourcebook.site.sides)
    yield fill(
        "timeline",
        PurePosixPath("timeline.md"),
        sourcebook,
        {
            "years": tuple(map(_by_day, by_year(listed(sourcebook, events)))),
            "totals": counted_records(resolved),
            "covers": sourcebook.site.covers,
            "origins": (origins := counted_sources(resolved).partition(", ")[2]),
            "stand": _verb(origins, "stands", "stand"),
            "letters": {
                one.id: letters[one.side.id] for one in resolved if one.side and one.scope == "contact"
            },
            "sides": [
                (letters[one.id], one.name)
                for one in sourcebook.site.sides
                if one in {event.side for event in resolved}
            ],
            "standing": {one.id: _standing(one) for one in resolved if not one.is_saying},
            "articles": {one.id: printed_by(sourcebook, one) for one in sourcebook.all(Source)},
            "sources": tuple(one for one in sourcebook.all(Source) if sourcebook.events_of(one)),
            "nouns": _nouns(events),
            "uncertain": (uncertain := _uncertain(resolved)),
            "are": _verb(uncertain, "is", "are"),
            "rows_by": first_rows(sourcebook),
            "other_rows": other_rows(sourcebook),
        },
        is_empty=not events,
        title="Timeline",
        description=f"Every record of {sourcebook.site.name}, in order of time.",
    )


def _by_day(year: Year) -> YearByDay:
    """The records of a year below each date that they have in words, those of one date by these words."""
    lines = sorted(year.events, key=lambda one: (*one.event.order[:2], one.when))
    begun, days = {0}, list[Day]()
    for when, each in groupby(lines, key=lambda one: one.when):
        of_day = tuple(each)
        month = _month(of_day[0].event)
        name, anchor = ("", "") if month in begun else (MONTHS[month - 1], f"m{year.year}-{month:02}")
        days.append(Day(when, of_day, name, anchor))
        begun.add(month)
    return YearByDay(year.year, tuple(days))


def _month(event: Event) -> int:
    """The month under which an event is listed; 0 where its date is not known to the month."""
    last = event.date.latest_start(event.lasted)
    points = [one for one in (event.date.begin, event.date.end) if one and one.last == last]
    return last.month if any(one.precision in ("day", "month") for one in points) else 0


def _standing(event: ResolvedEvent) -> str:
    """How an act stands, and whether it is background."""
    return event.status.label + (" · background" if event.scope == "context" else "")


def _nouns(events: Iterable[Event]) -> tuple[type[Record], ...]:
    """The nouns whose records events name, and that have an index of their own."""
    named = {noun for event in events for reference in event.references() for noun in reference.nouns}
    return tuple(one for one in NOUNS if one.index_text and one.noun in named)


def _verb(counted: str, one: str, more: str) -> str:
    """What a number of things does: `1 origin` stands, `2 origins` stand."""
    return one if counted.startswith("1 ") else more


def _uncertain(events: tuple[ResolvedEvent, ...]) -> str:
    """How many dates are not certain to the day; nothing where all are."""
    number = sum(not one.is_known_to_the_day for one in events)
    return f"{number} of {count(len(events), 'date')}" if number else ""
