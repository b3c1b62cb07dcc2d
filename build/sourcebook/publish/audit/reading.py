"""What a finished file of each sort asks for, and what in it is refused.

Markup is held against a grammar so narrow that all who read it, browsers and XML parsers, with scripts and without, see the same
tags: no sign `<` or `>` within an attribute, every value in double quotes, no comment, no CDATA, no raw text but inline scripts,
which are known by hash. What does not fit is refused, not guessed at. That a browser agrees is tested against its parser.
"""

import base64
import hashlib
import html
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sourcebook.publish.audit.addresses import Astray, Ways
from sourcebook.publish.audit.allowed import BINARY, FEEDS, Sort, flaws, sort_of
from sourcebook.publish.policy import INLINE_SCRIPTS

_NAME = "[a-zA-Z][a-zA-Z0-9:_.-]*"
_TAG = re.compile(rf'({_NAME})(?:[ \n\t]+{_NAME}(?:="[^"<>]*")?)*[ \n\t]*/?')
_VALUE = re.compile('"[^"]*"')
_DECIDES = re.compile(r"[ \n\t](?:rel|type|http-equiv|xmlns|xmlns:xlink|encoding)=")
"""Attributes whose values decide what a tag does."""
_ATTRIBUTE = re.compile(rf'({_NAME})(?:="([^"]*)")?')
_CLOSING = re.compile(rf"/({_NAME})[ \n]*")
_BEGINS = re.compile(r"!doctype html|\?xml version=\"1\.0\" encoding=\"(?:utf|UTF)-8\"\?")
_HEAD = re.compile(
    r'\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">\s*<meta charset="utf-8">'
)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_DATA = re.compile(r'(<script type="application/(?:ld\+)?json"[^<>]*>)([^<]*)')
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_PAINT = re.compile(
    r'[ \n\t](?:fill|stroke)="(?!(?:[a-zA-Z]*|#[0-9a-fA-F]+|rgba?\([0-9., %]+\)|var\([a-z0-9-]+\))")[^"]*"'
)
"""A paint that is no colour: it could be fetched from somewhere."""
_REFRESH = re.compile(r"0; url=(.*)")
_IN_FEED = re.compile(r"<(loc|id|uri|logo|icon)>([^<]*)<")
_IN_JSON = re.compile(
    r'(?<!\\)"((?:https?:)?//[^"\\]*|(?:javascript|vbscript|data|blob|file|filesystem):[^"\\]*)"',
    re.IGNORECASE,
)
_IN_HTML_IN_JSON = re.compile(r'=\\"([^"\\]*)\\"')
_JSON_LINK = re.compile(r'"href": ?"([^"]*)"')
WITH_LINKS = ("charts/", "timeline/")
"""Folders whose JSON has links; that of the search has any word that a record uses, `href` too."""
_HIDING = re.compile(r"(?<!\\)(?:\\\\)*(\\/|\\u00(?!3[cCeE]|26)[2-7])")
"""Escapes in JSON of signs that need none: an address could hide behind them. A backslash that is escaped escapes nothing."""
_IN_MARKDOWN = re.compile(r"(?<!\\)\]\(<?([^)\s>]*)|(?<!\\)<([a-z]+:[^<>\s]*)>|^Sitemap: (.*)$", re.MULTILINE)
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


class Shape(NamedTuple):
    """What a tag does, whatever its free values are."""

    flaws: tuple[str, ...] = ()
    name: str = ""
    is_fetched: bool = False
    """Whether browsers fetch what it names by themselves: that must be the site's own."""
    is_refresh: bool = False


class Told(NamedTuple):
    """What a tag says."""

    flaws: tuple[str, ...]
    ids: tuple[str, ...]
    asked: tuple[tuple[str, str, bool], ...]
    """Each address, with a clue before it and whether it must be the site's own."""


