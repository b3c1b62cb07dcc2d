"""Files -> entries, each knowing its file, line and column. The only reader of authors' files.

Nothing that an author writes makes it raise: an invalid file becomes an entry of its id that carries
its errors, and `check` reports these with the rest.
"""

import datetime as dt
import hashlib
import json
import os
import re
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from frontmatter.default_handlers import BaseHandler

from sourcebook.model import (
    NOUNS,
    VOCABULARIES,
    WORD_LISTS,
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
    Registered,
    Seed,
    Setup,
    Site,
    Source,
    Term,
    WordList,
    printable,
)
from sourcebook.model.diagnostic import line_and_column
from sourcebook.model.entry import Path as Way
from sourcebook.model.letters import UNUSUAL, Fault, flaw, hidden
from sourcebook.model.register import CORRECTIONS, REGISTERED
from sourcebook.model.text import shown
from sourcebook.read.built import built
from sourcebook.read.complaints import NOT_WRITTEN, needed, unknown
from sourcebook.read.files import (
    LINK,
    SINGLE,
    SPECIAL,
    closed,
    files,
    is_through_link,
    meant_id,
    meant_path,
    misplaced,
)
from sourcebook.read.setup import read_citation, read_setup
from sourcebook.read.slips import Unreadable, refuse_conflict
from sourcebook.read.yaml import Tree, parse, places, plain, texts

T = TypeVar("T")
LARGEST_RECORD = 64 * 1024
LARGEST_SEED = 256 * 1024
LARGEST_REGISTER = 32 * 1024 * 1024
GUARDED_BY: tuple[type[Entry], ...] = (Expectation, Exceptions)
"""What a sourcebook need not have, a file each: what guards it from loss, and lets evidence change."""
_FENCE = re.compile(r"^---$", re.MULTILINE)
"""What stands before and after the front matter."""
_FOLDER = re.compile(r"[a-z0-9-]+")
_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


class ReadFiles(NamedTuple):
    """All that lies on the authors' desk: the records, and what is wrong with files that are none."""

    entries: tuple[Entry, ...]
    unreadable: tuple[Diagnostic, ...]
    setup: Setup = Setup()
    """What mkdocs.yml says."""
    citation: CitationFile | None = None
    """What CITATION.cff says, if it is there."""


def read(root: Path) -> ReadFiles:
    """Read every record under `root`/content and the seeds that they name."""
    found = tuple(files(root, "content"))
    records = _of_nouns(found)
    entries = [read_record(root, path, noun) for path, noun in records.items()]
    entries += (
        [] if found == ("content",) else [read_record(root, Site.path_pattern, Site), *_vocabulary(root)]
    )
    entries += [_register(root, Register.kept_in in found)] if Register.path_pattern in found else []
    entries += [read_record(root, one.path_pattern, one) for one in GUARDED_BY if one.path_pattern in found]
    known = {*records, *SINGLE}
    strays = [path for path in found if path not in known]
    unreadable = [_stray(root, path) for path in strays]
    meant = {meant_path(path) for path in strays}
    told = (
        one.model_copy(update={"diagnostics": ()})
        if one.origin.path in meant and one.origin.path not in found
        else one
        for one in entries
    )
    orphans = _orphans(root, entries, unreadable) if found != ("content",) else ()
    text_of = partial(open_text, root)
    setup, citation = read_setup(root, text_of), read_citation(root, text_of)
    return ReadFiles(tuple(told), (*unreadable, *orphans), setup, citation)


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
    shelves = {noun.path_pattern.split("/")[1]: noun for noun in NOUNS}
    nouns = ((path, shelves.get(path.split("/")[1])) for path in found if "/" in path)
    return {path: noun for path, noun in nouns if noun and _stands_on(path, noun.path_pattern)}


def _stands_on(path: str, pattern: str) -> bool:
    """Whether a file stands on a shelf: `*` is any folder of a plain name, `*.md` any file that ends so."""
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


def _bytes(root: Path, path: str, largest: int) -> bytes:
    """The bytes of a regular file that is not too large; nothing else is opened."""
    here = os.path.join(root, path)
    if is_through_link(root, path):
        raise Unreadable(LINK)
    try:
        held = os.lstat(here)
        if not stat.S_ISREG(held.st_mode):
            raise Unreadable(SPECIAL)
        if held.st_size > largest:
            raise Unreadable(f"has {held.st_size:,} bytes; at most {largest:,} are read")
        descriptor = os.open(here, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise Unreadable("is not there; add it, or correct the path", is_absent=True) from None
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror}); check its permissions") from None


