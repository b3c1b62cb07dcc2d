"""T: statuses. How far a record stands, and what a contact says of itself."""

from collections import defaultdict
from collections.abc import Iterator

from sourcebook.model import Diagnostic, Event, Sourcebook, Term
from sourcebook.rules.rule import rule


@rule(
    "T101",
    "status-not-of-kind",
    example="status: “confirmed” is no status of a statement; write one of on-record",
    reason="That somebody said something is certain; that it happened is another question. A statement that is called confirmed mixes the two up.",
    mend="Write one of the statuses that are named. To say that the contact itself is confirmed, write a record of the contact.",
)
def statuses_fit_kinds(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What was said is on record; only what was done is confirmed, said by one side, reported or planned."""
    fitting: dict[str | None, list[str]] = defaultdict(list)
    for term in sourcebook.all(Term):
        if term.key[0] == "status":
            fitting[term.of].append(term.id)
    for event in sourcebook.all(Event):
        kind = sourcebook.by_key.get(("kind", event.kind))
        status = sourcebook.by_key.get(("status", event.status))
        if isinstance(kind, Term) and isinstance(status, Term) and status.of and kind.is_ != status.of:
            what = f"“{status.id}” is no status of a {kind.label.lower()}; write one of {', '.join(sorted(fitting[kind.is_]))}"
            yield event.origin.diagnostic(("status",), what)


@rule(
    "T102",
    "contact-without-channel",
    example="channels: is missing; name at least one, since scope is contact",
    reason="Through which channel is the question that this record asks of every contact.",
    mend="Name a channel; there may be one for those that the article leaves open. If the record is no contact, write scope: context.",
)
def contacts_have_channels(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A record whose scope is contact says through which channel."""
    for event in sourcebook.all(Event):
        if event.scope == "contact" and not event.channels:
            what = "is missing; name at least one, since scope is contact"
            yield event.origin.diagnostic(("channels",), what)


RULES = (statuses_fit_kinds, contacts_have_channels)
