"""timeline/**/records.json and rows.json: by what the script finds records, and what it shows of them."""

import datetime as dt
import json

import pytest

from sourcebook.site.exports import events_json, timeline_json
from sourcebook.site.periods import root_period, walk


@pytest.mark.parametrize("most", [3, 1000])
def test_what_records_are_found_by_is_what_they_have(small_record, most):
    """
    Read back, days and values of each record of each page are those of data/events.json.
    """
    (known,) = (json.loads(one.content) for one in events_json.make(small_record))
    by_id = {one["id"]: one for one in known}
    files = {one.path.as_posix(): json.loads(one.content) for one in timeline_json.make(small_record, most)}
    for period in walk(root_period(small_record, most)):
        data = files[f"{period.figure}/records.json"]
        day = dt.date(1970, 1, 1)
        for place, event in enumerate(period.events):
            one = by_id[event.id]
            step, *far = (
                data["days"][place]
                if isinstance(data["days"][place], list)
                else (data["days"][place], 0, 0, 0, 0)
            )
            day += dt.timedelta(days=step)
            assert day == event.date.latest_start(event.lasted)
            days = [None if each is None else (day + dt.timedelta(days=each)).isoformat() for each in far]
            assert days == [one[name] for name in ("first", "last", "begun_by", "not_over_before")]
            held = {}
            for facet in data["facets"]:
                places = data["values"][facet["id"]][place]
                held[facet["id"]] = [
                    facet["values"][at]["id"] for at in (places if isinstance(places, list) else [places])
                ]
            assert held.get("official", []) == [*dict.fromkeys(each["id"] for each in one["officials"])]
            assert held.get("source", []) == [*dict.fromkeys(each["source"] for each in one["evidence"])]
            for name in ("organisation", "topic", "channel"):
                assert held.get(name, []) == one[f"{name}s"]
            assert [held[name] for name in ("kind", "status", "scope", "year")] == [
                [one["kind"]],
                [one["status"]],
                [one["scope"]],
                [str(one["year"])],
            ]
            assert held["date"] == ["uncertain" if one["uncertain"] else "certain"]


@pytest.mark.parametrize("most_rows", [1, 4, 1000])
def test_rows_of_the_pages_follow_each_other(small_record, monkeypatch, most_rows):
    """
    The files that a page names have, one after the other, a row for each of its records, with its title and every quote; no
    file has more rows than it may, but for those of one page.
    """
    monkeypatch.setattr(timeline_json, "MOST_ROWS", most_rows)
    files = {one.path.as_posix(): json.loads(one.content) for one in timeline_json.make(small_record, 3)}
    for period in walk(root_period(small_record, 3)):
        data = files[f"{period.figure}/records.json"]
        rows = [row for page, _ in data["pages"] for row in files[f"{period.figure}/{page}rows.json"]]
        assert [row[0] for row in rows] == [one.id for one in period.events]
        assert sum(number for _, number in data["pages"]) == len(rows)
        assert (
            len(period.parts) == 0
            or len(rows) > timeline_json.MOST_ROWS
            or data["pages"] == [["", len(rows)]]
        )
        for row, event in zip(rows, period.events, strict=True):
            assert row[1] == event.record.title
            assert all(one.words in row[6] for one in event.quotes)
