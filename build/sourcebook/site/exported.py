"""What data, search and plain copies hold of an article: the words that stand in quotes, and […] for all others.

More of it only where `text_in_data` of site.yaml says that whoever owns the articles permits that.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from itertools import islice

from sourcebook.model import Quote, Source, Sourcebook
from sourcebook.model.sourcebook import once

LEFT_OUT = "[…]"
_GAP = re.compile(r"(\s*).*?(\s*)", re.DOTALL)


def exported(book: Sourcebook, source: Source, start: int, end: int) -> str:
    """A stretch of an article, as far as it is given away."""
    text = source.article.text
    if book.site.text_in_data == "full":
        return text[start:end]
    spans, pieces, at = quoted(book).get(source.id, ()), list[str](), start
    for first, last in islice(spans, max(0, bisect_right(spans, (start, start)) - 1), None):
        if first >= end:
            break
        if last > at:
            pieces += [_left_out(text[at : max(at, first)]), text[max(at, first) : min(last, end)]]
            at = min(last, end)
    return "".join([*pieces, _left_out(text[at:end])])


def exported_parts(book: Sourcebook, one: Quote) -> tuple[str, str, str]:
    """The sentence of a quote in three: what is given away before it, the quote, and what is after it."""
    return _parts(book)[one.event.id, one.number]


@once
def _parts(book: Sourcebook) -> Mapping[tuple[str, int], tuple[str, str, str]]:
    """The sentence of every quote in its three parts, by its event and number: data, search and plain copies ask for each."""
    return {(one.event.id, one.number): _parts_of(book, one) for one in book.all_quotes()}


def _parts_of(book: Sourcebook, one: Quote) -> tuple[str, str, str]:
    place = one.passage
    before = exported(book, one.source, place.sentence_start, place.start)
    after = exported(book, one.source, place.end, place.sentence_end)
    return before.lstrip(), one.words, after.rstrip()


@once
def quoted(book: Sourcebook) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """From where to where the quotes of all records go in each article, in order, joined where they meet."""
    found = defaultdict[str, list[tuple[int, int]]](list)
    for one in sorted(book.all_quotes(), key=lambda one: (one.passage.start, one.passage.end)):
        spans, (start, end) = found[one.source.id], (one.passage.start, one.passage.end)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return {id: tuple(spans) for id, spans in found.items()}


def _left_out(text: str) -> str:
    """What stands for words between quotes, parted from these; signs and spaces alone stay as they are."""
    if not re.search(r"\w", text):
        return text
    edges = _GAP.fullmatch(text)
    opening, closing = edges.groups() if edges else ("", "")
    return f"{opening or ' '}{LEFT_OUT}{closing or ' '}"
