"""The fold: what differs only in typography becomes the same; and where whole words stand in a text after it."""

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

DOUBLE_MARKS = '"“”„‟«»″〝〞「」『』'
SINGLE_MARKS = "'‘’‚‛‹›′`´"
DASHES = "-‐‑‒–—―−"
HYPHENS = "-‐‑"
LONGEST_JOINT = 6
REMEMBERED = 1 << 15
"""Paragraphs and sentences of which is kept what was found in them: each rule goes through all quotes before the next does."""
_SAME = {
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **dict.fromkeys(SINGLE_MARKS, "'"),
    **dict.fromkeys(DASHES, "-"),
    "…": "...",
}
_SOFT_HYPHEN = "\u00ad"
_PLAIN = re.compile(r"[!-_a-~]+(?: [!-_a-~]+)*(?![^\x00-\x7f])")
"""Words that are the same after the fold, and with which nothing combines; the sign between _ and a is a mark."""
_COUNTED = array("I", range(1024))


@dataclass(frozen=True)
class Folded:
    """A text after the fold; `starts[i]` and `ends[i]` are the span in the text that became character i.

    `joints` is the folded text with what shows where words join: its own dashes, and a letter for what is invisible.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    joints: str


@lru_cache(maxsize=4096)  # not more: each has two numbers for each character
def fold(text: str, offset: int = 0) -> Folded:
    """Unify what differs only in typography: NFC, quotation marks, apostrophes, dashes, white space, “…”."""
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


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each run of plain signs; between these, a letter together with the marks that combine with it."""
    start = 0
    while start < len(text):
        if plain := _PLAIN.match(text, start):
            end = plain.end()
        else:
            end = start + 1
            while (at := _behind_soft_hyphens(text, end)) < len(text) and _combines(text[at]):
                end = at + 1
        yield start, end
        start = end


def _behind_soft_hyphens(text: str, at: int) -> int:
    """Where, from a place on, the next sign stands that is no soft hyphen."""
    while text.startswith(_SOFT_HYPHEN, at):
        at += 1
    return at


def _combines(char: str) -> bool:
    """Whether a character may become one with what is before it: a mark, or a later part of a Hangul syllable."""
    return not char.isascii() and (unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff")


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> tuple[tuple[str, str], ...]:
    """The characters that a cluster becomes, each with what it is to the joints of words."""
    composed = unicodedata.normalize("NFC", cluster.replace(_SOFT_HYPHEN, ""))
    same = ((char, " " if char.isspace() else _SAME.get(char, char)) for char in composed)
    return tuple((one, _joint(char, one)) for char, folded in same for one in folded)


def _joint(char: str, folded: str) -> str:
    """A dash as it is; a letter for what is invisible or combines, for it stands inside a word."""
    if char in DASHES:
        return char
    return "x" if not char.isascii() and unicodedata.category(char) in ("Cf", "Mn", "Mc", "Me") else folded


@lru_cache(maxsize=4096)
def folded_words(text: str) -> str:
    """The words of a text after the fold."""
    return fold(text).text.strip()


@lru_cache(maxsize=REMEMBERED)
def bare(words: str) -> str:
    """Words without capitals, variants of typography, and the marks at their ends."""
    return fold(words.casefold()).text.strip(" .!?,;:\"'")


_WORD = re.compile(r"\w+")
_TYPOGRAPHY = [one for one in DOUBLE_MARKS + SINGLE_MARKS + DASHES + "…\u00a0" if not one.isascii()]
_BLANK = {code: " " for code in range(128) if not _WORD.match(chr(code))}


def words_in(text: str) -> list[str]:
    r"""Each run of letters, digits and low lines of a text, as `\w+` finds them: soonest where all else is typography."""
    if not text.isascii():
        for mark in _TYPOGRAPHY:
            text = text.replace(mark, " ")
    return text.translate(_BLANK).split() if text.isascii() else _WORD.findall(text)


_PARTED = re.compile(
    r"[^\W_]\|[^\W_]"
    rf"|[^\W_][{HYPHENS}'/:&@_]\|[^\W_]|[^\W_]\|[{HYPHENS}'/:&@_][^\W_]"
    r"|\d[.,]\|\d|\d\|[.,]\d|(?<!\d)\d{1,3}(?: \||\| )\d{3}(?!\d)"
    rf"|(?<![^\W_])[{HYPHENS}.+–−]\|\d"
)


def stands_in(words: str, text: Folded) -> bool:
    """Whether words stand whole in a text, once or more often."""
    return any(True for _ in matches(text, folded_words(words)))


def matches(folded: Folded, wanted: str, prefix: str = "", suffix: str = "") -> Iterator[tuple[int, int]]:
    """Each span of the seed at which the wanted words stand whole, between their prefix and suffix."""
    text = folded.text
    prefix, suffix = folded_words(prefix), folded_words(suffix)
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
    before = fold(left[-LONGEST_JOINT:]).joints
    return not _is_edge(before + fold(right[:LONGEST_JOINT]).joints, len(before))


def _is_whole(folded: Folded, first: int, last: int) -> bool:
    """Whether a span takes each character of the seed whole (“…” folds into three)."""
    return (first == 0 or folded.starts[first - 1] != folded.starts[first]) and (
        last == len(folded.text) or folded.starts[last - 1] != folded.starts[last]
    )
