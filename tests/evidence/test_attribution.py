"""Who speaks, as an article's sentences say it: what is found beside a name, and what a pronoun stands for."""

import pytest

from sourcebook.evidence.attribution import (
    Habits,
    attributions,
    either,
    nested,
    relayed,
    speaking_pronouns,
    strangers,
    unquoted,
)
from sourcebook.model import Paragraph

HABITS = Habits(
    {
        name: frozenset({id})
        for name, id in (
            ("Ann Lee", "ann"),
            ("Lee", "ann"),
            ("Bob Ray", "bob"),
            ("Ray", "bob"),
            ("The Harbour", "harbour"),
        )
    },
    ("said", "told", "added"),
    ("he", "she", "her", "the clerk"),
)


def _given(*paragraphs):
    """To whom each sentence that gives words to somebody gives them."""
    spans, start = [], 0
    for number, text in enumerate(paragraphs, start=1):
        spans.append(Paragraph(number, start, start + len(text)))
        start += len(text) + 1
    text = "\n".join(paragraphs)
    return [
        (text[one.start : one.end].strip(), sorted(one.speakers))
        for one in attributions(text, tuple(spans), HABITS)
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param("“It goes,” Ann Lee said.", ["ann"], id="a name before the verb"),
        pytest.param("“It goes,” Ann Lee has also said.", ["ann"], id="two words between"),
        pytest.param("He heard Ray, who said that it goes.", ["bob"], id="of whom it is told"),
        pytest.param("The clerk, Ann Lee, told Bob Ray that it goes.", ["ann"], id="not the one spoken to"),
        pytest.param("The Harbour clerk Ray said it goes.", ["bob"], id="the nearest name"),
        pytest.param("Ann Lee and boatman Bob Ray said it goes.", ["ann", "bob"], id="two in one breath"),
        pytest.param("According to the old boatman Bob Ray, it goes.", ["bob"], id="according to"),
        pytest.param(
            "Lee told the paper, The Harbour said.", ["ann", "harbour"], id="who told, and who tells of it"
        ),
        pytest.param("“It goes,” said the old clerk Ann Lee.", ["ann"], id="after the verb"),
        pytest.param("“It goes,” said boatman Bob Ray on Friday.", ["bob"], id="after the verb and a title"),
        pytest.param("He came, told Bob Ray all.", [], id="spoken to after the verb"),
        pytest.param("“Ray said it goes,” and Lee left.", [], id="not inside quotation marks"),
        pytest.param("Ray’s comment was a joke, and Lee’s boat said more.", [], id="not of what is theirs"),
        pytest.param("Ray rowed over to the far bank and said it goes.", [], id="not at a distance"),
        pytest.param("She said it goes.", [], id="nobody before"),
    ],
)
def test_a_sentence_gives_its_words_to_whom_it_names_beside_the_verb(text, speakers):
    """
    Words are given to the name that stands beside an attributing verb, outside quotation marks, and to no other.
    """
    assert ([(text, speakers)] if speakers else []) == _given(text)


def test_a_pronoun_stands_for_whoever_spoke_last():
    """
    “She said”, “the clerk added”, “according to her” point to the speaker before, over sentences and paragraphs.
    """
    told = _given(
        "“It goes,” Ann Lee said. Bob Ray rows. She added that it stays.",
        "The clerk said no. It rains.",
        "According to her, it goes.",
    )

    assert [["ann"]] * 4 == [speakers for _, speakers in told]


def test_nothing_is_found_where_no_words_are_known():
    """
    Without verbs, pronouns or names in the vocabulary nobody is said to speak, and nothing fails.
    """
    text = "Ann Lee said it goes."

    assert () == attributions(text, (Paragraph(1, 0, len(text)),), Habits({}, (), ()))
    assert () == attributions(text, (Paragraph(1, 0, len(text)),), Habits(HABITS.names, (), ()))
    assert frozenset() == Habits({}, (), ()).named(text)
    assert "(?!)" == either(())


def test_what_is_quoted_is_blanked_and_nothing_moves():
    """
    Blanking what stands in quotation marks keeps the place of everything else.
    """
    assert "      she said" == unquoted("“It.” she said")


def test_a_huge_article_is_read_in_a_moment():
    """
    The work grows with the article, not with its square: one line of 40,000 sentences.
    """
    text = "Ann Lee said so. " * 40_000

    assert 40_000 == len(attributions(text, (Paragraph(1, 0, len(text)),), HABITS))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“It goes,” Ann Leigh said.", ["Ann Leigh"]),
        ("“It goes,” said Foo Bar of the ministry.", ["Foo Bar"]),
        ("According to Foo Bar, it goes.", ["Foo Bar"]),
        ("Foo Bar, who keeps the ferry, said so.", ["Foo Bar"]),
        ("The clerk, Foo Bar, said so.", ["Foo Bar"]),
        ("Foo Bar (Ferry Party) said so.", ["Foo Bar"]),
        ("On Friday Ann Lee-Foo said so.", ["Ann Lee-Foo"]),
        ("Harbour master Ann Lee said so on Friday to Foo Bar.", []),
        ("“Foo Bar said so,” Lee said.", []),
        ("According to a Northern official, it goes.", []),
        ("Northern officials said so.", []),
        ("Boatmen said so, and other boatmen rowed.", []),
        ("On Friday he said so.", []),
    ],
)
def test_a_name_that_nobody_has_is_found_beside_a_verb(text, names):
    """
    A capitalised name beside an attributing verb is told if no record has it; titles, adjectives, days and words that stand
    small elsewhere are none.
    """
    assert names == list(strangers(unquoted(text), HABITS, text))
    assert () == strangers(text, Habits(HABITS.names, (), ()))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Lee said that Ray had said “it goes”.", ["Ray"]),
        ("Lee told the paper that the old clerk said it goes.", ["the old clerk"]),
        ("Lee said Ray had told her so.", ["Ray"]),
        ("The paper quoted Foo Bar as saying it goes.", ["Foo Bar"]),
        ("Lee said that it goes, and Ray said no.", []),
        ("Ray told her so, Lee said.", []),
    ],
)
def test_words_that_one_tells_of_another_are_found(text, inner):
    """
    “X said that Y had said”, “X quoted Y as saying”: the words are Y’s, on X’s word.
    """
    assert inner == [one.inner for one in relayed(unquoted(text), HABITS)]
    assert () == relayed(text, Habits(HABITS.names, (), ()))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He said, ‘It doesn’t go,’ and left,” Lee said.", "‘It doesn’t go,’"),
        ("“He said 'it isn't here' and left,” Lee said.", "'it isn't here'"),
        ("“He said “it goes” and left,” Lee said.", "“it goes”"),
        ("“It doesn’t go, nor do the boats’ crews,” Lee said.", ""),
        ("The ‘old’ ferry goes.", ""),
    ],
)
def test_a_quotation_inside_a_quotation_is_found(text, inner):
    """
    What stands in marks inside marks is told from what stands in one pair, and an apostrophe from a mark.
    """
    assert inner == "".join(char for char, within in zip(text, nested(text), strict=True) if within)


def test_a_pronoun_speaks_and_the_last_name_is_known():
    """
    Whether somebody speaks by a pronoun, and who was named last before.
    """
    assert ("She",) == speaking_pronouns("She said so.", HABITS)
    assert () == speaking_pronouns("Lee said so.", HABITS)
    assert {"bob"} == HABITS.last_named("Ann Lee rows with Bob Ray.")
    assert frozenset() == HABITS.last_named("It rains.")
