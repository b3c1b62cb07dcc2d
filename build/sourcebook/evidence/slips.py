"""What a writer did to a passage so that its words are not found: left some out, put some in, went over a paragraph's end.

It answers only; nothing here makes a quote that is not in its article one that is.
"""

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from sourcebook.model.text import shown

FEWEST_FOUND = 6
"""Characters of a part of a quote that is long enough to be looked for in an article."""
LONGEST_GAP = 1_000
_LEFT_OUT = re.compile(r" ?(?:\[ ?\.{3} ?\]|\( ?\.{3} ?\)|\.{3,4}|\. \. \.) ?")
_PUT_IN = re.compile(r" ?\[[^\[\]]*\] ?")
_INNER_SPACE = re.compile(r'(?<=") | (?=")')


class Slip(NamedTuple):
    """What was done to the words, and which of them, as folded, begin where it shows."""

    what: str
    at: int = 0


def slip(wanted: str, paragraphs: Sequence[str], headlines: Sequence[str]) -> Slip | None:
    """The slip that explains why folded words are in none of some folded paragraphs, if a known one does."""
    looks = (_left_out, _put_in, _over_paragraphs, _entities, _cut, _marks)
    found = next((slip for look in looks if (slip := look(wanted, paragraphs))), None)
    if found is None and any(wanted.strip(' ."') in one for one in headlines):
        return Slip(
            "is the headline, which is the editor’s, and is not quoted; quote a sentence of the article"
        )
    return found


def _left_out(wanted: str, paragraphs: Sequence[str]) -> Slip | None:
    """Words left out with “…” or […]."""
    span = _parts_stand(_LEFT_OUT, wanted, paragraphs)
    if span and wanted in (f"{span[0]}...", f"{span[0]} ...", f"...{span[0]}", f"... {span[0]}"):
        return Slip("begins or ends with “…”, which the article does not print there; take it out", span[1])
    if span:
        return Slip(
            f"leaves words out with “…”, and a quote leaves none out; quote each part in an entry of its own, or the whole: “{span[0]}”",
            span[1],
        )
    return None


def _put_in(wanted: str, paragraphs: Sequence[str]) -> Slip | None:
    """Words of one's own in square brackets."""
    if span := _parts_stand(_PUT_IN, wanted, paragraphs):
        return Slip(
            f"has words in square brackets that are not the article’s; take them out, and quote what is printed: “{span[0]}”",
            span[1],
        )
    return None


def _parts_stand(sign: re.Pattern[str], wanted: str, paragraphs: Sequence[str]) -> tuple[str, int] | None:
    """The passage in which all parts of a quote stand one after another, and where the first sign between them is."""
    first = sign.search(wanted)
    parts = [part for part in sign.split(wanted) if part.strip(' "')]
    if first is None or not parts or max(map(len, parts)) < FEWEST_FOUND:
        return None
    for text in (*paragraphs, " ".join(paragraphs)):
        start = end = text.find(parts[0])
        for part in parts:
            end = text.find(part, end, end + LONGEST_GAP + len(part)) + len(part) if end >= 0 else -1
            if end < len(part):
                end = -1
        if start >= 0 and end > start:
            return text[start:end], first.start() + first[0].startswith(" ")
    return None


def _over_paragraphs(wanted: str, paragraphs: Sequence[str]) -> Slip | None:
    """Words that run from one paragraph into the next."""
    bare = _bare(wanted)
    for number, (one, other) in enumerate(zip(paragraphs, paragraphs[1:], strict=False), start=1):
        left, right = _bare(one), _bare(other)
        at = f"{left} {right}".find(bare)
        if bare and 0 <= at < len(left) < at + len(bare):
            what = f"runs over two paragraphs (¶{number} and ¶{number + 1}); quote each part in an entry of its own"
            before = len(left) - at
            end = next(place for place in range(len(wanted) + 1) if len(_bare(wanted[:place])) >= before)
            return Slip(what, wanted.find(" ", end) + 1)
    return None


def _entities(wanted: str, paragraphs: Sequence[str]) -> Slip | None:
    """Signs written as a web page encodes them."""
    plain = html.unescape(wanted)
    if plain != wanted and any(_bare(plain) in _bare(one) for one in paragraphs):
        return Slip(
            "has a sign as a web page encodes it, such as &quot; or &amp;; write the sign itself",
            wanted.find("&"),
        )
    return None


def _cut(wanted: str, paragraphs: Sequence[str]) -> Slip | None:
    """A word of which only a part was copied, at either end."""
    for text in paragraphs:
        at = text.find(wanted)
        if at >= 0 and (first := re.match(r"\w+", wanted)) and re.search(r"\w$", text[:at]):
            return Slip(f"begins in the middle of a word, at {shown(first[0])}; quote whole words")
        if at >= 0 and (last := re.search(r"\w+$", wanted)) and re.match(r"\w", text[at + len(wanted) :]):
            return Slip(f"ends in the middle of a word, at {shown(last[0])}; quote whole words", last.start())
    return None


def _marks(wanted: str, paragraphs: Sequence[str]) -> Slip | None:
    """The slip of a quote that has the words of a paragraph, and other spaces or marks between them."""
    bare = _bare(wanted)
    for text in paragraphs:
        if bare and bare in _bare(text):
            if _INNER_SPACE.sub("", wanted) in _INNER_SPACE.sub("", text):
                return Slip(
                    "has the words of the article, and other spaces beside its quotation marks (« and » often have a space within that does not break); copy the passage with its marks from the article",
                    max(0, wanted.find('"')),
                )
            return None
    return None


def _bare(text: str) -> str:
    """The letters and digits of a text, with one space where anything else is."""
    return " ".join(re.findall(r"\w+", text))
