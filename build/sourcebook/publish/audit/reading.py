"""What a finished file of each kind asks for, and what in it is refused: tags are read in markup.py, other files in data.py.

A tag, a line of a plain copy, or a part of the frame of pages is read once for all files of a folder; what it says of its own file is kept with
it, and holds for each.
"""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from itertools import chain
from posixpath import dirname
from typing import Any, NamedTuple

from sourcebook.publish.audit.addresses import ABSOLUTE, HIDDEN, OUTWARD, AddressResolver, Asked, from_root
from sourcebook.publish.audit.allowed import BINARY, FILE_KINDS, NOT_FOUND_PAGE, FileKind, kind_of
from sourcebook.publish.audit.data import BadData, asked_by, hidden_in, is_copy
from sourcebook.publish.audit.forms import may_quote
from sourcebook.publish.audit.markup import (
    CLOSED,
    OPENING,
    Tags,
    asked_in,
    begun,
    flaws_of_xml,
    framed,
    hiding,
    parted,
    unclosed,
    without_scripts,
    words_in,
)
from sourcebook.sentinel import SENTINEL

_TAG = re.compile("<([^>]*)>")
_OF_WEB = re.compile(f"(?!{re.escape(SENTINEL)})https?://").match
"""How the links begin that may be asked for in any file."""
_NOTHING = list[str]()
NO_PLACE = "leads to “{}”, which has no place “{}”: correct the link, or give it one"


class Read(NamedTuple):
    """What was read in a file."""

    flaws: list[tuple[str, str]]
    """Each with a clue, which is the words of the file at which it is."""
    ids: list[str]
    """The places in it to which a link may lead."""
    led: list[str]
    """The addresses in it that lead on from itself."""
    data: list[dict[str, Any]]
    """The objects in its data for programs."""
    shown: list[str]
    """The parts of a page, first its head, without those of its frame that show no words of anybody."""

    def add(self, other: "Read") -> None:
        """Add what was read in a part of the file."""
        self.flaws.extend(other.flaws)
        self.ids.extend(other.ids)
        self.led.extend(other.led)
        self.data.extend(other.data)
        self.shown.extend(other.shown)


class Known:
    """What was read before in files of one kind that stand beside each other, and is good in each of them."""

    def __init__(self) -> None:
        self.pieces = set[str]()
        """Tags, and lines of plain copies, that are not read again."""
        self.own = dict[str, tuple[list[str], list[str]]]()
        """Those tags of them that say something of their own file: places in it, and addresses that lead on from it."""
        self.opening = {name: set[str]() for name in CLOSED}
        """Those that open an element which must be closed, by its name."""
        self.frames = dict[str, Read]()
        """What was read in the frames of pages."""
        self.above = set[str]()
        """Addresses that lead upwards, as they are written: from each of the files to the same."""


