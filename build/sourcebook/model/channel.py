"""A way by which two sides are in touch."""

from typing import ClassVar

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Flag, Line, Prose, Text, Title


class Channel(Record):
    """A way by which two sides are in touch; `counted: false` keeps another matter's channel apart."""

    noun: ClassVar[str] = "channel"
    path_pattern: ClassVar[str] = "content/channels/*.md"
    folder: ClassVar[str] = "channels"
    index_text: ClassVar[str] = "The ways by which the sides were in touch, or were said to be."
    facet: ClassVar[bool] = True
    none_named: ClassVar[str] = "none; this record is background"

    name: Title
    scope: Text
    counted: Flag = True
    aliases: Many[Line] = ()
    body: Prose = ""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
