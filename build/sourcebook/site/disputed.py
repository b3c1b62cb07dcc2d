"""What is disputed among some records, and what is not: the claims and contradictions that they bear on."""

from collections.abc import Iterable
from typing import NamedTuple

from sourcebook.model import Claim, Contradiction, ResolvedEvent, Sourcebook
from sourcebook.site.parties import names
from sourcebook.site.present import state_words


class Standing(NamedTuple):
    """A claim, and where it stands after the last position on it."""

    claim: Claim
    words: str


class Dispute(NamedTuple):
    """Contradictions, each with those who differ in it; claims on which one rejects what another does not; all other claims."""

    contradictions: tuple[tuple[Contradiction, str], ...]
    disputed: tuple[Standing, ...]
    others: tuple[Standing, ...]


def dispute(
    book: Sourcebook, events: Iterable[ResolvedEvent], claims: Iterable[Claim] | None = None
) -> Dispute:
    """What is disputed among some records; of claims those that are given, else those that the records bear on."""
    events = tuple(events)
    found = {one.id: one for event in events for one in event.contradictions}
    borne = (one for event in events for one in event.claims) if claims is None else claims
    bearing = {one.id: one for one in borne}.values()
    resolved = sorted((book.claims[one.id] for one in bearing), key=lambda one: one.turning_days[0])
    standing = [(one, Standing(one.record, state_words(one, one.turning_days[-1]))) for one in resolved]
    return Dispute(
        tuple((one, names(book, one)) for one in sorted(found.values(), key=lambda one: one.order)),
        tuple(shown for one, shown in standing if one.is_disputed),
        tuple(shown for one, shown in standing if not one.is_disputed),
    )
