"""Who differs in a contradiction: whoever speaks in its passages, each with all that is that one’s."""

from typing import NamedTuple

from sourcebook.model import Contradiction, Event, Quote, Sourcebook
from sourcebook.resolve.sources import printed_by
from sourcebook.site.present import ShownQuote, capital, shown, unrecorded_speaker


class PartyPassage(NamedTuple):
    """One of the passages, with the event that has it and the day on which it was said."""

    event: Event
    said: str
    quote: ShownQuote


class Party(NamedTuple):
    """One who speaks, and the passages that are that one’s, in the order in which they were said."""

    name: str
    passages: tuple[PartyPassage, ...]


def parties(sourcebook: Sourcebook, contradiction: Contradiction) -> tuple[Party, ...]:
    """Who speaks in the passages, in the order in which each first does, each with all that is that one’s."""
    quotes = (sourcebook.quotes[one.event][one.quote - 1] for one in contradiction.passages)
    found: dict[tuple[str, str], list[PartyPassage]] = {}
    for one in sorted(quotes, key=lambda one: (*one.said.order, one.event.order)):
        passage = PartyPassage(one.event, capital(one.said.words), shown(sourcebook, one, one.said.date))
        found.setdefault(_party(sourcebook, one), []).append(passage)
    return tuple(Party(capital(name), tuple(passages)) for (name, _), passages in found.items())


def names(sourcebook: Sourcebook, contradiction: Contradiction) -> str:
    """Who differs, on one line."""
    return " · ".join(one.name for one in parties(sourcebook, contradiction))


def _party(sourcebook: Sourcebook, one: Quote) -> tuple[str, str]:
    """Whose a passage is, as a column is headed, and of what: those without a name are the same in one origin alone."""
    if one.speaker:
        return one.speaker.label, one.speaker.id
    if one.evidence.said_by.unnamed:
        return one.evidence.said_by.unnamed, one.origin.id
    if one.passage.paragraph.set_apart is not None:
        return unrecorded_speaker(sourcebook, one), one.source.id
    return printed_by(sourcebook, one.source), ""
