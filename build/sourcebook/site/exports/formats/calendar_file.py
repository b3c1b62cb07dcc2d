"""calendar.ics: what was said or done in public and is known to the day, as all-day entries; nothing else is in it."""

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from sourcebook.model import Output, ResolvedEvent, Sourcebook
from sourcebook.resolve.links import plain
from sourcebook.site.exports.formats.dataset import Dataset, output
from sourcebook.site.exports.tables.words import page, standing
from sourcebook.site.in_public import is_in_public_and_dated

NAME = "calendar.ics"
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def written(data: Dataset) -> Iterator[Output]:
    """Make the file; none where nothing can stand in it, since a calendar without entries is no calendar."""
    book = data.book
    told = [one for one in book.resolved_events() if is_in_public_and_dated(one)]
    if told:
        calendar = Calendar()
        calendar.add("prodid", f"-//{data.name}//sourcebook//EN")
        calendar.add("version", "2.0")
        calendar.add("name", _clean(book.site.name))
        calendar.add("x-wr-calname", _clean(book.site.name))
        calendar.add("description", _clean(f"{plain(book.site.covers, book)} {data.licence}"))
        for one in told:
            calendar.add_component(_entry(book, one))
        yield output(NAME, calendar.to_ical())


def _entry(book: Sourcebook, event: ResolvedEvent) -> Event:
    record, first, last = event.record, event.date.first, event.date.last
    assert first and last  # it is known to the day
    entry = Event()
    entry.add("uid", f"{record.id}@{urlsplit(book.site.address).hostname}")
    entry.add("dtstamp", _stamp(event))
    entry.add("dtstart", first)
    entry.add("dtend", last + dt.timedelta(days=1))
    entry.add("summary", _clean(record.title))
    entry.add("description", _clean(f"{plain(record.summary, book)}\n{standing(book, record)}."))
    entry.add("url", page(book, record))
    entry.add("categories", [_clean(event.kind.label)])
    entry.add("transp", "TRANSPARENT")
    return entry


def _stamp(event: ResolvedEvent) -> dt.datetime:
    """When the entry was last other, as far as the record itself says: its last correction, else the last article behind it.

    The standard asks for a time; no clock is read, so that the same records give the same file.
    """
    days = [one.date.order for one in event.record.changes] or [one.published.order for one in event.sources]
    return dt.datetime.combine(max(days), dt.time(), dt.UTC)


def _clean(text: str) -> str:
    """A text without what a calendar may not hold: control characters other than a line break."""
    return _CONTROL.sub("", text)
