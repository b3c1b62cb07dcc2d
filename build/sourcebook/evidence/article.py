"""Seed -> the article in it: boilerplate out, paragraphs numbered, every character at its place in the seed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.evidence.quote import parts_a_word, sentences
from sourcebook.model import Boilerplate, Paragraph, Source

STANDS = {
    "drop": "is not the whole of",
    "metadata": "is not the whole of",
    "strip-prefix": "does not begin",
    "strip-suffix": "does not end",
}
BYTE_ORDER_MARK = "\ufeff"
_CREDIT = r"[(\[](?=[A-Z©\d])(?:[\w.’'&©-]+ ?){1,4}[)\]]"
_DATELINE = re.compile(
    rf"(?:{_CREDIT}|[A-Z][A-Z .,'’-]+(?:, \w+\.? \d{{1,2}})?(?: {_CREDIT})?)\s?[—–:-]+\s*|\s*{_CREDIT}\s*"
)
"""What stands before a wire report or after it: “(Some Agency) — ”, “LONDON, May 4 (Agency) – ”, “(Agency)”."""
_BLANK = re.compile(r"\n[^\S\n]*\n")
"""Between two paragraphs where blank lines part them."""


class _Line(NamedTuple):
    number: int
    start: int
    end: int


def paragraphs(source: Source) -> tuple[Paragraph, ...]:
    """Cut a source's seed into the paragraphs of its article.

    A paragraph ends at a blank line where the seed has any, else at each line end. Lines that the source
    calls boilerplate are left out, prefixes and suffixes cut off, and so is a byte order mark; what remains is
    numbered from 1. Spans are half-open, in code points of the seed.
    """
    text = source.article.text
    cuts = {line.number: left or line for line, left in _cuts(source)}
    kept = [_trimmed(text, cuts.get(line.number, line)) for line in _lines(text)]
    blank = any(not text[line.start : line.end].strip() for line in _lines(text.rstrip()))
    apart = {one.line: place for place, one in enumerate(source.set_apart)}
    found = _blocks(kept) if blank else ([line] for line in kept if line.end > line.start)
    return tuple(
        Paragraph(number, lines[0].start, lines[-1].end, apart.get(lines[0].number))
        for number, lines in enumerate(found, start=1)
    )


def _lines(text: str) -> Iterator[_Line]:
    """Each line without its end, LF or CRLF, and without a byte order mark."""
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        skipped = number == 1 and line.startswith(BYTE_ORDER_MARK)
        yield _Line(
            number, start + skipped, start + len(line) - (len(line) > skipped and line.endswith("\r"))
        )
        start += len(line) + 1


def misfits(source: Source) -> tuple[tuple[int, str], ...]:
    """The places of those boilerplates that cannot be taken out as the source says, and why."""
    kept, cuts = paragraphs(source), list(_cuts(source))
    found = [
        (place, _misfit(source, place, before, after, kept)) for place, (before, after) in enumerate(cuts)
    ]
    told = {place for place, what in found if what}
    parted = [
        (place, _parted_sentence(source, place, cuts)) for place in range(len(cuts)) if place not in told
    ]
    return tuple(sorted((place, what) for place, what in (*found, *parted) if what))


def _misfit(
    source: Source, place: int, before: _Line, after: _Line | None, kept: tuple[Paragraph, ...]
) -> str:
    """What is wrong with a boilerplate: not there, in the middle of a word, or in the middle of a paragraph."""
    one, text = source.boilerplate[place], source.article.text
    if after is None:
        return (
            f"{STANDS[one.action]} line {one.line} of {source.seed}; copy it from there, or correct the line"
        )
    cut = _span(one, before, after)
    edge = after.start if one.action == "strip-prefix" else after.end
    if after.start < after.end and parts_a_word(text[before.start : edge], text[edge : before.end]):
        return f"parts a word of line {one.line} of {source.seed}; give whole words"
    if any(paragraph.start <= cut[0] < cut[1] <= paragraph.end for paragraph in kept):
        return (
            f"is inside a paragraph of several lines, at line {one.line} of {source.seed}, and stays in it; "
            "cut its first line’s beginning or its last line’s end, or drop the whole line"
        )
    return ""


def _parted_sentence(source: Source, place: int, cuts: list[tuple[_Line, _Line | None]]) -> str:
    """What is wrong with a cut that takes a part of a sentence and leaves the rest: that can turn what is said."""
    text, one = source.article.text, source.boilerplate[place]
    spans = [
        _span(other, before, after)
        for other, (before, after) in zip(source.boilerplate, cuts, strict=True)
        if after and not _is_no_sentence(text, other)
    ]
    if _is_no_sentence(text, one):
        return ""
    start, end = _span(one, *cuts[place])
    first, last = _block_around(text, start, end)
    for begin, stop in sentences(text[first:last]):
        written = [at for at in range(first + begin, first + stop) if not text[at].isspace()]
        cut = [at for at in written if any(a <= at < b for a, b in spans)]
        if len(cut) < len(written) and any(start <= at < end for at in cut):
            return (
                f"is a part of a sentence, at line {one.line} of {source.seed}; leave the sentence whole: what can be cut "
                "off is whole sentences, a dateline, a credit in brackets, or a line that stands elsewhere by itself, as a headline does"
            )
    return ""


def _span(one: Boilerplate, before: _Line, after: _Line | None) -> tuple[int, int]:
    """From where to where a boilerplate is cut out of the seed."""
    if after is None or one.action not in ("strip-prefix", "strip-suffix"):
        return before.start, before.end
    return (before.start, after.start) if one.action == "strip-prefix" else (after.end, before.end)


def _is_no_sentence(text: str, one: Boilerplate) -> bool:
    """Whether what is cut belongs to no sentence: a dateline, a credit, or words that are a line by themselves elsewhere."""
    lines = enumerate(text.split("\n"), start=1)
    repeated = any(line.strip() == one.exact.strip() for number, line in lines if number != one.line)
    return repeated or _DATELINE.fullmatch(one.exact) is not None


def _block_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines between which a cut stands: its own, or where blank lines part paragraphs, all up to the next of these."""
    if not any(not line.strip() for line in text.rstrip().split("\n")):
        after = text.find("\n", end)
        return text.rfind("\n", 0, start) + 1, len(text) if after < 0 else after
    before = [match.end() for match in _BLANK.finditer(text, 0, start)]
    after = _BLANK.search(text, end)
    return before[-1] if before else 0, after.start() if after else len(text)


