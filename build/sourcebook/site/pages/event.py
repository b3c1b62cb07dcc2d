"""The page of one event."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sourcebook.model import (
    Actor,
    CardFace,
    CardLine,
    Connection,
    Event,
    HalfLine,
    Output,
    Plan,
    ResolvedEvent,
    Sourcebook,
    Speaker,
)
from sourcebook.model.sourcebook import once
from sourcebook.resolve.addresses import page_of
from sourcebook.resolve.days import known_by
from sourcebook.resolve.events import LISTED
from sourcebook.resolve.halves import half_line_of
from sourcebook.resolve.sources import printed_by
from sourcebook.site.days import page_and_words
from sourcebook.site.grounds import grounds_in_words, meaning
from sourcebook.site.halves import drawn, letters, words
from sourcebook.site.markdown import fill
from sourcebook.site.present import (
    apart,
    capital,
    counted_quotes,
    date_words,
    roles_words,
    sentence_voice_words,
    shape,
    shown,
    speaker_words,
    status_words,
    told_once,
    ways,
)

SUBJECTS = tuple(noun for _, noun in LISTED if not noun.acts)
"""The nouns that an event is about, in the order of its fields."""

SEVERAL = 2
"""More records than these that are connected in one way are folded under it."""


class ShownActor(NamedTuple):
    """An official in an event: the parts in words, the offices held then and how these are known."""

    actor: Actor
    part: str
    roles: str
    basis: str


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each event."""
    return (page(sourcebook, one) for one in sourcebook.resolved_events())


def page(sourcebook: Sourcebook, event: ResolvedEvent) -> Output:
    """Make the page of one event."""
    record, acts, actors = event.record, _acts(sourcebook, event), _actors(sourcebook, event)
    quotes, line = [shown(sourcebook, one) for one in event.quotes], half_line_of(sourcebook, event)
    earlier, later = _neighbours(sourcebook)[event.id]
    return fill(
        "event",
        page_of(record),
        sourcebook,
        {
            "event": record,
            "resolved": event,
            "day": date_words(event),
            "shape": shape(event),
            "book": sourcebook,
            "connections": _connections(sourcebook, event),
            "meaning": meaning(event),
            "grounds": grounds_in_words(event.grounds),
            **_planners(sourcebook, record),
            "known_by": page_and_words(known) if (known := known_by(sourcebook, record)) else None,
            "half_line": _half_line(line),
            "qualifies": acts,
            "bodies": [one for one in event.named if one.acts],
            "subjects": [(noun, event.all(noun)) for noun in SUBJECTS],
            "actors": actors,
            "quotes": told_once(quotes),
            "ways": ways(quotes),
            "totals": counted_quotes(event.quotes),
            "earlier": earlier,
            "later": later,
            "backlinks": sourcebook.backlinks.get(record.key, ()),
        },
        on_card=_on_card(event, acts, actors),
        card_face=_best(sourcebook, event, line, acts),
        record=record,
        title=record.title,
        description=" ".join(record.summary.split()),
    )


def _connections(
    sourcebook: Sourcebook, event: ResolvedEvent
) -> list[tuple[str, list[tuple[Connection, str, str]], bool]]:
    """The connected records by how they are connected, each with its date and how far apart it is.

    Those of which there are several stand last, and are to be folded.
    """
    found: dict[str, list[tuple[Connection, str, str]]] = {}
    for one in event.connections:
        when = sourcebook.events[one.event.id].when
        found.setdefault(one.how, []).append((one, when, apart(one.days)))
    told = [(how, each, len(each) > SEVERAL) for how, each in found.items()]
    return sorted(told, key=lambda one: one[2])


def _half_line(line: HalfLine | None) -> tuple[str, str] | None:
    """A contact as a line between the sides, in letters and in words; None of what is no contact."""
    return (letters(line), words(line)) if line else None


def _planners(sourcebook: Sourcebook, record: Event) -> dict[str, str]:
    """Who wished for a plan and who refused it, in words."""
    plan = record.plan or Plan()
    return {
        "wished_by": _speakers(sourcebook, plan.wished_by),
        "refused_by": _speakers(sourcebook, plan.refused_by),
    }


def _speakers(sourcebook: Sourcebook, speakers: tuple[Speaker, ...]) -> str:
    """Those who wish or refuse something, in words."""
    names = []
    for one in speakers:
        known = sourcebook.speaker(one.who)
        names.append(known.label if known else one.unnamed or "the article’s own account")
    return ", ".join(names)


def _acts(sourcebook: Sourcebook, event: ResolvedEvent) -> list[tuple[str, str, Event]]:
    """What a statement speaks of and how that stands: its sign, its words, the event."""
    acts = (sourcebook.events[one.id] for one in event.speaks_of)
    return [(shape(one), status_words(one), one.record) for one in acts]


def _on_card(
    event: ResolvedEvent, acts: list[tuple[str, str, Event]], actors: list[ShownActor]
) -> list[CardLine]:
    """What must not be parted from an event's title: its date, how it and what it speaks of stand, and who is in it."""
    return [
        CardLine(capital(event.when)),
        CardLine(status_words(event), shape(event)),
        *(CardLine(f"What it speaks of: {told}", sign) for sign, told, _ in acts),
        *(CardLine(f"{capital(one.part)}: {one.actor.official.name}, {one.roles}") for one in actors),
    ]


def _best(
    sourcebook: Sourcebook, event: ResolvedEvent, line: HalfLine | None, acts: list[tuple[str, str, Event]]
) -> CardFace | None:
    """What the card shows at best; None where an article tells all in its own words.

    Of a contact, it is its half line, and in words what that says. Of a statement, the first words in quotation marks, in their whole
    sentence: whose they are, when they were said, and how they and what they speak of stand.
    """
    if line:
        told = (
            CardLine(words(line)),
            CardLine(status_words(event), shape(event)),
            CardLine(capital(event.when)),
        )
        return CardFace(("", event.record.title, ""), told, (drawn(line),))
    spoken = (one for one in event.quotes if one.evidence.voice != "reported" and event.is_saying)
    quote = next((one for one in spoken if not one.evidence.said_by.is_narration), None)
    if quote is None:
        return None
    who = speaker_words(sourcebook, quote)
    said = [
        capital(quote.said.words),
        sentence_voice_words(sourcebook, quote),
        printed_by(sourcebook, quote.source),
    ]
    lines = [
        CardLine(", ".join(filter(None, (who, roles_words(quote.offices, quote.said.spoken))))),
        CardLine(" · ".join(said)),
        CardLine(status_words(event), shape(event)),
        *(CardLine(f"What it speaks of: {told}", sign) for sign, told, _ in acts),
    ]
    return CardFace(quote.parts, tuple(lines))


def _actors(sourcebook: Sourcebook, event: ResolvedEvent) -> list[ShownActor]:
    """Each official once, with every part."""
    return [
        ShownActor(
            one,
            " and ".join(part.label for part in one.parts),
            roles_words(one.offices, event.took_place),
            ", ".join(sorted({sourcebook.term("role_basis", role.basis).label for role in one.offices})),
        )
        for one in event.actors
    ]


@once
def _neighbours(
    sourcebook: Sourcebook,
) -> Mapping[str, tuple[ResolvedEvent | None, ResolvedEvent | None]]:
    """The events before and after each event in time, by its id."""
    events = sourcebook.resolved_events()
    return {
        event.id: (earlier, later)
        for event, earlier, later in zip(events, (None, *events[:-1]), (*events[1:], None), strict=True)
    }
