"""The record -> all that a finished file may say of a quote: its words, whose they are, and of which day.

The words are looked up in the articles, which are read anew from their files: one that was changed meanwhile has others.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path

from sourcebook.model import Official, Organisation, Quote, Source, Sourcebook
from sourcebook.site.exported import exported_parts
from sourcebook.site.linked_data import in_script, quotation
from sourcebook.site.naming import attribution, place
from sourcebook.site.present import (
    anchor,
    capital,
    roles_words,
    said_words,
    through_words,
    unrecorded_speaker,
    voice_words,
)

OPEN, CLOSE = "\x01", "\x02"
"""Where in a sentence the words of a quote begin and end."""
ANY = ""
"""In place of a source: whichever article has the words."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Said:
    """What may be said of one quote."""

    book: Sourcebook
    quote: Quote
    sentences: frozenset[str]
    """Its sentence with the quote marked, whole and as it is given away."""
    lines: frozenset[str]
    """What may stand before its place: who says it, in which office, when, in which voice."""
    short: frozenset[str]
    """What may stand behind its place where the page is the speaker’s."""
    day: str
    """Its day as headings have it."""

    @cached_property
    def node(self) -> str:
        """It as a node of JSON-LD."""
        return in_script(quotation(self.book, self.quote))

    @cached_property
    def citation(self) -> str:
        """It with its attribution and place, as it is cited."""
        credit = f"{attribution(self.book, self.quote)}. {place(self.book, self.quote)}."
        return f"{self.quote.words}\n— {one_line(credit)}"

    @property
    def speaker(self) -> str:
        """The id of who says it; nothing, if that is nobody recorded."""
        return self.quote.speaker.id if self.quote.speaker else ""

    @property
    def columns(self) -> dict[str, str | None]:
        """What tables say of it, by the names of their columns."""
        one, who = self.quote, self.quote.speaker
        return {
            "words": one.words,
            "speaker": who.label if who else unrecorded_speaker(self.book, one),
            "official_id": who.id if isinstance(who, Official) else None,
            "organisation_id": who.id if isinstance(who, Organisation) else None,
            "offices": roles_words(one.offices) or None,
            "said": one.said.date.text,
            "said_words": one.said.words,
            "source_id": one.source.id,
            "event_id": one.event.id,
        }

    @property
    def evidence(self) -> dict[str, object]:
        """What the file of events says of it."""
        one, by = self.quote, self.quote.evidence.said_by
        return {
            "source": one.source.id,
            "quote": one.words,
            "said_by": by.who or ({"unnamed": by.unnamed} if by.unnamed else "narration"),
            "said": one.said.date.text,
            "said_how": "said" if one.said.is_said else "first published",
            "start": one.passage.start,
            "end": one.passage.end,
        }


class Record:
    """The quotes and articles of a sourcebook."""

    def __init__(self, root: Path, book: Sourcebook) -> None:
        """Take the quotes from the whole, the articles from their files."""
        texts = {one.id: _article(root / one.seed) for one in book.all(Source)}
        self.texts = {id: one_line(text) for id, text in texts.items()} | {
            ANY: "\n".join(map(one_line, texts.values()))
        }
        self.quotes = {anchor(one): _said(book, one) for one in book.all_quotes()}
        self._alike = defaultdict[str, list[Said]](list)
        for one in self.quotes.values():
            self._alike[one.quote.words].append(one)
        told = [f"{id} {hashlib.sha256(text.encode()).hexdigest()}" for id, text in sorted(texts.items())]
        told += [
            f"{name} {one.columns} {sorted(one.lines)} {sorted(one.sentences)} {one.quote.source.label}"
            for name, one in self.quotes.items()
        ]
        self.digest = hashlib.sha256("\n".join(told).encode()).hexdigest()

    def cited_of(self, text: str) -> Collection[str]:
        """How quotes of the words with which a citation begins are cited."""
        return [one.citation for one in self._alike.get(text.rpartition("\n— ")[0], ())]


def one_line(text: str) -> str:
    """A text with one space for each run of spaces and ends of lines."""
    return _SPACE.sub(" ", text)


def _article(path: Path) -> str:
    return path.read_bytes().decode("utf-8").replace("\r\n", "\n")


def _said(book: Sourcebook, one: Quote) -> Said:
    """All that may be said of a quote."""
    who = one.speaker.label if one.speaker else unrecorded_speaker(book, one)
    roles, through, voice = roles_words(one.offices), through_words(one), voice_words(book, one)
    days = {said_words(one), said_words(one, one.said.date)}
    offices = {(roles, through), ("as above", "")} if roles or through else {("", "")}
    lines = product(days, offices)
    return Said(
        book,
        one,
        frozenset(
            one_line(f"{before}{OPEN}{words}{CLOSE}{after}").strip()
            for before, words, after in (one.parts, exported_parts(book, one))
        ),
        frozenset(
            one_line(f"— {', '.join(filter(None, (who, held, day)))}; {voice}{way}. ")
            for day, (held, way) in lines
        ),
        frozenset(
            one_line(f"{', ' if day else ''}{day}; {voice}{way}")
            for day in (*days, "")
            for way in (through, "")
        ),
        capital(one.said.words),
    )
