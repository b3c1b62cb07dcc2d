"""What a finished file gives as somebody's words, held against the record: which words, whose, and of which day.

Each quote that is shown names its passage: `#q-EVENT-NUMBER`. Other words that a page marks stand at least in an article.
"""

import csv
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sourcebook.publish.audit.said import ANY, CLOSE, OPEN, Record, Said, one_line
from sourcebook.site.exports.formats.csv_files import text_of

Wrong = Iterator[tuple[str, str]]
"""What is wrong, after the words of the file at which it is."""
_QUOTED = r'<blockquote\b[^>]*>(.*?)</blockquote>(?:\s*<p class="attribution">(.*?)</p>)?'
_SHOWN = re.compile(_QUOTED, re.DOTALL)
_SHOWN_BELOW = re.compile(rf"{_QUOTED}|<h3\b[^>]*>[^<]*", re.DOTALL)
_ODD_IN_SENTENCE = re.compile(
    r'<(?!/?mark>|/?p>|p(?: class="(?:hanging|in-sentence|hanging in-sentence)"| dir="rtl"| lang="[A-Za-z-]+")+>)[^>]*>'
)
_ODD_IN_LINE = re.compile(r'<(?!/?strong>|/a>|a href="[^"<>]*"(?: class="out")?>)[^>]*>')
"""Tags that a sentence, and the line below it, have not: one could hide a word, strike it out, or add one."""
_WITHOUT_PROSE = ("events", "days", "claims", "contradictions")
"""Folders of pages on which every quotation is one of the record."""
_ONLINE = ("", "· online")
"""What may stand behind the place of a quote whose line is whole."""
_OF_SPEAKERS = ("officials", "organisations")
"""Folders of pages whose quotes are those of one speaker, each below its day."""
_OCCASION = '<h3 class="occasion"'
_COPIED = re.compile(r"> (.*<mark>.*)\n\n *— (.*)")
_PLACE = re.compile(r'<a [^>]*?href="[^"]*?([^/"]*)/#(q-[^"]+)"[^>]*>[^<]*</a>')
_WHO = re.compile(r'<strong><a [^>]*?href="[^"]*?([^/"]*)/"')
_PLACE_IN_COPY = re.compile(r"\\.|\[(?:[^\]\\]|\\.)*\]\([^)]*?([^/)]*)/#(q-[^)]+)\)")
_WHO_IN_COPY = re.compile(r"\\.|\*\*\[(?:[^\]\\]|\\.)*\]\([^)]*?([^/)]*)/\)\*\*")
_LINKED = re.compile(r"\\.|\[((?:[^\]\\]|\\.)*)\]\([^)]*\)")
"""In a copy, a bracket behind a backslash is one of a text, and no link."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKED = re.compile(r"<mark\b[^>]*>(.*?)</mark>", re.DOTALL)
_BEGINS = re.compile(
    r'<span id="(q-[^"]+)" class="over-\d+"></span>(?:(?:<span [^>]*></span>)*(?:<a [^>]*>)?<mark>([^<]*))?'
)
_PARAGRAPH = re.compile(r'<p\b[^>]* class="article-paragraph\b[^>]*>(.*?)</p>', re.DOTALL)
_NUMBER = re.compile(r"¶\d+ ")
_CITED = re.compile(r"<pre\b[^>]*>([^<]*\n— [^<]*)</pre>")
_QUOTATION = '{"@type":"Quotation",'
_ID = re.compile(r'"@id":"[^"]*#(q-[^"]*)"')
_TAG = re.compile("<[^>]*>")
_LEFT_OUT = re.compile(r"\s*\[…\]\s*")
_TABLES = re.compile(r"data/v1/(csv|json)/(quotes|position_quotes|contradiction_passages)\.(?:csv|json)")
_OTHER = "the record has it otherwise: see what changed it on its way from content/"


class Quotes:
    """Who holds what files give as somebody’s words against the record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._right = set[tuple[str, ...]]()

    def wrong(self, path: str, text: str) -> Wrong:
        """What a file gives as somebody’s words otherwise than the record has them."""
        if path.endswith(".html"):
            yield from self._in_page(path, text)
        elif path.endswith(".txt") and "<mark>" in text:
            read = 0
            for found in _COPIED.finditer(text):
                read += found[1].count("<mark>")
                yield from self._once(path, found[0], found[1], found[2], "")
            if read != text.count("<mark>"):
                yield "<mark>", f"a quote without the line that says whose it is: {_OTHER}"
        elif path == "data/events.json":
            yield from self._in_events(text)
        elif table := _TABLES.fullmatch(path):
            rows = json.loads(text) if table[1] == "json" else _rows_of_csv(text)
            yield from self._in_rows(rows, is_whole=table[2] == "quotes")

    def _in_page(self, path: str, page: str) -> Wrong:
        """The same of a page."""
        if "<blockquote" in page or "<mark" in page:
            yield from self._shown(path, page)
        if path.startswith("sources/"):
            yield from self._in_article(path, page)
        for piece in page.split(_QUOTATION)[1:]:
            named = _ID.match(piece)
            known = self._record.quotes.get(named[1]) if named else None
            if known is None or not piece.startswith(known.node.removeprefix(_QUOTATION)):
                yield _QUOTATION + piece[:200], f"words or their speaker in data for programs: {_OTHER}"
        for cited in _CITED.findall(page) if "\n— " in page else ():
            told = html.unescape(cited)
            if not any(told.startswith(one) for one in self._record.cited_of(told)):
                yield cited, f"a quote, or whose it is, in a citation: {_OTHER}"

    def _shown(self, path: str, page: str) -> Wrong:
        """What is wrong with the quotes that a page shows, and with other words that it marks."""
        heading, unquoted, end = "", list[str](), 0
        shown = _SHOWN_BELOW if path.startswith(_OF_SPEAKERS) else _SHOWN
        for found in shown.finditer(page):
            if found[1] is None:
                heading = found[0].partition(">")[2] if found[0].startswith(_OCCASION) else ""
                continue
            unquoted.append(page[end : found.start()])
            end = found.end()
            if found[2] is not None:
                yield from self._once(path, found[0], found[1], found[2], heading)
            elif "<mark" in found[1] or path.startswith(_WITHOUT_PROSE):
                yield found[0], f"a quote without the line that says whose it is: {_OTHER}"
        for rest in (*unquoted, page[end:]):
            for found in _MARKED.finditer(rest) if "<mark" in rest else ():
                yield from self._in_some_article(found[1], _source(path), found[0])

    def _once(self, path: str, clue: str, sentence: str, line: str, heading: str) -> Wrong:
        """What is wrong with a quote and the line below it, if they were not found right before in such a place."""
        folder, _, page = path.rpartition("/")[0].partition("/")
        where = page if folder in ("events", *_OF_SPEAKERS) else ""
        form = COPY if path.endswith(".txt") else PAGE
        key = (form.name, folder, where, sentence, line, heading)
        if key not in self._right:
            found = list(self._of_quote(form, folder, page, sentence, line, html.unescape(heading).strip()))
            yield from ((clue, one) for one in found)
            if not found:
                self._right.add(key)

    def _of_quote(
        self, form: "Form", folder: str, page: str, sentence: str, line: str, heading: str
    ) -> Iterator[str]:
        """What is wrong with a quote, the line below it and the heading above it, on a page in a folder."""
        place = _first(form.place, line)
        source, name = (place[1], place[2]) if place else ("", "")
        told, known = form.plain(sentence), self._record.quotes.get(name)
        if form is PAGE and (odd := _ODD_IN_SENTENCE.search(sentence) or _ODD_IN_LINE.search(line)):
            yield f"a quote with the tag {odd[0]}: {_OTHER}"
        words = told.replace(OPEN, "").replace(CLOSE, "")
        for part in filter(None, _LEFT_OUT.split(words)):
            if part not in self._record.texts.get(source or ANY, ""):
                yield self._not_there(part, source)
                return
        if place is None or known is None or source != known.quote.source.id:
            yield f"“{words[:80]}” is no quote of the record, by what it names: {_OTHER}"
        elif told not in known.sentences:
            yield f"“{words[:80]}” is cut, joined or marked otherwise than the quote {name}: {_OTHER}"
        else:
            yield from _of_line(form, known, folder, page, line, place, heading)

    def _in_article(self, path: str, page: str) -> Wrong:
        """What is wrong with the page of an article: its paragraphs, and where in them quotes begin."""
        for found in _PARAGRAPH.finditer(page):
            text = _NUMBER.sub("", _TAG.sub("", found[1]), count=1)
            yield from self._in_some_article(text, _source(path), found[0])
        for found in _BEGINS.finditer(page):
            known = self._record.quotes.get(found[1])
            words = one_line(html.unescape(found[2] or ""))
            if known is None or not words or not one_line(known.quote.words).startswith(words):
                yield found[0], f"words that are not the beginning of the quote {found[1]}: {_OTHER}"

    def _in_some_article(self, inner: str, source: str, clue: str) -> Wrong:
        """Each part of some words in HTML that an article has not."""
        words = _plain(inner).replace(OPEN, "").replace(CLOSE, "")
        for part in filter(None, _LEFT_OUT.split(words)):
            if part not in self._record.texts.get(source, ""):
                yield clue, self._not_there(part, source)

    def _not_there(self, part: str, source: str) -> str:
        told = f"of {source}" if source else "of any source"
        return (
            f"“{part[:80]}” does not stand in the article {told}: see what changed it on its way from seeds/"
        )

    def _in_rows(self, rows: Iterable[Mapping[str, Any]], is_whole: bool) -> Wrong:
        """What is wrong with the rows of a table that has quotes, or with that it has not all."""
        missing = set(self._record.quotes) if is_whole else set[str]()
        for row in rows:
            name = f"q-{row.get('quote_id', row.get('id'))}"
            known = self._record.quotes.get(name)
            if is_whole and name not in missing:
                known = None  # it was there before
            missing.discard(name)
            meant = known.columns if known else {}
            columns = _COLUMNS if is_whole else [one for one in row if one in _COLUMNS]
            wrong = [one for one in columns if (row.get(one) or None) != meant.get(one)]
            if known is None or wrong:
                yield (
                    f"{name[2:]}",
                    f"the quote {name}: {', '.join(wrong) if known else 'there is none, or it was told before'}: {_OTHER}",
                )
        for name in sorted(missing):
            yield "", f"the quote {name} is missing: {_OTHER}"

    def _in_events(self, text: str) -> Wrong:
        """What is wrong with the evidence of events in JSON."""
        missing = set(self._record.quotes)
        for event in json.loads(text):
            for number, one in enumerate(event["evidence"], start=1):
                name = f"q-{event['id']}-{number}"
                known = self._record.quotes.get(name)
                missing.discard(name)
                if known is None or any(one.get(field) != value for field, value in known.evidence.items()):
                    yield f'"{event["id"]}"', f"the quote {name}: {_OTHER}"
        for name in sorted(missing):
            yield "", f"the quote {name} is missing: {_OTHER}"


