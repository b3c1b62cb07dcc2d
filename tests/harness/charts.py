"""The file of a chart -> its specs, as the script `chart-data.js` makes them."""

import json
from collections.abc import Mapping
from typing import Any

from sourcebook.drawing.rows import RECORDS
from sourcebook.drawing.templates import template


def specs_of(content: str | bytes) -> dict[str, Any]:
    """The specs in the file of a chart, by the names of their forms, without what all charts share."""
    file = json.loads(content)
    wide = file["forms"]["wide"]
    return {name: _spec(_whole(one, wide), file["columns"]) for name, one in file["forms"].items()}


def rows_of(content: str | bytes, form: str = "wide") -> dict[str, list[dict[str, Any]]]:
    """The rows of a chart in a form, by layer."""
    return specs_of(content)[form]["datasets"]


def _whole(form: Mapping[str, Any], wide: Mapping[str, Any]) -> dict[str, Any]:
    """A form with what only the wide one says."""
    rows = {
        name: {
            field: place
            for field, place in (wide["rows"].get(name, {}) | form["rows"].get(name, {})).items()
            if place is not None
        }
        for name in wide["rows"] | form["rows"]
    }
    return {**form, "usermeta": wide["usermeta"] | form["usermeta"], "rows": rows}


def _spec(form: Mapping[str, Any], columns: list[list[Any]]) -> dict[str, Any]:
    names = {layer["data"]["name"] for layer in template("signs")["layer"]}
    sets = {name: list(_rows(form["rows"].get(name, {}), columns)) for name in sorted(names)}
    for row in sets["hits"]:
        row.setdefault("href", f"{RECORDS}{row['id']}/")
    return {name: value for name, value in form.items() if name != "rows"} | {"datasets": sets}


def _rows(fields: Mapping[str, int], columns: list[list[Any]]):
    lists = {field: columns[place] for field, place in fields.items()}
    for at in range(max(map(len, lists.values()), default=0)):
        told = {field: values[at if len(values) > 1 else 0] for field, values in lists.items()}
        yield {field: value for field, value in told.items() if value is not None}
