"""The finished files of a release -> nothing, or every fault at once: what is about to be published is read once more.

Held against the files alone, and the records and articles as they lie on disk: nothing that made the pages is asked. Files
found good before, by their content, are not read again, as long as all is there that was there then.
"""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sourcebook.model import Sourcebook
from sourcebook.model.diagnostic import line_and_column
from sourcebook.publish.audit.addresses import OUTSIDE, AddressResolver, BadAddress, from_root
from sourcebook.publish.audit.assets import Assets
from sourcebook.publish.audit.inventory import MAP, UNLISTED, files_below, unexpected_files, unmapped
from sourcebook.publish.audit.markup import framed, headings_in, parted, words_in
from sourcebook.publish.audit.note import Good, note, noted
from sourcebook.publish.audit.quotes import Quotes
from sourcebook.publish.audit.reading import NO_PLACE, Reader, is_read
from sourcebook.publish.audit.recorded import Recorded
from sourcebook.publish.mkdocs import NotPublished

MAX_REPORTED = 50
HOME = "index.html"
_WRITTEN = "\0"
"""Where in what is wrong with an address stands the address, as a file has it."""


class Fault(NamedTuple):
    """What is wrong with a file, at a line and column from 1."""

    path: str
    line: int
    column: int
    words: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.words}"


def audit(root: Path, site: Path, book: Sourcebook) -> dict[str, str]:
    """Read the finished `site` of the sourcebook kept at `root`; return the SHA-256 of each file by its path there.

    Raise `NotPublished` with `file:line:column: what: what to do` for each fault, of many the first.
    """
    resolver, quotes, assets = AddressResolver(root), Quotes(Recorded(root, book)), Assets(book)
    reader = Reader(resolver)
    held_against = f"{resolver.own} {quotes.digest} {assets.digest}"
    there = frozenset(files_below(str(site)))
    before, hosts = _before(root, held_against, resolver)
    good, digests, listed, asking = dict[str, Good](), dict[str, str](), list[str](), set[str]()
    faults = [Fault(path, 1, 1, words) for path, words in unexpected_files(root, there)]
    for path in sorted(there):
        data = _read_file(f"{site}/{path}")
        if data is None:
            faults.append(Fault(path, 1, 1, "a symbolic link: put the file itself here"))
            continue
        digests[path] = digest = hashlib.sha256(data).hexdigest()
        if path.endswith("index.html") and UNLISTED not in data:
            listed.append(path)
        known, key = before.get(path), f"{digest}{quotes.digest_of(path)}"
        if known is None or known.digest != key:
            ids, wrong = _audit_file(path, data, reader, quotes)
            known = Good(key, ids)
            faults += [*wrong, *(Fault(path, 1, 1, words) for words in assets.wrong(path, data))]
            asking.add(path)
        good[path] = known
    faults += [*_unmapped(site, resolver.own, listed), *_odd_frames(site, there, reader)]
    left = set[str]() if _keeps(good, before) else digests.keys() - asking
    for path in left:  # what stays may ask for what is gone
        _audit_file(path, _read_file(f"{site}/{path}") or b"", reader, quotes)
    if asking or left:
        unresolved, found = _broken_links(site, asking | left, good, reader)
        faults += unresolved
        for path in {fault.path for fault in faults}:
            good.pop(path, None)
        note(root, held_against, good, {*hosts, *found})
    if faults:
        raise NotPublished("\n".join(_told(faults, os.path.relpath(site, root))))
    return digests


def _before(root: Path, held_against: str, resolver: AddressResolver) -> tuple[Mapping[str, Good], list[str]]:
    """What was found good before, and the hosts to which it leads; nothing, if one of these is named no more, so that all is read."""
    before, hosts = noted(root, held_against)
    return ({}, []) if resolver.unnamed(hosts) else (before, hosts)


