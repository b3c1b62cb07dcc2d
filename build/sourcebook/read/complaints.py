"""What the model refuses, said to the author: what was typed, why it cannot stand there, and what to write."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic_core import ErrorDetails

from sourcebook.model import (
    NOUNS,
    AtReading,
    Diagnostic,
    Entry,
    Origin,
    Record,
    Reference,
    Seed,
    Term,
    Withdrawn,
    WordList,
)
from sourcebook.model.entry import Frozen, fields_on, model_of_field, nouns_of
from sourcebook.model.entry import Path as Way
from sourcebook.model.text import LONGEST_ID, series, shown
from sourcebook.read.did_you_mean import did_you_mean, nearest
from sourcebook.read.files import slug

NOT_WRITTEN = ("id", "origin", "article", "body", "vocabulary")
"""What a record has that nobody writes in its fields."""


def complaints(
    origin: Origin, errors: list[ErrorDetails], noun: type[Entry], article: Seed | None
) -> Iterator[Diagnostic]:
    """Each of the model’s complaints; a field that is missing because its name is misspelt is reported once.

    Of a source, `article` is the one whose SHA-256 is asked for.
    """
    unknown = {(*one["loc"][:-1], meant(one, noun)) for one in errors if one["type"] == "extra_forbidden"}
    for one in without_shortness(errors):
        follows = one["type"] == "missing" and one["loc"] in unknown or _is_misnamed(one, noun)
        if not follows:
            of_name = one["type"] == "extra_forbidden"
            what = _digest(one, article) or complaint_of(one, noun)
            yield origin.diagnostic(_way(one, noun), what, of_name, _sort(one), _words(one))


def without_shortness(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The model’s complaints without those that a list is short, since what stands in it is wrong."""
    below = {one["loc"][:end] for one in errors for end in range(len(one["loc"]))}
    return [one for one in errors if one["type"] != "too_short" or one["loc"] not in below]


def misnamed(errors: list[ErrorDetails], noun: type[Entry]) -> Iterator[Reference]:
    """Each text that stands where the id of a record or a word belongs, and is none."""
    for one in errors:
        if _is_misnamed(one, noun):
            yield Reference(tuple(one["loc"]), nouns_of(noun, tuple(one["loc"])), one["input"])


def another_kind(origin: Origin, data: dict[str, Any], noun: type[Entry]) -> Diagnostic | None:
    """That a record has all the fields of another kind, and lies in the wrong folder, if it is so."""
    for other in NOUNS:
        same_form = PurePosixPath(other.path_pattern).suffix == PurePosixPath(noun.path_pattern).suffix
        least = {*needed(other)} - {*NOT_WRITTEN}
        if other is not noun and same_form and least <= set(data) <= set(_written(other)):
            folder = other.path_pattern.rpartition("/")[0].replace("/*", "/<its year>")
            kind, withdraw = (
                ("withdrawn record", "; to withdraw it, let `sourcebook new withdrawn` write its file")
                if noun is Withdrawn
                else (noun.noun, "")
            )
            what = f"has the fields of another kind, {other.noun}, and not of {kind}; move it to {folder}/{withdraw}"
            return origin.diagnostic((), what, name=AtReading.misplaced)
    return None


def _is_misnamed(error: ErrorDetails, noun: type[Entry]) -> bool:
    typed = error["input"]
    return (
        error["type"] in ("no_id", "reserved")
        and isinstance(typed, str)
        and bool(typed.strip())
        and bool(nouns_of(noun, tuple(error["loc"])))
    )


def not_written(name: str, id: str) -> str:
    """What to say of a field that is not the author's to write."""
    if name == "id":
        return f"is not the file’s name, “{id}”; the name of the file is the id, so take the field out"
    return "is not a field of this record; take it out"


