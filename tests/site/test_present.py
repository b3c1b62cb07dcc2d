"""What several kinds of page show alike: addresses that lead to the words, and counts that say of what."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from sourcebook.build import load
from sourcebook.model import Lineage, Official, Organisation, Speaker, When
from sourcebook.site.present import (
    at_words,
    capital,
    counted_records,
    counted_sources,
    roles_words,
    shown,
    through_words,
    told_once,
    unrecorded_speaker,
    way,
)
from tests.harness.sourcebooks import edit, resolved

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("It goes every day", "It%20goes%20every%20day"),
        ("one two three four five six seven eight", "one%20two%20three%20four%20five%20six%20seven%20eight"),
        (
            "one two three four five six seven eight nine",
            "one%20two%20three%20four,six%20seven%20eight%20nine",
        ),
        ("well-known, non-stop & so", "well%2Dknown%2C%20non%2Dstop%20%26%20so"),
        ("“It goes,” she said", "%E2%80%9CIt%20goes%2C%E2%80%9D%20she%20said"),
    ],
)
def test_an_address_names_the_words(words, fragment):
    """
    A text fragment has the words whole, or the first and the last four; what has a meaning there is encoded.
    """
    assert f"https://paper.example/a#:~:text={fragment}" == at_words("https://paper.example/a", words)


def test_an_address_with_a_place_of_its_own_keeps_it():
    """
    Where an address has a fragment already, the words are added to it.
    """
    assert "https://paper.example/a#top:~:text=It%20goes" == at_words(
        "https://paper.example/a#top", "It goes"
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("two aides", "two aides (not named)"),
        ("a renamed agency", "a renamed agency (not named)"),
        ("the aides named above", "the aides named above (not named)"),
        ("two unnamed aides", "two unnamed aides"),
        ("two aides, none named", "two aides, none named"),
        ("reports that the paper does not name", "reports that the paper does not name"),
        ("aides whom it doesn’t name", "aides whom it doesn’t name"),
        ("an anonymous aide", "an anonymous aide"),
        ("an aide, not further named", "an aide, not further named"),
    ],
)
def test_sources_without_a_name_are_said_to_have_none(small_record, told, expected):
    """
    Unless the description says itself that nobody is named, that is added.
    """
    quote = next(one for one in small_record.all_quotes() if one.evidence.said_by.unnamed)
    said = quote.evidence.model_copy(update={"said_by": Speaker(unnamed=told)})

    assert expected == unrecorded_speaker(small_record, replace(quote, evidence=said))


def test_without_an_address_there_is_no_link():
    """
    Where no copy is known there is no address.
    """
    assert "" == at_words(None, "It goes every day")


def test_an_address_leads_to_the_very_words_of_every_real_quote(record):
    """
    Looked for as a browser does (whole words, any case, first the start, then the end after it), the fragment of each
    real quote finds the quote in its article: neither an earlier place nor more or less than the quote.
    """
    online = [one for one in record.all_quotes() if shown(record, one).online]
    for one in online:
        pages = "\n".join(
            one.source.article.text[part.start : part.end] for part in record.articles[one.source.id]
        )
        article, wanted = _one_line(pages), _one_line(one.words)
        fragment = shown(record, one).online.partition("#:~:text=")[2]
        start, *end = (unquote(part) for part in fragment.split(","))
        first = _found(start, article, 0)
        last = _found(end[0], article, first.end()) if end else first
        assert wanted == article[first.start() : last.end()], one.event.id
    assert online


def _one_line(text):
    return " ".join(text.split()).casefold()


def _found(words, text, at):
    return re.compile(rf"(?<!\w){re.escape(_one_line(words))}(?!\w)").search(text, at)


def test_a_count_says_of_how_many_articles_and_origins(small_record):
    """
    Records are counted with the articles and origins behind them; nothing is counted as none.
    """
    assert re.fullmatch(
        r"\d+ records from \d+ articles, \d+ origins", counted_records(small_record.resolved_events())
    )
    assert "no record" == counted_records(())


def test_two_articles_with_one_origin_count_as_one_origin(lay, sound):
    """
    Two articles that retell one interview are 2 articles, 1 origin, though the evidence need not name an only origin.
    """
    copy = sound.partition("-- content/sources/1962-paper.md --")[2].partition("-- seeds/paper.txt --")[0]
    copy = copy.replace("paper.txt", "copy.txt").replace("The ferry goes", "The ferry went")
    copied = f"-- content/sources/1962-copy.md --{copy}-- seeds/copy.txt --\n“The ferry goes every day,” Ann Lee told The Paper.\n"
    evidence = "\n  - source: 1962-copy\n    quote: “The ferry goes every day,” Ann Lee told\n    said_by: ann-lee\n    voice: partly\nrelated:\n"
    told = sound.replace("\nrelated:\n", evidence).replace(
        "-- content/pages/home.md --", f"{copied}-- content/pages/home.md --"
    )
    sourcebook = load(lay(told))

    assert "2 articles, 1 origin" == counted_sources((sourcebook.events["1962-lee-ferry"],))


def test_what_is_said_of_a_quote_is_said_once_and_only_of_the_same_speaker():
    """
    A quote below another of one speaker, day, language and article says “as above”, and its day; one that differs in any says all.
    """
    book = load(PROJECT / "tests" / "sourcebooks" / "small")
    quotes = [shown(book, one) for one in book.quotes["1931-marsh-notes-pass"]]
    first, second = told_once(quotes[:2])

    assert quotes[0] == first
    assert ("as above", "", "", quotes[1].said) == (
        second.roles,
        second.said_note,
        second.through,
        second.said,
    )
    for change in (
        {"speaker": None},
        {"said": "said in 1900"},
        {"through": ", in translation"},
        {"roles": "Mayor"},
    ):
        other = quotes[1]._replace(**change)
        assert (quotes[0], other) == told_once([quotes[0], other])

    first, same = (
        one._replace(speaker=None, speaker_words="two oarsmen", through=", in Norse") for one in quotes[:2]
    )
    other = same._replace(origin="Another talk")
    assert "as above" == told_once([first, same])[1].roles
    assert (first, other) == told_once([first, other]), (
        "sources called alike are the same in one origin alone"
    )


@pytest.mark.parametrize(
    ("words", "opened"),
    [("ﬁsh", "Fish"), ("élan", "Élan"), ("ǆep", "ǅep"), ("mcGee", "McGee"), ("“so”", "“so”"), ("", "")],
)
def test_a_line_opens_with_one_capital(words, opened):
    """
    Words that open a line begin with a capital, and have no other that they had not: a ligature, too.
    """
    assert opened == capital(words)


@pytest.mark.parametrize(
    ("told", "is_left_out"),
    [
        ("{name}’s own account", True),
        ("{name} interview with a clerk", True),
        ("A talk, as {name} has it", False),
        ("{name}er, another paper", False),
        ("The article’s own account", False),
    ],
)
def test_the_way_of_an_origin_does_not_say_its_outlet_twice(small_record, told, is_left_out):
    """
    Where the name of an origin opens with its first outlet, the way from there begins with the next one.
    """
    first, second = small_record.all(Organisation)[:2]
    origin = Lineage(id="some-talk", name=told.format(name=first.name), path=(first.id, second.id))

    assert ((second,) if is_left_out else (first, second)) == way(small_record, origin)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Stillwick Lantern’s own account", "Stillwick Lantern’s own account (found by search)"),
        ("The Digest’s own account", "The Digest’s own account"),
    ],
)
def test_how_it_is_known_whose_an_account_is_stands_beside_its_name(small, name, told):
    """
    That an article is an outlet’s own account, where that outlet was found or inferred, is said with how it is known, be the
    outlet named in the origin itself or after it.
    """
    edit(small, "content/sources/1932-digest-bell.md", "The Digest’s own account", name)
    book = resolved(small)
    quote = next(one for one in book.all_quotes() if one.origin.id == "digest-own-1932")
    one = shown(book, quote)

    assert told == one.origin
    assert "(found by search)" in f"{one.origin}{one.chain}"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("1931-05-08", "Second clerk of the wharf"),
        ("1932-04?", "Harbour master"),
        ("../1932-04-01", "Harbour master (since 1 March 1932)"),
        ("1931-05-08/..", "Second clerk of the wharf (1925 to 31 December 1931)"),
        ("../1932-02-10", "no office on record then (1 January 1932 to 29 February 1932)"),
        (
            "1932",
            "no office on record then (1 January 1932 to 29 February 1932); Harbour master (since 1 March 1932)",
        ),
        ("1925-04", "Second clerk of the wharf (1925 to 31 December 1931)"),
    ],
)
def test_an_office_has_its_time_where_it_was_not_surely_held_on_every_day(small_record, date, told):
    """
    What was said “on or before” a day, or in a year, may be older than the office: where it was not surely held on every day that is
    meant, an office has its time, and so has each of several.
    """
    when = When.of(date)
    (marsh,) = (one for one in small_record.all(Official) if one.id == "odo-marsh")

    assert told == roles_words(marsh.roles_at(when), when)


def test_an_office_of_a_doubtful_time_has_its_time(small):
    """
    An office that began, or ended, only probably on a day is not shown as surely held: its time stands beside it, with the doubt.
    """
    edit(small, "content/officials/odo-marsh.md", "from: 1932-03-01", 'from: "1932-03-01?"')
    (marsh,) = (one for one in resolved(small).all(Official) if one.id == "odo-marsh")
    when = When.of("1932-03-01")

    assert "Harbour master (since probably 1 March 1932)" == roles_words(marsh.roles_at(when), when)


@pytest.mark.parametrize(
    ("spoken", "through", "told"),
    [
        (None, (), ""),
        (None, ("Norse",), ", in translation from Norse"),
        (None, ("Norse", "Welsh"), ", in translation through Norse and Welsh"),
        ("Norse", ("Norse", "Welsh"), ", in translation from Norse through Welsh"),
        ("Norse", ("Norse",), ", in translation from Norse"),
        ("Danish", ("Norse", "Welsh"), ", in translation from Danish through Norse and Welsh"),
        ("English", (), ", in English"),
        ("English", ("Norse",), ", in translation from English through Norse"),
    ],
)
def test_words_come_from_the_language_in_which_they_were_said_alone(small_record, spoken, through, told):
    """
    Of several languages through which words came none but that in which they were said is the one from which they were translated.
    """
    one = next(
        each
        for each in small_record.all_quotes()
        if each.source.id == "1931-courier-answers" and each.speaker
    )
    speaker = one.speaker.model_copy(update={"speaks": spoken})
    origin = one.origin.model_copy(update={"through": through})

    assert told == through_words(replace(one, speaker=speaker, origin=origin))


def test_of_a_language_that_is_not_known_nothing_is_said(small_record):
    """
    Where an origin’s language is not known, neither “in English” nor “in translation” stands beside its words, whoever says them.
    """
    told = [one for one in small_record.all_quotes() if through_words(one)]
    assert told

    for one in told:
        origin = one.origin.model_copy(update={"language_known": False})
        assert "" == through_words(replace(one, origin=origin))
