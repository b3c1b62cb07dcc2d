"""What is known of a new record, field by field -> its file; of a source, its article too."""

import hashlib
import re
import stat
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from sourcebook.editing.article import boilerplate_clues, date_clues
from sourcebook.editing.scaffold import scaffold
from sourcebook.editing.schema import schema_path
from sourcebook.model import NOUNS, Event, Origin, Record, Register, Source, Term, Withdrawn, printable
from sourcebook.model.fields import LISTS, FieldOf, fields_of, written_name
from sourcebook.read.complaints import complaint_of
from sourcebook.read.did_you_mean import did_you_mean
from sourcebook.read.files import LINK, is_through_link
from sourcebook.read.records import read
from sourcebook.read.seeds import LARGEST_SEED, seed_flaw
from sourcebook.read.slips import Unreadable
from sourcebook.read.yaml import parse, plain

TITLES = ("title", "name", "question", "described_as")
"""What an id is made of, the first that there is."""
DATES: dict[type[Record], str] = {Event: "date", Source: "published"}
"""The nouns whose ids start with a year, and where they have it from."""
ASKED: dict[type[Record], dict[str, Any]] = {Source: {"title": "", "publisher": {"name": "", "basis": ""}}}
"""What is to be filled in though the model lets it be left out, since nearly every record has it."""


class NotDrafted(Exception):
    """Why a record, or a value of it, cannot be written so."""


class Draft:
    """A record that is being begun; nothing is written before `write`."""

    def __init__(
        self, root: Path, noun: type[Record], given: Mapping[str, str], article: Path | None = None
    ) -> None:
        """Take what is known, of a source its article; raise `NotDrafted` where it cannot stand, OSError from the disk."""
        self.root, self.noun = root, noun
        self.known: dict[str, dict[str, str]] = defaultdict(dict)
        entries = read(root).entries
        for entry in entries:
            self.known[entry.key[0]][entry.id] = entry.origin.path
        registers = [one for one in entries if isinstance(one, Register)]
        self.published: dict[tuple[str, str], Mapping[str, Any]] = {
            each.key: one.relied_on.get(each.key, {}) for one in registers for each in one.published
        }
        self.published |= {key: state for one in registers for key, state in one.relied_on.items()}
        self.published |= {one.key: {"title": one.label} for one in entries if isinstance(one, Record)}
        self.records = {one.key: one for one in entries if isinstance(one, Record)}
        self.values: dict[str, Any] = {}
        self.article = (
            _received(article, [one for one in entries if isinstance(one, Source)]) if article else b""
        )
        for name, text in given.items():
            self.take(name, text)

    def fill_in(self, id: str) -> None:
        """Of a record that is withdrawn, take what it was, which title it had and its `changes`, where the register or its file has them.

        Raise `NotDrafted` for an id that no record has or had.
        """
        if self.noun is not Withdrawn or not id:
            return
        was = [(noun, state) for (noun, one), state in self._withdrawable() if one == id]
        if not was:
            raise NotDrafted(_never_there(id, {one for (_, one), _ in self._withdrawable()}))
        if len(was) == 1:
            [(noun, state)] = was
            self.values = {
                "was": noun,
                **({"title": state["title"]} if "title" in state else {}),
                **self._corrections(noun, id),
                **self.values,
            }

    def _withdrawable(self) -> list[tuple[tuple[str, str], Mapping[str, Any]]]:
        """Each record that is there or was published, and can be withdrawn, with what is known of it."""
        nouns = {one.noun for one in NOUNS if one.can_be_withdrawn}
        return [(key, state) for key, state in self.published.items() if key[0] in nouns]

    def _corrections(self, noun: str, id: str) -> dict[str, Any]:
        """The corrections of a record whose file is there, as that file has them."""
        record = self.records.get((noun, id))
        changes = [
            {
                name: str(getattr(one, name)) if name != "date" else one.date.text
                for name in type(one).model_fields
            }
            for one in (record.changes if record else ())
        ]
        return {"changes": changes} if changes else {}

    def to_delete(self, id: str) -> str:
        """The file of a record that is there still, though it is withdrawn; empty where none is."""
        record = self.records.get((self.values.get("was", ""), id)) if self.noun is Withdrawn else None
        return record.origin.path if record else ""

    def to_ask(self) -> list[FieldOf]:
        """The fields that a record must have, that are not known, and that can be typed on a line."""
        made_here = ("seed", "sha256") if self.noun is Source else ()
        asked = ASKED.get(self.noun, {})
        return [
            one
            for one in fields_of(self.noun)
            if (one.required or one.name in asked)
            and not one.inner
            and one.name not in (*self.values, *made_here, "body")
        ]

    def hint(self, field: FieldOf) -> str:
        """What a field is for, and the words that can stand there."""
        words = self._words(field)
        return field.told + (f"\n  {', '.join(words)}" if words else "")

    def _words(self, field: FieldOf) -> Mapping[str, str]:
        """The words of the vocabulary that can stand in a field, if it holds such."""
        return self.known[field.nouns[0]] if field.nouns and field.nouns[0] in LISTS else {}

    def take(self, name: str, text: str) -> None:
        """Take a value as it is typed, a list with commas; raise `NotDrafted` if it cannot stand there."""
        fields = {one.name: one for one in fields_of(self.noun)}
        if name not in fields:
            mend = did_you_mean(name, fields) or f"its fields are {', '.join(fields)}"
            raise NotDrafted(f"{printable(name)} is not a field of {written_name(self.noun)}; {mend}")
        value = _typed(fields[name], text)
        self._hold(fields[name], value)
        self.values[name] = value

    def _hold(self, field: FieldOf, value: Any) -> None:
        """Hold a value against the vocabulary and the model."""
        words = self._words(field)
        for one in value if isinstance(value, list) else [value]:
            if words and isinstance(one, str) and one not in words:
                raise NotDrafted(
                    f"{field.name}: “{printable(one)}” is not one of its words: {', '.join(words)}"
                )
        try:
            self.noun(**{field.name: value, "id": "some-id", "origin": Origin("")})
        except ValidationError as error:
            for one in error.errors():
                if one["loc"][0] == field.name and one["type"] != "missing":
                    way = ".".join(map(str, one["loc"]))
                    raise NotDrafted(f"{way}: {complaint_of(one, self.noun)}") from None

    def suggested_id(self) -> str:
        """An id made of the title, with the year of what has a date; empty where there is no title."""
        from slugify import slugify

        title = next((self.values[one] for one in TITLES if self.values.get(one)), "")
        year = self._year()
        slug = slugify(title, max_length=60, word_boundary=True, save_order=True)
        return f"{year}-{slug}" if year and slug and not slug.startswith(year) else slug

    def _year(self) -> str:
        found = re.search(r"\d{4}", str(self.values.get(DATES.get(self.noun, ""), "")))
        return found[0] if found else ""

    def write(self, id: str) -> tuple[PurePosixPath, tuple[str, ...]]:
        """Write the file, of a source its article too; answer where, and which fields are left to fill in.

        Raise `NotDrafted`, and write nothing, if the id cannot be or a file is there already.
        """
        id = id or self.suggested_id()
        self.fill_in(id)
        path = self.path(id)
        seed = PurePosixPath("seeds", f"{path.stem}.txt")
        values = {**ASKED.get(self.noun, {}), **self.values}
        beside = {}
        if self.noun is Source:
            values |= {"seed": str(seed), "sha256": hashlib.sha256(self.article).hexdigest()}
            text = self.article.decode("utf-8")
            beside = {"published": date_clues(text), "boilerplate": boilerplate_clues(text, values["title"])}
        has_schema = (self.root / schema_path(self.noun)).is_file()
        words = {noun: self.known[noun] for noun in LISTS}
        made = scaffold(self.noun, values, beside, path if has_schema else None, words)
        if self.noun is Source:
            self._put(seed, self.article)
        try:
            self._put(path, made.text.encode("utf-8"))
        except BaseException:
            if self.noun is Source:
                (self.root / seed).unlink()
            raise
        return path, made.left

    def path(self, id: str) -> PurePosixPath:
        """Where a record of this id is to stand; raise `NotDrafted` if it cannot be."""
        if not id:
            raise NotDrafted(f"an id is needed; give --id, or a title with --set {self._title()}=…")
        try:
            self.noun(id=id, origin=Origin(""))
        except ValidationError as error:
            for one in error.errors():
                if one["loc"] == ("id",):
                    # As of an id inside a file: there is no file yet that could be renamed.
                    raise NotDrafted(f"id: {complaint_of(one, Term)}") from None
        if id in self.known[self.noun.noun]:
            raise NotDrafted(
                f"{self.known[self.noun.noun][id]} is there already; choose another id with --id"
            )
        *folders, name = self.noun.path_pattern.split("/")
        year = id[:4] if re.match(r"\d{4}-", id) else self._year()
        if "*" in folders and not year:
            raise NotDrafted(
                "the file lies in the folder of its year; give an id that starts with the year, or --set date=…"
            )
        return PurePosixPath(*(year if one == "*" else one for one in folders), name.replace("*", id))

    def _title(self) -> str:
        names = [one.name for one in fields_of(self.noun)]
        return next(one for one in TITLES if one in names)

    def _put(self, path: PurePosixPath, data: bytes) -> None:
        """Write a file that is not there yet, and nothing where a link leads."""
        if is_through_link(self.root, str(path)):
            raise NotDrafted(f"{path} {LINK}")
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        try:
            with (self.root / path).open("xb") as file:
                file.write(data)
        except FileExistsError:
            raise NotDrafted(f"{path} is there already; choose another id with --id") from None


