"""A page written by hand."""

from typing import ClassVar

from pydantic import Field

from sourcebook.model.entry import Record
from sourcebook.model.text import Line, Prose, Title


class Page(Record):
    """A page written by hand: what the site is, how it is made, how to take part."""

    noun: ClassVar[str] = "page"
    path_pattern: ClassVar[str] = "content/pages/*.md"
    folder: ClassVar[str] = ""
    can_be_withdrawn: ClassVar[bool] = False

    title: Title = Field(examples=["Method"])
    """The page’s heading."""
    description: Line = Field(examples=["How records are made and checked."])
    """One line for search engines and cards."""
    body: Prose = Field(examples=["Each record rests on a passage of an article."])
    """The page itself."""

    @property
    def label(self) -> str:
        """The title."""
        return self.title
