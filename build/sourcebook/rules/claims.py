"""C: claims and contradictions. Each rests on words that are on record."""

from collections.abc import Iterator

from sourcebook.model import Claim, Contradiction, Diagnostic, Event, Sourcebook
from sourcebook.rules.proof import is_known
from sourcebook.rules.rule import rule


@rule(
    "C101",
    "position-without-words",
    example="positions.0.by: has no words and no part in 1962-lee-ferry; name who speaks there, or another event",
    reason="A position is taken in words; without them, it would be put into somebody’s mouth.",
    mend="Name who speaks at that event, or the event at which this party takes the position.",
)
def positions_rest_on_words(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Whoever takes a position on a claim speaks, or is named, in the event at which it is taken."""
    for claim in sourcebook.all(Claim):
        for place, position in enumerate(claim.positions):
            event, by = sourcebook.find(Event, position.event), position.by
            if event is None or (by.who and (by.unnamed or not is_known(sourcebook, by.who))):
                continue
            speaks = any(one.said_by == by for one in event.evidence)
            if not speaks and by.who not in event.actors:
                what = f"has no words and no part in {event.id}; name who speaks there, or another event"
                yield claim.origin.diagnostic(("positions", place, "by"), what)


@rule(
    "C102",
    "contradiction-quote-unknown",
    example="passages.0.quote: 1962-lee-ferry has no quote 2; write a number from 1 to 1",
    reason="A contradiction shows the passages that differ; a quote that is not there cannot be shown.",
    mend="Count the quotes of that event from 1, and write the number of the one that is meant.",
)
def contradictions_show_quotes(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each passage of a contradiction is a quote that its event has."""
    for contradiction in sourcebook.all(Contradiction):
        for place, one in enumerate(contradiction.passages):
            event = sourcebook.find(Event, one.event)
            if event and one.quote > len(event.evidence):
                what = f"{event.id} has no quote {one.quote}; write a number from 1 to {len(event.evidence)}"
                yield contradiction.origin.diagnostic(("passages", place, "quote"), what)


@rule(
    "C103",
    "contradiction-alone",
    example="passages: has one passage and nothing to set against it; add another, or a note in `outside`",
    reason="One passage contradicts nothing until something is set against it.",
    mend="Add a second passage, or in `outside` a note with the address of the other report.",
)
def contradictions_have_two_sides(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A contradiction has two passages, or one and a report from outside that is set against it."""
    for contradiction in sourcebook.all(Contradiction):
        if len(contradiction.passages) < 2 and not contradiction.outside:
            what = "has one passage and nothing to set against it; add another, or a note in `outside`"
            yield contradiction.origin.diagnostic(("passages",), what)


RULES = (positions_rest_on_words, contradictions_show_quotes, contradictions_have_two_sides)