class Reader:
    """Reads the files of a site, whose addresses `resolver` resolves."""

    def __init__(self, resolver: AddressResolver) -> None:
        self.resolver = resolver
        self.framed = list[tuple[str, frozenset[str]]]()
        """The words of each part of frames that was read, with the file in which it stood first."""
        self._asked = set[str]()
        """As from the root of the site."""
        self._absolute = set[str]()
        """Links that are the same in all files."""
        self._tags = {kind: Tags(kind) for kind in FILE_KINDS}
        self._heads = {kind: Tags(kind._replace(elements=kind.head)) for kind in FILE_KINDS}
        self._known = defaultdict[tuple[FileKind | None, str], Known](Known)
        """By all on which it depends what tags and lines say: the kind of their files, and this folder."""

    @property
    def asked(self) -> set[str]:
        """The addresses for which the files that were read ask, as from the root of the site."""
        above = (from_root(folder, one) for (_, folder), known in self._known.items() for one in known.above)
        return {*self._asked, *self._absolute, *above}

    def read(self, path: str, text: str) -> Read:
        """Read a file, and keep what it asks for."""
        found, kind = Read([], [], [], [], []), kind_of(path)
        if kind is None:
            self._read_plain(path, text, found)
        else:
            if "\0" in text:
                found.flaws.append(("\0", "a sign that is none: take it away"))
            if kind.policy:
                self._read_page(kind, path, text, found)
            else:
                found.flaws.extend(flaws_of_xml(text))
                self._read_tags(self._tags[kind], path, text, found)
        places = set[str]()
        for address in found.led:
            if address[:1] == "#":
                places.add(address[1:])
            else:
                self._asked.add(from_root(path, address))
        if len(set(found.ids)) < len(found.ids):
            twice = next(one for one, times in Counter(found.ids).items() if times > 1)
            found.flaws.append((f'id="{twice}"', f"two places “{twice}” in one file: give each its own id"))
        for place in places.difference(found.ids, [""]):
            found.flaws.append((f'="#{place}', NO_PLACE.format(path, place)))
        return found

    def _read_page(self, kind: FileKind, path: str, page: str, found: Read) -> None:
        """Read a page. Of its frame, what was good in one page is good in all beside it."""
        head, body = parted(page)
        begin, left = begun(head, kind.policy)
        scripts, body = without_scripts(body)
        found.flaws.extend([*begin, *scripts, *hiding(left)])
        self._read_tags(self._heads[kind], path, left, found)
        found.shown.append(head)
        frames = self._known[kind, beside(path)].frames
        above, article, below = framed(body)
        for part in (above, article, below):
            read = frames.get(part)
            if read is None:
                read = Read([], [], [], [], [part] if may_quote(part) else [])
                read.flaws.extend(hiding(part))
                self._read_tags(self._tags[kind], path, part, read)
                if part is not article and not read.flaws:
                    frames[part] = read
                    self.framed.append((path, words_in(part)))
            found.add(read)

    def _read_plain(self, path: str, text: str, found: Read) -> None:
        """Read a file without tags. In a plain copy, no line changes what another means."""
        known, lines, new = self._known[None, beside(path)], set[str](), text
        if is_copy(path) and "/" in path:
            lines = set(text.split("\n")).difference(known.pieces)
            new = "\n".join(lines)
        if any(hidden_in(path, new)):
            found.flaws.extend(hidden_in(path, text))
        self._take(path, asked_by(path, new), found, known)
        if not found.led and not found.flaws:
            known.pieces |= lines

    def _read_tags(self, tags: Tags, path: str, text: str, found: Read) -> None:
        """Read what begins with a tag."""
        known = self._known[tags.kind, beside(path)]
        times = Counter(_TAG.findall(text))
        there = set(times)
        new = there - known.pieces
        if "<" in "".join(new) or text.rfind("<") > text.rfind(">"):
            pieces = dict.fromkeys(text.split("<")[1:])
            times = Counter(one.partition(">")[0] for one in pieces if ">" in one)
            there = set(times)
            new = there - known.pieces
            endless = [("", "a sign “<” that begins no tag: write &lt;") for one in pieces if ">" not in one]
            found.flaws.extend(endless)
        for tag in known.own.keys() & there:
            ids, led = known.own[tag]
            found.ids.extend(ids * times[tag])
            found.led.extend(led)
        known.pieces |= new - self._refused(tags, path, new, times, found, known)
        if tags.kind.policy:  # what is no page is XML, in which all is closed
            for opening in filter(None, map(OPENING.match, new)):
                known.opening[opening[1]].add(opening.string)
            found.flaws.extend(unclosed(known.opening, times, there))
        try:
            self._take(path, tags.behind(text, there, found.data), found, known)
        except BadData as error:
            found.flaws.append(("<script ", str(error)))

    def _refused(
        self, tags: Tags, path: str, new: Set[str], times: Mapping[str, int], found: Read, known: Known
    ) -> set[str]:
        """Read the tags that are new, each of which is there so many times; return those that are not good."""
        refused, is_below = set[str](), "/" in path
        for tag, meaning, values in tags.meanings(new):
            flaws, led = len(found.flaws), len(found.led)
            for place, what in meaning.addresses:
                value = values[place]
                if not is_below or what == "refresh" or "&" in value or " " in value:
                    self._take(path, asked_in(value, what), found, known)
                elif value[:3] == "../" and what != "name":  # as most do
                    known.above.add(value)
                elif what != "own" and _OF_WEB(value):
                    self._absolute.add(value)
                else:
                    self._take(path, asked_in(value, what), found, known)
            ids = [html.unescape(values[place]) for place in meaning.ids] if meaning.ids else _NOTHING
            found.ids.extend(ids * times[tag] if ids else ids)
            if meaning.flaws or len(found.flaws) > flaws:
                found.flaws.extend((f"<{tag}", flaw) for flaw in meaning.flaws)
                refused.add(tag)
            elif ids or len(found.led) > led:
                known.own[tag] = ids, found.led[led:]
        return refused

    def _take(self, path: str, asked: Iterable[Asked], found: Read, known: Known) -> None:
        """Keep the addresses for which a part of a file asks. What is wrong with one is found, be there what it leads to or not."""
        for clue, address, is_own in asked:
            if address in self._absolute and not is_own:
                continue
            if flaw := self._wrong(path, address, is_own):
                found.flaws.append((clue, flaw))
            elif address[:3] == "../" and "/" in path:
                known.above.add(address)
            elif ABSOLUTE.match(address) and not address.startswith(SENTINEL):
                self._absolute.add(address)
            else:  # also what only charts may ask for
                found.led.append(address)

    def asking(self, path: str, text: str) -> Iterator[tuple[str, str]]:
        """Each address for which a file asks, after the words of the file that do."""
        kind = kind_of(path)
        if kind is None:
            yield from ((clue, address) for clue, address, _ in asked_by(path, text))
            return
        parts = [(self._tags[kind], text)]
        if kind.policy:
            head, body = parted(text)
            left, below = begun(head, kind.policy)[1], without_scripts(body)[1]
            parts = [(self._heads[kind], left), (self._tags[kind], below)]
        for tags, part in parts:
            written = dict.fromkeys(one.partition(">")[0] for one in part.split("<")[1:])
            for clue, address, _ in chain(tags.asked(written), tags.behind(part, written.keys(), [])):
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
