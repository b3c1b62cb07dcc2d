"""The page of one claim: where it stands on each day, and the positions side by side."""

from collections.abc import Iterator

from sourcebook.model import CardLine, Output, Sourcebook
from sourcebook.resolve.addresses import page_of
from sourcebook.site.markdown import fill
from sourcebook.site.present import capital, counted_quotes, shown, state_words


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each claim."""
    for claim in sourcebook.claims.values():
        states = [state_words(claim, day) for day in claim.turning_days]
        record = claim.record
        yield fill(
            "claim",
            page_of(record),
            sourcebook,
            {
                "claim": record,
                "state": states[-1],
                "earlier": states[:-1],
                "positions": [
                    (
                        one,
                        capital(one.quotes[0].said.words),
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
            description=states[-1],
        )
