"""The page of a day: what had been said by then, in numbers of what there is."""

import re

import pytest

from sourcebook.build import load
from sourcebook.site.pages.days import make

DAY = "days/1962-05-04.md"
CLAIM = """-- content/claims/goes.yaml --
question: Does the ferry go?
proposition: The ferry goes.
topics: [ferry]
positions:
  - {by: ann-lee, stance: asserts, event: 1962-lee-ferry}
-- content/pages/home.md --"""
STANCES = "stances:\n  asserts: {label: asserts, passive: asserted by}\nbases:\n"


@pytest.fixture
def day(edited):
    """The page of the only day of the sound sourcebook, after some edits."""
    return lambda *edits: next(
        one.content for one in make(load(edited(*edits))) if one.path.as_posix() == DAY
    )


def test_of_what_there_is_none_nothing_is_said(day):
    """
    Where nobody has taken a position on a claim and no contact was told of, neither is counted: not in the lead, nor in the
    description, nor below a heading.
    """
    page = day()

    assert "Counted by the end of this day: words in 1 record, 1 origin. [" in page
    assert not re.search(r"\b0 |claim|contact or plan|contacts and plans", page), page


def test_a_day_says_that_words_may_be_older_than_they_count(day):
    """
    The page of a day counts words, and never says that no others had been said by then, nor that those of a doubtful day had.
    """
    for page in (day(), day(("date: 1962-05-04\n", "date: 1962-05-04?\n"))):
        assert "they may have been said earlier than they count" in page
        assert "had been said by now" not in page


def test_the_list_promises_what_is_quoted_and_no_more(edited):
    """
    The list is of what somebody is quoted as saying: not of all that was said, nor of all of which the articles tell.
    """
    told = next(one.content for one in make(load(edited())) if one.path.as_posix() == "days.md")

    assert "What these articles quote somebody as saying, in the order of the days" in told
    assert not re.search(r"\ball that was said\b", told, re.IGNORECASE)


def test_a_claim_is_counted_once_somebody_has_taken_a_position(day):
    """
    One position is told of in the lead, and below a heading of its own.
    """
    page = day(("bases:\n", STANCES), ("-- content/pages/home.md --", CLAIM))

    assert "; positions on 1 claim." in page
    assert "## Claims on which a position was taken" in page
