"""Each claim over time: every party's positions, each from the day it counts to where it is superseded."""

import datetime as dt
from collections.abc import Iterator

from sourcebook.charts.official import sentence
from sourcebook.drawing import Lane, Span, Stand, figures, span_of
from sourcebook.model import Claim, Figure, Output, Sourcebook
from sourcebook.resolve.claims import Taken, counts_from, taken


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `claims/<id>` of each claim."""
    for claim in sourcebook.all(Claim):
        parties: dict[str, list[Taken]] = {}
        for one in taken(sourcebook, claim):
            parties.setdefault(one.party, []).append(one)
        lanes = [_lane(sourcebook, party, positions) for party, positions in parties.items()]
        span = span_of(event for lane in lanes for event in lane.events)
        days = [one.day for lane in lanes for one in lane.stands]
        span = Span(min(span.first, *days), max(span.last, *days) + dt.timedelta(days=max(2, span.days // 6)))
        title = f"{claim.question} Positions by party"
        caption = (
            "Who took which position, from the day on which it counts until the same party takes another."
        )
        yield from figures(sourcebook, span, f"claims/{claim.id}", title, lanes, caption)


def _lane(sourcebook: Sourcebook, party: str, positions: list[Taken]) -> Lane:
    """One party's positions in order."""
    days = [counts_from(sourcebook, one.event) for one in positions]
    stands = tuple(
        Stand(day, next((later for later in days[place + 1 :] if later > day), None), one.stance)
        for place, (day, one) in enumerate(zip(days, positions, strict=True))
    )
    said = {one.event.id: f"{party} {one.stance}:\n{_words_of(sourcebook, one)}" for one in positions}
    return Lane(party[:1].upper() + party[1:], tuple(one.event for one in positions), said, stands)


def _words_of(sourcebook: Sourcebook, one: Taken) -> str:
    """The sentence in which a position is taken."""
    place = next(
        (n for n, evidence in enumerate(one.event.evidence) if evidence.said_by == one.position.by), 0
    )
    return sentence(sourcebook, one.event, place)
