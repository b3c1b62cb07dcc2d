"""Changes as plain text, for a terminal or a log."""

from collections.abc import Iterator
from itertools import groupby

from sourcebook.changes.compare import Changes
from sourcebook.changes.formats.outline import HEADS, counted_rest, named, remarks, summary


def render(changes: Changes) -> str:
    """All of it, each record, and below it a line for each difference."""
    return "\n".join(_lines(changes)) + "\n"


def _lines(changes: Changes) -> Iterator[str]:
    yield summary(changes)
    for how, found in groupby(changes.listed, key=lambda one: one.how):
        yield f"\n{HEADS[how]}"
        for (name, label), same in groupby(found, key=lambda one: (one.name, one.label)):
            yield f"  {label} ({name})" if label != name else f"  {name}"
            yield from (f"    - {one.says}" for one in same)
    if rest := counted_rest(changes):
        yield f"\n{rest}"
    for what, names in remarks(changes):
        yield f"\n{what} ({len(names):,}): {named(names)}" if names else f"\n{what}."
