"""The scripts: their types, their format and their own tests, and that no measure of a chart is written in them."""

import datetime as dt
import itertools
import json
import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sourcebook.charts import claim, official, template, timeline
from sourcebook.drawing import layout, measures, rows, scale, spec
from sourcebook.evidence import fold, sentences
from sourcebook.model import Output, When
from sourcebook.site.exports.search import index
from sourcebook.site.search.findable import Findable, Group, Passage

pytestmark = pytest.mark.long

PROJECT = Path(__file__).parents[2]
TESTS = sorted(map(str, (PROJECT / "tests" / "scripts").glob("*.test.js")))
FORMATTED = ("build/**/*.{css,js,ts}", "tests/scripts/*.js")
OTHERS = {
    "AROUND": 8,
    "LONG": 26,
    "EDGE": 14,
    "LETTER": 8.5,
    "APART": 7,
    "LEAST": 12,
    "LINE": 17,
    "BELOW": 11,
    "NARROWEST": 11,
    "BROAD": 20,
    "SHORT": 40,
    "FORTNIGHT": 10,
    "FORTNIGHTS": 5,
    "MONTH_STEPS": (3, 1.7, 1.1),
    "YEAR": 0.11,
    "SHORT_YEAR": 0.045,
    "YEARS": 0.15,
    "NAME_LETTER": 8,
    "HALF_LETTER": 4,
    "BESIDE": 6,
    "AFTER_DAY": 15,
    "BEFORE_DAY": 31,
    "AFTER_SHORT_YEAR": 12,
    "SHORT_YEAR_BEFORE_DAY": 21,
}
"""Every measure that a chart tells the scripts, with another value than the build draws by."""
SIGNS = [
    *"ab1 2.,-'\"“”„‟«»″〝〞「」『』‘’‚‛‹›′`´‐‑‒–—―−…:/&@_+!?\t\n\u00a0\u00ad\u200b\u200d\u0301\u2028éß中がㄱ가",
    "e\u0301",
    "\u1112\u1161",
]
"""What the law of a passage tells apart: letters, digits, marks, dashes, spaces, what is invisible and what combines."""
WIDTHS = (260, 400, 680, 1000)
DAYS = (9, 20, 22, 34, 45, 60, 90, 200, 400, 900, 1200, 2500, 5000, 11000, 14200, 90000)
"""So wide, and of so many days, that each rule for the days to name is the one that counts somewhere."""


@pytest.fixture(scope="module")
def charts(tmp_path_factory, small_record, record):
    """A folder with the charts of both sourcebooks, and again with them drawn by other measures."""
    top = tmp_path_factory.mktemp("charts")
    books = {"small": small_record, "real": record}
    _draw(books, top / "as drawn")
    scales = [*_scales()]
    with pytest.MonkeyPatch.context() as patch:
        _measure_otherwise(patch)
        _draw(books, top / "by other measures")
        scales += _scales()
    (top / "scales").write_text(json.dumps(scales), "utf-8")
    return top


def _measure_otherwise(patch):
    """Give every measure another value in each module that has one of its name."""
    for name, value in OTHERS.items():
        for module in (layout, rows, scale, spec):
            if hasattr(module, name):
                patch.setattr(module, name, value)


