"""The record -> all that a finished file may say of a quote: its words, whose they are, and of which day.

The words are looked up in the articles, which are read anew from their files: one that was changed meanwhile has others.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sourcebook.model import Contradiction, Official, Organisation, Quote, Source, Sourcebook
from sourcebook.model.text import one_line
from sourcebook.resolve.halves import half_line_of
from sourcebook.site.citations import cited_words
from sourcebook.site.exported import exported_parts
from sourcebook.site.halves import letters, words
from sourcebook.site.linked_data import quotation
from sourcebook.site.naming import attribution, place
from sourcebook.site.parties import parties
from sourcebook.site.present import (
    anchor,
    at_words,
    date_words,
    roles_words,
    shape,
    state_words,
    status_words,
    through_words,
    unrecorded_speaker,
    voice_words,
)

OPEN, CLOSE = "\x01", "\x02"
"""Where in a sentence the words of a quote begin and end."""
ANY = ""
"""In place of a source: whichever article has the words."""
OTHER = "the record has it otherwise: see what changed it on its way from content/"


@dataclass(frozen=True)
class RecordedQuote:
    """What may be said of one quote."""

    book: Sourcebook
    quote: Quote

    @cached_property
    def name(self) -> str:
        """The id of its passage."""
        return anchor(self.quote)

    @cached_property
    def place(self) -> tuple[str, str]:
        """Its article, and its passage there."""
        return self.quote.source.id, self.name

    @cached_property
    def shown(self) -> str:
        """Its sentence with the quote marked, whole."""
        return _marked(self.quote.parts)

    @cached_property
    def given(self) -> str:
        """The same as it is given away."""
        return _marked(exported_parts(self.book, self.quote))

    @cached_property
    def who(self) -> str:
        """Who says it, in words."""
        return self.quote.speaker.label if self.quote.speaker else unrecorded_speaker(self.book, self.quote)

    @cached_property
    def roles(self) -> str:
        """In which offices."""
        return roles_words(self.quote.offices, self.quote.said.spoken)

    @cached_property
    def voice(self) -> str:
        """In which voice."""
        return voice_words(self.book, self.quote)

    @cached_property
    def through(self) -> str:
        """In or from which language."""
        return through_words(self.quote)

    @cached_property
    def online(self) -> str:
        """Where its words stand in the copy online, with no sign coded; nothing, if there is none."""
        return unquote(at_words(self.quote.source.url, self.quote.words))

    @cached_property
    def node(self) -> dict[str, Any]:
        """It as a node of JSON-LD."""
        return quotation(self.book, self.quote)

    @cached_property
    def unmarked(self) -> str:
        """Its sentence alone."""
        return self.shown.replace(OPEN, "").replace(CLOSE, "")

    @cached_property
    def credit(self) -> str:
        """Its attribution and place, as it is cited."""
        return one_line(f"{attribution(self.book, self.quote)}. {place(self.book, self.quote)}.")

    @property
    def citation(self) -> str:
        """It as it is cited."""
        return f"{cited_words(self.quote)}\n— {self.credit}"

    @cached_property
    def speaker(self) -> str:
        """The id of who says it; nothing, if that is nobody recorded."""
        return self.quote.speaker.id if self.quote.speaker else ""

    @cached_property
    def columns(self) -> dict[str, str | None]:
        """What tables say of it, by the names of their columns."""
        one, who = self.quote, self.quote.speaker
        return {
            "words": one.words,
            "sentence": "".join(exported_parts(self.book, one)),
            "speaker": self.who,
            "official_id": who.id if isinstance(who, Official) else None,
            "organisation_id": who.id if isinstance(who, Organisation) else None,
            "offices": self.roles or None,
            "voice": one.evidence.voice,
            "voice_words": self.voice,
            "said": one.said.date.text,
            "said_words": one.said.words,
            "said_is": "said" if one.said.is_said else "first published",
            "said_first_day": _iso(one.said.date.first),
            "said_last_day": _iso(one.said.date.last),
            "source_id": one.source.id,
            "source": one.source.label,
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
            "voice": one.evidence.voice,
            "start": one.passage.start,
            "end": one.passage.end,
        }


class Recorded:
    """The quotes and articles of a sourcebook."""

    def __init__(self, root: Path, book: Sourcebook) -> None:
        """Take the quotes from the whole, the articles from their files."""
        self.book = book
        self.articles = {one.id: _article(root / one.seed) for one in book.all(Source)}
        self.texts = {id: one_line(text) for id, text in self.articles.items()}
        self.texts[ANY] = "\n".join(self.texts.values())
        self.quotes = {anchor(one): RecordedQuote(book, one) for one in book.all_quotes()}
        self.stands = dict(_stands(book))
        self._alike = defaultdict[str, list[RecordedQuote]](list)
        for one in self.quotes.values():
            self._alike[cited_words(one.quote)].append(one)
        self.digest = hashlib.sha256("\n".join(self._told()).encode()).hexdigest()

    def _told(self) -> Iterator[str]:
        """All on which it depends what may be said of quotes."""
        for id, text in sorted(self.articles.items()):
            yield f"{id} {hashlib.sha256(text.encode()).hexdigest()}"
        for name, one in self.quotes.items():
            quote, event, known = one.quote, one.quote.event, one.quote.evidence
            told = (quote.passage, quote.said.order, quote.origin.name, quote.source.url, known.said_by)
            how = (known.said_basis, known.said_note, event.date.text, event.title)
            yield f"{name} {quote.source.id} {one.speaker} {one.credit} {told} {how}"
        for claim in self.book.claims.values():
            taken = [(one.passive, one.party, *map(anchor, one.quotes)) for one in claim.positions]
            yield f"{claim.record.id} {claim.record.question} {taken}"
        yield f"{self.stands}"
        for each in self.book.all(Contradiction):
            sides = [
                (one.name, *(told.quote.anchor for told in one.passages)) for one in parties(self.book, each)
            ]
            yield f"{each.id} {sides}"
        yield f"{self.book.site.text_in_data} {[(one.id, one.text or self.book.site.text) for one in self.book.all(Source)]}"

    def quotes_of(self, source: Source) -> list[RecordedQuote]:
        """The quotes of an article, in the order of its events."""
        quotes = (one for event in self.book.events_of(source) for one in self.book.quotes[event.id])
        return [self.quotes[anchor(one)] for one in quotes if one.source.id == source.id]

    def cited_of(self, text: str) -> Collection[str]:
        """How quotes of the words with which a citation begins are cited."""
        return [one.citation for one in self._alike.get(text.rpartition("\n— ")[0], ())]


def _stands(book: Sourcebook) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """What the head of the page of an event or a claim says, by the id of its heading and the classes of its paragraphs."""
    for id, event in book.events.items():
        background = " · background to the subject" if event.record.scope == "context" else ""
        line = half_line_of(book, event)
        acts = (book.events[one.id] for one in event.speaks_of)
        stands = {
            "top": [event.record.label],
            "event-date": [date_words(event)],
            "event-status": [f"{shape(event)} {status_words(event)}{background}"],
            "event-status whose-word": [f"{letters(line)} {words(line)} All contacts"] if line else [],
            "event-status of-the-act": [
                f"{shape(one)} What it speaks of: {status_words(one)} → {one.record.label}" for one in acts
            ],
        }
        yield f"events/{id}/index.html", {kind: [*map(one_line, told)] for kind, told in stands.items()}
    for id, claim in book.claims.items():
        state = state_words(claim, claim.turning_days[-1])
        yield (
            f"claims/{id}/index.html",
            {"top": [one_line(claim.record.label)], "claim-state": [one_line(state)]},
        )


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def not_there(part: str, source: str) -> str:
    """That words do not stand in an article."""
    told = f"of {source}" if source else "of any source"
    return f"“{part[:80]}” does not stand in the article {told}: see what changed it on its way from seeds/"


def _article(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _marked(parts: tuple[str, str, str]) -> str:
    before, words, after = parts
    return one_line(f"{before}{OPEN}{words}{CLOSE}{after}")
