"""A layout -> the rows of data of each layer: what stands where, in pixels, and which days that means."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, product
from typing import Any

from sourcebook.drawing.layout import (
    AROUND,
    BAND,
    EDGE,
    LETTER,
    LINE,
    RADIUS,
    TAIL,
    Band,
    Beside,
    Layout,
    Placed,
    Top,
    Words,
    arrow_before,
    bar_days,
    bar_ends,
    cut_short,
    has_bar,
    sign_day,
)
from sourcebook.drawing.scale import BESIDE, DAY, GAP, HALF_LETTER, Scale, Tick, is_earlier, stretch_words
from sourcebook.model import Official, ResolvedEvent, Side
from sourcebook.sentinel import SENTINEL
from sourcebook.site.present import side_letters, status_words
from sourcebook.theme.palette import colour, side_colour

SPEAKER = "speaker"
AGAIN = 0.7
"""The opacity of the sign of a record that stands in a lane above, too: fainter, and still 3 to 1 on paper."""
RECORDS = f"{SENTINEL}events/"
"""Where the records of charts lie, each in a folder named by its id."""
Row = dict[str, Any]
Rows = dict[str, list[Row]]


def rows_of(layout: Layout) -> Rows:
    """All rows; raise ValueError if a record has no sign."""
    span = layout.scale.span
    early = [one for one in layout.placed if is_earlier(one.event, span)]
    within = [one for one in layout.placed if not is_earlier(one.event, span)]
    bands, band_words, onward = _bands(layout)
    marks = {
        "bars": [_bar(one, layout.scale) for one in within if has_bar(one.event)],
        "stands": [_standing(one, layout) for one in within if one.stand],
        "before": [_arrow(one, layout.scale, 0) for one in within if arrow_before(one.event, span)],
        "after": [_arrow(one, layout.scale, 1) for one in within if one.event.took_place.last is None],
        "strokes": list(_strokes(layout)),
        "signs": [
            _placed(sign_day(one.event, layout.scale, one.stand), layout.scale) | _sign(one) for one in within
        ],
        "early": [{"px": layout.form.beside + layout.form.fold - 12, **_sign(one)} for one in early],
    }
    marks["after"] += onward
    marks["hits"] = list(_hits(layout, marks))
    if sum(len(marks[name]) for name in ("signs", "early", "strokes")) != sum(
        len(top.lane.events) for top in layout.lanes
    ):
        raise ValueError("a record of the chart has no sign")
    return {
        **_frame(layout),
        **_threads(layout, within),
        "letters": [
            _beside_sign(one, layout, one.room.letter_px, one.room.letter)
            | {"colour": event_colour(one.event)}
            for one in within
            if one.room.letter
        ],
        "labels": [*_labelled(layout, ends=False)],
        "labels_left": [*_labelled(layout, ends=True)],
        "words": _edge_words(layout, early),
        "bands": bands,
        "band_words": band_words,
        **marks,
    }


def _frame(layout: Layout) -> Rows:
    """The ground of the stretch, the days that are named, and the lanes with their names."""
    scale, form = layout.scale, layout.form
    ticks, by_days = scale.ticks(), scale.by_days
    lines = {"y": layout.top, "y2": layout.height}
    return {
        "ground": [{**row, **lines} for row in _ground(scale)],
        "gaps": [{**row, "y": lines["y"], "y2": layout.height + 1} for row in _gaps(scale)],
        "breaks": [row for top in layout.lanes for row in _breaks(scale, top.y)],
        "ticks": [_placed(one.day, scale) | lines for one in ticks if not one.centred],
        "dates": [
            {**_placed(one.day, scale, _beside(one, layout)), "y": y, "text": one.words}
            for y in layout.dates
            for one in _named(ticks, layout)
        ],
        "stretch_words": [
            {
                "px": min(scale.at(stretch.first), form.width - LETTER * 38),
                "y": layout.lanes[0].y - 33,
                "text": f"{stretch_words(stretch)}, day by day",
            }
            for stretch in ([by_days] if by_days else [])
        ],
        "lanes": [{"px": 0, "px2": form.width, "y": top.y} for top in layout.lanes],
        "names": [
            {"px": 0, "y": top.y + 13 + LINE * line, "text": text}
            for top in layout.lanes
            for line, text in enumerate(top.name)
        ],
    }


def _named(ticks: list[Tick], layout: Layout) -> list[Tick]:
    """The days whose names have room; one whose name stands left of it, for the edge, gives way to the one before.

    A year whose name would stand among the days of the stretch would read as one of them.
    """
    found: list[Tick] = []
    stretch = layout.scale.stretch
    ground = layout.scale.at(stretch.first) - HALF_LETTER - 1 if stretch else math.inf
    for tick in ticks:
        if layout.scale.at(tick.day) < ground < _begins(tick, layout) + LETTER * len(tick.words):
            continue
        aside = not (tick.centred or tick.is_short) and _beside(tick, layout) < 0
        if (
            aside
            and found
            and _begins(tick, layout) < _begins(found[-1], layout) + LETTER * (len(found[-1].words) + 1)
        ):
            continue
        found.append(tick)
    return found


def _begins(tick: Tick, layout: Layout) -> float:
    """The pixel at which the name of a day begins."""
    return layout.scale.at(tick.day) + _beside(tick, layout)


def _beside(tick: Tick, layout: Layout) -> float:
    """How far from a day its name begins: about its middle, or right of its beginning, or left where the edge is near."""
    if tick.centred or tick.is_short:
        return -HALF_LETTER * len(tick.words)
    width = LETTER * len(tick.words) + BESIDE
    return BESIDE if layout.scale.at(tick.day) + width <= layout.form.width else -width


def _ground(scale: Scale) -> Iterator[Row]:
    """From where to where days are drawn one by one, if any are; it reaches around a sign at its end."""
    if scale.stretch:
        begin, end = next(
            (one.day, other.day)
            for one, other in pairwise(scale.knots)
            if one.day <= scale.stretch.first < other.day
        )
        px2 = _round(scale.at(end) + AROUND)
        yield {"x": begin.isoformat(), "x2": end.isoformat(), "px": _round(scale.at(begin)), "px2": px2}


def _gaps(scale: Scale) -> Iterator[Row]:
    """The room that each break leaves empty: between two days, from the edge of the one to that of the other."""
    for day in scale.breaks:
        begin, end = scale.at(day - DAY, 1), scale.at(day + DAY)
        ends = {"x": day.isoformat(), "x2": (day + DAY).isoformat()}
        yield {**ends, "px": _round(begin + 3), "px2": _round(end - 2)}


def _breaks(scale: Scale, y: float) -> Iterator[Row]:
    """Two short strokes across a line, where the scale is broken."""
    for day in scale.breaks:
        middle = scale.at(day - DAY, 1) + GAP / 2
        for px in (middle - 4, middle + 1):
            at = {"x": day.isoformat(), "x2": day.isoformat()}
            yield {**at, "px": _round(px), "px2": _round(px + 4), "y": y + 4, "y2": y - 4}


def _placed(day: dt.date, scale: Scale, shift: float = 0) -> Row:
    return {"x": day.isoformat(), "px": _round(scale.at(day) + shift)}


def _round(px: float) -> float:
    return round(px, 2)


def _sign(placed: Placed) -> Row:
    """What every sign has: its date as recorded, its place, its looks, where it leads, what it says."""
    event = placed.event
    radius = RADIUS * (1 if event.scope == "contact" else 0.8)
    return {
        **_record(placed),
        "y": placed.y,
        "shape": event.status.mark or "filled",
        "size": round((2 * radius) ** 2, 2),
        "opacity": AGAIN if placed.again else 1,
    }


def _record(placed: Placed) -> Row:
    """What tells of a record wherever it is drawn."""
    date = placed.event.took_place
    return {
        "id": placed.event.id,
        "first": date.first and date.first.isoformat(),
        "last": date.last and date.last.isoformat(),
        "colour": event_colour(placed.event),
    }


def _hits(layout: Layout, marks: Rows) -> Iterator[Row]:
    """What is pointed at, touched and followed of each record: all that is drawn of it, in the whole of its row."""
    high = layout.form.pitch / 2
    drawn = {(row["id"], row["y"]): row for row in chain(marks["signs"], marks["early"])}
    for one in layout.placed:
        row, (left, right, *_) = drawn[one.event.id, one.y], one.room
        yield _hit(one, row, left, right, high)
    for one, row in zip(layout.strokes, marks["strokes"], strict=True):
        yield _hit(one, row, row["px"] - 3, row["px"] + 3, high)


def _hit(placed: Placed, sign: Row, left: float, right: float, high: float) -> Row:
    event = placed.event
    said = [
        event.record.title,
        placed.stand.when if placed.stand else event.when,
        status_words(event) + (" · background" if event.scope == "context" else ""),
    ]
    return {
        **({"x": sign["x"], "x2": sign["x"]} if "x" in sign else {}),
        "id": event.id,
        "px": _round(left),
        "px2": _round(right),
        "y": placed.y - high,
        "y2": placed.y + high,
        "href": f"{RECORDS}{event.id}/",
        "says": "\n".join([*said, placed.said] if placed.said else said),
    }


def _bar(placed: Placed, scale: Scale) -> Row:
    """A bar: solid for what lasted, hollow for the days on one of which it was."""
    begin, end = bar_days(placed.event, scale)
    sign = sign_day(placed.event, scale, placed.stand)
    if placed.stand:
        end = sign
    left, right = bar_ends(begin, end, sign, scale)
    ink = event_colour(placed.event)
    return {
        "id": placed.event.id,
        "x": begin.isoformat(),
        "x2": end.isoformat(),
        "sign": sign.isoformat(),
        "px": _round(left),
        "px2": _round(right),
        "y": placed.y - AROUND,
        "y2": placed.y + AROUND,
        "fill": ink if placed.event.lasted else colour("paper"),
        "colour": ink,
    }


def _arrow(placed: Placed, scale: Scale, end: int) -> Row:
    """An arrow from the first (0) or the last (1) day of a bar to its tip."""
    day = bar_days(placed.event, scale)[end]
    ink = event_colour(placed.event)
    at = _placed(day, scale)
    tip = at["px"] + (TAIL - 4) * (1 if end else -1)
    return {
        "id": placed.event.id,
        "x": at["x"],
        "px": _round(tip),
        "px2": at["px"],
        "y": placed.y,
        "colour": ink,
    }


def _strokes(layout: Layout) -> Iterator[Row]:
    """Records of folded lanes: a stroke each; the earlier ones side by side in the strip at the edge."""
    scale, early = layout.scale, 0
    for one in layout.strokes:
        half = {"y": one.y - AROUND, "y2": one.y + AROUND}
        if is_earlier(one.event, scale.span):
            at: Row = {"px": layout.form.beside + 4 + 6 * early % (layout.form.fold - EDGE)}
            early += 1
        else:
            at = _placed(sign_day(one.event, scale, one.stand), scale)
        yield {**at, **half, **_record(one)}


def _standing(placed: Placed, layout: Layout) -> Row:
    """The line along which a position stands: from its words to where the party takes another."""
    scale = layout.scale
    until = placed.stand.until if placed.stand else None
    begin, end = sign_day(placed.event, scale, placed.stand), scale.hold(until, scale.span.last)
    left, room = scale.at(begin), placed.room
    if room.label and room.label_px > left:
        left = room.label_px + LETTER * len(room.label)
    return {
        "id": placed.event.id,
        "x": begin.isoformat(),
        "x2": end.isoformat(),
        "px": _round(left),
        "px2": _round(max(left, scale.at(end) if until else layout.form.width)),
        "y": placed.y,
        "colour": event_colour(placed.event),
    }


# ------------------------------------------------------------------------------------------------- words


def words_beside(
    events: Iterable[ResolvedEvent], sides: Iterable[Side], speaker: Official | None = None
) -> Beside:
    """The words beside signs: of contact the letter of the side; of each record its short words, else its title.

    What `speaker` alone says stands without this name before it, as it does on a page of this official's own.
    """
    letters = side_letters(sides)
    return {
        one.id: Words(
            letters.get(one.side.id, "") if one.side and one.scope == "contact" else "", _label(one, speaker)
        )
        for one in events
    }


def _label(event: ResolvedEvent, speaker: Official | None) -> str:
    """What a record is called beside its sign."""
    short = event.record.short or event.record.title
    is_own = speaker is not None and event.is_saying and _officials(event) == [speaker]
    return short.removeprefix(f"{speaker.name.split()[-1]}: ") if speaker and is_own else short


def _officials(event: ResolvedEvent) -> list[Official]:
    """The officials who speak."""
    return [one.official for one in event.actors if any(part.id == SPEAKER for part in one.parts)]


def _labelled(layout: Layout, ends: bool) -> Iterator[Row]:
    """The labels that begin right of their signs, or those that end left of them; quieter of background, and where the record stands above, too."""
    for one in layout.placed:
        if one.room.label and one.room.ends == ends:
            ink = {"colour": colour("muted" if one.again or one.event.scope == "context" else "ink")}
            yield _beside_sign(one, layout, one.room.label_px, one.room.label, ends) | ink


def _beside_sign(placed: Placed, layout: Layout, px: float, text: str, ends: bool = False) -> Row:
    """A letter or a label right of its sign, and of its bar; or a label that ends left of both."""
    day = sign_day(placed.event, layout.scale, placed.stand)
    if ends:
        day = min(day, bar_days(placed.event, layout.scale)[0])
    elif has_bar(placed.event) and not placed.stand:
        day = max(day, bar_days(placed.event, layout.scale)[1])
    return {"id": placed.event.id, "x": day.isoformat(), "px": _round(px), "y": placed.y, "text": text}


THREADS = {"reports-on": "threads", "responds-to": "answers"}
"""The relations that are drawn, and the layer of each."""


def _threads(layout: Layout, within: list[Placed]) -> Rows:
    """A line from each statement to what it tells of, and from each answer to what it answers, between the nearest signs."""
    found: Rows = {name: [] for name in THREADS.values()}
    signs: dict[str, list[Placed]] = {}
    for one in within:
        signs.setdefault(one.event.id, []).append(one)
    for placed in signs.values():
        for relation in placed[0].event.record.related:
            if relation.how in THREADS and relation.event in signs:
                pairs = product(placed, signs[relation.event])
                ends = min(pairs, key=lambda pair: abs(pair[0].y - pair[1].y))
                found[THREADS[relation.how]].append(_thread(layout.scale, *ends))
    return found


def _thread(scale: Scale, begin: Placed, end: Placed) -> Row:
    at, to = (_placed(sign_day(one.event, scale, one.stand), scale) for one in (begin, end))
    ends = {"x": at["x"], "x2": to["x"], "px": at["px"], "px2": to["px"], "y": begin.y, "y2": end.y}
    return {"id": begin.event.id, "to": end.event.id, **ends}


def _edge_words(layout: Layout, early: list[Placed]) -> list[Row]:
    """The year of each folded record, and what the strip is."""
    x = layout.form.beside and layout.form.beside + 2
    years = [{"id": one.event.id, "px": x, "y": one.y, "text": str(one.event.year)} for one in early]
    strip = early or any(is_earlier(one.event, layout.scale.span) for one in layout.strokes)
    return [{"px": x, "y": layout.lanes[0].y - 15, "text": "earlier"}, *years] if strip else []


def _bands(layout: Layout) -> tuple[list[Row], list[Row], list[Row]]:
    """The offices of lanes that have any, one below the other, with their names as far as they fit, and arrows where they go on."""
    shown = [(top, index, band) for top in layout.lanes for index, band in enumerate(top.lane.bands)]
    bands = [_band(layout, top, index, band) for top, index, band in shown]
    words: list[Row] = []
    for row, (_, _, band) in zip(bands, shown, strict=True):
        words += _band_words(layout, row, band)
    span = layout.scale.span
    return (
        bands,
        words,
        [_onward(row) for row, (*_, one) in zip(bands, shown, strict=True) if one.goes_on(span)],
    )


def _band(layout: Layout, top: Top, index: int, band: Band) -> Row:
    """The bar of one office, within the scale."""
    scale, role = layout.scale, band.role
    begin = scale.hold(role.start.first, scale.span.first)
    end = scale.hold(role.end.last if role.end else None, scale.span.last)
    y = top.first_row - layout.form.pitch / 2 + BAND * (index + 0.5)
    ink = colour("muted")
    return {
        "x": begin.isoformat(),
        "x2": end.isoformat(),
        "px": _round(scale.at(begin)),
        "px2": _round(max(scale.at(end), scale.at(begin) + 2)),
        "y": y - 7,
        "y2": y + 7,
        "fill": colour("paper") if band.hollow else colour("rule"),
        "colour": ink,
        "says": f"{role.title}\n{role.years}",
    }


def _onward(band: Row) -> Row:
    """The arrow at an office that goes on after the last day of the scale."""
    y = (band["y"] + band["y2"]) / 2
    return {
        "x": band["x2"],
        "px": _round(band["px2"] + TAIL - 4),
        "px2": band["px2"],
        "y": y,
        "colour": band["colour"],
    }


def _band_words(layout: Layout, row: Row, band: Band) -> Iterable[Row]:
    """The name of an office: on its bar, else right or left of it, shortened where it must be."""
    text, y = band.role.title, (row["y"] + row["y2"]) / 2
    on = (row["px"] + 5, row["px2"], row["x"])
    right = (row["px2"] + (TAIL if band.goes_on(layout.scale.span) else 5), layout.form.width, row["x2"])
    left = (layout.form.beside, row["px"] - 5, row["x"])
    width = LETTER * len(text)
    for begin, end, day in (on, right, left):
        if begin + width <= end:
            px = end - width if (begin, end, day) == left else begin
            return [{"x": day, "px": _round(px), "y": y, "text": text}]
    begin, end, day = max(on, right, key=lambda one: one[1] - one[0])
    text = cut_short(text, int((end - begin) / LETTER))
    return [{"x": day, "px": _round(begin), "y": y, "text": text}] if text else []


# ----------------------------------------------------------------------------------------------- colours


def event_colour(event: ResolvedEvent) -> str:
    """The colour of the one side that speaks or acts; ink where it is several, none or not known; muted for background."""
    if event.scope == "context":
        return colour("muted")
    return side_colour(event.side) if event.side else colour("ink")
