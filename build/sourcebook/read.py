"""Files -> entries, each knowing its file, line and column. The only reader of authors' files.

Nothing that an author writes makes it raise: a misshapen file becomes an entry of its id that carries
its faults, and `check` reports these with the rest.
"""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

import frontmatter
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from sourcebook.model import (
    NOUNS,
    VOCABULARIES,
    Entry,
    Fault,
    LoadedWords,
    Misshapen,
    Origin,
    Register,
    Registered,
    Seed,
    Site,
    Source,
    Term,
)
from sourcebook.model.entry import Path as Way
from sourcebook.model.text import flaw
from sourcebook.tree import Tree, Unreadable, parse, places, plain

LARGEST_RECORD = 64 * 1024
LARGEST_SEED = 256 * 1024
LARGEST_REGISTER = 4 * 1024 * 1024


class Desk(NamedTuple):
    """All that lies on the authors' desk: the records, and what is wrong with files that are none."""

    entries: tuple[Entry, ...]
    stray: tuple[Fault, ...]


def read(root: Path) -> Desk:
    """Read every record under `root`/content and the seeds that they name."""
    files = tuple(_files(root, "content"))
    shelves = {path: noun for noun in NOUNS for path in _shelf(files, noun.shelf)}
    entries = [entry for path, noun in shelves.items() for entry in _record(root, path, noun)]
    entries += _site(root, "content/site.yaml" in files)
    entries += _vocabulary(root, "content/vocabulary.yaml" in files)
    entries += _register(root) if Register.shelf in files else ()
    known = {*shelves, Site.shelf, Term.shelf, Register.shelf}
    stray = [Fault(path, 1, 1, "", _misplaced(path)) for path in files if path not in known]
    return Desk(tuple(entries), (*stray, *_orphans(root, entries)))


def _files(root: Path, folder: str) -> Iterator[str]:
    """Each file below a folder, in order, as posix path from the root; links to folders are not followed."""
    for where, folders, names in os.walk(root / folder):
        folders.sort()
        for name in sorted(names + [one for one in folders if Path(where, one).is_symlink()]):
            yield Path(where, name).relative_to(root).as_posix()


def _shelf(files: tuple[str, ...], pattern: str) -> list[str]:
    """The files that stand on a shelf; `*` is any one name."""
    parts = pattern.split("/")
    return [
        path
        for path in files
        if len(split := path.split("/")) == len(parts)
        and all(part in ("*", name) or (part[:1] == "*" and name.endswith(part[1:])) for part, name in zip(parts, split, strict=True))
    ]


def _misplaced(path: str) -> str:
    near = Path(path).suffix in (".yml", ".yaml", ".md")
    return (
        "is on no shelf that is read; "
        + (f"records stand in {', '.join(sorted({noun.shelf for noun in NOUNS}))}" if near else "move it out of content/")
    )


def _orphans(root: Path, entries: list[Entry]) -> Iterator[Fault]:
    """Each file in seeds/ that no source describes."""
    described = {entry.article.path for entry in entries if isinstance(entry, Source)}
    if any(isinstance(entry, Misshapen) and entry.of == Source.noun for entry in entries):
        return
    for path in _files(root, "seeds"):
        if path not in described:
            yield Fault(path, 1, 1, "", "no source describes this seed; add a record in content/sources/, or remove it")


class _Refused(Exception):
    """A file that is not opened, or whose bytes are no text."""

    def __init__(self, what: str, line: int = 1, column: int = 1) -> None:
        super().__init__(what)
        self.what, self.line, self.column = what, line, column


