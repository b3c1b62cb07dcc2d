"""Records with their ids turned into things: what rules, pages, charts and data files read.

Everything here is immutable and made once, by `resolve`; nothing here knows how it is shown.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from sourcebook.model.claim import Claim, Position
from sourcebook.model.contradiction import Contradiction
from sourcebook.model.document import Document
from sourcebook.model.entry import Path, Record
from sourcebook.model.event import Event, Evidence, Variant
from sourcebook.model.official import Official, Role
from sourcebook.model.organisation import Organisation
from sourcebook.model.outside import Outside
from sourcebook.model.seed import Passage
from sourcebook.model.site import Side
from sourcebook.model.source import Lineage, Source
from sourcebook.model.term import Term
from sourcebook.model.topic import Topic
from sourcebook.model.when import When

R = TypeVar("R", bound=Record)


class Said(NamedTuple):
    """When some words were said or, where that is all that is known, first published."""

    date: When
    statement: Event | None = None
    """The statement that has them, whose day it is."""
    is_said: bool = False
    """Whether it is the day on which they were said; else that of their first publication."""

    @property
    def words(self) -> str:
        """The day in words: “9 November 2024”, or “first published 9 November 2024”."""
        when = self.statement.when if self.statement else str(self.date)
        return when if self.is_said else f"first published {when}"

    @property
    def spoken(self) -> When:
        """When they can have been said, by which offices go: what was published on a day was said on it or before."""
        return self.date if self.is_said else self.date.or_before

    @property
    def order(self) -> tuple[str, str]:
        """Where the words stand among others: by the latest day on which they can have been said."""
        return (self.date.latest_start().isoformat(), self.statement.id if self.statement else "")


@dataclass(frozen=True)
class Quote:
    """A proven quote: the passage of its source, who speaks, in which offices, and when."""

    event: Event
    number: int
    """Which of the event’s quotes it is, from 1."""
    evidence: Evidence
    source: Source
    passage: Passage
    speaker: Official | Organisation | None
    """None where sources without a name speak, or the article itself."""
    offices: tuple[Role, ...]
    """The offices that the speaker held when the words were said or first published, be that long after an act."""
    origin: Lineage
    said: Said
    variants: tuple[Variant, ...] = ()
    """The same words on pages outside the articles, with whichever quote of the passage they are recorded."""

    @cached_property
    def words(self) -> str:
        """The quote, character for character as the seed has it."""
        return self.source.article.text[self.passage.start : self.passage.end]

    @cached_property
    def sentence(self) -> str:
        """The whole sentence, or sentences, in which it stands."""
        return self.source.article.text[self.passage.sentence_start : self.passage.sentence_end]

    @property
    def parts(self) -> tuple[str, str, str]:
        """Its sentence in three: what stands before the quote, the quote, and what stands after it."""
        start = self.passage.start - self.passage.sentence_start
        end = self.passage.end - self.passage.sentence_start
        return self.sentence[:start], self.sentence[start:end], self.sentence[end:]

    def is_within(self, other: "Quote") -> bool:
        """Whether all its words stand in another passage of its source, be it the same passage."""
        return self.passage.is_within(other.passage)

    @property
    def paragraph(self) -> str:
        """The whole paragraph in which it stands."""
        return self.source.article.part(self.passage.paragraph.start, self.passage.paragraph.end)

    @property
    def span(self) -> tuple[int, int]:
        """Where it starts and ends in its paragraph."""
        offset = self.passage.paragraph.start
        return self.passage.start - offset, self.passage.end - offset


def is_said_on(date: When, quotes: Iterable[Quote]) -> bool:
    """Whether somebody’s words among some quotes are known to have been said on a date, and not only published."""
    return any(
        one.said.is_said and one.said.date == date and not one.evidence.said_by.is_narration for one in quotes
    )


@dataclass(frozen=True)
class Unproven:
    """A quote that was not found in its source: the record and field that has it, why, and by which rule."""

    record: Record
    path: Path
    source: Source
    what: str
    name: str
    words: str = ""
    """Of the quote as it was typed, those at which it shows."""


class Ground(NamedTuple):
    """A passage, or an outside page, on which the status of an act rests."""

    sort: str
    """`side`, `outlet`, `person` (of no side, or not known to be in office then), `unnamed`, `article`, `public` or `outside`."""
    quote: int | None
    """The number of the passage among the event’s quotes, from 1."""
    side: Side | None = None
    """The side whose word it is, if it is one’s."""
    page: Outside | None = None
    whose: Official | Organisation | None = None
    """Whose word it is, if no side’s."""
    partial: Term | None = None
    """The stance of the passage, if it says less than that the act took place."""


class Actor(NamedTuple):
    """An official in an event, once: every part, the offices held then, the title as the article prints it."""

    official: Official
    parts: tuple[Term, ...]
    offices: tuple[Role, ...]
    printed: str | None
    note: str | None


class Connection(NamedTuple):
    """Another event, how this one stands to it in words, the relation's note, and how many days lie between."""

    how: str
    event: Event
    note: str | None
    days: int | None = None
    """How many days after this one the other was, negative if before; None where either is not known to the day."""


