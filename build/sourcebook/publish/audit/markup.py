"""The tags of a finished page, drawing or feed: what they ask for, and what in them is refused.

They are held against a grammar so narrow that all who read them, browsers and XML parsers, with scripts and without, see the
same: no sign `<` or `>` within an attribute, every value in double quotes right after its `=`, no comment but an empty one, no CDATA, no raw
text but inline scripts, which are known by hash. What does not fit is refused, not guessed at. That a browser agrees is tested against
its parser.

A tag is cut at its quotation marks into its shape and its values; what a shape means is found out once.
"""

import base64
import hashlib
import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from sourcebook.publish.audit.allowed import FETCHED, TEXTS, Sort, flaws
from sourcebook.publish.policy import INLINE_SCRIPTS, REFERRER

_NAME = "[a-zA-Z][a-zA-Z0-9:_.-]*"
_TAG = re.compile(rf'({_NAME})(?:[ \n\t]+{_NAME}(?:="")?)*[ \n\t]*/?')
_ATTRIBUTE = re.compile(rf"({_NAME})(=?)")
_TAGS = re.compile("<([^<>]*)>")
_DECIDING = frozenset({"rel", "type", "name", "property", "http-equiv", "xmlns", "xmlns:xlink"})
"""Attributes whose values decide what a tag does."""
_COLOUR = re.compile(r"[a-zA-Z]*|#[0-9a-fA-F]+|rgba?\([0-9., %]+\)|var\([a-z0-9-]+\)")
"""What else a paint may be could be fetched from somewhere."""
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_CLOSING = re.compile(rf"/({_NAME})[ \n]*")
_BEGINS = re.compile(
    r'!doctype html|!-- --|\?xml version="1\.0" encoding="(?:utf|UTF)-8"\?'
)
_HEAD = re.compile(
    r'(\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*)<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
    rf'\s*<meta charset="utf-8">\s*<meta name="referrer" content="{REFERRER}">'
)
_WEB = re.compile(r"\s*(?:https?:|//)", re.IGNORECASE)
_REFRESH = re.compile("0; url=(.*)", re.DOTALL)
_OWN = frozenset({"data-root", "data-chart"})
"""Attributes that lead scripts to other files."""
_MOST_KEPT = 2**18

Asked = tuple[str, str, bool]
"""An address, with a clue before it, which is the words of the file at which it is, and whether it must be the site's own."""


class Told(NamedTuple):
    """What tags say."""

    flaws: list[tuple[str, str]]
    """Each with a clue before it."""
    ids: list[str]
    asked: list[Asked]


class Meaning(NamedTuple):
    """What the tags of one shape, with the same values where these decide what it does, mean."""

    flaws: list[str]
    saying: list[tuple[int, str]]
    """Which of their values are more than text, and what: an address that must be the site’s `own`, a `link`, a `name`, a `place`,
    a `paint`."""


class Tags:
    """The tags of the files of one sort."""

    def __init__(self, sort: Sort) -> None:
        self.sort = sort
        self._silent = set[str]()
        self._told = dict[str, Told]()
        self._meanings = dict[tuple[str, ...], Meaning]()

    def begun(self, text: str) -> tuple[list[tuple[str, str]], str, str]:
        """What is wrong with a file before any tag is read; what stands before the policy of a page, and what is left to be read."""
        found = [("\0", "a sign that is none: take it away")] if "\0" in text else []
        if not self.sort.policy:
            first = text[: text.find("<")]
            if first.strip(" \n"):
                found.append((first, "text before the first tag: begin with it"))
            return found, "", text
        end = text.find(">", text.find('<meta name="referrer"', 0, 4096)) + 1
        opening, flaw = _opening(text[:end], self.sort.policy)
        found += [("<head>", flaw)] if flaw else []
        first, *scripts = text[0 if flaw else end :].split("<script>")
        for each in scripts:
            code, ends, rest = each.partition("</script>")
            if flaw := _unpinned(code) if ends else "a script that does not end: end it":
                found.append((f"<script>{code}", flaw))
            first += f"<script></script>{rest}"
        return found, opening, first

    def told(self, part: str) -> Told:
        """What the tags of a part say."""
        tags = _TAGS.findall(part)
        told = Told([], [], [])
        if len(tags) != part.count("<"):
            told.flaws.append(("", "a sign “<” that begins no tag: write &lt;"))
        for tag in set(tags).difference(self._silent):
            for mine, its in zip(told, self._told.get(tag) or self._of(tag), strict=True):
                mine.extend(its)
        return told

    def _of(self, tag: str) -> Told:
        """What one tag says; it is kept, if nothing is wrong with it."""
        pieces = tag.split('"')
        shape = '""'.join(pieces[::2]) if len(pieces) % 2 else tag
        names, values = _valued(shape), pieces[1::2]
        deciding = [value for name, value in zip(names, values, strict=False) if name in _DECIDING]
        key = (shape, *deciding)
        meaning = self._meanings.get(key)
        if meaning is None:
            meaning = self._meanings[key] = _meaning(tag, shape, deciding, self.sort)
        told = Told([(f"<{tag}", flaw) for flaw in meaning.flaws], [], [])
        for place, what in meaning.saying:
            _say(told, what, values[place])
        if not told.flaws and len(self._told) + len(self._silent) < _MOST_KEPT:
            if told.ids or told.asked:
                self._told[tag] = told
            else:
                self._silent.add(tag)
        return told


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


