"""What an act may rest on."""

import json

import pytest

from sourcebook.build import load
from sourcebook.drawing.rows import event_colour, words_beside
from sourcebook.model import Event, Organisation, Outside
from sourcebook.resolve.grounds import documents_it, grounds_of, supported
from sourcebook.site.exports import timeline_json
from sourcebook.site.pages.indexes import _columns
from sourcebook.site.speakers import voices
from tests.harness.sourcebooks import resolved

SOUND = {"kind": "independent", "consulted": "stored copy", "supports": "yes", "republishes": None}


def test_a_page_that_was_read_and_bears_the_act_out_documents_it():
    """
    A primary or independent page that was read and supports the act documents it.
    """
    assert documents_it(Outside.model_construct(**SOUND))
    assert documents_it(Outside.model_construct(**{**SOUND, "kind": "primary"}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "republisher"),
        ("kind", "state"),
        ("consulted", "unknown"),
        ("supports", "no"),
        ("supports", "partly"),
        ("supports", "not seen"),
        ("republishes", "Another’s report"),
    ],
)
def test_a_page_that_falls_short_documents_nothing(field, value):
    """
    A page documents no act if it was not read, does not bear it out, or prints another's report.
    """
    assert not documents_it(Outside.model_construct(**{**SOUND, field: value}))


PLAN = "plan: {wished_by: [narration]}\ntopics: [ferry]"
STANCES = "stances:\n  asserts: {label: asserts, supports: true}\n  denies: {label: denies}\nstandings:\n"


@pytest.mark.parametrize(
    ("told", "allowed"),
    [
        ("position: denies", {"plan"}),
        ("position: asserts", {"article"}),
        ("shows: public", {"public"}),
    ],
)
def test_a_plan_is_no_ground_of_an_act_that_is_told_of_as_done(lay, sound, told, allowed):
    """
    A plan allows the status of one only where no passage tells of the act as done.
    """
    edited = sound.replace("standings:\n", STANCES).replace(
        "voice: reported\n", f"voice: reported\n    {told}\n"
    )
    at = edited.index("-- content/events/1962/1962-crossing.yaml")
    edited = edited[:at] + edited[at:].replace("topics: [ferry]", PLAN, 1)
    book = load(lay(edited))

    assert frozenset(allowed) == supported(book, book.get(Event, "1962-crossing"))


@pytest.mark.parametrize(("who", "sort"), [("ann-lee", "side"), ("bob-ray", "person"), ("harbour", "outlet")])
def test_a_ground_says_whose_word_it_is(lay, sound, who, sort):
    """
    A person of neither side is no outlet, nor is an outlet a side.
    """
    bob = "\n-- content/officials/bob-ray.md --\n---\nname: Bob Ray\ncountry: Peru\nroles:\n  - {title: Oarsman, from: 1960, basis: background}\n---\n"
    edited = sound.replace("standings:\n", STANCES).replace(
        "said_by: narration\n", f"said_by: {who}\n    position: asserts\n"
    )
    book = resolved(lay(edited + bob))

    (ground,) = grounds_of(book, book.get(Event, "1962-crossing"))
    assert sort == ground.sort
    assert (ground.whose.id if ground.whose else ground.side.id) == (who if sort != "side" else "east")


def _spoken(lay, sound, who, is_state):
    """A statement of `who`, in which an organisation of Eastland is named, too: a state body, or an outlet."""
    edited = sound.replace("said_by: ann-lee", f"said_by: {who}").replace(
        "what: It keeps the ferry.",
        f"what: It prints what the ferry does.\ncountry: Eastland\nstate: {str(is_state).lower()}",
    )
    return resolved(lay(edited))


@pytest.mark.parametrize(
    ("who", "is_state", "side"),
    [
        pytest.param("ann-lee", False, "east", id="an official"),
        pytest.param("harbour", True, "east", id="a state body"),
        pytest.param("harbour", False, None, id="an outlet, whatever its country"),
        pytest.param("{unnamed: a paper’s sources}", True, None, id="sources without a name"),
        pytest.param("narration", True, None, id="an article’s own words"),
    ],
)
def test_only_an_official_or_a_state_body_speaks_for_a_side(lay, sound, who, is_state, side):
    """
    A statement has the letter and the colour of a side, in each drawing and each file, only where its words are those of an official
    or of a state body; those who are only named in it, and the country of an outlet, give it none.
    """
    book = _spoken(lay, sound, who, is_state)
    event = book.events["1962-lee-ferry"]

    assert (event.side.id if event.side else None) == side
    assert words_beside([event], book.site.sides)[event.id].letter == ("Ea" if side else "")
    assert event_colour(event) == (f"var(--side-{side})" if side else "var(--ink)")
    rows = [json.loads(one.content) for one in timeline_json.make(book) if one.path.name == "rows.json"]
    assert [row[4] for row in rows[0] if row[0] == event.id] == ["Ea" if side else ""]
    assert [one.side for one in voices(book, [event])] == [side or ""]


@pytest.mark.parametrize("is_state", [True, False])
def test_only_a_state_body_is_listed_under_a_side(lay, sound, is_state):
    """
    An outlet stands under no side in the list of organisations, whatever its country.
    """
    book = _spoken(lay, sound, "ann-lee", is_state)
    [body] = book.all(Organisation)

    [column] = _columns(book, [body])
    assert (column.heading, column.side) == (("East", "east") if is_state else ("Given no side here", ""))
