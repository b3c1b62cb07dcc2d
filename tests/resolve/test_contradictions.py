"""
Contradictions show the passages that were meant.

The law: a passage is named by its event and the number of its quote, and numbers can shift; so the words of each
are written down by hand, and what is shown holds them.
"""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from sourcebook.build import load
from sourcebook.model import Contradiction, Event, Sourcebook

PROJECT = Path(__file__).resolve().parents[2]
MEANT = YAML(typ="safe").load((PROJECT / "tests" / "contradictions_expected.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def record() -> Sourcebook:
    """The real sourcebook."""
    return load(PROJECT)


def test_the_words_of_every_contradiction_were_written_down(record):
    """
    No contradiction is published before somebody wrote down which words it sets side by side.
    """
    assert {one.id: len(one.passages) for one in record.all(Contradiction)} == {
        id: len(words) for id, words in MEANT.items()
    }


@pytest.mark.parametrize("contradiction", MEANT)
def test_each_passage_holds_the_words_meant(record, contradiction):
    """
    Each passage, in the record's own order, holds the words for which it was chosen.
    """
    passages = record.get(Contradiction, contradiction).passages
    shown = [record.get(Event, one.event).evidence[one.quote - 1].quote for one in passages]
    assert [words in one for words, one in zip(MEANT[contradiction], shown, strict=True)] == [True] * len(
        shown
    )
