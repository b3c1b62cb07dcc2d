"""Warnings that notes settle which an earlier commit did not have: a reviewer looks at these first.

The notes that are new since then are taken away in thought, and what is warned of without them is told.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sourcebook.model import Diagnostic, Entry, Event, Source, Sourcebook
from sourcebook.read.records import ReadFiles
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve

Warn = Callable[[Sourcebook], Iterable[Diagnostic]]
NOTED: Mapping[type[Entry], tuple[str, ...]] = {Event: ("evidence", "officials"), Source: ("boilerplate",)}
"""The lists whose items have a note that can settle a warning."""


def newly_settled(before: ReadFiles, now: ReadFiles, warn: Warn) -> tuple[Diagnostic, ...]:
    """The warnings of `now` that only notes settle which `before` did not have, in the order of the files."""
    known = {one.key: one for one in before.entries}
    bare = [_without_new_notes(one, known.get(one.key)) for one in now.entries]
    if all(one is other for one, other in zip(bare, now.entries, strict=True)):
        return ()
    told = set(warn(resolve(join(now))))
    return tuple(sorted(set(warn(resolve(join(now._replace(entries=tuple(bare)))))) - told))


def _without_new_notes(entry: Entry, before: Entry | None) -> Entry:
    """An entry without those notes on its items that it did not have before; of one of several notes, only that."""
    names = NOTED.get(type(entry), ())
    changed: dict[str, Any] = {}
    for name in names:
        old = {one.note for one in getattr(before, name, ())}
        items = getattr(entry, name)
        changed[name] = tuple(
            one if one.note in old else one.model_copy(update={"note": None}) for one in items
        )
    notes = {one.text for one in getattr(before, "notes", ())}
    if isinstance(entry, Event):
        changed["notes"] = tuple(one for one in entry.notes if one.text in notes)
    is_same = all(getattr(entry, name) == value for name, value in changed.items())
    return entry if is_same else entry.model_copy(update=changed)
