"""The timeline's page: what each contact rests on, by whose word, and where each record is from."""

import html

import pytest

from sourcebook.build import load
from sourcebook.drawing.rows import labels_of
from sourcebook.model import Diagnostics, Event, Official, Term
from sourcebook.publish.render import render
from sourcebook.site.pages.timeline import make


@pytest.fixture(scope="module")
def book(record):
    """The record of this project."""
    return record


@pytest.fixture(scope="module")
def footing(book):
    """The lines of “What each contact rests on”, by the id of the record, and the status under which each stands."""
    (page,) = make(book)
    part = page.content.partition("{: #rests }")[2].partition("{: #articles }")[0]
    found, status = {}, ""
    for line in part.splitlines():
        status = line.split("**")[1].rstrip(".") if "**" in line else status
        if line.startswith("-   "):
            found[line.partition("](events/")[2].partition(".md)")[0]] = (status, line)
    return found


def test_each_act_of_contact_is_listed_under_what_it_rests_on(book, footing):
    """
    Every act of contact, and no statement and no background, stands under its own status.
    """
    acts = [
        one
        for one in book.all(Event)
        if book.events[one.id].is_contact or book.events[one.id].is_around_contact
    ]

    assert {one.id for one in acts} == set(footing)
    for one in (each for each in acts if book.events[each.id].is_contact):
        assert (
            book.term("status", one.status).label.casefold() == html.unescape(footing[one.id][0]).casefold()
        )


def test_a_contact_is_given_to_the_word_of_officials_alone(book, footing):
    """
    Each official who says, in a quote of the record, that the contact took place is named, with the side, and nobody
    else: no newspaper, no source without a name, not the article, and nobody who answers otherwise.
    """
    named = 0
    for id, (_, line) in footing.items():
        supporting = {one.id for one in book.terms("stance") if one.supports}
        speakers = {one.said_by.who for one in book.get(Event, id).evidence if one.position in supporting}
        officials = [found for one in speakers if (found := book.find(Official, one))]
        told = line.partition("on the word of ")[2]
        expected = {f"{one.name} ({book.site.side_of(one.country).name})" for one in officials}
        assert expected == set(told.split(" and of ") if told else [])
        named += bool(told)
    assert named > 5


def test_one_side_s_word_has_somebody_who_gave_it(book, footing):
    """
    A contact that rests on one side's word names one who speaks for that side, and none of the other.
    """
    for id, (_, line) in footing.items():
        status = next(one for one in book.all(Term) if one.key == ("status", book.get(Event, id).status))
        sides = {side.name for side in book.site.sides if f"({side.name})" in line}
        assert len(sides) == 1 or status.mark != "half", id


def test_an_act_is_called_by_its_short_words_or_else_by_its_kind(book):
    """
    Beside the sign of an act of contact stand its own short words, and where they do not fit, or are not given, its kind.
    """
    labels = labels_of(book.resolved_events())

    assert any(len(words) == 2 for words in labels.values())
    for id, words in labels.items():
        event = book.get(Event, id)
        assert tuple(one for one in (event.short, book.term("kind", event.kind).label) if one) == words


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
