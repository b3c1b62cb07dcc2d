"""A date known to the day, the month, the season or the year, perhaps uncertain, and no further."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic_core import PydanticCustomError, core_schema

from sourcebook.model.misdated import HINT, in_the_calendar, mend
from sourcebook.model.text import shown

MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}  # name, first month
GREGORIAN_EVERYWHERE = dt.date(1923, 3, 1)
"""Since when every state counts days by the Gregorian calendar: Greece was the last in Europe to change."""
LATEST = 2100
"""The last year in a record, which tells what was or is planned: a later one is a slip, and no chart could draw past it."""
HINT_OF_SLASHES = "write a date with hyphens, year-month-day, an interval as date/date, ../date or date/.."
"""It shows no date, or it would seem to tell the day from the month."""

_POINT_PATTERN = (
    "(?:1[0-9]{3}|20[0-9]{2}|2100)"
    "(?:-2[1-4]|-(?:0[1-9]|1[0-2])|-(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|-(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|-02-(?:0[1-9]|[12][0-9]))?[?~]?"
)
"""A point as far as a pattern tells it: it does not know leap years."""
_POINT = re.compile(r"(?P<year>[1-9]\d{3})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?(?P<doubt>[?~]?)", re.ASCII)


@lru_cache(maxsize=10_000)
def _precision(text: str) -> str:
    parts = text.rstrip("?~").split("-")
    return ("year", "season" if len(parts) > 1 and int(parts[1]) > 12 else "month", "day")[len(parts) - 1]


@dataclass(frozen=True, slots=True)
class Point:
    """One EDTF day, month, season or year with its doubt: `?` probably, `~` about, or nothing."""

    text: str
    first: dt.date
    last: dt.date
    doubt: str

    @property
    def precision(self) -> str:
        """`day`, `month`, `season` or `year`."""
        return _precision(self.text)

    @property
    def slack(self) -> dt.timedelta:
        """How far off a point in doubt is taken to be: by its own length, and by a week at least."""
        return (
            max(self.last - self.first + dt.timedelta(days=1), dt.timedelta(days=7))
            if self.doubt
            else dt.timedelta()
        )

    def words(self, year: bool = True, month: bool = True) -> str:
        """Say the point; leave out the year or the month where the other end says it."""
        hedge = {"?": "probably ", "~": "about ", "": ""}[self.doubt]
        return hedge + " ".join(self._parts(year, month))

    def _parts(self, year: bool, month: bool) -> list[str]:
        if self.last.year > self.first.year:  # “winter 2030” would be read as its January, too
            return [SEASONS[int(self.text[5:7])][0], f"{self.first.year}–{self.last.year % 100:02}"]
        said = [str(self.first.year)] if year or self.precision == "year" else []
        if self.precision == "season":
            return [SEASONS[int(self.text[5:7])][0], *said]
        if self.precision in ("month", "day") and (month or self.precision == "month"):
            said.insert(0, MONTHS[self.first.month - 1])
        return [str(self.first.day), *said] if self.precision == "day" else said


@dataclass(frozen=True, slots=True)
class When:
    """A date as exact as its source, and no more: an EDTF point, or an interval of two.

    `begin` is None where the start is open (`../b`), `end` where the end is (`a/..`). The bounds are
    the strict ones of EDTF (Library of Congress, Extended Date/Time Format, levels 0 and 1): doubt
    does not widen them.

    >>> str(When.of("2025-01~/2025-02-05"))
    'between about January and 5 February 2025'
    >>> str(When.of("../2025-02-08"))
    'on or before 8 February 2025'
    >>> str(When.of("2023-10?"))
    'probably October 2023'
    """

    text: str
    begin: Point | None
    end: Point | None

    @classmethod
    def of(cls, text: str) -> "When":
        """Read EDTF text; raise ValueError, saying what is wrong and what to write, if it is no such date."""
        return _read(text)

    @property
    def first(self) -> dt.date | None:
        """The earliest day that this can mean, or None where the start is open."""
        return self.begin.first if self.begin else None

    @property
    def last(self) -> dt.date | None:
        """The latest day that this can mean, or None where the end is open."""
        return self.end.last if self.end else None

    @property
    def order(self) -> dt.date:
        """The day by which it is ordered: its first, or where no first is known, its last."""
        return self.first or self.last or dt.date.min

    def latest_start(self, lasted: bool = False) -> dt.date:
        """The latest day on which it can have begun, as far as that is known.

        What lasted began at the interval's start; what happened somewhere within a window may have begun on
        its last day; where the end is open, only the start is known.
        """
        known = self.begin if (lasted and self.begin) or self.end is None else self.end
        return known.last if known else dt.date.min

    @property
    def or_before(self) -> "When":
        """The date with an open start; itself where its end is open, so that nothing is known of before.

        >>> str(When.of("2025-02-10/2025-02-11").or_before)
        'on or before 11 February 2025'
        """
        return When(f"../{self.end.text}", None, self.end) if self.end else self

    @property
    def widest(self) -> tuple[dt.date | None, dt.date | None]:
        """Its first and last day, further apart where an end is in doubt; None where one is open.

        >>> [str(day) for day in When.of("2025-01-24~").widest]
        ['2025-01-17', '2025-01-31']
        """
        first = self.begin.first - self.begin.slack if self.begin else None
        return first, self.end.last + self.end.slack if self.end else None

    @property
    def is_doubtful(self) -> bool:
        """Whether an end is only probable or approximate."""
        return any(point is not None and bool(point.doubt) for point in (self.begin, self.end))

    def surely(self, lasted: bool = False) -> tuple[dt.date | None, dt.date | None]:
        """The day by which it had surely begun, and the one before which it was surely not over; None where unknown.

        So it surely fell, at least in part, within any days that reach back to the second and on to the first.
        Where a date is in doubt, nothing about it is sure.

        >>> [str(day) for day in When.of("2022-02-28/2022-05").surely(lasted=True)]
        ['2022-02-28', '2022-05-01']
        >>> [str(day) for day in When.of("2024-11").surely()]
        ['2024-11-30', '2024-11-01']
        >>> When.of("2024-11?").surely()
        (None, None)
        """
        if any(point and point.doubt for point in (self.begin, self.end)):
            return None, None
        if not lasted:
            return self.last, self.first
        if self.begin and self.end:
            return self.begin.last, self.end.first
        known = self.begin or self.end
        if known is None:
            return None, None
        return (known.last, known.last) if self.begin else (known.first, known.first)

    @property
    def sure_point(self) -> Point | None:
        """The day, month, season or year that it is; None if it is in doubt or an interval."""
        return None if self.is_interval or self.is_doubtful else self.begin

    @property
    def is_interval(self) -> bool:
        """Whether two ends are given."""
        return self.begin is not self.end

    def is_certain(self, lasted: bool = False) -> bool:
        """Whether it is one certain day or, of what lasted, from one certain day to another."""
        ends = (self.begin, self.end)
        known = all(point is not None and point.precision == "day" and not point.doubt for point in ends)
        return known and (lasted or not self.is_interval)

    def is_before(self, other: "When") -> bool:
        """Whether it is over before another begins, whatever each may mean."""
        return self.last is not None and other.first is not None and self.last < other.first

    @lru_cache(maxsize=10_000)  # noqa: B019  (a date is a value, and few are said again and again)
    def words(self, lasted: bool = False) -> str:
        """Say the date: `lasted` tells an interval that was filled from one that is a window."""
        begin, end = self.begin, self.end
        if begin is None or end is None:
            return self._open_words(lasted)
        if begin is end:
            return begin.words()
        if end.last <= begin.last and end.precision != begin.precision and not lasted:
            probably = "probably " if begin.doubt == "?" else ""
            by = end.words(year=end.first.year != begin.first.year)
            return f"{probably}in {begin.words().removeprefix('probably ')}, by {by}"
        same_year = (
            begin.first.year == end.first.year == end.last.year
            and begin.precision != "year"
            and end.precision != "year"
        )
        same_month = (
            same_year and begin.first.month == end.first.month and begin.precision == end.precision == "day"
        )
        pair = begin.words(year=not same_year, month=not same_month), end.words()
        return ("from {} to {}" if lasted else "between {} and {}").format(*pair)

    def _open_words(self, lasted: bool) -> str:
        point = self.begin or self.end
        assert point is not None
        near = "on" if point.precision == "day" else "in"
        probably, said = ("probably " if point.doubt == "?" else ""), point.words().removeprefix("probably ")
        if self.begin is None:
            return f"{probably}until {said}" if lasted else f"{probably}{near} or before {said}"
        return f"{probably}from {said} onwards" if lasted else f"{probably}{near} or after {said}"

    @property
    def weekday(self) -> str:
        """The day of the week of a certain day; nothing where a source may count days by the older calendar."""
        if not self.is_certain() or self.begin is None or self.begin.first < GREGORIAN_EVERYWHERE:
            return ""
        return WEEKDAYS[self.begin.first.weekday()]

    def __str__(self) -> str:
        return self.words()

    def __hash__(self) -> int:
        return hash(self.text)

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: Any) -> core_schema.CoreSchema:
        def validate(value: Any) -> "When":
            if isinstance(value, When):
                return value
            if not isinstance(value, str):
                raise PydanticCustomError("when", f"a date is expected; {HINT}")
            try:
                read = cls.of(value)
            except ValueError as error:
                raise PydanticCustomError("when", "{what}", {"what": str(error)}) from None
            if any(point and point.first.year > LATEST for point in (read.begin, read.end)):
                what = f"{shown(value)} is after {LATEST}, which is too late for any record; correct the year"
                raise PydanticCustomError("when", "{what}", {"what": what})
            return read

        return core_schema.no_info_plain_validator_function(
            validate,
            json_schema_input_schema=core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, *_: Any) -> dict[str, Any]:
        """The JSON Schema of a date, for editors, to which a year alone is a number."""
        return {
            "type": ["string", "integer"],
            "description": "a date as exact as it is known: 2031-03-06, 2031-03, 2031-23 (autumn), 2031, "
            "each with ? or ~ if unsure, or an interval of two: a/b, ../b or a/.. if one end is open",
            "pattern": rf"^(?:{_POINT_PATTERN}(?:/(?:{_POINT_PATTERN}|\.\.))?|\.\./{_POINT_PATTERN})$",
            "minimum": 1000,
            "maximum": LATEST,
            "examples": ["2031-03-06"],
        }


@lru_cache(maxsize=65_536)
def _read(text: str) -> When:
    left, slash, right = text.partition("/")
    if not slash:
        point = _point(left)
        return When(text, point, point)
    if (left, right) == ("..", ".."):
        raise ValueError("“../..” says nothing; give at least one end")
    try:
        begin = None if left == ".." else _point(left)
        end = None if right == ".." else _point(right)
    except ValueError as error:
        of_two = all(half == ".." or _POINT.fullmatch(half) for half in (left, right))
        what = f": {error}" if of_two else f" has slashes, and is no interval of two dates; {HINT_OF_SLASHES}"
        raise ValueError(f"{shown(text)}{what}") from None
    if begin and end and begin.first > end.first:
        raise ValueError(f"“{text}” ends before it starts; write the earlier date first")
    if left == right:
        raise ValueError(f"“{text}” says one date twice; write “{left}”")
    return When(text, begin, end)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"{shown(text)} is no date that a record can have; {mend(text)}")
    month = int(match["month"] or 1)
    if month > 12 and not match["day"]:
        return Point(text, *_season(text, int(match["year"]), month), match["doubt"])
    try:
        first, last = _days(match["year"], match["month"], match["day"])
    except ValueError:
        raise ValueError(f"“{text}” is not in the calendar; {in_the_calendar(text)}") from None
    return Point(text, first, last, match["doubt"])


def _days(year: str, month: str | None, day: str | None) -> tuple[dt.date, dt.date]:
    """The first and the last day of a year, of one of its months, or a day; raise ValueError if the calendar has none."""
    first = dt.date(int(year), int(month or 1), int(day or 1))
    if day:
        return first, first
    last_month = first.month if month else 12
    return first, dt.date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


def _season(text: str, year: int, code: int) -> tuple[dt.date, dt.date]:
    if code not in SEASONS or year == dt.MAXYEAR:
        raise ValueError(f"“{text}” is not in the calendar; {in_the_calendar(text)}")
    start = SEASONS[code][1]
    end_year, end_month = (year + 1, 2) if start == 12 else (year, start + 2)
    return dt.date(year, start, 1), dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
