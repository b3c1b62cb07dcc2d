"""A page outside the articles on which something rests: whose it is, and what of it was read."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Given, Slug, Text, Title, Url, Words


class Outside(Record):
    """An outside page: records name it by its address, and show from here whose it is and what was read."""

    noun: ClassVar[str] = "outside"
    path_pattern: ClassVar[str] = "content/outside/*.yaml"
    folder: ClassVar[str] = ""
    section_of: ClassVar[str] = "outside.md"

    title: Annotated[Title, Words.given] = Field(examples=["List of calls"])
    """The page’s own title."""
    url: Url
    """Its address, just as records name it."""
    publisher: Given = Field(examples=["Harbour Office of Northland"])
    """Whose page it is."""
    kind: Literal["primary", "independent", "republisher", "state", "aligned", "reference", "unknown"]
    """What it is as a witness; a `republisher` prints another’s report, whose it is in `republishes`."""
    republishes: Given | None = Field(default=None, examples=["Harbour Gazette"])
    """With `kind: republisher`: whose report it prints."""
    consulted: Literal["stored copy", "unknown"]
    """Whether a stored copy was read; nothing is known of any other reading."""
    read: Text | None = Field(
        default=None, examples=["It lists eleven calls of March 2031, without their subjects."]
    )
    """What was read there that bears on the records, in the curator’s words."""
    supports: Literal["yes", "partly", "no", "not seen"]
    """Whether what was read bears out what records rest on it."""
    archived: Url | None = Field(
        default=None, examples=["https://web.archive.org/web/2031/https://www.example.org/list-of-calls"]
    )
    """The address of an archived copy."""
    remark: Text | None = Field(default=None, examples=["The list names no persons."])
    """What a reader must know of the page."""
    see_also: Many[Slug] = Field(default=(), examples=[["2031-gazette-list-of-calls"]])
    """Other outside pages on the same matter."""

    @property
    def label(self) -> str:
        """Its title."""
        return self.title
