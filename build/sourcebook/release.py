"""A commit -> a release of its data: one zip, what changed since the release before, and the checksums of both."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sourcebook.build import load
from sourcebook.changes.compare import compare
from sourcebook.changes.formats import markdown
from sourcebook.disk import put
from sourcebook.history.commit import FOLDERS, NoSuchCommit, checked_out, commit_of, git
from sourcebook.model import Sourcebook
from sourcebook.model.text import count
from sourcebook.site.exports.formats.dataset import Dataset, output
from sourcebook.site.exports.formats.package import SUMS, files, packed
from sourcebook.stages import SILENT, Stages

CHANGES = "CHANGES.md"
VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}(-[0-9a-z]{1,20}(\.[0-9a-z]{1,20}){0,3})?")
EXAMPLE = "1.4.0 or 2031.2"


class NotReleased(Exception):
    """Why no release can be made of what is here, and what to do."""


class Release(NamedTuple):
    """The files of a release, and the tag of the one before; empty for the first."""

    files: tuple[Path, ...]
    since: str


def release(root: Path, version: str, to: Path, since: str = "", stages: Stages = SILENT) -> Release:
    """Make the release of the commit that is laid out at `root`, in the folder `to`.

    `since` is the commit of the release before: by default the latest tag `v…` that the commit has behind it. The same
    commit makes the same bytes. Raise `Diagnostics` if the sourcebook is not sound, `NotReleased` if what is here is no
    commit or has a number already, `NoSuchCommit` if git does not know `since`.
    """
    if not VERSION.fullmatch(version):
        raise NotReleased(f"“{version}” is no version; write numbers with dots between, as {EXAMPLE}")
    before = since or _latest(root, version)
    book = load(root, stages)
    _committed(root, version)
    data = Dataset(book, version)
    with stages.at("making the data"), _changes(root, book, before, version) as changes:
        made = files(data, output(CHANGES, changes))
    held = {
        f"{data.name}-{version}.zip": packed(data, made),
        f"{data.name}-{version}-{CHANGES}": changes.encode("utf-8"),
    }
    sums = "".join(f"{hashlib.sha256(one).hexdigest()}  {name}\n" for name, one in sorted(held.items()))
    held[SUMS] = sums.encode("ascii")
    for name, one in held.items():
        put(to / name, one)
    return Release(tuple(to / name for name in sorted(held)), before)


def _committed(root: Path, version: str) -> None:
    """See that what is here is a commit, whole and unchanged, and that the version is of no other."""
    try:
        head = commit_of(root, "HEAD")
    except NoSuchCommit:
        raise NotReleased(
            "git has no commit here; a release is made of one: git init, git add, git commit"
        ) from None
    if git(root, "status", "--porcelain", "--ignored=no", "--", *FOLDERS).strip():
        raise NotReleased(
            f"{' or '.join(f'{one}/' for one in FOLDERS)} is not as the commit has it; commit first, or put it back"
        )
    try:
        tagged = commit_of(root, f"refs/tags/v{version}")
    except NoSuchCommit:
        return
    if tagged != head:
        raise NotReleased(f"v{version} is the tag of another commit; give the next number")


def _latest(root: Path, version: str) -> str:
    """The latest tag of a release behind the commit, but that of this version; none before the first."""
    try:
        tag = git(
            root, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "--exclude", f"v{version}", "HEAD"
        )
    except NoSuchCommit:
        return ""
    return tag.decode("utf-8", "replace").strip()


@contextmanager
def _changes(root: Path, book: Sourcebook, before: str, version: str) -> Iterator[str]:
    """What changed since the release before, as `sourcebook diff` tells it."""
    head = f"# {book.site.name}, {version}\n\n"
    if not before:
        quotes = count(sum(1 for _ in book.all_quotes()), "quote")
        yield f"{head}The first release: {count(len(book.events), 'record')}, {quotes}.\n"
        return
    with checked_out(root, before) as folder:
        yield head + markdown.render(compare(folder, root, (before, version)))
