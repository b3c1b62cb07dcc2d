"""What the benchmarks measure: invented sourcebooks that are right, and the same each time; and what they say of it."""

import json
import runpy
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sourcebook.model import NOUNS, Event, Page, Source
from sourcebook.model.entry import Entry, Frozen, model_of_field
from sourcebook.model.fields import NOT_WRITTEN
from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.rules.check import ERRORS, WARNINGS, diagnostics, warnings
from tests.harness.sourcebooks import resolved

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
LIMITS = BENCHMARKS.parent / "content" / "pages" / "limits.md"
LEAST, NUMBER = 40, 60


@pytest.fixture
def invent():
    """The maker of invented sourcebooks."""
    return runpy.run_path(str(BENCHMARKS / "invent.py"))["invent"]


@pytest.mark.parametrize("number", (LEAST, NUMBER))
def test_an_invented_sourcebook_passes_the_check(invent, tmp_path, number):
    """
    It has as many records as were asked for, some of each noun, and neither errors nor warnings.
    """
    invent(tmp_path / "book", number)
    book = resolved(tmp_path / "book")
    found = diagnostics(book)

    assert [] == [*found, *warnings(book, found)]
    assert number == len(list(book.records()))
    assert [] == [noun.noun for noun in NOUNS if noun is not Page and not book.all(noun)]
    assert {"saying", "act"} == {book.term("kind", one.kind).is_ for one in book.all(Event)}


def test_an_invented_sourcebook_has_every_field(invent, tmp_path):
    """
    Each field of each noun, at any depth, has a value somewhere among a few hundred invented records; this counts where it
    stands, so that a note of a claim is another than one of an event.
    """
    invent(tmp_path / "book", 300)
    book = join(read(tmp_path / "book"))
    used = {way for noun in NOUNS for one in book.all(noun) for way in _used(one, noun.noun)}

    assert [] == [way for noun in NOUNS for way in _fields(noun, noun.noun) if way not in used]


def _fields(model, way):
    """The way to each field that authors write, at any depth of a model."""
    for name, field in model.model_fields.items():
        if not (issubclass(model, Entry) and name in NOT_WRITTEN):
            here, inner = f"{way}.{field.alias or name}", model_of_field(field)
            yield from _fields(inner, here) if inner else [here]


def _used(one, way):
    """The way to each field of a value, at any depth, that its file has."""
    for name in one.model_fields_set:
        here = f"{way}.{type(one).model_fields[name].alias or name}"
        held = getattr(one, name)
        for each in held if isinstance(held, tuple) else (held,):
            if isinstance(each, Frozen):
                yield from _used(each, here)
            elif each is not None:
                yield here


def test_articles_may_be_one_long_paragraph(invent, tmp_path):
    """
    Where words are asked for, each article is a headline and one paragraph of so many, and all quotes are in it.
    """
    invent(tmp_path / "book", NUMBER, 3_000)
    book = resolved(tmp_path / "book")

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


@pytest.mark.built
def test_each_stage_and_each_rule_has_its_clock(invent, tmp_path):
    """
    A command of sourcebook does what it does, and what each stage, rule and maker costs, and what rules share, is told beside it.
    """
    invent(tmp_path / "book", NUMBER)
    costs = {"build": _clocked(tmp_path, "build", "--workers", "1"), "check": _clocked(tmp_path, "check")}

    assert {"read_records", "join", "resolve", "check", "render", "write", "publish"} <= set(
        costs["build"]["stages"]
    )
    assert {"site.pages.event", "site.exports.search", "charts.timeline"} <= set(costs["build"]["makers"])
    assert {f"{one.code} {one.name}" for one in (*ERRORS, *WARNINGS)} <= set(costs["check"]["rules"])
    assert {"rules.attribution.attributions_by_source", "rules.proof.folded_articles"} <= set(
        costs["check"]["shared"]
    )
    assert 0 < sum(costs["build"]["makers"].values()) < costs["build"]["stages"]["render"]
    assert (tmp_path / "book/out/site/index.html").exists()


def _clocked(folder, command, *options):
    """What a command costs, by its clocks."""
    to = folder / "costs.json"
    subprocess.run(
        [sys.executable, BENCHMARKS / "clocked.py", to, command, folder / "book", *options], check=True
    )
    return json.loads(to.read_text("utf-8"))