_COLUMNS = (
    "words",
    "speaker",
    "official_id",
    "organisation_id",
    "offices",
    "said",
    "said_words",
    "source_id",
    "event_id",
)
"""The columns of tables that say what a quote is, whose and of which day."""


def _of_line(
    form: "Form", known: Said, folder: str, page: str, line: str, place: re.Match[str], heading: str
) -> Iterator[str]:
    """What is wrong with what stands beside a quote: whose it is, and of which day."""
    before, behind = form.plain(line[: place.start()]), form.plain(line[place.end() :])
    who = _first(form.who, line)
    begins = before if before.startswith("—") else f"— {before}".strip()
    is_named = f"{begins} " in known.lines
    if behind not in (_ONLINE if is_named else known.short) or not is_named and begins != "—":
        yield f"“{begins}” is not who says the quote, and when: {_OTHER}"
    elif who and who[1] != known.speaker:
        yield f"the quote leads to “{who[1]}”, who does not say it: {_OTHER}"
    elif not is_named and folder in _OF_SPEAKERS and page != known.speaker:
        yield f"a quote of “{known.speaker}” stands among the words of {page}: {_OTHER}"
    elif form is PAGE and not is_named and folder in _OF_SPEAKERS and heading != known.day:
        yield f"a quote of {known.day} stands below “{heading}”: {_OTHER}"
    elif folder == "events" and page != known.quote.event.id:
        yield f"a quote of the event {known.quote.event.id} stands on the page of another: {_OTHER}"


