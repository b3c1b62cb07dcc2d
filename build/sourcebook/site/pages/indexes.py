"""The index of each noun: officials, organisations, topics, channels, places, sources."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from markupsafe import Markup

from sourcebook.model import (
    NOUNS,
    Claim,
    Document,
    Entry,
    Official,
    Organisation,
    Output,
    Record,
    ResolvedEvent,
    Source,
    Sourcebook,
)
from sourcebook.model.text import count
from sourcebook.resolve.documents import life_of
from sourcebook.resolve.links import INDEX_TITLES
from sourcebook.resolve.parts import Part, parts
from sourcebook.resolve.sides import side_ever
from sourcebook.resolve.sources import printed_by
from sourcebook.site.long_lists import MOST_INDEXED, paged, ways
from sourcebook.site.markdown import encode, fill
from sourcebook.site.present import (
    capital,
    counted_of_name,
    counted_of_source,
    counted_quotes,
    counted_records,
    state_words,
)
from sourcebook.site.strips import key, strip

INDEXED = tuple(noun for noun in NOUNS if noun.index_text)
"""The nouns that have an index."""


class Indexed(NamedTuple):
    """An entry in an index: what is said of it, how many records name it, and these as a row of signs."""

    entry: Entry
    name: Markup
    """What it is called; of a person, the family name, by which the index goes, is set bold."""
    words: str
    totals: str
    strip: Markup


class Column(NamedTuple):
    """Entries below each other: those of one side, of one year, or all."""

    heading: str
    side: str
    lines: tuple[Indexed, ...]


def make(sourcebook: Sourcebook, most: int = MOST_INDEXED) -> Iterator[Output]:
    """Make the index of each noun; one of more than `most` entries goes on, on pages of its own."""
    for noun in INDEXED:
        entries = sorted(sourcebook.all(noun), key=lambda one: _place(sourcebook, one))
        pages = parts(PurePosixPath(noun.folder, "index.md"), entries, most)
        for place in range(len(pages)):
            yield _index(sourcebook, noun, place, pages)


def _index(sourcebook: Sourcebook, noun: type[Record], place: int, pages: tuple[Part[Record], ...]) -> Output:
    here, entries = pages[place]
    title = paged(INDEX_TITLES[noun.folder], place, len(pages))
    return fill(
        "indexes",
        here,
        sourcebook,
        {
            "heading": title,
            "place": place,
            "ways": ways(pages, lambda one: one.label) if pages[1:] else [],
            "scope": noun.index_text,
            "columns": [*_columns(sourcebook, entries)],
            "key": key(sourcebook, (event for one in entries for event in _events(sourcebook, one))),
        },
        is_empty=not entries,
        is_wide=True,
        title=title,
        description=noun.index_text,
    )


def _columns(sourcebook: Sourcebook, entries: Sequence[Entry]) -> Iterator[Column]:
    """Who can speak for a side in a column for each, and all others in one; claims by year; else one column."""
    if entries and isinstance(entries[0], (Official, Organisation)):
        order = sorted(sourcebook.site.sides, key=lambda side: not side.countries)
        sides = {
            one.id: side_ever(sourcebook, one) for one in entries if isinstance(one, (Official, Organisation))
        }
        groups = [(side.name, side.id, [one for one in entries if sides[one.id] == side]) for side in order]
        groups.append(
            ("Given no side here" if order[1:] else "", "", [one for one in entries if not sides[one.id]])
        )
    elif entries and isinstance(entries[0], Claim):
        years = {one.id: sourcebook.claims[one.id].turning_days[0].year for one in entries}
        groups = [
            (str(year), "", [one for one in entries if years[one.id] == year])
            for year in sorted(set(years.values()))
        ]
    else:
        groups = [("", "", [*entries])]
    yield from (
        Column(heading, side, tuple(_indexed(sourcebook, one) for one in of))
        for heading, side, of in groups
        if of
    )


def _place(sourcebook: Sourcebook, entry: Entry) -> tuple[dt.date, ...]:
    """Claims come in the order of their first positions, all others as they are."""
    return sourcebook.claims[entry.id].turning_days[:1] if isinstance(entry, Claim) else ()


def _indexed(sourcebook: Sourcebook, entry: Entry) -> Indexed:
    return Indexed(
        entry,
        _name(entry),
        _words(sourcebook, entry),
        _counted(sourcebook, entry),
        strip(_events(sourcebook, entry)),
    )


def _name(entry: Entry) -> Markup:
    """What an entry is called, with the word bold by which people are sorted."""
    before, space, last = entry.label.rpartition(" ") if isinstance(entry, Official) else ("", "", "")
    return Markup("{}{}**{}**").format(encode(before), space, encode(last)) if last else encode(entry.label)


def _events(sourcebook: Sourcebook, entry: Entry) -> tuple[ResolvedEvent, ...]:
    """The records of which an entry has a row of signs: a document's are those that it lists, a claim has none."""
    if isinstance(entry, Claim):
        return ()
    if isinstance(entry, Document):
        told = dict.fromkeys(one.event.id for one in life_of(sourcebook, entry))
        return tuple(sourcebook.events[id] for id in told)
    return sourcebook.resolved_events_of(entry)


def _counted(sourcebook: Sourcebook, entry: Entry) -> str:
    """How many records name an entry, or positions a claim has, and what stands behind them."""
    match entry:
        case Claim():
            return f"{count(len(entry.positions), 'position')} from {counted_quotes(sourcebook.claims[entry.id].quotes)}"
        case Official() | Organisation():
            return counted_of_name(sourcebook, entry)
        case Source():
            return counted_of_source(sourcebook, entry)
    return counted_records(_events(sourcebook, entry))


def _words(sourcebook: Sourcebook, entry: Entry) -> str:
    match entry:
        case Official():
            side = side_ever(sourcebook, entry)
            country = "" if side and side.countries == (entry.country,) else f"{entry.country}. "
            return f"{country}{_offices(sourcebook, entry)}"
        case Organisation():
            return entry.what
        case Claim():
            claim = sourcebook.claims[entry.id]
            return state_words(claim, claim.turning_days[-1])
        case Source():
            standing = sourcebook.term("standing", entry.standing).label
            return f"{printed_by(sourcebook, entry)}, {entry.published}. {capital(standing)}."
    return getattr(entry, "scope", "")


def _offices(sourcebook: Sourcebook, official: Official) -> str:
    """The offices that the official is shown with in these records, in order of time."""
    held = {
        role
        for event in sourcebook.resolved_events_of(official)
        for one in event.actors
        if one.official == official
        for role in one.offices
    }
    in_order = sorted(held, key=lambda one: (one.start.order, one.title))
    return "; ".join(dict.fromkeys(role.title for role in in_order))
