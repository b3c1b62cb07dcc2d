"""W: words. Whose word it is, in what curators write."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sourcebook.evidence.attribution import Habits, habits_of_curators
from sourcebook.evidence.fold import DOUBLE_MARKS, SINGLE_MARKS, Folded, fold, stands_in
from sourcebook.evidence.sentences import stretches
from sourcebook.model import Claim, Contradiction, Diagnostic, Entry, Event, Outside, Page, Source, Sourcebook
from sourcebook.rules.claims import DENIAL, no_answer_in
from sourcebook.rules.proof import articles_with, folded_articles
from sourcebook.rules.rule import rule
from sourcebook.rules.turning import any_of


@rule(
    "W201",
    "loaded-word",
    example="title: “admits” takes a side; write says, reports, calls, or quote the word",
    reason="“Admits” says that it is true, “claims” that it is not; both are a judgement that is not the record’s to make.",
    mend="Write says, reports or calls; or, if it is the article’s word, set it in quotation marks.",
)
def titles_use_plain_verbs(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Titles and summaries use plain verbs; loaded words stand only inside quotations."""
    loaded = any_of(sourcebook.words("loaded_words"))
    for event in sourcebook.all(Event):
        for name in ("title", "short", "summary"):
            unquoted = re.sub(r"“[^”]*”", "", getattr(event, name) or "")
            for word in sorted(set(loaded.findall(unquoted))):
                what = f"“{word}” takes a side; write says, reports, calls, or quote the word"
                yield event.origin.diagnostic((name,), what, words=word)


