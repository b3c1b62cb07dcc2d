"""The page of one official: names, offices, the words as they moved, and every record with the words said there."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import (
    CardLine,
    Claim,
    Event,
    Official,
    Organisation,
    Output,
    Quote,
    Role,
    Said,
    Source,
    Sourcebook,
    Topic,
)
from sourcebook.resolve.addresses import page_of
from sourcebook.site.markdown import fill
from sourcebook.site.present import ShownQuote, counted_of_name, listed, shown
from sourcebook.site.prose import prose


class Words(NamedTuple):
    """A quote of an official, when it was said, the record that has it, and what that was about."""

    said: Said
    event: Event
    quote: ShownQuote
    topics: tuple[Topic, ...]


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each official."""
    for official in sourcebook.all(Official):
        here = page_of(official)
        totals = counted_of_name(sourcebook, official)
        naming = sourcebook.mentions.get(official.key, ())
        yield fill(
            "official",
            here,
            sourcebook,
            {
                "official": official,
                "side": sourcebook.site.side_of(official.country),
                "body": prose(official.body, sourcebook, here),
                "roles": [_role(sourcebook, role) for role in official.roles],
                "words": _words(sourcebook, official),
                "records": listed(sourcebook, sourcebook.events_of(official), of=official),
                "totals": totals,
                "claims": tuple(one for one in naming if isinstance(one, Claim)),
                "backlinks": sourcebook.backlinks.get(official.key, ()),
            },
            on_card=[
                CardLine(official.country),
                *(CardLine(f"{role.title}, {role.years}") for role in official.roles),
            ],
            record=official,
            title=official.name,
            description=f"{official.name} in {sourcebook.site.name}: {totals}.",
        )


def _words(sourcebook: Sourcebook, official: Official) -> list[Words]:
    """What stands in quotation marks of an official's words, in the order in which it was said, each passage once."""
    found: dict[tuple[str, int, int], Quote] = {}
    for event in sourcebook.resolved_events_of(official):
        for one in event.quotes:
            if one.speaker == official and one.evidence.voice != "reported":
                found.setdefault((one.source.id, one.passage.start, one.passage.end), one)
    return sorted((_shown(sourcebook, one) for one in found.values()), key=lambda one: one.said.order)


def _shown(sourcebook: Sourcebook, one: Quote) -> Words:
    stated = one.said.statement or one.event
    return Words(one.said, stated, shown(sourcebook, one), sourcebook.events[stated.id].all(Topic))


def _role(sourcebook: Sourcebook, role: Role) -> dict[str, object]:
    """An office with its time and where that is known from."""
    return {
        "title": role.title,
        "years": role.years,
        "organisation": sourcebook.find(Organisation, role.organisation),
        "basis": sourcebook.term("role_basis", role.basis).label,
        "url": role.url,
        "source": sourcebook.find(Source, role.source),
    }
