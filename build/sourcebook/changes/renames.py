"""Records that have another id today: the earlier version gets today's ids, so that only what differs is reported."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sourcebook.model import InvalidRecord, Record
from sourcebook.model.entry import Frozen, Key, nouns_of_field
from sourcebook.read.records import ReadFiles
from sourcebook.resolve.links import PATTERN, target
from sourcebook.resolve.published import published_keys

_FIXED = ("id", "origin", "article")


def renamed(before: ReadFiles, now: ReadFiles) -> dict[Key, str]:
    """Each earlier key -> the id that its record has today, where `formerly` says so and it goes on from no other."""
    there = {one.key for one in before.entries}
    taken = there & {one.key for one in now.entries}
    found: dict[Key, list[Key]] = defaultdict(list)
    for one in now.entries:
        if isinstance(one, Record) and one.key not in there:
            own, *former = published_keys(one)
            found[own] += [key for key in former if key in there and key not in taken]
    return {keys[0]: own[1] for own, keys in found.items() if len(keys) == 1}


def with_ids_of_today(files: ReadFiles, ids: Mapping[Key, str]) -> ReadFiles:
    """The files that were read, with today's ids for former ones wherever a record has one or refers to it."""
    if not ids:
        return files
    entries = tuple(
        one
        if isinstance(one, InvalidRecord)
        else _today(one, ids).model_copy(update={"id": ids.get(one.key, one.id)})
        for one in files.entries
    )
    return files._replace(entries=entries)


def _today(value: Any, ids: Mapping[Key, str], nouns: tuple[str, ...] = ()) -> Any:
    if type(value) is tuple:  # no NamedTuple, which holds no ids
        return tuple(_today(one, ids, nouns) for one in value)
    if isinstance(value, str):
        value = PATTERN.sub(lambda match: _link(match, ids), value)
        return next((ids[noun, value] for noun in nouns if (noun, value) in ids), value)
    if not isinstance(value, Frozen):
        return value
    names = [name for name in type(value).model_fields if name not in _FIXED]
    fields = {
        name: _today(getattr(value, name), ids, nouns_of_field(type(value).model_fields[name]))
        for name in names
    }
    return value.model_copy(update=fields)


def _link(match: re.Match[str], ids: Mapping[Key, str]) -> str:
    """A link in a text, to today's id."""
    found = target(match)
    id = ids.get((found.noun, found.id))
    return match[0].replace(f"{found.noun}/{found.id}", f"{found.noun}/{id}", 1) if id else match[0]
