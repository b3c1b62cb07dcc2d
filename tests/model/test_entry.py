"""What every record has: a place in its file, references, fields without repetition."""

import pytest
from pydantic import TypeAdapter, ValidationError

from sourcebook.model import NOUNS, VOCABULARIES, Event, Evidence, InvalidRecord, Origin, Speaker, Term
from sourcebook.model.entry import NAME, Many
from sourcebook.model.event import Involvement
from sourcebook.model.fields import fields_of

ORIGIN = Origin(
    "x.yaml", {(): (1, 1), ("a",): (2, 4), ("a", NAME): (2, 1), ("a", 0): (3, 5), ("a", 0, "b"): (3, 8)}
)


class TestOrigin:
    def test_places_a_fault_at_the_nearest_thing_that_is_there(self, subtests):
        """
        An error stands at its field, or where that is missing, at what should hold it.
        """
        for way, of_name, place in [
            ((), False, (1, 1)),
            (("a",), False, (2, 4)),
            (("a",), True, (2, 1)),
            (("a", 0, "b"), False, (3, 8)),
            (("a", 0, "missing"), False, (3, 5)),
            (("a", 7, "b"), False, (2, 4)),
            (("missing",), False, (1, 1)),
            (("a", 0, "b", "c", "d"), True, (3, 8)),
        ]:
            with subtests.test(way=way):
                diagnostic = ORIGIN.diagnostic(way, "wrong; mend", of_name)

                assert place == (diagnostic.line, diagnostic.column)
                assert ".".join(map(str, way[:3])) == diagnostic.field

    @pytest.mark.parametrize(
        ("words", "place"), [("goes every", (5, 13)), ("day here", (6, 3)), ("nowhere", (5, 3)), ("", (5, 3))]
    )
    def test_places_a_fault_in_a_long_text_at_its_words(self, words, place):
        """
        Of a text on several lines, the line and column of the words that are wrong are told, or else of its first word.
        """
        origin = Origin(
            "x.yaml", {("a",): (5, 3)}, texts={("a",): (5, ("  The ferry goes every", "  day here."))}
        )
        diagnostic = origin.diagnostic(("a",), "wrong; mend", words=words)

        assert place == (diagnostic.line, diagnostic.column)

    def test_tells_the_whole_way_where_a_file_holds_several(self):
        """
        An entry that is a part of its file is told with the way to that part.
        """
        assert (
            "kinds.letter.label"
            == Origin("x.yaml", prefix=("kinds", "letter")).diagnostic(("label",), "wrong; mend").field
        )


def _event(**fields):
    known = {
        "id": "one", "origin": Origin("x.yaml"), "title": "T", "date": "2024", "date_basis": "stated", "kind": "letter", "scope": "context",
        "status": "confirmed", "topics": ["topic-a"], "summary": "S.",
        "evidence": [{"source": "source-a", "quote": "Q", "said_by": "narration", "voice": "reported"}],
    }  # fmt: skip
    return Event.model_validate({**known, **fields})


class TestReferences:
    def test_are_found_at_any_depth(self):
        """
        Every id that names another record is found, with the way to it and the nouns it may be.
        """
        event = _event(
            officials=[{"official": "ann", "part": "speaker"}],
            evidence=[{"source": "source-a", "quote": "Q", "said_by": "ann", "voice": "direct"}],
            related=[{"event": "two", "how": "follows"}],
        )

        assert {
            (("officials", 0, "official"), ("official",), "ann"),
            (("evidence", 0, "source"), ("source",), "source-a"),
            (("evidence", 0, "said_by", "who"), ("official", "organisation"), "ann"),
            (("evidence", 0, "voice"), ("voice",), "direct"),
            (("related", 0, "event"), ("event",), "two"),
            (("topics", 0), ("topic",), "topic-a"),
            (("kind",), ("kind",), "letter"),
        } <= set(event.references())

    def test_a_way_has_the_names_of_the_file(self):
        """
        The way to what an author wrote uses the names that authors write, not those of the model.
        """
        term = Term.model_validate(
            {"id": "letter", "origin": Origin("x.yaml"), "vocabulary": "kind", "label": "Letter"}
        )

        assert (("label",), "Letter") in set(term.texts())

    def test_know_their_targets(self, subtests):
        """
        What a reference may lead to is a noun or a word of the vocabulary.
        """
        known = {noun.noun for noun in NOUNS} | set(VOCABULARIES.values())
        for noun in NOUNS:
            with subtests.test(noun=noun):
                fields = [*fields_of(noun)]
                for one in fields:
                    assert known >= set(one.nouns), one.name
                    fields += fields_of(one.inner) if one.inner else ()


