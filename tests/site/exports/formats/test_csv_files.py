"""CSV, as Python, Frictionless and a spreadsheet read it."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

import sourcebook
from sourcebook.site.exports.formats.csv_files import MARK, cell, text_of, written

pytestmark = pytest.mark.long

CSV_JS = Path(sourcebook.__file__).parent / "theme" / "scripts" / "csv.js"
SCRIPT = """
import { readFileSync } from "node:fs";
const [script, file] = process.argv.slice(1);
const { csv } = await import(script);
const rows = JSON.parse(readFileSync(file, "utf8"));
process.stdout.write(csv(rows, Object.keys(rows[0])));
"""
FORMULAS = (
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "−1",
    "'=1",
    "\u200b=1",
    "\u202e=1",
    "\u2066@x",
    "=cmd|' /C calc'!A0",
)


@pytest.mark.long
def test_frictionless_finds_the_package_sound(both):
    """
    The data package is valid by its own schema: every type, key, reference, size and checksum.
    """
    data, folder = both
    report = Package(str(folder / "datapackage.json")).validate()

    assert report.valid, report.flatten(["taskNumber", "fieldName", "note"])
    assert len(data.tables) == len(report.tasks)


def test_a_file_reads_as_its_rows(both):
    """
    Each file has every row of its table, in order; one apostrophe away from a text that begins with one, it is the record’s.
    """
    data, folder = both
    for one in data.tables:
        text = (folder / "csv" / f"{one.table.name}.csv").read_bytes().decode("utf-8")
        head, *rows = csv.reader(io.StringIO(text.removeprefix(MARK), newline=""))
        texts = [column.type == "text" for column in one.table.columns]

        assert [*one.table.names] == head
        assert [
            [text_of(each) if is_text else each for each, is_text in zip(row, texts, strict=True)]
            for row in rows
        ] == [
            ["" if each is None else each if isinstance(each, str) else cell(each) for each in row]
            for row in one.rows
        ]


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_is_a_formula(edited, text):
    """
    What a spreadsheet could compute from begins with an apostrophe, wherever a record has it.
    """
    data = edited("1931-bell-silent", title=text, summary=text, date_note=text)
    (file,) = (one for one in written(data) if one.path.name == "events.csv")
    rows = csv.DictReader(io.StringIO(file.data.decode("utf-8").removeprefix(MARK), newline=""))
    row = next(one for one in rows if one["id"] == "1931-bell-silent")

    assert f"'{text}" == row["title"]
    assert all(row[name][0] == "'" or row[name][0].isdigit() for name in ("title", "summary", "date_note"))


@given(st.text())
def test_no_text_is_lost(text):
    """
    Any text is read back as it was, and none begins like a formula.
    """
    assert text == text_of(cell(text))
    assert not cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_timeline_writes_the_same_rows(both):
    """
    The script by which a reader takes rows from the timeline writes them to the byte as the files have them.
    """
    if shutil.which("node") is None:
        pytest.skip("no Node on this machine; install it: sudo apt-get install -y nodejs npm")
    _, folder = both
    for name in ("events", "quotes", "relations"):
        command = [
            "node",
            "--input-type=module",
            "--eval",
            SCRIPT,
            CSV_JS.as_uri(),
            folder / "json" / f"{name}.json",
        ]
        ran = subprocess.run(command, capture_output=True, check=True)

        assert (folder / "csv" / f"{name}.csv").read_bytes() == ran.stdout


def test_a_number_stays_a_number():
    """
    Days between two events can be negative: that is no formula.
    """
    assert "-3" == cell(-3)
