"""A treaty, a letter or a communiqué that events sign, extend, break or mention."""

from typing import Annotated, ClassVar

from pydantic import Field

from sourcebook.model.entry import Frozen, Many, Record, refers_to
from sourcebook.model.event import Note
from sourcebook.model.text import Given, Line, Prose, Slug, Text, Title, Url, Words
from sourcebook.model.when import When


class DocumentEvent(Frozen):
    """An event in the life of a document, and what it did to it: a word of the vocabulary’s `acts_on_documents`."""

    event: Annotated[Slug, refers_to("event")] = Field(examples=["2031-treaty-signed"])
    """The event that has to do with the document."""
    how: Annotated[Slug, refers_to("act_on_document")] = Field(examples=["signs"])
    """What the event does to it."""
    note: Line | None = Field(default=None, examples=["The passage does not name the treaty."])
    """What a reader must know of it."""


class Document(Record):
    """A document as the articles speak of it: its parties, its date, how it stands and on what grounds."""

    noun: ClassVar[str] = "document"
    path_pattern: ClassVar[str] = "content/documents/*.md"
    folder: ClassVar[str] = "documents"
    index_text: ClassVar[str] = "The documents of which the articles speak."

    name: Annotated[Title, Words.given] = Field(examples=["Harbour Treaty"])
    """What the document is called."""
    sort: Line = Field(examples=["Treaty on fishing"])
    """What it is: a treaty, a letter, a communiqué."""
    parties: Many[Given] = Field(default=(), examples=[["Northland", "Southland"]])
    """Between whom it is, or who made it."""
    date: When | None = None
    """Its date, of signing or of coming, say; `date_note` tells which."""
    date_note: Text | None = Field(default=None, examples=["The day of its signing, by the article."])
    """How that day is known."""
    date_url: Url | None = None
    """The address on which that day rests, if it is not in the articles."""
    state: Text = Field(examples=["In force, by the article of 2031."])
    """How it stands, as far as is known, and on whose word."""
    state_url: Url | None = None
    """The address on which that rests, if it is not in the articles."""
    aliases: Many[Given] = Field(default=(), examples=[["the treaty"]])
    """What the articles call it."""
    other_names: Many[Given] = Field(default=(), examples=[["Harbour Pact"]])
    """Names in other scripts and spellings, and what readers call it, which no article prints."""
    events: Many[DocumentEvent] = Field(min_length=1)
    """The events that sign it, extend it, break it or mention it."""
    notes: Many[Note] = ()
    """Remarks of yours; what is not in the articles has its address."""
    body: Prose = Field(default="", examples=["The article says that it sets a limit for both fleets."])
    """Prose for its page."""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
