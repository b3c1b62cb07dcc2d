"""All files of the published data together: their checksums, the zip, and that they are made alike everywhere."""

import hashlib
import json
import re
import subprocess
import zipfile

import pytest

from sourcebook.site.exports.formats import package
from sourcebook.site.exports.formats.dataset import FOLDER, Dataset

pytestmark = pytest.mark.long

HOSTILE = (
    "\x00",
    "\x0b",
    "\ufffe",
    "\x1b[31m",
    "a\u0000b",
    "\ud7ff",
    "x" * 10_000,
    "\u202e",
    "]]>",
    '"\n,',
    "''",
)


def test_the_checksums_are_those_of_the_files(both):
    """
    `sha256sum --check` finds every file of the folder but the list and the zip as it is listed.
    """
    _, folder = both
    listed = [line.split("  ") for line in (folder / package.SUMS).read_text("ascii").splitlines()]
    there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}

    assert there - {package.SUMS, package.ZIP} == {name for _, name in listed}
    assert [] == [
        name for sum, name in listed if hashlib.sha256((folder / name).read_bytes()).hexdigest() != sum
    ]
    subprocess.run(["sha256sum", "--check", "--quiet", package.SUMS], cwd=folder, check=True)


def test_the_zip_has_every_file(both):
    """
    The zip has each file in one folder, as plain files of one time, and nothing else.
    """
    data, folder = both
    with zipfile.ZipFile(folder / package.ZIP) as archive:
        held = {one.filename: archive.read(one) for one in archive.infolist()}
        assert {(package.EARLIEST, 0o100644 << 16)} == {
            (one.date_time, one.external_attr) for one in archive.infolist()
        }
    files = {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }

    assert {f"{data.name}/{name}": file for name, file in files.items() if name != package.ZIP} == held


def test_the_same_records_make_the_same_files(small_record, small_data):
    """
    Made twice, every file is the same to the byte.
    """
    once, again = (
        [(one.path, one.data) for one in package.all_files(Dataset(small_record))] for _ in range(2)
    )

    assert once == again


def test_an_edition_is_of_its_rows(small_data, edited):
    """
    The same rows have the same edition; one letter more, and it is another. A release has its number instead.
    """
    assert edited("1931-bell-silent").edition == small_data.edition
    assert edited("1931-bell-silent", title="Another title").edition != small_data.edition
    assert f"1+{small_data.edition}" == small_data.version
    assert "2.0" == Dataset(small_data.book, "2.0").version


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_file(edited, laid_out, text):
    """
    Whatever a text holds, every file is made and has it.
    """
    folder = laid_out(edited("1931-bell-silent", title=f"a{text}"))
    rows = json.loads((folder / "json" / "events.json").read_text("utf-8"))

    assert f"a{text}" in {one["title"] for one in rows}


def test_nothing_of_this_machine_is_in_them(small_files):
    """
    No file names a folder of this machine, or a time.
    """
    with zipfile.ZipFile(small_files / package.ZIP) as archive:
        held = b"".join(archive.read(one) for one in archive.namelist())

    assert not re.search(rb"/(?:home|root|tmp|work)/", held)


def test_paths_are_of_this_version_of_the_shape(small_data):
    """
    Everything lies below data/v1.
    """
    assert {FOLDER.parts} == {one.path.parts[:2] for one in package.all_files(small_data)}
    assert "data/v1" == str(FOLDER)
