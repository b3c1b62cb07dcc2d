"""What a calendar may show as a fact: what was said or done in public, on a day that is known."""

from sourcebook.model import ResolvedEvent


def is_in_public_and_dated(event: ResolvedEvent) -> bool:
    """Whether something was said by somebody named, or done in public, and it is known on which day or days."""
    return event.is_known_to_the_day and (_is_said_by_name(event) or event.status.grounds == "public")


def _is_said_by_name(event: ResolvedEvent) -> bool:
    """Whether it is that somebody recorded said something, and nobody without a name speaks in it."""
    speakers = [one.evidence.said_by for one in event.quotes]
    return event.is_saying and any(one.who for one in speakers) and not any(one.unnamed for one in speakers)
