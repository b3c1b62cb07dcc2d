"""Each official over time: the offices held, the statements by topic, the acts spoken of, and the other records by part."""

from collections.abc import Iterator

from sourcebook.drawing import Band, Lane, Span, figures, span_of
from sourcebook.model import Figure, Official, Output, Quote, ResolvedEvent, Role, Sourcebook, Topic
from sourcebook.model.text import one_line
from sourcebook.site.present import SET_OFF, capital, in_sentence, is_set_off, said_words, voice_words

SPEAKER = "speaker"


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `officials/<id>` of each official who has a part in a record."""
    parts = sourcebook.terms("part")
    for official in sourcebook.all(Official):
        events = sourcebook.resolved_events_of(official)
        span = span_of(events, whole_years=True)
        spoken = _with_part(events, official.id, SPEAKER)
        said = tuple(one for one in spoken if one.is_saying)
        others = [part for part in parts if part.id != SPEAKER]
        lanes = [
            Lane("Offices", (), bands=_offices(official, span)),
            *_by_topic(sourcebook, said, {one.id: _words_of(sourcebook, one, official) for one in said}),
            Lane("Acts spoken of", tuple(one for one in spoken if not one.is_saying)),
            *(Lane(f"As {part.label}", _with_part(events, official.id, part.id)) for part in others),
        ]
        caption = "Offices, statements by topic, acts spoken of, and the other records in which this official has a part."
        if left_out := _left_out(official, span):
            caption += f" Offices that {left_out} are in the list alone."
        title = f"{official.name}: offices and records"
        yield from figures(
            sourcebook,
            span,
            f"officials/{official.id}",
            title,
            lanes,
            caption,
            asked=(("official", official.id),),
            speaker=official,
        )


def _offices(official: Official, span: Span) -> tuple[Band, ...]:
    """The offices held at some time of the span, in order."""
    held = [one for one in official.roles if not _is_over(one, span) and not _is_later(one, span)]
    return tuple(Band(one, not one.is_office) for one in sorted(held, key=lambda one: one.start.order))


def _is_over(role: Role, span: Span) -> bool:
    return role.last is not None and role.last < span.first


def _is_later(role: Role, span: Span) -> bool:
    return role.start.order > span.last


def _left_out(official: Official, span: Span) -> str:
    """Which offices are not of the span, in words; nothing where all are."""
    over = f"ended before {span.first.year}" if any(_is_over(one, span) for one in official.roles) else ""
    later = f"began after {span.last.year}" if any(_is_later(one, span) for one in official.roles) else ""
    return " or ".join(filter(None, (over, later)))


def _by_topic(
    sourcebook: Sourcebook, events: tuple[ResolvedEvent, ...], said: dict[str, str]
) -> Iterator[Lane]:
    """Statements by topic, the topic of most first."""
    spoken_of = {id for one in events for id in one.record.topics}
    lanes = [
        Lane(f"Says: {one.name}", tuple(e for e in events if one.id in e.record.topics), said)
        for one in sourcebook.all(Topic)
        if one.id in spoken_of
    ]
    yield from sorted(lanes, key=lambda lane: -len(lane.events))


def _with_part(events: tuple[ResolvedEvent, ...], official: str, part: str) -> tuple[ResolvedEvent, ...]:
    """The events in which an official has a part."""
    wanted = (official, part)
    return tuple(
        event for event in events if any((one.official, one.part) == wanted for one in event.record.officials)
    )


def _words_of(sourcebook: Sourcebook, event: ResolvedEvent, official: Official) -> str:
    """The first sentence of an event with this official's own words, as the source prints it, below when they were said and how."""
    own = next((one for one in event.quotes if one.speaker == official), None)
    if own is None:
        return ""
    when = said_words(own, event.date)
    told = words_in_sentence(sourcebook, own)
    return f"{capital(when)}; {told}" if when else capital(told)


def words_in_sentence(sourcebook: Sourcebook, one: Quote) -> str:
    """In which voice a quote is, which words of its sentence are meant if others stand around them, and below, the sentence."""
    which = f", {SET_OFF}" if is_set_off(one.parts) else ""
    return f"{voice_words(sourcebook, one)}{which}:\n{one_line(in_sentence(one.parts))}"
