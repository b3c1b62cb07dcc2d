"""What a finished file of each sort asks for, and what in it is refused: tags are read in markup.py, other files in data.py.

Of a file with tags, a part that was read before, letter for letter, is not read again: the frame of a page, or a drawing.
"""

import html
import re
from collections.abc import Iterable, Iterator
from posixpath import dirname
from typing import NamedTuple

from sourcebook.model import SENTINEL
from sourcebook.publish.audit.addresses import OUTSIDE, Astray, Ways
from sourcebook.publish.audit.allowed import BINARY, FEEDS, FRAMED, PAGES, SORTS, Sort, sort_of
from sourcebook.publish.audit.data import IN_PAGES, asked_by, hidden_in, in_json
from sourcebook.publish.audit.markup import Asked, Tags

_DATA = re.compile(r'<script [^<>]*type="application/(?:ld\+)?json"[^<>]*>([^<]*)')
_IN_DATA = re.compile(r'"(https?:[^" ]*)"')
_IN_FEED = re.compile(r"<(loc|id|uri|logo|icon)>([^<]*)<")
_ABSOLUTE, _ABOVE = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:|/"), re.compile(r"\.\.(?:/|$)")
NO_PLACE = "leads to “{}”, which has no place “{}”: correct the link, or give it one"
_WITH_FRAMES = (PAGES, FRAMED)


class Part(NamedTuple):
    """What was read in a part of a file, in which nothing is wrong."""

    ids: tuple[str, ...]
    """The places in it to which a link may lead."""
    asked: str
    """The addresses that it asks for, with a space between any two."""
    places: tuple[str, ...]
    """The places of its own file that it asks for."""


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
        self._seen = set[int]()
        self._shared = dict[tuple[str, str], Part]()

    def read(self, path: str, text: str) -> Read:
        """Read a file."""
        found, places = Read([], [], []), set[str]()
        sort, above = sort_of(path), dirname(dirname(path))
        for part in self._parts(path, text, sort, found):
            known = self._shared.get((above, part)) or self._read(path, sort, part, found)
            found.ids.extend(known.ids)
            places.update(known.places)
            if known.asked:
                found.asked.append(known.asked)
        for place in places.difference(found.ids):
            found.flaws.append((f'="#{place}', NO_PLACE.format(path, place)))
        return found

    def asking(self, path: str, text: str) -> Iterator[tuple[str, str]]:
        """Each address for which a file asks, as `read` has it, after the words of the file that do."""
        sort = sort_of(path)
        for part in self._parts(path, text, sort, Read([], [], [])):
            for clue, address, _ in self._asked(path, sort, part, Read([], [], [])):
                yield clue, _from_beside(path, address)

    def _parts(self, path: str, text: str, sort: Sort | None, found: Read) -> list[str]:
        """The parts in which a file is read."""
        if sort is None:
            found.flaws.extend(hidden_in(path, text))
            return [text]
        flaws, parts = self._tags[sort].parts(text)
        found.flaws.extend(flaws)
        return parts

    def _asked(self, path: str, sort: Sort | None, part: str, found: Read) -> Iterable[Asked]:
        """The addresses in a part of a file; what is wrong in it otherwise, and the places in it, are found."""
        if sort is None:
            return asked_by(path, part)
        told = self._tags[sort].told(part)
        found.flaws.extend(told.flaws)
        found.ids.extend(told.ids)
        return [*told.asked, *_between_tags(part, sort)]

    def _read(self, path: str, sort: Sort | None, part: str, found: Read) -> Part:
        """Read a part of a file; keep what it says if it was seen before and says the same in each folder beside this one."""
        here, flaws = Read(found.flaws, [], []), len(found.flaws)
        asked, places, is_same = dict[str, None](), dict[str, None](), True
        for clue, address, is_own in self._asked(path, sort, part, here):
            if address.startswith(self.ways.own) and " " not in address:
                asked[address] = None
            elif address[:1] == "#":
                places[address[1:]] = None
            elif (is_own or " " in address) and (flaw := self._wrong(path, address, is_own)):
                found.flaws.append((clue, flaw))
            else:
                beside = _from_beside(path, address)
                is_same = is_same and beside is address
                asked[beside] = None
        told = Part(tuple(here.ids), " ".join(asked), tuple(filter(None, places)))
        if is_same and sort in _WITH_FRAMES and len(found.flaws) == flaws:
            key = (dirname(dirname(path)), part)
            if hash(key) in self._seen:
                self._shared[key] = told
            self._seen.add(hash(key))
        return told

    def _wrong(self, path: str, address: str, is_own: bool) -> str:
        """What is wrong with an address in a file, be there what it leads to or not."""
        try:
            way = self.ways.lead(path[: path.rfind("/") + 1], address)
        except Astray as astray:
            return f"the address “{address}” {astray}"
        is_fetched = is_own and way.startswith(OUTSIDE)
        return f"“{address}” is fetched from another host: put it into the site" if is_fetched else ""


def beside(path: str) -> str:
    """A folder from which the addresses that a file asks for lead where they do from its own, as from each that stands beside that."""
    above = dirname(dirname(path))
    return f"{above}/-/" if above else "-/"


def _from_beside(path: str, address: str) -> str:
    """An address in a file, written so that it is the same in each folder beside the file’s."""
    if _ABSOLUTE.match(address) or "/" in path and _ABOVE.match(address):
        return address
    return f"{SENTINEL}{path if address[:1] in ('', '?') else path[: path.rfind('/') + 1] + address}"


def is_read(path: str) -> bool:
    """Whether a file is read, and not only listed."""
    return not path.endswith(tuple(BINARY))


def _between_tags(text: str, sort: Sort) -> Iterator[Asked]:
    """The addresses that stand between tags: in data for programs, and in feeds. What only names something has no place in it."""
    if sort is FEEDS:
        for name, address in _IN_FEED.findall(text):
            yield address, html.unescape(address.partition("#")[0] if name == "id" else address), False
    elif "<script " in text:
        for data in _DATA.findall(text):
            for clue, address, _ in in_json(data, IN_PAGES):
                yield clue, address.partition("#")[0], False
            for address in _IN_DATA.findall(data):
                yield f'"{address}"', address.partition("#")[0], False
