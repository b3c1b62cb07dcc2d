"""What a change to the files may not touch, held against an earlier commit: evidence, the register, what readers relied on.

A seed, its hash and its quotes could be falsified together, and all would agree; only what stood there before tells.
"""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sourcebook.history.relied_on import undeclared_changes
from sourcebook.model import Diagnostic, Register, Source, Sourcebook

FOLDERS = ("content", "seeds")


class NoSuchCommit(Exception):
    """The name of a commit that git does not know here; the message says what to do."""


def guard(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """Everything in which `head` changes or drops what `base` had published or proven: see the module."""
    yield from evidence_that_changed(base, head)
    yield from registered_that_vanished(base, head)
    if register := base.find(Register, "published"):
        yield from undeclared_changes(head, register)


@contextmanager
def checked_out(root: Path, ref: str) -> Iterator[Path]:
    """Lay out content/ and seeds/ of a commit, as git has them, in a folder that is removed afterwards.

    Raise `NoSuchCommit` if git does not know it, or there is no git.
    """
    commit = (
        _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        .decode()
        .strip()
    )
    there = (
        _git(root, "ls-tree", "--name-only", commit, *(f"{name}/" for name in FOLDERS)).decode().splitlines()
    )
    names = [name for name in FOLDERS if any(path.startswith(f"{name}/") for path in there)]
    with TemporaryDirectory() as folder:
        if names:
            with tarfile.open(
                fileobj=io.BytesIO(_git(root, "archive", "--format=tar", commit, *names))
            ) as archive:
                archive.extractall(folder, filter="data")
        yield Path(folder)


def _git(root: Path, *words: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=True).stdout
    except (subprocess.CalledProcessError, FileNotFoundError):
        raise NoSuchCommit("git knows no such commit here; fetch it, or name another") from None


def evidence_that_changed(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """Each source whose seed, or what its record leaves of it, is not what it was."""
    now = {id: one for one in head.all(Source) for id in (one.id, *one.formerly)}
    for was in base.all(Source):
        one = now.get(was.id)
        if one is None:
            what = "this source is gone, or cannot be read; restore it: what rests on it could not be checked any more"
            yield Diagnostic(was.origin.path, 1, 1, "", what)
            continue
        for field, before, after in _kept(base, head, was, one):
            if before != after:
                what = "differs from what it was; restore it: evidence that is published is not edited in a pull request"
                yield one.origin.diagnostic((field,), what)


def _kept(
    base: Sourcebook, head: Sourcebook, was: Source, one: Source
) -> Iterator[tuple[str, object, object]]:
    """The fields of a source that are evidence: before and after. The seed is its bytes, not its name."""
    same = [(paragraph.start, paragraph.end) for paragraph in base.articles[was.id]]
    paragraphs = [(paragraph.start, paragraph.end) for paragraph in head.articles[one.id]]
    yield "seed", (was.seed, was.article.sha256), (one.seed, one.article.sha256)
    yield "sha256", was.sha256, one.sha256
    yield "boilerplate", was.boilerplate, one.boilerplate
    yield "set_apart", was.set_apart, one.set_apart
    if (was.article.sha256, was.boilerplate) == (one.article.sha256, one.boilerplate):
        yield "", same, paragraphs


def registered_that_vanished(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """Each line of the register, and each kept state, that is there no more."""
    was, now = (book.find(Register, "published") or Register.empty() for book in (base, head))
    held = {one.key for one in now.published}
    for one in was.published:
        if one.key not in held:
            what = f"the line “{'/'.join(one.key)}” was taken out; restore it: what was published stays registered"
            yield Diagnostic(Register.path_pattern, one.line, 1, "", what)
    for key in sorted(was.relied_on.keys() - now.relied_on.keys()):
        what = f"what was kept of “{'/'.join(key)}” was taken out; restore it: `sourcebook register` alone writes this file"
        yield Diagnostic(Register.kept_in, 1, 1, "/".join(key), what)
