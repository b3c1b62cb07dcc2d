"""T: statuses. How far a record stands, and what a contact says of itself."""

from collections import defaultdict
from collections.abc import Iterator

from sourcebook.model import Diagnostic, Event, Sourcebook, Term
from sourcebook.resolve.grounds import supported
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


@rule(
    "T103",
    "status-without-grounds",
    example="status: “confirmed” has no grounds here (officials or state bodies of both sides would have to say so in its evidence); give `position` to the passages that say so, or `shows: public`",
    reason="How sure an act is depends on who says that it took place; a status that is surer than its passages makes a fact of a claim.",
    mend="Write the status that is named; or say in `position` of each passage what it says of the act, in `shows` that it was public, or name in `documented_by` the page that documents it.",
)
def statuses_have_grounds(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The status of an act is one that its passages, positions and outside pages give grounds for."""
    names: dict[str, str] = {
        one.grounds: one.id for one in sourcebook.terms("status") if one.grounds and one.grounds != "plan"
    }
    for event in sourcebook.all(Event):
        status = sourcebook.by_key.get(("status", event.status))
        if not isinstance(status, Term) or status.grounds in (None, "saying"):
            continue
        allowed = supported(sourcebook, event)
        if status.grounds not in allowed:
            fitting = " or ".join(sorted(names.get(one, "a plan’s status") for one in allowed))
            mend = (
                f"write {fitting}"
                if fitting
                else "give `position` to the passages that say so, or `shows: public`"
            )
            what = f"“{event.status}” has no grounds here ({_needed(status.grounds)}); {mend}"
            yield event.origin.diagnostic(("status",), what)


def _needed(grounds: str) -> str:
    """What a status must rest on, in words."""
    return {
        "both-sides": "officials or state bodies of both sides would have to say so in its evidence",
        "public": "a passage would have to show it as a public act, `shows: public`",
        "one-side": "one side, and one only, would have to say so in its evidence",
        "unnamed": "sources without a name, and nobody named, would have to say so",
        "article": "only an article or an outlet would have to say so, in its own words",
        "outside": "`documented_by` would have to name a primary or independent page of which a copy was read",
        "plan": "`plan` would have to say who wishes, agrees or refuses",
    }[grounds]


RULES = (statuses_fit_kinds, contacts_have_channels, statuses_have_grounds)
