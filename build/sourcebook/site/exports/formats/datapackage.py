"""datapackage.json: the CSV files as a Frictionless tabular data package, with a schema for every column."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from sourcebook.model import Output, Source
from sourcebook.site.exports.formats.csv_files import RULE
from sourcebook.site.exports.formats.dataset import FOLDER, Dataset, output
from sourcebook.site.exports.tables.table import Column, Filled
from sourcebook.site.json_text import compact

NAME = "datapackage.json"
TYPES = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date"}


def written(data: Dataset, files: Iterable[Output]) -> Output:
    """Make the file from the CSV files, whose sizes and checksums it says; a table stands on a line."""
    held = {one.path: one.data for one in files}
    site = data.book.site
    keys = {one.table.name: one.table.key for one in data.tables}
    caveats = "\n\n".join(words for _, words in data.caveats)
    told = {
        "profile": "tabular-data-package",
        "name": data.name,
        "title": site.name,
        "description": f"{' '.join(site.description.split())}\n\n{caveats}\n\n{RULE}",
        "homepage": f"{site.address}data/",
        "version": data.version,
        "licenses": [_licence(data)],
        "sources": [
            {"title": one.label, **({"path": one.url} if one.url else {})} for one in _articles(data)
        ],
    }
    tables = (_resource(one, keys, held[FOLDER / f"csv/{one.table.name}.csv"]) for one in data.tables)
    lines = ",\n".join(map(compact, tables))
    return output(NAME, f'{compact(told)[:-1]},"resources":[\n{lines}\n]}}\n')


def _articles(data: Dataset) -> tuple[Source, ...]:
    return data.book.all(Source)


def _licence(data: Dataset) -> dict[str, str]:
    """The licence of the records, with what it does not cover in its title."""
    licence = data.book.site.licence
    known = {"name": licence.name, "path": licence.url} if licence else {"name": "other-closed"}
    return {**known, "title": data.licence}


def _resource(one: Filled, keys: Mapping[str, tuple[str, ...]], data: bytes) -> dict[str, Any]:
    table = one.table
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"csv/{table.name}.csv",
        "description": table.what,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {
            "fields": [_field(each) for each in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": list(columns), "reference": {"resource": to, "fields": list(keys[to])}}
                for columns, to in table.refers
            ],
            "missingValues": [""],
        },
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    told = {
        "name": column.name,
        "type": TYPES[column.type],
        "description": column.what,
        "constraints": {
            "required": column.is_needed,
            **({"enum": list(column.one_of)} if column.one_of else {}),
        },
    }
    return told | ({"trueValues": ["true"], "falseValues": ["false"]} if column.type == "boolean" else {})