def _typed(field: FieldOf, text: str) -> Any:
    """A value as it was typed: a list or fields as in a file, the brackets of a plain list left out or not."""
    if not field.several and not field.inner:
        return text
    if field.several and not field.inner and not text.lstrip().startswith("["):
        return [one.strip() for one in text.split(",") if one.strip()]
    try:
        return plain(parse(f"a: {text}"))["a"]
    except Unreadable as error:
        raise NotDrafted(f"{field.name}: {error.what}") from None


def _never_there(id: str, known: Collection[str]) -> str:
    """That nothing of this id can be withdrawn, and which id may be meant."""
    mend = did_you_mean(id, sorted(known)) or "give the id of a record with --id"
    return f"“{printable(id)}” is no record and was never published, so nothing can be withdrawn under it; {mend}"


def _received(article: Path, sources: list[Source]) -> bytes:
    """The bytes of an article that can be published character for character, and is not here yet."""
    status = article.stat()
    if not stat.S_ISREG(status.st_mode) and not article.is_dir():  # a device could be read without end
        raise NotDrafted(f"{article} is no file; give the text of one article")
    data = article.read_bytes() if status.st_size <= LARGEST_SEED or article.is_dir() else b""
    if not data:
        raise NotDrafted(
            f"{article} is empty, or has more than {LARGEST_SEED:,} bytes; give the text of one article"
        )
    try:
        flaw = seed_flaw(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise NotDrafted(f"{article} is not UTF-8; save it as plain text in UTF-8") from None
    if flaw:
        raise NotDrafted(f"{article}:{flaw.line}:{flaw.column}: {flaw.what}")
    digest = hashlib.sha256(data).hexdigest()
    for one in sources:
        if one.article.sha256 == digest:
            raise NotDrafted(f"{article} is here already: {one.origin.path} describes it")
    return data
