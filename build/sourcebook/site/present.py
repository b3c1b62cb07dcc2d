"""How facts are put into words and signs, wherever they are shown: an event in a list, a quote in its sentence, a count."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote as percent_encoded

from markupsafe import Markup

from sourcebook.evidence.sentences import voice
from sourcebook.model import (
    Channel,
    Entry,
    Event,
    Lineage,
    Official,
    Organisation,
    Quote,
    ResolvedClaim,
    ResolvedEvent,
    Role,
    Side,
    Source,
    Sourcebook,
    Term,
)
from sourcebook.model.sourcebook import once
from sourcebook.model.text import count
from sourcebook.model.when import MONTHS, When
from sourcebook.resolve.sources import Behind, behind, known_how, printed_by
from sourcebook.site.languages import foreign, is_rtl
from sourcebook.site.markdown import encode
from sourcebook.site.variants import ShownVariant, variants

OPENING_MARKS = "“‘\"'«„"

SHAPES = {
    "square": "■",
    "filled": "●",
    "half": "◐",
    "hollow": "○",
    "dotted": "◌",
    "ringed": "◍",
    "crossed": "⊗",
}
"""How a status is drawn, in text and in charts alike; the square is for what was said, and for nothing that it tells of."""


NEAR = 31
"""Within how many days of an event the distance of another is told."""

_SAYS_UNNAMED = re.compile(
    r"\b(?:un-?named|anonymous)\b|(?:\b(?:no|not|none|nobody|without)|n[’']t)\b[^.,;]*\bnam(?:e|es|ed|ing)\b",
    re.IGNORECASE,
)
"""How a description of sources says itself that they have no name."""


Chain = tuple[tuple[Organisation, str], ...]


class ShownQuote(NamedTuple):
    """A quote inside its whole sentence, and all that is said of it."""

    before: Markup
    words: Markup
    after: Markup
    speaker: Official | Organisation | None
    speaker_words: str
    """Who speaks, where that is no recorded official or organisation."""
    roles: str
    voice: str
    """In which voice the words reach us: “in quotation marks”."""
    through: str
    """From which language and through which others, as it follows other words: “, in translation from High Orrin”."""
    affiliation: str
    """Whose medium the source is, where it is not independent."""
    source: Source
    paragraph: int
    origin: str
    chain: Chain
    """The outlets through which it came, each with how it is known that it had the article, where the article does not say so."""
    note: str | None
    anchor: str
    online: str
    """The address of the copy online, at these words; empty where no copy is known."""
    opens: bool
    """Whether its sentence opens with a quotation mark, which hangs in the margin."""
    is_rtl: bool
    """Whether its sentence is written from right to left."""
    lang: str
    """The tag of the language of its sentence, where that is not the language of the site."""
    said: str
    """When the words were said, where that is not the date with which they stand; else when they were first published."""
    said_note: str
    """How that day is known, where the record gives it."""
    variants: tuple[ShownVariant, ...]


class Listed(NamedTuple):
    """An event in a list, with the quotes of the one whose list it is."""

    event: Event
    when: str
    shape: str
    status: str
    quotes: tuple[ShownQuote, ...]


class Year(NamedTuple):
    """The events of one year, in order."""

    year: int
    events: tuple[Listed, ...]


def listed(book: Sourcebook, events: Iterable[Event], of: Entry | None = None) -> tuple[Listed, ...]:
    """Events as lists show them; where the list is somebody's, with that one's own words."""
    return tuple(_listed(book, book.events[one.id], of) for one in events)


def _listed(book: Sourcebook, event: ResolvedEvent, of: Entry | None) -> Listed:
    theirs = [one for one in event.quotes if of is not None and of in (one.speaker, one.source)]
    return Listed(
        event.record,
        event.when,
        shape(event),
        status_words(event),
        tuple(shown(book, one) for one in theirs),
    )


def by_year(lines: tuple[Listed, ...]) -> tuple[Year, ...]:
    """Listed events under their years, in order."""
    years = sorted({one.event.year for one in lines})
    return tuple(Year(year, tuple(one for one in lines if one.event.year == year)) for year in years)


def side_letters(sides: Iterable[Side]) -> dict[str, str]:
    """For each side, by its id, the letters that tell it from the others: the first of its name, or as many as it takes."""
    names = {one.id: one.name for one in sides}

    def letters(name: str) -> str:
        beginnings = (name[:length] for length in range(1, len(name)))
        return next((one for one in beginnings if sum(n.startswith(one) for n in names.values()) == 1), name)

    return {id: letters(name) for id, name in names.items()}


def shape(event: ResolvedEvent) -> str:
    """The sign of an event's status."""
    return SHAPES[event.status.mark or "filled"]


