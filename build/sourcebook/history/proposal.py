"""What a branch brings since it left an earlier commit, file by file, as git lists it: nothing of it is opened."""

import os
from pathlib import Path
from typing import NamedTuple

from sourcebook.history.commit import FOLDERS, NoSuchCommit, commit_of, git, merge_base


class ProposedFile(NamedTuple):
    """A file that was added or changed, or else removed: then it has no mode."""

    path: str
    """From the folder of the sourcebook; a file outside it starts with `../`."""
    mode: str
    size: int


class Proposal(NamedTuple):
    """The files that a branch touches, and the paths of all that it has."""

    touched: tuple[ProposedFile, ...]
    paths: frozenset[str]

    @property
    def of_content(self) -> tuple[ProposedFile, ...]:
        """Those that curators write."""
        return tuple(one for one in self.touched if is_content(one.path))


def is_content(path: str) -> bool:
    """Whether a file lies in content/ or seeds/."""
    return path.startswith(tuple(f"{one}/" for one in FOLDERS))


def proposed(root: Path, base: str) -> Proposal:
    """What the last commit of `root` has that the commit `base` had not when the two parted.

    Raise `NoSuchCommit` if git does not know one of them.
    """
    since = _parted(root, base)
    prefix = git(root, "rev-parse", "--show-prefix").rstrip(b"\n")
    listed = git(root, "ls-tree", "-r", "-z", "-l", "--full-tree", "HEAD")
    there = {
        path: about.split()
        for about, _, path in (line.partition(b"\t") for line in listed.split(b"\0") if line)
    }
    words = ("--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none", "--name-only")
    changed = git(root, "diff-tree", "-r", "-z", *words, since, "HEAD")
    return Proposal(
        tuple(_file(prefix, path, there.get(path)) for path in changed.split(b"\0") if path),
        frozenset(_below(prefix, path) for path in there),
    )


def _parted(root: Path, base: str) -> str:
    """The commit at which the last one of `root` and `base` parted; `base` itself, where git knows of none."""
    commit = commit_of(root, base)
    try:
        return merge_base(root, commit, "HEAD")
    except NoSuchCommit:
        return commit


def _file(prefix: bytes, path: bytes, about: list[bytes] | None) -> ProposedFile:
    """A touched file, and what git lists of it, if it is still there."""
    mode, _, _, size = about or (b"", b"", b"", b"-")
    return ProposedFile(_below(prefix, path), mode.decode(), int(size) if size.isdigit() else 0)


def _below(prefix: bytes, path: bytes) -> str:
    """The path from the sourcebook's folder, which lies at `prefix` in the repository."""
    return os.fsdecode(path[len(prefix) :] if path.startswith(prefix) else b"../" + path)