@dataclass(frozen=True)
class ResolvedEvent:
    """An event with everything that it names, and everything that names it."""

    record: Event
    kind: Term
    status: Term
    date_basis: Term
    quotes: tuple[Quote, ...]
    actors: tuple[Actor, ...]
    named: tuple[Record, ...]
    """The records that its fields list, in the order of the fields: channels, organisations, topics, places."""
    side: Side | None
    """The one side that speaks or acts in it: never that of who is not known to be in office then, of an outlet, of sources without a
    name or of an article’s own words."""
    speaks_of: tuple[Event, ...]
    """The acts on which a statement reports."""
    connections: tuple[Connection, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    documents: tuple[Document, ...]
    grounds: tuple[Ground, ...]
    """On what the status of an act rests."""

    def all(self, noun: type[R]) -> tuple[R, ...]:
        """The records of one noun that a field of it lists."""
        return tuple(one for one in self.named if isinstance(one, noun))

    @cached_property
    def id(self) -> str:
        """The record’s id."""
        return self.record.id

    @property
    def date(self) -> When:
        """The record’s date."""
        return self.record.date

    @property
    def lasted(self) -> bool:
        """Whether an interval was filled, and is no window."""
        return self.record.lasted

    @cached_property
    def scope(self) -> str:
        """`contact` or `context`."""
        return self.record.scope

    @cached_property
    def listed_day(self) -> dt.date:
        """The day by which it is listed and counted."""
        return self.record.listed_day

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Where it stands among events."""
        return self.record.order

    @cached_property
    def year(self) -> int:
        """The year under which it is listed."""
        return self.record.year

    @cached_property
    def when(self) -> str:
        """Its date in words: “published 9 November 2024” where no more is known of a statement."""
        return f"published {self.record.when}" if self.is_published_then else self.record.when

    @property
    def is_saying(self) -> bool:
        """Whether it is that something was said, and no act."""
        return self.kind.is_ == "saying"

    @cached_property
    def is_known_to_the_day(self) -> bool:
        """Whether it is known on which day or days it happened or, of a statement, was said, and not only published."""
        return self.date.is_certain(self.lasted) and (
            not self.is_saying or is_said_on(self.date, self.quotes)
        )

    @cached_property
    def is_published_then(self) -> bool:
        """Whether its date is that of a publication, and nothing in it is known to have been said then."""
        if not self.is_saying or is_said_on(self.date, self.quotes):
            return False
        first = (one.evidence.first_published for one in self.quotes)
        return self.date in {*first, *(one.said.date for one in self.quotes if not one.said.is_said)}

    @cached_property
    def took_place(self) -> When:
        """When it happened or was said, as far as that is known: what was published on a day was said on it or before."""
        return self.date.or_before if self.is_published_then else self.date

    @property
    def is_contact(self) -> bool:
        """Whether it is an act of contact between the sides, done or planned.

        The background is none, nor is a suspension, an appointment or a one-way public act.
        """
        return self.kind.is_ == "act" and self.kind.is_contact and self.record.scope == "contact"

    @property
    def is_around_contact(self) -> bool:
        """Whether it is an act between the sides that is no contact: a suspension, an appointment, a one-way public act."""
        return self.kind.is_ == "act" and not self.kind.is_contact and self.record.scope == "contact"

    @property
    def is_plan(self) -> bool:
        """Whether it was wished, considered, agreed or scheduled, and is not reported as done."""
        return self.status.grounds == "plan"

    @property
    def sources(self) -> tuple[Source, ...]:
        """The articles that tell of it, each once."""
        return tuple({one.source.id: one.source for one in self.quotes}.values())


class TakenPosition(NamedTuple):
    """A position with its event, its party in words, the quotes it rests on, and the day from which it counts."""

    position: Position
    event: Event
    party: str
    stance: Term
    quotes: tuple[Quote, ...]
    day: dt.date

    @property
    def whose(self) -> tuple[object, str]:
        """Whose it is, by which the next of the same party takes its place: sources without a name are the same in one origin alone."""
        by = self.position.by
        return by, self.quotes[0].origin.id if by.unnamed else self.party if by.is_narration else ""

    @property
    def passive(self) -> str:
        """The stance as it is told of its party: “asserted by”."""
        return self.stance.passive or self.stance.label


@dataclass(frozen=True)
class ResolvedClaim:
    """A claim with its positions in the order of their days; those of one day as the record has them."""

    record: Claim
    positions: tuple[TakenPosition, ...]
    topics: tuple[Topic, ...]

    @property
    def turning_days(self) -> tuple[dt.date, ...]:
        """The days on which its state changes, in order."""
        return tuple(sorted({one.day for one in self.positions}))

    def state(self, day: dt.date) -> tuple[TakenPosition, ...]:
        """Each party’s latest position on a day, in the order in which the parties first spoke: not what is true."""
        latest: dict[object, TakenPosition] = {}
        for one in self.positions:
            if one.day <= day:
                latest[one.whose] = one
        return tuple(latest.values())

    @property
    def is_disputed(self) -> bool:
        """Whether in the end one party rejects what another takes a stand on otherwise; who leaves it open takes none."""
        stances = (one.stance for one in self.state(self.turning_days[-1]))
        return len({one.rejects for one in stances if not one.leaves_open}) > 1

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes on which its positions rest."""
        return tuple(quote for one in self.positions for quote in one.quotes)
