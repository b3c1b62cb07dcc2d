"""A noun and what is known of a record -> the text of its file: each field explained, what is missing left empty."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from sourcebook.editing.commented import Commented, comment_of, commented
from sourcebook.editing.formatter import form_of, one_line, written
from sourcebook.editing.schema import schema_path
from sourcebook.model import Record
from sourcebook.model.entry import Frozen
from sourcebook.model.fields import FieldOf, fields_of

HEAD = (
    "Fill in what is empty; `sourcebook check` names it. A field with # before it may be left out: take the # away to use "
    "it. Take all comments away when the record is done."
)


class Scaffold(NamedTuple):
    """The text of a new record, and the fields that are left to fill in, as the check names them."""

    text: str
    left: tuple[str, ...]


def scaffold(
    noun: type[Record],
    values: Mapping[str, Any],
    beside: Mapping[str, list[str]],
    path: PurePosixPath | None,
    words: Mapping[str, Collection[str]],
) -> Scaffold:
    """The text of a new record.

    `values` are those known, by their names in the file: texts, lists and dictionaries. What a record must have and `values` has
    not is left empty, and so is a field for which `values` has an empty text. `beside` are
    comments to stand above a field, besides what it is for. With `path`, an editor is told where the schema is. `words` are
    those of each list of the vocabulary, by what one of its words is called.
    """
    left: list[str] = []
    root = _mapping(noun, values, "", left, beside, words)
    is_markdown = noun.path_pattern.endswith(".md")
    if path and not is_markdown:
        up = "../" * (len(path.parts) - 1)
        root.before.append(f"# yaml-language-server: $schema={up}{schema_path(noun)}")
    root.before += comment_of(HEAD)
    text = written(root, form_of(noun))
    return Scaffold(f"---\n{text}---\n" if is_markdown else text, tuple(left))


def _mapping(
    model: type[Frozen],
    values: Mapping[str, Any],
    way: str,
    left: list[str],
    beside: Mapping[str, list[str]],
    words: Mapping[str, Collection[str]],
) -> Commented:
    """The fields that are known or needed; below them, as comments, those that may be added."""
    pairs, optional = [], list[FieldOf]()
    for one in fields_of(model):
        if one.name not in values and not one.required:
            optional.append(one)
        elif one.name != "body":
            value = _value(one, values.get(one.name, ""), f"{way}{one.name}", left, words)
            value.before = [*_explained(one, values, way, words), *beside.get(one.name, [])]
            pairs.append((Commented(one.name), value))
    return Commented(pairs, after=[*(_names(optional) if way else _explained_more(optional, beside))])


def _value(
    one: FieldOf, given: Any, way: str, left: list[str], words: Mapping[str, Collection[str]]
) -> Commented:
    """What stands in a field; of what is to be filled in, as much as must be there."""
    if one.inner and one.several:
        items = enumerate(given or [{}])
        return Commented(
            [_mapping(one.inner, item, f"{way}.{place}.", left, {}, words) for place, item in items]
        )
    if one.inner:
        return _mapping(one.inner, given or {}, f"{way}.", left, {}, words)
    if given in ("", [], {}):
        left.append(way)
        return Commented([], style="[") if one.several else Commented("")
    return commented(given)


def _explained(
    one: FieldOf, values: Mapping[str, Any], way: str, words: Mapping[str, Collection[str]]
) -> list[str]:
    """What a field is for and, if it is to be filled in, the words that can stand there, or an example."""
    if one.inner:
        return ["", *comment_of(one.what)] if not way else comment_of(one.what)
    known = words.get(one.nouns[0], ()) if one.nouns else ()
    if known and not values.get(one.name):
        return [*([] if way else [""]), *comment_of(f"{one.told[:-1]}: {', '.join(known)}.")]
    if way:
        return comment_of(one.told)
    example = "" if values.get(one.name) else f" Such as: {_example(one)}"
    return ["", *comment_of(one.told + example)]


def _explained_more(optional: list[FieldOf], beside: Mapping[str, list[str]]) -> Iterator[str]:
    """The fields that may be added to a new record, each with what it is for."""
    for one in optional:
        if one.name not in Record.model_fields:  # those are for a record that was published
            yield from ("", *comment_of(one.told))
            yield from beside.get(one.name) or [f"# {one.name}: {_example(one)}"]


def _names(optional: list[FieldOf]) -> list[str]:
    """The fields that may be added inside of another."""
    return comment_of(f"May be added: {', '.join(one.name for one in optional)}") if optional else []


def _example(one: FieldOf) -> str:
    """A value that could stand in a field, on one line."""
    return one_line(commented(_example_value(one)))


def _example_value(one: FieldOf) -> Any:
    if not one.inner:
        return one.example
    needed = [each for each in fields_of(one.inner) if each.required] or fields_of(one.inner)[:1]
    value = {each.name: _example_value(each) for each in needed}
    return [value] if one.several else value
