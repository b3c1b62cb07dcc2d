"""What the card of an event says, for whoever does not see it, held against the record: a quote is not parted from whose it is."""

import html
import re
from collections.abc import Iterator

from sourcebook.drawing.card import UNSHOWN
from sourcebook.drawing.letters import one_form
from sourcebook.model import ResolvedEvent
from sourcebook.publish.audit.said import OTHER, Record
from sourcebook.resolve.sources import printed_by
from sourcebook.site.present import anchor, capital, status_words

_CARD = re.compile(r'<meta property="og:image:alt" content="([^"]*)">')
_ENDS = (".", "?", "!", "…", ":")


def wrong(record: Record, id: str, page: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the words of the card of an event, after the words of its page at which it is."""
    event, card = record.book.events.get(id), _CARD.search(page)
    if event and card:
        told = one_form(html.unescape(card[1]))
        if not told.startswith((UNSHOWN, *(f"Record: {one}" for one in _begins(record, event)))):
            yield card[0], f"the words of a card, “{told[:80]}”: {OTHER}"


def _begins(record: Record, event: ResolvedEvent) -> Iterator[str]:
    """How the card of an event may begin: with its title, or with one of its quotes, whose that is, and how it stands."""
    yield _sentence(event.record.title)
    for said in (record.quotes[anchor(one)] for one in event.quotes):
        whose = ", ".join(filter(None, (said.who, said.roles)))
        how = (capital(said.quote.said.words), said.voice, printed_by(record.book, said.quote.source))
        told = (said.quote.sentence, whose, " · ".join(how), status_words(event))
        yield " ".join(map(_sentence, told))


def _sentence(text: str) -> str:
    told = one_form(text)
    return told if told.endswith(_ENDS) else f"{told}."
