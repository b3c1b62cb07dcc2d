"""Records in lanes -> a chart over time: its Vega-Lite spec, and the same drawn as SVG.

A record is drawn by one sign, whose shape tells its status and whose colour a side. It stands at the latest day
on which the record can have begun, as lists are ordered. Where that is not certain to the day, a hollow bar spans
every day that the date can mean; what lasted is a solid bar. An arrow points where a date is open. What is
earlier than the scale is folded to the left edge, with its year.

Each chart is laid out twice, for wide and for narrow columns, because words must keep their size.
"""

import copy
import datetime as dt
import json
import math
import re
import textwrap
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import altair as alt
import vl_convert

from sourcebook.look.bundle import VEGA_LITE
from sourcebook.look.palette import FONT, colour, side_colour
from sourcebook.model import Event, Figure, Official, Organisation, Output, Side, Sourcebook
from sourcebook.views import SHAPES, count, shape, status_words

SENTINEL = "https://chart.invalid/"
"""Stands for the site's own address in specs and drawings, until the page that shows them is known."""

Row = dict[str, Any]
Spec = dict[str, Any]


class Lane(NamedTuple):
    """A row of the chart: what it is called, and its events."""

    label: str
    events: tuple[Event, ...]


class Span(NamedTuple):
    """The days that the scale of every chart covers."""

    first: dt.date
    last: dt.date


class Form(NamedTuple):
    """One of the two layouts: its folder below charts/, its width, and the lanes' names: beside them or above."""

    folder: str
    width: int
    beside: int
    """Width of the column of names at the left; 0 where they stand above their lanes."""
    letters: int
    """How many letters of a name fit on a line."""


WIDE = Form("", 720, 148, 21)
NARROW = Form("narrow/", 340, 0, 46)
FORMS = (WIDE, NARROW)

# Measures in CSS pixels.
RADIUS = 4.5  # of a sign
AROUND = 6  # half the height of a bar, and how far it reaches beyond its days, for the sign to stand in it
TAIL = 24  # length of the arrow at an open date
FOLD = 70  # width of the strip for what is earlier than the scale
HEAD = 24  # height of the years above the lanes
LINE = 15  # height of a line of a lane's name
PITCH = 13.5  # height of a row of records
GAP = 3  # the least space between two records of a row
EDGE = 10  # space at the ends of the scale


class Scale(NamedTuple):
    """Where a day stands between the left and the right edge of the scale."""

    span: Span
    left: float
    right: float

    def at(self, day: dt.date) -> float:
        """The pixel of a day."""
        share = (day - self.span.first).days / max(1, (self.span.last - self.span.first).days)
        return self.left + share * (self.right - self.left)

    def hold(self, day: dt.date | None, otherwise: dt.date) -> dt.date:
        """A day within the scale: the day itself, the nearer end, or for an open date `otherwise`."""
        return min(max(day or otherwise, self.span.first), self.span.last)


class Placed(NamedTuple):
    """An event with its place in the drawing: the height of its row's middle, in pixels."""

    event: Event
    y: float


class Layout(NamedTuple):
    """Where everything stands: the scale, where each lane begins with its name, the events, the height of all."""

    scale: Scale
    lanes: tuple[tuple[float, tuple[str, ...]], ...]
    placed: tuple[Placed, ...]
    height: float


def span_of(sourcebook: Sourcebook) -> Span:
    """The days that charts cover: from the year of the first contact, past the last day that any record names."""
    events = sourcebook.all(Event)
    contacts = [one for one in events if one.scope == "contact"] or list(events)
    first = dt.date(min((one.year for one in contacts), default=dt.date.max.year), 1, 1)
    days = [day for one in events for day in (one.date.first, one.date.last) if day]
    return Span(first, max(days, default=first))


def is_earlier(event: Event, span: Span) -> bool:
    """Whether all of an event is earlier than the scale."""
    return (event.date.last or dt.date.max) < span.first


