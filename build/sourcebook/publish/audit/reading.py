"""What a finished file of each sort asks for, and what in it is refused: tags are read in markup.py, other files in data.py.

A line of a page that another has had, letter for letter, is read alone once more, and then no more.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from posixpath import dirname
from typing import NamedTuple

from sourcebook.publish.audit.addresses import HIDDEN, OUTWARD, Ways
from sourcebook.publish.audit.allowed import BINARY, FEEDS, SORTS, Sort, sort_of
from sourcebook.publish.audit.data import DATA, Odd, asked_by, hidden_in, in_page
from sourcebook.publish.audit.markup import Asked, Tags
from sourcebook.sentinel import SENTINEL

_IN_FEED = re.compile(r"<(loc|id|uri|logo|icon)>([^<]*)<")
_ABSOLUTE = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:|/")
_BLOCKS = (
    *(
        b'\n<link rel="stylesheet"',
        b"\n<body",
        b"\n<header",
        b'\n<div class="md-sidebar md-sidebar--secondary"',
    ),
    *(b"\n<article", b"\n</article>", b"\n</div>"),
)
"""Where pages are cut first: what lies between, but what they have for themselves, many have letter for letter."""
_CUT = b">\n"
NO_PLACE = "leads to “{}”, which has no place “{}”: correct the link, or give it one"


class Part(NamedTuple):
    """What was read in a part of a file."""

    ids: list[str]
    """The places in it to which a link may lead."""
    asked: str
    """The addresses that it asks for and that are the same in each folder beside that of the file, with a space between any two."""
    here: set[str]
    """Those that are not."""
    places: set[str]
    """The places of its own file that it asks for."""


_SILENT = Part([], "", set(), set())


class Read(NamedTuple):
    """What was read in a file."""

    flaws: list[tuple[str, str]]
    """Each with a clue, which is the words of the file at which it is."""
    ids: list[str]
    asked: list[str]
    """The addresses that it asks for, with a space between any two: the same from all folders that stand in one."""


class Reader:
    """Who reads the files of a site, whose addresses have these ways."""

    def __init__(self, ways: Ways) -> None:
        self.ways = ways
        self._tags = {sort: Tags(sort) for sort in SORTS}
        self._seen = defaultdict[_Kind, set[int]](set)
        self._shared = defaultdict[_Kind, dict[bytes, Part]](dict)
        self._silent = defaultdict[_Kind, set[bytes]](set)

    def read(self, path: str, data: bytes) -> Read:
        """Read a file; raise UnicodeDecodeError."""
        sort, found = sort_of(path), Read([], [], [])
        if sort is None:
            text = data.decode()
            found.flaws.extend(hidden_in(path, text))
            parts = [self._part(asked_by(path, text), [], _is_below(path), found)]
        else:
            parts = self._parts((sort, _is_below(path)), data, found)
        places, here = set[str](), set[str]()
        for part in parts:
            found.asked.append(part.asked)
            if part.ids or part.here or part.places:
                found.ids.extend(part.ids)
                places.update(part.places)
                here.update(part.here)
        found.asked.append(" ".join(_from_beside(path, one) for one in sorted(here)))
        for place in places.difference(found.ids):
            found.flaws.append((f'="#{place}', NO_PLACE.format(path, place)))
        return found._replace(asked=[*filter(None, found.asked)])

    def asking(self, path: str, text: str) -> Iterator[tuple[str, str]]:
        """Each address for which a file asks, as `read` has it, after the words of the file that do."""
        sort = sort_of(path)
        asked: Iterable[Asked]
        if sort is None:
            asked = asked_by(path, text)
        else:
            _, opening, rest = self._tags[sort].begun(text.encode())
            left = opening.encode() + rest
            asked = [*self._tags[sort].told(left).asked, *_between_tags(left, sort)]
        for clue, address, _ in asked:
            yield clue, address if _is_same(address, _is_below(path)) else _from_beside(path, address)

    def _parts(self, kind: "_Kind", data: bytes, found: Read) -> list[Part]:
        """What is read in a file with tags, part by part; what is wrong in it is found.

        Pages are cut into blocks, and these where a tag ends its line. What none had before is read at once; what one had, alone,
        and is then kept.
        """
        flaws, opening, rest = self._tags[kind[0]].begun(data)
        found.flaws.extend(flaws)
        if not kind[0].policy:
            return [self._tagged(kind, rest, found)]
        parts, fresh, ends = list[Part](), list[bytes](), [opening.encode()]
        for block in _blocks(rest):
            if not self._is_known(kind, block, b"", parts, found):
                *lines, end = block.split(_CUT)
                ends.append(end)
                left = set(lines).difference(self._silent[kind])
                fresh += [one for one in left if not self._is_known(kind, one, _CUT, parts, found)]
        return [*parts, self._tagged(kind, _CUT.join([*fresh, b"".join(ends)]), found)]

    def _is_known(self, kind: "_Kind", piece: bytes, end: bytes, parts: list[Part], found: Read) -> bool:
        """Whether a piece of a page was there before; what it says is then among the parts."""
        shared, seen = self._shared[kind], self._seen[kind]
        known = shared.get(piece)
        if known is None:
            if (mark := hash(piece)) not in seen:
                seen.add(mark)
                return False
            flaws = len(found.flaws)
            known = self._tagged(kind, piece + end, found)
            if len(found.flaws) == flaws:
                if known is _SILENT:
                    self._silent[kind].add(piece)
                else:
                    shared[piece] = known
        parts.append(known)
        return True

    def _tagged(self, kind: "_Kind", data: bytes, found: Read) -> Part:
        """Read a part of a file with tags; what is wrong in it is found."""
        told = self._tags[kind[0]].told(data)
        found.flaws.extend(told.flaws)
        asked = list(told.asked)
        try:
            asked += _between_tags(data, kind[0])
        except Odd as odd:
            found.flaws.append(("<script ", str(odd)))
        return self._part(asked, told.ids, kind[1], found)

    def _part(self, asked: Iterable[Asked], ids: list[str], is_below: bool, found: Read) -> Part:
        """What a part of a file says; what is wrong with its addresses is found."""
        same, here, places = set[str](), set[str](), set[str]()
        for clue, address, is_own in asked:
            if flaw := self._wrong(address, is_own):
                found.flaws.append((clue, flaw))
            elif address[:1] == "#":
                places.add(address[1:])
            else:
                (same if _is_same(address, is_below) else here).add(address)
        if not (ids or same or here or places):
            return _SILENT
        return Part(ids, " ".join(sorted(same)), here, places - {""})

    def _wrong(self, address: str, is_own: bool) -> str:
        """What is wrong with an address, be there what it leads to or not."""
        if " " in address:
            return f"the address “{address}” {HIDDEN}"
        if is_own and OUTWARD.match(address) and not address.startswith(self.ways.own):
            return f"“{address}” is fetched from another host: put it into the site"
        return ""


_Kind = tuple[Sort, bool]
"""What parts of pages have in common that mean the same: their sort, and whether they stand in a folder."""


def _blocks(page: bytes) -> Iterator[bytes]:
    """The blocks of a page; each but the first begins with a tag."""
    at = 0
    for mark in _BLOCKS:
        if (end := page.find(mark, at)) >= 0:
            yield page[at:end]
            at = end
    yield page[at:]


def _is_below(path: str) -> bool:
    return "/" in path


def _is_same(address: str, is_below: bool) -> bool:
    """Whether an address is the same in each folder beside that of the file, if that stands in one."""
    return is_below and (address[:3] == "../" or address == "..") or _ABSOLUTE.match(address) is not None


def beside(path: str) -> str:
    """A folder from which the addresses that a file asks for lead where they do from its own, as from each that stands beside that."""
    above = dirname(dirname(path))
    return f"{above}/-/" if above else "-/"


def _from_beside(path: str, address: str) -> str:
    """An address in a file, written so that it is the same in each folder."""
    return f"{SENTINEL}{path if address[:1] in ('', '?') else path[: path.rfind('/') + 1] + address}"


def is_read(path: str) -> bool:
    """Whether a file is read, and not only listed."""
    return not path.endswith(tuple(BINARY))


def _between_tags(part: bytes, sort: Sort) -> Iterator[Asked]:
    """The addresses that stand between tags: in data for programs, and in feeds. What only names something has no place in it."""
    if sort is FEEDS:
        for name, address in _IN_FEED.findall(part.decode()):
            yield address, html.unescape(address.partition("#")[0] if name == "id" else address), False
    elif b"<script " in part:
        for data in DATA.findall(part.decode()):
            for address in in_page(data):
                yield f'"{address}"', address.partition("#")[0], False
