"""The record as it stood on each day."""

import datetime as dt
import re
from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.resolve.days import days, known_by
from sourcebook.resolve.halves import half_lines
from sourcebook.site.halves import letters, words
from sourcebook.site.pages.days import make
from tests.harness.sourcebooks import edit, resolved

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
        assert saying.is_exact <= (quote.said.is_said and quote.said.date.last == day)
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


@pytest.fixture
def edited(small):
    """The days of the small sourcebook after some edits, by their dates as text."""

    def _edited(*edits):
        for one in edits:
            edit(small, *one)
        return {one.day.isoformat(): one for one in days(resolved(small))}

    return _edited


NOTES = "content/events/1931/1931-notes-by-back-stairs.yaml"
MARSH = "content/events/1931/1931-marsh-notes-pass.yaml"
COUNCIL = "content/events/1931/1931-council-has-no-note.yaml"
MEETING = "content/events/1932/1932-landing-stage-meeting.yaml"


def test_what_is_only_published_on_a_day_is_not_said_on_it(edited):
    """
    Words of which only the day of their first publication is known are not among those said on that day.
    """
    (told,) = [
        one for one in edited()["1931-05-09"].sayings if one.record.id == "1931-oarsmen-tell-of-lantern"
    ]

    assert not told.is_exact


def test_a_passage_within_another_is_shown_once(edited):
    """
    Words that a longer passage of their record has, or that a statement has, stand on a day once.
    """
    act = (
        NOTES,
        "    origin: reedline-marsh-1931\n",
        "    origin: reedline-marsh-1931\n  - source: 1931-courier-answers\n    quote: nobody pulls it\n    said_by: odo-marsh\n"
        "    voice: direct\n    origin: reedline-marsh-1931\n    said: 1931-05-08\n",
    )
    told = {one.record.id: one.quotes for one in edited(act)["1931-05-08"].sayings}

    assert [1, 3] == [one.number for one in told["1931-marsh-notes-pass"]]
    assert "1931-notes-by-back-stairs" not in told


def test_words_of_another_within_a_passage_are_shown_too(edited):
    """
    A passage within a longer one of its record is shown beside it, where it is somebody else’s words.
    """
    clerk = (
        MARSH,
        "related:",
        "  - source: 1931-courier-answers\n    quote: nobody pulls it\n    said_by: {unnamed: a clerk}\n    voice: partly\n"
        "    origin: reedline-marsh-1931\n    said: 1931-05-08\nrelated:",
    )
    told = {one.record.id: one.quotes for one in edited(clerk)["1931-05-08"].sayings}

    assert [1, 3, 5] == [one.number for one in told["1931-marsh-notes-pass"]]


def test_a_record_of_two_days_is_counted_once(edited):
    """
    A record whose passages are of two days is one record by the end of the second.
    """
    later = (
        MARSH,
        "    quote: >-\n      “We pull it",
        "    said: 1931-05-09\n    quote: >-\n      “We pull it",
    )
    found = edited(later)
    ids = {saying.record.id for day in found.values() for saying in day.sayings}
    last = list(found.values())[-1]

    assert {"1931-05-08", "1931-05-09"} <= {
        day
        for day, one in found.items()
        if "1931-marsh-notes-pass" in [each.record.id for each in one.sayings]
    }
    assert len(ids) == last.sayings_so_far


def test_a_wish_for_a_plan_is_not_known_before_it_is_told(edited):
    """
    Who wished for a plan and who refused it is drawn on no day before the last passage of its record.
    """
    found = edited(
        (MEETING, "plan: {due: 1932-04/..}", "plan: {due: 1932-04/.., wished_by: [odo-marsh]}"),
        (
            MEETING,
            "evidence:\n",
            "evidence:\n  - source: 1931-courier-answers\n    quote: nobody pulls it\n    said_by: odo-marsh\n    voice: direct\n"
            "    origin: reedline-marsh-1931\n",
        ),
    )
    kinds = {
        day: [half.kind for half in line.halves]
        for day, one in found.items()
        for line in one.contacts
        if line.event.id == "1932-landing-stage-meeting"
    }

    assert ["not-heard", "wishes"] == [kinds["1931-05-08"][0], kinds["1932-03-31"][1]]
    assert "wishes" not in kinds["1931-05-08"]


def test_a_wish_in_words_of_its_own_is_drawn_from_their_day(edited):
    """
    Whoever says to wish for a plan is drawn so from the day of these words on, though the record has a later passage, too: what is
    drawn is what is told beside it.
    """
    found = edited(
        ("content/vocabulary.yaml", "  denies: {", "  wishes: {label: wishes for it}\n  denies: {"),
        (MEETING, "plan: {due: 1932-04/..}", "plan: {due: 1932-04/.., wished_by: [odo-marsh]}"),
        (
            MEETING,
            "evidence:\n",
            "evidence:\n  - source: 1931-courier-answers\n    quote: nobody pulls it\n    said_by: odo-marsh\n    voice: direct\n"
            "    origin: reedline-marsh-1931\n    position: wishes\n",
        ),
    )
    [line] = [one for one in found["1931-05-08"].contacts if one.event.id == "1932-landing-stage-meeting"]

    assert letters(line) == "│ · ·┅┅┅│"
    assert "Ferry bank wishes for it." in words(line)


def test_every_day_says_what_came_on_it(book):
    """
    The index says something of each day, and the page of a day never says of one thing that there “are”.
    """
    pages = {one.path.as_posix(): one.content for one in make(book)}

    assert "nothing new" not in pages["days.md"]
    assert not [path for path, text in pages.items() if "there are 1 " in text]


def test_nothing_later_is_known_on_a_day(book):
    """
    The line of a contact on a day has no passage that had not been said by then.
    """
    for day in days(book):
        for line in day.contacts:
            assert all(
                one.said.date.last is None or one.said.date.last <= day.day for one in line.event.quotes
            )


def test_a_statement_of_the_day_stands_beside_a_contact_of_that_day(edited):
    """
    What is said on a day of a contact that is told of on that day counts for it at once, and not from the next day on.
    """
    day = edited((COUNCIL, "    voice: partly\n", "    voice: partly\n    said: 1931-05-09\n"))["1931-05-09"]
    (notes,) = [one.event for one in day.contacts if one.event.id == "1931-notes-by-back-stairs"]

    assert "1931-council-has-no-note" in [one.record.id for one in day.sayings]
    assert "1931-council-has-no-note" in [one.event.id for one in notes.connections]


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
        day = known_by(book, event.record)
        last = event.date.last or dt.date.max
        assert day == max((one.day for one in found if one.day <= last), default=None)


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
