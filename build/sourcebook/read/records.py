"""Files -> entries, each knowing its file, line and column. The only reader of authors' files.

Nothing that an author writes makes it raise: a invalid file becomes an entry of its id that carries
its errors, and `check` reports these with the rest.
"""

import copy
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from frontmatter.default_handlers import BaseHandler
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from sourcebook.model import (
    FOLDERS,
    NOUNS,
    VOCABULARIES,
    WORD_LISTS,
    AtReading,
    Diagnostic,
    Entry,
    InvalidRecord,
    Origin,
    Register,
    Registered,
    Seed,
    Site,
    Source,
    Term,
    WordList,
    printable,
)
from sourcebook.model.entry import Path as Way
from sourcebook.model.register import CORRECTIONS
from sourcebook.model.text import flaw, shown
from sourcebook.read.yaml import Tree, Unreadable, parse, places, plain

LARGEST_RECORD = 64 * 1024
LARGEST_SEED = 256 * 1024
LARGEST_REGISTER = 32 * 1024 * 1024
SUFFIXES = (".yaml", ".yml", ".md")
_FENCE = re.compile(r"^---$", re.MULTILINE)
"""What stands before and after the front matter."""
_FOLDER = re.compile(r"[a-z0-9-]+")
_UNPLAIN = re.compile(r"[^\n -~]")
_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
_UNSEEN = re.compile(r"[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069]|(?<!\A)\ufeff")
"""What turns the direction of writing, breaks a line or parts a word unseen; a byte order mark only begins a seed."""
_NOT_WRITTEN = ("id", "origin", "article", "body", "vocabulary")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class ReadFiles(NamedTuple):
    """All that lies on the authors' desk: the records, and what is wrong with files that are none."""

    entries: tuple[Entry, ...]
    unreadable: tuple[Diagnostic, ...]


def read(root: Path) -> ReadFiles:
    """Read every record under `root`/content and the seeds that they name."""
    files = tuple(_files(root, "content"))
    records = {path: noun for noun in NOUNS for path in _matching(files, noun.path_pattern)}
    entries = [_record(root, path, noun) for path, noun in records.items()]
    entries += [_record(root, Site.path_pattern, Site), *_vocabulary(root)]
    entries += [_register(root, Register.kept_in in files)] if Register.path_pattern in files else []
    known = {*records, Site.path_pattern, Term.path_pattern, Register.path_pattern, Register.kept_in}
    unreadable = [
        Diagnostic(path, 1, 1, "", _misplaced(root, path), name=AtReading.misplaced)
        for path in files
        if path not in known
    ]
    return ReadFiles(tuple(entries), (*unreadable, *_orphans(root, entries, unreadable)))


def _files(root: Path, folder: str) -> Iterator[str]:
    """Each file below a folder, in order, as posix path from the root.

    A folder counts as a file, and is not entered, if it is a link, is called like a record, or cannot be opened.
    """
    closed: list[OSError] = []
    for where, folders, names in os.walk(root / folder, onerror=closed.append):
        odd = [one for one in folders if Path(one).suffix in SUFFIXES or Path(where, one).is_symlink()]
        folders[:] = sorted(set(folders) - set(odd))
        for name in sorted(names + odd):
            yield Path(where, name).relative_to(root).as_posix()
    for error in closed:
        if not isinstance(error, FileNotFoundError):
            yield Path(error.filename).relative_to(root).as_posix()


def _matching(files: tuple[str, ...], pattern: str) -> list[str]:
    """The files that stand on a shelf; `*` is any folder of a plain name, `*.md` any file that ends so."""
    *folders, name = pattern.split("/")
    return [
        path
        for path in files
        if _stands_in(path.split("/")[:-1], folders) and path.endswith(name.lstrip("*"))
    ]


def _stands_in(folders: list[str], pattern: list[str]) -> bool:
    return len(folders) == len(pattern) and all(
        one == part or (part == "*" and bool(_FOLDER.fullmatch(one)))
        for part, one in zip(pattern, folders, strict=True)
    )