def read(path: str, text: str, ways: Ways) -> Read:
    """Read a file of the site."""
    found = Read([], [], {})
    suffix = path.rpartition(".")[2] if "." in path else path.rpartition("/")[2]
    if sort := sort_of(path):
        _markup(path, text, sort, ways, found)
    elif reader := _READERS.get(path.rpartition("/")[2]) or _READERS.get(suffix):
        _ask(found, path, ways, reader(text))
        if suffix == "json" and path.startswith(WITH_LINKS):
            _ask(found, path, ways, ((one, one, False) for one in _JSON_LINK.findall(text)))
        if suffix == "json" and (hiding := _HIDING.search(text)):
            found.flaws.append((hiding[1], "a sign is escaped that needs not be: write it as it is"))
        if suffix == "css" and (forbidden := _CSS_FORBIDDEN.search(_unescaped(text))):
            found.flaws.append((forbidden[0], f"“{forbidden[0]}” in a style sheet: take it away"))
    else:
        found.flaws.append(("", "a file of a sort that the site has not: name its suffix in publish/audit/"))
    return found


def is_read(path: str) -> bool:
    """Whether a file is read, and not only listed."""
    return not path.endswith(tuple(BINARY))


def _ask(found: Read, path: str, ways: Ways, addresses: Iterable[tuple[str, str, bool]]) -> None:
    """Note where addresses lead, each with a clue and whether it must be the site's own."""
    folder, asked = path[: path.rfind("/") + 1], found.asked
    for clue, address, is_own in addresses:
        try:
            if address[:1] in ("", "#", "?"):
                way = f"{path}#{address[1:]}" if address[:1] == "#" and len(address) > 1 else path
            else:
                way = ways.lead(folder, address)
        except Astray as astray:
            found.flaws.append((clue, f"the address “{address}” {astray}"))
            continue
        if is_own and way.startswith("//"):
            found.flaws.append((clue, f"“{address}” is fetched from another host: put it into the site"))
        elif way and way not in asked:
            asked[way] = clue


def _markup(path: str, text: str, sort: Sort, ways: Ways, found: Read) -> None:
    """Read the tags of a page, a drawing or a feed, and what is no text between them."""
    if "\0" in text:
        found.flaws.append(("\0", "a sign that is none: take it away"))
    if sort.policy:
        head = _HEAD.match(text, 0, 2048)
        if head is None or html.unescape(head[1]) != sort.policy or len(head[0].encode()) > 1024:
            found.flaws.append(
                (
                    "<head>",
                    "no content policy, or another: begin the head with it, as theme/overrides does, then the charset",
                )
            )
    if paint := _PAINT.search(text):
        found.flaws.append((paint[0], "a paint that is no colour: name a colour"))
    if "<script>" in text:
        for code in _SCRIPT.findall(text):
            if flaw := _unpinned(code):
                found.flaws.append((f"<script>{code}", flaw))
        text = _SCRIPT.sub("<script></script>", text)
    if "<script " in text:
        data = (one for _, data in _DATA.findall(text) for one in _in_json(data))
        _ask(found, path, ways, ((clue, one.partition("#")[0], False) for clue, one, _ in data))
    if sort is FEEDS:
        named = (
            (address, address.partition("#")[0] if name == "id" else address)
            for name, address in _IN_FEED.findall(text)
        )
        _ask(found, path, ways, ((clue, html.unescape(one), False) for clue, one in named))
    first, *pieces = text.split("<")
    if first.strip(" \n"):
        found.flaws.append((first, "text before the first tag: begin with it"))
    asked = list[tuple[str, str, bool]]()
    for tag in {piece.partition(">")[0] if ">" in piece else "" for piece in set(pieces)}:
        if told := _told(tag, sort):
            found.flaws.extend((f"<{tag}", flaw) for flaw in told.flaws)
            found.ids.extend(told.ids)
            asked.extend(told.asked)
    _ask(found, path, ways, asked)


@lru_cache(2**10)
def _unpinned(code: str) -> str:
    """What is wrong with an inline script; nothing, if it is one of those that are pinned."""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    if not code or digest in INLINE_SCRIPTS:
        return ""
    return f"an inline script that is not pinned, of the hash {digest}: take it away; if a new version of the theme brought it, read it, then run make pins"


@lru_cache(2**14)
def _told(tag: str, sort: Sort) -> Told | None:
    """What a tag says, `<` and `>` left off; None for one that says nothing. Pages of a kind have most tags in common."""
    shape = _shape(tag if _DECIDES.search(tag) else _VALUE.sub('""', tag), sort)
    if shape is None:
        return None
    written = _ATTRIBUTE.findall(tag)
    ids = [html.unescape(value) for name, value in written if name == "id"]
    addresses = [_address(shape, *one) for one in written if one[0] in _ADDRESSED]
    return Told(shape.flaws, tuple(ids), tuple((f"<{tag}", *one) for one in addresses if one))


