"""Half lines -> a Vega-Lite spec: each contact as a line between uprights, one for each side, a half drawn by its word.

Side is told by place, and so survives grey print and any eye; colour only says it again.
"""

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sourcebook.drawing.layout import LETTER, RADIUS, Form
from sourcebook.drawing.rows import RECORDS, Row, Rows
from sourcebook.drawing.templates import Spec, template
from sourcebook.model import Half, HalfLine, Side
from sourcebook.site.halves import MARKS, MIDDLE, words
from sourcebook.theme.palette import colour, side_colour

LINE = 14  # height of a line of small text
NAME = 6.9  # width of a letter of a name
BROAD = 8  # the same, generously: what ends at the edge may not reach over it
CLOSE = 12  # from a half line to the words above and below it, where they stand below each other
APART = 13  # space between two contacts
PLANNED = "Planned, not reported as done"
SIGNS = {
    "public": "filled",
    "person": "ringed",
    "wisher": "ringed",
    "body": "ringed",
    "unnamed": "hollow",
    "article": "crossed",
}
"""The sign in the middle, as statuses have it."""


class Columns(NamedTuple):
    """From where to where the names, the line and the words of a contact stand; below each other where it is narrow."""

    name: tuple[float, float]
    line: tuple[float, float]
    words: tuple[float, float]

    @property
    def is_narrow(self) -> bool:
        """Whether they stand below each other."""
        return self.name[0] == self.words[0]


class Shown(NamedTuple):
    """A contact in its place: the heights of its first line, of its half line, of its words, and where it ends."""

    line: HalfLine
    name: tuple[str, ...]
    date: tuple[str, ...]
    words: tuple[str, ...]
    top: float
    middle: float
    words_top: float
    foot: float


def columns(form: Form) -> Columns:
    """Where things stand in one form."""
    if not form.beside:
        return Columns((0, form.width), (6, form.width - 6), (0, form.width))
    return Columns((0, 232), (252, 472), (496, form.width))


def spec_of(done: Sequence[HalfLine], plans: Sequence[HalfLine], form: Form) -> Spec:
    """The spec of contacts in order, the planned ones apart below; raise ValueError if there is none."""
    if not (lines := [*done, *plans]):
        raise ValueError("no contact to draw")
    sides = [one.side for one in lines[0].halves]
    at = columns(form)
    heads = list(_side_names(sides, at, form))
    top = heads[-1]["y"] + LINE + 2
    shown = list(_places(done, at, top))
    gap = shown[-1].foot + LINE if shown else top
    planned = list(_places(plans, at, gap + 2 * LINE)) if plans else []
    foot = planned[-1].foot if planned else shown[-1].foot
    key, height = _key(lines, form, foot + APART)
    rows = _rows(sides, [*shown, *planned], at, form) | {"sides": heads}
    rows["heads"] = [{"px": 0, "y": gap + LINE, "text": PLANNED}] if planned else []
    return {
        **template("contacts"),
        "usermeta": {},
        "width": form.width,
        "height": height,
        "datasets": rows | key,
    }


def _places(lines: Iterable[HalfLine], at: Columns, top: float) -> Iterator[Shown]:
    """Contacts below each other."""
    for one in lines:
        name = _wrapped(one.event.record.short or one.event.record.title, at.name, NAME)
        date, told = _wrapped(one.event.when, at.name), _wrapped(words(one), at.words)
        left = LINE * (len(name) + len(date))
        if at.is_narrow:
            middle = top + left + CLOSE
            heights = (top, middle, middle + CLOSE, middle + CLOSE + LINE * len(told))
        else:
            high = max(left, LINE * len(told), 24)
            middle = top + high / 2
            heights = (middle - left / 2, middle, middle - LINE * len(told) / 2, top + high)
        yield Shown(one, name, date, told, *heights)
        top = heights[-1] + APART


