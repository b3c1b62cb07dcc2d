"""A way by which two sides are in touch."""

from typing import ClassVar

from pydantic import Field

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Flag, Given, LineNumber, Prose, Text, Title


class Channel(Record):
    """A way by which two sides are in touch; `counted: false` keeps another matter's channel apart."""

    noun: ClassVar[str] = "channel"
    path_pattern: ClassVar[str] = "content/channels/*.md"
    folder: ClassVar[str] = "channels"
    index_text: ClassVar[str] = "The ways by which the sides are said to be in touch, or could be."
    facet: ClassVar[bool] = True
    none_named: ClassVar[str] = "none; this record is background"

    name: Title = Field(examples=["The two ministries"])
    """What the channel is called."""
    scope: Text = Field(examples=["Notes, calls and visits between the two ministries."])
    """What belongs to this channel, and what does not."""
    counted: Flag = True
    """Whether contacts by it are counted with the others; `false` keeps another matter’s channel apart."""
    row: LineNumber | None = Field(default=None, examples=[3])
    """Where its row stands in charts, counted from 1 at the top; channels without a number follow, by name."""
    aliases: Many[Given] = Field(default=(), examples=[["diplomatic channels"]])
    """What the articles call it."""
    other_names: Many[Given] = Field(default=(), examples=[["back channel"]])
    """Names in other scripts and spellings, and what readers call it, which no article prints."""
    body: Prose = Field(default="", examples=["Each ministry has kept a line since 2029."])
    """Prose for its page."""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
