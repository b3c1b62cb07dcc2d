"""A subject that events are about."""

from typing import ClassVar

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Line, Prose, Text, Title


class Topic(Record):
    """A subject that events are about; the scope note says what belongs here."""

    noun: ClassVar[str] = "topic"
    path_pattern: ClassVar[str] = "content/topics/*.md"
    folder: ClassVar[str] = "topics"
    index_text: ClassVar[str] = "What the records are about."
    facet: ClassVar[bool] = True

    name: Title
    scope: Text
    aliases: Many[Line] = ()
    body: Prose = ""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
