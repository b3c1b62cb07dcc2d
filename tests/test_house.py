"""The plan of the package, held against the code itself."""

import ast
import re
import runpy
from functools import cache
from importlib import import_module
from pathlib import Path

import sourcebook
from sourcebook.model import Official, Organisation, Place, Sourcebook
from tests.harness.mutants import ESCAPING, TESTS

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = Path(sourcebook.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FILES = sorted(path for path in PACKAGE.parent.rglob("*") if path.is_file() and path.suffix != ".pyc")

VERBS = {
    "history",
    "links",
    "publish",
    "build",
    "init",
    "register",
    "serve",
    "commands",
    "cli",
    "read",
    "__main__",
}
MAY_USE = {
    "model": {"model"},
    "read": {"model", "read"},
    "evidence": {"model", "evidence"},
    "resolve": {"model", "read", "evidence", "resolve"},
    "editing": {"model", "read", "evidence", "resolve", "rules", "editing"},
    "theme": {"model", "theme"},
    "drawing": {"model", "sentinel", "resolve", "site", "theme", "drawing"},
    "charts": {"model", "sentinel", "resolve", "site", "drawing", "theme", "charts"},
    "site": {"model", "ways", "evidence", "resolve", "rules", "editing", "site"},
    "changes": {
        "model",
        "read",
        "resolve",
        "rules",
        "history",
        "site",
        "charts",
        "theme",
        "publish",
        "changes",
    },
}
"""A part of the package may use only these parts: no maker uses a verb, or another maker."""
IMPORTS = runpy.run_path(str(PROJECT / "benchmarks" / "imports.py"))
"""The drawing of which part imports which."""
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


def test_every_file_opens_with_what_it_is():
    """
    Every file says in its first words what it is.
    """
    assert [] == [_name(module) for module in MODULES if not ast.get_docstring(_tree(module))]


def test_parts_use_only_what_they_may():
    """
    Nouns know only nouns; makers know no verb and no other maker.
    """
    used = {
        module: {name.split(".")[1] for name in _imports(module) if name.startswith("sourcebook.")}
        for module in MODULES
    }

    assert [] == [
        (_name(module), sorted(names - MAY_USE[_part(module)]))
        for module, names in used.items()
        if _part(module) in MAY_USE and names - MAY_USE[_part(module)]
    ]


def test_facts_do_not_lean_on_how_they_are_shown():
    """
    No part that knows what is the case imports one that knows how it is shown; and no parts import each other, be it
    through others.
    """
    found = IMPORTS["imports"](PACKAGE)

    assert ("site", "resolve") in found
    assert [] == IMPORTS["backward"](found)
    assert [] == IMPORTS["circles"](found)


def test_the_drawing_of_imports_sees_what_it_forbids(tmp_path):
    """
    An arrow from facts to show is found in whichever way it is imported, and so is a circle.
    """
    told = {
        "read.py": "def read():\n    import other.site\n    from sourcebook import site\n",
        "site/pages.py": "from sourcebook.rules.check import check\n",
        "rules/check.py": "import sourcebook.site.pages\n",
    }
    for name, code in told.items():
        file = tmp_path / "sourcebook" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code, "utf-8")
    found = IMPORTS["imports"](tmp_path / "sourcebook")

    assert {("read", "site"): 1, ("site", "rules"): 1, ("rules", "site"): 1} == found
    assert [("read", "site")] == IMPORTS["backward"](found)
    assert [("rules", "site")] == IMPORTS["circles"](found)


def test_functions_fit_on_a_page():
    """
    No function is longer than a page.
    """
    functions = [
        (_name(module), node)
        for module in MODULES
        for node in ast.walk(_tree(module))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]

    assert len(functions) > len(MODULES)
    assert [] == [
        (name, node.name) for name, node in functions if node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]


def test_files_are_called_by_what_they_hold():
    """
    No module for odds and ends.
    """
    odds = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}

    assert [] == [_name(module) for module in MODULES if module.stem in odds]


def test_reads_neither_clock_nor_network():
    """
    No noun, no maker and nothing that makers use reads the clock, chance, the environment, the network, or the
    answers of other programs: the same inputs give the same bytes.
    """
    asked = re.compile(
        r"urllib\.request|\b(?:now|today|utcnow)\(|\bos\.(?:environ|getenv|getcwd|system|popen)\b"
    )
    still = [module for module in MODULES if _part(module) not in VERBS]

    assert [] == [
        (_name(module), sorted(outside))
        for module in still
        if (outside := {name.partition(".")[0] for name in _imports(module)} & OUTSIDE_WORLD)
    ]
    assert [] == [
        (_name(module), told) for module in still if (told := asked.findall(module.read_text("utf-8")))
    ]


def test_shares_nothing_that_changes():
    """
    No function rebinds what its whole module holds.
    """
    assert [] == [
        f"{_name(module)}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Global)
    ]


def test_does_not_name_the_subject(record):
    """
    The generator would make another site from other files: no file in build/ names what this one is about.
    """
    people, bodies = _subject(record)
    named = {}
    for file in FILES:
        words = _words(file.read_text("utf-8", errors="ignore"))
        named[_name(file)] = {word for word in words if word.casefold() in people} | words & bodies

    assert people and bodies
    assert {} == {name: words for name, words in named.items() if words}


def _subject(content: Sourcebook) -> tuple[frozenset[str], frozenset[str]]:
    """Each word of the names that this project's content gives to people, places and sides, in whatever case it
    is written; and of those that it gives to bodies, with a capital."""
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


def _name(file: Path) -> str:
    return file.relative_to(PACKAGE.parent).as_posix()


def _part(module: Path) -> str:
    """The part of the package in which a module lies: a folder, or a file beside them."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


@cache
def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def _imports(module: Path) -> set[str]:
    """The modules that a module imports; `from sourcebook import theme` is `sourcebook.theme`."""
    nodes = list(ast.walk(_tree(module)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    named = {node.module or "sourcebook" for node in parts}
    submodules = {
        f"sourcebook.{alias.name}"
        for node in parts
        if (node.module or "sourcebook") == "sourcebook"
        for alias in node.names
    }
    return plain | named | submodules


def test_browser_tests_wait_for_a_function():
    """
    Playwright asks a page for an expression again by `eval`, which the policy of our pages refuses; a function it calls.
    """
    expression = re.compile(r"""\.wait_for_function\(\s*f?"++(?!\w+ =>|\(\) =>)""")
    assert [] == [
        path.name for path in (PROJECT / "tests").rglob("*.py") if expression.search(path.read_text())
    ]


def test_what_the_mutation_tests_switch_off_is_there():
    """
    Each function that `make mutants` switches off has the name by which it is known there, and tests that are there.
    """
    gone = [
        one for one in ESCAPING if not hasattr(import_module(one.rpartition(".")[0]), one.rpartition(".")[2])
    ]

    assert [] == gone
    assert [] == [one for tests in ESCAPING.values() for one in tests if not (TESTS / one).exists()]
