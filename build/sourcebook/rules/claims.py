"""C: claims and contradictions. Each rests on words that are on record."""

import re
from collections.abc import Iterator
from itertools import combinations

from sourcebook.model import Claim, Contradiction, Diagnostic, Event, Quote, Side, Sourcebook, Term
from sourcebook.resolve.sides import as_party, side_ever, side_of_words
from sourcebook.rules.proof import is_known, names
from sourcebook.rules.rule import rule


@rule(
    "C101",
    "position-without-words",
    example="positions.0.by: has no words and no part in 1962-lee-ferry; name who speaks there, or another event",
    reason="A position is taken in words; without them, it would be put into somebody’s mouth.",
    mend="Name who speaks at that event, or the event at which this party takes the position.",
)
def positions_rest_on_words(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Whoever takes a position on a claim speaks, or is named, in the event at which it is taken."""
    for claim in sourcebook.all(Claim):
        for place, position in enumerate(claim.positions):
            event, by = sourcebook.find(Event, position.event), position.by
            if (
                event is None
                or event.id not in sourcebook.events
                or (by.who and (by.unnamed or not is_known(sourcebook, by.who)))
            ):
                continue
            speaks = any(one.said_by == by for one in event.evidence)
            if not speaks and by.who not in event.actors:
                what = f"has no words and no part in {event.id}; name who speaks there, or another event"
                yield claim.origin.diagnostic(("positions", place, "by"), what)


@rule(
    "C102",
    "contradiction-quote-unknown",
    example="passages.0.quote: 1962-lee-ferry has no quote 2; write a number from 1 to 1",
    reason="A contradiction shows the passages that differ; a quote that is not there cannot be shown.",
    mend="Count the quotes of that event from 1, and write the number of the one that is meant.",
)
def contradictions_show_quotes(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each passage of a contradiction is a quote that its event has."""
    for contradiction in sourcebook.all(Contradiction):
        for place, one in enumerate(contradiction.passages):
            event = sourcebook.find(Event, one.event)
            if event and one.quote > len(event.evidence):
                what = f"{event.id} has no quote {one.quote}; write a number from 1 to {len(event.evidence)}"
                yield contradiction.origin.diagnostic(("passages", place, "quote"), what)


@rule(
    "C103",
    "contradiction-alone",
    example="passages: has one passage and nothing to set against it; add another, or a note in `outside`",
    reason="One passage contradicts nothing until something is set against it.",
    mend="Add a second passage, or in `outside` a note with the address of the other report.",
)
def contradictions_have_two_sides(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A contradiction has two passages, or one and a report from outside that is set against it.

    The same words of one article, as two events quote them, are one passage.
    """
    for contradiction in sourcebook.all(Contradiction):
        words = {_words_at(sourcebook, one.event, one.quote) for one in contradiction.passages}
        if len(words) < 2 and not contradiction.outside:
            what = "has one passage and nothing to set against it; add another, or a note in `outside`"
            yield contradiction.origin.diagnostic(("passages",), what)


def _words_at(sourcebook: Sourcebook, event: str, number: int) -> object:
    """Which words of which article a quote of an event is; where it is not proven, that quote itself."""
    for one in sourcebook.quotes.get(event, ()):
        if one.number == number:
            return one.source.id, one.passage.start, one.passage.end
    return event, number


@rule(
    "C104",
    "difference-of-one",
    example="between: is “over-time”, and all passages are of one day, 4 May 1962; write another difference, show a passage of another day, or say in `outside` what is set against it",
    reason="A page sets the passages against each other by what they differ in; where it is called one side against the other and one side alone speaks, a dispute is invented.",
    mend="Write the difference that it is, or add a passage of the other side or day; a report from outside that is set against it stands in `outside`.",
)
def differences_have_two_to_differ(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Passages that differ between sides are words of two sides, and passages that differ over time are of two days.

    A note in `outside` may stand for the other. Who is not named may be of another side, narration may tell of both, and an
    open date may be another day.
    """
    for contradiction in sourcebook.all(Contradiction):
        term = sourcebook.find_term("difference", contradiction.between)
        quotes = [
            quote
            for one in contradiction.passages
            for quote in sourcebook.quotes.get(one.event, ())
            if quote.number == one.quote
        ]
        is_whole = len(quotes) == len(contradiction.passages) and not contradiction.outside
        words = {(one.source.id, one.passage.start, one.passage.end) for one in quotes}
        of_two = term.of_two if term and is_whole and len(words) > 1 else None
        if of_two == "sides" and (reason := _one_side(sourcebook, quotes)):
            what = f"is “{contradiction.between}”, and {reason}; write another difference, show words of another side, or say in `outside` what is set against it"
            yield contradiction.origin.diagnostic(("between",), what)
        days = {one.said.date for one in quotes}
        if of_two == "days" and len(days) == 1 and (day := days.pop()).first == day.last is not None:
            what = f"is “{contradiction.between}”, and all passages are of one day, {day}; write another difference, show a passage of another day, or say in `outside` what is set against it"
            yield contradiction.origin.diagnostic(("between",), what)


def _one_side(sourcebook: Sourcebook, quotes: list[Quote]) -> str:
    """Whose words alone some passages are, where they are surely not words of two sides, in words; nothing if they may be."""
    if len(sourcebook.site.sides) < 2 or any(one.evidence.said_by.who is None for one in quotes):
        return ""
    found = {_may_be_of(sourcebook, one) for one in quotes}
    sides = sorted(one.name for one in found if one)
    return "" if len(sides) > 1 else f"no side but {sides[0]} speaks" if sides else "no side speaks"


def _may_be_of(sourcebook: Sourcebook, quote: Quote) -> Side | None:
    """The side whose word a quote may be: surely, or because its speaker held an office on some day that the date can mean."""
    may_be = any(role.is_office for role in quote.offices)
    return side_of_words(sourcebook, quote) or (
        as_party(sourcebook, side_ever(sourcebook, quote.speaker)) if may_be else None
    )


@rule(
    "C201",
    "stance-over-no-answer",
    example="positions.0.stance: is “denies”, and the words have “neither confirmed nor denied”; write the stance of who gives no answer, or say in `note` of the position why it is “denies”",
    reason="Who neither confirms nor denies has taken no side; a denial, or a confirmation, would be put into that mouth.",
    mend="Write the stance that the passage takes. If the record is right, say why in `note` of that position, with the word for the stance.",
)
def stances_answer_what_was_answered(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A stance that confirms or denies does not rest on words that give no answer.

    A note of the position that has the word for the stance settles it.
    """
    for claim in sourcebook.all(Claim):
        for place, one in enumerate(claim.positions):
            stance = sourcebook.find_term("stance", one.stance)
            if stance is None or not _takes_sides(stance) or names(one.note, stance.id, stance.label):
                continue
            quotes = sourcebook.quotes.get(one.event, ())
            own = [quote for quote in quotes if quote.evidence.said_by == one.by] or list(quotes)
            found = [no_answer_in(quote.sentence) for quote in own]
            if own and all(found):
                words = found[0]
                what = f"is “{stance.id}”, and the words have “{words}”; write the stance of who gives no answer, or say in `note` of the position why it is “{stance.id}”"
                yield claim.origin.diagnostic(("positions", place, "stance"), what)


def _takes_sides(stance: Term) -> bool:
    """Whether who takes a stance says yes or no."""
    words = f"{stance.id} {stance.label}"
    return (
        stance.supports
        or stance.rejects
        or bool(
            re.search(r"\b(?:den(?:y|ies|ied)|refut|reject|dismiss)", words)
            and not re.search(r"\b(?:neither|nor|not)\b", words)
        )
    )


_NO_ANSWER = re.compile(
    r"\bneither\s+\w+(?:\s+\w+){0,3}?\s+nor\s+(?:den|confirm)\w+|"
    r"\b(?:did|does|would|could|has|have|had|will)(?:\s+not|n[’']t|\s+neither)\s+(?:confirm(?:ed)?\s+(?:or|nor)\s+)?den(?:y|ied)|"
    r"\bwithout\s+(?:confirming\s+or\s+)?denying|\b(?:declined|refused|unwilling|unable)\s+to\s+(?:comment|confirm|deny|say|answer)|\bno\s+comment\b",
    re.IGNORECASE,
)
"""How an article says that somebody gave no answer."""
DENIAL = re.compile(
    r"(?<!\bno )(?<!\bnot )(?<!\bnor )(?<!\bneither )(?<!\bor )(?<!\bwithout )(?<!n[’']t )"
    r"\b(?:den(?:y|ies|ied|ying)|denials?)\b",
    re.IGNORECASE,
)
"""A word that makes a denial, but for one after a word that takes it back."""


def no_answer_in(sentence: str) -> str:
    """The words by which a sentence says that somebody gave no answer; none where it has a denial beside them."""
    found = _NO_ANSWER.search(sentence)
    beside = DENIAL.findall(_NO_ANSWER.sub("", sentence))
    denies = any(one.casefold() in ("denied", "denies", "denying") for one in beside)
    return " ".join(found[0].split()) if found and not denies else ""


@rule(
    "C202",
    "positions-in-unknown-order",
    example="positions.1.stance: is “denies”, and “asserts” of the same party may be of the same day or later; say in `note` of one of the two which came last and how that is known, with the word for its stance, or take one out",
    reason="Where a claim stands is each party’s latest word; where nobody knows which word was the latest, the order of the file would decide.",
    mend="Write the days as exactly as they are known. If the order is known otherwise, say so in `note` of one of the two positions, with the word for the stance that came last.",
)
def turns_are_in_known_order(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Of two positions of one party that answer a claim otherwise, it is known which came last.

    A note of either position that has the word for one of the two stances settles it.
    """
    for claim in sourcebook.claims.values():
        for before, after in combinations(claim.positions, 2):
            one, other = before.position, after.position
            first = after.quotes[0].said.date.first
            if (
                (one.by, one.by.is_narration and before.party)
                != (other.by, other.by.is_narration and after.party)
                or _answer(before.stance) == _answer(after.stance)
                or (first and first > before.day)
                or names(f"{one.note} {other.note}", *_words_for(before.stance), *_words_for(after.stance))
            ):
                continue
            place = claim.record.positions.index(other)
            what = f"is “{other.stance}”, and “{one.stance}” of the same party may be of the same day or later; say in `note` of one of the two which came last and how that is known, with the word for its stance, or take one out"
            yield claim.record.origin.diagnostic(("positions", place, "stance"), what)


def _words_for(stance: Term) -> tuple[str, str]:
    return stance.id, stance.label


def _answer(stance: Term) -> tuple[bool, bool]:
    """What a stance says to the question: yes, no, or neither."""
    return stance.supports, stance.rejects
