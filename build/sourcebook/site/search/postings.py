"""Where each word stands -> small files of JSON, of which a search fetches the few that it needs.

A number is written as in source maps: five bits to a sign, the lowest first, 32 added where more follow.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, pairwise

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


class _Signs(dict[int, str]):
    """The signs of each number, worked out when it is first met."""

    def __missing__(self, number: int) -> str:
        self[number] = SIGNS[number] if number < 32 else SIGNS[number & 31 | 32] + self[number >> 5]
        return self[number]


_SIGNS = _Signs()


def written(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 as signs."""
    return "".join([_SIGNS[one] for one in numbers])


def signed(number: int) -> int:
    """A number that may be negative as one that is not."""
    return number * 2 if number >= 0 else -number * 2 - 1


class Postings:
    """Gathers where each word stands, one findable thing after the other."""

    def __init__(self) -> None:
        self._found = defaultdict[str, list[str]](list)
        self._last: dict[str, int] = {}
        self._number = 0

    def add(self, passages: Iterable[tuple[int, Sequence[str]]], passed_over: frozenset[str]) -> None:
        """Take in the next thing: its passages, each with what its words are part of.

        Words that are passed over count, and are kept in names and sorts alone.
        """
        places = defaultdict[str, list[int]](list)
        at = 0
        for part, words in passages:
            if part in (NAME, KIND):
                for place, word, edge in zip(count(at), words, _edges(words, passed_over), strict=False):
                    places[word].append(place << BITS | part | edge)
            else:
                for place, word in enumerate(words, at):
                    if word not in passed_over:
                        places[word].append(place << BITS | part)
            at += len(words) + 1  # so that the words of two passages are not next to each other
        for word, found in places.items():
            self._found[word].append(_posting(self._number - self._last.get(word, 0), found))
            self._last[word] = self._number
        self._number += 1

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
        """The words of `spelled`, each from its end to its beginning, in the order that this gives."""
        yield from _filed(sorted((word[::-1] for word in self._correctable()), key=_order))

    def _correctable(self) -> Iterator[str]:
        return (one for one in self._found if len(one) >= SHORTEST_SLIP - 1 and not one.isdigit())


def _edges(words: Sequence[str], passed_over: frozenset[str]) -> list[int]:
    """Of each word of a name, whether it is the first or the last, apart from words that are passed over."""
    telling = [at for at, word in enumerate(words) if word not in passed_over] or range(len(words))
    return [(at == telling[0]) * OPENS + (at == telling[-1]) * CLOSES for at in range(len(words))]


def _posting(begin: int, places: list[int]) -> str:
    """How far the thing is from the one before, how many places there are, and how far each is from the one before it."""
    if len(places) == 1:
        return f"{_SIGNS[begin]}{_SIGNS[1]}{_SIGNS[places[0]]}"
    apart = [two - (one >> BITS << BITS) for one, two in pairwise(places)]
    return written((begin, len(places), places[0], *apart))


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
