"""The tags of a finished page, drawing or feed: what they ask for, and what in them is refused.

They are held against a grammar so narrow that all who read them, browsers and XML parsers, with scripts and without, see the
same: no sign `<` or `>` within an attribute, every value in double quotes right after its `=`, no comment but an empty one, no CDATA, no raw
text but inline scripts, which are known by hash. What does not fit is refused, not guessed at. That a browser agrees is tested against
its parser.

Pages are cut between tags, where the frame of a theme begins and ends; a part that was read before, letter for letter, is not
read again, and neither is a tag.
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
_TAGS = re.compile("<([^<>]*)>")
_FREE = re.compile(
    r'="(?<![ \n\t]rel=")(?<![ \n\t]type=")(?<![ \n\t]name=")(?<![ \n\t]http-equiv=")(?<![ \n\t]xmlns=")(?<![ \n\t]xmlns:xlink=")[^"<>]*"'
)
"""The values of attributes that decide nothing; those of the others named here decide what a tag does."""
_COLOUR = r"(?:[a-zA-Z]*|#[0-9a-fA-F]+|rgba?\([0-9., %]+\)|var\([a-z0-9-]+\))"
"""What else a paint may be could be fetched from somewhere."""
_SPEAKING = re.compile(
    r'="(?:(?:(?<=src=")|(?<=link rel="icon" href=")|(?<=link rel="stylesheet" href=")|(?<=data-root=")|(?<=data-chart="))(?=([^"<>]*))'
    r'|(?<=href=")(?=([^"<>]*))'
    r'|(?<=content=")(?=((?:https?:|//)[^" <>]*)")'
    r'|(?<=[ \n\t]id=")(?=([^"<>]*))'
    rf'|(?:(?<=fill=")|(?<=stroke="))(?!{_COLOUR}")(?=([^"<>]*)))'
)
"""In tags of sound shapes: what must be the site's own, links, addresses in the head, places, and paints that are none. It takes in
no value, since one could end as an attribute begins."""
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_CLOSING = re.compile(rf"/({_NAME})[ \n]*")
_BEGINS = re.compile(
    r"!doctype html|!-- --|\?xml version=(?:\"1\.0\" encoding=\"(?:utf|UTF)-8\"|\"\" encoding=\"\")\?"
)
_HEAD = re.compile(
    r'(\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*)<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
    rf'\s*<meta charset="utf-8">\s*<meta name="referrer" content="{REFERRER}">'
)
_CUTS = (
    *(
        '\n<link rel="stylesheet"',
        "\n<body",
        "\n<header",
        '\n<div class="md-sidebar md-sidebar--secondary"',
        "\n<article",
    ),
    *("\n</article>", '\n<p class="site-footer__address"', "\n</div>"),
)
"""Where a page is cut: what lies between, but what it has for itself, many pages have letter for letter."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FETCHING = ('link rel="stylesheet" href=""', 'link rel="icon" href=""')
_SAYING = re.compile(r"[ \n\t](?:xlink:href|href|src|data-root|data-chart|data-to|content|id|fill|stroke)=")
_LEADS = re.compile(r"http-equiv=|script [^<>]*data-to=")
_DATA_TO = re.compile(r'[ \n\t]data-to="([^"<>]*)"')
_EQUIVALENT = re.compile(r'[ \n\t]http-equiv="([^"<>]*)"')
_REFRESH = re.compile(r'[ \n\t]content="0; url=([^"<>]*)"')
_MOST_KEPT = 2**17

Asked = tuple[str, str, bool]
"""An address, with a clue before it, which is the words of the file at which it is, and whether it must be the site's own."""


class Told(NamedTuple):
    """What tags say."""

    flaws: list[tuple[str, str]]
    """Each with a clue before it."""
    ids: list[str]
    asked: list[Asked]