def status_words(event: ResolvedEvent) -> str:
    """What an event is and how it stands: “Statement, on record”."""
    return f"{event.kind.label}, {event.status.label}"


def date_words(event: ResolvedEvent) -> str:
    """The date of an event; of a statement dated by its publication, when its words were said, too."""
    day = event.when if event.is_published_then else ", ".join(filter(None, (event.date.weekday, event.when)))
    said = said_before(event)
    published = "" if event.is_published_then else "published; "  # else the day itself says so
    return f"{day} ({published}said {' and '.join(said)})" if said else day


def said_before(event: ResolvedEvent) -> tuple[str, ...]:
    """The days on which words of a statement were said, where it is dated by the publication of these words."""
    published = (
        one for one in event.quotes if one.said.is_said and one.evidence.first_published == event.date
    )
    said = dict.fromkeys(one.said.words for one in published if one.said.date != event.date)
    return tuple(said) if event.is_saying else ()


def status_alone(event: ResolvedEvent) -> str:
    """What an event is and how it stands, where no date stands beside it: “Statement, on record, published 9 November 2024”, if only that day is known."""
    return f"{status_words(event)}, {event.when}" if event.is_published_then else status_words(event)


def way(book: Sourcebook, origin: Lineage) -> tuple[Organisation, ...]:
    """The outlets through which an origin came, in order, without a first one with which its own name opens: “Reedline’s talk”."""
    outlets = tuple(book.get(Organisation, id) for id in origin.path)
    return outlets[1:] if outlets and _opens_with(origin.name, outlets[0]) else outlets


def _opens_with(name: str, outlet: Organisation) -> bool:
    """Whether the name of an origin opens with that of an outlet."""
    names = filter(None, (outlet.name, outlet.in_text, *outlet.aliases))
    return any(re.match(rf"{re.escape(one)}\b", name) for one in names)


def _chain(book: Sourcebook, source: Source, origin: Lineage) -> tuple[str, Chain]:
    """An origin and the outlets through which it came, with how it is known that one had the article, where that does not say so."""
    publishers = filter(None, (source.publisher, source.original_publisher))
    known = {one.organisation: known_how(book, one) for one in publishers}
    rest = tuple((one, known.get(one.id, "")) for one in way(book, origin))
    told = known.get(origin.path[0], "") if len(rest) < len(origin.path) else ""
    return f"{origin.name}{told}", rest


def ways(shown: Iterable[ShownQuote]) -> tuple[ShownQuote, ...]:
    """The quotes by which the distinct ways from an origin to an article are told, each way once."""
    return tuple({(one.source.id, one.origin): one for one in shown}.values())


def shown(book: Sourcebook, one: Quote, beside: When | None = None) -> ShownQuote:
    """One quote as pages show it, in the seed's own characters; `beside` is the date with which it stands, if not its event's."""
    date = beside or one.event.date
    kept, key = _shown(book), (one.event.id, one.number, date.text)
    if key not in kept:
        kept[key] = _shown_beside(book, one, date)
    return kept[key]


@once
def _shown(book: Sourcebook) -> dict[tuple[str, int, str], ShownQuote]:
    """The quotes that were shown, by event, number and date: each stands on several pages."""
    return {}


def _shown_beside(book: Sourcebook, one: Quote, date: When) -> ShownQuote:
    before, words, after = map(encode, one.parts)
    origin, chain = _chain(book, one.source, one.origin)
    return ShownQuote(
        before=before,
        words=words,
        after=after,
        speaker=one.speaker,
        speaker_words=unrecorded_speaker(book, one),
        roles=roles_words(one.offices, one.said.spoken),
        voice=voice_words(book, one),
        through=through_words(one),
        affiliation=affiliation(book, one.source),
        source=one.source,
        paragraph=one.passage.paragraph.number,
        origin=origin,
        chain=chain,
        note=one.evidence.note,
        anchor=anchor(one),
        online=at_words(one.source.url, one.words),
        opens=one.sentence[:1] in OPENING_MARKS,
        is_rtl=is_rtl(one.sentence),
        lang=foreign(one.source.language),
        said_note=_said_note(book, one),
        said=said_words(one, date),
        variants=variants(book, one),
    )


def told_once(quotes: Iterable[ShownQuote]) -> tuple[ShownQuote, ...]:
    """Quotes below each other: of offices, language and how a day is known, one says “as above” if all are the same there."""
    told: set[tuple[object, ...]] = set()
    found = []
    for one in quotes:
        speaker = one.speaker.id if one.speaker else (one.speaker_words, one.origin)
        same = (speaker, one.roles, one.said, one.said_note, one.through, one.source.id)
        is_told = same in told and (one.roles or one.through)
        found.append(one._replace(roles="as above", said_note="", through="") if is_told else one)
        told.add(same)
    return tuple(found)


