"""What is wrong with the content, said so that its author can mend it."""

from collections.abc import Iterable
from typing import NamedTuple


class Diagnostic(NamedTuple):
    """One thing to mend: where it stands, in which field, and what to do about it.

    `line` and `column` count from 1, in code points; `field` is dotted (`evidence.0.quote`), or empty
    where the whole file is meant.
    """

    path: str
    line: int
    column: int
    field: str
    what: str

    def printable(self) -> "Diagnostic":
        """The same, with nothing in it that a terminal or a log would obey."""
        path, field, what = map(printable, (self.path, self.field, self.what))
        return self._replace(path=path, field=field, what=what)

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}: "
        return printable(where + (f"{self.field}: " if self.field else "") + self.what)


class Diagnostics(Exception):
    """Everything found wrong at one gate, told at once, in the order of the files."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted({diagnostic.printable() for diagnostic in diagnostics}))
        super().__init__("\n".join(map(str, self.diagnostics)))


def of_the_disk(error: OSError) -> str:
    """What the machine refused: which file, and why."""
    return printable(": ".join(str(one) for one in (error.filename, error.strerror or error) if one))


def printable(text: str) -> str:
    """Escape what a terminal would obey or could not show, line breaks too; letters of every script stay."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
