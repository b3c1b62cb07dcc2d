"""The texts of everything that a build makes, as the programs find them that read each format: every file, parsed whole."""

import csv
import gzip
import io
import json
import re
import sqlite3
import warnings
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, unquote_plus

import pyarrow.parquet
import rispy
from bs4 import BeautifulSoup
from bs4.element import Tag
from icalendar import Calendar
from markdown_it import MarkdownIt
from pybtex.database.input.bibtex import Parser

from sourcebook.site.exports.formats.csv_files import text_of

MARKDOWN = MarkdownIt("commonmark").enable("table")
OURS = ("head", "foot")
"""Fields of a page's front matter that are HTML."""
NO_TEXTS = r"assets/|search/(words|spelled|backwards)/"
"""Files of JSON that hold no texts: those of the theme, and the single words of the index, which are in small letters."""
WITH_JSON = ("data-proposal",)
"""Attributes that hold JSON."""


class Leaf(NamedTuple):
    """A text, and the sort of place at which it was found: the text of a page, an attribute, a cell."""

    place: str
    text: str
    file: str


def leaves(out: Path) -> Iterator[Leaf]:
    """Every text below out/: of the pages as they are written, and of the site that is made of them."""
    for top in (out / "pages", out / "site"):
        for path in sorted(top.rglob("*")):
            if path.is_file():
                yield from leaves_of(path.relative_to(top).as_posix(), path.read_bytes())


def leaves_of(name: str, data: bytes) -> Iterator[Leaf]:
    """Every text of one file."""
    sort = next((one for one in _READERS if re.search(one, name)), None)
    assert sort, f"nothing here reads {name}"
    for place, text in _READERS[sort](name, data):
        yield Leaf(place, text, name)


Found = Iterator[tuple[str, str]]


def _parsed(markup: str | bytes) -> BeautifulSoup:
    with warnings.catch_warnings():  # a text may look like an address
        warnings.simplefilter("ignore")
        return BeautifulSoup(markup, "lxml")


def _html(name: str, data: bytes) -> Found:
    """The text of a page as a whole; the texts of its title, attributes, links, drawings and boxes of code by themselves."""
    page = _parsed(data)
    for script in page.find_all("script"):
        if script.get("type") == "application/ld+json":
            yield from _values("JSON-LD", json.loads(script.string))
        script.extract()
    for svg in page.find_all("svg"):
        yield from _svg_of(svg)
        svg.extract()
    for one in page.find_all("title"):
        yield "HTML <title>", one.get_text()
    for one in page.find_all("textarea"):
        yield from _attributes("code of a frame", _parsed(one.get_text()))
        one.extract()
    for one in page.select("details.citing dt[data-suffix]"):
        yield from _cited(one["data-suffix"], one.find_next("pre").extract().get_text())
    yield from _attributes("HTML", page)
    yield "HTML text", page.get_text()


def _attributes(kind: str, page: BeautifulSoup | Tag) -> Found:
    for tag in page.find_all(True):
        for key, value in tag.attrs.items():
            value = " ".join(value) if isinstance(value, list) else value
            if key in ("href", "src", "content") and re.match(r"https?:|\.|/", value):
                way, _, asked = value.partition("?")
                yield f"{kind} address", f"{unquote(way)}?{unquote_plus(asked)}"
            elif key in WITH_JSON:
                yield from _values(f"{kind} data", json.loads(value))
            else:
                yield f"{kind} attribute", value


def _cited(suffix: str, text: str) -> Found:
    if suffix == "bib":
        for entry in Parser().parse_string(text).entries.values():
            for key, value in entry.fields.items():
                yield "BibTeX", _untex(value) if key != "url" else value
    elif suffix == "ris":
        [entry] = rispy.loads(text)
        yield from _values("RIS", entry)
    elif suffix == "json":
        yield from _values("CSL-JSON", json.loads(text))
    else:
        yield "citation in words", text


_TEX = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^", "less": "<", "greater": ">", "bar": "|"}  # fmt: skip


def _untex(text: str) -> str:
    """What TeX sets for a field."""
    text = text.removeprefix("{").removesuffix("}")
    return re.sub(
        r"\\text(\w+)\{\}|\\([&%$#_])", lambda found: _TEX[found[1]] if found[1] else found[2], text
    )


def _svg(name: str, data: bytes) -> Found:
    yield from _svg_of(BeautifulSoup(ET.tostring(ET.fromstring(data), "unicode"), "xml"))


