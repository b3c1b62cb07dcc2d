"""The tables that hold quotes, and the file of events, held against the record."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sourcebook.publish.audit.data import BadData, read_json, rows_of
from sourcebook.publish.audit.recorded import OTHER, Recorded
from sourcebook.site.exports.formats.csv_files import text_of

_TABLES = re.compile(r"data/v1/(csv|json)/(quotes|position_quotes|contradiction_passages)\.(?:csv|json)")


def wrong(record: Recorded, path: str, text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a file that has quotes, after the words of the file at which it is."""
    table = _TABLES.fullmatch(path)
    if table is None and path != "data/events.json":
        return
    try:
        if table is None:
            yield from _in_events(record, read_json(text))
        elif table[1] == "json":
            rows = read_json(text)
            yield from _in_rows(record, rows, is_whole=table[2] == "quotes")
        else:
            head, cells = rows_of(text)
            told = (dict(zip(head, map(text_of, row), strict=True)) for row in cells)
            yield from _in_rows(record, told, is_whole=table[2] == "quotes")
    except BadData as error:
        yield "", str(error)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        yield "", f"data of another form ({error}): write it anew"


def _in_rows(
    record: Recorded, rows: Iterable[Mapping[str, Any]], is_whole: bool
) -> Iterator[tuple[str, str]]:
    """What is wrong with the rows of a table that has quotes, or with that it has not all."""
    missing = set(record.quotes) if is_whole else set[str]()
    head: Mapping[str, Any] | None = None
    for row in rows:
        head = head or row
        if row.keys() != head.keys():
            raise BadData("a row with other columns than the first: give each row each column")
        name = f"q-{row.get('quote_id', row.get('id'))}"
        known = record.quotes.get(name)
        if known is None or is_whole and name not in missing:
            yield name[2:], f"the quote {name}: there is none, or it was listed before: {OTHER}"
            continue
        missing.discard(name)
        columns = known.columns
        wrong = [
            one for one in columns if (is_whole or one in row) and (row.get(one) or None) != columns[one]
        ]
        if wrong:
            yield name[2:], f"the quote {name}: {', '.join(wrong)}: {OTHER}"
    for name in sorted(missing):
        yield "", f"the quote {name} is missing: {OTHER}"


def _in_events(record: Recorded, events: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """What is wrong with the evidence of events in JSON."""
    missing = set(record.quotes)
    for event in events:
        for number, one in enumerate(event["evidence"], start=1):
            name = f"q-{event['id']}-{number}"
            known = record.quotes.get(name)
            is_again = name not in missing
            missing.discard(name)
            if (
                known is None
                or is_again
                or any(one.get(field) != value for field, value in known.evidence.items())
            ):
                yield f'"{event["id"]}"', f"the quote {name}: {OTHER}"
    for name in sorted(missing):
        yield "", f"the quote {name} is missing: {OTHER}"
