"""Somebody’s words by occasion, and the parties of a contradiction."""

from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.model import Contradiction, Official, Organisation
from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.site.occasions import occasions, without_words
from sourcebook.site.pages import official
from sourcebook.site.pages.contradictions import parties
from sourcebook.site.present import roles_words
from tests.harness.sourcebooks import resolved

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(
    scope="module", params=[PROJECT, PROJECT / "tests" / "sourcebooks" / "small"], ids=["real", "small"]
)
def book(request):
    """A sound sourcebook."""
    return load(request.param)


def test_each_passage_of_somebodys_words_stands_once(book):
    """
    All that a record has of somebody's words is there, in one place; none of it is another's, and the occasions are in
    the order in which the words were said.
    """
    spoken = 0
    for who in (*book.all(Official), *book.all(Organisation)):
        shown = [
            one for occasion in occasions(book, who) for each in occasion.statements for one in each.quotes
        ]
        printed = [f"{one.before}{one.words}{one.after}" for one in shown]
        places = [(one.source.id, one.anchor) for one in shown]
        assert len(places) == len(set(places))
        assert {who.id} >= {one.speaker.id for one in shown}
        for one in (
            one for event in book.resolved_events_of(who) for one in event.quotes if one.speaker == who
        ):
            assert any(one.source == each.source and one.words in book_words(book, each) for each in shown), (
                one.words
            )
        spoken += len(printed)
    assert spoken


def book_words(book, shown):
    """The words of a shown quote as its article has them."""
    return next(one.words for one in book.all_quotes() if f"q-{one.event.id}-{one.number}" == shown.anchor)


def test_an_occasion_holds_words_of_one_day_and_origin(book):
    """
    Each heading tells a day and an origin, and what stands below is of these; no two headings tell the same.
    """
    quotes = {f"q-{one.event.id}-{one.number}": one for one in book.all_quotes()}
    for who in book.all(Official):
        found = occasions(book, who)
        for one in found:
            below = [quotes[each.anchor] for statement in one.statements for each in statement.quotes]
            assert {(each.said.words.casefold(), each.origin.name) for each in below} == {
                (one.when.casefold(), one.origin)
            }
        days = [
            min(quotes[each.anchor].said.order for statement in one.statements for each in statement.quotes)[
                0
            ]
            for one in found
        ]
        assert days == sorted(days)


def test_an_occasion_tells_the_offices_of_its_day(book):
    """
    Words on the page of an official stand below the offices held on the day on which they were said; a body has none.
    """
    quotes = {f"q-{one.event.id}-{one.number}": one for one in book.all_quotes()}
    for who in (*book.all(Official), *book.all(Organisation)):
        for one in occasions(book, who):
            below = [quotes[each.anchor] for statement in one.statements for each in statement.quotes]
            assert {roles_words(each.offices, each.said.spoken) for each in below} == {one.roles}
            assert bool(one.roles) == isinstance(who, Official)


def test_a_page_shows_the_offices_of_each_occasion(small):
    """
    The line below the day of somebody's words begins with the office of that day.
    """
    book = resolved(small)
    page = next(one.content for one in official.make(book) if one.path.name == "odo-marsh.md")

    assert "\n\nSecond clerk of the wharf. " in page


def test_records_without_words_are_the_rest(book):
    """
    A record stands with words or among the others, and never in both or in none.
    """
    for who in book.all(Official):
        found = occasions(book, who)
        with_words = {each.event.id for one in found for each in one.statements}
        others = {one.id for one in without_words(book.events_of(who), found)}
        assert not with_words & others
        assert {one.id for one in book.events_of(who)} <= with_words | others


def test_a_contradiction_has_a_column_for_each_party(book):
    """
    Each passage stands once, in the column of whoever speaks in it, in the order in which they were said.
    """
    for one in book.all(Contradiction):
        found = parties(book, one)
        told = [(each.event.id, each.quote.anchor) for party in found for each in party.passages]
        assert len(told) == len(set(told)) == len(one.passages)
        assert len({party.name for party in found}) == len(found)
        for party in found:
            assert {each.quote.speaker.label for each in party.passages if each.quote.speaker} <= {party.name}


def test_those_without_a_name_are_the_same_in_one_origin_alone(small):
    """
    Two passages of sources described alike stand in one column only if they come from one origin.
    """
    contradiction = small / "content/contradictions/notes-or-none.yaml"
    text = contradiction.read_text("utf-8").replace(
        "{event: 1931-marsh-notes-pass, quote: 3}", "{event: 1931-oarsmen-tell-of-lantern}"
    )
    contradiction.write_text(text, "utf-8")
    council = small / "content/events/1931/1931-council-has-no-note.yaml"
    unnamed = "said_by: {unnamed: 'two oarsmen, *both* <old>'}"
    council.write_text(council.read_text("utf-8").replace("said_by: amberford-council", unnamed), "utf-8")
    book = resolve(join(read(small)))
    found = parties(book, next(one for one in book.all(Contradiction) if one.id == "notes-or-none"))

    assert 2 == len(found)
