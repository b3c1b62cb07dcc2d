"""Where each word stands -> small files of JSON, of which a search fetches the few that it needs.

A number is written as in source maps: five bits to a sign, the lowest first, 32 added where more follow.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LARGEST_FILE = 12_000
"""How many characters of postings, or of words, stand in one file; a word that has more stands alone."""
SHORTEST_SLIP = 4
"""A shorter word is not corrected: a slip of one letter makes another of it."""

NAME, KIND, QUOTE, TEXT, LABEL, ARTICLE = 0, 4, 8, 9, 10, 11
"""What a word is part of: a name or title, a sort or status, a quote, a sentence of ours, facts, a sentence of an article."""
OPENS, CLOSES = 1, 2
"""Added to the first two: that it is the first or the last word, apart from words that are passed over."""
BITS = 4
"""In which these are told."""


def _signs(number: int) -> str:
    signs = ""
    while number > 31:
        signs += SIGNS[number & 31 | 32]
        number >>= 5
    return signs + SIGNS[number]


_COMMON = tuple(map(_signs, range(1 << 15)))


def written(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 as signs."""
    return "".join(_COMMON[one] if one < len(_COMMON) else _signs(one) for one in numbers)


def signed(number: int) -> int:
    """A number that may be negative as one that is not."""
    return number * 2 if number >= 0 else -number * 2 - 1


class Postings:
    """Gathers where each word stands, one findable thing after the other."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}
        self._last: dict[str, int] = {}
        self._number = 0

    def add(self, passages: Iterable[tuple[int, Sequence[str]]], passed_over: frozenset[str]) -> None:
        """Take in the next thing: its passages, each with what its words are part of.

        Words that are passed over count, and are kept in names and sorts alone.
        """
        places: dict[str, list[int]] = {}
        at = 0
        for part, words in passages:
            told = [index for index, word in enumerate(words) if word not in passed_over] or [
                0,
                len(words) - 1,
            ]
            for index, word in enumerate(words):
                if part in (NAME, KIND):
                    edge = (index == told[0]) * OPENS + (index == told[-1]) * CLOSES
                    places.setdefault(word, []).append(at << BITS | part | edge)
                elif word not in passed_over:
                    places.setdefault(word, []).append(at << BITS | part)
                at += 1
            at += 1  # so that the words of two passages are not next to each other
        for word, found in places.items():
            self._put(word, found)
        self._number += 1

    def _put(self, word: str, places: list[int]) -> None:
        """Each place as its distance from the one before, with what the word is part of there."""
        apart = [places[0], *(two - (one >> BITS << BITS) for one, two in pairwise(places))]
        begin = self._number - self._last.get(word, 0)
        self._found.setdefault(word, []).append(written((begin, len(places), *apart)))
        self._last[word] = self._number

    def files(self) -> Iterator[dict[str, str]]:
        """The words in order, each with its postings: one dictionary for each file."""
        file, size = dict[str, str](), 0
        for word in sorted(self._found, key=_order):
            postings = "".join(self._found[word])
            if file and size + len(postings) > LARGEST_FILE:
                yield file
                file, size = {}, 0
            file[word] = postings
            size += len(word) + len(postings) + 6
        if file:
            yield file

    def spelled(self) -> Iterator[list[str]]:
        """The words that may be meant by one with a slip, in order: one list for each file."""
        yield from _filed(sorted(self._correctable(), key=_order))

    def spelled_backwards(self) -> Iterator[list[str]]:
        """The same, each word from its end to its beginning, in the order that this gives."""
        yield from _filed(sorted((word[::-1] for word in self._correctable()), key=_order))

    def _correctable(self) -> Iterator[str]:
        return (one for one in self._found if len(one) >= SHORTEST_SLIP - 1 and not one.isdigit())


def _filed(words: list[str]) -> Iterator[list[str]]:
    file, size = list[str](), 0
    for word in words:
        if file and size + len(word) > LARGEST_FILE:
            yield file
            file, size = [], 0
        file.append(word)
        size += len(word) + 1
    if file:
        yield file


def _order(word: str) -> bytes:
    """By UTF-16, as scripts compare words."""
    return word.encode("utf-16-be")
