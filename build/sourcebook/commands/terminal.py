"""What the commands share: the folder they are given, how they answer, and how they end."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.status import Status

from sourcebook.model import Diagnostic


def _sourcebook_at(root: Path) -> Path:
    """The folder, if it is one that can be read."""
    if not root.is_dir():
        raise typer.BadParameter(
            f"there is no folder {root}; name the one that holds content/, seeds/ and mkdocs.yml"
        )
    if not (root / "content").is_dir():
        raise typer.BadParameter(
            f"there is no content/ in {root}; name the folder that holds content/, seeds/ and mkdocs.yml"
        )
    return root


Root = Annotated[
    Path,
    typer.Argument(
        help="The folder that holds content/, seeds/ and mkdocs.yml.",
        show_default="here",
        callback=_sourcebook_at,
    ),
]


class Format(StrEnum):
    """How errors and warnings are told."""

    text = "text"
    github = "github"


def busy(what: str) -> Status:
    """Show that work goes on, on a terminal only."""
    return Console(stderr=True).status(f"{what} …")


def tell(diagnostics: Iterable[Diagnostic], format: Format = Format.text) -> None:
    """Print each error or warning, in the order given."""
    for one in diagnostics:
        say(_annotation(one) if format is Format.github else str(one))


def say(words: str) -> None:
    """Print words beside what a command gives out, so that they never mix with it in a pipe."""
    typer.echo(words, err=True)


def many(count: int, one: str, more: str = "") -> str:
    """A number with its noun, such as `1 error` or `1,200 errors`."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def end(words: str, code: int) -> NoReturn:
    """End the command with a closing line and an exit code."""
    say(words)
    raise typer.Exit(code)


def _annotation(diagnostic: Diagnostic) -> str:
    """One error or warning as GitHub's runner reads it; values are escaped as its toolkit does."""
    place = f"file={_property(diagnostic.path)},line={diagnostic.line},col={diagnostic.column}"
    title = f"title={_property(diagnostic.rule)}"
    return f"::{diagnostic.severity} {place},{title}::{_data(diagnostic.told)}"


def _data(text: str) -> str:
    """The words of an annotation, in which nothing can end the line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value before the words, in which nothing can end the value, either."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
