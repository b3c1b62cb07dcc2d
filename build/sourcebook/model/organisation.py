"""A body that acts, speaks or reports: a ministry, a president's office, a newspaper."""

from typing import ClassVar

from sourcebook.model.entry import Many, Record
from sourcebook.model.text import Line, Prose, Text, Title


class Organisation(Record):
    """A ministry, a presidency, a commission, an agency or a newspaper."""

    noun: ClassVar[str] = "organisation"
    path_pattern: ClassVar[str] = "content/organisations/*.md"
    folder: ClassVar[str] = "organisations"

    name: Title
    in_text: Line | None = None
    """The name inside a sentence, where that is another: “the Ferry Office”."""
    what: Text
    country: Line | None = None
    speaks: Line | None = None
    """The language in which it speaks or writes."""
    aliases: Many[Line] = ()
    body: Prose = ""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
