"""YAML text -> values, each with the comments that belong to it, so that they can be moved together.

A comment on a line of its own belongs to what follows it, unless it is indented deeper: then it closes the list or
the fields before it. A comment behind a value belongs to that value. Nothing is dropped.
"""

import textwrap
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from sourcebook.model.letters import flaw

Place = tuple[int, int]
"""A line and a column, both from 0."""
END: Place = (10**9, 0)
BLOCK_STYLES = (">", "|")
WIDTH = 100
"""Of a line of a comment that is made."""


@dataclass
class Commented:
    """A value of the file, with the comments around it.

    `content` is a text, a list of values, or the names and values of a mapping.
    """

    content: "str | list[Commented] | list[tuple[Commented, Commented]]"
    style: str = ""
    """How a text is written: plain, `'`, `"`, `>` or `|`; of a list or mapping, `[` where brackets hold it."""
    lines: list[str] = field(default_factory=list)
    """The lines of a text that is written as a block, without their indentation."""
    before: list[str] = field(default_factory=list)
    """The comments above it, and blank lines among them."""
    beside: str = ""
    """The comment behind it, with the spaces before."""
    after: list[str] = field(default_factory=list)
    """The comments below the last of its values."""

    def set_beside(self, comment: "Comment") -> None:
        """Put a comment behind the value, or above it if there is one already."""
        if self.beside:
            self.before.append(comment.text)
        else:
            self.beside = " " * max(2, comment.gap) + comment.text


class Comment(NamedTuple):
    """A comment, or a blank line, which has no text."""

    place: Place
    text: str
    gap: int
    """How many spaces stand between it and what is before it on its line."""
    own: bool
    """Whether nothing else stands on its line."""


def read_commented(text: str) -> Commented:
    """Read YAML of which `read.yaml.parse` has found nothing to refuse."""
    root = YAML(typ="safe").compose(text)
    lines = text.split("\n")
    if root is None:
        return Commented([], style="{", after=[one.text for one in comments_of(text, None)])
    return _Reader(lines, deque(comments_of(text, root))).root(root)


def comments_of(text: str, root: Node | None) -> Iterator[Comment]:
    """Each comment and each blank line outside the texts of a file, in order."""
    lines = text.split("\n")
    inside = _texts(lines, root)
    for number, line in enumerate(lines[:-1] if lines[-1] == "" else lines):
        if not line.strip():
            if not any(first < (number, 0) < last for first, last in inside.get(number, ())):
                yield Comment((number, 0), "", 0, True)
            continue
        at = _comment_at(line, number, inside)
        if at is not None:
            before = line[:at].rstrip()
            yield Comment((number, at), line[at:].rstrip(), at - len(before), not before)


def _comment_at(line: str, number: int, inside: dict[int, list[tuple[Place, Place]]]) -> int | None:
    """The column at which a comment starts on a line."""
    at = line.find("#")
    while at != -1:
        is_free = not any(first <= (number, at) < last for first, last in inside.get(number, ()))
        if is_free and (at == 0 or line[at - 1] in " \t"):
            return at
        at = line.find("#", at + 1)
    return None


def _texts(lines: list[str], root: Node | None) -> dict[int, list[tuple[Place, Place]]]:
    """From where to where texts stand, by each line that they touch."""
    found: dict[int, list[tuple[Place, Place]]] = {}
    for node in _scalars(root):
        first, last = _span(lines, node)
        for number in range(first[0], last[0] + 1):
            found.setdefault(number, []).append((first, last))
    return found


def _span(lines: list[str], node: ScalarNode) -> tuple[Place, Place]:
    """From where to where a text stands; a block starts below its sign, and ends with its last line that is not blank."""
    first, last = _start(node), _end(node)
    if node.style not in BLOCK_STYLES:
        return first, last
    line = last[0] if last[1] else last[0] - 1
    while line > first[0] and not lines[line].strip() and not node.value.endswith("\n\n"):
        line -= 1
    return (first[0] + 1, 0), (line, len(lines[line]) + 1)


