"""The progress of a long command: on a terminal as one line that moves, in a log as one line a stage."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sourcebook.commands.terminal import say
from sourcebook.stages import Stage, Stages

MIB = 1024 * 1024


class Cost(NamedTuple):
    """What a stage, or one of its things, took: seconds of CPU in this process, seconds by the clock, the most memory that
    the process had by then, and how many outputs there are."""

    name: str
    cpu: float
    wall: float
    peak: int
    outputs: int
    parts: tuple["Cost", ...] = ()


class Timed(Stages):
    """Stages with what each took, and what it made."""

    def __init__(self) -> None:
        self.costs = list[Cost]()
        self.made = list[str]()
        self._start = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.perf_counter() - self._start

    @contextmanager
    def at(self, name: str) -> Iterator[Stage]:
        """A stage begins, whose costs are noted if it comes to its end."""
        stage = self.begins(name)
        yield stage
        self.costs.append(stage.cost())
        self.made += [", ".join(stage.words)] if stage.words else []
        self.ends(stage)

    def begins(self, name: str) -> "TimedStage":
        """A stage begins; return what is shown of it."""
        return TimedStage(name)

    def ends(self, stage: "TimedStage") -> None:
        """A stage came to its end."""


class TimedStage(Stage):
    """A stage that knows what it took, and each of its things that has a name."""

    def __init__(self, name: str) -> None:
        self.name, self.words, self._outputs = name, tuple[str, ...](), 0
        self._begin = self._last = _now()
        self._parts = list[Cost]()

    def did(self, name: str = "", outputs: int = 1) -> None:
        """What was done since the last time is this."""
        self._outputs += outputs
        if name:
            now = _now()
            self._parts.append(_cost(name, self._last, now, outputs))
            self._last = now

    def made(self, *words: str) -> None:
        """Keep the words."""
        self.words = words

    def cost(self) -> Cost:
        """What it took, up to now."""
        return _cost(self.name, self._begin, _now(), self._outputs)._replace(parts=tuple(self._parts))


class Logged(Timed):
    """Tells each stage in a line of its own, once it is done."""

    def ends(self, stage: TimedStage) -> None:
        """Say what it made, and how long that took."""
        words = f": {', '.join(stage.words)}" if stage.words else ""
        say(f"{stage.name}{words} ({self.costs[-1].wall:.1f} s)")


@contextmanager
def progress(in_log: bool = True) -> Iterator[Timed]:
    """Tell of stages on the terminal, until the block ends, or else in lines of a log, if these are wanted."""
    if not moves():
        yield Logged() if in_log else Timed()
        return
    # here, since it takes long, and most checks are read by no person
    from sourcebook.commands.progress_bar import progress_bar

    with progress_bar() as stages:
        yield stages


def moves() -> bool:
    """Whether a line can be written over where this process says what it does: on a terminal that somebody looks at."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


def table(costs: list[Cost]) -> str:
    """What stages and their parts took, the most expensive first, each stage before its parts."""
    head = f"{'':34}{'CPU s':>9}{'wall s':>9}{'peak MiB':>10}{'outputs':>9}"
    rows = [row for one in _dearest(costs) for row in (_row(one), *map(_part, _dearest(one.parts)))]
    return "\n".join([head, *rows])


def _dearest(costs: "tuple[Cost, ...] | list[Cost]") -> list[Cost]:
    return sorted(costs, key=lambda one: (-one.cpu, one.name))


def _part(one: Cost) -> str:
    return _row(one._replace(name=f"  {one.name}"))


def _row(one: Cost) -> str:
    return f"{one.name:34}{one.cpu:9.2f}{one.wall:9.2f}{one.peak / MIB:10,.0f}{one.outputs:9,}"


def _now() -> tuple[float, float]:
    return time.process_time(), time.perf_counter()


def _cost(name: str, begin: tuple[float, float], end: tuple[float, float], outputs: int) -> Cost:
    return Cost(name, end[0] - begin[0], end[1] - begin[1], _peak(), outputs)


def _peak() -> int:
    """The most bytes of memory that this process had so far; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
