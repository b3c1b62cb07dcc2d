"""A new event as it is handed to whoever writes it."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from sourcebook.build import load
from sourcebook.editing.event_template import event_template, evidence_template, named_in
from sourcebook.model import Event, Source
from sourcebook.model.event import Evidence

SMALL = Path(__file__).parents[1] / "sourcebooks" / "small"
QUOTE = "Asked twice, she said only that “a bell is a bell”, and that the toll was “5*3*2, not a penny_more”"
FILLED = {
    "title": "Ida Fenn speaks of the bell",
    "date": "1932-03",
    "date_basis": "stated",
    "kind": "statement",
    "scope": "context",
    "status": "on-record",
    "topics": "[the-toll]",
    "summary": "She speaks of the bell and of the toll.",
    "said_by": "narration",
    "origin": "digest-own-1932",
}


@pytest.fixture
def written():
    """A new event from a source of the small sourcebook, as text."""

    def _written(source="1932-digest-bell", **given):
        book = load(SMALL)
        evidence = evidence_template(
            book, book.get(Source, source), **{"quote": QUOTE, "voice": "partly"} | given
        )
        return event_template(book, evidence)

    return _written


@pytest.mark.long
def test_the_check_asks_for_what_is_marked_and_nothing_else(written, new_record, small):
    """
    A new event fails for the fields that are left to fill in, all of them and no other, and passes when they are filled.
    """
    new, path = new_record(written()), "content/events/1932/1932-new-record.yaml"

    assert new.marked == new.answered(small, path)
    assert set(FILLED) == {one.rpartition(".")[2] for one in new.marked}
    for name in FILLED:
        lacking = new.filled({one: value for one, value in FILLED.items() if one != name})
        assert lacking.marked == lacking.answered(small, path), name
    assert set() == new.filled(FILLED).answered(small, path)


def test_it_leads_to_what_each_field_means(written):
    """
    Its first lines name the page that explains the fields of an event.
    """
    assert f"# What each field means: {load(SMALL).site.address}fields/#event\n" in written()


def test_every_field_that_must_be_is_there(written):
    """
    What the model requires of an event and of its evidence stands in it, by the model's own word.
    """
    record = YAML(typ="safe", pure=True).load(written())

    for model, held in ((Event, record), (Evidence, record["evidence"][0])):
        required = {
            name for name, field in model.model_fields.items() if field.is_required() and not field.exclude
        }
        assert required - {"id"} <= set(held) <= set(model.model_fields)


def test_nobody_is_named_as_the_speaker(written):
    """
    Who speaks is left open, though only one person is named; a comment lists who is named in the article, and who has
    been recorded as speaking there.
    """
    text = written("1931-courier-answers", quote="No note has reached this hall", voice="direct")
    record = YAML(typ="safe", pure=True).load(text)

    assert record["evidence"][0]["said_by"] is None
    assert [] == record["officials"] == record["organisations"]
    said_by = text.partition("    said_by:")[2].partition("    voice:")[0]
    assert "{unnamed: in your words}" in said_by and "narration" in said_by
    assert "# officials named in the article: odo-marsh\n" in said_by
    assert "# organisations named in the article: amberford-council, reedline, wharf-office\n" in said_by


def test_people_of_other_articles_are_not_listed():
    """
    An official is listed for the articles that name them, and for no other.
    """
    book = load(SMALL)

    assert frozenset({"odo-marsh"}) == named_in(book, book.get(Source, "1931-courier-answers"))[0]
    assert frozenset({"odo-marsh", "ida-fenn"}) == named_in(book, book.get(Source, "1932-digest-bell"))[0]


def test_an_origin_is_asked_for_where_there_are_several(written, lay, sound):
    """
    Only a source with several origins asks which; a comment lists them.
    """
    book = load(lay(sound))
    one = evidence_template(book, book.get(Source, "1962-paper"), "the ferry goes", "direct")

    assert "origin:" not in one
    assert (
        "which of the article’s origins these words come from: digest-own-1932 | reedline-marsh-1931\n"
        in written()
    )


def test_words_are_those_of_the_vocabulary(written):
    """
    A comment lists the words that the sourcebook's own vocabulary has, in its order, and the sides of no other.
    """
    text = written()

    assert (
        "kind: # FILL IN: statement | no-comment | media-report | meeting | letter-note | silence | charter\n"
        in text
    )
    assert "scope: # FILL IN: contact | context\n" in text
    assert "fish | the-bridge | the-notes | the-toll\n" in text


def test_the_whole_is_gone_through_once_however_many_articles_there_are():
    """
    What an author may choose from is the same for each article, and is not looked for in all entries anew.
    """
    gone_through = []

    class Watched(dict):
        def __iter__(self):
            gone_through.append(1)
            return super().__iter__()

    book = load(SMALL)
    book = replace(book, by_key=Watched(book.by_key))
    for source in book.all(Source):
        evidence_template(book, source, "{quote}", "{voice}")
        event_template(book, "{evidence}")

    assert 1 < len(book.all(Source))
    assert 1 >= len(gone_through)


def test_of_many_sources_the_evidence_of_one_takes_no_longer(small):
    """
    To write the evidence of a passage, nobody looks through all sources, whatever their number.
    """
    few = load(small)
    source = few.get(Source, "1932-digest-bell")
    more = {("source", f"more-{number}"): source for number in range(100)}

    def calls(book):
        evidence_template(book, source, QUOTE, "partly")  # what is worked out once for all
        number = 0

        def count(*_):
            nonlocal number
            number += 1

        sys.setprofile(count)
        try:
            evidence_template(book, source, QUOTE, "partly")
        finally:
            sys.setprofile(None)
        return number

    assert calls(replace(few, by_key={**few.by_key, **more})) == calls(few)
