"""Who speaks in the records of a topic, a channel or a place, and what is disputed in them."""

from dataclasses import replace

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
            assert bool(speakers) != bool(voice.words)
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
