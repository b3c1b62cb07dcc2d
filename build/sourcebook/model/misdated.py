"""What to write for a date that is not written as a record writes it, as far as that is plain."""

import calendar
import re

HINT = "write a date such as 2024-11-09, 2024-11, 2024-23 (autumn) or 2024, each with ? or ~ if unsure, or an interval a/b, ../b or a/.."
SEASON_NAMES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_POINT = r"\d{4}(?:-\d\d){0,2}[?~]?"
_WORD = re.compile(r"[A-Za-z]+")


def mend(text: str) -> str:
    """What to write instead of a text that is no date; where nobody can say which is day and which is month, how a date is written."""
    if re.fullmatch(r"\d{1,2}([-. ])\d{1,2}\1\d{2}", text):
        return "write the year first, in four digits, then the month and the day, as 2024-11-09"
    if re.fullmatch(r"\d{1,2}[- ]\d{1,2}[- ]\d{4}", text):
        return "write the year first, then the month and the day, as 2024-11-09"
    hyphens = re.sub("[‐‑‒–—]", "-", text)
    if hyphens != text and re.fullmatch(_POINT, hyphens, re.ASCII):
        return f"write {hyphens}, with plain hyphens"
    found = _day_month_year(text) or _year_first(text) or _interval(text) or _words(text)
    return f"write {found}" if found else HINT


def in_the_calendar(text: str) -> str:
    """Why the month or the day of a date such as `2031-02-30` is in no calendar, and what to write instead."""
    year, month, *day = text.rstrip("?~").split("-")
    if not 1 <= int(month) <= 12:
        return (
            f"a month is 01 to 12, a season 21 to 24: correct the month, or write {year} if it is not known"
        )
    days = calendar.monthrange(int(year), int(month))[1]
    why = (
        f"{calendar.month_name[int(month)]} {year} has {days} days"
        if int(day[0]) > days
        else "a day is 01 or later"
    )
    return f"{why}: correct the day, or write {year}-{month} if it is not known"


def _iso(year: str, month: int | str, day: int | str = "") -> str:
    """A date as a record writes it, if there is one; else nothing."""
    if not 1 <= int(month) <= 12 or int(year) < 1000:
        return ""
    if not day:
        return f"{year}-{int(month):02}"
    fits = 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{int(month):02}-{int(day):02}" if fits else ""


def _day_month_year(text: str) -> str:
    """`8.11.2024`: between dots the day stands first."""
    found = re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", text, re.ASCII)
    iso = _iso(found[3], found[2], found[1]) if found else ""
    return f"{iso}, if the day is {int(found[1])}" if found and iso else ""


def _year_first(text: str) -> str:
    """`2024-11-8`, `2024.11.08`, `20241108`, `2024-11-08T10:00`."""
    found = re.fullmatch(r"(\d{4})([-. ]?)(\d{1,2})\2(\d{1,2})(?:[T ]\d\d:?\d\d.*)?", text.strip(), re.ASCII)
    if not found or (not found[2] and len(text.strip()) < 8):
        short = re.fullmatch(r"(\d{4})[-. ](\d)", text.strip(), re.ASCII)
        return _iso(short[1], short[2]) if short else ""
    return _iso(found[1], found[3], found[4])


def _interval(text: str) -> str:
    """Two dates with a dash or a word between them."""
    found = re.fullmatch(rf"({_POINT}) ?(?:–|—|-| to | until |\.\.) ?({_POINT})", text.strip(), re.ASCII)
    return f"{found[1]}/{found[2]}" if found else ""


def _words(text: str) -> str:
    """A month or a season in words, and a year with `about` before it."""
    years = re.findall(r"(?<!\d)([1-9]\d{3})(?!\d)", text, re.ASCII)
    days = re.findall(r"(?<!\d)(\d{1,2})(?!\d)", text, re.ASCII)
    words = [one.lower() for one in _WORD.findall(text)]
    if len(years) != 1 or len(days) > 1:
        return ""
    months = [_MONTHS[one[:3]] for one in words if one[:3] in _MONTHS and len(one) >= 3]
    seasons = [SEASON_NAMES[one] for one in words if one in SEASON_NAMES]
    about = "~" if {"about", "around", "circa", "ca", "c"} & set(words) else ""
    if len(months) == 1 and not seasons:
        found = _iso(years[0], months[0], days[0] if days else "")
        return found and found + about
    if len(seasons) == 1 and not months and not days:
        return f"{years[0]}-{seasons[0]}{about}"
    return f"{years[0]}~" if about and not (months or seasons or days) else ""
