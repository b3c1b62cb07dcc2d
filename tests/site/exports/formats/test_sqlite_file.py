"""The SQLite file, as somebody meets it who knows nothing of how it was made."""

import json
import re
import sqlite3
import struct

import pytest

from sourcebook.site.exports.formats import sqlite_file

pytestmark = pytest.mark.long


@pytest.fixture
def ask(both):
    """Ask the file a question; the answers as tuples."""
    _, folder = both
    connection = sqlite3.connect(f"{(folder / 'record.sqlite').as_uri()}?mode=ro", uri=True)
    yield lambda question, *values: connection.execute(question, values).fetchall()
    connection.close()


def test_it_is_whole(ask):
    """
    SQLite finds no fault in the file, nor a reference that leads nowhere.
    """
    assert [("ok",)] == ask("PRAGMA integrity_check")
    assert [] == ask("PRAGMA foreign_key_check")


def test_it_has_every_row(ask, both):
    """
    Each table has its rows, and says so in the table `tables`.
    """
    data, _ = both
    told = dict(ask("SELECT name, row_count FROM tables WHERE NOT is_view"))

    assert {one.table.name: len(one.rows) for one in data.tables} == told
    for one in data.tables:
        names = ", ".join(one.table.names)
        expected = [
            tuple(
                str(value) if column.type == "date" and value else value
                for column, value in zip(one.table.columns, row, strict=True)
            )
            for row in one.rows
        ]
        assert expected == ask(f"SELECT {names} FROM {one.table.name} ORDER BY rowid"), (
            "names need no quotation marks"
        )


@pytest.mark.parametrize(("many", "size"), [(0, sqlite_file.LARGE_PAGE), (10**9, sqlite_file.SMALL_PAGE)])
def test_many_rows_have_large_pages(small_data, tmp_path, monkeypatch, many, size):
    """
    The pages of the file are large where there are many rows, and small where there are few.
    """
    monkeypatch.setattr(sqlite_file, "MANY_ROWS", many)
    path = tmp_path / sqlite_file.NAME
    path.write_bytes(next(sqlite_file.written(small_data)).data)
    connection = sqlite3.connect(path)

    assert [(size,)] == connection.execute("PRAGMA page_size").fetchall()
    assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()


def test_every_view_answers(ask):
    """
    Each view can be asked, and is described beside the tables.
    """
    views = {name for (name,) in ask("SELECT name FROM sqlite_master WHERE type = 'view'")}

    assert views == {name for (name,) in ask("SELECT name FROM tables WHERE is_view")}
    assert all(ask(f"SELECT * FROM {one} LIMIT 1") for one in views)


def test_every_column_is_described(ask):
    """
    `columns` has each column of each table with what it is; the statement that made the table says it, too.
    """
    described = {
        (table, column): what
        for table, column, what in ask("SELECT table_name, column_name, description FROM columns")
    }
    for (table,) in ask("SELECT name FROM tables WHERE NOT is_view"):
        columns = [row[1] for row in ask(f"PRAGMA table_info({table})")]
        assert columns == [column for one, column in described if one == table]
    ((made,),) = ask("SELECT sql FROM sqlite_master WHERE name = 'events'")

    assert described["events", "event_status"] in made


def test_words_are_found(ask):
    """
    The full-text search finds a quote by words of it, however they are accented, and as the file itself says to do it.
    """
    ((told,),) = ask("SELECT words FROM about WHERE name = 'search'")
    question = re.search(r"SELECT .*?\)(?=\.)", told)[0]
    ((id, words),) = ask("SELECT id, words FROM quotes LIMIT 1")
    first = " ".join(re.findall(r"\w+", words)[:3])
    found = ask(re.sub("'.*'", "?", question), f'"{first}"')

    assert id in {row[0] for row in found}
    assert ask("SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'zzzz'") == [(0,)]


QUESTIONS = {
    "who says most": "SELECT speaker, count(*) FROM quotes_with_speaker GROUP BY speaker ORDER BY 2 DESC",
    "what is it not": "SELECT words FROM about WHERE name = 'coverage'",
    "what does a status mean": "SELECT label, meaning FROM vocabulary WHERE vocabulary = 'status'",
    "which contacts rest on one side’s word": "SELECT event_title, event_status FROM contacts WHERE sides_saying = 1",
    "what does each side say": "SELECT event_title, side, half_words FROM contacts_and_their_halves",
    "who takes which position": "SELECT question, party, stance_words, counts_from FROM claims_and_their_positions",
    "which office when": "SELECT official, title, years, basis_words FROM roles",
    "how many origins": "SELECT count(DISTINCT id) FROM origins",
    "whose is the article": "SELECT title, printed_by, standing_words, reliability FROM sources",
    "where sources differ": "SELECT event_title, about, value, is_preferred, why FROM rival_values",
    "what was corrected": "SELECT called, was, now, why FROM corrections",
    "how words came": "SELECT speaker, language_path, origin_path FROM quotes",
}


def test_questions_are_answered_from_the_file_alone(real_files):
    """
    What a researcher asks first is answered by names that stand in the file.
    """
    connection = sqlite3.connect(real_files / "record.sqlite")
    answers = {name: connection.execute(question).fetchall() for name, question in QUESTIONS.items()}
    connection.close()

    assert set() == {name for name, rows in answers.items() if not rows}


def test_the_library_leaves_no_mark(small_data, small_files):
    """
    The version of SQLite that wrote the file does not stand in it, nor how often it was written to.
    """
    head = (small_files / "record.sqlite").read_bytes()[:100]

    assert (1, 1, sqlite_file.MARK) == tuple(struct.unpack(">I", head[at : at + 4])[0] for at in (24, 92, 96))
    assert sqlite_file.MARK != sqlite3.sqlite_version_info[0] * 10**6 + sqlite3.sqlite_version_info[1] * 1000


def test_datasette_is_told_of_every_table(small_data, small_files):
    """
    Its description has each table and view, and the licence; each index of words is one that Datasette finds.
    """
    told = json.loads((small_files / "datasette.json").read_text("utf-8"))
    tables = told["databases"]["record"]["tables"]
    connection = sqlite3.connect(small_files / "record.sqlite")
    found = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"quotes\"%'"
    ).fetchall()
    connection.close()

    assert {one.table.name for one in small_data.tables} | {one.name for one in sqlite_file.VIEWS} == set(
        tables
    )
    assert [(1,)] == found


def test_without_full_text_search_it_says_so(small_data, monkeypatch):
    """
    Where the SQLite of a Python has no FTS5, the build ends with what to do about it.
    """
    monkeypatch.setattr(sqlite_file, "_search", lambda table: ["CREATE VIRTUAL TABLE x USING fts5x (y)"])

    with pytest.raises(OSError, match="use a Python whose SQLite has it"):
        [*sqlite_file.written(small_data)]
