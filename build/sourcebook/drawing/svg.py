"""A spec of ours -> the same as SVG, for a page to show at once and without a script.

It knows the few marks that the template uses, and draws them as Vega does: a test compares the two. Vega itself
needs a tenth of a second for each drawing, and a site has hundreds.
"""

import datetime as dt
import html
import math
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby
from typing import Any, NamedTuple

from sourcebook.drawing.marks import PATHS, at_size
from sourcebook.drawing.rows import RECORDS, Row
from sourcebook.drawing.templates import Spec
from sourcebook.theme.palette import FONT, colour

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="chart-svg" role="group"'
    ' font-family="{font}"'
    ' width="{width}" height="{height}" viewBox="0 0 {width} {height}"><title>{title}</title><desc>{desc}</desc>'
)
ILLEGAL = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What no XML may hold, not even encoded."""
AS_LINK = ' tabindex="-1"'
"""What a mark that leads on has for the list beside the drawing: no stop of the tabulator, as the list says the same."""
_OPACITY = " opacity="
"""A look that a group does not share: as its own, it would be of all marks together, and not of each."""


class Mark(NamedTuple):
    """A mark in three: its element up to its looks, these, each an attribute, and the rest; or a path, which is nothing but steps."""

    looks: tuple[str, ...]
    head: str = ""
    tail: str = "/>"
    steps: str = ""

    def tag(self, looks: str) -> str:
        """Its element, with those of its looks that it does not take from its group."""
        head = f'<path d="{self.steps}"' if self.steps else self.head
        return f"{head}{looks}{self.tail}"


escape = lru_cache(maxsize=10_000)(html.escape)
"""A text as XML has it: what a record says stands at several of its marks."""


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
        for day in {row[day] for row in rows for day in ("x", "x2") if day in row}:
            dt.date.fromisoformat(day or "no date")
        places = [row.get(axis) for row in rows for axis in ("px", "y")]
        if None in places or not all(map(math.isfinite, places)):
            raise ValueError(f"a row of {name} stands nowhere")


def _group(spec: Spec, layers: dict[str, Spec], name: str, all_named: bool) -> Iterator[str]:
    """The marks of one layer."""
    layer = layers[name]
    rows = spec["datasets"][layer["data"]["name"]]
    if not rows:
        return
    made = [_DRAWN[layer["mark"]["type"]](layer["mark"], layer["encoding"], row) for row in rows]
    wrapped: Callable[[Row, str], str] | None = None
    if "href" in layer["encoding"]:
        wrapped = _link
    elif "to" in rows[0] or (all_named and "id" in rows[0]):
        wrapped = _named
    else:
        made = list(_joined(made))
    looks = {one.looks for one in made}
    shared = {one for one in set.intersection(*map(set, looks)) if not one.startswith(_OPACITY)}
    own = {each: "".join(one for one in each if one not in shared) for each in looks}
    if not wrapped and len(made) == 1 and made[0].steps:
        yield made[0].tag("".join(made[0].looks)).replace("<path", f'<path class="{name}_marks"', 1)
        return
    tags = (one.tag(own[one.looks]) for one in made)
    yield f'<g class="{name}_marks"{"".join(sorted(shared))}>'
    yield from map(wrapped, rows, tags) if wrapped else tags
    yield "</g>"


def _joined(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks, with one path for those paths that follow each other and look alike."""
    for (looks, is_path), same in groupby(marks, lambda one: (one.looks, bool(one.steps))):
        if is_path:
            yield Mark(looks, steps="".join(one.steps for one in same))
        else:
            yield from same


def _link(row: Row, mark: str) -> str:
    """A mark that leads to a record.

    It says `xlink:href`, since the theme’s script sets each `href` anew, and fails at one in a drawing. Not every screen reader knows
    `xlink:href`, so the role says that this is a link. Whose mark it is, charts.js sees from where it leads, if that is a record.
    """
    id = "" if row["href"] == f"{RECORDS}{row['id']}/" else f' data-id="{escape(row["id"])}"'
    title = f"<title>{escape(row['says'])}</title>"
    return f'<a xlink:href="{escape(row["href"])}"{AS_LINK}{id}>{title}{mark}</a>'


def _named(row: Row, mark: str) -> str:
    """A mark that says of which record it is."""
    ids = [
        f'{key}="{escape(row[name])}"' for key, name in (("data-of", "id"), ("data-to", "to")) if name in row
    ]
    tag, rest = mark.split(" ", 1)
    return " ".join([tag, *ids, rest])


