"""Files -> entries, each knowing its file, line and column.

Nothing that an author writes makes it raise: an invalid file becomes an entry of its id that carries
its errors, and `check` reports these with the rest.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from frontmatter.default_handlers import BaseHandler

from sourcebook.model import (
    NOUNS,
    AtReading,
    CitationFile,
    Diagnostic,
    Entry,
    Exceptions,
    Expectation,
    InvalidRecord,
    Origin,
    Record,
    Register,
    Seed,
    Setup,
    Site,
    Source,
    Term,
    printable,
)
from sourcebook.model.text import shown
from sourcebook.read.built import built, unread
from sourcebook.read.complaints import NOT_WRITTEN, needed
from sourcebook.read.files import SINGLE, closed, files, meant_path, misplaced
from sourcebook.read.register import read_register
from sourcebook.read.seeds import seed_of
from sourcebook.read.setup import read_citation, read_setup
from sourcebook.read.slips import Unreadable, refuse_conflict
from sourcebook.read.text import open_text, record_text
from sourcebook.read.vocabulary import read_vocabulary
from sourcebook.read.yaml import Tree, parse, places, plain, texts

GUARDED_BY: tuple[type[Entry], ...] = (Expectation, Exceptions)
"""What a sourcebook need not have, a file each: what guards it from loss, and lets evidence change."""
_FENCE = re.compile(r"^---$", re.MULTILINE)
"""What stands before and after the front matter."""
_FOLDER = re.compile(r"[a-z0-9-]+")


class ReadFiles(NamedTuple):
    """What the authors’ files are: the records, and what is wrong with files that are none."""

    entries: tuple[Entry, ...]
    unreadable: tuple[Diagnostic, ...]
    setup: Setup = Setup()
    """What mkdocs.yml says."""
    citation: CitationFile | None = None
    """What CITATION.cff says, if it is there."""


def read(root: Path) -> ReadFiles:
    """Read every record under `root`/content and the seeds that they name."""
    found = tuple(files(root, "content"))
    is_folder = found != ("content",)
    records = _of_nouns(found)
    entries = [read_record(root, path, noun) for path, noun in records.items()]
    if is_folder:
        entries += [read_record(root, Site.path_pattern, Site), *read_vocabulary(root)]
    if Register.path_pattern in found:
        entries.append(read_register(root, Register.kept_in in found))
    entries += [read_record(root, one.path_pattern, one) for one in GUARDED_BY if one.path_pattern in found]
    known = {*records, *SINGLE}
    strays = [path for path in found if path not in known]
    unreadable = [_stray(root, path) for path in strays]
    meant = {meant_path(path) for path in strays} - {*found}
    entries = [_told_as_stray(one) if one.origin.path in meant else one for one in entries]
    orphans = _orphans(root, entries, unreadable) if is_folder else ()
    text_of = partial(open_text, root)
    setup, citation = read_setup(root, text_of), read_citation(root, text_of)
    return ReadFiles(tuple(entries), (*unreadable, *orphans), setup, citation)


def _told_as_stray(entry: Entry) -> Entry:
    """An entry whose file is missing, without saying so: the file under another name is reported."""
    return entry.model_copy(update={"diagnostics": ()})


def _stray(root: Path, path: str) -> Diagnostic:
    """What is wrong with what stands where no record is read."""
    if what := closed(root, path):
        return Diagnostic(path, 1, 1, "", what, name=AtReading.unreadable)
    return Diagnostic(path, 1, 1, "", misplaced(root, path), name=AtReading.misplaced)


def record_files(root: Path) -> dict[str, type[Entry]]:
    """Each file that authors write as YAML, by its path below the root, with the noun of what is in it."""
    found = tuple(files(root, "content"))
    others = {one.path_pattern: one for one in (Site, Term) if one.path_pattern in found}
    return {**_of_nouns(found), **others}


def _of_nouns(found: tuple[str, ...]) -> dict[str, type[Record]]:
    """Each file of a record, with its noun."""
    by_folder = {noun.path_pattern.split("/")[1]: noun for noun in NOUNS}
    nouns = ((path, by_folder.get(path.split("/")[1])) for path in found if "/" in path)
    return {path: noun for path, noun in nouns if noun and _fits(path, noun.path_pattern)}


def _fits(path: str, pattern: str) -> bool:
    """Whether a path fits a file pattern: `*` is any folder of a plain name, `*.md` any file that ends so."""
    *folders, name = path.split("/")
    *parts, ending = pattern.split("/")
    return (
        len(folders) == len(parts)
        and name.endswith(ending.lstrip("*"))
        and all(
            one == part or (part == "*" and bool(_FOLDER.fullmatch(one)))
            for part, one in zip(parts, folders, strict=True)
        )
    )


def _orphans(root: Path, entries: list[Entry], unreadable: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Each file in seeds/ that no source describes, unless a source that cannot be read may be the one; and what is no file."""
    found = tuple(files(root, "seeds"))
    if found == ("seeds",):
        yield _stray(root, "seeds")
        return
    sources = [entry for entry in entries if isinstance(entry, Source)]
    lost = [one for one in entries if isinstance(one, InvalidRecord) and one.of == Source.noun]
    if (
        lost
        or any(source.article.flaw for source in sources)
        or any(meant_path(one.path) for one in unreadable)
    ):
        return
    described = {source.article.path for source in sources}
    for path in found:
        if path not in described:
            what = closed(root, path)
            sort = AtReading.unreadable if what else AtReading.article_undescribed
            yield Diagnostic(path, 1, 1, "", what or UNDESCRIBED, name=sort)


