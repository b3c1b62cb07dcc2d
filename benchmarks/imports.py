"""Which package of the generator imports which: a table with counts, the circles, and what of the facts leans on the show.

    python benchmarks/imports.py [build/sourcebook]

Only Python's own library is used, and no code of the generator is run. A package is a folder of build/sourcebook, or a file
beside them; a line of its files that imports from another package counts once for each module that it names.
"""

import argparse
import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1] / "build" / "sourcebook"
FACTS = ("model", "read", "evidence", "resolve")
"""The packages that know what is the case."""
SHOW = ("site", "drawing", "charts", "theme", "publish")
"""The packages that know how it is shown."""


def imports(house: Path) -> Counter[tuple[str, str]]:
    """How many times each package imports from each other package."""
    found: Counter[tuple[str, str]] = Counter()
    for file in sorted(house.rglob("*.py")):
        package = _package(file.relative_to(house))
        for name in _imported(file, house):
            parts = name.split(".")
            if parts[0] == house.name and len(parts) > 1 and parts[1] != package:
                found[package, parts[1]] += 1
    return found


def _package(file: Path) -> str:
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
    """The sets of packages of which each reaches each other, and so none can be read, or changed, alone."""
    reach = {package: _reached(package, found) for package in _packages(found)}
    rings = {tuple(sorted(two for two in reach[one] if one in reach[two])) for one in reach}
    return sorted(ring for ring in rings if ring)


def _reached(package: str, found: Counter[tuple[str, str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [package]
    while waiting:
        one = waiting.pop()
        new = {other for here, other in found if here == one} - reached
        reached |= new
        waiting += new
    return reached


def _packages(found: Counter[tuple[str, str]]) -> list[str]:
    """All packages, each before those that it imports as far as there is no circle: by how many they reach."""
    packages = {package for pair in found for package in pair}
    return sorted(packages, key=lambda package: (len(_reached(package, found)), package))


def table(found: Counter[tuple[str, str]]) -> Iterator[str]:
    """The packages, in rows who imports and in columns who is imported; without a circle all stands left of the diagonal."""
    packages = _packages(found)
    side = max(map(len, packages))
    yield " " * side + "".join(f"  {package[:8]:>8}" for package in packages)
    for package in packages:
        cells = ("·" if package == other else str(found[package, other] or "") for other in packages)
        yield f"{package:<{side}}" + "".join(f"  {cell:>8}" for cell in cells)


def main() -> None:
    """Print it all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("package", nargs="?", type=Path, default=HOUSE, help="its folder; without it, ours")
    found = imports(parser.parse_args().package.resolve())
    print("Imports from package (rows) to package (columns):", *table(found), sep="\n")
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