class Tags:
    """The tags of the files of one sort."""

    def __init__(self, sort: Sort) -> None:
        self.sort = sort
        self._silent = set[str]()
        self._sound = dict[str, bool]()
        """Shapes, and whether such a tag says something."""

    def parts(self, text: str) -> tuple[list[tuple[str, str]], list[str]]:
        """What is wrong with a file before any tag is read; and the parts in which its tags are to be read."""
        found = [("\0", "a sign that is none: take it away")] if "\0" in text else []
        if not self.sort.policy:
            first = text[: text.find("<")]
            return found + (
                [(first, "text before the first tag: begin with it")] if first.strip(" \n") else []
            ), [text]
        end = text.find(">", text.find('<meta name="referrer"', 0, 4096)) + 1
        opening, flaw = _opening(text[:end], self.sort.policy)
        found += [("<head>", flaw)] if flaw else []
        cuts = [0 if flaw else end]
        for mark in _CUTS:
            if (at := text.find(mark, cuts[-1])) >= 0:
                cuts.append(at)
        return found, [opening, *(text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True))]

    def told(self, part: str) -> Told:
        """What the tags of a part say."""
        told = Told([], [], [])
        if "<script>" in part:
            codes = _SCRIPT.findall(part)
            told.flaws.extend((f"<script>{one}", flaw) for one in codes if (flaw := _unpinned(one)))
            part = _SCRIPT.sub("<script></script>", part)
            if part.count("<script>") != part.count("<script></script>"):
                told.flaws.append(("<script>", "a script that does not end: end it"))
        tags = _TAGS.findall(part)
        if len(tags) != part.count("<"):
            told.flaws.append(("", "a sign “<” that begins no tag: write &lt;"))
        fresh = [tag for tag in dict.fromkeys(tags) if tag not in self._silent]
        written = "<".join(fresh)
        bare = _FREE.sub('=""', written)
        for tag, shape in zip(fresh, bare.split("<"), strict=True) if fresh else ():
            if shape not in self._sound:
                if found := _flaws(shape, self.sort):
                    told.flaws.extend((f"<{tag}", flaw) for flaw in found)
                    continue
                self._sound[shape] = bool(_SAYING.search(shape))
            if not self._sound[shape] and len(self._silent) < _MOST_KEPT:
                self._silent.add(tag)
        for own, link, named, place, paint in _SPEAKING.findall(written):
            if place:
                told.ids.append(html.unescape(place))
            elif paint:
                told.flaws.append((f'="{paint}"', "a paint that is no colour: name a colour"))
            else:
                told.asked.append(_asked(own or link or named, bool(own)))
        if _LEADS.search(bare):
            told.asked.extend(one for tag in fresh for one in _leading(tag))
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


def _flaws(shape: str, sort: Sort) -> list[str]:
    """What is wrong with a tag, from what is left of it without the values that decide nothing."""
    if closing := _CLOSING.fullmatch(shape):
        return [] if closing[1] in sort.elements else [f"the end of an element “{closing[1]}”: take it away"]
    matched = _TAG.fullmatch(shape)
    if matched is None:
        known = _BEGINS.fullmatch(shape) is not None
        return [] if known else ['what readers may take for another tag: write <name attribute="value">']
    name, (_, *written) = matched[1], _ATTRIBUTE.findall(shape)
    attributes = {one: html.unescape(value) for one, value in written}
    found = flaws(name, attributes, sort)
    if len(attributes) != len(written):
        found.append("an attribute twice: write it once")
    if name == "script" and not written and shape != "script":
        found.append("a script in an unusual spelling: write <script>")
    fetched = {"stylesheet", "icon"} & set(attributes.get("rel", "").casefold().split())
    if name == "link" and fetched and not shape.startswith(_FETCHING):
        found.append(
            'what is fetched for a page in an unusual spelling: begin it with <link rel="…" href="…"'
        )
    return found


def _asked(address: str, is_own: bool) -> Asked:
    """An address as it is written in an attribute."""
    clue = f'="{address}'
    if "&" in address:
        address = "&:" if _REFERENCE.search(address) else html.unescape(address)
    return clue, address, is_own


def _leading(tag: str) -> Iterator[Asked]:
    """The address to which a tag leads a browser by itself: that of a refresh, or of the script that does the same."""
    if tag.startswith("script") and (led := _DATA_TO.search(tag)):
        yield _asked(led[1], is_own=True)
    if (named := _EQUIVALENT.search(tag)) and html.unescape(named[1]).casefold() == "refresh":
        refresh = _REFRESH.search(tag)
        yield _asked(refresh[1] if refresh else "refresh:", is_own=True)
