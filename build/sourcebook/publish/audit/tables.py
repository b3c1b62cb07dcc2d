"""The tables of the data, and the file of events, held against the record, each row whole."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sourcebook.model import ResolvedEvent, Sourcebook
from sourcebook.publish.audit.data import BadData, read_json, rows_of
from sourcebook.publish.audit.recorded import OTHER, Recorded
from sourcebook.site.exports.formats.csv_files import cell
from sourcebook.site.exports.formats.dataset import FOLDER
from sourcebook.site.exports.formats.sqlite_file import NAME
from sourcebook.site.exports.tables import TABLES, filled
from sourcebook.site.exports.tables.table import Filled
from sourcebook.site.json_text import compact

SQLITE = f"{FOLDER}/{NAME}"
_TABLE = re.compile(rf"{FOLDER}/(csv|json)/([a-z_]+)\.\1")
_BY_NAME = {one.name: one for one in TABLES}

Row = dict[str, Any]
Wrong = Iterator[tuple[str, str]]


def wrong(record: Recorded, path: str, text: str) -> Wrong:
    """What is wrong with a table, or with the file of events, after the words of the file at which it is."""
    table = _TABLE.fullmatch(path)
    try:
        if table:
            (meant,) = filled(record.book, [_BY_NAME[table[2]]])
            yield from _in_json(meant, text) if table[1] == "json" else _in_csv(meant, text)
        elif path == "data/events.json":
            yield from _in_events(record, read_json(text))
    except BadData as error:
        yield "", str(error)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        yield "", f"data of another form ({error}): write it anew"


def wrong_in_sqlite(book: Sourcebook, file: str) -> Iterator[str]:
    """What is wrong with the tables of the SQLite file."""
    held = sqlite3.connect(f"file:{file}?immutable=1", uri=True)
    try:
        for one in filled(book):
            columns = ", ".join(one.table.names)
            if tuple(held.execute(f"SELECT {columns} FROM {one.table.name} ORDER BY rowid")) != one.in_text:
                yield f"the table {one.table.name}: {OTHER}"
    except sqlite3.Error as error:
        yield f"a file that cannot be read ({error}): write it anew"
    finally:
        held.close()


def _in_json(meant: Filled, text: str) -> Wrong:
    """What is wrong with the rows of a table in JSON; a key more, or twice, has a colon more."""
    names = meant.table.names
    told, right = json.loads(text), [dict(zip(names, row, strict=True)) for row in meant.in_text]
    if told != right:
        yield from _otherwise(meant, told, right, compact)
    if text.count('":') - text.count('\\":') != len(told) * len(names):
        yield "", f"a key twice, or one too many, in {meant.table.name}: {OTHER}"


def _in_csv(meant: Filled, text: str) -> Wrong:
    """What is wrong with the rows of a table in CSV."""
    head, rows = rows_of(text)
    right = [[*map(cell, row)] for row in meant.in_text]
    if head != [*meant.table.names]:
        yield "", f"the columns {', '.join(head)}: {OTHER}"
    elif rows != right:
        told, known = ([dict(zip(head, row, strict=True)) for row in each] for each in (rows, right))
        yield from _otherwise(meant, told, known, lambda row: max(row.values(), key=len))


def _otherwise(meant: Filled, told: list[Row], right: list[Row], clue: Callable[[Row], str]) -> Wrong:
    """Which rows of a table are other than the record gives, in which columns, or missing."""
    left = {tuple(row[one] for one in meant.table.key): row for row in right}
    for row in told:
        key = tuple(row.get(one) for one in meant.table.key)
        if (known := left.pop(key, None)) is None:
            yield (
                clue(row),
                f"the row {key} of {meant.table.name}: there is none, or it was listed before: {OTHER}",
            )
        elif row != known:
            odd = ", ".join(sorted(one for one in {*row, *known} if row.get(one, ...) != known.get(one, ...)))
            yield clue(row), f"the row {key} of {meant.table.name}: {odd}: {OTHER}"
    for key in left:
        yield "", f"the row {key} of {meant.table.name} is missing: {OTHER}"


def _in_events(record: Recorded, events: Iterable[Mapping[str, Any]]) -> Wrong:
    """What is wrong with the events in JSON, and their evidence."""
    missing = set(record.quotes)
    for event in events:
        known = record.book.events.get(event["id"])
        if known is None or any(event.get(field) != value for field, value in _said_of(known).items()):
            yield f'"{event["id"]}"', f"the event {event['id']}: {OTHER}"
        for number, one in enumerate(event["evidence"], start=1):
            name = f"q-{event['id']}-{number}"
            quote = record.quotes.get(name)
            is_again = name not in missing
            missing.discard(name)
            if (
                quote is None
                or is_again
                or any(one.get(field) != value for field, value in quote.evidence.items())
            ):
                yield f'"{event["id"]}"', f"the quote {name}: {OTHER}"
    for name in sorted(missing):
        yield "", f"the quote {name} is missing: {OTHER}"


def _said_of(event: ResolvedEvent) -> dict[str, object]:
    """What the file of events says of one, beside its evidence."""
    record, date = event.record, event.took_place
    return {
        "title": record.title,
        "date": event.date.text,
        "date_words": event.when,
        "first": date.first and date.first.isoformat(),
        "last": date.last and date.last.isoformat(),
        "known_to_the_day": event.is_known_to_the_day,
        "status": record.status,
        "scope": event.scope,
        "kind": record.kind,
        "related": [{"event": one.event, "how": one.how} for one in record.related],
    }