def _bytes(root: Path, path: str, largest: int) -> bytes:
    """The bytes of a regular file that is not too large; nothing else is opened."""
    here = root / path
    if any(parent.is_symlink() for parent in (here, *here.parents) if parent != root and root in parent.parents):
        raise _Refused("is reached through a symbolic link; put the file itself here")
    try:
        held = os.lstat(here)
        if not stat.S_ISREG(held.st_mode):
            raise _Refused("is no regular file; put a plain text file here")
        if held.st_size > largest:
            raise _Refused(f"has {held.st_size:,} bytes; at most {largest:,} are read")
        descriptor = os.open(here, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise _Refused("is not there; add it, or correct the path") from None
    except OSError as error:
        raise _Refused(f"cannot be read ({error.strerror}); check its permissions") from None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise _Refused("is not UTF-8 here; save the file as UTF-8", before.count(b"\n") + 1, column) from None


def _text(root: Path, path: str) -> str:
    """The text of a record with LF at its line ends, if it has no character that may not stand there."""
    text = _decoded(_bytes(root, path, LARGEST_RECORD)).replace("\r\n", "\n")
    for number, line in enumerate(text.split("\n"), start=1):
        for column, char in enumerate(line, start=1):
            if not char.isascii() or not char.isprintable():
                if what := flaw(char):
                    raise _Refused(what, number, column)
    return text


def _record(root: Path, path: str, noun: type[Entry]) -> Iterator[Entry]:
    id = Path(path).stem
    try:
        tree, body, body_line = _halves(_text(root, path), Path(path).suffix)
    except (_Refused, Unreadable) as error:
        fault = Fault(path, error.line, error.column, "", error.what)
        yield Misshapen(id=id, origin=Origin(path), of=noun.noun, faults=(fault,))
        return
    extra: dict[str, Any] = {"body": body} if Path(path).suffix == ".md" else {}
    if noun is Source:
        extra["article"] = _seed(root, tree)
    yield _entry(noun, id, path, tree, extra, body_line)


def _halves(text: str, suffix: str) -> tuple[Tree, str, int]:
    """The record's tree, its prose, and the line on which the prose starts."""
    if suffix != ".md":
        return parse(text), "", 1
    lines = text.split("\n")
    if lines[0] != "---":
        raise Unreadable("a Markdown record starts with front matter; write --- alone on line 1", 1, 1)
    if "---" not in lines[1:]:
        raise Unreadable("the front matter is never closed; write --- alone on the line after it", 1, 1)
    close = lines.index("---", 1)
    metadata, body = frontmatter.parse(text, handler=_FrontMatter())
    return metadata["record"], body, _first_line(lines, close + 1)


def _first_line(lines: list[str], start: int) -> int:
    """The line, from 1, of the first that is not blank."""
    return next((number for number, line in enumerate(lines[start:], start=start + 1) if line.strip()), start)


class _FrontMatter(frontmatter.YAMLHandler):
    """python-frontmatter's YAML, read by our own reader: every scalar text, every place known."""

    FM_BOUNDARY = re.compile(r"^---$", re.MULTILINE)

    def load(self, fm: str, **_: object) -> dict[str, Tree]:
        return {"record": parse(fm)}


def _seed(root: Path, tree: Tree) -> Seed:
    """The seed that a source names, whatever its state; only files directly in seeds/ are opened."""
    given = plain(tree).get("seed") if isinstance(plain(tree), dict) else None
    path = given if isinstance(given, str) else ""
    if path.count("/") != 1 or not path.startswith("seeds/") or not path.isprintable() or path.endswith("/.."):
        return Seed(path, flaw="is no file in seeds/; write seeds/ and the name of the article’s file")
    try:
        data = _bytes(root, path, LARGEST_SEED)
        text = _decoded(data)
    except _Refused as error:
        return Seed(path, flaw=error.what)
    return Seed(path, text, hashlib.sha256(data).hexdigest(), "" if text.strip() else "is empty; put the article there")


def _site(root: Path, there: bool) -> Iterator[Entry]:
    if there:
        yield from _record_as(root, Site, "site")
    else:
        fault = Fault(Site.shelf, 1, 1, "", "is not there; it names the site and its sides")
        yield Misshapen(id="site", origin=Origin(Site.shelf), of=Site.noun, faults=(fault,))


def _record_as(root: Path, noun: type[Entry], id: str) -> Iterator[Entry]:
    for entry in _record(root, noun.shelf, noun):
        yield entry.model_copy(update={"id": id})


def _register(root: Path) -> Iterator[Entry]:
    """The published ids; a blank line says nothing."""
    path = Register.shelf
    try:
        lines = _decoded(_bytes(root, path, LARGEST_REGISTER)).splitlines()
    except _Refused as error:
        fault = Fault(path, error.line, error.column, "", error.what)
        yield Misshapen(id="published", origin=Origin(path), of=Register.noun, faults=(fault,))
        return
    published = tuple(
        Registered((noun, id), number)
        for number, line in enumerate(lines, start=1)
        if line.strip()
        for noun, _, id in [line.strip().partition("/")]
    )
    yield Register(id="published", origin=Origin(path), published=published)


def _vocabulary(root: Path, there: bool) -> Iterator[Entry]:
    """Each word of content/vocabulary.yaml, an entry of its own."""
    path = Term.shelf
    try:
        tree = parse(_text(root, path) if there else "")
        lists = plain(tree)
        if not isinstance(lists, dict):
            raise _Refused("lists of words are expected: kinds, statuses, parts …")
    except (_Refused, Unreadable) as error:
        fault = Fault(path, error.line, error.column, "", error.what)
        yield Misshapen(id="vocabulary", origin=Origin(path), of=Term.noun, faults=(fault,))
        return
    at = places(tree)
    for name, words in lists.items():
        if name == "loaded_words":
            yield _built(LoadedWords, "loaded-words", Origin(path, at), {"words": words}, ("loaded_words",))
        elif name in VOCABULARIES and isinstance(words, dict):
            for word, fields in words.items():
                extra = {"vocabulary": VOCABULARIES[name]}
                yield _word(path, at, (name, word), word, fields, extra)
        else:
            line, column = at[name,]
            what = f"is no list of words that is known; write one of {', '.join(VOCABULARIES)}"
            fault = Fault(path, line, column, name, what)
            yield Misshapen(id=name, origin=Origin(path), of=Term.noun, faults=(fault,))


def _word(path: str, at: dict[Way, tuple[int, int]], way: Way, id: str, fields: Any, extra: dict[str, str]) -> Entry:
    below = {place[2:]: mark for place, mark in at.items() if place[:2] == way}
    return _built(Term, id, Origin(path, below), {**(fields if isinstance(fields, dict) else {"": fields}), **extra}, way)


def _entry(noun: type[Entry], id: str, path: str, tree: Tree, extra: dict[str, Any], body_line: int) -> Entry:
    data = plain(tree)
    origin = Origin(path, places(tree), body_line)
    if not isinstance(data, dict):
        fault = origin.fault((), "a record is a list of fields, each `name: value`; write them so")
        return Misshapen(id=id, origin=origin, of=noun.noun, faults=(fault,))
    return _built(noun, id, origin, {**data, **extra}, ())


def _built(noun: type[Entry], id: str, origin: Origin, data: dict[str, Any], prefix: Way) -> Entry:
    """The entry, or where it cannot be built a misshapen one with every reason."""
    own = {"id", "origin"} & data.keys()
    faults = [origin.fault((*prefix, name), _not_written(name, id)) for name in sorted(own) if data[name] != id]
    try:
        entry = noun(**{**data, "id": id, "origin": origin})
    except ValidationError as error:
        faults += [_complaint(origin, (*prefix, *_way(one, prefix)), one, noun) for one in error.errors()]
        entry = None
    if entry is None or faults:
        key = data.get("vocabulary", noun.noun)
        return Misshapen(id=id, origin=origin, of=key, faults=tuple(faults))
    return entry


def _complaint(origin: Origin, way: Way, error: ErrorDetails, noun: type[Entry]) -> Fault:
    return origin.fault(way, _said(error, noun), of_name=error["type"] == "extra_forbidden")


def _not_written(name: str, id: str) -> str:
    if name == "id":
        return f"is not the file’s name, “{id}”; the name of the file is the id, so take the field out"
    return "is not a field of this record; take it out"


def _way(error: ErrorDetails, prefix: Way) -> Way:
    way = tuple(error["loc"])
    return () if way in (("id",), ("vocabulary",)) or prefix and way == ("words",) else way


def _said(error: ErrorDetails, noun: type[Entry]) -> str:
    """Say a model's complaint as one would to the author."""
    match error["type"]:
        case "missing":
            return "is missing; add it"
        case "extra_forbidden":
            return f"is not a field of this record{_did_you_mean(error, noun)}"
        case "literal_error":
            return f"“{error['input']}” cannot stand here; write {error['ctx']['expected'].replace(chr(39), '')}"
        case "tuple_type":
            return "a list is expected; write [a, b], or one “- item” on each line"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "fields are expected; write {name: value}, or one “name: value” on each line"
        case "too_short":
            return "is empty; name at least one"
        case "too_long":
            return f"has {error['ctx']['actual_length']} items; at most {error['ctx']['max_length']} fit"
    return error["msg"]


def _did_you_mean(error: ErrorDetails, noun: type[Entry]) -> str:
    model: Any = noun
    for step in error["loc"][:-1]:
        if isinstance(step, str):
            model = _inner(model, step) or model
    names = [field.alias or name for name, field in model.model_fields.items() if name not in ("id", "origin", "article")]
    near = process.extractOne(str(error["loc"][-1]), names, score_cutoff=60)
    return f"; did you mean “{near[0]}”?" if near else f"; its fields are {', '.join(names)}"


def _inner(model: Any, name: str) -> Any:
    """The model of a field's values, if they have one."""
    field = next((one for key, one in model.model_fields.items() if name in (key, one.alias)), None)
    waiting = [field.annotation] if field else []
    while waiting:
        kind = waiting.pop()
        if hasattr(kind, "model_fields"):
            return kind
        waiting += get_args(kind)
    return None
