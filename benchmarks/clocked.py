"""A command of sourcebook with a clock on each stage, rule and maker that it calls: CPU seconds of each, as JSON in a file.

    .venv/bin/python benchmarks/clocked.py COSTS.json build ROOT --workers 1

The command is the real one, in this process; what its workers do is not parted. What several rules ask for (`once`) has a clock of its own, and is none of the first rule’s.
"""

import argparse
import inspect
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import sourcebook.__main__
import sourcebook.build
import sourcebook.cli
import sourcebook.publish.render as rendering
import sourcebook.publish.write as writing
import sourcebook.rules.check as checking
from sourcebook.model import once

Spent = defaultdict[str, dict[str, float]]
_NOTHING: Mapping[str, float] = {}


def main() -> None:
    """Run the command, and write what it cost, however it ends."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("costs", type=Path, help="the file to write")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="of sourcebook, with its options")
    asked = parser.parse_args()
    spent, run = clocks(), sourcebook.cli.main

    def told() -> None:
        try:
            run()
        finally:
            asked.costs.write_text(json.dumps(spent), "utf-8")

    sys.argv = ["sourcebook", *asked.command]
    sourcebook.cli.main = told
    sourcebook.__main__.main()  # which ends the process


def clocks() -> Spent:
    """Set a clock on each stage of the line, each rule and each maker; what they cost stands here as soon as they have run."""
    spent: Spent = defaultdict(lambda: defaultdict(float))
    _clock_shared(spent["shared"])
    within_write = defaultdict[str, float](float)  # which asks for one output after the other
    sourcebook.build.render = clocked(sourcebook.build.render, within_write, "render")
    for name, stage in inspect.getmembers(sourcebook.build, inspect.isfunction):
        if stage.__module__ != sourcebook.build.__name__ or name == "render":
            without = within_write if name == "write" else _NOTHING
            setattr(sourcebook.build, name, clocked(stage, spent["stages"], name, without))
    for group in ("AT_READING", "ERRORS", "WARNINGS"):
        rules = getattr(checking, group)
        of_all = [
            clocked(one, spent["rules"], f"{one.code} {one.name}", without=spent["shared"]) for one in rules
        ]
        setattr(checking, group, tuple(of_all))
    makers = rendering.makers
    rendering.makers = lambda *folders: [_Maker(one, spent["makers"]) for one in makers(*folders)]
    for module, name in ((rendering, "chosen"), (writing, "rasterise")):
        setattr(module, name, clocked(getattr(module, name), spent["cards"], name))
    return spent


def _clock_shared(spent: dict[str, float]) -> None:
    """Set a clock on each function that is worked out once for a sourcebook, wherever its name stands."""
    found: dict[Callable[..., Any], Callable[..., Any]] = {}
    for module in [one for name, one in sys.modules.items() if name.startswith("sourcebook.")]:
        for name, one in inspect.getmembers(module, inspect.isfunction):
            if one.__code__ is once(print).__code__:
                setattr(module, name, found.setdefault(one, _first_time(one, spent)))


def _first_time(shared: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    """The same function of a sourcebook, clocked when it is worked out."""
    name = f"{shared.__module__.removeprefix('sourcebook.')}.{shared.__name__}"
    working = clocked(shared, spent, name, without=spent)

    @wraps(shared)
    def found(book: Any) -> Any:
        return (shared if inspect.unwrap(shared) in book.worked_out else working)(book)

    return found


class _Maker:
    """A maker whose `make` is clocked."""

    def __init__(self, maker: Any, spent: dict[str, float]) -> None:
        self.__name__ = maker.__name__
        self.make = clocked(maker.make, spent, maker.__name__.removeprefix("sourcebook."))


def clocked(
    work: Callable[..., Any], spent: dict[str, float], name: str, without: Mapping[str, float] = _NOTHING
) -> Callable[..., Any]:
    """The same work, which adds what it costs to `spent`, but for what is added to `without` meanwhile; of what it gives one
    by one, each when it is asked for."""

    def timed(*given: Any, **named: Any) -> Any:
        with at_work():
            done = work(*given, **named)
        return one_by_one(done) if isinstance(done, Iterator) else done

    def one_by_one(done: Iterator[Any]) -> Iterator[Any]:
        while True:
            with at_work():
                one = next(done, done)
            if one is done:
                return
            yield one

    @contextmanager
    def at_work() -> Iterator[None]:
        start, before = cpu(), sum(without.values())
        try:
            yield
        finally:
            spent[name] += cpu() - start - (sum(without.values()) - before)

    return timed


def cpu() -> float:
    """CPU seconds of this process, and of those that it has started and that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


if __name__ == "__main__":
    main()
