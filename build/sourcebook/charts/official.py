"""Each official over time: the offices held, the statements by topic, and the other records by part."""

from collections.abc import Iterator

from sourcebook.drawing import Band, Lane, Span, figures, span_of
from sourcebook.model import Event, Figure, Official, Output, Source, Sourcebook, Topic

SPEAKER = "speaker"
NO_OFFICE = "no office"  # a role of its own, so that no gap goes undeclared


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `officials/<id>` of each official who has a part in a record."""
    parts = sourcebook.terms("part")
    for official in sourcebook.all(Official):
        events = sourcebook.events_of(official)
        span = span_of(events, whole_years=True)
        spoken = _with_part(events, official.id, SPEAKER)
        others = [part for part in parts if part.id != SPEAKER]
        lanes = [
            Lane("Offices", (), bands=_offices(official, span)),
            *_by_topic(sourcebook, spoken, {one.id: _words_of(sourcebook, one, official) for one in spoken}),
            *(Lane(f"As {part.label}", _with_part(events, official.id, part.id)) for part in others),
        ]
        caption = "Offices, statements by topic, and the other records in which this official has a part."
        if len(lanes[0].bands) < len(official.roles):
            caption += f" Offices that ended before {span.first.year} are in the list alone."
        title = f"{official.name}: offices and records"
        yield from figures(sourcebook, span, f"officials/{official.id}", title, lanes, caption)


def _offices(official: Official, span: Span) -> tuple[Band, ...]:
    """The offices held at some time of the span, in order."""
    held = [
        one for one in official.roles if one.end is None or one.end.last is None or one.end.last >= span.first
    ]
    held.sort(key=lambda one: one.start.order)
    return tuple(Band(one, one.title.casefold() == NO_OFFICE) for one in held if one.start.order <= span.last)


def _by_topic(sourcebook: Sourcebook, events: tuple[Event, ...], said: dict[str, str]) -> Iterator[Lane]:
    """Statements by topic, the topic of most first."""
    lanes = [
        Lane(f"Says: {one.name}", tuple(e for e in events if one.id in e.topics), said)
        for one in sourcebook.all(Topic)
    ]
    yield from sorted(lanes, key=lambda lane: -len(lane.events))


def _with_part(events: tuple[Event, ...], official: str, part: str) -> tuple[Event, ...]:
    """The events in which an official has a part."""
    wanted = (official, part)
    return tuple(
        event for event in events if any((one.official, one.part) == wanted for one in event.officials)
    )


def _words_of(sourcebook: Sourcebook, event: Event, official: Official) -> str:
    """The first sentence of an event that holds this official's own words, as the source prints it."""
    for place, evidence in enumerate(event.evidence):
        if evidence.said_by.who == official.id:
            return sentence(sourcebook, event, place)
    return ""


def sentence(sourcebook: Sourcebook, event: Event, place: int) -> str:
    """The sentence of an event's evidence as plain text on one line, as the source prints it."""
    passage = sourcebook.passage(event, place)
    text = sourcebook.get(Source, passage.source).article.text
    return " ".join(text[passage.sentence_start : passage.sentence_end].split())
