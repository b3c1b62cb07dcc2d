"""How other words for a quote are shown: which words of it, what a page outside has instead, and on what way it came there."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from sourcebook.model import Organisation, Quote, Sourcebook, Variant
from sourcebook.resolve.grounds import outside_page
from sourcebook.site.languages import in_language


class ShownVariant(NamedTuple):
    """Other words for some of a quote, and all that is said of them."""

    lemma: Markup
    """The words of the quote."""
    words: Markup
    """The words of the page."""
    language: str
    outlet: Organisation | str
    page: str
    """The title of the page."""
    url: str
    way: tuple[str, ...]
    """Through which languages and outlets they came, as far as recorded; empty where no step is."""
    note: str | None


def variants(book: Sourcebook, quote: Quote) -> tuple[ShownVariant, ...]:
    """The variants of a quote, in the order of its words, then in that of the record."""
    flat = " ".join(quote.words.split())
    return tuple(
        ShownVariant(
            lemma=in_language(one.instead_of, quote.source.language),
            words=in_language(one.text, one.language),
            language=one.language,
            outlet=book.find(Organisation, one.outlet) or one.outlet,
            page=_title(book, one.url),
            url=one.url,
            way=_way(book, quote, one),
            note=one.note,
        )
        for one in sorted(quote.variants, key=lambda one: flat.find(one.instead_of))
    )


def _title(book: Sourcebook, url: str) -> str:
    """What a page outside is called; its address where it has no record, which `check` refuses."""
    page = outside_page(book, url)
    return page.title if page else url


def _way(book: Sourcebook, quote: Quote, one: Variant) -> tuple[str, ...]:
    """The steps to a variant and, from the article’s original, on to the article; empty where there is but one."""
    here = (f"{quote.source.language} (this article)",) if one.original else ()
    steps = (*_steps(book, quote, one), *here)
    return steps if len(steps) > 1 else ()


def _steps(book: Sourcebook, quote: Quote, one: Variant) -> Iterator[str]:
    """The languages and outlets through which a variant came, its own last."""
    before = next((each for each in quote.variants if each.id and each.id == one.translated_from), None)
    if before:
        yield from _steps(book, quote, before)
    elif one.translated_from:
        yield one.translated_from
    outlet = book.find(Organisation, one.outlet)
    yield f"{one.language} ({outlet.label if outlet else one.outlet})"
