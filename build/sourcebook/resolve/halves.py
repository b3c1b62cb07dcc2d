"""Contacts -> half lines: whose word each contact rests on, side by side.

A half is a side’s only where an official in office then or a body of its state takes a position on the contact having taken
place, in the evidence of its record. The country of a speaker or an outlet is not enough; nor is a party that is only named.
"""

from collections.abc import Iterable, Iterator, Mapping

from sourcebook.model import (
    Event,
    Half,
    HalfLine,
    Official,
    Quote,
    ResolvedEvent,
    Side,
    Sourcebook,
    Speaker,
    Term,
)
from sourcebook.model.halves import HalfKind, Middle, Planner, Sort
from sourcebook.model.sourcebook import once
from sourcebook.resolve.sides import side_of_party, side_of_words


def sides_of(book: Sourcebook) -> tuple[Side, ...]:
    """The sides between which contacts are drawn: those that have countries; none where there are not two."""
    sides = tuple(one for one in book.site.sides if one.countries)
    return sides if len(sides) > 1 else ()


@once
def half_lines(book: Sourcebook) -> tuple[HalfLine, ...]:
    """The half line of each contact and of each plan of one, in order of time; none where there are not two sides."""
    return tuple(filter(None, (half_line_of(book, one) for one in book.resolved_events())))


def half_line_of(book: Sourcebook, event: ResolvedEvent) -> HalfLine | None:
    """The half line of an event; None of what is no contact, and where there are not two sides."""
    sides = sides_of(book) if event.is_contact else ()
    return half_line(book, event, sides) if sides else None


def half_line(book: Sourcebook, event: ResolvedEvent, sides: Iterable[Side]) -> HalfLine:
    """The half line of one contact."""
    halves = tuple(_half(book, event, side) for side in sides)
    planners = tuple(_of_no_side(book, event))
    wishers = {"unnamed" if one.sort == "unnamed" else "wisher" for one in planners if one.wishes}
    sorts = {one.sort for one in event.grounds}
    middle, beside = _middle(sorts | wishers), tuple[Middle, ...]()
    if any(one.kind == "says" for one in halves):
        beside = tuple(one for sort, one in BESIDE.items() if sort in sorts)
        middle = middle if middle == "public" else None
    pages = tuple(one.page for one in event.grounds if one.page)
    return HalfLine(event, halves, middle, pages, planners, beside)


BESIDE: Mapping[str, Middle] = {
    "person": "person",
    "outlet": "body",
    "unnamed": "unnamed",
    "article": "article",
}
"""Who else says that a contact took place than a side, by the sort of ground that it is."""


def _of_no_side(book: Sourcebook, event: ResolvedEvent) -> Iterator[Planner]:
    """Those who wish for a plan or refuse it and are of no side, or not known to have been in office then; each once."""
    wished, refused = _parties(event)
    for one in dict.fromkeys((*wished, *refused)):
        whose = book.speaker(one.who)
        name = whose.name if whose else one.unnamed
        if name and _side_of(book, event, one) is None:
            taken = {at.id: at for quote, at in _positions(book, event) if quote.evidence.said_by == one}
            sort: Sort = "unnamed" if not whose else "person" if isinstance(whose, Official) else "body"
            yield Planner(name, sort, tuple(taken.values()), one in wished, one in refused)


def _parties(event: ResolvedEvent) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
    """Who wishes for a plan, and who refuses it."""
    plan = event.record.plan
    return (plan.wished_by, plan.refused_by) if plan else ((), ())


def _middle(sorts: set[str]) -> Middle | None:
    """What a contact rests on beside the word of a side, the strongest first."""
    if "public" in sorts:
        return "public"
    if "person" in sorts:
        return "person"
    if "wisher" in sorts:
        return "wisher"
    if "unnamed" in sorts:
        return "unnamed"
    if "outlet" in sorts:
        return "body"
    return "article" if "article" in sorts else None


def _half(book: Sourcebook, event: ResolvedEvent, side: Side) -> Half:
    """What one side says to the contact: the strongest that its officials and state bodies say, and every stance."""
    taken = [(one.number, stance) for one, stance in _positions(book, event) if _says(book, one, side)]
    stances = tuple({stance.id: stance for _, stance in taken}.values())
    quotes = tuple(number for number, _ in taken)
    wishes, refuses = (any(_side_of(book, event, one) == side for one in of) for of in _parties(event))
    kind: HalfKind
    if any(one.supports for one in stances):
        kind = "says"
    elif wishes:
        kind = "wishes"
    elif refuses or any(one.rejects for one in stances):
        kind = "rejects"
    elif stances:
        kind = "answers"
    else:
        return _beside(book, event, side)
    return Half(side, kind, stances, quotes, wishes=wishes, refuses=refuses)


def _beside(book: Sourcebook, event: ResolvedEvent, side: Side) -> Half:
    """What a side says in statements of its own that are connected with the contact, where the record has no position of it."""
    related = [
        one
        for one in event.connections
        if book.events[one.event.id].is_saying and _speaks(book, book.quotes.get(one.event.id, ()), side)
    ]
    how = {
        relation: tuple(book.events[one.event.id].kind for one in related if _is(relation, event, one.event))
        for relation in ("contradicts", "responds-to", "reports-on")
    }
    if how["contradicts"]:
        return Half(side, "rejects", answers=how["contradicts"])
    if answers := how["responds-to"] or how["reports-on"]:
        return Half(side, "answers", answers=answers)
    if _speaks(book, event.quotes, side):
        return Half(side, "speaks-else")
    return Half(side, "speaks-else", is_elsewhere=True) if related else Half(side, "not-heard")


def _is(relation: str, event: ResolvedEvent, statement: Event) -> bool:
    """Whether a statement stands so to an act; they contradict each other whichever of the two says so."""
    declared = [(one.how, one.event) for one in statement.related]
    if relation == "contradicts":
        declared += [(one.how, event.id) for one in event.record.related if one.event == statement.id]
    return (relation, event.id) in declared


def _speaks(book: Sourcebook, quotes: Iterable[Quote], side: Side) -> bool:
    """Whether the words of a record are a side’s, be it in one passage of several."""
    return any(_says(book, one, side) for one in quotes)


def _positions(book: Sourcebook, event: ResolvedEvent) -> Iterator[tuple[Quote, Term]]:
    """Each passage of the record that takes a position, and the position."""
    return (
        (one, book.term("stance", one.evidence.position)) for one in event.quotes if one.evidence.position
    )


def _says(book: Sourcebook, quote: Quote, side: Side) -> bool:
    """Whether the word of a passage is a side’s."""
    return side_of_words(book, quote) == side


def _side_of(book: Sourcebook, event: ResolvedEvent, party: Speaker) -> Side | None:
    """The side of who wishes for a plan or refuses it."""
    return side_of_party(book, party, event.record, event.quotes)
