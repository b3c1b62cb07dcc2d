"""The whole -> what is allowed but worth a second look. One function is one warning; a note settles it.

Warnings stop nothing: they are told by `sourcebook check` after the errors, and a record answers one with a
note (on the quote, or beside the title), never with a false speaker.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from sourcebook.evidence.attribution import Attribution, Habits, attributions, either, habits_of, unquoted
from sourcebook.evidence.quote import fold, is_undecided, sentence_or_more, stands_in, voice
from sourcebook.model import (
    Claim,
    Contradiction,
    Diagnostic,
    Entry,
    Event,
    Official,
    Passage,
    Source,
    Sourcebook,
)

SHINGLE_WORDS = 8
"""Words in a shingle: two texts that share one share a phrase that is no accident (Broder 1997)."""
FEWEST_SHARED = 5
"""Shingles that two seeds must share before their lineage is asked for."""


def warnings(sourcebook: Sourcebook) -> tuple[Diagnostic, ...]:
    """All that is worth a second look, in the order of the files; the sourcebook is sound already."""
    return tuple(sorted({doubt for one in WARNINGS for doubt in one(sourcebook)}))


def titles_use_plain_verbs(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Loaded words stand in quotations, or as a named stance, not in titles and summaries."""
    loaded = _any_of(sourcebook.words("loaded_words"))
    for event in sourcebook.all(Event):
        for name in ("title", "short", "summary"):
            unquoted = re.sub(r"“[^”]*”", "", getattr(event, name) or "")
            for word in sorted(set(loaded.findall(unquoted))):
                what = f"“{word}” takes a side; write says, reports, calls, or quote the word"
                yield event.origin.diagnostic((name,), what)


