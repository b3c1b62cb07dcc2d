"""Something that happened, or was said, at a date, on somebody's word."""

import datetime as dt
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sourcebook.model.entry import Frozen, Many, Record, refers_to
from sourcebook.model.text import (
    Flag,
    Given,
    Line,
    Quotation,
    Short,
    Slug,
    Summary,
    Text,
    Title,
    Url,
    schema_of,
)
from sourcebook.model.when import When

NARRATION = "narration"


class Involvement(Frozen):
    """An official's part in an event, and the title that the article prints beside the name there."""

    official: Annotated[Slug, refers_to("official")] = Field(examples=["anna-lind"])
    """Who it is."""
    part: Annotated[Slug, refers_to("part")] = Field(examples=["speaker"])
    """Which part this official has in the event."""
    printed: Given | None = Field(default=None, examples=["foreign minister"])
    """The title that the article prints beside the name there, if it does."""
    note: Text | None = Field(default=None, examples=["The article prints a title that she held only later."])
    """What a reader must know of it."""


class Speaker(Frozen):
    """Whose words a quote gives: an official or organisation by id, unnamed sources, or the outlet itself.

    In a file: `anna-lind`, `{unnamed: two people at the ministry}` or `narration`.
    """

    who: Annotated[Slug, refers_to("official", "organisation")] | None = Field(
        default=None, examples=["anna-lind"]
    )
    """The official or organisation."""
    unnamed: Line | None = Field(default=None, examples=["two people at the ministry"])
    """Sources without a name, described in your own words."""

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: Any) -> Any:
        if isinstance(value, str):
            value = {"who": None} if value == NARRATION else {"who": value} if value else {}
        if value == {}:
            raise PydanticCustomError("author", "says nothing; write an id, {unnamed: …} or narration")
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, *_: Any) -> dict[str, Any]:
        """The three forms in which a file has it."""
        slug, line = schema_of(Slug), schema_of(Line)
        or_narration = {**slug, "pattern": slug["pattern"].replace(f"{NARRATION}|", "")}
        without_name = {"type": "object", "properties": {"unnamed": line}, "required": ["unnamed"]}
        return {
            "anyOf": [or_narration, {**without_name, "additionalProperties": False}],
            "description": "the id of an official or organisation, {unnamed: …} for sources without a name, or narration",
            "examples": ["anna-lind", {"unnamed": "two people at the ministry"}, NARRATION],
        }

    @property
    def is_narration(self) -> bool:
        """Whether the words are the outlet's own."""
        return self.who is None and self.unnamed is None


class Variant(Frozen):
    """Words of a quote as a page outside the articles has them; nothing of it is checked against that page."""

    id: Slug | None = Field(default=None, examples=["reed-agency"])
    """A name for it, where another variant of the same quote names it in `from`."""
    instead_of: Given = Field(examples=["nobody has hung up"])
    """The words of the quote in whose place the page has others, copied from the article."""
    text: Quotation = Field(examples=["keiner hat aufgelegt"])
    """The words of the page, as it prints them, without the quotation marks around them."""
    language: Given = Field(examples=["German"])
    """The language of these words, by its English name."""
    outlet: Given = Field(examples=["Reed Agency"])
    """Who has these words: a name, or the id of an organisation."""
    url: Url
    """The address of the page, which has a record in content/outside/ and was read."""
    translated_from: Given | None = Field(default=None, alias="from", examples=["Norwegian"])
    """The language, or the `id` of another variant here, from which it was translated, where that is recorded."""
    original: Flag = False
    """Whether the article’s own words were translated from this variant."""
    note: Text | None = Field(default=None, examples=["The page does not say on which day she said it."])
    """What a reader must know of it."""


