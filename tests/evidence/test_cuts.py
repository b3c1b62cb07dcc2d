"""What may be cut off an article is no part of a sentence; what may part one is a dateline, a credit or a line by itself."""

from types import SimpleNamespace

import pytest

from sourcebook.evidence.article import misfits
from sourcebook.evidence.cuts import parted_sentences
from sourcebook.model import Boilerplate, Seed

TURNING = ("not", "no", "denied", "denies", "false", "untrue", "may", "says", "said", "unlikely")
SAID = "Ann Lee talks about the ferry."


def _is_refused(text, *cuts, title=None, turning=TURNING):
    """Whether the cuts (line, exact, action) can be made and part a sentence."""
    source = SimpleNamespace(
        article=Seed("seeds/x.txt", text),
        seed="seeds/x.txt",
        title=title,
        set_apart=(),
        boilerplate=tuple(Boilerplate(line=line, exact=exact, action=action) for line, exact, action in cuts),
    )
    assert () == misfits(source)
    return parted_sentences(source, turning) != ()


DATELINES = [
    "Moscow (Reuters) - ",
    "KYIV, May 4, 1962 (Reuters) - ",
    "KYIV, MAY 4 (Reuters) - ",
    "WASHINGTON, 4 May (TASS) — ",
    "NEW YORK, Monday, May 4 (AP) – ",
    "WASHINGTON/MOSCOW (Reuters) - ",
    "ZÜRICH (AP) — ",
    "Zu\u0308rich (AP) — ",
    "PARIS (AP) _ ",
    "Rio de Janeiro, 4 de mayo (EFE) – ",
    "Moscow (dpa) - ",
    "(dpa) - ",
    "May 4 (Reuters) - ",
    "TASS, May 4. ",
    "МОСКВА (ТАСС) — ",
    "МОСКВА, 4 мая (ТАСС) — ",
    "東京 (共同) — ",
    "(Tribune News Service via The Paper) — ",
]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_dateline_may_be_cut(mark, subtests):
    """
    A dateline of any script, with its date and its credit, is no part of the sentence after it; a byte order mark before
    it is white space.
    """
    for dateline in DATELINES:
        with subtests.test(dateline=dateline):
            assert not _is_refused(f"{mark}{dateline}{SAID}", (1, dateline, "strip-prefix"))


@pytest.mark.parametrize(
    "credit", [" (Reuters)", " [The Paper]", " (© 1962 The Paper)", " (News of the World)"]
)
def test_a_credit_in_brackets_may_be_cut(credit):
    """
    A credit is in brackets, and its words have capitals, but for a few that connect them.
    """
    assert not _is_refused(f"They talk about the ferry{credit}", (1, credit, "strip-suffix"))


def test_the_beginning_of_a_sentence_may_not_be_cut(subtests):
    """
    What only looks like a dateline, has a word that turns a sentence, or ends in a short word that may be an abbreviation
    stays with its sentence.
    """
    for words in [
        "FALSE: ",
        "WRONG: ",
        "IT IS NOT TRUE - ",
        "NOT 4 - ",
        "He and Ann - ",
        "moscow - ",
        "(not so) - ",
        "Nobody but ",
        "It is false, says tov. ",
        "It is wrong, so tov. ",
        "\ufeffNobody but ",
    ]:
        with subtests.test(words=words):
            assert _is_refused(words + SAID, (1, words.lstrip("\ufeff"), "strip-prefix"))


@pytest.mark.parametrize(
    "words",
    [
        " (This was later denied)",
        " (This Was Denied)",
        " [Not confirmed by Eastland]",
        " NOT - ",
        " MOSCOW - ",
    ],
)
def test_the_end_of_a_sentence_may_not_be_cut(words):
    """
    Neither a remark in brackets nor what would be a dateline elsewhere is cut off a sentence's end.
    """
    assert _is_refused(f"They talk about the ferry{words}", (1, words, "strip-suffix"))


