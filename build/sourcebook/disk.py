"""Bytes -> a file that stands whole, or not at all; and what a file holds, in few bytes."""

import hashlib
import os
import stat
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def digest(path: str | Path) -> bytes:
    """What a file holds, in few bytes; of a link where it leads, of what is no plain file, or cannot be read, nothing."""
    try:
        if os.path.islink(path):
            return os.fsencode(os.readlink(path))
        if stat.S_ISREG(os.stat(path).st_mode):
            with open(path, "rb") as file:
                return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        pass
    return b""
