"""Who speaks, as an article's sentences say it: what is found beside a name, and what a pronoun stands for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.evidence.attribution import (
    attributions,
    nested,
    relayed,
    speaking_pronouns,
    strangers,
    unquoted,
)
from sourcebook.evidence.lexicon import Lexicon
from sourcebook.evidence.patterns import FEW, either
from sourcebook.model import Paragraph

LEXICON = Lexicon(
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
        for one in attributions(text, tuple(spans), LEXICON)
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

    assert () == attributions(text, (Paragraph(1, 0, len(text)),), Lexicon({}, (), ()))
    assert () == attributions(text, (Paragraph(1, 0, len(text)),), Lexicon(LEXICON.names, (), ()))
    assert frozenset() == Lexicon({}, (), ()).named(text)
    assert "(?!)" == either(())


@pytest.mark.long
@given(
    st.lists(st.text("ab’ A", min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1, max_size=30),
    st.text("ab’ A,", max_size=60),
)
def test_any_of_many_names_is_found_as_by_trying_each_the_longest_first(words, text):
    """
    However names are told apart letter by letter, those are found that would be if each were tried, the longest first.
    """
    assert re.findall(_plain(words), text) == re.findall(either(words), text)


@pytest.mark.long
@given(
    st.sets(st.sampled_from(["Ann Lee", "Lee", "He", "Her Lee", "Ö", "’t Lee"])),
    st.sets(st.sampled_from(["he", "her", "The clerk", "ö"])),
    st.lists(
        st.sampled_from("Ann Lee He he HE her HER the The clerk CLERK Her Ö ö ’t Leeward ash , .".split())
    ).map(" ".join),
)
def test_a_pronoun_is_found_in_any_capitals_after_every_name(names, pronouns, text):
    """
    Whoever may speak is found as by trying each name, and then each pronoun in whatever capitals, at every place of a text.
    """
    slow = re.compile(rf"{_plain(names)}|(?i:{_plain(pronouns)})")
    who = Lexicon({one: frozenset() for one in names}, (), tuple(pronouns)).who

    assert [one.span() for one in slow.finditer(text)] == [one.span() for one in who.finditer(text)]


def _plain(words):
    """A pattern of any of some words, the longest first."""
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return rf"(?<!\w)(?:{longest_first})(?!\w)" if words else "(?!)"


def test_what_names_share_is_tried_once():
    """
    Of ten thousand names that begin alike, the pattern has the beginning once, and few to try at any place after it.
    """
    pattern = either({f"The clerk of the harbour {number}" for number in range(10_000)})

    assert 1 == pattern.count("clerk")
    assert all(len(one) < 10 * FEW for one in re.findall(r"[^()]+", pattern.partition("harbour")[2]))
    assert ["The clerk of the harbour 1234"] == re.findall(pattern, "The clerk of the harbour 1234 said")
    assert [] == re.findall(pattern, "The clerk of the harbour 12345 and the clerk of the harbour 7")


def test_what_is_quoted_is_blanked_and_nothing_moves():
    """
    Blanking what stands in quotation marks keeps the place of everything else.
    """
    assert "      she said" == unquoted("“It.” she said")


@pytest.mark.long
def test_a_huge_article_is_read_in_a_moment():
    """
    The work grows with the article, not with its square: one line of 40,000 sentences.
    """
    text = "Ann Lee said so. " * 40_000

    assert 40_000 == len(attributions(text, (Paragraph(1, 0, len(text)),), LEXICON))


@pytest.mark.long
@pytest.mark.parametrize(
    "piece", ["A ", "A. ", "A'", "Ray ", "May ", "Ann Lee, ", " ", "a'", "said ", "said that "]
)
def test_a_huge_sentence_is_read_in_a_moment(piece):
    """
    Nor does what one sentence costs grow with the square of its length, whatever it is made of.
    """
    text = piece * (60_000 // len(piece))

    assert len(strangers(text, LEXICON)) <= len(text)
    assert len(relayed(text, LEXICON)) <= len(text)
    assert len(nested(text)) == len(unquoted(text)) == len(text)


def test_capitals_of_every_script_begin_a_name(subtests):
    """
    A name that begins with a capital beyond Latin 1 is found beside a verb, and told as it is written.
    """
    for name in ("Łukasz Żak", "Юрий Зак", "Ωμεγα Ψι", "Čeněk Šebek"):
        with subtests.test(name=name):
            assert (name,) == strangers(f"{name} said so.", LEXICON)
            assert [name] == [one.inner for one in relayed(f"Lee said that {name} had said so.", LEXICON)]


def test_a_name_that_nobody_has_is_found_beside_a_verb(subtests):
    """
    A capitalised name beside an attributing verb is told if no record has it; titles, adjectives, days and words that stand
    small elsewhere are none.
    """
    for text, names in [
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
    ]:
        with subtests.test(text=text):
            assert names == list(strangers(unquoted(text), LEXICON, text))
            assert () == strangers(text, Lexicon(LEXICON.names, (), ()))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Lee said that Ray had said “it goes”.", ["Ray"]),
        ("Lee told the paper that the old clerk said it goes.", ["the old clerk"]),
        ("Lee said Ray had told her so.", ["Ray"]),
        ("The paper quoted Foo Bar as saying it goes.", ["Foo Bar"]),
        ("It goes, clerk Ray told reporters, Lee reports.", ["Ray"]),
        ("It goes, Ray said, and Lee reported it.", []),
        ("Lee said that it goes, and Ray said no.", []),
        ("Ray told her so, Lee said.", []),
    ],
)
def test_words_that_one_tells_of_another_are_found(text, inner):
    """
    “X said that Y had said”, “X quoted Y as saying”: the words are Y’s, on X’s word.
    """
    assert inner == [one.inner for one in relayed(unquoted(text), LEXICON)]
    assert () == relayed(text, Lexicon(LEXICON.names, (), ()))


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
    assert ("She",) == speaking_pronouns("She said so.", LEXICON)
    assert () == speaking_pronouns("Lee said so.", LEXICON)
    text = "It rains. Ann Lee rows with Bob Ray."

    assert {"bob"} == LEXICON.last_named(text, len(text))
    assert {"ann"} == LEXICON.last_named(text, text.index("Bob"))
    assert frozenset() == LEXICON.last_named(text, text.index("Ann"))


NOT_RAYS = """
    “The ferry goes,” his wife said.
    “The ferry goes,” they said.
    “The ferry goes,” a sailor told Ray.
    “The ferry goes” was said by Joan Hill.
    “The ferry goes” is a forged quotation of Ray.
    Ray was told that the ferry goes.
    Ray has been told the ferry goes.
    A letter to Ray said the ferry goes.
    Enemies of Ray said the ferry goes.
    Enemies of the old minister Ray said the ferry goes.
    Mary Ray said the ferry goes.
    Ray never said the ferry goes.
    Nobody but Ray said the ferry goes.
    If Ray had said the ferry goes, it would.
    She said the ferry goes.
    Ray has not said that the ferry goes.
    Ray didn’t say the ferry goes.
    Ray hasn’t said the ferry goes.
    Ray would have said the ferry goes.
    Ray might have told her that the ferry goes.
    Ray’s wife said the ferry goes.
    Ray’s old friend told the paper the ferry goes.
    A spokesman for Ray said the ferry goes.
    People close to Ray said the ferry goes.
    According to enemies of Ray, the ferry goes.
    According to Ray’s wife, the ferry goes.
    According to a report on Ray, the ferry goes.
    Ray supporters said the ferry goes.
    “The ferry goes,” said Ray supporters.
    “The ferry goes,” said Ray’s wife.
    “The ferry goes,” said a friend of Ray.
    “The ferry goes,” said one who knows Ray.
    Neither Ray nor the clerks said the ferry goes.
    Not even Ray said the ferry goes.
    Whether Ray said the ferry goes is unknown.
    Unless Ray said the ferry goes, nobody knows.
    It is not true that Ray said the ferry goes.
    The papers deny that Ray said the ferry goes.
    It is doubtful that minister Ray said the ferry goes.
    Ray is said to row the ferry.
    Ray, his wife told the paper, rows the ferry.
    Ray, who was told the ferry goes, left.
    Ray Hill said the ferry goes.
    A man posing as Ray said the ferry goes.
    Boatmen hired by Ray said the ferry goes.
    The mayor told Ray that the ferry goes.
    Ray listened and nodded as the boatmen spoke.
    The Ray family said the ferry goes.
    Both boatmen told Ray and his wife that the ferry goes.
    The book about Ray says the ferry goes.
    No one except Ray said the ferry goes.
    Everyone but oarsman Ray said the ferry goes.
    Had Ray said the ferry goes, we would know.
    “The ferry goes,” she told Ray.
    “The ferry goes,” the woman beside Ray said.
    The ferry goes, critics of Ray warned.
    Ray hardly said the ferry goes.
    Ray should have warned that the ferry goes.
    Ray said nothing of the ferry.
    Her brother said the ferry goes.
    Reports falsely claim that Ray said the ferry goes.
    His brother, unlike Ray, said the ferry goes.
    The lawyer representing Ray said the ferry goes.
    The man whom Ray hired said the ferry goes.
    The ferry goes, as was told to Ray.
    The opposition to Ray said so.
    The boatmen with Ray said the ferry goes.
    The sailor, a friend of Ray, said the ferry goes.
    The woman who married Ray said the ferry goes.
    Rumours that Ray said the ferry goes are old.
    Ray could not have said the ferry goes.
    Ray can hardly have said the ferry goes.
    Ray refused to say the ferry goes.
    Ray was quoted by nobody as saying the ferry goes.
    Ray was wrongly quoted as saying the ferry goes.
    Ray was never quoted as saying the ferry goes.
    Ray was asked what the boatmen said.
    Ray wants to know what she said.
    “The ferry goes,” it was said of Ray.
    “The ferry goes,” they wrote to Ray.
    Ray’s office said the ferry goes.
    “The ferry goes,” said the man Ray hates.
    “The ferry goes,” read a poster with the face of Ray.
    The boatmen deny Ray said so.
    The man told to replace Ray said the ferry goes.
    Allies of Lee and Ray said the ferry goes.
    Nothing Ray said was printed.
    A Ray aide said the ferry goes.
    Speaking about Ray, the clerk said the ferry goes.
    Ray no longer says the ferry goes.