def test_a_cost_is_that_of_all_processes(measure, tmp_path):
    """
    What a process starts is counted with it: its time on the processor, and its memory while both live.
    """
    busy = "import time; held = bytearray(80 << 20); end = time.process_time() + 0.4\nwhile time.process_time() < end: pass"
    both = f"import subprocess, sys; held = bytearray(60 << 20); subprocess.run([sys.executable, '-c', {busy!r}], check=True)"
    start = time.perf_counter()
    cost = measure["cost"]([sys.executable, "-c", both], tmp_path)

    assert 0.4 <= cost.cpu <= 4
    assert 140 <= cost.memory <= 400
    assert 0.4 <= cost.wall <= time.perf_counter() - start


def test_what_fails_is_not_measured(measure, tmp_path):
    """
    A command that fails has no cost: what it said is raised.
    """
    with pytest.raises(RuntimeError, match="no such page"):
        measure["cost"]([sys.executable, "-c", "raise SystemExit('no such page')"], tmp_path)


@pytest.fixture
def measure():
    """What measures a command."""
    return runpy.run_path(str(BENCHMARKS / "measure.py"))


@pytest.fixture
def report():
    """What tells of figures."""
    return runpy.run_path(str(BENCHMARKS / "report.py"))


def _figures(number):
    """Invented figures, of costs that grow with the square, and bytes that grow in a line."""
    cost = [number**2 / 1e4, number**2 / 2e4, number / 10]
    names = (
        "sourcebook build, cold",
        "sourcebook build, one summary edited",
        "sourcebook build, nothing changed",
        "MkDocs",
    )
    return {
        "runs": dict.fromkeys(names, cost),
        "clocks": {
            "stages: read": number / 1e3,
            "makers: site.pages.event": 0.001,
            "rules: Q101 quote-not-found": number / 1e3,
        },
        "sizes": dict.fromkeys(
            ("sourcebook build, cold", "MkDocs"), [number, 4 * number, 9_000 * number, 90_000, 50 * number]
        ),
        "cores": 2,
        "times": 3,
        "content": 100 * number,
        "kinds": {"cards/": [number, 2_000 * number], "pages: frames": [0, 7_000 * number]},
    }


def test_growth_is_the_exponent_between_the_last_two(report):
    """
    Ten times the records at a hundred times the cost is 2.0; what is too little to be measured has none.
    """
    figures = {"10": _figures(10), "1000": _figures(1000), "100": _figures(100)}
    figures["1000"]["runs"] = figures["1000"]["runs"] | {"Hugo": [1, 1, 1]}
    told = report["report"](figures)
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in told.splitlines()}

    assert "| 50.00 | 100.00 | 100 | 2.00 | 1,000 | 4,000 | 9,000,000 |" in rows["MkDocs"]
    assert "| – | – | – | – | – | – | 1.00 | 1.00 | 1 |  |" in rows["Hugo"]
    assert rows["read"].endswith("| 0.01 | 0.10 | 1.00 | 1.00 |")
    assert "site.pages.event" not in rows
    assert "| 0 | 7,000,000 | 70.00 |" in rows["pages: frames"]
    assert "MkDocs" in report["picture"]({"10": _figures(10), "100": _figures(100)})


def test_a_page_gets_its_figures_anew(report, tmp_path):
    """
    Only what stands below the heading of the figures is renewed, be it in the middle of the page or at its end; a page that has no
    such heading is left as it was.
    """
    page = tmp_path / "page.md"
    for after in ("\n## Sources\n\nSome.\n", ""):
        page.write_text(f"Before.\n\n## What was measured\n\n| 7 |\n{after}", "utf-8")
        report["renew"](page, {"100": _figures(100)})
        report["renew"](page, {"1000": _figures(1000)})
        text = page.read_text("utf-8")

        assert text.startswith("Before.\n\n## What was measured\n\nMeasured on two cores")
        assert "| Records | 1,000 |\n| --- | ---: |\n| Build from nothing, s | 100 |\n" in text
        assert text.endswith(f"| Largest file, MB | 0.1 |\n{after}")
        assert "| 7 |" not in text

    page.write_text("Before.\n", "utf-8")
    with pytest.raises(ValueError, match="What was measured"):
        report["renew"](page, {"100": _figures(100)})
    assert "Before.\n" == page.read_text("utf-8")


