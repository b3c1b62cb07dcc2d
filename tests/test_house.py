"""The plan of the house, held against the code itself."""

import ast
import re
from pathlib import Path

import pytest
import sourcebook
from sourcebook.build import study
from sourcebook.model import NOUNS, Claim, Contradiction, Event, Official, Organisation, Place, Source

PROJECT = Path(__file__).resolve().parents[1]
HOUSE = Path(sourcebook.__file__).parent
ROOMS = sorted(HOUSE.rglob("*.py"))
VERBS = {"read", "join", "check", "render", "write", "publish", "build", "serve", "__main__"}
MAKERS = {"pages", "charts", "exports", "look"}
MAY_USE = {"model": {"model"}, "look": {"model", "look"}, "charts": {"model", "views", "drawing", "look", "charts"}}
"""Rooms that may use only these; other makers may use whatever is no verb and no other maker."""
LONGEST_FUNCTION = 40

pytestmark = pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.relative_to(HOUSE).as_posix())


def test_opens_with_what_it_is(room):
    """
    Every file says in its first words what it is.
    """
    assert ast.get_docstring(_read(room))


def test_uses_only_what_it_may(room):
    """
    Nouns know only nouns; makers know no verb and no other maker.
    """
    wing, used = room.relative_to(HOUSE).parts[0], _rooms_used(room)

    if wing in MAY_USE:
        assert used <= MAY_USE[wing]
    if wing in MAKERS:
        assert not used & VERBS
        assert not used & (MAKERS - {wing} - MAY_USE.get(wing, set()))


def test_functions_fit_on_a_page(room):
    """
    No function is longer than a page.
    """
    functions = (node for node in ast.walk(_read(room)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))

    assert [] == [node.name for node in functions if node.end_lineno - node.lineno >= LONGEST_FUNCTION]


def test_is_called_by_what_it_does(room):
    """
    No drawer for odds and ends.
    """
    assert room.stem not in ("utils", "util", "helpers", "helper", "common", "misc", "tools")


def test_makers_depend_on_the_sourcebook_alone(room):
    """
    The clock, chance, the environment, version control, other programs and the network are read by no maker.
    """
    if room.relative_to(HOUSE).parts[0] not in MAKERS | {"model", "views.py", "markdown.py", "standing.py"}:
        return
    code = room.read_text("utf-8")
    modules = {name.partition(".")[0] for name in _imports(room)}

    assert not modules & {"time", "random", "secrets", "uuid", "subprocess", "socket", "urllib", "http", "requests", "getpass", "locale"} - (
        {"urllib"} if "urllib.parse" in _imports(room) and "urllib.request" not in code else set()
    )
    assert [] == re.findall(r"\b(?:now|today|utcnow)\(\)|\bos\.(?:environ|getenv|getcwd|system|popen)\b|\btime\.time\b", code)


def test_changes_nothing_that_all_share(room):
    """
    No module holds state that its functions change.
    """
    assert [] == [node.lineno for node in ast.walk(_read(room)) if isinstance(node, ast.Global)]


def test_does_not_name_the_subject(room, subject):
    """
    The generator would make another site from other files: no file in build/ names what this one is about.
    """
    assert [] == sorted(_named(room.read_text("utf-8"), subject))


def _read(room):
    return ast.parse(room.read_text("utf-8"))


def _imports(room):
    nodes = list(ast.walk(_read(room)))
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    named |= {
        f"{node.module}.{alias.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == "sourcebook"
        for alias in node.names
    }
    return named | {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}


def _rooms_used(room):
    return {name.split(".")[1] for name in _imports(room) if name.startswith("sourcebook.")}
