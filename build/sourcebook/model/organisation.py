"""A body that acts, speaks or reports: a ministry, a president's office, a newspaper."""

from typing import ClassVar

from pydantic import Field

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Flag, Line, Prose, Text, Title


class Organisation(Record):
    """A ministry, a presidency, a commission, an agency or a newspaper."""

    noun: ClassVar[str] = "organisation"
    path_pattern: ClassVar[str] = "content/organisations/*.md"
    folder: ClassVar[str] = "organisations"
    index_text: ClassVar[str] = "Ministries, presidencies, commissions, agencies and newspapers."
    facet: ClassVar[bool] = True
    acts: ClassVar[bool] = True

    name: Title
    in_text: Line | None = None
    """The name inside a sentence, where that is another: “the Ferry Office”."""
    what: Text
    country: Line | None = None
    is_state: Flag = Field(default=False, alias="state")
    """Whether it is a body of its country’s state: its word is that side’s word."""
    speaks: Line | None = None
    """The language in which it speaks or writes."""
    aliases: Many[Line] = ()
    """Names as the articles print them."""
    other_names: Many[Line] = ()
    """Names in other scripts and spellings, which no article prints."""
    body: Prose = ""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
