"""The tables of the published data: their shape, and that what they say is what the records say."""

import datetime as dt
import json
import re

import pytest

from sourcebook.model import NOUNS, Claim, Contradiction, Document, Official, Outside, Source, Withdrawn
from sourcebook.resolve.addresses import address, location
from sourcebook.site.exports import events_json
from sourcebook.site.exports.tables import TABLES
from sourcebook.site.exports.tables.words import standing
from sourcebook.site.grounds import grounds_in_words
from tests.harness.sourcebooks import edit, resolved

KINDS = {"text": str, "integer": int, "number": float, "boolean": bool, "date": dt.date}
LONGEST_NAME = 40


@pytest.fixture
def rows(data):
    """The rows of a table, each by the names of its columns."""
    found = {
        one.table.name: [dict(zip(one.table.names, row, strict=True)) for row in one.rows]
        for one in data.tables
    }
    return found.__getitem__


def test_each_column_has_one_type(data):
    """
    A cell is of its column’s type or empty, a needed one never empty, and one of a closed list on it.
    """
    wrong = [
        (one.table.name, column.name, value)
        for one in data.tables
        for row in one.rows
        for column, value in zip(one.table.columns, row, strict=True)
        if (value is None and column.is_needed)
        or (value is not None and type(value) is not KINDS[column.type])
        or (column.one_of and value is not None and value not in column.one_of)
        or value == ""
    ]

    assert [] == wrong


def test_a_key_names_one_row(data):
    """
    No two rows of a table have one key, and what refers to a row of another table finds it there.
    """
    keys = {}
    for one in data.tables:
        places = [one.table.names.index(name) for name in one.table.key]
        found = [tuple(row[place] for place in places) for row in one.rows]
        assert len(found) == len(set(found)), one.table.name
        keys[one.table.name] = set(found)
    lost = [
        (one.table.name, columns, to, row[0])
        for one in data.tables
        for columns, to in one.table.refers
        for row in one.rows
        if None not in (named := tuple(row[one.table.names.index(name)] for name in columns))
        and named not in keys[to]
    ]

    assert [] == lost


def test_names_are_plain():
    """
    Tables and columns have names that need no quotation marks, and each says in a sentence what it is.
    """
    named = [(table.name, table.what, *((one.name, one.what) for one in table.columns)) for table in TABLES]
    names = {name for one in named for name in (one[0], *(each[0] for each in one[2:]))}

    assert {
        name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or len(name) > LONGEST_NAME
    } == set()
    assert [] == [table.name for table in TABLES if len(set(table.names)) < len(table.names)]
    assert [] == [
        (table.name, one.name) for table in TABLES for one in table.columns if not one.what.endswith(".")
    ]
    assert len(TABLES) == len({table.name for table in TABLES})


def test_there_is_a_row_for_everything(data, rows):
    """
    As many rows as records, quotes, positions, offices, origins, corrections, former ids and withdrawn records; each noun
    that readers see has a table.
    """
    book = data.book
    nouns = {noun.folder for noun in NOUNS if noun.folder} - {"pages"}

    assert nouns <= {one.table.name for one in data.tables}
    assert {noun.folder: len(book.all(noun)) for noun in NOUNS if noun.folder} == {
        noun.folder: len(rows(noun.folder)) for noun in NOUNS if noun.folder
    }
    assert len(book.all(Outside)) == len(rows("outside_pages"))
    assert sum(len(one.evidence) for one in _events(book)) == len(rows("quotes"))
    assert sum(len(one.positions) for one in book.all(Claim)) == len(rows("positions"))
    assert sum(len(one.passages) for one in book.all(Contradiction)) == len(rows("contradiction_passages"))
    assert sum(len(one.roles) for one in book.all(Official)) == len(rows("roles"))
    assert sum(len(one.origins) for one in book.all(Source)) == len(rows("origins"))
    assert sum(len(one.related) for one in _events(book)) == len(rows("relations"))
    assert sum(len(one.events) for one in book.all(Document)) == len(rows("document_events"))
    assert sum(len(each.values) for one in _events(book) for each in one.rivals) == len(rows("rival_values"))
    assert sum(len(one.changes) for one in book.records()) == len(rows("corrections"))
    assert sum(len(one.formerly) for one in book.records()) == len(rows("former_ids"))
    assert len(book.all(Withdrawn)) == len(rows("withdrawn"))


def test_every_quote_is_its_articles_own_characters(data, rows):
    """
    The words, and the sentence around them, are those of the file at their place, given to whom the record gives them.
    """
    quotes = {one["id"]: one for one in rows("quotes")}
    for one in data.book.all_quotes():
        row = quotes[f"{one.event.id}-{one.number}"]
        text = one.source.article.text

        assert text[row["starts"] : row["ends"]] == row["words"]
        assert row["words"] in row["sentence"]
        assert one.evidence.said_by.who == (row["official_id"] or row["organisation_id"])
        assert (one.source.id, one.origin.id) == (row["source_id"], row["origin_id"])
        assert one.said.date.text == row["said"]
        assert data.book.term("standing", one.source.standing).label == row["standing_words"]


def test_the_side_of_an_officials_words_is_that_of_an_office(rows):
    """
    Words of an official have the side of the country of that one, or none; and one only if an office of the state is on record. “No
    office”, and a role that is none of the state, is no such office.
    """
    country = {one["id"]: one["side_id"] for one in rows("officials")}
    offices = {one["official_id"] for one in rows("roles") if one["is_state_office"]}
    words = [one for one in rows("quotes") if one["official_id"] and one["side_id"]]

    assert words
    assert all(
        one["side_id"] == country[one["official_id"]] and one["official_id"] in offices for one in words
    )
    assert not any(one["is_state_office"] for one in rows("roles") if one["title"] == "No office")