def _svg_of(svg: BeautifulSoup | Tag) -> Found:
    for one in svg.find_all(["title", "desc", "text"]):
        yield f"SVG <{one.name}>", one.get_text()
    yield from _attributes("SVG", svg)


def _xml(name: str, data: bytes) -> Found:
    for one in ET.fromstring(data).iter():
        for text in (one.text, one.tail):
            yield "feed" if name.endswith("feed.xml") else "sitemap", text or ""
        for value in one.attrib.values():
            yield "feed attribute", unquote(value)


def _json(name: str, data: bytes) -> Found:
    value = json.loads(data)
    sort = next((sort for start, sort in _JSON.items() if name.startswith(start)), "JSON")
    for place, text in _values(sort, value):
        yield place, _parsed(text).get_text() if sort == "TimelineJS" else text


_JSON = {"search/": "search index", "charts/": "chart JSON", "timeline/": "timeline JSON", "data/v1/timelinejs": "TimelineJS", "data/": "data JSON"}  # fmt: skip


def _values(place: str, value: Any) -> Found:
    """Every text within a value, also the names in it."""
    if isinstance(value, str):
        yield place, value
    for one in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from _values(f"{place} name", one[0]) if isinstance(one[0], str) else ()
        yield from _values(place, one[1])


def _csv(name: str, data: bytes) -> Found:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        for one in row:
            assert one[:1] not in "=+-@\t\r" or re.fullmatch(r"|-?[\d.]+", one), f"{name}: {one}"
            yield "CSV", text_of(one)


def _ics(name: str, data: bytes) -> Found:
    calendar = Calendar.from_ical(data)
    assert {"VCALENDAR", "VEVENT"} == {one.name for one in calendar.walk()}
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    for one in calendar.walk():
        for key, value in one.property_items():
            yield "calendar", ",".join(map(str, value.cats)) if key == "CATEGORIES" else str(value)


def _sqlite(name: str, data: bytes) -> Found:
    base = sqlite3.connect(":memory:")
    base.deserialize(data)
    tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
    for [table] in tables.fetchall():
        for row in base.execute(f'SELECT * FROM "{table}"'):
            yield from (("SQLite", one) for one in row if isinstance(one, str))
    base.close()


def _parquet(name: str, data: bytes) -> Found:
    for row in pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist():
        yield from (("Parquet", one) for one in row.values() if isinstance(one, str))


def _markdown(name: str, data: bytes) -> Found:
    """The texts of a page as it is written, as CommonMark reads it, and the fields above it, which are JSON."""
    text = data.decode()
    if text.startswith("---\n"):
        front, text = text[4:].split("\n---\n", 1)
        for line in front.splitlines():
            key, value = line.split(": ", 1)
            if key in OURS:
                yield from _html(name, json.loads(value).encode())
            elif isinstance(json.loads(value), str):
                yield "front matter", _parsed(json.loads(value)).get_text()
        yield "Markdown", _parsed(MARKDOWN.render(text)).get_text()
    else:
        yield "plain copy", _parsed(MARKDOWN.render(text)).get_text()


def _figure(name: str, data: bytes) -> Found:
    yield from _html(name, b"<body>" + data)


def _zip(name: str, data: bytes) -> Found:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for one in packed.namelist():
            for leaf in leaves_of(f"data/v1/{one.partition('/')[2] or one}", packed.read(one)):
                yield leaf.place, leaf.text


def _text(name: str, data: bytes) -> Found:
    yield "text", data.decode()


_READERS: dict[str, Callable[[str, bytes], Found]] = {
    r"^\.figures/": _figure,
    r"^data/.*(README|readme)": _text,
    r"\.html$": _html,
    r"\.svg$": _svg,
    r"\.xml$": _xml,
    r"\.xml\.gz$": lambda name, data: _xml(name, gzip.decompress(data)),
    r"\.(json|map)$": lambda name, data: iter(()) if re.match(NO_TEXTS, name) else _json(name, data),
    r"\.csv$": _csv,
    r"\.ics$": _ics,
    r"\.sqlite$": _sqlite,
    r"\.parquet$": _parquet,
    r"\.md$": _markdown,
    r"robots\.txt$|SHA256SUMS$|\.sha256$|LICENSE|^_headers$": _text,
    r"\.txt$": _markdown,
    r"\.zip$": _zip,
    r"^assets/.*\.(js|css|woff2?|png)$|\.png$": lambda name, data: iter(()),
}
"""What reads a file, by how it is called."""
