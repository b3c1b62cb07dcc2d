"""The addresses in finished files without tags: tables, JSON, style sheets, calendars, plain copies.

In tables and JSON an address is what stands in a field for addresses, by its name; in another, a text may look like one.
"""

import csv
import re
from collections.abc import Callable, Iterator

from sourcebook.publish.audit.markup import Asked

FIELDS = (
    *(
        "address",
        "former_address",
        "instead_address",
        "archived",
        "url",
        "original_url",
        "source_url",
        "license_url",
        "contentUrl",
        "homepage",
        "href",
    ),
    *("online", "sameAs", "@id", "@context", "$id", "$schema"),
)
"""What fields are called that hold addresses."""


def _held_in(*fields: str) -> re.Pattern[str]:
    """What finds the texts in fields of these names, each behind its quotation mark, and lists behind none."""
    return re.compile(rf'"(?:{"|".join(map(re.escape, fields))})"\s*:\s*("[^"]*|\[)')


IN_JSON, IN_PAGES = _held_in(*FIELDS), _held_in(*FIELDS, "license")
_IN_CHARTS, _IN_PACKAGE = _held_in(*FIELDS, "site"), _held_in(*FIELDS, "path")
_FOUND = "search/found/"
"""Of the search, its findings have addresses, from the root of the site; the rest has any word that a record uses, `href` too."""
_IN_HTML_IN_JSON = re.compile(r'=\\"([^"\\]*)\\"')
_DESCRIBED = re.compile(r'"columns": \{(?:\s*"[^"]*": "(?:[^"\\]|\\.)*",?)*\s*\}')
"""Where a file says in words what each column is."""
_HIDING = re.compile(r"\\(?:/|u00(?!3[cCeE]|26)[2-7])")
"""Escapes in JSON of signs that need none: an address could hide behind them."""
_IN_MARKDOWN = re.compile(r"\]\(<?([^)\s>]*)")
_IN_ANGLES = re.compile(r"<([a-z]+:[^<>\s]*)>")
_IN_ROBOTS = re.compile(r"^Sitemap: (.*)$", re.MULTILINE)
_IN_CALENDAR = re.compile(r"^(?:URL|ATTACH|IMAGE|SOURCE|CONFERENCE|X-[A-Z-]*URL)[^:\n]*:(.*)$", re.MULTILINE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CSS_ADDRESS = re.compile(r"\b(?:url|src)\((?=\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"']*)))", re.IGNORECASE)
"""Read in comments and strings, too: where these end is told by rules that one need not know so."""
_CSS_FORBIDDEN = re.compile(
    r"@import|expression\(|-moz-binding|(?<![-\w])behavior:|image-set\(", re.IGNORECASE
)


def asked_by(path: str, text: str) -> Iterator[Asked]:
    """The addresses in a file, each with a clue and whether it must be the site's own."""
    if reader := _reader(path):
        yield from reader(path, text)


def hidden_in(path: str, text: str) -> Iterator[tuple[str, str]]:
    """What in a file is refused whatever its addresses are, after the words of the file at which it is."""
    if _reader(path) is None:
        yield "", "a file of a sort that the site has not: name its suffix in publish/audit/"
    if path.endswith(".json") and (hiding := _HIDING.search(text.replace(r"\\", ""))):
        yield hiding[0], "a sign is escaped that needs not be: write it as it is"
    if path.endswith(".css") and (forbidden := _CSS_FORBIDDEN.search(_unescaped(text))):
        yield forbidden[0], f"“{forbidden[0]}” in a style sheet: take it away"


def in_json(text: str, held: re.Pattern[str]) -> Iterator[Asked]:
    """What fields for addresses hold in JSON; of a list, `[`, which is no address."""
    for one in dict.fromkeys(held.findall(text)):
        yield one, one[1:] or one, False


def _reader(path: str) -> Callable[[str, str], Iterator[Asked]] | None:
    """Who reads such a file."""
    name = path.rpartition("/")[2]
    return _READERS.get(name) or _READERS.get(name.rpartition(".")[2])


def _of_json(path: str, text: str) -> Iterator[Asked]:
    folder = path.partition("/")[0]
    if folder != "search":
        held = _IN_CHARTS if folder in ("charts", "timeline") else IN_JSON
        for clue, address, is_own in in_json(text, held):
            yield clue, address.partition("#")[0], is_own
    elif path.startswith(_FOUND):
        for clue, address, is_own in in_json(text, IN_JSON):
            yield clue, f"../../{address}", is_own


def _of_package(path: str, text: str) -> Iterator[Asked]:
    yield from in_json(text, _IN_PACKAGE)


def _of_datasette(path: str, text: str) -> Iterator[Asked]:
    yield from in_json(_DESCRIBED.sub("", text), IN_JSON)


def _of_timelinejs(path: str, text: str) -> Iterator[Asked]:
    """Its texts are HTML; in no other JSON are they, so that a record may speak of a tag."""
    yield from in_json(text, IN_JSON)
    for address in _IN_HTML_IN_JSON.findall(text):
        yield address, address, False


def _of_markdown(path: str, text: str) -> Iterator[Asked]:
    meant = text.replace("\\\\", "").replace("\\]", "").replace("\\<", "")
    robots = [_IN_ROBOTS] if path == "robots.txt" else []  # elsewhere a text may begin so
    for one in (_IN_MARKDOWN, _IN_ANGLES, *robots):
        for address in dict.fromkeys(one.findall(meant)):
            yield address, address.replace("\\", ""), False


def _of_table(path: str, text: str) -> Iterator[Asked]:
    head, *rows = csv.reader(text.lstrip("\ufeff").splitlines(keepends=True))
    for place in (place for place, name in enumerate(head) if name in FIELDS):
        for address in dict.fromkeys(row[place] for row in rows if len(row) > place and row[place]):
            yield address, address, False


def _of_calendar(path: str, text: str) -> Iterator[Asked]:
    for address in _IN_CALENDAR.findall(text.replace("\r\n", "\n").replace("\n ", "")):
        yield address[:30], address, False


def _unescaped(text: str) -> str:
    """A style sheet with its escapes read."""
    return _CSS_ESCAPE.sub(lambda one: chr(min(int(one[1], 16), 0x10FFFF)) if one[1] else one[2], text)


def _of_styles(path: str, text: str) -> Iterator[Asked]:
    for one in _CSS_ADDRESS.findall(_unescaped(text)):
        address = next(filter(None, one), "")
        if not address.startswith("data:image/"):
            yield address, address, True


def _of_nothing(path: str, text: str) -> Iterator[Asked]:
    yield from ()


_READERS: dict[str, Callable[[str, str], Iterator[Asked]]] = {
    "json": _of_json,
    "datapackage.json": _of_package,
    "datasette.json": _of_datasette,
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
