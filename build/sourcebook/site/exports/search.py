"""search/: the index, in small files, of which a reader's search fetches the few that it needs."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from sourcebook.model import Output, Sourcebook
from sourcebook.site.json_text import compact_line
from sourcebook.site.search.findable import Findable, Group, groups
from sourcebook.site.search.letters import EACH_A_WORD, LETTERS, PASSED_OVER, words_of
from sourcebook.site.search.postings import KIND, LABEL, NAME, Postings, signed, written

TOGETHER = 4
"""How many results stand in one file."""
NO_FIRST, NO_LAST, UNSURE, ONE_DAY, ALL_SURE = 1, 2, 4, 8, 16
"""What is said of a date: that its first or last day is not known, that nothing of it is sure, that it is one day, and that
it surely was on all of its days, or on that one. What these say is not said again in numbers."""
MARKS = 5
"""In how many bits that is told."""


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the files of the index: words, spellings, results; and index.json, which says what stands where."""
    yield from index(groups(sourcebook))


def index(found: Sequence[Group]) -> Iterator[Output]:
    """The files of the index of some groups."""
    every = [one for group in found for one in group.found]
    postings = Postings()
    for one in every:
        postings.add(_searched(one), PASSED_OVER)
    words = [*postings.files()]
    spelled, backwards = [*postings.spelled()], [*postings.spelled_backwards()]
    files = {
        **_numbered("words", words),
        **_numbered("spelled", [" ".join(one) for one in spelled]),
        **_numbered("backwards", [" ".join(one) for one in backwards]),
        **_numbered(
            "found", [[*map(_result, every[at : at + TOGETHER])] for at in range(0, len(every), TOGETHER)]
        ),
        "search/days.json": compact_line(_days(every)),
    }
    made = hashlib.sha256("".join(files.values()).encode()).hexdigest()[:12]
    head = {
        "made": made,
        "groups": [[one.id, one.name, len(one.found)] for one in found],
        "together": TOGETHER,
        "words": [next(iter(one)) for one in words],
        "spelled": [one[0] for one in spelled],
        "backwards": [one[0] for one in backwards],
        "letters": " ".join(char + latin for char, latin in LETTERS.items()),
        "each": EACH_A_WORD,
        "passedOver": " ".join(sorted(PASSED_OVER)),
    }
    files["search/index.json"] = compact_line(head)
    yield from (Output(PurePosixPath(path), text) for path, text in sorted(files.items()))


def _numbered(name: str, files: Iterable[Any]) -> dict[str, str]:
    return {f"search/{name}/{number}.json": compact_line(one) for number, one in enumerate(files)}


def _searched(one: Findable) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What is looked up of a thing: its title as a name, how it stands, its date in words, its passages."""
    yield NAME, words_of(one.title)
    yield from ((KIND, words_of(each)) for each in one.kind)
    yield LABEL, words_of(one.when)
    yield from ((each.part, words_of(each.whole)) for each in one.passages)


def _result(one: Findable) -> dict[str, Any]:
    """What a result shows."""
    shown = {
        "address": one.address,
        "title": one.title,
        "kind": ", ".join(one.kind),
        "sign": one.sign,
        "when": one.when,
        "passages": [_trimmed(*each) for each in one.passages],
    }
    return {name: value for name, value in shown.items() if value}


def _trimmed(*values: Any) -> list[Any]:
    """Some values, without the empty ones at the end."""
    kept = [*values]
    while not kept[-1]:
        kept.pop()
    return kept


def _days(every: Sequence[Findable]) -> str:
    """When each thing that has a date was: its number, first day and last, as distances, and on what it surely was.

    A day that is not known is left out; `When.surely` says what is sure.
    """
    numbers, before, day = list[int](), -1, 0
    for number, one in enumerate(every):
        if one.date is None:
            continue
        first, last = one.date.first, one.date.last
        begun, over = one.date.surely(one.lasted)
        near = first or last
        assert near is not None, "a date has one end at least"
        marks = (first is None) * NO_FIRST | (last is None) * NO_LAST | (first == last) * ONE_DAY
        span = [(last - first).days] if first and last and first != last else []
        sure = list[int]()
        if begun is None or over is None:
            marks |= UNSURE
        elif (begun, over) == (first, last):
            marks |= ALL_SURE
        else:
            sure = [signed((each - near).days) for each in (begun, over)]
        numbers += [(number - before - 1) << MARKS | marks, signed(near.toordinal() - day), *span, *sure]
        before, day = number, near.toordinal()
    return written(numbers)
