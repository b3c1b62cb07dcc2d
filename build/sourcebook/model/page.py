"""A page written by hand."""

from typing import ClassVar

from sourcebook.model.entry import Record
from sourcebook.model.text import Line, Prose, Title


class Page(Record):
    """A page written by hand: what the site is, how it is made, how to take part."""

    noun: ClassVar[str] = "page"
    path_pattern: ClassVar[str] = "content/pages/*.md"
    folder: ClassVar[str] = ""
    can_be_withdrawn: ClassVar[bool] = False

    title: Title
    description: Line
    body: Prose

    @property
    def label(self) -> str:
        """The title."""
        return self.title
