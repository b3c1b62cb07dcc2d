"""What stands behind an article: who printed it, and how many articles and origins stand behind records."""

from collections.abc import Iterable
from typing import NamedTuple

from sourcebook.model import Organisation, Publisher, Quote, Source, Sourcebook


class Behind(NamedTuple):
    """How many articles and how many origins stand behind some quotes; an origin retold five times counts once."""

    articles: int
    origins: int


def behind(quotes: Iterable[Quote]) -> Behind:
    """Count what stands behind some quotes."""
    quotes = tuple(quotes)
    return Behind(len({one.source.id for one in quotes}), len({one.origin.id for one in quotes}))


def publisher_name(book: Sourcebook, publisher: Publisher) -> str:
    """The name of a publisher."""
    if publisher.organisation:
        return book.get(Organisation, publisher.organisation).name
    return publisher.name or "a publisher that is not known"


def printed_by(book: Sourcebook, source: Source) -> str:
    """Whose text it is: the outlet that printed it, after the one that had it first, each with how that is known."""
    first = source.original_publisher
    name = publisher_name(book, source.publisher)
    printed = name if source.publisher.basis == "unknown" else f"{name}{known_how(book, source.publisher)}"
    if first is None or publisher_name(book, first) == name:
        return printed
    return f"{printed}, after {publisher_name(book, first)}{known_how(book, first)}"


def known_how(book: Sourcebook, publisher: Publisher) -> str:
    """How it is known who published a text, as it follows the name; nothing where the article says so: “ (inferred)”."""
    return "" if publisher.basis == "stated" else f" ({book.term('basis', publisher.basis).label})"
