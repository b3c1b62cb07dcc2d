"""Seed -> the article in it: boilerplate out, paragraphs numbered, every character at its place in the seed."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import Paragraph, Source


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
    kept = [_trimmed(text, _stripped(source, line, text)) for line in _lines(text)]
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


def _stripped(source: Source, line: _Line, text: str) -> _Line:
    """The line without the boilerplate that the source finds in it."""
    for one in source.boilerplate:
        if one.line != line.number:
            continue
        written = text[line.start : line.end]
        if one.action == "strip-prefix" and written.startswith(one.exact):
            line = line._replace(start=line.start + len(one.exact))
        elif one.action == "strip-suffix" and written.endswith(one.exact):
            line = line._replace(end=line.end - len(one.exact))
        elif written.strip() == one.exact.strip():
            line = line._replace(end=line.start)
    return line


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
