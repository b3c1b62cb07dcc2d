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
    named: Line | None = None
    """What the party is called here, where its own name or description would mislead in a sentence."""
    stance: Annotated[Slug, refers_to("stance")]
    event: Annotated[Slug, refers_to("event")]
    note: Line | None = None


class Claim(Record):
    """A proposition put as a question, with every position that the sources report on it."""

    noun: ClassVar[str] = "claim"
    path_pattern: ClassVar[str] = "content/claims/*.yaml"
    folder: ClassVar[str] = "claims"
    index_text: ClassVar[str] = (
        "Propositions that the sources speak to, and who took which position when, in the order of the first position."
    )

    question: Title
    proposition: Summary
    about: Annotated[Many[Slug], refers_to("event")] = ()
    """The acts that it is about, where they have records of their own."""
    topics: Annotated[Many[Slug], refers_to("topic")] = Field(min_length=1)
    positions: Many[Position] = Field(min_length=1)
    notes: Many[Note] = ()

    @property
    def label(self) -> str:
        """The question."""
        return self.question
