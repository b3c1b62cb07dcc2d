"""V: variants. What is shown as other words for a quote is other words, of these words, from a page that was read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sourcebook.evidence.fold import bare
from sourcebook.model import Diagnostic, Organisation, Quote, Sourcebook, Variant
from sourcebook.model.entry import Path
from sourcebook.model.text import is_slug, shown
from sourcebook.read.did_you_mean import did_you_mean
from sourcebook.resolve.grounds import outside_page
from sourcebook.resolve.languages import names, tag
from sourcebook.rules.proof import proven
from sourcebook.rules.rule import rule


class _Recorded(NamedTuple):
    """A variant, and the quote with which it is recorded."""

    quote: Quote
    at: int
    variant: Variant

    def complaint(self, field: str, what: str) -> Diagnostic:
        """Say what is wrong with it, at one of its fields."""
        path: Path = ("evidence", self.quote.number - 1, "variants", self.at, field)
        return self.quote.event.origin.diagnostic(path, what)


def _all(sourcebook: Sourcebook) -> Iterator[_Recorded]:
    """Each variant of a quote that was found."""
    return (
        _Recorded(quote, at, one)
        for quote in proven(sourcebook)
        for at, one in enumerate(quote.evidence.variants)
    )


@rule(
    "V101",
    "variant-of-unread-page",
    example="evidence.0.variants.0.url: is a page that nobody is known to have read, by content/outside/one.yaml; take the variant out, or say there what was read",
    reason="What a page has instead of the article’s words can be known only from the page.",
    mend="Describe the page in content/outside/ with `consulted: stored copy`, if a copy of it was read. If not, take the variant out.",
)
def variants_were_read(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A variant is from a page that has a record in content/outside/ and was read."""
    for one in _all(sourcebook):
        page = outside_page(sourcebook, one.variant.url)
        if page is None:
            what = "is no page that content/outside/ describes; add its record there, with what was read"
            yield one.complaint("url", what)
        elif page.consulted == "unknown":
            what = f"is a page that nobody is known to have read, by {page.origin.path}; take the variant out, or say there what was read"
            yield one.complaint("url", what)


