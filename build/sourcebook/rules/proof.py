"""What rules may rely on: articles that are as recorded, quotes that were found in them, speakers that have a record."""

from collections.abc import Iterator

from sourcebook.model import Diagnostic, Quote, Source, Sourcebook


def is_evidence(source: Source | None) -> bool:
    """Whether a source's article can be held to be what was recorded."""
    return source is not None and not source.article.flaw and source.article.sha256 == source.sha256


def proven(sourcebook: Sourcebook) -> Iterator[Quote]:
    """Each quote that was found in a source that is as recorded."""
    return (one for one in sourcebook.all_quotes() if is_evidence(one.source))


def unsettled(sourcebook: Sourcebook) -> Iterator[Quote]:
    """Each quote without a note of its own."""
    return (one for one in sourcebook.all_quotes() if not one.evidence.note)


def complaint(quote: Quote, field: str, what: str) -> Diagnostic:
    """Say what is wrong with a quote, at a field of its evidence."""
    return quote.event.origin.diagnostic(("evidence", quote.number - 1, field), what)


def is_known(sourcebook: Sourcebook, id: str) -> bool:
    """Whether an official or organisation of this id has a record."""
    return ("official", id) in sourcebook.by_key or ("organisation", id) in sourcebook.by_key
