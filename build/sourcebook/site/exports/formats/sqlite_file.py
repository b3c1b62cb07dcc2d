"""record.sqlite: all tables in one file, with keys, views and full-text search, and datasette.json, by which Datasette describes them."""

import json
import sqlite3
import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

from sourcebook.model import Output
from sourcebook.site.exports.formats.dataset import SHAPE, Dataset, output
from sourcebook.site.exports.tables.table import Column, Table

NAME = "record.sqlite"
TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
SMALL_PAGE, LARGE_PAGE, MANY_ROWS = 1024, 8192, 15_000
"""Bytes of a page: each table and index begins with one, and what of a row does not fit takes another. From so many rows on, the large ones take less."""
MARK = 3_037_000
"""What stands for the version of SQLite that wrote the file: else each would leave its own number in it."""


class View(NamedTuple):
    """A question that is often asked, answered from several tables."""

    name: str
    what: str
    sql: str


VIEWS = (
    View(
        "quotes_with_speaker",
        "Every quote with who said it, in which offices, for which country and side, when, and in which article.",
        """SELECT quotes.id, quotes.speaker, quotes.offices, officials.country, sides.name AS side, quotes.said_words, quotes.words,
       quotes.sentence, quotes.voice_words, quotes.event_title, quotes.event_status, quotes.source, quotes.printed_by,
       quotes.standing_words, quotes.origin, quotes.address
FROM quotes LEFT JOIN officials ON officials.id = quotes.official_id LEFT JOIN sides ON sides.id = quotes.side_id""",
    ),
    View(
        "contacts_and_their_halves",
        "Every contact with what each side says to it, a row for each side; the passages are in quotes.",
        """SELECT contacts.event_id, contacts.date, contacts.date_words, contacts.event_title, contacts.event_status, halves.side,
       halves.half, halves.half_words, halves.stances, halves.quote_ids, contacts.words AS whose_word, contacts.is_plan, contacts.address
FROM contacts JOIN halves ON halves.event_id = contacts.event_id""",
    ),
    View(
        "claims_and_their_positions",
        "Every claim with each position taken on it, in the order in which they count.",
        """SELECT claims.id AS claim_id, claims.question, positions.number, positions.party, positions.stance_words, positions.counts_from,
       positions.said_words, positions.event_title, positions.event_status, positions.note, claims.state, claims.address
FROM claims JOIN positions ON positions.claim_id = claims.id""",
    ),
    View(
        "statements",
        "The events in which something was said: that it was said is on record, not that it is true.",
        "SELECT * FROM events WHERE said_or_done = 'said'",
    ),
    View(
        "acts",
        "The events in which something was done, or is said to have been: event_status says on whose word.",
        "SELECT * FROM events WHERE said_or_done = 'done'",
    ),
    View(
        "quotes_by_origin",
        "How many records and quotes go back to each origin: an interview retold by two articles is one.",
        """SELECT origin_id, min(origin) AS origin, count(DISTINCT event_id) AS records, count(*) AS quotes,
       count(DISTINCT source_id) AS articles
FROM quotes GROUP BY origin_id""",
    ),
)


def written(data: Dataset) -> Iterator[Output]:
    """Make both files; raise OSError if the SQLite of this Python has no full-text search."""
    yield output(NAME, _database(data))
    yield output("datasette.json", json.dumps(_datasette(data), ensure_ascii=False, indent=1) + "\n")


def _database(data: Dataset) -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        page = LARGE_PAGE if sum(len(one.rows) for one in data.tables) > MANY_ROWS else SMALL_PAGE
        connection.executescript(f"PRAGMA page_size = {page}; PRAGMA user_version = {SHAPE}; BEGIN;")
        for one in data.tables:
            connection.execute(_table(one.table))
            marks = ", ".join("?" * len(one.table.columns))
            connection.executemany(f"INSERT INTO {_quoted(one.table.name)} VALUES ({marks})", one.in_text)
            for statement in (*_indexes(one.table), *_search(one.table)):
                connection.execute(statement)
        for view in VIEWS:
            connection.execute(f"CREATE VIEW {_quoted(view.name)} AS\n{view.sql}")
        _described(connection, data)
        connection.execute("COMMIT")
        return _unsigned(connection.serialize())
    except sqlite3.OperationalError as error:
        if "fts5" in str(error):
            raise OSError(
                "the SQLite of this Python has no full-text search (FTS5); use a Python whose SQLite has it"
            ) from None
        raise
    finally:
        connection.close()


def _table(table: Table[Any]) -> str:
    """The statement that makes a table, with what each column is for beside it."""
    columns = [
        f"{_quoted(one.name)} {TYPES[one.type]}{' NOT NULL' if one.is_needed else ''}{_check(one)}, -- {one.what}"
        for one in table.columns
    ]
    keys = [f"PRIMARY KEY ({_listed(table.key)})"]
    keys += [f"FOREIGN KEY ({_listed(columns)}) REFERENCES {_quoted(to)}" for columns, to in table.refers]
    lines = [*columns, *(f"{one}," for one in keys[:-1]), keys[-1]]
    return f"CREATE TABLE {_quoted(table.name)} ( -- {table.what}\n  " + "\n  ".join(lines) + "\n)"