def test_the_page_limits_can_be_renewed(report, tmp_path):
    """
    The page has the heading below which its figures stand, and there a table with a row for each of today's questions.
    """
    page = LIMITS.read_text("utf-8")
    table = page.partition(f"{report['HEADING']}\n")[2].partition("\n## ")[0]
    header, _, *rows = (line for line in table.splitlines() if line.startswith("|"))

    assert header.startswith("| Records | ")
    assert [*report["QUESTIONS"]] == [row.split(" | ")[0].removeprefix("| ") for row in rows]
    assert {header.count("|")} == {row.count("|") for row in rows}


def test_each_kind_of_file_is_counted_once(report, tmp_path):
    """
    The bytes of all kinds are those of the site; a page is parted into its article and its frame.
    """
    files = {
        "index.html": "<nav>menu</nav><article>words</article>",
        "events/one/index.html": "<nav>menu</nav><article>more words</article>",
        "events/one/index.txt": "more words",
        "embed/one/index.html": "<article>chart</article>",
        "data/v1/events.csv": "id",
        "charts/one.svg": "<svg/>",
        "feed.xml": "<feed/>",
        "days/one.json": "{}",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    kinds = report["kinds"](tmp_path)

    assert len(files) == sum(number for number, _ in kinds.values())
    assert sum(map(len, files.values())) == sum(size for _, size in kinds.values())
    assert [0, 2 * len("<nav>menu</nav>")] == kinds["pages: frames"]
    assert [1, len("id")] == kinds["data/ .csv"]
    assert [1, len("{}")] == kinds["beside pages"]


def test_what_is_taken_away_is_removed_later(tmp_path):
    """
    Folders and links are moved aside whole, and two of one name do not meet, nor one with what an earlier run left; nothing there is nothing to do.
    """
    aside = runpy.run_path(str(BENCHMARKS / "measure.py"))["aside"]
    waste = aside.__globals__["WASTE"] = tmp_path / "waste"
    (waste / "1" / "left").mkdir(parents=True)
    for _ in range(2):
        (tmp_path / "out" / "site").mkdir(parents=True)
        (tmp_path / "out" / "site" / "page").write_text("x", "utf-8")
        aside(tmp_path / "out")
    (tmp_path / "link").symlink_to("nowhere")
    aside(tmp_path / "link")
    aside(tmp_path / "nothing")

    assert ["waste"] == [one.name for one in tmp_path.iterdir()]
    assert 2 == len(list(waste.rglob("page")))
    assert 1 == sum(one.is_symlink() for one in waste.rglob("*"))


@pytest.mark.parametrize(
    ("number", "told"), [("39", "number: 39 records are fewer"), ("40", "folder: {} has something in it")]
)
def test_what_cannot_be_invented_is_told(tmp_path, number, told):
    """
    Too few records, and a folder that is not empty, are told in a line, without a traceback; nothing is written.
    """
    (tmp_path / "kept").write_text("kept", "utf-8")
    command = [sys.executable, BENCHMARKS / "invent.py", tmp_path, number]

    done = subprocess.run(command, capture_output=True, text=True)

    assert 2 == done.returncode
    assert told.format(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr
    assert ["kept"] == [one.name for one in tmp_path.iterdir()]


SCRIPTS = ("tests/harness/mutants.py", *(f"benchmarks/{name}.py" for name in (
    "bench", "browser", "clocked", "imports", "invent", "search", "serve", "speaker_swaps", "zensical"
)))  # fmt: skip


def test_every_script_is_in_the_list_of_scripts():
    """
    Each file of benchmarks/ that can be called is tried below.
    """
    called = {one.name for one in BENCHMARKS.glob("*.py") if "__main__" in one.read_text("utf-8")}

    assert called == {Path(one).name for one in SCRIPTS if one.startswith("benchmarks/")}


@pytest.mark.long
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_answers_help(script):
    """
    Each script says how it is called when it is asked with --help, and does nothing else.
    """
    asked = [sys.executable, str(BENCHMARKS.parent / script), "--help"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)

    assert (0, "") == (answer.returncode, answer.stderr)
    assert "usage:" == answer.stdout[:6].lower()
