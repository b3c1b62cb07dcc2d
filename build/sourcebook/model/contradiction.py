"""Passages that do not agree, side by side."""

from typing import Annotated, ClassVar

from pydantic import Field

from sourcebook.model.entry import Frozen, Many, Record, refers_to
from sourcebook.model.event import Note
from sourcebook.model.text import LineNumber, Slug, Summary, Title


class Shown(Frozen):
    """One of the passages: an event, and which of its quotes (counted from 1)."""

    event: Annotated[Slug, refers_to("event")] = Field(examples=["2031-lind-line-open"])
    """The event whose passage it is."""
    quote: LineNumber = 1
    """Which of the event’s quotes, counted from 1."""


class Contradiction(Record):
    """Passages that differ, and in one neutral sentence on what; it does not say who is right."""

    noun: ClassVar[str] = "contradiction"
    path_pattern: ClassVar[str] = "content/contradictions/*.yaml"
    folder: ClassVar[str] = "contradictions"

    title: Title = Field(examples=["Who began the weekly calls"])
    """What the passages are about, in one neutral line."""
    between: Annotated[Slug, refers_to("difference")] = Field(examples=["between-sides"])
    """Between whom or what the difference is."""
    differs: Summary = Field(examples=["Lind says that Holm called first; Holm says that she did."])
    """On what the passages differ, in one neutral sentence."""
    passages: Many[Shown] = Field(min_length=1)
    """The passages that differ."""
    outside: Many[Note] = ()
    """What other reports say, each with its address."""

    @property
    def label(self) -> str:
        """The title."""
        return self.title
