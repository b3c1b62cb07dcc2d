"""The sourcebook: every entry in order, who refers to whom, and every quote's place in its source."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from inspect import unwrap
from pathlib import PurePosixPath
from typing import Any, NamedTuple, TypeVar

from sourcebook.model.diagnostic import Diagnostic
from sourcebook.model.entry import Entry, InvalidRecord, Key, Record, Reference
from sourcebook.model.event import Event
from sourcebook.model.official import Official
from sourcebook.model.organisation import Organisation
from sourcebook.model.register import Register
from sourcebook.model.resolved import Quote, ResolvedClaim, ResolvedEvent, Unproven
from sourcebook.model.seed import Paragraph
from sourcebook.model.setup import CitationFile, Setup
from sourcebook.model.site import Site
from sourcebook.model.term import Term, WordList

E = TypeVar("E", bound=Entry)
T = TypeVar("T")


class Linked(NamedTuple):
    """What a link to a record is called, and where it leads: a file below out/pages, and a section of it, if it is one."""

    label: str
    page: PurePosixPath
    section: str
    address: str
    """Where that is published."""


class Backlink(NamedTuple):
    """A text of another record that links here, and the sentence in which it does, as it was typed."""

    entry: Entry
    sentence: str


@dataclass(frozen=True)
class Sourcebook:
    """Everything that is known, in order, and how it hangs together."""

    entries: tuple[Entry, ...]
    """Every entry in order, the invalid and those of a doubled id too."""
    by_key: Mapping[Key, Entry]
    mentions: Mapping[Key, tuple[Entry, ...]]
    """Who refers to an entry, in order."""
    backlinks: Mapping[Key, tuple[Backlink, ...]]
    """Whose texts link to an entry, in order."""
    articles: Mapping[str, tuple[Paragraph, ...]]
    """The paragraphs of each source's article, boilerplate left out."""
    unreadable: tuple[Diagnostic, ...] = ()
    """What is wrong with files that are no record at all."""
    setup: Setup = field(default_factory=Setup)
    """What mkdocs.yml says."""
    citation: CitationFile | None = None
    """What CITATION.cff says, if it is there."""
    misnamed: tuple[tuple[Entry, Reference], ...] = ()
    """What stands where the id of a record or a word belongs, and is none; with the entry in which it does."""
    quotes: Mapping[str, tuple[Quote, ...]] = field(default_factory=dict)
    """The proven quotes of each event, by its id."""
    unproven: tuple[Unproven, ...] = ()
    """The quotes that were not found in their sources; none in a sound sourcebook."""
    events: Mapping[str, ResolvedEvent] = field(default_factory=dict)
    """Each event whose references all lead somewhere, resolved, by its id and in order: in a sound sourcebook all."""
    claims: Mapping[str, ResolvedClaim] = field(default_factory=dict)
    """Each claim likewise."""
    links: Mapping[Key, Linked] = field(default_factory=dict)
    """How each record is linked to."""
    naming: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The ids of the sources whose articles name an official or organisation, by its id."""
    worked_out: dict[Callable[..., Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What functions marked with `once` found in it."""

    @cached_property
    def _by_noun(self) -> Mapping[type[Entry], tuple[Any, ...]]:
        found = defaultdict[type[Entry], list[Entry]](list)
        for one in self.entries:
            found[type(one)].append(one)
        return {noun: tuple(entries) for noun, entries in found.items()}

    def all(self, noun: type[E]) -> tuple[E, ...]:
        """Every sound entry of one noun, in order."""
        return self._by_noun.get(noun, ())

    def records(self) -> Iterator[Record]:
        """Every sound entry that has an address of its own, in order."""
        return (one for one in self.entries if isinstance(one, Record))

    def invalid_records(self) -> tuple[InvalidRecord, ...]:
        """Every entry that could not be read."""
        return self.all(InvalidRecord)

    def find(self, noun: type[E], id: str | None) -> E | None:
        """The sound entry of this noun and id, if there is one."""
        found = self.by_key.get((noun.noun, id or ""))
        return found if type(found) is noun else None

    def get(self, noun: type[E], id: str) -> E:
        """The sound entry of this noun and id, which `check` has seen to be there; else KeyError."""
        found = self.by_key[noun.noun, id]
        if type(found) is not noun:
            raise KeyError(id)
        return found

    def speaker(self, id: str | None) -> Official | Organisation | None:
        """The sound official or organisation of this id, if there is one."""
        return self.find(Official, id) or self.find(Organisation, id)

    def term(self, vocabulary: str, id: str) -> Term:
        """A word of the vocabulary, which `check` has seen to be there: `term("status", "on-record")`; else KeyError."""
        found = self.by_key[vocabulary, id]
        if not isinstance(found, Term):
            raise KeyError(id)
        return found

    def find_term(self, vocabulary: str, id: str) -> Term | None:
        """A word of the vocabulary, as `term` finds it; None if it is not there."""
        found = self.by_key.get((vocabulary, id))
        return found if isinstance(found, Term) else None

    def terms(self, vocabulary: str) -> tuple[Term, ...]:
        """The words of one vocabulary, in the order into which its authors have put them."""
        return self._terms.get(vocabulary, ())

    @cached_property
    def _terms(self) -> Mapping[str, tuple[Term, ...]]:
        found = defaultdict[str, list[Term]](list)
        for one in sorted(self.all(Term), key=lambda one: one.origin.places.get((), (0, 0))):
            found[one.vocabulary].append(one)
        return {vocabulary: tuple(terms) for vocabulary, terms in found.items()}

    @cached_property
    def site(self) -> Site:
        """The site's own record; `check` has seen that it is there."""
        return self.get(Site, "site")

    @property
    def register(self) -> Register:
        """What was published; an empty register where there is none."""
        return self.find(Register, "published") or Register.empty()

    def words(self, sort: str) -> tuple[str, ...]:
        """The words of one list of the vocabulary: `words("loaded_words")`."""
        found = self.by_key.get((WordList.noun, sort.replace("_", "-")))
        return found.words if isinstance(found, WordList) else ()

    def resolved_events(self) -> tuple[ResolvedEvent, ...]:
        """Every event, resolved, in order."""
        return tuple(self.events.values())

    def resolved_events_of(self, entry: Entry) -> tuple[ResolvedEvent, ...]:
        """The events that refer to an entry, resolved, the earliest first."""
        return tuple(self.events[one.id] for one in self.events_of(entry))

    def events_of(self, entry: Entry) -> tuple[Event, ...]:
        """The events that refer to an entry, the earliest first."""
        return self._events_of.get(entry.key, ())

    @cached_property
    def _events_of(self) -> Mapping[Key, tuple[Event, ...]]:
        return {
            key: tuple([one for one in naming if isinstance(one, Event)])
            for key, naming in self.mentions.items()
        }

    def all_quotes(self) -> Iterator[Quote]:
        """Every proven quote, in the order of the events."""
        return (one for quotes in self.quotes.values() for one in quotes)


def once(make: Callable[[Sourcebook], T]) -> Callable[[Sourcebook], T]:
    """Let a function of a whole sourcebook be worked out once for it, however many rules ask: what it returns is shared."""

    @wraps(make)
    def found(book: Sourcebook) -> T:
        if make not in book.worked_out:
            book.worked_out[make] = make(book)
        result: T = book.worked_out[make]
        return result

    return found


def carried(part: Sourcebook, whole: Sourcebook, *found: Callable[[Sourcebook], Any]) -> Sourcebook:
    """A part of a sourcebook, with what functions marked with `once` find in all of it."""
    part.worked_out.update((unwrap(one), one(whole)) for one in found)
    return part
