"""Outputs -> disk. Only what changed is written, and what is no longer made is removed."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock

from sourcebook.disk import put
from sourcebook.model import Drawing, Output
from sourcebook.publish.rasterise import MADE_BY, rasterise

_PICTURE = re.compile(r"[0-9a-f]{64}\.png|\.[0-9a-f]{64}\.png\.new")
"""How a picture in the cache is called, and what an interrupted build may leave of one."""


class Written(NamedTuple):
    """What the disk saw: numbers of files."""

    changed: int
    kept: int
    removed: int


def write(outputs: Iterable[Output], to: Path) -> Written:
    """Make the folder `to` hold these outputs and nothing else; a link that stands in its place is taken away.

    Pictures are drawn into the folder cache/ beside it, and stay there as long as they are asked for.

    Raise ValueError, and touch nothing, if two outputs have one path, or one would stand outside `to`.
    """
    wanted = _wanted(outputs, to)
    cache = to.parent / "cache"
    with alone(to.parent):
        for folder in (to, cache):
            if folder.is_symlink():
                folder.unlink()
        drawn = _drawn([one.content for one in wanted.values() if isinstance(one.content, Drawing)], cache)
        stale = [path for path in _files(to) if path not in wanted]
        for path in stale:
            path.unlink()
        changed = [path for path, output in wanted.items() if not _holds(path, _data(output, drawn))]
        for path in changed:
            put(path, _data(wanted[path], drawn))
        _remove_empty_folders(to)
        _forget_unused(cache, set(drawn.values()))
    return Written(len(changed), len(wanted) - len(changed), len(stale))


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Let one build at a time write below the folder `out`, or publish from it."""
    out.mkdir(parents=True, exist_ok=True)
    with FileLock(out / ".lock"):
        yield


def _wanted(outputs: Iterable[Output], to: Path) -> dict[Path, Output]:
    wanted: dict[Path, Output] = {}
    for output in outputs:
        path = to / output.path
        if output.path.is_absolute() or ".." in output.path.parts:
            raise ValueError(f"an output would stand outside the site: {output.path}")
        if path in wanted:
            raise ValueError(f"two outputs would stand at {output.path}")
        wanted[path] = output
    return wanted


def _drawn(drawings: Iterable[Drawing], cache: Path) -> dict[Drawing, Path]:
    """Where the picture of each drawing stands in the cache; those that are not there are drawn, and kept as they come."""
    drawn = {
        one: cache / f"{hashlib.sha256(f'{MADE_BY} {one}'.encode()).hexdigest()}.png" for one in drawings
    }
    missing = [one for one, path in drawn.items() if not _is_whole(path)]
    for one, png in zip(missing, rasterise(missing), strict=True):
        put(drawn[one], png)
    return drawn


def _is_whole(path: Path) -> bool:
    """Whether a picture is there to its end, of which a machine that lost its power may have kept only a part."""
    try:
        return path.read_bytes().endswith(b"IEND\xaeB`\x82")
    except OSError:
        return False


def _data(output: Output, drawn: Mapping[Drawing, Path]) -> bytes:
    """The bytes that an output is on disk; those of a picture are read when they are needed."""
    return drawn[output.content].read_bytes() if isinstance(output.content, Drawing) else output.data


def _forget_unused(cache: Path, used: set[Path]) -> None:
    """Remove the pictures that no page has any more, and nothing that no build put there."""
    for path in cache.iterdir() if cache.is_dir() else ():
        if _PICTURE.fullmatch(path.name) and path not in used:
            path.unlink()


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


def _remove_empty_folders(top: Path) -> None:
    for where, _, _ in os.walk(top, topdown=False):
        if where != str(top) and not os.listdir(where):
            os.rmdir(where)
