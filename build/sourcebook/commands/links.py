"""`sourcebook links`: ask whether the pages outside still answer."""

from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.terminal import Root, busy, end, ended_by_faults
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