@lru_cache(2**13)
def _shape(shape: str, sort: Sort) -> Shape | None:
    """What a tag does, its free values empty; None if it does and says nothing."""
    if closing := _CLOSING.fullmatch(shape):
        return (
            None
            if closing[1] in sort.elements
            else Shape((f"the end of an element “{closing[1]}”: take it away",))
        )
    matched = _TAG.fullmatch(shape)
    if matched is None:
        return (
            None
            if _BEGINS.fullmatch(shape)
            else Shape(('what readers may take for another tag: write <name attribute="value">',))
        )
    name, (_, *written) = matched[1], _ATTRIBUTE.findall(shape)
    attributes = dict(written)
    found = flaws(name, attributes, sort)
    if len(attributes) != len(written):
        found.append("an attribute twice: write it once")
    if not found and attributes.keys().isdisjoint(_ADDRESSED | {"id"}):
        return None
    relations = attributes.get("rel", "").casefold().split() if name == "link" else []
    fetched = name in ("script", "img", "input") or not {"stylesheet", "icon"}.isdisjoint(relations)
    return Shape(tuple(found), name, fetched, attributes.get("http-equiv", "").casefold() == "refresh")


_ADDRESSED = frozenset({"href", "src", "xlink:href", "data-root", "data-chart", "data-to", "content"})
"""Attributes that may hold an address."""


def _address(shape: Shape, name: str, value: str) -> tuple[str, bool] | None:
    """The address in an attribute, if it is one, with whether it must be the site's own."""
    is_own = shape.is_fetched or name.startswith("data-")
    if name == "data-to" and shape.name != "script":
        return None
    if name == "content":
        if shape.is_refresh:
            led, is_own = _REFRESH.fullmatch(value), True
            value = led[1] if led else "refresh:"
        elif not value.startswith(("http:", "https:", "//")) or " " in value:
            return None
    if "&" in value:
        value = "&:" if _REFERENCE.search(value) else html.unescape(value)
    return value, is_own


def _in_json(text: str) -> Iterator[tuple[str, str, bool]]:
    for address in _IN_JSON.findall(text):
        if " " not in address:
            yield f'"{address}"', address, False


def _of_json(text: str) -> Iterator[tuple[str, str, bool]]:
    for _, address, is_own in _in_json(text):
        yield address, address.partition("#")[0], is_own


def _of_timelinejs(text: str) -> Iterator[tuple[str, str, bool]]:
    """Its texts are HTML; in no other JSON are they, so that a record may speak of a tag."""
    yield from _of_json(text)
    for address in _IN_HTML_IN_JSON.findall(text):
        yield address, address, False


def _of_markdown(text: str) -> Iterator[tuple[str, str, bool]]:
    for one in _IN_MARKDOWN.findall(text):
        address = next(filter(None, one), "")
        yield address, address.replace("\\", ""), False


def _of_table(text: str) -> Iterator[tuple[str, str, bool]]:
    for address in _IN_TABLE.findall(text):
        yield address, address, False


def _of_calendar(text: str) -> Iterator[tuple[str, str, bool]]:
    for address in _IN_CALENDAR.findall(text.replace("\r\n", "\n").replace("\n ", "")):
        yield address[:30], address, False


def _unescaped(text: str) -> str:
    """A style sheet with its escapes read."""
    return _CSS_ESCAPE.sub(lambda one: chr(min(int(one[1], 16), 0x10FFFF)) if one[1] else one[2], text)


def _of_styles(text: str) -> Iterator[tuple[str, str, bool]]:
    for one in _CSS_ADDRESS.findall(_unescaped(text)):
        address = next(filter(None, one), "")
        if not address.startswith("data:image/"):
            yield address, address, True


def _of_nothing(text: str) -> Iterator[tuple[str, str, bool]]:
    yield from ()


_READERS: dict[str, Callable[[str], Iterator[tuple[str, str, bool]]]] = {
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
