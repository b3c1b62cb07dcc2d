"""What all charts of a kind share, as Altair layers that put rows of data in their places.

Altair takes longer to load than a hundred charts to draw: `templates.py` asks for this file only where nothing is kept of it.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Literal

import altair as alt

from sourcebook.drawing.layout import AROUND
from sourcebook.drawing.marks import PATHS
from sourcebook.theme.palette import FONT, colour

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

    That Vega-Lite takes it is for the tests to say: no record changes it.
    """
    chart = alt.LayerChart(layer=list(layers), width=1, height=1, padding=0, autosize="none")
    return chart.to_dict(validate=False)


LEADS = {
    "href": alt.Href(field="href", type="nominal"),
    "description": alt.Description(field="says", type="nominal"),
}
"""How a mark leads to a page, and says what it is."""


@alt.theme.register("sourcebook", enable=True)
def _theme() -> alt.theme.ThemeConfig:
    """What all charts share: no frame, no background of their own, the site's type."""
    return {
        "config": {
            "background": None,  # type: ignore[typeddict-item]  # null is Vega's word for none, for which Altair's type has no place
            "font": FONT,
            "view": {"stroke": None},
            "text": {"font": FONT, "fontSize": 12, "fill": colour("ink"), "baseline": "middle"},
            "rule": {"stroke": colour("rule")},
        }
    }


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
    """Offices; lines of positions; the days that a date can mean, or that something lasted; over them breaks, and the names of offices and lanes."""
    fill = alt.Fill(field="fill", type="nominal", scale=None, legend=None)
    office = alt.MarkDef("rect", strokeWidth=1, opacity=1, aria=False)
    yield layer("bands", office, x=PX, x2=PX2, y=Y, y2=Y2, fill=fill, stroke=STROKE, tooltip=SAYS)
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
    yield layer("band_words", small_text("ink"), x=PX, y=Y, text=TEXT)
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


def _number_layers() -> Iterator[alt.Chart]:
    """The lines and names of lanes, the stretches of time, and the numbers of records, each on its ground."""
    name = alt.MarkDef("text", align="left", fontSize=12, fontWeight=600, aria=False)
    cell = alt.MarkDef("rect", fill=colour("rule"), cornerRadius=2)
    yield from chain(
        [layer("lanes", alt.MarkDef("rule", aria=False), x=PX, x2=PX2, y=Y)],
        [layer("names", name, x=PX, y=Y, text=TEXT), layer("dates", small_text(), x=PX, y=Y, text=TEXT)],
        [layer("cells", cell, x=PX, x2=PX2, y=Y, y2=Y2, opacity=OPACITY, **LEADS)],
        [layer("numbers", small_text("ink"), x=PX, y=Y, text=TEXT)],
    )


def _contact_layers() -> Iterator[alt.Chart]:
    """The sides, the names, dates and words of contacts, their half lines and signs, and the key."""
    coloured = alt.MarkDef("text", align="left", fontSize=12, fontWeight=600, aria=False)
    bold = alt.MarkDef("text", align="left", fontSize=12, fontWeight=600, fill=colour("ink"), aria=False)
    yield layer("sides", coloured, x=PX, y=Y, text=TEXT, fill=FILL)
    yield layer("heads", bold, x=PX, y=Y, text=TEXT)
    yield layer("names", bold, "contact_names", x=PX, y=Y, text=TEXT)
    yield layer("dates", small_text(), x=PX, y=Y, text=TEXT)
    yield layer("words", small_text("ink"), x=PX, y=Y, text=TEXT)
    yield layer("uprights", alt.MarkDef("rule", strokeWidth=1.5, aria=False), x=PX, y=Y, y2=Y2, stroke=STROKE)
    yield layer("halves", alt.MarkDef("rule", strokeWidth=5, aria=False), x=PX, x2=PX2, y=Y, stroke=STROKE)
    yield layer(
        "wishes",
        alt.MarkDef("rule", strokeWidth=3, strokeDash=[3, 5], aria=False),
        x=PX,
        x2=PX2,
        y=Y,
        stroke=STROKE,
    )
    glyph = alt.MarkDef("text", align="left", fontSize=15, fontWeight=600, aria=False)
    yield layer("glyphs", glyph, x=PX, y=Y, text=TEXT, fill=FILL)
    yield layer("signs", SIGN, "middles", x=PX, y=Y, size=SIZE, fill=FILL, shape=SHAPE)
    yield layer("key_rule", alt.MarkDef("rule", aria=False), x=PX, x2=PX2, y=Y)
    yield layer("key_signs", SIGN, x=PX, y=Y, size=SIZE, fill=FILL, shape=SHAPE)
    yield layer("key_glyphs", glyph, x=PX, y=Y, text=TEXT, fill=FILL)
    yield layer("key_words", small_text(), x=PX, y=Y, text=TEXT)
    hit = alt.MarkDef("rect", fill=colour("ink"), opacity=0)
    yield layer("contacts", hit, x=PX, x2=PX2, y=Y, y2=Y2, **LEADS)


KINDS = {
    "signs": lambda: chain(_frame_layers(), _bar_layers(), _arrow_layers(), _sign_layers(), _key_layers()),
    "numbers": _number_layers,
    "contacts": _contact_layers,
}
"""The layers of each kind of chart: with a sign for each record, with numbers of records, and of contacts as half lines."""


def specs() -> dict[str, Any]:
    """The Vega-Lite specification of each kind of chart, without rows."""
    return {kind: layered(layers()) for kind, layers in KINDS.items()}