def _scalars(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for name, value in node.value:
            yield name
            yield from _scalars(value)
    elif isinstance(node, CollectionNode):
        for one in node.value:
            yield from _scalars(one)


def _start(node: Node) -> Place:
    return node.start_mark.line, node.start_mark.column


def _end(node: Node) -> Place:
    return node.end_mark.line, node.end_mark.column


def _of_the_file(comments: list[str]) -> tuple[list[str], list[str]]:
    """Those comments above the first field that are about the file: what a blank line parts from it, or an editor reads."""
    count = 1 + max((place for place, one in enumerate(comments) if not one), default=-1)
    while count < len(comments) and comments[count].startswith("# yaml-language-server:"):
        count += 1
    return comments[:count], comments[count:]


class _Reader:
    """Walks the values in the order of the file, and gives each the comments that wait for it."""

    def __init__(self, lines: list[str], waiting: deque[Comment]) -> None:
        self.lines, self.waiting = lines, waiting

    def root(self, node: Node) -> Commented:
        """The whole file."""
        made = self._value(node, Commented([]), -1, END)
        made.after += [one.text for one in self.waiting]
        first = next(iter(made.content), None)
        if isinstance(first, tuple):
            made.before, first[1].before = _of_the_file(first[1].before)
        return made

    def _before(self, place: Place) -> Iterator[Comment]:
        while self.waiting and self.waiting[0].place < place:
            yield self.waiting.popleft()

    def _value(self, node: Node, made: Commented, parent: int, limit: Place) -> Commented:
        """Fill in a value whose comments above are taken; `parent` is the column of what holds it, `limit` where the next begins."""
        if isinstance(node, ScalarNode):
            self._scalar(node, made)
        elif isinstance(node, CollectionNode):
            made.style = "[" if node.flow_style else ""
            if isinstance(node, MappingNode) and not node.value:
                made.style = "{"  # nothing else tells it from an empty list
            starts = [_start(one[0] if isinstance(node, MappingNode) else one) for one in node.value]
            own = _end(node) if node.flow_style else limit
            column = _start(node)[1]
            made.content = [
                self._item(node, at, column, (*starts[at + 1 :], own)[0]) for at in range(len(starts))
            ]  # type: ignore[assignment]  # pairs of a mapping, values of a list
            if node.flow_style:
                inside = made.after if made.content else made.before  # empty brackets have no room for it
                inside += [one.text for one in self._before(_end(node))]
                self._take_beside(_end(node), made)
            else:
                made.after += self._closing(max(column, parent + 1), limit)
        return made

    def _item(
        self, node: CollectionNode, at: int, column: int, limit: Place
    ) -> "Commented | tuple[Commented, Commented]":
        item = node.value[at]
        made = Commented("")
        if not isinstance(node, MappingNode):
            made.before += [one.text for one in self._before(_start(item))]
            return self._value(item, made, column, limit)
        name, value = item
        made.before += [one.text for one in self._before(_start(name))]
        self._between(_end(name), value, made)
        return Commented(name.value, style=name.style or ""), self._value(value, made, column, limit)

    def _between(self, name_end: Place, value: Node, made: Commented) -> None:
        """Take the comments between a name and its value; what stands above the first of several values is left to that."""
        if isinstance(value, ScalarNode) or isinstance(value, CollectionNode) and value.flow_style:
            for one in self._before(_start(value)):
                if one.place[0] == name_end[0]:
                    made.set_beside(one)
                elif one.text:
                    made.before.append(one.text)
        elif self.waiting and self.waiting[0].place[0] == name_end[0]:
            made.set_beside(self.waiting.popleft())

    def _scalar(self, node: ScalarNode, made: Commented) -> None:
        made.content, made.style = node.value, node.style or ""
        if node.style not in BLOCK_STYLES:
            self._take_beside(_end(node), made)
            return
        (first, _), (last, _) = _span(self.lines, node)
        block = self.lines[first : last + 1]
        indent = min((len(line) - len(line.lstrip(" ")) for line in block if line.strip()), default=0)
        made.lines = [line[indent:].rstrip("\n") for line in block]
        for one in self._before((first, 0)):
            made.set_beside(one)

    def _take_beside(self, end: Place, made: Commented) -> None:
        """Take the comment behind a value, if nothing but a comma parts them."""
        if self.waiting and self.waiting[0].place[0] == end[0] and self.waiting[0].place >= end:
            one = self.waiting[0]
            if not self.lines[end[0]][end[1] : one.place[1]].strip(" ,"):
                made.set_beside(self.waiting.popleft())

    def _closing(self, column: int, limit: Place) -> list[str]:
        """Take the comments below the last value of a block that are indented as it is, or deeper."""
        count = 0
        for place, one in enumerate(self.waiting):
            if one.place >= limit or (one.text and (not one.own or one.place[1] < column)):
                break
            count = place + 1 if one.text else count
        return [self.waiting.popleft().text for _ in range(count)]


def comment_of(text: str) -> list[str]:
    """A text as comment lines; a blank stands for what no file of a record may hold."""
    lines = textwrap.wrap(without_flaws(text), WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f"# {line}" for line in lines]


def without_flaws(text: str) -> str:
    """A text with a blank for each character that may stand in no file."""
    return "".join(" " if flaw(one) else one for one in text)


def commented(value: Any) -> Commented:
    """A value made up: texts, numbers, lists and dictionaries of them; what is one already stays."""
    if isinstance(value, Commented):
        return value
    if isinstance(value, Mapping):
        return Commented([(Commented(name), commented(one)) for name, one in value.items()], style="[")
    if isinstance(value, (list, tuple)):
        return Commented([commented(one) for one in value], style="[")
    return Commented(str(value).lower() if isinstance(value, bool) else str(value))
