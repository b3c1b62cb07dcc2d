"""What a finished file of each sort asks for, and what in it is refused; the tags of pages, drawings and feeds are read in markup.py."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sourcebook.publish.audit.addresses import Astray, Ways
from sourcebook.publish.audit.allowed import BINARY, FEEDS, Sort, sort_of
from sourcebook.publish.audit.markup import Asked, Frame

_DATA = re.compile(r'<script [^<>]*type="application/(?:ld\+)?json"[^<>]*>([^<]*)')
_IN_FEED = re.compile(r"<(loc|id|uri|logo|icon)>([^<]*)<")
_IN_JSON = re.compile(
    r'"((?:https?:)?//[^"\\]*|(?:javascript|vbscript|data|blob|file|filesystem):[^"\\]*)"', re.IGNORECASE
)
_IN_HTML_IN_JSON = re.compile(r'=\\"([^"\\]*)\\"')
_JSON_LINK = re.compile(r'"href": ?"([^"]*)"')
WITH_LINKS = ("charts/", "timeline/")
"""Folders whose JSON has links; that of the search has any word that a record uses, `href` too."""
_HIDING = re.compile(r"\\(?:/|u00(?!3[cCeE]|26)[2-7])")
"""Escapes in JSON of signs that need none: an address could hide behind them."""
_IN_MARKDOWN = re.compile(r"\]\(<?([^)\s>]*)")
_IN_ANGLES = re.compile(r"<([a-z]+:[^<>\s]*)>")
_IN_ROBOTS = re.compile(r"^Sitemap: (.*)$", re.MULTILINE)
_IN_TABLE = re.compile(r"(?:^|[,\"])((?:https?:)?//[^\s\",<>]+)(?=[\",\r\n])", re.MULTILINE)
_IN_CALENDAR = re.compile(r"^(?:URL|ATTACH|IMAGE|SOURCE|CONFERENCE|X-[A-Z-]*URL)[^:\n]*:(.*)$", re.MULTILINE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CSS_ADDRESS = re.compile(r"\b(?:url|src)\((?=\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"']*)))", re.IGNORECASE)
"""Read in comments and strings, too: where these end is told by rules that one need not know so."""
_CSS_FORBIDDEN = re.compile(
    r"@import|expression\(|-moz-binding|(?<![-\w])behavior:|image-set\(", re.IGNORECASE
)


class Read(NamedTuple):
    """What was read in a file."""

    flaws: list[tuple[str, str]]
    """Each with a clue, which is the words of the file at which it is."""
    ids: list[str]
    asked: dict[str, str]
    """Each way that the file asks for, as `Ways` tells it, and a clue."""


class Reader:
    """Who reads the files of a site, whose addresses have these ways."""

    def __init__(self, ways: Ways) -> None:
        self.ways = ways
        self._frames = dict[Sort, Frame]()

    def read(self, path: str, text: str) -> Read:
        """Read a file."""
        found = Read([], [], {})
        suffix = path.rpartition(".")[2] if "." in path else path.rpartition("/")[2]
        if sort := sort_of(path):
            told = self._frames.setdefault(sort, Frame(sort)).told(text)
            found.flaws.extend(told.flaws)
            found.ids.extend(told.ids)
            self._ask(found, path, told.asked)
            self._ask(found, path, _between_tags(text, sort))
        elif reader := _READERS.get(path.rpartition("/")[2]) or _READERS.get(suffix):
            self._ask(found, path, reader(text))
            if suffix == "json" and path.startswith(WITH_LINKS):
                self._ask(found, path, ((one, one, False) for one in _JSON_LINK.findall(text)))
            found.flaws.extend(_hidden(text, suffix))
        else:
            found.flaws.append(
                ("", "a file of a sort that the site has not: name its suffix in publish/audit/")
            )
        return found

    def _ask(self, found: Read, path: str, addresses: Iterable[Asked]) -> None:
        """Note where addresses lead."""
        folder, asked = path[: path.rfind("/") + 1], found.asked
        for clue, address, is_own in addresses:
            try:
                if address[:1] in ("", "#", "?"):
                    way = f"{path}#{address[1:]}" if address[:1] == "#" and len(address) > 1 else path
                else:
                    way = self.ways.lead(folder, address)
            except Astray as astray:
                found.flaws.append((clue, f"the address “{address}” {astray}"))
                continue
            if is_own and way.startswith("//"):
                found.flaws.append((clue, f"“{address}” is fetched from another host: put it into the site"))
            elif way and way not in asked:
                asked[way] = clue


def is_read(path: str) -> bool:
    """Whether a file is read, and not only listed."""
    return not path.endswith(tuple(BINARY))


def _between_tags(text: str, sort: Sort) -> Iterator[Asked]:
    """The addresses that stand between tags: in data for programs, and in feeds. What only names something has no place in it."""
    if sort is FEEDS:
        for name, address in _IN_FEED.findall(text):
            yield address, html.unescape(address.partition("#")[0] if name == "id" else address), False
    elif "<script " in text:
        for data in _DATA.findall(text):
            for clue, address, _ in _in_json(data):
                yield clue, address.partition("#")[0], False


def _hidden(text: str, suffix: str) -> Iterator[tuple[str, str]]:
    """What in data or a style sheet could hide or bring an address."""
    if suffix == "json" and (hiding := _HIDING.search(text.replace(r"\\", ""))):
        yield hiding[0], "a sign is escaped that needs not be: write it as it is"
    if suffix == "css" and (forbidden := _CSS_FORBIDDEN.search(_unescaped(text))):
        yield forbidden[0], f"“{forbidden[0]}” in a style sheet: take it away"


def _in_json(text: str) -> Iterator[Asked]:
    """The strings that are addresses; a quotation mark within a string begins none."""
    for address in _IN_JSON.findall(text.replace(r"\\", "'").replace(r"\"", "'")):
        if " " not in address:
            yield f'"{address}"', address, False


def _of_json(text: str) -> Iterator[Asked]:
    for _, address, is_own in _in_json(text):
        yield address, address.partition("#")[0], is_own


def _of_timelinejs(text: str) -> Iterator[Asked]:
    """Its texts are HTML; in no other JSON are they, so that a record may speak of a tag."""
    yield from _of_json(text)
    for address in _IN_HTML_IN_JSON.findall(text):
        yield address, address, False


def _of_markdown(text: str) -> Iterator[Asked]:
    meant = text.replace("\\\\", "").replace("\\]", "").replace("\\<", "")
    for one in (_IN_MARKDOWN, _IN_ANGLES, _IN_ROBOTS):
        for address in one.findall(meant):
            yield address, address.replace("\\", ""), False


def _of_table(text: str) -> Iterator[Asked]:
    for address in _IN_TABLE.findall(text):
        yield address, address, False


def _of_calendar(text: str) -> Iterator[Asked]:
    for address in _IN_CALENDAR.findall(text.replace("\r\n", "\n").replace("\n ", "")):
        yield address[:30], address, False


def _unescaped(text: str) -> str:
    """A style sheet with its escapes read."""
    return _CSS_ESCAPE.sub(lambda one: chr(min(int(one[1], 16), 0x10FFFF)) if one[1] else one[2], text)


def _of_styles(text: str) -> Iterator[Asked]:
    for one in _CSS_ADDRESS.findall(_unescaped(text)):
        address = next(filter(None, one), "")
        if not address.startswith("data:image/"):
            yield address, address, True


def _of_nothing(text: str) -> Iterator[Asked]:
    yield from ()


_READERS: dict[str, Callable[[str], Iterator[Asked]]] = {
    "json": _of_json,
    "timelinejs.json": _of_timelinejs,
    "txt": _of_markdown,
    "csv": _of_table,
    "SHA256SUMS": _of_nothing,
    "ics": _of_calendar,
    "css": _of_styles,
    "js": _of_nothing,
    "_headers": _of_nothing,
    "README.txt": _of_nothing,
    "sha256": _of_nothing,
}
"""By the name of a file, or by its suffix: each address, with a clue and whether it must be the site's own."""
