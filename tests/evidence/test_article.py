"""From a seed to the article: boilerplate out, paragraphs numbered, every character at its place."""

import re
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.evidence.article import misfits, paragraphs
from sourcebook.evidence.cuts import parted_sentences
from sourcebook.model import Boilerplate, Seed, Source

PROJECT = Path(__file__).resolve().parents[2]


def _source(text, boilerplate=(), set_apart=()):
    return SimpleNamespace(
        article=Seed("seeds/x.txt", text),
        seed="seeds/x.txt",
        title=None,
        boilerplate=tuple(
            Boilerplate(line=line, exact=exact, action=action) for line, exact, action in boilerplate
        ),
        set_apart=tuple(SimpleNamespace(line=line) for line in set_apart),
    )


def _texts(source):
    return [source.article.text[one.start : one.end] for one in paragraphs(source)]


class TestRealSeeds:
    def test_every_paragraph_is_of_the_seed(self, record):
        """
        Paragraphs are spans of the seed, in order, apart from each other, whole and not blank.
        """
        for source in record.all(Source):
            found = record.articles[source.id]
            text = (PROJECT / source.seed).read_bytes().decode("utf-8")

            assert source.article.text == text
            assert all(one.end <= other.start for one, other in pairwise(found)), source.id
            for one in found:
                words = text[one.start : one.end]
                assert words == words.strip() != ""
                assert "\n\n" not in words

    def test_paragraphs_are_as_many_as_a_reader_counts(self, record):
        """
        Kept paragraphs count from 1 without a gap: the blocks between blank lines where the seed has any, else its lines.
        """
        for source in record.all(Source):
            apart = r"\n\s*\n" if re.search(r"\n\s*\n", source.article.text.strip()) else r"\n"
            blocks = [one for one in re.split(apart, "\n".join(_kept(source))) if one.strip()]

            assert [one.number for one in record.articles[source.id]] == list(range(1, len(blocks) + 1)), (
                source.id
            )

    def test_boilerplate_is_out(self, record):
        """
        No paragraph holds any of a line that is left out, nor a prefix or suffix that is cut off its line.
        """
        assert any(source.boilerplate for source in record.all(Source))
        for source in record.all(Source):
            lines = source.article.text.split("\n")
            starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
            kept = {at for one in record.articles[source.id] for at in range(one.start, one.end)}
            for one in source.boilerplate:
                start, line = starts[one.line - 1], lines[one.line - 1]
                find = line.rindex if one.action == "strip-suffix" else line.index
                at = start + find(one.exact)
                assert not kept & set(range(at, at + len(one.exact)))
                if one.action in ("drop", "metadata"):
                    assert not kept & set(range(start, start + len(line)))

    def test_nothing_else_is_out(self, record):
        """
        What is neither boilerplate nor white space is in a paragraph.
        """
        for source in record.all(Source):
            text = source.article.text
            kept = "".join(text[one.start : one.end] for one in record.articles[source.id])

            assert "".join("".join(_kept(source)).split()) == "".join(kept.split()), source.id

    def test_what_is_set_apart_is_one_paragraph(self, record):
        """
        Each paragraph set apart is marked, and starts as the source says.
        """
        for source in record.all(Source):
            marked = {
                one.set_apart: source.article.text[one.start : one.end]
                for one in record.articles[source.id]
                if one.set_apart is not None
            }

            assert list(range(len(source.set_apart))) == sorted(marked)
            assert all(marked[at].startswith(apart.starts) for at, apart in enumerate(source.set_apart))


def _kept(source):
    """The lines of a seed without what its source calls boilerplate."""
    lines = source.article.text.split("\n")
    for one in source.boilerplate:
        line = lines[one.line - 1]
        lines[one.line - 1] = {
            "strip-prefix": line.removeprefix(one.exact), "strip-suffix": line.removesuffix(one.exact)
        }.get(one.action, "")  # fmt: skip
    return lines


