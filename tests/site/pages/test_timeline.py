"""The timeline's page: the words beside its signs, and a record without events."""

import html
import re
from collections import Counter

import pytest

from sourcebook.build import load
from sourcebook.drawing.rows import words_beside
from sourcebook.model import Diagnostics, Official
from sourcebook.model.when import MONTHS
from sourcebook.publish.render import render
from sourcebook.site.pages import timeline
from sourcebook.site.present import side_letters


@pytest.fixture(scope="module")
def book(record):
    """The record of this project."""
    return record


def test_a_record_is_called_by_its_short_words_or_else_by_its_title(book):
    """
    Beside the sign of a record stand its own short words, or else its title; of contact, the letter of its side before them.
    """
    found = words_beside(book.resolved_events(), book.site.sides)

    assert set(found) == {one.id for one in book.resolved_events()}
    for id, words in found.items():
        event = book.events[id]
        assert words.label == event.record.short or (
            words.label == event.record.title and not event.record.short
        )
        has_letter = event.side and event.scope == "contact"
        assert words.letter == (event.side.name[0] if has_letter else "")


def test_a_speaker_s_own_chart_leaves_out_only_this_speaker_s_name(book):
    """
    In an official's own chart, what this official alone says stands without the name before it; whatever somebody else says or does,
    be it of the same last name, keeps its words.
    """
    events, sides = tuple(book.resolved_events()), book.site.sides
    everywhere = words_beside(events, sides)
    told = 0
    for official in book.all(Official):
        namesake = official.model_copy(update={"id": "somebody-else"})
        own = words_beside(events, sides, official)
        assert everywhere == words_beside(events, sides, namesake)
        for id, words in own.items():
            event = book.events[id]
            speakers = [one.official for one in event.record.officials if one.part == "speaker"]
            if not event.is_saying or speakers != [official.id]:
                assert everywhere[id] == words
                continue
            last = official.name.split()[-1]
            assert not words.label.startswith(f"{last}: ")
            told += everywhere[id] != words
    assert told


def test_letters_tell_sides_apart(book):
    """
    Sides with the same first letter have as many letters as tell them apart.
    """
    sides = [
        one.model_copy(update={"id": name, "name": name})
        for one, name in zip(book.site.sides, ("Mali", "Malta", "Elsewhere"), strict=True)
    ]

    assert {"Mali": "Mali", "Malta": "Malt", "Elsewhere": "E"} == side_letters(sides)


def test_the_list_has_each_record_once_below_its_date(book):
    """
    Each record is one line below the date that it has in words, in its year, in the order of the records, those of one
    date by its words; each date is one heading.
    """
    made = next(one.content for one in timeline.make(book) if isinstance(one.content, str))
    found, days, year, day = [], [], 0, ""
    for line in html.unescape(made).splitlines():
        if match := re.match(r"## (\d{4}) ", line):
            year = int(match[1])
        elif match := re.match(r"### (.*?) \{:", line):
            day = match[1]
            days.append((year, day))
        elif match := re.match(r"-   \*.*\]\(events/([\w-]+)\.md", line):
            found.append((match[1], year, day))

    ordered = sorted(book.resolved_events(), key=lambda one: (*one.order[:2], one.when))
    assert found == [(one.id, one.year, one.when) for one in ordered]
    assert days == [*dict.fromkeys(days)]


def test_each_month_of_a_year_can_be_gone_to(book):
    """
    Below a year with several months stands a link to each, which leads to its first date; no date that is known to the
    season or the year alone makes a month.
    """
    made = next(one.content for one in timeline.make(book) if isinstance(one.content, str))
    links = re.findall(r"\[(\w+)\]\(timeline\.md#m(\d{4})-(\d\d)\)", made)
    places = re.findall(r"(?m)^### (.*?) \{: #m(\d{4})-(\d\d) \.day \}", made)
    number = Counter(year for _, year, _ in places)

    assert ("October", "2022", "10") in links
    assert sorted(one[1:] for one in links) == sorted(one[1:] for one in places if number[one[1]] > 1)
    assert all(MONTHS[int(month) - 1] == name for name, _, month in links)
    assert all(any(month in when for month in MONTHS) for when, _, _ in places)
    assert len(set(places)) == len(places)


def test_short_words_are_short(lay, sound):
    """
    More than 32 letters are an error at their place.
    """
    event = next(part for part in sound.split("-- ") if part.startswith("content/events/"))
    longer = event.replace("title:", f"short: {'far ' * 9}\ntitle:", 1)
    with pytest.raises(Diagnostics) as found:
        load(lay(sound.replace(event, longer)))

    assert ["short"] == [one.field for one in found.value.diagnostics]
    assert "shorten it to 32" in found.value.diagnostics[0].what


def test_a_record_without_events_keeps_every_link(lay, sound):
    """
    Where nothing is recorded yet, the timeline says so, and has the place to which the first page leads.
    """
    left_out = ("content/events/", "content/claims/", "content/contradictions/")
    kept = "-- ".join(part for part in sound.split("-- ") if not part.startswith(left_out)).replace(
        "[[event/1962-lee-ferry]]", "a ferry"
    )
    made = {one.path.as_posix(): one.content for one in render(load(lay(kept)))}

    assert "No event is recorded yet." in made["timeline.md"]
    assert "#list" in made["timeline.md"]
