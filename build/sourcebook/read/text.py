"""A file -> its text: nothing is opened but a plain file that is not too large, and nothing is read but UTF-8."""

import os
import stat
from pathlib import Path

from sourcebook.model.diagnostic import line_and_column
from sourcebook.model.letters import UNUSUAL, flaw
from sourcebook.read.files import LINK, SPECIAL, is_through_link
from sourcebook.read.slips import Unreadable

LARGEST_RECORD = 64 * 1024


def read_bytes(root: Path, path: str, largest: int) -> bytes:
    """The bytes of a regular file that is not too large; nothing else is opened."""
    here = os.path.join(root, path)
    if is_through_link(root, path):
        raise Unreadable(LINK)
    try:
        status = os.lstat(here)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(SPECIAL)
        if status.st_size > largest:
            raise Unreadable(f"has {status.st_size:,} bytes; at most {largest:,} are read")
        descriptor = os.open(here, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise Unreadable("is not there; add it, or correct the path", is_absent=True) from None
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror}); check its permissions") from None


def open_text(root: Path, path: str) -> str:
    """The text of a file that is no record; raise `Unreadable` if it is no plain file, too large, or not UTF-8."""
    return decoded(read_bytes(root, path, LARGEST_RECORD))


def decoded(data: bytes) -> str:
    """The text that the bytes are; raise `Unreadable` at the first that is not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[1:4:2]:
        raise Unreadable(
            "is UTF-16, which some editors call Unicode, and is not UTF-8; save the file as UTF-8"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        sign = data[error.start : error.start + 1].decode("windows-1252", "ignore")
        seen = f", though its “{sign}” is Windows-1252" if sign.isprintable() and sign else ""
        what = f"is not UTF-8 here{seen}; save the file as UTF-8"
        raise Unreadable(what, before.count(b"\n") + 1, column) from None


def record_text(root: Path, path: str) -> str:
    """The text of a record with LF at its line ends, if it has no character that may not stand there."""
    text = decoded(read_bytes(root, path, LARGEST_RECORD)).replace("\r\n", "\n")
    if text.startswith("\ufeff"):
        raise Unreadable(
            "begins with a byte order mark (U+FEFF), which nobody sees; save the file as “UTF-8”, not as “UTF-8 with BOM”"
        )
    for found in UNUSUAL.finditer(text):
        if what := flaw(found[0]):
            raise Unreadable(what, *line_and_column(text, found.start()))
    return text
