"""YAML text -> a tree of texts, lists and mappings in which every value knows its line and column.

YAML is read as a stream of events, so that nothing is guessed (every scalar stays text) and nothing is
expanded: anchors, aliases, tags, directives, a second document, deep nesting and doubled keys are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # it is only re-exported
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

from sourcebook.model.entry import NAME, Lines, Path
from sourcebook.model.text import shown
from sourcebook.read.slips import Unreadable, cause, refuse_conflict, refuse_unseen_spaces

DEEPEST = 6
MOST_VALUES = 5_000
_NO_ANCHOR = "a text that begins with & or * is taken for a mark (anchors and aliases), which is not used here; put the text into quotation marks"


@dataclass(slots=True)
class Tree:
    """A value of the file: `content` is a text, a list of trees, or a mapping of names to trees."""

    content: Any
    line: int
    column: int
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where each name of a mapping stands."""
    lines: Lines | None = None
    """What is typed of a text that runs over several lines, or stands below its mark `>-`."""


def parse(text: str) -> Tree:
    """Read YAML into a tree; raise `Unreadable` with the place of what is refused."""
    refuse_conflict(text)
    lines = text.splitlines()
    refuse_unseen_spaces(lines)
    builder = _Builder(lines)
    try:
        parser = CParser(text)
        while parser.check_event():
            builder.take(parser.get_event())
    except MarkedYAMLError as error:
        marks = [one for one in (error.problem_mark, error.context_mark) if one]
        places = [(mark.line, mark.column) for mark in marks]
        raise cause(lines, places, f"{error.problem} {error.context}") from None
    except YAMLError:
        raise cause(lines, [], "") from None
    return builder.root or Tree({}, 1, 1)


