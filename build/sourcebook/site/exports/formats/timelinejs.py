"""timelinejs.json: the events for TimelineJS. What was said or done in public on a known day stands by its title; all else as a
window, with how it stands in its headline. A day that is in doubt, or is only that of a publication, is left to its words."""

import datetime as dt
import html
import json
from collections.abc import Iterator
from typing import Any

from sourcebook.model import Output, ResolvedEvent, Sourcebook, Term
from sourcebook.model.text import count
from sourcebook.resolve.links import plain
from sourcebook.site.exports.formats.dataset import Dataset, output
from sourcebook.site.exports.tables.words import page, standing
from sourcebook.site.grounds import in_part
from sourcebook.site.in_public import is_in_public_and_dated
from sourcebook.site.present import status_alone

NAME = "timelinejs.json"


def written(data: Dataset) -> Iterator[Output]:
    """Make the file; what has an open start or end cannot be drawn there, and is counted instead."""
    book = data.book
    drawn = [one for one in book.resolved_events() if one.date.first and one.date.last]
    left = len(book.events) - len(drawn)
    opening = [plain(book.site.covers, book), data.licence]
    if left:
        opening.append(f"{count(left, 'record')} whose beginning or end is not known cannot be drawn here.")
    told = {
        "title": {"text": {"headline": html.escape(book.site.name), "text": html.escape(" ".join(opening))}},
        "events": [_event(book, one) for one in drawn],
    }
    yield output(NAME, json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n")


def _event(book: Sourcebook, event: ResolvedEvent) -> dict[str, Any]:
    """One event; TimelineJS takes its texts for HTML, so they are escaped."""
    record = event.record
    start, end = _days(event)
    headline = record.title if is_in_public_and_dated(event) else f"{record.title} [{_status(event)}]"
    text = f"{plain(record.summary, book)} {standing(book, record)}."
    return {
        "unique_id": event.id,
        "start_date": start,
        **({"end_date": end} if end != start else {}),
        "display_date": html.escape(event.when),
        "group": html.escape(event.kind.label),
        "text": {
            "headline": html.escape(headline),
            "text": f'<p>{html.escape(text)}</p><p><a href="{html.escape(page(book, record))}">The record</a></p>',
        },
    }


def _status(event: ResolvedEvent) -> str:
    """What it is and how it stands, with the sides that say that it took place: “Letter or note, one bank says: Ferry bank”."""
    said: dict[str, list[Term | None]] = {}
    for one in event.grounds:
        if one.side:
            said.setdefault(one.side.name, []).append(one.partial)
    sides = " and ".join(in_part(name, of) for name, of in said.items())
    return status_alone(event) + (f": {sides}" if sides else "")


def _days(event: ResolvedEvent) -> list[dict[str, int]]:
    """Its first and last day; the months or years alone where they are in doubt, or only those of a publication."""
    date = event.date
    are_days = all(one.precision == "day" for one in (date.begin, date.end) if one)
    told = 3 if not (date.is_doubtful or event.is_published_then) else 2 if are_days else 1
    return [_told(one, told) for one in (date.first, date.last) if one]


def _told(day: dt.date, parts: int) -> dict[str, int]:
    return dict([("year", day.year), ("month", day.month), ("day", day.day)][:parts])
