"""The authors' folders -> the files in them that count, and what is wrong with one that is no record.

What editors, systems and git leave out of account is not read: a swap file of an open editor stops nothing.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec
from rapidfuzz import process

from sourcebook.model import FOLDERS, NOUNS, Exceptions, Expectation, Register, Site, Term

SUFFIXES = (".yaml", ".yml", ".md")
ENDINGS = (*SUFFIXES, ".markdown", ".txt", ".text", ".json")
"""Endings of what is perhaps a record under another name."""
OFFICE = (".doc", ".docx", ".odt", ".rtf", ".pages", ".pdf")
"""Endings of what only an office program can read."""
LEFT_BEHIND = GitIgnoreSpec.from_lines(
    r"*~ *.sw[a-p] \#*# .#* ~$* .~lock.*# ._* .DS_Store Thumbs.db ehthumbs.db [Dd]esktop.ini .directory "
    "*.orig *.rej *.bak *.tmp __MACOSX/ .git* .idea/ .vscode/ .editorconfig".split()
)
"""What editors and systems leave beside the files that they open."""
LARGEST_IGNORE = 64 * 1024
MOST_STARS = 3
"""In one step of a pattern of .gitignore: with more, a match could take minutes."""
SINGLE = (
    Site.path_pattern,
    Term.path_pattern,
    Register.path_pattern,
    Register.kept_in,
    Expectation.path_pattern,
    Exceptions.path_pattern,
)
"""The files of which there is one."""
LEAST_ALIKE = 80
_ESCAPED = re.compile(r"\\(?:x..|u.{4}|U.{8})")
"""What `printable` makes of a character that cannot be shown."""


def files(root: Path, folder: str) -> Iterator[str]:
    """Each file below a folder that counts, in order, as posix path from the root.

    A folder counts as a file, and is not entered, if it is a link, is called like a record, or cannot be opened.
    """
    closed: list[OSError] = []
    ignored = _Ignored(root)
    for where, folders, names in os.walk(root / folder, onerror=closed.append):
        here = Path(where)
        ignored.enter(here)
        folders[:] = [one for one in folders if not ignored.leaves_out(here / one, is_folder=True)]
        odd = [one for one in folders if Path(one).suffix in SUFFIXES or (here / one).is_symlink()]
        folders[:] = sorted(set(folders) - set(odd))
        for name in sorted(names + odd):
            if not ignored.leaves_out(here / name):
                yield (here / name).relative_to(root).as_posix()
    for error in closed:
        if not isinstance(error, FileNotFoundError):
            yield Path(error.filename).relative_to(root).as_posix()


class _Ignored:
    """What git ignores below a root, by each .gitignore on the way, and what editors leave."""

    def __init__(self, root: Path) -> None:
        self.specs: dict[Path, GitIgnoreSpec] = {}
        top = root.absolute()
        for folder in (top, *top.parents):
            self.enter(folder)
            if (folder / ".git").exists():
                return
        self.specs.clear()  # no git: no folder above counts
        self.enter(top)

    def enter(self, folder: Path) -> None:
        """Read the .gitignore of a folder, if it has a plain one."""
        path = folder / ".gitignore"
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST_IGNORE:
            lines = path.read_text("utf-8", errors="replace").splitlines()
            plain = (line for line in lines if all(step.count("*") <= MOST_STARS for step in line.split("/")))
            self.specs[folder.absolute()] = GitIgnoreSpec.from_lines(plain)

    def leaves_out(self, path: Path, is_folder: bool = False) -> bool:
        """Whether a file or folder is not read; the .gitignore that is nearest to it has the last word."""
        if LEFT_BEHIND.match_file(f"{path.name}/" if is_folder else path.name):
            return True
        whole = path.absolute()
        for folder in whole.parents:
            if folder in self.specs:
                told = f"{whole.relative_to(folder).as_posix()}/"
                found = self.specs[folder].check_file(told if is_folder else told.rstrip("/")).include
                if found is not None:
                    return found
        return False


def meant_id(path: str) -> str:
    """The id that a file would have, were it called and placed as a record is: `ann-lee` of `Ann Lee.yaml.txt`."""
    return slug(_bare(path))


def slug(text: str) -> str:
    """A text as near to an id as its letters allow."""
    letters = unicodedata.normalize("NFKD", _ESCAPED.sub("-", text)).lower()
    plain = "".join(
        char if char.isascii() and char.isalnum() else "-"
        for char in letters
        if not unicodedata.combining(char)
    )
    return "-".join(part for part in plain.split("-") if part)


def _bare(path: str) -> str:
    """A file's name without endings."""
    name = PurePosixPath(path).name
    while PurePosixPath(name).suffix.lower() in (*ENDINGS, *OFFICE):
        name = PurePosixPath(name).stem
    return name


def meant_path(path: str) -> str:
    """Where a file belongs that is a record, or one of the single files, under another name or elsewhere; else nothing."""
    steps = path.split("/")
    single = next((one for one in SINGLE if _bare(one) == _bare(path).lower()), "")
    if single and len(steps) == 2:
        return single
    shelves = {noun.path_pattern.split("/")[1]: noun.path_pattern for noun in NOUNS}
    found = process.extractOne(steps[1].lower(), list(shelves), score_cutoff=LEAST_ALIKE)
    if len(steps) < 3 or not found or not _may_be_a_record(path):
        return ""
    id, inner = meant_id(path), [""] if shelves[found[0]].count("/") > 2 else []
    for step in (*steps[2:-1], id[:4]):
        if inner and len(step) == 4 and step.isdigit():
            inner = [step]
    ending = PurePosixPath(shelves[found[0]]).suffix
    return "/".join(("content", found[0], *inner, id + ending)) if id and all(inner) else ""


def _may_be_a_record(path: str) -> bool:
    """Whether a file has the ending of one, or none at all."""
    suffix = PurePosixPath(path).suffix.lower()
    return suffix in (*ENDINGS, *OFFICE, "") and not PurePosixPath(path).name.startswith(".")


def misplaced(root: Path, path: str) -> str:
    """What is wrong with a file that stands where no record is read, or is called as none is."""
    if (root / path).is_dir() and not (root / path).is_symlink():
        return "is a folder that is not read; check its name and its permissions"
    meant, suffix = meant_path(path), PurePosixPath(path).suffix
    if not meant:
        near = suffix in SUFFIXES
        return f"stands where no record is read; {f'move it to the folder of its kind in content/: {FOLDERS}' if near else 'move it out of content/'}"
    if suffix.lower() in OFFICE:
        return f"is a document of an office program; save it as plain text, as {meant}"
    ending = PurePosixPath(meant).suffix
    if path.rpartition("/")[0] != meant.rpartition("/")[0]:
        return f"stands where no record is read; move it to {meant}"
    told = f"ends in “{suffix}”" if suffix else "has no ending"
    return f"{told}, and is not read; a file of this folder ends in {ending}: rename it to {meant}"
