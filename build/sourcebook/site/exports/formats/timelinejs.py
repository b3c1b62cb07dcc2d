"""timelinejs.json: the events for TimelineJS. What was said or done in public on a known day stands by its title; all else as a
window, with whose claim it is in its headline."""

import datetime as dt
import html
import json
from collections.abc import Iterator
from typing import Any

from sourcebook.model import Output, ResolvedEvent, Sourcebook
from sourcebook.resolve.links import plain
from sourcebook.site.exports.formats.dataset import Dataset, output
from sourcebook.site.exports.tables.words import page, standing
from sourcebook.site.in_public import claimed_by, is_in_public_and_dated
from sourcebook.site.present import count

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
    yield output(NAME, json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _event(book: Sourcebook, event: ResolvedEvent) -> dict[str, Any]:
    """One event; TimelineJS takes its texts for HTML, so they are escaped."""
    record, first, last = event.record, event.date.first, event.date.last
    is_plain = is_in_public_and_dated(event)
    headline = record.title if is_plain else f"{record.title} – claimed by {claimed_by(book, event)}"
    text = f"{plain(record.summary, book)} {standing(book, record)}."
    return {
        "unique_id": event.id,
        "start_date": _day(first),
        **({"end_date": _day(last)} if first != last else {}),
        "display_date": html.escape(event.when),
        "group": html.escape(event.kind.label),
        "text": {
            "headline": html.escape(headline),
            "text": f'<p>{html.escape(text)}</p><p><a href="{html.escape(page(book, record))}">The record</a></p>',
        },
    }


def _day(day: dt.date | None) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {}
