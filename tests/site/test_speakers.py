"""Who speaks in the records of a topic, a channel or a place, and what is disputed in them."""

from dataclasses import replace

import pytest

from sourcebook.model import Channel, Place, Speaker, Topic
from sourcebook.resolve.halves import half_lines
from sourcebook.site.disputed import dispute
from sourcebook.site.pages.subject import _parts
from sourcebook.site.speakers import voices


def test_each_record_of_a_subject_stands_once(small_record):
    """
    A statement stands below those who speak in it, an act among what is told of, the rest as background: each once.
    """
    lines = {one.event.id: one for one in half_lines(small_record)}
    seen = 0
    for noun in (Topic, Channel, Place):
        for subject in small_record.all(noun):
            events = small_record.resolved_events_of(subject)
            found = _parts(small_record, subject, events, lines)
            ids = [one.event.id for voice in found["voices"] for one in voice.statements]
            ids += [line.event.id for line, _ in found["acts"]] + [
                one.event.id for one in found["background"]
            ]
            assert sorted(ids) == sorted(one.id for one in events)
            seen += len(ids)
    assert seen > 10


def test_words_are_given_to_whoever_said_them(small_record):
    """
    Below somebody's name stands no statement in which that one has no words.
    """
    found = voices(small_record, small_record.resolved_events())
    for voice in found:
        for statement in voice.statements:
            speakers = {one.speaker.id for one in small_record.quotes[statement.event.id] if one.speaker}
            assert speakers == {one.id for one in voice.speakers}
            assert speakers or voice.words
    assert len(found) > 2


def test_a_claim_is_disputed_where_one_rejects_what_another_does_not(small_record):
    """
    It stands among what is disputed, and not a second time among the other claims; a claim that nobody rejects does not.
    """
    found = dispute(small_record, small_record.resolved_events())
    disputed = {one.claim.id for one in found.disputed}

    assert disputed == {
        id
        for id, one in small_record.claims.items()
        if len(
            {
                each.stance.rejects
                for each in one.state(one.turning_days[-1])
                if each.stance.id != "declines-to-comment"
            }
        )
        == 2
    }
    assert disputed
    assert not disputed & {one.claim.id for one in found.others}
    assert {one.id for one, _ in found.contradictions} == {
        one.id for event in small_record.resolved_events() for one in event.contradictions
    }


def test_sources_called_alike_are_one_voice_in_one_origin_alone(small_record):
    """
    What two articles have from “a boatman” is not known to be of one, unless both go back to one origin.
    """
    boatman = Speaker(who=None, unnamed="a boatman")
    said = [one for one in small_record.resolved_events() if one.is_saying][:2]

    def told(*origins):
        events = []
        for event, origin in zip(said, origins, strict=True):
            quote = event.quotes[0]
            evidence = quote.evidence.model_copy(update={"said_by": boatman})
            lineage = quote.origin.model_copy(update={"id": origin})
            events.append(
                replace(event, quotes=(replace(quote, speaker=None, evidence=evidence, origin=lineage),))
            )
        return [len(one.statements) for one in voices(small_record, events)]

    assert [1, 1] == told("a-talk", "another-talk")
    assert [2] == told("a-talk", "a-talk")


@pytest.fixture
def statement(small_record):
    """A statement, one quote of it by somebody who has a page, and the same quote as words of whoever is told of."""
    found = (one for one in small_record.resolved_events() if one.is_saying)
    event, named = next((one, each) for one in found for each in one.quotes if each.speaker)

    def by(unnamed):
        said_by = Speaker(who=None, unnamed=unnamed)
        return replace(named, speaker=None, evidence=named.evidence.model_copy(update={"said_by": said_by}))

    return event, named, by


def test_a_statement_stands_below_all_that_have_words_in_it(small_record, statement):
    """
    A statement of several is listed under each of them, with and without a page; the article’s own words have a voice where nobody
    else speaks.
    """
    event, named, by = statement
    oarsmen, baker, narration = by("two oarsmen"), by("a baker"), by(None)

    def told(*quotes):
        (voice,) = voices(small_record, [replace(event, quotes=quotes)])
        return [one.id for one in voice.speakers], voice.words

    assert ([], "Two oarsmen (not named); a baker (not named)") == told(oarsmen, baker, oarsmen)
    assert ([named.speaker.id], "two oarsmen (not named)") == told(oarsmen, named)
    assert ([named.speaker.id], "") == told(narration, named)
    assert ([], "A baker (not named)") == told(narration, baker)
    assert told(narration)[1].startswith("The article’s own words: ")


def test_those_of_whom_one_is_of_no_side_have_no_side(small_record, statement):
    """
    Where sources without a name speak beside an official, the heading has not the sign of the official’s side.
    """
    event, named, by = statement
    assert event.side

    def side(*quotes):
        (voice,) = voices(small_record, [replace(event, quotes=quotes)])
        return voice.side

    assert (event.side.id, "") == (side(named), side(named, by("a baker")))


def test_statements_are_together_only_where_the_same_people_speak(small_record, statement):
    """
    Two statements have one heading where the same have words in both, in whatever order.
    """
    event, named, by = statement
    alone, both, turned = (
        replace(event, quotes=quotes) for quotes in ((named,), (named, by("a baker")), (by("a baker"), named))
    )

    assert [1, 2] == [len(one.statements) for one in voices(small_record, [alone, both, turned])]
