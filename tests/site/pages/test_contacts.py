"""The page of contacts: each under what it rests on, with those who say so."""

import re
from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.model import Event, Official
from sourcebook.site.pages.contacts import make

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def book():
    """The record of this project."""
    return load(PROJECT)


@pytest.fixture(scope="module")
def lines(book):
    """The line of each contact, by the id of its record, with the heading under which it stands."""
    (page,) = make(book)
    found, heading = {}, ""
    for line in page.content.splitlines():
        line = line.strip()
        heading = line.partition("{: #")[2].removesuffix(" }") if "## " in line else heading
        if line.startswith("-   ") and "## " not in line:
            found.setdefault(line.partition("](events/")[2].partition(".md)")[0], []).append((heading, line))
    return found


def test_each_contact_stands_once_under_whose_word_it_rests_on(book, lines):
    """
    Every act of contact stands once: under the sides that say that it took place, under none, or as planned; what is
    around contact stands apart, and no statement and no background is there.
    """
    sides = {side.id: set(side.countries) for side in book.site.sides if side.countries}
    expected = {}
    for one in book.resolved_events():
        saying = {ground.side.id for ground in one.grounds if ground.side} & set(sides)
        done = "both" if len(saying) > 1 else next(iter(saying), "neither")
        if one.is_contact or one.is_around_contact:
            expected[one.id] = "around" if one.is_around_contact else "planned" if one.is_plan else done

    assert expected == {id: heading for id, ((heading, _),) in lines.items()}
    assert len(set(expected.values())) > 3


def test_what_is_around_contact_is_not_said_to_be_between_the_sides(book):
    """
    A mission that one side gives to its own man bears on contact, and is no act between the sides.
    """
    (page,) = make(book)

    assert "Acts that bear on contact between the sides, and are none: " in page.content


def test_a_contact_is_given_to_the_word_of_officials_alone(book, lines):
    """
    Each official who says, in a quote of the record, that the contact took place is named, and nobody else: no
    newspaper, no source without a name, not the article, and nobody who answers otherwise.
    """
    supporting = {one.id for one in book.terms("stance") if one.supports}
    named = 0
    for id, ((heading, line),) in lines.items():
        speakers = {one.said_by.who for one in book.get(Event, id).evidence if one.position in supporting}
        expected = {found.name for one in speakers if (found := book.find(Official, one))}
        told = re.search(r"on the word of (.*?)\\?\. ", line)
        assert heading == "around" or expected == set(told[1].split(" and of ") if told else []), id
        named += bool(told)
    assert named > 5


def test_each_number_of_the_finding_leads_to_as_many_contacts(book, lines):
    """
    The sentence at the head links each number to a list on this page; the list of all is that of all parts.
    """
    (page,) = make(book)
    lead = next(line for line in page.content.splitlines() if "](contacts.md#" in line)
    words = "no one two three four five six seven eight nine ten eleven twelve".split()
    counts = {id: text.split()[0] for text, id in re.findall(r"\[([^\]]+)\]\(contacts\.md#([\w-]+)\)", lead)}
    listed = [heading for ((heading, _),) in lines.values() if heading not in ("around", "planned")]

    assert len(counts) > 2
    for id, number in counts.items():
        total = len(listed) if id == "all" else listed.count(id)
        assert total == (int(number) if number.isdigit() else words.index(number)), id


def test_plans_are_listed_where_nothing_is_told_as_done(small):
    """
    Where all that is recorded is a plan, the page lists it, and does not say that no contact is recorded.
    """
    for path in ("notes-by-back-stairs", "oarsmen-tell-of-lantern"):
        event = small / f"content/events/1931/1931-{path}.yaml"
        event.write_text(event.read_text("utf-8").replace("scope: contact", "scope: context"), "utf-8")
    (page,) = make(load(small))

    assert "1932-landing-stage-meeting" in page.content
    assert "No contact between two sides" not in page.content