def _cuts(source: Source) -> Iterator[tuple[_Line, _Line | None]]:
    """For each boilerplate in turn, its line, and what is left of it; None if it did not stand there."""
    text = source.article.text
    lines = {line.number: line for line in _lines(text)}
    for one in source.boilerplate:
        line = lines.get(one.line, _Line(one.line, 0, 0))
        left = _without(one, line, text[line.start : line.end])
        lines[one.line] = left or line
        yield line, left


def _without(one: Boilerplate, line: _Line, written: str) -> _Line | None:
    """The line without a boilerplate; None if that is not there."""
    if one.action == "strip-prefix":
        return line._replace(start=line.start + len(one.exact)) if written.startswith(one.exact) else None
    if one.action == "strip-suffix":
        return line._replace(end=line.end - len(one.exact)) if written.endswith(one.exact) else None
    return line._replace(end=line.start) if written.strip() == one.exact.strip() else None


def _trimmed(text: str, line: _Line) -> _Line:
    written = text[line.start : line.end]
    start = line.start + len(written) - len(written.lstrip())
    return line._replace(start=start, end=max(start, line.start + len(written.rstrip())))


def _blocks(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Lines that follow each other without an empty one between."""
    block: list[_Line] = []
    for line in lines:
        if line.end > line.start:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block
