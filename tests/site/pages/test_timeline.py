"""The timeline's page: the words beside its signs, and a record without events."""

import pytest

from sourcebook.build import load
from sourcebook.drawing.rows import labels_of
from sourcebook.model import Diagnostics, Event
from sourcebook.publish.render import render


@pytest.fixture(scope="module")
def book(record):
    """The record of this project."""
    return record


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