def said_words(one: Quote, beside: When | None = None) -> str:
    """When a quote was said, where it stands with another date, or first published: “said 9 November 2024”.

    Where the record gives both, both are told. Of an article’s own words only that they were published is said: what it
    took over may be older.
    """
    if not one.said.is_said:
        return one.said.words.removeprefix("first ") if one.evidence.said_by.is_narration else one.said.words
    first = one.evidence.first_published
    if first and first != one.said.date:
        return f"said {one.said.words}, first published {first}"
    return "" if one.said.date == beside else f"said {one.said.words}"


def said_basis(book: Sourcebook, one: Quote) -> Term | None:
    """How the day of a quote is known: as the quote says or, where it is the day of a statement, as that one says."""
    basis = one.evidence.said_basis or (one.said.statement.date_basis if one.said.statement else None)
    return book.term("basis", basis) if basis else None


def said_note(one: Quote) -> str:
    """From what the day of a quote follows: by the quote or, where it is the day of a statement, by that one."""
    return one.evidence.said_note or (one.said.statement.date_note if one.said.statement else None) or ""


def _said_note(book: Sourcebook, one: Quote) -> str:
    """How the day of a quote is known, where its record gives that day."""
    evidence = one.evidence
    if not (evidence.said or evidence.first_published):
        return ""
    basis = capital(book.term("basis", evidence.said_basis).label) if evidence.said_basis else ""
    return ". ".join(filter(None, (basis, evidence.said_note)))