def open_text(root: Path, path: str) -> str:
    """The text of a file that is no record; raise `Unreadable` if it is no plain file, too large, or not UTF-8."""
    return _decoded(_bytes(root, path, LARGEST_RECORD))


def _decoded(data: bytes) -> str:
    """The text that the bytes are; raise `Unreadable` at the first that is not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[1:4:2]:
        raise Unreadable(
            "is UTF-16, which some editors call Unicode, and is not UTF-8; save the file as UTF-8"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        sign = data[error.start : error.start + 1].decode("windows-1252", "ignore")
        seen = f", though its “{sign}” is Windows-1252" if sign.isprintable() and sign else ""
        what = f"is not UTF-8 here{seen}; save the file as UTF-8"
        raise Unreadable(what, before.count(b"\n") + 1, column) from None


def record_text(root: Path, path: str) -> str:
    """The text of a record with LF at its line ends, if it has no character that may not stand there."""
    text = _decoded(_bytes(root, path, LARGEST_RECORD)).replace("\r\n", "\n")
    if text.startswith("\ufeff"):
        raise Unreadable(
            "begins with a byte order mark (U+FEFF), which nobody sees; save the file as “UTF-8”, not as “UTF-8 with BOM”"
        )
    for found in UNUSUAL.finditer(text):
        if what := flaw(found[0]):
            raise Unreadable(what, *line_and_column(text, found.start()))
    return text


def read_record(root: Path, path: str, noun: type[Entry]) -> Entry:
    """One file's record, or what is wrong with the file."""
    try:
        text = record_text(root, path)
    except Unreadable as error:
        return _unread(path, printable(Path(path).stem), noun.noun, error)
    if noun is Source:
        return _entry.__wrapped__(path, text, noun, partial(_seed, root))
    return _entry(path, text, noun)


@lru_cache(maxsize=32_768)  # `serve` reads all files again after each edit of one
def _entry(
    path: str, text: str, noun: type[Entry], seed: Callable[[dict[str, Any]], Seed] | None = None
) -> Entry:
    """The record that a file's text is, or what is wrong with the text; `seed` reads what a source names."""
    file = Path(path)
    id = printable(file.stem)
    try:
        tree, body, body_line = _halves(text, file.suffix)
    except Unreadable as error:
        return _unread(path, id, noun.noun, error, AtReading.malformed)
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


def _seed(root: Path, data: dict[str, Any]) -> Seed:
    """The seed that a source names, whatever its state; only files directly in seeds/ are opened."""
    given = data.get("seed")
    path = given if isinstance(given, str) else ""
    if path.count("/") != 1 or not path.startswith("seeds/") or not path.isprintable():
        near = _like(root, path)
        mend = f"did you mean “{near}”?" if near else "write seeds/ and the name of the article’s file"
        return Seed(path, flaw=f"is no file in seeds/; {mend}")
    try:
        received = _bytes(root, path, LARGEST_SEED)
        text = _decoded(received)
    except Unreadable as error:
        near = _like(root, path) if error.is_absent else ""
        if near:
            return Seed(path, flaw=f"is not there; did you mean “{near}”?")
        return Seed(path, flaw=error.what, place=None if error.is_absent else (error.line, error.column))
    flawed = seed_flaw(text)
    what, place = (flawed.what, (flawed.line, flawed.column)) if flawed else ("", None)
    return Seed(path, text, hashlib.sha256(received).hexdigest(), what, place)


def _like(root: Path, path: str) -> str:
    """The file in seeds/ whose name is the one of a path, but for capitals, spaces and ending; nothing if not just one is."""
    names = [one for one in files(root, "seeds") if meant_id(one) == meant_id(path)]
    return names[0] if path and len(names) == 1 else ""


def seed_flaw(text: str) -> Unreadable | None:
    """Why a seed’s text cannot be published character for character, and where, or None."""
    if not text.removeprefix("\ufeff").strip():
        return Unreadable("is empty; put the article there")
    found = _CONTROL.search(text)
    fault = (
        Fault(found.start(), found[0], f"has the control character U+{ord(found[0]):04X}")
        if found
        else hidden(text)
    )
    return fault and Unreadable(
        f"{fault.what}; receive the article anew, as plain text", *line_and_column(text, fault.at)
    )


