"""csv/TABLE.csv: each table as CSV that a spreadsheet shows as it is, and computes nothing from."""

import csv
import io
import re
from collections.abc import Iterator

from sourcebook.model import Output
from sourcebook.site.exports.formats.dataset import Dataset, output
from sourcebook.site.exports.tables.table import Filled, Value

MARK = "\ufeff"
"""Opens each file: spreadsheets take the rest for UTF-8 only then."""
RULE = (
    "In CSV, a text that a spreadsheet could take for a formula, one that begins with = + - @ or a sign like these, and one that "
    "begins with an apostrophe, has an apostrophe before it: take one away from each text that begins with one."
)
AS_THEY_ARE = ("integer", "number", "date")
"""The types of columns whose cells need no care."""
_UNSEEN = r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]*"
_RISKY = re.compile(rf"[\t\r\n']|{_UNSEEN}[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b]")


def written(data: Dataset) -> Iterator[Output]:
    """Make the file of each table."""
    for one in data.tables:
        yield output(f"csv/{one.table.name}.csv", _csv(one))


def _csv(one: Filled) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(one.table.names)
    columns = zip(*one.in_text, strict=True)  # none where there are no rows
    told = [
        values if column.type in AS_THEY_ARE else map(cell, values)
        for column, values in zip(one.table.columns, columns, strict=False)
    ]
    writer.writerows(zip(*told, strict=True))
    return MARK + file.getvalue()


def cell(value: Value) -> str:
    """What stands in a cell: nothing of None, numbers and days as they are, of a text no formula.

    >>> cell("=1+1"), cell("'tis"), cell(-3), cell(True), cell(None)
    ("'=1+1", "''tis", '-3', 'true', '')
    """
    if isinstance(value, str):
        return value if value[:1].isalnum() or not _RISKY.match(value) else f"'{value}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def text_of(cell: str) -> str:
    """The text that a cell stands for."""
    return cell.removeprefix("'")
