"""The page of one claim: where it stands, and each position with the days for which it counts."""

from collections.abc import Iterator

from sourcebook.model import CardLine, Output, ResolvedClaim, Sourcebook, TakenPosition
from sourcebook.resolve.addresses import page_of
from sourcebook.site.markdown import fill
from sourcebook.site.present import capital, counted_quotes, day_words, shown, state_words


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each claim."""
    for claim in sourcebook.claims.values():
        record = claim.record
        state = state_words(claim, claim.turning_days[-1])
        yield fill(
            "claim",
            page_of(record),
            sourcebook,
            {
                "claim": record,
                "state": state,
                "positions": [
                    (
                        one,
                        capital(one.quotes[0].said.words),
                        _counts(claim, one),
                        [shown(sourcebook, each, one.quotes[0].said.date) for each in one.quotes],
                    )
                    for one in claim.positions
                ],
                "topics": claim.topics,
                "totals": counted_quotes(claim.quotes),
            },
            on_card=[
                CardLine("What the sources say, and when:"),
                *(
                    CardLine(f"{capital(one.passive)} {one.party} · {one.quotes[0].said.words}")
                    for one in claim.positions
                ),
            ],
            record=record,
            title=record.question,
            description=state,
        )


def _counts(claim: ResolvedClaim, one: TakenPosition) -> str:
    """From which day a position counts, where that is not plainly the day on which it was taken, and until when it does."""
    said = one.quotes[0].said
    since = "" if said.is_said and said.words == day_words(one.day) else day_words(one.day)
    replaced = (day for day in claim.turning_days if day >= one.day and one not in claim.state(day))
    until = next(replaced, None)
    if until == one.day:
        return "It does not count: the next position of the same party does by that day"
    parts = [f"from {since}"] if since else []
    parts += [f"until {day_words(until)}, when the next position of the same party does"] if until else []
    return f"Counts {' '.join(parts)}" if parts else ""