def _wrapped(text: str, column: tuple[float, float], letter: float = LETTER) -> tuple[str, ...]:
    """A text in as few lines as its column has room for, each about as long as the others, so that no word stands alone."""
    lines = _wrap(text, int((column[1] - column[0]) / letter))
    longest = max(map(len, text.split()), default=0)
    for width in range(max(longest, len(text) // max(len(lines), 1)), max(map(len, lines), default=0)):
        if len(even := _wrap(text, width)) == len(lines):
            return even
    return lines


def _wrap(text: str, letters: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, letters, break_on_hyphens=False))


def _rows(sides: Sequence[Side], shown: Sequence[Shown], at: Columns, form: Form) -> Rows:
    """Everything but the key."""
    return {
        "uprights": [row for one in shown for row in _uprights(sides, one, at)],
        "names": [
            _text(text, 0, one.top + LINE * number + 8)
            for one in shown
            for number, text in enumerate(one.name)
        ],
        "dates": [
            _text(text, 0, one.top + LINE * (len(one.name) + number) + 8)
            for one in shown
            for number, text in enumerate(one.date)
        ],
        "words": [
            _text(text, at.words[0], one.words_top + LINE * number + 8)
            for one in shown
            for number, text in enumerate(one.words)
        ],
        "halves": [row for one in shown for row in _drawn(one, "says", at)],
        "wishes": [row for one in shown for row in _drawn(one, "wishes", at)],
        "glyphs": [row for one in shown for row in _glyphs(one, at)],
        "signs": [row for one in shown for row in _signs(one, at)],
        "contacts": [_hit(one, form) for one in shown],
    }


def _upright(number: int, of: int, at: Columns) -> float:
    """Where a side’s upright stands; a lone one at the left."""
    return at.line[0] + (at.line[1] - at.line[0]) * number / max(of - 1, 1)


def _uprights(sides: Sequence[Side], one: Shown, at: Columns) -> Iterator[Row]:
    for number, side in enumerate(sides):
        px = _upright(number, len(sides), at)
        yield {"px": round(px, 2), "y": one.middle - 11, "y2": one.middle + 11, "colour": side_colour(side)}


def _side_names(sides: Sequence[Side], at: Columns, form: Form) -> Iterator[Row]:
    """The sides’ names above their uprights, the last one to its left; below each other where one line has no room."""
    widest = max(len(one.name) for one in sides)
    room = (at.line[1] - at.line[0]) / len(sides) - BROAD
    y, is_one_line = 10, BROAD * widest <= room
    for number, side in enumerate(sides):
        px = _upright(number, len(sides), at)
        for text in _wrapped(side.name, (0, form.width), BROAD):
            width = BROAD * len(text)
            aside = 0 if number == 0 else width if number == len(sides) - 1 else width / 2
            start = min(max(px - aside, 0), form.width - width)
            yield _text(text, start, y) | {"colour": side_colour(side)}
            y += 0 if is_one_line else LINE


def _middle(number: int, of: int, at: Columns) -> float:
    """Where the half of a side ends: half-way to the next upright inwards."""
    here, step = _upright(number, of, at), (at.line[1] - at.line[0]) / max(of - 1, 1) / 2
    return here + step if number < of / 2 else here - step


def _spans(one: Shown, at: Columns) -> Iterator[tuple[Half, float, float]]:
    """Each half with where its side’s upright stands, and where it ends."""
    for number, half in enumerate(one.line.halves):
        of = len(one.line.halves)
        yield half, _upright(number, of, at), _middle(number, of, at)


def _drawn(one: Shown, kind: str, at: Columns) -> Iterator[Row]:
    """The halves of one kind as strokes; an act done in public is drawn from end to end."""
    if kind == "says" and one.line.middle == "public":
        yield {"px": at.line[0], "px2": at.line[1], "y": one.middle, "colour": colour("ink")}
        return
    for half, begin, end in _spans(one, at):
        if half.kind == kind:
            yield {
                "px": round(begin, 2),
                "px2": round(end, 2),
                "y": one.middle,
                "colour": side_colour(half.side),
            }


def _glyphs(one: Shown, at: Columns) -> Iterator[Row]:
    """What stands in a half that is not drawn."""
    for half, begin, end in _spans(one, at):
        other = [stance for stance in half.stances if not stance.supports]
        glyph = MARKS.get(half.kind, "·")
        if half.kind in ("says", "wishes"):
            continue
        px = begin + (end - begin) * (0.22 if half.kind in MARKS else 0.5)
        yield _text(glyph, px - 4, one.middle + 1) | {
            "colour": side_colour(half.side) if other else colour("muted")
        }


def _signs(one: Shown, at: Columns) -> Iterator[Row]:
    """What stands in the middle: where the word of a side ends, or on what else the contact rests; and a mark of pages outside."""
    centre, size = (at.line[0] + at.line[1]) / 2, (2 * RADIUS + 2) ** 2
    saying = [(half, end) for half, _, end in _spans(one, at) if half.kind == "says"]
    if one.line.middle:
        yield _sign(centre, one.middle, SIGNS[one.line.middle], size, colour("ink"))
    elif len(saying) == 1:
        half, end = saying[0]
        yield _sign(round(end, 2), one.middle, "filled", size, side_colour(half.side))
    elif saying:
        yield _sign(centre, one.middle, "filled", size, colour("ink"))
    if one.line.outside:
        yield _sign(centre + 16, one.middle - 6, "outside", 50, colour("muted"))


def _sign(px: float, y: float, shape: str, size: float, ink: str) -> Row:
    return {"px": px, "y": y, "shape": shape, "size": size, "colour": ink}


def _hit(one: Shown, form: Form) -> Row:
    """The whole row, which leads to the record."""
    event = one.line.event
    return {
        "id": event.id,
        "px": 0,
        "px2": form.width,
        "y": one.top - APART / 2,
        "y2": one.foot + APART / 2,
        "href": f"{RECORDS}{event.id}/",
        "says": f"{event.record.title}\n{event.when}\n{words(one.line)}",
    }


def _text(text: str, px: float, y: float) -> Row:
    return {"px": round(px, 2), "y": y, "text": text}


# --------------------------------------------------------------------------------------------------- key


def _key(lines: Sequence[HalfLine], form: Form, top: float) -> tuple[Rows, float]:
    """The rows of the key, a sign and a word for all that is drawn; and the height of the whole."""
    signs, glyphs, told, px, y = list[Row](), list[Row](), list[Row](), math.inf, top
    for shape, text in _entries(lines):
        first, *more = _wrap(text, int((form.width - 18) / LETTER))
        width = 18 + LETTER * len(first)
        if px + width > form.width:
            px, y = 0, y + 18
        if len(shape) > 1:
            signs.append(_sign(px + 7, y, shape, (2 * RADIUS) ** 2, colour("ink")))
        else:
            glyphs.append(_text(shape, px + (0 if shape == "…" else 2), y + 1) | {"colour": colour("ink")})
        told.append(_text(first, px + 18, y))
        for line in more:
            y += LINE
            told.append(_text(line, px + 18, y))
        px = math.inf if more else px + width + 16
    rule = [{"px": 0, "px2": form.width, "y": top}]
    return {"key_rule": rule, "key_signs": signs, "key_glyphs": glyphs, "key_words": told}, y + 12


def _entries(lines: Sequence[HalfLine]) -> Iterator[tuple[str, str]]:
    """The shape, or the letter, and the words of what needs explaining."""
    kinds = {half.kind for one in lines for half in one.halves}
    middles = {one.middle for one in lines if one.middle}
    if "says" in kinds:
        partial = {stance.label for one in lines for half in one.halves for stance in half.partial}
        less = f", or less: {', '.join(sorted(partial))}" if partial else ""
        yield "colour", f"says that it took place{less}"
    if "wishes" in kinds:
        yield "dashes", "wished for it, or was ready for it"
    for kind, text in (
        ("answers", "speaks of it otherwise, leaves it open, or would not say"),
        ("rejects", "denies it, or speaks against it"),
        ("speaks-else", "is quoted, but takes no position on it"),
        ("not-heard", "not heard on it in these articles"),
    ):
        if kind in kinds:
            yield MARKS.get(kind, "·"), text
    for middle, (_, text) in MIDDLE.items():
        if middle in middles:
            yield SIGNS[middle], text
    if any(one.outside for one in lines):
        yield "outside", "documented outside the articles"
