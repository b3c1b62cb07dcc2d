"""Every chart: which records it holds, and in which lanes."""

import json
from pathlib import Path

import pytest

from sourcebook.build import study
from sourcebook.charts import official, timeline, topic
from sourcebook.drawing import span_of
from sourcebook.model import Channel, Event, Figure, Official, Output, Topic

SMALL = Path(__file__).parents[1] / "sourcebooks" / "small"


@pytest.fixture(scope="module")
def book():
    """The small sourcebook."""
    return study(SMALL)


def _specs(made):
    return {one.path.as_posix(): json.loads(one.content) for one in made if isinstance(one, Output)}


def _leads_to(spec):
    rows = spec["datasets"]["signs"] + spec["datasets"]["early"]
    return sorted(row["href"].split("/")[-2] for row in rows)


def test_the_timeline_holds_every_record_in_each_of_its_channels(book):
    """
    No record is missing from the timeline; one with two channels stands in both.
    """
    for spec in _specs(timeline.make(book)).values():
        assert _leads_to(spec) == sorted(one.id for one in book.all(Event) for _ in one.channels or [None])


def test_channels_come_in_order_of_first_contact_and_another_matter_last(book):
    """
    What is no channel between the sides stands below all others and says so; background stands apart from contacts.
    """
    lanes = [lane for lane in timeline.by_channel(book, book.all(Event)) if lane.events]
    uncounted = [one.name for one in book.all(Channel) if not one.counted and book.events_of(one)]
    counted = [one.name for one in book.all(Channel) if one.counted]
    firsts = [min(e.order for e in lane.events if e.scope == "contact") for lane in lanes if lane.label in counted]

    assert uncounted
    assert [f"{name} (another matter)" for name in uncounted] == [lane.label for lane in lanes[-len(uncounted) :]]
    assert firsts == sorted(firsts)


def test_the_timeline_says_which_channels_have_no_record(book):
    """
    Empty is said.
    """
    caption = next(one.caption for one in timeline.make(book) if isinstance(one, Figure))

    assert book.site.covers in caption
    for channel in book.all(Channel):
        if not book.events_of(channel):
            assert channel.name in caption


def test_each_official_has_the_records_of_that_official(book):
    """
    An official's chart holds all records in which that official has a part, once in each part, and no other.
    """
    specs = _specs(official.make(book))

    assert specs
    for one in book.all(Official):
        wanted = sorted(event.id for event in book.events_of(one) for who in event.officials if who.official == one.id)
        assert wanted == (_leads_to(specs[f"charts/officials/{one.id}.json"]) if wanted else [])


def test_each_topic_has_the_records_of_that_topic(book):
    """
    A topic's chart holds its records and no other; a topic without a record has no chart.
    """
    specs = _specs(topic.make(book))

    for one in book.all(Topic):
        events = book.events_of(one)
        assert (f"charts/topics/{one.id}.json" in specs) == bool(events)
        if events:
            assert {event.id for event in events} == set(_leads_to(specs[f"charts/topics/{one.id}.json"]))


def test_all_charts_share_one_scale(book):
    """
    The same day stands at the same share of every chart, from the year of the first contact to the last day recorded.
    """
    span = span_of(book)
    made = [*timeline.make(book), *official.make(book), *topic.make(book)]
    domains = {json.dumps(spec["layer"][0]["encoding"]["x"]["scale"]["domain"]) for spec in _specs(made).values()}

    assert 1 == len(domains)
    assert span.first.year == min(one.year for one in book.all(Event) if one.scope == "contact")
    assert all(day <= span.last for one in book.all(Event) for day in one.bounds() if day)


def test_no_chart_speaks_of_more_than_records(book):
    """
    Every caption says what the site covers, and counts nothing but records.
    """
    for one in [*timeline.make(book), *official.make(book), *topic.make(book)]:
        if isinstance(one, Figure):
            assert book.site.covers in one.caption
            assert " records. " in one.alt or " 1 record. " in one.alt
