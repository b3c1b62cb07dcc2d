"""`sourcebook register`: write down what is published, so that nothing vanishes without a word."""

from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.progress import progress
from sourcebook.commands.terminal import Root, end, many, say, tell
from sourcebook.history.commit import NoSuchCommit, checked_out
from sourcebook.model import Diagnostics, Register, Sourcebook, of_the_disk, printable


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

    From then on none may vanish without a word.
    """
    from sourcebook.build import load
    from sourcebook.register import register

    try:
        with progress(in_log=False) as stages:
            new = register(root, load(root, stages) if base is None else _since(root, base))
    except NoSuchCommit as error:
        raise typer.BadParameter(f"{printable(base or '')}: {error}", param_hint="'--base'") from None
    except Diagnostics as found:
        tell(found.diagnostics, root)
        end(f"{many(len(found.diagnostics), 'error')} to mend; nothing was registered", 1)
    except OSError as error:
        say(of_the_disk(error))
        end("nothing was registered", 1)
    else:
        typer.echo(f"{many(new, 'id')} added to {root / Register.path_pattern}")


def _since(root: Path, base: str) -> Sourcebook:
    """The sourcebook, sound, with the register of an earlier commit."""
    from sourcebook.read.records import read
    from sourcebook.register import with_register_of
    from sourcebook.resolve.join import join
    from sourcebook.resolve.resolve import resolve
    from sourcebook.rules.check import check

    with checked_out(root, base) as before:
        book = resolve(join(with_register_of(read(root), read(before))))
    check(book)
    return book
