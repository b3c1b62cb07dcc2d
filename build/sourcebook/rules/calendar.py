"""Days, months and years as an English text names them, and whether a date can mean them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sourcebook.evidence.fold import REMEMBERED
from sourcebook.evidence.patterns import either, whole_words
from sourcebook.model import When
from sourcebook.model.when import GREGORIAN_EVERYWHERE, MONTHS, WEEKDAYS

_SHORT = {name[:3]: place for place, name in enumerate(MONTHS, start=1)} | {"Sept": 9}
_SMALL = {
    name.casefold(): place for place, name in enumerate(MONTHS, start=1) if name not in ("March", "May")
}
"""Months in small letters, but for those that are other words, too."""
_MONTH = (
    {name: place for place, name in enumerate(MONTHS, start=1)} | _SHORT | _SMALL | {"march": 3, "may": 5}
)
_MONTH_NAME = rf"(?P<month>{'|'.join(sorted(_MONTH.keys() - {'march', 'may'}, key=len, reverse=True))})\b\.?"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
    "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_ORDINAL = rf"(?P<ordinal>(?i:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}))"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?!,\d)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\w){_MONTH_NAME}\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"(?<![\d.,]){_DAY}\s+(?:of\s+)?{_MONTH_NAME}(?:,?\s+{_YEAR})?",
        rf"(?<![\d.,])(?P<day>[0-3]?\d)(?:st|nd|rd|th)\s+(?:of\s+)?(?P<month>march|may)\b(?:,?\s+{_YEAR})?",
        rf"\b{_ORDINAL}\s+of\s+(?P<month>{'|'.join(_MONTH)})\b(?:,?\s+{_YEAR})?",
        rf"(?<!\w){_MONTH_NAME}\s+(?:the\s+)?{_ORDINAL}\b(?:,?\s+{_YEAR})?",
        r"(?<![\d/.])(?P<day>[0-3]?\d)(?P<mark>[/.])(?P<number>[01]?\d)(?P=mark)(?P<year>1[5-9]\d\d|20\d\d)(?![\d/])",
        r"(?<![\d/.])(?P<number>[01]?\d)/(?P<day>[0-3]?\d)/(?P<year>1[5-9]\d\d|20\d\d)(?![\d/])",
        r"(?<![\d-])(?P<year>1[5-9]\d\d|20\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?![\d-])",
        rf"(?<!\w){_MONTH_NAME},?\s+(?:of\s+)?{_YEAR}",
        rf"(?<![\d.,$€£#/-]){_YEAR}(?!\w|[,.]\d|[-’']|%)",
        rf"(?<!\w)(?:[Ii]n|[Ee]arly|[Ll]ate|[Mm]id|[Dd]uring|[Ss]ince|[Ll]ast|[Uu]ntil)[\s-](?:early\s|late\s|mid-)?{_MONTH_NAME}(?!\s*\d)",
    )
)
"""“May 4, 1962”, “4 May 1962”, “fourth of May”, “04/05/1962” either way round, “1962-05-04”, “May 1962”, “1962”, “in May”: what an earlier one has found, a later one leaves."""
_ISO = next(form for form in _FORMS if form.pattern.startswith(r"(?<![\d-])(?P<year>"))
_PAIR = re.compile(
    rf"(?<![\d.,])(?P<first>[0-3]?\d)\s+(?:and|or|to)\s+(?=[0-3]?\d\s+{_MONTH_NAME}(?:,?\s+{_YEAR})?)"
)
_WEEKDAY = {name[:3].casefold(): name for name in WEEKDAYS}
_WEEKDAYS = re.compile(
    r"(?<!\ba )(?<!\bany )(?<!\bevery )(?<!\beach )(?<!\bA )(?<!\bEvery )(?<!\bEach )"
    rf"(?:{either((*WEEKDAYS, *map(str.upper, WEEKDAYS)))}|(?<=\bon )(?:{'|'.join(map(str.lower, WEEKDAYS))})\b|(?<=\blast )(?:{'|'.join(map(str.lower, WEEKDAYS))})\b|\b(?:Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat|Sun)\.)"
)
"""A certain day: “on Sunday”, and not “on a Sunday”."""
_WEEKDAY_BEGINS = re.compile(
    "|".join(form(name[:3]) for name in WEEKDAYS for form in (str, str.upper, str.lower))
)


class DateInText(NamedTuple):
    """A day, a month or a year that a text names: its words, and as much of the date as they give."""

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


@lru_cache(maxsize=REMEMBERED)
def dates_in(text: str) -> tuple[DateInText, ...]:
    """Each day, month of a year, or year that a text names."""
    near = list(_near_dates(text))
    found = [
        DateInText(
            match[0] + match["month"], _number(match["year"]), _MONTH[match["month"]], int(match["first"])
        )
        for match in _within(near, _PAIR, text)
    ]
    for form in _FORMS if near else ():
        matches = _within(near, form, text)
        for match in matches:
            words = match["month"] if form is _FORMS[-1] else match[0]
            found += _readings(words, match.groupdict(), _month_of(match))
        text = _without(matches, text)
    return tuple(found)


_DATED = re.compile("|".join((*"0123456789", *whole_words([one for one in _MONTH if not one.islower()]))))
_IN_SMALL = {one: re.compile(either((one,))) for one in _MONTH if one.islower()}
"""What every form has: a digit, or a month’s name. Only signs that are rare begin the first, which lets a long text be passed
over soon; each month in small letters is looked for by itself, and nearly always is not there."""
_OTHER_DIGIT = re.compile(r"[^\x00-\x7f](?<=\d)")


LONGEST_DATE = 60
"""Characters that a date has at most on either side of a digit or the beginning of a month’s name: white space is short."""


def _near_dates(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text in which a date may be: the rest, which is most of it, is not searched for each form."""
    start = end = -1
    plain = text if text.isascii() else _OTHER_DIGIT.sub("0", text)
    places = [match.span() for match in _DATED.finditer(plain)]
    places += (
        match.span() for one, form in _IN_SMALL.items() if one in plain for match in form.finditer(plain)
    )
    for first, last in sorted(places):
        if first > end:
            if end > 0:
                yield start, end
            start = max(0, first - LONGEST_DATE)
        end = last + LONGEST_DATE
    if end > 0:
        yield start, end


