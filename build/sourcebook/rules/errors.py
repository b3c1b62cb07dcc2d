"""The whole -> nothing, or every error at once. One function is one rule."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from rapidfuzz import process

from sourcebook.evidence.article import misfits
from sourcebook.evidence.cuts import parted_sentences
from sourcebook.evidence.quote import fold, is_undecided, stands_in, voice
from sourcebook.history.relied_on import undeclared_changes
from sourcebook.model import (
    NOUNS,
    VOCABULARIES,
    Claim,
    Contradiction,
    Diagnostic,
    Diagnostics,
    Entry,
    Event,
    InvalidRecord,
    NotFound,
    Official,
    Organisation,
    Paragraph,
    Passage,
    Register,
    Role,
    Site,
    Source,
    Sourcebook,
    Term,
    Withdrawn,
)
from sourcebook.model.text import shown
from sourcebook.read.records import SUFFIXES
from sourcebook.resolve.addresses import HOME, Addressed, addressed, own_addresses
from sourcebook.resolve.links import UNCLOSED, lost, targets, unfinished
from sourcebook.rules.grounds import outside_pages_are_described, statuses_have_grounds
from sourcebook.site.prose import prose_problems

MOST_SUGGESTED = 100
_SPEAKERS = {Official.noun, Organisation.noun}
_SPEAKER_MEND = "; write the id of a recorded official or organisation, {unnamed: …} for sources without a name, or narration"
_LISTS = {noun: name for name, noun in VOCABULARIES.items()}


def check(sourcebook: Sourcebook) -> None:
    """Hold the sourcebook against every rule, and raise `Errors` with all that is wrong."""
    if found := diagnostics(sourcebook):
        raise Diagnostics(found)


def diagnostics(sourcebook: Sourcebook) -> list[Diagnostic]:
    """All that is wrong in the sourcebook, by every rule."""
    told = {(diagnostic.path, diagnostic.field) for diagnostic in files_are_records(sourcebook)}
    return [
        diagnostic
        for rule in ERRORS
        for diagnostic in rule(sourcebook)
        if rule is files_are_records or _is_new(diagnostic, told)
    ]


def history_diagnostics(sourcebook: Sourcebook, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Published records that changed without saying so, in files of which nothing was `found` wrong.

    These stop no build, so that an edit can be looked at while it is made; `sourcebook check` and `register` refuse it.
    """
    told = {diagnostic.path for diagnostic in found}
    return [diagnostic for diagnostic in undeclared_changes(sourcebook) if diagnostic.path not in told]


def _is_new(diagnostic: Diagnostic, told: set[tuple[str, str]]) -> bool:
    """Whether a field was not found wrong already as its file was read: what follows from that is not told."""
    return not diagnostic.field or (diagnostic.path, diagnostic.field) not in told


