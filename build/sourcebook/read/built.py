"""Plain data -> an entry; where it cannot be built, an invalid one that carries every reason, and what can still be judged of it."""

import copy
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sourcebook.model import AtReading, Diagnostic, Entry, InvalidRecord, Origin, Reference, Seed
from sourcebook.model.entry import Path as Way
from sourcebook.read.complaints import (
    another_kind,
    complaints,
    meant,
    misnamed,
    not_written,
    without_shortness,
)
from sourcebook.read.slips import Unreadable

MOST_STAND_INS = 40
STAND_INS: tuple[Any, ...] = (
    "stand-in",
    "2000",
    "1",
    "true",
    "https://stand-in.example.org/",
    "#000000",
    ["stand-in"],
    {},
    [{}],
)
"""What may stand in for a field that is missing or wrong: the first that the model takes."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})


def built(
    noun: type[Entry], id: str, origin: Origin, data: dict[str, Any], given: Mapping[str, Any] = _NOTHING
) -> Entry:
    """The entry, or where it cannot be built an invalid one with every reason; `given` is not the author’s."""
    own = {"id", "origin", *given} & data.keys() - ({"id"} if data.get("id") == id else set())
    diagnostics = [
        origin.diagnostic((name,), not_written(name, id), name != "id", AtReading.field_unknown)
        for name in sorted(own)
    ]
    ours = {**given, "id": id, "origin": origin}
    entry, draft = None, None
    ways: tuple[Way, ...] = ()
    names: tuple[Reference, ...] = ()
    try:
        entry = noun(**{**data, **ours})
    except ValidationError as error:
        errors = error.errors()
        names = tuple(misnamed(errors, noun))
        diagnostics += complaints(origin, errors, noun, ours.get("article"))
        if any(one["type"] == "extra_forbidden" and len(one["loc"]) == 1 for one in errors):
            diagnostics = [other] if (other := another_kind(origin, data, noun)) else diagnostics
        entry = _rest(noun, data, ours, errors)
        draft, ways = (None, ()) if entry else _draft(noun, data, ours, without_shortness(errors))
    if diagnostics or names or entry is None:
        return InvalidRecord(
            id=id,
            origin=origin,
            of=given.get("vocabulary", noun.noun),
            diagnostics=tuple(diagnostics),
            misnamed=names,
            rest=entry,
            draft=draft,
            stand_ins=ways,
        )
    return entry


def unread(
    path: str, id: str, noun: str, error: Unreadable, sort: AtReading = AtReading.unreadable
) -> InvalidRecord:
    """The entry of a file that is no record."""
    diagnostic = Diagnostic(path, error.line, error.column, "", error.what, name=sort)
    return InvalidRecord(id=id, origin=Origin(path), of=noun, diagnostics=(diagnostic,))


def _rest(
    noun: type[Entry], data: dict[str, Any], ours: Mapping[str, Any], errors: list[ErrorDetails]
) -> Entry | None:
    """The entry without the fields that are wrong; None if what is left is none, or a name may only be misspelt."""
    left = copy.deepcopy(data)
    for one in errors:
        *way, last = one["loc"]
        holder = _value_at(left, way)
        if not isinstance(holder, dict) or last not in holder:
            return None
        if one["type"] == "extra_forbidden" and meant(one, noun) not in ("", *holder):
            return None
        del holder[last]
    try:
        return noun(**{**left, **ours})
    except ValidationError:
        return None


def _draft(
    noun: type[Entry], data: dict[str, Any], ours: Mapping[str, Any], errors: list[ErrorDetails]
) -> tuple[Entry | None, tuple[Way, ...]]:
    """The entry with something standing in for each field that is missing or wrong, so that the others can be judged;
    and the ways to these fields."""
    left, ways = copy.deepcopy(data), list[Way]()
    for _ in range(MOST_STAND_INS):
        if not errors:
            return noun(**{**left, **ours}), tuple(ways)
        tried = (_with(noun, left, ours, errors[0], value) for value in _stand_ins(errors[0], ours))
        found = next((one for one in tried if one is not None), None)
        if found is None:
            break
        ways.append(_written_way(left, errors[0]["loc"]))
        left, errors = found
    return None, ()


def _stand_ins(error: ErrorDetails, ours: Mapping[str, Any]) -> Iterator[Any]:
    """What may stand in for a field, the likeliest first; for a source’s digest, that of its article."""
    if error["type"] == "extra_forbidden":
        yield None
        return
    article = ours.get("article")
    if error["loc"] == ("sha256",) and isinstance(article, Seed):
        yield article.sha256 or "0" * 64
    yield from STAND_INS
    yield from (one.strip("'") for one in str(error.get("ctx", {}).get("expected", "")).split(" or ")[:1])


def _with(
    noun: type[Entry], data: dict[str, Any], ours: Mapping[str, Any], error: ErrorDetails, value: Any
) -> tuple[dict[str, Any], list[ErrorDetails]] | None:
    """The data with a value at the place of an error (or without it, where it is None), and the errors that are left;
    None if the same place is wrong still."""
    left = copy.deepcopy(data)
    *way, last = _written_way(left, error["loc"])
    holder = _value_at(left, way)
    try:
        if value is None:
            del holder[last]  # type: ignore[attr-defined]  # what holds no items raises, and is answered so
        else:
            holder[last] = value  # type: ignore[index]  # likewise
    except (TypeError, KeyError, IndexError):
        return None
    try:
        noun(**{**left, **ours})
    except ValidationError as found:
        errors = without_shortness(found.errors())
        return None if any(one["loc"] == error["loc"] for one in errors) else (left, errors)
    return left, []


def _written_way(data: object, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The way to what an error is about as far as the data has it, and a step further."""
    for place in range(1, len(loc)):
        if not isinstance(_value_at(data, list(loc[:place])), (dict, list)):
            return loc[:place]
    return loc


def _value_at(holder: object, way: list[int | str]) -> object:
    """What stands at the end of a way through mappings and lists, if anything does."""
    for step in way:
        if isinstance(holder, dict):
            holder = holder.get(step)
        elif isinstance(holder, list) and isinstance(step, int) and step < len(holder):
            holder = holder[step]
        else:
            return None
    return holder
