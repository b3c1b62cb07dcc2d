"""json/TABLE.json: each table as an array of objects, every column in every object, and schemas/TABLE.json, its JSON Schema."""

import json
from collections.abc import Iterator
from typing import Any

from sourcebook.model import Output
from sourcebook.site.exports.formats.dataset import FOLDER, Dataset, objects, output
from sourcebook.site.exports.tables.table import Column, Table
from sourcebook.site.json_text import compact

TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
}


def written(data: Dataset) -> Iterator[Output]:
    """Make both files of each table; an object stands on a line."""
    for one in data.tables:
        lines = ",\n".join(compact(row) for row in objects(one))
        yield output(f"json/{one.table.name}.json", f"[\n{lines}\n]\n" if lines else "[]\n")
        schema = {
            "$id": f"{data.book.site.address}{FOLDER}/schemas/{one.table.name}.json",
            **_schema(one.table),
        }
        yield output(
            f"schemas/{one.table.name}.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        )


def _schema(table: Table[Any]) -> dict[str, Any]:
    """What a program can rely on; a later version of this shape may add columns."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "description": table.what,
        "type": "array",
        "items": {
            "type": "object",
            "properties": {one.name: _property(one) for one in table.columns},
            "required": list(table.names),
        },
    }


def _property(column: Column[Any]) -> dict[str, Any]:
    told = TYPES[column.type] | ({"enum": list(column.one_of)} if column.one_of else {})
    if not column.is_needed:
        told = told | {"type": [told["type"], "null"]}
    return {"description": column.what, **told}
