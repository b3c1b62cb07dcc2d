"""Days, months and years as an English text names them, and whether a date can mean them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sourcebook.evidence.attribution import either
from sourcebook.model import When
from sourcebook.model.when import GREGORIAN_EVERYWHERE, MONTHS, WEEKDAYS

_SHORT = {name[:3]: place for place, name in enumerate(MONTHS, start=1)} | {"Sept": 9}
_MONTH = {name: place for place, name in enumerate(MONTHS, start=1)} | _SHORT
_MONTH_NAME = rf"(?P<month>{'|'.join(sorted(_MONTH, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?!,\d)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\w){_MONTH_NAME}\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"(?<![\d.,]){_DAY}\s+(?:of\s+)?{_MONTH_NAME}(?:,?\s+{_YEAR})?",
        r"(?<![\d-])(?P<year>1[5-9]\d\d|20\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?![\d-])",
        rf"(?<!\w){_MONTH_NAME},?\s+(?:of\s+)?{_YEAR}",
        rf"(?<![\d.,$€£#/-]){_YEAR}(?!\w|[,.]\d|[-’']|%)",
        rf"(?<!\w)(?:[Ii]n|[Ee]arly|[Ll]ate|[Mm]id|[Dd]uring|[Ss]ince|[Ll]ast|[Uu]ntil)[\s-](?:early\s|late\s|mid-)?{_MONTH_NAME}(?!\s*\d)",
    )
)
"""“May 4, 1962”, “4 May 1962”, “1962-05-04”, “May 1962”, “1962”, “in May”: what an earlier one has found, a later one leaves."""
_PAIR = re.compile(
    rf"(?<![\d.,])(?P<first>[0-3]?\d)\s+(?:and|or|to)\s+(?=[0-3]?\d\s+{_MONTH_NAME}(?:,?\s+{_YEAR})?)"
)
_WEEKDAY = {name[:3].casefold(): name for name in WEEKDAYS}
_WEEKDAYS = re.compile(
    r"(?<!\ba )(?<!\bany )(?<!\bevery )(?<!\beach )(?<!\bA )(?<!\bEvery )(?<!\bEach )"
    rf"(?:{either((*WEEKDAYS, *map(str.upper, WEEKDAYS)))}|\b(?:Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat|Sun)\.)"
)
"""A certain day: “on Sunday”, and not “on a Sunday”."""


class Told(NamedTuple):
    """A day, a month or a year that a text names: its words, and what of it is told."""

    words: str
    year: int | None
    month: int | None
    day: int | None

    def fits(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether some day from `first` to `last` can be meant; None is an open end."""
        if self.year:
            return _overlaps(*self._span(self.year), first, last)
        if first is None or last is None or last.year - first.year > 1:
            return True
        return any(_overlaps(*self._span(year), first, last) for year in range(first.year, last.year + 1))

    def _span(self, year: int) -> tuple[dt.date, dt.date]:
        try:
            begin = dt.date(year, self.month or 1, self.day or 1)
        except ValueError:
            return dt.date.max, dt.date.min
        if self.day:
            return begin, begin
        month = self.month or 12
        return begin, dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _overlaps(begin: dt.date, end: dt.date, first: dt.date | None, last: dt.date | None) -> bool:
    return (last is None or begin <= last) and (first is None or first <= end)


def dates_told(text: str) -> tuple[Told, ...]:
    """Each day, month of a year, or year that a text names."""
    found = [
        Told(match[0] + match["month"], _number(match["year"]), _MONTH[match["month"]], int(match["first"]))
        for match in _PAIR.finditer(text)
    ]
    for form in _FORMS:
        for match in form.finditer(text):
            held = match.groupdict()
            month = _MONTH.get(held.get("month") or "") or _number(held.get("number"))
            words = match["month"] if form is _FORMS[-1] else match[0]
            told = Told(words, _number(held.get("year")), month, _number(held.get("day")))
            if told.day is None or 1 <= told.day <= 31:
                found.append(told)
        text = form.sub(lambda match: " " * len(match[0]), text)
    return tuple(found)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def years_told(text: str) -> tuple[int, ...]:
    """Each year that a text names, by itself or in a date."""
    return tuple(one.year for one in dates_told(text) if one.year)


def weekdays_told(text: str) -> tuple[str, ...]:
    """Each day of the week that a text names."""
    return tuple(dict.fromkeys(_WEEKDAYS.findall(text)))


def weekdays_of(when: When) -> frozenset[str]:
    """The days of the week on which a date can have been; all of them where it is open or long, or too old to say."""
    first, last = when.first, when.last
    if first is None or last is None or (last - first).days >= 6 or first < GREGORIAN_EVERYWHERE:
        return frozenset(WEEKDAYS)
    return frozenset(
        WEEKDAYS[(first + dt.timedelta(days=at)).weekday()] for at in range((last - first).days + 1)
    )


def against(text: str, dates: Iterable[When]) -> Iterator[str]:
    """What a text names that none of some dates can mean: weekdays if no weekday fits, days and years if none does."""
    known = list(dates)
    fitting = frozenset(day for one in known for day in weekdays_of(one))
    weekdays = weekdays_told(text)
    if weekdays and not fitting & {_WEEKDAY[one[:3].casefold()] for one in weekdays}:
        yield from weekdays
    told = dates_told(text)
    if told and not any(one.fits(when.first, when.last) for one in told for when in known):
        yield from dict.fromkeys(one.words.strip(" ,.") for one in told)