@lru_cache(2**12)
def _valued(shape: str) -> tuple[str, ...]:
    """The attributes of a tag that have a value, in order."""
    return tuple(name for name, value in _ATTRIBUTE.findall(shape)[1:] if value)


def _meaning(tag: str, shape: str, deciding: list[str], sort: Sort) -> Meaning:
    """What a tag means, from its shape and the values that decide."""
    if closing := _CLOSING.fullmatch(shape):
        known = closing[1] in sort.elements
        return Meaning([] if known else [f"the end of an element “{closing[1]}”: take it away"], [])
    matched = _TAG.fullmatch(shape)
    if matched is None:
        known = _BEGINS.fullmatch(tag) is not None
        odd = 'what readers may take for another tag: write <name attribute="value">'
        return Meaning([] if known else [odd], [])
    name, (_, *written) = matched[1], _ATTRIBUTE.findall(shape)
    told, names = iter(deciding), _valued(shape)
    values = {one: html.unescape(next(told)) if one in _DECIDING else "" for one in names}
    attributes = {one: values.get(one, "") for one, _ in written}
    found = flaws(name, attributes, sort)
    if len(attributes) != len(written):
        found.append("an attribute twice: write it once")
    if name == "script" and not written and shape != "script":
        found.append("a script in an unusual spelling: write <script>")
    saying = ((place, _says(name, one, attributes)) for place, one in enumerate(names))
    return Meaning(found, [(place, what) for place, what in saying if what])


def _says(element: str, attribute: str, attributes: Mapping[str, str]) -> str:
    """What the value of an attribute is, but text."""
    if attribute == "id":
        return "place"
    if attribute in ("fill", "stroke"):
        return "paint"
    if attribute == "content" and element == "meta":
        if attributes.get("http-equiv", "").casefold() == "refresh":
            return "refresh"
        return "" if {attributes.get("name"), attributes.get("property")} <= {None, *TEXTS} else "name"
    if attribute.endswith("href"):
        return "own" if FETCHED & set(attributes.get("rel", "").casefold().split()) else "link"
    is_led = attribute in _OWN or element == "script" and attribute == "data-to"
    return "own" if is_led or attribute.endswith("src") else ""


def _say(told: Told, what: str, value: str) -> None:
    """Add to what a tag says what one of its values does."""
    if what == "place":
        told.ids.append(html.unescape(value))
    elif what == "paint":
        if not _COLOUR.fullmatch(value):
            told.flaws.append((f'="{value}"', "a paint that is no colour: name a colour"))
    elif what == "refresh":
        led = _REFRESH.fullmatch(value)
        told.asked.append(_asked(led[1] if led else "refresh:", is_own=True))
    elif what != "name" or _WEB.match(html.unescape(value)):
        told.asked.append(_asked(value, is_own=what == "own"))


def _asked(address: str, is_own: bool) -> Asked:
    """An address as it is written in an attribute."""
    clue = f'="{address}'
    if "&" in address:
        address = "&:" if _REFERENCE.search(address) else html.unescape(address)
    return clue, address, is_own
