"""The scripts and style sheets of a site, held against those of the theme, and of MkDocs: its theme’s, and its search’s where that is on."""

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from sourcebook.model import Sourcebook
from sourcebook.theme import files as theme_files
from sourcebook.theme import palette

_SEARCH = Path(str(files("mkdocs"))) / "contrib" / "search"
_THEIRS = (Path(str(files("material"))) / "templates", _SEARCH / "templates")
_LETTERS = _SEARCH / "lunr-language"
"""What its search needs of a language, which it puts into search/."""
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
        if meant is None:
            theirs = (*(one / path for one in _THEIRS), _LETTERS / path.removeprefix("search/"))
            meant = next((one.read_bytes() for one in theirs if one.is_file()), None)
        if meant is None:
            yield "a script or style sheet that the theme has not: see what made it"
        elif data != (meant.encode() if isinstance(meant, str) else meant):
            yield "a script or style sheet with other bytes than the theme’s: see what changed it"
