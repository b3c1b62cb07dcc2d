"""R: relations. How one event stands to another."""

from collections.abc import Iterator

from sourcebook.model import Diagnostic, Event, Sourcebook, Term
from sourcebook.rules.rule import rule


@rule(
    "R101",
    "relation-to-itself",
    example="related.0.event: is this very event; name another",
    reason="An event that reports on itself says nothing; another was meant.",
    mend="Write the id of the other event, or take the relation out.",
)
def relations_lead_elsewhere(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An event is related to another event, not to itself."""
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.related):
            if one.event == event.id:
                what = "is this very event; name another"
                yield event.origin.diagnostic(("related", place, "event"), what)


@rule(
    "R102",
    "relation-declared-twice",
    example="related.0.event: is declared in content/events/1962/1962-lee-ferry.yaml already; both records show it from there, so take this one out",
    reason="The way back is worked out from the one declaration; with two, a page would show the relation twice.",
    mend="Take one of the two out.",
)
def relations_are_declared_once(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A relation between two events is declared once, in one of them."""
    seen: dict[tuple[str, str, str], tuple[Event, int]] = {}
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.related):
            relation = sourcebook.by_key.get(("relation", one.how))
            symmetric = isinstance(relation, Term) and relation.inverse in (None, relation.label)
            near, far = sorted((event.id, one.event)) if symmetric else (event.id, one.event)
            other, first = seen.setdefault((near, far, one.how), (event, place))
            if (other, first) != (event, place):
                what = f"is declared in {other.origin.path} already; both records show it from there, so take this one out"
                yield event.origin.diagnostic(("related", place, "event"), what)


RULES = (relations_lead_elsewhere, relations_are_declared_once)
