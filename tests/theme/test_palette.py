"""The colours are named once, can be read, and are the same in charts and style sheets."""

import re
from pathlib import Path

import pytest

from sourcebook.theme.palette import ACCENT, COLOURS, INK, MUTED, PAPER, Shade, colour, make, side_colour

SMALL = Path(__file__).parents[1] / "sourcebooks" / "small"
LEGIBLE, WELL_LEGIBLE, VISIBLE = 4.5, 7, 3  # WCAG 2.2: AA and AAA for text, AA for signs


@pytest.fixture(scope="module")
def book(small_record):
    """The small sourcebook."""
    return small_record


def _contrast(one, other):
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(value):
    channels = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", range(2), ids=("light", "dark"))
def test_text_can_be_read(scheme):
    """
    Ink is AAA, links and lesser words AA, on paper and inside a marked passage.
    """
    for ground in (PAPER, COLOURS["mark"]):
        assert _contrast(INK[scheme], ground[scheme]) >= WELL_LEGIBLE
        assert _contrast(ACCENT[scheme], ground[scheme]) >= LEGIBLE
        assert _contrast(MUTED[scheme], ground[scheme]) >= LEGIBLE


@pytest.mark.parametrize("scheme", range(2), ids=("light", "dark"))
def test_sides_can_be_seen_and_read(book, scheme):
    """
    A side's colour serves for words as well as for signs.
    """
    for side in book.site.sides:
        assert _contrast(Shade(side.light, side.dark)[scheme], PAPER[scheme]) >= LEGIBLE


def test_every_colour_is_a_variable_in_both_schemes(book):
    """
    Whatever charts may write stands in the style sheet, on paper and in the dark.
    """
    (output,) = make(book)
    light, dark = output.content.split('[data-md-color-scheme="slate"]')
    names = [colour(name) for name in COLOURS] + [side_colour(side) for side in book.site.sides]

    for scheme in (light, dark):
        assert {name.removeprefix("var(").removesuffix(")") for name in names} == set(
            re.findall(r"--[\w-]+(?=:)", scheme)
        ) - {"--side"}


def test_paper_is_never_dark(book):
    """
    The dark colours hold on screens alone: what is printed from a dark page has the colours of paper.
    """
    (output,) = make(book)
    on_screens = re.findall(r"^@media screen.*?^}$", output.content, re.MULTILINE | re.DOTALL)

    assert 2 == output.content.count(PAPER.dark) == "".join(on_screens).count(PAPER.dark)


def test_each_side_has_a_class(book):
    """
    An element of a side's class has its colour as `--side`, and pages need not know which sides there are.
    """
    (output,) = make(book)

    for side in book.site.sides:
        assert f".side-{side.id} {{\n  --side: {side_colour(side)};\n}}" in output.content


def test_without_a_script_the_readers_system_decides(book):
    """
    A page whose script never runs is dark where the system is.
    """
    (output,) = make(book)
    _, _, unscripted = output.content.partition("@media screen and (prefers-color-scheme: dark) {\n.no-js ")

    assert f"--paper: {PAPER.dark};" in unscripted


def test_a_colour_without_a_name_is_refused():
    """
    A slip in a colour's name is found where it is made.
    """
    with pytest.raises(KeyError):
        colour("papper")
