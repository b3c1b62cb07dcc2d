"""Where the page of a day is, and what it is called."""

import datetime as dt

from sourcebook.resolve.days import Day
from sourcebook.site.present import day_words


def page_and_words(day: dt.date) -> tuple[str, str]:
    """The file of a day’s page below out/pages, and the day in words."""
    return f"days/{day.isoformat()}.md", day_words(day)


def by_now(day: Day) -> str:
    """The anchor, in the list of all days, behind all that had been said by the end of a day."""
    return f"by-{day.day.isoformat()}"
