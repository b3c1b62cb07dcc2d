"""What became of each hostile text: shown as it was typed, wherever it is shown, or refused at its place.

python tests/hostile/verdicts.py            # the table of all cases
python tests/hostile/verdicts.py html       # those of one attack, with every place of every text
"""

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from leaves import Leaf, leaves
from marked import ATTACKS, PROSE_WAY, Attack, Field, Marked, World, marked_world, texts

from sourcebook.build import build

CUT = frozenset(
    (
        "SVG <text>",
        "chart JSON",
        "timeline JSON",
        "HTML address",
        "JSON-LD",
        "data JSON",
        "CSV",
        "SQLite",
        "Parquet",
    )
)
"""Where a text may end early: in lines of a drawing, and in addresses that lead to its first words."""
SIDE_WAY = "sides.name"
"""The name of a side, of which marks show the first letters, up to a space."""
_WORD = re.compile(r"zq\d{3}")
_NAME = re.compile(r"[\w#/.:-]*")
"""An anchor, a file name or a word of the index: made of letters and digits, it cannot act."""


class Verdict(NamedTuple):
    """A line of the table."""

    case: str
    place: str
    expected: str
    verdict: str


class Site(NamedTuple):
    """A marked sourcebook that was built, and what was found of each mark."""

    world: World
    shown: dict[str, Counter[str]]
    """By the word of a mark, how often it was found as it was typed, by place."""
    changed: list[tuple[str, Leaf]]
    """Where a mark was found that is not as it was typed."""
    shapes: dict[str, object]
    """By file, the elements and attributes of each page, and whom its addresses name."""


def built(attack: Attack, root: Path) -> Site:
    """Build a marked sourcebook below a folder, and look at every file of it."""
    world = marked_world(attack, root)
    out = world.lay(root) / "out"
    build(out.parent)
    shown, changed = defaultdict[str, Counter[str]](Counter), list[tuple[str, Leaf]]()
    prose, sides = (
        {one.word for one in world.marked if one.field.way == way} for way in (PROSE_WAY, SIDE_WAY)
    )
    for leaf in leaves(out):
        for word, is_as_typed, around in _found(attack, leaf, prose, sides):
            if is_as_typed:
                shown[word][leaf.place] += 1
            else:
                changed.append((word, leaf._replace(text=around)))
    pages = sorted(path for path in (out / "site").rglob("*.html"))
    shapes = {path.relative_to(out).as_posix(): shape(path.read_bytes()) for path in pages}
    return Site(world, dict(shown), changed, shapes)


def _found(attack: Attack, leaf: Leaf, prose: set[str], sides: set[str]) -> Iterator[tuple[str, bool, str]]:
    """Each mark in a text, whether it is there as it was typed, and what stands around it.

    `prose` and `sides` are the words of the marks in prose, and in names of sides.
    """
    if "zq" in leaf.text:
        text = _one_line(unquote(leaf.text) if leaf.text.startswith("https://") else leaf.text)
        for word in _WORD.finditer(text):
            around = text[max(0, word.start() - 60) : word.end() + 200]
            is_as_typed = _is_as_typed(attack, leaf.place, text, word, word[0] in prose)
            yield (
                word[0],
                is_as_typed or word[0] in sides and text[word.end() : word.end() + 1] in tuple(" {"),
                around,
            )


def _is_as_typed(attack: Attack, place: str, text: str, word: re.Match[str], is_prose: bool) -> bool:
    if _NAME.fullmatch(text):
        return True
    for form in (attack.prose_marks if is_prose else attack.marks)(word[0]):
        form = _one_line(form)
        start = word.start() - form.index(word[0])
        if start >= 0 and text.startswith(form, start):
            return True
        rest = text[max(start, 0) :].rstrip("…")
        if place in CUT and (form[max(-start, 0) :].startswith(rest) or "#:~:text=" in text):
            return True
    return place == "calendar" and text.startswith("-//")


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def shape(page: bytes) -> object:
    """What a page is made of, apart from its texts: how many of which elements with which attributes, whom its addresses name."""
    whole = BeautifulSoup(page, "lxml")
    addresses = (
        tag[key] for tag in whole.find_all(True) for key in ("href", "src", "action") if tag.get(key)
    )
    hosts = {(one.scheme, one.netloc) for one in map(urlsplit, addresses)}
    for svg in whole.find_all("svg"):  # how many lines a text has there depends on its letters
        svg.extract()
    return Counter((tag.name, *sorted(tag.attrs)) for tag in whole.find_all(True)), hosts


def of_fields(site: Site) -> Iterator[Verdict]:
    """What became of an attack in each text that authors write."""
    changed = {word for word, _ in site.changed}
    marks = defaultdict[Field, list[Marked]](list)
    for one in site.world.marked:
        marks[one.field].append(one)
    refused = {re.sub(r"\.\d+", "", steps): told for (_, steps), told in site.world.refused.items()}
    for field in texts():
        words = {one.word for one in marks[field]}
        places = sorted({place for word in words for place in site.shown.get(word, ())})
        if bad := sorted(words & changed):
            verdict = f"CHANGED: {', '.join(bad)}"
        elif places:
            verdict = f"as typed: {', '.join(places)}"
        elif words:
            verdict = "accepted, shown nowhere"
        elif told := refused.get(field.way):
            verdict = f"refused: {told.path}:{told.line}:{told.column}: {told.field} [{told.code}]"
        else:
            verdict = "NOT TRIED"
        yield Verdict(site.world.attack.name, str(field), "as typed, or refused", verdict)


def table(rows: Iterable[Verdict]) -> str:
    """The table, as Markdown writes it."""
    lines = [" | ".join(one.replace("|", "\\|") for one in row) for row in rows]
    return "\n".join(["case | place | expected | verdict", "-- | -- | -- | --", *lines])


def main(names: list[str]) -> None:
    """Print the table."""
    rows = list[Verdict]()
    for name in names or ATTACKS:
        with TemporaryDirectory() as folder:
            rows += of_fields(built(ATTACKS[name], Path(folder)))
    print(table(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