"""
"""Sentences that name Ray, or stand for somebody, and give him no words: one a line."""
RAYS = """
    “The ferry goes,” said Ray.
    “The ferry goes,” Ray said.
    Ray, the deputy minister, said the ferry goes.
    Ray, deputy minister and oarsman, said the ferry goes.
    Ray told Interfax that the ferry goes.
    Ray was quoted as saying the ferry goes.
    Ray was quoted by Interfax as saying the ferry goes.
    Ray said in remarks carried by the agency that the ferry goes.
    The ferry goes, Ray said.
    The ferry goes, the deputy minister Bob Ray said.
    The ferry, Ray said, goes.
    “The ferry,” said Ray, “goes.”
    “The ferry goes,” said oarsman Bob Ray on Friday.
    “The ferry goes,” said the oarsman, Bob Ray.
    “The ferry goes,” said the head of the house, Bob Ray.
    According to Ray, the ferry goes.
    According to oarsman Bob Ray, the ferry goes.
    The ferry goes, according to Ray.
    According to the head of the oarsmen, Bob Ray, the ferry goes.
    Ray, who rows, said the ferry goes.
    Ray has said the ferry goes.
    Ray had repeatedly said the ferry goes.
    Ray later added that the ferry goes.
    Ray on Friday said the ferry goes.
    Ray said on Friday that the ferry goes.
    On Friday Ray said the ferry goes.
    In a letter to Lee, Ray said the ferry goes.
    After talks with boatmen Ray said the ferry goes.
    As Ray said, the ferry goes.
    Asked about the ferry, Ray replied that it goes.
    Foreign Minister Ray said the ferry goes.
    Eastlander oarsman Bob Ray said the ferry goes.
    Mr. Ray said the ferry goes.
    President Ray said the ferry goes.
    Bob J. Ray said the ferry goes.
    Ray’s statement said the ferry goes.
    In the words of Ray, the ferry goes.
    A statement by Ray said the ferry goes.
    A letter from Ray said the ferry goes.
    Ray also told reporters, Lee said.
    Ray and Lee said the ferry goes.
    Lee and oarsman Ray said the ferry goes.
    Ray: “The ferry goes.”
    Ray himself said the ferry goes.
    Ray (Ferry Party) said the ferry goes.
    “The ferry goes,” Ray wrote on his page.
    “The ferry goes,” added Ray, smiling.
    “The ferry goes,” said Ray while rowing.
    “The ferry goes,” said Ray after the talks.
    The agency quoted Ray as saying that the ferry goes.
    “The ferry goes” was said by Ray.
    Ray once again warned that the ferry goes.
    Ray then said the ferry goes.
    When Ray said the ferry goes, nobody laughed.
    Before leaving, Ray said the ferry goes.
    Ray also says the ferry goes.
    “The ferry goes,” replied oarsman Ray when asked.
    “The ferry goes,” said Ray, who has rowed for years.
    Ray, 61, said the ferry goes.
    Ray, speaking to reporters in the harbour, said the ferry goes.
    Ray, in an interview with Interfax, said the ferry goes.
    The harbour’s oarsman, Bob Ray, said the ferry goes.
    Ray, Eastland’s deputy foreign minister, told the paper the ferry goes.
    Ray did say, and Ray told it twice, that the ferry goes.
    The oarsman Ray, asked by The Harbour, said the ferry goes.
    “The ferry goes,” oarsman Ray told a news conference.
    “The ferry goes,” Ray told her.
    The ferry goes, Ray told state television.
    What Ray said is that the ferry goes.
    It was Ray who said the ferry goes.
    “The ferry goes,” Ray is quoted as saying.
    In an interview with the paper Ray said the ferry goes.
    Ray had earlier told reporters the ferry goes.
    Ray, however, said the ferry goes.
    Ray, for his part, said the ferry goes.
    In remarks carried by the agency, Ray said the ferry goes.
    Ray, who met Lee on Friday, said the ferry goes.
    The ferry goes, according to Bob Ray, the oarsman.
