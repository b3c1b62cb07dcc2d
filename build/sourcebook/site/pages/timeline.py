"""The timeline: every event, by year, and the index of them."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import (
    NOUNS,
    Channel,
    Event,
    Official,
    Output,
    Record,
    ResolvedEvent,
    Source,
    Sourcebook,
    Term,
)
from sourcebook.resolve.sources import printed_by
from sourcebook.site.markdown import fill
from sourcebook.site.present import (
    SHAPES,
    by_year,
    count,
    counted_records,
    counted_sources,
    first_rows,
    listed,
    other_rows,
)


class Provenance(NamedTuple):
    """Through which channels a record goes, and in which articles it is found."""

    channels: tuple[Channel, ...]
    sources: tuple[Source, ...]


class Footing(NamedTuple):
    """What some contacts rest on, and these contacts in order."""

    status: Term
    shape: str
    events: tuple[Event, ...]


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the timeline."""
    events, resolved = sourcebook.all(Event), sourcebook.resolved_events()
    yield fill(
        "timeline",
        PurePosixPath("timeline.md"),
        sourcebook,
        {
            "years": by_year(listed(sourcebook, events)),
            "totals": counted_records(resolved),
            "covers": sourcebook.site.covers,
            "origins": (origins := counted_sources(resolved).partition(", ")[2]),
            "stand": _verb(origins, "stands", "stand"),
            "provenance": {one.id: Provenance(one.all(Channel), one.sources) for one in resolved},
            "articles": {one.id: printed_by(sourcebook, one) for one in sourcebook.all(Source)},
            "sources": tuple(one for one in sourcebook.all(Source) if sourcebook.events_of(one)),
            "footings": tuple(
                _footings(sourcebook, (one for one in resolved if one.is_contact and not one.is_plan))
            ),
            "plans": tuple(
                _footings(sourcebook, (one for one in resolved if one.is_contact and one.is_plan))
            ),
            "around": tuple(one.record for one in resolved if one.is_around_contact),
            "nouns": _nouns(events),
            "around_kinds": ", ".join(
                dict.fromkeys(one.kind.label.lower() for one in resolved if one.is_around_contact)
            ),
            "words": {one.id: _words(sourcebook, one) for one in resolved},
            "uncertain": (uncertain := _uncertain(events)),
            "are": _verb(uncertain, "is", "are"),
            "rows_by": first_rows(sourcebook),
            "other_rows": other_rows(sourcebook),
        },
        is_empty=not events,
        title="Timeline",
        description=f"Every record of {sourcebook.site.name}, in order of time.",
    )


def _nouns(events: Iterable[Event]) -> tuple[type[Record], ...]:
    """The nouns whose records events name, and that have an index of their own."""
    named = {noun for event in events for reference in event.references() for noun in reference.nouns}
    return tuple(one for one in NOUNS if one.index_text and one.noun in named)


def _verb(counted: str, one: str, more: str) -> str:
    """What a number of things does: `1 origin` stands, `2 origins` stand."""
    return one if counted.startswith("1 ") else more


def _uncertain(events: tuple[Event, ...]) -> str:
    """How many dates are not certain to the day; nothing where all are."""
    number = sum(not one.date.is_certain(one.lasted) for one in events)
    return f"{number} of {count(len(events), 'date')}" if number else ""


def _words(sourcebook: Sourcebook, event: ResolvedEvent) -> str:
    """On which officials' word an act is known, each with the side; nothing where none of them says that it took place."""
    grounds = {one.quote for one in event.grounds if one.sort == "side"}
    speakers = [
        one.speaker for one in event.quotes if one.number in grounds and isinstance(one.speaker, Official)
    ]
    named = dict.fromkeys(f"{one.name} ({sourcebook.site.side_of(one.country).name})" for one in speakers)
    return f"on the word of {' and of '.join(named)}" if named else ""


def _footings(sourcebook: Sourcebook, events: Iterable[ResolvedEvent]) -> Iterator[Footing]:
    """Acts by what they rest on, in the order of the vocabulary."""
    events = tuple(events)
    for status in (one for one in sourcebook.terms("status") if one.of == "act"):
        found = tuple(one.record for one in events if one.status == status)
        if found:
            yield Footing(status, SHAPES[status.mark or "filled"], found)
