"""Rows -> a Vega-Lite spec: one template, made and validated by Altair once, with its data swapped per chart."""

import copy
import json
import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import altair as alt

from sourcebook.drawing.key import key_of
from sourcebook.drawing.layout import AROUND, Form, Lane, lay_out, once
from sourcebook.drawing.measures import usermeta
from sourcebook.drawing.rows import labels_of, rows_of
from sourcebook.drawing.scale import Span
from sourcebook.model import Side
from sourcebook.theme.palette import colour

Spec = dict[str, Any]

_DISC = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z"


def _ring(inner: float = 0.7) -> str:
    """A disc with a hole; its edge runs the other way round."""
    arc = f"A{inner},{inner},0,1,0,"
    return f"{_DISC}M-{inner},0{arc}{inner},0{arc}-{inner},0Z"


def _dots(number: int = 8, half: float = 0.2) -> str:
    """Small squares on a circle."""
    turns = (2 * math.pi * index / number for index in range(number))
    corners = ((0.8 * math.cos(turn) - half, 0.8 * math.sin(turn) - half) for turn in turns)
    side = 2 * half
    return "".join(f"M{x:.2f},{y:.2f}h{side}v{side}h-{side}Z" for x, y in corners)


PATHS = {
    "filled": _DISC,
    "half": _ring() + "M0,1A1,1,0,0,1,0,-1Z",
    "hollow": _ring(),
    "dotted": _dots(),
    "crossed": _ring() + "M-.6,-.42L-.42,-.6L.6,.42L.42,.6ZM.42,-.6L.6,-.42L-.42,.6L-.6,.42Z",
    "square": "M-.85,-.85L.85,-.85L.85,.85L-.85,.85Z",
    "colour": "M-1.4,-.3H1.4V.3H-1.4Z",
    "hollow-bar": "M-.7,-.8H.7A.8,.8,0,0,1,.7,.8H-.7A.8,.8,0,0,1,-.7,-.8ZM-.7,-.55A.55,.55,0,0,0,-.7,.55H.7A.55,.55,0,0,0,.7,-.55Z",
    "solid-bar": "M-.7,-.8H.7A.8,.8,0,0,1,.7,.8H-.7A.8,.8,0,0,1,-.7,-.8Z",
    "hollow-box": "M-1.4,-.8H1.4V.8H-1.4ZM-1.15,-.55V.55H1.15V-.55Z",
    "ring": _ring(0.78) + "M-.42,-.42H.42V.42H-.42Z",
    "left": "M-1.4,0L-.5,-.6V-.14H1.4V.14H-.5V.6Z",
    "right": "M1.4,0L.5,.6V.14H-1.4V-.14H.5V-.6Z",
    "stroke": "M-.18,-1.2H.18V1.2H-.18Z",
}
"""How each sign is drawn, within a circle of radius 1; all are filled, so that one colour does for all."""


def spec_of(sides: Iterable[Side], span: Span, lanes: tuple[Lane, ...], form: Form) -> Spec:
    """The Vega-Lite spec of lanes in one form; raise ValueError if a record has no sign.

    Its `usermeta` says where days stand and by which measures all is drawn, for whoever reads or moves the scale.
    """
    layout = lay_out(lanes, span, form, labels_of(once(lanes)))
    key, height = key_of(sides, layout)
    spec = copy.deepcopy(_template())
    spec["usermeta"] = usermeta(layout)
    return {**spec, "width": form.width, "height": height, "datasets": rows_of(layout) | key}


def as_json(spec: Spec) -> str:
    """A spec as JSON in which no text of a record could end a script element."""
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace(
        "<", "\\u003c"
    )


@lru_cache(maxsize=1)
def _template() -> Spec:
    """The chart without its rows; the later layers lie on top."""
    return (
        alt.layer(*_frame_layers(), *_bar_layers(), *_arrow_layers(), *_sign_layers(), *_key_layers())
        .properties(width=1, height=1, padding=0, autosize="none")
        .to_dict()
    )


def _frame_layers() -> Iterator[alt.Chart]:
    """The ground of the stretch, the dates, and the lanes with their names."""
    yield _layer(
        "ground",
        alt.MarkDef("rect", fill=colour("rule"), opacity=0.28, aria=False),
        x=_PX,
        x2=_PX2,
        y=_Y,
        y2=_Y2,
    )
    yield _layer("ticks", alt.MarkDef("rule", aria=False), x=_PX, y=_Y, y2=_Y2)
    yield _layer("lanes", alt.MarkDef("rule", aria=False), x=_PX, x2=_PX2, y=_Y)
    yield _layer(
        "names", alt.MarkDef("text", align="left", fontSize=12, fontWeight=600), x=_PX, y=_Y, text=_TEXT
    )
    for name in ("dates", "stretch_words", "words"):
        yield _layer(name, _small_text(), x=_PX, y=_Y, text=_TEXT)


