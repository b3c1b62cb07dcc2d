"""Regular expressions for any of many words, and for words with a capital, that are fast to make and to search with."""

import re
from collections.abc import Collection, Iterator
from itertools import groupby
from os.path import commonprefix

WORD = re.compile(r"\w+")
_CAPITALS = "A-ZÀ-ÖØ-Þ"
_BEYOND = {code: "À" for code in (*range(0x100, 0x530), *range(0x1E00, 0x2000)) if chr(code).isupper()}
"""Other capitals, for which one of these stands: a pattern with a class of hundreds takes long to be made."""
CAPITALISED = r"(?!\d)\w[\w’'.-]*"


def with_capitals(pattern: str) -> str:
    """A pattern in which `CAPITALISED` stands for words that begin with a capital, for a text as `latin` makes it."""
    return pattern.replace(CAPITALISED, rf"(?<!\w)[{_CAPITALS}](?:[\w’'.-]{{0,40}}\w)?(?!\w)\.?(?![^\W\d_])")


def latin(text: str) -> str:
    """A text of the same length in which each capital of any script with small letters is one of Latin 1."""
    return text if text.isascii() else text.translate(_BEYOND)


def either(words: Collection[str]) -> str:
    """A pattern of any of these words, as whole words; one that finds nothing where there are none."""
    return f"(?:{'|'.join(whole_words(words))})" if words else r"(?!)"


def whole_words(words: Collection[str], flags: str = "") -> Iterator[str]:
    """For each first letter, a pattern of the words with it; the letter comes first, so that a search skips other text soon."""
    for letter, same in groupby(sorted(words), lambda word: word[:1]):
        yield rf"{re.escape(letter)}(?<!\w.)(?{flags}:{_either(list(same), 1)})(?!\w)"


FEW = 4
DEEPEST = 32
"""So often words are parted by the first letter that they do not share, which keeps the search for one of many as fast as for one
of a few."""


def _either(words: list[str], at: int = 0, depth: int = 0) -> str:
    """A pattern of words in order that are the same up to a letter, without these letters; the longest first."""
    if len(words) <= FEW or depth == DEEPEST:
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        return "|".join(re.escape(word[at:]) for word in longest_first)
    end = len(commonprefix((words[0], words[-1])))
    by_letter = [(letter, list(same)) for letter, same in groupby(words, lambda word: word[end : end + 1])]
    parted = "|".join(
        f"{re.escape(letter)}(?:{_either(same, end + 1, depth + 1)})" if letter else ""
        for letter, same in sorted(by_letter, reverse=True)  # what ends here comes last
    )
    return f"{re.escape(words[0][at:end])}(?:{parted})"
