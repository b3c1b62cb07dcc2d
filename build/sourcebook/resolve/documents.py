"""What happened to a document, in order; and which records lean on a page outside the articles."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from sourcebook.model import Document, Event, Outside, Record, Sourcebook, Term, once

ADDRESSES = ("url", "date_url", "published_url", "state_url", "outcome_url", "documented_by")
"""The fields that can hold the address of an outside page."""


class Happening(NamedTuple):
    """An event in the life of a document, and what it did to it."""

    event: Event
    how: Term
    note: str | None


def life_of(book: Sourcebook, document: Document) -> tuple[Happening, ...]:
    """What events did to a document, the earliest first."""
    found = (
        Happening(book.get(Event, one.event), book.term("act_on_document", one.how), one.note)
        for one in document.events
    )
    return tuple(sorted(found, key=lambda one: one.event.order))


@once
def uses(book: Sourcebook) -> Mapping[str, tuple[Record, ...]]:
    """For the id of each outside page, the records that lean on it, each once, in order."""
    ids = {one.url: one.id for one in book.all(Outside)}
    found: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in book.records():
        for path, text in record.texts() if not isinstance(record, Outside) else ():
            if text in ids and any(step in ADDRESSES for step in path):
                found[ids[text]][record.id] = record
    return {id: tuple(records.values()) for id, records in found.items()}
