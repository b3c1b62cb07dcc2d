"""Card -> PNG, the same on every machine: the font comes with the package, and FreeType with Pillow.

A picture has few colours, each on the same paper. So it is painted as how much of a colour covers each pixel, in few
steps, and a palette says what these are: a tenth of the bytes of the same picture in full colour, at no cost.
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
from sourcebook.drawing.letters import FILE, Type, shaped
from sourcebook.drawing.marks import PATHS
from sourcebook.model import Box, Card, Drawing, Sign, Words
from sourcebook.publish.workers import each
from sourcebook.site import halves, present
from sourcebook.theme import palette

STEPS = 2
"""In how many steps an edge goes from the paper to a colour: with more, an edge looks the same, and a picture takes an eighth more."""
_LEVEL = 9
"""How hard libdeflate looks for what repeats: the next level saves a twentieth more, at three times the work."""

FEWEST = 200
"""Cards that workers are asked for: they need about a second to start, in which one process draws so many."""
_AT_ONCE = 20
_CODE = (layout, card_halves, half_lines, letters, marks, halves, present, palette)
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
    colours = list(dict.fromkeys(one.colour for one in drawing.marks))
    for mark in drawing.marks:
        first = 1 + STEPS * colours.index(mark.colour)
        if isinstance(mark, Box):
            canvas.paste(first + STEPS - 1, (mark.x, mark.y, mark.x2, mark.y2))
        elif isinstance(mark, Sign):
            covered, half = _sign(mark.name, mark.radius)
            _put(canvas, covered, round(mark.x) - half, round(mark.y) - half, first)
        else:
            _write(canvas, mark, first)
    return _packed(canvas, _palette(drawing.paper, colours))


def _write(canvas: Image.Image, words: Words, first: int) -> None:
    """Put a word where it stands, to a pixel: a word that comes again is then the same in each of its pixels."""
    covered, left, up = _word(words.text, words.size, Type(words.weight, words.optical))
    _put(canvas, covered, round(words.x) - left, words.y - up, first)


def _put(canvas: Image.Image, covered: Image.Image, x: int, y: int, first: int) -> None:
    """Put a shape in a colour on the canvas, over whatever it covers."""
    steps, where = _tables(first)
    canvas.paste(covered.point(steps), (x, y), covered.point(where))


@cache
def _tables(first: int) -> tuple[list[int], list[int]]:
    """How much of a pixel is covered -> its entry in the palette, and whether it is painted at all."""
    steps = [round(part * STEPS / 255) for part in range(256)]
    return [first + one - 1 if one else 0 for one in steps], [255 if one else 0 for one in steps]


@lru_cache(maxsize=20_000)
def _word(text: str, size: int, kind: Type) -> tuple[Image.Image, int, int]:
    """A word as how much of each pixel it covers, and how far its origin lies from the left and the upper edge."""
    word = shaped(text, kind)
    left, up = size, math.ceil(1.3 * size)
    image = Image.new("L", (left + math.ceil((word.width + 1) * size) + 1, up + size), 0)
    brush, font = ImageDraw.Draw(image), _font(size, kind)
    for one in word.letters:
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


def _palette(paper: str, colours: Sequence[str]) -> bytes:
    """The paper, and then each colour in its steps from it."""
    ground = ImageColor.getrgb(paper)
    steps = ((colour, step) for colour in map(ImageColor.getrgb, colours) for step in range(1, STEPS + 1))
    mixed = (
        a + round((b - a) * step / STEPS)
        for colour, step in steps
        for a, b in zip(ground, colour, strict=True)
    )
    return bytes([*ground, *mixed])


def _packed(canvas: Image.Image, palette: bytes) -> bytes:
    """A PNG by libdeflate: the zlib in Pillow packs otherwise on some processors. Two pixels share a byte if they can."""
    width, height = canvas.size
    bits = 4 if len(palette) <= 3 * 16 else 8
    canvas.putpalette(palette)
    pixels, row = canvas.tobytes("raw", "P;4" if bits == 4 else "P"), -(-width * bits // 8)
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
