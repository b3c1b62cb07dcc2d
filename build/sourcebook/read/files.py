"""The authors' folders -> the files in them that count, and what is wrong with one that is no record.

What editors, systems and git leave out of account is not read: a swap file of an open editor stops nothing.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from fnmatch import translate
from functools import lru_cache
from itertools import islice
from os.path import splitext
from pathlib import Path

from pathspec import GitIgnoreSpec

from sourcebook.model import FOLDERS, NOUNS, Exceptions, Expectation, Register, Site, Term
from sourcebook.read.did_you_mean import nearest

SUFFIXES = (".yaml", ".yml", ".md")
ENDINGS = (*SUFFIXES, ".markdown", ".txt", ".text", ".json")
"""Endings of what is perhaps a record under another name."""
OFFICE = (".doc", ".docx", ".odt", ".rtf", ".pages", ".pdf")
"""Endings of what only an office program can read."""
_LEFT_BEHIND = re.compile(
    "|".join(
        map(
            translate,
            r"*~ *.sw[a-p] #*# .#* ~$* .~lock.*# ._* .DS_Store Thumbs.db ehthumbs.db [Dd]esktop.ini .directory "
            "*.orig *.rej *.bak *.tmp __MACOSX .git* .idea .vscode .editorconfig".split(),
        )
    )
)
"""What editors and systems leave beside the files that they open, by its name."""
LARGEST_IGNORE = 64 * 1024
MOST_STARS = 3
"""In one step of a pattern of .gitignore: with more, a match could take minutes."""
MOST_PATTERNS = 200
"""Of one .gitignore: each file is held against each."""
DEEPEST = 6
"""Steps of a path that is entered; records stand at most four deep."""
SINGLE = (
    Site.path_pattern,
    Term.path_pattern,
    Register.path_pattern,
    Register.kept_in,
    Expectation.path_pattern,
    Exceptions.path_pattern,
)
"""The files of which there is one."""
_BARED = (*ENDINGS, *OFFICE)
_ESCAPED = re.compile(r"\\(?:x..|u.{4}|U.{8})")
"""What `printable` makes of a character that cannot be shown."""
_NOT_OF_IDS = re.compile(r"[^a-z0-9]+")


def files(root: Path, folder: str) -> Iterator[str]:
    """Each file below a folder that counts, in order, as posix path from the root.

    A folder counts as a file, and is not entered, if it is a link, is called like a record, lies too deep, or cannot be
    opened. No link is followed, nor asked where it leads.
    """
    waiting, ignored, top = [folder], _Ignored(root), str(root.absolute())
    if not _is_folder(os.path.join(root, folder)):
        yield from [folder] if os.path.lexists(root / folder) else []
        return
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(root / here) as found:
                there = sorted(found, key=lambda one: one.name)
        except FileNotFoundError:
            continue  # it went meanwhile
        except OSError:
            yield here
            continue
        ignored.enter(f"{top}/{here}")
        inner = []
        for one in there:
            path, is_folder = f"{here}/{one.name}", one.is_dir(follow_symlinks=False)
            if ignored.leaves_out(f"{top}/{path}", is_folder):
                continue
            if is_folder and splitext(one.name)[1] not in SUFFIXES and path.count("/") < DEEPEST:
                inner.append(path)
            else:
                yield path
        waiting += reversed(inner)


def _is_folder(path: str) -> bool:
    """Whether there is a folder, and no link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def is_through_link(root: Path, path: str) -> bool:
    """Whether a path below the root, or a folder on its way, is a symbolic link."""
    steps = path.split("/")
    return any(os.path.islink(os.path.join(root, *steps[:end])) for end in range(1, len(steps) + 1))


def is_left_behind(name: str) -> bool:
    """Whether a file or folder of this name is what an editor or a system leaves beside what it opens."""
    return _LEFT_BEHIND.match(name) is not None


class _Ignored:
    """What git ignores below a root, by each .gitignore on the way, and what editors leave."""

    def __init__(self, root: Path) -> None:
        self.specs: dict[str, GitIgnoreSpec] = {}
        top = root.absolute()
        for folder in (top, *top.parents):
            self.enter(str(folder))
            if os.path.lexists(os.path.join(folder, ".git")):
                return
        self.specs.clear()  # no git: no folder above counts
        self.enter(str(top))

    def enter(self, folder: str) -> None:
        """Read the .gitignore of a folder, if it has a plain one that is no larger than those that people write."""
        path = os.path.join(folder, ".gitignore")
        try:
            status = os.lstat(path)
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_IGNORE:
                return
            lines = Path(path).read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return
        self.specs[folder.rstrip("/")] = GitIgnoreSpec.from_lines(
            islice(filter(is_pattern, lines), MOST_PATTERNS)
        )

    def leaves_out(self, path: str, is_folder: bool) -> bool:
        """Whether a file or folder is not read; the .gitignore that is nearest to it has the last word."""
        folder, _, name = path.rpartition("/")
        if is_left_behind(name):
            return True
        name = f"{path}/" if is_folder else path
        while self.specs:
            if spec := self.specs.get(folder):
                found = spec.check_file(name[len(folder) + 1 :]).include
                if found is not None:
                    return found
            if not folder:
                break
            folder = folder.rpartition("/")[0]
        return False


