"""The fields that records have: what each is for, what can stand there, and an example."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from markupsafe import Markup

from sourcebook.model import Output, Sourcebook, Term
from sourcebook.model.entry import Frozen
from sourcebook.model.fields import WRITTEN, FieldOf, fields_of, written_name
from sourcebook.site.markdown import code, coded, fill


class Part(NamedTuple):
    """A noun, or what a field of one holds: its anchor, its title, where its files are, its fields."""

    anchor: str
    title: str
    what: str
    kept_in: str
    fields: tuple[FieldOf, ...]


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page."""
    yield fill(
        "fields",
        PurePosixPath("fields.md"),
        sourcebook,
        {"parts": tuple(_parts()), "row": _row, "code": code},
        title="Fields",
        description="What a record of each kind has: every field, what it is for, and an example.",
    )


def _parts() -> Iterator[Part]:
    """Each noun, followed by the parts of it that no noun before it has."""
    told: set[type[Frozen]] = set()
    for noun in WRITTEN:
        title = "Word of the vocabulary" if noun is Term else written_name(noun).capitalize()
        yield _part(noun, title, noun.path_pattern)
        waiting: list[type[Frozen]] = [noun]
        while waiting:
            for one in fields_of(waiting.pop(0)):
                if one.inner and one.inner not in told:
                    told.add(one.inner)
                    waiting.append(one.inner)
                    yield _part(one.inner, f"{written_name(noun).capitalize()}: {one.name}", "")


def _part(model: type[Frozen], title: str, kept_in: str) -> Part:
    what = " ".join((model.__doc__ or "").partition("\n")[0].split())
    return Part(written_name(model), title, what, kept_in, fields_of(model))


def _row(one: FieldOf) -> Markup:
    """A field as a row of its table."""
    told = coded(one.what) if one.inner else coded(one.told)
    if one.inner:
        several = "A list; each item has" if one.several else "It has"
        told += Markup(" {} [these fields](#{}).").format(several, written_name(one.inner))
    needed = "yes" if one.required else "no"
    example = "" if one.example is None else code(_in_a_file(one.example))
    return Markup("| {} | {} | {} | {} |").format(code(one.name), needed, told, example)


def _in_a_file(value: Any) -> str:
    """A value as a file has it, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_in_a_file, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_in_a_file(one)}' for name, one in value.items())}}}"
    return value if isinstance(value, str) else json.dumps(value)
