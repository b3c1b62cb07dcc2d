"""The colours, named once: on paper and in the dark, for the style sheets and for the charts."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import Output, Side, Sourcebook


class Shade(NamedTuple):
    """One colour, on paper and in the dark."""

    light: str
    dark: str


PAPER = Shade("#fbf9f4", "#1f2023")
INK = Shade("#1f1e1b", "#e8e5dd")
MUTED = Shade("#5f5b52", "#aaa59b")
RULE = Shade("#dcd7ca", "#3d3e42")
ACCENT = Shade("#23508f", "#8fb8ea")
HIGHLIGHT = Shade("#f5e7b4", "#413a20")

COLOURS = {"paper": PAPER, "ink": INK, "muted": MUTED, "rule": RULE, "accent": ACCENT, "mark": HIGHLIGHT}
"""Every colour that is not a side's, by the name of its CSS variable."""

FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
"""The site's sans, for charts; no name in quotation marks, so that it may stand in an attribute."""

_LIGHT = ':root,\n[data-md-color-scheme="default"]'
_DARK = '[data-md-color-scheme="slate"]'
_UNSCRIPTED = ".no-js body:not([data-md-color-media])"
"""A page whose script has not run, or never will, follows the reader's system."""


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make assets/palette.css, for pages without the site's frame."""
    yield Output(PurePosixPath("assets/palette.css"), sheet(sourcebook))


def sheet(sourcebook: Sourcebook) -> str:
    """Each colour as a CSS variable, for either scheme, and a class for each side."""
    light = _rule(_LIGHT, {name: shade.light for name, shade in shades(sourcebook).items()})
    dark = {name: shade.dark for name, shade in shades(sourcebook).items()}
    unscripted = f"@media screen and (prefers-color-scheme: dark) {{\n{_rule(_UNSCRIPTED, dark)}}}\n"
    sides = "".join(_rule(f".side-{one.id}", {"side": side_colour(one)}) for one in sourcebook.site.sides)
    rules = (light, f"@media screen {{\n{_rule(_DARK, dark)}}}\n", unscripted, sides)  # on paper all is light
    return "\n".join(rules)


def shades(sourcebook: Sourcebook) -> dict[str, Shade]:
    """Every colour, the sides' too, by the name of its CSS variable."""
    return {**COLOURS, **{f"side-{one.id}": Shade(one.light, one.dark) for one in sourcebook.site.sides}}


def colour(name: str) -> str:
    """The name of a colour -> what CSS and charts write for it; KeyError if there is none of that name."""
    if name not in COLOURS:
        raise KeyError(name)
    return f"var(--{name})"


def side_colour(side: Side) -> str:
    """A side -> what CSS and charts write for its colour."""
    return f"var(--side-{side.id})"


def _rule(selector: str, values: dict[str, str]) -> str:
    return f"{selector} {{\n" + "".join(f"  --{name}: {value};\n" for name, value in values.items()) + "}\n"
