"""The plan of the house, held against the code itself."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import sourcebook
from sourcebook.build import load
from sourcebook.model import Official, Organisation, Place

PROJECT = Path(__file__).resolve().parents[1]
HOUSE = Path(sourcebook.__file__).parent
ROOMS = sorted(HOUSE.rglob("*.py"))
FILES = sorted(path for path in HOUSE.parent.rglob("*") if path.is_file() and path.suffix != ".pyc")

VERBS = {"history", "publish", "build", "cli", "read", "__main__"}
MAY_USE = {
    "model": {"model"},
    "read": {"model", "read"},
    "evidence": {"model", "evidence"},
    "resolve": {"model", "read", "evidence", "resolve", "site"},
    "theme": {"model", "theme"},
    "drawing": {"model", "resolve", "site", "theme", "drawing"},
    "charts": {"model", "resolve", "site", "drawing", "theme", "charts"},
    "site": {"model", "evidence", "resolve", "rules", "site"},
}
"""A room of the first may use only rooms of the second: no maker uses a verb, or another maker's room."""
LONGEST_FUNCTION = 40
OUTSIDE_WORLD = {
    "time",
    "random",
    "secrets",
    "uuid",
    "subprocess",
    "socket",
    "http",
    "requests",
    "getpass",
    "locale",
}
ORDINARY = frozenset(
    "agency arab border contact content council east elsewhere house middle new record security state states the united".split()
)
"""Words that name nobody, though names are made of them."""

each_room = pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.relative_to(HOUSE).as_posix())
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HOUSE.parent).as_posix())


@each_room
def test_opens_with_what_it_is(room):
    """
    Every file says in its first words what it is.
    """
    assert ast.get_docstring(_tree(room))


@each_room
def test_uses_only_what_it_may(room):
    """
    Nouns know only nouns; makers know no verb and no other maker.
    """
    wing = room.relative_to(HOUSE).parts[0]
    used = {name.split(".")[1] for name in _imports(room) if name.startswith("sourcebook.")}

    assert wing not in MAY_USE or set() == used - MAY_USE[wing]


@each_room
def test_functions_fit_on_a_page(room):
    """
    No function is longer than a page.
    """
    functions = (
        node for node in ast.walk(_tree(room)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )

    assert [] == [node.name for node in functions if node.end_lineno - node.lineno >= LONGEST_FUNCTION]


@each_room
def test_is_called_by_what_it_holds(room):
    """
    No drawer for odds and ends.
    """
    assert room.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


@each_room
def test_reads_neither_clock_nor_network(room):
    """
    No noun, no maker and nothing that makers use reads the clock, chance, the environment, the network, or the
    answers of other programs: the same inputs give the same bytes.
    """
    if room.relative_to(HOUSE).parts[0].removesuffix(".py") in VERBS:
        return
    code = room.read_text("utf-8")

    assert set() == {name.partition(".")[0] for name in _imports(room)} & OUTSIDE_WORLD
    assert "urllib.request" not in code
    assert [] == re.findall(r"\b(?:now|today|utcnow)\(|\bos\.(?:environ|getenv|getcwd|system|popen)\b", code)


@each_room
def test_shares_nothing_that_changes(room):
    """
    No function rebinds what its whole module holds.
    """
    assert [] == [node.lineno for node in ast.walk(_tree(room)) if isinstance(node, ast.Global)]


@each_file
def test_does_not_name_the_subject(file):
    """
    The generator would make another site from other files: no file in build/ names what this one is about.
    """
    people, bodies = _subject()
    words = _words(file.read_text("utf-8", errors="ignore"))

    assert set() == {word for word in words if word.casefold() in people}
    assert set() == words & bodies


@cache
def _subject() -> tuple[frozenset[str], frozenset[str]]:
    """Each word of the names that this project's content gives to people, places and sides, in whatever case it
    is written; and of those that it gives to bodies, with a capital."""
    content = load(PROJECT)
    sides = content.site.sides
    proper = [*(side.name for side in sides), *(one for side in sides for one in side.countries)]
    for entry in (*content.all(Official), *content.all(Place)):
        proper += [entry.label, *entry.aliases]
    bodies = [content.site.name]
    for entry in content.all(Organisation):
        bodies += [entry.label, *entry.aliases]
    people = {word.casefold() for word in _words(" ".join(proper)) if len(word) > 2} - ORDINARY
    capital = {word for word in _words(" ".join(bodies)) if word[0].isupper() and len(word) > 2}
    return frozenset(people), frozenset(word for word in capital if word.casefold() not in ORDINARY)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


@cache
def _tree(room: Path) -> ast.Module:
    return ast.parse(room.read_text("utf-8"))


def _imports(room: Path) -> set[str]:
    """The modules that a room imports; `from sourcebook import theme` is `sourcebook.theme`."""
    nodes = list(ast.walk(_tree(room)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    named = {node.module or "sourcebook" for node in parts}
    rooms = {
        f"sourcebook.{alias.name}"
        for node in parts
        if (node.module or "sourcebook") == "sourcebook"
        for alias in node.names
    }
    return plain | named | rooms
