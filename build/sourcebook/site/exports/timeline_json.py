"""timeline/**/records.json and rows.json: what the script of the timeline needs, beside each of its pages.

`records.json` has for each record of a page, by its place, whatever the record is found by: small numbers alone, so that all is
fetched at once. `rows.json` has what is shown of each record, and its words; a page of very many records has none, but names those of its parts.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sourcebook.model import Output, ResolvedEvent, Sourcebook
from sourcebook.resolve.events import LISTED
from sourcebook.resolve.links import plain
from sourcebook.site.exports.facets_json import facets
from sourcebook.site.json_text import compact_line
from sourcebook.site.periods import MOST_LISTED, Period, root_period, walk
from sourcebook.site.present import shape, side_letters

MOST_ROWS = 250
"""Records of one file of rows: a tenth of a megabyte, so that to look for words in 10,000 records takes some tens of files, and what
stands in several is little."""
EPOCH = dt.date(1970, 1, 1).toordinal()
Day = tuple[int, list[int | None]]


def make(sourcebook: Sourcebook, most: int = MOST_LISTED) -> Iterator[Output]:
    """Make the files of each page; `most` records stand on one."""
    known = [(one, {value["id"]: at for at, value in enumerate(one["values"])}) for one in facets(sourcebook)]
    events, letters = sourcebook.resolved_events(), side_letters(sourcebook.site.sides)
    values = {one.id: _values(one) for one in events}
    days = {one.id: _day(one) for one in events}
    rows = {one.id: _row(sourcebook, letters, one) for one in events}
    for period in walk(root_period(sourcebook, most)):
        folder = period.page.with_suffix("")
        yield Output(
            folder / "records.json", compact_line(_records(known, values, days, period) | {"most": most})
        )
        if [period] == [*_holders(period)]:
            yield Output(folder / "rows.json", compact_line([rows[one.id] for one in period.events]))


def _records(
    known: Iterable[tuple[dict[str, Any], Mapping[str, int]]],
    values: Mapping[str, dict[str, tuple[str, ...]]],
    days: Mapping[str, Day],
    period: Period,
) -> dict[str, Any]:
    """By what the records of a period are found: their days, and for each facet the places of their values in it; one, as most
    records have, by itself. Facets are `known` with the place of each of their values."""
    of_events = [values[one.id] for one in period.events]
    held = {facet["id"]: [each[facet["id"]] for each in of_events] for facet, _ in known}
    used = {facet: {id for ids in each for id in ids} for facet, each in held.items()}
    own = [
        {**facet, "values": [facet["values"][at] for at in sorted(order[id] for id in used[facet["id"]])]}
        for facet, order in known
        if used[facet["id"]]
    ]
    places = {facet["id"]: {one["id"]: at for at, one in enumerate(facet["values"])} for facet in own}
    root = period.page.with_suffix("")
    return {
        "facets": own,
        "values": {
            facet: [place[ids[0]] if len(ids) == 1 else [place[id] for id in ids] for ids in held[facet]]
            for facet, place in places.items()
        },
        "days": _days(days[one.id] for one in period.events),
        "pages": [
            [f"{one.page.with_suffix('').relative_to(root)}/" if one is not period else "", len(one.events)]
            for one in _holders(period)
        ],
    }


def _holders(period: Period) -> Iterator[Period]:
    """The periods whose files have the rows of a period, in order: the longest that have no more than `MOST_ROWS`."""
    if len(period.events) <= MOST_ROWS or not period.parts:
        yield period
        return
    for one in period.parts:
        yield from _holders(one)


def _values(event: ResolvedEvent) -> dict[str, tuple[str, ...]]:
    """The ids that a record has for each facet, each once."""
    record = event.record
    found: dict[str, Iterable[str]] = {
        **{noun.noun: getattr(record, field) for field, noun in LISTED},
        "official": (one.official for one in record.officials),
        "kind": (record.kind,),
        "status": (record.status,),
        "scope": (event.scope,),
        "date": ("certain" if event.is_known_to_the_day else "uncertain",),
        "source": (one.source for one in record.evidence),
        "year": (str(event.year),),
    }
    return {facet: tuple(dict.fromkeys(ids)) for facet, ids in found.items()}


def _day(event: ResolvedEvent) -> Day:
    """The day by which a record is listed, and how far from it four others are; no list, where all four are that day.

    These are its first day, its last, the day by which it had begun, and that before which it was not over; None where unknown.
    """
    day = event.took_place.latest_start(event.lasted).toordinal()
    four = (event.took_place.first, event.took_place.last, *event.took_place.surely(event.lasted))
    far = [one.toordinal() - day if one else None for one in four]
    return day, far if any(far) or None in far else []


def _days(known: Iterable[Day]) -> list[Any]:
    """The days of records as the file has them: each listed day is the distance from that of the record before."""
    found: list[Any] = []
    before = EPOCH
    for day, far in known:
        found.append([day - before, *far] if far else day - before)
        before = day
    return found


def _row(book: Sourcebook, letters: Mapping[str, str], event: ResolvedEvent) -> list[str]:
    """What is shown of a record: id, title, date, sign, letter of its side, how it stands; and all other words of it."""
    letter = letters[event.side.id] if event.side and event.scope == "contact" else ""
    words = [event.when, plain(event.record.summary, book), *(one.words for one in event.quotes)]
    return [event.id, event.record.title, event.when, shape(event), letter, standing(event), " ".join(words)]


def standing(event: ResolvedEvent) -> str:
    """How an act stands, and whether it is background; of what was said, nothing."""
    if event.is_saying:
        return ""
    return event.status.label + ("\u00a0· background" if event.scope == "context" else "")
