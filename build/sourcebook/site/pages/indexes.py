"""The index of each noun: officials, organisations, topics, channels, places, sources."""

import datetime as dt
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import (
    NOUNS,
    Claim,
    Document,
    Entry,
    Official,
    Organisation,
    Output,
    Source,
    Sourcebook,
)
from sourcebook.resolve.documents import life_of
from sourcebook.resolve.links import INDEX_TITLES
from sourcebook.resolve.sources import printed_by
from sourcebook.site.markdown import fill
from sourcebook.site.present import (
    count,
    counted_of_name,
    counted_of_source,
    counted_quotes,
    counted_records,
    state_words,
)

INDEXED = tuple(noun for noun in NOUNS if noun.index_text)
"""The nouns that have an index."""


class Indexed(NamedTuple):
    """An entry in an index: what is said of it, and how many records name it."""

    entry: Entry
    words: str
    totals: str
    side: str


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the index of each noun."""
    for noun in INDEXED:
        lines = [
            _indexed(sourcebook, one)
            for one in sorted(sourcebook.all(noun), key=lambda one: _place(sourcebook, one))
        ]
        yield fill(
            "indexes",
            PurePosixPath(noun.folder, "index.md"),
            sourcebook,
            {"heading": INDEX_TITLES[noun.folder], "scope": noun.index_text, "lines": lines},
            is_empty=not lines,
            title=INDEX_TITLES[noun.folder],
            description=noun.index_text,
        )


def _place(sourcebook: Sourcebook, entry: Entry) -> tuple[dt.date, ...]:
    """Claims come in the order of their first positions, all others as they are."""
    return sourcebook.claims[entry.id].turning_days[:1] if isinstance(entry, Claim) else ()


def _indexed(sourcebook: Sourcebook, entry: Entry) -> Indexed:
    side = sourcebook.site.side_of(entry.country).id if isinstance(entry, (Official, Organisation)) else ""
    return Indexed(entry, _words(sourcebook, entry), _counted(sourcebook, entry), side)


def _counted(sourcebook: Sourcebook, entry: Entry) -> str:
    """How many records name an entry, or positions a claim has, and what stands behind them."""
    match entry:
        case Claim():
            return f"{count(len(entry.positions), 'position')} from {counted_quotes(sourcebook.claims[entry.id].quotes)}"
        case Official() | Organisation():
            return counted_of_name(sourcebook, entry)
        case Source():
            return counted_of_source(sourcebook, entry)
        case Document():
            told = dict.fromkeys(one.event.id for one in life_of(sourcebook, entry))
            return counted_records(sourcebook.events[id] for id in told)
    return counted_records(sourcebook.resolved_events_of(entry))


def _words(sourcebook: Sourcebook, entry: Entry) -> str:
    match entry:
        case Official():
            return f"{entry.country}. {_offices(sourcebook, entry)}"
        case Organisation():
            return entry.what
        case Claim():
            claim = sourcebook.claims[entry.id]
            return state_words(claim, claim.turning_days[-1])
        case Source():
            standing = sourcebook.term("standing", entry.standing).label
            return (
                f"{printed_by(sourcebook, entry)}, {entry.published}. {standing[:1].upper()}{standing[1:]}."
            )
    return getattr(entry, "scope", "")


def _offices(sourcebook: Sourcebook, official: Official) -> str:
    """The offices that the official is shown with in these records, in order of time."""
    actors = (
        one
        for event in sourcebook.resolved_events_of(official)
        for one in event.actors
        if one.official == official
    )
    return "; ".join(dict.fromkeys(role.title for one in actors for role in one.offices))
