"""The command line: `sourcebook check`, `build`, `serve`, `register`.

What draws and publishes is imported by the commands that do: a check does without, and so answers sooner.
"""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.status import Status

from sourcebook.history.commit import NoSuchCommit, checked_out
from sourcebook.history.settled import newly_settled
from sourcebook.model import Diagnostic, Diagnostics, Register, Sourcebook, of_the_disk, printable
from sourcebook.read.records import ReadFiles, read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.rules.addresses import articles_stay
from sourcebook.rules.check import base_diagnostics, diagnostics, history_diagnostics, warnings

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
    """How errors and warnings are told."""

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
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on a warning that no note settles, too.")
    ] = False,
) -> None:
    """Read every record and say all that is wrong, without building anything.

    Each answer ends with the code and the name of its rule: Q101 is an error, Q201 a warning. The site’s page Rules,
    at rules/ below its address, says of each what it asks, why, and what to do.
    """
    with _busy("Checking"):
        files = read(root)
        sourcebook = resolve(join(files))
        found, settled = diagnostics(sourcebook), list[Diagnostic]()
        undeclared = history_diagnostics(sourcebook, found)
        if base:
            against, settled = _against(root, files, sourcebook, base, undeclared)
        found += against if base else undeclared
    if settled:
        print(
            f"{_many(len(settled), 'warning')} newly settled by a note; look at each first:", file=sys.stderr
        )
        _tell([one._replace(what=f"newly settled by a note: {one.what}") for one in settled], format)
    _answer(sourcebook, found, format, strict)


def _answer(sourcebook: Sourcebook, found: list[Diagnostic], format: Format, strict: bool) -> NoReturn:
    """Tell what was found wrong, or else what is worth a second look, and end."""
    if found:
        told = Diagnostics(found).diagnostics
        _tell(told, format)
        _end(f"{_many(len(told), 'error')} to mend", 1)
    _tell(noticed := warnings(sourcebook), format)
    entries = f"{_many(len(sourcebook.entries), 'entry', 'entries')} checked, no errors"
    if noticed:
        to_do = "settle each with a note, or mend what it tells of" if strict else "worth a second look"
        _end(f"{entries}, {_many(len(noticed), 'warning')}: {to_do}", int(strict))
    _end(entries, 0)


def _against(
    root: Path, files: ReadFiles, head: Sourcebook, base: str, undeclared: list[Diagnostic]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What the sourcebook changes that it may not since an earlier commit, and the warnings that notes newly settle.

    `undeclared` is what was found undeclared without that commit.
    """
    try:
        with checked_out(root, base) as before:
            earlier = read(before)
            found = [
                *base_diagnostics(resolve(join(earlier)), head, undeclared),
                *articles_stay(before, root),
            ]
            return found, [] if found else list(newly_settled(earlier, files, warnings))
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
        _tell(found.diagnostics, Format.text)
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
    from sourcebook.register import register

    try:
        new = register(root, load(root))
    except Diagnostics as found:
        _tell(found.diagnostics, Format.text)
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
    from sourcebook.serve import serve

    serve(root, port)


def _busy(what: str) -> Status:
    """Show that work goes on, on a terminal only."""
    console = Console(stderr=True)
    return console.status(f"{what} …")


def _tell(diagnostics: Iterable[Diagnostic], format: Format) -> None:
    for one in diagnostics:
        print(_annotation(one) if format is Format.github else one, file=sys.stderr)


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


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _end(words: str, code: int) -> NoReturn:
    print(words, file=sys.stderr)
    raise typer.Exit(code)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
