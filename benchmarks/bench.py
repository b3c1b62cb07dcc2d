"""What a site costs as it grows, and what others take for the same Markdown: `make bench`, or `make bench ARGS="100 1000"`.

    .venv/bin/python benchmarks/bench.py [NUMBER …] [--times N] [--check | --publishing] [--words WORDS] [--add] [--page FILE]

For sourcebooks of so many invented records (100, 1,000 and 10,000 unless told otherwise): the whole line, cold, in one
process and with its workers, with its cards kept, with nothing changed and with one summary edited; a check; plain MkDocs, Zensical,
Hugo and Eleventy on the pages that it made, and the floor, which is writing the files of the finished site from memory. Of a record
too large for all of this, `--publishing` makes the pages without cards, and measures publishing them, here and by Hugo. All are run
in turn, and so often; medians count. Seconds are CPU seconds of all processes that take part, unless they are said to be those on the wall.

The tables go to out/bench/report.md, the picture to out/bench/chart.svg, and what was measured to out/bench/figures.json.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from clocked import cpu
from invent import invent
from measure import WASTE, Cost, aside, cost
from report import HEADING, kinds, picture, renew, report
from rivals import AUDITED, OURS, installed, rivals

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "out" / "bench"
FIGURES = OUT / "figures.json"
COLD, CHECK = "sourcebook build, cold", "sourcebook check"
Clocks, Sizes = dict[str, list[float]], dict[str, Any]
Turn = Callable[[Path, int, Clocks, Sizes], Iterator[tuple[str, Cost]]]
"""Runs each of what is measured once, with its name; clocks and sizes are filled by the way."""


def main() -> None:
    """Measure, tell of it, and draw it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("numbers", nargs="*", type=int, default=[100, 1_000, 10_000], help="of records")
    asked.add_argument("--times", type=int, default=3, help="how often each is run (3)")
    asked.add_argument(
        "--add", action="store_true", help="keep the figures of other sizes that were measured before"
    )
    alone = asked.add_mutually_exclusive_group()
    alone.add_argument("--check", action="store_const", const=checks, help="measure a check alone")
    alone.add_argument(
        "--publishing", action="store_const", const=publishings, help="measure publishing alone, and Hugo"
    )
    asked.add_argument(
        "--words", type=int, default=0, help="make each article one paragraph of so many words"
    )
    asked.add_argument("--page", type=Path, help="renew the table of figures in this page, too")
    given = asked.parse_args()
    turn = given.check or given.publishing or turns
    if given.page and turn is not turns:
        asked.error("a page needs the figures of whole builds; leave out --check and --publishing")
    if given.page and HEADING not in given.page.read_text("utf-8"):
        asked.error(f"{given.page} has no heading “{HEADING}” below which its figures would stand")
    installed()
    figures = json.loads(FIGURES.read_text("utf-8")) if given.add and FIGURES.exists() else {}
    for number in given.numbers:
        root = made(number, given.words)
        figures[str(number)] = measured(root, number, given.times, turn)
        aside(root)
        FIGURES.write_text(json.dumps(figures, indent=1), "utf-8")
    shutil.rmtree(WASTE, ignore_errors=True)  # with 10,000 records, it takes gigabytes
    tables = report(figures)
    (OUT / "report.md").write_text(tables, "utf-8")
    (OUT / "chart.svg").write_text(picture(figures), "utf-8")
    if given.page:
        renew(given.page, figures)
    print(tables)


def made(number: int, words: int) -> Path:
    """A sourcebook of so many records; a repository of its own, or what git ignores here would be ignored in it, too."""
    root = OUT / "books" / str(number)
    aside(root)
    (root / ".git").mkdir(parents=True)
    told(f"{number:,} records: invented")
    invent(root, number, words)
    return root


def measured(root: Path, number: int, times: int, turn: Turn) -> dict[str, Any]:
    """The medians of each run, and of each stage, rule and maker of a cold build and a check; and what the site has in bytes."""
    runs, clocks = defaultdict(list[Cost]), defaultdict(list[float])
    sizes: Sizes = {}
    for time_of in range(times):
        for name, one in turn(root, time_of, clocks, sizes):
            told(
                f"{number:,} records, {time_of + 1} of {times}: {name:42} {one.cpu:8.2f} s of CPU, {one.wall:8.2f} s, {one.memory:6,.0f} MiB"
            )
            runs[name].append(one)
    return {
        "runs": {
            name: [statistics.median(part) for part in zip(*each, strict=True)] for name, each in runs.items()
        },
        "clocks": {name: statistics.median(each) for name, each in clocks.items()},
        "sizes": sizes,
        "cores": len(os.sched_getaffinity(0)),
        "times": times,
        "content": sum(_size(root / one) for one in ("content", "seeds")),
        "kinds": kinds(root / "out" / "site") if turn is turns else {},
    }


