"""The style sheets and scripts of theme/, as they are."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from sourcebook.model import Output, Sourcebook

_HERE = Path(__file__).parent
_FOLDERS = {"stylesheets": ".css", "scripts": ".js"}


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make assets/<name> of every file of theme/stylesheets and theme/scripts."""
    for folder, suffix in _FOLDERS.items():
        for file in sorted((_HERE / folder).glob(f"*{suffix}")):
            yield Output(PurePosixPath("assets", file.name), file.read_text("utf-8"))
