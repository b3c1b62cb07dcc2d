"""What a record is called and said to be where nothing of its page stands beside it: in feeds, citations and data."""

from sourcebook.model import (
    Claim,
    Contradiction,
    Document,
    Event,
    Official,
    Quote,
    Record,
    Source,
    Sourcebook,
    Withdrawn,
)
from sourcebook.resolve.addresses import address, former_address, section_page
from sourcebook.resolve.links import plain
from sourcebook.resolve.sources import printed_by
from sourcebook.site.present import (
    capital,
    roles_words,
    said_words,
    state_words,
    status_alone,
    through_words,
    unrecorded_speaker,
    voice_words,
)

_INNER = str.maketrans("“”", "‘’")
"""Quotation marks inside quotation marks."""


def full_title(book: Sourcebook, record: Record) -> str:
    """A record’s title with what the record is and how it stands, which are never parted from it: “The ferry runs [claimed by one side]”."""
    match record:
        case Event():
            return f"{record.title} [{status_alone(book.events[record.id])}]"
        case Claim():
            return f"{record.question} [Claim: who took which position]"
        case Contradiction():
            return f"{record.title} [Passages that differ]"
        case Document():
            return f"{record.name} [{capital(record.sort)}]"
        case Source():
            return f"{record.label} [Article, {printed_by(book, record)}, {record.published}]"
        case Withdrawn():
            return record.alone
    return record.label


def description_of(book: Sourcebook, record: Record) -> str:
    """What a record says, in plain text."""
    match record:
        case Event():
            return f"{capital(book.events[record.id].when)}. {plain(record.summary, book)}"
        case Claim():
            claim = book.claims[record.id]
            return state_words(claim, claim.turning_days[-1])
        case Contradiction():
            return plain(record.differs, book)
        case Withdrawn():
            return plain(record.why, book)
        case Official():
            return "; ".join(f"{one.title}, {one.years}" for one in record.roles) + "."
        case Source():
            return f"An article. Published: {record.published}."
    fields = (getattr(record, name, None) for name in ("state", "scope", "what", "description"))
    return plain(next((one for one in fields if isinstance(one, str)), record.label), book)


def permalink(book: Sourcebook, record: Record) -> str:
    """The whole address of a record."""
    return book.site.address + book.links[record.key].address.removeprefix("/")


def first_permalink(book: Sourcebook, record: Record) -> str:
    """The whole address that a record had first, which stays the same when it is renamed, or the list goes on in which it stands."""
    if not record.formerly and not section_page(record):
        return permalink(book, record)
    return book.site.address + former_address(record, next(iter(record.formerly), record.id))


def former_permalink(book: Sourcebook, record: Record, id: str) -> str:
    """The whole address at which a record answers under an id that it had."""
    at = book.links[record.key]
    return book.site.address + (address(at.page, id) if at.section else former_address(record, id))


def attribution(book: Sourcebook, quote: Quote) -> str:
    """Whose words a quote is, in which office, when they were said, and in which voice they reach us."""
    who = quote.speaker.label if quote.speaker else capital(unrecorded_speaker(book, quote))
    said = f"said {quote.said.words}" if quote.said.is_said else said_words(quote, quote.said.date)
    parts = (who, roles_words(quote.offices, quote.said.spoken), said)
    return f"{', '.join(filter(None, parts))}; {voice_words(book, quote)}{through_words(quote)}"


def place(book: Sourcebook, quote: Quote) -> str:
    """In which paragraph of which article a quote stands."""
    source = quote.source
    headline = source.label.translate(_INNER)
    return (
        f"¶{quote.passage.paragraph.number} of “{headline}”, {printed_by(book, source)}, {source.published}"
    )
