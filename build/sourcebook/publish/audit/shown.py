"""The record -> the quotes that a page shows, in their order, each with the line below it and the heading above it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sourcebook.model import Contradiction, Official, Organisation, Quote, Sourcebook
from sourcebook.model.sourcebook import once
from sourcebook.model.when import When
from sourcebook.publish.audit.recorded import Recorded, RecordedQuote
from sourcebook.resolve.days import Day, days
from sourcebook.site.days import page_and_words
from sourcebook.site.occasions import latest_occasions, occasions
from sourcebook.site.parties import parties
from sourcebook.site.present import anchor, capital, said_words

ONLINE = "· online"


class Line(NamedTuple):
    """A quote as a page shows it."""

    said: RecordedQuote
    begins: str
    """What stands below it before its place: who says it, in which offices, when, in which voice."""
    place: str
    ends: str
    heading: str = ""

    @property
    def beside(self) -> tuple[str, ...]:
        """Where it leads besides: to its words in the copy online."""
        return (self.said.online,) if self.ends == ONLINE else ()


FOLDERS = ("events", "claims", "contradictions", "days", "officials", "organisations")
"""Of pages whose quotes are known, in their order."""


def shown_on(record: Recorded, folder: str, page: str) -> list[Line]:
    """The quotes of a page in one of these folders; none of one that the record has not."""
    book = record.book
    match folder:
        case "events" if page in book.events:
            return list(_below_each_other(record, book.quotes[page], book.events[page].date))
        case "claims" if page in book.claims:
            return list(_of_claim(record, page))
        case "contradictions" if one := book.find(Contradiction, page):
            return list(_of_contradiction(record, one))
        case "days":
            return list(_of_day(record, page))
        case "officials" | "organisations":
            noun: type[Official | Organisation] = Official if folder == "officials" else Organisation
            return list(_of_speaker(record, who)) if (who := book.find(noun, page)) else []
    return []


def line_of(
    said: RecordedQuote, beside: When | None = None, is_told: bool = False, heading: str = ""
) -> Line:
    """A quote with all that is said of it; `beside` is the date with which it stands."""
    roles, through = ("as above", "") if is_told else (said.roles, said.through)
    credit = ", ".join(filter(None, (said.who, roles, said_words(said.quote, beside))))
    ends = ONLINE if said.quote.source.url else ""
    place = f"¶{said.quote.passage.paragraph.number}"
    return Line(said, f"— {credit}; {said.voice}{through}.", place, ends, heading)


def _below_each_other(
    record: Recorded, quotes: Iterable[Quote], beside: When, heading: str = ""
) -> Iterator[Line]:
    """Quotes of which only the first of several alike says the offices and the language."""
    told = set[tuple[object, ...]]()
    for quote in quotes:
        one = record.quotes[anchor(quote)]
        said = (said_words(quote, beside), *_note(quote))
        same = (one.speaker or one.who, one.roles, said, one.through, quote.source.id)
        is_told = same in told and bool(one.roles or one.through)
        yield line_of(one, beside, is_told, heading)
        told.add(same)


def _note(quote: Quote) -> tuple[object, ...]:
    """How the day of a quote is known, where its record gives that day."""
    one = quote.evidence
    return (one.said_basis, one.said_note) if one.said or one.first_published else (None, None)


def _of_claim(record: Recorded, id: str) -> Iterator[Line]:
    for one in record.book.claims[id].positions:
        said = one.quotes[0].said
        heading = f"{capital(said.words)}: {one.passive} {one.party}"
        for quote in one.quotes:
            yield line_of(record.quotes[anchor(quote)], said.date, heading=heading)


def _of_contradiction(record: Recorded, one: Contradiction) -> Iterator[Line]:
    for party in parties(record.book, one):
        for told in party.passages:
            said = record.quotes[told.quote.anchor]
            yield line_of(said, said.quote.said.date, heading=party.name)


def _of_day(record: Recorded, page: str) -> Iterator[Line]:
    day = _days(record.book).get(f"days/{page}.md")
    for one in sorted(day.sayings, key=lambda one: not one.is_exact) if day else ():
        yield from _below_each_other(record, one.quotes, one.record.date, one.record.title)


@once
def _days(book: Sourcebook) -> dict[str, Day]:
    """The days by the files of their pages."""
    return {page_and_words(one.day)[0]: one for one in days(book)}


def _of_speaker(record: Recorded, who: Official | Organisation) -> Iterator[Line]:
    for one in latest_occasions(occasions(record.book, who)):
        for quote in (quote for each in one.statements for quote in each.quotes):
            said = record.quotes[quote.anchor]
            place = f"¶{quote.paragraph}" + ("" if one.source else f", {quote.source.label}")
            through = "" if one.through else said.through
            yield Line(said, "—", place, f"; {said.voice}{through}", one.when)
