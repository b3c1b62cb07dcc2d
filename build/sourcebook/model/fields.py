"""The fields of a noun as data: what each is called, holds and is for. Schemas, scaffolds and the reference are made of it."""

import ast
import inspect
import sys
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import WithJsonSchema
from pydantic.fields import FieldInfo

from sourcebook.model import NOUNS, VOCABULARIES, Site, Speaker, Term, When
from sourcebook.model.entry import Entry, Frozen, Record, marks_of, model_of_field, nouns_of_field
from sourcebook.model.text import Quotation

NOT_WRITTEN = frozenset(("id", "origin", "article", "vocabulary"))
"""What an entry knows that nobody writes into its file."""
WRITTEN: tuple[type[Entry], ...] = (*NOUNS, Site, Term)
"""All that authors write in YAML: every noun, the site, and the words of the vocabulary."""
LISTS = {noun: name for name, noun in VOCABULARIES.items()}
"""The lists of the vocabulary, by what one word of each is called."""


class FieldOf(NamedTuple):
    """A field of a record, or of a part of it, as its author writes it."""

    name: str
    required: bool
    several: bool
    what: str
    """What it is for, in a sentence."""
    form: str
    """What can stand there, in a few words."""
    example: Any
    """A value that could stand there; None where it has fields of its own."""
    inner: type[Frozen] | None
    """What its fields are, if it has any."""
    nouns: tuple[str, ...]
    """The nouns whose ids it holds."""
    allowed: tuple[str, ...]
    """The words that can stand there, if these are few and the same in each sourcebook."""
    is_quote: bool
    """Whether it holds a passage of a source."""

    @property
    def told(self) -> str:
        """What it is for, and what can stand there."""
        return f"{self.what} {self.form[0].upper()}{self.form[1:]}."


def written_name(noun: type) -> str:
    """What authors call a noun: `event`; the name of its schema, and of what `sourcebook new` makes."""
    return noun.__name__.lower()


@lru_cache
def fields_of(model: type[Frozen]) -> tuple[FieldOf, ...]:
    """The fields of a model in the order in which a record has them; those that all records have come last."""
    docs = {name: what for one in reversed(model.__mro__) for name, what in _docs(one).items()}
    common = Record.model_fields if issubclass(model, Record) else {}
    names = sorted(model.model_fields, key=lambda name: name in common)
    written = [name for name in names if not _is_given(model, name)]
    return tuple(_field(model.model_fields[name], name, docs[name]) for name in written)


def _is_given(model: type[Frozen], name: str) -> bool:
    """Whether a field is none of the author’s."""
    return name in NOT_WRITTEN and issubclass(model, Entry)


def _docs(model: type) -> dict[str, str]:
    """The docstring of each field that a class has itself; read from its code, so that no start has to wait for it."""
    if not issubclass(model, Frozen):
        return {}
    body = _classes(model.__module__).get(model.__name__, [])
    return {
        field.target.id: " ".join(str(doc.value.value).split())
        for field, doc in zip(body, body[1:], strict=False)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(doc, ast.Expr)
        and isinstance(doc.value, ast.Constant)
    }


@lru_cache
def _classes(module: str) -> dict[str, list[ast.stmt]]:
    """What stands in each class of a module."""
    parsed = ast.parse(inspect.getsource(sys.modules[module])).body
    return {one.name: one.body for one in parsed if isinstance(one, ast.ClassDef)}


def _field(info: FieldInfo, name: str, what: str) -> FieldOf:
    marks = (*info.metadata, info.annotation, *marks_of(info.annotation))
    schema = _schema(info, marks)
    allowed = next((get_args(one) for one in marks if get_origin(one) is Literal), schema.get("enum", ()))
    nouns = nouns_of_field(info)
    inner = model_of_field(info)
    inner = None if inner is Speaker else inner
    several = any(get_origin(one) is tuple for one in marks)
    form = _form(schema, inner, nouns, allowed)
    return FieldOf(
        name=info.alias or name,
        required=info.is_required(),
        several=several,
        what=what,
        form=f"a list of items, each {form}" if several else form,
        example=next(iter((*(info.examples or ()), *_several(schema, several), *allowed)), None),
        inner=inner,
        nouns=nouns,
        allowed=tuple(allowed),
        is_quote=get_args(Quotation)[1] in marks,
    )


def _schema(info: FieldInfo, marks: tuple[Any, ...]) -> dict[str, Any]:
    """The JSON Schema of a field, or of each item of its list, for editors."""
    found: dict[str, Any] = {}
    for one in marks:
        if isinstance(one, WithJsonSchema):
            found |= one.json_schema or {}
        elif one in (When, Speaker):
            found |= one.__get_pydantic_json_schema__()
    if callable(info.json_schema_extra):
        info.json_schema_extra(found)
    return found


def _several(schema: dict[str, Any], several: bool) -> list[Any]:
    """The examples of what can stand in a field; of a list, a list of one."""
    return [[one] if several else one for one in schema.get("examples", ())]


def _form(
    schema: dict[str, Any], inner: type[Frozen] | None, nouns: tuple[str, ...], allowed: tuple[str, ...]
) -> str:
    """What can stand in a field, in a few words."""
    if allowed:
        return f"one of {', '.join(f'`{one}`' for one in allowed)}"
    if inner:
        return f"with the fields {', '.join(one.name for one in fields_of(inner))}"
    if nouns and nouns[0] in LISTS:
        return f"a word of `{LISTS[nouns[0]]}` in content/vocabulary.yaml"
    if nouns:
        return f"the id of {' or '.join(f'an {one}' if one[0] in 'aeiou' else f'a {one}' for one in nouns)}"
    return str(schema["description"])
