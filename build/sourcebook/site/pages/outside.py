"""The pages of outside witnesses: whose each page is, what of it was read, and which records lean on it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from sourcebook.model import Output, Outside, Sourcebook, Withdrawn
from sourcebook.model.text import count
from sourcebook.resolve.documents import uses
from sourcebook.resolve.outside import GONE, PAGE, Described, once_on_one_page, outside_parts
from sourcebook.resolve.parts import Part
from sourcebook.site.long_lists import Way, paged, stretch, ways
from sourcebook.site.markdown import fill
from sourcebook.site.witnesses import KINDS, SUPPORTS, what_was_read

TITLE = "Outside the articles"
_KINDS = {**KINDS, GONE: "Withdrawn"}
Parts = Sequence[Part[Described]]


class Group(NamedTuple):
    """Pages of one kind: those that are described here, or how many there are and the ways to them."""

    words: str
    is_gone: bool
    """Whether they are withdrawn."""
    pages: Sequence[Described] = ()
    number: str = ""
    ways: Sequence[tuple[Way, Sequence[str]]] = ()
    """Each with the ids that were places of this page once: who follows such an address finds the way here."""


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page; of many, one that leads to those of each kind."""
    found = outside_parts(sourcebook)
    parts = {kind: found[kind] for kind in _KINDS if kind in found}
    yield _whole(sourcebook, parts)
    for kind, held in parts.items():
        for place in range(len(held)):
            yield _part(sourcebook, kind, held, place)


def _whole(sourcebook: Sourcebook, parts: Mapping[str, Parts]) -> Output:
    """The page of all."""
    pages = sourcebook.all(Outside)
    groups = [_led_to(sourcebook, kind, held) for kind, held in parts.items()] or [*_here(sourcebook)]
    read = sum(one.consulted != "unknown" for one in pages)
    known = {
        "heading": TITLE,
        "groups": groups,
        "totals": count(len(pages), "page") if pages else "",
        "number_read": count(read, "stored copy", "stored copies"),
    }
    description = "The pages outside the articles on which dates, corrections and notes rest, and what of them was read."
    return _page(sourcebook, PAGE, known, description, is_empty=not groups)


def _here(sourcebook: Sourcebook) -> Iterator[Group]:
    """All, where one page has them."""
    for kind, words in KINDS.items():
        if held := [one for one in sourcebook.all(Outside) if one.kind == kind]:
            yield Group(words, False, held)
    if gone := [one for one in sourcebook.all(Withdrawn) if one.was == Outside.noun]:
        yield Group(_KINDS[GONE], True, gone)


def _led_to(sourcebook: Sourcebook, kind: str, held: Parts) -> Group:
    """Those of one kind, by the ways to their pages."""
    were_here = once_on_one_page(sourcebook)
    ids = [[id for one in part.entries for id in (one.id, *one.formerly) if id in were_here] for part in held]
    led = [*zip(ways(held, _title), ids, strict=True)]
    return Group(_KINDS[kind], kind == GONE, number=_number(held), ways=led)


def _part(sourcebook: Sourcebook, kind: str, held: Parts, place: int) -> Output:
    """A page of one kind."""
    here = held[place]
    known = {
        "heading": paged(f"{TITLE}: {_KINDS[kind]}", place, len(held)),
        "above": TITLE,
        "number": _number(held),
        "ways": ways(held, _title) if held[1:] else (),
        "place": place,
        "groups": [Group(stretch(here, _title), kind == GONE, here.entries)],
    }
    description = (
        f"{_KINDS[kind]}: pages outside the articles on which something rests, and what of them was read."
    )
    return _page(sourcebook, here.page, known, description)


def _page(
    sourcebook: Sourcebook,
    here: PurePosixPath,
    known: dict[str, Any],
    description: str,
    is_empty: bool = False,
) -> Output:
    gone = [one for group in known["groups"] if group.is_gone for one in group.pages]
    pages = [one for group in known["groups"] if not group.is_gone for one in group.pages]
    told = {
        "above": "",
        "ways": (),
        "uses": uses(sourcebook),
        "instead": {one.id: sourcebook.get(Outside, one.instead) for one in gone if one.instead},
        "read": {one.id: what_was_read(one) for one in pages},
        "supports": SUPPORTS,
        **known,
    }
    return fill(
        "outside", here, sourcebook, told, is_empty=is_empty, title=known["heading"], description=description
    )


def _number(held: Parts) -> str:
    return count(sum(len(part.entries) for part in held), "page")


def _title(one: Described) -> str:
    return one.title
