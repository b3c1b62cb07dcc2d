"""The quote proof: a quote is a passage of its source, character for character, or it is not published.

A quote and its source are compared after a narrow fold that unifies typographic variants and drops
nothing but the soft hyphen; the match is exact, of whole words, inside one paragraph, and the only one.
What is published is always the seed's own characters.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple, Protocol

from rapidfuzz import fuzz

from sourcebook.evidence.fold import DOUBLE_MARKS, Folded, fold, folded_words, matches
from sourcebook.evidence.sentences import sentence
from sourcebook.evidence.slips import slip
from sourcebook.model import NotFound, Paragraph, Passage, Source

FEWEST_WORDS = 3
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]{2}")
"""What counts as one word in scripts that set no space between words: two letters of Thai, Tibetan, Khmer, Japanese, Chinese."""
MAX_REPORTED = 9
LONGEST_NEAR = 400
LONGEST_SEARCH = 40_000
LEAST_ALIKE = 75.0


class Worded(Protocol):
    """What can be proven: some words and, where these stand more than once, what stands before or after them."""

    @property
    def quote(self) -> str: ...

    @property
    def prefix(self) -> str | None: ...

    @property
    def suffix(self) -> str | None: ...


class Words(NamedTuple):
    """Words to be proven that are no evidence of an event."""

    quote: str
    prefix: str | None = None
    suffix: str | None = None


class Proof:
    """One source's article, made ready to prove quotes against."""

    def __init__(self, source: Source, paragraphs: tuple[Paragraph, ...]) -> None:
        self.source = source.id
        self.article = source.article
        self.seed = source.article.text
        self.paragraphs = paragraphs
        self.headlines = tuple(fold(one).text for one in (source.title, source.original_title) if one)

    @cached_property
    def folded(self) -> tuple[Folded, ...]:
        """Each paragraph after the fold, made when the first quote is sought."""
        return tuple(fold(self.seed[one.start : one.end], one.start) for one in self.paragraphs)

    def prove(self, evidence: Worded, others: Iterable["Proof"] = ()) -> Passage | NotFound:
        """Find a quote, or say why it is none: too short, not there but in another source, or there more than once."""
        wanted = folded_words(evidence.quote)
        words = (one for one in wanted.split() if any(map(str.isalnum, one)))
        if sum(len(_UNSPACED.findall(one)) or 1 for one in words) < FEWEST_WORDS:
            what = f"has fewer than {FEWEST_WORDS} words; quote the sentence it stands in"
            return NotFound(what, "quote-too-short")
        found = list(islice(self.passages(evidence), MAX_REPORTED + 1))
        if not found:
            return self._missing(wanted, evidence, others)
        return found[0] if len(found) == 1 else NotFound(self._repeated(found), "quote-not-once")

    def passages(self, evidence: Worded) -> Iterator[Passage]:
        """Each passage in which some words stand whole, between those before and after them, in order."""
        wanted = folded_words(evidence.quote)
        for paragraph, folded in zip(self.paragraphs, self.folded, strict=True):
            for start, end in matches(folded, wanted, evidence.prefix or "", evidence.suffix or ""):
                yield Passage(self.source, paragraph, start, end, *self._sentence(paragraph, start, end))

    def _repeated(self, found: list[Passage]) -> str:
        times = f"{len(found)} times" if len(found) <= MAX_REPORTED else f"more than {MAX_REPORTED} times"
        numbers = ", ".join(f"¶{one.paragraph.number}" for one in found[:MAX_REPORTED])
        return (
            f"stands {times} in {self.source} ({numbers}); quote more of it, "
            "or give the words before or after it as `prefix` or `suffix`"
        )

    def _sentence(self, paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
        text = self.article.part(paragraph.start, paragraph.end)
        first, last = sentence(text, start - paragraph.start, end - paragraph.start)
        return paragraph.start + first, paragraph.start + last

    def _missing(self, wanted: str, evidence: Worded, others: Iterable["Proof"]) -> NotFound:
        """Why a quote is not there, and the words of it at which that shows."""
        if (evidence.prefix or evidence.suffix) and any(wanted in one.text for one in self.folded):
            return NotFound(
                f"stands in {self.source}, but not with this prefix or suffix; correct them, or leave them out"
            )
        if elsewhere := next((one.source for one in others if one._holds(wanted)), None):
            return NotFound(f"is not in {self.source}; the words stand in {elsewhere}: correct `source`")
        if found := slip(wanted, [one.text for one in self.folded], self.headlines):
            return NotFound(found.what, words=_from_word(evidence.quote, wanted[: found.at].count(" ")))
        if wanted in fold(self.seed).text:
            return NotFound(
                f"stands in the seed of {self.source}, but not in what its record leaves of it; correct `boilerplate` there, "
                "which cuts the words off or parts them: a quote is never cut to fit"
            )
        near = self._nearest(wanted)
        if not near or len(near) > max(LONGEST_NEAR, 2 * len(wanted)):
            return NotFound(f"is not in {self.source}; copy the passage from the article")
        theirs = fold(near).text
        what = f"is not in {self.source}; the nearest passage there is {delimited(near)}, which {difference(wanted, theirs)}; compare both with the article"
        words = _from_word(evidence.quote, _first_difference(wanted, theirs))
        return NotFound(what, words=words, nearest=near)

    def _holds(self, wanted: str) -> bool:
        return any(wanted in one.text and any(True for _ in matches(one, wanted)) for one in self.folded)

    def _nearest(self, wanted: str) -> str:
        """The passage most like a quote, on whole words, for the message only: likeness proves nothing."""
        best, passage = LEAST_ALIKE, ""
        for folded in self.folded:
            if not 0 < len(folded.text) <= LONGEST_SEARCH:
                continue
            found = fuzz.partial_ratio_alignment(wanted, folded.text)
            if found and found.score > best:
                first, last = _whole_words(folded.text, found.dest_start, found.dest_end)
                best, passage = found.score, self.seed[folded.starts[first] : folded.ends[last - 1]]
        return passage


def _whole_words(text: str, first: int, last: int) -> tuple[int, int]:
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    while first < last - 1 and text[first].isspace():
        first += 1
    return first, last


def difference(wrote: str, has: str) -> str:
    """Say in words how a passage differs from what was written, other words before other marks alone.

    It names no mend, for which of the two is right is open.
    """
    ours, theirs = wrote.split(), has.split()
    of_words, of_marks = list[str](), list[str]()
    for what, a, b, c, d in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        mine, its = " ".join(ours[a:b]), " ".join(theirs[c:d])
        kind = of_marks if re.sub(r"\W", "", mine) == re.sub(r"\W", "", its) else of_words
        if what == "replace":
            kind.append(f"has {delimited(its, mine)} instead of {delimited(mine, its)}")
        elif what == "delete":
            kind.append(f"lacks {delimited(mine)}")
        elif what == "insert":
            kind.append(f"also has {delimited(its)}")
    return ", ".join(of_words + of_marks) or "differs only at its edges"


def delimited(text: str, beside: str = "") -> str:
    """Set a text between quotation marks; between ‹ and › if it, or what it is held against, has quotation marks of its own."""
    return f"‹{text}›" if set(text + beside) & set(DOUBLE_MARKS) else f"“{text}”"


def _first_difference(wrote: str, has: str) -> int:
    """The number of the first word, from 0, that differs."""
    ours, theirs = wrote.split(), has.split()
    same = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return next((first for what, first, *_ in same if what != "equal"), 0)


def _from_word(typed: str, number: int) -> str:
    """Some words of a quote as it was typed, from one of them on."""
    return " ".join(typed.split()[number : number + MAX_REPORTED])
