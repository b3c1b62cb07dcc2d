"""What is wrong, as it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model import Diagnostic, Diagnostics


def test_is_told_on_one_line():
    """
    An error is path, line, column, field, what is wrong and what to do, and the rule that says so.
    """
    assert "a.yaml:2:3: b.0: wrong; mend" == str(Diagnostic("a.yaml", 2, 3, "b.0", "wrong; mend"))
    assert "a.yaml:1:1: wrong; mend" == str(Diagnostic("a.yaml", 1, 1, "", "wrong; mend"))
    assert "a.yaml:1:1: wrong; mend [Q101 some-name]" == str(
        Diagnostic("a.yaml", 1, 1, "", "wrong; mend", "Q101", "some-name")
    )


@given(st.text(), st.text(), st.text())
def test_is_printable_whatever_it_tells_of(path, field, what):
    """
    No line break, escape sequence, bidi mark or broken byte of a file, its name or its path reaches a terminal or a log.
    """
    diagnostic = Diagnostic(path, 1, 1, field, what)
    [kept] = Diagnostics([diagnostic]).diagnostics

    assert str(diagnostic).isprintable()
    assert all(part.isprintable() for part in (kept.path, kept.field, kept.what))


@pytest.mark.parametrize("text", ["Zajárova “says” – Рябков 北京 👍", "a\\b"])
def test_leaves_words_alone(text):
    """
    Letters of every script are told as they are.
    """
    assert text in str(Diagnostic("a", 1, 1, "", text))


@pytest.mark.parametrize(
    ("what", "problem", "mend"),
    [
        ("is missing; add it", "is missing", "add it"),
        ("“a; b” is no id; write a-b; or c", "“a; b” is no id", "write a-b; or c"),
        ("has ““a; b” c” in it; take it out", "has ““a; b” c” in it", "take it out"),
        ("“a; b is no id; write c", "“a; b is no id", "write c"),
        ("is it “direct”?", "is it “direct”?", ""),
    ],
)
def test_what_to_do_is_told_apart(what, problem, mend):
    """
    What is wrong and what to do can be had apart; a semicolon that an author typed parts nothing.
    """
    assert (problem, mend) == Diagnostic("a", 1, 1, "", what).parts


def test_faults_come_in_the_order_of_files_each_once():
    """
    Errors are told by file, line and column; the same one once.
    """
    b, a2, a1 = (
        Diagnostic("b", 1, 1, "", "x"),
        Diagnostic("a", 10, 1, "", "x"),
        Diagnostic("a", 9, 5, "", "x"),
    )

    assert (a1, a2, b) == Diagnostics([b, a2, a1, b]).diagnostics


def test_a_file_name_that_is_no_text_is_told():
    """
    A name with bytes that are not UTF-8 is escaped.
    """
    assert "\\udcff" in str(Diagnostic("content/\udcff.yaml", 1, 1, "", "x"))
