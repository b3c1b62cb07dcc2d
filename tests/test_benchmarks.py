"""What the benchmarks measure: invented sourcebooks that are right, and the same each time."""

import runpy
import sys
from pathlib import Path

import pytest

from sourcebook.model import NOUNS, Event, Page, Source
from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.rules.check import RULES, diagnostics, warnings

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
NUMBER = 60


@pytest.fixture
def invent():
    """The maker of invented sourcebooks."""
    return runpy.run_path(str(BENCHMARKS / "invent.py"))["invent"]


def test_an_invented_sourcebook_passes_the_check(invent, tmp_path):
    """
    It has as many records as were asked for, some of each noun, and neither errors nor warnings.
    """
    invent(tmp_path / "book", NUMBER)
    book = resolve(join(read(tmp_path / "book")))
    found = diagnostics(book)

    assert [] == [*found, *warnings(book, found)]
    assert NUMBER == len(list(book.records()))
    assert [] == [noun.noun for noun in NOUNS if noun is not Page and not book.all(noun)]
    assert {"saying", "act"} == {book.term("kind", one.kind).is_ for one in book.all(Event)}


def test_articles_may_be_one_long_paragraph(invent, tmp_path):
    """
    Where words are asked for, each article is a headline and one paragraph of so many, and all quotes are in it.
    """
    invent(tmp_path / "book", NUMBER, 3_000)
    book = resolve(join(read(tmp_path / "book")))

    assert [] == diagnostics(book)
    for one in book.all(Source):
        assert 1 == len(book.articles[one.id])
        assert 3_000 <= len(one.article.text.split()) < 4_000


def test_the_same_number_gives_the_same_bytes(invent, tmp_path):
    """
    Two sourcebooks of one size are the same, byte for byte; a larger one has the records of the smaller, but for what fills it up.
    """
    for name in ("one", "other"):
        invent(tmp_path / name, NUMBER)
    one, other = (
        {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()}
        for root in (tmp_path / "one", tmp_path / "other")
    )

    assert one == other


def test_each_rule_is_measured(invent, tmp_path, monkeypatch):
    """
    The table of costs has each stage and each rule that a check of one sourcebook asks.
    """
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
    invent(tmp_path / "book", NUMBER)
    costs = runpy.run_path(str(BENCHMARKS / "scale.py"))["costs"](tmp_path / "book")

    assert {"read", "join", "resolve", "register"} <= set(costs)
    assert {one.code for one in RULES if one.code[0] in "QAD"} <= {name.partition(" ")[0] for name in costs}
