"""The whole: every entry in order, who refers to whom, and every quote's place in its source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar, cast

from sourcebook.model.diagnostic import Diagnostic
from sourcebook.model.entry import Entry, InvalidRecord, Key, Record
from sourcebook.model.event import Event, Evidence
from sourcebook.model.official import Official, Role
from sourcebook.model.seed import NotFound, Paragraph, Passage
from sourcebook.model.site import Site
from sourcebook.model.source import Lineage, Source
from sourcebook.model.term import Term, WordList

E = TypeVar("E", bound=Entry)


class Connection(NamedTuple):
    """Another event, how this one stands to it in words, and the relation's note."""

    how: str
    event: Event
    note: str | None


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
    passages: Mapping[tuple[str, int], Passage | NotFound]
    """Where the quote of an event's evidence, or of an official's role (the file, place), stands in its source."""
    unreadable: tuple[Diagnostic, ...] = ()
    """What is wrong with files that are no record at all."""

    def all(self, noun: type[E]) -> tuple[E, ...]:
        """Every sound entry of one noun, in order."""
        return tuple(one for one in self.entries if type(one) is noun)

    def records(self) -> Iterator[Record]:
        """Every sound entry that has an address of its own, in order."""
        return (one for one in self.entries if isinstance(one, Record))

    def invalid_records(self) -> Iterator[InvalidRecord]:
        """Every entry that could not be read."""
        return (one for one in self.entries if isinstance(one, InvalidRecord))

    def find(self, noun: type[E], id: str | None) -> E | None:
        """The sound entry of this noun and id, if there is one."""
        found = self.by_key.get((noun.noun, id or ""))
        return found if type(found) is noun else None

    def get(self, noun: type[E], id: str) -> E:
        """The entry of this noun and id; `check` has seen that it is there."""
        return cast(E, self.by_key[noun.noun, id])

    def term(self, vocabulary: str, id: str) -> Term:
        """A word of the vocabulary: `term("status", "on-record")`; `check` has seen that it is there."""
        return cast(Term, self.by_key[vocabulary, id])

    def terms(self, vocabulary: str) -> list[Term]:
        """The words of one vocabulary, in the order into which its authors have put them."""
        found = (one for one in self.all(Term) if one.vocabulary == vocabulary)
        return sorted(found, key=lambda one: one.origin.places.get((), (0, 0)))

    @property
    def site(self) -> Site:
        """The site's own record; `check` has seen that it is there."""
        return self.get(Site, "site")

    def words(self, sort: str) -> tuple[str, ...]:
        """The words of one list of the vocabulary: `words("loaded_words")`."""
        found = self.by_key.get((WordList.noun, sort.replace("_", "-")))
        return found.words if isinstance(found, WordList) else ()

    def events_of(self, entry: Entry) -> tuple[Event, ...]:
        """The events that refer to an entry, the earliest first."""
        return tuple(one for one in self.mentions.get(entry.key, ()) if isinstance(one, Event))

    def connections(self, event: Event) -> tuple[Connection, ...]:
        """How an event stands to others, told from its side: those it declares, then those declared of it."""
        ours = [
            Connection(self.term("relation", one.how).label, self.get(Event, one.event), one.note)
            for one in event.related
        ]
        theirs = [
            Connection(self._inverse(one.how), other, one.note)
            for other in self.events_of(event)
            for one in other.related
            if one.event == event.id
        ]
        return (*ours, *theirs)

    def _inverse(self, how: str) -> str:
        relation = self.term("relation", how)
        return relation.inverse or relation.label

    def passage(self, event: Event, place: int) -> Passage:
        """Where the quote of an event's evidence stands; `check` has seen that it is found."""
        return cast(Passage, self.passages[event.origin.path, place])

    def seed_text(self, passage: Passage) -> str:
        """The quote, character for character as the seed has it."""
        return self.get(Source, passage.source).article.text[passage.start : passage.end]

    def lineage(self, evidence: Evidence) -> Lineage:
        """The origin that stands behind an evidence: the one it names, or the only one its source has."""
        origins = self.get(Source, evidence.source).origins
        return next((one for one in origins if one.id == evidence.origin), origins[0])

    def speaker_name(self, id: str) -> Entry:
        """The official or organisation of this id."""
        return self.by_key.get(("official", id)) or self.by_key["organisation", id]

    def roles_at(self, event: Event, official: str) -> tuple[Role, ...]:
        """The roles that an official held at the date of an event."""
        found = self.find(Official, official)
        return found.roles_at(event.date) if found else ()
