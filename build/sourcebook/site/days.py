"""Where the page of a day is, and what it is called."""

from sourcebook.resolve.days import Day
from sourcebook.site.present import day_words


def page_and_words(day: Day) -> tuple[str, str]:
    """The file of a day’s page below out/pages, and the day in words."""
    return f"days/{day.day.isoformat()}.md", day_words(day.day)
