"""A word of the controlled vocabulary: a kind, a status, a part, a voice, a relation, a basis."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sourcebook.model.entry import Entry, Key
from sourcebook.model.text import Flag, Line, Text, Title


class Term(Entry):
    """One word that records may use, and how it is shown."""

    noun: ClassVar[str] = "term"
    path_pattern: ClassVar[str] = "content/vocabulary.yaml"
    folder: ClassVar[str] = ""

    vocabulary: str = Field(exclude=True)
    """The noun of the list in which it stands: `kind`, `status` …"""
    shown_as: Title = Field(alias="label", examples=["Telephone call"])
    """How pages show the word."""
    plural: Line | None = Field(default=None, examples=["Telephone calls"])
    """The same for several."""
    meaning: Text | None = Field(default=None, examples=["Somebody took part in the contact or act."])
    """What the word means, in a sentence."""
    inverse: Line | None = Field(default=None, examples=["reported in"])
    """Of a relation: how it reads from the other event."""
    is_later: Flag = Field(default=False, alias="later")
    """Of a relation: whether the record that declares it is never from before the other, as an answer is not."""
    of_two: Literal["sides", "days"] | None = None
    """Of a difference: what its passages are of more than one of."""
    passive: Line | None = Field(default=None, examples=["asserted by"])
    """How a stance is put before its party: `asserted by`."""
    is_: Literal["saying", "act"] | None = Field(default=None, alias="is")
    """Of a kind: whether something is said, or done."""
    of: Literal["saying", "act"] | None = None
    """Of a status: whether it is of something said, or done."""
    is_contact: Flag = Field(default=True, alias="contact")
    """Of a kind of act: whether it is a contact; a suspension, an appointment or a one-way public act is none."""
    grounds: (
        Literal[
            "saying", "both-sides", "public", "one-side", "no-side", "unnamed", "article", "outside", "plan"
        ]
        | None
    ) = None
    """Of a status: what a record must have to bear it."""
    has_day: Flag = Field(default=False, alias="day")
    """Of a status of plans: whether a day was fixed, which the record then gives."""
    supports: Flag = False
    """Of a stance: whether whoever takes it says that the act took place."""
    is_partial: Flag = Field(default=False, alias="partial")
    """Of a stance that supports: whether it says less than that the act took place, as “suggests” or “confirms in part” does."""
    rejects: Flag = False
    """Of a stance: whether whoever takes it says that the act did not take place, or is not to."""
    leaves_open: Flag = Field(default=False, alias="open")
    """Of a stance: whether whoever takes it neither says nor rejects anything, as one who makes no comment: this disputes nothing."""
    mark: Literal["square", "filled", "half", "hollow", "dotted", "ringed", "crossed"] | None = None
    """Of a status: its sign in charts."""

    @property
    def key(self) -> Key:
        """The list and the word."""
        return self.vocabulary, self.id

    @property
    def label(self) -> str:
        """How it is shown."""
        return self.shown_as


class WordList(Entry):
    """Words of one sort that a rule looks for: loaded ones, those that turn a meaning, those of the past."""

    noun: ClassVar[str] = "words"
    path_pattern: ClassVar[str] = "content/vocabulary.yaml"
    folder: ClassVar[str] = ""

    words: Annotated[tuple[Line, ...], Field(min_length=1)]