def reaches_back(event: Event, span: Span) -> bool:
    """Whether an event began, or may have been, earlier than the scale, and not all of it was."""
    return event.date.first is not None and event.date.first < span.first and not is_earlier(event, span)


def figures(
    sourcebook: Sourcebook, span: Span, name: str, title: str, lanes: Iterable[Lane], caption: str
) -> Iterator[Output | Figure]:
    """One chart: in either form its spec as charts/<form>/<name>.json and its drawing; nothing without a record."""
    filled = tuple(lane for lane in lanes if lane.events)
    if not filled:
        return
    alt_text = _in_words(sourcebook, title, filled)
    caption = " ".join([caption, *_edges(filled, span), sourcebook.site.covers])
    for form in FORMS:
        spec = spec_of(sourcebook, span, filled, form)
        yield Output(PurePosixPath("charts", f"{form.folder}{name}.json"), _json(spec) + "\n")
        svg = draw(_json(spec), title, alt_text)
        yield Figure(f"{form.folder}{name}", svg, alt_text, caption)


def _in_words(sourcebook: Sourcebook, title: str, lanes: tuple[Lane, ...]) -> str:
    """What the chart says: how many records, from when to when, of which status, in which lanes."""
    events = _once(lanes)
    statuses = Counter(sourcebook.term("status", one.status).label for one in events)
    said = "; ".join(f"{number} {label}" for label, number in statuses.most_common())
    where = "; ".join(f"{lane.label} ({len(lane.events)})" for lane in lanes)
    dated = f"The first: {events[0].when}. The last: {events[-1].when}." if events[1:] else f"Date: {events[0].when}."
    return f"{title}. {count(len(events), 'record')}. {dated} Status: {said}. Rows: {where}."


def _once(lanes: tuple[Lane, ...]) -> list[Event]:
    """The events of all lanes, each once, in order."""
    return sorted({one.id: one for lane in lanes for one in lane.events}.values(), key=lambda one: one.order)


def _edges(lanes: tuple[Lane, ...], span: Span) -> Iterator[str]:
    """Say what the caption must: which records are folded or cut at the edge, and which stand twice."""
    events = _once(lanes)
    if folded := sum(is_earlier(one, span) for one in events):
        stand = "stands" if folded == 1 else "stand"
        yield f"{count(folded, 'record')} from before {span.first.year} {stand} at the left edge, by year."
    if cut := sum(reaches_back(one, span) for one in events):
        yield f"{count(cut, 'record')} reaching back before {span.first.year} {'is' if cut == 1 else 'are'} cut there."
    if sum(len(lane.events) for lane in lanes) > len(events):
        yield "A record that belongs to several rows stands in each."


# ------------------------------------------------------------------------------------------------ layout


def lay_out(lanes: tuple[Lane, ...], span: Span, form: Form) -> Layout:
    """Give each record a row of its lane in which it touches no other."""
    scale = _scale(tuple(chain.from_iterable(lane.events for lane in lanes)), span, form)
    tops, placed, top = [], [], float(HEAD)
    for lane in lanes:
        name = tuple(textwrap.wrap(lane.label, form.letters))
        rows = _rows(lane.events, scale)
        named = len(name) * LINE
        start = top + 5 + (0 if form.beside else named + 2)
        placed += [Placed(event, start + (row + 0.5) * PITCH) for event, row in rows]
        tops.append((top, name))
        height = (max(row for _, row in rows) + 1) * PITCH
        top = max(start + height + 6, top + named + 8)
    return Layout(scale, tuple(tops), tuple(placed), top)


def _rows(events: tuple[Event, ...], scale: Scale) -> list[tuple[Event, int]]:
    """Each event with the number of the first row that is free where it is drawn."""
    taken: list[float] = []
    found = []
    for left, right, _, event in sorted((*extent(one, scale), one.order, one) for one in events):
        row = next((place for place, end in enumerate(taken) if end + GAP <= left), len(taken))
        taken[row : row + 1] = [right]
        found.append((event, row))
    return found


