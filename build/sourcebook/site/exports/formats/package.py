"""All files of the published data, with their checksums, and all of them in one zip."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator

import deflate

from sourcebook.model import Output
from sourcebook.site.exports.formats import (
    calendar_file,
    csv_files,
    datapackage,
    json_files,
    parquet_files,
    readme,
    sqlite_file,
    timelinejs,
)
from sourcebook.site.exports.formats.dataset import FOLDER, Dataset, output

FORMATS = (csv_files, json_files, parquet_files, sqlite_file, timelinejs, calendar_file)
SUMS = "SHA256SUMS"
ZIP = "record.zip"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip, which has to have one."""
_LEVEL = 6
"""How hard libdeflate looks for what repeats: the next level saves a hundredth more, at half as much work again."""


def files(data: Dataset, *more: Output) -> tuple[Output, ...]:
    """Every file but the zip, and what else is to be in it, with a list of checksums as `sha256sum --check` reads it."""
    made = [*more, *(one for each in FORMATS for one in each.written(data))]
    made += [datapackage.written(data, made), readme.written(data, made)]
    made.sort(key=lambda one: one.path)
    lines = (f"{digest(one)}  {one.path.relative_to(FOLDER)}\n" for one in made)
    return (*made, output(SUMS, "".join(lines)))


def packed(data: Dataset, made: Iterable[Output]) -> bytes:
    """The zip of some files, in one folder, packed by libdeflate: the same files, the same bytes, with one version of it."""
    file = io.BytesIO()
    top = f"{data.name}-{data.released}" if data.released else data.name
    with zipfile.ZipFile(file, "w") as archive:
        for one in made:
            content, info = one.data, zipfile.ZipInfo(f"{top}/{one.path.relative_to(FOLDER)}", EARLIEST)
            small = deflate.deflate_compress(content, _LEVEL)
            # a plain file of Unix, on every system
            info.create_system, info.external_attr = 3, 0o100644 << 16
            info.compress_type, info.header_offset = zipfile.ZIP_DEFLATED, file.tell()
            info.CRC, info.file_size, info.compress_size = zlib.crc32(content), len(content), len(small)
            file.write(info.FileHeader() + small)
            archive.filelist.append(info)
        archive.start_dir = file.tell()  # where the list of them goes
    return file.getvalue()


def all_files(data: Dataset) -> Iterator[Output]:
    """Every file, the zip last."""
    made = files(data)
    yield from made
    yield output(ZIP, packed(data, made))


def read_sums(sums: Output) -> dict[str, str]:
    """The checksums of a list, by the names of its files."""
    lines = (line.split("  ", 1) for line in sums.data.decode().splitlines())
    return {name: digest for digest, name in lines}


def digest(one: Output) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(one.data).hexdigest()
