"""What a finished file of each kind asks for, and what in it is refused: tags are read in markup.py, other files in data.py.

A tag with the text behind it, or a line of a plain copy, is read once for all files of a folder, unless it says what holds for its
own file alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from posixpath import dirname
from typing import NamedTuple

from sourcebook.publish.audit.addresses import HIDDEN, OUTWARD, AddressResolver, Asked
from sourcebook.publish.audit.allowed import BINARY, FILE_KINDS, NOT_FOUND_PAGE, FileKind, kind_of
from sourcebook.publish.audit.data import asked_by, hidden_in, is_copy
from sourcebook.publish.audit.markup import NOTHING, Tags
from sourcebook.sentinel import SENTINEL

_ABSOLUTE = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:|/")
_LONG = 200
"""How long a piece is that hardly any other page has letter for letter."""
NO_PLACE = "leads to “{}”, which has no place “{}”: correct the link, or give it one"


class Read(NamedTuple):
    """What was read in a file."""

    flaws: list[tuple[str, str]]
    """Each with a clue, which is the words of the file at which it is."""
    ids: list[str]
    """The places in it to which a link may lead."""


class Reader:
    """Reads the files of a site, whose addresses `resolver` resolves."""

    def __init__(self, resolver: AddressResolver) -> None:
        self.resolver = resolver
        self.asked = defaultdict[str, set[str]](set)
        """What the files that were read ask for, by the folder from which the addresses lead (`beside`)."""
        self._tags = {kind: Tags(kind) for kind in FILE_KINDS}
        self._known = defaultdict[tuple[FileKind, str], set[str]](set)
        """The pieces that are not read again, by all on which it depends what they say: the kind of their files, and this folder."""
        self._lines = defaultdict[str, set[str]](set)
        """The same of the lines of plain copies."""

    def read(self, path: str, text: str) -> Read:
        """Read a file, and keep what it asks for."""
        kind, folder, places = kind_of(path), beside(path), set[str]()
        kept = self.asked[folder]
        if kind is None:
            lines = list[str]()
            if is_copy(path) and folder:  # in which no line changes what another means
                lines = [one for one in dict.fromkeys(text.split("\n")) if one not in self._lines[folder]]
                text = "\n".join(lines)
            found = Read(list(hidden_in(path, text)), [])
            if self._take(path, kept, asked_by(path, text), found, places) and not found.flaws:
                self._lines[folder].update(lines)
        else:
            tags, known = self._tags[kind], self._known[kind, folder]
            flaws, pieces = tags.pieces(text)
            found = Read(flaws, [])
            for piece in set(pieces).difference(known):
                content = tags.read(piece)
                found.flaws.extend(content.flaws)
                found.ids.extend(content.ids)
                is_same = content is NOTHING or self._take(path, kept, content.asked, found, places)
                if is_same and not content.flaws and not content.ids and len(piece) < _LONG:
                    known.add(piece)
        for place in places.difference(found.ids, [""]):
            found.flaws.append((f'="#{place}', NO_PLACE.format(path, place)))
        return found

    def _take(self, path: str, kept: set[str], asked: Iterable[Asked], found: Read, places: set[str]) -> bool:
        """Keep the addresses for which a part of a file asks; return whether all are good, and the same for all files beside.

        What is wrong with an address is found, be there what it leads to or not; the places of its own file are set apart.
        """
        is_same = True
        for clue, address, is_own in asked:
            if flaw := self._wrong(path, address, is_own):
                found.flaws.append((clue, flaw))
            elif address[:1] == "#":
                places.add(address[1:])
            elif _is_same(address, path):
                kept.add(address)
                continue
            else:
                kept.add(_from_beside(path, address))
            is_same = False
        return is_same

    def asking(self, path: str, text: str) -> Iterator[tuple[str, str]]:
        """Each address for which a file asks, as `read` keeps it, after the words of the file that do."""
        kind = kind_of(path)
        asked: Iterable[Asked]
        if kind is None:
            asked = asked_by(path, text)
        else:
            pieces = dict.fromkeys(self._tags[kind].pieces(text)[1])
            asked = (one for piece in pieces for one in self._tags[kind].read(piece).asked)
        for clue, address, _ in asked:
            yield clue, address if _is_same(address, path) else _from_beside(path, address)

    def _wrong(self, path: str, address: str, is_own: bool) -> str:
        """What is wrong with an address, be there what it leads to or not."""
        if " " in address:
            return f"the address “{address}” {HIDDEN}"
        if is_own and OUTWARD.match(address) and not address.startswith(self.resolver.own):
            return f"“{address}” is fetched from another host: put it into the site"
        if address.startswith(SENTINEL) and kind_of(path):
            return f"“{address}” is no address before a page puts the site’s own in its place: write that"
        if path == NOT_FOUND_PAGE and address[:1] != "#" and not _ABSOLUTE.match(address):
            return f"“{address}” leads elsewhere from each folder in which this page is shown: write it from the root"
        return ""


def _is_same(address: str, path: str) -> bool:
    """Whether an address is the same in each folder beside that of the file, if that stands in one."""
    return address[:3] == "../" and "/" in path or _ABSOLUTE.match(address) is not None


def beside(path: str) -> str:
    """A folder from which the addresses that a file asks for lead where they do from its own, as from each that stands beside that."""
    folder = dirname(path)
    above = dirname(folder)
    return f"{above}/-/" if above else "-/" if folder else ""


def _from_beside(path: str, address: str) -> str:
    """An address in a file, written so that it is the same in each folder."""
    return f"{SENTINEL}{path if address[:1] in ('', '?') else path[: path.rfind('/') + 1]}{address}"


def is_read(path: str) -> bool:
    """Whether a file is read, and not only listed."""
    return not path.endswith(tuple(BINARY))