class _Builder:
    """Takes events one by one, and refuses what a record may not have."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.root: Tree | None = None
        self.open: list[Tree] = []
        self.names: list[str | None] = []
        self.documents = self.values = 0

    def take(self, event: Any) -> None:
        self.values += 1
        kind = type(event)
        if kind is ScalarEvent:
            self._refuse_mark(event)
            self._refuse_cut(event)
            self._add(self._text(event))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self.open.pop()
            self.names.pop()
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            self._refuse_mark(event)
            line, column = _place(event)
            tree = Tree({} if kind is MappingStartEvent else [], line, column)
            self._add(tree)
            self.open.append(tree)
            self.names.append(None)
            if len(self.open) > DEEPEST:
                raise Unreadable(
                    f"is nested more than {DEEPEST} deep; write the record flatter, as the others are",
                    line,
                    column,
                )
        elif kind is DocumentStartEvent:
            self._begin(event)
        elif kind is AliasEvent:
            raise Unreadable(_NO_ANCHOR, *_place(event))

    def _text(self, event: ScalarEvent) -> Tree:
        """A text, at the line on which its words begin: below `>-`, the next that has any."""
        start, end = event.start_mark, event.end_mark
        if start.line == end.line:
            line = min(
                start.line + 1, len(self.lines)
            )  # where nothing follows `---`, its text would begin below it
            return Tree(event.value, line, start.column + 1)
        below = bool(event.style and event.style in "|>")
        typed = self.lines[start.line + below : end.line + (not below and end.column > 0)]
        while typed and not typed[-1].strip():
            typed.pop()
        if len(typed) < 2 - below or not event.value.strip():
            return Tree(event.value, start.line + 1, start.column + 1)
        blank = next(number for number, one in enumerate(typed) if one.strip()) if below else 0
        first = typed[blank]
        column = len(first) - len(first.lstrip()) if below else start.column
        line = start.line + below + blank + 1
        return Tree(event.value, line, column + 1, lines=(line, tuple(typed[blank:])))

    def _refuse_cut(self, event: ScalarEvent) -> None:
        """Refuse a text that a # cuts short; a remark after two spaces or more, and before one, cuts none.

        Where no text is before it, a remark has a space after the #.
        """
        end = event.end_mark
        if event.style or end.line >= len(self.lines):
            return
        rest = self.lines[end.line][end.column :]
        if not rest:
            return
        cut = rest.lstrip(" ")
        is_remark = cut.startswith("# ") and (rest.startswith("  ") or not event.value)
        if cut.startswith("#") and cut != "#" and not is_remark:
            after = f" after {shown(event.value)}" if event.value else ""
            what = (
                f"{shown(cut)} is cut off{after}: # begins a remark here; put the text into quotation "
                "marks or after `>-` on the next line, or set a remark apart by two spaces"
            )
            raise Unreadable(what, end.line + 1, end.column + 1 + len(rest) - len(cut))

    def _refuse_mark(self, event: Any) -> None:
        """Refuse an anchor, a tag, and more values than a record has."""
        if event.anchor:
            raise Unreadable(_NO_ANCHOR, *_place(event))
        if event.tag and not (event.tag == "!" and isinstance(event, ScalarEvent)):
            raise Unreadable(
                "a text that begins with ! is taken for a mark, and tags (!) are not used here; put the text into quotation marks",
                *_place(event),
            )
        if self.values > MOST_VALUES:
            raise Unreadable(f"has more than {MOST_VALUES:,} values; split the record", *_place(event))

    def _begin(self, event: DocumentStartEvent) -> None:
        """Refuse a second document, and orders before one."""
        self.documents += 1
        if self.documents > 1:
            raise Unreadable(
                "the line --- begins a second document here; a file holds one record: take the line out, or give the second a file of its own",
                *_place(event),
            )
        if event.version or event.tags:
            raise Unreadable(
                "a line that begins with % is taken for an order, and directives (%) are not used here; take the line out",
                *_place(event),
            )

    def _add(self, tree: Tree) -> None:
        if not self.open:
            self.root = self.root or tree
            return
        parent, name = self.open[-1], self.names[-1]
        if isinstance(parent.content, list):
            parent.content.append(tree)
        elif name is None:
            self._name(parent, tree)
        else:
            parent.content[name] = tree
            self.names[-1] = None

    def _name(self, parent: Tree, tree: Tree) -> None:
        if not isinstance(tree.content, str):
            raise Unreadable("a field’s name is a plain word; write `name: value`", tree.line, tree.column)
        if tree.content in parent.keys:
            first = parent.keys[tree.content][0]
            what = f"“{tree.content}” stands here a second time, first on line {first}; keep one"
            raise Unreadable(what, tree.line, tree.column)
        if tree.content == "<<":
            raise Unreadable(
                "merge keys (<<) are not used here; write the fields out", tree.line, tree.column
            )
        parent.keys[tree.content] = (tree.line, tree.column)
        self.names[-1] = tree.content


def _place(event: Any) -> tuple[int, int]:
    """The line and column of an event, from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1


def plain(tree: Tree) -> Any:
    """The tree as plain texts, lists and dictionaries."""
    if isinstance(tree.content, dict):
        return {name: plain(one) for name, one in tree.content.items()}
    return [plain(one) for one in tree.content] if isinstance(tree.content, list) else tree.content


def texts(tree: Tree) -> dict[Path, Lines]:
    """What is typed of each text that has lines of its own, by its way."""
    return {way: one.lines for way, one in _walk(tree) if one.lines}


def places(tree: Tree) -> dict[Path, tuple[int, int]]:
    """Where each value and (below `NAME`) its name stands, by its way; an empty value stands at its name."""
    found = dict[Path, tuple[int, int]]()
    for way, one in _walk(tree):
        found.setdefault(way, (one.line, one.column))
        for name, key in one.keys.items():
            inner = one.content[name]
            found[*way, name, NAME] = key
            if inner.content == "" or isinstance(inner.content, (dict, list)) and inner.line != key[0]:
                found[*way, name] = key
    return found


def _walk(tree: Tree) -> Iterator[tuple[Path, Tree]]:
    """Each value of a tree with its way, a holder before what it holds."""
    left: list[tuple[Path, Tree]] = [((), tree)]
    while left:
        way, one = left.pop()
        yield way, one
        if isinstance(one.content, dict):
            left += [((*way, name), inner) for name, inner in one.content.items()]
        elif isinstance(one.content, list):
            left += [((*way, index), inner) for index, inner in enumerate(one.content)]