def _of(channel: str, mark: Spec, encoding: Spec, row: Row) -> Any:
    """What a row, or else its mark, has for a channel."""
    told = encoding.get(channel)
    return row[told["field"]] if told and "field" in told else mark.get(channel)


def _rule(mark: Spec, encoding: Spec, row: Row) -> Mark:
    stroke = _of("stroke", mark, encoding, row) or colour("rule")
    x, y = _number(row["px"]), _number(row["y"])
    x2 = _number(row["px2"]) if "x2" in encoding else x
    y2 = _number(row["y2"]) if "y2" in encoding else y
    step = f"H{x2}" if y == y2 else f"V{y2}" if x == x2 else f"L{x2},{y2}"
    dash = [f' stroke-dasharray="{",".join(map(str, mark["strokeDash"]))}"'] if "strokeDash" in mark else []
    looks = (f' stroke="{stroke}"', *_width(mark), *dash, *_opacity(mark, encoding, row))
    return Mark(looks, steps=f"M{x},{y}{step}")


def _rect(mark: Spec, encoding: Spec, row: Row) -> Mark:
    x, y, width, height = map(_number, (row["px"], row["y"], row["px2"] - row["px"], row["y2"] - row["y"]))
    stroke = _of("stroke", mark, encoding, row)
    edge = (f' stroke="{stroke}"', *_width(mark)) if stroke else ()
    unseen = _of("opacity", mark, encoding, row) == 0
    opacity = (' fill-opacity="0"',) if unseen else _opacity(mark, encoding, row)
    looks = (f' fill="{_of("fill", mark, encoding, row)}"', *edge, *opacity)
    if "cornerRadius" not in mark and "tooltip" not in encoding:
        return Mark(looks, steps=f"M{x},{y}h{width}v{height}h-{width}z")
    round = f' rx="{mark["cornerRadius"]}"' if "cornerRadius" in mark else ""
    title = f"><title>{escape(row['says'])}</title></rect>" if "tooltip" in encoding else "/>"
    return Mark(looks, f'<rect x="{x}" y="{y}" width="{width}" height="{height}"{round}', title)


def _text(mark: Spec, encoding: Spec, row: Row) -> Mark:
    weight = [f' font-weight="{mark["fontWeight"]}"'] if "fontWeight" in mark else []
    size, ink = mark["fontSize"], _of("fill", mark, encoding, row) or colour("ink")
    anchor = [' text-anchor="end"'] if mark["align"] == "right" else []
    return Mark(
        (f' font-size="{size}"', *weight, *anchor, f' fill="{ink}"', *_opacity(mark, encoding, row)),
        f'<text x="{_number(row["px"])}" y="{_number(row["y"] + round(0.3 * size))}"',
        f">{escape(row['text'])}</text>",
    )


def _point(mark: Spec, encoding: Spec, row: Row) -> Mark:
    shape = _of("shape", mark, encoding, row)
    radius = math.sqrt(_of("size", mark, encoding, row)) / 2
    at, opacity = f"M{_number(row['px'])},{_number(row['y'])}", _opacity(mark, encoding, row)
    if shape == "circle":  # a disc with an edge of its own colour: what a round pen leaves that does not move
        broad = _number(2 * radius + mark["strokeWidth"])
        pen = (f' stroke="{mark["stroke"]}"', f' stroke-width="{broad}"', ' stroke-linecap="round"')
        return Mark((*pen, *opacity), steps=f"{at}h0")
    fill = f' fill="{_of("fill", mark, encoding, row)}"'
    return Mark((fill, *opacity), steps=at + at_size(PATHS.get(shape, shape), radius))


_DRAWN = {"rule": _rule, "rect": _rect, "text": _text, "point": _point}
"""How each type of mark is drawn."""


def _width(mark: Spec) -> tuple[str, ...]:
    """How broad the line of a mark is, if that must be said."""
    broad = mark.get("strokeWidth", 1)
    return () if broad == 1 else (f' stroke-width="{broad}"',)


def _opacity(mark: Spec, encoding: Spec, row: Row) -> tuple[str, ...]:
    value = _of("opacity", mark, encoding, row)
    return () if value in (None, 1) else (f'{_OPACITY}"{value}"',)


@lru_cache(maxsize=100_000)
def _number(value: float) -> str:
    """A number to a tenth of a pixel, without a needless zero; nought has no sign, as it has none in the cache."""
    return f"{value + 0.0:.1f}".removesuffix(".0")
