"""A chart in both forms -> its file: each column of its rows once, whichever layers and forms have it.

    columns   lists of values; a list of one value stands for as many as the rows are
    forms     by the name of the form, its `width`, `height`, `usermeta` and `rows`: by layer, by field, the place of its column;
              what the other forms do not say is as the wide one says it

A value of null is none, as is the place of a field that only the wide form has. Layers without rows are left out, as is where a record lies, which follows from its id. The script
chart-data.js makes specs of it again, with what all charts share, charts/template.json.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from sourcebook.drawing.rows import RECORDS, Row, Rows
from sourcebook.drawing.spec import as_json
from sourcebook.drawing.templates import Spec


class _Columns(dict[tuple[Any, ...], int]):
    """Lists of texts and numbers, each once, with its place."""

    def place(self, values: list[Any]) -> int:
        """The place of a list; it is added if it is not there."""
        return self.setdefault(tuple(values), len(self))


def packed(specs: Mapping[str, Spec]) -> str:
    """What the specs of a chart have of their own, by the names of their forms, as JSON."""
    columns, forms = _Columns(), dict[str, dict[str, Any]]()
    for name, spec in specs.items():
        told, rows = spec["usermeta"], _rows(spec["datasets"], columns)
        if wide := forms.get("wide"):
            told = _other(wide["usermeta"], told)
            layers = (
                (one, _other(wide["rows"].get(one, {}), rows.get(one, {}))) for one in wide["rows"] | rows
            )
            rows = {layer: fields for layer, fields in layers if fields}
        forms[name] = {
            "width": spec["width"],
            "height": _short(spec["height"]),
            "usermeta": told,
            "rows": rows,
        }
    return as_json({"columns": [*columns], "forms": forms})


def _other(said: Mapping[str, Any], says: Mapping[str, Any]) -> dict[str, Any]:
    """What is said otherwise, or no more."""
    unsaid = dict.fromkeys(one for one in said if one not in says)
    return {name: value for name, value in says.items() if said.get(name) != value} | unsaid


def _rows(datasets: Rows, columns: _Columns) -> dict[str, dict[str, int]]:
    """The layers that have rows, each field as the place of its column."""
    made = {}
    for name, rows in datasets.items():
        if not rows:
            continue
        lists = {field: _values(rows, field) for field in dict.fromkeys(chain.from_iterable(rows))}
        if "href" in lists and not any(lists["href"]):
            del lists["href"]
        same = [field for field, values in lists.items() if values.count(values[0]) == len(values)]
        for field in same if len(same) < len(lists) else same[1:]:
            del lists[field][1:]
        made[name] = {field: columns.place(values) for field, values in lists.items()}
    return made


def _values(rows: list[Row], field: str) -> list[Any]:
    """What each row has in a field, in as few signs as it takes."""
    if field == "href":
        return [None if row.get(field) == f"{RECORDS}{row['id']}/" else row.get(field) for row in rows]
    values = [row.get(field) for row in rows]
    return [_short(one) if type(one) is float else one for one in values]


def _short(value: float) -> float:
    """A number in at most two decimals, without needless ones."""
    return int(value) if value == int(value) else round(value, 2)
