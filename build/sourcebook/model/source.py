"""An article from which events are known: what it is, where it comes from, what is wrong with it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sourcebook.model.entry import Frozen, Many, Record, refers_to
from sourcebook.model.seed import Seed
from sourcebook.model.text import (
    Digest,
    Flag,
    Given,
    Line,
    LineNumber,
    Prose,
    Slug,
    Text,
    Title,
    Url,
    Verbatim,
    Words,
)
from sourcebook.model.when import When


class Publisher(Frozen):
    """Who published it: a recorded organisation, or a bare name, and how that is known."""

    organisation: Annotated[Slug, refers_to("organisation")] | None = Field(
        default=None, examples=["harbour-gazette"]
    )
    """Who published it, if it has a record."""
    name: Given | None = Field(default=None, examples=["Harbour Gazette"])
    """Its name, where no record has it."""
    basis: Annotated[Slug, refers_to("basis")] = Field(examples=["stated"])
    """How that is known."""
    note: Text | None = Field(default=None, examples=["The name stands at the head of the text."])
    """From what it is known."""
    url: Url | None = None
    """The address on which it rests."""


class Lineage(Frozen):
    """One wire, interview, briefing or paper behind an article, and the way it took to the copy.

    The same id in two sources says that both retell one origin.
    """

    id: Slug = Field(examples=["gazette-interview-2031"])
    """An id of its own; the same id in two sources says that both retell one origin."""
    name: Line = Field(examples=["Interview of the Gazette with Anna Lind"])
    """What it is."""
    quoted: Annotated[Many[Slug], refers_to("official", "organisation")] = Field(
        default=(), examples=[["anna-lind"]]
    )
    """Whose words it gives: who spoke in the interview, at the briefing, in the statement."""
    path: Annotated[Many[Slug], refers_to("organisation")] = Field(
        default=(), examples=[["reed-agency", "harbour-gazette"]]
    )
    """The agencies and outlets through which it came, in order."""
    through: Many[Given] = Field(default=(), examples=[["Norse"]])
    """The languages through which its words came, where not those of the whole text."""
    language_known: Flag = True
    """`false` where it is not known in which language its words were said or written first; then nothing is said of it."""
    published: When | None = None
    """When it was first published, where that is known; without it, words of others in the article are only no later than it."""
    note: Text | None = Field(default=None, examples=["On which day it was given is not known."])
    """What a reader must know of it."""


class Boilerplate(Frozen):
    """What a line of the seed holds besides the article, and what becomes of it."""

    line: LineNumber
    """Which line of the article’s file, counted from 1."""
    exact: Verbatim = Field(examples=["Sign up for our newsletter"])
    """What stands there, copied character for character."""
    action: Literal["drop", "metadata", "strip-prefix", "strip-suffix"]
    """`drop` or `metadata` for a whole line; `strip-prefix` for its beginning, `strip-suffix` for its end."""
    kept_as: Line | None = Field(default=None, examples=["credit line"])
    """With `metadata`: what the line says, in a few words."""
    note: Text | None = Field(default=None, examples=["The line invites readers to subscribe."])
    """Why it is no part of the article."""


class SetApart(Frozen):
    """A paragraph in another voice than the article's, shown apart with its own attribution."""

    line: LineNumber
    """On which line of the article’s file the paragraph starts, counted from 1."""
    starts: Verbatim = Field(examples=["The Gazette adds:"])
    """Its first words, copied character for character."""
    label: Line = Field(examples=["Added by the Gazette"])
    """Whose paragraph it is, as its page says."""
    note: Text | None = Field(default=None, examples=["It is not in the agency’s text."])
    """What a reader must know of it."""
    origin: Slug | None = Field(default=None, examples=["gazette-own-2031"])
    """Which of the source’s origins it comes from."""
    url: Url | None = None
    """The address on which that rests."""


class Erratum(Frozen):
    """What is wrong in the article at these words; from outside the seeds only with an address."""

    exact: Verbatim = Field(examples=["on 31 June"])
    """The words of the article, copied character for character."""
    note: Text = Field(examples=["June has thirty days."])
    """What is wrong with them."""
    weight: Annotated[Slug, refers_to("weight")] | None = Field(default=None, examples=["names"])
    """How much it matters to a reader; errors of one weight stand together, those without one last."""
    url: Url | None = None
    """The address on which that rests, if it is not in the articles."""


