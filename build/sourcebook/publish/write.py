"""Outputs -> disk. Only what changed is written, and what is no longer made is removed."""

import hashlib
import os
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock

from sourcebook.disk import folder, held, make_room, put, take_away, write_new
from sourcebook.drawing.templates import KEPT as TEMPLATES
from sourcebook.drawing.templates import use
from sourcebook.model import Card, Kept, Output
from sourcebook.model.text import count
from sourcebook.publish.mkdocs import NotPublished
from sourcebook.publish.rasterise import MADE_BY, rasterise
from sourcebook.stages import SILENT, Stages

_CACHED = re.compile(r"[0-9a-f]{64}\.(png|z)|\.[0-9a-f]{64}\.(png|z)\.new")
"""How what is in the cache is called, and what an interrupted build may leave of it."""
_PNG = b"\x89PNG\r\n\x1a\n"


class Written(NamedTuple):
    """What the disk saw: numbers of files."""

    changed: int
    kept: int
    removed: int

    def in_words(self) -> tuple[str, ...]:
        """The numbers as the line of a stage says them."""
        return (
            f"{count(self.changed, 'file')} written",
            f"{self.kept:,} unchanged",
            f"{self.removed:,} removed",
        )


def write(
    outputs: Iterable[Output], to: Path, stages: Stages = SILENT, executor: Executor | None = None
) -> Written:
    """Make the folder `to` hold these outputs and nothing else, each written as it comes; a link that stands in its place is taken
    away.

    Pictures, and what is the same for all sourcebooks, are made at the end, into the folder cache/ beside it, and stay there as
    long as they are asked for. `stages` are told how it goes on; many pictures are drawn by the executor.

    Raise ValueError if two outputs have one path, or one would stand outside `to`.
    """
    cache = to.parent / "cache"
    with build_lock(to.parent):
        for folder in (to, cache):
            make_room(folder)
        there, wanted, changed = set(_files(to)), set[str](), 0
        waiting = dict[str, Card | Kept]()
        for output in outputs:
            path = _path(output, to, wanted)
            wanted.add(path)
            if isinstance(output.content, Card | Kept):
                waiting[path] = output.content
            else:
                changed += _written(path, output.data, path in there)
        made = _drawn([one for one in waiting.values() if isinstance(one, Card)], cache, stages, executor)
        with stages.at("writing") as stage:
            stage.of(len(waiting))
            made |= _kept([one for one in waiting.values() if isinstance(one, Kept)], cache)
            for path, content in waiting.items():
                changed += _written(path, _from_cache(content, made), path in there)
                stage.did()
            _remove(there - wanted, to)
            written = Written(changed, len(wanted) - changed, len(there - wanted))
            stage.made(*written.in_words())
        _forget_unused(cache, {*made.values(), _place(TEMPLATES, cache)})
    return written


def use_kept_templates(cache: Path) -> None:
    """Have charts drawn by the templates in the cache; those that are not there are made, and kept."""
    with build_lock(cache.parent):
        make_room(cache)
        use(_from_cache(TEMPLATES, _kept([TEMPLATES], cache)))


def _path(output: Output, to: Path, taken: Collection[str]) -> str:
    """Where an output stands on disk."""
    path = f"{to}/{output.path}"
    if output.path.is_absolute() or ".." in output.path.parts:
        raise ValueError(f"an output would stand outside the site: {output.path}")
    if path in taken:
        raise ValueError(f"two outputs would stand at {output.path}")
    return path


def _written(path: str, data: bytes, is_there: bool) -> bool:
    """Whether a file had to be written to hold these bytes."""
    if is_there and _holds(path, data):
        return False
    # What an end in the midst of a new file leaves is written again by the next build.
    write_file = put if is_there else write_new
    try:
        write_file(path, data)
    except (FileExistsError, NotADirectoryError):
        _make_way(Path(path))
        write_file(path, data)
    return True


def _make_way(path: Path) -> None:
    """Take away the file of another build that stands where a folder is needed, or the folder that stands where a file is."""
    for one in path.parents:
        if one.is_file():
            one.unlink()
    if path.is_dir():
        take_away(path)


