"""The page of one claim: where it stands on each day, and the positions side by side."""

from collections.abc import Iterator

from sourcebook.model import Claim, Output, Sourcebook, Topic
from sourcebook.resolve.claims import grounds, standing_words, taken, turning_days
from sourcebook.site.markdown import fill, page_of
from sourcebook.site.views import counted_evidence


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each claim."""
    for claim in sourcebook.all(Claim):
        positions = taken(sourcebook, claim)
        stands = [standing_words(sourcebook, claim, day) for day in turning_days(sourcebook, claim)]
        yield fill(
            "claim",
            page_of(claim),
            sourcebook,
            {
                "claim": claim,
                "stands": stands[-1],
                "earlier": stands[:-1],
                "positions": positions,
                "topics": [sourcebook.get(Topic, id) for id in claim.topics],
                "counted": counted_evidence(sourcebook, grounds(sourcebook, claim)),
                "edit": f"{sourcebook.site.repository}/edit/{sourcebook.site.branch}/{claim.origin.path}",
            },
            title=claim.question,
            description=stands[-1],
        )
