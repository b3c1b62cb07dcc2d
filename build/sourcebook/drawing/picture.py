"""A drawing -> a picture that stands alone: an SVG file with its title, where it is from, and no variable left open.

The script `chart-picture.js` does the same with what a reader has on the screen, by the same measures.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from sourcebook.drawing.layout import LETTER, in_lines
from sourcebook.drawing.svg import AS_LINK, ILLEGAL
from sourcebook.model import Figure, Sourcebook
from sourcebook.sentinel import SENTINEL
from sourcebook.theme.palette import COLOURS, PAPER, colour, shades

EDGE = 24  # of paper around all
GAP = 6  # between the drawing and the words above and below it
DROP = 6  # from the foot of a line's letters to that of the line


class Type(NamedTuple):
    """How words are set: the size of letters, the height of a line, their weight and the name of their colour."""

    size: float
    line: int
    weight: int
    colour: str


TITLE, CHOSEN, FOOT = Type(17, 22, 600, "ink"), Type(13, 18, 600, "ink"), Type(11.5, 17, 400, "muted")
"""The title; below it what a reader has chosen, which the build knows nothing of; and what stands at the foot."""

MEASURES = {
    "edge": EDGE,
    "gap": GAP,
    "drop": DROP,
    **{
        name: {**type._asdict(), "colour": colour(type.colour)}
        for name, type in (("title", TITLE), ("chosen", CHOSEN), ("foot", FOOT))
    },
}
"""All of it as data, for the script."""

_DRAWING = re.compile(
    r'<svg (?P<is>[^>]*) width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)" viewBox="[^"]*">(?P<words>.*?</desc>)(?P<marks>.*)',
    re.DOTALL,
)
_HOOK = re.compile(r' data-\w+="[^"]*"')
"""What only the script of a page asks for. No text has a quotation mark as it is."""


def picture(sourcebook: Sourcebook, figure: Figure, address: str) -> str:
    """The drawing of a figure on paper of its own: its title above, below it the foot and the page's address."""
    drawn = _DRAWING.fullmatch(ILLEGAL.sub("", figure.svg))
    if drawn is None:
        raise ValueError(f"{figure.name} is no drawing of ours")
    width, height = float(drawn["width"]), float(drawn["height"])
    title = textwrap.wrap(figure.title, int(width / (0.55 * TITLE.size)))
    known = [one for one in (figure.rows, figure.lines[0]) if one]
    below = (*known, figure.foot[0], ": ".join(figure.foot[1:]), address)
    foot = [line for text in below for line in in_lines(text, int(width / LETTER), at_hyphens=False)]
    top, bottom = EDGE + TITLE.line * len(title) + GAP, GAP + FOOT.line * len(foot) + EDGE
    box = (-EDGE, -top, width + 2 * EDGE, top + height + bottom)
    x, y, across, down = (f"{one:g}" for one in box)
    texts = [*_lines(title, EDGE - top, TITLE), *_lines(foot, height + GAP, FOOT)]
    head = f'<svg {drawn["is"]} width="{across}" height="{down}" viewBox="{x} {y} {across} {down}">{drawn["words"]}'
    paper = f'<rect x="{x}" y="{y}" width="{across}" height="{down}" fill="{PAPER.light}"/>'
    return head + paper + "".join(texts) + _resolved(sourcebook, drawn["marks"]) + "\n"


def _lines(lines: Iterable[str], y: float, type: Type) -> Iterator[str]:
    """Lines of text below each other, the first below `y`."""
    look = f'font-size="{type.size}" font-weight="{type.weight}" fill="{COLOURS[type.colour].light}"'
    for index, line in enumerate(lines, 1):
        foot = y + type.line * index - DROP
        yield f'<text x="0" y="{foot:g}" {look}>{escape(ILLEGAL.sub("", line))}</text>'


def _resolved(sourcebook: Sourcebook, marks: str) -> str:
    """Marks with the palette's colours on paper and no hooks, their links led to the site; an attribute holds these alone."""
    for name, shade in shades(sourcebook).items():
        marks = marks.replace(f'="var(--{name})"', f'="{shade.light}"')
    marks = _HOOK.sub("", marks.replace(AS_LINK, ""))
    return marks.replace(f'href="{SENTINEL}', f'href="{escape(sourcebook.site.address)}')
