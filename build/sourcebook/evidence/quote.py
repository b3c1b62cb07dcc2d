"""The quote proof: a quote is a passage of its source, character for character, or it is not published.

A quote and its source are compared after a narrow fold that unifies typographic variants and drops
nothing but the soft hyphen; the match is exact, of whole words, inside one paragraph, and the only one.
What is published is always the seed's own characters.
"""

import difflib
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple, Protocol

from rapidfuzz import fuzz

from sourcebook.evidence.slips import slip
from sourcebook.model import NotFound, Paragraph, Passage, Source

FEWEST_WORDS = 3
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]{2}")
"""What counts as one word in scripts that set no space between words: two letters of Thai, Tibetan, Khmer, Japanese, Chinese."""
MAX_REPORTED = 9
LONGEST_NEAR = 400
LONGEST_SEARCH = 40_000
LEAST_ALIKE = 75.0
DOUBLE_MARKS = '"“”„‟«»″〝〞「」『』'
SINGLE_MARKS = "'‘’‚‛‹›′`´"
DASHES = "-‐‑‒–—―−"
HYPHENS = "-‐‑"
CLOSED_BY = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "〝": "〞",
    "「": "」",
    "『": "』",
    '"': '"',
    "″": "″",
}
"""Each double mark that opens, and those that close it."""
STRAIGHT = '"″'
DEEPEST = 8
ABBREVIATIONS = frozenset(
    "mr mrs ms messrs msgr dr st prof gen col lt sgt capt cpl pvt supt atty insp sen sens rep reps gov govs pres amb adm maj brig cmdr cdr hon rev "
    "jr sr esq vs etc inc ltd co corp bros dept univ al art arts fig figs pp vol vols ch sec approx ca cf est mt ft ret "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri".split()
)
NAMES_THAT_EXCLAIM = frozenset("yahoo yum jeopardy joomla".split())
LONGEST_WORD = 12
LONGEST_SHORT_WORD = 3
LONGEST_JOINT = 6
REMEMBERED = 1 << 15
"""Paragraphs and sentences of which is kept what was found in them: each rule goes through all quotes before the next does."""

_MARKS = re.escape(DOUBLE_MARKS + SINGLE_MARKS)
_STOP = re.compile(rf"(?P<stop>[.!?…](?P<marks>[{_MARKS})\]]*))\s+(?P<next>\S)")
_ELLIPSIS = re.compile(r"(?:…|(?<!\.)\.\.\.|\.\s\.)$")
_LAST_WORD = re.compile(rf"[^\s{_MARKS}(\[/{re.escape(DASHES)}]+$")
_LETTERS = re.compile(r"\w|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+")
_PARTED = re.compile(
    r"[^\W_]\|[^\W_]"
    rf"|[^\W_][{HYPHENS}'/:&@_]\|[^\W_]|[^\W_]\|[{HYPHENS}'/:&@_][^\W_]"
    r"|\d[.,]\|\d|\d\|[.,]\d|(?<!\d)\d{1,3}(?: \||\| )\d{3}(?!\d)"
    rf"|(?<![^\W_])[{HYPHENS}.+–−]\|\d"
)
_SAME = {
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **dict.fromkeys(SINGLE_MARKS, "'"),
    **dict.fromkeys(DASHES, "-"),
    "…": "...",
    "\u00ad": "",
}


