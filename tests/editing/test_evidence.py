"""The block of evidence for some words."""

import pytest

from sourcebook.editing.evidence import evidence
from sourcebook.evidence.quote import Proof, Words
from sourcebook.model import NotFound, Passage, Source
from sourcebook.read.yaml import parse, plain
from tests.harness.sourcebooks import resolved

PAPER = "“The ferry goes every day,” harbour master Ann Lee said on Friday. She rang the bell herself.\n"
TWICE = (
    "“The ferry goes every day,” Ann Lee said. Later the ferry goes every day, said the Harbour.\n"
    "It is said that the ferry goes every day. And the ferry goes every day.\nThe\tferry  rests\u00ad here: “so: it # is.\n"
)


@pytest.fixture
def book(edited):
    """The sound sourcebook after some edits, as it resolves."""
    return lambda *edits: resolved(edited(*edits))


def _quoted(book, words):
    return evidence(book, book.get(Source, "1962-paper"), words)


def _blocks(text):
    return plain(parse(f"evidence:\n{text}"))["evidence"]


def test_quotes_the_article_and_leaves_the_speaker_open(book):
    """
    The words stand as the article has them, with the voice that its marks give; nobody is made their speaker, and those
    who are named are listed.
    """
    told = _quoted(book(), '"The ferry goes every day," harbour master Ann Lee said')
    [block] = _blocks(told)

    assert {
        "source": "1962-paper",
        "quote": "“The ferry goes every day,” harbour master Ann Lee said",
        "said_by": "",
        "voice": "partly",
    } == block
    assert told.startswith("  - source: 1962-paper\n    quote: >-\n      “The ferry")
    assert "# named in this paragraph: ann-lee (Ann Lee)" in told
    assert "narration" in told and "{unnamed: …}" in told


@pytest.mark.parametrize(
    ("words", "voice"), [("The ferry goes every day", "direct"), ("She rang the bell herself", "reported")]
)
def test_gives_the_voice_of_the_marks(book, words, voice):
    """
    What stands in quotation marks is direct, what stands outside of them reported.
    """
    assert voice == _blocks(_quoted(book(), words))[0]["voice"]


def test_words_that_stand_more_than_once_are_told_apart(book):
    """
    Each passage has a block of its own, with as few words before or after it as make it the only one.
    """
    known = book((PAPER, TWICE))
    told = _quoted(known, "ferry goes every day")
    blocks = _blocks(told)
    proof = Proof(known.get(Source, "1962-paper"), known.articles["1962-paper"])

    assert 4 == len(blocks) == told.count("the words stand 4 times; keep one")
    passages = [proof.prove(_words(one)) for one in blocks]
    assert all(isinstance(one, Passage) for one in passages)
    assert 4 == len({one.start for one in passages})
    assert all(len(one.get("prefix", "").split()) <= 3 for one in blocks)


def _words(block):
    return Words(block["quote"], block.get("prefix"), block.get("suffix"))


def test_what_a_record_cannot_hold_is_left_out(book):
    """
    A tab becomes a space, a soft hyphen goes, other spaces and marks stay; the block is YAML, whatever stands in it.
    """
    known = book((PAPER, TWICE))
    [block] = _blocks(_quoted(known, "ferry rests here: “so: it # is"))

    assert "ferry  rests here: “so: it # is" == block["quote"]
    proof = Proof(known.get(Source, "1962-paper"), known.articles["1962-paper"])
    assert isinstance(proof.prove(_words(block)), Passage)


def test_an_origin_is_asked_for_where_there_are_several(book):
    """
    Where a source has several origins, the field is there to be filled in, with those that there are.
    """
    one = "  - {id: lee-1962, name: What Ann Lee said}\n"
    two = f"{one}  - {{id: own-1962, name: The paper’s own}}\n"
    told = _quoted(book((one, two)), "The ferry goes every day")

    assert "" == _blocks(told)[0]["origin"]
    assert "lee-1962 (What Ann Lee said); own-1962 (The paper’s own)" in " ".join(
        told.replace("#", "").split()
    )


@pytest.mark.parametrize(
    ("words", "told", "nearest"),
    [
        ("“The fery goes every day,”", "has “ferry” instead of “fery”", "“The ferry goes every day,”"),
        ("Nobody ever heard of such a thing at all", "copy the passage", ""),
        ("ferry goes", "fewer than 3 words", ""),
        ("", "fewer than 3 words", ""),
    ],
)
def test_says_why_there_is_none(book, words, told, nearest):
    """
    Words that are not there are answered with the nearest passage, if one is like them.
    """
    found = _quoted(book(), words)

    assert isinstance(found, NotFound)
    assert told in found.what
    assert nearest == found.nearest


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("word " * 250, "has 1,249 characters; quote at most 1,000"),
        ("The fe\uff12rry goes every day", "FULLWIDTH DIGIT TWO; write 2"),
    ],
)
def test_says_what_a_record_cannot_hold(book, passage, told):
    """
    A passage that is too long, or that has a sign that no record may have, is answered with that.
    """
    found = _quoted(book((PAPER, f"{passage.strip()}\n")), passage)

    assert isinstance(found, NotFound)
    assert told in found.what
