"""Which room of the generator imports which: a table with counts, the circles, and what of the facts leans on the show.

    python benchmarks/imports.py [build/sourcebook]

Only Python's own library is used, and no code of the generator is run. A room is a folder of build/sourcebook, or a file
beside them; a line of its files that imports from another room counts once for each module that it names.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1] / "build" / "sourcebook"
FACTS = ("model", "read", "evidence", "resolve")
"""The rooms that know what is the case."""
SHOW = ("site", "drawing", "charts", "theme", "publish")
"""The rooms that know how it is shown."""


def imports(house: Path) -> Counter[tuple[str, str]]:
    """How many times each room imports from each other room."""
    found: Counter[tuple[str, str]] = Counter()
    for file in sorted(house.rglob("*.py")):
        room = _room(file.relative_to(house))
        for name in _imported(file, house):
            parts = name.split(".")
            if parts[0] == house.name and len(parts) > 1 and parts[1] != room:
                found[room, parts[1]] += 1
    return found


def _room(file: Path) -> str:
    return file.parts[0].removesuffix(".py")


def _imported(file: Path, house: Path) -> Iterator[str]:
    """Each module that a file imports, in whichever function; `from sourcebook import theme` is `sourcebook.theme`."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == house.name:
            yield from (f"{house.name}.{one.name}" for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def backward(found: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    """The arrows from what is the case to how it is shown."""
    return sorted((one, other) for one, other in found if one in FACTS and other in SHOW)


def circles(found: Counter[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The sets of rooms of which each reaches each other, and so none can be read, or changed, alone."""
    reach = {room: _reached(room, found) for room in _rooms(found)}
    rings = {tuple(sorted(two for two in reach[one] if one in reach[two])) for one in reach}
    return sorted(ring for ring in rings if ring)


def _reached(room: str, found: Counter[tuple[str, str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [room]
    while waiting:
        one = waiting.pop()
        new = {other for here, other in found if here == one} - reached
        reached |= new
        waiting += new
    return reached


def _rooms(found: Counter[tuple[str, str]]) -> list[str]:
    """All rooms, each before those that it imports as far as there is no circle: by how many they reach."""
    rooms = {room for pair in found for room in pair}
    return sorted(rooms, key=lambda room: (len(_reached(room, found)), room))


def table(found: Counter[tuple[str, str]]) -> Iterator[str]:
    """The rooms, in rows who imports and in columns who is imported; without a circle all stands left of the diagonal."""
    rooms = _rooms(found)
    side = max(map(len, rooms))
    yield " " * side + "".join(f"  {room[:8]:>8}" for room in rooms)
    for room in rooms:
        cells = ("·" if room == other else str(found[room, other] or "") for other in rooms)
        yield f"{room:<{side}}" + "".join(f"  {cell:>8}" for cell in cells)


def main() -> None:
    """Print it all."""
    found = imports(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HOUSE)
    print("Imports from room (rows) to room (columns):", *table(found), sep="\n")
    rings = circles(found)
    print(f"\nCircles: {len(rings)}", *(f"  {' - '.join(ring)}" for ring in rings), sep="\n")
    back = backward(found)
    arrows = (f"  {one} -> {other} ({found[one, other]})" for one, other in back)
    print(
        f"\nArrows from facts ({', '.join(FACTS)}) to show ({', '.join(SHOW)}): {len(back)}",
        *arrows,
        sep="\n",
    )


if __name__ == "__main__":
    main()