def test_a_paragraph_ends_at_a_blank_line_or_else_at_each(subtests):
    """
    Where a seed has blank lines these part its paragraphs, else each line is one; a byte order mark is in none.
    """
    for text, texts in [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\n", ["One.", "Two."]),
        ("One.\n\nTwo\nmore.\n", ["One.", "Two\nmore."]),
        ("\n\n One. \n \n\tTwo.\t\n\n", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\n\n\n\n", ["One."]),
        ("One.\n\u00a0\nTwo.", ["One.", "Two."]),
        ("", []),
        ("\ufeffOne.\nTwo.", ["One.", "Two."]),
        ("\ufeff\r\nTwo.", ["Two."]),
    ]:
        with subtests.test(text=text):
            assert texts == _texts(_source(text))


def test_boilerplate_is_cut_only_where_it_stands(subtests):
    """
    Each cut is made where its words stand as is said, one after the other; of the others it is known that they do not.
    """
    for boilerplate, texts, wrong in [
        ([(1, "Head", "drop")], ["(A) two (B) (C)"], ()),  # a line
        ([(2, "(A) ", "strip-prefix")], ["Head", "two (B) (C)"], ()),  # a prefix
        ([(2, "(C)", "strip-suffix"), (2, " (B)  ", "strip-suffix")], ["Head", "(A) two (B)"], (1,)),  # a suffix not there
        ([(2, "(C)", "strip-suffix"), (2, " (B) ", "strip-suffix")], ["Head", "(A) two"], ()),  # two suffixes
        ([(2, "(A)", "strip-prefix"), (2, "(C)", "strip-suffix")], ["Head", "two (B)"], ()),  # prefix and suffix
        ([(2, "two", "strip-prefix")], ["Head", "(A) two (B) (C)"], (0,)),  # a prefix in the middle
        ([(1, "Hea", "drop")], ["Head", "(A) two (B) (C)"], (0,)),  # a part of a line
        ([(1, "Head", "drop"), (9, "Head", "drop")], ["(A) two (B) (C)"], (1,)),  # no such line
    ]:  # fmt: skip
        with subtests.test(boilerplate=boilerplate):
            source = _source("Head\n(A) two (B) (C)", boilerplate)

            assert texts == _texts(source)
            assert wrong == tuple(place for place, _ in misfits(source))


def test_a_cut_falls_at_a_words_edge_and_at_a_paragraphs_end(subtests):
    """
    What is cut off a line is whole words at its paragraph’s very beginning or end, whatever ends the seed’s lines;
    else it is known why it is not.
    """
    for text, boilerplate, texts, why in [
        ("One (C)\r\nTwo.\r\n", (1, " (C)", "strip-suffix"), ["One", "Two."], None),  # a suffix before CRLF
        ("(A) One\r\nTwo.\r\n", (1, "(A) ", "strip-prefix"), ["One", "Two."], None),  # a prefix before CRLF
        ("Head\r\nTwo.\r\n", (1, "Head", "drop"), ["Two."], None),  # a line before CRLF
        ("It is not\nagreed.", (1, "eed.", "strip-suffix"), ["It is not", "agreed."], "does not end"),  # elsewhere
        ("It is unagreed.", (1, "It is un", "strip-prefix"), ["agreed."], "parts a word"),  # the head of a word
        ("It is agreedly.", (1, "ly.", "strip-suffix"), ["It is agreed"], "parts a word"),  # the tail of a word
        ("A non-binding one.", (1, "A non-", "strip-prefix"), ["binding one."], "parts a word"),  # the head of a compound
        ("Talks with US\nHe has saidTalks with US", (2, "Talks with US", "strip-suffix"), ["Talks with US", "He has said"], None),  # a headline glued to it
        ("He has saidTalks with US", (1, "Talks with US", "strip-suffix"), ["He has said"], "part of a sentence"),  # glued words
        ("It cannot be said that they talk.", (1, "It cannot be said that ", "strip-prefix"), ["they talk."], "part of a sentence"),  # what turns a sentence
        ("They talk, it is denied.", (1, ", it is denied.", "strip-suffix"), ["They talk"], "part of a sentence"),  # its end
        ("(AB) They talk. Read on.", (1, " Read on.", "strip-suffix"), ["(AB) They talk."], None),  # a whole sentence
        ("LONDON, May 4 (AB) – They talk.", (1, "LONDON, May 4 (AB) – ", "strip-prefix"), ["They talk."], None),  # a dateline
        ("(AB) — They talk.", (1, "(AB) — ", "strip-prefix"), ["They talk."], None),  # a credit
        ("It cannot be said\nthat they talk.\n\nTwo.", (1, "It cannot be said", "drop"), ["that they talk.", "Two."], "part of a sentence"),  # a line of a sentence
        ("(A) One\ntwo.\n\nThree.", (1, "(A) ", "strip-prefix"), ["One\ntwo.", "Three."], None),  # of the first line
        ("One\ntwo. (C)\n\nThree.", (2, " (C)", "strip-suffix"), ["One\ntwo.", "Three."], None),  # of the last line
        ("One\n(A) two.\n\nThree.", (2, "(A) ", "strip-prefix"), ["One\n(A) two.", "Three."], "several lines"),  # an inner prefix
        ("One (C)\ntwo.\n\nThree.", (1, " (C)", "strip-suffix"), ["One (C)\ntwo.", "Three."], "several lines"),  # an inner suffix
        ("One\n(A)\ntwo.\n\nThree.", (2, "(A)", "strip-suffix"), ["One", "two.", "Three."], None),  # all of an inner line
    ]:  # fmt: skip
        with subtests.test(text=text):
            source = _source(text, [boilerplate])

            assert texts == _texts(source)
            wrong = [what for _, what in (*misfits(source), *parted_sentences(source, ("cannot", "denied")))]
            assert ([why] if why else []) == [why if why and why in what else what for what in wrong]


def test_set_apart_is_the_paragraph_that_begins_there():
    """
    Only a paragraph’s first line sets it apart.
    """
    source = _source("One\ntwo.\n\nThree.", set_apart=[2, 4])

    assert [None, 1] == [one.set_apart for one in paragraphs(source)]


@given(
    st.lists(st.sampled_from(["word", " two words ", "", " ", "“x”", "é", "\r", "a\u00a0"]), max_size=12).map(
        "\n".join
    )
)
def test_paragraphs_hold_every_word_in_order(text):
    """
    Whatever a seed is made of, its paragraphs are spans of it that hold all but white space, numbered from 1.
    """
    found = paragraphs(_source(text))

    assert text.split() == " ".join(text[one.start : one.end] for one in found).split()
    assert [one.number for one in found] == list(range(1, len(found) + 1))
