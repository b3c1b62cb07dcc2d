"""The key below a chart: a sign and a word for all that it uses, and for nothing else; on a phone the letters of sides above it, too."""

import math
from collections.abc import Iterable, Iterator, Sequence

from sourcebook.drawing.layout import LETTER, RADIUS, Layout, arrow_before, has_bar, has_ring
from sourcebook.drawing.rows import Row, Rows, event_colour
from sourcebook.model import ResolvedEvent, Side
from sourcebook.site.present import SHAPES, shape, side_letters
from sourcebook.theme.palette import colour, side_colour

BOLD = 7.4  # width of a letter of a small text in bold, generously

Entries = Iterator[tuple[str, str, str]]
"""Shape, colour and words of what needs explaining."""


def key_of(sides: Iterable[Side], layout: Layout) -> tuple[Rows, float]:
    """The rows of the key, and the height of the chart with it."""
    sides = tuple(sides)
    signs, words, y = [], [], layout.height + layout.foot
    events = [one.event for one in layout.placed]
    for group in (_statuses(events), _colours(sides, events), _dates(layout, events)):
        px = math.inf
        for name, ink, text in group:
            width = 18 + LETTER * len(text)
            if px + width > layout.form.width:
                px, y = 0, y + 18
            signs.append({"px": px + 7, "y": y, "shape": name, "size": (2 * RADIUS) ** 2, "colour": ink})
            words.append({"px": px + 18, "y": y, "text": text})
            px += width + 16
    rule = [{"px": 0, "px2": layout.form.width, "y": layout.height}]
    above = [] if layout.form.beside else list(_letters(sides, layout))
    return {"key_rule": rule, "key_signs": signs, "key_words": words, "side_words": above}, y + 12


def _letters(sides: Sequence[Side], layout: Layout) -> Iterator[Row]:
    """What the letters mean that stand beside signs, in one line, as far as it has room: there the key is out of sight."""
    used, px, letters = {one.room.letter for one in layout.placed}, 0.0, side_letters(sides)
    for side in sides:
        text = f"{letters[side.id]} {side.name}"
        if letters[side.id] in used and px + BOLD * len(text) <= layout.form.width:
            yield {"px": px, "y": 9, "text": text, "colour": side_colour(side)}
            px += BOLD * (len(text) + 2)


def _statuses(events: list[ResolvedEvent]) -> Entries:
    for name, sign in SHAPES.items():
        found = {_status_words(one) for one in events if shape(one) == sign}
        if found:
            yield name, colour("ink"), ", ".join(sorted(found))


def _status_words(event: ResolvedEvent) -> str:
    """A status in the key: what is on record is that it was said, not what was said."""
    status = event.status
    return f"{status.label}: it was said" if status.of == "saying" else status.label


def _colours(sides: Sequence[Side], events: list[ResolvedEvent]) -> Entries:
    used = {event_colour(one) for one in events}
    letters = side_letters(sides)
    named = {side_colour(side): f"{letters[side.id]} {side.name}" for side in sides}
    for ink, words in (
        named
        | {colour("ink"): "no side, several, or not known", colour("muted"): "background: not about contact"}
    ).items():
        if ink in used:
            yield "colour", ink, words


def _dates(layout: Layout, events: list[ResolvedEvent]) -> Entries:
    bars = [one for one in events if has_bar(one)]
    ink = colour("ink")
    if any(map(has_ring, bars)):
        yield "ring", ink, "probably, or about, that day"
    if windows := [one for one in bars if not one.lasted and not has_ring(one)]:
        near = ", or near it where in doubt" if any(one.took_place.is_doubtful for one in windows) else ""
        yield "hollow-bar", ink, f"some day within{near}"
    if any(one.lasted for one in bars):
        yield "solid-bar", ink, "lasted"
    if any(arrow_before(one, layout.scale.span) for one in events):
        yield "left", ink, "or earlier"
    if any(one.took_place.last is None for one in events):
        yield "right", ink, "or later"
    if any(one.again for one in layout.placed):
        yield "faint", colour("muted"), "the same record in a further row"
    if layout.strokes:
        yield "stroke", colour("muted"), "one record of a folded row"
    bands = [band for top in layout.lanes for band in top.lane.bands]
    if any(one.goes_on(layout.scale.span) for one in bands):
        yield "right", colour("muted"), "office goes on"
    if any(one.hollow for one in bands):
        yield "hollow-box", colour("muted"), "no office of the state"
