"""The page of one document: its parties, its date, how it stands, and what events did to it."""

from collections.abc import Iterator

from sourcebook.model import CardLine, Document, Output, Sourcebook
from sourcebook.resolve.addresses import page_of
from sourcebook.resolve.documents import life_of
from sourcebook.site.disputed import dispute
from sourcebook.site.markdown import fill
from sourcebook.site.present import capital, shape
from sourcebook.site.prose import prose


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each document."""
    for document in sourcebook.all(Document):
        here, life = page_of(document), life_of(sourcebook, document)
        yield fill(
            "document",
            here,
            sourcebook,
            {
                "document": document,
                "sort": capital(document.sort),
                "body": prose(document.body, sourcebook, here),
                "life": [
                    (capital(one.how.passive or one.how.label), one.note, event, shape(event))
                    for one in life
                    for event in (sourcebook.events[one.event.id],)
                ],
                "dispute": dispute(sourcebook, (sourcebook.events[one.event.id] for one in life)),
                "backlinks": sourcebook.backlinks.get(document.key, ()),
            },
            on_card=[CardLine(capital(document.sort)), CardLine(document.state)],
            record=document,
            title=document.name,
            description=f"{document.name}, {document.sort}: {' '.join(document.state.split())}",
        )
