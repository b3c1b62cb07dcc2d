"""What can be found, and what is shown of it."""

import dataclasses
import re

import pytest

from sourcebook.model import Document, Event, Official, Organisation, Source
from sourcebook.site.exported import exported_parts
from sourcebook.site.present import voice_words
from sourcebook.site.search.findable import groups
from sourcebook.site.search.postings import ARTICLE, LABEL, NAME, QUOTE


@pytest.fixture(scope="module")
def found(small_record):
    """The groups of the small sourcebook, by id."""
    return {one.id: one.found for one in groups(small_record)}


def test_every_record_is_there_once(small_record, found):
    """
    Each record that has a page or a section can be found, at its address and no other.
    """
    addresses = [one.address for group in found.values() for one in group]
    records = [one for one in small_record.records() if one.noun != "withdrawn"]

    assert len(addresses) == len(set(addresses))
    assert len(records) == sum(1 for one in records if small_record.links[one.key].label)
    assert {f"events/{one.id}/" for one in small_record.all(Event)} == {
        one.address for one in found["records"]
    }


def test_a_quote_is_its_whole_sentence_with_its_speaker_and_day(small_record, found):
    """
    The words stand in the article, the sentence is whole as far as it is given away, and whoever said it when, and in which voice the
    article has it, stands beside it. Where other words stand in the sentence, which may be another’s, the quote is between ‹ and ›.
    """
    shown = {one.address: one for one in found["records"]}
    seen = []
    for event in small_record.resolved_events():
        quotes = {
            (each.text, each.beside) for each in shown[f"events/{event.id}/"].passages if each.part == QUOTE
        }
        for one in event.quotes:
            before, words, after = exported_parts(small_record, one)
            others = re.search(r"[^\W_]", before + after)
            told = f"{before}‹{words}›{after}" if others else f"{before}{words}{after}"
            beside = dict(quotes)[" ".join(told.split())]
            seen.append(bool(others))
            assert str(one.said.date) in beside or one.said.words in beside or "published" in beside
            assert beside.endswith(f"; {voice_words(small_record, one)}")
            assert beside.startswith("Between ‹ and ›: ") == bool(others), "other words are not the speaker’s"
            assert one.speaker is None or beside.removeprefix("Between ‹ and ›: ").startswith(
                f"{one.speaker.label}, "
            )
    assert {True, False} == set(seen)


def test_what_is_from_outside_the_articles_says_so(small_record, found):
    """
    A sentence of a note that has an address outside, or of how a document stands by such a page, is never shown as if an article bore it out.
    """
    shown = {one.address: one for group in found.values() for one in group}
    noted = [(f"events/{one.id}/", note) for one in small_record.all(Event) for note in one.notes]
    beside = {
        bool(note.url): {each.beside for each in shown[at].passages if each.text and each.text in note.text}
        for at, note in noted
    }

    assert {True: {"Note, from outside the articles"}, False: {"Note"}} == beside
    for one in small_record.all(Document):
        told = {each.beside for each in shown[f"documents/{one.id}/"].passages if each.text in one.state}
        assert told == {"From outside the articles" if one.state_url else ""}


def test_an_office_is_told_with_its_body(small_record, found):
    """
    Among the facts of an official is each office with its body; by the other names of that body it is found, and they are
    not in what is shown.
    """
    shown = {one.address: one for one in found["people"]}
    seen = 0
    for official in small_record.all(Official):
        facts = {
            each.text: each.also for each in shown[f"officials/{official.id}/"].passages if each.part == LABEL
        }
        for role in official.roles:
            if body := small_record.find(Organisation, role.organisation):
                seen += 1
                assert (*body.aliases, *body.other_names) == facts[f"{role.title}, {body.name}"]
    assert seen


def test_no_text_of_a_result_runs_on_with_other_names(small_record, found):
    """
    What a record names stands there by its name alone; its other names are beside it.
    """
    known = {
        one.label: (*getattr(one, "aliases", ()), *getattr(one, "other_names", ()))
        for one in small_record.records()
        if one.label
    }
    told = [
        each for one in found["records"] for each in one.passages if each.part == LABEL and each.text in known
    ]

    assert [each for each in told if each.also]
    assert [] == [each for each in told if each.also != known[each.text]]


