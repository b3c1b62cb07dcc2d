"""Ids -> things: every quote proven, every event and claim with all that it names.

It cannot fail: what does not resolve is left out, and `check` says why.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from sourcebook.evidence.lexicon import lexicon_of
from sourcebook.model import Claim, Event, Record, Source, Sourcebook
from sourcebook.resolve.addresses import linked as linked_to
from sourcebook.resolve.claims import resolved_claim
from sourcebook.resolve.events import resolved_event
from sourcebook.resolve.outside import parted_links
from sourcebook.resolve.quotes import quotes_of

R = TypeVar("R", bound=Record)
T = TypeVar("T")


def resolve(linked: Sourcebook) -> Sourcebook:
    """The joined sourcebook with its quotes, events, claims, and which articles name whom."""
    quotes, unproven = quotes_of(linked)
    links = {one.key: linked_to(one) for one in reversed(tuple(linked.records()))}
    book = replace(
        linked,
        links=MappingProxyType(links | parted_links(linked)),
        quotes=MappingProxyType(quotes),
        unproven=unproven,
        naming=MappingProxyType(_naming(linked)),
    )
    events = each_resolved(book.all(Event), lambda one: resolved_event(book, one, quotes.get(one.id, ())))
    claims = each_resolved(book.all(Claim), lambda one: resolved_claim(book, one))
    return replace(book, events=events, claims=claims)


def each_resolved(records: Iterable[R], resolved: Callable[[R], T]) -> Mapping[str, T]:
    """Each record resolved, by its id; those that name what is not there are left out."""
    found: dict[str, T] = {}
    for one in records:
        try:
            found[one.id] = resolved(one)
        except (KeyError, IndexError):
            continue
    return MappingProxyType(found)


def _naming(linked: Sourcebook) -> Mapping[str, frozenset[str]]:
    """For the id of each official and organisation, the ids of the sources whose articles name it, by any of its names."""
    lexicon, found = lexicon_of(linked), defaultdict[str, set[str]](set)
    for source in linked.all(Source):
        for paragraph in linked.articles[source.id]:
            for id in lexicon.named(" ".join(source.article.text[paragraph.start : paragraph.end].split())):
                found[id].add(source.id)
    return {id: frozenset(sources) for id, sources in found.items()}