def _scale(events: tuple[Event, ...], span: Span, form: Form) -> Scale:
    """The scale, with room at the edges for the strip and for arrows, where there are any."""
    folded = any(is_earlier(one, span) for one in events)
    before = any(arrow_before(one, span) for one in events)
    after = any(one.date.last is None for one in events)
    left = FOLD if folded else TAIL + 2 if before else EDGE
    return Scale(span, form.beside + left, form.width - (TAIL + 2 if after else EDGE))


def extent(event: Event, scale: Scale) -> tuple[float, float]:
    """The leftmost and rightmost pixel of an event's drawing."""
    if is_earlier(event, scale.span):
        return 0, scale.left - EDGE
    begin, end = map(scale.at, bar_days(event, scale))
    left = begin - (TAIL if arrow_before(event, scale.span) else AROUND)
    return left, end + (TAIL if event.date.last is None else AROUND)


def bar_days(event: Event, scale: Scale) -> tuple[dt.date, dt.date]:
    """The first and last day of an event's bar: what is known of its date, within the scale.

    An open end is its other end, with an arrow; of what lasted it is the end of the scale.
    """
    date, span, begun = event.date, scale.span, event.date.latest_start(event.lasted)
    begin = scale.hold(date.first, span.first if event.lasted else begun)
    return begin, scale.hold(date.last, span.last if event.lasted else begun)


def sign_day(event: Event, scale: Scale) -> dt.date:
    """The day at which an event's sign stands: the latest on which it can have begun, within the scale."""
    return scale.hold(event.date.latest_start(event.lasted), scale.span.first)


def arrow_before(event: Event, span: Span) -> bool:
    """Whether an arrow points to earlier days."""
    return event.date.first is None or reaches_back(event, span)


# -------------------------------------------------------------------------------------------- rows of data


def spec_of(sourcebook: Sourcebook, span: Span, lanes: tuple[Lane, ...], form: Form) -> Spec:
    """The Vega-Lite spec of lanes in one form; raise ValueError if a record has no sign."""
    layout = lay_out(lanes, span, form)
    early = [one for one in layout.placed if is_earlier(one.event, span)]
    within = [one for one in layout.placed if not is_earlier(one.event, span)]
    key_rows, height = _key(sourcebook, layout, form)
    scale = layout.scale
    rows = {
        "years": [{"x": year.isoformat(), "y": HEAD - 6, "y2": layout.height} for year in _years(scale)],
        "lanes": [{"px": 0, "px2": form.width, "y": top} for top, _ in layout.lanes],
        "names": [
            {"px": 0, "y": top + 13 + LINE * line, "text": text}
            for top, name in layout.lanes
            for line, text in enumerate(name)
        ],
        "words": [*_year_words(scale), *_early_words(early, form)],
        "bars": [_bar(sourcebook, one, scale) for one in within if _has_bar(one.event)],
        "before": [_arrow(sourcebook, one, scale, 0) for one in within if arrow_before(one.event, span)],
        "after": [_arrow(sourcebook, one, scale, 1) for one in within if one.event.date.last is None],
        "signs": [{"x": sign_day(one.event, scale).isoformat(), **_sign(sourcebook, one)} for one in within],
        "early": [{"px": form.beside + FOLD - 16, **_sign(sourcebook, one)} for one in early],
    }
    if len(rows["signs"]) + len(rows["early"]) != sum(len(lane.events) for lane in lanes):
        raise ValueError("a record of the chart has no sign")
    return _fit(scale, form, height, rows | key_rows)


def _sign(sourcebook: Sourcebook, placed: Placed) -> Row:
    """What every sign has: its date as recorded, its place, its looks, where it leads, what it says."""
    event = placed.event
    radius = RADIUS * (1 if event.scope == "contact" else 0.8)
    return {
        "first": event.date.first and event.date.first.isoformat(),
        "last": event.date.last and event.date.last.isoformat(),
        "y": placed.y,
        "shape": sourcebook.term("status", event.status).mark or "filled",
        "size": round((2 * radius) ** 2, 2),
        "colour": event_colour(sourcebook, event),
        "href": f"{SENTINEL}{event.folder}/{event.id}/",
        "says": f"{event.title}\n{event.when}\n{status_words(sourcebook, event)}"
        + (" · background" if event.scope == "context" else ""),
    }


