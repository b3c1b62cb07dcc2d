"""Where a page stands in the site, what a link on it becomes, and whether it leads anywhere."""

import re
from collections.abc import Container, Iterable
from pathlib import PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote

_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def address_of(page: PurePosixPath) -> str:
    """The address of a page, below the site's own: `events/x.md` stands at `events/x/`, `events/index.md` at `events/`."""
    at = page.parent if page.name == "index.md" else page.with_suffix("")
    return "" if at == PurePosixPath() else f"{at}/"


def relative(to: str, here: str) -> str:
    """The way from one address below the site to another."""
    ups, steps = here.split("/")[:-1], to.split("/")
    same = 0
    while same < min(len(ups), len(steps) - 1) and ups[same] == steps[same]:
        same += 1
    return "../" * (len(ups) - same) + "/".join(steps[same:]) or "./"


class Links:
    """The links between the pages of a site: each is made to lead to its page's address, and those that lead nowhere are kept."""

    def __init__(self, files: Container[str]) -> None:
        self._files = files
        self._ways = dict[tuple[str, str], tuple[str, str]]()
        self._anchors = dict[str, frozenset[str]]()
        self._asked = dict[tuple[str, str], tuple[PurePosixPath, str]]()
        self._lost = list[str]()

    def lead(self, here: PurePosixPath, link: str) -> str:
        """What a link on the page `here` becomes: from Markdown to Markdown, it leads from page to page."""
        if _OUTSIDE.match(link):
            return link
        way, _, anchor = link.partition("#")
        path, _, query = way.partition("?")
        target, address = self._way(here, path) if path else (here.as_posix(), "")
        if not target:
            self.lose(here, link)
            return link
        if anchor:
            self._asked.setdefault((target, anchor), (here, link))
        return address + link[len(path) :]

    def _way(self, here: PurePosixPath, path: str) -> tuple[str, str]:
        """The file that a path on a page leads to, and its address from there; pages of one folder share the way."""
        if (target := self.file(here, path)) == here.as_posix():
            return target, "./"
        known = (f"{here.parent}{'/' if here.name == 'index.md' else ''}", path)
        if known not in self._ways:
            to = PurePosixPath(target)
            address = address_of(to) if to.suffix == ".md" else target
            self._ways[known] = (
                (target, relative(address, address_of(here))) if target in self._files else ("", "")
            )
        return self._ways[known]

    def file(self, here: PurePosixPath, path: str) -> str:
        """The file, below out/pages, that a path on the page `here` means, be it there or not."""
        return normpath(join(here.parent, unquote(path)))

    def lose(self, here: PurePosixPath, link: str) -> None:
        """Note a link, or an image, that leads nowhere."""
        self._lost.append(f"{here}: “{link}” leads to no page, file or drawing")

    def stands(self, page: PurePosixPath, anchors: Iterable[str]) -> None:
        """Note which anchors a page has."""
        self._anchors[page.as_posix()] = frozenset(anchors)

    def faults(self) -> list[str]:
        """Every link that leads nowhere, once all pages stand."""
        astray = [
            f"{here}: “{link}” leads to a page that has no anchor “{anchor}”"
            for (target, anchor), (here, link) in self._asked.items()
            if target in self._anchors and anchor not in self._anchors[target]
        ]
        return sorted([*self._lost, *astray])
