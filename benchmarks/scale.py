"""What a check costs as a sourcebook grows: CPU seconds of each stage and each rule, and how fast they grow.

    .venv/bin/python benchmarks/scale.py [NUMBER …] [--from FOLDER] [--words WORDS]

Sourcebooks of so many invented records (100, 1,000 and 10,000 unless told otherwise) are made aside, or taken from
FOLDER/NUMBER where they are there (with --words, each article is one paragraph of so many), and read by a process of their own each. Growth is the exponent between the last two: 1.0
is linear, 2.0 quadratic. What several rules ask for is worked out for the first of them. What costs less than a
hundredth of a second everywhere is left out.
"""

import argparse
import gc
import json
import math
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import TypeVar

from invent import invent

from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.rules.check import AT_READING, ERRORS, WARNINGS, history_diagnostics

T = TypeVar("T")
LEAST = 0.01


def main() -> None:
    """Print the table; with `--of FOLDER`, which is how each row is asked for, the costs of one sourcebook as JSON."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("numbers", nargs="*", type=int, default=[100, 1_000, 10_000])
    asked.add_argument("--from", dest="folder", type=Path)
    asked.add_argument("--words", type=int, default=0)
    asked.add_argument("--of", type=Path)
    given = asked.parse_args()
    if given.of:
        print(json.dumps(costs(given.of)))
        return
    with tempfile.TemporaryDirectory() as aside:
        where = given.folder or Path(aside)
        table({number: _costs_apart(_made(where, number, given.words)) for number in given.numbers})


def costs(root: Path) -> dict[str, float]:
    """CPU seconds of each stage and rule of a check of the sourcebook kept at `root`, and the memory that it took."""
    gc.set_threshold(100_000, 20, 100)  # as the command line has it
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        start = process_time()
        done = work()
        spent[name] = process_time() - start
        return done

    files = timed("read", lambda: read(root))
    linked = timed("join", lambda: join(files))
    book = timed("resolve", lambda: resolve(linked))
    for rule in (*AT_READING, *ERRORS, *WARNINGS):
        timed(f"{rule.code} {rule.name}", lambda rule=rule: list(rule(book)))
    timed("register", lambda: history_diagnostics(book, ()))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**spent, "all": sum(spent.values()), "memory, MiB": memory}


def _costs_apart(root: Path) -> dict[str, float]:
    """The same in a process of its own, which has nothing worked out yet."""
    told = subprocess.run(
        [sys.executable, __file__, "--of", root], capture_output=True, text=True, check=True
    )
    return json.loads(told.stdout)


def _made(folder: Path, number: int, words: int) -> Path:
    root = folder / str(number)
    if not root.exists():
        invent(root, number, words)
    return root


def table(found: dict[int, dict[str, float]]) -> None:
    """Print a row for each stage and rule, the most expensive first."""
    numbers = sorted(found)
    last = found[numbers[-1]]
    print(f"{'':44}" + "".join(f"{number:>10,}" for number in numbers) + f"{'growth':>9}")
    for name in sorted(last, key=lambda name: -last[name]):
        row = [found[number][name] for number in numbers]
        if max(row) >= LEAST:
            growth = (
                f"{_growth(numbers[-2:], row[-2:]):9.2f}"
                if len(row) > 1 and min(row[-2:]) >= LEAST / 10
                else ""
            )
            print(f"{name:44}" + "".join(f"{one:10.2f}" for one in row) + growth)


def _growth(numbers: list[int], costs: list[float]) -> float:
    return math.log(costs[1] / costs[0]) / math.log(numbers[1] / numbers[0])


if __name__ == "__main__":
    main()
