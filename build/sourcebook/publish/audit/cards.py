"""What the card of a page says, for whoever does not see it, held against the record: words are not parted from whose they are."""

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sourcebook.drawing.card import UNSHOWN
from sourcebook.drawing.card_halves import picture_words
from sourcebook.drawing.letters import one_form
from sourcebook.model import Official, ResolvedClaim, ResolvedEvent
from sourcebook.publish.audit.heads import Shown
from sourcebook.publish.audit.recorded import OTHER, Recorded, RecordedQuote
from sourcebook.resolve.halves import half_line_of
from sourcebook.resolve.links import plain
from sourcebook.resolve.sources import printed_by
from sourcebook.site.halves import drawn, finding, sentence, words
from sourcebook.site.present import anchor, capital, roles_words, sentence_voice_words, status_words

_CARD = '"og:image:alt" content="'
_ENDS = (".", "?", "!", "…", ":")
_FINDING = ("index.html", "contacts/index.html")


def wrong(record: Recorded, path: str, shown: Shown | None, page: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the words of the card of a page, which is of one record, or of none, after the words of the page at which it is."""
    cards = [one.partition('"')[0] for one in page.split(_CARD)[1:]]
    if len(cards) < page.count('="og:image:alt"'):
        yield '="og:image:alt"', "the words of a card in another order: write property, then content"
    site, of = record.book.site, shown.record if shown else None
    tail = _tail(site.name, site.covers, record)
    for card in cards:
        told = one_form(html.unescape(card))
        if told.startswith(UNSHOWN):
            continue
        folder, begins = path.partition("/")[0], iter([""])
        if of and folder == "events" and (event := record.book.events.get(of.id)):
            begins = (f"Record: {_sentences(one)}{tail}" for one in _of_event(record, event))
        elif of and folder == "claims" and (claim := record.book.claims.get(of.id)):
            begins = iter([f"Claim: {_sentences(_of_claim(claim))}{tail}"])
        elif isinstance(of, Official):
            roles = (f"{one.title}, {one.years}" for one in of.roles)
            begins = iter([f"Official: {_sentences([of.name, of.country, *roles])} "])
        elif path in _FINDING and (found := finding(record.book)):
            begins = iter([_sentences([sentence(found)])])
        elif shown:
            kind = told.partition(": ")[0]
            begins = iter([_sentences([shown.title]), f"{kind}: {_sentences([shown.title])}"])
        if not told.endswith(tail) or not any(map(told.startswith, begins)):
            yield card, f"the words of a card, “{told[:80]}”: {OTHER}"


def _of_claim(claim: ResolvedClaim) -> Iterator[str]:
    """The card of a claim: its question, and who took which position when."""
    yield claim.record.question
    yield "What the sources say, and when:"
    for one in claim.positions:
        yield f"{capital(one.passive)} {one.party} · {one.quotes[0].said.words}"


def _of_event(record: Recorded, event: ResolvedEvent) -> Iterator[list[str]]:
    """What the card of an event may say: its title, or one of its quotes, whose that is, and how it stands."""
    book, title, when, status = record.book, event.record.title, capital(event.when), status_words(event)
    acts = [f"What it speaks of: {status_words(book.events[one.id])}" for one in event.speaks_of]
    parts = (
        f"{capital(' and '.join(part.label for part in one.parts))}: {one.official.name}, {roles_words(one.offices, event.took_place)}"
        for one in event.actors
    )
    if line := half_line_of(book, event):
        yield [title, picture_words([drawn(line)]), words(line), status, when]
    for said in (record.quotes[anchor(one)] for one in event.quotes):
        whose = ", ".join(filter(None, (said.who, said.roles)))
        voice = sentence_voice_words(book, said.quote)
        how = (capital(said.quote.said.words), voice, printed_by(book, said.quote.source))
        yield [*_words(said), whose, " · ".join(how), status, *acts]
    yield [title, when, status, *acts, *parts]


def _words(said: RecordedQuote) -> list[str]:
    """The sentence of a quote and, if it has other words, which are the quote’s."""
    before, own, after = said.quote.parts
    if not re.search(r"[^\W_]", before + after):
        return [said.quote.sentence]
    return [f"{before}‹{own}›{after}", "Between ‹ and ›:"]


@lru_cache(1)
def _tail(name: str, covers: str, record: Recorded) -> str:
    """How each card ends: with the name of the site, and what that covers."""
    return f" {_sentences([name, plain(covers, record.book)])}"


def _sentences(texts: Iterable[str]) -> str:
    """Texts that end as sentences do. The cards do this too; the audit has it by itself, so as not to share their fault."""
    told = filter(None, map(one_form, texts))
    return " ".join(one if one.endswith(_ENDS) else f"{one}." for one in told)
