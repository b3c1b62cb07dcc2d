"""A proposition that sources speak to, and the positions taken on it; where it stands is derived."""

from typing import Annotated, ClassVar

from pydantic import Field

from sourcebook.model.entry import Frozen, Many, Record, refers_to
from sourcebook.model.event import Note, Speaker
from sourcebook.model.text import Line, Slug, Summary, Title


class Position(Frozen):
    """What one party says to a claim, at an event whose date and evidence it takes.

    The party is an official or organisation, `{unnamed: …}`, or `narration` for the outlet itself.
    """

    by: Speaker
    """Whose position it is."""
    named: Line | None = Field(default=None, examples=["the ministry’s spokeswoman"])
    """What the party is called here, where its own name or description would mislead in a sentence."""
    stance: Annotated[Slug, refers_to("stance")] = Field(examples=["denies"])
    """What the party says to the question."""
    event: Annotated[Slug, refers_to("event")] = Field(examples=["2031-lind-line-open"])
    """The event at which the party says so; it gives the date and the words."""
    note: Line | None = Field(default=None, examples=["She speaks of the week before."])
    """What a reader must know of this position."""


class Claim(Record):
    """A proposition put as a question, with every position that the sources report on it."""

    noun: ClassVar[str] = "claim"
    path_pattern: ClassVar[str] = "content/claims/*.yaml"
    folder: ClassVar[str] = "claims"
    index_text: ClassVar[str] = (
        "Questions on which somebody in the articles takes a position: who took which, and when; in the order in which the first position on each counts."
    )

    question: Title = Field(examples=["Did the two ministries speak every week?"])
    """The claim as a question, in one neutral line."""
    proposition: Summary = Field(examples=["Lind says that the ministries speak every week; Holm denies it."])
    """What the sources report on it, in your own words."""
    about: Annotated[Many[Slug], refers_to("event")] = Field(default=(), examples=[["2031-weekly-calls"]])
    """The acts that it is about, where they have records of their own."""
    topics: Annotated[Many[Slug], refers_to("topic")] = Field(
        min_length=1, examples=[["lines-of-communication"]]
    )
    """The topics that it belongs to."""
    positions: Many[Position] = Field(min_length=1)
    """Every position that the sources report."""
    notes: Many[Note] = ()
    """Remarks of yours; what is not in the articles has its address."""

    @property
    def label(self) -> str:
        """The question."""
        return self.question
