"""What had been said by each day: one list of what somebody is quoted as saying, in the order of the days, and a page for each day."""

import datetime as dt
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import CardLine, Event, Output, Sourcebook
from sourcebook.model.text import count
from sourcebook.resolve.days import Day, Saying, days
from sourcebook.resolve.sources import behind
from sourcebook.site.days import by_now, page_and_words
from sourcebook.site.halves import letters, words
from sourcebook.site.markdown import fill
from sourcebook.site.present import (
    capital,
    day_words,
    said_words,
    shape,
    shown,
    speaker_words,
    state_words,
    status_words,
    told_once,
)


class Line(NamedTuple):
    """One saying in the list of all: who says it, in which record, and when, where that is not plainly its day."""

    record: Event
    speakers: tuple[str, ...]
    shape: str
    status: str
    when: str
    is_again: bool
    """Whether the record has words of an earlier day, too."""


class Listed(NamedTuple):
    """A day in the list of all."""

    day: dt.date
    page: str
    words: str
    counted: str
    """What came on it, in numbers."""
    lines: tuple[Line, ...]
    so_far: str
    """How much had been said by its end."""
    anchor: str
    """The place in the list behind all this."""


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the list and a page for each day; the list alone where nothing is recorded."""
    found = days(sourcebook)
    yield fill(
        "days",
        PurePosixPath("days.md"),
        sourcebook,
        {"days": [*_listed(sourcebook, found)]},
        title="What had been said, day by day",
        description="Who is quoted as saying what, in the order of the days, and how much had been said by each.",
        is_empty=not found,
    )
    for place, one in enumerate(found):
        yield _of_day(
            sourcebook, one, found[place - 1] if place else None, next(iter(found[place + 1 :]), None)
        )


def _listed(book: Sourcebook, found: tuple[Day, ...]) -> Iterator[Listed]:
    """Each day with its sayings, one line each."""
    told = set[str]()
    for one in found:
        lines = tuple(_line(book, one, each, each.record.id in told) for each in one.sayings)
        told |= {each.record.id for each in one.sayings}
        page, words = page_and_words(one.day)
        yield Listed(one.day, page, words, _counted(one), lines, _told_so_far(one), by_now(one))


def _line(book: Sourcebook, day: Day, saying: Saying, is_again: bool) -> Line:
    """A saying on one line."""
    event = book.events[saying.record.id]
    said = dict.fromkeys(said_words(one) for one in saying.quotes)
    return Line(
        saying.record,
        tuple(dict.fromkeys(speaker_words(book, one) for one in saying.quotes)),
        shape(event),
        status_words(event),
        "; ".join(one for one in said if one != f"said {day_words(day.day)}"),
        is_again,
    )


def _of_day(sourcebook: Sourcebook, one: Day, before: Day | None, after: Day | None) -> Output:
    """The page of one day."""
    title = f"What had been said by {day_words(one.day)}"
    return fill(
        "day",
        PurePosixPath(page_and_words(one.day)[0]),
        sourcebook,
        {
            "title": title,
            "exact": [_shown(sourcebook, each) for each in one.sayings if each.is_exact],
            "by_then": [_shown(sourcebook, each) for each in one.sayings if not each.is_exact],
            "articles": one.articles,
            "claims": [(each.record, state_words(each, one.day)) for each in one.claims],
            "contacts": [(each.event.record, letters(each), words(each)) for each in one.contacts],
            "so_far": _so_far(one),
            "by_now": by_now(one) if one.sayings_so_far else "",
            "before": before and page_and_words(before.day),
            "after": after and page_and_words(after.day),
        },
        on_card=[CardLine(capital(each)) for each in _all_so_far(one)],
        title=title,
        description=f"{title}: {'; '.join(_all_so_far(one))}.",
    )


def _shown(sourcebook: Sourcebook, saying: Saying) -> tuple[object, ...]:
    return saying.record, told_once(shown(sourcebook, one, saying.record.date) for one in saying.quotes)


def _counted(one: Day) -> str:
    """What came on a day, in numbers."""
    return ", ".join(_numbers(one))


def _numbers(one: Day) -> list[str]:
    """What came on a day, each sort of it with its number."""
    parts = [
        _records(one) if one.sayings else "",
        count(len(one.articles), "article") if one.articles else "",
        f"positions on {count(len(one.claims), 'claim')}" if one.claims else "",
        f"{count(len(one.contacts), 'contact or plan', 'contacts and plans')} spoken of"
        if one.contacts
        else "",
    ]
    return [part for part in parts if part]


def _records(one: Day) -> str:
    """How many records have words of a day, and how many origins stand behind them."""
    origins = behind(quote for each in one.sayings for quote in each.quotes).origins
    return f"words in {count(len(one.sayings), 'record')}, {count(origins, 'origin')}"


def _so_far(one: Day) -> str:
    """What there is by the end of a day, in one sentence."""
    return f"Counted by the end of this day: {'; '.join(_all_so_far(one))}."


def _all_so_far(one: Day) -> list[str]:
    """What there is by the end of a day, in numbers; nothing of claims and contacts where there are none."""
    contacts = f"{count(one.contacts_so_far, 'contact or plan', 'contacts and plans')} spoken of"
    parts = [
        _told_so_far(one),
        f"positions on {count(one.claims_so_far, 'claim')}" if one.claims_so_far else "",
        contacts if one.contacts_so_far else "",
    ]
    return [part for part in parts if part]


def _told_so_far(one: Day) -> str:
    """How many records have words by the end of a day, and how many origins stand behind them."""
    return f"words in {count(one.sayings_so_far, 'record')}, {count(one.origins_so_far, 'origin')}"
