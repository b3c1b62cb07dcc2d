"""What several kinds of page show of the same noun: an event in a list, a quote in its sentence, a role."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from sourcebook.model import (
    Claim,
    Contradiction,
    Entry,
    Event,
    Evidence,
    Organisation,
    Passage,
    Publisher,
    Role,
    Source,
    Sourcebook,
)
from sourcebook.site.markdown import encode

OPENING_MARKS = "“‘\"'«„"

SHAPES = {"square": "■", "filled": "●", "half": "◐", "hollow": "○", "dotted": "◌", "crossed": "⊗"}
"""How a status is drawn, in text and in charts alike; the square is for what was said, and for nothing that it tells of."""


_SAYS_UNNAMED = re.compile(r"\bun-?named\b|\b(?:no|not|none|nobody|without)\b[^.,;]*\bnamed\b", re.IGNORECASE)
"""How a description of sources says itself that they have no name."""


class Quoted(NamedTuple):
    """A quote inside its whole sentence, and all that is said of it."""

    before: Markup
    words: Markup
    after: Markup
    speaker: Entry | None
    speaker_words: str
    """Who speaks, where that is no recorded official or organisation."""
    roles: str
    voice: str
    standing: str
    """Whose medium the source is, where it is not independent."""
    source: Source
    paragraph: int
    origin: str
    chain: tuple[Organisation, ...]
    note: str | None
    anchor: str
    online: str
    """The address of the copy online, at these words; empty where no copy is known."""
    opens: bool
    """Whether its sentence opens with a quotation mark, which hangs in the margin."""
    is_rtl: bool
    """Whether its sentence is written from right to left."""


class Listed(NamedTuple):
    """An event in a list, with the quotes of the one whose list it is."""

    event: Event
    when: str
    shape: str
    status: str
    quotes: tuple[Quoted, ...]


class Year(NamedTuple):
    """The events of one year, in order."""

    year: int
    events: tuple[Listed, ...]


def listed(sourcebook: Sourcebook, events: tuple[Event, ...], of: Entry | None = None) -> tuple[Listed, ...]:
    """Events as lists show them; where the list is somebody's, with that one's own words."""
    return tuple(
        Listed(
            event,
            event.when,
            shape(sourcebook, event),
            status_words(sourcebook, event),
            tuple(one for one in quotes(sourcebook, event) if of is not None and _is_theirs(one, of)),
        )
        for event in events
    )


def _is_theirs(quote: Quoted, of: Entry) -> bool:
    return of == quote.speaker or of == quote.source


def by_year(lines: tuple[Listed, ...]) -> tuple[Year, ...]:
    """Listed events under their years, in order."""
    years = sorted({one.event.year for one in lines})
    return tuple(Year(year, tuple(one for one in lines if one.event.year == year)) for year in years)


def shape(sourcebook: Sourcebook, event: Event) -> str:
    """The sign of an event's status."""
    return SHAPES[sourcebook.term("status", event.status).mark or "filled"]


def status_words(sourcebook: Sourcebook, event: Event) -> str:
    """What an event is and how it stands: “Statement, on record”."""
    return f"{sourcebook.term('kind', event.kind).label}, {sourcebook.term('status', event.status).label}"


def quotes(sourcebook: Sourcebook, event: Event) -> tuple[Quoted, ...]:
    """Every quote of an event."""
    return tuple(quoted(sourcebook, event, place) for place in range(len(event.evidence)))


