"""The quote proof: a quote is a passage of its source, character for character, or it is not published.

A quote and its source are compared after a narrow fold that unifies typographic variants and drops
nothing but the soft hyphen; the match is exact, of whole words, inside one paragraph, and the only one.
What is published is always the seed's own characters.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from rapidfuzz import fuzz

from sourcebook.model import Evidence, NotFound, Paragraph, Passage, Source

FEWEST_WORDS = 3
MOST_TOLD = 9
LONGEST_NEAR = 400
LONGEST_SEARCH = 40_000
DOUBLE_MARKS = "\"“”„‟«»″〝〞"
SINGLE_MARKS = "'‘’‚‛‹›′`´"
DASHES = "-‐‑‒–—―−"
OPENING, CLOSING = "“„«", "”»"
ABBREVIATIONS = frozenset("mr mrs ms dr st prof gen col lt sgt capt sen rep gov vs etc e.g i.e inc ltd co corp".split())

LONGEST_WORD = 12
_MARKS = re.escape(DOUBLE_MARKS + SINGLE_MARKS)
_STOP = re.compile(rf"(?P<stop>[.!?…][{_MARKS})\]]*)\s+(?P<next>\S)")
_LAST_WORD = re.compile(rf"[^\s{_MARKS}(\[]+$")
_PARTED = re.compile(r"[^\W_]\|[^\W_]|[^\W_]'\|[^\W_]|[^\W_]\|'[^\W_]|\d[.,]\|\d|\d\|[.,]\d")
_SAME = {
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **dict.fromkeys(SINGLE_MARKS, "'"),
    **dict.fromkeys(DASHES, "-"),
    "…": "...",
    "\u00ad": "",
}


@dataclass(frozen=True)
class Folded:
    """A text after the fold; `starts[i]` and `ends[i]` are the span in the text that became character i."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def fold(text: str, offset: int = 0) -> Folded:
    """Unify what only typography tells apart: NFC, quotation marks, apostrophes, dashes, white space, “…”."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for char in _fold_cluster(text[start:end]):
            if char == " " and chars and chars[-1] == " ":
                ends[-1] = offset + end
                continue
            chars.append(char)
            starts.append(offset + start)
            ends.append(offset + end)
    return Folded("".join(chars), starts, ends)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """A letter together with the marks that combine with it."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _combines(text[place]):
            yield start, place
            start = place


