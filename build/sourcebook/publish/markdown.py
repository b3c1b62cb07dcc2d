"""A page's Markdown -> its HTML, as MkDocs makes it with the extensions of our pages: attributes, anchors, links.

A library converts the Markdown. What Python-Markdown's `attr_list` and `toc`, and MkDocs itself, do besides is done to
the HTML: a template's `{: … }` is moved onto its element, a heading gets its anchor, a link to a page its address.
"""

import html
import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import cycle
from typing import Any, NamedTuple

import pyromark
from markdown.extensions.toc import nest_toc_tokens, slugify, strip_tags, unique  # type: ignore[import-untyped]  # it has no types

_BRACE, _HELD, _CODE = "&#123;", "\ufdd2", "&#xFDD2;"
"""A brace of a record, which `encode` writes so; and what holds its place, so that it opens no attributes: itself, or its
code where the library leaves that as it is, in raw HTML."""
_TO_RIGHT = ' style="text-align: right"'
"""How the library writes a column of numbers, which the policy of our pages refuses; no text can be so, since its quotes are coded."""
_ATTRIBUTES = re.compile(r"\{:([^}\n]*)\}")
_CLOSES = re.compile(r"</(h[1-6]|p|li)>|\n?</?(?:li|[uo]l)>")
"""What may follow attributes that are those of the element around them."""
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_COLUMN = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
_CELL = re.compile(r"<td(?=[ >])")
_HEADING = re.compile(r"<h([1-6])( [^>]*)?>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_LINK = re.compile(r'<a href="([^"]*)')
_IMAGE = re.compile(r'<p><img src="([^"]*)" alt="([^"]*)"(?: class="([^"]*)")? /></p>')


class Heading(NamedTuple):
    """A heading: its anchor, and its words in HTML."""

    anchor: str
    words: str


OF_FRAME = ("sections",)
"""Anchors in the frame of every page, beside those that no heading can have: theme/overrides/ has them."""


class Converted(NamedTuple):
    """The HTML of a page, and what else MkDocs would know of it."""

    html: str
    headings: tuple[Heading, ...]
    """The first, which is the page's title, and those right below it."""
    anchors: frozenset[str]


def convert(
    text: str, link: Callable[[str], str], image: Callable[[str, str], str], permalink: str, depth: int
) -> Converted:
    """Convert a page; `link` says what a link's address becomes, `image` what stands for an image of an address and a look."""
    made = pyromark.html(text.replace(_BRACE, _CODE), options=pyromark.Options.ENABLE_TABLES)
    made = made.replace(_TO_RIGHT, ' align="right"')
    made, ids = _with_attributes(made)
    made, headings = _with_anchors(made, {*ids, *OF_FRAME}, permalink, depth)
    made = _LINK.sub(lambda found: f'<a href="{link(found[1])}', made)
    anchors = frozenset(_ID.findall(made))
    made = _IMAGE.sub(lambda found: image(found[1], found[3] or ""), made)
    return Converted(made.replace(_HELD, "{").replace(_CODE, _BRACE), headings, anchors)


def with_columns_told(made: str) -> str:
    """HTML in which each cell of a table has the name of its column, for a phone, where no row of names stands above."""
    return _TABLE.sub(_with_columns, made)


def _with_columns(table: re.Match[str]) -> str:
    names = cycle([strip_tags(one).replace('"', "&quot;") for one in _COLUMN.findall(table[0])])
    return _CELL.sub(lambda _: f'<td data-label="{next(names)}"', table[0])


def _with_attributes(made: str) -> tuple[str, set[str]]:
    """HTML with each `{: … }` on the element that it belongs to; and the ids that were given so."""
    edits = list[tuple[int, int, str]]()
    ids = set[str]()
    for found in _ATTRIBUTES.finditer(made):
        start, end = found.span()
        if opening := _opening(made, start, end):
            written, id = _written(found[1])
            if id:
                ids.add(id)
            edits.append((opening, opening, written))
            edits.append((start - (made[start - 1] != ">"), end, ""))
    pieces, end = list[str](), 0
    for start, stop, written in sorted(edits):
        pieces += [made[end:start], written]
        end = stop
    return "".join([*pieces, made[end:]]), ids


@cache
def _written(told: str) -> tuple[str, str]:
    """The attributes that a list names (`#id`, `.class`, `name=value`) as HTML writes them, and the id among them."""
    attributes = dict[str, str]()
    for one in told.split():
        name, value = (
            ("id", one[1:]) if one[0] == "#" else ("class", one[1:]) if one[0] == "." else one.split("=")
        )
        attributes[name] = f"{attributes['class']} {value}" if name == "class" in attributes else value
    return "".join(f' {name}="{value}"' for name, value in attributes.items()), attributes.get("id", "")


def _opening(made: str, start: int, end: int) -> int:
    """Where in the HTML a list of attributes goes: before the end of the opening tag of its element.

    That is the element directly before it in its line, or the paragraph, item or heading that ends with it. It is 0 if there is
    no such element: then the list is shown as it is.
    """
    before = made[start - 1]
    if before == ">":
        if made.startswith(" />", start - 3):
            return start - 3
        tag = made[made.rfind("<", 0, start) + 2 : start - 1]
    elif before in "\n " and (closes := _CLOSES.match(made, end)):
        tag = closes[1] or "li"
        if (before == " ") != (tag[0] == "h"):
            return 0
    else:
        return 0
    at = made.rfind("<a " if tag == "a" else f"<{tag}>", 0, start)
    return made.index(">", at) if at >= 0 else 0


@lru_cache(maxsize=10_000)
def _slug(name: str) -> str:
    """The anchor of a heading’s words: many pages have the same."""
    return str(slugify(html.unescape(name), "-"))


def _with_anchors(made: str, ids: set[str], permalink: str, depth: int) -> tuple[str, tuple[Heading, ...]]:
    """HTML with an anchor on each heading, and the headings right below the title."""
    told = list[dict[str, Any]]()
    counted = dict[str, int]()

    def anchored(found: re.Match[str]) -> str:
        level, attributes, words = int(found[1]), found[2] or "", found[3]
        name = strip_tags(words).replace(_HELD, "{")
        given = _ID.search(attributes)
        anchor = given[1] if given else unique(_slug(name), ids, counted)
        if not given:
            attributes += f' id="{anchor}"'
        if level <= depth:
            told.append({"level": level, "id": anchor, "name": name})
        after = permalink.replace("{}", anchor) if level > 1 else ""  # the theme takes that of the title away
        return f"<h{level}{attributes}>{words}{after}</h{level}>"

    made = _HEADING.sub(anchored, made)
    tree = nest_toc_tokens(told)
    return made, tuple(Heading(one["id"], one["name"]) for top in tree[:1] for one in (top, *top["children"]))
