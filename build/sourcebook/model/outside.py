"""A page outside the articles on which something rests: whose it is, and what of it was read."""

from typing import ClassVar, Literal

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Line, Slug, Text, Title, Url


class Outside(Record):
    """An outside page: records name it by its address, and show from here whose it is and what was read."""

    noun: ClassVar[str] = "outside"
    path_pattern: ClassVar[str] = "content/outside/*.yaml"
    folder: ClassVar[str] = ""
    section_of: ClassVar[str] = "outside.md"

    title: Title
    url: Url
    publisher: Line
    kind: Literal["primary", "independent", "republisher", "state", "aligned", "reference", "unknown"]
    """What it is as a witness; a `republisher` prints another’s report, whose it is in `republishes`."""
    republishes: Line | None = None
    consulted: Literal["stored copy", "unknown"]
    """Whether a stored copy was read; nothing is known of any other reading."""
    read: Text | None = None
    """What was read there that bears on the records, in the curator’s words."""
    supports: Literal["yes", "partly", "no", "not seen"]
    archived: Url | None = None
    remark: Text | None = None
    see_also: Many[Slug] = ()

    @property
    def label(self) -> str:
        """Its title."""
        return self.title