class TestMany:
    def test_has_nothing_twice(self):
        """
        A repeated item is refused at its own place; each of them is told.
        """
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(Many[str]).validate_python(["a", "b", "a", "b", "a"])

        assert [(2,), (3,), (4,)] == [error["loc"] for error in refused.value.errors()]

    def test_tells_repeated_records_too(self):
        """
        Two parts of a record are the same if all their fields are.
        """
        twice = [{"official": "ann", "part": "speaker"}] * 2

        with pytest.raises(ValidationError) as refused:
            TypeAdapter(Many[Involvement]).validate_python(twice)
        assert [(1,)] == [error["loc"] for error in refused.value.errors()]


def test_misshapen_keeps_the_key_it_was_meant_to_have():
    """
    What cannot be read stays known by its noun and id, whatever the file is called.
    """
    assert ("event", "Not An Id") == InvalidRecord(
        id="Not An Id", origin=ORIGIN, of="event", diagnostics=()
    ).key


class TestSpeaker:
    @pytest.mark.parametrize(
        ("written", "who", "unnamed"),
        [
            ("ann-lee", "ann-lee", None),
            ("narration", None, None),
            ({"unnamed": "two clerks"}, None, "two clerks"),
            ({"who": "ann-lee"}, "ann-lee", None),
        ],
    )
    def test_is_an_id_or_described_or_the_outlet(self, written, who, unnamed):
        """
        Words are somebody's by id, those of described sources, or the outlet's own.
        """
        speaker = Speaker.model_validate(written)

        assert (who, unnamed) == (speaker.who, speaker.unnamed)
        assert (written == "narration") == speaker.is_narration

    def test_is_nothing_else(self, subtests):
        """
        A name, a list or an unknown field is no speaker.
        """
        for written in [
            "",
            "Ann Lee",
            [],
            ["ann-lee"],
            None,
            {"unnamed": ""},
            {"by": "ann-lee"},
            {"who": []},
        ]:
            with subtests.test(written=written):
                with pytest.raises(ValidationError):
                    Evidence.model_validate(
                        {"source": "a", "quote": "Q", "said_by": written, "voice": "direct"}
                    )


class TestEvent:
    def test_is_ordered_by_its_latest_start_then_its_date(self):
        """
        Events come in the order of the latest day on which they can have begun; of one such day those of one date stand
        together, and ids settle what is left.
        """
        events = [
            _event(id="c", date="2024"),
            _event(id="b", date="2024-12-31"),
            _event(id="a", date="2025-01-01"),
            _event(id="d", date="../2023"),
            _event(id="e", date="2024"),
        ]

        assert ["d", "c", "e", "b", "a"] == [one.id for one in sorted(events, key=lambda one: one.order)]

    def test_cannot_be_changed(self):
        """
        A record is never changed after it is read.
        """
        with pytest.raises(ValidationError):
            _event().title = "Other"

    def test_has_at_most_twenty_quotes(self):
        """
        An event rests on one quote to twenty.
        """
        quotes = [
            {"source": "a", "quote": f"Q {number}", "said_by": "narration", "voice": "reported"}
            for number in range(21)
        ]

        assert 20 == len(_event(evidence=quotes[:20]).evidence)
        for wrong in (quotes, []):
            with pytest.raises(ValidationError):
                _event(evidence=wrong)
