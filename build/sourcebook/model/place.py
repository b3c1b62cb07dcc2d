"""Somewhere that events name."""

from typing import ClassVar

from pydantic import Field

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Given, Prose, Text, Title


class Place(Record):
    """Somewhere that events name; the scope note says what belongs here."""

    noun: ClassVar[str] = "place"
    path_pattern: ClassVar[str] = "content/places/*.md"
    folder: ClassVar[str] = "places"
    index_text: ClassVar[str] = "The places of which the records speak."

    name: Title = Field(examples=["Harbour Island"])
    """What the place is called."""
    scope: Text = Field(examples=["The island and its landing stages."])
    """What belongs to this place."""
    aliases: Many[Given] = Field(default=(), examples=[["the island"]])
    """What the articles call it."""
    other_names: Many[Given] = Field(default=(), examples=[["Hamneøya"]])
    """Names in other scripts and spellings, and what readers call it, which no article prints."""
    body: Prose = Field(default="", examples=["The round of 2031 was held here."])
    """Prose for its page."""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
