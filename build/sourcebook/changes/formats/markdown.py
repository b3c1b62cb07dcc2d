"""Changes as Markdown, for the summary of a job on GitHub: tables with old and new side by side."""

import re
from collections.abc import Iterator
from itertools import groupby

from sourcebook.changes.compare import Changes
from sourcebook.changes.difference import Difference
from sourcebook.changes.formats.outline import HEADS, counted_rest, named, remarks, summary
from sourcebook.changes.wording import Piece, side_by_side

_SIGN = re.compile(r"[!#$&*+:<=>@\[\\\]^_`{|}~]|(?<=www)\.", re.IGNORECASE)
_UNTIED = "&#8288;"
"""An invisible word joiner: what follows `@` or `#` is then no name and no number to GitHub."""
_REFERENCE = re.compile(r"\bGH(?=-\d)|\b[0-9a-f](?=[0-9a-f]{6,39}\b)", re.IGNORECASE)
"""How the number of an issue and the id of a commit begin, which GitHub would make links of."""
_MARKS = {"same": "", "out": "~~", "in": "**"}


def encode(text: str) -> str:
    """Plain text so that Markdown shows it and obeys nothing in it: each sign that could act becomes a character reference.

    Nobody is called by `@name`, no number and no id of a commit becomes a link, no line is a command to the runner, no table breaks.

    >>> encode("@ann | <b>")
    '&#64;&#8288;ann &#124; &#60;b&#62;'
    """
    return _REFERENCE.sub(rf"\g<0>{_UNTIED}", _SIGN.sub(_code, " ".join(text.split())))


def _code(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};{_UNTIED if found[0] in '@#' else ''}"


def render(changes: Changes) -> str:
    """All of it: a table each for losses, changes and what is new."""
    return "\n".join(_lines(changes)) + "\n"


def _lines(changes: Changes) -> Iterator[str]:
    yield from ("## What changed", "", encode(summary(changes)))
    for how, found in groupby(changes.listed, key=lambda one: one.how):
        yield from (
            "",
            f"### {HEADS[how]}",
            "",
            "| record | what differs | before | now |",
            "| -- | -- | -- | -- |",
        )
        yield from map(_row, found)
    if rest := counted_rest(changes):
        yield from ("", encode(rest))
    for what, names in remarks(changes):
        note = (
            f"**{encode(what)}** ({len(names):,}): {encode(named(names))}"
            if names
            else f"**{encode(what)}.**"
        )
        yield from ("", note)


def _row(one: Difference) -> str:
    record = encode(one.label if one.label == one.name else f"{one.label} ({one.name})")
    before, after = map(_side, side_by_side(one.before, one.after))
    return f"| {record} | {encode(one.says)} | {before} | {after} |"


def _side(found: tuple[Piece, ...]) -> str:
    return " ".join(f"{_MARKS[one.sort]}{encode(one.words)}{_MARKS[one.sort]}" for one in found)
