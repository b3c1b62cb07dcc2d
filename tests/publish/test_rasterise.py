"""Drawings become PNG, in order, and the same whatever fonts a machine has."""

import ast
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import vl_convert
from PIL import Image

from sourcebook.drawing.marks import PATHS
from sourcebook.model import Box, Card, CardFace, CardLine, Drawing, Sign, Words
from sourcebook.publish import rasterise as rasterising
from sourcebook.publish.rasterise import painted, rasterise

PAPER, INK, RED = "#ffffff", "#000000", "#ff0000"


def _card(title="The ferry goes"):
    face = CardFace(("", title, ""), (CardLine("4 May 1962", "●"),))
    return Card("The Record", "Record", (face,), "One paper.", "example.org")


def _seen(*marks, size=(60, 40)):
    """The pixels of a drawing, as a viewer has them."""
    png = painted(Drawing(*size, PAPER, marks))
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_a_card_is_a_small_png_of_its_size():
    """
    A card has the size that previews want, a palette, and far less than 50 kB.
    """
    (png,) = rasterise([_card("The ferry goes every day but one, which nobody named " * 3)])
    image = Image.open(io.BytesIO(png))
    image.load()

    assert ("PNG", "P", (1200, 630)) == (image.format, image.mode, image.size)
    assert len(png) < 40_000


def test_words_are_drawn_where_they_stand():
    """
    A word is ink on its foot line, within its own width, and begins at a whole pixel; another word is another picture.
    """
    seen = _seen(Words(10, 30, "HI", 20, 400, 20, INK))
    box = Image.eval(seen.convert("L"), lambda value: 255 - value).getbbox()

    assert box[0] in (10, 11) and 30 == box[3] and 15 <= box[1] <= 18
    assert seen.tobytes() != _seen(Words(10, 30, "HE", 20, 400, 20, INK)).tobytes()
    assert seen.tobytes() == _seen(Words(10.4, 30, "HI", 20, 400, 20, INK)).tobytes()
    assert seen.tobytes() != _seen(Words(10.6, 30, "HI", 20, 400, 20, INK)).tobytes()
    assert seen.tobytes() != _seen(Words(10, 30, "HI", 20, 600, 20, INK)).tobytes()


def test_later_marks_lie_on_top_in_their_colour():
    """
    A box covers what it lies on; an edge between a colour and the paper is a mixture of these two.
    """
    seen = _seen(Box(0, 0, 30, 40, INK), Box(10, 0, 60, 40, RED), Sign(30, 20, 8, "filled", INK))

    assert [(0, 0, 0), (255, 0, 0), (0, 0, 0)] == [seen.getpixel(at) for at in ((5, 5), (50, 5), (30, 20))]
    lonely = _seen(Sign(30, 20, 8, "filled", RED))
    assert all(red == 255 and green == blue for red, green, blue in set(lonely.get_flattened_data()))
    assert 3 == len(set(lonely.get_flattened_data()))


@pytest.mark.parametrize(
    ("other", "edge"),
    [("#595959", "#595959"), ("#59595f", "#59595f"), ("#595969", "#7f7f7f"), ("#f0f0f0", "#7f7f7f")],
)
def test_an_edge_is_of_a_colour_that_the_picture_has(other, edge):
    """
    Where a colour of the picture is about a mixture of ink and paper, edges of ink are of that colour, and else of the middle.
    """
    seen = _seen(Box(0, 0, 5, 5, other), Words(10, 30, "SO", 20, 400, 20, INK))
    shades = {"#{:02x}{:02x}{:02x}".format(*one) for one in seen.crop((6, 0, 60, 40)).get_flattened_data()}

    assert {PAPER, INK, edge} == shades


def test_a_card_of_words_has_four_colours():
    """
    A card without sides takes a quarter of a byte for each pixel.
    """
    (png,) = rasterise([_card()])

    assert 2 == png[png.index(b"IHDR") + 12]


@pytest.mark.parametrize("number", [1, 3, 4, 15, 16, 20])
def test_few_colours_share_a_byte_and_many_do_not(number):
    """
    Up to four entries of a palette take a quarter of a byte each, up to sixteen half a byte; a picture of more, or of an odd width, is
    as right.
    """
    colours = [f"#{10 * place:02x}{200 - place:02x}30" for place in range(number)]
    seen = _seen(
        *(Box(place * 2, 0, place * 2 + 2, 9, one) for place, one in enumerate(colours)), size=(41, 9)
    )

    assert colours == [
        "#{:02x}{:02x}{:02x}".format(*seen.getpixel((place * 2, 5))) for place in range(number)
    ]
    assert (255, 255, 255) == seen.getpixel((40, 8))


def test_a_picture_of_other_code_is_another():
    """
    The cache is asked by all of our own code that says how a card looks, as well as by the libraries: whoever changes it gets new
    pictures.
    """
    package = Path(rasterising.__file__).parents[1]
    drawing = [package / one for one in ("publish/rasterise.py", "drawing/card.py", "drawing/card_halves.py")]
    asked = {
        package / "drawing" / "letters.py",
        *drawing,
        *(file for one in drawing for file in _imported(one)),
    }
    asked -= {package / "publish" / "workers.py"}

    assert len(asked) >= 8
    assert not [one for one in asked if _digest(one) not in rasterising.MADE_BY]


def _imported(file):
    """The files of ours from which a file imports, but for the model, which has no looks."""
    package = Path(rasterising.__file__).parents[1]
    for one in ast.walk(ast.parse(file.read_text("utf-8"))):
        if (
            isinstance(one, ast.ImportFrom)
            and one.module.startswith("sourcebook.")
            and one.module != "sourcebook.model"
        ):
            place = package.parent / one.module.replace(".", "/")
            yield from (
                [place / f"{each.name}.py" for each in one.names]
                if place.is_dir()
                else [place.with_suffix(".py")]
            )


def _digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", PATHS)
def test_each_sign_is_drawn_within_its_circle(name):
    """
    Every sign that charts have can be drawn, is ink, and stands around its middle.
    """
    seen = _seen(Sign(30, 20, 10, name, INK))
    x, y, x2, y2 = Image.eval(seen.convert("L"), lambda value: 255 - value).getbbox()

    assert abs((x + x2 - 1) / 2 - 30) <= 3 and abs((y + y2 - 1) / 2 - 20) <= 3
    assert max(x2 - x, y2 - y) <= 32


@pytest.mark.long
def test_nothing_of_the_machine_leaves_a_trace():
    """
    Whatever fonts a machine has, in whichever language and time zone, and whatever was drawn before: a card is the same to
    the byte.
    """
    vl_convert.svg_to_png('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>x</text></svg>')
    list(rasterise([_card("Another before")]))
    (here,) = rasterise([_card("Ferry щука ώρα")])
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_rasterise import _card; from sourcebook.publish.rasterise import rasterise\n"
        "print(hashlib.sha256(next(rasterise([_card('Ferry щука ώρα')]))).hexdigest())"
    )
    elsewhere = {
        "FONTCONFIG_FILE": "/nowhere",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
    }
    said = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(Path(__file__).parent)],
        env=os.environ | elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )

    assert hashlib.sha256(here).hexdigest() == said.stdout.strip()


def test_pictures_come_in_order():
    """
    They come as they were asked for.
    """
    cards = [_card(f"The ferry goes {'again ' * number}") for number in range(5)]

    assert [next(rasterise([one])) for one in cards] == list(rasterise(cards))
    assert [] == list(rasterise([]))
