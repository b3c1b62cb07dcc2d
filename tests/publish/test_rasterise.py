"""SVG becomes PNG, in order, and the same whatever fonts a machine has."""

import struct
from pathlib import PurePosixPath

import pytest
import vl_convert

from sourcebook.drawing.card import draw
from sourcebook.model import Card, CardLine
from sourcebook.publish import rasterise as rasterising
from sourcebook.publish.rasterise import rasterise

ICON = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="5"><rect width="{0}" height="5"/></svg>'


def _card(title="The ferry goes"):
    return draw(
        Card(
            PurePosixPath("x.png"),
            "The Record",
            "Record",
            title,
            (CardLine("4 May 1962", "●"),),
            "One paper.",
            "example.org",
        )
    )


def _size(png):
    return struct.unpack_from(">II", png, 16)


def test_a_card_is_a_small_png_of_its_size():
    """
    A card has the size that previews want, and far less than 100 kB.
    """
    (png,) = rasterise([_card("The ferry goes every day but one, which nobody named")])

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert (1200, 630) == _size(png)
    assert len(png) < 60_000


def test_words_are_drawn():
    """
    Another title is another picture: the font is there.
    """
    one, other = rasterise([_card(), _card("The ferry stops")])

    assert one != other


def test_the_fonts_of_the_machine_leave_no_trace(monkeypatch):
    """
    Whatever fonts the machine has, or this process has loaded, a card is the same to the byte.
    """
    vl_convert.svg_to_png(_card())
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    here = list(rasterise([_card("Ferry 中文 😀")]))
    monkeypatch.setenv("FONTCONFIG_FILE", str(rasterising.FONTS))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")

    assert here == list(rasterise([_card("Ferry 中文 😀")]))


def test_pictures_come_in_order(monkeypatch):
    """
    Drawn in many shares at once, they come as they were asked for.
    """
    monkeypatch.setattr(rasterising, "SHARE", 2)

    assert [(width, 5) for width in range(1, 12)] == [
        _size(png) for png in rasterise([ICON.format(width) for width in range(1, 12)])
    ]
    assert [] == list(rasterise([]))


def test_what_cannot_be_drawn_is_told():
    """
    A broken picture ends the build; it is not left out without a word.
    """
    with pytest.raises(RuntimeError, match="could not be drawn"):
        list(rasterise([ICON.format(1), "<svg"]))
