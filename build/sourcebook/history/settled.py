"""Warnings that notes settle which an earlier commit did not have: a reviewer looks at these first.

The notes that are new since then are left out, and the warnings that there would be without them are listed.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sourcebook.model import Claim, Diagnostic, Entry, Event, Source, Sourcebook
from sourcebook.model.entry import Frozen
from sourcebook.read.records import ReadFiles
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve

Warn = Callable[[Sourcebook], Iterable[Diagnostic]]
NOTED: Mapping[type[Entry], tuple[str, ...]] = {
    Event: ("evidence", "officials"),
    Source: ("boilerplate",),
    Claim: ("positions",),
}
"""The lists whose items have notes that can settle a warning."""
BARE = {"note": None, "said_note": None}


def newly_settled(before: ReadFiles, now: ReadFiles, warn: Warn) -> tuple[Diagnostic, ...]:
    """The warnings of `now` that only notes settle which `before` did not have, in the order of the files."""
    known = {one.key: one for one in before.entries}
    bare = [_without_new_notes(one, known.get(one.key)) for one in now.entries]
    if all(one is other for one, other in zip(bare, now.entries, strict=True)):
        return ()
    with_notes = set(warn(resolve(join(now))))
    return tuple(sorted(set(warn(resolve(join(now._replace(entries=tuple(bare)))))) - with_notes))


def _without_new_notes(entry: Entry, before: Entry | None) -> Entry:
    """An entry without its prose, and without the notes on its items, where these are not as they were before.

    The same note on an item that says something else is new there: it may settle another warning.
    """
    names = NOTED.get(type(entry), ())
    changed: dict[str, Any] = {}
    for name in names:
        old = getattr(before, name, ())
        changed[name] = tuple(one if one in old else _bare(one) for one in getattr(entry, name))
    if getattr(entry, "acts", False):  # prose of a person or body settles whose name or country is meant
        changed["body"] = getattr(before, "body", "")
    notes = {one.text for one in getattr(before, "notes", ())}
    if isinstance(entry, Event):
        changed["notes"] = tuple(one for one in entry.notes if one.text in notes)
    is_same = all(getattr(entry, name) == value for name, value in changed.items())
    return entry if is_same else entry.model_copy(update=changed)


def _bare(item: Frozen) -> Frozen:
    """An item without its notes."""
    there = {name: value for name, value in BARE.items() if name in type(item).model_fields}
    return item.model_copy(update=there)