class Evidence(Frozen):
    """A passage of a source, and whose words it gives."""

    source: Annotated[Slug, refers_to("source")] = Field(examples=["2031-harbour-gazette-line"])
    """The article in which the words stand."""
    quote: Quotation = Field(examples=["“We speak every week, and nobody has hung up,”"])
    """The words, copied from the article: at least three, from within one paragraph, found there once."""
    prefix: Given | None = Field(default=None, examples=["Lind said on Thursday:"])
    """Where the same words stand twice in the article: what stands right before the ones that are meant."""
    suffix: Given | None = Field(default=None, examples=["she said."])
    """Where the same words stand twice in the article: what stands right after the ones that are meant."""
    said_by: Speaker
    """Whom the article gives the words to, and nobody else."""
    voice: Annotated[Slug, refers_to("voice")] = Field(examples=["direct"])
    """How much of the quote stands in quotation marks in the article: `direct` all, `partly` some, `reported` none."""
    origin: Slug | None = Field(default=None, examples=["gazette-interview-2031"])
    """Which of the source’s origins the words come from, where it has several."""
    position: Annotated[Slug, refers_to("stance")] | None = Field(default=None, examples=["asserts"])
    """Of an act: what whoever speaks here says to its having taken place."""
    shows: Literal["public"] | None = None
    """Of an act: that the passage shows it to have taken place in public."""
    said: When | None = None
    """When the words were said, where that is not the day of the statement that has the same passage."""
    first_published: When | None = None
    """When the words were first published, where that is all that is known of when they were said."""
    said_basis: Annotated[Slug, refers_to("basis")] | None = Field(default=None, examples=["computed"])
    """How that day is known."""
    said_note: Text | None = Field(default=None, examples=["The article of Friday says “on Thursday”."])
    """From which words that day follows."""
    note: Text | None = Field(default=None, examples=["The article does not say when she was asked."])
    """What a reader must know of the quote; it also settles a warning."""
    variants: Many[Variant] = Field(default=(), max_length=20)
    """The same words on pages outside the articles, where these have others; written once, shown with all quotes of the passage."""


class Relation(Frozen):
    """How this event stands to another; the way back is derived."""

    event: Annotated[Slug, refers_to("event")] = Field(examples=["2031-weekly-calls"])
    """The other event."""
    how: Annotated[Slug, refers_to("relation")] = Field(examples=["reports-on"])
    """How this event stands to the other."""
    note: Line | None = Field(default=None, examples=["She names no day."])
    """What a reader must know of it."""


class Plan(Frozen):
    """What was planned, apart from the planning, by which the record is dated: for when, by whom, and what came of it."""

    due: When | None = None
    """When the thing was to be, as far as the articles say."""
    wished_by: Many[Speaker] = ()
    """Who wished for it, or showed readiness for it."""
    refused_by: Many[Speaker] = ()
    """Who refused it."""
    outcome: Text | None = Field(default=None, examples=["The meeting took place on 12 March."])
    """What came of it; from outside the articles only with an address."""
    outcome_url: Url | None = None
    """The address on which that rests."""


class RivalValue(Frozen):
    """One of the values that sources give, and whose it is: an article here, or a page outside."""

    value: Given = Field(examples=["6 March 2031"])
    """What is said."""
    source: Annotated[Slug, refers_to("source")] | None = Field(
        default=None, examples=["2031-harbour-gazette-line"]
    )
    """The article that says so."""
    url: Url | None = None
    """The page outside the articles that says so."""
    preferred: Flag = False
    """Whether the record goes by this value."""


class Rivalry(Frozen):
    """A date, a name or an outlet on which sources differ: every value with its source, which is preferred, and why."""

    about: Line = Field(examples=["day of the interview"])
    """On what the sources differ."""
    values: Many[RivalValue] = Field(min_length=2)
    """Every value, each with its source."""
    why: Text = Field(examples=["The article names the weekday; the list was printed a day later."])
    """Why one is preferred, or why none is."""


class Note(Frozen):
    """A curator's remark; what is not in the seeds carries the address it rests on."""

    text: Text = Field(examples=["The ministry later published a list of the calls."])
    """The remark, in your own words."""
    url: Url | None = None
    """The address on which it rests, if it is not in the articles."""


