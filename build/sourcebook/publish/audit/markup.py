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
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from sourcebook.publish.audit.addresses import Asked
from sourcebook.publish.audit.allowed import DATA_SCRIPTS, FEEDS, FETCHED, TEXTS, FileKind, flaws
from sourcebook.publish.audit.data import in_data, objects_of
from sourcebook.publish.policy import INLINE_SCRIPTS, REFERRER

_NAME = "[a-zA-Z][a-zA-Z0-9:_.-]*"
_TAG = re.compile(rf'({_NAME})(?:[ \n\t]+{_NAME}(?:="")?)*[ \n\t]*/?')
_ATTRIBUTE = re.compile(rf"({_NAME})(=?)")
_DECIDING = frozenset("class rel type name property http-equiv xmlns xmlns:xlink fill stroke".split())
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
_WITH_ADDRESS = re.compile(r"<(loc|id|uri|logo|icon)\b[^<>]*>([^<]*)")

CLOSED = frozenset("a blockquote button details figure form label nav summary svg table".split())
"""Elements that would take in, or hide, what stands behind them, were they not closed."""
OPENING = re.compile(rf"({'|'.join(sorted(CLOSED))})(?![a-z0-9])")
_WORDS = re.compile(r"<(?:script\b[^<>]*>[^<]*</script>|[^<>]*>)")
_HEADING = re.compile(r"<(h[1-6])\b[^<>]*>(.*?)</\1>", re.DOTALL)
_PERMALINK = re.compile('<a class="headerlink"[^<>]*>[^<>]*</a>')
_ANY_TAG = re.compile("<[^<>]*>")
ABOVE_HEADINGS = "On this page"
"""What theme/overrides/partials/toc.html has above the headings of a page."""
_SAID_IN_TAGS = re.compile(r' (?:alt|aria-label|placeholder|title|data-schemes)="([^"]*)"')

_TEXTS = {name: re.compile(f"[^<>]*>[^<]*</{name}>") for name in ("title", "textarea", "script")}
"""The rest of each element in which browsers see no tag but its end. In a head, `noscript` is one of them where scripts run."""
_TEXTS["noscript"] = re.compile("(?:><meta [^<>]*)*></noscript>")


class Meaning(NamedTuple):
    """What the tags of one shape, with the same values where these decide what it does, mean."""

    flaws: list[str]
    ids: list[int]
    """Which pieces are values that name a place."""
    addresses: list[tuple[int, str]]
    """Which pieces are values that are addresses, and what: one that must be the site’s `own`, a `link`, a `refresh`, a `name`."""
    deciding: tuple[int, ...] = ()
    """Which pieces are values that decide; what is left to be decided has neither flaws nor anything to say."""
    is_data: bool = False
    """Whether data for programs stand behind it."""


SILENT = Meaning([], [], [])


class Tags:
    """The tags of the files of one kind."""

    def __init__(self, kind: FileKind) -> None:
        self.kind = kind
        self._meanings = dict[str, Meaning]()
        """By the shape of tags."""
        self._decided = dict[tuple[str, ...], Meaning]()
        """By the shape and the values that decide."""
        self._before_data = set[str]()
        """Tags behind which data for programs stand."""

    def meanings(self, tags: Iterable[str]) -> Iterator[tuple[str, Meaning, list[str]]]:
        """Those of some tags that mean anything, each with what that is, and its pieces, of which each other is a value."""
        for tag in tags:
            pieces = tag.split('"')
            shape = '""'.join(pieces[::2]) if len(pieces) % 2 else tag
            meaning = self._meanings.get(shape) or self._first(tag, shape, pieces)
            if meaning.deciding:
                key = (shape, *[pieces[place] for place in meaning.deciding])
                decided = self._decided.get(key)
                if decided is None:
                    decided = self._decided[key] = _meaning(tag, shape, pieces, self.kind)
                meaning = decided
            if meaning.is_data:
                self._before_data.add(tag)
            if meaning is not SILENT:
                yield tag, meaning, pieces

    def _first(self, tag: str, shape: str, pieces: list[str]) -> Meaning:
        """What the first tag of a shape means."""
        places = _deciding(shape)
        known = Meaning([], [], [], places) if places else _meaning(tag, shape, pieces, self.kind)
        self._meanings[shape] = known
        return known

    def asked(self, tags: Iterable[str]) -> Iterator[Asked]:
        """The addresses in some tags."""
        for _, meaning, pieces in self.meanings(tags):
            for place, what in meaning.addresses:
                yield from asked_in(pieces[place], what)

    def behind(self, text: str, tags: Set[str], data: list[dict[str, Any]]) -> Iterator[Asked]:
        """The addresses in what stands behind the tags of a text, which are known: in a feed, or in data for programs, whose objects
        are put into `data`; raise `BadData`. What only names something has no place in it.
        """
        if self.kind is FEEDS:
            for name, named in _WITH_ADDRESS.findall(text):
                address = html.unescape(named.partition("#")[0] if name == "id" else named)
                yield named, address, name in ("logo", "icon")
            return
        for tag in sorted(self._before_data & tags):
            for one in text.split(f"<{tag}>")[1:]:
                objects = objects_of(one.partition("<")[0])
                data.extend(objects)
                for address in in_data(objects, is_linked="ld+json" in tag):
                    yield f'"{address}"', address.partition("#")[0], False


def parted(page: str) -> tuple[str, str]:
    """The head of a page, and what stands below it."""
    at = page.find("<body")
    return (page[:at], page[at:]) if at >= 0 else (page, "")


