"""Something that happened, or was said, at a date, on somebody's word."""

import datetime as dt
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sourcebook.model.entry import Frozen, Many, Record, refers_to
from sourcebook.model.text import Flag, Line, Quotation, Short, Slug, Summary, Text, Title, Url
from sourcebook.model.when import When

NARRATION = "narration"


class Involvement(Frozen):
    """An official's part in an event, and the title that the article prints beside the name there."""

    official: Annotated[Slug, refers_to("official")]
    part: Annotated[Slug, refers_to("part")]
    printed: Line | None = None
    note: Text | None = None


class Speaker(Frozen):
    """Whose words a quote gives: an official or organisation by id, unnamed sources, or the outlet itself.

    In a file: `anna-lind`, `{unnamed: two people at the ministry}` or `narration`.
    """

    who: Annotated[Slug, refers_to("official", "organisation")] | None = None
    unnamed: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"who": None} if value == NARRATION else {"who": value}
        if value == {}:
            raise PydanticCustomError("author", "says nothing; write an id, {unnamed: …} or narration")
        return value

    @property
    def is_narration(self) -> bool:
        """Whether the words are the outlet's own."""
        return self.who is None and self.unnamed is None


class Evidence(Frozen):
    """A passage of a source, and whose words it gives."""

    source: Annotated[Slug, refers_to("source")]
    quote: Quotation
    prefix: Line | None = None
    suffix: Line | None = None
    said_by: Speaker
    voice: Annotated[Slug, refers_to("voice")]
    origin: Slug | None = None
    said: When | None = None
    """When the words were said, where that is not the day of the statement that has the same passage."""
    first_published: When | None = None
    """When the words were first published, where that is all that is known of when they were said."""
    said_basis: Annotated[Slug, refers_to("basis")] | None = None
    said_note: Text | None = None
    position: Annotated[Slug, refers_to("stance")] | None = None
    """Of an act: what whoever speaks here says to its having taken place."""
    shows: Literal["public"] | None = None
    """Of an act: that the passage shows it to have taken place in public."""
    note: Text | None = None


class Relation(Frozen):
    """How this event stands to another; the way back is derived."""

    event: Annotated[Slug, refers_to("event")]
    how: Annotated[Slug, refers_to("relation")]
    note: Line | None = None


class Plan(Frozen):
    """What was planned, apart from the planning, by which the record is dated: for when, by whom, and what came of it."""

    due: When | None = None
    """When the thing was to be, as far as the articles say."""
    wished_by: Many[Speaker] = ()
    refused_by: Many[Speaker] = ()
    outcome: Text | None = None
    """What came of it; from outside the articles only with an address."""
    outcome_url: Url | None = None


class RivalValue(Frozen):
    """One of the values that sources give, and whose it is: an article here, or a page outside."""

    value: Line
    source: Annotated[Slug, refers_to("source")] | None = None
    url: Url | None = None
    preferred: Flag = False


class Rivalry(Frozen):
    """A date, a name or an outlet on which sources differ: every value with its source, which is preferred, and why."""

    about: Line
    values: Many[RivalValue] = Field(min_length=2)
    why: Text


class Note(Frozen):
    """A curator's remark; what is not in the seeds carries the address it rests on."""

    text: Text
    url: Url | None = None


class Event(Record):
    """One dated record: what, when, who, through which channel, and on which evidence."""

    noun: ClassVar[str] = "event"
    path_pattern: ClassVar[str] = "content/events/*/*.yaml"
    folder: ClassVar[str] = "events"

    title: Title
    short: Short | None = None
    """What a chart says beside the sign of an act, whose shape says how it stands."""
    date: When
    lasted: Flag = False
    date_basis: Annotated[Slug, refers_to("basis")]
    date_note: Text | None = None
    date_url: Url | None = None
    kind: Annotated[Slug, refers_to("kind")]
    scope: Literal["contact", "context"]
    status: Annotated[Slug, refers_to("status")]
    channels: Annotated[Many[Slug], refers_to("channel")] = ()
    officials: Many[Involvement] = ()
    organisations: Annotated[Many[Slug], refers_to("organisation")] = ()
    mentions: Many[Line] = ()
    topics: Annotated[Many[Slug], refers_to("topic")] = Field(min_length=1)
    places: Annotated[Many[Slug], refers_to("place")] = ()
    summary: Summary
    evidence: Many[Evidence] = Field(min_length=1, max_length=20)
    plan: Plan | None = None
    documented_by: Many[Url] = ()
    """Pages outside the articles on which the status “documented outside” rests."""
    rivals: Many[Rivalry] = ()
    related: Many[Relation] = ()
    notes: Many[Note] = ()

    @property
    def label(self) -> str:
        """Its title."""
        return self.title

    @property
    def when(self) -> str:
        """Its date in words."""
        return self.date.words(self.lasted)

    @property
    def order(self) -> tuple[str, ...]:
        """Its latest known first day, then its id."""
        return (self.date.latest_start(self.lasted).isoformat(), self.id)

    @property
    def year(self) -> int:
        """The year under which it is listed."""
        return self.date.latest_start(self.lasted).year

    @property
    def actors(self) -> frozenset[str]:
        """The officials and organisations that it names."""
        return frozenset(one.official for one in self.officials) | frozenset(self.organisations)

    def bounds(self) -> tuple[dt.date | None, dt.date | None]:
        """The earliest and latest day that its date can mean; None where open."""
        return self.date.first, self.date.last
