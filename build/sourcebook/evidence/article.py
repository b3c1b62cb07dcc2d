"""Seed -> the article in it: boilerplate out, paragraphs numbered, every character at its place in the seed."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sourcebook.evidence.fold import parts_a_word
from sourcebook.model import Boilerplate, Paragraph, Source

STANDS = {
    "drop": "is not the whole of",
    "metadata": "is not the whole of",
    "strip-prefix": "does not begin",
    "strip-suffix": "does not end",
}
BYTE_ORDER_MARK = "\ufeff"


class Line(NamedTuple):
    """A line of a seed, by its number from 1, and what is meant of it: a half-open span in code points."""

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
    cuts = {line.number: left or line for line, left in cuts_of(source)}
    kept = [_trimmed(text, cuts.get(line.number, line)) for line in lines_of(text)]
    apart = {one.line: index for index, one in enumerate(source.set_apart)}
    found = _blocks(kept) if has_blank_lines(text) else ([line] for line in kept if line.end > line.start)
    return tuple(
        Paragraph(number, lines[0].start, lines[-1].end, apart.get(lines[0].number))
        for number, lines in enumerate(found, start=1)
    )


@lru_cache(maxsize=8)  # the lines of one article are asked for many times in a row
def lines_of(text: str) -> tuple[Line, ...]:
    """Each line without its end, LF or CRLF, and without a byte order mark."""
    found, start = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        skipped = number == 1 and line.startswith(BYTE_ORDER_MARK)
        end = start + len(line) - (len(line) > skipped and line.endswith("\r"))
        found.append(Line(number, start + skipped, end))
        start += len(line) + 1
    return tuple(found)


def has_blank_lines(text: str) -> bool:
    """Whether a blank line stands between others, and so parts paragraphs."""
    end = len(text.rstrip())
    return any(not text[line.start : line.end].strip() for line in lines_of(text) if line.start < end)


def misfits(source: Source) -> tuple[tuple[int, str], ...]:
    """The places of those boilerplates that cannot be taken out as the source says, and why."""
    kept, cuts = paragraphs(source), list(cuts_of(source))
    found = [
        (index, _misfit(source, index, before, after, kept)) for index, (before, after) in enumerate(cuts)
    ]
    return tuple((index, what) for index, what in found if what)


def _misfit(source: Source, index: int, before: Line, after: Line | None, kept: tuple[Paragraph, ...]) -> str:
    """What is wrong with a boilerplate: not there, in the middle of a word, or in the middle of a paragraph."""
    one, text = source.boilerplate[index], source.article.text
    if one.line > (count := text.rstrip("\n").count("\n") + 1):
        return f"{one.line} is no line of {source.seed}, which has {count:,}; correct the line"
    if after is None:
        return (
            f"{STANDS[one.action]} line {one.line} of {source.seed}; copy it from there, or correct the line"
        )
    cut = span_of(one, before, after)
    edge = after.start if one.action == "strip-prefix" else after.end
    if after.start < after.end and parts_a_word(text[before.start : edge], text[edge : before.end]):
        return f"parts a word of line {one.line} of {source.seed}; give whole words"
    if any(paragraph.start <= cut[0] < cut[1] <= paragraph.end for paragraph in kept):
        return (
            f"is inside a paragraph of several lines, at line {one.line} of {source.seed}, and stays in it; "
            "cut its first line’s beginning or its last line’s end, or drop the whole line"
        )
    return ""


def span_of(one: Boilerplate, before: Line, after: Line | None) -> tuple[int, int]:
    """From where to where a boilerplate is cut out of the seed."""
    if after is None or one.action not in ("strip-prefix", "strip-suffix"):
        return before.start, before.end
    return (before.start, after.start) if one.action == "strip-prefix" else (after.end, before.end)


def cuts_of(source: Source) -> Iterator[tuple[Line, Line | None]]:
    """For each boilerplate in turn, its line, and what is left of it; None if it did not stand there."""
    text = source.article.text
    lines = {line.number: line for line in lines_of(text)}
    for one in source.boilerplate:
        line = lines.get(one.line, Line(one.line, 0, 0))
        left = _without(one, line, text[line.start : line.end])
        lines[one.line] = left or line
        yield line, left


def _without(one: Boilerplate, line: Line, written: str) -> Line | None:
    """The line without a boilerplate; None if that is not there."""
    if one.action == "strip-prefix":
        return line._replace(start=line.start + len(one.exact)) if written.startswith(one.exact) else None
    if one.action == "strip-suffix":
        return line._replace(end=line.end - len(one.exact)) if written.endswith(one.exact) else None
    return line._replace(end=line.start) if written.strip() == one.exact.strip() else None


def _trimmed(text: str, line: Line) -> Line:
    written = text[line.start : line.end]
    start = line.start + len(written) - len(written.lstrip())
    return line._replace(start=start, end=max(start, line.start + len(written.rstrip())))


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other without an empty one between."""
    block: list[Line] = []
    for line in lines:
        if line.end > line.start:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block
