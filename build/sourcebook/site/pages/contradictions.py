"""Contradictions: their index, and a page for each, on which passages that differ stand side by side, a column per party."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import Contradiction, Event, Output, Quote, Sourcebook, Term, Withdrawn
from sourcebook.resolve.addresses import page_of
from sourcebook.resolve.links import INDEXES
from sourcebook.resolve.sources import printed_by
from sourcebook.site.markdown import fill
from sourcebook.site.present import ShownQuote, capital, shown, unrecorded_speaker


class Told(NamedTuple):
    """One of the passages, with the event that has it and the day on which it was said."""

    event: Event
    said: str
    quote: ShownQuote


class Party(NamedTuple):
    """One who speaks, and the passages that are that one’s, in the order in which they were said."""

    name: str
    passages: tuple[Told, ...]


class Group(NamedTuple):
    """The contradictions of one sort, each with its parties by name."""

    sort: Term
    contradictions: tuple[tuple[Contradiction, str], ...]


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the index, and a page for each."""
    yield _index(sourcebook)
    for one in sourcebook.all(Contradiction):
        yield fill(
            "contradiction",
            page_of(one),
            sourcebook,
            {
                "contradiction": one,
                "sort": sourcebook.term("difference", one.between),
                "parties": parties(sourcebook, one),
            },
            record=one,
            title=one.title,
            description=" ".join(one.differs.split()),
        )


def _index(sourcebook: Sourcebook) -> Output:
    groups = [_group(sourcebook, sort) for sort in sourcebook.terms("difference")]
    gone = [one for one in sourcebook.all(Withdrawn) if one.was == Contradiction.noun]
    return fill(
        "contradictions",
        PurePosixPath(INDEXES["contradictions"]),
        sourcebook,
        {"groups": [one for one in groups if one.contradictions], "withdrawn": gone},
        is_empty=not gone and not sourcebook.all(Contradiction),
        title="Contradictions",
        description="Passages of the articles that differ, each set of them on a page of its own.",
    )


def _group(sourcebook: Sourcebook, sort: Term) -> Group:
    found = (one for one in sourcebook.all(Contradiction) if one.between == sort.id)
    return Group(
        sort, tuple((one, " · ".join(party.name for party in parties(sourcebook, one))) for one in found)
    )


def parties(sourcebook: Sourcebook, contradiction: Contradiction) -> tuple[Party, ...]:
    """Who speaks in the passages, in the order in which each first does, each with all that is that one’s."""
    quotes = (sourcebook.quotes[one.event][one.quote - 1] for one in contradiction.passages)
    found: dict[tuple[str, str], list[Told]] = {}
    for one in sorted(quotes, key=lambda one: (*one.said.order, one.event.order)):
        told = Told(one.event, capital(one.said.words), shown(sourcebook, one, one.said.date))
        found.setdefault(_party(sourcebook, one), []).append(told)
    return tuple(Party(capital(name), tuple(told)) for (name, _), told in found.items())


def _party(sourcebook: Sourcebook, one: Quote) -> tuple[str, str]:
    """Whose a passage is, as a column is headed, and of what: those without a name are the same in one origin alone."""
    if one.speaker:
        return one.speaker.label, one.speaker.id
    if one.evidence.said_by.unnamed:
        return one.evidence.said_by.unnamed, one.origin.id
    if one.passage.paragraph.set_apart is not None:
        return unrecorded_speaker(sourcebook, one), one.source.id
    return printed_by(sourcebook, one.source), ""
