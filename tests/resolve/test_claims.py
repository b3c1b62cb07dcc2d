"""
Where a claim stands, held to what was read out of the articles by hand.

The law: on any day a claim stands as the latest position of each party by that day, in the order in which the
parties first spoke. A position counts from the latest day on which its event can have begun or, where that day is in
doubt, from the day of the source, so that nothing is known early. Nothing in the words says who is right.
"""

import datetime as dt
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from sourcebook.build import load
from sourcebook.model import Claim, Event, Source, Sourcebook
from sourcebook.resolve.claims import counts_from, standing_words, taken, turning_days

PROJECT = Path(__file__).resolve().parents[2]
READ = YAML(typ="safe").load((PROJECT / "tests" / "claims_expected.yaml").read_text("utf-8"))
EXPECTED = {(claim, str(day)): words for claim, days in READ.items() for day, words in days.items()}


@pytest.fixture(scope="module")
def record() -> Sourcebook:
    """The real sourcebook."""
    return load(PROJECT)


@pytest.mark.parametrize(("claim", "day"), EXPECTED)
def test_a_claim_stands_as_it_was_read_by_hand(record, claim, day):
    """
    Each claim stands, on three days, as somebody read it out of the articles before looking at the site.
    """
    assert (
        standing_words(record, record.get(Claim, claim), dt.date.fromisoformat(day)) == EXPECTED[claim, day]
    )


def test_every_claim_was_read_by_hand_for_three_days(record):
    """
    A claim is not published before its standing was written down for three days.
    """
    read = [claim for claim, _ in EXPECTED]
    assert {one.id: read.count(one.id) for one in record.all(Claim)} == dict.fromkeys(read, 3)


def test_every_position_rests_on_words_shown(record):
    """
    Whoever takes a position is heard: beside it stands a quote of theirs, or one of the outlet that tells of them.
    """
    positions = [one for claim in record.all(Claim) for one in taken(record, claim)]
    unheard = [
        (one.party, one.event.id)
        for one in positions
        if not any(
            said.said_by == one.position.by or said.said_by.is_narration for said in one.event.evidence
        )
    ]
    assert not unheard


def test_nothing_is_known_early(record):
    """
    No position counts before the last day that its event's date can mean, nor a doubtful one before it was printed.
    """
    for claim in record.all(Claim):
        first = turning_days(record, claim)[0]
        before = standing_words(record, claim, first - dt.timedelta(days=1))
        assert before.endswith(": nothing is recorded."), claim.id
    for event in record.all(Event):
        day = counts_from(record, event)
        assert day >= event.date.latest_start(event.lasted), event.id
        if "?" in event.date.text or "~" in event.date.text:
            printed = [record.get(Source, one.source).published.latest_start() for one in event.evidence]
            assert day >= min(printed), event.id


EARLIER = """-- content/sources/1962-digest.md --
---
title: The ferry in short
seed: seeds/digest.txt
sha256: SHA-256 OF seeds/digest.txt
publisher: {name: The Digest, basis: stated}
credit: The Digest.
published: DIGEST
published_basis: stated
language: English
standing: independent
reliability: Good.
rights: None.
origins:
  - {id: digest-1962, name: What the Digest says}
---
-- seeds/digest.txt --
The ferry goes every day of the week.
-- content/pages/home.md --"""
SECOND = """evidence:
  - {source: 1962-digest, quote: The ferry goes every day of the week., said_by: narration, voice: reported}
"""


@pytest.mark.parametrize(
    ("date", "paper", "digest", "day"),
    [
        pytest.param("1962-05-02", "1962-05-04", "1962-05-05", "1962-05-02", id="a day"),
        pytest.param("1962-05-02/..", "1962-05-04", "1962-05-05", "1962-05-04", id="an open end"),
        pytest.param("1962-05-02?", "1962-05-04", "1962-05-05", "1962-05-04", id="a doubt"),
        pytest.param("1962-05-02?", "1962-05-04?", "1962-05-05", "1962-05-05", id="a doubtful paper"),
        pytest.param("1962-05-02/..", "1962-05-04?", "1962-05~", "1962-05-31", id="both papers doubtful"),
        pytest.param(
            "1962-05-02/..", "1962-05-04/..", "1962-05-09", "1962-05-09", id="a paper of an open date"
        ),
        pytest.param(
            "1962-05-02/..\nlasted: true", "1962-05-04", "1962-05-05", "1962-05-02", id="what lasted on"
        ),
    ],
)
def test_a_position_counts_from_a_day_by_which_it_was_taken(lay, sound, date, paper, digest, day):
    """
    Where an event's day is in doubt, or its end is open, it is sure only by the first article whose own day is sure;
    where no article's is, by the last of them.
    """
    told = sound.replace("date: 1962-05-04\ndate_basis", f"date: {date}\ndate_basis").replace(
        "published: 1962-05-04", f"published: {paper}"
    )
    told = told.replace("-- content/pages/home.md --", EARLIER.replace("DIGEST", digest)).replace(
        "evidence:\n", SECOND, 1
    )
    record = load(lay(told))

    assert day == counts_from(record, record.get(Event, "1962-lee-ferry")).isoformat()
