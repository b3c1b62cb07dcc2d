"""Who speaks, as an article's sentences say it: what is found beside a name, and what a pronoun stands for."""

import pytest

from sourcebook.evidence.attribution import Habits, attributions, either, unquoted
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
