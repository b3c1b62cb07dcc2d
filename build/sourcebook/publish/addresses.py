"""Where a page stands in the site, what a link on it becomes, and whether it leads anywhere."""

import re
from collections.abc import Callable, Container, Iterable
from functools import cache
from pathlib import PurePosixPath
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote

from sourcebook.ways import relative

_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_AFTER = re.compile("[?#]")
_TURNS = re.compile(r"(?:^|/)\.{0,2}(?:/|$)")
"""Where a path of files goes on otherwise than from folder to folder."""


@cache
def address_of(page: str) -> str:
    """The address of a page, below the site's own: `events/x.md` stands at `events/x/`, `events/index.md` at `events/`."""
    at = page.removesuffix("index.md") if page.endswith("/index.md") or page == "index.md" else page[:-3]
    return at if at == "" or at.endswith("/") else f"{at}/"


def drawing_of(picture: str, form: str) -> PurePosixPath:
    """Where the drawing of a chart lies, below out/pages, that publishing sets into a page for its picture, charts/<name>.svg.

    MkDocs passes over a folder so named.
    """
    return PurePosixPath(".figures", form, picture).with_suffix(".html")


class Way(NamedTuple):
    """The way to a file, as pages of one folder have it: what it becomes there, and the file that it leads to."""

    address: str
    file: str


class Links:
    """The links between the pages of a site: each is made to lead to its page's address, and those that lead nowhere are kept."""

    def __init__(self, files: Container[str]) -> None:
        self._files = files
        self._ways = dict[str, dict[str, Way]]()
        self._anchors = dict[str, frozenset[str]]()
        self._asked = dict[str, dict[tuple[str, str], str]]()
        self._lost = list[str]()

    def of(self, here: str) -> Callable[[str], str]:
        """What makes of a link on the page `here` what it becomes: from Markdown to Markdown, it leads from page to page."""
        folder, _, name = here.rpartition("/")
        ways = self._ways.setdefault(here if name == "index.md" else folder, {})
        asked, own = self._asked.setdefault(here, {}), (here, f"{here.removesuffix('.md')}/")

        def lead(link: str) -> str:
            path = _AFTER.split(link, maxsplit=1)[0] if "?" in link else link.partition("#")[0]
            way = ways.get(path)
            if way is None or way.file.startswith(
                own
            ):  # a page's way to itself, and to what is below it, is its own
                way = self._way(here, path)
                if way is None:
                    self.lose(here, link)
                    return link
                if not way.file.startswith(own):
                    ways[path] = way
            if len(path) == len(link):
                return way.address
            anchor = link.partition("#")[2]
            if anchor and way.file:
                asked.setdefault((way.file, anchor), link)
            return way.address + link[len(path) :]

        return lead

    def _way(self, here: str, path: str) -> Way | None:
        """The way from a page to what a path means; None if it leads nowhere."""
        if not path:
            return Way("", here)
        if _OUTSIDE.match(path):
            return Way(path, "")
        file = self.file(here, path)
        if file not in self._files:
            return None
        return Way(relative(address_of(file) if file.endswith(".md") else file, address_of(here)), file)

    def file(self, here: str, path: str) -> str:
        """The file, below out/pages, that a path on the page `here` means, be it there or not."""
        above, path = here.rpartition("/")[0], unquote(path)
        while path.startswith("../") and path[3:4] != "/" and above:  # what most links begin with
            above, path = above.rpartition("/")[0], path[3:]
        way = f"{above}/{path}" if above and path[:1] != "/" else path
        return normpath(way) if _TURNS.search(way) else way

    def lose(self, here: str, link: str) -> None:
        """Note a link, or an image, that leads nowhere."""
        self._lost.append(f"{here}: “{link}” leads to no page, file or drawing")

    def note(self, page: str, anchors: Iterable[str], asked: Iterable[tuple[str, str, str]] = ()) -> None:
        """Note which anchors a page has; and, of one that was made before, for which it asks, as `asked` had it."""
        self._anchors[page] = frozenset(anchors)
        for file, anchor, link in asked:
            self._asked.setdefault(page, {})[file, anchor] = link

    def asked(self, page: str) -> tuple[tuple[str, str, str], ...]:
        """The anchors for which a page asks: the file of each, the anchor, and the link."""
        return tuple((*target, link) for target, link in self._asked.get(page, {}).items())

    def faults(self) -> list[str]:
        """Every link that leads nowhere, once all pages stand."""
        first = dict[tuple[str, str], str]()
        for here, asked in self._asked.items():
            for (target, anchor), link in asked.items():
                if target in self._anchors and anchor not in self._anchors[target]:
                    words = f"{here}: “{link}” leads to a page that has no anchor “{anchor}”"
                    first.setdefault((target, anchor), words)
        return sorted([*self._lost, *first.values()])
