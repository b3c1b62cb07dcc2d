"""Long lists in parts: which of their entries stand on which page."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Generic, NamedTuple, TypeVar

One = TypeVar("One")


class Part(NamedTuple, Generic[One]):
    """One page of a list, and the entries that stand on it."""

    page: PurePosixPath
    entries: tuple[One, ...]


def parts(first: PurePosixPath, entries: Sequence[One], most: int) -> tuple[Part[One], ...]:
    """A list on as many pages as it takes, one if it is empty; those after the first lie below its `list/`, where no record does."""
    folder = first.parent if first.name == "index.md" else first.with_suffix("")
    return tuple(
        Part(folder / f"list/{place + 1}.md" if place else first, tuple(entries[at : at + most]))
        for place, at in enumerate(range(0, len(entries) or 1, most))
    )
