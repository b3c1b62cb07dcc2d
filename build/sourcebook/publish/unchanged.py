"""Whether a build would read only what the last one read, by content, and all that it made still stands.

What a build reads: the authors' folders and files, what says which files in them are left out, the generator's own code,
and the versions of the libraries. What it made is known by names, sizes and times: whatever has touched that since is
undone by a build. The note of this lies in out/cache/ and may be deleted at any time.
"""

import hashlib
import json
import os
import re
import sys
import sysconfig
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import sourcebook
from sourcebook.disk import below, digest, held_json, put

AUTHORS = ("content", "seeds")
READ = (*AUTHORS, "CITATION.cff")
_NOTE = "out/cache/last.json"
_READS_MORE = re.compile(
    rb"^\s*(?:hooks|custom_dir|watch)\s*:|^plugins\s*:(?!\s*\[\s*\]\s*(?:#|$))", re.MULTILINE
)
"""Where mkdocs.yml has MkDocs read what is not told here."""
_INHERITS = re.compile(rb"^INHERIT\s*:\s*['\"]?([^'\"#\n]+)", re.MULTILINE)
_MOST_INHERITED = 9


class Published(NamedTuple):
    """The site that is live: where it is, and how many pages it has."""

    site: Path
    pages: int


def up_to_date(root: Path) -> Published | None:
    """The site that is live, if a build of the sourcebook kept at `root` would make the same; else None."""
    try:
        last = held_json(root / _NOTE)
        if last["read"] and last["made"] == _made(root) and last["read"] == read_by_build(root):
            return Published(root / "out" / "site", last["pages"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no note, or none that is ours
    return None


def note(root: Path, read: str, published: Published) -> None:
    """Note what there is now as made from what has the digest `read`."""
    told = {"read": read, "made": _made(root), "pages": published.pages}
    put(root / _NOTE, json.dumps(told).encode())


def read_by_build(root: Path) -> str:
    """A digest of all that a build reads, by content; empty if mkdocs.yml has MkDocs read more."""
    by = read_by_mkdocs(root)
    told = [f"{path} {digest(path).hex()}" for one in READ for path, _ in below(f"{root}/{one}")]
    above = (root.absolute(), *root.absolute().parents)  # as far up as git looks for what it ignores
    told += [f"{os.path.lexists(one / '.git')} {digest(f'{one}/.gitignore').hex()}" for one in above]
    return by and _sum([by, *told])


def read_by_mkdocs(root: Path) -> str:
    """A digest of all that MkDocs reads but the pages: mkdocs.yml, the code, the libraries; empty if it has MkDocs read more."""
    config = _config(f"{root}/mkdocs.yml")
    if _READS_MORE.search(config):
        return ""
    code = Path(sourcebook.__file__).parent
    told = [sys.version, *_libraries(), hashlib.sha256(config).hexdigest()]
    named = {os.fsdecode(one) for one in re.findall(rb"\w+", config)}
    told += [f"{name}={value}" for name, value in sorted(os.environ.items()) if name in named]
    told += [
        _told(path, held.st_ino, held.st_size, held.st_mtime_ns, held.st_ctime_ns)
        for path, held in below(str(code))
        if "__pycache__" not in path
    ]
    return _sum(told)


@lru_cache(maxsize=10_000)
def _told(path: str, *stamp: int) -> str:
    """A file of the code, and a digest of what it holds: a build asks for it three times, and is told the same as long as the disk has the same `stamp`."""
    return f"{path} {digest(path).hex()}"


def _config(path: str) -> bytes:
    """What mkdocs.yml holds, and what it inherits."""
    held = [_held(path)]
    while len(held) <= _MOST_INHERITED and (found := _INHERITS.search(held[-1])):
        path = os.path.join(os.path.dirname(path), os.fsdecode(found[1].strip()))
        held.append(_held(path))
    return b"\n".join(held)


def _made(root: Path) -> str:
    """A digest of the names, sizes, modes and times of all that a build made."""
    leads = os.readlink(root / "out" / "site")
    told = [leads, *(_stamped(path, held) for path, held in below(f"{root}/out/nginx.conf"))]
    waiting = [f"{root}/out/pages", f"{root}/out/{leads}"]
    while waiting:
        here, files, folders = waiting.pop(), list[str](), list[str]()
        with os.scandir(here) as there:
            for one in there:
                if one.is_dir(follow_symlinks=False):
                    folders.append(one.path)
                else:
                    files.append(_stamped(one.name, one.stat(follow_symlinks=False)))
        told += (here, *sorted(files))
        waiting += sorted(folders)
    return _sum(told)


def _stamped(name: str, one: os.stat_result) -> str:
    """What the disk says of a file; not its number there, so that a folder that was copied with its times counts as the same."""
    return f"{name} {one.st_size} {one.st_mode} {one.st_mtime_ns}"


def _sum(told: list[str]) -> str:
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _libraries() -> list[str]:
    """What is installed beside the generator, each with its version."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return sorted(name for one in folders for name in os.listdir(one) if name.endswith(".dist-info"))


def _held(path: str) -> bytes:
    """What a plain file holds; of one that cannot be read, nothing."""
    try:
        return Path(path).read_bytes() if os.path.isfile(path) else b""
    except OSError:
        return b""
