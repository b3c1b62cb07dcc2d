"""README.txt: what the files are, for whoever has the zip and not the site."""

import textwrap
from collections.abc import Iterable

from sourcebook.model import Output
from sourcebook.site.exports.formats.csv_files import RULE
from sourcebook.site.exports.formats.dataset import FOLDER, Dataset, output

NAME = "README.txt"
FILES = {
    "record.sqlite": "All tables in one SQLite file, with views and full-text search. Begin with the tables about, tables and columns.",
    "datasette.json": "Descriptions for Datasette: datasette record.sqlite -m datasette.json",
    "csv/": "Each table as CSV, in UTF-8.",
    "datapackage.json": "The CSV files as a Frictionless data package: every column with its type and what it is.",
    "json/": "Each table as a JSON array of objects.",
    "schemas/": "The JSON Schema of each of these.",
    "parquet/": "Each table as Parquet.",
    "timelinejs.json": "The events for TimelineJS.",
    "calendar.ics": "A calendar of what was said or done in public on a known day.",
    "SHA256SUMS": "The checksums: sha256sum --check SHA256SUMS",
}
"""What each file or folder is."""
SAME_BYTES = (
    "The same records give the same rows and the same edition anywhere. CSV, JSON and all other texts are then the same to the byte; "
    "Parquet files are with the same version of Apache Arrow, the SQLite file with the same version of SQLite, and the zip with the "
    "same version of libdeflate."
)
"""What is guaranteed of the bytes, and what is not."""


def written(data: Dataset, made: Iterable[Output]) -> Output:
    """Make the file; a file that was not made is not told of."""
    there = {one.path.relative_to(FOLDER).parts[0] for one in made} | {NAME, "datapackage.json", "SHA256SUMS"}
    told = [data.book.site.name, "=" * len(data.book.site.name), ""]
    for name, words in data.about:
        told += [*textwrap.wrap(f"{name}: {words}", 100, subsequent_indent="  "), ""]
    told += ["Files", "-----", ""]
    for name, words in FILES.items():
        if name.rstrip("/") in there:
            told += textwrap.wrap(f"{name}: {words}", 100, subsequent_indent="  ")
    told += ["", *textwrap.wrap(RULE, 100), "", *textwrap.wrap(SAME_BYTES, 100), "", "Tables", "------", ""]
    for one in data.tables:
        told += textwrap.wrap(
            f"{one.table.name} ({len(one.rows):,}): {one.table.what}", 100, subsequent_indent="  "
        )
    return output(NAME, "\n".join(told) + "\n")
