"""Files by what they hold, so that only other bytes count as a change."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sourcebook.disk import below, digest

Stamp = tuple[int, int, int, int]
"""What changes with a file's bytes: its kind, its number on the disk, its time, its size."""


def stamps(root: Path, name: str = "") -> Iterator[tuple[str, Stamp]]:
    """Each file at or below `root`/`name` by its posix path from the root, with its stamp; a link is a file, and not followed."""
    top = f"{root}/{name}" if name else str(root)
    for path, found in below(top):
        yield path[len(str(root)) + 1 :], (found.st_mode, found.st_ino, found.st_mtime_ns, found.st_size)


class Contents:
    """What the files of a folder held when one last looked. Only what has a new stamp is read again."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[Stamp, bytes]] = {}

    def changed(self, folder: Path, now: Mapping[str, Stamp]) -> frozenset[str]:
        """Take in the files that are there now; which of them came, went, or hold something else."""
        before = self._files
        self._files = {
            name: before[name]
            if name in before and before[name][0] == stamp
            else (stamp, digest(folder / name))
            for name, stamp in now.items()
        }
        every = before.keys() | self._files.keys()
        return frozenset(one for one in every if self._bytes(before, one) != self._bytes(self._files, one))

    @staticmethod
    def _bytes(files: Mapping[str, tuple[Stamp, bytes]], name: str) -> bytes | None:
        return files[name][1] if name in files else None
