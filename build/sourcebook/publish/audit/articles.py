"""The page of an article, held against the article: its paragraphs, what of them is marked, and where quotes begin."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from sourcebook.model import Paragraph, Source
from sourcebook.model.text import one_line
from sourcebook.publish.audit.recorded import CLOSE, OPEN, OTHER, Recorded, RecordedQuote, not_there

_PARAGRAPH = re.compile(r"\s*<p\b([^>]*)>(.*?)</p>", re.DOTALL)
_OURS = re.compile(
    r' id="p(\d+)" class="article-paragraph(?: recorded| in-part| set-apart)*"(?: dir="rtl"| lang="[A-Za-z-]+")*'
)
_BESIDE = re.compile(
    r'(?: id="p\d+-records")? ?class="(?:skipped|set-apart-label|paragraph-records|paragraph-note)"'
)
"""What else stands between the paragraphs of an article."""
_FIRST = re.compile(r'<p id="p\d+" class="article-paragraph')
_END = '<h2 id="what-it-is"'
_NUMBER = re.compile(r'<a href="[^"<>]*" class="number">¶(\d+)</a> ')
_BEGINS = re.compile(r'<span id="(q-[^"<>]+)" class="over-\d+"></span>')
_LINK = re.compile(r'<a href="[^"<>]*">|</a>')
_LEFT_OUT = re.compile(r"\s*\[…\]\s*")
_NAMED = re.compile("\x03[^\x04]*\x04|[\x01\x02]")
"""The names of quotes, where they begin, and the signs around what is marked."""


def wrong(record: Recorded, id: str, page: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the page of an article, after the words of the page at which it is."""
    source = record.book.find(Source, id)
    first = _FIRST.search(page)
    is_cut = source is not None and (source.text or record.book.site.text) == "excerpts"
    if source is None or first is None:
        # of an article that is cut, only what is quoted is shown
        shown = source and (record.quotes_of(source) if is_cut else record.book.articles[id])
        if "<mark" in page or shown:
            yield "<mark", f"an article of another form, or of no source: {OTHER}"
        return
    meant = {one.number: one for one in record.book.articles[id]}
    quotes = defaultdict[Paragraph, list[RecordedQuote]](list)
    for one in record.quotes_of(source):
        quotes[one.quote.passage.paragraph].append(one)
    end, told = first.start(), list[int]()
    while found := _PARAGRAPH.match(page, end):
        end = found.end()
        if ours := _OURS.fullmatch(found[1]):
            number = int(ours[1])
            paragraph = None if told and number <= told[-1] else meant.get(number)
            told.append(number)
            flaw = _in_paragraph(
                record, source, paragraph, quotes[paragraph] if paragraph else [], found[2], is_cut
            )
            if flaw:
                yield found[0].strip(), flaw
        elif not _BESIDE.fullmatch(found[1]):
            yield found[0].strip(), f"a paragraph between those of the article: {OTHER}"
    rest = page[end : page.find(_END, end)]
    if rest.strip():
        yield rest.strip()[:80], f"what is no paragraph between those of the article: {OTHER}"
    if not is_cut and told != list(meant):
        yield "", f"the paragraphs {sorted(set(meant) - set(told))} of the article are missing: {OTHER}"
    if "<mark" in page[: first.start()] or "<mark" in page[end:]:
        yield "<mark", f"marked words outside the article: {OTHER}"


def _in_paragraph(
    record: Recorded,
    source: Source,
    paragraph: Paragraph | None,
    quotes: list[RecordedQuote],
    inner: str,
    is_cut: bool,
) -> str:
    """What is wrong with a paragraph; nothing, if it is that of the article, or parts of it."""
    text, number = record.articles[source.id], _NUMBER.match(inner)
    told = _BEGINS.sub("\x03\\1\x04", inner[number.end() :] if number else inner)
    told = _LINK.sub("", told.replace("<mark>", OPEN).replace("</mark>", CLOSE))
    told = one_line(html.unescape(told))
    meant = one_line(_marked(text, paragraph, quotes)) if paragraph else ""
    if paragraph and number and int(number[1]) == paragraph.number:
        parts = filter(None, _LEFT_OUT.split(told)) if is_cut else ()
        if told == meant or is_cut and all(one in meant for one in parts):
            return ""
    for part in filter(None, _LEFT_OUT.split(_NAMED.sub("", told))):
        if part not in record.texts[source.id]:
            return not_there(part, source.id)
    return f"a paragraph twice, in another place, or with marks that are not those of its quotes: {OTHER}"


def _marked(text: str, paragraph: Paragraph, quotes: list[RecordedQuote]) -> str:
    """A paragraph with its quotes marked, each with its name where it begins; overlapping ones are cut at each other's edges."""
    start, end = paragraph.start, paragraph.end
    ours = [(one.quote.passage.start, one.quote.passage.end, one.name) for one in quotes]
    cuts = sorted({start, end, *(edge for a, b, _ in ours for edge in (a, b) if start < edge < end)})
    pieces = list[str]()
    for a, b in pairwise(cuts):
        names = "".join(f"\x03{name}\x04" for first, _, name in ours if first == a)
        is_marked = any(first <= a and b <= last for first, last, _ in ours)
        pieces.append(f"{names}{OPEN}{text[a:b]}{CLOSE}" if is_marked else text[a:b])
    return "".join(pieces)
