"""The marks that charts are made of: how each sign is drawn, and the Altair layers that put rows of data in their places."""

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

import altair as alt

from sourcebook.theme.palette import colour

_STEP, _NUMBER = re.compile("([a-z])([^a-z]*)"), re.compile(r"-?(?:\d*\.\d+|\d+)")
"""A step of a path with its numbers: of an arc, three of seven are no lengths."""
_DISC = "m-1,0a1,1,0,1,1,2,0a1,1,0,1,1,-2,0z"


def _ring(inner: float = 0.7) -> str:
    """A disc with a hole; its edge runs the other way round."""
    arc = f"a{inner},{inner},0,1,0,"
    return f"{_DISC}m{1 - inner:.2f},0{arc}{2 * inner},0{arc}-{2 * inner},0z"


def _dots(number: int = 8, half: float = 0.2) -> str:
    """Small squares on a circle."""
    turns = (2 * math.pi * place / number for place in range(number))
    corners = [
        (round(0.8 * math.cos(turn) - half, 2), round(0.8 * math.sin(turn) - half, 2)) for turn in turns
    ]
    steps = ((x2 - x, y2 - y) for (x, y), (x2, y2) in pairwise([(0, 0), *corners]))
    side = 2 * half
    return "".join(f"m{x:.2f},{y:.2f}h{side}v{side}h-{side}v-{side}z" for x, y in steps)


def _tight(path: str) -> str:
    """The same path in fewer signs: no needless zero beside a point, no comma before a minus."""
    return re.sub(r"(?<![\d.])0(?=\.)|(?<=\.\d)0(?!\d)|,(?=-)", "", path)


_DRAWN = {
    "filled": _DISC,
    "half": _ring() + "m.7,1a1,1,0,0,1,0,-2z",
    "hollow": _ring(),
    "dotted": _dots(),
    "crossed": _ring()
    + "m.1,-.42l.18,-.18l1.02,1.02l-.18,.18l-1.02,-1.02zm1.02,-.18l.18,.18l-1.02,1.02l-.18,-.18z",
    "square": "m-.85,-.85h1.7v1.7h-1.7z",
    "colour": "m-1.4,-.3h2.8v.6h-2.8z",
    "hollow-bar": "m-.7,-.8h1.4a.8,.8,0,0,1,0,1.6h-1.4a.8,.8,0,0,1,0,-1.6zm0,.25a.55,.55,0,0,0,0,1.1h1.4a.55,.55,0,0,0,0,-1.1z",
    "solid-bar": "m-.7,-.8h1.4a.8,.8,0,0,1,0,1.6h-1.4a.8,.8,0,0,1,0,-1.6z",
    "hollow-box": "m-1.4,-.8h2.8v1.6h-2.8v-1.6zm.25,.25v1.1h2.3v-1.1z",
    "ring": _ring(0.78) + "m.36,-.42h.84v.84h-.84z",
    "left": "m-1.4,0l.9,-.6v.46h1.9v.28h-1.9v.46z",
    "right": "m1.4,0l-.9,.6v-.46h-1.9v-.28h1.9v-.46z",
    "outside": "m0,-1.2l1.2,1.2l-1.2,1.2l-1.2,-1.2l1.2,-1.2zm0,.45l-.75,.75l.75,.75l.75,-.75z",
    "faint": _DISC,
    "dashes": "m-1.4,-.25h.6v.5h-.6v-.5zm1.1,0h.6v.5h-.6v-.5zm1.1,0h.6v.5h-.6z",
    "stroke": "m-.18,-1.2h.36v2.4h-.36z",
}
PATHS = {name: _tight(path) for name, path in _DRAWN.items()}
"""How each sign is drawn, within a circle of radius 1, step by step from its middle; all are filled, so that one colour does for all.

Where another part follows, a part goes back to its beginning before it is closed: Vega goes on from where it was, not from there.
"""


@lru_cache(maxsize=200)
def at_size(path: str, radius: float) -> str:
    """A path that goes step by step, enlarged."""

    def enlarged(found: re.Match[str]) -> str:
        steps = (
            step
            if found[1] == "a" and place % 7 in (2, 3, 4)
            else f"{float(step) * radius:.2f}".rstrip("0").rstrip(".")
            for place, step in enumerate(_NUMBER.findall(found[2]))
        )
        return found[1] + ",".join(steps)

    return _tight(_STEP.sub(enlarged, path))


PX = alt.X(field="px", type="quantitative", axis=None, scale=None)
PX2 = alt.X2(field="px2")
Y = alt.Y(field="y", type="quantitative", axis=None, scale=None)
Y2 = alt.Y2(field="y2")
SIZE = alt.Size(field="size", type="quantitative", scale=None, legend=None)
FILL = alt.Fill(field="colour", type="nominal", scale=None, legend=None)
STROKE = alt.Stroke(field="colour", type="nominal", scale=None, legend=None)
OPACITY = alt.Opacity(field="opacity", type="quantitative", scale=None, legend=None)
TEXT = alt.Text(field="text", type="nominal")
SAYS = alt.Tooltip(field="says", type="nominal")
SHAPE = alt.Shape(
    field="shape",
    type="nominal",
    legend=None,
    scale=alt.Scale(domain=list(PATHS), range=list(PATHS.values())),
)
SIGN = alt.MarkDef("point", strokeWidth=0, opacity=1, aria=False)


def small_text(ink: str = "muted", align: Literal["left", "right"] = "left", **mark: Any) -> alt.MarkDef:
    """Words in the small type of charts, in a colour of the palette."""
    return alt.MarkDef("text", align=align, fontSize=11, fill=colour(ink), aria=False, **mark)


def layer(rows: str, mark: alt.MarkDef, name: str | None = None, /, **encoding: Any) -> alt.Chart:
    """One kind of mark over the rows of that name; the marks go by the same name, or by `name`."""
    return alt.Chart(alt.NamedData(name=rows), mark=mark, name=name or rows).encode(**encoding)


def layered(layers: Iterable[alt.Chart]) -> dict[str, Any]:
    """The Vega-Lite specification of a chart without its rows; the later layers lie on top.

    That Vega-Lite takes it is for the tests to say: no record changes it, and asking takes longer than making it.
    """
    chart = alt.LayerChart(layer=list(layers), width=1, height=1, padding=0, autosize="none")
    return chart.to_dict(validate=False)


LEADS = {
    "href": alt.Href(field="href", type="nominal"),
    "description": alt.Description(field="says", type="nominal"),
}
"""How a mark leads to a page, and says what it is."""
