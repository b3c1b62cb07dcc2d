"""A subject that events are about."""

from typing import ClassVar

from pydantic import Field

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Given, Prose, Text, Title


class Topic(Record):
    """A subject that events are about; the scope note says what belongs here."""

    noun: ClassVar[str] = "topic"
    path_pattern: ClassVar[str] = "content/topics/*.md"
    folder: ClassVar[str] = "topics"
    index_text: ClassVar[str] = "What the records are about."
    facet: ClassVar[bool] = True

    name: Title = Field(examples=["Lines of communication"])
    """What the topic is called."""
    scope: Text = Field(examples=["Whether and how the two sides talk to each other."])
    """What belongs to this topic, and what does not."""
    aliases: Many[Given] = Field(default=(), examples=[["communication lines"]])
    """What the articles call it."""
    other_names: Many[Given] = Field(default=(), examples=[["hotline"]])
    """Names in other scripts and spellings, and what readers call it, which no article prints."""
    body: Prose = Field(default="", examples=["Three records speak of it."])
    """Prose for its page."""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
