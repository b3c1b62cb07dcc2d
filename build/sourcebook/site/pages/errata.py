"""What the articles get wrong or leave out, gathered from the sources, each beside its paragraph."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import Output, Source, Sourcebook
from sourcebook.model.source import Erratum
from sourcebook.site.markdown import fill
from sourcebook.site.present import count


class Placed(NamedTuple):
    """An error, and the number of the paragraph in which it stands; none if it stands outside the article."""

    error: Erratum
    paragraph: int | None


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page."""
    sources = [
        (one, _placed(sourcebook, one)) for one in sourcebook.all(Source) if one.errors or one.omissions
    ]
    number = sum(len(errors) + len(one.omissions) for one, errors in sources)
    yield fill(
        "errata",
        PurePosixPath("errata.md"),
        sourcebook,
        {"sources": sources, "totals": f"{count(number, 'note')} on {count(len(sources), 'article')}"},
        is_empty=not sources,
        title="Errors in the articles",
        description="What the articles get wrong or leave out, as far as it was noticed.",
    )


def _placed(sourcebook: Sourcebook, source: Source) -> list[Placed]:
    """The errors of a source in the order of its paragraphs."""
    found = [Placed(error, _paragraph(sourcebook, source, error)) for error in source.errors]
    return sorted(found, key=lambda one: one.paragraph or 0)


def _paragraph(sourcebook: Sourcebook, source: Source, error: Erratum) -> int | None:
    text = source.article.text
    holders = (
        one.number for one in sourcebook.articles[source.id] if error.exact in text[one.start : one.end]
    )
    return next(holders, None)
