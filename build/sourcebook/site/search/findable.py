"""The whole -> all that can be found, each once: what it is called, what is said in it and by whom, and when it was."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from sourcebook.evidence.sentences import sentences
from sourcebook.model import (
    NOUNS,
    Channel,
    Contradiction,
    Document,
    Entry,
    Note,
    Official,
    Organisation,
    Outside,
    Page,
    Place,
    Quote,
    Record,
    ResolvedClaim,
    ResolvedEvent,
    Role,
    Source,
    Sourcebook,
    Topic,
    When,
    Withdrawn,
)
from sourcebook.model.text import one_line
from sourcebook.resolve.addresses import address
from sourcebook.resolve.days import Day, days
from sourcebook.resolve.links import INDEX_TITLES, INDEXES, plain
from sourcebook.resolve.prose import plain_blocks
from sourcebook.resolve.sources import printed_by
from sourcebook.site.days import page_and_words
from sourcebook.site.exported import LEFT_OUT, exported, exported_parts
from sourcebook.site.present import (
    SET_OFF,
    affiliation,
    capital,
    in_sentence,
    is_set_off,
    roles_words,
    shape,
    speaker_words,
    state_words,
    voice_words,
)
from sourcebook.site.search.postings import ARTICLE, KIND, LABEL, NAME, QUOTE, TEXT

E = TypeVar("E", bound=Record)
FROM_OUTSIDE = "from outside the articles"
"""What stands beside a sentence that none of the articles bears out."""
FEWEST_INITIALS = 3
"""Of which a name is found: the UAE, but no AL, who is Anna Lind."""


class Passage(NamedTuple):
    """A whole sentence, or a line of facts, as results show it."""

    part: int
    """What it is: a further name, a quote, a sentence of ours, facts, a sentence of an article."""
    text: str
    beside: str = ""
    """What must stand with it: who said it and when, or where it stands."""
    section: str = ""
    """The section of the page in which it stands."""
    also: tuple[str, ...] = ()
    """Further names of what it names: it is found by them, and shown with one only where that is what was found."""

    @property
    def whole(self) -> str:
        """All by which it is found."""
        return ", ".join((self.text, *self.also))


class Findable(NamedTuple):
    """One thing that can be found."""

    address: str
    """Below the site's own."""
    title: str
    kind: tuple[str, ...]
    """What it is, and how it stands: “Statement”, “on record”."""
    passages: Sequence[Passage]
    sign: str = ""
    """The sign of its status."""
    when: str = ""
    """Its date in words."""
    date: When | None = None
    lasted: bool = False


class Group(NamedTuple):
    """Things that are shown together, under a name."""

    id: str
    name: str
    found: tuple[Findable, ...]


def groups(book: Sourcebook) -> tuple[Group, ...]:
    """All that can be found, in groups, in the order in which they are shown where all are as good."""
    subjects = (*_each(book, Topic, _subject), *_each(book, Channel, _subject), *_each(book, Place, _subject))
    people = (*_each(book, Official, _official), *_each(book, Organisation, _organisation))
    pages = (*_own_pages(book), *_each(book, Page, _page), *_each(book, Outside, _outside))
    return (
        Group("people", "People and bodies", people),
        Group("records", "Records", tuple(_event(book, one) for one in book.resolved_events())),
        Group("claims", "Claims", tuple(_claim(book, one) for one in book.claims.values())),
        Group("contradictions", "Contradictions", tuple(_each(book, Contradiction, _contradiction))),
        Group("articles", "Articles", tuple(_each(book, Source, _source))),
        Group("documents", "Documents", tuple(_each(book, Document, _document))),
        Group("subjects", "Topics, channels, places", subjects),
        Group("days", "Days", tuple(_day(one) for one in days(book))),
        Group("pages", "Pages", pages),
    )


def _each(book: Sourcebook, noun: type[E], make: Callable[[Sourcebook, E], Findable]) -> Iterator[Findable]:
    return (make(book, one) for one in book.all(noun))


def _event(book: Sourcebook, event: ResolvedEvent) -> Findable:
    record = event.record
    quotes = (
        Passage(QUOTE, one_line(in_sentence(exported_parts(book, one))), _said(book, one))
        for one in event.quotes
    )
    actors = (
        Passage(
            LABEL, f"{one.official.name}, {roles_words(one.offices, event.took_place)}", _parts(one.parts)
        )
        for one in event.actors
    )
    named = (Passage(LABEL, one.label, capital(one.noun), also=_names(one)) for one in event.named)
    return Findable(
        _at(book, record),
        record.title,
        (event.kind.label, event.status.label),
        (
            *dict.fromkeys(quotes),
            *_sentences(plain(record.summary, book), TEXT),
            *actors,
            *named,
            *(Passage(LABEL, one, "Named in passing") for one in record.mentions),
            *([Passage(LABEL, record.short)] if record.short else []),
            *_notes(book, record.notes),
        ),
        shape(event),
        event.when,
        event.date,
        event.lasted,
    )


