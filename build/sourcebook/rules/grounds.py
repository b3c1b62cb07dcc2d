"""A status has its grounds: an act is called no surer than what its record gives for it."""

from collections.abc import Iterator

from sourcebook.model import Diagnostic, Event, Sourcebook, Term
from sourcebook.resolve.grounds import supported


def statuses_have_grounds(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The status of an act is one that its passages, positions and outside pages give grounds for."""
    names = {
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


def outside_pages_are_described(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each address outside the articles that a record leans on has a record of its own, content/outside/*.yaml."""
    from sourcebook.model import Outside

    known = {one.url for one in sourcebook.all(Outside)}
    if not known:
        return
    for record in sourcebook.records():
        if isinstance(record, Outside):
            continue
        for path, text in record.texts():
            if path[-1] in ADDRESSES and path[0] not in OWN_ADDRESSES and text not in known:
                yield record.origin.diagnostic(
                    path, "is an outside page that content/outside/ does not describe; add its record there"
                )


ADDRESSES = ("url", "date_url", "published_url", "state_url", "outcome_url")
OWN_ADDRESSES = ("url", "original_url")
"""Fields that are the record’s own address on the web, and not a witness."""
