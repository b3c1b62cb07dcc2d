"""Outputs -> disk. Only what changed is written, and what is no longer made is removed."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sourcebook.model import Output


class Written(NamedTuple):
    """What the disk saw: numbers of files."""

    changed: int
    kept: int
    removed: int


def write(outputs: Iterable[Output], to: Path) -> Written:
    """Make the folder `to` hold these outputs and nothing else; a link that stands in its place is taken away.

    Raise ValueError, and touch nothing, if two outputs have one path, or one would stand outside `to`.
    """
    wanted = _wanted(outputs, to)
    with alone(to.parent):
        if to.is_symlink():
            to.unlink()
        stale = [path for path in _files(to) if path not in wanted]
        for path in stale:
            path.unlink()
        changed = [path for path, data in wanted.items() if not _holds(path, data)]
        for path in changed:
            put(path, wanted[path])
        _remove_empty_folders(to)
    return Written(len(changed), len(wanted) - len(changed), len(stale))


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Let one build at a time write below the folder `out`, or publish from it."""
    out.mkdir(parents=True, exist_ok=True)
    with open(out / ".lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _wanted(outputs: Iterable[Output], to: Path) -> dict[Path, bytes]:
    wanted: dict[Path, bytes] = {}
    for output in outputs:
        path = to / output.path
        if output.path.is_absolute() or ".." in output.path.parts:
            raise ValueError(f"an output would stand outside the site: {output.path}")
        if path in wanted:
            raise ValueError(f"two outputs would stand at {output.path}")
        wanted[path] = output.data
    return wanted


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder; a link to a folder is a file, and is not followed."""
    for where, folders, names in os.walk(folder):
        yield from (Path(where, name) for name in names)
        yield from (path for name in folders if (path := Path(where, name)).is_symlink())


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


def _remove_empty_folders(top: Path) -> None:
    for where, _, _ in os.walk(top, topdown=False):
        if where != str(top) and not os.listdir(where):
            os.rmdir(where)