def _scales():
    """Scales from days to centuries, with a busy stretch and without, and what is named on them."""
    first = dt.date(1931, 1, 1)
    for width, days in itertools.product(WIDTHS, DAYS):
        span = scale.Span(first, first + dt.timedelta(days))
        for begin, long in ((0, 6), (days // 2, 5), (days // 2, 9), (days - 12, 8), (days - 9, 9)):
            stretch = scale.Span(first + dt.timedelta(begin), first + dt.timedelta(begin + long))
            for one in {None, stretch if begin >= 0 and stretch.last <= span.last and days > 60 else None}:
                yield _scale(scale.Scale.of(span, 100, 100 + width, one))


def _scale(made):
    """A scale as a chart tells it, and what is named on it."""
    told = {
        "knots": [{"day": day.isoformat(), "px": px} for day, px in made.knots],
        "measures": measures.measures(layout.WIDE),
        "breaks": [day.isoformat() for day in made.breaks],
    }
    if made.stretch:
        told["stretch"] = {"from": made.stretch.first.isoformat(), "to": made.stretch.last.isoformat()}
    named = [[one.day.isoformat(), one.words, one.centred, one.is_short] for one in made.ticks()]
    return told | {"named": named}


def _draw(books, top):
    for name, book in books.items():
        made = (
            one
            for maker in (template, timeline, official, claim)
            for one in maker.make(book)
            if isinstance(one, Output)
        )
        for one in (one for one in made if one.path.suffix == ".json"):
            (top / name / one.path).parent.mkdir(parents=True, exist_ok=True)
            (top / name / one.path).write_bytes(one.data)


def _run(*command, **environment):
    ran = subprocess.run(
        command, cwd=PROJECT, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_every_measure_has_another_value():
    """
    The charts drawn by other measures differ in every one that a chart tells the scripts.
    """
    told = _leaves(measures.measures(layout.WIDE))
    with pytest.MonkeyPatch.context() as patch:
        _measure_otherwise(patch)
        others = _leaves(measures.measures(layout.NARROW))

    assert told.keys() == others.keys()
    assert [] == [name for name in told if told[name] == others[name]]


def _leaves(told, above=""):
    found = {}
    for name, value in told.items():
        found |= _leaves(value, f"{above}{name}.") if isinstance(value, dict) else {above + name: value}
    return found


@pytest.fixture(scope="module")
def law(tmp_path_factory, small_record, record):
    """A folder with law.json: what Python makes of many texts, and of every quote of both sourcebooks."""
    told = {"folded": [*_folded()], "quotes": [*_quotes(small_record), *_quotes(record)]}
    folder = tmp_path_factory.mktemp("law")
    (folder / "law.json").write_text(json.dumps(told), "utf-8")
    return folder


@pytest.fixture(scope="module")
def search(tmp_path_factory):
    """A folder with the index of an invented world."""
    folder = tmp_path_factory.mktemp("search")
    told = json.loads((PROJECT / "tests" / "scripts" / "search-world.json").read_text("utf-8"))
    for one in index([Group(**group | {"found": [*map(_findable, group["found"])]}) for group in told]):
        (folder / one.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / one.path).write_bytes(one.data)
    return folder / "search"


def _findable(told):
    date = When.of(told["date"]) if "date" in told else None
    when = date.words(told.get("lasted", False)) if date else ""
    passages = [Passage(*one) for one in told["passages"]]
    return Findable(**told | {"kind": tuple(told["kind"]), "passages": passages, "date": date, "when": when})


def _folded():
    """Texts of all that the law of a passage tells apart, and what becomes of them."""
    chance = random.Random(11)
    for _ in range(3000):
        written = "".join(chance.choices(SIGNS, k=chance.randint(1, 24)))
        folded = fold.fold(written)
        yield {
            "written": written,
            "text": folded.text,
            "joints": folded.joints,
            "edges": [fold._is_edge(folded.joints, at) for at in range(len(folded.joints) + 1)],
            "quoted": [*map(bool, sentences.quoted(written))],
        }


def _quotes(book):
    for one in book.all_quotes():
        text = one.source.article.text
        paragraph = one.passage.paragraph
        written = text[paragraph.start : paragraph.end]
        span = (one.passage.start - paragraph.start, one.passage.end - paragraph.start)
        article = book.articles[one.source.id]
        yield {
            "article": [text[each.start : each.end] for each in article],
            "place": article.index(paragraph),
            "start": _units(written[: span[0]]),
            "end": _units(written[: span[1]]),
            "voice": sentences.voice(written, *span),
            "quote": " ".join(text[one.passage.start : one.passage.end].split()),
        }


def _units(text):
    """How long a text is for a script."""
    return len(text.encode("utf-16-le")) // 2


def test_the_scripts_pass_their_own_tests(charts, law, search):
    """
    Node runs every test of tests/scripts, none skipped: among them, that charts which the scripts show whole are what
    the build has drawn, by whatever measures.
    """
    if shutil.which("node") is None:
        pytest.skip("no Node on this machine; install it: sudo apt-get install -y nodejs npm")
    code, said = _run(
        "node",
        "--test",
        "--test-reporter=tap",
        *TESTS,
        SOURCEBOOK_CHARTS=str(charts),
        SOURCEBOOK_LAW=str(law),
        SOURCEBOOK_SEARCH=str(search),
    )

    assert 0 == code, said
    assert "# skipped 0" in said
    assert len(TESTS) > 5


@pytest.mark.long
def test_the_types_of_the_scripts_are_right(npm_tool):
    """
    `tsc` finds no fault in the scripts and in their tests.
    """
    assert (0, "") == _run("node", str(npm_tool("typescript/bin/tsc")))


@pytest.mark.long
def test_scripts_and_style_sheets_are_formatted(npm_tool):
    """
    Prettier would change nothing.
    """
    code, said = _run("node", str(npm_tool("prettier/bin/prettier.cjs")), "--check", *FORMATTED)

    assert 0 == code, said


def test_lint_looks_at_the_same_files():
    """
    `make lint` gives Prettier the files that are looked at here.
    """
    (named,) = re.findall(r"^PRETTIER := (.+)$", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)

    assert FORMATTED == tuple(re.findall("'([^']+)'", named))
    assert {"build/**/*.js", "tests/scripts/**/*.js"} < set(
        json.loads((PROJECT / "tsconfig.json").read_text("utf-8"))["include"]
    )