@dataclass(frozen=True)
class Folded:
    """A text after the fold; `starts[i]` and `ends[i]` are the span in the text that became character i.

    `joints` is the folded text with what tells where words join: its own dashes, and a letter for what is invisible.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    joints: str


@lru_cache(maxsize=4096)  # not more: each has two numbers for each character
def fold(text: str, offset: int = 0) -> Folded:
    """Unify what only typography tells apart: NFC, quotation marks, apostrophes, dashes, white space, “…”."""
    chars: list[str] = []
    joints: list[str] = []
    starts, ends = array("I"), array("I")
    is_space = False
    for start, end in _clusters(text):
        if end - start > 1 and text[start + 1].isascii():  # a run of plain signs
            chars.append(text[start:end])
            joints.append(text[start:end])
            starts.extend(_numbers(offset + start, offset + end))
            ends.extend(_numbers(offset + start + 1, offset + end + 1))
            is_space = False
            continue
        for char, joint in _fold_cluster(text[start:end]):
            if char == " " and is_space:
                ends[-1] = offset + end
                continue
            chars.append(char)
            joints.append(joint)
            starts.append(offset + start)
            ends.append(offset + end)
            is_space = char == " "
    return Folded("".join(chars), starts, ends, "".join(joints))


def _numbers(start: int, end: int) -> "array[int]":
    """The numbers from `start` until `end`; a part of an array is copied at once, a range number by number."""
    if end > len(_COUNTED):
        _COUNTED.extend(range(len(_COUNTED), 2 * end))
    return _COUNTED[start:end]


_COUNTED = array("I", range(1024))
_PLAIN = re.compile(r"[!-_a-~]+(?: [!-_a-~]+)*(?![^\x00-\x7f])")
"""Words that are the same after the fold, and with which nothing combines; the sign between _ and a is a mark."""


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each run of plain signs; between these, a letter together with the marks that combine with it."""
    start = 0
    while start < len(text):
        if plain := _PLAIN.match(text, start):
            end = plain.end()
        else:
            end = start + 1
            while end < len(text) and _combines(text[end]):
                end += 1
        yield start, end
        start = end


def _combines(char: str) -> bool:
    """Whether a character may become one with what is before it: a mark, or a later part of a Hangul syllable."""
    return not char.isascii() and (unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff")


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> tuple[tuple[str, str], ...]:
    """The characters that a cluster becomes, each with what it is to the joints of words."""
    composed = unicodedata.normalize("NFC", cluster)
    same = ((char, " " if char.isspace() else _SAME.get(char, char)) for char in composed)
    return tuple((one, _joint(char, one)) for char, folded in same for one in folded)


def _joint(char: str, folded: str) -> str:
    """A dash as it is; a letter for what is invisible or combines, for it stands inside a word."""
    if char in DASHES:
        return char
    return "x" if not char.isascii() and unicodedata.category(char) in ("Cf", "Mn", "Mc", "Me") else folded


class Worded(Protocol):
    """What can be proven: some words and, where these stand more than once, what stands before or after them."""

    @property
    def quote(self) -> str: ...

    @property
    def prefix(self) -> str | None: ...

    @property
    def suffix(self) -> str | None: ...


class Words(NamedTuple):
    """Such words that are no evidence of an event."""

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
        wanted = _folded_words(evidence.quote)
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
        wanted = _folded_words(evidence.quote)
        for paragraph, folded in zip(self.paragraphs, self.folded, strict=True):
            for start, end in _matches(folded, wanted, evidence.prefix or "", evidence.suffix or ""):
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
        return any(wanted in one.text and any(True for _ in _matches(one, wanted)) for one in self.folded)

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


@lru_cache(maxsize=4096)
def _folded_words(text: str) -> str:
    return fold(text).text.strip()


def words_in(text: str) -> list[str]:
    r"""Each run of letters, digits and low lines of a text, as `\w+` finds them: soonest where all else is typography."""
    if not text.isascii():
        for mark in _TYPOGRAPHY:
            text = text.replace(mark, " ")
    return text.translate(_BLANK).split() if text.isascii() else _WORD.findall(text)


_WORD = re.compile(r"\w+")
_TYPOGRAPHY = [one for one in DOUBLE_MARKS + SINGLE_MARKS + DASHES + "…\u00a0" if not one.isascii()]
_BLANK = {code: " " for code in range(128) if not _WORD.match(chr(code))}


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
            _is_edge(folded.joints, at)
            and _is_edge(folded.joints, last)
            and _is_whole(folded, at, last)
            and before.endswith(prefix)
            and after.startswith(suffix)
        ):
            yield folded.starts[at], folded.ends[last - 1]
        at = text.find(wanted, at + 1)


def _is_edge(text: str, at: int) -> bool:
    """Whether a cut at this place parts no word and no number: “can’t”, “non-stop”, “3.5” and “5 000” are whole."""
    left, right = text[max(0, at - LONGEST_JOINT) : at], text[at : at + LONGEST_JOINT]
    return not _PARTED.search(f"{left}|{right}")


