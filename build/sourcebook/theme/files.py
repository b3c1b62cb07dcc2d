"""The style sheets and scripts of theme/: those that every page of the site has as one sheet, the others as they are."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from sourcebook.model import Output, Sourcebook
from sourcebook.theme.palette import sheet

_HERE = Path(__file__).parent
SITE = ("site", "pages", "days", "charts", "timeline", "passage", "search", "cite", "print")
"""The sheets that are joined to assets/site.css, below the colours, in the order in which they overrule each other."""
ALONE = ("charts", "embed", "not-found")
"""Those that pages without the site's frame ask for."""


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make assets/site.css, and assets/<name> of every other sheet and of every script."""
    sheets = {file.stem: file.read_text("utf-8") for file in (_HERE / "stylesheets").glob("*.css")}
    yield Output(
        PurePosixPath("assets/site.css"), "\n".join([sheet(sourcebook), *(sheets[one] for one in SITE)])
    )
    for name in ALONE:
        yield Output(PurePosixPath("assets", f"{name}.css"), sheets[name])
    for file in sorted((_HERE / "scripts").glob("*.js")):
        yield Output(PurePosixPath("assets", file.name), file.read_text("utf-8"))
