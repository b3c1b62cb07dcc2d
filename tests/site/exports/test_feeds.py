"""Feeds, read by a reader of feeds."""

import datetime as dt
import xml.etree.ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.build import load
from sourcebook.model import Event, Official
from sourcebook.register import register
from sourcebook.site.exports import feeds
from sourcebook.site.naming import full_title

SITE = "https://ferry-record.example.org/"


@pytest.fixture
def read_feeds(small_record):
    """Each feed of the small sourcebook as a reader of feeds has it, by its path."""
    return {one.path.as_posix(): feedparser.parse(one.content) for one in feeds.make(small_record)}


def test_a_reader_takes_every_feed_without_complaint(read_feeds):
    """
    Each is sound Atom with an address of its own, the page it is about, and entries with id, title, day and link, no id twice.
    """
    assert {"feed.xml", "officials/odo-marsh/feed.xml", "topics/the-notes/feed.xml"} <= set(read_feeds)
    assert {"channels/back-stairs/feed.xml", "claims/notes-were-passed/feed.xml"} <= set(read_feeds)
    for path, one in read_feeds.items():
        assert not one.bozo and "atom10" == one.version, (path, one.get("bozo_exception"))
        assert f"{SITE}{path}" == one.feed.id
        assert f"{SITE}{path.removesuffix('feed.xml')}" == one.feed.link
        ids = [entry.id for entry in one.entries]
        assert ids and len(ids) == len(set(ids))
        for entry in one.entries:
            assert entry.title and entry.updated_parsed and entry.link.startswith(SITE)
        days = [entry.updated for entry in one.entries]
        assert sorted(days, reverse=True) == days and one.feed.updated == days[0]


def test_the_feed_tells_what_became_of_records_each_on_its_day(read_feeds):
    """
    What is new, corrected and withdrawn has the day that the record or the register has, and a title with the status.
    """
    told = {entry.id.removeprefix(SITE): entry for entry in read_feeds["feed.xml"].entries}
    new, corrected, gone = (
        told[f"events/{one}"]
        for one in (
            "1931-notes-by-back-stairs/#v1",
            "1931-wharf-bridge-off/#v2",
            "1931-eel-market/#withdrawn",
        )
    )

    assert "1932-04-02T00:00:00Z" == new.updated
    assert "New: Notes are passed by the back stairs [Letter or note, one bank says]" == new.title
    assert "1932-05-01T00:00:00Z" == corrected.updated
    assert (
        corrected.title.startswith("Corrected: ")
        and "It said: The title said *confirms*" in corrected.summary
    )
    assert f"{SITE}events/1931-wharf-no-bridge/" == corrected.link, "by its address of today"
    assert ("1932-06-02T00:00:00Z", True) == (gone.updated, gone.title.startswith("Withdrawn: "))


def test_what_has_no_known_day_is_in_no_feed(read_feeds, small_record):
    """
    A record that was never registered is told of nowhere: no day is made up for it.
    """
    all_ids = " ".join(entry.id for one in read_feeds.values() for entry in one.entries)

    assert small_record.get(Event, "1931-bell-silent")
    assert "1931-bell-silent" not in all_ids


def test_a_record_is_told_of_where_it_is_named(read_feeds, small_record):
    """
    An official's feed has the records that name that one, and no others.
    """
    marsh = small_record.get(Official, "odo-marsh")
    titles = {
        entry.title.removeprefix("New: ") for entry in read_feeds["officials/odo-marsh/feed.xml"].entries
    }
    around = {full_title(small_record, one) for one in feeds.records_around(small_record, marsh)}

    assert titles and titles <= around
    assert "Fish" not in titles


def test_a_feed_has_the_newest_and_no_more_than_it_may(lay, sound, monkeypatch):
    """
    Of many entries the newest are kept.
    """
    root = lay(sound)
    register(root, load(root), dt.date(1963, 1, 1))
    path = root / "content" / "events" / "1962" / "1962-lee-ferry.yaml"
    changes = "".join(
        f"  - {{date: 1963-02-{day:02}, was: One., now: Two., why: So.}}\n" for day in range(1, 9)
    )
    path.write_text(f"{path.read_text('utf-8')}changes:\n{changes}", "utf-8")
    monkeypatch.setattr(feeds, "MOST", 5)
    feed = feedparser.parse(next(iter(feeds.make(load(root)))).content)

    assert [f"1963-02-{day:02}" for day in (8, 7, 6, 5, 4)] == [one.updated[:10] for one in feed.entries]


def test_no_flood_of_new_pages_hides_a_correction(lay, sound, monkeypatch):
    """
    Of one day, corrections and withdrawals come first, then new records, and new pages outside the articles last.
    """
    root = lay(sound)
    for number in range(3):
        (root / "content" / "outside").mkdir(exist_ok=True)
        (root / "content" / "outside" / f"1963-page-{number}.yaml").write_text(
            f"title: Page {number}\nurl: https://a.example/{number}\npublisher: A\nkind: reference\n"
            "consulted: stored copy\nread: A line.\nsupports: 'yes'\n",
            "utf-8",
        )
    path = root / "content" / "channels" / "bell.md"
    change = "changes:\n  - {date: 1963-01-01, was: One., now: Two., why: So.}\n"
    path.write_text(path.read_text("utf-8").replace("scope:", f"{change}scope:"), "utf-8")
    register(root, book := load(root), dt.date(1963, 1, 1))
    monkeypatch.setattr(feeds, "MOST", len([*book.records()]) + 1)
    titles = [one.title for one in feedparser.parse(next(iter(feeds.make(load(root)))).content).entries]

    assert titles[0].startswith("Corrected: The bell")
    assert all("Page" in one for one in titles[-3:]) and not any("Page" in one for one in titles[:-3])
    assert "New: The bell" in titles


def test_nothing_known_makes_no_feed(lay, sound):
    """
    A sourcebook of which no day is known has no feed, since a feed must say when it changed.
    """
    assert [] == list(feeds.make(load(lay(sound))))


@given(st.text(max_size=200))
def test_any_text_can_stand_in_a_feed(text):
    """
    Whatever is put in, XML reads it back; what XML cannot hold is marked as lost.
    """
    parent = ET.Element("feed")
    feeds._add(parent, "title", f"a{text}a")
    read = ET.fromstring(ET.tostring(parent, encoding="unicode")).findtext("title")
    kept = feeds._NOT_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")

    assert f"a{kept}a" == read.replace("\r\n", "\n").replace("\r", "\n")


def test_long_and_hostile_texts_are_read_back():
    """
    Ten thousand characters, markup, and the characters that XML forbids.
    """
    parent = ET.Element("feed")
    text = "<b>&amp;</b> ]]> \0\x0b\ud800\ufffe " + "x" * 10_000
    feeds._add(parent, "title", text)
    told = f'<?xml version="1.0"?>{ET.tostring(parent, encoding="unicode")}'

    assert "<b>&amp;</b> ]]> \ufffd\ufffd\ufffd\ufffd " + "x" * 10_000 == ET.fromstring(told).findtext(
        "title"
    )
