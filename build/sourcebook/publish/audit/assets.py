"""The scripts and style sheets of a site, held against what the theme has: ours, and those of the theme of MkDocs."""

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from sourcebook.model import Sourcebook
from sourcebook.theme import files as theme_files
from sourcebook.theme import palette

_THEIRS = Path(str(files("material"))) / "templates"
_BUNDLED = "assets/vega.js"
"""Made of a package once and kept: to make it anew costs more than all that is checked here."""


class Assets:
    """What the scripts and style sheets of the site of a sourcebook are meant to hold."""

    def __init__(self, book: Sourcebook) -> None:
        """Make ours anew."""
        made = [*theme_files.make(book), *palette.make(book)]
        self._ours = {str(one.path): one.content for one in made}
        told = "\n".join(f"{path}\n{content!r}" for path, content in sorted(self._ours.items()))
        self.digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

    def wrong(self, path: str, data: bytes) -> Iterator[str]:
        """What is wrong with a script or a style sheet."""
        if path == _BUNDLED or not path.endswith((".js", ".css", ".map")):
            return
        meant = self._ours.get(path)
        if meant is None and (_THEIRS / path).is_file():
            meant = (_THEIRS / path).read_bytes()
        if meant is None:
            yield "a script or style sheet that the theme has not: see what made it"
        elif data != (meant.encode() if isinstance(meant, str) else meant):
            yield "a script or style sheet with other bytes than the theme’s: see what changed it"
