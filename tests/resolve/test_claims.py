"""
Where a claim stands, held to what was read out of the articles by hand.

The law: on any day a claim stands as the latest position of each party by that day, in the order in which the
parties first spoke. A position counts from the latest day on which its words can have been said, never from that of an
act that they are about, or, where that day is in doubt, from the day of the source, so that nothing is known early.
Nothing in the words says who is right.
"""

import datetime as dt

import pytest

from sourcebook.build import load
from sourcebook.model import Event, Source
from sourcebook.resolve.claims import counts_from
from sourcebook.site.present import state_words
from tests.harness.sourcebooks import edit, resolved


def test_every_position_rests_on_words_shown(record):
    """
    Whoever takes a position is heard: beside it stands a quote of theirs, or one of the outlet that tells of them.
    """
    positions = [one for claim in record.claims.values() for one in claim.positions]
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
    No position counts before the last day on which its words can have been said, nor a doubtful or open one before it was
    printed; nor before an article's own words were published.
    """
    for claim in record.claims.values():
        before = claim.turning_days[0] - dt.timedelta(days=1)
        assert () == claim.state(before), claim.record.id
        assert state_words(claim, before).endswith(": nothing is recorded."), claim.record.id
        for one in claim.positions:
            said = one.quotes[0].said.date
            printed = [record.get(Source, each.source).published for each in one.event.evidence]
            assert one.day >= said.latest_start(), one.event.id
            if said.is_doubtful or said.end is None:
                assert one.day >= min(each.latest_start() for each in printed), one.event.id
            if one.position.by.is_narration:
                assert one.day >= min(each.first for each in printed if each.first), one.event.id


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
    quotes = record.quotes["1962-lee-ferry"]
    own = tuple(one for one in quotes if one.evidence.said_by.who == "ann-lee")

    assert day == counts_from(record.get(Event, "1962-lee-ferry"), own, quotes).isoformat()


AT_THE_ACT = """    said_by: narration
    voice: reported
  - source: 1962-paper
    quote: >-
      “The ferry goes every day,” harbour master Ann Lee said on Friday.
    said_by: ann-lee
    voice: partly
"""


@pytest.mark.parametrize(
    ("by", "act", "day"),
    [
        pytest.param("ann-lee", "1961-05", "1962-05-03", id="words at an act, on the day of their statement"),
        pytest.param("narration", "1961-05", "1962-05-04", id="an article's own words, when it is published"),
        pytest.param("ann-lee", "1962-05/1962-06", "1962-05-03", id="not wider than the saying"),
    ],
)
def test_a_position_at_an_act_counts_from_its_words(lay, sound, by, act, day):
    """
    Where a position rests on words that stand with an act, it counts from the day on which they were said, be the act
    earlier or its date wider.
    """
    told = sound.replace("date: 1962-05-04\ndate_basis", "date: 1962-05-03\ndate_basis")
    before, middle, after = told.partition("-- content/events/1962/1962-crossing.yaml --")
    after = after.replace("date: 1962-05-01/1962-05-04", f"date: {act}", 1)
    after = after.replace("    said_by: narration\n    voice: reported\n", AT_THE_ACT, 1)
    after = after.replace(
        "status: confirmed\n", "status: confirmed\nofficials: [{official: ann-lee, part: speaker}]\n", 1
    )
    told = f"{before}{middle}{after}".replace(
        "standings:\n", "stances:\n  asserts: {label: asserts, passive: asserted by}\nstandings:\n", 1
    )
    claim = f"""-- content/claims/the-ferry-goes.yaml --
question: Does the ferry go?
proposition: That the ferry goes.
topics: [ferry]
positions:
  - {{by: {by}, stance: asserts, event: 1962-crossing}}
