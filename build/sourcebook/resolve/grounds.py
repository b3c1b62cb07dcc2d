"""What the status of an act rests on: who says that it took place, and what is shown of it in public.

A side has spoken if an official in office then or a body of its state says so, as `sides` has it; the country of a person or an
outlet is nobody’s word.
"""

from collections.abc import Iterator, Mapping

from sourcebook.model import (
    Event,
    Evidence,
    Ground,
    Official,
    Outside,
    Quote,
    Sourcebook,
    Term,
    once,
)
from sourcebook.resolve.sides import as_party, side_ever, side_of_words

WITNESSES = ("primary", "independent")
"""The kinds of outside pages that can document an act: never a republisher, nor an outlet that a state directs."""


def grounds_of(sourcebook: Sourcebook, event: Event) -> tuple[Ground, ...]:
    """Everything that an act’s record gives for its having taken place, in the order of its evidence."""
    return tuple(_grounds(sourcebook, event))


def _grounds(sourcebook: Sourcebook, event: Event) -> Iterator[Ground]:
    quotes = {one.number: one for one in sourcebook.quotes.get(event.id, ())}
    for number, one in enumerate(event.evidence, start=1):
        if one.shows == "public":
            yield Ground("public", number)
        if one.position and supports(sourcebook, one.position):
            stance = sourcebook.term("stance", one.position)
            ground = _of_speaker(sourcebook, one, number, quotes.get(number))
            yield ground._replace(partial=stance if stance.is_partial else None)
    for url in event.documented_by:
        page = outside_page(sourcebook, url)
        if page and documents_it(page):
            yield Ground("outside", None, None, page)


def documents_it(page: Outside) -> bool:
    """Whether a page can document an act: it was read, it bears the act out, and the report is its own."""
    read = page.consulted != "unknown" and page.supports == "yes"
    return read and page.kind in WITNESSES and not page.republishes


def _of_speaker(sourcebook: Sourcebook, one: Evidence, number: int, quote: Quote | None) -> Ground:
    """Whose word a passage is that says that an act took place; of one that is not found nobody knows when it was said."""
    if one.said_by.unnamed:
        return Ground("unnamed", number)
    if one.said_by.who is None:
        return Ground("article", number)
    whose = sourcebook.speaker(one.said_by.who)
    side = side_of_words(sourcebook, quote) if quote else as_party(sourcebook, side_ever(sourcebook, whose))
    if side:
        return Ground("side", number, side)
    is_outlet = not isinstance(whose, Official) and not (whose and whose.is_state)
    return Ground("outlet" if is_outlet else "person", number, whose=whose)


def supports(sourcebook: Sourcebook, stance: str) -> bool:
    """Whether who takes this stance says that the thing is so."""
    term = sourcebook.by_key.get(("stance", stance))
    return isinstance(term, Term) and term.supports


def outside_page(sourcebook: Sourcebook, url: str) -> Outside | None:
    """The record of an outside page, by its address."""
    return _outside_pages(sourcebook).get(url)


@once
def _outside_pages(sourcebook: Sourcebook) -> Mapping[str, Outside]:
    """Each outside page by its address; of two records of one, the first."""
    return {one.url: one for one in reversed(sourcebook.all(Outside))}


def supported(sourcebook: Sourcebook, event: Event) -> frozenset[str]:
    """The sorts of status that an act’s grounds allow, as the vocabulary’s `grounds` names them.

    What rests on a stronger ground is not called by a weaker one: words of both sides make it `both-sides` alone.
    """
    found = grounds_of(sourcebook, event)
    sorts, sides = {one.sort for one in found}, {one.side.id for one in found if one.side}
    taken_place = sorts - {"outside"}
    allowed = {"plan"} if event.plan and not taken_place else set()
    if "outside" in sorts:
        allowed.add("outside")
    if "public" in sorts:
        allowed.add("public")
    elif len(sides) > 1:
        allowed.add("both-sides")
    elif sides:
        allowed.add("one-side")
    elif "person" in sorts:
        allowed.add("no-side")
    elif "unnamed" in sorts:
        allowed.add("unnamed")
    elif sorts & {"article", "outlet"}:
        allowed.add("article")
    return frozenset(allowed)
