"""The calendar and the TimelineJS file: only what was said or done in public, on a known day, stands there as a fact.

A day on which words were published is no day on which they were said, in these files or in any other.
"""

import datetime as dt
import html
import json
import sqlite3
from dataclasses import replace

import pytest
from icalendar import Calendar

from sourcebook.build import load
from sourcebook.model import When
from sourcebook.publish.render import render
from sourcebook.site.citations import of_record
from sourcebook.site.exports import events_json
from sourcebook.site.exports.formats import calendar_file, sqlite_file, timelinejs
from sourcebook.site.exports.formats.dataset import Dataset, objects
from sourcebook.site.in_public import is_in_public_and_dated
from sourcebook.site.linked_data import linked_data
from sourcebook.site.naming import description_of, full_title
from sourcebook.site.present import status_words

pytestmark = pytest.mark.long

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
        assert events[id].is_known_to_the_day
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


def test_all_else_says_how_it_stands(data):
    """
    In the TimelineJS file a headline is the bare title only of what the calendar has; all others say how it stands, as its
    page does, and which side says so: never a paper that only prints it, nor a page that documents it.
    """
    entries = _calendar(data)
    for id, slide in _slides(data).items():
        event, headline = data.book.events[id], html.unescape(slide["text"]["headline"])

        assert (id in entries) == (headline == event.record.title)
        assert id in entries or headline.startswith(f"{event.record.title} [{status_words(event)}")
        assert (
            id in entries
            or [one.side.name in headline for one in event.grounds if one.side].count(False) == 0
        )
        assert "claimed by" not in headline
        assert data.book.events[id].status.label in html.unescape(slide["text"]["text"])
        assert event.when == html.unescape(slide["display_date"])


def test_a_window_is_drawn_as_one(data):
    """
    From the first day that a date can mean to the last; what has no first or no last day is left out. A day in doubt is none:
    only its month is drawn, and of a month or a year in doubt the year.
    """
    slides = _slides(data)
    for event in data.book.resolved_events():
        first, last = event.date.first, event.date.last
        assert (event.id in slides) == bool(first and last)
        if first and last:
            days = [slides[event.id][name] for name in ("start_date", "end_date") if name in slides[event.id]]
            if event.date.is_doubtful or event.is_published_then:
                assert not any("day" in one for one in days)
                assert (first.year, last.year) == (days[0]["year"], days[-1]["year"])
            else:
                assert [dt.date(**one) for one in days] == ([first] if first == last else [first, last])


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1931-03-04?", {"year": 1931, "month": 3}, None),
        ("1931-03-04~/1931-05-08", {"year": 1931, "month": 3}, {"year": 1931, "month": 5}),
        ("1931-03-04/1931-03-09~", {"year": 1931, "month": 3}, None),
        ("1931-03~/1932-05-08", {"year": 1931}, {"year": 1932}),
        ("1931-21?", {"year": 1931}, None),
        ("1931~", {"year": 1931}, None),
        ("1931-03", {"year": 1931, "month": 3, "day": 1}, {"year": 1931, "month": 3, "day": 31}),
    ],
)
def test_a_date_in_doubt_is_left_to_its_words(edited, date, start, end):
    """
    No program that reads only the numbers is told of a day that is probable or approximate.
    """
    slide = _slides(edited(SILENT, date=When.of(date)))[SILENT]

    assert (start, end) == (slide["start_date"], slide.get("end_date"))
    assert slide["display_date"]


QUOTED = "    said_by: ann-lee\n    voice: partly\nrelated"


@pytest.mark.parametrize(
    ("known", "is_known"),
    [
        pytest.param("", True, id="said that day"),
        pytest.param("first_published: 1962-05-04", False, id="published that day"),
        pytest.param("said: 1962-05-03\n    first_published: 1962-05-04", False, id="said before"),
    ],
)
def test_a_day_of_publication_is_no_day_of_saying(lay, sound, known, is_known):
    """
    Where words were only published on the day of their record, no file has it as known to the day, counts days from it,
    or says that it was not earlier; it is told as “published”.
    """
    sound = sound.replace("date: 1962-05-01/1962-05-04", "date: 1962-05-01")
    assert QUOTED in sound
    given = f"{known}\n    said_basis: stated\n    said_note: So it says." if known else "note: So it says."
    book = load(lay(sound.replace(QUOTED, QUOTED.replace("\nrelated", f"\n    {given}\nrelated"))))
    data, event, id = Dataset(book), book.events["1962-lee-ferry"], "1962-lee-ferry"
    rows = {one.table.name: [*objects(one)] for one in data.tables}
    row = next(one for one in rows["events"] if one["id"] == id)
    (of_json,) = (one for one in json.loads(next(events_json.make(book)).content) if one["id"] == id)
    linked = json.loads(linked_data(book, event.record, "", "https://a.example/", "", ()))["mainEntity"]
    words = "4 May 1962" if is_known else "published 4 May 1962"
    first = "1962-05-04" if is_known else None

    assert is_known == event.is_known_to_the_day == (id in _calendar(data)) == row["is_known_to_the_day"]
    assert (words, words) == (row["date_words"], _slides(data)[id]["display_date"])
    assert ("day" in _slides(data)[id]["start_date"]) == is_known
    assert description_of(book, event.record).startswith(words[0].upper() + words[1:])
    assert (first, "1962-05-04") == (row["first_day"], row["last_day"])
    assert (first, "1962-05-04") == (row["surely_not_over_before"], row["surely_begun_by"])
    assert (is_known, words) == (of_json["known_to_the_day"], of_json["date_words"])
    assert [-3 if is_known else None] == [one["days_between"] for one in rows["relations"]]
    assert (-3 if is_known else None) == event.connections[0].days
    assert ("Event" if is_known else "Claim", first) == (linked["@type"], linked.get("startDate"))
    assert (None if is_known else "../1962-05-04") == linked.get("temporalCoverage")
    _is_named_so(book, data, event, words, is_known)


def _is_named_so(book, data, event, words, is_known):
    """Where its name stands alone, it has its status, and that only a publication is known, in every form."""
    pages = {one.path.as_posix(): one for one in render(book)}
    (file,) = (one.data for one in sqlite_file.written(data) if one.path.name == sqlite_file.NAME)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(file)
    (status, *_) = connection.execute(
        "SELECT event_status FROM quotes_with_speaker WHERE event_title = ?", [event.record.title]
    ).fetchone()
    linked = json.loads(linked_data(book, event.record, "", "https://a.example/", "", ()))
    forms = {
        "feeds": full_title(book, event.record),
        "citation": of_record(book, event.record, "https://a.example/", "").text,
        "JSON-LD": linked["mainEntity"]["name"],
        "TimelineJS": " ".join(_slides(data)[event.id]["text"].values()),
        "llms.txt": next(one for one in pages["llms.txt"].content.splitlines() if "/1962-lee-ferry/" in one),
        "a view": status,
    }
    for form, text in forms.items():
        assert status_words(event) in text, form
        assert is_known == ("published 4 May 1962" not in text), form


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
