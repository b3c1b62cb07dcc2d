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


class Word(NamedTuple):
    """The letters of a word, and how wide it is, in parts of the size of type."""

    letters: tuple[Letter, ...]
    width: float


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
    return all(one.char for one in shaped(word, TEXT).letters)


@lru_cache(maxsize=50_000)
def shaped(word: str, kind: Type) -> Word:
    """A word, or a blank, set in a cut of the font."""
    font, chars = _font(kind)
    buffer = harfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    harfbuzz.shape(font, buffer, _FEATURES)
    em, x, letters = font.face.upem, 0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        letters.append(Letter(chars.get(info.codepoint, ""), (x + place.x_offset) / em, place.y_offset / em))
        x += place.x_advance
    return Word(tuple(letters), x / em)


@cache
def _font(kind: Type) -> tuple[harfbuzz.Font, dict[int, str]]:
    """A cut of the font, and which character each of its glyphs is."""
    face = harfbuzz.Face(harfbuzz.Blob.from_file_path(FILE))
    font = harfbuzz.Font(face)
    font.set_variations({"wght": kind.weight, "opsz": kind.optical})
    chars = {font.get_nominal_glyph(code): chr(code) for code in sorted(face.unicodes, reverse=True)}
    return font, chars
