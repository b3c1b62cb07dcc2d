"""`sourcebook build`: check everything, then make the site."""

from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.log import guard_streams
from sourcebook.commands.progress import progress, table
from sourcebook.commands.terminal import Root, end, report, say
from sourcebook.model import Diagnostics, of_the_disk
from sourcebook.model.text import count

MOST_ASKED = 1_000
"""More processes than any machine that draws cards has cores."""
Number = Annotated[
    int | None,
    typer.Option(
        "--workers",
        help="Processes that draw cards, where many are missing; 1: this one alone.",
        min=1,
        max=MOST_ASKED,
        metavar="NUMBER",
        show_default="as many as there are cores, at most 8",
    ),
]
Profile = Annotated[
    bool,
    typer.Option(
        "--profile",
        help="Say how long each stage and each maker of pages took; build even what has not changed, in one process.",
    ),
]


def build(root: Root = Path(), number: Number = None, profile: Profile = False) -> None:
    """Look for errors, then make the site anew in out/site.

    Warnings, as of words that may be another’s, and changes of published records that nothing declares stop no build: `sourcebook check` tells them.
    """
    from sourcebook.publish.unchanged import up_to_date

    if not profile and (live := up_to_date(root)):
        typer.echo(f"nothing has changed; {live.pages} pages: {live.site / 'index.html'}")
        return
    from sourcebook.build import build
    from sourcebook.publish.mkdocs import NotPublished
    from sourcebook.publish.workers import workers

    try:
        with progress() as stages, workers(1 if profile else number, guard_streams) as executor:
            made = build(root, stages, executor)
    except Diagnostics as found:
        report(found.diagnostics, root)
        end(f"{count(len(found.diagnostics), 'error')} to mend; nothing was published", 1)
    except NotPublished as refused:
        say(str(refused))
        end(f"nothing was published; {_as_before(root)}", 1)
    except OSError as error:
        say(of_the_disk(error))
        end(f"the build could not go on; {_as_before(root)}", 1)
    else:
        typer.echo(f"{'; '.join(stages.made)}; {stages.seconds:.1f} s: {made.site / 'index.html'}")
        if profile:
            say(table(stages.costs))


def _as_before(root: Path) -> str:
    """What readers see after a build that failed."""
    there = (root / "out" / "site").exists()
    return "the site before stands as it was" if there else "there is no site yet"
