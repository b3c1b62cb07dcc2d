"""What the card of an event or a claim says, for whoever does not see it, held against the record: words are not parted from whose they are."""

import html
import re
from collections.abc import Iterator

from sourcebook.drawing.card import UNSHOWN
from sourcebook.drawing.letters import one_form
from sourcebook.model import ResolvedClaim, ResolvedEvent
from sourcebook.publish.audit.recorded import OTHER, Recorded, RecordedQuote
from sourcebook.resolve.sources import printed_by
from sourcebook.site.present import anchor, capital, sentence_voice_words, status_words

_CARD = '"og:image:alt" content="'
_ENDS = (".", "?", "!", "…", ":")


def wrong(record: Recorded, folder: str, id: str, page: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the words of the card of an event or a claim, after the words of its page at which it is."""
    if folder == "events" and id in record.book.events:
        kind, begins = "Record", _of_event(record, record.book.events[id])
    elif folder == "claims" and id in record.book.claims:
        kind, begins = "Claim", iter([_of_claim(record.book.claims[id])])
    else:
        return
    cards = [one.partition('"')[0] for one in page.split(_CARD)[1:]]
    if len(cards) < page.count('="og:image:alt"'):
        yield '="og:image:alt"', "the words of a card in another order: write property, then content"
    for card in cards:
        told = one_form(html.unescape(card))
        if not told.startswith(UNSHOWN) and not any(told.startswith(f"{kind}: {one}") for one in begins):
            yield card, f"the words of a card, “{told[:80]}”: {OTHER}"


def _of_claim(claim: ResolvedClaim) -> str:
    """How the card of a claim begins: with its question, and who took which position when."""
    taken = (f"{capital(one.passive)} {one.party} · {one.quotes[0].said.words}" for one in claim.positions)
    return " ".join(map(_sentence, (claim.record.question, "What the sources say, and when:", *taken)))


def _of_event(record: Recorded, event: ResolvedEvent) -> Iterator[str]:
    """How the card of an event may begin: with its title, or with one of its quotes, whose that is, and how it stands."""
    yield _sentence(event.record.title)
    for said in (record.quotes[anchor(one)] for one in event.quotes):
        whose = ", ".join(filter(None, (said.who, said.roles)))
        voice = sentence_voice_words(record.book, said.quote)
        how = (capital(said.quote.said.words), voice, printed_by(record.book, said.quote.source))
        told = (*_words(said), whose, " · ".join(how), status_words(event))
        yield " ".join(map(_sentence, told))


def _words(said: RecordedQuote) -> tuple[str, ...]:
    """The sentence of a quote and, if it has other words, which are the quote’s."""
    before, words, after = said.quote.parts
    if not re.search(r"[^\W_]", before + after):
        return (said.quote.sentence,)
    return f"{before}‹{words}›{after}", "Between ‹ and ›:"


def _sentence(text: str) -> str:
    """A text that ends as a sentence does. The cards do this too; the audit has it by itself, so as not to share their fault."""
    told = one_form(text)
    return told if told.endswith(_ENDS) else f"{told}."
