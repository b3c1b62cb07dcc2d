"""The ids that were published: an address once given out is kept."""

from typing import ClassVar, NamedTuple

from sourcebook.model.entry import Entry, Key


class Registered(NamedTuple):
    """One published id, and the line of the register on which it stands."""

    key: Key
    line: int


class Register(Entry):
    """Every id that was ever published, `noun/id` on a line, in content/published.txt."""

    noun: ClassVar[str] = "register"
    shelf: ClassVar[str] = "content/published.txt"
    folder: ClassVar[str] = ""

    published: tuple[Registered, ...] = ()
