"""What a table of the published data is: its columns, each with a type, a description, and how it is got from the whole."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from sourcebook.model import Sourcebook

Type = Literal["text", "integer", "number", "boolean", "date"]
"""The types that a column can have; each format says in its own words what they are there."""
Value = str | int | float | bool | dt.date | None
"""What can stand in a cell; None is nothing known, or nothing there. A text is never empty."""

T = TypeVar("T")


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: every cell of it is of its type, or empty where the column may be."""

    name: str
    what: str
    get: Callable[[Sourcebook, T], Value]
    type: Type = "text"
    is_needed: bool = False
    """Whether every row has it."""
    one_of: tuple[str, ...] = ()
    """All that can stand there, where that is a closed list."""


@dataclass(frozen=True)
class Table(Generic[T]):
    """One table: a row for each of the things that it is made of, in a fixed order."""

    name: str
    what: str
    things: Callable[[Sourcebook], Iterable[T]]
    columns: tuple[Column[T], ...]
    key: tuple[str, ...] = ("id",)
    """The columns that together name a row."""
    refers: tuple[tuple[tuple[str, ...], str], ...] = ()
    """The columns that name a row of another table, by its key, and that table."""
    searched: tuple[str, ...] = ()
    """The columns in which the full-text search of the SQLite file looks."""

    def rows(self, book: Sourcebook) -> Iterator[tuple[Value, ...]]:
        """Make each row; an empty text becomes None."""
        gets = [one.get for one in self.columns]
        for thing in self.things(book):
            yield tuple([None if (value := get(book, thing)) == "" else value for get in gets])

    @property
    def brief(self) -> str:
        """The first sentence of what it is."""
        return f"{self.what.partition('. ')[0].removesuffix('.')}."

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(one.name for one in self.columns)


@dataclass(frozen=True)
class Filled:
    """A table with its rows."""

    table: Table[Any]
    rows: tuple[tuple[Value, ...], ...]

    @cached_property
    def in_text(self) -> tuple[tuple[Value, ...], ...]:
        """Its rows with each day as text, as all formats have them that know no days."""
        days = [at for at, one in enumerate(self.table.columns) if one.type == "date"]
        if not days or not self.rows:
            return self.rows
        columns = [*zip(*self.rows, strict=True)]
        for at in days:
            columns[at] = tuple(None if day is None else str(day) for day in columns[at])
        return tuple(zip(*columns, strict=True))


def needed(name: str, what: str, get: Callable[[Sourcebook, T], Value], type: Type = "text") -> Column[T]:
    """A column that is filled in every row."""
    return Column(name, what, get, type, is_needed=True)
