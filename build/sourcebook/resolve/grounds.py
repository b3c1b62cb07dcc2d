"""What the status of an act rests on: who says that it took place, and what is shown of it in public.

A side has spoken if an official or a body of its state says so; the country of an outlet is nobody’s word.
"""

from collections.abc import Iterable, Iterator, Mapping

from sourcebook.model import (
    Event,
    Evidence,
    Ground,
    Official,
    Organisation,
    Outside,
    Side,
    Site,
    Sourcebook,
    Term,
    once,
)
from sourcebook.resolve.quotes import is_saying

ACTIVE = ("speaker", "participant")
"""The parts of those who say or do what a record tells."""
WITNESSES = ("primary", "independent")
"""The kinds of outside pages that can document an act: never a republisher, nor an outlet that a state directs."""


def grounds_of(sourcebook: Sourcebook, event: Event) -> tuple[Ground, ...]:
    """Everything that an act’s record gives for its having taken place, in the order of its evidence."""
    return tuple(_grounds(sourcebook, event))


def _grounds(sourcebook: Sourcebook, event: Event) -> Iterator[Ground]:
    for number, one in enumerate(event.evidence, start=1):
        if one.shows == "public":
            yield Ground("public", number)
        if one.position and supports(sourcebook, one.position):
            yield _of_speaker(sourcebook, one, number)
    for url in event.documented_by:
        page = outside_page(sourcebook, url)
        if page and documents_it(page):
            yield Ground("outside", None, None, page)


def documents_it(page: Outside) -> bool:
    """Whether a page can document an act: it was read, it bears the act out, and the report is its own."""
    read = page.consulted != "unknown" and page.supports == "yes"
    return read and page.kind in WITNESSES and not page.republishes


def _of_speaker(sourcebook: Sourcebook, one: Evidence, number: int) -> Ground:
    """Whose word a passage is that says that an act took place."""
    if one.said_by.unnamed:
        return Ground("unnamed", number)
    if one.said_by.who is None:
        return Ground("article", number)
    side = side_of_speaker(sourcebook, one.said_by.who)
    if side:
        return Ground("side", number, side)
    whose = sourcebook.speaker(one.said_by.who)
    return Ground("person" if isinstance(whose, Official) else "outlet", number, whose=whose)


def supports(sourcebook: Sourcebook, stance: str) -> bool:
    """Whether who takes this stance says that the thing is so."""
    term = sourcebook.by_key.get(("stance", stance))
    return isinstance(term, Term) and term.supports


def side_of_speaker(sourcebook: Sourcebook, id: str) -> Side | None:
    """The side whose word it is when somebody speaks: an official’s, or a state body’s; None of an outlet or of nobody’s side.

    Where all are of one side, as in a sourcebook of no parties, that side’s word is each one’s.
    """
    side = side_of_who(sourcebook, id)
    site = sourcebook.find(Site, "site")
    return side if site and side and (side.countries or len(site.sides) == 1) else None


def side_of_who(sourcebook: Sourcebook, id: str) -> Side | None:
    """The side to which somebody belongs, be it everyone else’s: an official or a state body; None of an outlet, whatever its country."""
    official, body = sourcebook.find(Official, id), sourcebook.find(Organisation, id)
    country = official.country if official else body.country if body and body.is_state else None
    site = sourcebook.find(Site, "site")
    return site.side_of(country) if site and country else None


def side_of_event(sourcebook: Sourcebook, event: Event) -> Side | None:
    """The one side that speaks or acts in a record; None if it is not one.

    Of a statement, the side of those whose words its passages are; of an act, that of the officials who tell of it, else of those
    who take part, else of those whose words tell of it. An outlet, sources without a name and an article’s own words have none.
    """
    parts = () if is_saying(sourcebook, event) else ACTIVE
    acting = ([one.official for one in event.officials if one.part == part] for part in parts)
    speaking = [one.said_by.who for one in event.evidence if one.said_by.who]
    return one_side(sourcebook, next(filter(None, acting), speaking))


def one_side(sourcebook: Sourcebook, ids: Iterable[str]) -> Side | None:
    """The side of some who speak or act, without those who have none; None if it is not one."""
    sides = {side.id: side for side in (side_of_who(sourcebook, id) for id in ids) if side}
    return next(iter(sides.values())) if len(sides) == 1 else None


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
    elif "unnamed" in sorts:
        allowed.add("unnamed")
    elif sorts & {"article", "outlet", "person"}:
        allowed.add("article")
    return frozenset(allowed)
