"""What is wrong with the content, said so that its author can mend it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

# GitHub's runner reads each line of a log: it obeys what begins, after blanks, with `::`, and `##[` wherever it stands. It
# compares by the rules of a language, which pass over characters that nobody sees.
_UNSEEN = r"(?:[^\w!-~\r\n]|[\u115f\u1160\u3164\uffa0])*"
"""Blanks, marks and signs outside ASCII: more than the runner passes over, and never a letter."""
_OBEYED = re.compile(rf"((?:\A|[\r\n]){_UNSEEN}:{_UNSEEN}):|(#{_UNSEEN}#{_UNSEEN})\[")
"""Its last sign makes it a command, if what stands before it does."""


class AtReading(StrEnum):
    """What can be wrong with a file as it is read: each is the name of the rule that reports it."""

    unreadable = "file-unreadable"
    misplaced = "file-misplaced"
    malformed = "record-malformed"
    field_missing = "field-missing"
    field_unknown = "field-unknown"
    value_wrong = "value-not-allowed"
    id_malformed = "id-malformed"
    article_undescribed = "article-undescribed"


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """The line and the column, from 1, of a character of a text, which is counted from 0.

    >>> line_and_column("one\\ntwo", 5)
    (2, 2)
    """
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


class Diagnostic(NamedTuple):
    """One thing to mend: where it stands, in which field, and what to do about it.

    `line` and `column` count from 1, in code points; `field` is dotted (`evidence.0.quote`), or empty
    where the whole file is meant. `code` and `name` are those of the rule that found it; what a reader of files
    finds has only a name until its rule tells of it.
    """

    path: str
    line: int
    column: int
    field: str
    what: str
    code: str = ""
    name: str = ""

    @property
    def severity(self) -> Severity:
        """Whether it stops a build, or asks for a second look."""
        return severity_of(self.code)

    @property
    def rule(self) -> str:
        """The rule that found it, as an author looks it up: `Q101 quote-not-in-source`."""
        return f"{self.code} {self.name}" if self.code else ""

    def printable(self) -> "Diagnostic":
        """A copy of it, with nothing in it that a terminal or a log would obey."""
        path, field, what = map(printable, (self.path, self.field, self.what))
        return self._replace(path=path, field=field, what=what)

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}: "
        return printable(f"{where}{self.text}{f' [{self.rule}]' if self.code else ''}")

    @property
    def text(self) -> str:
        """The field, what is wrong with it, and what to do."""
        return f"{self.field}: {self.what}" if self.field else self.what

    @property
    def parts(self) -> tuple[str, str]:
        """What is wrong, and apart from that what to do: what follows the first semicolon that no quotation marks hold."""
        depth = 0
        for at, char in enumerate(self.what):
            depth += (char in "“‹") - (char in "”›")
            if depth <= 0 and self.what.startswith("; ", at):
                return self.what[:at], self.what[at + 2 :]
        problem, _, mend = self.what.rpartition("; ")
        return (problem, mend) if problem else (self.what, "")


def severity_of(code: str) -> Severity:
    """What the code of a rule says: 1xx is an error, 2xx a warning."""
    return "warning" if code[1:2] == "2" else "error"


MAX_REPORTED = 200
MOST_OF_A_FILE = 10
"""Errors and warnings of a file that are shown to people; of more, only how many."""
MOST_LISTED = 10_000
"""Those that are listed as data."""


def readable(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic | str]:
    """As many of them as somebody can read, in the order given, and lines that say how many more there are."""
    every = list(diagnostics)
    in_file, seen = Counter(one.path for one in every), Counter[str]()
    shown = named = 0
    for one in every:
        seen[one.path] += 1
        if seen[one.path] <= MOST_OF_A_FILE and shown < MAX_REPORTED:
            yield one
            shown += 1
            if seen[one.path] == MOST_OF_A_FILE and (more := in_file[one.path] - MOST_OF_A_FILE):
                yield printable(f"{one.path}: and {more:,} more in this file")
                named += more
    if shown < len(every):
        rest = f"and {len(every) - shown - named:,} more; " if shown + named < len(every) else ""
        listed = "all" if len(every) <= MOST_LISTED else f"{MOST_LISTED:,}"
        yield f"{rest}`sourcebook check --format json` lists {listed}"


class Diagnostics(Exception):
    """Everything found wrong in one check, reported at once, in the order of the files."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted({diagnostic.printable() for diagnostic in diagnostics}))
        super().__init__("\n".join(map(str, self.diagnostics)))


def of_the_disk(error: OSError) -> str:
    """What the machine refused: which file, and why. Of a copy, the file is the one to be written."""
    file = error.filename2 or error.filename
    return printable(": ".join(str(one) for one in (file, error.strerror or error) if one))


def printable(text: str) -> str:
    """Escape what a terminal would obey or could not show, line breaks too; letters of every script stay."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def unobeyed(text: str, code: Callable[[str], str] = lambda sign: f"\\x{ord(sign):02x}") -> str:
    """A text, from the beginning of a line, in which the last sign of each command is written by its code.

    >>> unobeyed("::error::no")
    ':\\\\x3aerror::no'
    """
    return _OBEYED.sub(lambda found: found[0][:-1] + code(found[0][-1]), text)