def _said(book: Sourcebook, one: Quote) -> str:
    """Who says a quote, when that was, and in which voice; of an article’s own words, when they were published."""
    narrated = one.evidence.said_by.is_narration
    said = one.said.words.removeprefix("first ") if narrated else one.said.words
    which = f"{capital(SET_OFF)}: " if is_set_off(exported_parts(book, one)) else ""
    return f"{which}{speaker_words(book, one)}, {said}; {voice_words(book, one)}"


def _parts(parts: Iterable[Entry]) -> str:
    return capital(" and ".join(one.label for one in parts))


def _names(entry: Entry) -> tuple[str, ...]:
    """The other names of an entry."""
    return (*getattr(entry, "aliases", ()), *getattr(entry, "other_names", ()))


def _aliases(entry: Entry) -> Iterator[Passage]:
    yield from (Passage(NAME, one, "Other name") for one in _names(entry))
    initials = "".join(one[0] for one in entry.label.split() if one[0].isupper())
    if len(initials) >= FEWEST_INITIALS and initials not in _names(entry):
        yield Passage(NAME, initials, "Initials")


def _official(book: Sourcebook, one: Official) -> Findable:
    roles = (Passage(KIND, role.title, _office(book, role)) for role in one.roles)
    offices = (
        Passage(LABEL, f"{role.title}, {body.name}", capital(role.years), also=_names(body))
        for role in one.roles
        if (body := book.find(Organisation, role.organisation))
    )
    printed = (
        Passage(KIND, part.printed, "Title as an article prints it")
        for event in book.events_of(one)
        for part in event.officials
        if part.official == one.id and part.printed
    )
    return Findable(
        _at(book, one),
        one.name,
        ("Official", one.country),
        (*roles, *_aliases(one), *dict.fromkeys(printed), *offices, *_prose(book, one.body)),
    )


def _office(book: Sourcebook, role: Role) -> str:
    """Where and when an office was held."""
    body = book.find(Organisation, role.organisation)
    return capital(", ".join([*([body.name] if body else []), role.years]))


def _organisation(book: Sourcebook, one: Organisation) -> Findable:
    what = _sentences(plain(one.what, book), LABEL)
    kind = ("Organisation", *filter(None, [one.country]))
    return Findable(_at(book, one), one.name, kind, (*_aliases(one), *what, *_prose(book, one.body)))


def _subject(book: Sourcebook, one: Topic | Channel | Place) -> Findable:
    scope = _sentences(plain(getattr(one, "scope", "") or "", book), TEXT)
    return Findable(
        _at(book, one), one.label, (capital(one.noun),), (*_aliases(one), *scope, *_prose(book, one.body))
    )


def _claim(book: Sourcebook, claim: ResolvedClaim) -> Findable:
    record = claim.record
    positions = (
        Passage(LABEL, f"{capital(one.passive)} {one.party}", one.quotes[0].said.words)
        for one in claim.positions
    )
    days = claim.turning_days
    return Findable(
        _at(book, record),
        record.question,
        ("Claim", "disputed") if claim.is_disputed else ("Claim",),
        (
            *(Passage(LABEL, state_words(claim, day)) for day in days[-1:]),
            *_sentences(plain(record.proposition, book), TEXT),
            *positions,
            *(Passage(LABEL, f"{capital(one.stance.label)}: {one.party}") for one in claim.positions),
            *(Passage(LABEL, one.label, "Topic") for one in claim.topics),
            *_notes(book, record.notes),
        ),
    )


def _contradiction(book: Sourcebook, one: Contradiction) -> Findable:
    differs = _sentences(plain(one.differs, book), TEXT)
    between = Passage(LABEL, book.term("difference", one.between).label)
    told = Passage(LABEL, "Disputed, or reported in more than one way")
    return Findable(_at(book, one), one.title, ("Contradiction",), (*differs, between, told))


