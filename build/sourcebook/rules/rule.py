"""What a rule is: one function, with the code and name that its answers bear, and what an author may ask about it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import Any

from sourcebook.model import Diagnostic, Severity, severity_of

LONGEST = 4_000
"""Characters of a message: what it repeats may be as long as a file."""
Find = Callable[..., Iterable[Diagnostic]]


@dataclass(frozen=True)
class Rule:
    """A rule: called with a sourcebook, it reports all that breaks it there.

    The letter of `code` is its subject; 1xx is an error, 2xx a warning. `example` is an answer as the check gives it,
    `reason` why the rule is there, and `mend` what to do. What it demands is the first line of its function's docstring.
    """

    code: str
    name: str
    example: str
    reason: str
    mend: str
    find: Find

    def __call__(self, *books: Any) -> Iterator[Diagnostic]:
        """All that breaks the rule in a sourcebook, or between two, each with the rule's code and name."""
        for found in self.find(*books):
            field, what = map(_shortened, (found.field, found.what))
            yield found._replace(code=self.code, name=self.name, field=field, what=what)

    @property
    def severity(self) -> Severity:
        """Whether it stops a build, or asks for a second look."""
        return severity_of(self.code)

    @property
    def demand(self) -> str:
        """What it demands of an author, in one sentence."""
        return (getdoc(self.find) or "").partition("\n\n")[0].replace("\n", " ")


def _shortened(message: str) -> str:
    """A message without its middle, where it is longer than anybody reads: what to do stands at its end."""
    return message if len(message) <= LONGEST else f"{message[: LONGEST // 2]} … {message[-LONGEST // 2 :]}"


def rule(code: str, name: str, *, example: str, reason: str, mend: str) -> Callable[[Find], Rule]:
    """Make a function a rule, under a code and a name that stay: authors, links and logs rely on both."""
    return lambda find: Rule(code, str(name), example, reason, mend, find)
