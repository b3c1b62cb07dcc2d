"""Card -> PNG, the same on every machine: the font comes with the package, and FreeType with Pillow.

A picture has few colours, each on the same paper. So it is painted in a palette, where the edges of a colour are of one
shade between it and the paper: a tenth of the bytes of the same picture in full colour, at no cost.
"""

import hashlib
import io
import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

import deflate
import vl_convert
from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from sourcebook.drawing import card as layout
from sourcebook.drawing import card_halves, letters, marks
from sourcebook.drawing import halves as half_lines
from sourcebook.drawing.card import draw
from sourcebook.drawing.letters import FILE, Type, advance, shaped
from sourcebook.drawing.marks import PATHS
from sourcebook.model import Box, Card, Drawing, Sign, Words, text
from sourcebook.publish.workers import each
from sourcebook.site import halves, present
from sourcebook.theme import palette

_EDGE = (0.36, 0.72)
"""How much of a pixel a colour covers that shows there as its edge; with more shades than one, a picture looks the same, and takes an
eighth more."""
_SHADE, _NEAR = (0.3, 0.6, 0.8), 6
"""How much of a colour its edge has: at least, best, at most; and how far each part of a colour that is there may be from such a mixture."""
_LEVEL = 9
"""How hard libdeflate looks for what repeats: the next level saves a twentieth more, at three times the work."""

FEWEST = 200
"""Cards that workers are asked for: they need about a second to start, in which one process draws so many."""
_AT_ONCE = 20
_CODE = (layout, card_halves, half_lines, letters, marks, halves, present, text, palette)
"""What says how a card looks, besides this file."""
MADE_BY = "; ".join(
    (
        *(
            hashlib.sha256(Path(one).read_bytes()).hexdigest()
            for one in (__file__, *(str(module.__file__) for module in _CODE))
        ),
        *(
            f"{name} {version(name)}"
            for name in ("pillow", "uharfbuzz", "fontpkg-source-serif-4", "vl-convert-python", "deflate")
        ),
        f"FreeType {features.version('freetype2')}",
    )
)
"""What the bytes of a picture depend on, besides its card: our code, and the libraries."""


def rasterise(cards: Sequence[Card], executor: Executor | None = None) -> Iterator[bytes]:
    """Draw each as PNG, in their order; many by workers, if there are any."""
    return each(_png, cards, executor if len(cards) >= FEWEST else None, _AT_ONCE)


def _png(card: Card) -> bytes:
    return painted(draw(card))


def painted(drawing: Drawing) -> bytes:
    """Paint a drawing and pack it as PNG."""
    canvas = Image.new("L", (drawing.width, drawing.height), 0)
    colours = tuple(dict.fromkeys(one.colour for one in drawing.marks))
    edges = {
        one: _edge(one, drawing.paper, colours)
        for one in dict.fromkeys(one.colour for one in drawing.marks if not isinstance(one, Box))
    }
    palette = list(dict.fromkeys((drawing.paper, *colours, *edges.values())))
    for mark in drawing.marks:
        entry = palette.index(mark.colour)
        if isinstance(mark, Box):
            canvas.paste(entry, (mark.x, mark.y, mark.x2, mark.y2))
        elif isinstance(mark, Sign):
            covered, half = _sign(mark.name, mark.radius)
            at = round(mark.x) - half, round(mark.y) - half
            _put(canvas, covered, at, entry, palette.index(edges[mark.colour]))
        else:
            _write(canvas, mark, entry, palette.index(edges[mark.colour]))
    return _packed(canvas, bytes(part for one in palette for part in ImageColor.getrgb(one)))


def _write(canvas: Image.Image, words: Words, entry: int, edge: int) -> None:
    """Put a word where it stands, to a pixel: a word that comes again is then the same in each of its pixels."""
    covered, left, up = _word(words.text, words.size, Type(words.weight, words.optical))
    _put(canvas, covered, (round(words.x) - left, words.y - up), entry, edge)


