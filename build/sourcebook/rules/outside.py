"""S: outside pages and rival values. What a record leans on beside its articles says what it is, and what was read of it."""

import re
from collections.abc import Iterator

from sourcebook.model import Diagnostic, Event, Outside, Sourcebook
from sourcebook.rules.proof import names
from sourcebook.rules.rule import rule


@rule(
    "S115",
    "unread-page-was-read",
    example="read: says what was read, and `consulted` is unknown; take one of the two out, or write consulted: stored copy",
    reason="What nobody is known to have read bears nothing out, and nobody can say what it says.",
    mend="Write `consulted: stored copy` if a stored copy was read. If not, take `read` out, and write `supports: not seen`.",
)
def unread_pages_say_nothing(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Of a page that nobody is known to have read, neither what was read nor what it supports is stated."""
    for page in sourcebook.all(Outside):
        if page.consulted != "unknown":
            if page.supports == "not seen":
                what = "is not seen, and a copy was read; say whether it says what it is used for"
                yield page.origin.diagnostic(("supports",), what)
            continue
        if page.read:
            what = "says what was read, and `consulted` is unknown; take one of the two out, or write consulted: stored copy"
            yield page.origin.diagnostic(("read",), what)
        if page.supports != "not seen":
            what = (
                f"is “{page.supports}”, and nobody is known to have read the page; write supports: not seen"
            )
            yield page.origin.diagnostic(("supports",), what)


@rule(
    "S116",
    "outside-page-described-twice",
    example="url: is described in content/outside/one.yaml already; keep one of the two records",
    reason="Two records of one page are two witnesses where there is one, and may say different things of it.",
    mend="Keep one of the two records.",
)
def outside_pages_are_described_once(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each outside page has one record, however its address is written."""
    taken: dict[str, Outside] = {}
    for page in sourcebook.all(Outside):
        other = taken.setdefault(bare_address(page.url), page)
        if other is not page:
            what = f"is described in {other.origin.path} already; keep one of the two records"
            yield page.origin.diagnostic(("url",), what)


def bare_address(url: str) -> str:
    """An address without what does not make it another page: scheme, “www.”, the slash at its end, a place on the page."""
    bare = re.sub(r"^https?://(?:www\.)?|#.*$", "", url.strip())
    host, slash, path = bare.partition("/")
    return host.casefold() + (slash + path).rstrip("/")


@rule(
    "S117",
    "republisher-of-nobody",
    example="republishes: is missing; say whose report this page prints, or that it is not known",
    reason="A page that prints another’s report is no witness of its own; without the other, nobody knows whose word it is.",
    mend="Write in `republishes` whose report it is, as the page says; or write the kind that the page has by itself.",
)
def republishers_name_the_other(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A page that only prints another’s report says whose; a primary document prints none."""
    for page in sourcebook.all(Outside):
        if page.kind == "republisher" and not page.republishes:
            what = "is missing; say whose report this page prints, or that it is not known"
            yield page.origin.diagnostic(("republishes",), what)
        if page.kind == "primary" and page.republishes:
            what = (
                "is of a primary document, which is its own report; write kind: republisher, or take this out"
            )
            yield page.origin.diagnostic(("republishes",), what)


@rule(
    "S118",
    "rivals-undecided",
    example="rivals.0.values: has 2 preferred values; mark only the one that the record follows",
    reason="Where sources differ, a reader must see which one the record follows, and where each value is from.",
    mend="Mark one value with `preferred: true`, and give each its `source` or its `url`.",
)
def rivals_are_told_apart(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Of the values that rival each other no two are preferred, and each is an article’s or an outside page’s, no two the same."""
    for event in sourcebook.all(Event):
        for at, rivalry in enumerate(event.rivals):
            path = ("rivals", at, "values")
            preferred = sum(one.preferred for one in rivalry.values)
            if preferred > 1:
                what = f"has {preferred} preferred values; mark only the one that the record follows"
                yield event.origin.diagnostic(path, what)
            seen: set[str] = set()
            for place, one in enumerate(rivalry.values):
                if not one.source and not one.url:
                    what = "is nobody’s; name the `source` here that has it, or the `url` of the page outside"
                    yield event.origin.diagnostic((*path, place, "value"), what)
                if one.value.casefold() in seen:
                    what = f"“{one.value}” stands here twice, and rivals nothing; take one of the two out"
                    yield event.origin.diagnostic((*path, place, "value"), what)
                seen.add(one.value.casefold())


@rule(
    "S203",
    "rivals-without-preference",
    example="rivals.0.values: has no preferred value; mark the one that the record follows with preferred: true, or say in `why` that “none is preferred”",
    reason="A record shows one value in its title, date or parties; a reader must be told that it is only one of several.",
    mend="Mark the value that the record follows with `preferred: true`; or, if it follows none, say so in `why`, with “none is preferred”.",
)
def rivals_have_a_preferred_value(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Of the values that rival each other, the one that the record follows is marked.

    A `why` that has “none is preferred” settles it.
    """
    for event in sourcebook.all(Event):
        for at, rivalry in enumerate(event.rivals):
            if not any(one.preferred for one in rivalry.values) and not names(
                rivalry.why, "none is preferred"
            ):
                what = "has no preferred value; mark the one that the record follows with preferred: true, or say in `why` that “none is preferred”"
                yield event.origin.diagnostic(("rivals", at, "values"), what)


@rule(
    "S112",
    "outside-page-undescribed",
    example="notes.0.url: is an outside page that content/outside/ does not describe; add its record there",
    reason="An address says nothing of whose page it is, and whether anybody read it; its record does.",
    mend="Add a record in content/outside/, with the address, its publisher, what kind of page it is and whether a copy was read.",
)
def outside_pages_are_described(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each address outside the articles that a record leans on has a record of its own in content/outside/."""
    known = {one.url for one in sourcebook.all(Outside)}
    if not known:
        return
    for record in sourcebook.records():
        if isinstance(record, Outside):
            continue
        for path, text in record.texts():
            if text in known or "variants" in path:  # of a variant's page its own rule tells
                continue
            if path[-1] in _ADDRESSES and path[0] not in _OWN_ADDRESSES:
                yield record.origin.diagnostic(
                    path, "is an outside page that content/outside/ does not describe; add its record there"
                )


_ADDRESSES = ("url", "date_url", "published_url", "state_url", "outcome_url")
_OWN_ADDRESSES = ("url", "original_url")
"""Fields that are the record’s own address on the web, and not a witness."""
