"""`sourcebook build`: check everything, then make the site."""

from pathlib import Path

import typer

from sourcebook.commands.terminal import Root, busy, end, many, say, tell
from sourcebook.model import Diagnostics, of_the_disk


def build(root: Root = Path()) -> None:
    """Check everything, then make the site anew in out/site."""
    from sourcebook.publish.unchanged import standing

    if live := standing(root):
        typer.echo(f"nothing has changed; {live.pages} pages: {live.site / 'index.html'}")
        return
    from sourcebook.build import build
    from sourcebook.publish.mkdocs import NotPublished

    try:
        with busy("Building"):
            made = build(root)
    except Diagnostics as found:
        tell(found.diagnostics, root)
        end(f"{many(len(found.diagnostics), 'error')} to mend; nothing was published", 1)
    except NotPublished as refused:
        say(str(refused))
        end(f"nothing was published; {_as_before(root)}", 1)
    except OSError as error:
        say(of_the_disk(error))
        end(f"the build could not go on; {_as_before(root)}", 1)
    else:
        typer.echo(f"{made.pages} pages: {made.site / 'index.html'}")


def _as_before(root: Path) -> str:
    """What readers see after a build that failed."""
    there = (root / "out" / "site").exists()
    return "the site before stands as it was" if there else "there is no site yet"
