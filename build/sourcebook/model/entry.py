"""What every record has: an id, the place where it was written, and references to other records."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Annotated, Any, ClassVar, NamedTuple, Self, TypeVar, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import InitErrorDetails, PydanticCustomError

from sourcebook.model.diagnostic import Diagnostic, line_and_column
from sourcebook.model.text import Given, Slug, Text, Words
from sourcebook.model.when import When

Path = tuple[str | int, ...]
"""The way to a field of a record: `("evidence", 0, "quote")`."""
NAME = ""
"""The last step of the way to a field's name, rather than to its value."""
Lines = tuple[int, tuple[str, ...]]
"""Lines of a file as they are typed, and the number of the first, from 1."""
Key = tuple[str, str]
"""What names an entry among all others: its noun and its id."""

T = TypeVar("T")


class Frozen(BaseModel):
    """A value that is never changed, and that knows no field it was not given."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=False,
        arbitrary_types_allowed=True,
        defer_build=True,  # until a record of the sort is read: the parts of records never are by themselves
    )


class Reference(NamedTuple):
    """One id that a record names: in which field, and of which nouns it may be."""

    path: Path
    nouns: tuple[str, ...]
    id: str


@dataclass(frozen=True)
class Target:
    """The mark that a field holds ids of other entries."""

    nouns: tuple[str, ...]


def refers_to(*nouns: str) -> Target:
    """Mark a field as holding ids of these nouns: `Annotated[Slug, refers_to("official")]`."""
    return Target(nouns)


def _no_repeats(many: tuple[T, ...]) -> tuple[T, ...]:
    first: dict[T, int] = {}
    again = [index for index, one in enumerate(many) if first.setdefault(one, index) != index]
    if again:
        repeated = PydanticCustomError("author", "stands here twice; remove one")
        raise ValidationError.from_exception_data(
            "repeated", [InitErrorDetails(type=repeated, loc=(index,), input=many[index]) for index in again]
        )
    return many


Many = Annotated[tuple[T, ...], AfterValidator(_no_repeats)]
"""A list without repetitions."""


@dataclass(frozen=True)
class Origin:
    """The file from which a record was read, and where in it each field stands.

    `places` maps the path of a field to the (line, column) of its value, both from 1; `texts` that of a text on lines of
    its own to these.
    `body_line` is the line on which the prose of a Markdown record starts. `prefix` is the way to the record
    where a file holds several; `places` are told from there.
    """

    path: str
    places: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    body_line: int = 1
    prefix: Path = ()
    texts: Mapping[Path, Lines] = field(default_factory=dict)

    def diagnostic(
        self, path: Path, what: str, of_name: bool = False, name: str = "", words: str = ""
    ) -> Diagnostic:
        """Say that something is wrong at a field, or with its name; if it is missing, at what should hold it.

        `name` is that of the rule, where it is known already. Of a text on several lines, it is told where `words` stand.
        """
        at = (*path, NAME) if of_name else path
        while at and at not in self.places:
            at = at[:-1]
        line, column = self._place_of(words, at) or self.places.get(at, (1, 1))
        field = ".".join(map(str, (*self.prefix, *self._as_typed(path, at))))
        return Diagnostic(self.path, line, column, field, what, name=name)

    def _as_typed(self, path: Path, at: Path) -> Path:
        """The way to a field as the file has it: what is read into a single text has no fields there."""
        whole = (
            not at
            or len(at) >= len(path)
            or any(len(one) > len(at) and one[-1] != NAME and one[: len(at)] == at for one in self.places)
        )
        return path if whole else at

    def _place_of(self, words: str, at: Path) -> tuple[int, int] | None:
        """The line and column at which words stand in a text of several lines, if they do."""
        if not words.strip() or at not in self.texts:
            return None
        first, lines = self.texts[at]
        text = "\n".join(lines)
        found = re.search(r"\s+".join(map(re.escape, words.split())), text)
        if not found:
            return None
        line, column = line_and_column(text, found.start())
        return first + line - 1, column


class Change(Frozen):
    """A correction: when it was made, what the record said, what it says now, and why."""

    date: When
    """The day of the correction."""
    was: Text = Field(examples=["The date was 7 March 2031."])
    """What the record said before."""
    now: Text = Field(examples=["The date is 6 March 2031."])
    """What it says now."""
    why: Text = Field(examples=["The article of Friday says “on Thursday”."])
    """Why it was changed."""


class Reading(Frozen):
    """That an editor, by name, has read a record against its articles on a day."""

    name: Given = Field(examples=["Eva Berg"])
    """The editor’s name."""
    date: When
    """The day on which the record was read."""


class Entry(Frozen):
    """One record of the sourcebook. Its id is the name of its file."""

    noun: ClassVar[str]
    """What it is called: `event`."""
    path_pattern: ClassVar[str]
    """Where its records are kept, as a pattern below the root: `content/events/*/*.yaml`."""
    folder: ClassVar[str]
    """Where its pages stand in the site: `events`."""
    section_of: ClassVar[str] = ""
    """The page of which it is a section, named by its id, where it has no page of its own."""

    id: Slug
    origin: Origin = Field(exclude=True)

    @property
    def key(self) -> Key:
        """What names this entry among all others."""
        return self.noun, self.id

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return self.id

    @property
    def order(self) -> tuple[str, ...]:
        """Where it stands among its kind."""
        return (self.label.casefold(), self.id)

    def references(self) -> Iterator[Reference]:
        """Give each reference made in this record."""
        return (Reference(path, nouns, one) for path, nouns, _, one in self._strings if nouns)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Give each text of this record with the way to its field; the prose of a body is `body`."""
        return ((path, one) for path, _, _, one in self._strings)

    def own_words(self) -> Iterator[tuple[Path, str]]:
        """Give each text of this record that a curator words: no id, no address, no name, nothing that others print."""
        return ((path, one) for path, _, is_own, one in self._strings if is_own)

    @cached_property
    def _strings(self) -> tuple[tuple[Path, tuple[str, ...], bool, str], ...]:
        return tuple(_strings(self, ()))

    def __copy__(self) -> Self:
        """A copy that may be given other fields, and so keeps nothing that was worked out of these."""
        copied = super().__copy__()
        copied.__dict__.pop("_strings", None)
        return copied


