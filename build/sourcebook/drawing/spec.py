"""Rows -> a Vega-Lite spec: one template, made by Altair once, with its data swapped per chart."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import altair as alt

from sourcebook.drawing.key import key_of
from sourcebook.drawing.layout import AROUND, Beside, Form, Lane, lay_out, once
from sourcebook.drawing.marks import (
    FILL,
    LEADS,
    OPACITY,
    PX,
    PX2,
    SAYS,
    SHAPE,
    SIGN,
    SIZE,
    STROKE,
    TEXT,
    Y2,
    Y,
    layer,
    layered,
    small_text,
)
from sourcebook.drawing.measures import usermeta
from sourcebook.drawing.rows import rows_of, words_beside
from sourcebook.drawing.scale import Span
from sourcebook.model import Side
from sourcebook.theme.palette import colour

Spec = dict[str, Any]
_ENCODED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def spec_of(
    sides: Iterable[Side], span: Span, lanes: tuple[Lane, ...], form: Form, beside: Beside | None = None
) -> Spec:
    """The Vega-Lite spec of lanes in one form; raise ValueError if a record has no sign.

    Its `usermeta` says where days stand and by which measures all is drawn, for whoever reads or moves the scale. `beside` are
    the words beside signs, for whoever has them of another form.
    """
    sides = tuple(sides)
    layout = lay_out(lanes, span, form, words_beside(once(lanes), sides) if beside is None else beside)
    key, height = key_of(sides, layout)
    own = {
        "usermeta": usermeta(layout),
        "width": form.width,
        "height": height,
        "datasets": rows_of(layout) | key,
    }
    return {**template(), **own}


def as_json(value: object) -> str:
    """A spec, or a part of one, as JSON in which no text of a record could end a script element."""
    return _ENCODED(value).replace("<", "\\u003c")


@lru_cache(maxsize=1)
def template() -> Spec:
    """The chart without its rows; the later layers lie on top. All charts share it: nobody may change it."""
    return layered([*_frame_layers(), *_bar_layers(), *_arrow_layers(), *_sign_layers(), *_key_layers()])


def _frame_layers() -> Iterator[alt.Chart]:
    """The ground of the stretch, the dates, and the lines of the lanes."""
    yield layer(
        "ground",
        alt.MarkDef("rect", fill=colour("rule"), opacity=0.28, aria=False),
        x=PX,
        x2=PX2,
        y=Y,
        y2=Y2,
    )
    yield layer("ticks", alt.MarkDef("rule", aria=False), x=PX, y=Y, y2=Y2)
    yield layer("lanes", alt.MarkDef("rule", aria=False), x=PX, x2=PX2, y=Y)
    yield layer("stretch_words", small_text("ink", fontWeight=600), x=PX, y=Y, text=TEXT)
    side = alt.MarkDef("text", align="left", fontSize=11, fontWeight=600, aria=False)
    yield layer("side_words", side, x=PX, y=Y, text=TEXT, fill=FILL)
    for name in ("dates", "words"):
        yield layer(name, small_text(), x=PX, y=Y, text=TEXT)


def _bar_layers() -> Iterator[alt.Chart]:
    """Offices; lines of positions; the days that a date can mean, or that something lasted; over them breaks, and lanes' names."""
    fill = alt.Fill(field="fill", type="nominal", scale=None, legend=None)
    office = alt.MarkDef("rect", strokeWidth=1, opacity=1, aria=False)
    yield layer("bands", office, x=PX, x2=PX2, y=Y, y2=Y2, fill=fill, stroke=STROKE, tooltip=SAYS)
    yield layer("band_words", small_text("ink"), x=PX, y=Y, text=TEXT)
    yield layer(
        "stands",
        alt.MarkDef("rule", strokeWidth=1.25, opacity=0.45, aria=False),
        x=PX,
        x2=PX2,
        y=Y,
        stroke=STROKE,
    )
    bar = alt.MarkDef("rect", cornerRadius=AROUND, strokeWidth=1.25, opacity=1, aria=False)
    yield layer("bars", bar, x=PX, x2=PX2, y=Y, y2=Y2, fill=fill, stroke=STROKE)
    paper = alt.MarkDef("rect", fill=colour("paper"), opacity=1, aria=False)
    yield layer("gaps", paper, x=PX, x2=PX2, y=Y, y2=Y2)
    stroke = alt.MarkDef("rule", stroke=colour("muted"), strokeWidth=1.25, aria=False)
    yield layer("breaks", stroke, x=PX, x2=PX2, y=Y, y2=Y2)
    name = alt.MarkDef("text", align="left", fontSize=12, fontWeight=600, aria=False)
    yield layer("names", name, x=PX, y=Y, text=TEXT)


def _arrow_layers() -> Iterator[alt.Chart]:
    """An arrow out of each open date, as long for all, since how far it reaches is not known."""
    for name, head in (("before", "m-1,0l1.6,-.8v1.6z"), ("after", "m1,0l-1.6,.8v-1.6z")):
        tip = alt.MarkDef("point", shape=head, size=42, strokeWidth=0, opacity=1, aria=False)
        yield layer(name, alt.MarkDef("rule", strokeWidth=1.25, aria=False), x=PX, x2=PX2, y=Y, stroke=STROKE)
        yield layer(name, tip, f"{name}_tips", x=PX, y=Y, fill=FILL)


def _sign_layers() -> Iterator[alt.Chart]:
    """The signs, each on a disc of paper that hides what passes below, with their words; on top what leads on."""
    stroke = alt.MarkDef("rule", strokeWidth=2, opacity=0.7, aria=False)
    yield layer("strokes", stroke, x=PX, y=Y, y2=Y2, stroke=STROKE)
    ends: dict[str, Any] = {"x": PX, "x2": PX2, "y": Y, "y2": Y2}
    for name, dash in (("threads", [1, 0]), ("answers", [4, 3])):
        line = alt.MarkDef(
            "rule", strokeWidth=1.25, strokeDash=dash, stroke=colour("ink"), opacity=0.35, aria=False
        )
        yield layer(name, line, **ends)
    paper = colour("paper")
    disc = alt.MarkDef(
        "point", shape="circle", fill=paper, stroke=paper, strokeWidth=2, opacity=1, aria=False
    )
    for name in ("signs", "early"):
        yield layer(name, disc, f"{name}_grounds", x=PX, y=Y, size=SIZE)
        yield layer(name, SIGN, x=PX, y=Y, size=SIZE, fill=FILL, shape=SHAPE, opacity=OPACITY)
    letter = alt.MarkDef("text", align="left", fontSize=10, fontWeight=700, aria=False)
    yield layer("letters", letter, x=PX, y=Y, text=TEXT, fill=FILL)
    yield layer("labels", small_text("ink"), x=PX, y=Y, text=TEXT, fill=FILL)
    yield layer("labels_left", small_text("ink", align="right"), x=PX, y=Y, text=TEXT, fill=FILL)
    hit = alt.MarkDef("rect", fill=colour("ink"), opacity=0)
    yield layer("hits", hit, x=PX, x2=PX2, y=Y, y2=Y2, **LEADS)


def _key_layers() -> Iterator[alt.Chart]:
    """The key, below the lanes."""
    yield layer("key_rule", alt.MarkDef("rule", aria=False), x=PX, x2=PX2, y=Y)
    yield layer("key_signs", SIGN, x=PX, y=Y, size=SIZE, fill=FILL, shape=SHAPE)
    yield layer("key_words", small_text(), x=PX, y=Y, text=TEXT)
