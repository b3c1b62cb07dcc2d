"""YAML text -> a tree of texts, lists and mappings in which every value knows its line and column.

YAML is read as a stream of events, so that nothing is guessed (every scalar stays text) and nothing is
expanded: anchors, aliases, tags, directives, a second document, deep nesting and doubled keys are refused.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from sourcebook.model.entry import NAME, Path
from sourcebook.model.text import LONGEST_SHOWN

DEEPEST = 6
MOST_VALUES = 5_000


class Unreadable(Exception):
    """A file that is no record: what is wrong with it, and where (line and column from 1)."""

    def __init__(self, what: str, line: int = 1, column: int = 1) -> None:
        super().__init__(what)
        self.what, self.line, self.column = what, line, column


@dataclass(slots=True)
class Tree:
    """A value of the file: `held` is a text, a list of trees, or a mapping of names to trees."""

    held: Any
    line: int
    column: int
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where each name of a mapping stands."""


@lru_cache(maxsize=4096)  # `serve` reads all files again after each edit of one
def parse(text: str) -> Tree:
    """Read YAML, into a tree that nobody may change; raise `Unreadable` with the place of what is refused."""
    builder = _Builder(text.splitlines())
    try:
        for event in YAML(typ="safe").parse(text):
            builder.take(event)
    except MarkedYAMLError as error:
        raise _no_yaml(error) from None
    except YAMLError as error:
        raise Unreadable(f"this is no YAML: {' '.join(str(error).split())}; mend it") from None
    return builder.root or Tree({}, 1, 1)


def _no_yaml(error: MarkedYAMLError) -> Unreadable:
    """The parser's complaint; what is never closed is told where it opens."""
    problem = " ".join(str(error.problem or error.context or "cannot be read").split())
    mark = error.problem_mark or error.context_mark
    if "end of stream" in problem and error.context_mark:
        mark, problem = error.context_mark, "what opens here is never closed"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    mend = next(
        (mend for part, mend in _MENDS.items() if part in problem),
        "check indentation, colons and quotation marks",
    )
    return Unreadable(f"this is no YAML: {problem}; {mend}", line, column)


_MENDS = {
    "mapping values are not allowed": "a text that has a colon and a space goes into quotation marks, or after `>-` on the next line",
    "could not find expected ':'": "write `name: value` with a colon and a space; if this line does, look at the one before",
    "did not find expected key": "quotation marks may close too early; write `>-` and the text on the next line",
}
"""What to do about the parser’s commonest complaints."""


class _Builder:
    """Takes events one by one, and refuses what a record may not have."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.root: Tree | None = None
        self.open: list[Tree] = []
        self.names: list[str | None] = []
        self.documents = self.values = 0

    def take(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self._refuse(event, line, column)
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self.open.pop()
            self.names.pop()
        elif isinstance(event, ScalarEvent):
            self._refuse_cut(event)
            self._add(Tree(event.value, line, column))
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            tree = Tree({} if isinstance(event, MappingStartEvent) else [], line, column)
            self._add(tree)
            self.open.append(tree)
            self.names.append(None)
            if len(self.open) > DEEPEST:
                raise Unreadable(
                    f"is nested more than {DEEPEST} deep; write the record flatter, as the others are",
                    line,
                    column,
                )

    def _refuse_cut(self, event: ScalarEvent) -> None:
        """Refuse a text that a # cuts short; a remark after two spaces or more, and before one, cuts none."""
        end = event.end_mark
        if event.style or not event.value or end.line >= len(self.lines):
            return
        rest = self.lines[end.line][end.column :]
        cut = rest.lstrip(" ")
        if cut.startswith("#") and not (rest.startswith("  ") and cut.startswith("# ")):
            what = (
                f"“{cut}” is cut off after “{event.value[-LONGEST_SHOWN:]}”: # begins a remark here; put the text into quotation "
                "marks or after `>-` on the next line, or set a remark apart by two spaces"
            )
            raise Unreadable(what, end.line + 1, end.column + 1 + len(rest) - len(cut))

    def _refuse(self, event: Any, line: int, column: int) -> None:
        def refuse(what: str) -> None:
            raise Unreadable(what, line, column)

        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            refuse(
                "anchors and aliases (& and *) are not used here; write the value out, or put it in quotation marks"
            )
        if getattr(event, "tag", None) and not (isinstance(event, ScalarEvent) and event.tag == "!"):
            refuse("tags (!) are not used here; write plain text, or put it in quotation marks")
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                refuse("a second document starts here; a file holds one record")
            if event.version or event.tags:
                refuse("directives (%) are not used here; take the line out")
        self.values += 1
        if self.values > MOST_VALUES:
            refuse(f"has more than {MOST_VALUES:,} values; split the record")

    def _add(self, tree: Tree) -> None:
        if not self.open:
            self.root = self.root or tree
            return
        parent, name = self.open[-1], self.names[-1]
        if isinstance(parent.held, list):
            parent.held.append(tree)
        elif name is None:
            self._name(parent, tree)
        else:
            parent.held[name] = tree
            self.names[-1] = None

    def _name(self, parent: Tree, tree: Tree) -> None:
        if not isinstance(tree.held, str):
            raise Unreadable("a field’s name is a plain word; write `name: value`", tree.line, tree.column)
        if tree.held in parent.keys:
            first = parent.keys[tree.held][0]
            what = f"“{tree.held}” stands here a second time, first on line {first}; keep one"
            raise Unreadable(what, tree.line, tree.column)
        if tree.held == "<<":
            raise Unreadable(
                "merge keys (<<) are not used here; write the fields out", tree.line, tree.column
            )
        parent.keys[tree.held] = (tree.line, tree.column)
        self.names[-1] = tree.held


def plain(tree: Tree) -> Any:
    """The tree as plain texts, lists and dictionaries."""
    if isinstance(tree.held, dict):
        return {name: plain(one) for name, one in tree.held.items()}
    return [plain(one) for one in tree.held] if isinstance(tree.held, list) else tree.held


def places(tree: Tree, way: Path = ()) -> dict[Path, tuple[int, int]]:
    """Where each value and (below `NAME`) its name stands, by its way; an empty value stands at its name."""
    found = {way: (tree.line, tree.column)}
    if isinstance(tree.held, dict):
        for name, one in tree.held.items():
            found |= places(one, (*way, name))
            found[*way, name, NAME] = tree.keys[name]
            if one.held == "" or isinstance(one.held, (dict, list)) and one.line != tree.keys[name][0]:
                found[*way, name] = tree.keys[name]
    elif isinstance(tree.held, list):
        for index, one in enumerate(tree.held):
            found |= places(one, (*way, index))
    return found
