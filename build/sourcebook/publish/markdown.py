"""A page's Markdown -> its HTML, as MkDocs makes it with the extensions of our pages: attributes, anchors, links.

A library converts the Markdown. What Python-Markdown's `attr_list` and `toc`, and MkDocs itself, do besides is done to
the HTML: a template's `{: … }` is moved onto its element, a heading gets its anchor, a link to a page its address.
"""

import html
import re
from collections.abc import Callable
from typing import NamedTuple

import pyromark
from markdown.extensions.toc import nest_toc_tokens, slugify, strip_tags, unique

_BRACE, _HELD = "&#123;", "\ufdd2"
"""A brace of a record, which `encode` writes so; and what holds its place, so that it opens no attributes."""
_ATTRIBUTES = re.compile(
    r"""
    (?: (?<=</em>) | (?<=</strong>) | (?<=</a>) | (?<=</code>) | (?<=[ ]/>)   # directly after an element within a line
      | \n (?= \{:[^}\n]*\} (?: </p> | \n?</?(?:li|[uo]l)> ) )                # the last line of a paragraph or an item
      | [ ] (?= \{:[^}\n]*\} </h[1-6]> )                                      # the end of a heading
    )
    \{:([^}\n]*)\}
    """,
    re.VERBOSE,
)
_HEADING = re.compile(r"<h([1-6])( [^>]*)?>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_LINK = re.compile(r'(?<=<a href=")[^"]*')
_IMAGE = re.compile(r'<p><img src="([^"]*)" alt="([^"]*)"(?: class="([^"]*)")? /></p>')


class Heading(NamedTuple):
    """A heading: its anchor, and its words in HTML."""

    anchor: str
    words: str


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
    made = pyromark.html(text.replace(_BRACE, f"&#x{ord(_HELD):X};"), options=pyromark.Options.ENABLE_TABLES)
    made, ids = _with_attributes(made)
    made, headings = _with_anchors(made, ids, permalink, depth)
    made = _LINK.sub(lambda found: link(found[0]), made)
    anchors = frozenset(_ID.findall(made))
    made = _IMAGE.sub(lambda found: image(found[1], found[3] or ""), made)
    return Converted(made.replace(_HELD, "{"), headings, anchors)


def _with_attributes(made: str) -> tuple[str, set[str]]:
    """HTML with each `{: … }` on the element that it belongs to; and the ids that were given so."""
    edits = list[tuple[int, int, str]]()
    ids = set[str]()
    for found in _ATTRIBUTES.finditer(made):
        attributes = _read(found[1])
        ids.update(value for name, value in attributes.items() if name == "id")
        opening = _opening(made, found)
        written = "".join(f' {name}="{value}"' for name, value in attributes.items())
        edits += [(opening, opening, written), (*found.span(), "")]
    pieces, end = list[str](), 0
    for start, stop, written in sorted(edits):
        pieces += [made[end:start], written]
        end = stop
    return "".join([*pieces, made[end:]]), ids


def _read(told: str) -> dict[str, str]:
    """The attributes that a list names: `#id`, `.class`, `name=value`."""
    attributes = dict[str, str]()
    for one in told.split():
        name, value = (
            ("id", one[1:]) if one[0] == "#" else ("class", one[1:]) if one[0] == "." else one.split("=")
        )
        attributes[name] = f"{attributes['class']} {value}" if name == "class" in attributes else value
    return attributes


def _opening(made: str, found: re.Match[str]) -> int:
    """Where the attributes of a list go: before the end of the opening tag of its element."""
    start = found.start()
    if made.startswith(" />", start - 3):
        return start - 3
    if made[start] == "{":
        tag = made[made.rindex("</", 0, start) + 2 : start - 1]
    else:
        after = re.compile(r"\n?</?(\w+)").match(made, found.end())
        tag = after[1] if after and after[1] not in ("ul", "ol") else "li"
    at = made.rindex(f"<{tag}{' ' if tag == 'a' else '>'}", 0, start)
    return made.index(">", at)


def _with_anchors(made: str, ids: set[str], permalink: str, depth: int) -> tuple[str, tuple[Heading, ...]]:
    """HTML with an anchor on each heading, and the headings right below the title."""
    told = list[dict[str, object]]()
    counted = dict[str, int]()

    def anchored(found: re.Match[str]) -> str:
        level, attributes, words = int(found[1]), found[2] or "", found[3]
        name = strip_tags(words)
        given = _ID.search(attributes)
        anchor = given[1] if given else unique(slugify(html.unescape(name), "-"), ids, counted)
        if not given:
            attributes += f' id="{anchor}"'
        if level <= depth:
            told.append({"level": level, "id": anchor, "name": name})
        after = permalink.replace("{}", anchor)
        return f"<h{level}{attributes}>{words}{after}</h{level}>"

    made = _HEADING.sub(anchored, made)
    tree = nest_toc_tokens(told)
    return made, tuple(Heading(one["id"], one["name"]) for top in tree[:1] for one in (top, *top["children"]))
