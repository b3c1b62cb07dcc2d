"""A body that acts, speaks or reports: a ministry, a president's office, a newspaper."""

from typing import Annotated, ClassVar

from pydantic import Field

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Flag, Given, Prose, Text, Title, Words


class Organisation(Record):
    """A ministry, a presidency, a commission, an agency or a newspaper."""

    noun: ClassVar[str] = "organisation"
    path_pattern: ClassVar[str] = "content/organisations/*.md"
    folder: ClassVar[str] = "organisations"
    index_text: ClassVar[str] = "The bodies that speak, act, report or are spoken of."
    facet: ClassVar[bool] = True
    acts: ClassVar[bool] = True

    name: Annotated[Title, Words.given] = Field(examples=["Harbour Office of Northland"])
    """The name in English."""
    in_text: Given | None = Field(default=None, examples=["the Harbour Office"])
    """The name inside a sentence, where that is another."""
    what: Text = Field(examples=["The office that runs Northland’s ports."])
    """What it is."""
    country: Given | None = Field(default=None, examples=["Northland"])
    """Its country."""
    is_state: Flag = Field(default=False, alias="state")
    """Whether it is a body of its country’s state: its word is that side’s word."""
    speaks: Given | None = Field(default=None, examples=["Norse"])
    """The language in which it speaks or writes."""
    aliases: Many[Given] = Field(default=(), examples=[["the office"]])
    """Names as the articles print them."""
    other_names: Many[Given] = Field(default=(), examples=[["МИД"]])
    """Names in other scripts and spellings, which no article prints."""
    body: Prose = Field(default="", examples=["It speaks in two articles."])
    """Prose for its page."""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