@rule(
    "W202",
    "marked-words-not-in-source",
    example="summary: “the boat sails” stands in none of the record’s sources; copy the words, or take the marks away",
    reason="What stands in quotation marks is read as quoted, in a title, a summary and prose, too.",
    mend="Copy the words from an article of the record, or take the marks away. Where the words are from elsewhere, a note with its address may quote them.",
)
def words_in_marks_are_quoted(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words that a curator sets in quotation marks of any kind stand in a source of the record, or, in prose, in some source.

    Capitals may differ, as at a sentence's start, “…” may leave words out, and marks within marks may be others.
    """
    folded = cache(lambda id: _in_small_letters(sourcebook, id))
    for entry, sources in _told_by_curators(sourcebook):
        elsewhere = {
            ("notes", place, "text") for place, one in enumerate(getattr(entry, "notes", ())) if one.url
        }
        for path, text in entry.texts():
            if (
                not (path[0] in _CURATORS or (path[0] in _NOTED and path[2:] == ("note",)))
                or path in elsewhere
                or (path[0] == "date_note" and getattr(entry, "date_url", None))
                or (path[0] == "plan" and isinstance(entry, Event) and entry.plan and entry.plan.outcome_url)
            ):
                continue
            for words in _in_marks(text):
                pieces = [one for one in _LEFT_OUT.split(words.casefold()) if one.strip()]
                likely = articles_with(sourcebook, words) if sources is None else sources
                if not any(all(stands_in(one, folded(id)) for one in pieces) for id in likely):
                    what = f"“{words}” stands in none of the record’s sources; copy the words, or take the marks away"
                    yield entry.origin.diagnostic(path, what, words=words)


def _in_small_letters(sourcebook: Sourcebook, id: str) -> Folded:
    """An article, folded and in small letters; one in ASCII need not be folded again for that."""
    whole = folded_articles(sourcebook)[id]
    if whole.text.isascii():
        return replace(whole, text=whole.text.lower())
    return fold(sourcebook.get(Source, id).article.text.casefold())


_CURATORS = frozenset(
    ("title", "short", "summary", "differs", "question", "proposition", "date_note", "notes", "plan", "body")
)
"""The fields in which a curator tells what the sources of a record say."""
_NOTED = frozenset(("evidence", "officials", "related", "positions"))
"""The lists whose entries have such a note each."""


def _told_by_curators(sourcebook: Sourcebook) -> Iterator[tuple[Entry, set[str] | None]]:
    """Each event, claim and contradiction with the sources on which it rests, and what else has prose with None: it may quote any."""
    for entry in sourcebook.entries:
        if isinstance(entry, Event):
            yield entry, _sources(entry)
        elif isinstance(entry, Claim | Contradiction):
            held = entry.positions if isinstance(entry, Claim) else entry.passages
            yield entry, set[str]().union(*(_sources(sourcebook.get(Event, one.event)) for one in held))
        elif not isinstance(entry, Outside | Page | Source):
            yield entry, None


def _sources(event: Event) -> set[str]:
    return {one.source for one in event.evidence}


_LEFT_OUT = re.compile(
    r"…|\.\.\.|[{0}]|(?<!\w)[{1}]|[{1}](?!\w)".format(*map(re.escape, (DOUBLE_MARKS, SINGLE_MARKS)))
)
"""What stands for words that are left out, and marks within marks."""


def _in_marks(text: str) -> Iterator[str]:
    """What stands between outer quotation marks in a text, if it is two words or more, without the stop at its end."""
    for paragraph in re.split(r"\n\s*\n", text):
        for start, end in stretches(paragraph):
            words = paragraph[start:end].strip(DOUBLE_MARKS).strip().rstrip(".,;:!?… ")
            if len(words.split()) > 1:
                yield words


@rule(
    "W204",
    "denial-of-no-answer",
    example="title: “denies” makes a denial of “neither confirmed nor denied”; say what the article says, or say in `notes` why it is a denial, with “denies”",
    reason="Who neither confirms nor denies, or declines to comment, has denied nothing; a title is read by more people than the quote below it.",
    mend="Say in the title that no answer was given, in the article’s words. If the record is right, say why in `notes`, with the word in quotation marks.",
)
def no_answer_is_no_denial(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Where all passages of a record give no answer, its title, short and summary speak of no denial.

    Words in quotation marks, another’s denial, as in “no comment on Ray’s denial”, and a denial after “no”, “not”, “nor”, “neither”, “or”, “without” or “declines to”, are none. A note of the record that has the word in quotation marks settles it.
    """
    habits = habits_of_curators(sourcebook)
    for event in sourcebook.all(Event):
        found = [no_answer_in(quote.sentence) for quote in sourcebook.quotes.get(event.id, ())]
        if not found or not all(found):
            continue
        for name in ("title", "short", "summary"):
            for word in sorted(set(_denials_in(getattr(event, name) or "", event, habits))):
                if not any(f"“{word}”" in one.text for one in event.notes):
                    what = f"“{word}” makes a denial of “{found[0]}”; say what the article says, or say in `notes` why it is a denial, with “{word}”"
                    yield event.origin.diagnostic((name,), what, words=word)


def _denials_in(line: str, event: Event, habits: Habits) -> Iterator[str]:
    """The words of a line that tell of a denial by whoever speaks in a record; what is said of another’s denial is none."""
    told = _QUOTED_OR_NO_ANSWER.sub("", line)
    own = {one.said_by.who for one in event.evidence}
    for match in DENIAL.finditer(told):
        before, after = told[: match.start()], told[match.end() :]
        beside = (_OWNER_BEFORE.search(before), _OWNER_AFTER.match(after))
        owners = [habits.named(one[0]) for one in beside if one]
        owners += [habits.named(name) for name in habits.names_in(before) if before.rstrip().endswith(name)]
        is_anothers = any(ids and not ids & own for ids in owners)
        if not is_anothers and not _ASKED_OF.search(before):
            yield match[0]


_QUOTED_OR_NO_ANSWER = re.compile(
    r"“[^”]*”|\b(?:declin\w+|refus\w+|unwilling|unable) to deny\b", re.IGNORECASE
)
_ASKED_OF = re.compile(
    r"\b(?:comment\w*|speak\w*|talk\w*|say|answer\w*|repl\w+|respon\w+|discuss\w*|ask\w*|questions?|silent|word)\b"
    r"[^,.;:]{0,40}?\b(?:on|about|of|to|over|regarding|after|whether)\b[^,.;:]{0,60}$",
    re.IGNORECASE,
)
"""What makes what follows the matter on which no answer is given: “declines to comment on the”."""
_OWNER_BEFORE = re.compile(r"\S+(?:\s+\S+){0,2}[’']s?\s+(?:\w+\s+)?$")
_OWNER_AFTER = re.compile(r"\s+(?:by|of|from)\s+\S+(?:\s+\S+){0,4}")


RULES = (titles_use_plain_verbs, words_in_marks_are_quoted, no_answer_is_no_denial)
