"""The fold of a text: what only typography tells apart is the same after it, nothing is lost, and words stand in it whole."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.evidence.fold import fold, parts_a_word, stands_in, words_in


@example("\u1112\u1161\u11ab", "x\u0301e\u0301…")
@example("\u1100\u00ad\u1161", "e\u00ad\u00ad\u0301\u00ad b")
@given(st.text(max_size=60), st.text("ab“”\"'’ -–….\u00ad\u0301e\u1100\u1161\u00a0", max_size=60))
def test_the_fold_keeps_every_place(text, typographic):
    """
    Folding agrees with composing first, and with leaving soft hyphens out first; and each folded character knows the span
    of the text from which it came.
    """
    for one in (text, typographic):
        folded = fold(one)

        assert folded.text == fold(unicodedata.normalize("NFC", one)).text
        assert folded.text == fold(one.replace("\u00ad", "")).text
        assert len(folded.text) == len(folded.starts) == len(folded.ends)
        assert list(folded.starts) == sorted(folded.starts)
        assert all(start < end <= len(one) for start, end in zip(folded.starts, folded.ends, strict=True))
        for char, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
            assert char in fold(one[start:end]).text


@pytest.mark.parametrize("white", [" ", "  ", " \n ", "\u00a0\u2009", "\t\t\t"])
def test_a_folded_run_of_white_space_knows_where_it_ends(white):
    """
    White space, however much of it, is one space, which spans it all; what follows has its own place.
    """
    folded = fold(f"a{white}b", offset=7)

    assert "a b" == folded.text
    assert [7, 8, 8 + len(white)] == list(folded.starts)
    assert [8, 8 + len(white), 9 + len(white)] == list(folded.ends)


@given(st.text(max_size=60))
def test_the_fold_drops_nothing_but_the_soft_hyphen(text):
    """
    Of letters and digits none is lost or changed.
    """
    assert [char for char in fold(text).text if char.isalnum()] == [
        char for char in unicodedata.normalize("NFC", text.replace("\u00ad", "")) if char.isalnum()
    ]


def test_a_cut_between_texts_parts_no_word(subtests):
    """
    What is cut off an article is cut off between words; a capital glued to a word's end begins another.
    """
    for left, right, parts in [
        ("has said", "Talks with", False),
        ("in 2022", "Talks with", False),
        ("mutually accepted", "ly terms", True),
        ("non", "-binding", True),
        ("3", ".5", True),
        ("said.", " Read more", False),
        ("(Wire) — ", "Moscow", False),
        ("", "Moscow", False),
    ]:
        with subtests.test(left=left):
            assert parts == parts_a_word(left, right)


@pytest.mark.parametrize(
    "words", ["harbour master", "Harbour Master", "harbour mast", "arbour master", "master\nAnn", "”"]
)
def test_stands_in_counts_whole_words(words):
    """
    A title stands in an article if its words stand there whole, in the same case.
    """
    assert (words in ("harbour master", "master\nAnn", "”")) == stands_in(
        words, fold("The harbour master Ann said, ‘go’.” “harbour master”")
    )


@given(
    st.lists(st.text(max_size=3) | st.sampled_from(["Lee’s", "“ferry", "a_b", "—", "…", "é"])).map("".join)
)
def test_words_are_those_of_a_pattern(text):
    """
    The words of a text are what the pattern `\\w+` finds in it, be it plain, of typography or of any script.
    """
    assert re.findall(r"\w+", text) == words_in(text)
