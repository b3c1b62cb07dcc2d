"""The small Markdown that authors write: read, and judged.

Paragraphs, headings from level 2, emphasis, lists, quotations, tables, https links and links to records,
`[[official/some-id]]` or `[[event/some-id|words]]`. Nothing else gets through, so nothing else can act.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from sourcebook.model import Sourcebook
from sourcebook.model.letters import faults, is_plain, messages
from sourcebook.model.text import address_flaw, anchor_flaw
from sourcebook.resolve.links import PATTERN, UNCLOSED, Target, lost, target, targets, typed, unfinished

HELD = re.compile("\ufdd0(\\d+)\ufdd1")
"""What holds a link's place: two noncharacters, which no author's file and no character reference can give."""
_ATTRIBUTES = re.compile(r"\{[:#.][^}\n]*\}?")
_ALLOWED = frozenset(
    "root inline paragraph heading em strong bullet_list ordered_list list_item blockquote link text "
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
DEEPEST = 12
"""How deep blocks may stand in blocks, and marks in marks; the parser drops without a word what is deeper than 20."""
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")

Complaint = tuple[int, int, str]
"""Line from 0, column from 1, and what is wrong."""


def prose_problems(body: str, sourcebook: Sourcebook) -> Iterator[Complaint]:
    """Everything in a body that the small Markdown does not have, or that leads nowhere."""
    lines = body.split("\n")
    for number, line in enumerate(lines):
        for match in _ATTRIBUTES.finditer(line):
            yield number, match.start() + 1, "attribute lists are not used here; take the braces out"
    yield from ((*_place(body, one.at), one.what) for one in faults(body))
    yield from _lost_links(body, sourcebook)
    held, _ = hold(body)
    tokens, references = _parsed(held)
    yield from _refused_anchors(tokens, body)
    for reference in references.values():
        yield reference["map"][0], 1, "link definitions are not used here; write the address at the link"
    deep = (token.map[0] for token in tokens if token.map and _depth(token) > DEEPEST)
    if (first := next(deep, None)) is not None:
        yield first, 1, "is nested too deep to be shown; write it flatter"
    else:  # a tree that is no deeper than its reader can follow
        yield from _refusals(SyntaxTreeNode(tokens), lines)


def _depth(token: Token) -> int:
    """How deep a block stands in others, or what is marked in its words in other marks."""
    return max(token.level, *(one.level for one in token.children or ()), 0)


def _refused_anchors(tokens: list[Token], body: str) -> Iterator[Complaint]:
    """Headings whose anchors would be addresses of the theme's own."""
    _, links = hold(body)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.map:
            shown = HELD.sub(
                lambda match: (int(match[1]) < len(links) and links[int(match[1])].words) or "",
                _words(inline),
            )
            if what := anchor_flaw(shown):
                yield opening.map[0], 1, what


def _lost_links(body: str, sourcebook: Sourcebook) -> Iterator[Complaint]:
    """Links to records that lead nowhere, or that are opened and not closed."""
    for found, at in targets(body):
        if what := lost(found, sourcebook):
            yield *_place(body, at), what
    for at in unfinished(body):
        yield *_place(body, at), UNCLOSED


def _place(body: str, at: int) -> tuple[int, int]:
    """The line, from 0, and the column, from 1, of a character."""
    return body.count("\n", 0, at), at - body.rfind("\n", 0, at)


def _refusals(tree: SyntaxTreeNode, lines: list[str]) -> Iterator[Complaint]:
    line, after, body = 0, (0, 0), "\n".join(lines)
    for node in tree.walk(include_self=False):
        line = node.map[0] if node.map else line
        if what := _refusal(node, body):
            found = _spot(lines, max(after, (line, 0)), _typed(node))
            after = found or after
            yield *(found or (line, 1)), what


