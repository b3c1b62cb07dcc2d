"""The small Markdown that authors write, written again with its text encoded and its links resolved."""

from collections.abc import Callable
from itertools import islice
from pathlib import PurePosixPath

from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from sourcebook.model import Sourcebook
from sourcebook.resolve.prose import HELD, hold, parsed
from sourcebook.site.markdown import encode, link, target_link

_LISTS = {"bullet_list", "ordered_list"}


def prose(body: str, sourcebook: Sourcebook, here: PurePosixPath) -> Markup:
    """Write a sound body again for the page `here`: the same Markdown, its text encoded, its links resolved."""
    text, held = hold(body)

    def record_link(index: int) -> Markup:
        return target_link(held[index], sourcebook, here)

    return Markup(_blocks(parsed(text), record_link))


def _blocks(tree: SyntaxTreeNode, record_link: Callable[[int], Markup]) -> str:
    """Blocks one after another; of two lists or quotations, which would be read as one, an empty comment keeps them apart."""
    written = list[str]()
    before = ""
    for node in tree.children:
        if {before, node.type} <= _LISTS or before == node.type == "blockquote":
            written.append("<!-- -->")
        written.append(_block(node, record_link))
        before = node.type
    return "\n\n".join(written)


def _block(node: SyntaxTreeNode, record_link: Callable[[int], Markup]) -> str:
    match node.type:
        case "paragraph":
            return _inline(node.children[0], record_link)
        case "heading":
            return f"{'#' * int(node.tag[1])} {_inline(node.children[0], record_link)}"
        case "bullet_list" | "ordered_list":
            mark = "-   " if node.type == "bullet_list" else "1.  "
            return "\n\n".join(
                mark + _indented(_blocks(item, record_link), "    ")[4:] for item in node.children
            )
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
    sides = (str(cell.attrs.get("style", "")) for cell in node.children[0].children[0].children)
    rows.insert(1, ["---:" if side.endswith("right") else "---" for side in sides])  # of numbers
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _inline(node: SyntaxTreeNode, record_link: Callable[[int], Markup]) -> str:
    return "".join(_span(child, record_link) for child in node.children)


def _span(node: SyntaxTreeNode, record_link: Callable[[int], Markup]) -> str:
    match node.type:
        case "text":
            pieces = HELD.split(node.content)
            return "".join(
                record_link(int(one)) if odd % 2 else encode(one) for odd, one in enumerate(pieces)
            )
        case "em" | "strong":
            mark = "*" if node.type == "em" else _strong(node)
            return f"{mark}{_inline(node, record_link)}{mark}"
        case "link":
            return link(Markup(_inline(node, record_link)), str(node.attrs["href"]))
    return " "


def _strong(node: SyntaxTreeNode) -> str:
    """The mark of strong words: where they are the whole of emphasised ones, one that cannot be taken for that of both."""
    if node.parent is None or node.parent.type != "em":
        return "**"
    beside = (one for one in node.parent.children if one.type != "text" or one.content)
    return "**" if any(one is not node for one in islice(beside, 2)) else "__"
