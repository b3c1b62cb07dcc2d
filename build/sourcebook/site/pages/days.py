"""What had been said by each day: a page for each on which something was said or an article appeared, and their index."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.model import CardLine, Output, Sourcebook
from sourcebook.resolve.days import Day, Saying, days
from sourcebook.resolve.sources import behind
from sourcebook.site.days import page_and_words
from sourcebook.site.halves import letters, words
from sourcebook.site.markdown import fill
from sourcebook.site.present import capital, count, day_words, shown, state_words, told_once


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the index and a page for each day; the index alone where nothing is recorded."""
    found = days(sourcebook)
    yield fill(
        "days",
        PurePosixPath("days.md"),
        sourcebook,
        {"days": [(*page_and_words(one), _counted(one), one.day.year) for one in found]},
        title="What had been said, day by day",
        description="Each day on which something was said or an article appeared, with what had been said by then.",
        is_empty=not found,
    )
    for place, one in enumerate(found):
        yield _of_day(
            sourcebook, one, found[place - 1] if place else None, next(iter(found[place + 1 :]), None)
        )


def _of_day(sourcebook: Sourcebook, one: Day, before: Day | None, after: Day | None) -> Output:
    """The page of one day."""
    title = f"What had been said by {day_words(one.day)}"
    return fill(
        "day",
        PurePosixPath(page_and_words(one)[0]),
        sourcebook,
        {
            "title": title,
            "iso": one.day.isoformat(),
            "exact": [_shown(sourcebook, each) for each in one.sayings if each.is_exact],
            "by_then": [_shown(sourcebook, each) for each in one.sayings if not each.is_exact],
            "articles": one.articles,
            "claims": [(each.record, state_words(each, one.day)) for each in one.claims],
            "contacts": [(each.event.record, letters(each), words(each)) for each in one.contacts],
            "so_far": _so_far(one),
            "before": before and page_and_words(before),
            "after": after and page_and_words(after),
        },
        on_card=[CardLine(capital(each)) for each in _numbers(one)],
        title=title,
        description=f"{title}: {_counted(one)}.",
    )


def _shown(sourcebook: Sourcebook, saying: Saying) -> tuple[object, ...]:
    return saying.record, told_once(shown(sourcebook, one, saying.record.date) for one in saying.quotes)


def _counted(one: Day) -> str:
    """What came on a day, in numbers."""
    return ", ".join(_numbers(one))


def _numbers(one: Day) -> list[str]:
    """What came on a day, each sort of it with its number."""
    parts = [
        f"{_records(one)}, with words of that day or before" if one.sayings else "",
        count(len(one.articles), "article") if one.articles else "",
        f"{count(len(one.claims), 'claim')} spoken to" if one.claims else "",
        f"{count(len(one.contacts), 'contact or plan', 'contacts and plans')} told of"
        if one.contacts
        else "",
    ]
    return [part for part in parts if part]


def _records(one: Day) -> str:
    """How many records have words of a day, and how many origins stand behind them."""
    origins = behind(quote for each in one.sayings for quote in each.quotes).origins
    return f"{count(len(one.sayings), 'record')}, {count(origins, 'origin')}"


def _so_far(one: Day) -> str:
    """What there is by the end of a day, in numbers; of contacts nothing where none is drawn."""
    contacts = f"{count(one.contacts_so_far, 'contact or plan', 'contacts and plans')} told of"
    parts = [
        f"By the end of this day: {count(one.sayings_so_far, 'record')}, {count(one.origins_so_far, 'origin')}, with somebody’s words",
        f"{count(one.claims_so_far, 'claim')} with a position",
        contacts if one.contacts_so_far else "",
    ]
    return f"{'; '.join(filter(None, parts))}."
