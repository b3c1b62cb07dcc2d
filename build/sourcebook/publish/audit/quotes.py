"""What a page gives as an article's words, held against the article itself, which is read anew from its file."""

import hashlib
import html
import re
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

_QUOTED = re.compile(
    r'<blockquote\b[^>]*>(.*?)</blockquote>(?:\s*<p class="attribution">(.*?)</p>)?', re.DOTALL
)
_SOURCE = re.compile(r'href="[^"]*?sources/([^/"]+)/#q-')
_MARKED = re.compile(r"<mark\b[^>]*>(.*?)</mark>", re.DOTALL)
_PARAGRAPH = re.compile(r'<p\b[^>]* class="article-paragraph\b[^>]*>(.*?)</p>', re.DOTALL)
_NUMBER = re.compile(r"¶\d+ ")
_TAG = re.compile("<[^>]*>")
_SPACE = re.compile(r"\s")
_LEFT_OUT = re.compile(r"\s*\[…\]\s*")
ANY = ""
"""In place of a source: whichever article has the words."""


class Articles:
    """The articles of a sourcebook, each as one line, by the id of its source."""

    def __init__(self, root: Path) -> None:
        self._texts, read = dict[str, str](), hashlib.sha256()
        for record in sorted((root / "content" / "sources").glob("*.md")):
            front = YAML(typ="safe").load(record.read_text("utf-8").split("---\n")[1])
            data = (root / front["seed"]).read_bytes()
            read.update(f"{record.stem} {hashlib.sha256(data).hexdigest()}\n".encode())
            self._texts[record.stem] = _line(data.decode("utf-8").replace("\r\n", "\n"))
        self._texts[ANY] = "\n".join(self._texts.values())
        self.digest = read.hexdigest()

    def wrong(self, path: str, page: str) -> Iterator[tuple[str, str]]:
        """What a page gives as an article's words and that article has not: a clue to where, and what to do."""
        here = path.split("/")[1] if path.startswith("sources/") and path.count("/") == 2 else ANY
        for inner, source, clue in _passages(path, page, here):
            for part in filter(None, _LEFT_OUT.split(_words(inner))):
                if part not in self._texts.get(source, ""):
                    told = f"of {source}" if source else "of any source"
                    yield (
                        clue,
                        f"“{part[:80]}” does not stand in the article {told}: see what changed it on its way from seeds/",
                    )


def _passages(path: str, page: str, here: str) -> Iterator[tuple[str, str, str]]:
    """Each passage in HTML, with the source it is given to, and a clue to where it stands."""
    unquoted, end = list[str](), 0
    for found in _QUOTED.finditer(page):
        unquoted.append(page[end : found.start()])
        end = found.end()
        if "<mark" in found[1] or found[2] is not None:
            named = _SOURCE.search(found[2] or "")
            source = named[1] if named else here
            yield found[1], source, found[0]
            yield from ((one[1], source, found[0]) for one in _MARKED.finditer(found[1]))
    for rest in (*unquoted, page[end:]):
        yield from ((found[1], here, found[0]) for found in _MARKED.finditer(rest))
    if here:
        yield from (
            (_NUMBER.sub("", _TAG.sub("", found[1]), count=1), here, found[0])
            for found in _PARAGRAPH.finditer(page)
        )


def _words(inner: str) -> str:
    return _line(html.unescape(_TAG.sub("", inner))).strip()


def _line(text: str) -> str:
    return _SPACE.sub(" ", text)