def is_pattern(line: str) -> bool:
    """Whether a line of .gitignore can be held against names: git passes over one that is malformed, too."""
    if any(step.count("*") > MOST_STARS for step in line.split("/")):
        return False
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def holds_records(path: str) -> bool:
    """Whether records or articles stand in a folder of this path, or in one below it."""
    steps = path.split("/")
    folders = [noun.path_pattern.split("/")[:-1] for noun in NOUNS] + [["seeds"]]
    return any(
        len(steps) <= len(folder)
        and all(part in (step, "*") for step, part in zip(steps, folder, strict=False))
        for folder in folders
    )


def closed(root: Path, path: str) -> str:
    """Why a file or folder is not opened, whatever it is called: it is a link, or no plain file, or may not be read."""
    try:
        mode = os.lstat(os.path.join(root, path)).st_mode
    except OSError as error:
        return f"cannot be read ({error.strerror}); check its permissions, and those of its folder"
    if stat.S_ISLNK(mode):
        return LINK
    if stat.S_ISDIR(mode):
        if path.count("/") >= DEEPEST:
            return "lies too deep, and is not read; no record lies in a folder of a folder of a folder: take it out"
        try:
            os.scandir(root / path).close()
        except OSError as error:
            return f"cannot be opened ({error.strerror}); check its permissions"
        return ""
    return "" if stat.S_ISREG(mode) else SPECIAL


LINK = "is reached through a symbolic link, which is not followed; put the file or folder itself here"
SPECIAL = "is no regular file; put a plain text file here"


@lru_cache(maxsize=1 << 17)  # of each stray it is asked several times
def meant_id(path: str) -> str:
    """The id that a file would have, were it called and placed as a record is: `ann-lee` of `Ann Lee.yaml.txt`."""
    return slug(_bare(path))


def slug(text: str) -> str:
    """A text as near to an id as its letters allow."""
    letters = unicodedata.normalize("NFKD", _ESCAPED.sub("-", text)).lower()
    if not letters.isascii():
        letters = "".join(char for char in letters if not unicodedata.combining(char))
    return _NOT_OF_IDS.sub("-", letters).strip("-")


def _bare(path: str) -> str:
    """A file's name without endings."""
    name, ending = splitext(path.rpartition("/")[2])
    while ending.lower() in _BARED:
        name, ending = splitext(name)
    return name + ending


@lru_cache(maxsize=1 << 17)
def meant_path(path: str) -> str:
    """Where a file belongs that is a record, or one of the single files, under another name or elsewhere; else nothing."""
    steps = path.split("/")
    single = _SINGLE.get(_bare(path).lower(), "")
    if single and len(steps) == 2:
        return single
    pattern = _pattern(steps[1].lower()) if len(steps) > 2 and _may_be_a_record(path) else ""
    if not pattern:
        return ""
    id, inner = meant_id(path), [""] if pattern.count("/") > 2 else []
    for step in (*steps[2:-1], id[:4]):
        if inner and len(step) == 4 and step.isdigit():
            inner = [step]
    ending = splitext(pattern)[1]
    return "/".join(("content", pattern.split("/")[1], *inner, id + ending)) if id and all(inner) else ""


_SINGLE = {_bare(one).lower(): one for one in SINGLE}


@lru_cache(maxsize=1024)
def _pattern(name: str) -> str:
    """The file pattern of the records whose folder is called like this, or nearly; nothing if none is."""
    patterns = {noun.path_pattern.split("/")[1]: noun.path_pattern for noun in NOUNS}
    return patterns.get(nearest(name, patterns), "")


def _may_be_a_record(path: str) -> bool:
    """Whether a file has the ending of one, or none at all."""
    name = path.rpartition("/")[2]
    return splitext(name)[1].lower() in (*_BARED, "") and not name.startswith(".")


def misplaced(root: Path, path: str) -> str:
    """What is wrong with a file that stands where no record is read, or is called as none is."""
    if _is_folder(os.path.join(root, path)):
        return "is a folder, and is called as a record is; rename it, or take it out"
    meant, suffix = meant_path(path), splitext(path)[1]
    if not meant:
        near = suffix in SUFFIXES
        return f"stands where no record is read; {f'move it to the folder of its kind in content/: {FOLDERS}' if near else 'move it out of content/'}"
    if suffix.lower() in OFFICE:
        return f"is a document of an office program; save it as plain text, as {meant}"
    ending = splitext(meant)[1]
    if path.rpartition("/")[0] != meant.rpartition("/")[0]:
        return f"stands where no record is read; move it to {meant}"
    what = f"ends in “{suffix}”" if suffix else "has no ending"
    return f"{what}, and is not read; a file of this folder ends in {ending}: rename it to {meant}"
