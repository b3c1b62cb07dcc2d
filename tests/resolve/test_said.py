"""When words were said: the day of the statement that has them, never that of the act they are about."""

import pytest

from sourcebook.build import load
from sourcebook.publish.render import render
from tests.harness.sourcebooks import edit, resolved

SAID = """    quote: >-
      “The ferry goes every day,” harbour master Ann Lee said on Friday.
    said_by: ann-lee
    voice: partly
"""
ACT = """  - source: 1962-paper
    quote: Nobody else was seen on the landing stage
    said_by: narration
    voice: reported
"""


@pytest.fixture
def book(edited):
    """The sound sourcebook after some edits."""
    return lambda *edits: load(edited(*edits))


QUOTED_AT_THE_ACT = (ACT, f"{ACT}  - source: 1962-paper\n{SAID}")
SPEAKER_AT_THE_ACT = (
    "status: confirmed\ntopics: [ferry]",
    "status: confirmed\nofficials: [{official: ann-lee, part: speaker}]\ntopics: [ferry]",
)


def _said(book, id, place):
    return book.quotes[id][place].said


def test_words_at_an_act_have_the_day_of_their_statement(book):
    """
    A quote that stands with an act was said on the day of the statement that has the same passage.
    """
    said = _said(book(QUOTED_AT_THE_ACT, SPEAKER_AT_THE_ACT), "1962-crossing", 1)

    assert ("4 May 1962", "1962-lee-ferry") == (said.words, said.statement.id)


def test_words_of_no_statement_have_the_day_on_which_they_were_published(book):
    """
    Where no statement has the words, they are no later than their article or, if that is known, of the day of its origin.
    """
    own = (
        "evidence:\n  - source: 1962-paper\n    quote: >-\n      “The ferry goes every day,” harbour master Ann Lee said on Friday.",
        "evidence:\n  - source: 1962-paper\n    quote: She rang the bell herself.",
    )
    voice = ("said_by: ann-lee\n    voice: partly\nrelated", "said_by: ann-lee\n    voice: reported\nrelated")
    for more, words in (
        ((), "first published on or before 4 May 1962"),
        (
            (("What Ann Lee said}", "What Ann Lee said, published: 1962-05-02}"),),
            "first published 2 May 1962",
        ),
    ):
        said = _said(book(own, voice, QUOTED_AT_THE_ACT, SPEAKER_AT_THE_ACT, *more), "1962-crossing", 1)
        assert (words, None) == (said.words, said.statement)


@pytest.mark.parametrize("by", ["ann-lee", "{unnamed: reports that the paper does not name}"])
@pytest.mark.parametrize("published", ["1962-05-04", "1962-05-03/1962-05-04"])
def test_words_of_others_are_no_later_than_their_article(edited, by, published):
    """
    What an article has of others, named or not, may have been published before it: its own window bounds only the last day.
    """
    folder = edited(
        *([SPEAKER_AT_THE_ACT] if by == "ann-lee" else []),
        (ACT, ACT.replace("said_by: narration", f"said_by: {by}")),
        ("published: 1962-05-04", f"published: {published}"),
    )
    said = _said(load(folder), "1962-crossing", 0)

    assert ("../1962-05-04", None, False) == (said.date.text, said.date.first, said.is_said)
    assert "first published on or before 4 May 1962" == said.words


def test_an_articles_own_words_are_of_its_day(edited):
    """
    What an article says itself was published when the article was, within the same window.
    """
    folder = edited(("published: 1962-05-04", "published: 1962-05-03/1962-05-04"))

    assert "1962-05-03/1962-05-04" == _said(load(folder), "1962-crossing", 0).date.text


def test_the_given_day_of_an_origin_counts_before_that_of_an_article(edited):
    """
    Words of others have the day that is given for their origin, be it the very day of the article.
    """
    folder = edited(
        SPEAKER_AT_THE_ACT,
        (ACT, ACT.replace("said_by: narration", "said_by: ann-lee")),
        ("What Ann Lee said}", "What Ann Lee said, published: 1962-05-04}"),
    )

    assert "first published 4 May 1962" == _said(load(folder), "1962-crossing", 0).words


def test_words_of_another_speaker_are_another_saying(book):
    """
    The same passage given to somebody else is not dated by it, and an article's own words are dated by the article.
    """
    said = _said(book(), "1962-crossing", 0)

    assert ("first published 4 May 1962", None) == (said.words, said.statement)


def test_an_officials_page_has_each_quote_under_the_day_of_its_saying(book):
    """
    On an official's page a quote of an act stands under the day on which it was said, with the statement that has it.
    """
    early = ("date: 1962-05-01/1962-05-04", "date: 1961-05")
    made = render(book(QUOTED_AT_THE_ACT, SPEAKER_AT_THE_ACT, early))
    page = next(one.content for one in made if one.path.as_posix() == "officials/ann-lee.md")
    words = page[page.index("## The words, by occasion") : page.index("## Other records")]

    assert "### 4 May 1962 " in words
    assert "1961" not in words
    assert "(../events/1962-lee-ferry.md)" in words
    assert "(../events/1962-crossing.md)" not in words


