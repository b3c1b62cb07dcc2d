"""A contact as a line between the sides: what each side says to its having taken place, and what else it rests on."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from sourcebook.model.outside import Outside
from sourcebook.model.resolved import ResolvedEvent
from sourcebook.model.site import Side
from sourcebook.model.term import Term

HalfKind = Literal["says", "wishes", "rejects", "answers", "speaks-else", "not-heard"]
"""What a side does, in this order: says that it took place; wishes for a plan; denies, contradicts or refuses it; answers
otherwise; has words on record, but none on whether it took place; has no words on record."""


Middle = Literal["public", "person", "wisher", "body", "unnamed", "article"]
"""What a contact rests on beside the word of a side, in this order: an act in public; the word of somebody not known to speak
for a side then, or for a plan that one’s wish or readiness; the word of an outlet or of another body that speaks for no side; sources
without a name; an article’s own words."""


Sort = Literal["person", "body", "unnamed"]
"""What somebody is who speaks for no side."""


class Planner(NamedTuple):
    """Who wishes for a plan, or is ready for it, or refuses it, and is not known to speak for a side then."""

    name: str
    """The name; of sources without one, what the record calls them."""
    sort: Sort
    stances: tuple[Term, ...]
    """What this one says to it, each once; nothing where the article alone says so."""
    wishes: bool
    refuses: bool


class Half(NamedTuple):
    """One side’s half of a contact."""

    side: Side
    kind: HalfKind
    stances: tuple[Term, ...] = ()
    """The positions that officials or state bodies of the side take, each once, in the order of the evidence."""
    quotes: tuple[int, ...] = ()
    """The numbers of the passages that have them, from 1."""
    answers: tuple[Term, ...] = ()
    """Where no passage of the record has a position of the side: the kinds of its statements that answer it or speak of it."""
    is_elsewhere: bool = False
    """Whether it is quoted in connected records alone, which take no position on the contact."""
    wishes: bool = False
    """Whether the record has somebody of the side among those who wish for the plan."""
    refuses: bool = False
    """Whether the record has somebody of the side among those who refuse the plan; the same side can wish, too."""

    @property
    def partial(self) -> tuple[Term, ...]:
        """The stances of a side that says nothing more than a part of it, as that it suggests it; none where it says so in full."""
        told = tuple(one for one in self.stances if one.supports)
        return told if all(one.is_partial for one in told) else ()


@dataclass(frozen=True)
class HalfLine:
    """A contact: one half for each side that has countries, in the order of the site’s sides."""

    event: ResolvedEvent
    halves: tuple[Half, ...]
    middle: Middle | None
    """What the contact rests on where no side says that it took place."""
    outside: tuple[Outside, ...]
    """The pages outside the articles that document it."""
    planners: tuple[Planner, ...] = ()
    """Those of no side who wish for the plan or refuse it, each once."""
    beside: tuple[Middle, ...] = ()
    """Where a side says that it took place: who else says so."""

    @property
    def saying(self) -> tuple[Side, ...]:
        """The sides that say that it took place, be it in part."""
        return tuple(one.side for one in self.halves if one.kind == "says")

    @property
    def saying_in_full(self) -> tuple[Side, ...]:
        """The sides that say that it took place, and do not only suggest it or confirm a part."""
        return tuple(one.side for one in self.halves if one.kind == "says" and not one.partial)
