"""Warnings that notes newly settle stand at the head of what a reviewer reads."""

import pytest

from sourcebook.history.settled import newly_settled
from sourcebook.read.records import read
from sourcebook.rules.check import warnings

EVENT = "content/events/1962/1962-lee-ferry.yaml"


@pytest.fixture
def files(edited):
    """The files of the sound sourcebook after some edits, read."""
    return lambda *edits: read(edited(("standings:\n", "turning_words: [said]\nstandings:\n"), *edits))


CUT = (
    "“The ferry goes every day,” harbour master Ann Lee said on Friday.\n    said_by",
    "“The ferry goes every day,” harbour master Ann Lee\n    said_by",
)
NOTE = (
    "said_by: ann-lee\n    voice: partly\n",
    "said_by: ann-lee\n    voice: partly\n    note: The rest, “said on Friday”, is left out.\n",
)


def test_a_warning_that_a_new_note_settles_is_told(files):
    """
    A note that settles a warning is told where it was not there before, and not where it was.
    """
    before, now = files(), files(CUT, NOTE)

    assert [(EVENT, "evidence.0.quote")] == [
        (one.path, one.field) for one in newly_settled(before, now, warnings)
    ]
    assert () == newly_settled(now, now, warnings)


def test_a_note_that_settles_nothing_is_silent(files):
    """
    A new note that no warning waits for is not told, nor is a warning that is open anyway.
    """
    assert () == newly_settled(files(), files(NOTE), warnings)
    assert () == newly_settled(files(), files(CUT), warnings)


def test_the_same_note_on_other_words_is_new(files):
    """
    A note that stood there, beside other words or on another quote, settles nothing that was not looked at.
    """
    assert [(EVENT, "evidence.0.quote")] == [
        (one.path, one.field) for one in newly_settled(files(NOTE), files(CUT, NOTE), warnings)
    ]


def test_prose_that_settles_a_warning_is_told(files):
    """
    What is told of a person, and thereby settles whose country or name is meant, is told as a note is.
    """
    country = ("country: Eastland\npronoun", "country: Eastlund\npronoun")
    prose = ("She speaks in", "She is of Eastlund. She speaks in")
    found = newly_settled(files(), files(country, prose), warnings)

    assert [("content/officials/ann-lee.md", "country")] == [(one.path, one.field) for one in found]
