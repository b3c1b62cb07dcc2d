"""Records as a row of signs, year by year: how much was said and told of, when, and how it stands."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from sourcebook.model import ResolvedEvent, Sourcebook
from sourcebook.site.present import SHAPES, shape

MOST_SIGNS = 60
"""Signs of one year in a row, which is two lines of a phone."""
_YEARS = ("by {}", "{}", "{} or later", "about {}")
"""What a year is called where a record can be of an earlier one, where it is sure, where no end is known, and where the year
itself is in doubt."""


def strip(events: Iterable[ResolvedEvent]) -> Markup:
    """A sign for each record below its year, in order of time, first those that can be of an earlier year; who hears the page is
    told how many of which status a year has."""
    groups = groupby(sorted(events, key=_year), key=_year)
    years = [(_YEARS[sure].format(year), tuple(each)) for (year, sure), each in groups]
    told = "; ".join(f"{year}: {_counted(each)}" for year, each in years)
    signs = Markup(" ").join(
        Markup('<span class="strip-year">{} {}</span>').format(year, _signs(each)) for year, each in years
    )
    return (
        Markup('<span class="strip" role="img" aria-label="{}">{}</span>').format(told, signs)
        if years
        else Markup()
    )


def _year(event: ResolvedEvent) -> tuple[int, int]:
    """The year below which a record stands, and which of `_YEARS` says how sure that is."""
    date = event.took_place
    if date.first is None or date.first.year < event.year:
        return event.year, 0
    if any(one and one.doubt and one.precision == "year" for one in (date.begin, date.end)):
        return event.year, 3
    return event.year, 2 if date.last is None and not event.lasted else 1


def _signs(events: tuple[ResolvedEvent, ...]) -> str:
    """A sign for each record of a year, or their number, where they are too many to be counted by eye."""
    return "".join(map(shape, events)) if len(events) <= MOST_SIGNS else f"{len(events):,} records"


def _counted(events: Iterable[ResolvedEvent]) -> str:
    """How many records have which status: “3 on record, 1 only one side says”."""
    numbers = Counter(one.status.label for one in events)
    return ", ".join(f"{number} {label}" for label, number in numbers.items())


def key(book: Sourcebook, events: Iterable[ResolvedEvent]) -> tuple[tuple[str, str], ...]:
    """What the signs of some records mean: each with the statuses that have it, in the order of the vocabulary; and what “by” does."""
    events = tuple(events)
    used = {one.status.id for one in events}
    found: dict[str, list[str]] = {}
    for one in book.terms("status"):
        if one.id in used:
            found.setdefault(SHAPES[one.mark or "filled"], []).append(one.label)
    unsure = [("", "by: in that year, or earlier")] if any(_year(one)[1] == 0 for one in events) else []
    return *((sign, " or ".join(labels)) for sign, labels in found.items()), *unsure