def _has_bar(event: Event) -> bool:
    return event.date.is_uncertain and (event.lasted or (event.date.first is not None and event.date.last is not None))


def _bar(sourcebook: Sourcebook, placed: Placed, scale: Scale) -> Row:
    """A bar: solid for what lasted, hollow for the days on one of which it was."""
    begin, end = bar_days(placed.event, scale)
    ink = event_colour(sourcebook, placed.event)
    return {
        "x": begin.isoformat(),
        "x2": end.isoformat(),
        "y": placed.y - AROUND,
        "y2": placed.y + AROUND,
        "fill": ink if placed.event.lasted else colour("paper"),
        "colour": ink,
    }


def _arrow(sourcebook: Sourcebook, placed: Placed, scale: Scale, end: int) -> Row:
    """An arrow from the first (0) or the last (1) day of a bar."""
    day = bar_days(placed.event, scale)[end].isoformat()
    return {"x": day, "y": placed.y, "colour": event_colour(sourcebook, placed.event)}


def event_colour(sourcebook: Sourcebook, event: Event) -> str:
    """The colour of the one side that speaks or acts; ink where it is several or none; muted for background."""
    if event.scope == "context":
        return colour("muted")
    side = side_of(sourcebook, event)
    return side_colour(side) if side else colour("ink")


def side_of(sourcebook: Sourcebook, event: Event) -> Side | None:
    """The one side of those who speak, else of those who take part, else of the organisations; None if not one."""
    for part in ("speaker", "participant"):
        countries = [sourcebook.get(Official, one.official).country for one in event.officials if one.part == part]
        if countries:
            break
    else:
        known = (sourcebook.get(Organisation, id).country for id in event.organisations)
        countries = [one for one in known if one]
    sides = {side.id: side for side in map(sourcebook.site.side_of, countries)}
    return next(iter(sides.values())) if len(sides) == 1 else None


def _years(scale: Scale) -> list[dt.date]:
    """The first days of the years that are named: all, or so many that their words keep apart."""
    years = range(scale.span.first.year, scale.span.last.year + 1)
    step = math.ceil(44 * len(years) / (scale.right - scale.left))
    return [dt.date(year, 1, 1) for year in years[::step]]


def _year_words(scale: Scale) -> list[Row]:
    return [{"px": scale.at(day) + 4, "y": HEAD - 11, "text": str(day.year)} for day in _years(scale)]


def _early_words(early: list[Placed], form: Form) -> list[Row]:
    """The year of each folded record, and what the strip is."""
    years = [{"px": form.beside + 2, "y": one.y, "text": f"← {one.event.year}"} for one in early]
    return [{"px": form.beside + 2, "y": HEAD - 11, "text": "earlier"}, *years] if early else []


def _key(sourcebook: Sourcebook, layout: Layout, form: Form) -> tuple[dict[str, list[Row]], float]:
    """The key below the lanes: a sign and a word for all that this chart uses; and the height with it."""
    signs, words, y = [], [], layout.height
    events = [one.event for one in layout.placed]
    for group in (_key_statuses(sourcebook, events), _key_colours(sourcebook, events), _key_dates(events)):
        px = math.inf
        for name, ink, text in group:
            width = 18 + 5.8 * len(text)
            if px + width > form.width:
                px, y = 0, y + 18
            size = (2 * RADIUS) ** 2
            signs.append({"px": px + 7, "y": y, "shape": name, "size": size, "colour": ink})
            words.append({"px": px + 18, "y": y, "text": text})
            px += width + 12
    rule = [{"px": 0, "px2": form.width, "y": layout.height}]
    return {"key_rule": rule, "key_signs": signs, "key_words": words}, y + 12


