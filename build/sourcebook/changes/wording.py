"""How differences are put into words: dates that moved, and texts word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from sourcebook.changes.difference import inexactness
from sourcebook.model import When

MOST_PAIRS = 250_000
"""Two texts are held against each other word by word up to so many pairs of words: some 500 words each."""
MAX_REPORTED = 4
"""So many runs of words are named in a sentence, and the rest counted."""
LONGEST_RUN = 160
MOST_PIECES = 80
LONGEST_PIECE = 2_000
_WHOLE = re.compile("“[^“”]*”")
AROUND = 12
"""So many words that are the same are kept beside those that differ."""


class Piece(NamedTuple):
    """Words that stand on both sides (`same`), only before (`out`) or only now (`in`)."""

    sort: str
    words: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as runs of words: the same, removed, added. What is too long to compare counts as replaced."""
    old, new = before.split(), after.split()
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    middle = old[start : len(old) - end], new[start : len(new) - end]
    found = [("same", old[:start]), *_between(*middle), ("same", old[len(old) - end :])]
    return tuple(Piece(sort, " ".join(words)) for sort, words in found if words)


def _between(old: list[str], new: list[str]) -> Iterator[tuple[str, list[str]]]:
    if len(old) * len(new) > MOST_PAIRS:
        yield from (("out", old), ("in", new))
        return
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", old[first:last]
        else:
            yield from (("out", old[first:last]), ("in", new[start:end]))


def _same(old: list[str], new: list[str]) -> int:
    """How many words at the start are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def side_by_side(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two texts in pieces, each side with its own: `same` ones, shortened where they are long, and those that differ."""
    found = pieces(before, after)
    last = len(found) - 1
    short = [Piece(one.sort, _shortened(one, place > 0, place < last)) for place, one in enumerate(found)][
        :MOST_PIECES
    ]
    return tuple(one for one in short if one.sort != "in"), tuple(one for one in short if one.sort != "out")


def _shortened(one: Piece, has_before: bool, has_after: bool) -> str:
    """The words of a piece: of what did not differ those beside what did, with `…` for the rest; no more than is bearable."""
    split = one.words.split()
    if one.sort == "same" and len(split) > 2 * AROUND + 1:
        head, tail = (split[:AROUND] if has_before else []), (split[-AROUND:] if has_after else [])
        return " ".join([*head, "…", *tail])
    return one.words if len(one.words) <= LONGEST_PIECE else f"{one.words[: LONGEST_PIECE - 1]}…"


def words_that_differ(before: str, after: str) -> str:
    """Which words were removed and which added: “cannot” became “can”; “twice” removed; “now” added."""
    runs = list(_runs(pieces(before, after)))
    more = len(runs) - MAX_REPORTED
    parts = [*runs[:MAX_REPORTED], *([f"and {more} more"] if more > 0 else [])]
    return "; ".join(parts) or "only spaces differ"


def _runs(found: tuple[Piece, ...]) -> Iterator[str]:
    place = 0
    while place < len(found):
        one = found[place]
        after = found[place + 1] if place + 1 < len(found) else Piece("same", "")
        if one.sort == "out" and after.sort == "in":
            yield f"{quoted(one.words)} became {quoted(after.words)}"
            place += 1
        elif one.sort != "same":
            yield f"{quoted(one.words)} {'removed' if one.sort == 'out' else 'added'}"
        place += 1


def quoted(text: str) -> str:
    """Words in quotation marks: in single ones where they have double ones, in their own where these enclose all; cut if long."""
    line = " ".join(text.split())
    line = line if len(line) <= LONGEST_RUN else f"{line[: LONGEST_RUN - 1].rstrip()}…"
    if _WHOLE.fullmatch(line):
        return line
    return f"‘{line}’" if "“" in line or "”" in line else f"“{line}”"


def moved(before: When, after: When, lasted: tuple[bool, bool] = (False, False)) -> str:
    """A date that is another, in words.

    >>> moved(When.of("2024-11-09"), When.of("2024-11-08"))
    'from 9 November 2024 to 8 November 2024, earlier by a day'
    >>> moved(When.of("2024-11-09"), When.of("2024-11"))
    'from 9 November 2024 to November 2024; before it was known to the day, now only to the month'
    """
    says = f"from {_apart(before.words(lasted[0]))} to {_apart(after.words(lasted[1]))}{_direction(before, after)}"
    was, now = _known(before, lasted[0]), _known(after, lasted[1])
    if lasted[0] != lasted[1]:
        says += f"; it {'lasted all of that time' if lasted[1] else 'fell somewhere within that time'} now, and not before"
    if was == now:
        return says
    only = "only " if inexactness(after) > inexactness(before) else ""
    return f"{says}; before it was known {was}, now {only}{now}"


def _apart(words: str) -> str:
    """A date of several words as it can stand after “from” and “to”."""
    return f"“{words}”" if words.split()[0] in ("from", "between", "until", "on", "in") else words


def _direction(before: When, after: When) -> str:
    """How a date moved, as far as that is known."""
    if before.is_certain() and after.is_certain() and before.first and after.first:
        days = (after.first - before.first).days
        far = "a day" if abs(days) == 1 else f"{abs(days):,} days"
        return f", {'later' if days > 0 else 'earlier'} by {far}" if days else ""
    if after.last and before.first and after.last < before.first:
        return ", earlier"
    return ", later" if after.first and before.last and after.first > before.last else ""


def _known(when: When, lasted: bool) -> str:
    """How exactly a date is known: “to the day”, “within 40 days”."""
    doubt = " and with doubt" if when.is_doubtful else ""
    if when.begin is None or when.end is None:
        return f"at one end{doubt}"
    if not when.is_interval:
        return f"to the {when.begin.precision}{doubt}"
    if lasted:
        return f"at both ends{doubt}"
    return f"to be within {(when.end.last - when.begin.first).days + 1:,} days{doubt}"
