"""Bytes -> a file that stands whole, or not at all; what stands below a folder; and what a file holds, in few bytes."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""What is made may be read by everybody, such as a web server, and written by its owner, whatever the umask."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


def put(path: str | Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    above, name = os.path.split(path)
    beside = os.path.join(above, f".{name}.new")
    try:
        try:
            write_new(beside, data)
        except FileExistsError:
            os.unlink(beside)
            write_new(beside, data)
        os.replace(beside, path)
    except OSError:
        with suppress(FileNotFoundError):
            os.unlink(beside)
        raise


def put_text(path: Path, text: str) -> None:
    """Write a text into a folder that is not in use yet, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def write_new(path: str, data: bytes) -> None:
    """Write a file that is not there yet, and the folders that it needs; raise FileExistsError if it is there."""
    try:
        file = os.open(path, _NEW)
    except FileNotFoundError:
        folder(os.path.dirname(path))
        file = os.open(path, _NEW)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        os.fchmod(file, FILE_MODE)
    finally:
        os.close(file)


def below(top: str) -> Iterator[tuple[str, os.stat_result]]:
    """All that is no folder, at or below a path, in order, with what the disk says of it; a link is not followed.

    What is gone meanwhile, and a folder that may not be opened, is left out.
    """
    waiting = [top]
    while waiting:
        here = waiting.pop()
        with suppress(OSError):
            held = os.lstat(here)
            if not stat.S_ISDIR(held.st_mode):
                yield here, held
            else:
                waiting += sorted((f"{here}/{name}" for name in os.listdir(here)), reverse=True)


def folder(path: str | Path) -> None:
    """Make a folder, and those above it, where they are missing."""
    try:
        os.mkdir(path)
    except FileExistsError:
        if not os.path.isdir(path):
            raise
    except FileNotFoundError:
        above = os.path.dirname(path)
        if not above:
            raise
        folder(above)
        folder(path)
    else:
        os.chmod(path, FOLDER_MODE)


def take_link_away(path: Path) -> None:
    """Where a link stands in the place of a folder that is made, remove the link; what it leads to stays."""
    if path.is_symlink():
        path.unlink()


def digest(path: str | Path) -> bytes:
    """What a file holds, in few bytes; of a link where it leads, of what is no plain file, or cannot be read, nothing."""
    try:
        with open(path, "rb", buffering=0, opener=_unfollowed) as file:
            return (
                hashlib.sha256(file.read()).digest() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""
            )
    except OSError:
        with suppress(OSError):
            return os.fsencode(os.readlink(path))
        return b""


def _unfollowed(path: str, flags: int) -> int:
    """Open a file, no link, and wait for nobody who writes into it."""
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