-- content/pages/home.md --"""
    (position,) = (
        load(lay(told.replace("-- content/pages/home.md --", claim))).claims["the-ferry-goes"].positions
    )

    assert day == position.day.isoformat()


CLAIM = """-- content/claims/the-ferry-goes.yaml --
question: Does the ferry go?
proposition: That the ferry goes.
topics: [ferry]
positions:
  - {by: ann-lee, stance: denies, event: 1962-lee-ferry}
  - {by: ann-lee, stance: asserts, event: 1961-lee-ferry}
  - {by: narration, stance: asserts, event: 1962-crossing}
-- content/pages/home.md --"""


def test_a_claim_stands_on_a_day_as_its_latest_positions_say(lay, sound):
    """
    On each day a claim stands as each party last said by then, in the order in which the parties first spoke.
    """
    stances = (
        "standings:\n",
        "stances:\n  asserts: {label: asserts, passive: asserted by}\n  denies: {label: denies, passive: denied by}\nstandings:\n",
    )
    start = sound.index("-- content/events/1962/1962-lee-ferry.yaml --")
    early = sound[start : sound.index("-- content/events/1962/1962-crossing.yaml --")]
    early = early.replace("1962/1962-lee-ferry", "1961/1961-lee-ferry").replace(
        "date: 1962-05-04", "date: 1961-05-05"
    )
    told = sound.replace(*stances).replace("-- content/pages/home.md --", CLAIM).strip()
    claim = load(lay(f"{told}\n{early}")).claims["the-ferry-goes"]
    days = (dt.date(1961, 5, 4), dt.date(1961, 5, 5), dt.date(1962, 5, 4))

    assert [
        "As of 4 May 1961: nothing is recorded.",
        "As of 5 May 1961: asserted by Ann Lee.",
        "As of 4 May 1962: denied by Ann Lee; asserted by The Paper in its own words.",
    ] == [state_words(claim, day) for day in days]
    assert days[1:] == claim.turning_days


def test_sources_without_a_name_are_one_party_in_one_origin_alone(small):
    """
    What two articles ascribe to “two oarsmen” is not known to be of the same two: what the later ones say takes the place of nothing,
    unless both articles have it from one origin.
    """
    claim = "content/claims/notes-were-passed.yaml"
    later = "content/events/1932/1932-oarsmen-deny.yaml"
    first = (small / "content/events/1931/1931-oarsmen-tell-of-lantern.yaml").read_text("utf-8")
    evidence = """evidence:
  - source: 1932-digest-bell
    quote: Nobody at the wharf would say so.
    said_by: {unnamed: 'two oarsmen, *both* <old>'}
    voice: reported
    origin: digest-own-1932