def _document(book: Sourcebook, one: Document) -> Findable:
    parties = [Passage(LABEL, ", ".join(one.parties), "Parties")] if one.parties else []
    state = _sentences(plain(one.state, book), TEXT, capital(FROM_OUTSIDE) if one.state_url else "")
    return Findable(
        _at(book, one),
        one.name,
        (one.sort,),
        (*_aliases(one), *parties, *state, *_prose(book, one.body)),
        when=str(one.date) if one.date else "",
        date=one.date,
    )


def _source(book: Sourcebook, one: Source) -> Findable:
    dependence = affiliation(book, one)
    facts = (one.byline, one.credit, one.section, one.original_title, one.language)
    return Findable(
        _at(book, one),
        one.label,
        ("Article",),
        (
            Passage(LABEL, printed_by(book, one) + (f" ({dependence})" if dependence else "")),
            *(Passage(LABEL, plain(fact, book)) for fact in facts if fact),
            *_article(book, one),
        ),
        when=str(one.published),
        date=one.published,
    )


def _article(book: Sourcebook, source: Source) -> Iterator[Passage]:
    """Each sentence that the article's page shows, as far as it is given away, with the paragraph in which it stands."""
    text = source.article.text
    held = {
        (one.passage.sentence_start, one.passage.sentence_end)
        for event in book.events_of(source)
        for one in book.quotes[event.id]
        if one.source.id == source.id
    }
    excerpts = (source.text or book.site.text) == "excerpts"
    for paragraph in book.articles[source.id]:
        whole = text[paragraph.start : paragraph.end]
        spans = [(paragraph.start + a, paragraph.start + b) for a, b in sentences(whole)]
        if excerpts:
            spans = [one for one in sorted(held) if paragraph.start <= one[0] < paragraph.end]
        for start, end in spans:
            line = one_line(exported(book, source, start, end))
            if line.replace(LEFT_OUT, "").strip():
                yield Passage(ARTICLE, line, f"¶{paragraph.number}", f"p{paragraph.number}")


def _page(book: Sourcebook, one: Page) -> Findable:
    body = (Passage(ARTICLE, each.text) for each in _prose(book, one.body))
    return Findable(_at(book, one), one.title, ("Page",), (Passage(TEXT, one.description), *body))


def _outside(book: Sourcebook, one: Outside) -> Findable:
    read = _sentences(plain(one.read or "", book), ARTICLE)
    publisher = Passage(LABEL, one.publisher)
    return Findable(_at(book, one), one.title, ("Page outside the articles",), (publisher, *read))


def _day(one: Day) -> Findable:
    """The page of what had been said by a day, under the day’s name."""
    page, words = page_and_words(one.day)
    told = Passage(LABEL, f"What had been said by {words}")
    return Findable(address(PurePosixPath(page)), words, ("Day",), (told,), date=When.of(one.day.isoformat()))


def _own_pages(book: Sourcebook) -> Iterator[Findable]:
    """The lists of the site, with those left out that have no entry."""
    events, sources = book.resolved_events(), book.all(Source)
    has_entries = {
        **{noun.folder: bool(book.all(noun)) for noun in NOUNS if noun.folder},
        **dict.fromkeys(("timeline", "days"), bool(events)),
        **dict.fromkeys(("rules", "fields"), True),
        "contacts": any(one.is_contact or one.is_around_contact for one in events),
        "errata": any(one.errors or one.omissions for one in sources),
        "outside": bool(book.all(Outside)),
        "corrections": bool(book.all(Withdrawn)) or any(one.changes for one in book.records()),
    }
    for name, page in sorted(INDEXES.items()):
        if has_entries.get(name):
            yield Findable(address(PurePosixPath(page)), INDEX_TITLES[name], ("List",), ())


def _at(book: Sourcebook, entry: Entry) -> str:
    return book.links[entry.key].address


def _sentences(text: str, part: int, beside: str = "") -> Iterator[Passage]:
    """Each sentence of a text of ours."""
    for start, end in sentences(text):
        if line := one_line(text[start:end]):
            yield Passage(part, line, beside)


def _notes(book: Sourcebook, notes: Iterable[Note]) -> Iterator[Passage]:
    """Each sentence of some notes; those from outside the articles say so."""
    for one in notes:
        beside = f"Note, {FROM_OUTSIDE}" if one.url else "Note"
        yield from _sentences(plain(one.text, book), TEXT, beside)


def _prose(book: Sourcebook, body: str) -> Iterator[Passage]:
    """Each sentence of a body of prose."""
    return (one for block in plain_blocks(body) for one in _sentences(plain(block, book), TEXT))
