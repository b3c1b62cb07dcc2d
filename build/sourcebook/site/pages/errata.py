"""What the articles get wrong or leave out, gathered from the sources: what changes the meaning first, misprints last."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import Output, Source, Sourcebook, Term
from sourcebook.model.source import Erratum
from sourcebook.resolve.sources import printed_by
from sourcebook.site.markdown import fill
from sourcebook.site.present import count


class Placed(NamedTuple):
    """An error, and the number of the paragraph in which it stands; none if it stands outside the article."""

    error: Erratum
    paragraph: int | None


class Group(NamedTuple):
    """The errors of one weight: what it is called, by which id, what it means, and of each article those that it has."""

    id: str
    label: str
    meaning: str
    articles: tuple[tuple[Source, tuple[Placed, ...]], ...]

    @property
    def number(self) -> int:
        """How many errors have this weight."""
        return sum(len(errors) for _, errors in self.articles)


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the page."""
    sources = [one for one in sourcebook.all(Source) if one.errors or one.omissions]
    number = sum(len(one.errors) + len(one.omissions) for one in sources)
    yield fill(
        "errata",
        PurePosixPath("errata.md"),
        sourcebook,
        {
            "groups": [*_groups(sourcebook)],
            "omissions": [one for one in sources if one.omissions],
            "omitted": sum(len(one.omissions) for one in sources),
            "articles": {one.id: f"{printed_by(sourcebook, one)}, {one.published}" for one in sources},
            "totals": f"{count(number, 'note')} on {count(len(sources), 'article')}",
        },
        is_empty=not sources,
        title="Errors in the articles",
        description="What the articles get wrong or leave out, as far as it was noticed.",
    )


def _groups(sourcebook: Sourcebook) -> Iterator[Group]:
    """The errors by weight, in the order of the vocabulary; those without a weight last."""
    weights: list[Term | None] = [*sourcebook.terms("weight"), None]
    for weight in weights:
        placed = [
            (one, _placed(sourcebook, one, weight.id if weight else None)) for one in sourcebook.all(Source)
        ]
        found = tuple((source, errors) for source, errors in placed if errors)
        if found and weight:
            yield Group(weight.id, weight.label, weight.meaning or "", found)
        elif found:
            yield Group("not-weighed", "Not weighed", "", found)


def _placed(sourcebook: Sourcebook, source: Source, weight: str | None) -> tuple[Placed, ...]:
    """The errors of one weight in a source, in the order of its paragraphs."""
    found = [
        Placed(error, _paragraph(sourcebook, source, error))
        for error in source.errors
        if error.weight == weight
    ]
    return tuple(sorted(found, key=lambda one: one.paragraph or 0))


def _paragraph(sourcebook: Sourcebook, source: Source, error: Erratum) -> int | None:
    text = source.article.text
    holders = (
        one.number for one in sourcebook.articles[source.id] if error.exact in text[one.start : one.end]
    )
    return next(holders, None)
