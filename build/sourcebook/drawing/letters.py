"""The one font of cards and its metrics: which letters it has, and where each of them stands in a word.

The font comes with the package, so that a card is the same on every machine. HarfBuzz puts the letters where they
belong, with kerning and marks; ligatures are left out, so that each letter can be drawn by itself.
"""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import fontpkg
import uharfbuzz as harfbuzz

FILE = fontpkg.path("Source Serif 4")
_FEATURES = dict.fromkeys(("liga", "clig", "calt", "ccmp", "locl"), False)


class Type(NamedTuple):
    """A cut of the font: how heavy it is, and for which size it was drawn."""

    weight: int
    optical: int


DISPLAY, TEXT, STRONG = Type(400, 48), Type(400, 20), Type(600, 20)


class Letter(NamedTuple):
    """A letter with its place in a word, in parts of the size of type; empty where the font has none."""

    char: str
    x: float
    y: float


def one_form(text: str) -> str:
    """A text as it is drawn: letters composed with their accents, white space as single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=10_000)
def has(text: str) -> bool:
    """Whether the font has every letter of a text."""
    return all(map(_has, one_form(text).split(" ")))


@lru_cache(maxsize=50_000)
def _has(word: str) -> bool:
    if word.isascii() and word.isprintable():
        return True  # the font has all of ASCII, so that such a word need not be set to know it
    return all(one.char for one in shaped(word, TEXT))


@lru_cache(maxsize=50_000)
def shaped(word: str, kind: Type) -> tuple[Letter, ...]:
    """The letters of a word, or a blank, set in a cut of the font."""
    em, x, letters, set_so = _font(kind).face.upem, 0, [], _set(word, kind)
    for info, place in zip(set_so.glyph_infos, set_so.glyph_positions or (), strict=True):
        char = _chars().get(info.codepoint, "")
        letters.append(Letter(char, (x + place.x_offset) / em, place.y_offset / em))
        x += place.x_advance
    return tuple(letters)


@lru_cache(maxsize=50_000)
def advance(word: str, kind: Type) -> float:
    """How wide a word, or a blank, is, in parts of the size of type."""
    wide = sum(one.x_advance for one in _set(word, kind).glyph_positions or ())
    return float(wide / _font(kind).face.upem)


def _set(word: str, kind: Type) -> harfbuzz.Buffer:
    """The glyphs of a word, with their places."""
    buffer = harfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    harfbuzz.shape(_font(kind), buffer, _FEATURES)
    return buffer


@cache
def _font(kind: Type) -> harfbuzz.Font:
    """A cut of the font."""
    font = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob.from_file_path(FILE)))
    font.set_variations({"wght": kind.weight, "opsz": kind.optical})
    return font


@cache
def _chars() -> dict[int, str]:
    """Which character each glyph is, in every cut."""
    font = _font(TEXT)
    return {font.get_nominal_glyph(code): chr(code) for code in sorted(font.face.unicodes, reverse=True)}
