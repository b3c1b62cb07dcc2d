"""A finished page, or its plain copy -> the quotes that it shows, each as it is written there.

Both have one form alone in which a quote can stand: what differs from it is no quote, or has a tag too many.
"""

import html
import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from sourcebook.model.text import one_line
from sourcebook.publish.audit.recorded import CLOSE, OPEN

_LINE = re.compile(r'\s*<p class="attribution">(.*?)</p>', re.DOTALL)
_PARAGRAPH = re.compile(
    r'\s*<p(?: class="(?:hanging|in-sentence|hanging in-sentence)"| dir="rtl"| lang="[A-Za-z-]+")*>([^<]*)</p>\s*'
)
"""The sentence of a quote: another tag in it could hide a word, strike it out, or add one."""
_ODD_IN_LINE = re.compile(r'<(?!/?strong>|/a>|a href="[^"<>]*"(?: class="out")?>)[^>]*>')
_PLACE = re.compile(r'<a [^>]*?href="[^"]*?([^/"]*)/#(q-[^"]+)"[^>]*>([^<]*)</a>')
_WHO = re.compile(r'<strong><a [^>]*?href="[^"]*?([^/"]*)/"')
_HEADINGS = re.compile(r"<h[1-6]\b[^\n]*")
_HEADING = re.compile(
    r'<h([23])(?: class="(?:party|occasion)")? id="[^"<>]*">(.*?)(?:<a class="headerlink"[^<>]*>[^<>]*</a>)?</h\1>'
)
_TAG = re.compile("<[^>]*>")
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"')
_COPIED = re.compile(r"\n *(?:> (.*<mark>.*)\n\n *— (.*)|(?:-   )?#{1,6} (.*))")
_BEGUN = re.compile(r"\n([ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*>.*|.*<mark>.*)")
_PLACE_IN_COPY = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\([^)]*?([^/)]*)/#(q-[^)]+)\)")
_WHO_IN_COPY = re.compile(r"\*\*\[(?:[^\]\\]|\\.)*\]\([^)]*?([^/)]*)/\)\*\*")
_LINKED = re.compile(r"\\.|\[((?:[^\]\\]|\\.)*)\]\(([^)]*)\)")
"""In a copy, a bracket behind a backslash is one of a text, and no link."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


_QUOTING = re.compile(
    "</?(?:blockquote|mark|pre|h[1-6])|article-paragraph|cited-quote|attribution|event-date|event-status|claim-state"
)
"""What stands beside words of somebody, or how a record stands."""


class Below(NamedTuple):
    """The line below a quote: what stands before its place, the place, and what stands behind it."""

    begins: str
    place: str
    ends: str
    source: str
    name: str
    """The source and the quote to which the place leads."""
    who: str
    """To whom the rest leads."""
    beside: tuple[str, ...]
    """Where its other links lead, with no sign coded."""
    odd: str
    """A tag that it must not have."""


class Found(NamedTuple):
    """A quote in a file."""

    clue: str
    sentence: str | None
    """None where it is not one sentence with a mark and nothing else."""
    below: Below | None
    heading: str


def may_quote(part: str) -> bool:
    """Whether a part of a page may show words of somebody, or say how a record stands."""
    return bool(_QUOTING.search(part))


def in_page(page: str) -> tuple[list[Found], list[str]]:
    """The quotations of a page, and what stands between them."""
    first, *pieces = page.split("<blockquote")
    found, between, heading = list[Found](), [first], _heading(first, "")
    for piece in pieces:
        body, _, rest = piece.partition("</blockquote>")
        line = _LINE.match(rest)
        clue = f"<blockquote{piece[: len(body)]}"
        below = _below(line[1]) if line else None
        sentence = _sentence(body[1:]) if body.startswith(">") else None
        found.append(Found(clue, sentence, below, heading))
        between.append(rest[line.end() :] if line else rest)
        heading = _heading(rest, heading)
    return found, between


def in_copy(text: str) -> tuple[list[Found], str]:
    """The quotes of a plain copy, and the first line with a mark, or that begins as one does, that is none of these."""
    found, heading, rest, end = list[Found](), "", list[str](), 0
    text = f"\n{text}"
    for one in _COPIED.finditer(text):
        if one[3] is not None:
            heading = _read(one[3])
        else:
            found.append(Found(one[1], _read(one[1]), _below_in_copy(one[2]), heading))
            rest.append(text[end : one.start()])
            end = one.end()
    left = "".join([*rest, text[end:]])
    odd = _BEGUN.search(left)
    return found, odd[1] if odd else ""


def plain(inner: str) -> str:
    """The text of HTML on one line."""
    return one_line(html.unescape(_TAG.sub("", inner)))


def _heading(page: str, before: str) -> str:
    """The last heading of a part of a page; that before it, if it has none."""
    at = page.rfind("<h")
    while at >= 0 and not _HEADINGS.match(page, at):
        at = page.rfind("<h", 0, at)
    told = _HEADINGS.search(page, page.rfind("\n", 0, at) + 1) if at >= 0 else None
    if told is None:
        return before
    found = _HEADING.match(told[0])
    return plain(found[2]) if found else told[0]


@lru_cache(2**16)
def _sentence(body: str) -> str | None:
    """The sentence of a quote with signs where what is marked begins and ends."""
    if OPEN in body or CLOSE in body:
        return None
    found = _PARAGRAPH.fullmatch(body.replace("<mark>", OPEN).replace("</mark>", CLOSE))
    return one_line(html.unescape(found[1])) if found else None


@lru_cache(2**16)
def _below(line: str) -> Below | None:
    place = _PLACE.search(line)
    if place is None:
        return None
    odd = _ODD_IN_LINE.search(line)
    words = (plain(line[: place.start()]), plain(place[3]), plain(line[place.end() :]))
    led = [html.unescape(one) for one in _LINK.findall(line)]
    return _line_below(words, place[1], place[2], _WHO.search(line), led, odd[0] if odd else "")


@lru_cache(2**16)
def _below_in_copy(line: str) -> Below | None:
    place = _PLACE_IN_COPY.match(line, max(line.rfind("[¶"), 0))
    if place is None:
        return None
    before = f"— {_read(line[: place.start()])}".strip()
    words = (before, _read(place[1]), _read(line[place.end() :]))
    led = [one[2].replace("\\", "") for one in _LINKED.finditer(line) if one[1] is not None]
    return _line_below(words, place[2], place[3], _WHO_IN_COPY.match(line), led)


def _line_below(
    words: tuple[str, str, str],
    source: str,
    name: str,
    who: re.Match[str] | None,
    led: list[str],
    odd: str = "",
) -> Below:
    """The line below a quote, of what was found in it; of its links, the first is that to the place, or to who says it."""
    beside = tuple([unquote(one) for one in led[1 + bool(who) :]])
    return Below(*words, source, name, who[1] if who else "", beside, odd)


def _read(text: str) -> str:
    """The text of Markdown, in which marks alone are HTML, with signs where what is marked begins and ends."""
    text = text.replace("<mark>", OPEN).replace("</mark>", CLOSE).replace("**", "")
    if "\\" in text or "[" in text:
        text = _ESCAPED.sub(lambda one: "&amp;" if one[1] == "&" else one[1], _LINKED.sub(_words_of, text))
    return one_line(html.unescape(text))


def _words_of(found: re.Match[str]) -> str:
    """The words of a link; what is written with a backslash, as it is."""
    return found[0] if found[1] is None else found[1]
