"""What the commands share: the folder they are given, how they answer, and how they end."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from sourcebook.commands.log import annotation, command, unobeyed_json
from sourcebook.history.commit import NoSuchCommit
from sourcebook.model import MOST_LISTED, Diagnostic, Diagnostics, of_the_disk, printable, readable
from sourcebook.model.text import count

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


def sourcebook_at(root: Path) -> Path:
    """The folder, if it is one that can be read."""
    if not os.path.isdir(root):
        raise typer.BadParameter(
            f"there is no folder {printable(str(root))}; name the one that holds content/, seeds/ and mkdocs.yml"
        )
    content = root / "content"
    if not os.path.islink(content) and not os.path.isdir(content):  # the check tells of a link
        raise typer.BadParameter(
            f"there is no content/ in {printable(str(root))}; name the folder that holds content/, seeds/ and mkdocs.yml, or start one: sourcebook init"
        )
    return root


Root = Annotated[
    Path,
    typer.Argument(
        help="The folder that holds content/, seeds/ and mkdocs.yml.",
        show_default="here",
        callback=sourcebook_at,
    ),
]


At = Annotated[
    Path,
    typer.Option(
        "--root",
        help="The folder that holds content/, seeds/ and mkdocs.yml.",
        show_default="here",
        callback=sourcebook_at,
    ),
]


class Format(StrEnum):
    """How errors and warnings are shown."""

    text = "text"
    github = "github"
    json = "json"


GUTTER = 8
"""Columns before an offending line: its number, and a bar."""
LARGEST_SHOWN = 1024 * 1024
"""Bytes of a file of which a line is shown."""


def busy(what: str) -> AbstractContextManager[object]:
    """Show that work goes on, on a terminal only."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # here, since it takes long, and most checks are read by no person

    return Console(stderr=True).status(f"{what} …")


def report(diagnostics: Iterable[Diagnostic], root: Path, format: Format = Format.text) -> None:
    """Print each error or warning in the order given, and how many more there are than can be read.

    On a terminal each is followed by the line in which it is, with a mark under the column.
    """
    console = _console() if sys.stderr.isatty() else None
    for one in readable(diagnostics):
        if isinstance(one, str):
            say(one)
        elif format is Format.github:
            command(_annotation(one.printable()))
        elif console:
            console.print(_with_its_line(one, root, console.width))
        else:
            say(str(one))


def _console() -> "Console":
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def as_json(diagnostics: Iterable[Diagnostic], settled: Iterable[Diagnostic]) -> str:
    """Errors and warnings as data, those that a note settles apart; CONTRIBUTING says what each field is."""
    listed = list(diagnostics)
    data = {
        "version": 1,
        "errors": sum(one.severity == "error" for one in listed),
        "warnings": sum(one.severity == "warning" for one in listed),
        "more": max(0, len(listed) - MOST_LISTED),
        "diagnostics": [_as_data(one) for one in listed[:MOST_LISTED]],
        "settled": [_as_data(one) for one in islice(settled, MOST_LISTED)],
    }
    return unobeyed_json(json.dumps(data, ensure_ascii=False, indent=2))


def _as_data(diagnostic: Diagnostic) -> dict[str, str | int]:
    """One error or warning as data."""
    one = diagnostic.printable()
    problem, mend = one.parts
    return {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "field": one.field,
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "message": one.what,
        "problem": problem,
        "mend": mend,
    }


def _with_its_line(diagnostic: Diagnostic, root: Path, width: int) -> "Text":
    """An error or warning, its rule in front, and below it the line in which it is, with a mark under the column."""
    from rich.cells import cell_len, set_cell_size
    from rich.text import Text

    one = diagnostic.printable()
    colour = "red" if one.severity == "error" else "yellow"
    told = Text.assemble(
        (one.rule, f"bold {colour}"), " ", (f"{one.path}:{one.line}:{one.column}", "bold"), f"\n  {one.text}"
    )
    line = _line(root / diagnostic.path, one.line)
    if line is None:
        return told
    before, after = printable(line[: one.column - 1]), printable(line[one.column - 1 :])
    room = max(20, width - GUTTER - 1)
    start = before if cell_len(before) < room * 2 // 3 else f"…{before[-room // 2 :]}"
    shown = set_cell_size(start + after, min(room, cell_len(start + after)))
    mark = " " * cell_len(start) + "^"
    told.append(f"\n{one.line:>5} │ {shown}\n      │ ", "dim")
    return told.append(mark, f"bold {colour}")


def _line(path: Path, number: int) -> str | None:
    """A line of a plain file, if there is one of this number."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_SHOWN:
            return None
        return path.read_text("utf-8", errors="replace").split("\n")[number - 1].rstrip("\r")
    except (OSError, IndexError, ValueError):
        return None


def say(words: str) -> None:
    """Print words beside what a command gives out, so that they never mix with it in a pipe."""
    typer.echo(words, err=True)


def end(words: str, code: int) -> NoReturn:
    """End the command with a closing line and an exit code."""
    say(words)
    raise typer.Exit(code)


@contextmanager
def ended_by_faults(root: Path, words: str) -> Iterator[None]:
    """End the command, `words` last, where the records at `root` have errors or the disk refuses something."""
    try:
        yield
    except Diagnostics as found:
        report(found.diagnostics, root)
        end(f"{count(len(found.diagnostics), 'error')} to mend; {words}", 1)
    except OSError as error:
        say(of_the_disk(error))
        end(words, 1)


@contextmanager
def commit_named(name: str, by: str) -> Iterator[None]:
    """Refuse the name of a commit that git does not know, and say by which option or argument it was given."""
    try:
        yield
    except NoSuchCommit as error:
        raise typer.BadParameter(f"{printable(name)}: {error}", param_hint=f"'{by}'") from None


def _annotation(one: Diagnostic) -> str:
    """One error or warning as GitHub's runner reads it."""
    return annotation(one.severity, one.text, file=one.path, line=one.line, col=one.column, title=one.rule)
