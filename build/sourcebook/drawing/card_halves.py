"""Contacts on a card, each as a line between the sides: one large, or many below each other."""

from collections.abc import Iterator, Sequence

from sourcebook.drawing.halves import SIGNS
from sourcebook.drawing.letters import STRONG, TEXT, advance
from sourcebook.model import Box, CardContact, CardHalf, Sign, Words
from sourcebook.model.text import count
from sourcebook.site.halves import MARKS
from sourcebook.theme.palette import INK, MUTED

LARGE, NAMES, SPACE = 84, 34, 26
"""How high one contact is that stands alone, the names of the sides above it, and the space above these."""


def picture_height(lines: Sequence[CardContact]) -> int:
    """How high one contact is, with the names of the sides and the space around both."""
    return LARGE + NAMES + SPACE + SPACE // 2 if lines else 0


def picture_words(lines: Sequence[CardContact]) -> str:
    """What is drawn, in words, before the words of what it says."""
    *most, last = (half.side for half in lines[0].halves)
    between = f"between {', '.join(most)} and {last}"
    number = sum(not one.is_plan for one in lines)
    planned = f", and {len(lines) - number} planned below" if number < len(lines) else ""
    return (
        f"A line {between}"
        if len(lines) == 1
        else f"{count(number, 'record of contact', 'records of contact')}, each drawn as a line {between}, the halves only as far as a side’s word goes{planned}"
    )


def halves(
    lines: Sequence[CardContact], x: int, x2: int, top: int, foot: int
) -> Iterator[Box | Sign | Words]:
    """Contacts within a rectangle, the names of the sides above them; plans stand apart below."""
    size = 28 if len(lines) == 1 else 24
    yield from _names(lines[0].halves, x, x2, top + size, size)
    ordered = sorted(lines, key=lambda one: one.is_plan)
    done = sum(not one.is_plan for one in lines)
    gap = bool(done) and done < len(lines)
    step = min((foot - top - NAMES) / (len(lines) + gap * 0.6), LARGE)
    for number, one in enumerate(ordered):
        y = top + NAMES + 4 + step * (number + 0.5 + (0.6 if gap and number >= done else 0))
        yield from _contact(one, x, x2, round(y), step)


def _names(sides: Sequence[CardHalf], x: int, x2: int, y: int, size: int) -> Iterator[Words]:
    """The sides’ names above their uprights, in type small enough that they stay apart."""
    wide = max(_width(one.side) for one in sides)
    size = max(min(size, int((x2 - x) / len(sides) / wide * 0.96)), 1)
    for number, half in enumerate(sides):
        aside = {0: 0.0, len(sides) - 1: 1.0}.get(number, 0.5) * size * _width(half.side)
        at = _upright(number, len(sides), x, x2) - aside
        for word in half.side.split():
            yield Words(round(at, 2), y, word, size, STRONG.weight, STRONG.optical, half.colour)
            at += size * (advance(word, STRONG) + advance(" ", STRONG))


def _width(name: str) -> float:
    """How wide a name is, in parts of the size of type."""
    words = name.split()
    return sum(advance(one, STRONG) for one in words) + (len(words) - 1) * advance(" ", STRONG)


def _upright(number: int, of: int, x: int, x2: int) -> float:
    """Where a side’s upright stands."""
    return x + (x2 - x) * number / max(of - 1, 1)


def _contact(line: CardContact, x: int, x2: int, y: int, step: float) -> Iterator[Box | Sign | Words]:
    """One contact: uprights, the halves that are drawn or what stands in their place, and what stands in the middle."""
    high, thick, of = step * 0.36, max(round(step / 12), 2), len(line.halves)
    for number, half in enumerate(line.halves):
        at, inwards = _upright(number, of, x, x2), 1 if number < of / 2 else -1
        edge = round(at) if number < of - 1 else round(at) - thick
        yield Box(edge, round(y - high), edge + thick, round(y + high), half.colour)
        end = at + inwards * (x2 - x) / max(of - 1, 1) / 2
        ends = sorted((round(at), round(end)))
        if half.kind == "says" and line.middle != "public":
            yield Box(ends[0], y - thick, ends[1], y + thick, half.colour)
        elif half.kind == "wishes":
            yield from _dashes(ends[0], ends[1], y, thick, half.colour)
        elif half.kind != "says":
            yield _glyph(line, number, at, end, y, step)
    if line.middle == "public":
        yield Box(x, y - thick, x2, y + thick, INK.light)
    yield from _middle(line, x, x2, y, step)


def _dashes(x: int, x2: int, y: int, thick: int, colour: str) -> Iterator[Box]:
    """A half that was wished for."""
    long = max((x2 - x) // 15, 2)
    for start in range(x, x2, 2 * long):
        yield Box(start, y - thick // 2, min(start + long, x2), y + (thick + 1) // 2, colour)


def _glyph(line: CardContact, number: int, at: float, end: float, y: int, step: float) -> Words:
    """What stands in a half that is not drawn, coloured where the side says something."""
    half = line.halves[number]
    size = max(round(step * 0.5), 22)
    mark = MARKS.get(half.kind, "·")
    middle = at + (end - at) * (0.22 if half.kind in MARKS else 0.5)
    left = middle - size * advance(mark, TEXT) / 2
    colour = half.colour if half.speaks else MUTED.light
    return Words(round(left, 2), round(y + 0.3 * size), mark, size, TEXT.weight, TEXT.optical, colour)


def _middle(line: CardContact, x: int, x2: int, y: int, step: float) -> Iterator[Sign]:
    """Where the word of a side ends, or on what else the contact rests; and a mark of pages outside."""
    of, radius = len(line.halves), max(step * 0.2, 6)
    saying = [(number, half) for number, half in enumerate(line.halves) if half.kind == "says"]
    centre = (x + x2) / 2
    if line.middle:
        yield Sign(centre, y, radius, SIGNS[line.middle], INK.light)
    elif len(saying) == 1:
        number, half = saying[0]
        inwards = 1 if number < of / 2 else -1
        end = _upright(number, of, x, x2) + inwards * (x2 - x) / max(of - 1, 1) / 2
        yield Sign(end, y, radius, "filled", half.colour)
    elif saying:
        yield Sign(centre, y, radius, "filled", INK.light)
    if line.is_outside:
        yield Sign(centre + 2 * radius, y - 0.8 * radius, radius * 0.6, "outside", MUTED.light)
