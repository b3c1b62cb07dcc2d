"""What a calendar may show as a fact: what was said or done in public, on a day that is known. Of all else, whose claim it is."""

from collections.abc import Iterator

from sourcebook.model import Ground, ResolvedEvent, Sourcebook
from sourcebook.resolve.sources import printed_by


def is_in_public_and_dated(event: ResolvedEvent) -> bool:
    """Whether something was said by somebody named, or done in public, and it is known on which day or days."""
    return event.date.is_certain(event.lasted) and (
        _is_said_by_name(event) or event.status.grounds == "public"
    )


def _is_said_by_name(event: ResolvedEvent) -> bool:
    """Whether it is that somebody recorded said something, and nobody without a name speaks in it."""
    speakers = [one.evidence.said_by for one in event.quotes]
    return event.is_saying and any(one.who for one in speakers) and not any(one.unnamed for one in speakers)


def claimed_by(book: Sourcebook, event: ResolvedEvent) -> str:
    """On whose claim it is told: sides, people, sources without a name, or else the articles that print it."""
    return " and ".join(dict.fromkeys((*_claimants(event), *_printers(book, event)))) or "an article"


def _claimants(event: ResolvedEvent) -> Iterator[str]:
    return (name for name in map(_claimant, event.grounds) if name)


def _claimant(one: Ground) -> str:
    if one.side:
        return one.side.name
    if one.whose:
        return one.whose.label
    if one.page:
        return one.page.publisher
    return "unnamed sources" if one.sort == "unnamed" else ""


def _printers(book: Sourcebook, event: ResolvedEvent) -> Iterator[str]:
    """The articles that print it, where nobody else claims it."""
    if not any(_claimants(event)):
        yield from (printed_by(book, one) for one in event.sources)