@contextmanager
def build_lock(out: Path) -> Iterator[None]:
    """Let one build at a time write below the folder `out`, or publish from it; within the block it may be asked for again.

    Raise `NotPublished` if it is a link: what stands there could be somebody’s, and would be taken away.
    """
    if out.is_symlink():
        raise NotPublished(
            f"{out} is a symbolic link, and a build takes away what it did not make; remove it"
        )
    folder(out)
    with FileLock(out / ".lock", is_singleton=True):
        yield


def _drawn(
    cards: Sequence[Card], cache: Path, stages: Stages, executor: Executor | None
) -> dict[Card | Kept, Path]:
    """Where the picture of each card stands in the cache; those that are not there are drawn, and kept as they come."""
    drawn: dict[Card | Kept, Path] = {
        one: cache / f"{hashlib.sha256(f'{MADE_BY} {one}'.encode()).hexdigest()}.png" for one in cards
    }
    missing = [one for one in dict.fromkeys(cards) if not _is_whole(drawn[one])]
    with stages.at("drawing cards") as stage:
        stage.of(len(missing))
        for one, png in zip(missing, rasterise(missing, executor), strict=True):
            _make_way(drawn[one])
            put(drawn[one], png)
            stage.did()
        stage.made(f"{count(len(missing), 'card')} drawn", f"{len(drawn) - len(missing):,} reused")
    return drawn


def _is_whole(path: Path) -> bool:
    """Whether a picture is there as it was made: a machine that lost its power may have kept a part, and a disk may err."""
    try:
        data = held(path)
    except OSError:
        return False
    at = len(_PNG) if data.startswith(_PNG) else len(data)
    chunk = b""
    while at < len(data):  # each chunk: its length, its name and what it holds, and their checksum
        end = at + 8 + int.from_bytes(data[at : at + 4])
        chunk = data[at + 4 : end]
        if zlib.crc32(chunk).to_bytes(4) != data[end : end + 4]:
            return False
        at = end + 4
    return chunk == b"IEND"


def _kept(contents: Iterable[Kept], cache: Path) -> dict[Card | Kept, Path]:
    """Where what is the same for all sourcebooks stands in the cache, packed; what is not there to its end is made."""
    kept = dict[Card | Kept, Path]()
    for one in contents:
        kept[one] = path = _place(one, cache)
        try:
            zlib.decompress(held(path))
        except (OSError, zlib.error):
            _make_way(path)
            put(path, zlib.compress(one.make(), 1))
    return kept


def _place(content: Kept, cache: Path) -> Path:
    """Where in the cache it stands."""
    return cache / f"{hashlib.sha256(content.versions.encode()).hexdigest()}.z"


def _from_cache(content: Card | Kept, made: Mapping[Card | Kept, Path]) -> bytes:
    """What is kept in the cache, as it stands on a page."""
    data = held(made[content])
    return zlib.decompress(data) if isinstance(content, Kept) else data


def _forget_unused(cache: Path, used: set[Path]) -> None:
    """Remove what no page has any more from the cache, and nothing that no build put there."""
    for path in cache.iterdir() if cache.is_dir() else ():
        if _CACHED.fullmatch(path.name) and path not in used and path.is_file():
            path.unlink()


def _holds(path: str, data: bytes) -> bool:
    try:
        return held(path) == data
    except OSError:
        return False


def _files(top: Path) -> Iterator[str]:
    """Every file below a folder, from which what no build makes, as links and pipes, is taken away."""
    waiting = [str(top)] if top.is_dir() else []
    while waiting:
        for one in list(os.scandir(waiting.pop())):
            if one.is_dir(follow_symlinks=False):
                waiting.append(one.path)
            elif one.is_file(follow_symlinks=False):
                yield one.path
            else:
                os.unlink(one.path)


def _remove(stale: Iterable[str], top: Path) -> None:
    """Remove files that no build makes any more, and the folders that they leave empty."""
    for path in stale:
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):  # it was in the way
            os.unlink(path)
    for where, _, names in os.walk(top, topdown=False):
        if not names and where != str(top) and not os.listdir(where):
            os.rmdir(where)
