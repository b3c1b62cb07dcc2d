"""YAML as a stream: every value a text, every value with its place, and nothing that surprises."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.model.entry import NAME
from sourcebook.read.yaml import DEEPEST, MOST_VALUES, Unreadable, parse, places, plain


def test_every_scalar_is_text(subtests):
    """
    No guess turns a word into a truth, a number, a time or nothing.
    """
    for written in [
        "NO",
        "no",
        "yes",
        "true",
        "null",
        "~",
        "1.10",
        "12:30",
        "0o17",
        "017",
        "1e999",
        "1_000",
        "2024-11-09",
        "0x1F",
        ".inf",
        "-x",
        "=",
        "9" * 5000,
    ]:
        with subtests.test(written=written):
            assert {"a": written} == plain(parse(f"a: {written}"))


def test_trees_hold_what_is_written(subtests):
    """
    Texts, lists and mappings come as they are written.
    """
    for text, held in [
        ("", {}),
        ("# only a comment\n", {}),
        ("a:", {"a": ""}),
        ("a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: 'it''s'", {"a": "it's"}),
        ('a: "\\u00e9\\n"', {"a": "é\n"}),
        ("---\na: b\n", {"a": "b"}),
        ("- a\n- b", ["a", "b"]),
        ("word", "word"),
        ("__proto__: a\nconstructor: b", {"__proto__": "a", "constructor": "b"}),
    ]:
        with subtests.test(text=text):
            assert held == plain(parse(text))


def test_what_is_refused_is_told_at_its_place(subtests):
    """
    What a record may not have is refused at its line and column, counted in characters, with the mend.
    """
    for text, place, what in [
        ("a: &b c", (1, 4), "anchors and aliases"),
        ("a: *b", (1, 4), "anchors and aliases"),
        ("a: &b\n  - *b", (1, 4), "anchors and aliases"),
        ("é: “é”\nb: !!python/object:os.system c", (2, 4), "tags (!)"),
        ("a: !ENV HOME", (1, 4), "tags (!)"),
        ("a: !!set {b}", (1, 4), "tags (!)"),
        ("%YAML 1.1\n---\na: b", (1, 1), "directives (%)"),
        ("%TAG ! x\n---\na: b", (1, 1), "directives (%)"),
        ("a: b\n---\nc: d", (2, 1), "a second document"),
        ("a: b\n...\n---\nc: d", (3, 1), "a second document"),
        ("a: b\né: c\na: d", (3, 1), "“a” stands here a second time, first on line 1"),
        ("x: {é: b, ü: c, é: d}", (1, 17), "“é” stands here a second time, first on line 1"),
        ("<<: {a: b}", (1, 1), "merge keys (<<)"),
        ("? [a]\n: b", (1, 3), "a field’s name is a plain word"),
        ("? {a: b}\n: c", (1, 3), "a field’s name is a plain word"),
        ("[" * 50, (1, DEEPEST + 1), "is nested more than"),
        ("- " * 50 + "a", (1, 2 * DEEPEST + 1), "is nested more than"),
        ("a: 'never\nclosed", (1, 4), "never closed"),
        ("a: b\nc: [d,\n", (2, 4), "never closed"),
        ("a: b: c", (1, 5), "a colon and a space"),
        ("a: b\n c: d", (2, 2), "begin it in column 1"),
        ("é: ü\n@a: b", (2, 1), "cannot begin with “@”"),
        ("[" + "a," * MOST_VALUES + "]", (1, 2 * (MOST_VALUES - 2)), "has more than 5,000 values"),
        ('a: "\\ud800"', (1, 7), "a backslash between double quotation marks"),
    ]:
        with subtests.test(text=text):
            with pytest.raises(Unreadable) as refused:
                parse(text)

            assert what in refused.value.what
            assert "; " in refused.value.what
            assert place == (refused.value.line, refused.value.column)


def test_nothing_is_expanded():
    """
    An alias bomb is refused at its first anchor.
    """
    bomb = "a0: &a0 [x, x]\n" + "\n".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)
    )

    with pytest.raises(Unreadable) as refused:
        parse(bomb)
    assert (1, 5) == (refused.value.line, refused.value.column)


def test_every_value_and_name_has_its_place():
    """
    Values are found where they start, a text below `>-` at its first word, names where they stand; what is empty, and
    a list or fields on later lines, at its name.
    """
    text = "é: “ü”\nlist: [a, {n: v}]\nblock:\n  - one\n  - two\nempty:\nfolded: >-\n  text\n"

    assert places(parse(text)) == {
        (): (1, 1),
        ("é",): (1, 4), ("é", NAME): (1, 1),
        ("list",): (2, 7), ("list", NAME): (2, 1), ("list", 0): (2, 8), ("list", 1): (2, 11), ("list", 1, "n"): (2, 15), ("list", 1, "n", NAME): (2, 12),
        ("block",): (3, 1), ("block", NAME): (3, 1), ("block", 0): (4, 5), ("block", 1): (5, 5),
        ("empty",): (6, 1), ("empty", NAME): (6, 1),
        ("folded",): (8, 3), ("folded", NAME): (7, 1),
    }  # fmt: skip


@given(st.text(alphabet=st.sampled_from("ab:-,[]{}\"'|>&*!%#?@ \n\\é“0.~<"), max_size=60))
@example("---")
def test_any_text_is_a_tree_or_refused(text):
    """
    Whatever is written is a tree of texts, or refused at a place that is in the text.
    """
    try:
        tree = parse(text)
    except Unreadable as refused:
        lines = text.split("\n")
        assert 1 <= refused.line <= len(lines) + 1
        assert 1 <= refused.column <= max(map(len, lines)) + 1
    else:
        assert all(1 <= line <= text.count("\n") + 1 for line, _ in places(tree).values())


@given(
    st.dictionaries(
        st.from_regex(r"[a-zé]{1,8}", fullmatch=True),
        st.text(st.characters(exclude_categories=["C"]), max_size=20),
    )
)
def test_quoted_text_comes_back(fields):
    """
    A text in quotation marks is read as it is, and stands where it was written.
    """
    written = "".join(f"{name}: '{value.replace(chr(39), 2 * chr(39))}'\n" for name, value in fields.items())
    if any(char in written for char in "\x85\u2028\u2029"):
        return

    tree = parse(written)

    assert fields == plain(tree)
    for line, (name, value) in enumerate(fields.items(), start=1):
        assert (line, len(name) + 3 if value else 1) == places(tree)[name,]
