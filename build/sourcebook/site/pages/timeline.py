"""The timeline: every event, by year; of many, a page for each year."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from sourcebook.model import NOUNS, Event, Output, Record, ResolvedEvent, Source, Sourcebook
from sourcebook.model.text import count
from sourcebook.model.when import MONTHS
from sourcebook.resolve.sources import printed_by
from sourcebook.site.exports.timeline_json import standing
from sourcebook.site.halves import AN_ORIGIN
from sourcebook.site.markdown import fill
from sourcebook.site.periods import MOST_LISTED, Period, root_period, walk
from sourcebook.site.present import (
    Listed,
    Year,
    by_year,
    counted_records,
    counted_sources,
    first_rows,
    listed,
    other_rows,
    said_before,
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


def make(sourcebook: Sourcebook, most: int = MOST_LISTED) -> Iterator[Output]:
    """Make the timeline, and where it has more than `most` records, a page for each of its years and of their parts."""
    for period in walk(root_period(sourcebook, most)):
        yield _page(sourcebook, period, most)


def _page(sourcebook: Sourcebook, period: Period, most: int) -> Output:
    """The page of all of the time, or of a part of it."""
    resolved = period.events
    events = tuple(one.record for one in resolved)
    name = sourcebook.site.name
    return fill(
        "timeline",
        period.page,
        sourcebook,
        {
            "period": period,
            "above": _above(period),
            "years": () if period.parts else tuple(map(_by_day, by_year(listed(sourcebook, events)))),
            "totals": counted_records(resolved),
            "count": count,
            "covers": sourcebook.site.covers,
            "standing": {one.id: standing(one) for one in resolved if not one.is_saying},
            **_unknown(resolved),
            **_signs(sourcebook, resolved),
            **({} if period.iso else _beside(sourcebook, resolved, most)),
        },
        is_empty=not events,
        title=f"Timeline: {period.words}" if period.iso else "Timeline",
        description=f"Every record of {name}{f' of {period.words}' if period.iso else ''}, in order of time.",
    )


def _above(period: Period) -> list[tuple[str, str]]:
    """The pages above that of a part: the file and the name of each."""
    parts = period.iso.split("-")[:-1]
    return [
        (one.page.as_posix(), one.words)
        for one in (Period("-".join(parts[:number]), (), ()) for number in range(1, len(parts) + 1))
    ]


def _signs(sourcebook: Sourcebook, resolved: tuple[ResolvedEvent, ...]) -> dict[str, object]:
    """The letters beside the signs of some records, and whose they are."""
    letters = side_letters(sourcebook.site.sides)
    sides = {one.side for one in resolved}
    return {
        "letters": {one.id: letters[one.side.id] for one in resolved if one.side and one.scope == "contact"},
        "sides": [(letters[one.id], one.name) for one in sourcebook.site.sides if one in sides],
    }


def _beside(sourcebook: Sourcebook, resolved: tuple[ResolvedEvent, ...], most: int) -> dict[str, object]:
    """What else the page of all of the time says: its articles, if these are few, and by what else there are lists and charts."""
    sources = tuple(one for one in sourcebook.all(Source) if sourcebook.events_of(one))
    return {
        "origins": (origins := counted_sources(resolved).partition(", ")[2]),
        "stand": _verb(origins, "stands", "stand"),
        "an_origin": AN_ORIGIN,
        "articles": {one.id: printed_by(sourcebook, one) for one in sources},
        "sources": sources,
        "are_listed": len(sources) <= most,
        "nouns": _nouns(sourcebook.all(Event)),
        "rows_by": first_rows(sourcebook),
        "other_rows": other_rows(sourcebook),
    }


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
    last = event.listed_day
    points = [one for one in (event.date.begin, event.date.end) if one and one.last == last]
    return last.month if any(one.precision in ("day", "month") for one in points) else 0


def _nouns(events: Iterable[Event]) -> tuple[type[Record], ...]:
    """The nouns whose records events name, and that have an index of their own."""
    named = {noun for event in events for reference in event.references() for noun in reference.nouns}
    return tuple(one for one in NOUNS if one.index_text and one.noun in named)


def _verb(counted: str, one: str, more: str) -> str:
    """What a number of things does: `1 origin` stands, `2 origins` stand."""
    return one if counted.startswith("1 ") else more


def _unknown(events: tuple[ResolvedEvent, ...]) -> dict[str, str]:
    """How many dates are not known to the day, nothing where all are; and of how many of them only that of publication is."""
    unknown = [one for one in events if not one.is_known_to_the_day]
    published = sum(
        one.is_published_then and one.date.is_certain() and not said_before(one) for one in unknown
    )
    if not unknown:
        return {"unknown": "", "are": "", "published": ""}
    return {
        "unknown": f"{len(unknown):,} of {count(len(events), 'date')}",
        "are": "is" if len(unknown) == 1 else "are",
        "published": f"; of {published:,}, only the day of publication is known" if published else "",
    }