def test_a_long_name_is_found_by_its_initials(small_record):
    """
    Of three capitals and more, which are called initials, and no other name; a name of fewer has none.
    """
    wharf = small_record.get(Organisation, "wharf-office")
    of_bells = wharf.model_copy(update={"name": "Office of Bells and Hawsers"})
    entries = tuple(of_bells if one is wharf else one for one in small_record.entries)
    book = dataclasses.replace(small_record, entries=entries, by_key={one.key: one for one in entries})

    assert ("OBH", "Initials") in _named(book)["organisations/wharf-office/"]
    assert "Initials" not in dict(_named(small_record)["organisations/wharf-office/"]).values()


def _named(book):
    """The further names of people and bodies, with what each is, by address."""
    return {
        one.address: [(each.text, each.beside) for each in one.passages if each.part == NAME]
        for group in groups(book)
        if group.id == "people"
        for one in group.found
    }


def test_what_is_disputed_is_found_by_that_word(small_record, found):
    """
    A claim that one party rejects and another does not says so as its sort, and no other claim does; each contradiction has
    the word among its facts.
    """
    assert found["contradictions"]
    claims = {f"claims/{id}/": one.is_disputed for id, one in small_record.claims.items()}
    assert claims == {one.address: "disputed" in one.kind for one in found["claims"]}
    for one in found["contradictions"]:
        assert [each for each in one.passages if each.part == LABEL and "Disputed" in each.text]


@pytest.mark.parametrize(
    ("taken", "is_disputed"),
    [
        (("asserts", "denies", "declines-to-comment"), True),
        (("asserts",), False),
        (("denies", "declines-to-comment"), False),
        (("asserts", "declines-to-comment"), False),
    ],
)
def test_a_claim_on_which_nobody_differs_is_not_called_disputed(small_record, taken, is_disputed):
    """
    The word follows the positions: with those of one party alone it is gone, and who makes no comment on a denial disputes nothing.
    """
    ((id, claim),) = small_record.claims.items()
    kept = tuple(one for one in claim.positions if one.stance.id in taken)
    changed = dataclasses.replace(claim, positions=kept)
    book = dataclasses.replace(small_record, claims={id: changed})
    (shown,) = next(one.found for one in groups(book) if one.id == "claims")

    assert is_disputed == changed.is_disputed == ("disputed" in shown.kind)


def test_people_are_found_by_every_name_and_office(small_record, found):
    """
    Aliases, names in other scripts, offices, and titles as articles print them.
    """
    for official in small_record.all(Official):
        (shown,) = [one for one in found["people"] if one.title == official.name]
        names = {each.text for each in shown.passages if each.part == NAME}
        texts = {each.text for each in shown.passages}

        assert {*official.aliases, *official.other_names} == names
        assert {one.title for one in official.roles} <= texts
    assert "second clerk of the wharf" in texts | {
        each.text for one in found["people"] for each in one.passages
    }


def test_a_claim_is_found_by_each_stance_in_words_that_fit_one_party_or_many(small_record):
    """
    Both forms of a stance stand with its party, and no verb must agree with it.
    """
    (shown,) = next(one.found for one in groups(small_record) if one.id == "claims")
    texts = {one.text for one in shown.passages}

    assert {"Asserted by two oarsmen, *both* <old>", "Asserts: two oarsmen, *both* <old>"} <= texts
    assert not [one for one in texts if "<old> asserts" in one]


def test_an_article_shows_no_more_than_its_page(small_record):
    """
    Where only excerpts are shown, only sentences that hold a quote can be found; else all.
    """
    site = small_record.site

    def sentences(text):
        fields = {"text": text, "text_in_data": "full"}
        entries = tuple(
            one.model_copy(update=fields) if one is site or isinstance(one, Source) else one
            for one in small_record.entries
        )
        book = dataclasses.replace(small_record, entries=entries, by_key={one.key: one for one in entries})
        articles = next(one.found for one in groups(book) if one.id == "articles")
        return {each.text for one in articles for each in one.passages if each.part == ARTICLE}

    quoted = {" ".join(one.sentence.split()) for one in small_record.all_quotes()}
    assert quoted == sentences("excerpts")
    assert len(sentences("full")) > len(quoted)
