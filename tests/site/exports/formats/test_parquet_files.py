"""Parquet, as DuckDB reads it, which did not write it."""

import duckdb
import pyarrow.parquet as pq

TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def test_duckdb_reads_every_row(both):
    """
    Each file has every row of its table in order, each column of its type.
    """
    data, folder = both
    for one in data.tables:
        table = duckdb.read_parquet(str(folder / "parquet" / f"{one.table.name}.parquet"))

        assert [*one.table.names] == table.columns
        assert [TYPES[column.type] for column in one.table.columns] == [*map(str, table.types)]
        assert [*one.rows] == table.fetchall()


def test_each_column_is_described_in_the_file(small_data, small_files):
    """
    The file says what each column is, and the licence and version of the whole.
    """
    schema = pq.read_schema(small_files / "parquet" / "events.parquet")
    events = small_data.tables[0].table

    assert [one.what for one in events.columns] == [
        field.metadata[b"description"].decode("utf-8") for field in schema
    ]
    assert small_data.version == schema.metadata[b"version"].decode("utf-8")
    assert small_data.licence == schema.metadata[b"licence"].decode("utf-8")
