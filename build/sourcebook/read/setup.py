"""mkdocs.yml, and what it inherits, and CITATION.cff -> every value with its place. Nothing of it is obeyed here."""

import os
import posixpath
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sourcebook.model.diagnostic import Diagnostic
from sourcebook.model.entry import Path as Way
from sourcebook.model.letters import faults
from sourcebook.model.setup import CitationFile, Setup
from sourcebook.model.text import shown
from sourcebook.read.files import is_through_link
from sourcebook.read.slips import Unreadable
from sourcebook.read.yaml import MOST_VALUES

INHERIT = "INHERIT"
NOT_OF_TEMPLATES = ("content", "seeds", "out")
MOST_INHERITED = 5
_PLAIN = "tag:yaml.org,2002:"
_RUN, _NAMED = f"{_PLAIN}python/", f"{_PLAIN}python/name:"
"""Marks at which MkDocs runs Python; the latter has it only look something up, as extensions ask for."""
Place = tuple[str, int, int]


class _Value(NamedTuple):
    """A value and its place: a text (None if MkDocs works it out), a list, or a mapping."""

    content: "str | None | list[_Value] | dict[str, _Value]"
    place: Place


def read_setup(root: Path, text_of: Callable[[str], str]) -> Setup:
    """Read mkdocs.yml of a sourcebook; `text_of` gives the text of a file by its path there, or raises `Unreadable`."""
    path = Setup.path
    if not os.path.lexists(root / path):
        what = "is not there; without it no page can be published: copy the one that `sourcebook init` makes in an empty folder"
        return Setup(flaw=Diagnostic(path, 1, 1, "", what))
    chain: list[_Value] = []
    try:
        while path:
            if len(chain) == MOST_INHERITED:
                raise Unreadable("inherits from a file that inherits, and so on; name the last of them")
            chain.append(_parsed(text_of(path), path))
            heir = chain[-1].content
            above = heir.get(INHERIT) if isinstance(heir, dict) else None
            path = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), above.content))
                if above and isinstance(above.content, str)
                else ""
            )
    except Unreadable as error:
        return Setup(flaw=Diagnostic(path, error.line, error.column, "", error.what))
    merged = chain.pop()
    while chain:
        merged = _merged(merged, chain.pop())
    values, places = _flattened(merged)
    folder = values.get(("theme", "custom_dir")) or ""
    return Setup(values, places, folder_flaw=_folder_flaw(root, folder) if folder else "")


def _folder_flaw(root: Path, folder: str) -> str:
    """Why a folder is none of templates: it is not there, or MkDocs would publish with it what is not meant for that."""
    if not (root / folder).is_dir():
        return f"there is no folder {shown(folder)}; take the line out, or correct the path"
    path = posixpath.normpath(folder)
    if path.startswith(("/", ".")) or path.split("/")[0] in NOT_OF_TEMPLATES or is_through_link(root, path):
        return f"{shown(folder)} is no folder of templates alone, and all in it would be published; name one of its own beside content/, or take the line out"
    return ""


def read_citation(root: Path, text_of: Callable[[str], str]) -> CitationFile | None:
    """Read CITATION.cff of a sourcebook, if it has one; `text_of` as for `read_setup`."""
    path = CitationFile.path
    if not os.path.lexists(root / path):
        return None
    try:
        return CitationFile(*_flattened(_parsed(text_of(path), path)))
    except Unreadable as error:
        return CitationFile(flaw=Diagnostic(path, error.line, error.column, "", error.what))


def _flattened(settings: _Value) -> tuple[dict[Way, str | None], dict[Way, Place]]:
    """Each text of a tree by the way to it, and the place of each value."""
    found = list(_flat(settings, ()))
    values = {
        way: one.content
        for way, one in found
        if not isinstance(one.content, (dict, list)) and way != (INHERIT,)
    }
    return values, {way: one.place for way, one in found}


@lru_cache(maxsize=64)  # `serve` reads it again after each edit of a record
def _parsed(text: str, path: str) -> _Value:
    """The file as a tree of values; raise `Unreadable` if it is no mapping in YAML, or has one within itself without end."""
    try:
        return _composed(text, path)
    except RecursionError:
        raise Unreadable("is nested too deep, or holds itself; write it flatter") from None


def _composed(text: str, path: str) -> _Value:
    """The file as a tree of values, as `_parsed` gives it; raise RecursionError where it is nested too deep."""
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"this is no YAML: {' '.join(str(error.problem or error.context).split())}; check indentation, colons and quotation marks"
        raise Unreadable(what, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1) from None
    except YAMLError as error:
        raise Unreadable(f"this is no YAML: {' '.join(str(error).split())}; mend it") from None
    if not isinstance(node, MappingNode):
        raise Unreadable("settings are expected, each as `name: value`; `sourcebook init` makes a whole file")
    return _value(node, path, [0])


def _value(node: Node, path: str, count: list[int]) -> _Value:
    """A node as a value; an alias stands for what it names, so that the values are counted."""
    count[0] += 1
    if count[0] > MOST_VALUES:
        raise Unreadable(f"has more than {MOST_VALUES:,} values; shorten it")
    place = _place(node, path)
    if str(node.tag).startswith(_RUN) and not str(node.tag).startswith(_NAMED):
        what = f"the mark !!{shown(str(node.tag).removeprefix(_PLAIN)).strip('“”')} has a program run as the file is read; take it out"
        raise Unreadable(what, *place[1:])
    if not str(node.tag).startswith(_PLAIN) or str(node.tag).startswith(_RUN):
        return _Value(None, place)
    if isinstance(node, MappingNode):
        return _Value(
            {_text(name): _named(name, _value(one, path, count), path) for name, one in node.value}, place
        )
    if isinstance(node, SequenceNode):
        return _Value([_value(one, path, count) for one in node.value], place)
    return _Value(_text(node) if isinstance(node, ScalarNode) else None, place)


def _text(node: ScalarNode) -> str:
    """A text, in which nothing deceives."""
    if found := faults(str(node.value).replace("\t", " ")):
        raise Unreadable(found[0].what, node.start_mark.line + 1, node.start_mark.column + 1)
    return str(node.value)


def _named(name: Node, value: _Value, path: str) -> _Value:
    """A value of a mapping; one that is a list or a mapping, or empty, is reported at its name."""
    return (
        value
        if value.content and isinstance(value.content, str)
        else value._replace(place=_place(name, path))
    )


def _place(node: Node, path: str) -> Place:
    return path, node.start_mark.line + 1, node.start_mark.column + 1


def _merged(above: _Value, heir: _Value) -> _Value:
    """What a file inherits with its own over it, as MkDocs has it: mappings are joined, all else is replaced."""
    if not (isinstance(above.content, dict) and isinstance(heir.content, dict)):
        return heir
    own = {
        name: _merged(above.content[name], one) if name in above.content else one
        for name, one in heir.content.items()
    }
    return heir._replace(content={**above.content, **own})


def _flat(value: _Value, way: Way) -> Iterator[tuple[Way, _Value]]:
    """Each value of a tree, by the way to it, in order."""
    yield way, value
    if isinstance(value.content, dict):
        for name, one in value.content.items():
            yield from _flat(one, (*way, name))
    elif isinstance(value.content, list):
        for number, one in enumerate(value.content):
            yield from _flat(one, (*way, number))
