"""The tags of a finished page, drawing or feed: what they ask for, and what in them is refused.

They are held against a grammar so narrow that all who read them, browsers and XML parsers, with scripts and without, see the
same: no sign `<` or `>` within an attribute, every value in double quotes right after its `=`, no comment but an empty one, no CDATA, no raw
text but inline scripts, which are known by hash. What does not fit is refused, not guessed at. That a browser agrees is tested against
its parser.

A file is cut at its signs `<` into pieces, each a tag and the text behind it. A tag is cut at its quotation marks into its shape and its
values; what a shape means is found out once.
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from sourcebook.publish.audit.addresses import Asked
from sourcebook.publish.audit.allowed import FEEDS, FETCHED, TEXTS, FileKind, flaws
from sourcebook.publish.audit.data import BadData, in_data
from sourcebook.publish.policy import INLINE_SCRIPTS, REFERRER

_NAME = "[a-zA-Z][a-zA-Z0-9:_.-]*"
_TAG = re.compile(rf'({_NAME})(?:[ \n\t]+{_NAME}(?:="")?)*[ \n\t]*/?')
_ATTRIBUTE = re.compile(rf"({_NAME})(=?)")
_DECIDING = frozenset("rel type name property http-equiv xmlns xmlns:xlink fill stroke".split())
"""Attributes whose values decide what a tag does."""
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_CLOSING = re.compile(rf"/({_NAME})[ \n]*")
_BEGINS = re.compile(r'!doctype html|!-- --|\?xml version="1\.0" encoding="(?:utf|UTF)-8"\?')
_HEAD = re.compile(
    r'(\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*)<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
    rf'\s*<meta charset="utf-8">\s*<meta name="referrer" content="{REFERRER}">'
)
_WEB = re.compile(r"\s*(?:https?:|//)", re.IGNORECASE)
_REFRESH = re.compile("0; url=(.*)", re.DOTALL)
_OWN = frozenset({"data-root", "data-chart"})
"""Attributes that lead scripts to other files."""
_WITH_DATA = re.compile(r'script\s.*type="application/(?:ld\+)?json"', re.DOTALL)
_WITH_ADDRESS = re.compile(r"(?:loc|id|uri|logo|icon)\b")


class PieceContent(NamedTuple):
    """What a piece says."""

    flaws: list[tuple[str, str]]
    """Each with a clue before it."""
    ids: list[str]
    asked: list[Asked]


class Meaning(NamedTuple):
    """What the tags of one shape, with the same values where these decide what it does, mean."""

    flaws: list[str]
    saying: list[tuple[int, str]]
    """Which pieces are values that are more than text, and what: an address that must be the site’s `own`, a `link`, a `refresh`, a
    `name`, a `place`."""
    deciding: tuple[int, ...] = ()
    """Which pieces are values that decide; what is left to be decided has neither flaws nor anything to say."""


_SILENT = Meaning([], [])
NOTHING = PieceContent([], [], [])
"""What a piece says that may stand anywhere."""


class Tags:
    """The tags of the files of one kind."""

    def __init__(self, kind: FileKind) -> None:
        self.kind = kind
        self._silent = set[str]()
        """Tags that say nothing."""
        self._meanings = dict[str, Meaning]()
        """By the shape of tags."""
        self._decided = dict[tuple[str, ...], Meaning]()
        """By the shape and the values that decide."""

    def pieces(self, text: str) -> tuple[list[tuple[str, str]], list[str]]:
        """What is wrong with a file before any tag is read; and its pieces, but those that are known: the policy, pinned scripts."""
        found = [("\0", "a sign that is none: take it away")] if "\0" in text else []
        if not self.kind.policy:
            first, *pieces = text.split("<")
            if first.strip(" \n"):
                found.append((first, "text before the first tag: begin with it"))
            return found, pieces
        end = text.find(">", text.find('<meta name="referrer"', 0, 4096)) + 1
        opening, flaw = _opening(text[:end], self.kind.policy)
        found += [("<head>", flaw)] if flaw else []
        first_part, *scripts = text[0 if flaw else end :].split("<script>")
        left = [opening, first_part]
        for each in scripts:
            code, ends, rest = each.partition("</script>")
            if flaw := _unpinned(code) if ends else "a script that does not end: end it":
                found.append((f"<script>{code}", flaw))
            left.append(f"<script></script>{rest}")
        return found, "".join(left).split("<")[1:]

    def read(self, piece: str) -> PieceContent:
        """What a piece says."""
        tag, ends, behind = piece.partition(">")
        if not ends:
            return PieceContent([("", "a sign “<” that begins no tag: write &lt;")], [], [])
        if tag in self._silent:
            return NOTHING
        values = tag.split('"')
        meaning = self._meaning(tag, '""'.join(values[::2]) if len(values) % 2 else tag, values)
        is_before_data = tag[:6] == "script" or self.kind is FEEDS
        if meaning is _SILENT and not is_before_data:
            self._silent.add(tag)
            return NOTHING
        content = PieceContent([(f"<{tag}", flaw) for flaw in meaning.flaws], [], [])
        for place, what in meaning.saying:
            value = values[place]
            if what == "place":
                content.ids.append(html.unescape(value))
            elif what != "name" or _WEB.match(html.unescape(value)):
                content.asked.append(_asked(value, what))
        try:
            content.asked.extend(self._behind(tag, behind) if is_before_data else ())
        except BadData as error:
            content.flaws.append(("<script ", str(error)))
        return content if any(content) else NOTHING

    def _behind(self, tag: str, text: str) -> Iterator[Asked]:
        """The addresses behind a tag: in data for programs, or in a feed. What only names something has no place in it."""
        if self.kind is not FEEDS and _WITH_DATA.match(tag):
            for address in in_data(text):
                yield f'"{address}"', address.partition("#")[0], False
        elif self.kind is FEEDS and _WITH_ADDRESS.match(tag):
            yield text, html.unescape(text.partition("#")[0] if tag[:2] == "id" else text), False

    def _meaning(self, tag: str, shape: str, pieces: list[str]) -> Meaning:
        """What a tag means, from its shape and those of its values that decide."""
        meaning = self._meanings.get(shape)
        if meaning is None:
            places = _deciding(shape)
            known = Meaning([], [], places) if places else _meaning(tag, shape, pieces, self.kind)
            meaning = self._meanings[shape] = known
        if not meaning.deciding:
            return meaning
        key = (shape, *[pieces[place] for place in meaning.deciding])
        decided = self._decided.get(key)
        if decided is None:
            decided = self._decided[key] = _meaning(tag, shape, pieces, self.kind)
        return decided


@lru_cache(2**6)
def _opening(head: str, policy: str) -> tuple[str, str]:
    """What of the beginning of a page is still to be read, and what is wrong with it."""
    found = _HEAD.fullmatch(head)
    if found is None or html.unescape(found[2]) != policy:
        return (
            "",
            "no policy, or another: begin the head with content policy, charset and referrer, as theme/overrides does",
        )
    if head.index("<meta charset") > 900:
        return (
            "",
            "browsers look for the charset in the first 1,024 bytes: shorten what stands before it",
        )
    return found[1], ""


@lru_cache(2**10)
def _unpinned(code: str) -> str:
    """What is wrong with an inline script; nothing, if it is one of those that are pinned."""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    if not code or digest in INLINE_SCRIPTS:
        return ""
    return f"an inline script that is not pinned, of the hash {digest}: take it away; if a new version of the theme brought it, read it, then run make pins"


def _deciding(shape: str) -> tuple[int, ...]:
    """Where, among the pieces of a tag of a shape, the values are that decide what it does."""
    return (
        tuple(place for place, name in _valued(shape) if name in _DECIDING) if _TAG.fullmatch(shape) else ()
    )


def _valued(shape: str) -> list[tuple[int, str]]:
    """The attributes of a tag that have a value, each with its place among the pieces of the tag."""
    names = [name for name, value in _ATTRIBUTE.findall(shape)[1:] if value]
    return [(2 * number + 1, name) for number, name in enumerate(names)]


def _meaning(tag: str, shape: str, pieces: list[str], kind: FileKind) -> Meaning:
    """What a tag means, from its shape and the values that decide."""
    if closing := _CLOSING.fullmatch(shape):
        known = closing[1] in kind.elements
        return _SILENT if known else Meaning([f"the end of an element “{closing[1]}”: take it away"], [])
    matched = _TAG.fullmatch(shape)
    if matched is None:
        odd = 'what readers may take for another tag: write <name attribute="value">'
        return _SILENT if _BEGINS.fullmatch(tag) else Meaning([odd], [])
    name, (_, *written), valued = matched[1], _ATTRIBUTE.findall(shape), _valued(shape)
    attributes = {one: "" for one, _ in written}
    attributes |= {one: html.unescape(pieces[place]) for place, one in valued if one in _DECIDING}
    found = flaws(name, attributes, kind)
    if len(attributes) != len(written):
        found.append("an attribute twice: write it once")
    if any("&" in pieces[place] for place, one in valued if one in _DECIDING):
        found.append("a value in references that decides what the tag does: write its letters")
    if name == "script" and not written and shape != "script":
        found.append("a script in an unusual spelling: write <script>")
    saying = [(place, what) for place, one in valued if (what := _says(name, one, attributes))]
    return Meaning(found, saying) if found or saying else _SILENT


def _says(element: str, attribute: str, attributes: Mapping[str, str]) -> str:
    """What the value of an attribute is, but text."""
    if attribute == "id":
        return "place"
    if attribute == "content" and element == "meta":
        if attributes.get("http-equiv", "").casefold() == "refresh":
            return "refresh"
        return "" if {attributes.get("name"), attributes.get("property")} <= {None, *TEXTS} else "name"
    if attribute.endswith("href"):
        return "own" if FETCHED & set(attributes.get("rel", "").casefold().split()) else "link"
    is_led = attribute in _OWN or element == "script" and attribute == "data-to"
    return "own" if is_led or attribute.endswith("src") else ""


def _asked(address: str, what: str) -> Asked:
    """An address as it is written in an attribute."""
    clue, is_own = f'="{address}', what in ("own", "refresh")
    if what == "refresh":
        led = _REFRESH.fullmatch(address)
        address = led[1] if led else "refresh:"
    if "&" in address:
        address = "&:" if _REFERENCE.search(address) else html.unescape(address)
    return clue, address, is_own
