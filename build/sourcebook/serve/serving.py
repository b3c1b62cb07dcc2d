"""What is shown while somebody writes: the site as last made, which of its files changed when, and what is to mend."""

import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sourcebook.model import Diagnostic, Diagnostics, Sourcebook, readable
from sourcebook.serve.contents import Contents, stamps
from sourcebook.serve.inputs import Inputs

MOST_SHOWN = 20
"""Errors that a browser shows; a terminal has all."""
MOST_NAMED = 3
"""Changed files that a terminal names."""
HEARTBEAT = 5.0
"""Seconds after which a stream says something, so that one to which nobody listens is noticed."""


class LastGood:
    """The last sourcebook that was found sound as a whole, and the files that have changed since it was read."""

    def __init__(self) -> None:
        self.book: Sourcebook | None = None
        self.changed = frozenset[str]()

    def keep(self, book: Sourcebook) -> Sourcebook:
        """Keep a sourcebook that was just found sound."""
        self.book, self.changed = book, frozenset()
        return book


class EditedPage(NamedTuple):
    """A page that is to be seen before the site that has it is made."""

    words: str
    file: str
    """Where it will stand in the site."""
    content: bytes
    judged: str = ""
    """The one file in which it is known that nothing is wrong; none where that is known of all."""


class Refused(Exception):
    """Nothing was published, and the site stays as it was; why, a line for each thing to mend, or as many as can be read."""

    def __init__(self, lines: tuple[str, ...], count: int = 0) -> None:
        super().__init__("\n".join(lines))
        self.lines, self.count = lines, count or len(lines)

    def is_of(self, file: str) -> bool:
        """Whether all that is to mend stands in one file; of any, if none is named."""
        return all(one.startswith(f"{file}:") or not file for one in self.lines)


def refused(found: Iterable[Diagnostic]) -> Refused:
    """What is wrong in a sourcebook, as it is told."""
    diagnostics = Diagnostics(found).diagnostics
    return Refused(tuple(map(str, readable(diagnostics))), len(diagnostics))


class Outdated(Exception):
    """More has changed since a build began: it is given up, and the site stays as it was."""


Build = Callable[[frozenset[str], Callable[[], bool]], Iterable[str | EditedPage | Refused]]
"""Makes the site anew after files changed.

It takes the paths of these files (none at the start), and a function that says whether more has changed meanwhile. Each time that
more of the site can be seen it yields what, in words or as the page, and `Refused` as soon as it is known that the site will be. It
raises `Refused`, and `Outdated` where more has changed."""


class Report(NamedTuple):
    """What a page must know: which files of the site changed since it was loaded (None: perhaps all), and what is to mend."""

    made: str
    changed: list[str] | None
    heading: str
    errors: list[str]