class Record(Entry):
    """An entry that has an address of its own: it may have had another before, and be corrected."""

    index_text: ClassVar[str] = ""
    """What stands at the head of its index; a noun without one has no index of that kind."""
    can_be_withdrawn: ClassVar[bool] = True
    facet: ClassVar[bool] = False
    """Whether records on the timeline can be narrowed by it."""
    acts: ClassVar[bool] = False
    """Whether it can speak or act: events list it among people and bodies."""
    none_named: ClassVar[str] = ""
    """What the page of an event says where it names none; nothing is said without it."""

    formerly: Many[Slug] = Field(default=(), examples=[["2031-line-open"]])
    """Ids under which it was published before: their addresses lead here."""
    changes: Many[Change] = ()
    """Corrections of substance to what was published, the first one first."""
    read_by: Many[Reading] = ()
    """Editors who answer for the record; for them alone to fill."""


class InvalidRecord(Entry):
    """A record that could not be read as its noun: it keeps its id, so references to it stay good."""

    noun: ClassVar[str] = "invalid"
    of: str
    """The noun that it was meant to be."""
    diagnostics: tuple[Diagnostic, ...]
    misnamed: tuple[Reference, ...] = ()
    """What stands where the id of a record or a word belongs, and is none."""
    rest: Entry | None = None
    """The record without the fields that are wrong, where it can be read so: rules look at that."""
    draft: Entry | None = None
    """Where it cannot, the record with something standing in for each: only what is not about those can be judged by it."""
    stand_ins: tuple[Path, ...] = ()
    """The ways to what stands in."""

    @property
    def key(self) -> Key:
        """The key that the sound record would have."""
        return self.of, self.id

    def references(self) -> Iterator[Reference]:
        """Yield each reference of what can be judged."""
        return self.draft.references() if self.draft else iter(())

    def texts(self) -> Iterator[tuple[Path, str]]:
        """No text can be judged before the record is read."""
        return iter(())

    id: str  # whatever the file is called


def marks_of(annotation: Any) -> Iterator[Any]:
    """What an annotation is marked with, at any depth: in `Annotated[Slug, mark] | None` too."""
    for part in get_args(annotation):
        yield part
        yield from marks_of(part)


@lru_cache
def _in_own_words(model: type[Frozen]) -> frozenset[str]:
    """The fields of a model that hold words of a curator."""
    marks = {name: (*one.metadata, *marks_of(one.annotation)) for name, one in model.model_fields.items()}
    return frozenset(name for name, all in marks.items() if Words.own in all and Words.given not in all)


@lru_cache
def _written_fields(model: type[Frozen]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Each field of a model but id and origin: its name, that in files, and the nouns whose ids it may hold."""
    fields = ((name, info) for name, info in model.model_fields.items() if name not in ("id", "origin"))
    return tuple((name, info.alias or name, nouns_of_field(info)) for name, info in fields)


def listed_nouns(model: type[Frozen]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that are lists of ids, each with the noun, or the vocabulary, whose ids they are."""
    lists = ((name, nouns) for name, _, nouns in _written_fields(model) if len(nouns) == 1)
    return tuple(
        (name, nouns[0]) for name, nouns in lists if get_origin(model.model_fields[name].annotation) is tuple
    )


def nouns_of_field(field: FieldInfo) -> tuple[str, ...]:
    """The nouns whose ids a field of a model may hold."""
    marks = (*field.metadata, *marks_of(field.annotation))
    return tuple(noun for mark in marks if isinstance(mark, Target) for noun in mark.nouns)


def model_of_field(field: FieldInfo) -> type[Frozen] | None:
    """The model of the values of a field, if these have fields of their own."""
    kinds = (field.annotation, *marks_of(field.annotation))
    return next((one for one in kinds if isinstance(one, type) and issubclass(one, Frozen)), None)


def fields_on(noun: type[Entry], way: Path) -> Iterator[FieldInfo | None]:
    """The field of each name on a way through a record, as files have the names; None of a name that is no field."""
    model: type[Frozen] | None = noun
    for step in (one for one in way if isinstance(one, str)):
        fields = model.model_fields.items() if model else ()
        field = next((field for name, field in fields if step == (field.alias or name)), None)
        yield field
        model = model_of_field(field) if field else None


def nouns_of(noun: type[Entry], way: Path) -> tuple[str, ...]:
    """The nouns of which a field may hold ids; none if it holds other things."""
    *_, field = (None, *fields_on(noun, way))
    return nouns_of_field(field) if field else ()


def _strings(value: Frozen, prefix: Path) -> Iterator[tuple[Path, tuple[str, ...], bool, str]]:
    """Each string of a value, at any depth: the way to it, the nouns it may name, whether it is a curator’s words, and itself."""
    own = _in_own_words(type(value))
    for name, alias, nouns in _written_fields(type(value)):
        content = getattr(value, name)
        several = isinstance(content, tuple)
        for index, one in enumerate(content if several else (content,)):
            path: Path = (*prefix, alias, index) if several else (*prefix, alias)
            if isinstance(one, Frozen):
                yield from _strings(one, path)
            elif isinstance(one, str):
                yield path, nouns, name in own, one
