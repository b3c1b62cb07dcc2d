"""Seed -> the article in it: boilerplate out, paragraphs numbered, every character at its place in the seed."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import Boilerplate, Paragraph, Source


class _Line(NamedTuple):
    number: int
    start: int
    end: int


def paragraphs(source: Source) -> tuple[Paragraph, ...]:
    """Cut a source's seed into the paragraphs of its article.

    A paragraph ends at a blank line where the seed has any, else at each line end. Lines that the source
    calls boilerplate are left out, prefixes and suffixes cut off; what remains is numbered from 1. Spans
    are half-open, in code points of the seed.
    """
    text = source.article.text
    cuts = {line.number: line for line, _ in _cuts(source)}
    kept = [_trimmed(text, cuts.get(line.number, line)) for line in _lines(text)]
    blank = any(not text[line.start : line.end].strip() for line in _lines(text.rstrip()))
    apart = {one.line: place for place, one in enumerate(source.set_apart)}
    found = _blocks(kept) if blank else ([line] for line in kept if line.end > line.start)
    return tuple(
        Paragraph(number, lines[0].start, lines[-1].end, apart.get(lines[0].number))
        for number, lines in enumerate(found, start=1)
    )


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        yield _Line(number, start, start + len(line))
        start += len(line) + 1


def misfits(source: Source) -> tuple[int, ...]:
    """The places of those boilerplates that do not stand where the source says."""
    return tuple(place for place, (_, stood) in enumerate(_cuts(source)) if not stood)


def _cuts(source: Source) -> Iterator[tuple[_Line, bool]]:
    """For each boilerplate in turn, what is left of its line, and whether it stood there."""
    text = source.article.text
    lines = {line.number: line for line in _lines(text)}
    for one in source.boilerplate:
        line = lines.get(one.line, _Line(one.line, 0, 0))
        left = _without(one, line, text[line.start : line.end])
        lines[one.line] = left or line
        yield lines[one.line], left is not None


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