def test_the_office_is_that_of_the_day_of_the_words(book):
    """
    Whoever tells later of an act speaks in the office held when the words were said, not when the act was.
    """
    earlier = ("date: 1962-05-01/1962-05-04", "date: 1961-05-01/1961-05-04")
    told = book(QUOTED_AT_THE_ACT, SPEAKER_AT_THE_ACT, earlier).quotes["1962-crossing"][1]

    assert ["Harbour master"] == [one.title for one in told.offices]


@pytest.mark.parametrize(
    ("published", "until", "next_from", "titles"),
    [
        ("1962-05-04", "1962-04-10", "1962-04-11", ["Clerk", "Harbour master"]),
        ("1962-05-04", "1962-02-28", "1962-03-01", ["Harbour master"]),
        ("1962-02-01/1962-05-04", "1962-02-28", "1962-03-01", ["Clerk", "Harbour master"]),
        ("1962-03-20/1962-05-04", "1962-02-28", "1962-03-01", ["Harbour master"]),
    ],
)
def test_the_offices_are_those_of_each_day_on_which_the_words_can_be(
    edited, published, until, next_from, titles
):
    """
    Words that an article has of others, on or before its day, have each office that was held within the window in which it was
    published, or within thirty days before the end of that.
    """
    folder = edited(
        SPEAKER_AT_THE_ACT,
        (ACT, ACT.replace("said_by: narration", "said_by: ann-lee")),
        ("published: 1962-05-04", f"published: {published}"),
        ("to: 1961,", f"to: {until},"),
        ("from: 1962,", f"from: {next_from},"),
    )

    assert titles == [one.title for one in load(folder).quotes["1962-crossing"][0].offices]


def test_who_speaks_has_the_same_offices_in_the_record_as_at_the_words(edited):
    """
    Of a statement of which only the publication is known, the speaker has in the record the offices that stand at the words.
    """
    folder = edited(
        (
            "said_by: ann-lee\n    voice: partly\nrelated",
            "said_by: ann-lee\n    voice: partly\n    first_published: 1962-05-04\nrelated",
        ),
        ("to: 1961,", "to: 1962-05-03,"),
        ("from: 1962,", "from: 1962-05-04,"),
    )
    event = load(folder).events["1962-lee-ferry"]

    assert event.is_published_then
    assert ["Clerk", "Harbour master"] == [one.title for one in event.quotes[0].offices]
    assert event.quotes[0].offices == event.actors[0].offices


def test_an_articles_own_words_are_never_of_the_day_of_what_it_retells(small):
    """
    Where an article retells in its own words what an earlier one has, or what has a day of its own, its words are of its own day:
    it did not print them before.
    """
    for edits in (
        (),
        (("Reedline’s talk with Odo Marsh", "Reedline’s talk with Odo Marsh, published: 1931-05-07"),),
    ):
        for old, new in edits:
            for source in ("1931-courier-answers", "1932-digest-bell"):
                edit(small, f"content/sources/{source}.md", old, new)
        words = resolved(small).quotes["1931-marsh-notes-pass"][3]

        assert words.evidence.said_by.is_narration and words.source.id == "1932-digest-bell"
        assert "first published about March 1932" == words.said.words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ("first_published: 1962-05-04", "first published 4 May 1962"),
        ("said: 1962-05-02\n    first_published: 1962-05-04", "2 May 1962"),
    ],
)
def test_words_at_an_act_are_no_surer_than_in_their_statement(book, known, words):
    """
    Where a statement has its words as only published on a day, or as said on another than its own, so do they stand at an act.
    """
    day = f"    {known}\n    said_basis: stated\n    said_note: So it says.\n"
    stated = (
        "said_by: ann-lee\n    voice: partly\nrelated",
        f"said_by: ann-lee\n    voice: partly\n{day}related",
    )

    assert words == _said(book(stated, QUOTED_AT_THE_ACT, SPEAKER_AT_THE_ACT), "1962-crossing", 1).words


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("", "first published in or before about March 1932"),
        (", published: 1931-05-07", "first published 7 May 1931"),
    ],
)
def test_words_of_others_are_no_surer_by_another_article_of_their_origin(small, published, words):
    """
    Of one talk two articles can print different words: those of the later one are no later than that one, and not than the earlier,
    unless the day of the talk’s publication is given.
    """
    edit(
        small,
        "content/sources/1931-courier-answers.md",
        "name: Reedline’s talk with Odo Marsh",
        f"name: Reedline’s talk with Odo Marsh{published}",
    )
    edit(
        small,
        "content/events/1932/1932-landing-stage-meeting.yaml",
        "said_by: narration\n    voice: reported\n    origin: digest-own-1932",
        "said_by: {unnamed: an oarsman}\n    voice: reported\n    origin: reedline-marsh-1931",
    )

    assert words == resolved(small).quotes["1932-landing-stage-meeting"][0].said.words
