"""`sourcebook fmt`: bring records into one form."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.terminal import At, end, report
from sourcebook.disk import put
from sourcebook.model import Diagnostic, of_the_disk, printable
from sourcebook.model.entry import Entry
from sourcebook.model.text import count


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH", help="Files or folders of records; without any, all that the sourcebook has."
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; name the files that are in another form, and fail."),
    ] = False,
    root: At = Path(),
) -> None:
    """Bring records into one form, and keep every comment.

    Fields stand in their order, texts as blocks. A file that cannot be brought into it without loss is named, and left as it is.
    """
    changed, left = list[str](), list[Diagnostic]()
    for path, noun in _chosen(root, paths or []):
        try:
            if _is_changed(root, path, noun, check):
                changed.append(path)
                typer.echo(printable(path))
        except _Left as why:
            left.append(why.diagnostic)
    report(left, root)
    what = "in another form" if check else "written"
    end(
        f"{count(len(changed), 'file')} {what}" + (f", {len(left):,} left as they are" if left else ""),
        int(bool(left or check and changed)),
    )


class _Left(Exception):
    """Why a file was left as it is."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def _chosen(root: Path, paths: list[Path]) -> Iterator[tuple[str, type[Entry]]]:
    """The records that are meant, each with its noun; a path that names none is refused before anything is written."""
    from sourcebook.read.records import record_files

    known = record_files(root)
    wanted = [_below(root, path) for path in paths]
    for path, below in zip(paths, wanted, strict=True):
        if not any(one == below or one.startswith(f"{below}/") or below == "." for one in known):
            raise typer.BadParameter(
                f"{printable(str(path))} is no record of this sourcebook, and no folder of records"
            )
    for one, noun in known.items():
        if not paths or any(one == below or one.startswith(f"{below}/") or below == "." for below in wanted):
            yield one, noun


def _below(root: Path, path: Path) -> str:
    """Where a path is, seen from the root."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere; with a zero byte; links in a circle
        raise typer.BadParameter(
            f"{printable(str(path))} is not in {root.resolve()}; name its sourcebook with --root"
        ) from None


def _is_changed(root: Path, path: str, noun: type[Entry], check: bool) -> bool:
    """Whether a file is in another form; if it is, and not only a check is wanted, it is written."""
    from sourcebook.editing.formatter import NotFormed, formed_file
    from sourcebook.read.slips import Unreadable
    from sourcebook.read.text import record_text

    try:
        record_text(root, path)  # refuses what is no plain text
        text = (root / path).read_bytes().decode("utf-8")
        made = formed_file(text, noun, path.endswith(".md"))
        if made != text and not check:
            put(root / path, made.encode("utf-8"))
    except Unreadable as error:
        raise _Left(Diagnostic(path, error.line, error.column, "", error.what)) from None
    except NotFormed as error:
        raise _Left(Diagnostic(path, 1, 1, "", f"is left as it is: {error}")) from None
    except OSError as error:
        raise _Left(Diagnostic(path, 1, 1, "", f"is left as it is: {of_the_disk(error)}")) from None
    return made != text