def ways(shown: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
    """The quotes by which the distinct ways from an origin to an article are told, each way once."""
    return tuple({(one.source.id, one.origin): one for one in shown}.values())


def quoted(sourcebook: Sourcebook, event: Event, place: int) -> Quoted:
    """One quote of an event, in the seed's own characters."""
    evidence, passage = event.evidence[place], sourcebook.passage(event, place)
    source = sourcebook.get(Source, evidence.source)
    text, who = source.article.text, evidence.said_by.who
    lineage = sourcebook.lineage(evidence)
    return Quoted(
        before=encode(text[passage.sentence_start : passage.start]),
        words=encode(text[passage.start : passage.end]),
        after=encode(text[passage.end : passage.sentence_end]),
        speaker=sourcebook.speaker_name(who) if who else None,
        speaker_words=unrecorded_speaker(sourcebook, source, evidence, passage),
        roles=roles_words(sourcebook.roles_at(event, who)) if who else "",
        voice=voice_words(sourcebook, source, evidence, passage),
        standing=standing_of(sourcebook, source),
        source=source,
        paragraph=passage.paragraph.number,
        origin=lineage.name,
        chain=tuple(sourcebook.get(Organisation, id) for id in lineage.path),
        note=evidence.note,
        anchor=anchor(event.id, place),
        online=at_words(source.url, text[passage.start : passage.end]),
        opens=text[passage.sentence_start] in OPENING_MARKS,
        is_rtl=is_rtl(text[passage.sentence_start : passage.sentence_end]),
    )


def is_rtl(text: str) -> bool:
    """Whether a text is written from right to left: its first letter is (Unicode Bidirectional Algorithm, rules P2 and P3)."""
    return next(
        (sort != "L" for char in text if (sort := unicodedata.bidirectional(char)) in ("L", "R", "AL")), False
    )


def at_words(url: str | None, words: str) -> str:
    """An address with a text fragment, so that a browser scrolls to the words and marks them.

    The form is `#:~:text=first words,last words` (WICG, URL Fragment Text Directives).
    """
    if not url:
        return ""
    pieces = words.split()
    ends = [words] if len(pieces) <= 8 else [" ".join(pieces[:4]), " ".join(pieces[-4:])]
    return f"{url}{'' if '#' in url else '#'}:~:text={','.join(quote(one, safe='').replace('-', '%2D') for one in ends)}"


def anchor(event: str, place: int) -> str:
    """The id, on a source's page, of the passage that an event's evidence quotes."""
    return f"q-{event}-{place + 1}"


def unrecorded_speaker(sourcebook: Sourcebook, source: Source, evidence: Evidence, passage: Passage) -> str:
    """Who speaks where nobody recorded does: sources without a name, or the outlet itself."""
    if evidence.said_by.unnamed:
        told = evidence.said_by.unnamed
        return told if _SAYS_UNNAMED.search(told) else f"{told} (not named)"
    if passage.paragraph.set_apart is not None:
        return f"{source.set_apart[passage.paragraph.set_apart].label} (no speaker)"
    return f"{printed_by(sourcebook, source)}, in the article’s own words"


def printed_by(sourcebook: Sourcebook, source: Source) -> str:
    """Whose text it is: the outlet that printed it, after the one that had it first, and how that is known."""
    first = source.original_publisher
    printed = publisher_words(sourcebook, source.publisher)
    if first is None or publisher_words(sourcebook, first) == printed:
        return printed
    known = "" if first.basis == "stated" else f" ({sourcebook.term('basis', first.basis).label})"
    return f"{printed}, after {publisher_words(sourcebook, first)}{known}"


def standing_of(sourcebook: Sourcebook, source: Source) -> str:
    """What a reader must know of a source’s dependence, or nothing."""
    return "" if source.standing == "independent" else sourcebook.term("standing", source.standing).label


def publisher_words(sourcebook: Sourcebook, publisher: Publisher) -> str:
    """The name of a publisher."""
    if publisher.organisation:
        return sourcebook.get(Organisation, publisher.organisation).name
    return publisher.name or "a publisher that is not known"


def voice_words(sourcebook: Sourcebook, source: Source, evidence: Evidence, passage: Passage) -> str:
    """How the words reach us: in which voice, and verbatim or through which languages."""
    who = sourcebook.speaker_name(evidence.said_by.who) if evidence.said_by.who else None
    spoken = getattr(who, "speaks", None)
    voice = "narration" if evidence.said_by.is_narration else sourcebook.term("voice", evidence.voice).label
    return (
        voice
        if passage.paragraph.set_apart is not None
        else f"{voice}{_languages(spoken, source, sourcebook.lineage(evidence).through)}"
    )


def _languages(spoken: str | None, source: Source, own: tuple[str, ...] = ()) -> str:
    """From which language and through which others words came into the article’s: the whole text, or one origin of it."""
    others = own or source.through
    through = f" through {' and '.join(others)}" if others else ""
    if spoken == source.language and not through:
        return ", not translated"
    if spoken is None or spoken in others:
        return f", in translation from {' and '.join(others)}" if through else ""
    return f", in translation from {spoken}{through}"


def roles_words(roles: tuple[Role, ...]) -> str:
    """The offices held at a date; several each with their time."""
    if len(roles) == 1:
        return roles[0].title
    return "; ".join(f"{role.title} ({role.years})" for role in roles)


def count(number: int, one: str, more: str = "") -> str:
    """A number with what it counts: `1 record`, `12 records`."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def claims_of(sourcebook: Sourcebook, entry: Entry) -> tuple[Claim, ...]:
    """The claims that an entry bears on."""
    return tuple(one for one in sourcebook.mentions.get(entry.key, ()) if isinstance(one, Claim))


def contradictions_of(sourcebook: Sourcebook, entry: Entry) -> tuple[Contradiction, ...]:
    """The contradictions in which an event's words stand."""
    return tuple(one for one in sourcebook.mentions.get(entry.key, ()) if isinstance(one, Contradiction))


def counted_of_source(sourcebook: Sourcebook, source: Source) -> str:
    """How many records rest on one article, and how many origins of it they go back to: “25 records, 11 origins”."""
    events = sourcebook.events_of(source)
    origins = {
        sourcebook.lineage(one).id for event in events for one in event.evidence if one.source == source.id
    }
    return f"{count(len(events), 'record')}, {count(len(origins), 'origin')}" if events else "no record"


def counted_of_name(sourcebook: Sourcebook, entry: Entry, naming: Mapping[str, frozenset[str]]) -> str:
    """How many records have an official or organisation in them, their origins, and how many articles name it.

    `naming` is what `attribution.naming` finds: the records may rest on other articles, too.
    """
    events, articles = sourcebook.events_of(entry), naming.get(entry.id, frozenset())
    origins = {sourcebook.lineage(one).id for event in events for one in event.evidence}
    number = f"{count(len(events), 'record')}, {count(len(origins), 'origin')}" if events else "no record"
    return f"{number}; named in {count(len(articles), 'article')}" if articles else number


def counted_records(sourcebook: Sourcebook, events: tuple[Event, ...]) -> str:
    """How many records, and what stands behind them: “12 records from 2 articles, 1 origin”."""
    number = count(len(events), "record") if events else "no record"
    return f"{number} from {counted_sources(sourcebook, events)}" if events else number


def counted_sources(sourcebook: Sourcebook, events: tuple[Event, ...]) -> str:
    """How many articles report some events, and how many origins stand behind them: “2 articles, 1 origin”."""
    return counted_evidence(sourcebook, [one for event in events for one in event.evidence])


def counted_evidence(sourcebook: Sourcebook, evidence: Iterable[Evidence]) -> str:
    """In how many articles some passages stand, and to how many origins they go back: “2 articles, 1 origin”."""
    evidence = tuple(evidence)
    origins = {sourcebook.lineage(one).id for one in evidence}
    return f"{count(len({one.source for one in evidence}), 'article')}, {count(len(origins), 'origin')}"
