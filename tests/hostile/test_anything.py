"""Whatever stands in the files, and however records name each other: an answer with a place, and never another failure.

More examples: HYPOTHESIS_PROFILE=nightly. What was found so is kept as `example`.
"""

import copy
import json
import re
import shutil
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from marked import MORE, SMALL, parsed

from sourcebook.build import load
from sourcebook.evidence.fold import DASHES, DOUBLE_MARKS, SINGLE_MARKS
from sourcebook.evidence.quote import Proof
from sourcebook.model import Diagnostics, NotFound, Paragraph, Passage, Seed

pytestmark = pytest.mark.long

FILES = sorted(
    path.relative_to(SMALL).as_posix()
    for top in ("content", "seeds")
    for path in (SMALL / top).rglob("*")
    if path.is_file()
)
PIECES = st.sampled_from(
    [b"\n", b": ", b"- ", b"---\n", b"[[event/x]]", b"{", b"}", b"[", b"]", b'"', b"'", b"&a ", b"*a", b"!x ", b">-\n", b"|\n", b"#",
     b"\xff", b"\xc3", b"\xe2\x80", b"\xed\xa0\x80", b"\x00", b"\r", b"\t", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"<<: ", b"%YAML 9\n", b"? ", b"...\n"]
)  # fmt: skip
BYTES = st.lists(st.one_of(PIECES, st.binary(max_size=6)), max_size=6).map(b"".join)
ONCE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A copy of the small sourcebook, of which single files are spoilt and mended."""
    root = tmp_path_factory.mktemp("any") / "tests" / "sourcebooks" / "small"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("expected", "out"))
    shutil.copy(SMALL.parents[2] / "mkdocs.yml", root.parents[2])
    return root


def _is_answered(root: Path, files: dict[str, bytes]) -> None:
    """With some files otherwise there is a sourcebook, or errors that each have a place and say what to do."""
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    try:
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        load(root)
    except Diagnostics as found:
        for one in found.diagnostics:
            assert re.match(r"[^:]+:[1-9]\d*:[1-9]\d*: .*; ", str(one)), str(one)
            assert str(one).isprintable()
    finally:
        for path, data in before.items():
            (root / path).unlink() if data is None else (root / path).write_bytes(data)


@ONCE
@given(path=st.sampled_from(FILES), put=BYTES, at=st.floats(0, 1), cut=st.integers(0, 40))
def test_any_bytes_are_answered(root, path, put, at, cut):
    """
    Any bytes anywhere in any file are read, or refused at a line and column.
    """
    data = (root / path).read_bytes()
    start = int(at * len(data))
    _is_answered(root, {path: data[:start] + put + data[start + cut :]})


@ONCE
@given(path=st.sampled_from(FILES), data=st.one_of(BYTES, st.text().map(str.encode), st.binary(max_size=99)))
def test_any_file_is_answered(root, path, data):
    """
    Any file in place of another is read, or refused at a line and column.
    """
    _is_answered(root, {path: data})


TREES = {
    path: parsed((SMALL / path).read_text("utf-8")) for path in FILES if path.endswith((".md", ".yaml"))
} | {path: parsed(text) for path, text in MORE.items()}
IDS = sorted({Path(path).stem for path in TREES})
VALUES = st.one_of(
    st.sampled_from(IDS),
    st.sampled_from(["", "narration", "true", "1931-05-08", "1931-05-08/..", "../1931", "2031-23?", "9999-99", "{}", "[[x]]", "https://a.example.org/"]),
    st.text(max_size=9),
    st.sampled_from([[], {}, ["x"], {"a": "b"}, {"unnamed": "x"}, None]),
)  # fmt: skip


def _ways(tree, way=()):
    """Every place in a record."""
    for key, value in (
        tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    ):
        yield (*way, key)
        yield from _ways(value, (*way, key))


def _changed(tree, draw):
    """A record in which something is gone, is another, stands twice, or is what another record has there."""
    tree = copy.deepcopy(tree)
    for _ in range(draw(st.integers(1, 3))):
        ways = sorted(_ways(tree), key=str)
        assume(ways)
        *way, last = draw(st.sampled_from(ways))
        held = tree
        for step in way:
            held = held[step]
        sort = draw(st.sampled_from(["gone", "other", "twice", "borrowed"]))
        if sort == "gone":
            del held[last]
        elif sort == "other":
            held[last] = copy.deepcopy(draw(VALUES))
        elif sort == "twice" and isinstance(held, list):
            held.append(copy.deepcopy(held[last]))
        else:
            other = draw(st.sampled_from(sorted(TREES)))
            held[last] = copy.deepcopy(TREES[other][0].get(last, other))
    return tree


def _written(tree, has_body):
    body = tree.pop("body", "")
    told = json.dumps(tree, ensure_ascii=False, indent=1)
    whole = f"---\n{told}\n---\n{body if isinstance(body, str) else ''}\n" if has_body else f"{told}\n"
    return whole.encode("utf-8", "surrogatepass")


@ONCE
@given(data=st.data())
def test_any_world_is_resolved(root, data):
    """
    Records that are well-formed and name whatever they like, twice, in circles or wrongly, make a sourcebook, or errors at places.
    """
    paths = data.draw(st.lists(st.sampled_from(sorted(TREES)), min_size=1, max_size=3, unique=True))
    _is_answered(
        root, {path: _written(_changed(TREES[path][0], data.draw), TREES[path][1]) for path in paths}
    )


LETTERS = "aBé 1.,;:!?…“”\"'’-–—\u00ad\u0301\u00a0ßﬁשא中👩\u200d💻\u1100\u1161()[]*<&"
PARAGRAPHS = st.lists(st.text(LETTERS, min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=3)
WORDS = st.text(LETTERS.replace(" ", "").replace("\u00a0", ""), min_size=1, max_size=5).filter(
    lambda one: (
        unicodedata.category(one[0])[0] in "LNPS" and one[0] != "\u1161" and any(map(str.isalnum, one))
    )
)
WORDED = st.lists(st.lists(WORDS, min_size=7, max_size=14).map(" ".join), min_size=1, max_size=3)
TYPED_OTHERWISE = {
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **dict.fromkeys(SINGLE_MARKS, "'"),
    **dict.fromkeys(DASHES, "-"),
    "…": "...",
    "\u00ad": "",
}
"""How signs may be typed that an article prints otherwise."""


def _proof(texts):
    spans, start = [], 0
    for number, text in enumerate(texts, start=1):
        spans.append(Paragraph(number, start, start + len(text)))
        start += len(text) + 1
    seed = Seed("seeds/paper.txt", "\n".join(texts))
    return Proof(SimpleNamespace(id="paper", article=seed, title=None, original_title=None), tuple(spans))


def _plain(text):
    """A text without its typography, by another road than the finder's."""
    text = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    return "".join(TYPED_OTHERWISE.get(char, char) for char in text).split()


