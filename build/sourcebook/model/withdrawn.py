"""What is left of a record that was withdrawn: its address, and why it is gone."""

from typing import ClassVar, Literal

from sourcebook.model.entry import Record
from sourcebook.model.text import Slug, Text, Title
from sourcebook.model.when import When


class Withdrawn(Record):
    """A withdrawn record: its address stays, and says when and why it was withdrawn."""

    noun: ClassVar[str] = "tombstone"
    path_pattern: ClassVar[str] = "content/withdrawn/*.yaml"
    folder: ClassVar[str] = ""

    was: Literal[
        "event",
        "official",
        "organisation",
        "topic",
        "channel",
        "place",
        "source",
        "claim",
        "contradiction",
        "document",
        "outside",
    ]
    title: Title
    withdrawn: When
    why: Text
    instead: Slug | None = None
    """The id of a record of the same noun that now says it better."""

    @property
    def label(self) -> str:
        """The title that it had."""
        return self.title
