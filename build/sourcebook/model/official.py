"""A person in office."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field

from sourcebook.model.entry import Frozen, Many, Record, refers_to
from sourcebook.model.text import Flag, Given, Prose, Quotation, Slug, Title, Url, Words
from sourcebook.model.when import When

_DAY = dt.timedelta(days=1)


class Role(Frozen):
    """An office held for a time; having none is a role of its own, so that no gap goes undeclared."""

    title: Annotated[Title, Words.given] = Field(examples=["Minister for harbours"])
    """The office; or “No office”, where none was held."""
    organisation: Annotated[Slug, refers_to("organisation")] | None = Field(
        default=None, examples=["northland-ministry"]
    )
    """The body in which it is held."""
    start: When = Field(alias="from", examples=["2029-06-01"])
    """Since when."""
    end: When | None = Field(default=None, alias="to", examples=["2031-12"])
    """Until when; left out while it is held."""
    is_state: Flag = Field(default=True, alias="state", examples=[False])
    """Whether it is an office of the country’s state, as each is that does not say `false`, but for “No office”: what its holder says is
    that side’s word, if the office was held on every day on which it can have been said. `false` of one who is elected or named and
    not yet in office, or who is a candidate, works for an outlet, or is retired."""
    basis: Annotated[Slug, refers_to("role_basis")] = Field(examples=["reference"])
    """How it is known."""
    url: Url | None = None
    """The address on which it rests, with `basis: reference`."""
    source: Annotated[Slug, refers_to("source")] | None = Field(
        default=None, examples=["2031-harbour-gazette-line"]
    )
    """The article that prints it, with `basis: seed`."""
    quote: Quotation | None = Field(default=None, examples=["Anna Lind, foreign minister since June,"])
    """The passage of that article."""
    prefix: Given | None = Field(default=None, examples=["said that"])
    """Where the same words stand twice in the article: what stands right before the ones that are meant."""
    suffix: Given | None = Field(default=None, examples=["told reporters"])
    """Where the same words stand twice in the article: what stands right after the ones that are meant."""

    @property
    def is_none(self) -> bool:
        """Whether it says that no office was held, so that no gap goes undeclared."""
        return self.title.casefold() == "no office"

    @property
    def is_office(self) -> bool:
        """Whether it is an office of the state, by which somebody speaks and acts for a side."""
        return self.is_state and not self.is_none

    def covers(self, when: When) -> bool:
        """Whether it was surely held on every day that a date can mean; a time of office with a doubtful end never was."""
        if self.start.is_doubtful or (self.end and self.end.is_doubtful):
            return False
        begun, ended = self.start.last, self.end.first if self.end else dt.date.max
        first, last = when.widest
        return bool(first and last and begun and ended and begun <= first and last <= ended)

    @property
    def last(self) -> dt.date | None:
        """The strict last day, or None where the office is held still."""
        return self.end.last if self.end else None

    def overlaps(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether it was held on any day from `first` to `last`."""
        begins = last is None or self.start.first is None or self.start.first <= last
        return begins and (first is None or self.last is None or first <= self.last)

    @property
    def years(self) -> str:
        """The time of office in words."""
        if self.end is None:
            return f"since {self.start}"
        return f"{self.start} to {self.end}"


REACH = dt.timedelta(days=30)
"""How far back “on or before” a day reaches where it is asked which offices were held: further back, it would name every one."""


class _InOffice(NamedTuple):
    """A time in office: the first and the last day of which that is sure, and whether no role on record was before it."""

    first: dt.date
    last: dt.date
    is_from_first: bool


