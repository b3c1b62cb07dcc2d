"""What an author may have meant by an id that is not there."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from sourcebook.model import VOCABULARIES, Official, Organisation, Sourcebook, Withdrawn
from sourcebook.read.did_you_mean import did_you_mean
from sourcebook.read.files import slug

MOST_SUGGESTED = 100
LISTS = {noun: name for name, noun in VOCABULARIES.items()}
"""The lists of the vocabulary, by what one word of each is called."""
_SPEAKERS = {Official.noun, Organisation.noun}
_SPEAKER_MEND = "; write the id of a recorded official or organisation, {unnamed: …} for sources without a name, or narration"


def empty_lists(sourcebook: Sourcebook) -> frozenset[str]:
    """What one word of each list is called of which the vocabulary has none."""
    return frozenset(LISTS) - {noun for noun, _ in sourcebook.by_key}


class Known:
    """Every id by its noun, gathered when it is first asked which may have been meant."""

    def __init__(self, sourcebook: Sourcebook) -> None:
        self.book = sourcebook
        self.answers: dict[tuple[tuple[str, ...], str], str] = {}

    @cached_property
    def ids(self) -> Mapping[str, list[str]]:
        """The ids by noun."""
        found = defaultdict[str, list[str]](list)
        for noun, id in self.book.by_key:
            found[noun].append(id)
        return found

    @cached_property
    def named(self) -> Mapping[tuple[str, str], set[str]]:
        """The ids by noun and recorded name."""
        found = defaultdict[tuple[str, str], set[str]](set)
        for (noun, id), entry in self.book.by_key.items():
            for name in (entry.label, *getattr(entry, "aliases", ())):
                found[noun, name].add(id)
        return found

    @cached_property
    def slugs(self) -> Mapping[tuple[str, str], set[str]]:
        """The ids by noun and what would be the id of their name."""
        found = defaultdict[tuple[str, str], set[str]](set)
        for (noun, id), entry in self.book.by_key.items():
            found[noun, slug(entry.label)].add(id)
        return found

    @cached_property
    def former(self) -> Mapping[tuple[str, str], str]:
        """The ids of today by noun and former id."""
        return {(one.key[0], id): one.id for one in self.book.records() for id in one.formerly}

    def mend(self, nouns: tuple[str, ...], typed: str) -> str:
        """What to write instead of an id that is not there; after many, no likeness is sought any more.

        A recorded name is answered with its id, and an id that a record had with the one that it has. Nobody is offered by
        likeness to whom words could be given: a wrong name that fits is worse than none.
        """
        if (nouns, typed) not in self.answers:
            self.answers[nouns, typed] = self._mend(nouns, typed)
        return self.answers[nouns, typed]

    def _mend(self, nouns: tuple[str, ...], typed: str) -> str:
        names = (typed, f"{typed[:1].upper()}{typed[1:]}")
        named = {id for noun in nouns for name in names for id in self.named.get((noun, name), ())}
        if len(named) == 1 and nouns[0] not in LISTS:
            return f"; that is a name, write its id: {named.pop()}"
        alike = {id for noun in nouns for id in self.slugs.get((noun, typed), ())}
        if len(alike) == 1 and nouns[0] not in LISTS:
            return f"; the record with this name is {alike.pop()}: write this id, or give its file the name {typed} again"
        later = next((self.former[noun, typed] for noun in nouns if (noun, typed) in self.former), None)
        if later:
            return f"; that record is called {later} now: write this id"
        other = next(
            (noun for noun in self.ids if (noun, typed) in self.book.by_key and noun not in LISTS), None
        )
        if other == Withdrawn.noun and nouns[0] not in LISTS:
            return f"; the record of this id was withdrawn: take it out, or name the one that says it now, if content/withdrawn/{typed}.yaml has one"
        if other and nouns[0] not in LISTS:
            return f"; the record of this id is of another kind, {other}: write it in the field for that, or correct the id"
        if nouns[0] in LISTS:
            return self._word(nouns[0], typed)
        if set(nouns) & _SPEAKERS:
            return _SPEAKER_MEND if len(nouns) > 1 else "; add the record, or correct the id"
        ids = [one for noun in nouns for one in self.ids[noun]] if len(self.answers) < MOST_SUGGESTED else []
        return near(typed, ids)

    def _word(self, noun: str, typed: str) -> str:
        """Which words the list of a vocabulary has, the likeliest first."""
        known = sorted(self.ids[noun])
        meant = did_you_mean(typed, known)
        words = f"words under `{LISTS[noun]}` in the vocabulary are {', '.join(known)}"
        return f"; {meant} The {words}" if meant else f"; the {words}"


def near(id: str, known: list[str]) -> str:
    """What to write instead of an id that is none of those known."""
    return f"; {did_you_mean(id, known) or 'add its record, or name one that is there'}"