def _refusal(node: SyntaxTreeNode, body: str) -> str | None:
    """Why a piece of Markdown is not used here, and what to write, or None."""
    if node.type not in _ALLOWED:
        return _REFUSED.get(node.type, f"“{node.type}” is not used here; write plain Markdown")
    if node.type == "heading" and node.tag in ("h1", "h5", "h6"):
        return "headings are of level 2 to 4 here; begin it with two to four #"
    if node.type == "ordered_list" and node.attrs.get("start", 1) != 1:
        return "a list is numbered from 1; write 1. and so on, or \\. where a line begins with a number and a full stop"
    if node.type == "link":
        return _link_refusal(node)
    return _unseen(node, body) if node.type in ("inline", "text") else None


def _unseen(node: SyntaxTreeNode, body: str) -> str | None:
    """What deceives in the words of a node, and not in its body as typed: a character reference (`&#8238;`), a word with a mark in it."""
    texts = [HELD.sub("", one.content) for one in node.walk() if one.type == "text"]
    if all(map(is_plain, texts)):
        return None
    parts = texts if node.type == "inline" else ()
    known = {one.what for text in (body, *parts) for one in faults(text)}
    found = (one for one in faults("".join(texts)) if not (one.words.isdecimal() and one.words in body))
    return "; also ".join(messages(one for one in found if one.what not in known)) or None


def _link_refusal(node: SyntaxTreeNode) -> str | None:
    address = str(node.attrs.get("href", ""))
    if HELD.search(unquote(address)) or any(
        HELD.search(one.content) for one in node.walk() if one.type == "text"
    ):
        return "a link to a record stands inside another link; keep one of the two"
    what = address_flaw(address)
    return what and f"the address {what}; link to https addresses, or to records as [[noun/id]]"


def _typed(node: SyntaxTreeNode) -> str:
    """The first characters by which a piece of Markdown was typed."""
    match node.type:
        case "link":
            return str(node.attrs.get("href", ""))
        case "image":
            return "!["
        case "code_inline":
            return node.markup + node.content
        case "fence" | "hr" | "heading":
            return node.markup
        case "text":
            return "&"
    return node.content.strip().split("\n")[0]


def _spot(lines: list[str], after: tuple[int, int], words: str) -> tuple[int, int] | None:
    """The place (line from 0, column from 1) of some words, next after another place."""
    line, column = after
    for number in range(line, len(lines) if words else line):
        at = lines[number].find(words, column if number == line else 0)
        if at >= 0:
            return number, at + 1
    return None


def hold(body: str) -> tuple[str, list[Target]]:
    """Put links to records aside, so that their bars cut no table; noncharacters hold their places."""
    held: list[Target] = []

    def keep(match: re.Match[str]) -> str:
        held.append(target(match))
        return f"\ufdd0{len(held) - 1}\ufdd1"

    return PATTERN.sub(keep, body), held


def parsed(held: str) -> SyntaxTreeNode:
    """The blocks of a body whose links to records are put aside."""
    return SyntaxTreeNode(_PARSER.parse(held))


@lru_cache(maxsize=8192)  # a body is joined, and then judged
def _parsed(held: str) -> tuple[list[Token], Mapping[str, Any]]:
    """The tokens of a body, which nobody may change, and the link definitions in it."""
    references: dict[str, Any] = {}
    tokens = _PARSER.parse(held, references)
    return tokens, references.get("references", {})


def plain_blocks(body: str) -> Iterator[str]:
    """The plain words of each paragraph, heading, item and cell of a body, its links to records as typed."""
    text, held = hold(body)

    def restored(match: re.Match[str]) -> str:
        index = int(match[1])
        return typed(held[index]) if index < len(held) else ""

    for token in _parsed(text)[0]:
        if token.type == "inline":
            yield HELD.sub(restored, _words(token))


def _words(inline: Token) -> str:
    """The plain words of a paragraph, heading, item or cell, its links to records held."""
    return "".join(
        one.content if "text" in one.type else " " if "break" in one.type else ""
        for one in inline.children or ()
    )