def test_the_day_of_each_quote_says_how_it_is_known(data, rows):
    """
    A quote that was said on the day of a statement has the basis and the note of that date, if it has none of its own; its
    note and what is known of its article's translation stand with it, and the note with the status that rests on it.
    """
    quotes = {one["id"]: one for one in rows("quotes")}
    of_json = {one["id"]: one["evidence"] for one in json.loads(next(events_json.make(data.book)).content)}
    seen = 0
    for quote in data.book.all_quotes():
        row, told = quotes[f"{quote.event.id}-{quote.number}"], of_json[quote.event.id][quote.number - 1]
        own, statement = quote.evidence, quote.said.statement
        basis = own.said_basis or (statement.date_basis if statement else None)
        note = own.said_note or (statement.date_note if statement else None)
        seen += bool(statement)
        assert (data.book.term("basis", basis).label if basis else None) == row["said_basis"]
        assert (basis, bool(note)) == (told["said_basis"], bool(told["said_note"]))
        assert (bool(note), bool(own.note)) == (bool(row["said_note"]), bool(row["note"]))
        assert told["note"] == row["note"]
        assert bool(quote.source.translation) == bool(row["translation"])
    assert seen
    for one in rows("status_grounds"):
        assert one["note"] == (quotes[one["quote_id"]]["note"] if one["quote_id"] else None)


def test_no_title_without_how_it_stands(data, rows):
    """
    Wherever an event is named, the row says beside it what it is, how well it is known, and every ground of that.
    """
    named = [one.table for one in data.tables if {"event_title", "other_event_title"} & set(one.table.names)]
    for table in (*named, next(one.table for one in data.tables if one.table.name == "events")):
        for row in rows(table.name):
            for prefix in ("event_", "other_event_"):
                id = row.get(f"{prefix}id") or (row["id"] if table.name == "events" else None)
                if id:
                    event = data.book.events[id]
                    told = row.get(f"{prefix}status") or row["event_status"]
                    assert event.status.label in told
                    assert [] == [one for one in grounds_in_words(event.grounds) if one not in told]
                    assert not event.is_saying or "not that it is true" in told

    assert len(named) > 8


def test_no_cell_is_a_bare_title(data):
    """
    Wherever a cell is an event’s title alone, another of its row says how that event is known.
    """
    titles = {one.record.title: standing(data.book, one.record) for one in data.book.resolved_events()}
    bare = [
        (one.table.name, value)
        for one in data.tables
        for row in one.rows
        for value in row
        if isinstance(value, str) and value in titles and titles[value] not in row
    ]

    assert [] == bare


def test_no_link_is_left_as_it_was_typed(data):
    """
    Links of authors’ texts are plain words.
    """
    assert [] == [
        (one.table.name, row[0])
        for one in data.tables
        for row in one.rows
        if any(isinstance(value, str) and re.search(r"\[\[\w+/", value) for value in row)
    ]


def test_each_row_says_where_it_stands(data, rows):
    """
    A row of a record has the address at which its page is published.
    """
    for noun in NOUNS:
        if noun.folder:
            expected = {
                one.id: f"{data.book.site.address}{address(*location(one))}" for one in data.book.all(noun)
            }
            assert expected == {one["id"]: one["address"] for one in rows(noun.folder)}
    without = {one.table.name for one in data.tables if "address" not in one.table.names}

    assert {"sides", "vocabulary"} == without


def test_no_table_holds_an_article(data):
    """
    In no cell stands as much as half of an article, nor two of its paragraphs.
    """
    for source in data.book.all(Source):
        paragraphs = data.book.articles[source.id]
        texts = [source.article.text[one.start : one.end] for one in paragraphs]
        size = sum(map(len, texts))
        for one in data.tables:
            for row in one.rows:
                for value in row:
                    if isinstance(value, str) and len(texts) > 3:
                        held = sum(len(text) for text in texts if text in value)
                        assert held * 2 < size, (one.table.name, row[0])


def _events(book):
    return [one.record for one in book.resolved_events()]


def test_limits_of_a_date_say_that_doubt_is_left_aside():
    """
    A column with the first or the last day of a date says that what is in doubt can be of another day.
    """
    limits = [
        one for table in TABLES for one in table.columns if one.name.endswith(("first_day", "last_day"))
    ]

    assert len(limits) > 6
    assert [] == [one.name for one in limits if "doubt (? or ~) left aside" not in one.what]


def test_a_side_that_says_less_is_not_said_to_say_that_a_contact_took_place(small):
    """
    What a side does in words is the stance, where that is less than to say that the contact took place; and it is not counted as one that does.
    """
    halves = next(one for one in TABLES if one.name == "halves")

    def told():
        rows = [dict(zip(halves.names, row, strict=True)) for row in halves.rows(resolved(small))]
        return {one["half_words"] for one in rows if one["half"] == "says"}

    contacts = next(one for one in TABLES if one.name == "contacts")

    def counted():
        return {row[contacts.names.index("sides_saying")] for row in contacts.rows(resolved(small))}

    assert {"says that it took place"} == told()
    assert {0, 1} == counted()
    suggests = (
        "stances:\n  suggests: {label: suggests, passive: suggested by, supports: true, partial: true}\n"
    )
    edit(small, "content/vocabulary.yaml", "stances:\n", suggests)
    edit(
        small,
        "content/events/1931/1931-notes-by-back-stairs.yaml",
        "position: asserts",
        "position: suggests",
    )
    assert {"suggests"} == told()
    assert {0} == counted()