@rule(
    "V102",
    "variant-of-other-words",
    example="evidence.0.variants.0.instead_of: “every night” does not stand in the quote; copy the words of the quote that the page has otherwise",
    reason="A reader is shown which words of the article the page has otherwise; they must be the article’s, and these.",
    mend="Copy into `instead_of`, character for character, words of the quote that stand in it once.",
)
def variants_are_of_words_of_the_quote(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The words in whose place a page has others stand in the quote, whole and once, character for character."""
    for one in _all(sourcebook):
        number = _times(one.variant.instead_of, one.quote.words)
        if number != 1:
            where = f"stands {number} times in" if number else "does not stand in"
            mend = (
                "copy more words around it"
                if number
                else "copy the words of the quote that the page has otherwise"
            )
            yield one.complaint("instead_of", f"{shown(one.variant.instead_of)} {where} the quote; {mend}")


def _times(words: str, text: str) -> int:
    """How often words stand in a text, whole; a line break counts as a space."""
    wanted, text = " ".join(words.split()), " ".join(text.split())
    starts = (at for at in range(len(text)) if text.startswith(wanted, at))
    return sum(_is_edge(text, at) and _is_edge(text, at + len(wanted)) for at in starts)


def _is_edge(text: str, at: int) -> bool:
    """Whether no word goes on over a place in a text."""
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())


@rule(
    "V103",
    "variant-no-other-words",
    example="evidence.0.variants.0.text: has the words of the quote; take the variant out: a page with the same words is no variant",
    reason="Words that are the same are no other rendering; and one rendering shown twice looks like two.",
    mend="Take the variant out. That a second page has the same other words is said in the `note` of the first.",
)
def variants_differ(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A variant has other words than the quote, and than every other variant of the same words."""
    first_of: dict[tuple[str, int, int], dict[tuple[str, str], _Recorded]] = defaultdict(dict)
    for one in _all(sourcebook):
        words, lemma = bare(one.variant.text), bare(one.variant.instead_of)
        first = first_of[one.quote.passage.place].setdefault((lemma, words), one)
        if words in (lemma, bare(one.quote.words)):
            what = (
                "has the words of the quote; take the variant out: a page with the same words is no variant"
            )
            yield one.complaint("text", what)
        elif first is not one:
            where = first.complaint("text", "")
            what = f"has the same words as {where.field} in {where.path}; take one of the two out, and name both pages in its note"
            yield one.complaint("text", what)


@rule(
    "V104",
    "variant-language-unknown",
    example="evidence.0.variants.0.language: no language is called “Germn” in English; did you mean “German”?",
    reason="A browser reads and breaks words by their language, and knows it by a tag that follows from this name.",
    mend="Write the English name of the language, as “Spanish” or “Norwegian Bokmål”.",
)
def languages_are_known(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The language of a variant is called by its English name."""
    for one in _all(sourcebook):
        if not tag(one.variant.language):
            yield one.complaint("language", _no_language(one.variant.language))


def _no_language(typed: str) -> str:
    mend = did_you_mean(typed, sorted(names())) or "write its English name, as “Spanish”"
    return f"no language is called {shown(typed)} in English; {mend}"


@rule(
    "V105",
    "variant-outlet-unknown",
    example="evidence.0.variants.0.outlet: no organisation is called “harbour-paper”; add its record, or write the outlet’s name as it prints it",
    reason="An outlet is shown by its name, with its page here where it has one; an id that leads nowhere is neither.",
    mend="Write the id of a recorded organisation, or the outlet’s name as it prints it.",
)
def outlets_are_known(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An outlet that is written as an id is the id of an organisation."""
    for one in _all(sourcebook):
        outlet = one.variant.outlet
        if is_slug(outlet) and sourcebook.find(Organisation, outlet) is None:
            what = f"no organisation is called {shown(outlet)}; add its record, or write the outlet’s name as it prints it"
            yield one.complaint("outlet", what)


@rule(
    "V106",
    "variant-path-broken",
    example="evidence.0.variants.0.from: “agency” is no language and no `id` of another variant of this quote; write one of them, or leave it out",
    reason="An arrow from one rendering to another says that somebody recorded it; one that leads nowhere says nothing.",
    mend="Write the English name of a language, or the `id` of another variant of the same quote; or take `from` out.",
)
def paths_lead_somewhere(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What a variant was translated from is another language or another variant of the quote, in no circle; ids and the original are one each."""
    together: dict[tuple[str, int, int], list[_Recorded]] = defaultdict(list)
    for one in _all(sourcebook):
        together[one.quote.passage.place].append(one)
    for variants in together.values():
        by_id = {one.variant.id: one.variant for one in reversed(variants) if one.variant.id}
        for one in variants:
            if one.variant.id and by_id[one.variant.id] is not one.variant:
                yield one.complaint("id", f"{shown(one.variant.id)} is another variant’s here; write another")
            if what := _broken(one.variant, by_id):
                yield one.complaint("from", what)
        yield from _originals([one for one in variants if one.variant.original])


def _originals(variants: list[_Recorded]) -> Iterator[Diagnostic]:
    """Each variant that cannot be the original of the article’s words: it is in their language, or another is."""
    for one in variants:
        if one.variant.language == one.quote.source.language:
            what = "is true of words in the article’s own language, from which nothing was translated; take it out"
            yield one.complaint("original", what)
        elif one is not variants[0]:
            what = "is true of another variant, too; the article’s words have one original: take one of the two out"
            yield one.complaint("original", what)


def _broken(variant: Variant, by_id: Mapping[str, Variant]) -> str:
    """Why the path to a variant does not hold, or nothing."""
    typed = variant.translated_from
    if not typed:
        return ""
    if typed == variant.language:
        return "is the language of these words themselves; write the one before it, or leave it out"
    if typed not in by_id:
        what = (
            "is no language and no `id` of another variant of this quote; write one of them, or leave it out"
        )
        return "" if tag(typed) else f"{shown(typed)} {what}"
    passed: set[str | None] = set()
    one: Variant | None = by_id[typed]
    while one is not None and one.id not in passed:
        if one is variant:
            return f"{shown(typed)} leads back to this variant; take one `from` out"
        passed.add(one.id)
        one = by_id.get(one.translated_from or "")
    return ""
