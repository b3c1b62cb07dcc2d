"""The small Markdown that authors write: read, judged, and written again with its text encoded.

Paragraphs, headings from level 2, emphasis, lists, quotations, tables, https links and links to records,
`[[official/some-id]]` or `[[event/some-id|words]]`. Nothing else gets through, so nothing else can act.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from sourcebook.links import PATTERN, Target, lost, target, targets
from sourcebook.markdown import encode, link, target_link
from sourcebook.model import Sourcebook
from sourcebook.model.text import address_flaw, flaws

_HELD = re.compile("\ue000(\\d+)\ue001")
_ATTRIBUTES = re.compile(r"\{[:#.][^}\n]*\}?")
_ALLOWED = frozenset(
    "root inline paragraph heading em strong bullet_list ordered_list list_item blockquote link text text_special "
    "softbreak hardbreak table thead tbody tr th td".split()
)
_REFUSED = {
    "html_block": "raw HTML is not used here; write plain words",
    "html_inline": "raw HTML is not used here; write plain words",
    "image": "images are not used here; take it out, or link to it",
    "code_inline": "code is not used here; take out the backticks",
    "code_block": "an indented block would be code; start the line at its margin",
    "fence": "code blocks are not used here; take the fence out",
    "hr": "rules are not used here; use a heading",
}
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")

Complaint = tuple[int, int, str]
"""Line from 0, column from 1, and what is wrong."""


def prose_faults(body: str, sourcebook: Sourcebook) -> Iterator[Complaint]:
    """Everything in a body that the small Markdown does not have, or that leads nowhere."""
    lines = body.split("\n")
    for number, line in enumerate(lines):
        for match in _ATTRIBUTES.finditer(line):
            yield number, match.start() + 1, "attribute lists are not used here; take the braces out"
        for found, at in targets(line):
            if what := lost(found, sourcebook):
                yield number, at + 1, what
        yield from ((number, 1, what) for what in flaws(line))
    held, _ = _hold(body)
    references: dict = {}
    tokens = _PARSER.parse(held, references)
    for reference in references.get("references", {}).values():
        yield reference["map"][0], 1, "link definitions are not used here; write the address at the link"
    yield from _refusals(SyntaxTreeNode(tokens), lines)


def _refusals(tree: SyntaxTreeNode, lines: list[str]) -> Iterator[Complaint]:
    line = 0
    for node in tree.walk(include_self=False):
        line = node.map[0] if node.map else line
        if node.type not in _ALLOWED:
            what = _REFUSED.get(node.type, f"“{node.type}” is not used here; write plain Markdown")
            yield *_spot(lines, line, node.content.strip() or node.markup), what
        elif node.type == "heading" and node.tag in ("h1", "h5", "h6"):
            yield line, 1, "headings are of level 2 to 4 here; write ## to ####"
        elif node.type == "link" and (what := address_flaw(str(node.attrs.get("href", "")))):
            address = str(node.attrs["href"])
            yield *_spot(lines, line, address), f"the address {what}; link to https addresses, or to records as [[noun/id]]"


def _spot(lines: list[str], line: int, what: str) -> tuple[int, int]:
    """The place of some words at or after a line."""
    words = what.split("\n")[0]
    for number in range(line, len(lines)):
        if words and (at := lines[number].find(words)) >= 0:
            return number, at + 1
    return line, 1


def _hold(body: str) -> tuple[str, list[Target]]:
    """Put links to records aside, so that their bars cut no table; private characters hold their places."""
    held: list[Target] = []

    def keep(match: re.Match[str]) -> str:
        held.append(target(match))
        return f"\ue000{len(held) - 1}\ue001"

    return PATTERN.sub(keep, body), held


def prose(body: str, sourcebook: Sourcebook, here: PurePosixPath) -> Markup:
    """Write a sound body again for the page `here`: the same Markdown, its text encoded, its links resolved."""
    text, held = _hold(body)

    def record_link(place: int) -> Markup:
        return target_link(held[place], sourcebook, here)

    return Markup(_blocks(SyntaxTreeNode(_PARSER.parse(text)), record_link))


def _blocks(tree: SyntaxTreeNode, record_link: Callable[[int], Markup]) -> str:
    return "\n\n".join(_block(node, record_link) for node in tree.children)


def _block(node: SyntaxTreeNode, record_link: Callable[[int], Markup]) -> str:
    match node.type:
        case "paragraph":
            return _inline(node.children[0], record_link)
        case "heading":
            return f"{'#' * int(node.tag[1])} {_inline(node.children[0], record_link)}"
        case "bullet_list" | "ordered_list":
            mark = "-   " if node.type == "bullet_list" else "1.  "
            return "\n\n".join(mark + _indented(_blocks(item, record_link), "    ")[4:] for item in node.children)
        case "blockquote":
            return _indented(_blocks(node, record_link), "> ")
        case _:
            return _table(node, record_link)


def _indented(text: str, by: str) -> str:
    return "\n".join((by + line).rstrip() for line in text.split("\n"))


def _table(node: SyntaxTreeNode, record_link: Callable[[int], Markup]) -> str:
    rows = [
        [_inline(cell.children[0], record_link) if cell.children else "" for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _inline(node: SyntaxTreeNode, record_link: Callable[[int], Markup]) -> str:
    return "".join(_span(child, record_link) for child in node.children)


def _span(node: SyntaxTreeNode, record_link: Callable[[int], Markup]) -> str:
    match node.type:
        case "text" | "text_special":
            pieces = _HELD.split(node.content)
            return "".join(record_link(int(one)) if odd % 2 else encode(one) for odd, one in enumerate(pieces))
        case "em" | "strong":
            mark = "*" if node.type == "em" else "**"
            return f"{mark}{_inline(node, record_link)}{mark}"
        case "link":
            return link(Markup(_inline(node, record_link)), str(node.attrs["href"]))
    return " "

