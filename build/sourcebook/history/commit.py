"""An earlier commit, laid out as files: git's own blobs, with no filter, attribute or link between."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

FOLDERS = ("content", "seeds")
REGULAR = (b"100644", b"100755")
NOT_WHOLE = "git has not all files of this commit here; fetch it whole"
MOST_FILES = 100_000
MOST_BYTES = 512 * 1024 * 1024


class NoSuchCommit(Exception):
    """A commit that git does not know here, or that cannot be laid out; the message says what to do."""


class _Blob(NamedTuple):
    path: bytes
    id: bytes
    size: int


@contextmanager
def checked_out(root: Path, ref: str) -> Iterator[Path]:
    """Lay out content/ and seeds/ of a commit, byte for byte, in a folder that is removed afterwards.

    Only regular files are laid out. Raise `NoSuchCommit` if git does not know the commit, there is no git, or the
    commit has more, or other, than can stand in a folder.
    """
    from tempfile import TemporaryDirectory  # here, since most checks ask for no commit

    listed = git(root, "ls-tree", "-r", "-z", "-l", commit_of(root, ref), "--", *FOLDERS)
    blobs = list(_blobs(listed))
    if len(blobs) > MOST_FILES or sum(one.size for one in blobs) > MOST_BYTES:
        raise NoSuchCommit(
            f"has more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes in content/ and seeds/; name another commit"
        )
    with TemporaryDirectory() as folder:
        top = Path(folder)
        for blob, data in zip(blobs, _contents(root, blobs), strict=True):
            _lay(top, blob.path, data)
        yield top


def commit_of(root: Path, ref: str) -> str:
    """The whole id of the commit that a name stands for; raise `NoSuchCommit` if git knows none."""
    return os.fsdecode(
        git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip()
    )


def merge_base(root: Path, base: str, head: str) -> str:
    """The id of the commit from which two others go on; raise `NoSuchCommit` if git knows none."""
    commits = commit_of(root, base), commit_of(root, head)
    try:
        return os.fsdecode(git(root, "merge-base", *commits).strip())
    except NoSuchCommit:
        what = f"has no commit in common with {head} that git has here; fetch the whole history (git fetch --unshallow)"
        raise NoSuchCommit(what) from None


def _blobs(listed: bytes) -> Iterator[_Blob]:
    """The regular files of what `git ls-tree -r -z -l` lists."""
    for line in filter(None, listed.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, _, id, size = about.split()
        if mode in REGULAR:
            if not size.isdigit():
                raise NoSuchCommit(NOT_WHOLE)
            yield _Blob(path, id, int(size))


def _contents(root: Path, blobs: list[_Blob]) -> Iterator[bytes]:
    """The bytes of each blob, in turn, as `git cat-file --batch` writes them."""
    written = git(root, "cat-file", "--batch", given=b"".join(one.id + b"\n" for one in blobs))
    at = 0
    for one in blobs:
        start = written.find(b"\n", at) + 1
        if written[at:start] != b"%b blob %d\n" % (one.id, one.size):
            raise NoSuchCommit(NOT_WHOLE)
        at = start + one.size + 1
        yield written[start : start + one.size]


def _lay(top: Path, path: bytes, data: bytes) -> None:
    """Write one file below a folder; its name may be any that git allows, whatever its encoding."""
    parts = path.split(b"/")
    if not {b"", b".", b".."}.isdisjoint(parts):
        raise NoSuchCommit("has a file whose path leads out of its folder; name another commit")
    try:
        here = top / os.fsdecode(path)
        here.parent.mkdir(parents=True, exist_ok=True)
        here.write_bytes(data)
    except OSError as error:
        raise NoSuchCommit(f"cannot be laid out ({error.strerror}); name another commit") from None


def git(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What a command of git writes, replaced objects left aside; it reads `given`."""
    import subprocess  # likewise

    command = ["git", "--no-replace-objects", "-C", str(root), *words]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=True).stdout
    except (subprocess.CalledProcessError, OSError, ValueError):
        raise NoSuchCommit("git knows no such commit here; fetch it, or name another") from None
