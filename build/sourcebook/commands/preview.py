"""`sourcebook preview`: the site as it would be, small enough to download, and which pages of it differ."""

from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.log import guard_streams
from sourcebook.commands.progress import progress
from sourcebook.commands.terminal import Root, commit_named, end, ended_by_faults, say
from sourcebook.history.commit import checked_out
from sourcebook.model import Output, printable
from sourcebook.model.setup import Setup
from sourcebook.stages import Stages


def preview(
    root: Root = Path(),
    base: Annotated[
        str, typer.Option(metavar="COMMIT", help="Name the pages that differ from those of this commit.")
    ] = "HEAD",
    to: Annotated[Path, typer.Option(help="A new folder for the site.")] = Path("out/preview"),
    whole: Annotated[
        bool, typer.Option("--whole", help="With cards, and with the charts that are as they were.")
    ] = False,
    at: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="Where it can be seen, for links to its pages."),
    ] = None,
) -> None:
    """Make the site, and say which of its pages differ."""
    from sourcebook.build import build, load
    from sourcebook.publish.mkdocs import NotPublished
    from sourcebook.publish.preview import altered, lay_out, told
    from sourcebook.publish.render import render
    from sourcebook.publish.workers import workers

    if to.exists():
        raise typer.BadParameter(
            f"{printable(str(to))} is there already; name a new folder", param_hint="'--to'"
        )
    try:
        with (
            ended_by_faults(root, "there is no preview"),
            commit_named(base, "--base"),
            progress() as stages,
            workers(begin=guard_streams) as executor,
        ):
            made = build(root, stages, executor)
            now, before = tuple(render(load(root), stages)), _outputs_of(root, base, stages)
            lay_out(made.site.resolve(), to, before, now, whole)
    except NotPublished as refused:
        say(str(refused))
        end("there is no preview", 1)
    typer.echo(told(altered(before, now), at or ()), nl=False)


def _outputs_of(root: Path, base: str, stages: Stages) -> tuple[Output, ...]:
    """What an earlier commit's records make; nothing, where this builder does not take them."""
    from sourcebook.publish.render import render
    from sourcebook.read.records import read
    from sourcebook.resolve.join import join
    from sourcebook.resolve.resolve import resolve
    from sourcebook.rules.check import diagnostics

    with checked_out(root, base) as before:
        book = resolve(join(read(before)))
        if any(one.path != Setup.path for one in diagnostics(book)):  # of a commit only content is laid out
            return ()
        return tuple(render(book, stages))
