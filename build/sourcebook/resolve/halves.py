"""Contacts -> half lines: whose word each contact rests on, side by side.

A half is a side’s only where an official or a body of its state takes a position on the contact having taken place, in
the evidence of its record. The country of a speaker or an outlet is not enough; nor is a party that is only named.
"""

from collections.abc import Iterable, Iterator

from sourcebook.model import Event, Half, HalfLine, ResolvedEvent, Side, Sourcebook, Term
from sourcebook.model.halves import Middle
from sourcebook.model.sourcebook import once
from sourcebook.resolve.grounds import side_of_speaker


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
    middle = _middle({one.sort for one in event.grounds})
    if any(one.kind == "says" for one in halves) and middle != "public":
        middle = None
    return HalfLine(event, halves, middle, tuple(one.page for one in event.grounds if one.page))


def _middle(sorts: set[str]) -> Middle | None:
    """What a contact rests on beside the word of a side, the strongest first."""
    if "public" in sorts:
        return "public"
    if "person" in sorts:
        return "person"
    if "unnamed" in sorts:
        return "unnamed"
    if "outlet" in sorts:
        return "body"
    return "article" if "article" in sorts else None


def _half(book: Sourcebook, event: ResolvedEvent, side: Side) -> Half:
    """What one side says to the contact: the strongest that its officials and state bodies say, and every stance."""
    taken = [
        (number, stance) for number, who, stance in _positions(book, event) if _sides_with(book, who, side)
    ]
    stances = tuple({stance.id: stance for _, stance in taken}.values())
    quotes = tuple(number for number, _ in taken)
    plan = event.record.plan
    if any(one.supports for one in stances):
        return Half(side, "says", stances, quotes)
    if plan and any(_sides_with(book, one.who, side) for one in plan.wished_by):
        return Half(side, "wishes", stances, quotes)
    if any(one.rejects for one in stances) or (
        plan and any(_sides_with(book, one.who, side) for one in plan.refused_by)
    ):
        return Half(side, "rejects", stances, quotes)
    if stances:
        return Half(side, "answers", stances, quotes)
    return _beside(book, event, side)


def _beside(book: Sourcebook, event: ResolvedEvent, side: Side) -> Half:
    """What a side says in statements of its own that are connected with the contact, where the record has no position of it."""
    related = [
        one
        for one in event.connections
        if book.events[one.event.id].is_saying and _speaks(book, one.event, side)
    ]
    how = {
        relation: tuple(book.events[one.event.id].kind for one in related if _is(relation, event, one.event))
        for relation in ("contradicts", "responds-to", "reports-on")
    }
    if how["contradicts"]:
        return Half(side, "rejects", answers=how["contradicts"])
    if answers := how["responds-to"] or how["reports-on"]:
        return Half(side, "answers", answers=answers)
    if _speaks(book, event.record, side):
        return Half(side, "speaks-else")
    return Half(side, "speaks-else", is_elsewhere=True) if related else Half(side, "not-heard")


def _is(relation: str, event: ResolvedEvent, statement: Event) -> bool:
    """Whether a statement stands so to an act; they contradict each other whichever of the two says so."""
    declared = [(one.how, one.event) for one in statement.related]
    if relation == "contradicts":
        declared += [(one.how, event.id) for one in event.record.related if one.event == statement.id]
    return (relation, event.id) in declared


def _speaks(book: Sourcebook, record: Event, side: Side) -> bool:
    """Whether the words of a record are a side’s, be it in one passage of several."""
    return any(_sides_with(book, one.said_by.who, side) for one in record.evidence)


def _positions(book: Sourcebook, event: ResolvedEvent) -> Iterator[tuple[int, str | None, Term]]:
    """Each position that a passage of the record takes: the number of the passage, who speaks, and the stance."""
    for number, one in enumerate(event.record.evidence, start=1):
        if one.position:
            yield number, one.said_by.who, book.term("stance", one.position)


def _sides_with(book: Sourcebook, who: str | None, side: Side) -> bool:
    """Whether somebody’s word is a side’s."""
    return who is not None and side_of_speaker(book, who) == side