def _bar_layers() -> Iterator[alt.Chart]:
    """Offices; lines of positions; the days that a date can mean, or that something lasted."""
    fill = alt.Fill(field="fill", type="nominal", scale=None, legend=None)
    office = alt.MarkDef("rect", strokeWidth=1, opacity=1, aria=False)
    yield _layer("bands", office, x=_PX, x2=_PX2, y=_Y, y2=_Y2, fill=fill, stroke=_STROKE, tooltip=_SAYS)
    yield _layer("band_words", _small_text("ink"), x=_PX, y=_Y, text=_TEXT)
    yield _layer(
        "stands",
        alt.MarkDef("rule", strokeWidth=1.25, opacity=0.45, aria=False),
        x=_PX,
        x2=_PX2,
        y=_Y,
        stroke=_STROKE,
    )
    bar = alt.MarkDef("rect", cornerRadius=AROUND, strokeWidth=1.25, opacity=1, aria=False)
    yield _layer("bars", bar, x=_PX, x2=_PX2, y=_Y, y2=_Y2, fill=fill, stroke=_STROKE)


def _arrow_layers() -> Iterator[alt.Chart]:
    """An arrow out of each open date, as long for all, since how far it reaches is not known."""
    for name, head in (("before", "M-1,0L.6,-.8V.8Z"), ("after", "M1,0L-.6,.8V-.8Z")):
        tip = alt.MarkDef("point", shape=head, size=42, strokeWidth=0, opacity=1, aria=False)
        yield _layer(
            name, alt.MarkDef("rule", strokeWidth=1.25, aria=False), x=_PX, x2=_PX2, y=_Y, stroke=_STROKE
        )
        yield _layer(name, tip, f"{name}_tips", x=_PX, y=_Y, fill=_FILL)


def _sign_layers() -> Iterator[alt.Chart]:
    """The signs, each on a disc of paper that hides what passes below and makes the whole of it lead on."""
    leads = {
        "href": alt.Href(field="href", type="nominal"),
        "tooltip": _SAYS,
        "description": alt.Description(field="says", type="nominal"),
    }
    yield _layer(
        "strokes",
        alt.MarkDef("rule", strokeWidth=2, opacity=0.7),
        x=_PX,
        y=_Y,
        y2=_Y2,
        stroke=_STROKE,
        **leads,
    )
    paper = colour("paper")
    disc = alt.MarkDef("point", shape="circle", fill=paper, stroke=paper, strokeWidth=2, opacity=1)
    for name in ("signs", "early"):
        yield _layer(name, disc, f"{name}_grounds", x=_PX, y=_Y, size=_SIZE, **leads)
        yield _layer(name, _SIGN, x=_PX, y=_Y, size=_SIZE, fill=_FILL, shape=_SHAPE, **leads)
    yield _layer("labels", _small_text("ink"), x=_PX, y=_Y, text=_TEXT)


def _key_layers() -> Iterator[alt.Chart]:
    """The key, below the lanes."""
    yield _layer("key_rule", alt.MarkDef("rule", aria=False), x=_PX, x2=_PX2, y=_Y)
    yield _layer("key_signs", _SIGN, x=_PX, y=_Y, size=_SIZE, fill=_FILL, shape=_SHAPE)
    yield _layer("key_words", _small_text(), x=_PX, y=_Y, text=_TEXT)


_PX = alt.X(field="px", type="quantitative", axis=None, scale=None)
_PX2 = alt.X2(field="px2")
_Y = alt.Y(field="y", type="quantitative", axis=None, scale=None)
_Y2 = alt.Y2(field="y2")
_SIZE = alt.Size(field="size", type="quantitative", scale=None, legend=None)
_FILL = alt.Fill(field="colour", type="nominal", scale=None, legend=None)
_STROKE = alt.Stroke(field="colour", type="nominal", scale=None, legend=None)
_TEXT = alt.Text(field="text", type="nominal")
_SAYS = alt.Tooltip(field="says", type="nominal")
_SHAPE = alt.Shape(
    field="shape",
    type="nominal",
    legend=None,
    scale=alt.Scale(domain=list(PATHS), range=list(PATHS.values())),
)
_SIGN = alt.MarkDef("point", strokeWidth=0, opacity=1)


def _small_text(ink: str = "muted", **mark: Any) -> alt.MarkDef:
    return alt.MarkDef("text", align="left", fontSize=11, fill=colour(ink), aria=False, **mark)


def _layer(rows: str, mark: alt.MarkDef, name: str | None = None, /, **encoding: Any) -> alt.Chart:
    """One kind of mark over the rows of that name; the marks go by the same name, or by `name`."""
    return alt.Chart(alt.NamedData(name=rows), mark=mark, name=name or rows).encode(**encoding)
