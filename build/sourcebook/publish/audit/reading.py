"""What a finished file of each kind asks for, and what in it is refused: tags are read in markup.py, other files in data.py.

A tag, or a line of a plain copy, is read once for all files of a folder, unless it says what holds for its own file alone.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from posixpath import dirname
from typing import Any, NamedTuple

from sourcebook.publish.audit.addresses import ABSOLUTE, HIDDEN, OUTWARD, AddressResolver, Asked, from_root
from sourcebook.publish.audit.allowed import BINARY, FILE_KINDS, NOT_FOUND_PAGE, FileKind, kind_of
from sourcebook.publish.audit.data import BadData, asked_by, hidden_in, is_copy
from sourcebook.publish.audit.markup import SILENT, Tags, asked_in
from sourcebook.sentinel import SENTINEL

_TAG = re.compile("<([^>]*)>")
_FROM_ABOVE = re.compile(r"\.\./[^& ]*")
NO_PLACE = "leads to “{}”, which has no place “{}”: correct the link, or give it one"


class Read(NamedTuple):
    """What was read in a file."""

    flaws: list[tuple[str, str]]
    """Each with a clue, which is the words of the file at which it is."""
    ids: list[str]
    """The places in it to which a link may lead."""
    places: list[str]
    """Those to which it leads itself."""
    data: list[dict[str, Any]]
    """The objects in its data for programs."""


class Reader:
    """Reads the files of a site, whose addresses `resolver` resolves."""

    def __init__(self, resolver: AddressResolver) -> None:
        self.resolver = resolver
        self.asked = set[str]()
        """The addresses for which the files that were read ask, as from the root of the site."""
        self._tags = {kind: Tags(kind) for kind in FILE_KINDS}
        self._known = defaultdict[tuple[FileKind | None, str], set[str]](set)
        """Tags, and lines of plain copies, that are not read again, by all on which it depends what they say: the kind of their files,
        and this folder."""

    def read(self, path: str, text: str) -> Read:
        """Read a file, and keep what it asks for."""
        found, kind = Read([], [], [], []), kind_of(path)
        if kind is None:
            self._read_plain(path, text, found)
        else:
            flaws, text = self._tags[kind].opened(text)
            found.flaws.extend(flaws)
            self._read_tags(kind, path, text, found)
        for place in {*found.places}.difference(found.ids, [""]):
            found.flaws.append((f'="#{place}', NO_PLACE.format(path, place)))
        return found

    def _read_plain(self, path: str, text: str, found: Read) -> None:
        """Read a file without tags. In a plain copy, no line changes what another means."""
        known, lines, new = self._known[None, beside(path)], set[str](), text
        if is_copy(path) and "/" in path:
            lines = set(text.split("\n")).difference(known)
            new = "\n".join(lines)
        if any(hidden_in(path, new)):
            found.flaws.extend(hidden_in(path, text))
        if self._take(path, asked_by(path, new), found) and not found.flaws:
            known |= lines

    def _read_tags(self, kind: FileKind, path: str, text: str, found: Read) -> None:
        """Read what begins with a tag."""
        tags, known = self._tags[kind], self._known[kind, beside(path)]
        written, alone, is_below = _TAG.findall(text), set[str](), "/" in path
        if len(written) < text.count("<"):
            pieces = dict.fromkeys(text.split("<")[1:])
            written = [one.partition(">")[0] for one in pieces if ">" in one]
            endless = [("", "a sign “<” that begins no tag: write &lt;") for one in pieces if ">" not in one]
            found.flaws.extend(endless)
        new = set(written).difference(known)
        for tag in new:
            meaning, values = tags.meaning(tag)
            if meaning is SILENT:
                continue
            is_same = not (meaning.flaws or meaning.ids)
            for place, what in meaning.addresses:
                value = values[place]
                if what == "link" and is_below and _FROM_ABOVE.fullmatch(value):  # as most are
                    self.asked.add(from_root(path, value))
                elif not self._take(path, asked_in(value, what), found):
                    is_same = False
            if not is_same:
                found.flaws.extend((f"<{tag}", flaw) for flaw in meaning.flaws)
                found.ids.extend(html.unescape(values[place]) for place in meaning.ids)
                alone.add(tag)
        known |= new - alone
        try:
            self._take(path, tags.behind(text, found.data), found)
        except BadData as error:
            found.flaws.append(("<script ", str(error)))

    def _take(self, path: str, asked: Iterable[Asked], found: Read) -> bool:
        """Keep the addresses for which a part of a file asks; return whether all are good, and the same for all files beside.

        What is wrong with an address is found, be there what it leads to or not; the places of its own file are set apart.
        """
        is_same = True
        for clue, address, is_own in asked:
            if flaw := self._wrong(path, address, is_own):
                found.flaws.append((clue, flaw))
            elif address[:1] == "#":
                found.places.append(address[1:])
            else:
                self.asked.add(from_root(path, address))
                if address[:3] == "../" and "/" in path or ABSOLUTE.match(address):
                    continue
            is_same = False
        return is_same

    def asking(self, path: str, text: str) -> Iterator[tuple[str, str]]:
        """Each address for which a file asks, after the words of the file that do."""
        kind = kind_of(path)
        asked: Iterable[Asked]
        if kind is None:
            asked = asked_by(path, text)
        else:
            tags, text = self._tags[kind], self._tags[kind].opened(text)[1]
            written = dict.fromkeys(one.partition(">")[0] for one in text.split("<")[1:])
            of_tags = (one for tag in written for one in tags.asked(tag))
            asked = chain(of_tags, tags.behind(text, []))
        for clue, address, _ in asked:
            yield clue, address

    def _wrong(self, path: str, address: str, is_own: bool) -> str:
        """What is wrong with an address, be there what it leads to or not."""
        if " " in address:
            return f"the address “{address}” {HIDDEN}"
        if is_own and OUTWARD.match(address) and not address.startswith(self.resolver.own):
            return f"“{address}” is fetched from another host: put it into the site"
        if address.startswith(SENTINEL) and not (path.startswith("charts/") and path.endswith(".json")):
            return f"“{address}” is no address before a page puts the site’s own in its place: write that"
        if path == NOT_FOUND_PAGE and address[:1] != "#" and not ABSOLUTE.match(address):
            return f"“{address}” leads elsewhere from each folder in which this page is shown: write it from the root"
        return ""


@lru_cache(2**10)
def beside(path: str) -> str:
    """What the folder of a file has in common with each that stands beside it: from both, what lies above is the same way off."""
    folder = dirname(path)
    above = dirname(folder)
    return f"{above}/-/" if above else "-/" if folder else ""


def is_read(path: str) -> bool:
    """Whether a file is read, and not only listed."""
    return not path.endswith(tuple(BINARY))
