"""Lanes of many records -> a Vega-Lite spec that counts them: in each lane, how many there are of each stretch of time.

A record counts in the stretch of the latest day on which it can have begun: where lists have it, and where its sign would stand.
"""

import datetime as dt
import math
import textwrap
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlencode

from sourcebook.drawing.layout import APART, BELOW, EDGE, HEAD, LETTER, LINE, Asked, Form, Lane, once
from sourcebook.drawing.rows import Row, Rows
from sourcebook.drawing.scale import Span, stretch_words
from sourcebook.drawing.templates import Spec, template
from sourcebook.model import ResolvedEvent
from sourcebook.model.when import MONTHS as NAMES
from sourcebook.sentinel import SENTINEL

MOST_SIGNS = 150
"""Records of a chart that has a sign for each: two layouts of so many are 0.2 MB of a page. One of more is counted."""
MOST_LANES = 24
"""Lanes of a chart that counts; all others are one lane, since a chart of more is read by nobody, and grows."""
CELL, HIGH = 34, 20  # the least width of a number of four figures, and its height
PALE, FULL = 0.3, 1.0  # how strong the ground of the least number is, and of the largest
MONTHS = (1, 3, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
"""How many months a stretch may have: of these the first by which all stretches have room."""


class Stretch(NamedTuple):
    """Some months: the first day, the day after the last, and their name above the lanes, in lines."""

    first: dt.date
    end: dt.date
    name: tuple[str, ...]

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.end - dt.timedelta(days=1)


def are_many(lanes: Sequence[Lane]) -> bool:
    """Whether a chart of some lanes counts their records, rather than having a sign for each."""
    return sum(len(lane.events) for lane in lanes) > MOST_SIGNS


def fewer(lanes: Sequence[Lane]) -> tuple[Lane, ...]:
    """The lanes that are shown: so many of the fullest, in their order, and all others as one."""
    lanes = tuple(lane for lane in lanes if lane.events)
    if len(lanes) <= MOST_LANES:
        return lanes
    fullest = sorted(range(len(lanes)), key=lambda at: (-len(lanes[at].events), at))[: MOST_LANES - 1]
    kept = [lanes[at] for at in sorted(fullest)]
    rest = [lane for at, lane in enumerate(lanes) if at not in set(fullest)]
    return (*kept, Lane(f"{len(rest):,} more rows together", tuple(once(rest))))


def bins_of(lanes: Sequence[Lane], form: Form, asked: Asked = ()) -> Spec:
    """The spec of lanes that have records, in one form; each number leads to the timeline, narrowed as `asked` and to its records."""
    shown = fewer(lanes)
    left, right = form.beside + (2 * APART if form.beside else 2), form.width - EDGE
    stretches = _stretches(once(lanes), int((right - left) / CELL))
    edges = [left + (right - left) * place / len(stretches) for place in range(len(stretches) + 1)]
    counted = [_counted(lane, stretches) for lane in shown]
    most = max(max(one.values()) for one in counted)
    rows: Rows = {name: [] for name in ("lanes", "names", "dates", "cells", "numbers")}
    rows["dates"] = [*_dates(stretches, edges)]
    y = float(HEAD + LINE * (max(len(one.name) for one in stretches) - 1))
    for lane, numbers in zip(shown, counted, strict=True):
        name = textwrap.wrap(f"{lane.label} ({len(lane.events):,})", form.letters)
        top = y + 4 + (0 if form.beside else len(name) * LINE + APART)
        rows["lanes"].append({"px": 0, "px2": form.width, "y": y})
        rows["names"] += [{"px": 0, "y": y + 13 + LINE * at, "text": text} for at, text in enumerate(name)]
        cells = [*_cells(lane, numbers, stretches, edges, top, most, asked)]
        rows["cells"] += cells
        rows["numbers"] += [_number(one) for one in cells]
        y = max(top + HIGH + 6, y + len(name) * LINE + BELOW)
    return {**template("numbers"), "usermeta": {}, "width": form.width, "height": y, "datasets": rows}


def _stretches(events: Sequence[ResolvedEvent], room: int) -> tuple[Stretch, ...]:
    """Stretches of equal months that hold all events, of which so many have room."""
    days = [one.listed_day for one in events]
    first, last = (12 * day.year + day.month - 1 for day in (min(days), max(days)))
    step = next((one for one in MONTHS if last // one - first // one < room), MONTHS[-1])
    starts = range(first // step * step, last + 1, step)
    return tuple(_stretch(_first(one), _first(one + step), one == starts[0]) for one in starts)


def _first(month: int) -> dt.date:
    """The first day of a month, counted from year 0; the calendar begins in year 1 and ends with 9999."""
    return dt.date(min(max(month // 12, 1), 9999), month % 12 + 1, 1) if month < 120000 else dt.date.max


def _stretch(first: dt.date, end: dt.date, is_leftmost: bool) -> Stretch:
    """A stretch and its name: its years, or its months below the year, which stands where it begins and at the left edge."""
    last = end - dt.timedelta(days=1)
    if (first.month, last.month) == (1, 12):
        return Stretch(first, end, _from_to(str(first.year), str(last.year)))
    year = str(first.year) if is_leftmost or first.month == 1 else ""
    return Stretch(first, end, (year, *_from_to(*(NAMES[one.month - 1][:3] for one in (first, last)))))


def _from_to(first: str, last: str) -> tuple[str, ...]:
    """The first and the last of a stretch below each other, so that both have room above a cell; one where they are the same."""
    return (first,) if first == last else (f"{first}–", last)


def _dates(stretches: Sequence[Stretch], edges: Sequence[float]) -> Iterator[Row]:
    """The names of stretches, each above its own."""
    for one, px in zip(stretches, edges, strict=False):
        for at, text in enumerate(one.name):
            if text:
                yield {"px": round(px + 2, 2), "y": HEAD - 9 + LINE * at, "text": text}


def _counted(lane: Lane, stretches: Sequence[Stretch]) -> Counter[int]:
    """How many records of a lane there are in each stretch, by its place."""
    months = [one.first for one in stretches]
    found = Counter[int]()
    for event in lane.events:
        found[bisect_right(months, event.listed_day) - 1] += 1
    return found


def _cells(
    lane: Lane,
    numbers: Mapping[int, int],
    stretches: Sequence[Stretch],
    edges: Sequence[float],
    top: float,
    most: int,
    asked: Asked,
) -> Iterator[Row]:
    """The stretches of a lane in which something is recorded; each says how many, and leads there."""
    ends = [*pairwise(edges)]
    for place, number in sorted(numbers.items()):
        one, (left, right) = stretches[place], ends[place]
        days = stretch_words(Span(one.first, one.last))
        query = urlencode([*asked, *lane.asked, ("from", one.first), ("to", one.last)])
        yield {
            "id": f"{lane.label} {one.first}",
            "px": round(left + 1, 2),
            "px2": round(right - 1, 2),
            "y": top,
            "y2": top + HIGH,
            "opacity": round(PALE + (FULL - PALE) * math.sqrt(number / most), 2),
            "href": f"{SENTINEL}timeline/?{query}",
            "says": f"{number:,} {'record' if number == 1 else 'records'}\n{lane.label}\n{days}",
            "number": number,
        }


def _number(cell: Row) -> Row:
    """How many records there are, about the middle of a cell."""
    text = f"{cell['number']:,}"
    px = (cell["px"] + cell["px2"] - LETTER * len(text)) / 2
    return {"px": round(px, 2), "y": (cell["y"] + cell["y2"]) / 2, "text": text}