Key = Iterator[tuple[str, str, str]]
"""Shape, colour and words of what needs explaining."""


def _key_statuses(sourcebook: Sourcebook, events: list[Event]) -> Key:
    for name, sign in SHAPES.items():
        labels = {sourcebook.term("status", one.status).label for one in events if shape(sourcebook, one) == sign}
        if labels:
            yield name, colour("ink"), ", ".join(sorted(labels))


def _key_colours(sourcebook: Sourcebook, events: list[Event]) -> Key:
    used = {event_colour(sourcebook, one) for one in events}
    named = {side_colour(side): side.name for side in sourcebook.site.sides}
    for ink, words in (named | {colour("ink"): "several sides, or none", colour("muted"): "background"}).items():
        if ink in used:
            yield "square", ink, words


def _key_dates(events: list[Event]) -> Key:
    bars = [one for one in events if _has_bar(one)]
    if any(one.date.first == one.date.last for one in bars):
        yield "ring", colour("ink"), "probably, or about, that day"
    if any(not one.lasted and one.date.first != one.date.last for one in bars):
        yield "hollow-bar", colour("ink"), "some day within"
    if any(one.lasted for one in bars):
        yield "solid-bar", colour("ink"), "lasted"
    if any(one.date.first is None for one in events):
        yield "left", colour("ink"), "or earlier"
    if any(one.date.last is None for one in events):
        yield "right", colour("ink"), "or later"


# ------------------------------------------------------------------------------------------- the Vega-Lite spec


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


_PATHS = {
    "filled": _DISC,
    "half": _ring() + "M0,1A1,1,0,0,1,0,-1Z",
    "hollow": _ring(),
    "dotted": _dots(),
    "crossed": _ring() + "M-.6,-.42L-.42,-.6L.6,.42L.42,.6ZM.42,-.6L.6,-.42L-.42,.6L-.6,.42Z",
    "square": "M-.85,-.85L.85,-.85L.85,.85L-.85,.85Z",
    "hollow-bar": "M-1.4,-.8H1.4V.8H-1.4ZM-1.15,-.55V.55H1.15V-.55Z",
    "solid-bar": "M-1.4,-.8H1.4V.8H-1.4Z",
    "ring": _ring(0.78) + "M-.5,0A.5,.5,0,1,1,.5,0A.5,.5,0,1,1,-.5,0Z",
    "left": "M-1.4,0L-.5,-.6V-.14H1.4V.14H-.5V.6Z",
    "right": "M1.4,0L.5,.6V.14H-1.4V-.14H.5V-.6Z",
}
"""How each sign is drawn, within a circle of radius 1; all are filled, so that one colour does for all."""


def _fit(scale: Scale, form: Form, height: float, rows: Mapping[str, list[Row]]) -> Spec:
    """The template with these measures and rows; the template itself is left as it is."""
    spec = copy.deepcopy(_template())
    # Once, for the layer of the years, as all layers share the scale. Days in numbers of year, month and day, not
    # of milliseconds: those the interpreter with which charts do without eval takes for a year.
    spec["layer"][0]["encoding"]["x"]["scale"] |= {
        "domain": [{"year": day.year, "month": day.month, "date": day.day, "utc": True} for day in scale.span],
        "range": [scale.left, scale.right],
    }
    return {**spec, "width": form.width, "height": height, "datasets": dict(rows)}


@lru_cache(maxsize=1)
def _template() -> Spec:
    """The chart without its rows, made and validated by Altair once; the later layers lie on top."""
    return (
        alt.layer(*_frame_layers(), *_bar_layers(), *_arrow_layers(), *_sign_layers(), *_key_layers())
        .properties(width=1, height=1, padding=0, autosize="none")
        .to_dict()
    )