def files_are_records(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Every file is a record of its shelf, well formed; every seed has its source."""
    yield from sourcebook.unreadable
    for entry in sourcebook.invalid_records():
        yield from entry.diagnostics


def ids_are_unique(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No two records share an id, in whatever folders they stand."""
    nouns = {noun.noun for noun in NOUNS}
    first: dict[str, Entry] = {}
    for entry in sorted(sourcebook.entries, key=lambda one: one.origin.path):
        if entry.key[0] not in nouns:
            continue
        other = first.setdefault(entry.id, entry)
        if other is not entry:
            yield entry.origin.diagnostic(
                (), f"the id “{entry.id}” is taken by {other.origin.path}; rename one of the files"
            )


def references_exist(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Whoever is referred to has a record."""
    known, misplaced = _Known(sourcebook), _misplaced(sourcebook)
    for entry in sourcebook.entries:
        for path, nouns, id in entry.references():
            there = any((noun, id) in sourcebook.by_key for noun in nouns)
            if there or id in misplaced or nouns[0] in known.empty_lists:
                continue
            name = " or ".join(noun.replace("_", " ") for noun in nouns)
            yield entry.origin.diagnostic(path, f"no {name} is called {shown(id)}{known.near(nouns, id)}")


def vocabulary_has_its_lists(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A list of words that records use is there; that is told once, not of every record."""
    if any(one.of == Term.noun for one in sourcebook.invalid_records()):
        return
    used = {noun for entry in sourcebook.entries for _, nouns, _ in entry.references() for noun in nouns}
    for noun in sorted(used & _Known(sourcebook).empty_lists):
        yield Diagnostic(
            Term.path_pattern, 1, 1, _LISTS[noun], "is missing, and records use its words; add the list"
        )


def _misplaced(sourcebook: Sourcebook) -> frozenset[str]:
    """The ids of files that would be records, did they stand where records are read."""
    paths = (PurePosixPath(diagnostic.path) for diagnostic in sourcebook.unreadable)
    return frozenset(path.stem for path in paths if path.suffix in SUFFIXES)


class _Known:
    """Every id by its noun, gathered once, to say which may have been meant."""

    def __init__(self, sourcebook: Sourcebook) -> None:
        self.ids: dict[str, list[str]] = defaultdict(list)
        for noun, id in sourcebook.by_key:
            self.ids[noun].append(id)
        self.empty_lists = {noun for noun in _LISTS if noun not in self.ids}
        self.told: dict[tuple[tuple[str, ...], str], str] = {}

    def near(self, nouns: tuple[str, ...], id: str) -> str:
        """What to write instead of an id that is not there; after many, no likeness is sought any more.

        Nobody is offered by likeness to whom words could be given: a wrong name that fits is worse than none.
        """
        if set(nouns) & _SPEAKERS:
            return _SPEAKER_MEND if len(nouns) > 1 else "; add the record, or correct the id"
        if (nouns, id) not in self.told:
            ids = [one for noun in nouns for one in self.ids[noun]] if len(self.told) < MOST_SUGGESTED else []
            self.told[nouns, id] = _near(id, ids)
        return self.told[nouns, id]


def _near(id: str, known: list[str]) -> str:
    near = process.extractOne(id, known, score_cutoff=60)
    return f"; did you mean “{near[0]}”?" if near else "; add its record, or name one that is there"


def seeds_are_as_recorded(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each source's seed is there, and is the very file that was recorded."""
    taken: dict[str, Source] = {}
    for source in sourcebook.all(Source):
        seed = source.article
        if seed.flaw:
            yield source.origin.diagnostic(("seed",), f"“{seed.path}” {seed.flaw}")
        elif seed.sha256 != source.sha256:
            what = f"the seed has another SHA-256, {seed.sha256}; restore the file: a seed is evidence and is not edited"
            yield source.origin.diagnostic(("sha256",), what)
        other = taken.setdefault(seed.path, source)
        if other is not source:
            yield source.origin.diagnostic(
                ("seed",), f"is already described by {other.origin.path}; keep one of the two"
            )


def _is_evidence(source: Source | None) -> bool:
    """Whether a source's seed can be held to be what was recorded."""
    return source is not None and not source.article.flaw and source.article.sha256 == source.sha256


def notes_on_seeds_hold(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What a source says stands in its seed stands there: boilerplate, paragraphs set apart, errors."""
    for source in filter(_is_evidence, sourcebook.all(Source)):
        for place, what in misfits(source):
            yield source.origin.diagnostic(("boilerplate", place, "exact"), what)
        if not sourcebook.articles[source.id]:
            yield source.origin.diagnostic(
                ("boilerplate",), f"leaves nothing of {source.seed}; an article has a paragraph at least"
            )
        yield from _set_apart_diagnostics(source, sourcebook.articles[source.id])
        for place, error in enumerate(source.errors):
            if error.exact not in source.article.text:
                what = f"does not stand in {source.seed}; copy the words from there"
                yield source.origin.diagnostic(("errors", place, "exact"), what)


def cuts_leave_sentences_whole(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No boilerplate is a part of a sentence of which the rest stays, and no dateline, credit or line by itself."""
    turning = sourcebook.words("turning_words")
    for source in filter(_is_evidence, sourcebook.all(Source)):
        for place, what in parted_sentences(source, turning):
            yield source.origin.diagnostic(("boilerplate", place, "exact"), what)


def _set_apart_diagnostics(source: Source, paragraphs: tuple[Paragraph, ...]) -> Iterator[Diagnostic]:
    """What is set apart is a paragraph of the article that starts as is said."""
    lines = source.article.text.split("\n")
    apart = {paragraph.set_apart for paragraph in paragraphs}
    for place, one in enumerate(source.set_apart):
        if one.line > len(lines) or not lines[one.line - 1].startswith(one.starts):
            what = f"line {one.line} of {source.seed} does not start so; copy its first words, or correct the line"
            yield source.origin.diagnostic(("set_apart", place, "starts"), what)
        elif place not in apart:
            what = f"no paragraph of the article begins on line {one.line}; name the first line of one, and each once"
            yield source.origin.diagnostic(("set_apart", place, "line"), what)


def quotes_are_proven(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each quote stands in its source, word for word, once."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            found = sourcebook.passages.get((event.origin.path, place))
            if isinstance(found, NotFound) and _is_evidence(sourcebook.find(Source, evidence.source)):
                yield event.origin.diagnostic(("evidence", place, "quote"), found.what)
    for official in sourcebook.all(Official):
        for place, role in enumerate(official.roles):
            found = sourcebook.passages.get((official.origin.path, place))
            if isinstance(found, NotFound) and _is_evidence(sourcebook.find(Source, role.source)):
                yield official.origin.diagnostic(("roles", place, "quote"), found.what)


def speakers_belong(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words are given to somebody who is named in the event, to described sources, or to the outlet."""
    for event in sourcebook.all(Event):
        actors_known = all(_is_known(sourcebook, one) for one in event.actors)
        for place, evidence in enumerate(event.evidence):
            said_by = evidence.said_by
            at = ("evidence", place, "said_by")
            if said_by.who and said_by.unnamed:
                yield event.origin.diagnostic(at, "names somebody and says that nobody is named; keep one")
            elif (
                said_by.who
                and said_by.who not in event.actors
                and actors_known
                and _is_known(sourcebook, said_by.who)
            ):
                what = f"“{said_by.who}” is not among the event’s officials or organisations; add it there, or correct it"
                yield event.origin.diagnostic(at, what)


def _is_known(sourcebook: Sourcebook, id: str) -> bool:
    return ("official", id) in sourcebook.by_key or ("organisation", id) in sourcebook.by_key


def quotations_have_speakers(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words that stand in quotation marks whole are somebody's, and not the outlet's own."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            if evidence.said_by.is_narration and evidence.voice == "direct":
                what = "is narration, and all of the quote stands in quotation marks; name the speaker, or write {unnamed: …}"
                yield event.origin.diagnostic(("evidence", place, "said_by"), what)


def speakers_have_the_part(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words are given only to officials whose part is to speak."""
    for event in sourcebook.all(Event):
        parts = {one.official: one.part for one in event.officials}
        speakers = {one.official for one in event.officials if one.part == "speaker"}
        for place, evidence in enumerate(event.evidence):
            who = evidence.said_by.who
            if who in parts and who not in speakers and ("part", parts[who]) in sourcebook.by_key:
                what = f"“{who}” is only {parts[who]} here; correct the speaker, or if the article gives the words to {who}, the part"
                yield event.origin.diagnostic(("evidence", place, "said_by"), what)


def acts_have_no_idle_speakers(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """In an act, nobody has the part of speaker whose words are not its evidence."""
    for event in sourcebook.all(Event):
        quoted = {evidence.said_by.who for evidence in event.evidence}
        kind = sourcebook.by_key.get(("kind", event.kind))
        if (
            not isinstance(kind, Term)
            or kind.is_ != "act"
            or not all(one is None or _is_known(sourcebook, one) for one in quoted)
        ):
            continue
        for place, one in enumerate(event.officials):
            if one.part == "speaker" and one.official not in quoted and _is_known(sourcebook, one.official):
                what = f"no evidence of this act gives words of “{one.official}”; write participant, addressee or subject"
                yield event.origin.diagnostic(("officials", place, "part"), what)


def voices_agree(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A quote's voice is what its quotation marks in the source say; where these do not pair it is only warned of."""
    for event, place, passage in _proven(sourcebook):
        evidence = event.evidence[place]
        source = sourcebook.get(Source, evidence.source)
        paragraph = source.article.text[passage.paragraph.start : passage.paragraph.end]
        offset = passage.paragraph.start
        heard = voice(paragraph, passage.start - offset, passage.end - offset)
        if (
            evidence.voice in ("direct", "partly", "reported")
            and evidence.voice != heard
            and not is_undecided(paragraph)
        ):
            what = f"the quotation marks in the source make it “{heard}”, not “{evidence.voice}”; write voice: {heard}"
            yield event.origin.diagnostic(("evidence", place, "voice"), what)


def _proven(sourcebook: Sourcebook) -> Iterator[tuple[Event, int, Passage]]:
    """Each quote that was found in a source that is as recorded."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            found = sourcebook.passages.get((event.origin.path, place))
            if isinstance(found, Passage) and _is_evidence(sourcebook.find(Source, evidence.source)):
                yield event, place, found


def origins_are_named(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Where a source has several origins, each evidence says which is behind it."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            source = sourcebook.find(Source, evidence.source)
            if source is None:
                continue
            known = [one.id for one in source.origins]
            if evidence.origin is None and len(known) > 1:
                what = f"is missing: {source.id} has several origins; write one of {', '.join(known)}"
                yield event.origin.diagnostic(("evidence", place, "origin"), what)
            elif evidence.origin is not None and evidence.origin not in known:
                what = f"{source.id} has no origin “{evidence.origin}”{_near(evidence.origin, known)}"
                yield event.origin.diagnostic(("evidence", place, "origin"), what)


def set_apart_paragraphs_have_origins(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A paragraph set apart has one of its source’s origins behind it, or none that is named."""
    for source in sourcebook.all(Source):
        known = [one.id for one in source.origins]
        for place, one in enumerate(source.set_apart):
            if one.origin is not None and one.origin not in known:
                what = f"{source.id} has no origin “{one.origin}”{_near(one.origin, known)}"
                yield source.origin.diagnostic(("set_apart", place, "origin"), what)


def shared_origins_agree(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An origin that two sources share has one name."""
    names: dict[str, tuple[str, str]] = {}
    for source in sourcebook.all(Source):
        for place, one in enumerate(source.origins):
            name, path = names.setdefault(one.id, (one.name, source.origin.path))
            if name != one.name:
                what = f"the origin “{one.id}” is called “{name}” in {path}; use one name, or another id"
                yield source.origin.diagnostic(("origins", place, "name"), what)


def statuses_fit_kinds(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What was said is on record; only what was done is confirmed, said by one side, reported or planned."""
    fitting: dict[str | None, list[str]] = defaultdict(list)
    for term in sourcebook.all(Term):
        if term.key[0] == "status":
            fitting[term.of].append(term.id)
    for event in sourcebook.all(Event):
        kind, status = (
            sourcebook.by_key.get(("kind", event.kind)),
            sourcebook.by_key.get(("status", event.status)),
        )
        if isinstance(kind, Term) and isinstance(status, Term) and status.of and kind.is_ != status.of:
            what = f"“{status.id}” is no status of a {kind.label.lower()}; write one of {', '.join(sorted(fitting[kind.is_]))}"
            yield event.origin.diagnostic(("status",), what)


def contacts_have_channels(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A record within the subject says through which channel."""
    for event in sourcebook.all(Event):
        if event.scope == "contact" and not event.channels:
            yield event.origin.diagnostic(
                ("channels",), "is missing; name at least one, since scope is contact"
            )


def dates_are_explained(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A date that the article does not print says how it is known, and from outside, where."""
    for event in sourcebook.all(Event):
        if event.date_basis != "stated" and not event.date_note:
            yield event.origin.diagnostic(
                ("date_note",), f"is missing; a {event.date_basis} date says how it is known"
            )
        if event.date_basis == "background" and not event.date_url:
            yield event.origin.diagnostic(
                ("date_url",), "is missing; a date from outside the articles gives its address"
            )


def dates_are_covered(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No record is dated before the time that the site covers."""
    site = sourcebook.find(Site, "site")
    for event in sourcebook.all(Event) if site else ():
        if event.date.order < site.first_day:
            what = f"“{event.date.text}” is before {site.start}, where the record begins; correct it, or `from` in site.yaml"
            yield event.origin.diagnostic(("date",), what)


def sayings_precede_publication(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Nothing is said, and nothing that is not planned happens, after one of its sources was published."""
    for event in sourcebook.all(Event):
        sources = {one.source: sourcebook.find(Source, one.source) for one in event.evidence}
        published = [(one.published.last, one.id) for one in sources.values() if one and one.published.last]
        if event.status == "planned" or not published or event.date.first is None:
            continue
        last, source = min(published)
        if event.date.first > last:
            what = f"“{event.date.text}” is after {source} was published ({last}), which tells of it; correct one of the dates"
            yield event.origin.diagnostic(("date",), what)


def folders_are_years(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An event whose id starts with a year stands in the folder of that year."""
    for event in sourcebook.all(Event):
        year, folder = event.id.partition("-")[0], PurePosixPath(event.origin.path).parent.name
        if len(year) == 4 and year.isdigit() and folder != year:
            yield event.origin.diagnostic(
                (),
                f"stands in the folder {folder}; move it to {year}, with which its id starts, or rename it",
            )


def sides_are_distinct(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No two sides have one id."""
    for site in sourcebook.all(Site):
        ids = [side.id for side in site.sides]
        for place, id in enumerate(ids):
            if id in ids[:place]:
                yield site.origin.diagnostic(
                    ("sides", place, "id"), f"“{id}” is another side’s already; choose another id"
                )


def intervals_say_what_lasted(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Only an interval can have lasted."""
    for event in sourcebook.all(Event):
        if event.lasted and not event.date.is_interval:
            yield event.origin.diagnostic(
                ("lasted",), f"“{event.date.text}” is no interval; write a/b, or take the field out"
            )


def roles_are_in_order(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No role ends before it starts, and none says it is from a passage or address without giving it."""
    for official in sourcebook.all(Official):
        for place, role in enumerate(official.roles):
            if _is_reversed(role):
                yield official.origin.diagnostic(
                    ("roles", place, "to"), f"“{role.end.text}” is before “{role.start.text}”; correct one"
                )
            if role.basis == "reference" and not role.url:
                yield official.origin.diagnostic(
                    ("roles", place, "url"), "is missing; a role known by reference gives its address"
                )
            if role.quote and not role.source:
                yield official.origin.diagnostic(
                    ("roles", place, "source"), "is missing; name the source in which the quote stands"
                )
            elif role.basis == "seed" and not role.quote:
                yield official.origin.diagnostic(
                    ("roles", place, "quote"), "is missing; a role from a seed gives source and quote"
                )


def roles_have_no_gaps(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Between two offices stands another, if only “No office”: a gap is declared, not left."""
    for official in sourcebook.all(Official):
        for place, first, last in _gaps(official):
            what = f"leaves {first} to {last} open; declare “No office” there"
            yield official.origin.diagnostic(("roles", place, "from"), what)


def _is_reversed(role: Role) -> bool:
    return bool(role.end and role.end.last and role.start.first and role.end.last < role.start.first)


def _gaps(official: Official) -> Iterator[tuple[int, dt.date, dt.date]]:
    """The days without a role between two roles, and the place of the later one; none while a role is reversed."""
    if any(map(_is_reversed, official.roles)):
        return
    day = dt.timedelta(days=1)
    ordered = sorted(enumerate(official.roles), key=lambda one: one[1].start.order)
    until = _last_day(ordered[0][1])
    for place, role in ordered[1:]:
        start = role.start.order
        if start > until and start - until > day:
            yield place, until + day, start - day
        until = max(until, _last_day(role))


def _last_day(role: Role) -> dt.date:
    """The last day of a role; the end of time where none is known."""
    return role.end.last if role.end and role.end.last else dt.date.max


def roles_cover_events(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Wherever an official appears, a role is known for that date; roles at error in themselves are told first."""
    sound = {
        official.id: official
        for official in sourcebook.all(Official)
        if not any(map(_is_reversed, official.roles)) and not any(_gaps(official))
    }
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.officials):
            official = sound.get(one.official)
            if official and not official.roles_at(event.date):
                what = (
                    f"{official.name} has no role on record {event.when}; add one in {official.origin.path}"
                )
                yield event.origin.diagnostic(("officials", place, "official"), what)


def printed_titles_are_printed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The title that an article is said to print is a piece of one of the event's articles."""
    folded = {source.id: fold(source.article.text) for source in sourcebook.all(Source)}
    for event in sourcebook.all(Event):
        sources = {one.source for one in event.evidence}
        if not all(_is_evidence(sourcebook.find(Source, one)) for one in sources):
            continue
        for place, one in enumerate(event.officials):
            if one.printed and not any(stands_in(one.printed, folded[id]) for id in sources):
                what = (
                    f"“{one.printed}” stands in none of the event’s articles; copy the title as it is printed"
                )
                yield event.origin.diagnostic(("officials", place, "printed"), what)


def relations_are_declared_once(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No event relates to itself, and no relation is declared from both ends."""
    seen: dict[tuple[str, str, str], tuple[Event, int]] = {}
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.related):
            at = ("related", place, "event")
            if one.event == event.id:
                yield event.origin.diagnostic(at, "is this very event; name another")
            relation = sourcebook.by_key.get(("relation", one.how))
            symmetric = isinstance(relation, Term) and relation.inverse in (None, relation.label)
            ends = tuple(sorted((event.id, one.event))) if symmetric else (event.id, one.event)
            other, first = seen.setdefault((*ends, one.how), (event, place))
            if (other, first) != (event, place):
                what = f"is declared in {other.origin.path} already; the way back is derived, so take this one out"
                yield event.origin.diagnostic(at, what)


def positions_rest_on_words(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Whoever takes a position on a claim speaks, or is named, in the event at which it is taken."""
    for claim in sourcebook.all(Claim):
        for place, position in enumerate(claim.positions):
            if position.by.who and position.by.unnamed:
                yield claim.origin.diagnostic(
                    ("positions", place, "by"), "names somebody and says that nobody is named; keep one"
                )
                continue
            event = sourcebook.find(Event, position.event)
            if event is None or (position.by.who and not _is_known(sourcebook, position.by.who)):
                continue
            speaks = any(one.said_by == position.by for one in event.evidence)
            if not speaks and position.by.who not in event.actors:
                what = f"has no words and no part in {event.id}; name who speaks there, or another event"
                yield claim.origin.diagnostic(("positions", place, "by"), what)


def contradictions_show_quotes(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each passage of a contradiction is a quote that its event has; one alone is set against another report."""
    for contradiction in sourcebook.all(Contradiction):
        for place, one in enumerate(contradiction.passages):
            event = sourcebook.find(Event, one.event)
            if event and one.quote > len(event.evidence):
                what = f"{event.id} has only {len(event.evidence)} quotes; write a number up to that"
                yield contradiction.origin.diagnostic(("passages", place, "quote"), what)
        if len(contradiction.passages) < 2 and not contradiction.outside:
            what = "has one passage and nothing to set against it; add another, or a note in `outside`"
            yield contradiction.origin.diagnostic(("passages",), what)


def addresses_are_permanent(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What was published once stays: as a record, under a later id, or as a withdrawn record that says why."""
    register = sourcebook.find(Register, "published")
    kept, misplaced = _kept_keys(sourcebook), _misplaced(sourcebook)
    for key, line in register.published if register else ():
        if key not in kept and key[1] not in misplaced:
            what = (
                f"“{'/'.join(key)}” was published and is gone; restore it, name it in `formerly` of the record that "
                f"takes its place, or say why in content/withdrawn/{key[1]}.yaml"
            )
            yield Diagnostic(register.origin.path, line, 1, "", what)


def _kept_keys(sourcebook: Sourcebook) -> set[tuple[str, str]]:
    """Every key at whose address something stands."""
    withdrawn = {(one.was, one.id) for one in sourcebook.all(Withdrawn)}
    nouns = ((one.was if isinstance(one, Withdrawn) else one.key[0], one) for one in sourcebook.records())
    former = {(noun, id) for noun, one in nouns for id in one.formerly}
    return {*sourcebook.by_key, *former, *withdrawn}


def addresses_are_free(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """At each address stands one thing: a record, what is left of one, a way on from a former id, or the site's own page."""
    own, taken = own_addresses(), {}
    for one in addressed(sourcebook):
        other = taken.setdefault(one.address, one)
        if one.address in own and (one.field or one.address != HOME):
            yield one.diagnostic(
                f"its address, /{one.address}, is that of a page that the site makes; choose another id"
            )
        elif other is not one and (one.field or other.field):
            what = f"its address, /{one.address}, is taken by {other.record.origin.path}; take it out here, or move that one"
            yield one.diagnostic(what)
        elif one.field and _is_invalid(sourcebook, one):
            yield one.diagnostic(
                f"its address, /{one.address}, is that of a record that cannot be read; mend that, or take it out here"
            )


def _is_invalid(sourcebook: Sourcebook, one: Addressed) -> bool:
    """Whether a record that cannot be read has the former id of another of its kind."""
    id = one.record.formerly[int(one.field[-1])]
    return isinstance(sourcebook.by_key.get((one.record.key[0], id)), InvalidRecord)


def withdrawn_records_lead_on(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A withdrawn record that names another in its place names one that is there."""
    known = _Known(sourcebook)
    for one in sourcebook.all(Withdrawn):
        if one.instead and (one.was, one.instead) not in sourcebook.by_key:
            near = known.near((one.was,), one.instead)
            yield one.origin.diagnostic(("instead",), f"no {one.was} is called “{one.instead}”{near}")


def there_is_a_first_page(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The site opens with a page written by hand."""
    if ("page", "home") not in sourcebook.by_key:
        yield Diagnostic("content/pages/home.md", 1, 1, "", "is not there; write the site’s first page")


def links_lead_somewhere(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each link in a plain text leads to a record or an index; those in prose are judged with the prose."""
    for entry in sourcebook.entries:
        for path, text in entry.texts():
            if "[[" not in text or path == ("body",) or path[-1] in _NOT_LINKED:
                continue
            for found, _ in targets(text):
                if what := lost(found, sourcebook):
                    yield entry.origin.diagnostic(path, what)
            if next(unfinished(text), None) is not None:
                yield entry.origin.diagnostic(path, UNCLOSED)


_NOT_LINKED = ("quote", "exact", "starts", "title", "label", "name")
"""Fields in which two brackets are just brackets."""


def prose_is_small_markdown(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The body of a Markdown record has nothing but the small Markdown, and links to what is there."""
    for entry in sourcebook.entries:
        if not isinstance(entry, InvalidRecord) and getattr(entry, "body", ""):
            for line, column, what in prose_problems(entry.body, sourcebook):
                yield Diagnostic(entry.origin.path, entry.origin.body_line + line, column, "body", what)


ERRORS = (
    files_are_records,
    ids_are_unique,
    references_exist,
    vocabulary_has_its_lists,
    seeds_are_as_recorded,
    notes_on_seeds_hold,
    cuts_leave_sentences_whole,
    quotes_are_proven,
    speakers_belong,
    quotations_have_speakers,
    speakers_have_the_part,
    acts_have_no_idle_speakers,
    voices_agree,
    origins_are_named,
    set_apart_paragraphs_have_origins,
    shared_origins_agree,
    statuses_fit_kinds,
    statuses_have_grounds,
    outside_pages_are_described,
    contacts_have_channels,
    dates_are_explained,
    dates_are_covered,
    sayings_precede_publication,
    folders_are_years,
    sides_are_distinct,
    intervals_say_what_lasted,
    roles_are_in_order,
    roles_have_no_gaps,
    roles_cover_events,
    printed_titles_are_printed,
    relations_are_declared_once,
    positions_rest_on_words,
    contradictions_show_quotes,
    addresses_are_permanent,
    addresses_are_free,
    withdrawn_records_lead_on,
    there_is_a_first_page,
    links_lead_somewhere,
    prose_is_small_markdown,
)
"""Every rule; an error of any of them stops the build."""
