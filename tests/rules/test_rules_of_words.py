"""Words and who says them: proven wherever they are quoted, given to somebody, not known before they were printed."""

import pytest

from sourcebook.build import load
from sourcebook.rules.check import warnings

LEE = "content/events/1962/1962-lee-ferry.yaml"
CROSSING = "content/events/1962/1962-crossing.yaml"
HOME = "-- content/pages/home.md --"
CLERK = "{title: Clerk, organisation: harbour, from: 1960, to: 1961, basis: background}"
EARLIER = """-- content/sources/1961-paper.md --
---
title: The ferry went
seed: seeds/earlier.txt
sha256: SHA-256 OF seeds/earlier.txt
publisher: {name: The Paper, basis: stated}
credit: The Paper.
published: 1961-05-04
published_basis: stated
language: English
standing: independent
reliability: Good.
rights: None.
origins:
  - {id: paper-1961, name: What the paper says}
---
-- seeds/earlier.txt --
Somebody was seen on the landing stage.
-- content/pages/home.md --"""
NARRATED = """evidence:
  - source: 1962-paper
    quote: Nobody else was seen on the landing stage
    said_by: narration
"""
CLAIM = """-- content/claims/goes.yaml --
question: Does the ferry go?
proposition: The ferry goes.
topics: [ferry]
positions:
  - {by: BY, stance: asserts, event: 1962-lee-ferry}
-- content/pages/home.md --"""
STANCES = "stances:\n  asserts: {label: asserts, passive: asserted by}\nbases:\n"


@pytest.fixture
def warned(edited):
    """The warnings about it after some edits, as (path, field)."""
    return lambda *edits: [(one.path, one.field) for one in warnings(load(edited(*edits)))]


@pytest.mark.parametrize(
    ("role", "fields"),
    [
        ("basis: seed, source: 1962-paper, quote: harbour master Ann Lee said on Friday}", []),
        ("basis: seed, source: 1962-paper, quote: the clerk Ann Lee said on Friday}", ["roles.0.quote"]),
        ("basis: seed, source: 1962-paper, quote: Ann Lee}", ["roles.0.quote"]),
        ("basis: seed, source: 1962-paper}", ["roles.0.quote"]),
        ("basis: seed, quote: harbour master Ann Lee said on Friday}", ["roles.0.source"]),
        (
            "basis: background, source: 1962-paper, quote: the clerk Ann Lee said on Friday}",
            ["roles.0.quote"],
        ),
    ],
)
def test_the_quote_of_an_office_is_proven(broken, role, fields):
    """
    A role that rests on an article quotes it, and the quote stands there as every other does.
    """
    told = broken((CLERK, CLERK.replace("basis: background}", role)))

    assert [("content/officials/ann-lee.md", field) for field in fields] == told


def test_no_article_tells_of_what_was_after_it(broken):
    """
    An event is dated no later than any article that tells of it, even if another is later; what is planned may be.
    """
    earlier = (
        "evidence:\n  - source: 1962-paper\n    quote: Nobody",
        "evidence:\n  - {source: 1961-paper, quote: Somebody was seen on the landing stage., "
        "said_by: narration, voice: reported}\n  - source: 1962-paper\n    quote: Nobody",
    )

    assert [(CROSSING, "date")] == broken((HOME, EARLIER), earlier)
    assert [] == broken((HOME, EARLIER), earlier, ("status: confirmed", "status: planned"))


@pytest.mark.parametrize("said_by", ["{}", "{who: }", "{unnamed: }"])
def test_an_empty_speaker_is_no_narration(broken, said_by):
    """
    Who speaks is said in words, `narration` too.
    """
    told = broken(("said_by: narration", f"said_by: {said_by}"))

    assert any(path == CROSSING and field.startswith("evidence.0.said_by") for path, field in told)


