"""Claims and contradictions in two versions: who takes which position from which day, and which passages stand side by side."""

import datetime as dt
from collections.abc import Iterator

from sourcebook.changes.both import Both, called, distinct_names, speaker
from sourcebook.changes.difference import Difference
from sourcebook.changes.fields import compare
from sourcebook.changes.quotes import pairs_of_quotes
from sourcebook.changes.wording import quoted
from sourcebook.model import Claim, Contradiction, Event, Position, Sourcebook, When
from sourcebook.model.contradiction import Shown

UNADDRESSED = "unaddressed"
"""How a claim stands with a party that has not spoken to it."""


def of_claim(both: Both, was: Claim, now: Claim) -> Iterator[Difference]:
    """The positions of a claim, each with its party and day, and the other fields."""
    left, came = list(was.positions), list(now.positions)
    for is_same in (_is_whole, _is_of_event, _is_of_party):
        for one in list(left):
            if other := next((two for two in came if is_same(one, two)), None):
                left.remove(one)
                came.remove(other)
                yield from _kept(both, was, now, one, other)
    for one in left:
        stance, day = _stance(both.old, one), _day(both.old, was, one)
        says = f"{stance} → {_before(both.new, now, one, day)}, by {_party(both.old, one)}: the position that counts from {_day_of(both.old, was, one)} was taken out"
        yield both.difference("claim", says, stance, None)
    for one in came:
        stance, day = _stance(both.new, one), _day(both.new, now, one)
        says = f"{_before(both.old, was, one, day)} → {stance}, by {_party(both.new, one)}, counting from {_day_of(both.new, now, one)}"
        yield both.difference("claim", says, None, stance)
    yield from compare(both, ("positions",))


def _is_whole(one: Position, other: Position) -> bool:
    return one == other


def _is_of_event(one: Position, other: Position) -> bool:
    return (one.by, one.event) == (other.by, other.event)


def _is_of_party(one: Position, other: Position) -> bool:
    """Whether both are of one party, or at one event of one stance, so that the position was given to another party."""
    return one.by == other.by or (one.event, one.stance) == (other.event, other.stance)


def _kept(both: Both, was: Claim, now: Claim, one: Position, other: Position) -> Iterator[Difference]:
    """In what a position differs that stands on both sides."""
    old, new = _stance(both.old, one), _stance(both.new, other)
    days = _day_of(both.old, was, one), _day_of(both.new, now, other)
    if one.by != other.by:
        names = distinct_names(one.by, other.by, (_party(both.old, one), _party(both.new, other)))
        says = f"the position {quoted(new)} was given to {names[0]}, now to {names[1]}"
        yield both.difference("speaker", says, *names)
    if one.stance != other.stance:
        says = f"{old} → {new}, by {_party(both.new, other)}, counting from {days[1]}"
        yield both.difference("claim", says, old, new)
    if one.event != other.event:
        titles = called(both.old, (Event.noun,), one.event), called(both.new, (Event.noun,), other.event)
        says = f"the position {quoted(new)} of {_party(both.new, other)} rests on {quoted(titles[1])}, before on {quoted(titles[0])}"
        yield both.difference("claim", says, *titles)
    if days[0] != days[1]:
        says = f"the position {quoted(new)} of {_party(both.new, other)} counts from {days[1]}, before from {days[0]}"
        yield both.difference("said", says, *days)
    for name in ("named", "note"):
        before, after = getattr(one, name), getattr(other, name)
        if before != after:
            says = f"{name} of the position {quoted(new)} of {_party(both.new, other)}: {quoted(before or 'nothing')} → {quoted(after or 'nothing')}"
            yield both.difference("note", says, before, after)


def _party(book: Sourcebook, one: Position) -> str:
    return one.named or speaker(book, one.by)


def _stance(book: Sourcebook, one: Position) -> str:
    """A stance as it is said of a matter: “denied”; by its name where the vocabulary has none."""
    found = book.find_term("stance", one.stance)
    return (found.passive or found.label).removesuffix(" by") if found else one.stance


def _day(book: Sourcebook, claim: Claim, one: Position) -> dt.date | None:
    """The day from which a position counts, as far as it can be worked out."""
    resolved = book.claims.get(claim.id)
    return (
        next((taken.day for taken in resolved.positions if taken.position == one), None) if resolved else None
    )


def _day_of(book: Sourcebook, claim: Claim, one: Position) -> str:
    """That day in words; else the date of the event, as it is written."""
    if day := _day(book, claim, one):
        return str(When.of(day.isoformat()))
    event = book.find(Event, one.event)
    return event.when if event else "an unknown day"


def _before(book: Sourcebook, claim: Claim, one: Position, day: dt.date | None) -> str:
    """How the party stood to the claim without this position, up to its day."""
    others = [other for other in claim.positions if other.by == one.by and other.event != one.event]
    dated = [(when, other) for other in others if (when := _day(book, claim, other)) and day and when <= day]
    return _stance(book, max(dated, key=lambda pair: pair[0])[1]) if dated else UNADDRESSED


def of_contradiction(both: Both, was: Contradiction, now: Contradiction) -> Iterator[Difference]:
    """The passages that stand side by side, known by their words and not by their number; and the other fields."""
    same = {(one.event, one.quote): _today(both, one) for one in was.passages}
    kept = {(one.event, one.quote) for one in now.passages}
    for one in was.passages:
        if same[one.event, one.quote] not in kept:
            passage = _words(both.old, one)
            yield both.difference("passage", f"the passage {passage} stands here no more", passage, None)
    for one in now.passages:
        if (one.event, one.quote) not in same.values():
            passage = _words(both.new, one)
            yield both.difference("passage", f"the passage {passage} is new here", None, passage)
    yield from compare(both, ("passages",))


def _today(both: Both, one: Shown) -> tuple[str, int]:
    """A passage by the number that its quote has today; 0 where the quote was taken out."""
    was, now = both.old.find(Event, one.event), both.new.find(Event, one.event)
    if was is None or now is None:
        return one.event, one.quote
    return one.event, dict(pairs_of_quotes(both, was, now)).get(one.quote, 0)


def _words(book: Sourcebook, one: Shown) -> str:
    """A passage by its words and the event that has it."""
    event = book.find(Event, one.event)
    if event is None or one.quote > len(event.evidence):
        return f"{one.quote} of {one.event}"
    return f"{quoted(event.evidence[one.quote - 1].quote)} of {quoted(event.title)}"
