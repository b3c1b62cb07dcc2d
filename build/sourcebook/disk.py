"""Bytes -> a file that stands whole, or not at all; what stands below a folder; and what a file holds, also in few bytes."""

import errno
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

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


def take_away(path: str | Path) -> None:
    """Remove what stands at a path, whatever it is; of a link, what it leads to stays."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError:  # a folder, by another error on each system
        if os.path.islink(path) or not os.path.isdir(path):
            raise
        shutil.rmtree(path)


def make_room(path: str | Path) -> None:
    """Take away what stands in the place of a folder that is made, and is none: a link, a file, a pipe."""
    if os.path.islink(path) or not os.path.isdir(path):
        take_away(path)


def held(path: str | Path) -> bytes:
    """What a plain file holds; raise OSError where there is none, and wait for nobody who writes into a pipe."""
    with open(path, "rb", buffering=0, opener=_unfollowed) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileNotFoundError(errno.ENOENT, "is no plain file", str(path))
        return file.readall()


def held_json(path: str | Path) -> Any:
    """What the JSON in a plain file says; raise OSError where there is none, and ValueError for what is no JSON."""
    try:
        return json.loads(held(path))
    except RecursionError:
        raise ValueError(f"{path}: lists within lists without end") from None


def digest(path: str | Path) -> bytes:
    """What a file holds, in few bytes; of a link where it leads, of what is no plain file, or cannot be read, nothing."""
    try:
        return hashlib.sha256(held(path)).digest()
    except OSError:
        with suppress(OSError):
            return os.fsencode(os.readlink(path))
        return b""


def _unfollowed(path: str, flags: int) -> int:
    """Open a file, no link, and wait for nobody who writes into it."""
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