def test_a_whole_quotation_has_a_speaker(broken):
    """
    What stands in quotation marks whole is not the outlet's own.
    """
    whole = (
        "quote: >-\n      “The ferry goes every day,” harbour master Ann Lee said on Friday.\n    said_by: ann-lee\n    voice: partly",
        "quote: “The ferry goes every day,”\n    said_by: SPEAKER\n    voice: direct",
    )

    assert [(LEE, "evidence.0.said_by")] == broken(whole, ("SPEAKER", "narration"))
    assert [] == broken(whole, ("SPEAKER", "ann-lee"))


def test_nobody_is_both_named_and_unnamed_in_a_claim(broken):
    """
    A position is somebody's, or of sources without a name.
    """
    stances = ("bases:\n", STANCES)

    assert [] == broken(stances, (HOME, CLAIM.replace("BY", "ann-lee")))
    assert [("content/claims/goes.yaml", "positions.0.by")] == broken(
        stances, (HOME, CLAIM.replace("BY", "{who: ann-lee, unnamed: somebody}"))
    )


def test_a_name_is_not_unnamed(warned):
    """
    Sources that are called by an official's name are warned of; a note that names the official settles it.
    """
    named = (
        "said_by: ann-lee\n    voice: partly",
        "said_by: {unnamed: an aide of Ann Lee}\n    voice: partly",
    )

    assert (LEE, "evidence.0.said_by") in warned(named)
    assert (LEE, "evidence.0.said_by") not in warned(
        named, ("voice: partly\n", "voice: partly\n    note: An aide spoke, not Ann Lee.\n")
    )


@pytest.mark.parametrize(
    ("words", "is_doubted"),
    [
        ("“the ferry goes every day”", False),
        ("“The ferry … on Friday.”", False),
        ("“every day,”", False),
        ("“the boat goes every day”", True),
        ("“ferries”", False),
        ("❝the boat goes every day❞", True),
        ("🙸the boat goes every day🙷", True),
        ("⹂the boat goes every day”", True),
        ("ʺthe boat goes every dayʺ", True),
        ("‶the boat goes every day.″", True),
        ("❝the ferry goes every day❞", False),
        ("ʺthe ferry goes every dayʺ", False),
        ("obʺekt, Ivanʺ i Petrʺ", False),
        ("דובר צה״ל אמר לצה״ל", False),
        ("5′ 10″ by 3′ 2″", False),
    ],
)
def test_words_that_a_curator_sets_in_marks_are_quoted(warned, words, is_doubted):
    """
    Two words or more between “ and ” stand in an article of the record; capitals may differ, and “…” leave words out.
    """
    told = warned(("summary: She says that the ferry goes.", f"summary: She says that {words} is so."))

    assert is_doubted is ((LEE, "summary") in told)


@pytest.mark.parametrize(
    ("words", "is_doubted"),
    [
        ("“the ferry goes every day”", False),
        ("“The ferry … on Friday.”", False),
        ("“goes every day, ‘harbour master’ Ann Lee said”", False),
        ("“‘The ferry goes’ every day”", False),
        ("“the boat goes every day”", True),
        ("“the ferry goes «every night» of it”", True),
        ("„the boat goes“", True),
        ("«the boat goes»", True),
        ("“The ferry goes” and “stays away”", True),
        ("the ferry’s boats’ bells", False),
    ],
)
def test_prose_of_a_record_quotes_what_some_article_has(warned, words, is_doubted):
    """
    So do words between marks in the prose of a topic; marks within them may be others than those of the article.
    """
    told = warned(
        (
            HOME,
            f"-- content/topics/trips.md --\n---\nname: Trips\nscope: All trips.\n---\nIt is said that {words}.\n{HOME}",
        )
    )

    assert is_doubted is (("content/topics/trips.md", "body") in told)


def test_words_from_elsewhere_are_not_sought_in_the_articles(warned):
    """
    A note with an address, or a date with one, quotes what stands at that address.
    """
    note = "notes:\n  - {text: Another paper says “it went every night” URL}\nsummary: She says that"

    assert (LEE, "notes.0.text") in warned(("summary: She says that", note.replace(" URL", "")))
    assert (LEE, "notes.0.text") not in warned(
        ("summary: She says that", note.replace(" URL", ', url: "https://paper.example/"'))
    )
