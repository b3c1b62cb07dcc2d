"""A new sourcebook from the files of starter/: texts that a person can read, an invented example of each noun among them."""

import os
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

from sourcebook.build import load
from sourcebook.disk import put_text

STARTER = Path(__file__).with_name("starter")
DOTTED = frozenset(("github", "gitattributes", "gitignore"))
"""What begins with a dot in a sourcebook, and without it here, where tools would obey it or leave it out."""
KEPT = frozenset((".git",))
"""What a folder may hold and count as empty: a repository that was only just made."""


class NotEmpty(Exception):
    """The folder has something in it; nothing was changed."""


def start(folder: Path, name: str, address: str, repository: str) -> None:
    """Make a new sourcebook in a folder that is empty or not there, whole or not at all.

    Raise `NotEmpty` if something stands there, `Diagnostics` if what was made does not pass its check, and OSError.
    """
    was_there = folder.exists()
    if was_there and (not folder.is_dir() or {one.name for one in folder.iterdir()} - KEPT):
        raise NotEmpty
    folder.mkdir(parents=True, exist_ok=True)
    moved: list[Path] = []
    aside = Path(tempfile.mkdtemp(prefix=".sourcebook-", dir=folder))
    try:
        _write(aside, name, address, repository)
        load(aside)
        for one in sorted(aside.iterdir()):
            moved.append(folder / one.name)
            os.rename(one, moved[-1])
    except BaseException:
        for one in moved:
            shutil.rmtree(one) if one.is_dir() else one.unlink(missing_ok=True)
        shutil.rmtree(aside)
        if not was_there:
            folder.rmdir()
        raise
    aside.rmdir()


def _write(to: Path, name: str, address: str, repository: str) -> None:
    """Write every file of the starter, with what is the sourcebook's own in it."""
    own = {
        "@NAME@": name,
        "@ADDRESS@": address,
        "@REPOSITORY@": repository,
        "@VERSION@": version("sourcebook"),
    }
    for file in sorted(STARTER.rglob("*")):
        if file.is_dir():
            continue
        first, *rest = file.relative_to(STARTER).parts
        is_guide = file.suffix == ".md" and not rest  # in all others the name stands in YAML
        text = file.read_bytes().decode("utf-8")
        for mark, words in own.items():
            text = text.replace(mark, words if is_guide else _quoted(words))
        put_text(to.joinpath(f".{first}" if first in DOTTED else first, *rest), text)


def _quoted(words: str) -> str:
    """Words as they stand between two quotation marks of YAML."""
    return words.replace("\\", "\\\\").replace('"', '\\"')