def parts_a_word(left: str, right: str) -> bool:
    """Whether a cut between two texts parts a word or a number; where one was glued to a capital, none is."""
    if (
        left[-1:].islower()
        and right[:1].isupper()
        or left[-1:].isdigit()
        and right[:1].isupper()
        and right[1:2].islower()
    ):
        return False
    whole = fold(left[-LONGEST_JOINT:]).joints
    return not _is_edge(whole + fold(right[:LONGEST_JOINT]).joints, len(whole))


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
    """Say in words how a passage differs from what was written, other words before other marks alone.

    It names no mend, for which of the two is right is open.
    """
    ours, theirs = wrote.split(), has.split()
    told, of_marks = list[str](), list[str]()
    for what, a, b, c, d in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        mine, its = " ".join(ours[a:b]), " ".join(theirs[c:d])
        kind = of_marks if re.sub(r"\W", "", mine) == re.sub(r"\W", "", its) else told
        if what == "replace":
            kind.append(f"has {delimited(its, mine)} instead of {delimited(mine, its)}")
        elif what == "delete":
            kind.append(f"lacks {delimited(mine)}")
        elif what == "insert":
            kind.append(f"also has {delimited(its)}")
    return ", ".join(told + of_marks) or "differs only at its edges"


@lru_cache(maxsize=REMEMBERED)
def bare(words: str) -> str:
    """Words without capitals, variants of typography, and the marks at their ends."""
    return fold(words.casefold()).text.strip(" .!?,;:\"'")


def delimited(text: str, beside: str = "") -> str:
    """Set a text between quotation marks; between ‹ and › if it, or what it is held against, has quotation marks of its own."""
    return f"‹{text}›" if _DOUBLE_MARK.search(text + beside) else f"“{text}”"


def _first_difference(wrote: str, has: str) -> int:
    """The number of the first word, from 0, that differs."""
    ours, theirs = wrote.split(), has.split()
    same = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return next((first for what, first, *_ in same if what != "equal"), 0)


def _from_word(typed: str, number: int) -> str:
    """Some words of a quote as it was typed, from one of them on."""
    return " ".join(typed.split()[number : number + MAX_REPORTED])


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the whole sentence or sentences of a paragraph that hold text[start:end].

    Nothing inside quotation marks ends a sentence, so that a quotation keeps its attribution.
    """
    cuts = _sentence_ends(text)
    before, after = bisect_right(cuts, start), bisect_left(cuts, end)
    first = cuts[before - 1] if before else 0
    last = cuts[after] if after < len(cuts) else len(text)
    while first < start and text[first].isspace():
        first += 1
    return first, last


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The span of each sentence of a paragraph, with the white space before it."""
    return pairwise([0, *_sentence_ends(text), len(text)])


