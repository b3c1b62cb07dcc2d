"""Somewhere that events name."""

from typing import ClassVar

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Line, Prose, Text, Title


class Place(Record):
    """Somewhere that events name; the scope note says what belongs here."""

    noun: ClassVar[str] = "place"
    path_pattern: ClassVar[str] = "content/places/*.md"
    folder: ClassVar[str] = "places"
    index_text: ClassVar[str] = "Where something happened, or was planned to."

    name: Title
    scope: Text
    aliases: Many[Line] = ()
    body: Prose = ""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
