"""What workers are sent, and what comes back from them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from sourcebook.model import Figure
from sourcebook.publish.carried import made_by
from sourcebook.publish.render import makers

MAKERS = list(makers())


@pytest.fixture(scope="module")
def carried(small_record):
    """What every maker makes of the small sourcebook where that had to be carried."""
    with ThreadPoolExecutor(1) as executor:
        return list(made_by(executor, [one.__name__ for one in MAKERS], small_record))


def test_every_maker_can_work_elsewhere(carried, small_record):
    """
    Each maker makes the same of a sourcebook that was carried to it, in the same order.
    """
    assert len(MAKERS) == len(carried)
    for maker, made in zip(MAKERS, carried, strict=True):
        assert list(maker.make(small_record)) == made, maker.__name__


def test_entries_come_back_as_they_are_here(carried, small_record):
    """
    What an output is about is the entry of this sourcebook itself, not a copy of it.
    """
    outputs = [one for made in carried for one in made if not isinstance(one, Figure)]
    about = [one.about.record for one in outputs if one.about and one.about.record]

    assert len(about) > len(small_record.events)
    assert all(small_record.by_key[one.key] is one for one in about)


def test_what_was_worked_out_stays_here(small_record):
    """
    Nothing that is worked out of a sourcebook goes on the way, and none of it is lost here.
    """
    before = dict(small_record.worked_out)
    with ThreadPoolExecutor(1) as executor:
        list(made_by(executor, [], small_record))

    assert before == small_record.worked_out