UNDESCRIBED = "no source describes this article; add a record in content/sources/, or remove the file"


def read_record(root: Path, path: str, noun: type[Entry]) -> Entry:
    """One file's record, or what is wrong with the file."""
    try:
        text = record_text(root, path)
    except Unreadable as error:
        return unread(path, printable(Path(path).stem), noun.noun, error)
    if noun is Source:
        return _entry.__wrapped__(path, text, noun, partial(seed_of, root))
    return _entry(path, text, noun)


@lru_cache(maxsize=32_768)  # `serve` reads all files again after each edit of one
def _entry(
    path: str, text: str, noun: type[Entry], seed: Callable[[dict[str, Any]], Seed] | None = None
) -> Entry:
    """The record that a file's text is, or what is wrong with the text; `seed` reads what a source names."""
    file = Path(path)
    id = printable(file.stem)
    try:
        tree, body, body_line = _fields_and_prose(text, file.suffix)
    except Unreadable as error:
        return unread(path, id, noun.noun, error, AtReading.malformed)
    data, origin = plain(tree), Origin(path, places(tree), body_line, texts=texts(tree))
    if not isinstance(data, dict) or not data:
        what = _no_record(noun, text, data)
        diagnostic = origin.diagnostic((), what, name=AtReading.malformed)
        return InvalidRecord(id=id, origin=origin, of=noun.noun, diagnostics=(diagnostic,))
    given: dict[str, Any] = {"body": body} if path.endswith(".md") else {}
    return built(noun, id, origin, data, given | ({"article": seed(data)} if seed else {}))


def _no_record(noun: type[Entry], text: str, data: Any) -> str:
    """What is wrong with a file that has no fields."""
    names = ", ".join(name for name in needed(noun) if name not in NOT_WRITTEN)
    if not text.strip():
        return f"is empty; write its fields ({names}), or remove the file"
    if not data:
        return f"has no field yet; write those that it needs ({names}), or remove the file"
    if isinstance(data, str) and (found := re.match(r"([a-z_]+):(\S.*)", data)):
        return f"there is no space after the colon; write `{found[1]}: {found[2]}`"
    return "a record is a list of fields; write each as `name: value`"


def _fields_and_prose(text: str, suffix: str) -> tuple[Tree, str, int]:
    """The record's tree, its prose, and the line on which the prose starts."""
    if suffix != ".md":
        return parse(text), "", 1
    refuse_conflict(text)
    lines = text.split("\n")
    if lines[0] != "---":
        raise _no_front(lines)
    if "---" not in lines[1:]:
        raise _open_front(lines)
    front, _ = BaseHandler(_FENCE).split(text)
    first = _first_line(lines, lines.index("---", 1) + 1)
    return parse(front), "\n".join(lines[first - 1 :]).rstrip(), first


def _no_front(lines: list[str]) -> Unreadable:
    """What is wrong with the first line of a Markdown record."""
    start = "this record starts with front matter, its fields between two lines ---"
    if not "".join(lines).strip():
        return Unreadable(f"is empty; {start}, and then its prose: write them, or remove the file")
    number = next(number for number, line in enumerate(lines, start=1) if line.strip())
    if lines[number - 1].strip() == "---":
        odd = "a blank line stands before it" if number > 1 else "a space stands beside it"
        return Unreadable(f"{start}, and {odd}; write --- alone on line 1")
    return Unreadable(f"{start}; write --- alone on line 1, and again after the last field")


def _open_front(lines: list[str]) -> Unreadable:
    """Where the fields of a Markdown record should end."""
    odd = re.compile(r"\s*(?:-{2,}|—|–|\.\.\.|={3,})\s*")
    for number, line in enumerate(lines[1:], start=2):
        if odd.fullmatch(line):
            return Unreadable(
                f"{shown(line)} does not end the fields, and the front matter is never closed; write --- alone on this line, without a space",
                number,
            )
    return Unreadable("the front matter is never closed; write --- alone on the line after the last field")


def _first_line(lines: list[str], start: int) -> int:
    """The line, from 1, of the first that is not blank after `start` lines; the next one if all are."""
    return next(
        (number for number, line in enumerate(lines[start:], start=start + 1) if line.strip()), start + 1
    )
