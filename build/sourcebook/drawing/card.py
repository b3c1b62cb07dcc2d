"""The card of a page -> SVG: what a link preview shows of it, on paper of 1200 by 630.

No word is ever left out, since that could turn what is said: type becomes smaller until all of it fits. The one font
is the one that vl-convert bundles, a sans; widths are estimated, and rather too wide than too narrow.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from sourcebook import theme
from sourcebook.drawing.marks import PATHS
from sourcebook.drawing.svg import ILLEGAL
from sourcebook.model import Card
from sourcebook.site.present import SHAPES
from sourcebook.theme.palette import INK, MUTED, PAPER, RULE

WIDTH, HEIGHT = 1200, 630
EDGE = 72
FONT = "Liberation Sans"
HEAD, FOOT = 118, 526
"""Where the hairlines stand, below the site's name and above what it covers."""
LEADING, INDENT = 1.22, 1.15
"""From one line to the next, and from a sign to its words, in parts of the size of type."""

_LOGO = (Path(next(iter(theme.__path__))) / "overrides" / "assets" / "logo.svg").read_text("utf-8")
_SIGNS = {sign: PATHS[name] for name, sign in SHAPES.items()}
_EMS = {
    char: width
    for width, chars in (
        (0.23, "ijl'"),
        (0.28, "I|.,:;!/\\[] ft"),
        (0.34, "r()-`‘’{}"),
        (0.4, '*"“”'),
        (0.5, "ckvsxyzJ"),
        (0.56, "abdeghnopquL0123456789?$#_–"),
        (0.62, "FTZ+<=>~^"),
        (0.67, "ABEKPSVXY&"),
        (0.73, "CDHNRUw"),
        (0.78, "GOQ"),
        (0.84, "mM"),
        (0.95, "W%"),
    )
    for char in chars
}
"""The widths of letters, in parts of the size of type; all others are taken to be as wide as the widest."""


class Para(NamedTuple):
    """A text with its look, the space above it, and the sign before it."""

    words: str
    size: int
    colour: str
    above: float = 0
    sign: str = ""


class Row(NamedTuple):
    """A line of text at its place: the left end of its foot line."""

    x: float
    y: float
    text: str
    size: int
    colour: str
    sign: str


def draw(card: Card) -> str:
    """The SVG of a card."""
    body = _fitting(_bodies(card), HEAD + 16, FOOT - 34)
    foot = _fitting(_feet(card), FOOT + 10, HEIGHT - 32)
    name = [] if card.site == card.title else [_one_line(card.site, EDGE + 76, 560, 30, INK.light)]
    kind = [_one_line(card.kind, 0, 380, 26, MUTED.light)] if card.kind else []
    rules = (
        f'<path d="M{EDGE},{y}H{WIDTH - EDGE}" stroke="{RULE.light}" stroke-width="1.5"/>'
        for y in (HEAD, FOOT)
    )
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER.light}"/>',
            f'<g transform="translate({EDGE},48) scale(2)">{_LOGO.strip().replace("currentColor", INK.light)}</g>',
            *rules,
            *map(_text, chain(name, body, foot)),
            *(_text(one._replace(x=WIDTH - EDGE), "end") for one in kind),
            "</svg>",
        )
    )


def wrap(text: str, width: float, size: float) -> list[str]:
    """The lines of a text, which joined are the text again; only a word wider than a line is parted, between letters."""
    lines, line = [], ""
    for word in re.findall(" *[^ ]+ *| +", text):
        if line and breadth(line + word, size) > width:
            lines.append(line)
            line = ""
        line += word
        while breadth(line, size) > width and len(letters := _letters(line)) > 1:
            fits = max(_how_many(letters, width, size), 1)
            lines.append("".join(letters[:fits]))
            line = "".join(letters[fits:])
    return [*lines, line] if line else lines


def breadth(text: str, size: float) -> float:
    """How wide a text is drawn at most, but for the blanks at its end."""
    return size * sum(map(_em, text.rstrip(" ")))