def _sort(error: ErrorDetails) -> AtReading:
    """The name of the rule that a complaint of the model belongs to."""
    match error["type"]:
        case "missing":
            return AtReading.field_missing
        case "extra_forbidden":
            return AtReading.field_unknown
    return AtReading.id_malformed if tuple(error["loc"]) == ("id",) else AtReading.value_wrong


def _way(error: ErrorDetails, noun: type[Entry]) -> Way:
    """The way to what is complained of; an id is the whole record, a list of words is itself."""
    way = tuple(error["loc"])
    return way[1:] if way == ("id",) or noun is WordList and way[:1] == ("words",) else way


def _words(error: ErrorDetails) -> str:
    """The words of a text at which the trouble is, where the model knows them."""
    return str(error.get("ctx", {}).get("words", ""))


def _digest(error: ErrorDetails, article: Seed | None) -> str:
    """The SHA-256 to write where a source has none that could be one."""
    if error["loc"] != ("sha256",) or not article or not article.sha256:
        return ""
    what = "is missing" if error["type"] == "missing" else f"{shown(error['input'])} is no SHA-256"
    return f"{what}; write that of {article.path}, {article.sha256}"


def _is_needed(error: ErrorDetails, noun: type[Entry]) -> bool:
    """Whether a complaint is of a field that must be there; an item of a list never must."""
    *_, field = (None, *fields_on(noun, error["loc"]))
    return field is not None and field.is_required() and isinstance(error["loc"][-1], str)


_LIST = ("tuple_type",)
_FIELDS = ("model_type", "model_attributes_type", "dict_type")


def complaint_of(error: ErrorDetails, noun: type[Entry]) -> str:
    """Say a model's complaint as one would to the author."""
    typed, sort = error["input"], error["type"]
    if sort == "missing":
        # nothing stands there that could show which field it is: `licence: {}`
        name = f"`{error['loc'][-1]}` " if typed == {} and len(error["loc"]) > 1 else ""
        return f"{name}is missing; add it"
    if sort == "extra_forbidden":
        return _unknown_field(error, noun)
    if sort == "too_long":
        return f"has {error['ctx']['actual_length']} items; leave at most {error['ctx']['max_length']}"
    if sort == "too_short" or (typed == "" and sort in _LIST):
        least = error.get("ctx", {}).get("min_length", 1)
        return (
            f"has fewer than {least}; name at least {least}"
            if least > 1 and typed
            else f"is empty; name at least one{'' if _is_needed(error, noun) else ', or take the field out if it may be left out'}"
        )
    if typed == "" or typed is None:
        return f"is empty; fill it{'' if _is_needed(error, noun) else ', or leave the field out if it may be left out'}"
    if sort in _LIST:
        return _no_list(typed)
    if sort in _FIELDS and not isinstance(typed, list):
        return _no_fields(typed, error, noun)
    if isinstance(typed, list) and tuple(error["loc"]) != ("id",):
        alone = (
            f"write {typed[0]} without brackets and dash"
            if len(typed) == 1 and isinstance(typed[0], str)
            else "write one"
        )
        return f"a single value is expected, not a list; {alone}"
    if isinstance(typed, dict):
        return "a text is expected, not fields; write it after the name, in quotation marks or after `>-` if it has a colon"
    if sort == "literal_error":
        return f"{shown(typed)} cannot stand here; write {error['ctx']['expected'].replace(chr(39), '')}"
    if sort == "no_id":
        return _no_id(error, noun)
    return error["msg"]


def _no_id(error: ErrorDetails, noun: type[Entry]) -> str:
    """What to say of a text that is no id: of the file's name, to rename it."""
    near = slug(str(error["input"]))
    if tuple(error["loc"]) == ("id",):
        what = f"write {near}" if noun in (Term, WordList) else f"rename the file to {near} and its ending"
        mend = f"; {what}" if near and len(near) <= LONGEST_ID else ""
        return f"{error['msg']}{mend}"
    return f"{error['msg']}{f', as {near}' if near and len(near) <= LONGEST_ID else ''}"