def _frame_layers() -> Iterator[alt.Chart]:
    """The years, and the lanes with their names."""
    yield _layer("years", alt.MarkDef("rule"), x=_DAY, y=_Y, y2=alt.Y2(field="y2"))
    yield _layer("lanes", alt.MarkDef("rule"), x=_PX, x2=alt.X2(field="px2"), y=_Y)
    yield _layer("names", alt.MarkDef("text", align="left", fontWeight=600), x=_PX, y=_Y, text=_TEXT)
    yield _layer("words", _small_text(), x=_PX, y=_Y, text=_TEXT)


def _bar_layers() -> Iterator[alt.Chart]:
    """The days that a date can mean, or that something lasted; as wide as the sign at their start needs."""
    shape = {"cornerRadius": AROUND, "strokeWidth": 1.25, "xOffset": -AROUND, "x2Offset": AROUND}
    mark = alt.MarkDef("rect", **shape, opacity=1, aria=False)
    fill, stroke = alt.Fill(field="fill", type="nominal", scale=None), _STROKE
    yield _layer("bars", mark, x=_DAY, x2=_day_2("x2"), y=_Y, y2=alt.Y2(field="y2"), fill=fill, stroke=stroke)


def _arrow_layers() -> Iterator[alt.Chart]:
    """An arrow out of each open date, as long for all, since how far it reaches is not known."""
    for name, sign, head in (("before", -1, "M-1,0L.6,-.8V.8Z"), ("after", 1, "M1,0L-.6,.8V-.8Z")):
        line = alt.MarkDef("rule", xOffset=sign * (TAIL - 4), x2Offset=0, strokeWidth=1.25, aria=False)
        tip = alt.MarkDef("point", shape=head, size=42, strokeWidth=0, opacity=1, xOffset=sign * (TAIL - 4), aria=False)
        yield _layer(name, line, x=_DAY, x2=_day_2("x"), y=_Y, stroke=_STROKE)
        yield _layer(name, tip, f"{name}_tips", x=_DAY, y=_Y, fill=_FILL)


def _sign_layers() -> Iterator[alt.Chart]:
    """The signs, each on a disc of paper that hides what passes below and makes the whole of it lead on."""
    leads = {
        "href": alt.Href(field="href", type="nominal"),
        "tooltip": alt.Tooltip(field="says", type="nominal"),
        "description": alt.Description(field="says", type="nominal"),
    }
    paper = colour("paper")
    disc = alt.MarkDef("point", shape="circle", fill=paper, stroke=paper, strokeWidth=2, opacity=1)
    for name, x in (("signs", _DAY), ("early", _PX)):
        yield _layer(name, disc, f"{name}_grounds", x=x, y=_Y, size=_SIZE, **leads)
        yield _layer(name, _SIGN, x=x, y=_Y, size=_SIZE, fill=_FILL, shape=_SHAPE, **leads)


def _key_layers() -> Iterator[alt.Chart]:
    """The key, below the lanes."""
    yield _layer("key_rule", alt.MarkDef("rule"), x=_PX, x2=alt.X2(field="px2"), y=_Y)
    yield _layer("key_signs", _SIGN, x=_PX, y=_Y, size=_SIZE, fill=_FILL, shape=_SHAPE)
    yield _layer("key_words", _small_text(), x=_PX, y=_Y, text=_TEXT)


_DAY = alt.X(field="x", type="temporal", timeUnit="utcyearmonthdate", axis=None, scale=alt.Scale(type="utc"))
_PX = alt.X(field="px", type="quantitative", axis=None, scale=None)
_Y = alt.Y(field="y", type="quantitative", axis=None, scale=None)
_SIZE = alt.Size(field="size", type="quantitative", scale=None, legend=None)
_FILL = alt.Fill(field="colour", type="nominal", scale=None, legend=None)
_STROKE = alt.Stroke(field="colour", type="nominal", scale=None, legend=None)
_TEXT = alt.Text(field="text", type="nominal")
_SHAPE = alt.Shape(
    field="shape", type="nominal", legend=None, scale=alt.Scale(domain=list(_PATHS), range=list(_PATHS.values()))
)
_SIGN = alt.MarkDef("point", strokeWidth=0, opacity=1)


