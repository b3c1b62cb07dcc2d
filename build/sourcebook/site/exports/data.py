"""data/v1/: everything that is recorded, as files to compute with, and the pages that explain them."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import Output, Sourcebook
from sourcebook.model.text import count
from sourcebook.resolve.links import INDEXES
from sourcebook.site.exports.formats import (
    calendar_file,
    datapackage,
    package,
    readme,
    sqlite_file,
    timelinejs,
)
from sourcebook.site.exports.formats.csv_files import RULE
from sourcebook.site.exports.formats.dataset import FOLDER, SHAPE, Dataset
from sourcebook.site.exports.tables.table import Filled
from sourcebook.site.markdown import code, coded, fill

NO_BREAK = "\u00a0"


class File(NamedTuple):
    """A file to download: its path below out/pages, what it is called, its size in words, and its checksum."""

    path: str
    name: str
    size: str
    sha256: str


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make every file, and the pages."""
    data = Dataset(sourcebook)
    made = {one.path: one for one in package.all_files(data)}
    yield from made.values()
    sums = package.read_sums(made[FOLDER / package.SUMS])
    known = {
        "data": data,
        "tables": [(one, _of_table(made, sums, one)) for one in data.tables],
        "code": code,
        "coded": coded,
        "count": count,
    }
    whole = {name: _file(made, sums, name) for name in _whole_files() if FOLDER / name in made}
    yield fill(
        "data",
        PurePosixPath(INDEXES["data"]),
        sourcebook,
        {**known, "shape": SHAPE, "files": whole, "rule": RULE, "same_bytes": readme.SAME_BYTES},
        is_empty=not sourcebook.events,
        title="Data",
        description=f"Everything that {sourcebook.site.name} records, to download: as CSV, JSON, Parquet and SQLite.",
    )
    yield fill(
        "columns",
        PurePosixPath(INDEXES["columns"]),
        sourcebook,
        known,
        is_empty=not sourcebook.events,
        title="Columns",
        description="What each column of each table of the data is.",
        search={"exclude": True},
    )


def _whole_files() -> tuple[str, ...]:
    """The files that hold all, or that are not of one table."""
    return (
        package.ZIP,
        sqlite_file.NAME,
        datapackage.NAME,
        "datasette.json",
        timelinejs.NAME,
        calendar_file.NAME,
        package.SUMS,
    )


def _of_table(made: Mapping[PurePosixPath, Output], sums: Mapping[str, str], one: Filled) -> tuple[File, ...]:
    """The files of one table, and the schema of its JSON."""
    name = one.table.name
    return tuple(
        _file(made, sums, path)
        for path in (
            f"csv/{name}.csv",
            f"json/{name}.json",
            f"parquet/{name}.parquet",
            f"schemas/{name}.json",
        )
    )


def _file(made: Mapping[PurePosixPath, Output], sums: Mapping[str, str], name: str) -> File:
    one = made[FOLDER / name]
    return File(str(one.path), name, _size(len(one.data)), sums.get(name) or package.digest(one))


def _size(number: int) -> str:
    """A number of bytes in words that stay on one line: “12 kB”."""
    if number < 1000:
        return f"{number} bytes".replace(" ", NO_BREAK)
    many, unit = (number / 10**3, "kB") if number < 10**6 else (number / 10**6, "MB")
    return f"{many:,.0f}{NO_BREAK}{unit}" if unit == "kB" else f"{many:,.1f}{NO_BREAK}{unit}"
