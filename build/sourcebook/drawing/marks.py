"""The signs that charts are made of: how each is drawn."""

import math
import re
from functools import lru_cache
from itertools import pairwise

_STEP, _NUMBER = re.compile("([a-z])([^a-z]*)"), re.compile(r"-?(?:\d*\.\d+|\d+)")
"""A step of a path with its numbers: of an arc, three of seven are no lengths."""
_DISC = "m-1,0a1,1,0,1,1,2,0a1,1,0,1,1,-2,0z"


def _ring(inner: float = 0.7) -> str:
    """A disc with a hole; its edge runs the other way round."""
    arc = f"a{inner},{inner},0,1,0,"
    return f"{_DISC}m{1 - inner:.2f},0{arc}{2 * inner},0{arc}-{2 * inner},0z"


def _dots() -> str:
    """Small squares on a circle."""
    number, half = 8, 0.2
    turns = (2 * math.pi * place / number for place in range(number))
    corners = [
        (round(0.8 * math.cos(turn) - half, 2), round(0.8 * math.sin(turn) - half, 2)) for turn in turns
    ]
    steps = ((x2 - x, y2 - y) for (x, y), (x2, y2) in pairwise([(0, 0), *corners]))
    side = 2 * half
    return "".join(f"m{x:.2f},{y:.2f}h{side}v{side}h-{side}v-{side}z" for x, y in steps)


def _tight(path: str) -> str:
    """The same path in fewer signs: no needless zero beside a point, no comma before a minus."""
    return re.sub(r"(?<![\d.])0(?=\.)|(?<=\.\d)0(?!\d)|,(?=-)", "", path)


_DRAWN = {
    "filled": _DISC,
    "half": _ring() + "m.7,1a1,1,0,0,1,0,-2z",
    "hollow": _ring(),
    "dotted": _dots(),
    "ringed": _ring() + "m.32,0a.38,.38,0,1,1,.76,0a.38,.38,0,1,1,-.76,0z",
    "crossed": _ring()
    + "m.1,-.42l.18,-.18l1.02,1.02l-.18,.18l-1.02,-1.02zm1.02,-.18l.18,.18l-1.02,1.02l-.18,-.18z",
    "square": "m-.85,-.85h1.7v1.7h-1.7z",
    "colour": "m-1.4,-.3h2.8v.6h-2.8z",
    "hollow-bar": "m-.7,-.8h1.4a.8,.8,0,0,1,0,1.6h-1.4a.8,.8,0,0,1,0,-1.6zm0,.25a.55,.55,0,0,0,0,1.1h1.4a.55,.55,0,0,0,0,-1.1z",
    "solid-bar": "m-.7,-.8h1.4a.8,.8,0,0,1,0,1.6h-1.4a.8,.8,0,0,1,0,-1.6z",
    "hollow-box": "m-1.4,-.8h2.8v1.6h-2.8v-1.6zm.25,.25v1.1h2.3v-1.1z",
    "ring": _ring(0.78) + "m.36,-.42h.84v.84h-.84z",
    "left": "m-1.4,0l.9,-.6v.46h1.9v.28h-1.9v.46z",
    "right": "m1.4,0l-.9,.6v-.46h-1.9v-.28h1.9v-.46z",
    "outside": "m0,-1.2l1.2,1.2l-1.2,1.2l-1.2,-1.2l1.2,-1.2zm0,.45l-.75,.75l.75,.75l.75,-.75z",
    "faint": _DISC,
    "dashes": "m-1.4,-.25h.6v.5h-.6v-.5zm1.1,0h.6v.5h-.6v-.5zm1.1,0h.6v.5h-.6z",
    "stroke": "m-.18,-1.2h.36v2.4h-.36z",
}
PATHS = {name: _tight(path) for name, path in _DRAWN.items()}
"""How each sign is drawn, within a circle of radius 1, step by step from its middle; all are filled, so that one colour does for all.

Where another part follows, a part goes back to its beginning before it is closed: Vega goes on from where it was, not from there.
"""


@lru_cache(maxsize=200)
def at_size(path: str, radius: float) -> str:
    """A path that goes step by step, enlarged."""

    def enlarged(found: re.Match[str]) -> str:
        steps = (
            step
            if found[1] == "a" and place % 7 in (2, 3, 4)
            else f"{float(step) * radius:.2f}".rstrip("0").rstrip(".")
            for place, step in enumerate(_NUMBER.findall(found[2]))
        )
        return found[1] + ",".join(steps)

    return _tight(_STEP.sub(enlarged, path))