"""
    head = first.partition("evidence:")[0].replace("1931-21?", "1932-03~")
    (small / later).write_text(f"{head}{evidence}", "utf-8")
    edit(
        small,
        claim,
        "  - {by: ida-fenn",
        "  - {by: {unnamed: 'two oarsmen, *both* <old>'}, stance: denies, event: 1932-oarsmen-deny}\n  - {by: ida-fenn",
    )
    (of_two,) = resolved(small).claims.values()
    edit(small, later, "origin: digest-own-1932", "origin: reedline-marsh-1931")
    edit(
        small,
        "content/events/1931/1931-oarsmen-tell-of-lantern.yaml",
        "origin: courier-own-1931",
        "origin: reedline-marsh-1931",
    )
    (of_one,) = resolved(small).claims.values()

    def oarsmen(claim):
        return [
            one.stance.id
            for one in claim.state(claim.turning_days[-1])
            if one.party.startswith("two oarsmen")
        ]

    assert ["asserts", "denies"] == oarsmen(of_two)
    assert ["denies"] == oarsmen(of_one)


def test_an_articles_own_words_are_given_to_no_outlet_of_which_it_is_only_thought(lay, sound):
    """
    Where an article goes back to another outlet’s, its own words are of the one that printed it, after the other, each with how
    that is known: an outlet that was only found or inferred has not said them.
    """
    stances = "standings:\n", "stances:\n  asserts: {label: asserts, passive: asserted by}\nstandings:\n"
    basis = "bases:\n", "bases:\n  inferred: {label: inferred, meaning: Features of it point there.}\n"
    first = (
        "{name: The Paper, basis: stated}\n",
        "{name: The Paper, basis: stated}\noriginal_publisher: {name: The Digest, basis: inferred}\n",
    )
    claim = CLAIM.replace("  - {by: ann-lee, stance: denies, event: 1962-lee-ferry}\n", "").replace(
        "  - {by: ann-lee, stance: asserts, event: 1961-lee-ferry}\n", ""
    )
    told = (
        sound.replace(*stances).replace(*basis).replace(*first).replace("-- content/pages/home.md --", claim)
    )

    thought = told.replace("{name: The Paper, basis: stated}", "{name: The Paper, basis: inferred}")

    def parties(told):
        return [one.party for one in resolved(lay(told)).claims["the-ferry-goes"].positions]

    assert ["The Paper, after The Digest (inferred), in its own words"] == parties(told)
    assert ["The Paper (inferred), after The Digest (inferred), in its own words"] == parties(thought)
    assert ["The Paper (inferred), in its own words"] == parties(
        thought.replace("original_publisher: {name: The Digest, basis: inferred}\n", "")
    )


def test_a_party_that_is_only_named_keeps_its_name(lay, sound):
    """
    Whoever takes a position at an event that has none of their own words is named, and not whoever tells of it.
    """
    stances = "standings:\n", "stances:\n  asserts: {label: asserts, passive: asserted by}\nstandings:\n"
    named = (
        "topics: [ferry]\nsummary: The ferry crosses",
        "organisations: [harbour]\ntopics: [ferry]\nsummary: The ferry crosses",
    )
    claim = CLAIM.replace("  - {by: ann-lee, stance: denies, event: 1962-lee-ferry}\n", "").replace(
        "  - {by: ann-lee, stance: asserts, event: 1961-lee-ferry}\n",
        "  - {by: harbour, stance: asserts, event: 1962-crossing}\n",
    )
    told = sound.replace(*stances).replace(*named).replace("-- content/pages/home.md --", claim)

    assert ["The Harbour", "The Paper in its own words"] == [
        one.party for one in load(lay(told)).claims["the-ferry-goes"].positions
    ]


def test_a_position_at_an_act_rests_on_the_words_that_take_it(small):
    """
    Where one party says one thing and later the other at one act, or sources called alike speak in two origins, a position has the
    words that take it, and their day; never those that take the opposite.
    """
    act, claim = "content/events/1931/1931-notes-by-back-stairs.yaml", "content/claims/notes-were-passed.yaml"
    edit(
        small,
        act,
        "evidence:\n",
        """evidence:
  - source: 1932-digest-bell
    quote: Nobody at the wharf would say so.
    said_by: odo-marsh
    voice: reported
    position: denies
    said: 1932-03-02
    origin: digest-own-1932
""",
    )
    edit(
        small,
        claim,
        "- {by: odo-marsh, stance: asserts, event: 1931-marsh-notes-pass}",
        "- {by: odo-marsh, stance: asserts, event: 1931-notes-by-back-stairs}\n"
        "  - {by: odo-marsh, stance: denies, event: 1931-notes-by-back-stairs}",
    )

    def taken(said_by):
        if said_by != "odo-marsh":
            for path in (act, claim):
                text = (small / path).read_text("utf-8")
                for place in ("said_by", "by"):
                    text = text.replace(f"{place}: odo-marsh", f"{place}: {said_by}")
                (small / path).write_text(text, "utf-8")
        (found,) = resolved(small).claims.values()
        return {
            one.stance.id: [each.evidence.position for each in one.quotes]
            for one in found.positions
            if one.event.id == "1931-notes-by-back-stairs"
        }

    assert {"asserts": ["asserts"], "denies": ["denies"]} == taken("odo-marsh")
    assert {"asserts": ["asserts"], "denies": ["denies"]} == taken("{unnamed: a clerk}")
