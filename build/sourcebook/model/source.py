"""An article from which events are known: what it is, where it comes from, what is wrong with it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sourcebook.model.entry import Frozen, Many, Record, refers_to
from sourcebook.model.seed import Seed
from sourcebook.model.text import Digest, Line, LineNumber, Prose, Slug, Text, Title, Url, Verbatim
from sourcebook.model.when import When


class Publisher(Frozen):
    """Who published it: a recorded organisation, or a bare name, and how that is known."""

    organisation: Annotated[Slug, refers_to("organisation")] | None = None
    name: Line | None = None
    basis: Annotated[Slug, refers_to("basis")]
    note: Text | None = None
    url: Url | None = None


class Lineage(Frozen):
    """One wire, interview, briefing or paper behind an article, and the way it took to the copy.

    The same id in two sources says that both retell one origin.
    """

    id: Slug
    name: Line
    quoted: Annotated[Many[Slug], refers_to("official", "organisation")] = ()
    """Whose words it gives: who spoke in the interview, at the briefing, in the statement."""
    path: Annotated[Many[Slug], refers_to("organisation")] = ()
    """The agencies and outlets through which it came, in order."""
    through: Many[Line] = ()
    """The languages through which its words came, where not those of the whole text."""
    published: When | None = None
    """When it was first published, where that is known apart from the article."""
    note: Text | None = None


class Boilerplate(Frozen):
    """What a line of the seed holds besides the article, and what becomes of it."""

    line: LineNumber
    exact: Verbatim
    action: Literal["drop", "metadata", "strip-prefix", "strip-suffix"]
    kept_as: Line | None = None
    note: Text | None = None


class SetApart(Frozen):
    """A paragraph in another voice than the article's, shown apart with its own attribution."""

    line: LineNumber
    starts: Verbatim
    label: Line
    note: Text | None = None
    origin: Slug | None = None
    url: Url | None = None


class Erratum(Frozen):
    """What is wrong in the article at these words; from outside the seeds only with an address."""

    exact: Verbatim
    note: Text
    url: Url | None = None


class Omission(Frozen):
    """What the copy leaves out."""

    text: Text
    url: Url | None = None


class Found(Frozen):
    """A report seen elsewhere that helps to date or correct the article."""

    url: Url
    what: Text


class Source(Record):
    """A seed article and all that is known of it."""

    noun: ClassVar[str] = "source"
    path_pattern: ClassVar[str] = "content/sources/*.md"
    folder: ClassVar[str] = "sources"
    index_text: ClassVar[str] = "The articles themselves, each with its origins and its errors."

    title: Title | None = None
    described_as: Title | None = None
    title_note: Text | None = None
    seed: Line
    sha256: Digest
    publisher: Publisher
    original_publisher: Publisher | None = None
    original_title: Title | None = None
    credit: Text
    byline: Line | None = None
    section: Line | None = None
    published: When
    published_basis: Annotated[Slug, refers_to("basis")]
    published_note: Text | None = None
    published_url: Url | None = None
    dating: Many[Text] = ()
    url: Url | None = None
    original_url: Url | None = None
    language: Line
    through: Many[Line] = ()
    """The languages through which the whole text came into its own."""
    translation: Text | None = None
    standing: Annotated[Slug, refers_to("standing")]
    reliability: Text
    rights: Text
    text: Literal["full", "excerpts"] | None = None
    origins: Many[Lineage] = Field(min_length=1)
    derived_from: Annotated[Many[Slug], refers_to("source")] = ()
    boilerplate: Many[Boilerplate] = ()
    set_apart: Many[SetApart] = ()
    errors: Many[Erratum] = ()
    omissions: Many[Omission] = ()
    found: Many[Found] = ()
    body: Prose = ""

    article: Seed = Field(exclude=True)
    """The seed itself, as read."""

    @property
    def label(self) -> str:
        """Its headline, or the curator's description where none is preserved."""
        return self.title or f"{self.described_as or self.id} [headline not preserved]"

    @property
    def order(self) -> tuple[str, ...]:
        """Its date, and then its id."""
        return (self.published.order.isoformat(), self.id)