def _combines(char: str) -> bool:
    """Whether a character may become one with what is before it: a mark, or a later part of a Hangul syllable."""
    return not char.isascii() and (unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff")


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    composed = unicodedata.normalize("NFC", cluster)
    return "".join(" " if char.isspace() else _SAME.get(char, char) for char in composed)


class Proof:
    """One source's article, made ready to prove quotes against."""

    def __init__(self, source: Source, paragraphs: tuple[Paragraph, ...]) -> None:
        self.source = source.id
        self.seed = source.article.text
        self.paragraphs = paragraphs
        self.folded = tuple(fold(self.seed[one.start : one.end], one.start) for one in paragraphs)

    def prove(self, evidence: Evidence) -> Passage | NotFound:
        """Find a quote, or say why it is none: too short, not there, or there more than once."""
        wanted = _folded_words(evidence.quote)
        if sum(any(map(str.isalnum, word)) for word in wanted.split()) < FEWEST_WORDS:
            return NotFound(f"has fewer than {FEWEST_WORDS} words; quote the sentence it stands in")
        found = list(islice(self._places(wanted, evidence), MOST_TOLD + 1))
        if not found:
            return NotFound(self._missing(wanted, evidence))
        if len(found) > 1:
            return NotFound(self._repeated(found))
        paragraph, start, end = found[0]
        return Passage(self.source, paragraph, start, end, *self._sentence(paragraph, start, end))

    def _places(self, wanted: str, evidence: Evidence) -> Iterator[tuple[Paragraph, int, int]]:
        for paragraph, folded in zip(self.paragraphs, self.folded, strict=True):
            for start, end in _matches(folded, wanted, evidence.prefix or "", evidence.suffix or ""):
                yield paragraph, start, end

    def _repeated(self, found: list[tuple[Paragraph, int, int]]) -> str:
        times = f"{len(found)} times" if len(found) <= MOST_TOLD else f"more than {MOST_TOLD} times"
        numbers = ", ".join(f"¶{paragraph.number}" for paragraph, _, _ in found[:MOST_TOLD])
        return (
            f"stands {times} in {self.source} ({numbers}); quote more of it, "
            "or give the words before or after it as `prefix` or `suffix`"
        )

    def _sentence(self, paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
        text = self.seed[paragraph.start : paragraph.end]
        first, last = sentence(text, start - paragraph.start, end - paragraph.start)
        return paragraph.start + first, paragraph.start + last

    def _missing(self, wanted: str, evidence: Evidence) -> str:
        if (evidence.prefix or evidence.suffix) and any(wanted in one.text for one in self.folded):
            return f"stands in {self.source}, but not with this prefix or suffix; correct them, or leave them out"
        near = self._nearest(wanted)
        if not near or len(near) > max(LONGEST_NEAR, 2 * len(wanted)):
            return f"is not in {self.source}; copy the passage from the article"
        return f"is not in {self.source}; the nearest passage there is “{near}”: {difference(wanted, fold(near).text)}"

    def _nearest(self, wanted: str) -> str:
        """The passage most like a quote, on whole words, for the message only: likeness proves nothing."""
        best, passage = 0.0, ""
        for folded in self.folded:
            if not 0 < len(folded.text) <= LONGEST_SEARCH:
                continue
            found = fuzz.partial_ratio_alignment(wanted, folded.text)
            if found and found.score > max(best, 55.0):
                first, last = _whole_words(folded.text, found.dest_start, found.dest_end)
                best, passage = found.score, self.seed[folded.starts[first] : folded.ends[last - 1]]
        return passage


def _folded_words(text: str) -> str:
    return fold(text).text.strip()


def stands_in(words: str, text: Folded) -> bool:
    """Whether words stand whole in a text, once or more often."""
    return any(True for _ in _matches(text, _folded_words(words)))


def _matches(folded: Folded, wanted: str, prefix: str = "", suffix: str = "") -> Iterator[tuple[int, int]]:
    """Each span of the seed at which the wanted words stand whole, between their prefix and suffix."""
    text = folded.text
    prefix, suffix = _folded_words(prefix), _folded_words(suffix)
    at = text.find(wanted)
    while at != -1:
        last = at + len(wanted)
        before = text[max(0, at - len(prefix) - 1) : at].rstrip()
        after = text[last : last + len(suffix) + 1].lstrip()
        if (
            _is_edge(text, at)
            and _is_edge(text, last)
            and _is_whole(folded, at, last)
            and before.endswith(prefix)
            and after.startswith(suffix)
        ):
            yield folded.starts[at], folded.ends[last - 1]
        at = text.find(wanted, at + 1)


def _is_edge(text: str, at: int) -> bool:
    """Whether a cut at this place parts no word and no number: “can’t” and “3.5” are whole."""
    left, right = text[max(0, at - 2) : at], text[at : at + 2]
    return not (_PARTED.search(f"{left}|{right}"))


def _is_whole(folded: Folded, first: int, last: int) -> bool:
    """Whether a span takes each character of the seed whole (“…” folds into three)."""
    return (first == 0 or folded.starts[first - 1] != folded.starts[first]) and (
        last == len(folded.text) or folded.starts[last - 1] != folded.starts[last]
    )


def _whole_words(text: str, first: int, last: int) -> tuple[int, int]:
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    while first < last - 1 and text[first].isspace():
        first += 1
    return first, last


def difference(wrote: str, has: str) -> str:
    """Say in words how what was written differs from what the source has."""
    ours, theirs = wrote.split(), has.split()
    told = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        mine, its = " ".join(ours[a:b]), " ".join(theirs[c:d])
        if what == "replace":
            told.append(f"for “{mine}” write “{its}”")
        elif what == "delete":
            told.append(f"take out “{mine}”")
        elif what == "insert":
            told.append(f"put in “{its}”")
    return ", ".join(told) or "only its edges differ"


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the whole sentence or sentences of a paragraph that hold text[start:end].

    Nothing inside quotation marks ends a sentence, so that a quotation keeps its attribution.
    """
    cuts = [0, *_sentence_ends(text), len(text)]
    first = max(cut for cut in cuts if cut <= start)
    last = min(cut for cut in cuts if cut >= end)
    while first < start and text[first].isspace():
        first += 1
    return first, last


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The span of each sentence of a paragraph, with the white space before it."""
    return pairwise([0, *_sentence_ends(text), len(text)])


@lru_cache(maxsize=1024)
def _sentence_ends(text: str) -> tuple[int, ...]:
    """Where sentences end: after . ! ? and closing marks, before white space and a capital, digit or mark."""
    inside = quoted(text)
    ends = []
    for stop in _STOP.finditer(text):
        after = stop.end("stop")
        if not inside[after] and not stop["next"].islower() and not _is_abbreviation(text, stop.start(), stop["next"]):
            ends.append(after)
    return tuple(ends)


def _is_abbreviation(text: str, dot: int, following: str) -> bool:
    """Whether a full stop ends “Mr.”, an initial, “No.” before a number, or letters as “U.S.”: the sentence goes on."""
    word = _LAST_WORD.search(text, max(0, dot - LONGEST_WORD), dot)
    if text[dot] != "." or not word:
        return False
    if word[0].casefold() == "no":
        return following.isdigit()
    letters = word[0].replace(".", "")
    return len(letters) == 1 or len(letters) == 2 and "." in word[0] or word[0].casefold() in ABBREVIATIONS


@lru_cache(maxsize=1024)
def quoted(text: str) -> tuple[bool, ...]:
    """For each character of a paragraph, whether it stands inside double quotation marks.

    Straight marks open and close in turn; one left open runs to the paragraph's end. The marks themselves
    count as inside.
    """
    inside, found = False, []
    for char in text:
        opens = char in OPENING or (char == '"' and not inside)
        closes = char in CLOSING or (char == '"' and inside)
        found.append(inside or opens or closes)
        inside = (inside or opens) and not closes
    return tuple(found)


def voice(text: str, start: int, end: int) -> str:
    """Which voice a passage of a paragraph is in: `direct`, `partly` or `reported` speech.

    It is direct if each of its words stands inside double quotation marks, reported if none does.
    """
    inside = quoted(text)
    words = [inside[place] for place in range(start, end) if text[place].isalnum()]
    return "direct" if all(words) else "partly" if any(words) else "reported"
