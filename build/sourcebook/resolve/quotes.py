"""Evidence -> quotes: each passage found in its source, with its speaker, the offices held then, and the day of its saying."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sourcebook.evidence.quote import Proof, Words
from sourcebook.model import (
    Event,
    Evidence,
    NotFound,
    Official,
    Passage,
    Quote,
    Said,
    Source,
    Sourcebook,
    Term,
    Unproven,
    Variant,
    When,
)

Found = tuple[dict[str, tuple[Quote, ...]], tuple[Unproven, ...]]
"""The quotes of each event by its id, and those that were not found."""


class _Located(NamedTuple):
    """A passage, and the evidence of an event that it proves."""

    event: Event
    at: int
    """Which of the event’s quotes it is, from 0."""
    evidence: Evidence
    passage: Passage


def quotes_of(book: Sourcebook) -> Found:
    """Prove every quote of an event or an office, and resolve the events’ quotes.

    A quote whose source is not there is left out: that its reference leads nowhere is told by another rule.
    """
    proofs = {one.id: Proof(one, book.articles[one.id]) for one in book.all(Source)}
    located: list[_Located] = []
    unproven: list[Unproven] = []
    for event in book.all(Event):
        for index, one in enumerate(event.evidence):
            if one.source in proofs:
                found = proofs[one.source].prove(one, proofs.values())
                if isinstance(found, Passage):
                    located.append(_Located(event, index, one, found))
                else:
                    unproven.append(_unproven(book, event, ("evidence", index, "quote"), one.source, found))
    for official in book.all(Official):
        for index, role in enumerate(official.roles):
            if role.quote and role.source in proofs:
                words = Words(role.quote, role.prefix, role.suffix)
                found = proofs[role.source].prove(words, proofs.values())
                if isinstance(found, NotFound):
                    unproven.append(_unproven(book, official, ("roles", index, "quote"), role.source, found))
    return _resolved(book, located), tuple(unproven)


def _unproven(
    book: Sourcebook, record: Event | Official, path: tuple[str | int, ...], source: str, found: NotFound
) -> Unproven:
    return Unproven(record, path, book.get(Source, source), found.what, found.name, found.words)


def _resolved(book: Sourcebook, located: list[_Located]) -> dict[str, tuple[Quote, ...]]:
    sayings, published, variants = _Sayings(book, located), _first_published(book), _variants(located)
    found: dict[str, list[Quote]] = defaultdict(list)
    for one in located:
        source = book.get(Source, one.evidence.source)
        origin = next((each for each in source.origins if each.id == one.evidence.origin), source.origins[0])
        speaker = book.speaker(one.evidence.said_by.who)
        said = (
            _written(one.evidence)
            or sayings.of(one)
            or _published(one.evidence, source, published.get(origin.id))
        )
        since = said.date.first or source.published.first
        found[one.event.id].append(
            Quote(
                event=one.event,
                number=one.at + 1,
                evidence=one.evidence,
                source=source,
                passage=one.passage,
                speaker=speaker,
                offices=speaker.roles_at(said.spoken, since) if isinstance(speaker, Official) else (),
                origin=origin,
                said=said,
                variants=tuple(variants[one.passage.place]),
            )
        )
    return {id: tuple(quotes) for id, quotes in found.items()}


def _variants(located: Iterable[_Located]) -> Mapping[tuple[str, int, int], list[Variant]]:
    """The variants of each passage, in the order of the quotes with which they are recorded."""
    found: Mapping[tuple[str, int, int], list[Variant]] = defaultdict(list)
    for one in located:
        found[one.passage.place].extend(one.evidence.variants)
    return found


def _written(evidence: Evidence) -> Said | None:
    """When words were said, or first published, as the record itself gives it."""
    if evidence.said:
        return Said(evidence.said, is_said=True)
    return Said(evidence.first_published) if evidence.first_published else None


def _first_published(book: Sourcebook) -> Mapping[str, When]:
    """The day of each origin of which a record gives one: the earliest that is given."""
    found: dict[str, When] = {}
    for one in (origin for source in book.all(Source) for origin in source.origins):
        if one.published:
            found[one.id] = min(found.get(one.id, one.published), one.published, key=When.latest_start)
    return found


def _published(evidence: Evidence, source: Source, first: When | None) -> Said:
    """When words of which no day of saying is known were first published.

    An article’s own words appear with it, whatever it retells; what it has of others, be it without a name, may have appeared before
    it, on the day of its origin if that is given.
    """
    if evidence.said_by.is_narration:
        return Said(source.published)
    return Said(first or source.published.or_before)


class _Sayings:
    """Every passage of every statement, by its source, to find the day on which words were said."""

    def __init__(self, book: Sourcebook, located: Iterable[_Located]) -> None:
        self.book = book
        self.stated: Mapping[str, list[_Located]] = defaultdict(list)
        for one in located:
            if is_saying(book, one.event):
                self.stated[one.evidence.source].append(one)

    def of(self, one: _Located) -> Said | None:
        """The day of a statement's words is its own; of words at an act, that which they have in the statement that has them.

        That is one of the same speaker whose passage holds these words or is held by them; where several of different
        days do, only the one that reports on the act. An article's own words are said when it is published: None.
        """
        if one.evidence.said_by.is_narration:
            return None
        if is_saying(self.book, one.event):
            return Said(one.event.date, one.event, is_said=True)
        same = [
            other
            for other in self.stated[one.evidence.source]
            if other.evidence.said_by == one.evidence.said_by and _is_one_within(other.passage, one.passage)
        ]
        of_act = [other for other in same if any(each.event == one.event.id for each in other.event.related)]
        chosen = next((some for some in (same, of_act) if len(set(map(_day_of, some))) == 1), [])
        return _as_stated(chosen[0]) if chosen else None


def _as_stated(one: _Located) -> Said:
    """When words of a statement were said: on its day, unless they have one of their own there, or are only known to have been published."""
    written = _written(one.evidence)
    if written is None:
        return Said(one.event.date, one.event, is_said=True)
    return written._replace(statement=one.event) if written.date == one.event.date else written


def _day_of(one: _Located) -> tuple[When, bool, bool]:
    """The day of words of a statement, with what tells it from another."""
    said = _as_stated(one)
    return said.date, said.is_said, one.event.lasted


def is_saying(book: Sourcebook, event: Event) -> bool:
    """Whether an event is that something was said, and no act."""
    kind = book.by_key.get(("kind", event.kind))
    return isinstance(kind, Term) and kind.is_ == "saying"


def _is_one_within(one: Passage, other: Passage) -> bool:
    """Whether all words of one of two passages stand in the other."""
    return one.is_within(other) or other.is_within(one)
