"""The sentences of a paragraph, and what of it stands in quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from sourcebook.evidence.fold import DASHES, DOUBLE_MARKS, REMEMBERED, SINGLE_MARKS

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
WHOLE_WORDS = frozenset(("May",))
"""Short words that are no abbreviation, though a text may have them only before a full stop."""
_MARKS = re.escape(DOUBLE_MARKS + SINGLE_MARKS)
_STOP = re.compile(rf"(?P<stop>[.!?…](?P<marks>[{_MARKS})\]]*))\s+(?P<next>\S)")
_ELLIPSIS = re.compile(r"(?:…|(?<!\.)\.\.\.|\.\s\.)$")
_LAST_WORD = re.compile(rf"[^\s{_MARKS}(\[/{re.escape(DASHES)}]+$")
_LETTERS = re.compile(r"\w|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+")
_DOUBLE_MARK = re.compile(f"[{re.escape(DOUBLE_MARKS)}]")
_INSIDE = re.compile(rb"\x01\x01*")  # not +: a pattern that begins with a character is sought faster


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
    if (
        found is None
        or not found[0].isalpha()
        or len(found[0]) > LONGEST_SHORT_WORD
        or found[0] in WHOLE_WORDS
    ):
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


def _turn(waiting: list[str], char: str, before: str, after: str) -> bool:
    """Let a mark close the one that waits for it, or else open; return whether it was plain which."""
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