"""
"""Sentences that give Ray words, in the forms of news prose: one a line."""
PROSE = Lexicon(
    LEXICON.names,
    (
        "said",
        "told",
        "added",
        "tells",
        "says",
        "wrote",
        "replied",
        "warned",
        "noted",
        "confirmed",
        "denied",
        "reported",
    ),
    ("he", "she", "him", "her", "the clerk"),
    {"bob": "he", "ann": "she"},
    frozenset("oarsman harbour master clerk foreign deputy minister ferry eastland eastlander".split()),
)


def _of_ray(sentence):
    found = attributions(sentence, (Paragraph(1, 0, len(sentence)),), PROSE)
    return "bob" in {id for one in found for id in one.speakers}


@pytest.mark.parametrize("sentence", NOT_RAYS.strip().splitlines())
def test_a_name_in_a_sentence_is_no_speaker(sentence):
    """
    Objects, exceptions, conditions, denials, passives, possessives and other people's names give nobody words.
    """
    assert not _of_ray(sentence.strip())


@pytest.mark.parametrize("sentence", RAYS.strip().splitlines())
def test_the_forms_of_news_prose_give_words(sentence):
    """
    A speaker is found before, after and in the middle of the words, with a title, an apposition, a clause or a pronoun beside.
    """
    assert _of_ray(sentence.strip())


def test_a_pronoun_is_nobodys_whom_it_cannot_mean():
    """
    “She said” goes on with no words of a man, and “he said” with none of a woman.
    """
    text = "Ray said it goes. She said no."
    found = attributions(text, (Paragraph(1, 0, len(text)),), PROSE)

    assert [{"bob"}] == [one.speakers for one in found]
    assert not PROSE.may_be("She", "bob") and PROSE.may_be("the clerk", "bob")
