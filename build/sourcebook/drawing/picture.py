"""A drawing -> a picture that stands alone: an SVG file with its title, where it is from, and no variable left open.

The script `chart-picture.js` does the same with what a reader has on the screen.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from html import escape

from sourcebook.drawing.layout import LETTER
from sourcebook.drawing.rows import SENTINEL
from sourcebook.drawing.svg import ILLEGAL
from sourcebook.model import Figure, Sourcebook
from sourcebook.theme.palette import FONT, INK, MUTED, PAPER, shades

EDGE = 24  # the same measures as in chart-picture.js
TITLE, TITLE_LINE = 17, 22
SMALL, SMALL_LINE = 11.5, 17

_DRAWING = re.compile(
    r'<svg (?P<is>[^>]*) width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)" viewBox="[^"]*">(?P<words>.*?</desc>)(?P<marks>.*)',
    re.DOTALL,
)
_VARIABLE = re.compile(r'(?<==")var\(--([\w-]+)\)(?=")')


def picture(sourcebook: Sourcebook, figure: Figure, address: str) -> str:
    """The drawing of a figure on paper of its own: its title above, below it the foot and the page's address."""
    drawn = _DRAWING.fullmatch(ILLEGAL.sub("", figure.svg))
    width, height = float(drawn["width"]), float(drawn["height"])
    title = textwrap.wrap(figure.title, int(width / (0.55 * TITLE)))
    told = (*([figure.rows] if figure.rows else []), figure.foot[0], ": ".join(figure.foot[1:]), address)
    foot = [
        line for text in told for line in textwrap.wrap(text, int(width / LETTER), break_on_hyphens=False)
    ]
    top, bottom = EDGE + TITLE_LINE * len(title) + 6, SMALL_LINE * len(foot) + EDGE
    box = (-EDGE, -top, width + 2 * EDGE, top + height + bottom)
    x, y, across, down = (f"{one:g}" for one in box)
    texts = [
        *_lines(
            title,
            TITLE_LINE - top + EDGE - 6,
            TITLE_LINE,
            f'font-size="{TITLE}" font-weight="600" fill="{INK.light}"',
        ),
        *_lines(foot, height + SMALL_LINE, SMALL_LINE, f'font-size="{SMALL}" fill="{MUTED.light}"'),
    ]
    head = f'<svg {drawn["is"]} width="{across}" height="{down}" viewBox="{x} {y} {across} {down}">{drawn["words"]}'
    paper = f'<rect x="{x}" y="{y}" width="{across}" height="{down}" fill="{PAPER.light}"/>'
    return head + paper + "".join(texts) + _resolved(sourcebook, drawn["marks"]) + "\n"


def _lines(lines: Iterable[str], y: float, step: int, look: str) -> Iterator[str]:
    """Lines of text below each other, the foot of the first at `y`."""
    for place, line in enumerate(lines):
        yield f'<text x="0" y="{y + step * place:g}" font-family="{FONT}" {look}>{escape(ILLEGAL.sub("", line))}</text>'


def _resolved(sourcebook: Sourcebook, marks: str) -> str:
    """Marks with the palette's colours on paper, their links led to the site; an attribute holds these alone."""
    colours = {name: shade.light for name, shade in shades(sourcebook).items()}
    marks = _VARIABLE.sub(lambda match: colours[match[1]], marks)
    return marks.replace(f'href="{SENTINEL}', f'href="{escape(sourcebook.site.address)}')
