"""Where a day stands: evenly in time, but for one busy stretch, a panel of its own that is drawn day by day."""

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sourcebook.model import ResolvedEvent
from sourcebook.model.when import MONTHS

DAY = dt.timedelta(days=1)

# A stretch is drawn day by day if it has so many records, on so many days, and is no longer than this.
BUSY_RECORDS, BUSY_DAYS, LONGEST, CALM = 10, 5, 31, 3
NARROWEST, BROAD = 13, 26  # pixels of a day that is named, in the stretch or a short scale, and elsewhere
SHORT = 28  # days of a scale that is rather named day by day
MOST = 0.5  # of the scale's width, for the stretch
LONG_BEFORE = 5 * 366  # days before all else at which a window of background is rather cut
GAP = 24  # pixels of a break, in which the scale leaves out a day
NEAR = 3  # days from the stretch to an end of the scale that need no panel of their own
FORTNIGHT, FORTNIGHTS = 14, 6  # days; and pixels of a day, for each fortnight to be named
MONTH_STEPS = (
    62 / 30,
    62 / 60,
    62 / 90,
)  # pixels of a day, for each month to be named, each second, each third
YEAR, SHORT_YEAR = 30 / 366, 20 / 366  # the same for each year, in four figures or in two
YEARS = 40 / 366  # the same for each of several years, divided by their number

# Pixels between the names of days.
NAME_LETTER = 6.2  # of a name that stands right of its day
HALF_LETTER = 3  # half of a letter of a name that stands about its middle
BESIDE = 4  # from a day to the name right of it
AFTER_DAY = 12  # from a day's name to what follows
BEFORE_DAY = 8  # from the end of a name to the middle of a day's name
AFTER_SHORT_YEAR, SHORT_YEAR_BEFORE_DAY = 18, 14  # from a year in two figures to the next name, or to a day's


class Span(NamedTuple):
    """The days that a scale covers."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days lie between its ends."""
        return (self.last - self.first).days


class Knot(NamedTuple):
    """A day, and the pixel at which it stands; between two knots days are of one width."""

    day: dt.date
    px: float


class Tick(NamedTuple):
    """A day that is named above the lanes."""

    day: dt.date
    words: str
    centred: bool
    """Whether its name stands above its middle, as a day's does; else to the right of its beginning."""

    @property
    def is_short(self) -> bool:
        """Whether it is a year in two figures, which stands about its beginning."""
        return self.words.startswith("’")


class Scale(NamedTuple):
    """Where days stand between the left and the right edge."""

    knots: tuple[Knot, ...]
    stretch: Span | None
    breaks: tuple[dt.date, ...] = ()
    """The last day before each break; the next day stands behind it."""

    @classmethod
    def of(
        cls, span: Span, left: float, right: float, stretch: Span | None = None, day: float = BROAD
    ) -> "Scale":
        """The scale of a span between two edges; in the stretch, parted from the rest by breaks, a day has its own width."""
        if stretch is None:
            return cls((Knot(span.first, left), Knot(max(span.last, span.first + DAY), right)), None)
        begin, end = stretch.first - DAY, stretch.last + DAY
        ahead, after = (begin - span.first).days > NEAR, (span.last - end).days > NEAR
        begin, end = begin if ahead else span.first, end if after else span.last
        width = min(MOST * (right - left), day * (end - begin).days)
        calm = span.days - (end - begin).days - ahead - after
        each = (right - left - width - GAP * (ahead + after)) / calm if calm else 0
        if not calm:
            width = right - left
        knots, px, breaks = [Knot(span.first, left)], left, list[dt.date]()
        if ahead:
            px += each * ((begin - DAY) - span.first).days
            breaks.append(begin - DAY)
            knots += [Knot(begin - DAY, px), Knot(begin, px := px + GAP)]
        knots.append(Knot(end, px := px + width))
        if after:
            breaks.append(end)
            knots += [Knot(end + DAY, px + GAP), Knot(span.last, right)]
        return cls(tuple(knots), stretch, tuple(breaks))

    @property
    def span(self) -> Span:
        """The days between its ends."""
        return Span(self.knots[0].day, self.knots[-1].day)

    @property
    def left(self) -> float:
        """The pixel of its first day."""
        return self.knots[0].px

    @property
    def right(self) -> float:
        """The pixel of its last day."""
        return self.knots[-1].px

    def at(self, day: dt.date, shift: float = 0) -> float:
        """The pixel of a day, or of a part of a day later, or earlier, measured on its own part of the scale."""
        knots, part = self.knots, 1
        if len(knots) > 2:
            bisect = bisect_left if shift < 0 else bisect_right
            part = bisect(knots, day, 1, len(knots) - 1, key=lambda one: one.day)
        (begin, left), (end, right) = knots[part - 1], knots[part]
        return left + ((day - begin).days + shift) / (end - begin).days * (right - left)

    def hold(self, day: dt.date | None, otherwise: dt.date) -> dt.date:
        """A day within the scale: the day itself, the nearer end, or for an open date `otherwise`."""
        return min(max(day or otherwise, self.knots[0].day), self.knots[-1].day)

    def ticks(self) -> list[Tick]:
        """The days to name; years in two figures where more of them are named so."""
        return _named(self)

    def named(self, short: bool) -> list[Tick]:
        """The days to name in one of the two ways: so many of each part of the scale that their names keep apart."""
        found: list[Tick] = []
        for begin, end in pairwise(self.knots):
            if begin.day in self.breaks:
                continue
            part = Span(begin.day, end.day)
            stretch = self.stretch if self.stretch and part.first <= self.stretch.first < part.last else None
            for tick in _ticks(part, (end.px - begin.px) / part.days, stretch, short):
                while found and self.at(tick.day) - self.at(found[-1].day) < _room(found[-1], tick):
                    found.pop()
                found.append(tick)
        return found

    @property
    def by_days(self) -> Span | None:
        """The part that is drawn day by day: the stretch, or all of a short scale."""
        return self.stretch or (self.span if any(one.centred for one in self.ticks()) else None)