class Official(Record):
    """Somebody who speaks or acts in office: names as the sources have them, and dated roles."""

    noun: ClassVar[str] = "official"
    path_pattern: ClassVar[str] = "content/officials/*.md"
    folder: ClassVar[str] = "officials"
    index_text: ClassVar[str] = "The people who speak, act or are spoken of, with the offices they held."
    facet: ClassVar[bool] = True
    acts: ClassVar[bool] = True

    name: Annotated[Title, Words.given] = Field(examples=["Anna Lind"])
    """The name in English."""
    country: Given = Field(examples=["Northland"])
    """The country of this person, for which the words count only while an office of its state is held."""
    pronoun: Literal["he", "she"] | None = None
    """By which articles speak of this person: whether “she said” can be this one."""
    speaks: Given | None = Field(default=None, examples=["Norse"])
    """The language in which this person speaks in the sources’ events."""
    aliases: Many[Given] = Field(default=(), examples=[["Lind", "Mrs. Lind"]])
    """Names as the articles print them."""
    other_names: Many[Given] = Field(default=(), examples=[["Анна Линд"]])
    """Names in other scripts and spellings, which no article prints."""
    roles: Many[Role] = Field(min_length=1)
    """The offices held, at least at the dates of the records; having none is a role of its own. Whose word a side’s is follows from
    it, day by day."""
    body: Prose = Field(default="", examples=["She is quoted in two articles."])
    """Prose for the page."""

    @property
    def label(self) -> str:
        """The name."""
        return self.name

    @property
    def order(self) -> tuple[str, ...]:
        """By family name, taken as the last word, then by id."""
        return (self.name.split()[-1].casefold(), self.id)

    def roles_at(self, when: When, since: dt.date | None = None) -> tuple[Role, ...]:
        """The roles held on any day within a date's known bounds, the earliest first.

        An open start reaches back thirty days before the end, and to `since`, where it is given, if that is earlier;
        where the end is open, the start is all that is known. A role counts from its strict first day to its strict
        last; one that ends on the very day on which the next begins is left out from that day on.
        """
        begin, end = when.begin or when.end, when.end or when.begin
        first, last = begin.first if begin else None, end.last if end else None
        if first and when.begin is None:
            first = min(first - REACH, since or first)
        held = [role for role in self.roles if role.overlaps(first, last)]
        starts = {role.start.first for role in held}
        return tuple(
            sorted(
                (role for role in held if role.last is None or role.last != first or role.last not in starts),
                key=lambda role: (role.start.order, role.title),
            )
        )

    def is_in_office(self, when: When) -> bool:
        """Whether an office of the state was surely held on every day that a date can mean, around it, too, where it is in doubt.

        A date without a start reaches back to the first role on record and no further: before that nothing is told of anybody.
        """
        first, last = when.widest
        last = last or dt.date.max
        return any(
            one.first <= (first or last) <= last <= one.last and (first is not None or one.is_from_first)
            for one in self._times_in_office
        )

    @cached_property
    def _times_in_office(self) -> tuple[_InOffice, ...]:
        """The times in which an office of the state was surely held, in order; what touches is one time.

        Of offices that meet within the same month or year, or in two that follow each other, the day on which one passes into the other
        need not be known: a time without office is a role of its own.
        """
        earliest = min(self.roles, key=lambda role: (role.start.order, role.is_office))
        first = earliest.start.last if earliest.is_office else None
        joined: list[tuple[dt.date, dt.date]] = []
        for begun, ended in sorted(_sure_spans(self.roles)):
            if joined and begun.toordinal() <= joined[-1][1].toordinal() + 1:
                joined[-1] = joined[-1][0], max(joined[-1][1], ended)
            else:
                joined.append((begun, ended))
        return tuple(
            _InOffice(begun, ended, first is not None and begun <= first <= ended) for begun, ended in joined
        )


def _sure_spans(roles: Sequence[Role]) -> Iterator[tuple[dt.date, dt.date]]:
    """The days on which an office of the state was surely held, of each office, and between two that meet."""
    offices, others = [one for one in roles if one.is_office], [one for one in roles if not one.is_office]
    for role in offices:
        begun, ended = role.start.last or dt.date.max, _surely_until(role, others)
        if begun <= ended:
            yield begun, ended
        for following in offices:
            if _meet(role, following, others):
                assert role.end and role.end.first and following.start.last
                yield role.end.first, following.start.last


def _surely_until(role: Role, others: Iterable[Role]) -> dt.date:
    """The last day on which an office was surely held: it ends before there is said to be none, and on the day of a handover the new role counts."""
    ended = (role.end.first or dt.date.min) if role.end else dt.date.max
    over = (
        one.start.order - _DAY
        for one in others
        if one.start.order > role.start.order
        and (one.is_none and (role.end is None or one.start.is_certain()) or one.start.order == ended)
    )
    return min([ended, *over])


def _meet(role: Role, following: Role, others: Iterable[Role]) -> bool:
    """Whether one office passes into another within a month or a year, with nothing else between them."""
    end, start = role.end and role.end.sure_point, following.start.sure_point
    if role is following or not end or not start or end.precision != start.precision:
        return False
    return end.first <= start.first <= end.last + _DAY and not any(
        one.overlaps(end.first, start.last) for one in others
    )
