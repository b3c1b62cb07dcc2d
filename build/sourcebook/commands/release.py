"""`sourcebook release`: the data of a commit as one zip with a number, for others to cite and keep."""

from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.progress import progress
from sourcebook.commands.terminal import At, end, many, say, tell
from sourcebook.history.commit import NoSuchCommit
from sourcebook.model import Diagnostics, of_the_disk, printable

Version = Annotated[
    str, typer.Argument(help="Its number, as 1.4.0 or 2031.2; its tag is v1.4.0.", metavar="VERSION")
]


def release(
    version: Version,
    root: At = Path(),
    since: Annotated[
        str,
        typer.Option(
            metavar="COMMIT", help="The release before.", show_default="the latest tag v… behind this commit"
        ),
    ] = "",
    to: Annotated[Path, typer.Option(help="The folder for its files.")] = Path("out/release"),
) -> None:
    """Make the data of this commit as one zip, for others to cite.

    With it come what changed since the last release, and checksums. The same commit makes the same files. Nothing is published by it:
    tag the commit with the letter v and the number, as v1.4.0.
    """
    from sourcebook.release import NotReleased, release

    try:
        with progress() as stages:
            made = release(root, version, to, since, stages)
    except Diagnostics as found:
        tell(found.diagnostics, root)
        end(f"{many(len(found.diagnostics), 'error')} to mend; there is no release", 1)
    except NotReleased as refused:
        say(printable(str(refused)))
        end("there is no release", 1)
    except NoSuchCommit as error:
        raise typer.BadParameter(f"{printable(since)}: {error}", param_hint="'--since'") from None
    except OSError as error:
        say(of_the_disk(error))
        end("there is no release", 1)
    else:
        for one in made.files:
            typer.echo(one)
        say(
            f"changes since {printable(made.since)}"
            if made.since
            else "the first release: no tag v… stands before it"
        )
