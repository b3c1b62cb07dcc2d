"""The record as it stood on each day."""

import datetime as dt
import re
from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.resolve.days import days, known_by
from sourcebook.resolve.halves import half_lines
from sourcebook.site.pages.days import make

PROJECT = Path(__file__).resolve().parents[2]
SMALL = PROJECT / "tests" / "sourcebooks" / "small"


@pytest.fixture(scope="module", params=[PROJECT, SMALL], ids=["real", "small"])
def book(request):
    """A sound sourcebook."""
    return load(request.param)


def test_each_saying_counts_once_and_never_before_its_last_possible_day(book):
    """
    Every passage that is somebody's words stands on one day, in one record, on no day before the last on which it can
    have been said; where that day is certain, on it.
    """
    told = [
        (one.day, saying, quote) for one in days(book) for saying in one.sayings for quote in saying.quotes
    ]
    places = [
        (quote.source.id, quote.passage.start, quote.passage.end, saying.record.id)
        for _, saying, quote in told
    ]

    assert len(places) == len(set(places))
    for day, saying, quote in told:
        assert not quote.said.date.last or day >= quote.said.date.last or saying.record.lasted
        assert saying.is_exact <= (quote.said.date.last == day)
        assert not quote.evidence.said_by.is_narration
    words = {place[:3] for place in places}
    for event in book.resolved_events():
        for one in event.quotes:
            passage = (one.source.id, one.passage.start, one.passage.end)
            held = any(
                source == passage[0] and start <= passage[1] and passage[2] <= end
                for source, start, end in words
            )
            assert held or one.evidence.said_by.is_narration or one.said.statement, event.id


def test_a_claim_stands_under_each_day_that_changes_it(book):
    """
    A claim is told of on the days on which a position on it counts, and on no other.
    """
    told = [(one.day, claim.record.id) for one in days(book) for claim in one.claims]

    assert sorted(told) == sorted(
        (day, id) for id, claim in book.claims.items() for day in claim.turning_days
    )


def test_the_last_line_of_a_contact_is_the_whole_one(book):
    """
    What a contact's line is on the last day on which something new is told of it, is what it is in the whole record;
    but for pages outside the articles, which have no day here, and for statements that come after all its passages.
    """
    last = {one.event.id: one for day in days(book) for one in day.contacts}

    assert {one.event.id for one in half_lines(book)} == set(last)
    for whole in half_lines(book):
        found = last[whole.event.id]
        assert [one.kind for one in whole.halves if one.quotes] == [
            one.kind for one in found.halves if one.quotes
        ]


def test_nothing_later_is_known_on_a_day(book):
    """
    The line of a contact on a day has no passage that had not been said by then.
    """
    for day in days(book):
        for line in day.contacts:
            assert all(
                one.said.date.last is None or one.said.date.last <= day.day for one in line.event.quotes
            )


def test_numbers_grow_to_those_of_the_whole(book):
    """
    What there is by the end of a day never falls, and ends with all that there is.
    """
    found = days(book)
    so_far = [(one.sayings_so_far, one.claims_so_far, one.contacts_so_far) for one in found]

    assert so_far == sorted(so_far)
    assert all(
        one <= other
        for a, b in zip(so_far, so_far[1:], strict=False)
        for one, other in zip(a, b, strict=True)
    )
    assert so_far[-1][1:] == (len(book.claims), len(half_lines(book)))


def test_an_event_leads_to_the_last_day_that_is_no_later(book):
    """
    What had been said by the time of an event is the page of the last day that is no later than the event.
    """
    found = days(book)
    for event in book.resolved_events():
        day = known_by(found, event.record)
        last = event.date.last or dt.date.max
        assert day is None or day.day <= last
        assert day is not None or found[0].day > last


def test_each_day_has_a_page_and_the_bytes_grow_with_the_records(book):
    """
    The index leads to a page for each day; each quote stands on one page alone, so that all grow with the records.
    """
    pages = {one.path.as_posix(): one.content for one in make(book)}
    expected = {f"days/{one.day.isoformat()}.md" for one in days(book)}

    assert expected | {"days.md"} == set(pages)
    assert expected == set(re.findall(r"\((days/[\d-]+\.md)\)", pages["days.md"]))
    marked = sum(text.count("<mark>") for text in pages.values())
    assert marked == sum(len(saying.quotes) for one in days(book) for saying in one.sayings)