def _check(column: Column[Any]) -> str:
    if column.type == "boolean":
        return f" CHECK ({_quoted(column.name)} IN (0, 1))"
    if column.one_of:
        return f" CHECK ({_quoted(column.name)} IN ({', '.join(map(_text, column.one_of))}))"
    return ""


def _indexes(table: Table[Any]) -> Iterator[str]:
    """An index on the columns by which a table refers to another, where its key, or another index, does not begin with them."""
    ways = [table.key, *(columns for columns, _ in table.refers)]
    for columns, _ in table.refers:
        if not any(way[: len(columns)] == columns for way in ways if way != columns or way is table.key):
            name = _quoted(f"{table.name}_by_{'_and_'.join(columns)}")
            yield f"CREATE INDEX {name} ON {_quoted(table.name)} ({_listed(columns)})"


def _search(table: Table[Any]) -> Iterator[str]:
    """The index of words of a table that is searched; Datasette finds it by `content`."""
    if table.searched:
        name = f"{table.name}_fts"
        yield (
            f"CREATE VIRTUAL TABLE {_quoted(name)} USING FTS5 ({_listed(table.searched)}, "
            f"tokenize='unicode61 remove_diacritics 2', content={_quoted(table.name)})"
        )
        yield f"INSERT INTO {_quoted(name)} ({_quoted(name)}) VALUES ('rebuild')"


def _described(connection: sqlite3.Connection, data: Dataset) -> None:
    """Three tables on all others: what a user must know, which tables and views there are, and what each column is for."""
    connection.execute("CREATE TABLE about (name TEXT PRIMARY KEY, words TEXT NOT NULL)")
    search = (
        "search",
        "Words are looked for so: SELECT * FROM quotes WHERE rowid IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH 'closed "
        "channels'). Tables that can be searched so have another of their name with _fts.",
    )
    connection.executemany("INSERT INTO about VALUES (?, ?)", (*data.about, search))
    connection.execute(
        "CREATE TABLE tables (name TEXT PRIMARY KEY, is_view INTEGER NOT NULL, row_count INTEGER, description TEXT NOT NULL)"
    )
    rows: list[tuple[str, int, int | None, str]] = [
        (one.table.name, 0, len(one.rows), one.table.what) for one in data.tables
    ]
    rows += [(one.name, 1, None, one.what) for one in VIEWS]
    connection.executemany("INSERT INTO tables VALUES (?, ?, ?, ?)", rows)
    connection.execute(
        "CREATE TABLE columns (table_name TEXT NOT NULL REFERENCES tables, column_name TEXT NOT NULL, type TEXT NOT NULL, "
        "is_needed INTEGER NOT NULL, in_key INTEGER NOT NULL, refers_to TEXT, description TEXT NOT NULL, "
        "PRIMARY KEY (table_name, column_name))"
    )
    connection.executemany(
        "INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?, ?)",
        (_column(one.table, column) for one in data.tables for column in one.table.columns),
    )


def _column(table: Table[Any], one: Column[Any]) -> tuple[Any, ...]:
    refers = next((to for columns, to in table.refers if columns == (one.name,)), None)
    return (table.name, one.name, one.type, one.is_needed, one.name in table.key, refers, one.what)


def _unsigned(file: bytes) -> bytes:
    """A file of SQLite without the marks of the library that wrote it: its version, and a count of its writes.

    SQLite reads neither; the layout of the pages is that of the library still.
    """
    head = bytearray(file[:100])
    head[24:28] = head[92:96] = struct.pack(">I", 1)
    head[96:100] = struct.pack(">I", MARK)
    return bytes(head) + file[100:]


def _datasette(data: Dataset) -> dict[str, Any]:
    """What Datasette shows beside the tables: `datasette record.sqlite -m datasette.json`."""
    site = data.book.site
    tables = {
        one.table.name: {
            "description": one.table.what,
            "columns": {column.name: column.what for column in one.table.columns},
        }
        for one in data.tables
    }
    views = {one.name: {"description": one.what} for one in VIEWS}
    licence = {"license": site.licence.name, "license_url": site.licence.url} if site.licence else {}
    return {
        "title": site.name,
        "description": f"{' '.join(site.description.split())} {data.licence}",
        **licence,
        "source": site.name,
        "source_url": site.address,
        "databases": {"record": {"tables": tables | views}},
    }


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    """A name as SQL has it: in double quotes, so that no word of SQL is in the way."""
    return f'"{name}"'


def _text(value: str) -> str:
    doubled = value.replace("'", "''")
    return f"'{doubled}'"
