"""On which page each page outside the articles is described: all on one while they are few, else those of each kind on pages of their own."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from sourcebook.model import Linked, Outside, Sourcebook, Withdrawn
from sourcebook.model.entry import Key
from sourcebook.model.sourcebook import once
from sourcebook.resolve.addresses import address
from sourcebook.resolve.parts import Part, parts
from sourcebook.resolve.published import published_keys

MOST = 120
"""Descriptions on one page, which are about 250 KB."""
GONE = "withdrawn"
"""What stands for the kind of those that were withdrawn."""
PAGE = PurePosixPath(Outside.section_of)
Described = Outside | Withdrawn


@once
def outside_parts(book: Sourcebook) -> Mapping[str, tuple[Part[Described], ...]]:
    """The pages of each kind, and of what was withdrawn; nothing where one page has all."""
    by_kind = defaultdict[str, list[Described]](list)
    for one in _described(book):
        by_kind[one.kind if isinstance(one, Outside) else GONE].append(one)
    if sum(1 + len(one.formerly) for one in _described(book)) <= MOST:
        return {}
    return {kind: parts(PAGE.with_suffix("") / f"{kind}.md", held, MOST) for kind, held in by_kind.items()}


def parted_links(book: Sourcebook) -> dict[Key, Linked]:
    """How each one is linked to that does not stand on the one page of all."""
    return {
        one.key: Linked(one.label, part.page, one.id, address(part.page, one.id))
        for held in outside_parts(book).values()
        for part in held
        for one in part.entries
    }


@once
def once_on_one_page(book: Sourcebook) -> frozenset[str]:
    """The ids under which some were published while one page had all: they stay places of that page."""
    days = {
        key[1]: book.register.days[key]
        for one in _described(book)
        for key in published_keys(one)
        if key in book.register.days
    }
    number, last = 0, None
    for day, many in sorted(Counter(days.values()).items()):
        number += many
        last = day if number <= MOST else last
    return frozenset(id for id, day in days.items() if last and day <= last)


def _described(book: Sourcebook) -> Iterator[Described]:
    yield from book.all(Outside)
    yield from (one for one in book.all(Withdrawn) if one.was == Outside.noun)