class Event(Record):
    """One dated record: what, when, who, through which channel, and on which evidence."""

    noun: ClassVar[str] = "event"
    path_pattern: ClassVar[str] = "content/events/*/*.yaml"
    folder: ClassVar[str] = "events"

    title: Title = Field(examples=["Lind says the line between the ministries is open"])
    """What happened or was said, in one neutral line of your own."""
    short: Short | None = Field(default=None, examples=["Weekly calls"])
    """What a chart says beside its sign, whose shape says how it stands; of what was said, who says it too."""
    date: When
    """When it happened or was said, and no more exactly than is known."""
    lasted: Flag = False
    """For an interval: `true` if it lasted all that time, `false` if it happened some time within it."""
    date_basis: Annotated[Slug, refers_to("basis")] = Field(examples=["computed"])
    """How the date is known."""
    date_note: Text | None = Field(
        default=None, examples=["The article of Friday 7 March says “on Thursday”."]
    )
    """How the date was worked out."""
    date_url: Url | None = None
    """The address on which the date rests, if it is not in the article."""
    kind: Annotated[Slug, refers_to("kind")] = Field(examples=["statement"])
    """What sort of event it is."""
    scope: Literal["contact", "context"]
    """Whether it belongs to the contacts themselves, or only to what surrounds them."""
    status: Annotated[Slug, refers_to("status")] = Field(examples=["on-record"])
    """How well the event itself is known; a statement is `on-record`, whatever it says."""
    channels: Annotated[Many[Slug], refers_to("channel")] = Field(default=(), examples=[["foreign-ministry"]])
    """The channels that it used or spoke of."""
    officials: Many[Involvement] = ()
    """The officials who have a part in it."""
    organisations: Annotated[Many[Slug], refers_to("organisation")] = Field(
        default=(), examples=[["northland-ministry"]]
    )
    """The organisations that have a part in it."""
    mentions: Many[Given] = Field(default=(), examples=[["Peter Holm"]])
    """People named in passing, who have no page."""
    topics: Annotated[Many[Slug], refers_to("topic")] = Field(
        min_length=1, examples=[["lines-of-communication"]]
    )
    """What it is about."""
    places: Annotated[Many[Slug], refers_to("place")] = Field(default=(), examples=[["harbour-island"]])
    """Where it happened."""
    summary: Summary = Field(
        examples=["Anna Lind says that the two ministries speak every week. She does not say who began it."]
    )
    """One or two neutral sentences in your own words."""
    evidence: Many[Evidence] = Field(min_length=1, max_length=20)
    """The passages on which the record rests, each with its speaker."""
    plan: Plan | None = None
    """Of something planned: for when, by whom, and what came of it."""
    documented_by: Many[Url] = ()
    """Pages outside the articles on which the status “documented outside” rests."""
    rivals: Many[Rivalry] = ()
    """Where sources differ on a date, a name or an outlet: every value, and which is preferred."""
    related: Many[Relation] = ()
    """Other events to which it stands in some relation."""
    notes: Many[Note] = ()
    """Remarks of yours; what is not in the articles has its address."""

    @property
    def label(self) -> str:
        """Its title."""
        return self.title

    @property
    def when(self) -> str:
        """Its date in words."""
        return self.date.words(self.lasted)

    @property
    def listed_day(self) -> dt.date:
        """The day by which it is listed and counted: the latest on which it can have begun."""
        return self.date.latest_start(self.lasted)

    @property
    def order(self) -> tuple[str, ...]:
        """Its latest known first day, then its date as written, so that those of one date stand together, then its id."""
        return (self.listed_day.isoformat(), self.date.text, self.id)

    @property
    def year(self) -> int:
        """The year under which it is listed."""
        return self.listed_day.year

    @property
    def actors(self) -> frozenset[str]:
        """The officials and organisations that it names."""
        return frozenset(one.official for one in self.officials) | frozenset(self.organisations)