@cache
def _em(char: str) -> float:
    """The width of a character; of one that is composed, that of its parts."""
    parts = unicodedata.normalize("NFKD", char)
    if parts != char:
        return sum(map(_em, parts))
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else _EMS.get(char, 1.03)


def _letters(text: str) -> list[str]:
    """A text in letters, each with the marks that belong to it."""
    letters: list[str] = []
    for char in text:
        if letters and (char == " " or _em(char) == 0 or letters[-1].endswith("\u200d")):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _how_many(letters: list[str], width: float, size: float) -> int:
    """How many letters fit on a line."""
    return next(one for one in range(len(letters), -1, -1) if breadth("".join(letters[:one]), size) <= width)


def _bodies(card: Card) -> Iterator[list[Para]]:
    """The title and the lines below it, in ever smaller type."""
    for size in range(66, 0, -2):
        small = min(30, 14 + size // 4, size)
        title = Para(card.title, size, INK.light)
        first, rest = card.lines[:1], card.lines[1:]
        lines = [Para(one.words, small, INK.light, 0.75 * small, one.sign) for one in first]
        lines += [
            Para(one.words, small, INK.light if one.sign else MUTED.light, 0.3 * small, one.sign)
            for one in rest
        ]
        yield [title, *lines]


def _feet(card: Card) -> Iterator[list[Para]]:
    """What the site covers and where it is, in ever smaller type."""
    for size in range(24, 0, -1):
        yield [Para(card.covers, size, MUTED.light), Para(card.address, size, INK.light, 0.1 * size)]


def _fitting(choices: Iterable[list[Para]], top: float, bottom: float) -> list[Row]:
    """The first choice that fits between two heights, or else the last, laid out from the top."""
    paras: list[Para] = []
    for paras in choices:
        if (
            top
            + sum(
                one.above + LEADING * one.size * len(wrap(one.words, _room(one), one.size)) for one in paras
            )
            <= bottom
        ):
            break
    return list(_laid_out(paras, top))


def _room(para: Para) -> float:
    """How wide the lines of a text may be."""
    return WIDTH - 2 * EDGE - (INDENT * para.size if para.sign else 0)


def _laid_out(paras: list[Para], y: float) -> Iterator[Row]:
    """The lines of some texts, one below the other."""
    for para in paras:
        y += para.above
        for index, line in enumerate(_even(para)):
            y += LEADING * para.size
            foot = y - (LEADING - 1) * para.size
            yield Row(
                WIDTH - EDGE - _room(para), foot, line, para.size, para.colour, "" if index else para.sign
            )


def _even(para: Para) -> list[str]:
    """The lines of a text, no more than there must be, and of about one length."""
    lines, room = wrap(para.words, _room(para), para.size), _room(para)
    narrower = (wrap(para.words, room * part / 40, para.size) for part in range(20, 40) if len(lines) > 1)
    return next((one for one in narrower if len(one) == len(lines)), lines)


def _one_line(words: str, x: float, width: float, size: int, colour: str) -> Row:
    """A text on one line of the head, in type that is small enough."""
    fits = next((one for one in range(size, 1, -1) if breadth(words, one) <= width), 1)
    return Row(x, 72 + 0.34 * fits, words, fits, colour, "")


def _text(row: Row, anchor: str = "start") -> str:
    """One line of text, with its sign."""
    size, words = row.size, escape(ILLEGAL.sub("\ufffd", row.text))
    return (
        f'{_sign(row)}<text x="{_number(row.x)}" y="{_number(row.y)}" text-anchor="{anchor}" font-family="{FONT}"'
        f' font-size="{size}" fill="{row.colour}">{words}</text>'
    )


def _sign(row: Row) -> str:
    """The sign before a line, as charts draw it."""
    if not row.sign:
        return ""
    moved = f"translate({_number(row.x - 0.72 * row.size)},{_number(row.y - 0.35 * row.size)})"
    return f'<path d="{_SIGNS[row.sign]}" transform="{moved} scale({_number(0.36 * row.size)})" fill="{row.colour}"/>'


def _number(value: float) -> str:
    """A number in at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
