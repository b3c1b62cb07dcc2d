"""parquet/TABLE.parquet: each table with its types, and the description of each column in the file."""

import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from sourcebook.model import Output
from sourcebook.site.exports.formats.dataset import Dataset, output
from sourcebook.site.exports.tables.table import Filled

TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}

_LEVEL = 9
"""How hard Zstandard looks for what repeats: the highest saves a twentieth more, at ten times the work."""


def written(data: Dataset) -> Iterator[Output]:
    """Make the file of each table; the same rows give the same bytes with one version of Arrow, which the lock names."""
    for one in data.tables:
        about = {
            name: words for name, words in data.about if name in ("name", "address", "version", "licence")
        }
        yield output(f"parquet/{one.table.name}.parquet", _parquet(one, about))


def _parquet(one: Filled, about: dict[str, str]) -> bytes:
    fields = [
        pa.field(column.name, TYPES[column.type], not column.is_needed, {"description": column.what})
        for column in one.table.columns
    ]
    schema = pa.schema(fields, {"description": one.table.what, **about})
    columns = zip(*one.rows, strict=True) if one.rows else ([] for _ in fields)
    arrays = [pa.array(list(values), field.type) for values, field in zip(columns, fields, strict=True)]
    file = io.BytesIO()
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=schema),
        file,
        compression="zstd",
        compression_level=_LEVEL,
        use_dictionary=False,
        write_statistics=False,  # by which readers leave out parts of a file: ours has one
    )
    return file.getvalue()
