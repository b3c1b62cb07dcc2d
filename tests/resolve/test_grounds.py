"""What an act may rest on."""

import pytest

from sourcebook.model import Outside
from sourcebook.resolve.grounds import documents_it

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
