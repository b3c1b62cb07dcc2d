"""The addresses in finished files without tags: tables, JSON, style sheets, calendars, plain copies.

In tables and JSON an address is what stands in a field for addresses, by its name; in another, a text may look like one.
"""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from typing import Any

from sourcebook.drawing.rows import RECORDS
from sourcebook.publish.audit.addresses import Asked
from sourcebook.sentinel import SENTINEL

CONTEXT = "https://schema.org"
"""The context of all data for programs; the pages take theirs from site/linked_data.py, so as not to share its fault."""
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


_IN_JSON, _IN_PACKAGE = _held_in(*FIELDS), _held_in(*FIELDS, "path")
_IN_CHARTS = re.compile(
    _held_in(*FIELDS, "site").pattern.replace(r"|\[)", r'|\[|\{(?!"field":"[a-z_]+","type":"nominal"\}))')
)
"""In charts, what a field for addresses holds may be an object, too; one alone says only from where it is taken."""
_IN_PAGES = frozenset((*FIELDS, "license"))
_TEXTS = frozenset(
    """name alternateName headline description text title creditText roleName datePublished dateModified dateCreated startDate
    endDate temporalCoverage encodingFormat inLanguage version @type""".split()
)
"""Fields of data in pages whose texts are no addresses, whatever they look like."""
_OTHER_FIELDS = frozenset(
    """about appearance citation creator distribution hasOccupation isAccessibleForFree isPartOf mainEntity publisher
    spokenByCharacter subjectOf @graph""".split()
)
"""The other fields that data in pages may have: in one more, words could be given to somebody."""
_LINKED = re.compile(r"\s*(?:https?:|//)", re.IGNORECASE)
_FOUND = "search/found/"
"""Of the search, its findings have addresses, from the root of the site; the rest has any word that a record uses, `href` too."""
_SHOWN = re.compile(r'[^<>]*|<p>[^<>]*</p><p><a href="([^"<>]*)">The record</a></p>')
"""The texts of TimelineJS, which it takes for HTML; in no other JSON are they, so that a record may speak of a tag."""
_FOR_TIMELINEJS = frozenset(
    """day display_date end_date events group headline month start_date text title unique_id year""".split()
)
_COMPUTED = re.compile(r'"(?:expr|signal|embedOptions|baseURL|loader|params|transform)"\s*:')
"""Fields of Vega-Lite that no chart of ours has."""
_DESCRIBED = re.compile(r'"columns": \{(?:\s*"[^"]*": "(?:[^"\\]|\\.)*",?)*\s*\}')
"""Where a file says in words what each column is."""
_HIDING = re.compile(r"\\(?:/|u00(?!3[cCeE]|26)[2-7])")
"""Escapes in JSON of signs that need none: an address could hide behind them."""
_IN_MARKDOWN = re.compile(r"\]\(<?([^)\s>]*)")
_IN_ANGLES = re.compile(r"<([a-z]+:[^<>\s]*)>")
_CODE_OR_ESCAPED = re.compile(r"\\.|(`+)(?!`).+?(?<!`)\1(?!`)")
_ODD_IN_COPY = re.compile(r"<(?!/?mark>|https?:|mailto:|!-- -->)|\]:|\]\((?!\S)")
_FORMULA = re.compile(
    r"[\s\u200b-\u200f\u2060\ufeff]*(?:[=+@\t\r\n\uff1d\uff0b\uff20]|[-\uff0d](?![\d.]+\Z))"
)
_COULD_BE_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff=+@\uff1d\uff0b\uff20\uff0d-]")
_IN_ROBOTS = re.compile(r"^\s*sitemap\s*:\s*(\S*)", re.MULTILINE | re.IGNORECASE)
_IN_CALENDAR = re.compile(
    "(?:BEGIN|END|PRODID|VERSION|NAME|X-WR-CALNAME|DESCRIPTION|UID|DTSTAMP|DTSTART(?:;VALUE=DATE)?|DTEND(?:;VALUE=DATE)?|SUMMARY"
    r"|CATEGORIES|TRANSP):[^\x00-\x1f\x7f]*|(?:URL:([^\x00-\x1f\x7f]*))?"
)
"""All lines that a calendar may have, each with its address."""
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CSS_ADDRESS = re.compile(r"\b(?:url|src)\((?=\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"']*)))", re.IGNORECASE)
"""Read in comments and strings, too: where these end is told by rules that one need not know so."""
_CSS_FORBIDDEN = re.compile(
    r"@import|expression\(|-moz-binding|(?<![-\w])behavior:|image-set\(", re.IGNORECASE
)


def asked_by(path: str, text: str) -> Iterator[Asked]:
    """The addresses in a file, each with a clue and whether it must be the site's own."""
    return (_reader(path) or _of_nothing)(path, text)


class BadData(ValueError):
    """What is wrong with the form of a file, be its content what it may."""


@lru_cache(8)
def rows_of(text: str) -> tuple[list[str], list[list[str]]]:
    """The head and the rows of a table in CSV; raise `BadData` where a row has other columns than the head, or the head one twice."""
    try:
        head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    except (csv.Error, ValueError) as error:
        raise BadData(f"a table that cannot be read ({error}): write it anew") from error
    if len(set(head)) < len(head) or {*map(len, rows)} - {len(head)}:
        raise BadData(
            "a row that is cut short or too long, or a column twice: give each row each column once"
        )
    return head, rows


class _Json:
    """Reads JSON, and tells which objects are in it."""

    def __init__(self) -> None:
        self._objects = list[dict[str, Any]]()
        self._decode = json.JSONDecoder(object_pairs_hook=self._once_each).decode

    def read(self, text: str) -> tuple[Any, list[dict[str, Any]]]:
        """What it says, and each object in it; raise `BadData` for what is none, or has a key twice, of which readers take one or the other."""
        self._objects = found = list[dict[str, Any]]()
        try:
            return self._decode(text), found
        except json.JSONDecodeError as error:
            raise BadData(f"data that is no JSON ({error}): write it so") from error

    def _once_each(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        told = dict(pairs)
        if len(told) < len(pairs):
            raise BadData("an object with a key twice: write it once")
        self._objects.append(told)
        return told


_JSON = _Json()


@lru_cache(2**4)
def objects_of(data: str) -> list[dict[str, Any]]:
    """The objects in some JSON; raise `BadData` for what is none."""
    return _JSON.read(data)[1]


def read_json(text: str) -> Any:
    """Some JSON; raise `BadData` for what is none."""
    return _JSON.read(text)[0]


def in_data(objects: Collection[Mapping[str, Any]], is_linked: bool) -> Iterator[str]:
    """The addresses in some data for programs of a page; raise `BadData`."""
    for one in objects:
        if not str(one.get("@type", "Thing")).isalpha() or one.get("@context", CONTEXT) != CONTEXT:
            raise BadData("a type or a context by another name than that of schema.org: write this one")
        for field, value in one.items():
            for text in value if isinstance(value, list) else (value,):
                if isinstance(text, str) and (
                    field in _IN_PAGES or field not in _TEXTS and _LINKED.match(text)
                ):
                    yield text
    fields = {field for one in objects for field in one} if is_linked else set[str]()
    if other := fields - _IN_PAGES - _TEXTS - _OTHER_FIELDS:
        raise BadData(
            f"a field “{min(other)}” that no data here have: take it away, or allow it in publish/audit/data.py"
        )


def is_copy(path: str) -> bool:
    """Whether a file is the plain copy of a page, or read as one."""
    return _reader(path) is _of_markdown


def hidden_in(path: str, text: str) -> Iterator[tuple[str, str]]:
    """What in a file is refused whatever its addresses are, after the words of the file at which it is."""
    if _reader(path) is None:
        yield "", "a file of a kind that the site has not: name its suffix in publish/audit/"
    if path.endswith(".json") and (hiding := _HIDING.search(text.replace(r"\\", ""))):
        yield hiding[0], "a sign is escaped that needs not be: write it as it is"
    if path.startswith("charts/") and (moving := _COMPUTED.search(text)):
        yield moving[0], f"{moving[0]} in a chart, which could be computed or fetched: take it away"
    if path.endswith(".css") and (forbidden := _CSS_FORBIDDEN.search(_unescaped(text))):
        yield forbidden[0], f"“{forbidden[0]}” in a style sheet: take it away"
    for line in _unfolded(text) if path.endswith(".ics") else ():
        if not _IN_CALENDAR.fullmatch(line):
            yield line[:30], f"a line “{line[:30]}” that no calendar here has: take it away"
    if is_copy(path) and _ODD_IN_COPY.search(text):
        plain = _CODE_OR_ESCAPED.sub("", text)
        if odd := _ODD_IN_COPY.search(plain):
            clue = plain[plain.rfind("[", 0, odd.start()) : odd.end()] if odd[0] == "]:" else odd[0]
            yield clue, "markup, or the address of a link set apart, that no copy has: escape it"
    try:
        if path.endswith(".csv"):
            yield from _computed(text)
        if path.endswith("timelinejs.json"):
            yield from _hidden_for_timelinejs(text)
        if path.startswith("charts/") and path.endswith(".json"):
            _led_to_by_chart(path, text)
    except BadData as error:
        yield "", str(error)


def _computed(text: str) -> Iterator[tuple[str, str]]:
    """What a spreadsheet would take for a formula in a table; raise `BadData`."""
    rows = rows_of(text)[1]
    if not any(map(_COULD_BE_FORMULA.match, {one[:1] for one in chain.from_iterable(rows)})):
        return
    for one in chain.from_iterable(rows):
        if _FORMULA.match(one):
            yield one[:30], f"a cell “{one[:30]}” that a spreadsheet computes: set an apostrophe before it"


def _hidden_for_timelinejs(text: str) -> Iterator[tuple[str, str]]:
    """What TimelineJS could fetch or show that is no text; raise `BadData`."""
    for field in {field for one in objects_of(text) for field in one} - _FOR_TIMELINEJS:
        yield f'"{field}"', f"a field “{field}” that TimelineJS gets from no one here: take it away"
    for one in _texts_of(text):
        if not _SHOWN.fullmatch(one):
            yield one[:30], f"markup “{one[:80]}” that no text for TimelineJS has: escape it"


def _texts_of(text: str) -> Iterator[str]:
    """Each text in some JSON; raise `BadData`."""
    waiting = [read_json(text)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | dict):
            waiting += value.values() if isinstance(value, dict) else value


def _in_json(text: str, held: re.Pattern[str]) -> Iterator[Asked]:
    """What fields for addresses hold in JSON; of a list, `[`, and of an object `{`, which are no addresses."""
    for one in dict.fromkeys(held.findall(text)):
        yield one, one[1:] or one, False


def _unfolded(text: str) -> list[str]:
    """The lines of a calendar, each whole."""
    return text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "").split("\n")


def _reader(path: str) -> Callable[[str, str], Iterator[Asked]] | None:
    """Who reads such a file."""
    name = path.rpartition("/")[2]
    return _READERS.get(name) or _READERS.get(name.rpartition(".")[2])


def _of_json(path: str, text: str) -> Iterator[Asked]:
    folder = path.partition("/")[0]
    if folder != "search":
        held = _IN_CHARTS if folder in ("charts", "timeline") else _IN_JSON
        for clue, address, is_own in _in_json(text, held):
            yield clue, address.partition("#")[0], is_own
        with suppress(BadData):  # which is told as such
            for address in _led_to_by_chart(path, text) if folder == "charts" else ():
                yield address.rpartition(RECORDS)[2] or address, address.partition("#")[0], False
    elif path.startswith(_FOUND):
        for clue, address, is_own in _in_json(text, _IN_JSON):
            yield clue, f"../../{address}", is_own


@lru_cache(8)
def _led_to_by_chart(path: str, text: str) -> set[str]:
    """The addresses to which the marks of a chart lead: written, or made of a record’s id (chart-data.js); raise `BadData`."""
    told = read_json(text)
    try:
        if path == "charts/template.json":
            if told["usermeta"]["records"] != RECORDS:
                raise BadData(f"records of charts elsewhere than at {RECORDS}: see what changed it")
            return set()
        columns, wide, found = told["columns"], told["forms"]["wide"]["rows"], set[str]()
        for name, fields in (one for form in told["forms"].values() for one in form["rows"].items()):
            layer = {**wide.get(name, {}), **fields}
            written = columns[layer["href"]] if layer.get("href") is not None else [None]
            ids = columns[layer["id"]] if name == "hits" else [""]
            for at in range(max(len(written), len(ids))):
                href, id = (values[at if len(values) > 1 else 0] for values in (written, ids))
                found.add(str(href) if href is not None else f"{RECORDS}{id}/" if id else SENTINEL)
        return found
    except (KeyError, IndexError, TypeError, AttributeError):
        raise BadData("a chart of another form than drawing/packed.py gives it: see what made it") from None


def _of_package(path: str, text: str) -> Iterator[Asked]:
    yield from _in_json(text, _IN_PACKAGE)


def _of_datasette(path: str, text: str) -> Iterator[Asked]:
    yield from _in_json(_DESCRIBED.sub("", text), _IN_JSON)


def _of_timelinejs(path: str, text: str) -> Iterator[Asked]:
    yield from _in_json(text, _IN_JSON)
    try:
        for one in _texts_of(text):
            if (shown := _SHOWN.fullmatch(one)) and shown[1]:
                yield shown[1], html.unescape(shown[1]), False
    except BadData:
        return  # which is told as such


def _of_markdown(path: str, text: str) -> Iterator[Asked]:
    meant = text
    if "\\" in text:
        meant = text.replace("\\\\", "").replace("\\]", "").replace("\\<", "")
    robots = [_IN_ROBOTS] if path == "robots.txt" else []  # elsewhere a text may begin so
    for one in (_IN_MARKDOWN, _IN_ANGLES, *robots):
        for address in dict.fromkeys(one.findall(meant)):
            yield address, address.replace("\\", ""), False


def _of_table(path: str, text: str) -> Iterator[Asked]:
    try:
        head, rows = rows_of(text)
    except BadData:
        return  # which is told as such
    for place in (place for place, name in enumerate(head) if name in FIELDS):
        for address in dict.fromkeys(row[place] for row in rows if row[place]):
            yield address, address, False


def _of_calendar(path: str, text: str) -> Iterator[Asked]:
    for line in _unfolded(text):
        if (found := _IN_CALENDAR.fullmatch(line)) and found[1]:
            yield found[1][:30], found[1], False


@lru_cache(8)
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
