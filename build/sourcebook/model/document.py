"""A treaty, a letter or a communiqué that events sign, extend, break or mention."""

from typing import Annotated, ClassVar

from pydantic import Field

from sourcebook.model.entry import Frozen, Many, Record, refers_to
from sourcebook.model.event import Note
from sourcebook.model.text import Line, Prose, Slug, Text, Title, Url
from sourcebook.model.when import When


class DocumentEvent(Frozen):
    """An event in the life of a document, and what it did to it: a word of the vocabulary’s `acts_on_documents`."""

    event: Annotated[Slug, refers_to("event")]
    how: Annotated[Slug, refers_to("act_on_document")]
    note: Line | None = None


class Document(Record):
    """A document as the articles speak of it: its parties, its date, how it stands and on what grounds."""

    noun: ClassVar[str] = "document"
    path_pattern: ClassVar[str] = "content/documents/*.md"
    folder: ClassVar[str] = "documents"
    index_text: ClassVar[str] = "Treaties, letters and communiqués of which the articles speak."

    name: Title
    sort: Line
    """What it is: a treaty, a letter, a communiqué."""
    parties: Many[Line] = ()
    date: When | None = None
    date_note: Text | None = None
    date_url: Url | None = None
    state: Text
    """How it stands, as far as is known, and on whose word."""
    state_url: Url | None = None
    aliases: Many[Line] = ()
    events: Many[DocumentEvent] = Field(min_length=1)
    notes: Many[Note] = ()
    body: Prose = ""

    @property
    def label(self) -> str:
        """The name."""
        return self.name
