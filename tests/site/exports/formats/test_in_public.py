"""The calendar and the TimelineJS file: only what was said or done in public, on a known day, stands there as a fact."""

import datetime as dt
import html
import json
from dataclasses import replace

import pytest
from icalendar import Calendar

from sourcebook.model import When
from sourcebook.site.exports.formats import calendar_file, timelinejs
from sourcebook.site.in_public import claimed_by, is_in_public_and_dated

SILENT = "1931-bell-silent"


def _calendar(data):
    """The entries of the calendar, by their ids; none where there is no calendar."""
    made = [one.content for one in calendar_file.written(data)]
    entries = Calendar.from_ical(made[0]).walk("VEVENT") if made else []
    return {str(one["uid"]).partition("@")[0]: one for one in entries}


def _slides(data):
    """The events of the TimelineJS file, by their ids."""
    (made,) = timelinejs.written(data)
    return {one["unique_id"]: one for one in json.loads(made.content)["events"]}


def test_a_calendar_has_only_what_is_public_and_dated(data):
    """
    No plan, nothing on one side’s word or an article’s, nothing said without a name, and no window is in it.
    """
    entries, events = _calendar(data), data.book.events
    others = {one.id for one in events.values()} - set(entries)

    assert entries and others
    for id in entries:
        assert events[id].date.is_certain(events[id].lasted)
        assert events[id].status.grounds == "public" or events[id].is_saying
        assert not any(one.evidence.said_by.unnamed for one in events[id].quotes)
    assert {one.id for one in events.values() if one.is_plan} <= others


def test_an_entry_lasts_its_days(data):
    """
    An entry is of whole days, from the first to the last, whose end is the day after: no time zone moves it.
    """
    for id, entry in _calendar(data).items():
        date = data.book.events[id].date

        assert (date.first, date.last + dt.timedelta(days=1)) == (entry.start, entry.end)
        assert type(entry.start) is dt.date
        assert data.book.events[id].record.title == entry["summary"]
        assert data.book.events[id].status.label in entry["description"]
        assert entry["url"].endswith(f"events/{id}/")


def test_all_else_says_whose_claim_it_is(data):
    """
    In the TimelineJS file a headline is the bare title only of what the calendar has; all others say whose claim it is.
    """
    entries = _calendar(data)
    for id, slide in _slides(data).items():
        event, headline = data.book.events[id], html.unescape(slide["text"]["headline"])

        assert (id in entries) == (headline == event.record.title)
        assert (
            id in entries or headline == f"{event.record.title} – claimed by {claimed_by(data.book, event)}"
        )
        assert data.book.events[id].status.label in html.unescape(slide["text"]["text"])
        assert event.when == html.unescape(slide["display_date"])


def test_a_window_is_drawn_as_one(data):
    """
    From the first day that a date can mean to the last; what has no first or no last day is left out.
    """
    slides = _slides(data)
    for event in data.book.resolved_events():
        first, last = event.date.first, event.date.last
        assert (event.id in slides) == bool(first and last)
        if first and last:
            days = [slides[event.id][name] for name in ("start_date", "end_date") if name in slides[event.id]]
            assert [dt.date(**one) for one in days] == ([first] if first == last else [first, last])


@pytest.mark.parametrize(
    "date", ["1931-03?", "1931", "1931-03-01/1931-03-04", "../1931-03-01", "1931-03-01/..", "1931-03-01~"]
)
def test_a_date_in_doubt_is_in_no_calendar(small_record, date):
    """
    What happened in public, on a day that is not known, is left out of the calendar and claimed in the other file.
    """
    public = next(one for one in small_record.resolved_events() if is_in_public_and_dated(one))
    event = replace(public, record=public.record.model_copy(update={"date": When.of(date)}))

    assert not is_in_public_and_dated(event)


def test_texts_cannot_break_a_calendar(edited):
    """
    Commas, semicolons, line breaks, control characters, lines of a calendar, letters of several bytes and 10,000 characters:
    the entry has the text, and no line of the file is longer than 75 bytes.
    """
    id = next(iter(_calendar(edited(SILENT))))
    hostile = "a,b;c\\d\r\nEND:VEVENT\x00\x0b\u2028" + "ы😀" * 5_000
    data = edited(id, title=hostile, summary="word " * 2_000)
    (made,) = calendar_file.written(data)
    entry = _calendar(data)[id]

    assert hostile.replace("\r", "").replace("\x00", "").replace("\x0b", "") == entry["summary"]
    assert ("word " * 2_000).strip() in entry["description"]
    assert max(map(len, made.content.split(b"\r\n"))) <= 75
    assert b"\r\n" in made.content and b"\n" not in made.content.replace(b"\r\n", b"")
    assert len(_calendar(data)) == len(_calendar(edited(SILENT)))


def test_texts_are_no_html_in_a_timeline(edited):
    """
    TimelineJS sets its texts as HTML: what a record says is only ever text there.
    """
    data = edited(SILENT, title="<script>alert(1)</script> & “x”", summary="<img src=x onerror=alert(1)>")
    slide = _slides(data)[SILENT]

    assert "<script" not in json.dumps(slide) and "<img" not in json.dumps(slide)
    assert html.unescape(slide["text"]["headline"]).startswith("<script>alert(1)</script> & “x”")


def test_no_calendar_without_entries(small_data, monkeypatch):
    """
    Where nothing was said or done in public on a known day, there is no file: an empty calendar is none.
    """
    monkeypatch.setattr(calendar_file, "is_in_public_and_dated", lambda event: False)

    assert [] == [*calendar_file.written(small_data)]