def framed(body: str) -> tuple[str, str, str]:
    """What of the frame of a page stands above its article; the article; and the rest of the frame. Without an article there is no frame.

    Each begins with a tag, so that what is good by itself is good behind the others.
    """
    start, end = body.find("<article"), body.rfind("</article>")
    return (body[:start], body[start:end], body[end:]) if 0 < start < end else ("", body, "")


def words_in(part: str) -> frozenset[str]:
    """The words of a part of a page, as they stand between tags and in those attributes that are shown or read out."""
    told = {html.unescape(one) for one in (*_WORDS.split(part), *_SAID_IN_TAGS.findall(part))}
    return frozenset(filter(None, (" ".join(one.split()) for one in told)))


def headings_in(page: str) -> frozenset[str]:
    """The words of the headings of a page, and those that stand above a list of them."""
    told = (html.unescape(_ANY_TAG.sub("", _PERMALINK.sub("", one))) for _, one in _HEADING.findall(page))
    return frozenset([ABOVE_HEADINGS, *(" ".join(one.split()) for one in told)])


def unclosed(
    opening: Mapping[str, Set[str]], times: Mapping[str, int], there: Set[str]
) -> Iterator[tuple[str, str]]:
    """What is wrong with elements of a part of a page, in which each tag is there so many times, and some are known to open one, by its name."""
    for name, tags in opening.items():
        opened = sum(map(times.__getitem__, tags & there))
        if opened != times.get(f"/{name}", 0):
            clue = next((f"<{tag}>" for tag in times if tag in tags), f"</{name}>")
            yield clue, f"an element “{name}” that does not end once: write </{name}> where it ends"


def begun(head: str, policy: str) -> tuple[list[tuple[str, str]], str]:
    """What is wrong with a head and its policy before any other tag is read; and what is left to be read."""
    begin, ends, rest = head.partition("</script>")
    left, wrong = _begun(begin + ends, policy)
    more, rest = without_scripts(rest)
    return [*wrong, *more], left + rest


def flaws_of_xml(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a drawing or a feed before any tag is read."""
    first = text.partition("<")[0]
    if first.strip(" \n"):
        yield first, "text before the first tag: begin with it"
    try:
        ParserCreate().Parse(text, True)
    except ExpatError as error:
        yield "", f"what is no XML ({error}): write it so"


@lru_cache(2**6)
def _begun(page: str, policy: str) -> tuple[str, list[tuple[str, str]]]:
    """What of the beginning of a page is still to be read, and what is wrong with it."""
    end = page.find(">", page.find('<meta name="referrer"', 0, 4096)) + 1
    found, flaw = _HEAD.fullmatch(page[:end]), ""
    if found is None or html.unescape(found[2]) != policy:
        flaw = "no policy, or another: begin the head with content policy, charset and referrer, as theme/overrides does"
    elif page.index("<meta charset") > 900:
        flaw = "browsers look for the charset in the first 1,024 bytes: shorten what stands before it"
    wrong, rest = without_scripts(page if flaw else f"{found[1] if found else ''}{page[end:]}")
    return rest, [("<head>", flaw), *wrong] if flaw else wrong


def hiding(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the elements of a text in which browsers see no tag: what stands behind one that does not end is not shown as it is read."""
    for name, rest in _TEXTS.items():
        for piece in text.split(f"<{name}")[1:]:
            if not rest.match(piece):
                flaw = f"a tag behind “<{name}>”, in which browsers see no tag: end the element before it"
                yield f"<{name}{piece.partition('>')[0]}>", flaw


def without_scripts(text: str) -> tuple[list[tuple[str, str]], str]:
    """What is wrong with the inline scripts of a text, and the text without what stands in them."""
    if "<script>" not in text:
        return [], text
    first, *scripts = text.split("<script>")
    left, wrong = [first], list[tuple[str, str]]()
    for each in scripts:
        code, ends, rest = each.partition("</script>")
        if flaw := _unpinned(code) if ends else "a script that does not end: end it":
            wrong.append((f"<script>{code}", flaw))
        left.append(f"<script></script>{rest}")
    return wrong, "".join(left)


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
        return SILENT if known else Meaning([f"the end of an element “{closing[1]}”: take it away"], [], [])
    matched = _TAG.fullmatch(shape)
    if matched is None:
        odd = 'what readers may take for another tag: write <name attribute="value">'
        return SILENT if _BEGINS.fullmatch(tag) else Meaning([odd], [], [])
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
    addresses = [(place, what) for place, one in valued if (what := _says(name, one, attributes))]
    ids = [place for place, one in valued if one == "id"]
    is_data = name == "script" and attributes.get("type") in DATA_SCRIPTS
    return Meaning(found, ids, addresses, (), is_data) if found or ids or addresses or is_data else SILENT


def _says(element: str, attribute: str, attributes: Mapping[str, str]) -> str:
    """What address the value of an attribute is; nothing, if it is none."""
    if attribute == "content" and element == "meta":
        if attributes.get("http-equiv", "").casefold() == "refresh":
            return "refresh"
        return "" if {attributes.get("name"), attributes.get("property")} <= {None, *TEXTS} else "name"
    if attribute.endswith("href"):
        return "own" if FETCHED & set(attributes.get("rel", "").casefold().split()) else "link"
    is_led = attribute in _OWN or element == "script" and attribute == "data-to"
    return "own" if is_led or attribute.endswith("src") else ""


def asked_in(value: str, what: str) -> list[Asked]:
    """The address in a value, which may be a name that is none."""
    if what == "name" and not _WEB.match(html.unescape(value)):
        return []
    address = value
    if what == "refresh":
        led = _REFRESH.fullmatch(value)
        address = led[1] if led else "refresh:"
    if "&" in address:
        address = "&:" if _REFERENCE.search(address) else html.unescape(address)
    return [(f'="{value}', address, what in ("own", "refresh"))]