class Omission(Frozen):
    """What the article, as received, leaves out: what its original has, or other reports of the same."""

    text: Text = Field(examples=["The photograph and its caption."])
    """What is left out."""
    url: Url | None = None
    """The address on which that rests, if it is not in the articles."""


class Found(Frozen):
    """A report seen elsewhere that helps to date or correct the article."""

    url: Url
    """Its address."""
    what: Text = Field(examples=["The same interview, dated 6 March 2031."])
    """What it is, and what it helps to settle."""


class Source(Record):
    """A seed article and all that is known of it."""

    noun: ClassVar[str] = "source"
    path_pattern: ClassVar[str] = "content/sources/*.md"
    folder: ClassVar[str] = "sources"
    index_text: ClassVar[str] = "The articles themselves, each with its origins and its errors."

    title: Annotated[Title, Words.given] | None = Field(default=None, examples=["Lind: nobody has hung up"])
    """The headline, just as printed."""
    described_as: Title | None = Field(default=None, examples=["Lind on the line between the ministries"])
    """Where no headline is preserved: a description of your own."""
    title_note: Text | None = Field(default=None, examples=["The headline is not in the text received."])
    """Why there is no headline, or what is odd about it."""
    seed: Given = Field(examples=["seeds/2031-harbour-gazette-line.txt"])
    """The article’s file."""
    sha256: Digest
    """The SHA-256 of that file, which shows that not a letter of it was changed."""
    publisher: Publisher
    """Who published this text."""
    original_publisher: Publisher | None = None
    """The outlet whose text it copies, translates or reworks, if that is another."""
    original_title: Annotated[Title, Words.given] | None = Field(default=None, examples=["Linjen er åpen"])
    """The headline of the original."""
    credit: Annotated[Text, Words.given] = Field(examples=["Harbour Gazette. ©2031."])
    """The credit to print below the article: agency, copyright, distributor."""
    byline: Given | None = Field(default=None, examples=["By Mary Reed"])
    """Who wrote it, as printed."""
    section: Given | None = Field(default=None, examples=["World"])
    """The section in which it was printed."""
    published: When = Field(examples=["2031-03-07"])
    """When it was published, and no more exactly than is known."""
    published_basis: Annotated[Slug, refers_to("basis")] = Field(examples=["stated"])
    """How that date is known."""
    published_note: Text | None = Field(default=None, examples=["The date stands below the headline."])
    """From what it follows."""
    published_url: Url | None = None
    """The address on which that date rests, if it is not in the text."""
    dating: Many[Text] = Field(
        default=(), examples=[["The article says “on Thursday”, and 6 March 2031 is a Thursday."]]
    )
    """The reasons for the date, one by one."""
    url: Url | None = None
    """Where the article can be read."""
    original_url: Url | None = None
    """Where the original can be read."""
    language: Given = Field(examples=["English"])
    """The language of the text."""
    through: Many[Given] = Field(default=(), examples=[["Norse"]])
    """The languages through which the whole text came into its own."""
    translation: Text | None = Field(default=None, examples=["The Gazette put her words into English."])
    """Who translated what, as far as is known."""
    standing: Annotated[Slug, refers_to("standing")] = Field(examples=["independent"])
    """How the outlet from which the text comes stands to a state, as far as is known."""
    reliability: Text = Field(examples=["A local paper that quotes one side."])
    """What the article can be relied on for, and what not."""
    rights: Text = Field(examples=["All rights reserved; quoting is safe."])
    """Whose the text is, and what may be done with it."""
    text: Literal["full", "excerpts"] | None = None
    """Whether its page shows the whole text or only the sentences that are quoted, where that is not as in site.yaml."""
    origins: Many[Lineage] = Field(min_length=1)
    """Each wire, interview, briefing or paper behind the article."""
    derived_from: Annotated[Many[Slug], refers_to("source")] = Field(
        default=(), examples=[["2031-reed-agency-line"]]
    )
    """Other articles here that it retells."""
    boilerplate: Many[Boilerplate] = ()
    """What the file holds besides the article."""
    set_apart: Many[SetApart] = ()
    """Paragraphs in another voice than the article’s."""
    errors: Many[Erratum] = ()
    """What is wrong in the article; its file is never edited."""
    omissions: Many[Omission] = ()
    """What the article, as received, leaves out: what its original has, or other reports of the same."""
    found: Many[Found] = ()
    """Reports seen elsewhere that help to date or correct the article."""
    body: Prose = Field(default="", examples=["The interview was given before the vote."])
    """Prose for its page."""

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
