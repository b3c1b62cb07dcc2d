"""The files that a site is made of, and when they change.

The disk is asked again and again: that works on every system, for editors that write by renaming, in containers and over networks.
"""

import time
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

from sourcebook.model import Setup
from sourcebook.publish.unchanged import AUTHORS, READ
from sourcebook.read.files import files, is_left_behind
from sourcebook.read.setup import read_setup
from sourcebook.read.text import open_text
from sourcebook.serve.contents import Contents, Stamp, stamps

OTHERS = (".gitignore", "build/sourcebook")
"""The last is the generator itself, in its own project; its Python is not loaded anew."""
WITHOUT = (".py", ".pyc", ".pyi", ".so")
SETTLED = 0.05
"""Seconds in which nothing more must change: a checkout by git writes many files."""
MOST_LOOKS = 100
REST = 0.1
"""Seconds between two looks, at the least; where these take long, so many times as long, so that the processor stays free."""
TIMES_AS_LONG = 25


class Inputs:
    """What a sourcebook's site is made of."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._contents = Contents()
        self._rest, self._looked = REST, 0.0
        self._read_setup()
        self._seen = self._look()
        self._taken_in()
        self._changed = frozenset[str]()

    def has_changed(self) -> bool:
        """Whether some of it has other bytes than at the last time, as far as it was time to look again; `changed` says which."""
        if time.perf_counter() - self._looked > self._rest and (now := self._look()) != self._seen:
            self._seen = now
            self._changed |= self._taken_in()
        return bool(self._changed)

    def changed(self, ended: Event) -> frozenset[str]:
        """Wait until some of it has other bytes than at the last time, and settles; which. None, once `ended` is set."""
        while not ended.wait(0 if self._changed else self._rest):
            now = self._look()
            if now == self._seen and not self._changed:
                continue
            self._read_setup()
            for _ in range(MOST_LOOKS):
                before = now
                if ended.wait(SETTLED) or (now := self._look()) == before:
                    break
            self._seen = now
            changed, self._changed = self._changed | self._taken_in(), frozenset()
            if changed:
                return changed
        return frozenset()

    def _look(self) -> dict[str, Stamp]:
        """Every file that may count."""
        start = time.perf_counter()
        watched = (*READ, *OTHERS, *self._setup)
        found = {name: stamp for one in watched for name, stamp in stamps(self._root, one)}
        self._looked = time.perf_counter()
        self._rest = max(REST, TIMES_AS_LONG * (self._looked - start))
        return found

    def _taken_in(self) -> frozenset[str]:
        """Which of the files that do count hold something else than before."""
        read = {name for folder in AUTHORS for name in files(self._root, folder)}
        return self._contents.changed(
            self._root, {name: stamp for name, stamp in self._seen.items() if name in read or _counts(name)}
        )

    def _read_setup(self) -> None:
        """Which files mkdocs.yml consists of, with what it inherits and the folder with templates of its own."""
        asked: dict[str, None] = {}

        def text_of(path: str) -> str:
            asked[path] = None
            return open_text(self._root, path)

        setup = read_setup(self._root, text_of)
        folder = setup.values.get(("theme", "custom_dir"))
        self._setup = (Setup.path, *asked, *([folder] if folder else []))
        self.below = f"/{urlsplit(setup.values.get(('site_url',)) or '').path.strip('/')}/".replace("//", "/")
        """The path below which the site will be published, as the page for what is missing has it."""


def _counts(name: str) -> bool:
    """Whether a file counts that is none of the authors': not what editors leave, nor what only a new start would load."""
    path = Path(name)
    return path.parts[0] not in AUTHORS and path.suffix not in WITHOUT and not is_left_behind(path.name)
