"""What several tables say alike: where a record has its page, how an event stands and on what grounds, what a note rests on."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from sourcebook.model import (
    Event,
    Note,
    Official,
    Organisation,
    Record,
    ResolvedEvent,
    Rivalry,
    Source,
    Sourcebook,
    Speaker,
    Withdrawn,
)
from sourcebook.model.sourcebook import once
from sourcebook.resolve.grounds import outside_page
from sourcebook.resolve.links import plain, unlinked
from sourcebook.resolve.sources import behind
from sourcebook.site.exports.tables.table import Column, needed
from sourcebook.site.grounds import grounds_in_words
from sourcebook.site.naming import permalink
from sourcebook.site.present import capital, status_alone
from sourcebook.site.witnesses import in_short

T = TypeVar("T")
_BLANK = re.compile(r"\n{3,}")


def page(book: Sourcebook, record: Record) -> str:
    """The full address of a record’s page, or of its section of one."""
    return permalink(book, record)


def records_of(book: Sourcebook, one: Record) -> int:
    """How many events name a record."""
    return len(book.events_of(one))


def origins_of(book: Sourcebook, one: Record) -> int:
    """To how many origins these events go back."""
    return behind(quote for event in book.events_of(one) for quote in book.quotes[event.id]).origins


def joined(words: Iterable[str]) -> str:
    """Names in one cell, to be read; to compute with them there is a table of their own."""
    return "; ".join(words)


def paragraphs(texts: Iterable[str]) -> str:
    """Several texts in one cell, each on a line."""
    return "\n".join(texts)


def prose(text: str, book: Sourcebook) -> str:
    """A body in its own Markdown, with links to records as plain words."""
    return _BLANK.sub("\n\n", unlinked(text, book)).strip()


def standing(book: Sourcebook, event: Event) -> str:
    """What an event is, how it stands and on what grounds, in words that can be read alone."""
    return _standings(book)[event.id]


@once
def _standings(book: Sourcebook) -> Mapping[str, str]:
    return {id: _standing(event) for id, event in book.events.items()}


def _standing(event: ResolvedEvent) -> str:
    rests = "; ".join(grounds_in_words(event.grounds))
    if event.is_saying:
        return f"{status_alone(event)}: that it was said, not that it is true"
    return f"{status_alone(event)}{f' ({rests})' if rests else ''}"


def called(book: Sourcebook, record: Record) -> str:
    """What a record is called: of an event with how it stands, of what was withdrawn that it was."""
    if isinstance(record, Event):
        return f"{record.title} [{standing(book, record)}]"
    return f"{record.label} [withdrawn]" if isinstance(record, Withdrawn) else record.label


def of_event(get: Callable[[T], Event], what: str = "The event") -> tuple[Column[T], ...]:
    """The columns of a row that belongs to an event: none names one without saying how it stands."""
    return (
        needed("event_id", f"{what}: its id.", lambda book, one: get(one).id),
        needed("event_title", f"{what}: its title.", lambda book, one: get(one).title),
        needed(
            "event_status",
            f"{what}: what it is, how well it is known, and on what grounds.",
            lambda book, one: standing(book, get(one)),
        ),
    )


def note_words(book: Sourcebook, note: Note) -> str:
    """A remark, and where it is not from the articles, whose page it rests on and whether that was read."""
    text = plain(note.text, book)
    return f"From outside the articles: {text} ({witness(book, note.url)})" if note.url else text


def witness(book: Sourcebook, url: str | None) -> str:
    """A page outside the articles as a witness, with its address; nothing where none is named."""
    found = outside_page(book, url) if url else None
    return f"{in_short(found)}, {url}" if found else url or ""


def outside_id(book: Sourcebook, url: str | None) -> str | None:
    """The id of the record of a page outside, by its address."""
    found = outside_page(book, url) if url else None
    return found.id if found else None


def rivalry_words(book: Sourcebook, rivalry: Rivalry) -> str:
    """On what sources differ, every value with its source, which is preferred, and why."""
    values = []
    for one in rivalry.values:
        source = book.find(Source, one.source)
        whose = source.label if source else witness(book, one.url)
        values.append(f"{one.value} ({whose}{', preferred' if one.preferred else ''})")
    return f"{capital(rivalry.about)}: {' / '.join(values)}. {plain(rivalry.why, book)}"


def speaker_sort(speaker: Speaker) -> str:
    """Who speaks, by what is recorded of it: `recorded`, `unnamed` or `article`."""
    return "recorded" if speaker.who else "unnamed" if speaker.unnamed else "article"


def party(book: Sourcebook, speaker: Speaker) -> str:
    """Who wishes or refuses something, by name."""
    return party_name(book, speaker.who) if speaker.who else speaker.unnamed or "the article’s own account"


def party_name(book: Sourcebook, id: str) -> str:
    """The name of an official or organisation."""
    return (book.find(Official, id) or book.get(Organisation, id)).label


def quote_id(event: str, number: int) -> str:
    """What names a quote: its event, and which of the event’s quotes it is."""
    return f"{event}-{number}"
