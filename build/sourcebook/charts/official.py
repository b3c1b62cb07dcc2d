"""The records of each official over time, by the part that the official has in them."""

from collections.abc import Iterator

from sourcebook.drawing import Lane, figures, span_of
from sourcebook.model import Event, Figure, Official, Output, Sourcebook, Term


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `officials/<id>` of each official who has a part in a record.

    Lanes are parts rather than channels: whether somebody speaks or is spoken about is the first thing to know.
    """
    span = span_of(sourcebook)
    parts = sorted((one for one in sourcebook.all(Term) if one.vocabulary == "part"), key=_place_in_file)
    for official in sourcebook.all(Official):
        events = sourcebook.events_of(official)
        lanes = [Lane(_sentence_case(part.label), _with_part(events, official.id, part.id)) for part in parts]
        title = f"{official.name}: records by part"
        caption = "The records in which this official has a part, by that part."
        yield from figures(sourcebook, span, f"officials/{official.id}", title, lanes, caption)


def _with_part(events: tuple[Event, ...], official: str, part: str) -> tuple[Event, ...]:
    """The events in which an official has a part."""
    wanted = (official, part)
    return tuple(event for event in events if any((one.official, one.part) == wanted for one in event.officials))


def _place_in_file(term: Term) -> tuple[int, int]:
    """The line and column of a word in the vocabulary, which its authors have put in order."""
    return term.origin.places.get((), (0, 0))


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
