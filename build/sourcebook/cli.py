"""The command line: `sourcebook check`, `build`, `serve`, `register`.

What draws and publishes is imported by the commands that do: a check does without, and so answers sooner.
"""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from sourcebook.history.commit import NoSuchCommit, checked_out
from sourcebook.history.guard import guard, seeds_that_changed, well_advised
from sourcebook.history.register import register
from sourcebook.model import Diagnostic, Diagnostics, Register, Sourcebook, of_the_disk, printable
from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.rules.errors import diagnostics, history_diagnostics
from sourcebook.rules.warnings import warnings

app = typer.Typer(
    help="Make a site from dated records, each proven from its sources.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


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
    """How errors are told."""

    text = "text"
    github = "github"


@app.command()
def check(
    root: Root = Path(),
    format: Annotated[
        Format, typer.Option(help="text, or github for annotations on a pull request.")
    ] = Format.text,
    base: Annotated[
        str,
        typer.Option(
            metavar="COMMIT", help="Hold evidence and register against this commit, too.", show_default=False
        ),
    ] = "",
) -> None:
    """Read every record and say all that is wrong, without building anything."""
    with _busy("Checking"):
        sourcebook = resolve(join(read(root)))
        found = diagnostics(sourcebook)
        undeclared = history_diagnostics(sourcebook, found)
        found += _against(root, sourcebook, base, undeclared) if base else undeclared
    if found:
        told = Diagnostics(found).diagnostics
        _tell(told, "error", format)
        _end(f"{_many(len(told), 'error')} to mend", 1)
    else:
        _tell(noticed := warnings(sourcebook), "warning", format)
        extra = f", {_many(len(noticed), 'warning')} worth a look" if noticed else ""
        _end(f"{_many(len(sourcebook.entries), 'entry', 'entries')} checked, none at error{extra}", 0)


def _against(root: Path, head: Sourcebook, base: str, undeclared: list[Diagnostic]) -> list[Diagnostic]:
    """What the sourcebook changes that it may not, since an earlier commit, and what was found undeclared without one."""
    try:
        with checked_out(root, base) as before:
            was = resolve(join(read(before)))
            return [
                *well_advised(was, head, undeclared),
                *guard(was, head),
                *seeds_that_changed(before, root),
            ]
    except NoSuchCommit as error:
        raise typer.BadParameter(f"{printable(base)}: {error}", param_hint="'--base'") from None


@app.command("build")
def build_site(root: Root = Path()) -> None:
    """Check everything, then make the site anew in out/site."""
    from sourcebook.build import build
    from sourcebook.publish.release import NotPublished

    try:
        with _busy("Building"):
            made = build(root)
    except Diagnostics as found:
        _tell(found.diagnostics, "error", Format.text)
        _end(f"{_many(len(found.diagnostics), 'error')} to mend; nothing was published", 1)
    except NotPublished as refused:
        print(refused, file=sys.stderr)
        _end("nothing was published; the site before stands as it was", 1)
    except OSError as error:
        print(of_the_disk(error), file=sys.stderr)
        _end("the build could not go on; the site before stands as it was", 1)
    else:
        print(f"{made.pages} pages: {made.site / 'index.html'}")


@app.command("register")
def register_ids(root: Root = Path()) -> None:
    """Write down every record's id in content/published.txt; from then on none may vanish without a word."""
    from sourcebook.build import load

    try:
        new = register(root, load(root))
    except Diagnostics as found:
        _tell(found.diagnostics, "error", Format.text)
        _end(f"{_many(len(found.diagnostics), 'error')} to mend; nothing was registered", 1)
    except OSError as error:
        print(of_the_disk(error), file=sys.stderr)
        _end("nothing was registered", 1)
    else:
        print(f"{_many(new, 'id')} added to {root / Register.path_pattern}")


@app.command("serve")
def serve_site(
    root: Root = Path(),
    port: Annotated[
        int, typer.Option(help="The port on this machine, from 1024 to 65535.", min=1024, max=65535)
    ] = 8000,
) -> None:
    """Show the site on this machine, and make it anew whenever a file changes."""
    from sourcebook.publish.serve import serve

    serve(root, port)


def _busy(what: str):
    """Show that work goes on, on a terminal only."""
    console = Console(stderr=True)
    return console.status(f"{what} …")


def _tell(diagnostics: tuple[Diagnostic, ...], level: str, format: Format) -> None:
    for diagnostic in diagnostics:
        print(
            _annotation(diagnostic, level) if format is Format.github else _line(diagnostic, level),
            file=sys.stderr,
        )


def _line(diagnostic: Diagnostic, level: str) -> str:
    return str(diagnostic) if level == "error" else f"{diagnostic} (a warning)"


def _annotation(diagnostic: Diagnostic, level: str) -> str:
    """One error as GitHub's runner reads it; values are escaped as its toolkit does."""
    text = f"{diagnostic.field}: {diagnostic.what}" if diagnostic.field else diagnostic.what
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(char, code)
    path = diagnostic.path
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        path = path.replace(char, code)
    return f"::{level} file={path},line={diagnostic.line},col={diagnostic.column}::{text}"


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _end(words: str, code: int) -> None:
    print(words, file=sys.stderr)
    raise typer.Exit(code)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