def test_words_that_are_a_line_elsewhere_may_be_cut_unless_they_turn_the_sentence():
    """
    A headline repeated may be cut off a sentence, even with a word that turns sentences if it is the source's headline;
    the beginning of a sentence may not because it stands elsewhere too.
    """
    for line, title, refused in (
        ("The Ferry Goes", None, False),
        ("Talks unlikely", "Talks unlikely", False),
        ("Talks unlikely", None, True),
    ):
        text = f"{line}\n\nHe has spoken{line}"
        assert refused is _is_refused(text, (3, line, "strip-suffix"), title=title), line
    assert _is_refused(
        "It is not so that\n\nIt is not so that they talk.", (3, "It is not so that ", "strip-prefix")
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("By Ann Lee\nThe ferry goes.\n\nX.", 1),
        ("Ferry News Today\n“The ferry goes.”\n\nX.", 1),
        ("X.\n\nThe ferry goes.\nBy Ann Lee", 4),
        ("X.\n\nThe ferry goes.\n© 1962 The Paper", 4),
        ("X.\n\nThe ferry goes.\nThe Ferry And The Bell\n4 boats go.", 4),
    ],
)
def test_a_line_by_itself_above_or_below_a_paragraph_may_be_dropped(text, line):
    """
    A byline, a headline or a copyright line needs no blank line between it and the paragraph.
    """
    assert not _is_refused(text, (line, text.split("\n")[line - 1], "drop"))


def test_several_lines_by_themselves_may_be_dropped_together():
    """
    What is dropped already is neither before nor after a line.
    """
    text = "The Ferry And The Bell\nBy Ann Lee\nMOSCOW (AB) — The ferry goes.\n\nX."
    cuts = [
        (1, "The Ferry And The Bell", "drop"),
        (2, "By Ann Lee", "drop"),
        (3, "MOSCOW (AB) — ", "strip-prefix"),
    ]

    assert not _is_refused(text, *cuts)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("They say that it was\ndenied\nby all of them.\n\nX.", 2),
        ("They say that it was\ndenied\nby all of them.", 2),
        ("They call the ferry\nanything but\nsound.\n\nX.", 2),
        ("They call the ferry\nanything but\nsound.", 2),
        ("They met tov.\nLee and not\nAnn Hill.\n\nX.", 2),
        ("They met tov.\nHill and\nAnn Lee.\n\nX.", 2),
        ("They never met\nAnn Lee.\n\nX.", 2),
    ],
)
def test_a_line_of_a_sentence_may_not_be_dropped(text, line):
    """
    A line goes with the sentence that runs over it, whether or not blank lines part the seed's paragraphs.
    """
    assert _is_refused(text, (line, text.split("\n")[line - 1], "drop"))


def test_a_whole_sentence_may_be_cut_with_its_dateline():
    """
    Whole sentences may go; with one that follows a dateline, so may the dateline.
    """
    assert not _is_refused(f"{SAID} Follow this ferry.", (1, " Follow this ferry.", "strip-suffix"))
    cuts = [(1, "MOSCOW (AB) — ", "strip-prefix"), (1, "It is not true.", "strip-prefix")]
    assert not _is_refused(f"MOSCOW (AB) — It is not true. {SAID}", *cuts)


def test_the_words_that_turn_a_sentence_are_the_vocabularys(broken):
    """
    What looks like a dateline is refused for a word of `turning_words`, and for that alone.
    """
    edits = [
        ("Nobody else was seen", "IT IS NOT TRUE - Nobody else was seen"),
        (
            "origins:\n",
            "boilerplate: [{line: 2, exact: 'IT IS NOT TRUE - ', action: strip-prefix}]\norigins:\n",
        ),
    ]
    told = ("standings:\n", "turning_words: [not]\nstandings:\n")

    assert [] == broken(*edits)
    assert [("content/sources/1962-paper.md", "boilerplate.0.exact")] == broken(*edits, told)


def test_a_thousand_cuts_are_judged_in_a_moment():
    """
    What a cut costs does not grow with the article and with all other cuts: a thousand of them in one of 200,000 signs.
    """
    lines = [f"Photo {number}." for number in range(1_000)]
    text = "\n".join([*lines, "it goes on and on " * 10_000])

    assert _is_refused(text, *((number, "Photo", "strip-prefix") for number, one in enumerate(lines, 1)))


def test_a_short_word_that_always_has_a_stop_joins_two_sentences():
    """
    A sentence that seems to end after a short word goes on, if the word stands nowhere without a full stop.
    """
    text = "He met Xyz. The ferry went on.\nAll went."

    assert _is_refused(text, (1, " The ferry went on.", "strip-suffix"))
    assert not _is_refused(f"{text}\nAnd xyz went.", (1, " The ferry went on.", "strip-suffix"))
