"""The ids that were published: an address once given out is kept."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, NamedTuple

from pydantic import Field

from sourcebook.model.entry import Entry, Key, Origin

CORRECTIONS = "corrections"
"""The field of a kept state that counts the entries in `changes:` when it was kept."""
REGISTERED = "registered"
"""The field beside a kept state that says on which day the record was first registered."""


class Registered(NamedTuple):
    """One published id, and the line of the register on which it stands."""

    key: Key
    line: int


class Register(Entry):
    """Every id that was ever published, `noun/id` on a line, in content/published.txt.

    Beside it, in content/published.json, stands what a reader relied on in each record when it was registered.
    """

    noun: ClassVar[str] = "register"
    path_pattern: ClassVar[str] = "content/published.txt"
    kept_in: ClassVar[str] = "content/published.json"
    folder: ClassVar[str] = ""

    published: tuple[Registered, ...] = ()
    relied_on: Mapping[Key, Mapping[str, Any]] = Field(default_factory=dict)
    """The state of each record that was registered, by its key: see `relied_on`."""
    days: Mapping[Key, dt.date] = Field(default_factory=dict)
    """The day on which each record was first registered, by its key; only of those of which it is known."""
    has_states: bool = False
    """Whether content/published.json is there: then each registered record has its state in it."""

    @classmethod
    @cache
    def empty(cls) -> "Register":
        """The register of a sourcebook of which nothing was published."""
        return cls(id="published", origin=Origin(cls.path_pattern))