def _read_file(path: str) -> bytes | None:
    """What a file holds; nothing of a link, which is not followed."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        if os.path.islink(path):
            return None
        raise
    try:
        data = os.read(descriptor, size := os.fstat(descriptor).st_size)
        while len(data) < size and (more := os.read(descriptor, size - len(data))):
            data += more
    finally:
        os.close(descriptor)
    return data


def _keeps(good: Mapping[str, Good], before: Mapping[str, Good]) -> bool:
    """Whether all is still there that was there before, so that what leads to it need not be asked again."""
    return all(
        path in good and set(one.ids.split(" ")) <= set(good[path].ids.split(" "))
        for path, one in before.items()
        if good.get(path) is not one
    )


def _unmapped(site: Path, own: str, listed: list[str]) -> Iterator[Fault]:
    """What is wrong with the map of the site; a site whose home is not listed is a preview."""
    if "index.html" in listed and (site / MAP).is_file():
        text = (site / MAP).read_text("utf-8", "replace")
        yield from _placed(MAP, text, unmapped(own, text, listed))


def _odd_frames(site: Path, there: Set[str], reader: Reader) -> Iterator[Fault]:
    """What is wrong with the words of the frames that were read: each has those of the first page, those of the page’s own headings, and no
    others."""
    if not reader.framed or HOME not in there:
        return
    home = _words_of_frame(site, HOME)
    held = [(path, words.difference(home)) for path, words in reader.framed]
    beside = min(
        (path for path in there if path.endswith("/index.html") and not path.startswith("embed/")),
        default=HOME,
    )
    if HOME in dict(reader.framed):
        held.append((HOME, home.difference(_words_of_frame(site, beside))))
    for path, odd in held:
        text = (site / path).read_text("utf-8", "replace") if odd else ""
        for one in sorted(odd - headings_in(text)):
            told = f"“{one[:80]}” in the frame of this page, and not in that of others: see what made it"
            yield from _placed(path, text, [(one, told)])


def _words_of_frame(site: Path, path: str) -> frozenset[str]:
    """The words of the frame of a page."""
    above, _, below = framed(parted((site / path).read_text("utf-8", "replace"))[1])
    return words_in(above) | words_in(below)


def _audit_file(path: str, data: bytes, reader: Reader, quotes: Quotes) -> tuple[str, list[Fault]]:
    """The places in a file, with a space between any two (none has one), and what is wrong with it by itself; the reader keeps what it
    asks for."""
    if not is_read(path):
        return "", []
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return "", [Fault(path, 1, 1, "no UTF-8: write it so")]
    found = reader.read(path, text)
    wrong = [*found.flaws, *quotes.wrong(path, text, found)]
    ids = " ".join(one for one in found.ids if len(one.split()) == 1)
    return ids, list(_placed(path, text, wrong)) if wrong else []


def _placed(path: str, text: str, wrong: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    """Faults with their lines and columns, from the words at which they are."""
    for clue, words in wrong:
        yield Fault(path, *line_and_column(text, max(text.find(clue), 0)), words)


def _broken_links(
    site: Path, asking: Iterable[str], there: Mapping[str, Good], reader: Reader
) -> tuple[list[Fault], Iterable[str]]:
    """What in some files leads to no file, no place in it, or a host that nobody named; and all hosts to which something leads."""
    unresolved, hosts = _unresolved(reader.asked, there, reader.resolver)
    faults = list[Fault]()
    for path in sorted(asking) if unresolved else ():
        if is_read(path):
            text = (site / path).read_text("utf-8", "replace")
            asked = (
                (clue, one, unresolved.get(from_root(path, one))) for clue, one in reader.asking(path, text)
            )
            told = dict.fromkeys((clue, flaw.replace(_WRITTEN, one)) for clue, one, flaw in asked if flaw)
            faults += _placed(path, text, told)
    return faults, hosts


def _unresolved(
    asked: Iterable[str], there: Mapping[str, Good], resolver: AddressResolver
) -> tuple[dict[str, str], Iterable[str]]:
    """What is wrong with each address that leads nowhere, all as from the root of the site; and the hosts outside."""
    unresolved, outside = dict[str, str](), defaultdict[str, list[str]](list)
    places = lru_cache(None)(lambda file: frozenset(there[file].ids.split(" ")))
    for address in asked:
        try:
            target = resolver.resolve(address)
        except BadAddress as error:
            unresolved[address] = f"the address “{_WRITTEN}” {error}"
            continue
        if target.startswith(OUTSIDE):
            outside[target.removeprefix(OUTSIDE)].append(address)
        elif flaw := _missing(target, there, places) if target else "":
            unresolved[address] = flaw
    for host in resolver.unnamed(outside):
        words = f"leads to “{host}”, which no record names: name it in one, or take the link away"
        unresolved |= dict.fromkeys(outside[host], words)
    return unresolved, outside.keys()


def _missing(target: str, there: Mapping[str, Good], places: Callable[[str], Set[str]]) -> str:
    """What is wrong with a target within the site, whose files have places; nothing, if there is what it leads to."""
    path, _, place = target.partition("#")
    file = path if path in there else f"{path}/index.html"
    if file not in there:
        return f"leads to “{path}”, which is not there: correct the link, or make what it leads to"
    if place and file.endswith(".html") and place not in places(file):
        return NO_PLACE.format(file, place)
    return ""


def _told(faults: Iterable[Fault], folder: str) -> Iterator[str]:
    """The first faults, a line each, and how many more."""
    lines = [str(one._replace(path=f"{folder}/{one.path}")) for one in sorted(faults)]
    yield from lines[:MAX_REPORTED]
    if len(lines) > MAX_REPORTED:
        yield f"and {len(lines) - MAX_REPORTED:,} more"
