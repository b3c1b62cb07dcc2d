"""What an act may rest on."""

import pytest

from sourcebook.build import load
from sourcebook.model import Event, Outside
from sourcebook.resolve.grounds import documents_it, grounds_of, supported
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


@pytest.mark.parametrize(
    ("who", "state", "sort", "allowed"),
    [
        ("ann-lee", "false", "side", "one-side"),
        ("bob-ray", "false", "person", "no-side"),
        ("harbour", "false", "outlet", "article"),
        ("harbour", "true", "person", "no-side"),
    ],
)
def test_a_ground_says_whose_word_it_is(lay, sound, who, state, sort, allowed):
    """
    A person, or a body of a state, of neither side is no outlet, and no article’s own words; nor is an outlet a side.
    """
    bob = "\n-- content/officials/bob-ray.md --\n---\nname: Bob Ray\ncountry: Peru\nroles:\n  - {title: Oarsman, from: 1960, basis: background}\n---\n"
    edited = sound.replace("standings:\n", STANCES).replace(
        "said_by: narration\n", f"said_by: {who}\n    position: asserts\n"
    )
    edited = edited.replace(
        "what: It keeps the ferry.", f"what: It keeps the ferry.\ncountry: Peru\nstate: {state}"
    )
    book = resolved(lay(edited + bob))

    (ground,) = grounds_of(book, book.get(Event, "1962-crossing"))
    assert sort == ground.sort
    assert {allowed} == supported(book, book.get(Event, "1962-crossing"))
    assert (ground.whose.id if ground.whose else ground.side.id) == (who if sort != "side" else "east")
