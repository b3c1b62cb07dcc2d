"""Quotes, what the status of an act rests on, and other words for a quote on pages outside."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import Ground, Official, Organisation, Quote, ResolvedEvent, Sourcebook, Variant
from sourcebook.resolve.grounds import outside_page
from sourcebook.resolve.languages import tag
from sourcebook.resolve.links import plain
from sourcebook.resolve.sides import side_at
from sourcebook.resolve.sources import printed_by
from sourcebook.site.exported import exported_parts
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import (
    of_event,
    outside_id,
    page,
    quote_id,
    speaker_sort,
    witness,
)
from sourcebook.site.grounds import ground_words
from sourcebook.site.present import (
    anchor,
    at_words,
    roles_words,
    said_basis,
    said_note,
    speaker_words,
    through_words,
    voice_words,
)


def _quotes(book: Sourcebook) -> Iterator[Quote]:
    return (one for event in book.resolved_events() for one in event.quotes)


def _id(one: Quote) -> str:
    return quote_id(one.event.id, one.number)


def _place(book: Sourcebook, one: Quote) -> str:
    """The address of the passage on the page of its article."""
    return f"{page(book, one.source)}#{anchor(one)}"


def _side(book: Sourcebook, one: Quote) -> str:
    side = side_at(book, one.speaker, one.said.spoken)
    return side.id if side else ""


def _path(book: Sourcebook, one: Quote) -> str:
    return " → ".join(book.get(Organisation, id).name for id in one.origin.path)


QUOTES = Table[Quote](
    "quotes",
    "Every passage on which a record rests, word for word as the article prints it, in its whole sentence, with who said it, in "
    "which offices, when, and on what way the words came. The same passage can serve several records.",
    _quotes,
    (
        needed(
            "id",
            "The id of the quote: its event, and its number there. It can change if an event’s quotes are put in another order.",
            lambda book, one: _id(one),
        ),
        needed("address", "The passage on the page of its article.", _place),
        *of_event(lambda one: one.event),
        needed(
            "number", "Which of the event’s quotes it is, from 1.", lambda book, one: one.number, "integer"
        ),
        needed(
            "words",
            "The words, character for character as the article has them.",
            lambda book, one: one.words,
        ),
        needed(
            "sentence",
            "The whole sentence, or sentences, in which they stand: the words alone can mean the reverse of it. Words of it that "
            "stand in no quote of these records are left out as […], unless the owner of the articles permits more.",
            lambda book, one: "".join(exported_parts(book, one)),
        ),
        Column(
            "speaker_is",
            "Whether the speaker is recorded, sources without a name speak, or the article itself.",
            lambda book, one: speaker_sort(one.evidence.said_by),
            is_needed=True,
            one_of=("recorded", "unnamed", "article"),
        ),
        needed(
            "speaker",
            "Who says it: a name, what is said of sources without a name, or whose article speaks.",
            speaker_words,
        ),
        Column(
            "official_id",
            "The id of the official who says it.",
            lambda book, one: one.speaker.id if isinstance(one.speaker, Official) else None,
        ),
        Column(
            "organisation_id",
            "The id of the organisation that says it.",
            lambda book, one: one.speaker.id if isinstance(one.speaker, Organisation) else None,
        ),
        Column(
            "offices",
            "The offices that the speaker held when it was said; with their time where they are several, or that day is open.",
            lambda book, one: roles_words(one.offices, one.said.spoken),
        ),
        Column(
            "side_id",
            "The side whose word it is: that of a body of its state, or of an official surely in office on every day on which it can have been said, be it everyone else’s; empty where it is no side’s, or that is not known.",
            _side,
        ),
        needed(
            "voice",
            "How much of it stands in quotation marks; a word of the vocabulary “voice”.",
            lambda book, one: one.evidence.voice,
        ),
        needed("voice_words", "The same in words.", voice_words),
        needed(
            "said",
            "When it was said, or where that is not known, first published; in EDTF.",
            lambda book, one: one.said.date.text,
        ),
        needed("said_words", "The same in words.", lambda book, one: one.said.words),
        Column(
            "said_is",
            "Whether that is the day of saying or of first publication.",
            lambda book, one: "said" if one.said.is_said else "first published",
            is_needed=True,
            one_of=("said", "first published"),
        ),
        Column(
            "said_first_day",
            "The earliest day that this can mean, doubt (? or ~) left aside.",
            lambda book, one: one.said.date.first,
            "date",
        ),
        Column(
            "said_last_day",
            "The latest day that this can mean, doubt (? or ~) left aside.",
            lambda book, one: one.said.date.last,
            "date",
        ),
        Column(
            "said_basis",
            "How that day is known; where the quote has no day of its own, this is how the day of its statement is known.",
            lambda book, one: basis.label if (basis := said_basis(book, one)) else "",
        ),
        Column(
            "said_note",
            "From which words that day follows; where the quote has no day of its own, what its statement says of that.",
            lambda book, one: plain(said_note(one), book),
        ),
        Column(
            "stance",
            "Of an act: what the speaker says to its having taken place; a word of the vocabulary “stance”.",
            lambda book, one: one.evidence.position,
        ),
        Column(
            "stance_words",
            "The same in words.",
            lambda book, one: (
                book.term("stance", one.evidence.position).label if one.evidence.position else ""
            ),
        ),
        needed(
            "shows_it_in_public",
            "Of an act: whether the passage shows it as done in public.",
            lambda book, one: one.evidence.shows == "public",
            "boolean",
        ),
        needed("source_id", "The id of the article.", lambda book, one: one.source.id),
        needed(
            "source", "The article’s headline, or what it is called here.", lambda book, one: one.source.label
        ),
        needed(
            "printed_by",
            "Who printed the article, and after whom.",
            lambda book, one: printed_by(book, one.source),
        ),
        needed(
            "standing",
            "How the outlet from which the article’s text comes stands to a state; a word of the vocabulary “standing”.",
            lambda book, one: one.source.standing,
        ),
        needed(
            "standing_words",
            "The same in words.",
            lambda book, one: book.term("standing", one.source.standing).label,
        ),
        needed(
            "origin_id",
            "The wire, interview, briefing or paper behind it: its id.",
            lambda book, one: one.origin.id,
        ),
        needed("origin", "What that is.", lambda book, one: one.origin.name),
        Column("origin_path", "The agencies and outlets through which it came, in order.", _path),
        needed("language", "The language of the article.", lambda book, one: one.source.language),
        Column(
            "spoken_language",
            "The language in which the speaker speaks, where that is recorded.",
            lambda book, one: one.speaker.speaks if one.speaker else None,
        ),
        Column(
            "language_path",
            "Whether the words were translated, and through which languages.",
            lambda book, one: through_words(one).removeprefix(", "),
        ),
        Column(
            "translation",
            "What is known of the translation of its article, as by a machine; it bears on each word quoted.",
            lambda book, one: plain(one.source.translation or "", book),
        ),
        needed(
            "paragraph",
            "The paragraph of the article, from 1.",
            lambda book, one: one.passage.paragraph.number,
            "integer",
        ),
        needed(
            "starts",
            "Where the words start in the article’s file, in characters (code points) from 0.",
            lambda book, one: one.passage.start,
            "integer",
        ),
        needed(
            "ends",
            "Where they end: the first character after them.",
            lambda book, one: one.passage.end,
            "integer",
        ),
        Column(
            "online",
            "The address of a copy online, at these words; nobody has checked that copy.",
            lambda book, one: at_words(one.source.url, one.words),
        ),
        Column(
            "note",
            "What a reader must know of the quote.",
            lambda book, one: plain(one.evidence.note or "", book),
        ),
        needed(
            "variants",
            "How many other renderings pages outside have; see the table variants.",
            lambda book, one: len(one.variants),
            "integer",
        ),
    ),
    refers=(
        (("event_id",), "events"),
        (("source_id",), "sources"),
        (("source_id", "origin_id"), "origins"),
        (("official_id",), "officials"),
        (("organisation_id",), "organisations"),
        (("side_id",), "sides"),
    ),
    searched=("words", "sentence", "speaker"),
)


class _Grounded(NamedTuple):
    event: ResolvedEvent
    number: int
    ground: Ground


def _grounds(book: Sourcebook) -> Iterator[_Grounded]:
    for event in book.resolved_events():
        for number, one in enumerate(event.grounds, start=1):
            yield _Grounded(event, number, one)


def _ground_note(book: Sourcebook, one: _Grounded) -> str:
    quotes = (each for each in one.event.quotes if each.number == one.ground.quote)
    return plain(next((each.evidence.note or "" for each in quotes), ""), book)


GROUNDS = Table[_Grounded](
    "status_grounds",
    "What the status of each act rests on: the passages, and the pages outside the articles. A statement needs none.",
    _grounds,
    (
        *of_event(lambda one: one.event.record),
        needed("number", "Which of the grounds it is, from 1.", lambda book, one: one.number, "integer"),
        Column(
            "sort",
            "What sort of ground it is; a person is an official or a state body of no side, or somebody not known to have been in office when saying it.",
            lambda book, one: one.ground.sort,
            is_needed=True,
            one_of=("side", "person", "outlet", "unnamed", "article", "public", "outside"),
        ),
        needed("words", "The ground in words.", lambda book, one: ground_words(one.ground)),
        Column(
            "quote_id",
            "The passage that it is.",
            lambda book, one: quote_id(one.event.id, one.ground.quote) if one.ground.quote else None,
        ),
        Column(
            "side_id",
            "The side whose word it is, as in quotes, but for everyone else’s.",
            lambda book, one: one.ground.side.id if one.ground.side else None,
        ),
        Column(
            "outside_page_id",
            "The page outside the articles that it is.",
            lambda book, one: one.ground.page.id if one.ground.page else None,
        ),
        Column(
            "note",
            "What a reader must know of the passage, as that others name another speaker.",
            _ground_note,
        ),
        needed("address", "The page of the record.", lambda book, one: page(book, one.event.record)),
    ),
    key=("event_id", "number"),
    refers=(
        (("event_id",), "events"),
        (("quote_id",), "quotes"),
        (("side_id",), "sides"),
        (("outside_page_id",), "outside_pages"),
    ),
)


class _Varied(NamedTuple):
    quote: Quote
    number: int
    variant: Variant


def _variants(book: Sourcebook) -> Iterator[_Varied]:
    for quote in _quotes(book):
        for number, one in enumerate(quote.variants, start=1):
            yield _Varied(quote, number, one)


def _outlet(book: Sourcebook, one: _Varied) -> str:
    found = book.find(Organisation, one.variant.outlet)
    return found.name if found else one.variant.outlet


def _outlet_id(book: Sourcebook, one: _Varied) -> str | None:
    found = book.find(Organisation, one.variant.outlet)
    return found.id if found else None


def _page_title(book: Sourcebook, one: _Varied) -> str:
    found = outside_page(book, one.variant.url)
    return found.title if found else one.variant.url


VARIANTS = Table[_Varied](
    "variants",
    "Other words that pages outside the articles have for words of a quote. Nobody has checked them against these pages by a "
    "program, as the quotes are.",
    _variants,
    (
        needed("quote_id", "The quote.", lambda book, one: _id(one.quote)),
        needed("number", "Which of its variants it is, from 1.", lambda book, one: one.number, "integer"),
        needed("instead_of", "The words of the quote.", lambda book, one: one.variant.instead_of),
        needed("text", "The words that the page has in their place.", lambda book, one: one.variant.text),
        needed("language", "The language of these words.", lambda book, one: one.variant.language),
        Column("language_tag", "Its tag (BCP 47).", lambda book, one: tag(one.variant.language)),
        needed("outlet", "Who has these words.", _outlet),
        Column("organisation_id", "Its id, where it is recorded.", _outlet_id),
        needed("page", "The title of the page.", _page_title),
        needed("url", "Its address.", lambda book, one: one.variant.url),
        Column("outside_page_id", "Its id here.", lambda book, one: outside_id(book, one.variant.url)),
        needed(
            "page_is",
            "Whose page it is, as what it counts, and what was read.",
            lambda book, one: witness(book, one.variant.url),
        ),
        Column("variant_id", "A name by which another variant calls it.", lambda book, one: one.variant.id),
        Column(
            "translated_from",
            "The language, or the variant_id of another variant, from which it was translated.",
            lambda book, one: one.variant.translated_from,
        ),
        needed(
            "is_original",
            "Whether the article’s own words were translated from it.",
            lambda book, one: one.variant.original,
            "boolean",
        ),
        Column(
            "note", "What a reader must know of it.", lambda book, one: plain(one.variant.note or "", book)
        ),
        needed(
            "address", "The passage on the page of its article.", lambda book, one: _place(book, one.quote)
        ),
    ),
    key=("quote_id", "number"),
    refers=(
        (("quote_id",), "quotes"),
        (("organisation_id",), "organisations"),
        (("outside_page_id",), "outside_pages"),
    ),
)
