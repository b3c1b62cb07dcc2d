"""Each claim over time: every party's positions, each from the day it counts to where it is superseded."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from sourcebook.charts.official import words_in_sentence
from sourcebook.drawing import Lane, Span, Stand, figures, span_of
from sourcebook.model import Figure, Output, ResolvedClaim, ResolvedEvent, Sourcebook, TakenPosition
from sourcebook.site.present import capital, said_words

DAYS = 60
"""Over fewer days than this, positions are drawn from the day before the first: an empty month tells nothing."""


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `claims/<id>` of each claim."""
    for claim in sourcebook.claims.values():
        parties: dict[object, list[TakenPosition]] = {}
        for one in claim.positions:
            parties.setdefault(one.whose, []).append(one)
        lanes = [_lane(sourcebook, claim, positions) for positions in parties.values()]
        span = _span(lanes)
        title = f"{claim.record.question} Positions by party"
        caption = (
            "Who took which position, from the day on which it counts until the next of the same party does."
        )
        yield from figures(sourcebook, span, f"claims/{claim.record.id}", title, lanes, caption)


def _span(lanes: list[Lane]) -> Span:
    """From the first position, or from its year where the years are drawn, to some days after the last, for its words."""
    events = [event for lane in lanes for event in lane.events]
    days = [one.day for lane in lanes for one in lane.stands]
    known = [*days, *(day for one in events for day in (one.took_place.first, one.took_place.last) if day)]
    first, last = min(known), max(known)
    length = (last - first).days
    begin = first - dt.timedelta(days=1) if length < DAYS else min(span_of(events).first, first)
    return Span(begin, last + dt.timedelta(days=max(4, length // 6)))


def _lane(sourcebook: Sourcebook, claim: ResolvedClaim, positions: list[TakenPosition]) -> Lane:
    """One party's positions in order."""
    days = [one.day for one in positions]
    stands = tuple(
        Stand(
            one.day,
            next((later for later in days[index + 1 :] if later > one.day), None),
            one.stance.label,
            sourcebook.events[one.event.id].when,
        )
        for index, one in enumerate(positions)
    )
    said = {one.event.id: _tooltip(sourcebook, one) for one in positions}
    return Lane(
        capital(positions[0].party),
        tuple(_as_said(sourcebook, claim, one) for one in positions),
        said,
        stands,
    )


def _as_said(sourcebook: Sourcebook, claim: ResolvedClaim, one: TakenPosition) -> ResolvedEvent:
    """The event of a position, dated by its words where these have another day: so it is drawn.

    Of its quotes it has those on which the claim's positions rest: what else its record quotes is no origin of the claim.
    """
    own = tuple({each.number: each for each in claim.quotes if each.event == one.event}.values())
    event, said = replace(sourcebook.events[one.event.id], quotes=own), one.quotes[0].said
    if said.date == event.date:
        return event
    lasted = said.statement is not None and said.statement.lasted
    return replace(event, record=event.record.model_copy(update={"date": said.date, "lasted": lasted}))


def _tooltip(sourcebook: Sourcebook, one: TakenPosition) -> str:
    """Who takes the position, when that was said if its record has another date, and the words, with their voice."""
    said = said_words(one.quotes[0], one.event.date)
    taken = ", ".join(filter(None, (f"{capital(one.passive)} {one.party}", said)))
    return f"{taken}; {words_in_sentence(sourcebook, one.quotes[0])}"