def _put(canvas: Image.Image, covered: Image.Image, at: tuple[int, int], entry: int, edge: int) -> None:
    """Put a shape in a colour on the canvas, over whatever it covers."""
    entries, where = _tables(entry, edge)
    canvas.paste(covered.point(entries), at, covered.point(where))


@cache
def _tables(entry: int, edge: int) -> tuple[list[int], list[int]]:
    """How much of a pixel is covered -> its entry in the palette, and whether it is painted at all."""
    least, most = (part * 255 for part in _EDGE)
    entries = [0 if part < least else edge if part < most else entry for part in range(256)]
    return entries, [255 if part >= least else 0 for part in range(256)]


@lru_cache(maxsize=200)
def _edge(colour: str, paper: str, others: Sequence[str]) -> str:
    """The shade of a colour’s edges: another colour of the picture, if one mixes it with the paper, or else their middle."""
    ground, full = ImageColor.getrgb(paper), ImageColor.getrgb(colour)
    way = [b - a for a, b in zip(ground, full, strict=True)]
    least, best, most = _SHADE
    found = dict[str, float]()
    for other in others if any(way) else ():
        there = [b - a for a, b in zip(ground, ImageColor.getrgb(other), strict=True)]
        share = sum(a * b for a, b in zip(way, there, strict=True)) / sum(a * a for a in way)
        if least <= share <= most and all(
            abs(share * a - b) <= _NEAR for a, b in zip(way, there, strict=True)
        ):
            found[other] = abs(share - best)
    middle = (a + round(b / 2) for a, b in zip(ground, way, strict=True))
    return min(found, key=found.__getitem__, default="#" + "".join(f"{one:02x}" for one in middle))


@lru_cache(maxsize=20_000)
def _word(text: str, size: int, kind: Type) -> tuple[Image.Image, int, int]:
    """A word as how much of each pixel it covers, and how far its origin lies from the left and the upper edge."""
    left, up = size, math.ceil(1.3 * size)
    image = Image.new("L", (left + math.ceil((advance(text, kind) + 1) * size) + 1, up + size), 0)
    brush, font = ImageDraw.Draw(image), _font(size, kind)
    for one in shaped(text, kind):
        at = (left + one.x * size, up - one.y * size)
        brush.text(at, one.char, fill=255, font=font, anchor="ls")
    x, y, x2, y2 = image.getbbox() or (0, 0, 1, 1)
    return image.crop((x, y, x2, y2)), left - x, up - y


@lru_cache(maxsize=200)
def _font(size: int, kind: Type) -> ImageFont.FreeTypeFont:
    """The font in a cut and size. Its letters are placed by us, so the simple layout does, which each machine has."""
    font = ImageFont.truetype(FILE, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([kind.weight, kind.optical])
    return font


@lru_cache(maxsize=200)
def _sign(name: str, radius: float) -> tuple[Image.Image, int]:
    """A sign, as charts draw it, as how much of each pixel it covers; and how far its middle lies from the edges."""
    half = math.ceil(1.5 * radius) + 1
    side, unit = 2 * half + 1, (half + 0.5) / radius
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}"'
        f' viewBox="{-unit:.4f} {-unit:.4f} {2 * unit:.4f} {2 * unit:.4f}"><path d="{PATHS[name]}"/></svg>'
    )
    return Image.open(io.BytesIO(vl_convert.svg_to_png(svg))).getchannel("A"), half


def _packed(canvas: Image.Image, palette: bytes) -> bytes:
    """A PNG by libdeflate: the zlib in Pillow packs otherwise on some processors. Four pixels share a byte if they can, or two."""
    width, height = canvas.size
    bits = next((one for one in (2, 4) if len(palette) <= 3 * 2**one), 8)
    canvas.putpalette(palette)
    pixels, row = canvas.tobytes("raw", f"P;{bits}" if bits < 8 else "P"), -(-width * bits // 8)
    rows = b"".join(b"\0" + pixels[at : at + row] for at in range(0, len(pixels), row))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, bits, 3, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", deflate.zlib_compress(rows, _LEVEL)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
