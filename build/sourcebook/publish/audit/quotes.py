"""What a finished file gives as somebody's words, held against the record: which words, whose, of which day, in which order.

Each quote that is shown names its passage: `#q-EVENT-NUMBER`. Other words that a page marks stand at least in an article.
"""

import hashlib
import html
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from sourcebook.model.text import one_line
from sourcebook.publish.audit import articles, cards, tables
from sourcebook.publish.audit.forms import Below, Found, in_copy, in_page, plain
from sourcebook.publish.audit.heads import Heads
from sourcebook.publish.audit.reading import Read
from sourcebook.publish.audit.recorded import ANY, CLOSE, OPEN, OTHER, Recorded, not_there
from sourcebook.publish.audit.shown import FOLDERS, Line, line_of, shown_on

Wrong = Iterator[tuple[str, str]]
"""What is wrong, after the words of the file at which it is."""
_WITHOUT_PROSE = ("events/", "days/", "claims/", "contradictions/")
"""Folders of pages on which every quotation is one of the record."""
_MARKED = re.compile(r"<mark\b[^>]*>(.*?)</mark>", re.DOTALL)
_CITED = re.compile(r"<pre\b[^>]*>(?:<code\b[^>]*>)?([^<]*)(</)?")
_STANDS = re.compile(
    r'<(?:h1 id|p class)="(top|event-date|event-status(?: whose-word| of-the-act)?|claim-state)">(.*?)</(?:h1|p)>'
)
_LEFT_OUT = re.compile(r"\s*\[…\]\s*")