@lru_cache(maxsize=100_000)
def at_words(url: str | None, words: str) -> str:
    """An address with a text fragment, so that a browser scrolls to the words and marks them.

    The form is `#:~:text=first words,last words` (WICG, URL Fragment Text Directives).
    """
    if not url:
        return ""
    pieces = words.split()
    ends = [words] if len(pieces) <= 8 else [" ".join(pieces[:4]), " ".join(pieces[-4:])]
    parts = (percent_encoded(one, safe="").replace("-", "%2D") for one in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={','.join(parts)}"


def anchor(one: Quote) -> str:
    """The id, on a source's page, of the passage that a quote is."""
    return f"q-{one.event.id}-{one.number}"


def speaker_words(book: Sourcebook, one: Quote) -> str:
    """Who says a quote, recorded or not."""
    return one.speaker.label if one.speaker else unrecorded_speaker(book, one)


def unrecorded_speaker(book: Sourcebook, one: Quote) -> str:
    """Who speaks where nobody recorded does: sources without a name, or the outlet itself."""
    if unnamed := one.evidence.said_by.unnamed:
        return not_named(unnamed)
    apart = one.passage.paragraph.set_apart
    if apart is not None:
        return f"{one.source.set_apart[apart].label} (no speaker)"
    return printed_by(book, one.source)


def not_named(unnamed: str) -> str:
    """What a record calls sources without a name, with the word that they have none."""
    return unnamed if _SAYS_UNNAMED.search(unnamed) else f"{unnamed} (not named)"


def affiliation(book: Sourcebook, source: Source) -> str:
    """What a reader must know of a source’s dependence, or nothing."""
    return "" if source.standing == "independent" else book.term("standing", source.standing).label


def voice_words(book: Sourcebook, one: Quote) -> str:
    """In which voice the words reach us."""
    return (
        "the article’s own words"
        if one.evidence.said_by.is_narration
        else book.term("voice", one.evidence.voice).label
    )


def sentence_voice_words(book: Sourcebook, one: Quote) -> str:
    """In which voice a quote’s whole sentence reaches us, where colour alone sets the quote off in it: around words in quotation
    marks can stand the article’s own."""
    here, passage = one.passage.paragraph.start, one.passage
    whole = voice(one.paragraph, passage.sentence_start - here, passage.sentence_end - here)
    if one.evidence.voice == "direct" and whole != "direct":
        return book.term("voice", "partly").label
    return voice_words(book, one)


def in_sentence(parts: tuple[str, str, str]) -> str:
    """A quote in its sentence as plain text: between ‹ and › where other words stand around it, which may be another’s."""
    before, words, after = parts
    return f"{before}‹{words}›{after}" if is_set_off(parts) else "".join(parts)


def is_set_off(parts: tuple[str, str, str]) -> bool:
    """Whether other words stand around a quote in its sentence."""
    before, _, after = parts
    return any(char.isalnum() for char in before + after)


SET_OFF = "between ‹ and ›"
"""Which words of a sentence in plain text are those of whoever is named beside it, where others stand around them."""


def through_words(one: Quote) -> str:
    """In or through which languages the words reach us; nothing where that is not known, and of what stands apart from its article."""
    if one.passage.paragraph.set_apart is not None or not one.origin.language_known:
        return ""
    return _languages(one.speaker.speaks if one.speaker else None, one.source, one.origin.through)


def _languages(spoken: str | None, source: Source, own: tuple[str, ...]) -> str:
    """From which language and through which others words came into the article’s: the whole text, or one origin of it."""
    others = [one for one in own or source.through if one != spoken]
    through = f" through {' and '.join(others)}" if others else ""
    if spoken == source.language and not (own or source.through):
        return f", in {source.language}"
    if spoken is None:
        return f", in translation{through if others[1:] else f' from {others[0]}'}" if others else ""
    return f", in translation from {spoken}{through}"


def roles_words(roles: tuple[Role, ...], at: When) -> str:
    """The offices held at a date; several each with their time.

    So has one that was not surely held on every day that is meant: what was said “on or before” a day, or in a month, may be older.
    """
    titles = ["no office on record then" if role.is_none else role.title for role in roles]
    if len(roles) == 1 and roles[0].covers(at):
        return titles[0]
    return "; ".join(f"{title} ({role.years})" for title, role in zip(titles, roles, strict=True))


def state_words(claim: ResolvedClaim, day: dt.date) -> str:
    """Where a claim stands on a day: “As of 10 February 2025: asserted by …; neither confirmed nor denied by …”."""
    parts = [f"{one.passive} {one.party}" for one in claim.state(day)]
    return f"As of {day_words(day)}: {'; '.join(parts) or 'nothing is recorded'}."


def day_words(day: dt.date) -> str:
    """A day in words: “10 February 2025”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def apart(days: int | None) -> str:
    """How far another event is from one, in words, if it is near: “the next day”, “3 days later”."""
    if days is None or abs(days) > NEAR:
        return ""
    near = {0: "the same day", 1: "the next day", -1: "the day before"}
    return near.get(days) or f"{abs(days)} days {'later' if days > 0 else 'earlier'}"


ROWS = ("channel", "official", "topic", "country", "kind")
"""By what the timeline can be parted into rows."""


def first_rows(book: Sourcebook) -> str:
    """By what the timeline has its rows if a reader asks for nothing: by topic where no channel is recorded."""
    return "channel" if book.all(Channel) else "topic"


def other_rows(book: Sourcebook) -> tuple[str, ...]:
    """By what else than `first_rows` the timeline can have its rows."""
    return tuple(one for one in ROWS if one not in ("channel", first_rows(book)))


def capital(words: str) -> str:
    """Words as they open a line."""
    return words[:1].title() + words[1:]  # a ligature: only its first letter


# ------------------------------------------------------------------------------------------------ counts


def counted_records(events: Iterable[ResolvedEvent]) -> str:
    """How many records, and what stands behind them: “12 records from 2 articles, 1 origin”."""
    events = tuple(events)
    return f"{count(len(events), 'record')} from {counted_sources(events)}" if events else "no record"


def counted_sources(events: Iterable[ResolvedEvent]) -> str:
    """How many articles tell of some events, and how many origins stand behind them: “2 articles, 1 origin”."""
    return counted_quotes(one for event in events for one in event.quotes)


def counted_quotes(quotes: Iterable[Quote]) -> str:
    """In how many articles some quotes stand, and to how many origins they go back: “2 articles, 1 origin”."""
    found = behind(quotes)
    return f"{count(found.articles, 'article')}, {_origins(found)}"


def counted_of_source(book: Sourcebook, source: Source) -> str:
    """How many records rest on one article, and how many origins of it they go back to: “25 records, 11 origins”."""
    events = book.events_of(source)
    found = behind(one for event in events for one in book.quotes[event.id] if one.source.id == source.id)
    return f"{count(len(events), 'record')}, {_origins(found)}" if events else "no record"


def counted_of_name(book: Sourcebook, entry: Official | Organisation) -> str:
    """How many records have somebody in them, their origins, and how many articles name that one.

    The records may rest on other articles, too: “16 records, 9 origins; named in 4 articles”.
    """
    events, articles = book.events_of(entry), book.naming.get(entry.id, frozenset())
    found = behind(one for event in events for one in book.quotes[event.id])
    number = f"{count(len(events), 'record')}, {_origins(found)}" if events else "no record"
    return f"{number}; named in {count(len(articles), 'article')}" if articles else number


def _origins(found: Behind) -> str:
    return count(found.origins, "origin")