class Serving:
    """The site in a folder, made anew by `build` whenever its inputs change."""

    def __init__(self, site: Path, build: Build) -> None:
        self.site, self.below = site, "/"
        self._build = build
        self._ended = threading.Event()
        self._turn = threading.Condition()
        self._turns = self._made = 0
        self._start = str(time.time_ns())
        self._contents = Contents()
        self.edited: dict[str, bytes] = {}
        """Pages that are shown instead of those in the folder, until the site that has them is made."""
        self._changed_at: dict[str, int] = {}
        self._refused = Refused(())

    @property
    def made(self) -> str:
        """Which making of the site is shown; that of another start of the server is none of this one's."""
        return f"{self._start}-{self._made}"

    def work(self, inputs: Inputs) -> None:
        """Build, and again after each change, until `end`. What changes during a build is built after it."""
        self._changed_files()
        changed = frozenset[str]()
        while not self._ended.is_set():
            self.below = inputs.below
            self._make(changed, inputs.has_changed)
            changed = inputs.changed(self._ended)

    def end(self) -> None:
        """Let `work` and all streams of news come to their end."""
        self._ended.set()
        with self._turn:
            self._turn.notify_all()

    def _make(self, changed: frozenset[str], has_changed: Callable[[], bool] = lambda: False) -> None:
        """Build once, unless more changes meanwhile; whatever hinders it is told, and raised no further."""
        start = time.perf_counter()
        why_not, shown = Refused(()), set[str]()
        try:
            for made in self._build(changed, has_changed):
                if isinstance(made, Refused):  # the terminal is told once, when all is known
                    self._tell_browsers(frozenset(), made)
                    continue
                altered = self._show(made) if isinstance(made, EditedPage) else self._changed_files()
                shown |= {made.file} if isinstance(made, EditedPage) else set()
                is_mended = isinstance(made, EditedPage) and self._refused.is_of(made.judged)
                self._tell_browsers(altered, Refused(()) if is_mended else self._refused)
                seconds = time.perf_counter() - start
                words = made.words if isinstance(made, EditedPage) else made
                say(f"{_named(changed)}{words} in {seconds:.1f} s; files that differ: {len(altered):,}")
        except Outdated:
            say(f"{_named(changed)}more has changed meanwhile; begun anew")
            return
        except Refused as why:
            why_not = why
            say(f"{_named(changed)}not built\n{why}\n{self._as_before}")
        except Exception as error:  # the generator's own fault; the next edit may not meet it
            traceback.print_exc()
            told = f"the generator failed, and the terminal says where: {type(error).__name__}: {error}"
            why_not = Refused((told,))
        dropped = self.edited.keys() & shown
        self.edited = {file: page for file, page in self.edited.items() if file not in dropped}
        self._tell_browsers(frozenset(dropped), why_not)

    def _show(self, page: EditedPage) -> frozenset[str]:
        """Show a page at once; its file."""
        self.edited = {**self.edited, page.file: page.content}
        return frozenset([page.file])

    def _changed_files(self) -> frozenset[str]:
        """Which files of the site hold something else than what was shown; those of releases that came and went unseen count, too."""
        shown, self.edited = self.edited, {}
        changed = self._contents.changed(
            self.site, dict(stamps(self.site.resolve())) if self.site.exists() else {}
        )
        seen = {one for one, content in shown.items() if _holds(self.site / one, content)}
        return frozenset(changed.union(shown) - seen)

    def _tell_browsers(self, altered: frozenset[str], refused: Refused) -> None:
        with self._turn:
            if altered:
                self._made += 1
                self._changed_at.update(dict.fromkeys(altered, self._made))
            if altered or (refused.lines, refused.count) != (self._refused.lines, self._refused.count):
                self._refused = refused
                self._turns += 1
                self._turn.notify_all()

    @property
    def _as_before(self) -> str:
        return "the site stays as it was" if self.site.exists() else "there is no site yet"

    def news(self, since: str) -> Iterator[Report | None]:
        """What a page that was loaded at `since` must know, now and whenever that changes; None at times, without news."""
        seen = -1
        while not self._ended.is_set():
            with self._turn:
                came = self._turn.wait_for(partial(self._has_turned, seen), HEARTBEAT)
                seen, news = self._turns, self._news(since)
            since = news.made
            yield news if came else None

    def _has_turned(self, seen: int) -> bool:
        return self._ended.is_set() or self._turns != seen

    def _news(self, since: str) -> Report:
        start, _, number = since.rpartition("-")
        known = start == self._start and number.isdecimal()
        changed = sorted(one for one, at in self._changed_at.items() if at > int(number)) if known else None
        lines, count = self._refused.lines, self._refused.count
        more = count - MOST_SHOWN
        errors = [*lines[:MOST_SHOWN], *([f"and {more:,} more, on the terminal"] if more > 0 else [])]
        return Report(
            self.made, changed, f"{_errors(count)} to mend; {self._as_before}" if count else "", errors
        )


def say(words: str) -> None:
    """Say something on the terminal."""
    print(words, file=sys.stderr, flush=True)


def _named(changed: frozenset[str]) -> str:
    """Which files changed, as the beginning of a sentence; nothing at the start."""
    first, more = sorted(changed)[:MOST_NAMED], len(changed) - MOST_NAMED
    told = ", ".join([*first, *([f"{more:,} more"] if more > 0 else [])])
    return f"{told} changed: " if told else ""


def _errors(count: int) -> str:
    return f"{count:,} error{'s' if count != 1 else ''}"


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