def checks(root: Path, turn: int, clocks: Clocks, sizes: Sizes) -> Iterator[tuple[str, Cost]]:
    """A check alone."""
    yield CHECK, _clocked(root, "check", clocks)


PAGES = """
import gc
gc.disable()  # as the command line does
from pathlib import Path
from sourcebook.build import load
from sourcebook.publish.render import render
from sourcebook.publish.write import write
write(render(load(Path())), Path("out", "pages"))
"""


def publishings(root: Path, turn: int, clocks: Clocks, sizes: Sizes) -> Iterator[tuple[str, Cost]]:
    """Publishing alone, by us and by Hugo, of pages that are made once, and have no cards."""
    if not turn:
        with (root / "content" / "site.yaml").open("a", encoding="utf-8") as site:
            site.write("cards: false\n")
        yield "making the pages", cost([sys.executable, "-c", PAGES], root)
    yield from published(root, sizes, (OURS, AUDITED, "Hugo"))


def turns(root: Path, turn: int, clocks: Clocks, sizes: Sizes) -> Iterator[tuple[str, Cost]]:
    """All of the line, publishing by others, and the floor."""
    out = root / "out"
    build = [sys.executable, "-m", "sourcebook", "build", root]
    aside(out)
    yield "sourcebook build, cold, in one process", _clocked(root, "build", clocks, "--workers", "1")
    aside(out)
    yield COLD, cost(build, root)
    for path in out.iterdir():
        if path.name != "cache":
            aside(path)
    yield "sourcebook build, its cards kept", cost(build, root)
    yield "sourcebook build, nothing changed", cost(build, root)
    record = min((root / "content" / "events").rglob("*.yaml"))
    before = record.read_text("utf-8")
    record.write_text(
        re.sub(r"(?<=^summary: )(?:>-\n  )?", rf"\g<0>Edit {turn}. ", before, count=1, flags=re.M), "utf-8"
    )
    yield "sourcebook build, one summary edited", cost(build, root)
    yield CHECK, _clocked(root, "check", clocks)
    sizes[COLD] = _sizes((out / "site").resolve())
    yield from published(root, sizes)  # what is audited is held against the record as it was edited
    record.write_text(before, "utf-8")
    yield "writing the same files", _floor((out / "site").resolve(), OUT / "floor")


def published(root: Path, sizes: Sizes, names: tuple[str, ...] = ()) -> Iterator[tuple[str, Cost]]:
    """Publishing the pages that were made, by each that does so, or by those named."""
    for rival in (one for one in rivals() if not names or one.name in names):
        project = OUT / "project"
        aside(project)
        project.mkdir(parents=True)
        rival.lay_out(root, project)
        try:
            one = cost(rival.command(root, project), project, **rival.environment)
        except RuntimeError as failed:
            told(f"{rival.name} makes no site of these pages and is left out: {failed}")
        else:
            yield rival.name, one
            sizes[rival.name] = _sizes(project / "site")
    aside(project)


def _clocked(root: Path, command: str, clocks: Clocks, *options: str) -> Cost:
    """What a command of sourcebook costs; its clocks are added."""
    to = OUT / "clocks.json"
    one = cost([sys.executable, HERE / "clocked.py", to, command, root, *options], root)
    for group, spent in json.loads(to.read_text("utf-8")).items():
        for name, seconds in spent.items():
            if (command == "check") == (group in ("rules", "shared")):
                clocks[f"{group}: {name}"].append(seconds)
    return one


def _floor(site: Path, to: Path) -> Cost:
    """What it costs to write the files of a site, and nothing else."""
    held = [(path.relative_to(site), path.read_bytes()) for path in site.rglob("*") if path.is_file()]
    folders = sorted({path.parent for path, _ in held})
    start, before = time.perf_counter(), cpu()
    for folder in folders:
        (to / folder).mkdir(parents=True, exist_ok=True)
    for path, data in held:
        (to / path).write_bytes(data)
    found = Cost(time.perf_counter() - start, cpu() - before, sum(len(data) for _, data in held) / 2**20)
    aside(to)
    return found


def _sizes(site: Path) -> list[int]:
    """How many pages, files and bytes a site has, and the bytes of its largest page and its largest file."""
    files = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [size for path, size in files.items() if path.name == "index.html"]
    return [
        len(pages),
        len(files),
        sum(files.values()),
        max(pages, default=0),
        max(files.values(), default=0),
    ]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def told(line: str) -> None:
    """Tell how far it is."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