def sentence_or_more(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence of a passage, and one more on each side where a short word's full stop parts them.

    Such a word may be an abbreviation that is not known here, if it never stands without one.
    """
    first, last = sentence(text, start, end)
    before = len(text[:first].rstrip())
    if ends_in_short_word(text, before):
        first, _ = sentence(text, before - 1, end)
    if last < len(text) and ends_in_short_word(text, last):
        _, last = sentence(text, start, last + 1)
    return first, last


def ends_in_short_word(text: str, end: int) -> bool:
    """Whether a full stop follows a short word that stands nowhere in the text without one."""
    found = (
        _LAST_WORD.search(text, max(0, end - LONGEST_WORD), end - 1) if text[end - 1 : end] == "." else None
    )
    if found is None or not found[0].isalpha() or len(found[0]) > LONGEST_SHORT_WORD:
        return False
    return found[0].lower() not in _short_words(text)


@lru_cache(maxsize=1024)
def _short_words(text: str) -> frozenset[str]:
    """The short words of a text that stand in it without a full stop, in small letters."""
    short = re.compile(rf"\b\w{{1,{LONGEST_SHORT_WORD}}}\b(?!\.)")
    return frozenset(match[0].lower() for match in short.finditer(text))


@lru_cache(maxsize=REMEMBERED)
def _sentence_ends(text: str) -> tuple[int, ...]:
    """Where sentences end: after . ! ? and closing marks, before white space and a capital, digit or mark."""
    inside = quoted(text)
    return tuple(stop.end("stop") for stop in _STOP.finditer(text) if _ends_sentence(text, stop, inside))


def _ends_sentence(text: str, stop: re.Match[str], inside: Sequence[int]) -> bool:
    """Whether a sentence ends for certain at a stop; “…” ends none, nor does “Go!” before who says so."""
    at, following = stop.start(), stop["next"]
    if (
        inside[stop.end("stop")]
        or following.islower()
        or following == "."
        or _is_abbreviation(text, at, following)
    ):
        return False
    trails_off = _ELLIPSIS.search(text, max(0, at - 4), at + 1) is not None
    if (trails_off or text[at] in "?!") and set(stop["marks"]) & set(DOUBLE_MARKS + SINGLE_MARKS):
        return bool(inside[stop.start("next")]) or following in SINGLE_MARKS
    return not trails_off


def _is_abbreviation(text: str, dot: int, following: str) -> bool:
    """Whether a stop ends “Mr.”, an initial, “No.” before a number, letters as “U.S.”, or “Yahoo!”: the sentence goes on."""
    found = _LAST_WORD.search(text, max(0, dot - LONGEST_WORD), dot)
    word = found[0].casefold() if found else ""
    if text[dot] != ".":
        return text[dot] == "!" and word in NAMES_THAT_EXCLAIM
    if word in ("no", "nos"):
        return following.isdigit()
    return bool(_LETTERS.fullmatch(word)) or word.rpartition(".")[2] in ABBREVIATIONS


def quoted(text: str) -> bytes:
    """For each character of a paragraph 1 if it stands inside double quotation marks, else 0.

    Marks open and close in pairs, one within another; one left open runs to the paragraph's end. The marks
    themselves count as inside.
    """
    return _paired(text)[0]


_INSIDE = re.compile(rb"\x01\x01*")  # not +: a pattern that begins with a character is sought faster


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where each stretch of a paragraph in double quotation marks begins and ends, its marks with it; the outer of those in one another."""
    return (one.span() for one in _INSIDE.finditer(quoted(text)))


def is_undecided(text: str) -> bool:
    """Whether the double marks of a paragraph do not say for certain what stands inside them."""
    return not _paired(text)[1]


@lru_cache(maxsize=REMEMBERED)
def _paired(text: str) -> tuple[bytes, bool]:
    """What stands inside double quotation marks, and whether each mark has its fellow."""
    waiting: list[str] = []
    inside, sure = bytearray(), True
    for mark in _DOUBLE_MARK.finditer(text):
        at, char, within = mark.start(), mark[0], bool(waiting)
        inside += bytes((within,)) * (at - len(inside))
        sure &= _turn(waiting, char, text[at - 1 : at], text[at + 1 : at + 2])
        inside.append(within or not (char in STRAIGHT and text[at - 1 : at].isdigit()))
    inside += bytes((bool(waiting),)) * (len(text) - len(inside))
    return bytes(inside), sure and not waiting


_DOUBLE_MARK = re.compile(f"[{re.escape(DOUBLE_MARKS)}]")


def _turn(waiting: list[str], char: str, before: str, after: str) -> bool:
    """Let a mark close the one that waits for it, or else open; tell whether it was plain which."""
    after_number = char in STRAIGHT and before.isdigit()
    depth = next(
        (depth for depth in reversed(range(len(waiting))) if char in CLOSED_BY[waiting[depth]]), None
    )
    if depth is not None:
        plain = depth == len(waiting) - 1
        del waiting[depth:]
        return plain and not after_number
    starts_word = (
        not before[:1].isalnum()
        and before not in (".", ",", "?", "!", "…")
        and not after.isspace()
        and after != ""
    )
    if after_number or char not in CLOSED_BY or char in "”»" and not starts_word or len(waiting) >= DEEPEST:
        return False
    waiting.append(char)
    return True


def voice(text: str, start: int, end: int) -> str:
    """Which voice a passage of a paragraph is in: `direct`, `partly` or `reported` speech.

    It is direct if each of its words stands inside double quotation marks, reported if none does.
    """
    inside = quoted(text)[start:end]
    words = [one for one, char in zip(inside, text[start:end], strict=True) if char.isalnum()]
    return "direct" if all(words) else "partly" if any(words) else "reported"
