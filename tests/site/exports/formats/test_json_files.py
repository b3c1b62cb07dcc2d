"""JSON, and the schemas by which programs rely on it."""

import json

import jsonschema
import pytest

pytestmark = pytest.mark.long


def test_each_file_is_valid_by_its_schema(both):
    """
    Every table is valid by its schema, which allows of each column one type and nothing.
    """
    data, folder = both
    for one in data.tables:
        schema = json.loads((folder / "schemas" / f"{one.table.name}.json").read_text("utf-8"))
        rows = json.loads((folder / "json" / f"{one.table.name}.json").read_text("utf-8"))
        checker = jsonschema.Draft202012Validator
        checker.check_schema(schema)

        assert [] == [*checker(schema, format_checker=checker.FORMAT_CHECKER).iter_errors(rows)]
        assert len(one.rows) == len(rows)
        assert all([*one.table.names] == [*row] for row in rows)


@pytest.mark.parametrize(
    "broken", [{"year": "1931"}, {"title": ""}, {"scope": "other"}, {"first_day": "1931"}, {"id": None}]
)
def test_a_schema_refuses_what_is_not_promised(small_files, broken):
    """
    A text for a number, an empty text, a word that is on no list, a year for a day, and a missing id are refused.
    """
    schema = json.loads((small_files / "schemas" / "events.json").read_text("utf-8"))
    row, *_ = json.loads((small_files / "json" / "events.json").read_text("utf-8"))
    checker = jsonschema.Draft202012Validator(schema)

    assert checker.is_valid([row])
    assert not checker.is_valid([row | broken])


def test_schemas_allow_what_may_come(small_files):
    """
    A later column makes no older program wrong.
    """
    schema = json.loads((small_files / "schemas" / "events.json").read_text("utf-8"))
    row, *_ = json.loads((small_files / "json" / "events.json").read_text("utf-8"))

    assert jsonschema.Draft202012Validator(schema).is_valid([row | {"more": 1}])
