"""`sourcebook links`: ask whether the pages outside still answer."""

from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.terminal import Root, busy, end, ended_by_faults
from sourcebook.model import printable
from sourcebook.model.text import count


def links(
    root: Root = Path(),
    output: Annotated[
        Path | None, typer.Option(help="A file for the report, in Markdown; empty if all is well.")
    ] = None,
) -> None:
    """Ask the pages outside that records name if they still answer.

    Each is asked, slowly; those that do not answer are listed.
    """
    from sourcebook.build import load
    from sourcebook.links import addresses, archived, report, visit

    with ended_by_faults(root, "nothing was asked"):
        book = load(root)
        if output:
            _may_be_written(root, output)
    named_in = addresses(book)
    with busy(f"Asking {count(len(named_in), 'page')}"):
        answers = list(visit(named_in))
    text = report(answers, named_in, archived(book))
    if output:
        with ended_by_faults(root, "the report was not written"):
            output.write_text(text, "utf-8")
    else:
        typer.echo(text, nl=False)
    sorts = [one.sort for one in answers]
    counts = (f"{sorts.count(one):,} {one}" for one in ("ok", "moved", "gone", "unclear", "not asked"))
    end(", ".join(counts), 0)


def _may_be_written(root: Path, output: Path) -> None:
    """Raise an error before anything is asked, if the report cannot be written, or would take the place of a record or an article."""
    if any(output.resolve().is_relative_to((root / folder).resolve()) for folder in ("content", "seeds")):
        raise typer.BadParameter("name a file that is not in content/ or seeds/", param_hint="'--output'")
    if not output.resolve().parent.is_dir() or output.is_dir():
        raise typer.BadParameter(
            f"{printable(str(output))} is not in a folder, or is one; name a file", param_hint="'--output'"
        )