def _register(root: Path, has_states: bool) -> Entry:
    """The published ids, and what was kept of their records; a blank line says nothing."""
    path = Register.path_pattern
    try:
        lines = _decoded(_bytes(root, path, LARGEST_REGISTER)).split("\n")
        path = Register.kept_in
        states = _states(root) if has_states else {}
        days = {key: _day(state.pop(REGISTERED)) for key, state in states.items() if REGISTERED in state}
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
        days=days,
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


def _day(value: object) -> dt.date:
    """The day on which a record was registered; raise `Unreadable` if it is none."""
    with suppress(ValueError):
        if (day := dt.date.fromisoformat(str(value))).isoformat() == value:
            return day
    what = f"says {shown(str(value))} of the day on which a record was registered; restore the file from git"
    raise Unreadable(what)


def _is_count(value: object) -> bool:
    """Whether a value of JSON is a whole number from 0; true and false are none."""
    return type(value) is int and value >= 0


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of JSON with these fields; raise ValueError if a name stands twice, for one of the two would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _vocabulary(root: Path) -> tuple[Entry, ...]:
    """Each word of content/vocabulary.yaml, an entry of its own."""
    try:
        text = record_text(root, Term.path_pattern)
    except Unreadable as error:
        return (_unread(Term.path_pattern, "vocabulary", Term.noun, error),)
    return _words(text)


@lru_cache(maxsize=64)  # as `_entry`
def _words(text: str) -> tuple[Entry, ...]:
    """The words that a vocabulary’s text has, or what is wrong with the text."""
    path = Term.path_pattern
    try:
        tree = parse(text)
        if not tree.held:
            raise Unreadable(
                "is empty; write `kinds:`, `statuses:` … and below each its words, or restore the file"
            )
        if not isinstance(tree.held, dict):
            raise Unreadable(
                "lists of words are expected; write `kinds:`, `statuses:` … and below each its words"
            )
    except Unreadable as error:
        return (_unread(path, "vocabulary", Term.noun, error, AtReading.malformed),)
    return tuple(_listed(Origin(path, places(tree), texts=texts(tree)), plain(tree)))


def _listed(whole: Origin, held: dict[str, Any]) -> Iterator[Entry]:
    """The same of a vocabulary that is lists of words."""
    lists, of_words = _parts(whole, 1), _parts(whole, 2)
    for name, words in held.items():
        if name in WORD_LISTS:
            yield built(WordList, name.replace("_", "-"), lists[name,], {"words": words})
        elif name in VOCABULARIES and isinstance(words, dict):
            for word, fields in words.items():
                yield _word(of_words[name, word], name, word, fields)
        else:
            yield _no_words(whole, name)


def _no_words(origin: Origin, name: str) -> InvalidRecord:
    """What stands in the vocabulary and is no list of words."""
    known = name in VOCABULARIES
    what = (
        "its words are expected; write each as `word: {label: …}`"
        if known
        else unknown(name, list(VOCABULARIES))
    )
    sort = AtReading.value_wrong if known else AtReading.field_unknown
    diagnostic = origin.diagnostic((name,), what, of_name=not known, name=sort)
    return InvalidRecord(id=name, origin=origin, of=Term.noun, diagnostics=(diagnostic,))


def _parts(whole: Origin, steps: int) -> Mapping[Way, Origin]:
    """The origin of each of the entries that a file holds so many steps down: places are told from the entry’s own root."""
    places, texts = _by_way(whole.places, steps), _by_way(whole.texts, steps)
    return {
        way: Origin(whole.path, held, prefix=way, texts=texts.get(way, {})) for way, held in places.items()
    }


def _by_way(held: Mapping[Way, T], steps: int) -> dict[Way, dict[Way, T]]:
    found = defaultdict[Way, dict[Way, T]](dict)
    for way, one in held.items():
        found[way[:steps]][way[steps:]] = one
    return found


def _word(origin: Origin, name: str, word: str, fields: Any) -> Entry:
    """One word of a list."""
    if not isinstance(fields, dict):
        what = "the word’s fields are expected; write {label: …}"
        diagnostic = origin.diagnostic((), what, name=AtReading.value_wrong)
        return InvalidRecord(id=word, origin=origin, of=VOCABULARIES[name], diagnostics=(diagnostic,))
    return built(Term, word, origin, fields, {"vocabulary": VOCABULARIES[name]})