def _within(parts: list[tuple[int, int]], form: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """What a form finds in some parts of a text; what reaches the end of a part was cut there, and is nothing."""
    return [
        match
        for start, end in parts
        for match in form.finditer(text, start, end)
        if match.end() < end or end >= len(text)
    ]


def _without(matches: list[re.Match[str]], text: str) -> str:
    """A text with blanks for what was found in it."""
    ends = [0, *(match.end() for match in matches)]
    kept = (
        text[end : match.start()] + " " * len(match[0]) for end, match in zip(ends, matches, strict=False)
    )
    return "".join(kept) + text[ends[-1] :]


def _month_of(match: re.Match[str]) -> int | None:
    parts = match.groupdict()
    return _MONTH.get(parts.get("month") or "") or _number(parts.get("number"))


def _readings(words: str, parts: dict[str, str | None], month: int | None) -> Iterator[DateInText]:
    """A day in each way in which it can be read: 04/05 is the fourth of May or the fifth of April."""
    year, day = _number(parts.get("year")), _number(parts.get("day"))
    if ordinal := parts.get("ordinal"):
        day = _ORDINALS.index(ordinal.casefold()) + 1
    readings = {(month, day)} | ({(day, month)} if parts.get("mark") == "/" else set())
    for of_month, of_day in sorted(readings, key=str):
        if (of_day is None or 1 <= of_day <= 31) and (of_month is None or 1 <= of_month <= 12):
            yield DateInText(words, year, of_month, of_day)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def years_in(text: str) -> tuple[int, ...]:
    """Each year that a text names, by itself or in a date."""
    return tuple(one.year for one in dates_in(text) if one.year)


@lru_cache(maxsize=REMEMBERED)
def weekdays_in(text: str) -> tuple[str, ...]:
    """Each day of the week that a text names."""
    begun = (match.start() for match in _WEEKDAY_BEGINS.finditer(text))
    return tuple(dict.fromkeys(found[0] for at in begun if (found := _WEEKDAYS.match(text, at))))


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
    weekdays = weekdays_in(text)
    if weekdays and not fitting & set(map(full_weekday, weekdays)):
        yield from weekdays
    named = dates_in(text)
    if named and not any(one.fits(when.first, when.last) for one in named for when in known):
        yield from dict.fromkeys(one.words.strip(" ,.") for one in named)


def full_weekday(word: str) -> str:
    """A day of the week as it is called, however a text has it: “Mon.”, “MONDAY”, “monday”."""
    return _WEEKDAY[word[:3].casefold()]


RELATIVE = {
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tonight": 0,
    "tomorrow": 1,
}
_RELATIVES = re.compile(either(tuple(RELATIVE)), re.IGNORECASE)


def against_relative(text: str, published: When, dates: Iterable[When]) -> Iterator[str]:
    """Each “yesterday”, “today” or “tomorrow” of an article of one certain day that none of some dates can mean, if none fits."""
    first = published.first
    if first is None or first != published.last:
        return
    named = list(dict.fromkeys(_RELATIVES.findall(text)))
    known = list(dates)
    days = [first + dt.timedelta(days=RELATIVE[one.casefold()]) for one in named]
    if not any(_overlaps(day, day, when.first, when.last) for day in days for when in known):
        yield from named


_NEXT_DAY = re.compile(
    r"\b(?:day|night|evening|morning) (?:before|after)\b|\b(?:next|following|previous|preceding) (?:day|night|evening|morning)\b|"
    r"\b(?:eve|yesterday|tomorrow|last night)\b",
    re.IGNORECASE,
)


def days_beside(text: str, when: When) -> tuple[str, ...]:
    """The days that a text names where a date is one day and can be none of them, nor, by “the day before”, the next to one."""
    day = when.first
    if day is None or day != when.last:
        return ()
    named = [one for one in dates_in(text) if one.day]
    weekdays = weekdays_in(text)
    one_day = dt.timedelta(days=1)
    near = [day, *((day - one_day, day + one_day) if _NEXT_DAY.search(text) else ())]
    if (
        any(one.fits(each, each) for one in named for each in near)
        or any(full_weekday(one) == WEEKDAYS[each.weekday()] for one in weekdays for each in near)
        or re.search(rf"\b{day.day}(?:st|nd|rd|th)\b", text)
    ):
        return ()
    return tuple(dict.fromkeys((*(one.words.strip(" ,.") for one in named), *weekdays)))


_WEEKDAY_NAME = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_BEFORE_DATE = re.compile(rf"\b{_WEEKDAY_NAME},?\s*\(?(?:the\s+)?$", re.IGNORECASE)
_AFTER_DATE = re.compile(
    rf"(?:,\s+an?\s+|\s*\(\s*(?:an?\s+)?|\s+was\s+an?\s+){_WEEKDAY_NAME}\b", re.IGNORECASE
)


_HAS_YEAR = re.compile(_YEAR)
_HAS_MONTH = re.compile(rf"{'|'.join(_MONTH)}|\d[/.]\d|-[01]\d-")
"""What every full date has beside its year: most texts have a year alone, as ids do, and are passed over soon."""
_FULL_FORMS = _FORMS[: _FORMS.index(_ISO) + 1]


def may_be_dated(text: str) -> bool:
    """Whether a text has a year, and what stands beside one in a full date; one without has no full date."""
    return _HAS_YEAR.search(text) is not None and _HAS_MONTH.search(text) is not None


def misdated(text: str) -> Iterator[tuple[str, str]]:
    """Each full date of a text that is in no calendar, or whose weekday beside it is another day’s; and what is so."""
    if not may_be_dated(text):
        return
    near = list(_near_dates(text))
    for form in _FULL_FORMS:
        matches = _within(near, form, text)
        for match in matches:
            read = list(_readings(match[0], match.groupdict(), _month_of(match)))
            if len(read) != 1 or not (read[0].year and read[0].month and read[0].day):
                continue
            try:
                day = dt.date(read[0].year, read[0].month, read[0].day)
            except ValueError:
                yield match[0], "there is no such day"
                continue
            before = text[max(0, match.start() - LONGEST_DATE) : match.start()]
            beside = _BEFORE_DATE.search(before) or _AFTER_DATE.match(text, match.end())
            if (
                beside
                and day >= GREGORIAN_EVERYWHERE
                and beside["weekday"].casefold() != WEEKDAYS[day.weekday()].casefold()
            ):
                when = When.of(day.isoformat())
                yield " ".join(f"{beside[0]} {match[0]}".split()), f"{when} was a {WEEKDAYS[day.weekday()]}"
        text = _without(matches, text)