def _day_2(field: str) -> alt.X2:
    return alt.X2(field=field, timeUnit="utcyearmonthdate")


def _small_text() -> alt.MarkDef:
    return alt.MarkDef("text", align="left", fontSize=11, fill=colour("muted"))


def _layer(rows: str, mark: alt.MarkDef, name: str | None = None, **encoding: Any) -> alt.Chart:
    """One kind of mark over the rows of that name; the marks go by the same name, or by `name`."""
    return alt.Chart(alt.NamedData(name=rows), mark=mark, name=name or rows).encode(**encoding)


def _json(spec: Spec) -> str:
    """A spec as JSON in which no text of a record could end a script element."""
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")


# ------------------------------------------------------------------------------------------------------- SVG

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_DRAWN_IN = "Liberation Sans"  # comes with vl-convert: the same drawing on every machine
ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


@lru_cache(maxsize=1024)
def draw(spec: str, title: str, desc: str) -> str:
    """The SVG of a spec in JSON, links still at the sentinel; raise ValueError if a row has no mark."""
    rows = json.loads(spec)["datasets"]
    svg = ET.fromstring(vl_convert.vegalite_to_svg(spec.replace(FONT, _DRAWN_IN), vl_version=VEGA_LITE))
    _check_marks(svg, rows)
    for name in ("signs", "early"):
        _set_on_grounds(svg, name)
    for element in list(svg.iter()):
        _clean(element)
    svg.attrib |= {"role": "img", "class": "chart-svg"}
    for place, (tag, text) in enumerate((("title", title), ("desc", desc))):
        said = ET.Element(f"{{{_SVG}}}{tag}")
        said.text = text
        svg.insert(place, said)
    return ET.tostring(svg, encoding="unicode")


def _check_marks(svg: ET.Element, rows: Mapping[str, list[Row]]) -> None:
    """Raise ValueError unless each row of data has its mark, at a day where it names one."""
    for row in chain.from_iterable(rows.values()):
        for name in {"x", "x2"}.intersection(row):
            dt.date.fromisoformat(row[name] or "no date")  # Vega draws what is no date at the left edge
    for name, wanted in rows.items():
        if (number := len(_marks(svg, name))) != len(wanted):
            raise ValueError(f"{number} marks are drawn for {len(wanted)} rows of {name}")


def _marks(svg: ET.Element, name: str) -> list[ET.Element]:
    """The marks of a layer, in the order of its rows."""
    groups = (one for one in svg.iter(f"{{{_SVG}}}g") if f"{name}_marks" in one.get("class", "").split())
    return [mark for group in groups for mark in group]


def _set_on_grounds(svg: ET.Element, name: str) -> None:
    """Bring each sign and its disc of paper under one link, with one title."""
    for ground, sign in zip(_marks(svg, f"{name}_grounds"), _marks(svg, name), strict=True):
        title = ET.Element(f"{{{_SVG}}}title")
        title.text = sign[0].get("aria-label")
        ground.insert(0, title)
        ground.extend(sign)
    for group in svg.iter(f"{{{_SVG}}}g"):
        if f"{name}_marks" in group.get("class", "").split():
            group.clear()


def _clean(element: ET.Element) -> None:
    """Leave what the drawing needs: the site's type, short numbers, no inline style, no id."""
    for name in [one for one in element.attrib if one in _NEEDLESS or one.startswith("aria-")]:
        del element.attrib[name]
    for name in _NUMBERS.intersection(element.attrib):
        element.set(name, _LONG.sub(lambda match: f"{float(match[0]):.2f}", element.attrib[name]))
    if element.get("font-family"):
        element.set("font-family", FONT)
    if element.tag == f"{{{_SVG}}}a":
        element.set("tabindex", "-1")  # the list beside the chart says the same, in fewer steps


_NEEDLESS = frozenset(("style", "role", "version", "id"))
_NUMBERS = frozenset(("d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height"))
_LONG = re.compile(r"-?\d+\.\d{3,}")