@given(texts=PARAGRAPHS, quote=st.text(LETTERS, max_size=40))
def test_no_other_words_are_found(texts, quote):
    """
    Whatever is asked for in whatever article: what is found are these very words, within one paragraph; else it says why not.
    """
    found = _proof(texts).prove(SimpleNamespace(quote=quote, prefix=None, suffix=None))

    if isinstance(found, Passage):
        assert (
            found.paragraph.start
            <= found.sentence_start
            <= found.start
            < found.end
            <= found.sentence_end
            <= found.paragraph.end
        )
        assert _plain("\n".join(texts)[found.start : found.end]) == _plain(quote)
    else:
        assert isinstance(found, NotFound)
        assert "; " in found.what


@given(texts=WORDED, data=st.data())
def test_words_of_an_article_are_found(texts, data):
    """
    Words copied from a paragraph, whatever their marks and spaces, are found there, or their places are too many to tell.
    """
    words = data.draw(st.sampled_from(texts)).split(" ")
    first = data.draw(st.integers(0, len(words) - 6))
    quote = " ".join(words[first : data.draw(st.integers(first + 6, len(words)))])
    typed = " ".join("".join(TYPED_OTHERWISE.get(char, char) for char in quote).split())
    for one in (quote, typed, unicodedata.normalize("NFD", quote)):
        found = _proof(texts).prove(SimpleNamespace(quote=one, prefix=None, suffix=None))
        assert isinstance(found, Passage) or found.name != "quote-not-in-source", (one, found)