class Quotes:
    """Who holds what files give as somebody’s words against the record."""

    def __init__(self, record: Recorded) -> None:
        self._record, self._heads = record, Heads(record.book)
        self.digest = hashlib.sha256(f"{record.digest} {self._heads.told()}".encode()).hexdigest()
        """Of all on which it depends what is wrong, but for what the head of a page says of its own record."""
        self._shown = lru_cache(8)(lambda folder, page: shown_on(record, folder, page))

    def digest_of(self, path: str) -> str:
        """A few signs for what the head of a page may say of its own record; none where it has no page of its own."""
        told = self._heads.told_of(path)
        return f" {zlib.crc32(told.encode()):x}" if told else ""

    def wrong(self, path: str, text: str, read: Read) -> Wrong:
        """What a file, in which this was read, gives as somebody’s words otherwise than the record has them."""
        if path.endswith(".html"):
            folder, _, rest = path.partition("/")
            head, *body = read.shown
            yield from cards.wrong(self._record, folder, rest.partition("/")[0], head)
            yield from self._heads.wrong(path, head, read.data)
            yield from self._in_page(path, "".join(body))
            yield from self._for_programs(read.data)
        elif path.endswith("/index.txt") or path == "index.txt":
            found, odd = in_copy(text)
            if "<mark>" in odd or odd and path.startswith(_WITHOUT_PROSE):
                yield odd, f"a quote without the line that says whose it is: {OTHER}"
            yield from self._in_order(path, found)
        else:
            yield from tables.wrong(self._record, path, text)

    def _in_page(self, path: str, page: str) -> Wrong:
        """The same of what stands below the head of a page."""
        found, between = in_page(page) if "<blockquote" in page else ([], [page])
        for one in found:
            if one.below is None and ("<mark" in one.clue or path.startswith(_WITHOUT_PROSE)):
                yield one.clue, f"a quote without the line that says whose it is: {OTHER}"
        yield from self._in_order(path, [one for one in found if one.below])
        if path.startswith("sources/") and path.count("/") == 2:
            yield from articles.wrong(self._record, path.split("/")[1], page)
        else:
            yield from self._marked(between)
        yield from self._head(path, page)
        yield from self._cited(page)

    def _cited(self, page: str) -> Wrong:
        """What is wrong with the quotes of a page as they are cited."""
        cited = 0
        for words, ends in _CITED.findall(page):
            told = html.unescape(words)
            cited += "\n— " in told
            if not ends or "\n— " in told and not any(map(told.startswith, self._record.cited_of(told))):
                yield words, f"a quote, or whose it is, in a citation: {OTHER}"
        if cited != page.count('"cited-quote"'):
            yield '"cited-quote"', f"a citation of another form: {OTHER}"

    def _marked(self, between: list[str]) -> Wrong:
        """What is wrong with words that a page marks though they are no quote."""
        for part in between:
            if "<mark" in part and part.count("<mark") > part.count("</mark>"):
                yield "<mark", f"marked words that do not end: {OTHER}"
            for found in _MARKED.finditer(part) if "<mark" in part else ():
                for words in filter(None, _LEFT_OUT.split(plain(found[1]))):
                    if words not in self._record.texts[ANY]:
                        yield found[0], not_there(words, "")
            if 'class="attribution"' in part:
                yield 'class="attribution"', f"a line below no quote: {OTHER}"

    def _head(self, path: str, page: str) -> Wrong:
        """What is wrong with what the head of a page says its record is, how it stands, and when that was."""
        meant = self._record.stands.get(path, {})
        told = _STANDS.findall(page) if meant else []
        for kind, words in told:
            if plain(words) not in meant.get(kind, ()):
                yield (
                    f'"{kind}">{words}',
                    f"“{plain(words)}” is not how the record stands, or when that was: {OTHER}",
                )
        if any(len(texts) > sum(kind == one for one, _ in told) for kind, texts in meant.items()):
            yield "<h1", f"no word on how the record stands, or when that was: {OTHER}"

    def _for_programs(self, data: list[dict[str, Any]]) -> Wrong:
        """What is wrong with quotations in data for programs."""
        for one in data:
            if one.get("@type") == "Quotation" or "text" in one:
                name = str(one.get("@id")).rpartition("#")[2]
                known = self._record.quotes.get(name)
                if known is None or one != known.node:
                    yield f"#{name}", f"words or their speaker in data for programs: {OTHER}"

    def _in_order(self, path: str, found: list[Found]) -> Wrong:
        """What is wrong with the quotes of a page or its copy: each is held against that which stands there by the record."""
        folder, _, page = path.rpartition("/")[0].partition("/")
        if folder not in FOLDERS or not page:
            for one in found:
                known = self._record.quotes.get(one.below.name) if one.below else None
                yield from self._once(path, one, line_of(known) if known else None)
            return
        for one, line in zip_longest(found, self._shown(folder, page)):
            if one is None:
                yield "", f"the quote “{line.said.quote.words[:80]}” is missing: {OTHER}"
            else:
                yield from self._once(path, one, line)

    def _once(self, path: str, found: Found, line: Line | None) -> Wrong:
        """What is wrong with one quote."""
        meant = line and (line.said.given if path.endswith(".txt") else line.said.shown)
        below = found.below
        if line and below and (found.sentence, below.source, below.name) == (meant, *line.said.place):
            sentence = line.said.unmarked
            stands = sentence in self._record.texts[below.source]
            flaw = _below(below, found.heading, line) if stands else not_there(sentence, below.source)
        else:
            flaw = self._otherwise(found, line)
        if flaw:
            yield found.clue, flaw

    def _otherwise(self, found: Found, line: Line | None) -> str:
        """What is wrong with a quote that is not the one that should stand there."""
        words = plain(found.clue) if found.sentence is None else found.sentence
        words = words.replace(OPEN, "").replace(CLOSE, "")
        source = found.below.source if found.below else ANY
        for part in filter(None, _LEFT_OUT.split(words)):
            if part not in self._record.texts.get(source, ""):
                return not_there(part, source)
        if found.sentence is None:
            return f"“{words[:80]}” has a tag too many, or a mark too few: {OTHER}"
        known = self._record.quotes.get(found.below.name) if found.below else None
        if known is None or line is None or known is not line.said:
            return f"“{words[:80]}” does not stand here by the record, or not in this order: {OTHER}"
        return f"“{words[:80]}” is cut, joined or marked otherwise than the quote {known.name}: {OTHER}"


def _below(below: Below, heading: str, line: Line) -> str:
    """What is wrong with what stands beside a quote: whose it is, of which day, where it stands."""
    name, meant = line.said.name, one_line(line.heading)
    begins, place, ends = map(one_line, (line.begins, line.place, line.ends))
    if below.odd:
        return f"a line with the tag {below.odd}: {OTHER}"
    if (below.begins, below.place, below.ends) != (begins, place, ends):
        told, right = f"{below.begins} {below.place} {below.ends}", f"{begins} {place} {ends}"
        return f"“{told}” is not who says the quote {name}, when and where; that is “{right}”: {OTHER}"
    if line.begins != "—" and below.who != line.said.speaker:
        return f"the quote leads to “{below.who}”, who does not say it: {OTHER}"
    if below.beside != line.beside:
        return f"the line of the quote {name} leads to {', '.join(below.beside) or 'no copy'}, not to {', '.join(line.beside) or 'no more'}: {OTHER}"
    if meant and heading != meant:
        return f"the quote {name} stands below “{heading}”, and not below “{meant}”: {OTHER}"
    return ""
