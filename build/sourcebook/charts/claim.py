"""Each claim over time: every party's positions, each from the day it counts to where it is superseded."""

import datetime as dt
from collections.abc import Iterator

from sourcebook.charts.official import one_line
from sourcebook.drawing import Lane, Span, Stand, figures, span_of
from sourcebook.model import Figure, Output, Sourcebook, TakenPosition
from sourcebook.site.present import capital


def make(sourcebook: Sourcebook) -> Iterator[Output | Figure]:
    """Make the chart `claims/<id>` of each claim."""
    for claim in sourcebook.claims.values():
        parties: dict[str, list[TakenPosition]] = {}
        for one in claim.positions:
            parties.setdefault(one.party, []).append(one)
        lanes = [_lane(sourcebook, party, positions) for party, positions in parties.items()]
        span = span_of(event for lane in lanes for event in lane.events)
        days = [one.day for lane in lanes for one in lane.stands]
        span = Span(min(span.first, *days), max(span.last, *days) + dt.timedelta(days=max(2, span.days // 6)))
        title = f"{claim.record.question} Positions by party"
        caption = (
            "Who took which position, from the day on which it counts until the same party takes another."
        )
        yield from figures(sourcebook, span, f"claims/{claim.record.id}", title, lanes, caption)


def _lane(sourcebook: Sourcebook, party: str, positions: list[TakenPosition]) -> Lane:
    """One party's positions in order."""
    days = [one.day for one in positions]
    stands = tuple(
        Stand(
            one.day, next((later for later in days[place + 1 :] if later > one.day), None), one.stance.label
        )
        for place, one in enumerate(positions)
    )
    said = {
        one.event.id: f"{party} {one.stance.label}:\n{one_line(one.quotes[0].sentence)}" for one in positions
    }
    events = tuple(sourcebook.events[one.event.id] for one in positions)
    return Lane(capital(party), events, said, stands)
