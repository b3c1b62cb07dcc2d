"""`sourcebook release`: the data of a commit as one zip with a number, for others to cite and keep."""

from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.progress import progress
from sourcebook.commands.terminal import At, commit_named, end, ended_by_faults, say
from sourcebook.model import printable

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

    none = "there is no release"
    try:
        with ended_by_faults(root, none), commit_named(since, "--since"), progress() as stages:
            made = release(root, version, to, since, stages)
    except NotReleased as refused:
        say(printable(str(refused)))
        end(none, 1)
    for one in made.files:
        typer.echo(one)
    first = "the first release: no tag v… stands before it"
    say(f"changes since {printable(made.since)}" if made.since else first)
