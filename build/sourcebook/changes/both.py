"""A record in two versions: what is called how on either side, and how a difference of it is made."""

from dataclasses import dataclass
from typing import Any

from sourcebook.changes.difference import Difference, How, how_of, one_line
from sourcebook.model import Entry, Sourcebook, Speaker, When
from sourcebook.model.entry import Frozen, Key, nouns_of_field

LONGEST_SENTENCE = 1_000
NARRATED = "the article in its own words"


@dataclass(frozen=True)
class Both:
    """An entry as it was and as it is, each with its sourcebook."""

    old: Sourcebook
    new: Sourcebook
    was: Entry
    now: Entry

    @property
    def key(self) -> Key:
        """What names it today."""
        return self.now.key

    def difference(
        self, area: str, says: str, before: object = "", after: object = "", how: How | None = None
    ) -> Difference:
        """One difference of this record; which way it goes follows from both sides, if it is not given."""
        sides = [str(one) if isinstance(one, str | When) else "" for one in (before, after)]
        paths = tuple(dict.fromkeys((self.now.origin.path, self.was.origin.path)))
        way = how_of(area, before, after) if how is None else how
        return difference(self.now, paths, area, way, says, *sides)


def difference(of: Entry, paths: tuple[str, ...], area: str, how: How, says: str, *sides: str) -> Difference:
    """A difference of an entry, every text of it on one line and printable."""
    lines = (one_line(says, LONGEST_SENTENCE), *(one_line(one) for one in sides))
    return Difference(of.key, one_line(of.label), tuple(map(one_line, paths)), area, how, *lines)


def called(book: Sourcebook, nouns: tuple[str, ...], id: str) -> str:
    """What an id is called in a sourcebook; itself where it leads nowhere."""
    found = next((book.by_key[noun, id] for noun in nouns if (noun, id) in book.by_key), None)
    return found.label if found else id


def speaker(book: Sourcebook, one: Speaker) -> str:
    """Who speaks, in words."""
    if one.who:
        return called(book, ("official", "organisation"), one.who)
    return f"“{one.unnamed}” (not named)" if one.unnamed else NARRATED


def distinct_names(was: Speaker, now: Speaker, names: tuple[str, str]) -> tuple[str, str]:
    """The names of two who speak, with their ids where both are called the same."""
    if names[0] == names[1] and was.who and now.who:
        return f"{names[0]} ({was.who})", f"{names[1]} ({now.who})"
    return names


def shown(book: Sourcebook, value: Any, nouns: tuple[str, ...] = ()) -> str:
    """A value of a field in words."""
    match value:
        case None | () | "":
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case str():
            return called(book, nouns, value) if nouns else value
        case When():
            return str(value)
        case Speaker():
            return speaker(book, value)
        case tuple():
            return ", ".join(shown(book, one, nouns) for one in value)
        case Frozen():
            parts = ((name, getattr(value, name)) for name in type(value).model_fields)
            return " · ".join(
                shown(book, one, nouns_of_field(type(value).model_fields[name]))
                for name, one in parts
                if one not in (None, (), "", False)
            )
    return str(value)
