"""`sourcebook register`: write down what is published, so that nothing vanishes without a word."""

from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.progress import progress
from sourcebook.commands.terminal import Root, commit_named, ended_by_faults
from sourcebook.history.commit import checked_out
from sourcebook.model import Register, Sourcebook
from sourcebook.model.text import count


def register(
    root: Root = Path(),
    base: Annotated[
        str | None,
        typer.Option(
            metavar="COMMIT",
            help="Go on from the register of this commit, and leave aside what was written into it since.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write every record’s id down in content/published.txt.

    What readers rely on in each is written into content/published.json. From then on none may vanish or change without
    a word.
    """
    from sourcebook.build import load
    from sourcebook.register import register

    with ended_by_faults(root, "nothing was registered"), progress(in_log=False) as stages:
        new = register(root, load(root, stages) if base is None else _since(root, base))
    typer.echo(f"{count(new, 'id')} added to {root / Register.path_pattern}")


def _since(root: Path, base: str) -> Sourcebook:
    """The sourcebook, sound, with the register of an earlier commit."""
    from sourcebook.read.records import read
    from sourcebook.register import with_register_of
    from sourcebook.resolve.join import join
    from sourcebook.resolve.resolve import resolve
    from sourcebook.rules.check import check

    with commit_named(base, "--base"), checked_out(root, base) as before:
        book = resolve(join(with_register_of(read(root), read(before))))
    check(book)
    return book
