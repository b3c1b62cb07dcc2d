"""The marks that charts are made of: how each sign is drawn, and the Altair layers that put rows of data in their places."""

import math
import re
from collections.abc import Iterable
from typing import Any

import altair as alt

from sourcebook.theme.palette import colour

_DISC = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z"


def _ring(inner: float = 0.7) -> str:
    """A disc with a hole; its edge runs the other way round."""
    arc = f"A{inner},{inner},0,1,0,"
    return f"{_DISC}M-{inner},0{arc}{inner},0{arc}-{inner},0Z"


def _dots(number: int = 8, half: float = 0.2) -> str:
    """Small squares on a circle."""
    turns = (2 * math.pi * place / number for place in range(number))
    corners = ((0.8 * math.cos(turn) - half, 0.8 * math.sin(turn) - half) for turn in turns)
    side = 2 * half
    return "".join(f"M{x:.2f},{y:.2f}h{side}v{side}h-{side}Z" for x, y in corners)


def _tight(path: str) -> str:
    """The same path in fewer signs: no needless zero beside a point, no comma before a minus."""
    return re.sub(r"(?<![\d.])0(?=\.)|(?<=\.\d)0(?!\d)|,(?=-)", "", path)


_DRAWN = {
    "filled": _DISC,
    "half": _ring() + "M0,1A1,1,0,0,1,0,-1Z",
    "hollow": _ring(),
    "dotted": _dots(),
    "crossed": _ring() + "M-.6,-.42L-.42,-.6L.6,.42L.42,.6ZM.42,-.6L.6,-.42L-.42,.6L-.6,.42Z",
    "square": "M-.85,-.85H.85V.85H-.85Z",
    "colour": "M-1.4,-.3H1.4V.3H-1.4Z",
    "hollow-bar": "M-.7,-.8H.7A.8,.8,0,0,1,.7,.8H-.7A.8,.8,0,0,1,-.7,-.8ZM-.7,-.55A.55,.55,0,0,0,-.7,.55H.7A.55,.55,0,0,0,.7,-.55Z",
    "solid-bar": "M-.7,-.8H.7A.8,.8,0,0,1,.7,.8H-.7A.8,.8,0,0,1,-.7,-.8Z",
    "hollow-box": "M-1.4,-.8H1.4V.8H-1.4ZM-1.15,-.55V.55H1.15V-.55Z",
    "ring": _ring(0.78) + "M-.42,-.42H.42V.42H-.42Z",
    "left": "M-1.4,0L-.5,-.6V-.14H1.4V.14H-.5V.6Z",
    "right": "M1.4,0L.5,.6V.14H-1.4V-.14H.5V-.6Z",
    "outside": "M0,-1.2L1.2,0L0,1.2L-1.2,0ZM0,-.75L-.75,0L0,.75L.75,0Z",
    "faint": _DISC,
    "dashes": "M-1.4,-.25H-.8V.25H-1.4ZM-.3,-.25H.3V.25H-.3ZM.8,-.25H1.4V.25H.8Z",
    "stroke": "M-.18,-1.2H.18V1.2H-.18Z",
}
PATHS = {name: _tight(path) for name, path in _DRAWN.items()}
"""How each sign is drawn, within a circle of radius 1; all are filled, so that one colour does for all."""

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


def small_text(ink: str = "muted", **mark: Any) -> alt.MarkDef:
    """Words in the small type of charts, in a colour of the palette."""
    return alt.MarkDef("text", align="left", fontSize=11, fill=colour(ink), aria=False, **mark)


def layer(rows: str, mark: alt.MarkDef, name: str | None = None, /, **encoding: Any) -> alt.Chart:
    """One kind of mark over the rows of that name; the marks go by the same name, or by `name`."""
    return alt.Chart(alt.NamedData(name=rows), mark=mark, name=name or rows).encode(**encoding)


def layered(layers: Iterable[alt.Chart]) -> dict[str, Any]:
    """The Vega-Lite specification of a chart without its rows; the later layers lie on top."""
    return alt.layer(*layers).properties(width=1, height=1, padding=0, autosize="none").to_dict()


LEADS = {
    "href": alt.Href(field="href", type="nominal"),
    "description": alt.Description(field="says", type="nominal"),
}
"""How a mark leads to a page, and says what it is."""