@lru_cache(maxsize=1)
def _named(scale: Scale) -> list[Tick]:
    """The days to name on a scale, which a chart asks for at once, and again."""
    return max((scale.named(short) for short in (False, True)), key=len)


def span_of(events: Iterable[ResolvedEvent], whole_years: bool = False) -> Span:
    """The days that a chart covers: from the year in which its first contact can have begun, past the last day that any record names.

    Where that is less than half a year, from the first contact's month, unless whole years are asked for.
    """
    events = tuple(events)
    contacts = [one for one in events if one.scope == "contact"] or events
    first = min(
        (one.took_place.first or one.took_place.latest_start(one.lasted) for one in contacts),
        default=dt.date.max,
    )
    first = _whole_windows(events, first)
    last = max(
        [first, *(day for one in events for day in (one.took_place.first, one.took_place.last) if day)]
    )
    short = (last - first).days < 183 and not whole_years
    return Span(first.replace(day=1) if short else dt.date(first.year, 1, 1), last)


def _whole_windows(events: Iterable[ResolvedEvent], first: dt.date) -> dt.date:
    """A first day from which every window that is shown is shown whole, unless it began long before."""
    begun = sorted(
        (one.took_place.first, one.took_place.last or dt.date.max) for one in events if one.took_place.first
    )
    for begin, end in reversed(begun):
        if begin < first <= end and (first - begin).days <= LONG_BEFORE:
            first = begin
    return first


def is_earlier(event: ResolvedEvent, span: Span) -> bool:
    """Whether all of an event is earlier than the scale."""
    return (event.took_place.last or dt.date.max) < span.first


def busy_stretch(events: Iterable[ResolvedEvent], span: Span) -> Span | None:
    """The stretch with most records of contact among those that deserve to be drawn day by day."""
    number = Counter(
        day for one in events if one.scope == "contact" and (day := _exact_day(one)) and day >= span.first
    )
    found = [
        (sum(number[day] for day in run), Span(run[0], run[-1]))
        for run in _runs(sorted(number))
        if len(run) >= BUSY_DAYS
    ]
    fit = [
        (records, one)
        for records, one in found
        if one.days <= min(LONGEST, span.days / 10) and records >= BUSY_RECORDS
    ]
    return max(fit, key=lambda one: one[0], default=(0, None))[1]


def _exact_day(event: ResolvedEvent) -> dt.date | None:
    """The day at which an event's sign stands, if that is known to the day."""
    day = event.took_place.latest_start(event.lasted)
    exact = any(
        point and point.precision == "day" and point.first == day
        for point in (event.took_place.begin, event.took_place.end)
    )
    return day if exact else None


def _runs(days: list[dt.date]) -> Iterator[list[dt.date]]:
    """Days in their order, parted where nothing is recorded for longer than a few days."""
    run: list[dt.date] = []
    for day in days:
        if run and (day - run[-1]).days > CALM:
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _ticks(part: Span, width: float, stretch: Span | None, short: bool) -> Iterator[Tick]:
    """The days to name of a part in which a day has some width: days, fortnights, months or years.

    Of a part that is drawn day by day, the days of its stretch alone are named.
    """
    if stretch or width >= (NARROWEST if part.days < SHORT else BROAD):
        first, last = stretch or part
        days = (
            first + DAY * index for index in range(0, (last - first).days + 1, math.ceil(NARROWEST / width))
        )
        yield from (Tick(day, str(day.day), True) for day in days)
    elif width >= FORTNIGHTS:
        days = (part.first + DAY * index for index in range(0, part.days, FORTNIGHT))
        yield from (Tick(day, f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}", False) for day in days)
    elif step := next((step for step, least in enumerate(MONTH_STEPS, 1) if width >= least), 0):
        months = (dt.date(year, month, 1) for year in _years(part) for month in range(1, 13, step))
        yield from (
            Tick(day, f"{MONTHS[day.month - 1][:3]} {day.year}", False)
            for day in months
            if part.first <= day < part.last
        )
    else:
        step = 1 if width >= (SHORT_YEAR if short else YEAR) else math.ceil(YEARS / width)
        firsts = (dt.date(year, 1, 1) for year in _years(part)[::step])
        within = (day for day in firsts if part.first <= day < part.last)
        yield from (
            Tick(day, f"’{day.year % 100:02}" if short and step == 1 else str(day.year), False)
            for day in within
        )


def _room(earlier: Tick, later: Tick) -> float:
    """How far apart the names of two days must stand."""
    if earlier.centred:
        return AFTER_DAY
    if earlier.is_short:
        return SHORT_YEAR_BEFORE_DAY if later.centred else AFTER_SHORT_YEAR
    return NAME_LETTER * len(earlier.words) + (BEFORE_DAY if later.centred else 0)


def _years(part: Span) -> range:
    return range(part.first.year, part.last.year + 1)


def stretch_words(stretch: Span) -> str:
    """A stretch in words: “3 to 11 February 2025”."""
    first, last = (f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in stretch)
    if stretch.first.year == stretch.last.year:
        first = first.rpartition(" ")[0]
    if (stretch.first.year, stretch.first.month) == (stretch.last.year, stretch.last.month):
        first = str(stretch.first.day)
    return f"{first} to {last}"