def _misplaced(root: Path, path: str) -> str:
    if (root / path).is_dir() and not (root / path).is_symlink():
        return "is a folder that is not read; check its name and its permissions"
    near = Path(path).suffix in SUFFIXES
    return f"stands where no record is read; {f'move it to the folder of its kind in content/: {FOLDERS}' if near else 'move it out of content/'}"


def _orphans(root: Path, entries: list[Entry], unreadable: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Each file in seeds/ that no source describes, unless a source that cannot be read may be the one."""
    sources = [entry for entry in entries if isinstance(entry, Source)]
    lost = [one for one in entries if isinstance(one, InvalidRecord) and one.of == Source.noun]
    if (
        lost
        or any(source.article.flaw for source in sources)
        or any(Path(one.path).suffix in SUFFIXES for one in unreadable)
    ):
        return
    described = {source.article.path for source in sources}
    for path in _files(root, "seeds"):
        if path not in described:
            what = "no source describes this article; add a record in content/sources/, or remove the file"
            yield Diagnostic(path, 1, 1, "", what, name=AtReading.article_undescribed)


def _bytes(root: Path, path: str, largest: int) -> bytes:
    """The bytes of a regular file that is not too large; nothing else is opened."""
    here = root / path
    if any(parent.is_symlink() for parent in (here, *here.parents) if root in parent.parents):
        raise Unreadable("is reached through a symbolic link; put the file itself here")
    try:
        held = os.lstat(here)
        if not stat.S_ISREG(held.st_mode):
            raise Unreadable("is no regular file; put a plain text file here")
        if held.st_size > largest:
            raise Unreadable(f"has {held.st_size:,} bytes; at most {largest:,} are read")
        descriptor = os.open(here, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise Unreadable("is not there; add it, or correct the path") from None
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror}); check its permissions") from None


def _decoded(data: bytes) -> str:
    """The text that the bytes are; raise `Unreadable` at the first that is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise Unreadable(
            "is not UTF-8 here; save the file as UTF-8", before.count(b"\n") + 1, column
        ) from None


def _text(root: Path, path: str) -> str:
    """The text of a record with LF at its line ends, if it has no character that may not stand there."""
    text = _decoded(_bytes(root, path, LARGEST_RECORD)).replace("\r\n", "\n")
    for found in _UNPLAIN.finditer(text):
        if what := flaw(found[0]):
            at = found.start()
            raise Unreadable(what, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return text


def _record(root: Path, path: str, noun: type[Entry]) -> Entry:
    """One file's record, or what is wrong with the file."""
    id = printable(Path(path).stem)
    sort = AtReading.unreadable
    try:
        text = _text(root, path)
        sort = AtReading.malformed
        tree, body, body_line = _halves(text, Path(path).suffix)
    except Unreadable as error:
        return _unread(path, id, noun.noun, error, sort)
    data, origin = plain(tree), Origin(path, places(tree), body_line)
    if not isinstance(data, dict):
        what = "a record is a list of fields; write each as `name: value`"
        diagnostic = origin.diagnostic((), what, name=AtReading.malformed)
        return InvalidRecord(id=id, origin=origin, of=noun.noun, diagnostics=(diagnostic,))
    given = {"body": body} if path.endswith(".md") else {}
    return _built(noun, id, origin, data, given | ({"article": _seed(root, data)} if noun is Source else {}))


def _unread(
    path: str, id: str, noun: str, error: Unreadable, sort: AtReading = AtReading.unreadable
) -> InvalidRecord:
    """The entry of a file that is no record."""
    diagnostic = Diagnostic(path, error.line, error.column, "", error.what, name=sort)
    return InvalidRecord(id=id, origin=Origin(path), of=noun, diagnostics=(diagnostic,))


def _halves(text: str, suffix: str) -> tuple[Tree, str, int]:
    """The record's tree, its prose, and the line on which the prose starts."""
    if suffix != ".md":
        return parse(text), "", 1
    lines = text.split("\n")
    if lines[0] != "---":
        raise Unreadable("a Markdown record starts with front matter; write --- alone on line 1")
    if "---" not in lines[1:]:
        raise Unreadable("the front matter is never closed; write --- alone on the line after it")
    front, _ = BaseHandler(_FENCE).split(text)
    first = _first_line(lines, lines.index("---", 1) + 1)
    return parse(front), "\n".join(lines[first - 1 :]).rstrip(), first


def _first_line(lines: list[str], start: int) -> int:
    """The line, from 1, of the first that is not blank after `start` lines; the next one if all are."""
    return next(
        (number for number, line in enumerate(lines[start:], start=start + 1) if line.strip()), start + 1
    )


def _seed(root: Path, data: dict[str, Any]) -> Seed:
    """The seed that a source names, whatever its state; only files directly in seeds/ are opened."""
    given = data.get("seed")
    path = given if isinstance(given, str) else ""
    if path.count("/") != 1 or not path.startswith("seeds/") or not path.isprintable():
        return Seed(path, flaw="is no file in seeds/; write seeds/ and the name of the article’s file")
    try:
        received = _bytes(root, path, LARGEST_SEED)
        text = _decoded(received)
    except Unreadable as error:
        where = f" (line {error.line}, column {error.column})" if (error.line, error.column) != (1, 1) else ""
        return Seed(path, flaw=error.what + where)
    return Seed(path, text, hashlib.sha256(received).hexdigest(), _seed_flaw(text))


def _seed_flaw(text: str) -> str:
    """Why a seed’s text cannot be published character for character, or nothing."""
    if not text.removeprefix("\ufeff").strip():
        return "is empty; put the article there"
    if found := _CONTROL.search(text) or _UNSEEN.search(text):
        sort, at = "control" if found.re is _CONTROL else "invisible", found.start()
        where = f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"
        return f"has the {sort} character U+{ord(found[0]):04X} ({where}); receive the article anew, as plain text"
    return ""


def _register(root: Path, has_states: bool) -> Entry:
    """The published ids, and what was kept of their records; a blank line says nothing."""
    path = Register.path_pattern
    try:
        lines = _decoded(_bytes(root, path, LARGEST_REGISTER)).split("\n")
        path = Register.kept_in
        states = _states(root) if has_states else {}
    except Unreadable as error:
        return _unread(path, "published", Register.noun, error)
    published = tuple(
        Registered((noun, id), number)
        for number, line in enumerate(lines, start=1)
        if line.strip()
        for noun, _, id in [line.strip().partition("/")]
    )
    return Register(
        id="published",
        origin=Origin(Register.path_pattern),
        published=published,
        relied_on=states,
        has_states=has_states,
    )


def _states(root: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """What was kept of each published record; raise `Unreadable` if it is no JSON that `register` writes."""
    mend = "restore the file from git; `sourcebook register` alone writes it"
    try:
        kept = json.loads(
            _decoded(_bytes(root, Register.kept_in, LARGEST_REGISTER)), object_pairs_hook=_without_repeats
        )
    except json.JSONDecodeError as error:
        raise Unreadable(f"is no JSON: {error.msg}; {mend}", error.lineno, error.colno) from None
    except RecursionError:
        raise Unreadable(f"is nested too deep; {mend}") from None
    except ValueError as error:  # a number of thousands of digits, or a name that stands twice
        raise Unreadable(f"has what `register` never writes ({error}); {mend}") from None
    if not isinstance(kept, dict) or not all(isinstance(one, dict) for one in kept.values()):
        raise Unreadable(f"is no list of records; {mend}")
    if not all(_is_count(one.get(CORRECTIONS, 0)) for one in kept.values()):
        raise Unreadable(f"counts no corrections; {mend}")
    return {(noun, id): one for key, one in kept.items() for noun, _, id in [key.partition("/")]}


def _is_count(value: object) -> bool:
    """Whether a value of JSON is a whole number from 0; true and false are none."""
    return type(value) is int and value >= 0


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of JSON with these fields; raise ValueError if a name stands twice, for one of the two would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _vocabulary(root: Path) -> Iterator[Entry]:
    """Each word of content/vocabulary.yaml, an entry of its own."""
    path, sort = Term.path_pattern, AtReading.unreadable
    try:
        text = _text(root, path)
        sort = AtReading.malformed
        tree = parse(text)
        if not isinstance(tree.held, dict):
            raise Unreadable(
                "lists of words are expected; write `kinds:`, `statuses:` … and below each its words"
            )
    except Unreadable as error:
        yield _unread(path, "vocabulary", Term.noun, error, sort)
        return
    at = places(tree)
    for name, words in plain(tree).items():
        if name in WORD_LISTS:
            yield _built(WordList, name.replace("_", "-"), _part(path, at, (name,)), {"words": words})
        elif name in VOCABULARIES and isinstance(words, dict):
            for word, fields in words.items():
                yield _word(_part(path, at, (name, word)), name, word, fields)
        else:
            yield _no_words(Origin(path, at), name)


def _no_words(origin: Origin, name: str) -> InvalidRecord:
    """What stands in the vocabulary and is no list of words."""
    known = name in VOCABULARIES
    what = (
        "its words are expected; write each as `word: {label: …}`"
        if known
        else _unknown(name, list(VOCABULARIES))
    )
    sort = AtReading.value_wrong if known else AtReading.field_unknown
    diagnostic = origin.diagnostic((name,), what, of_name=not known, name=sort)
    return InvalidRecord(id=name, origin=origin, of=Term.noun, diagnostics=(diagnostic,))


def _part(path: str, at: dict[Way, tuple[int, int]], way: Way) -> Origin:
    """The origin of one of several entries that a file holds: places are told from the entry’s own root."""
    below = {place[len(way) :]: mark for place, mark in at.items() if place[: len(way)] == way}
    return Origin(path, below, prefix=way)


def _word(origin: Origin, name: str, word: str, fields: Any) -> Entry:
    """One word of a list."""
    if not isinstance(fields, dict):
        what = "the word’s fields are expected; write {label: …}"
        diagnostic = origin.diagnostic((), what, name=AtReading.value_wrong)
        return InvalidRecord(id=word, origin=origin, of=VOCABULARIES[name], diagnostics=(diagnostic,))
    return _built(Term, word, origin, fields, {"vocabulary": VOCABULARIES[name]})


def _built(
    noun: type[Entry], id: str, origin: Origin, data: dict[str, Any], given: Mapping[str, Any] = _NOTHING
) -> Entry:
    """The entry, or where it cannot be built a invalid one with every reason; `given` is not the author’s."""
    own = {"id", "origin", *given} & data.keys() - ({"id"} if data.get("id") == id else set())
    diagnostics = [
        origin.diagnostic((name,), _not_written(name, id), name != "id", AtReading.field_unknown)
        for name in sorted(own)
    ]
    ours = {**given, "id": id, "origin": origin}
    entry: Entry | None
    try:
        entry = noun(**{**data, **ours})
    except ValidationError as error:
        diagnostics += _complaints(origin, error.errors(), noun)
        entry = _rest(noun, data, ours, error.errors())
    if diagnostics or entry is None:
        return InvalidRecord(
            id=id,
            origin=origin,
            of=given.get("vocabulary", noun.noun),
            diagnostics=tuple(diagnostics),
            rest=entry,
        )
    return entry


def _rest(
    noun: type[Entry], data: dict[str, Any], ours: Mapping[str, Any], errors: list[ErrorDetails]
) -> Entry | None:
    """The entry without the fields that are wrong; None if what is left is none, or a name may only be misspelt."""
    left = copy.deepcopy(data)
    for one in errors:
        *way, last = one["loc"]
        holder: object = left
        for step in way:
            holder = _below(holder, step)
        if not isinstance(holder, dict) or last not in holder:
            return None
        if one["type"] == "extra_forbidden" and _meant(one, noun) not in (None, *holder):
            return None
        del holder[last]
    try:
        return noun(**{**left, **ours})
    except ValidationError:
        return None


def _below(held: object, step: int | str) -> object:
    """What stands at a step in a mapping or a list, if anything does."""
    if isinstance(held, dict):
        return held.get(step)
    return held[step] if isinstance(held, list) and isinstance(step, int) and step < len(held) else None


def _complaints(origin: Origin, errors: list[ErrorDetails], noun: type[Entry]) -> Iterator[Diagnostic]:
    """Each of the model’s complaints; a field that is missing because its name is misspelt is not told twice."""
    meant = {(*one["loc"][:-1], _meant(one, noun)) for one in errors if one["type"] == "extra_forbidden"}
    below = {one["loc"][:-1] for one in errors}
    for one in errors:
        follows = (
            one["type"] == "missing"
            and one["loc"] in meant
            or one["type"] == "too_short"
            and one["loc"] in below
        )
        if not follows:
            yield origin.diagnostic(
                _way(one, noun), _said(one, noun), one["type"] == "extra_forbidden", _sort(one)
            )


def _sort(error: ErrorDetails) -> AtReading:
    """The name of the rule that a complaint of the model belongs to."""
    match error["type"]:
        case "missing":
            return AtReading.field_missing
        case "extra_forbidden":
            return AtReading.field_unknown
    return AtReading.id_malformed if tuple(error["loc"]) == ("id",) else AtReading.value_wrong


def _not_written(name: str, id: str) -> str:
    if name == "id":
        return f"is not the file’s name, “{id}”; the name of the file is the id, so take the field out"
    return "is not a field of this record; take it out"


def _way(error: ErrorDetails, noun: type[Entry]) -> Way:
    """The way to what is complained of; an id is the whole record, a list of words is itself."""
    way = tuple(error["loc"])
    return way[1:] if way == ("id",) or noun is WordList and way[:1] == ("words",) else way


def _said(error: ErrorDetails, noun: type[Entry]) -> str:
    """Say a model's complaint as one would to the author."""
    match error["type"]:
        case "missing":
            return "is missing; add it"
        case "extra_forbidden":
            return f"is not a field of this record{_did_you_mean(error, noun)}"
        case "literal_error":
            return f"{shown(error['input'])} cannot stand here; write {error['ctx']['expected'].replace(chr(39), '')}"
        case "tuple_type":
            return "a list is expected; write [a, b], or one “- item” on each line"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "fields are expected; write {name: value}, or one “name: value” on each line"
        case "too_short":
            return "is empty; name at least one"
        case "too_long":
            return f"has {error['ctx']['actual_length']} items; leave at most {error['ctx']['max_length']}"
    return error["msg"]


def _did_you_mean(error: ErrorDetails, noun: type[Entry]) -> str:
    meant = _meant(error, noun)
    return (
        f"; did you mean “{meant}”?" if meant else f"; its fields are {', '.join(_field_names(error, noun))}"
    )


def _meant(error: ErrorDetails, noun: type[Entry]) -> str | None:
    """The field whose name is most like one that is unknown, if any is."""
    near = process.extractOne(str(error["loc"][-1]), _field_names(error, noun), score_cutoff=60)
    return near[0] if near else None


def _field_names(error: ErrorDetails, noun: type[Entry]) -> list[str]:
    """What the fields are called of the record, or of the part of it, that holds an unknown one."""
    model: Any = noun
    for step in error["loc"][:-1]:
        if isinstance(step, str):
            model = _inner(model, step) or model
    return [field.alias or name for name, field in model.model_fields.items() if name not in _NOT_WRITTEN]


def _unknown(name: str, names: list[str]) -> str:
    near = process.extractOne(name, names, score_cutoff=60)
    mend = f"did you mean “{near[0]}”?" if near else f"write one of {', '.join(names)}"
    return f"is not known here; {mend}"


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
