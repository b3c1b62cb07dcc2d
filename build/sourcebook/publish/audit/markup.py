"""The tags of a finished page, drawing or feed: what they ask for, and what in them is refused.

They are held against a grammar so narrow that all who read them, browsers and XML parsers, with scripts and without, see the
same: no sign `<` or `>` within an attribute, every value in double quotes right after its `=`, no comment, no CDATA, no raw text but
inline scripts, which are known by hash. What does not fit is refused, not guessed at. That a browser agrees is tested against
its parser.
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sourcebook.publish.audit.allowed import Sort, flaws
from sourcebook.publish.policy import INLINE_SCRIPTS, REFERRER

_NAME = "[a-zA-Z][a-zA-Z0-9:_.-]*"
_TAG = re.compile(rf'({_NAME})(?:[ \n\t]+{_NAME}(?:="[^"<>]*")?)*[ \n\t]*/?')
_ATTRIBUTE = re.compile(rf'({_NAME})(?:="([^"]*)")?')
_VALUE = re.compile('"[^"]*"')
_DECIDING = frozenset({"rel", "type", "http-equiv", "xmlns", "xmlns:xlink"})
"""Attributes whose values decide what a tag does; the values of others are free."""
_ADDRESSED = frozenset({"href", "src", "xlink:href", "data-root", "data-chart", "data-to", "content"})
"""Attributes that may hold an address."""
_CLOSING = re.compile(rf"/({_NAME})[ \n]*")
_BEGINS = re.compile(
    r"!doctype html|\?xml version=(?:\"1\.0\" encoding=\"(?:utf|UTF)-8\"|\"\" encoding=\"\")\?"
)
_HEAD = re.compile(
    r'\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
    rf'\s*<meta charset="utf-8">\s*<meta name="referrer" content="{REFERRER}">'
)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_PAINTS = (re.compile('fill="([^"]*)"'), re.compile('stroke="([^"]*)"'))
_COLOUR = re.compile(r"[a-zA-Z]*|#[0-9a-fA-F]+|rgba?\([0-9., %]+\)|var\([a-z0-9-]+\)")
"""What else a paint may be could be fetched from somewhere."""
_REFRESH = re.compile(r"0; url=(.*)")
_MOST_KEPT = 2**14

Asked = tuple[str, str, bool]
"""An address, with a clue before it, which is the words of the file at which it is, and whether it must be the site's own."""


class Shape(NamedTuple):
    """What a tag does, whatever its free values are."""

    flaws: tuple[str, ...] = ()
    name: str = ""
    is_fetched: bool = False
    """Whether browsers fetch what it names by themselves."""
    is_refresh: bool = False


_DECIDED = Shape()


class Told(NamedTuple):
    """What tags say."""

    flaws: list[tuple[str, str]]
    """Each with a clue before it."""
    ids: list[str]
    asked: list[Asked]


class Frame:
    """What the tags say that many files of a sort have in common."""

    def __init__(self, sort: Sort) -> None:
        self.sort = sort
        self._silent = set[str]()
        self._speaking = dict[str, Told]()

    def told(self, text: str) -> Told:
        """What the tags of a file say."""
        found = Told(list(_of_head(text, self.sort)), [], [])
        paints = {paint for one in _PAINTS for paint in one.findall(text)}
        found.flaws.extend(
            (one, "a paint that is no colour: name a colour") for one in paints if not _COLOUR.fullmatch(one)
        )
        if "<script>" in text:
            found.flaws.extend(
                (f"<script>{one}", flaw) for one in _SCRIPT.findall(text) if (flaw := _unpinned(one))
            )
            text = _SCRIPT.sub("<script></script>", text)
        first, *pieces = text.split("<")
        if first.strip(" \n"):
            found.flaws.append((first, "text before the first tag: begin with it"))
        tags = {piece.partition(">")[0] if ">" in piece else "" for piece in set(pieces)} - self._silent
        fresh = [tag for tag in tags if tag not in self._speaking]
        for one in (*self._read(fresh), *(self._speaking[tag] for tag in tags.difference(fresh))):
            found.asked.extend(one.asked)
            if one.ids or one.flaws:
                found.ids.extend(one.ids)
                found.flaws.extend(one.flaws)
        return found

    def _read(self, tags: list[str]) -> Iterator[Told]:
        """What tags say that were not seen before, `<` and `>` left off; those that say nothing are left out."""
        shapes = _VALUE.sub('""', "<".join(tags)).split("<")
        for tag, free in zip(tags, shapes, strict=True) if tags else ():
            shape = _shape(free, self.sort, is_whole=False)
            if shape is _DECIDED:
                shape = _shape(tag, self.sort, is_whole=True)
            if shape:
                one = _said(tag, shape)
                if len(self._speaking) < _MOST_KEPT:
                    self._speaking[tag] = one
                yield one
            elif len(self._silent) < _MOST_KEPT:
                self._silent.add(tag)