def _no_list(typed: Any) -> str:
    """What to say where a list is expected."""
    if isinstance(typed, str) and typed.startswith("-") and not typed.startswith("- "):
        items = [one.strip() for one in typed.split(" -")]
        return f"there is no space after the dash; write each on a line of its own, as `- {items[0].lstrip('-')}`"
    if isinstance(typed, dict):
        return "a list is expected; write a dash and a space before the first field, as `- name: value`"
    if found := re.fullmatch(r"[•*–—·] ?([\w-]+)", typed):
        return f"a list is expected; write a dash where “{typed[0]}” stands, as `- {found[1]}`"
    return (
        f"a list is expected; write [{', '.join(re.split(' *[,;] *', typed))}]"
        if re.fullmatch(r"[\w-]+( *[,;] *[\w-]+)*", typed)
        else "a list is expected; write [a, b], or one “- item” on each line"
    )


def _no_fields(typed: Any, error: ErrorDetails, noun: type[Entry]) -> str:
    """What to say where several fields are expected."""
    names = as_fields(error, noun)
    return (
        f"{shown(typed)} stands where fields are expected; write {{{names}}}"
        if isinstance(typed, str)
        else f"fields are expected; write {{{names}}}, without a list"
    )


def as_fields(error: ErrorDetails, noun: type[Entry]) -> str:
    """The fields that the value of a field must have, as one would write them."""
    return ", ".join(f"{name}: …" for name in needed(_model_at(noun, error["loc"]))) or "name: value"


def needed(model: type[Frozen]) -> list[str]:
    """What an author calls the fields that a record, or a part of it, must have."""
    return [one.alias or name for name, one in model.model_fields.items() if one.is_required()]


def _unknown_field(error: ErrorDetails, noun: type[Entry]) -> str:
    """What to say of a field that the record does not have."""
    name = str(error["loc"][-1])
    names = _field_names(error, noun)
    left, colon, right = name.partition(":")
    if colon and left in names:
        return (
            f"is not a field of this record, for there is no space after the colon; write `{left}: {right}`"
        )
    if name[:1] == "-" and name.strip("- ") in names:
        return f"is not a field of this record, for there is no space after the dash; write `- {name.strip('- ')}: …`"
    if near := meant(error, noun):
        return f"is not a field of this record; did you mean “{near}”?"
    owners = [one.noun for one in NOUNS if name in _written(one)] if len(error["loc"]) == 1 else []
    whose = f" but of another kind, {series(owners, 'or')}" if owners else ""
    return f"is not a field of this record{whose}; its fields are {', '.join(names)}"


def meant(error: ErrorDetails, noun: type[Entry]) -> str:
    """The field whose name is most like one that is unknown; empty where none is."""
    name, names = str(error["loc"][-1]), _field_names(error, noun)
    first = name.partition(":")[0].strip("- \u00a0")
    if first in names:
        return first
    return nearest(name, names)


def _written(model: type[Frozen]) -> list[str]:
    """What an author calls the fields of a record or a part of it; those that any record has, last."""
    names = [(name in Record.model_fields, one.alias or name) for name, one in model.model_fields.items()]
    return [name for _, name in sorted(names, key=lambda one: one[0]) if name not in NOT_WRITTEN]


def _field_names(error: ErrorDetails, noun: type[Entry]) -> list[str]:
    """What the fields are called of the record, or of the part of it, that holds an unknown one."""
    return _written(_model_at(noun, error["loc"][:-1]))


def unknown(name: str, names: list[str]) -> str:
    """What to say of a name that is none of those known."""
    mend = did_you_mean(name, names) or f"write one of {', '.join(names)}"
    return f"is not known here; {mend}"


def _model_at(noun: type[Entry], way: Way) -> type[Frozen]:
    """The model at the end of a way through a record: its own, or that of a field's values."""
    models = [model for field in fields_on(noun, way) if field and (model := model_of_field(field))]
    return models[-1] if models else noun
