"""A spec of ours -> the same as SVG, for a page to show at once and without a script.

It knows the few marks that the template uses, and draws them as Vega does: a test compares the two. Vega itself
needs a tenth of a second for each drawing, and a site has hundreds.
"""

import datetime as dt
import html
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from sourcebook.drawing.marks import PATHS
from sourcebook.drawing.rows import RECORDS, Row
from sourcebook.drawing.spec import Spec
from sourcebook.theme.palette import FONT, colour

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="chart-svg" role="group"'
    ' font-family="{font}"'
    ' width="{width}" height="{height}" viewBox="0 0 {width} {height}"><title>{title}</title><desc>{desc}</desc>'
)
ILLEGAL = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What no XML may hold, not even encoded."""


escape = lru_cache(maxsize=10_000)(html.escape)
"""A text as XML has it: what a record says stands at several of its marks."""


class Mark(NamedTuple):
    """A mark in three: its element up to its looks, these, each an attribute, and the rest."""

    head: str
    looks: tuple[str, ...]
    """What a mark can take from the group that it stands in; what all have alike is written there, once."""
    tail: str


def draw(spec: Spec, title: str, desc: str, all_named: bool = True) -> str:
    """The SVG of a spec, links still at the sentinel; raise ValueError if a row cannot be drawn.

    Of which record a mark is, is said by lines that join two records, and by all marks if they are `all_named`.
    """
    _check(spec)
    layers = {layer["name"]: layer for layer in spec["layer"]}
    head = _HEAD.format(
        font=FONT,
        width=_number(spec["width"]),
        height=_number(spec["height"]),
        title=escape(title),
        desc=escape(desc),
    )
    return "".join(chain([head], *(_group(spec, layers, name, all_named) for name in layers), ["</svg>"]))


def _check(spec: Spec) -> None:
    """Raise ValueError unless every row stands somewhere, at a day where it names one."""
    for name, rows in spec["datasets"].items():
        for row in rows:
            for day in ("x", "x2"):
                if day in row:
                    dt.date.fromisoformat(row[day] or "no date")
            for axis in ("px", "y"):
                if not isinstance(row.get(axis), (int, float)) or not math.isfinite(row[axis]):
                    raise ValueError(f"a row of {name} stands nowhere")


def _group(spec: Spec, layers: dict[str, Spec], name: str, all_named: bool) -> Iterator[str]:
    """The marks of one layer."""
    layer = layers[name]
    rows = spec["datasets"][layer["data"]["name"]]
    if not rows:
        return
    drawn = [_mark(layer, row, all_named) for row in rows]
    looks = {one.looks for one in drawn}
    shared = set.intersection(*map(set, looks))
    own = {each: "".join(one for one in each if one not in shared) for each in looks}
    yield f'<g class="{name}_marks"{"".join(sorted(shared))}>'
    for row, one in zip(rows, drawn, strict=True):
        mark = one.head + own[one.looks] + one.tail
        yield _link(row, mark) if "href" in layer["encoding"] else mark
    yield "</g>"


def _link(row: Row, mark: str) -> str:
    """A mark that leads to a record; no stop of the tabulator, as the list beside the chart says the same.

    The role says in so many words that this is a link, for whoever does not know the older `xlink:href`. Of what it is the
    mark, the script charts.js sees from where it leads, if that is a record.
    """
    id = "" if row["href"] == f"{RECORDS}{row['id']}/" else f' data-id="{escape(row["id"])}"'
    title = f"<title>{escape(row['says'])}</title>"
    return f'<a xlink:href="{escape(row["href"])}" role="link" tabindex="-1"{id}>{title}{mark}</a>'


def _mark(layer: Spec, row: Row, all_named: bool) -> Mark:
    mark, encoding = layer["mark"], layer["encoding"]
    drawn = _DRAWN[mark["type"]](mark, encoding, row)
    if "href" in encoding or not ("to" in row or (all_named and "id" in row)):
        return drawn
    ids = [
        f' {key}="{escape(row[name])}"' for key, name in (("data-of", "id"), ("data-to", "to")) if name in row
    ]
    tag, place = drawn.head.split(" ", 1)
    return drawn._replace(head=f"{tag}{''.join(ids)} {place}")


def _of(channel: str, mark: Spec, encoding: Spec, row: Row) -> Any:
    """What a row, or else its mark, has for a channel."""
    return row[encoding[channel]["field"]] if "field" in encoding.get(channel, {}) else mark.get(channel)


def _rule(mark: Spec, encoding: Spec, row: Row) -> Mark:
    stroke = _of("stroke", mark, encoding, row) or colour("rule")
    x, y = row["px"], row["y"]
    x2, y2 = (row["px2"] if "x2" in encoding else x), (row["y2"] if "y2" in encoding else y)
    dash = [f' stroke-dasharray="{",".join(map(str, mark["strokeDash"]))}"'] if "strokeDash" in mark else []
    return Mark(
        f'<line x1="{_number(x)}" y1="{_number(y)}" x2="{_number(x2)}" y2="{_number(y2)}"',
        (f' stroke="{stroke}"', *_width(mark), *dash),
        f"{_opacity(mark, encoding, row)}/>",
    )


def _rect(mark: Spec, encoding: Spec, row: Row) -> Mark:
    width, height = _number(row["px2"] - row["px"]), _number(row["y2"] - row["y"])
    stroke = _of("stroke", mark, encoding, row)
    edge = (f' stroke="{stroke}"', *_width(mark)) if stroke else ()
    round = f' rx="{mark["cornerRadius"]}"' if "cornerRadius" in mark else ""
    title = f"><title>{escape(row['says'])}</title></rect>" if "tooltip" in encoding else "/>"
    return Mark(
        f'<rect x="{_number(row["px"])}" y="{_number(row["y"])}" width="{width}" height="{height}"{round}',
        (f' fill="{_of("fill", mark, encoding, row)}"', *edge),
        _opacity(mark, encoding, row) + title,
    )


def _text(mark: Spec, encoding: Spec, row: Row) -> Mark:
    weight = [f' font-weight="{mark["fontWeight"]}"'] if "fontWeight" in mark else []
    size, ink = mark["fontSize"], _of("fill", mark, encoding, row) or colour("ink")
    return Mark(
        f'<text x="{_number(row["px"])}" y="{_number(row["y"] + round(0.3 * size))}"',
        (f' font-size="{size}"', *weight, f' fill="{ink}"'),
        f"{_opacity(mark, encoding, row)}>{escape(row['text'])}</text>",
    )


def _point(mark: Spec, encoding: Spec, row: Row) -> Mark:
    shape = _of("shape", mark, encoding, row)
    radius = math.sqrt(_of("size", mark, encoding, row)) / 2
    place = f'transform="translate({_number(row["px"])},{_number(row["y"])})'
    stroke, is_disc = mark.get("stroke"), shape == "circle"
    broad = mark["strokeWidth"] / (1 if is_disc else radius) if stroke else 0
    edge = (f' stroke="{stroke}"', f' stroke-width="{_number(broad)}"') if stroke else ()
    looks = (f' fill="{_of("fill", mark, encoding, row)}"', *edge)
    tail = f"{_opacity(mark, encoding, row)}/>"
    if is_disc:
        return Mark(f'<circle {place}" r="{_number(radius)}"', looks, tail)
    return Mark(f'<path d="{PATHS.get(shape, shape)}" {place} scale({_number(radius)})"', looks, tail)


_DRAWN = {"rule": _rule, "rect": _rect, "text": _text, "point": _point}
"""How each type of mark is drawn."""


def _width(mark: Spec) -> tuple[str, ...]:
    """How broad the line of a mark is, if that must be said."""
    broad = mark.get("strokeWidth", 1)
    return () if broad == 1 else (f' stroke-width="{broad}"',)


def _opacity(mark: Spec, encoding: Spec, row: Row) -> str:
    value = _of("opacity", mark, encoding, row)
    return "" if value in (None, 1) else f' opacity="{value}"'


@lru_cache(maxsize=100_000)
def _number(value: float) -> str:
    """A number in at most two decimals, without needless ones; nought has no sign, as it has none in the cache."""
    return f"{value + 0.0:.2f}".rstrip("0").rstrip(".")