def records_are_used(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An official, topic or place that no event names is perhaps an event forgotten."""
    for entry in sourcebook.entries:
        if entry.noun in ("official", "topic", "place") and not sourcebook.mentions.get(entry.key):
            yield entry.origin.diagnostic(
                (), f"no event names {entry.label}; add one, or leave the page to say so"
            )


def sentences_name_their_speaker(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A sentence that gives its words to another, names another, or goes on after another is looked at twice.

    A note settles it if it names the one to whom the words are given, for a note may be there for something else.
    """
    habits = habits_of(sourcebook)
    given = {
        one.id: attributions(one.article.text, sourcebook.articles[one.id], habits)
        for one in sourcebook.all(Source)
    }
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            who, passage = evidence.said_by.who, sourcebook.passage(event, place)
            how, heard = _heard(sourcebook, passage, habits, given[evidence.source])
            if not who or not heard or who in heard or heard & _houses(sourcebook, who):
                continue
            if who not in habits.named(evidence.note or ""):
                what = f"the sentence {how} {', '.join(sorted(heard))}, not “{who}”; correct the speaker, or say in `note` why"
                yield event.origin.diagnostic(
                    ("evidence", place, "said_by"), f"{what} it is {sourcebook.speaker_name(who).label}"
                )


def narration_names_no_speaker(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words given to nobody by name, in a sentence that gives them to an official of the event, are looked at twice.

    A note settles it if it names that official.
    """
    habits = habits_of(sourcebook)
    given = {
        one.id: attributions(one.article.text, sourcebook.articles[one.id], habits)
        for one in sourcebook.all(Source)
    }
    for event in sourcebook.all(Event):
        there = {one.official for one in event.officials}
        for place, evidence in enumerate(event.evidence):
            if evidence.said_by.who is None:
                told = _told(sourcebook.passage(event, place), given[evidence.source])
                heard = told & there - habits.named(evidence.note or "")
                if heard:
                    names = ", ".join(sorted(heard))
                    what = f"the sentence gives its words to {names}; name the speaker, or say in `note` why not {names}"
                    yield event.origin.diagnostic(("evidence", place, "said_by"), what)


def the_unnamed_have_no_name(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Sources called unnamed by the name of a recorded official are looked at twice; a note that names them settles it."""
    habits = habits_of(sourcebook)
    officials = {one.id for one in sourcebook.all(Official)}
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            if heard := habits.named(evidence.said_by.unnamed or "") & officials - habits.named(
                evidence.note or ""
            ):
                names = ", ".join(sorted(heard))
                what = f"names {names}; say in `note` whether these words are theirs, or describe the sources without a name"
                yield event.origin.diagnostic(("evidence", place, "said_by"), what)


def words_in_marks_are_quoted(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words that a curator sets in “ and ” and that stand in no source of the record are looked at twice.

    Capitals may differ, as at a sentence's start, and “…” may leave words out.
    """
    folded = {source.id: fold(source.article.text.casefold()) for source in sourcebook.all(Source)}
    for entry, events in _told_by_curators(sourcebook):
        sources = {one.source for event in events for one in event.evidence}
        elsewhere = {
            ("notes", place, "text") for place, one in enumerate(getattr(entry, "notes", ())) if one.url
        }
        for path, text in entry.texts():
            if (
                path[0] not in _CURATORS
                or path in elsewhere
                or (path[0] == "date_note" and getattr(entry, "date_url", None))
            ):
                continue
            for words in _in_marks(text):
                pieces = [one for one in re.split(r"…|\.\.\.", words.casefold()) if one.strip()]
                if not any(all(stands_in(one, folded[id]) for one in pieces) for id in sources):
                    what = f"“{words}” stands in none of the record’s sources; copy the words, or take the marks away"
                    yield entry.origin.diagnostic(path, what)


_CURATORS = frozenset(("title", "summary", "differs", "question", "proposition", "date_note", "notes"))
"""The fields in which a curator tells what the sources of a record say."""


def _told_by_curators(sourcebook: Sourcebook) -> Iterator[tuple[Entry, tuple[Event, ...]]]:
    """Each event, claim and contradiction with the events on which it rests."""
    yield from ((event, (event,)) for event in sourcebook.all(Event))
    for claim in sourcebook.all(Claim):
        yield claim, tuple(sourcebook.get(Event, one.event) for one in claim.positions)
    for contradiction in sourcebook.all(Contradiction):
        yield contradiction, tuple(sourcebook.get(Event, one.event) for one in contradiction.passages)


def _in_marks(text: str) -> Iterator[str]:
    """What stands between “ and ” in a text, if it is two words or more, without the stop at its end."""
    for match in re.finditer(r"“([^“”]+)”", text):
        words = match[1].strip().rstrip(".,;:!?… ")
        if len(words.split()) > 1:
            yield words


def speakers_have_words(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An official who speaks at an event, and whose words no evidence there gives, is looked at twice."""
    for event in sourcebook.all(Event):
        quoted = {evidence.said_by.who for evidence in event.evidence}
        for place, one in enumerate(event.officials):
            if one.part == "speaker" and one.official not in quoted and not one.note:
                what = "is the speaker, and no evidence gives such words; correct `said_by` or the part, or say why in `note`"
                yield event.origin.diagnostic(("officials", place, "part"), what)


def _told(passage: Passage, given: tuple[Attribution, ...]) -> frozenset[str]:
    """To whom the sentence of a passage gives words."""
    within = (one for one in given if passage.sentence_start < one.end and one.start < passage.sentence_end)
    return frozenset(id for one in within for id in one.speakers)


def _heard(
    sourcebook: Sourcebook, passage: Passage, habits: Habits, given: tuple[Attribution, ...]
) -> tuple[str, frozenset[str]]:
    """Whom a passage's sentence lets one hear, and how: the nearest of what it says, whom it names, who spoke before."""
    if told := _told(passage, given):
        return "gives its words to", told
    for words in (_unquoted_sentence(sourcebook, passage), _sentence(sourcebook, passage)):
        if named := habits.named(words):
            return "names", named
        before = [one for one in given if one.end <= passage.sentence_start]
        if before:
            return "goes on after words of", before[-1].speakers
    return "names", frozenset()


def quotes_keep_what_turns_them(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A quote that leaves a negation, a modal or the attribution of its sentence outside is looked at twice."""
    turning = _Turning(sourcebook.words("turning_words"))
    for event, place, passage in _unsettled(sourcebook):
        text, offset = _paragraph(sourcebook, passage), passage.paragraph.start
        start, end = passage.start - offset, passage.end - offset
        first, last = sentence_or_more(text, start, end)
        if left := turning.told(text[first:start], text[end:last]):
            what = f"leaves {left} of its sentence out; quote the whole, or say in `note` why not"
            yield event.origin.diagnostic(("evidence", place, "quote"), what)


def voices_agree_for_certain(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A voice other than what quotation marks say that do not pair is looked at twice."""
    for event, place, passage in _unsettled(sourcebook):
        text, offset = _paragraph(sourcebook, passage), passage.paragraph.start
        wrote, heard = event.evidence[place].voice, voice(text, passage.start - offset, passage.end - offset)
        if wrote in ("direct", "partly", "reported") and wrote != heard and is_undecided(text):
            what = f"the quotation marks do not pair in its paragraph; is it “{heard}”? If not, say in `note` why it is “{wrote}”"
            yield event.origin.diagnostic(("evidence", place, "voice"), what)


def cuts_keep_what_turns(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A beginning or end cut off an article's line that has a negation, a modal or an attribution is looked at twice."""
    turning = _Turning(sourcebook.words("turning_words"))
    for source in sourcebook.all(Source):
        for place, one in enumerate(source.boilerplate):
            if (
                one.action in ("strip-prefix", "strip-suffix")
                and not one.note
                and (cut := turning.told(one.exact))
            ):
                what = f"cuts {cut} off the article; leave it in, or say in `note` why it is none of the article’s"
                yield source.origin.diagnostic(("boilerplate", place, "exact"), what)


class _Turning:
    """The vocabulary's words that turn a sentence, found however their apostrophes are typed."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = {fold(word).text.casefold(): word.casefold() for word in words}
        self.pattern = _any_of(tuple(self.words))

    def told(self, *texts: str) -> str:
        """Those that stand in some texts, in quotation marks, as the vocabulary has them."""
        found = {
            self.words.get(word.casefold(), word)
            for text in texts
            for word in self.pattern.findall(fold(text).text)
        }
        return ", ".join(f"“{word}”" for word in sorted(found))


def printed_titles_fit_the_date(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An article's title for an official that fits another time better than the date is looked at twice."""
    past = _any_of(sourcebook.words("past_words"))
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.officials):
            official = sourcebook.find(Official, one.official)
            if official is None or not one.printed or one.note:
                continue
            held = official.roles_at(event.date)
            gone = [
                role
                for role in official.roles
                if role not in held and role.title not in {own.title for own in held}
            ]
            best = max((_likeness(one.printed, role.title) for role in held), default=0.0)
            other = max((_likeness(one.printed, role.title) for role in gone), default=0.0)
            if other > max(best, 80.0) or (past.search(one.printed) and best > 50.0):
                what = (
                    f"“{one.printed}” is not the office held {event.when} ({held[0].title}); say so in `note`"
                )
                yield event.origin.diagnostic(("officials", place, "printed"), what)


def _likeness(printed: str, title: str) -> float:
    return fuzz.token_set_ratio(printed.casefold(), title.casefold())


def near_duplicates_tell_their_lineage(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Two seeds that share passages share an origin, or one is derived from the other, and the record says so."""
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for source in sourcebook.all(Source):
        for shingle in _shingles(sourcebook, source):
            holders[shingle].add(source.id)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for ids in holders.values():
        for later in ids:
            for earlier in ids:
                shared[earlier, later] += earlier < later
    for (first, second), number in sorted(shared.items()):
        one, other = sourcebook.get(Source, first), sourcebook.get(Source, second)
        if number >= FEWEST_SHARED and not _related(one, other):
            what = f"shares {number} phrases of {SHINGLE_WORDS} words with {first}; name a shared origin, or derived_from"
            yield other.origin.diagnostic(("origins",), what)


def _shingles(sourcebook: Sourcebook, source: Source) -> set[tuple[str, ...]]:
    """Every run of words of an article's paragraphs, in lower case."""
    found: set[tuple[str, ...]] = set()
    for paragraph in sourcebook.articles[source.id]:
        words = re.findall(r"\w+", source.article.text[paragraph.start : paragraph.end].casefold())
        found |= {tuple(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)}
    return found


def _related(one: Source, other: Source) -> bool:
    shared = {origin.id for origin in one.origins} & {origin.id for origin in other.origins}
    return bool(shared) or one.id in other.derived_from or other.id in one.derived_from


def _unsettled(sourcebook: Sourcebook) -> Iterator[tuple[Event, int, Passage]]:
    """Each proven quote without a note of its own."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            if not evidence.note:
                yield event, place, sourcebook.passage(event, place)


def _sentence(sourcebook: Sourcebook, passage: Passage) -> str:
    return sourcebook.get(Source, passage.source).article.text[passage.sentence_start : passage.sentence_end]


def _unquoted_sentence(sourcebook: Sourcebook, passage: Passage) -> str:
    start = passage.paragraph.start
    return unquoted(_paragraph(sourcebook, passage))[
        passage.sentence_start - start : passage.sentence_end - start
    ]


def _paragraph(sourcebook: Sourcebook, passage: Passage) -> str:
    return sourcebook.get(Source, passage.source).article.text[
        passage.paragraph.start : passage.paragraph.end
    ]


def _houses(sourcebook: Sourcebook, official: str) -> set[str]:
    """The organisations for which an official speaks or spoke."""
    found = sourcebook.find(Official, official)
    return {role.organisation for role in found.roles if role.organisation} if found else set()


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of these words whole; one that finds nothing where there are none."""
    return re.compile(either(words), re.IGNORECASE)


WARNINGS = (
    titles_use_plain_verbs,
    records_are_used,
    sentences_name_their_speaker,
    narration_names_no_speaker,
    the_unnamed_have_no_name,
    words_in_marks_are_quoted,
    speakers_have_words,
    quotes_keep_what_turns_them,
    voices_agree_for_certain,
    cuts_keep_what_turns,
    printed_titles_fit_the_date,
    near_duplicates_tell_their_lineage,
)
"""Every warning."""