def _of_head(text: str, sort: Sort) -> Iterator[tuple[str, str]]:
    """What is wrong before any tag is read."""
    if "\0" in text:
        yield "\0", "a sign that is none: take it away"
    head = _HEAD.match(text, 0, 4096) if sort.policy else None
    if sort.policy and (head is None or html.unescape(head[1]) != sort.policy):
        yield (
            "<head>",
            "no policy, or another: begin the head with content policy, charset and referrer, as theme/overrides does",
        )
    if head and text.index("<meta charset") > 900:
        yield (
            "<meta charset",
            "browsers look for the charset in the first 1,024 bytes: shorten what stands before it",
        )


@lru_cache(2**10)
def _unpinned(code: str) -> str:
    """What is wrong with an inline script; nothing, if it is one of those that are pinned."""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    if not code or digest in INLINE_SCRIPTS:
        return ""
    return f"an inline script that is not pinned, of the hash {digest}: take it away; if a new version of the theme brought it, read it, then run make pins"


def _said(tag: str, shape: Shape) -> Told:
    """What a tag of a shape says."""
    clue = f"<{tag}"
    told = Told([(clue, flaw) for flaw in shape.flaws], [], [])
    for name, value in _ATTRIBUTE.findall(tag):
        if name == "id":
            told.ids.append(html.unescape(value))
        elif name in _ADDRESSED and (address := _address(shape, name, value)):
            told.asked.append((clue, *address))
    return told


@lru_cache(2**13)
def _shape(shape: str, sort: Sort, is_whole: bool) -> Shape | None:
    """What a tag does, from it or from what is left without its values; None if it does and says nothing, `_DECIDED` if its values decide."""
    if closing := _CLOSING.fullmatch(shape):
        known = closing[1] in sort.elements
        return None if known else Shape((f"the end of an element “{closing[1]}”: take it away",))
    matched = _TAG.fullmatch(shape)
    if matched is None:
        known = _BEGINS.fullmatch(shape) is not None
        return (
            None
            if known
            else Shape(('what readers may take for another tag: write <name attribute="value">',))
        )
    name, (_, *written) = matched[1], _ATTRIBUTE.findall(shape)
    attributes = dict(written)
    if not is_whole and not _DECIDING.isdisjoint(attributes):
        return _DECIDED
    found = flaws(name, attributes, sort)
    if len(attributes) != len(written):
        found.append("an attribute twice: write it once")
    if name == "script" and not written and shape != "script":
        found.append("a script in an unusual spelling: write <script>")
    if not found and attributes.keys().isdisjoint(_ADDRESSED | {"id"}):
        return None
    fetched = name == "link" and bool(
        {"stylesheet", "icon"} & set(attributes.get("rel", "").casefold().split())
    )
    return Shape(tuple(found), name, fetched, attributes.get("http-equiv", "").casefold() == "refresh")


def _address(shape: Shape, name: str, value: str) -> tuple[str, bool] | None:
    """The address in an attribute, if it is one, with whether it must be the site's own."""
    is_own = shape.is_fetched or name == "src" or name.startswith("data-")
    if name == "data-to" and shape.name != "script":
        return None
    if name == "content":
        if shape.is_refresh:
            led, is_own = _REFRESH.fullmatch(value), True
            value = led[1] if led else "refresh:"
        elif not value.startswith(("http:", "https:", "//")) or " " in value:
            return None
    if "&" in value:
        value = "&:" if _REFERENCE.search(value) else html.unescape(value)
    return value, is_own
