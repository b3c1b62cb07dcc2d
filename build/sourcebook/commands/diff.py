"""`sourcebook diff`: say what a change does to the meaning of the record."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.log import unobeyed_json
from sourcebook.commands.terminal import busy, commit_named, ended_by_faults, sourcebook_at
from sourcebook.disk import put
from sourcebook.history.commit import NoSuchCommit, checked_out, commit_of, merge_base
from sourcebook.model import printable

WORKING_TREE = "the working tree"


class As(StrEnum):
    """How changes are shown."""

    text = "text"
    markdown = "markdown"
    json = "json"
    html = "html"


Base = Annotated[str, typer.Argument(help="A commit, branch or folder: what stood before.", metavar="BASE")]
Head = Annotated[
    str,
    typer.Argument(
        help="A commit, branch or folder: what stands now.", metavar="[HEAD]", show_default=WORKING_TREE
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(help="Write it to this file.", metavar="FILE", show_default="to the terminal"),
]


def diff(
    base: Base,
    head: Head = "",
    root: Annotated[
        Path, typer.Option(help="The folder that holds content/ and seeds/.", show_default="here")
    ] = Path(),
    format: Annotated[
        As, typer.Option(help="text, markdown, json, or html for one page with the charts.")
    ] = As.text,
    output: Output = None,
) -> None:
    """Say in plain words what a change does to the record’s meaning.

    Losses come first. Of two commits, what the other branch changed since they parted is left out. A name that git knows is a commit; to
    name a folder, write ./name.
    """
    from sourcebook.changes.compare import compare
    from sourcebook.changes.formats import data, markdown, page, text

    formats = {As.text: text, As.markdown: markdown, As.json: data, As.html: page}
    with ended_by_faults(root, "nothing was shown"):
        with busy("Comparing"), _laid_out(root, base, head) as ((before, was), (after, now)):
            written = formats[format].render(compare(before, after, (printable(was), printable(now))))
        if format is As.json:
            written = unobeyed_json(written)
        if output:
            put(output, written.encode("utf-8"))
    if not output:
        typer.echo(written, nl=False)


@contextmanager
def _laid_out(root: Path, base: str, head: str) -> Iterator[tuple[tuple[Path, str], tuple[Path, str]]]:
    """The folders of both versions, and what each is called; a commit is laid out as long as this lasts."""
    with ExitStack() as open_folders:
        now = (sourcebook_at(root), WORKING_TREE) if not head else _folder(root, head, "HEAD")
        before = _folder(root, base, "BASE")
        if before is None:
            parting = _parting(root, base, head or "HEAD") if now is None or not head else (base, base)
            before = open_folders.enter_context(_checked_out(root, *parting, "BASE"))
        if now is None:
            now = open_folders.enter_context(_checked_out(root, head, head, "HEAD"))
        yield before, now


def _folder(root: Path, name: str, argument: str) -> tuple[Path, str] | None:
    """The folder of this name, where it is none that git knows as a commit."""
    try:
        commit_of(root, name)
    except NoSuchCommit as error:
        if os.path.isdir(Path(name) / "content"):
            return Path(name), name
        what = f"{printable(name)}: {error}; nor is it a folder that holds content/"
        raise typer.BadParameter(what, param_hint=f"'{argument}'") from None
    return None


def _parting(root: Path, base: str, head: str) -> tuple[str, str]:
    """The commit from which both go on, and what it is called."""
    with commit_named(base, "BASE"):
        commit = merge_base(root, base, head)
    return commit, base if commit == commit_of(root, base) else f"where {head} left {base}"


@contextmanager
def _checked_out(root: Path, commit: str, name: str, argument: str) -> Iterator[tuple[Path, str]]:
    """A commit, laid out, and what it is called, with its id."""
    with commit_named(name, argument), checked_out(root, commit) as folder:
        yield folder, f"{name} ({commit_of(root, commit)[:12]})"
