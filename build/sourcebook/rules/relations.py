"""R: relations. How one event stands to another."""

from collections import defaultdict
from collections.abc import Iterator

from sourcebook.model import Diagnostic, Event, Passage, Quote, Sourcebook, once
from sourcebook.resolve.quotes import is_saying
from sourcebook.rules.dates import is_planned
from sourcebook.rules.proof import complaint, names
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
            relation = sourcebook.find_term("relation", one.how)
            symmetric = relation is not None and relation.inverse in (None, relation.label)
            near, far = sorted((event.id, one.event)) if symmetric else (event.id, one.event)
            other, first = seen.setdefault((near, far, one.how), (event, place))
            if (other, first) != (event, place):
                what = f"is declared in {other.origin.path} already; both records show it from there, so take this one out"
                yield event.origin.diagnostic(("related", place, "event"), what)


@rule(
    "R203",
    "answer-before-question",
    example="related.1.how: is “echoes”, and the date here, 4 May 1962, is before that of 1963-ray-boats, 1 April 1963; correct a date or the relation, or say in its `note` how that can be, with “echoes”",
    reason="Nobody answers, repeats or rejects what was not there yet: one of the two dates is wrong, or it is an answer to something else.",
    mend="Correct the date of one of the two records, or name the record that is answered. If both are right, say so in `note` of the relation, with the word for it.",
)
def answers_come_later(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A record that stands to another in a relation that is `later`, as an answer to it, is not surely from before it.

    A plan is answered before the day for which it is made. A note of the relation that has the word for it settles it.
    """
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.related):
            relation, other = sourcebook.find_term("relation", one.how), sourcebook.find(Event, one.event)
            if (
                relation
                and relation.is_later
                and other
                and event.date.is_before(other.date)
                and not is_planned(sourcebook, other)
                and not (event.date.is_doubtful or other.date.is_doubtful)
                and not names(one.note, relation.id, relation.label)
            ):
                what = f"is “{one.how}”, and the date here, {event.when}, is before that of {other.id}, {other.when}; correct a date or the relation, or say in its `note` how that can be, with “{one.how}”"
                yield event.origin.diagnostic(("related", place, "how"), what)


@rule(
    "R201",
    "record-copied",
    example="evidence.0.quote: is evidence of 1962-lee-ferry, too, of the same kind and day; take one of the two records out, or name “1962-lee-ferry” in `note`",
    reason="One thing recorded twice is counted twice, in every list and chart.",
    mend="Take one of the two records out. If one sentence is about two things, say so in `note` of that quote, in either record, with the id of the other.",
)
def records_are_no_copies(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No two records of one kind and day rest on the same passage.

    A note of that quote, in either record, settles it with the id of the other, as in a link to it.
    """
    for one, other in sharing(sourcebook):
        if _is_alike(one.event, other.event):
            what = f"is evidence of {one.event.id}, too, of the same kind and day; take one of the two records out, or name “{one.event.id}” in `note`"
            yield complaint(other, "quote", what)


@rule(
    "R202",
    "quote-counted-twice",
    example="evidence.0.quote: these words of ann-lee are counted in 1962-lee-ferry already; take them out of one of the two, or name “1962-lee-ferry” in `note`",
    reason="Somebody who said something once has not said it twice; two statements from one passage make it so.",
    mend="Take the quote out of one of the two statements. If the passage has two sayings, say so in `note` of that quote, in either record, with the id of the other.",
)
def words_are_counted_once(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No passage of a speaker is evidence of two statements.

    A note of that quote, in either record, settles it with the id of the other.
    """
    for one, other in sharing(sourcebook):
        said_by = one.evidence.said_by
        both = is_saying(sourcebook, one.event) and is_saying(sourcebook, other.event)
        same = said_by == other.evidence.said_by and not said_by.is_narration
        if both and same and not _is_alike(one.event, other.event):
            what = f"these words of {said_by.who or said_by.unnamed} are counted in {one.event.id} already; take them out of one of the two, or name “{one.event.id}” in `note`"
            yield complaint(other, "quote", what)


def _is_alike(one: Event, other: Event) -> bool:
    return one.kind == other.kind and one.date == other.date


@once
def sharing(sourcebook: Sourcebook) -> tuple[tuple[Quote, Quote], ...]:
    """Each two quotes of two events that have words of a passage in common, and no note that names the other event."""
    found = defaultdict[str, list[Quote]](list)
    for quote in sourcebook.all_quotes():
        found[quote.source.id].append(quote)
    return tuple(
        (one, other)
        for quotes in found.values()
        for one, other in _overlapping(quotes)
        if one.event.id != other.event.id
        and _is_same(one.passage, other.passage)
        and not names(one.evidence.note, other.event.id)
        and not names(other.evidence.note, one.event.id)
    )


def _overlapping(quotes: list[Quote]) -> Iterator[tuple[Quote, Quote]]:
    """Each two quotes of a source whose passages overlap, in the order given."""
    pairs, still = list[tuple[int, int]](), list[int]()
    for at in sorted(range(len(quotes)), key=lambda one: quotes[one].passage.start):
        still = [one for one in still if quotes[one].passage.end > quotes[at].passage.start]
        pairs += [(min(one, at), max(one, at)) for one in still]
        still.append(at)
    return ((quotes[one], quotes[other]) for one, other in sorted(pairs))


LEAST_SHARED = 0.5
"""The share of the shorter of two passages that makes them the same."""


def _is_same(one: Passage, other: Passage) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > LEAST_SHARED * min(one.end - one.start, other.end - other.start)