def _first(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    """The first link of a sort in a line, past what is written with a backslash."""
    return next((one for one in pattern.finditer(line) if one[1] is not None), None)


def _rows_of_csv(text: str) -> Iterator[dict[str, str]]:
    """The rows of a table in CSV, each cell as the text that it stands for."""
    for row in csv.DictReader(text.lstrip("\ufeff").splitlines(keepends=True)):
        yield {str(name): text_of(value or "") for name, value in row.items()}


def _source(path: str) -> str:
    """The source whose page it is, if it is the page of one."""
    return path.split("/")[1] if path.startswith("sources/") and path.count("/") == 2 else ANY


def _plain(inner: str) -> str:
    """The text of HTML on one line, with signs where what is marked begins and ends."""
    marked = _MARKED.sub(rf"{OPEN}\1{CLOSE}", inner)
    return one_line(html.unescape(_TAG.sub("", marked))).strip()


def _read(text: str) -> str:
    """The same of Markdown, in which marks alone are HTML."""
    marked = text.replace("<mark>", OPEN).replace("</mark>", CLOSE).replace("**", "")
    signs = _ESCAPED.sub(lambda one: "&amp;" if one[1] == "&" else one[1], _LINKED.sub(_words_of, marked))
    return one_line(html.unescape(signs)).strip()


def _words_of(found: re.Match[str]) -> str:
    """The words of a link; what is written with a backslash, as it is."""
    return found[0] if found[1] is None else found[1]


class Form(NamedTuple):
    """How a sort of files writes a quote and the line below it."""

    name: str
    place: re.Pattern[str]
    """Its passage: the source and the place there."""
    who: re.Pattern[str]
    """Who says it."""
    plain: Callable[[str], str]


PAGE = Form("page", _PLACE, _WHO, _plain)
COPY = Form("copy", _PLACE_IN_COPY, _WHO_IN_COPY, _read)
