"""The quotes of an event in two versions: which is which, whose words they are, what left and what came."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from sourcebook.changes.both import Both, called, distinct_names, shown, speaker
from sourcebook.changes.difference import Difference
from sourcebook.changes.fields import lists
from sourcebook.changes.wording import quoted, words_that_differ
from sourcebook.model import Event, Evidence, Quote, Source, Sourcebook

ALIKE = 0.5
"""From what likeness on two quotes are one that was edited; else one left and another came."""
_PLAIN = {"position": "stance", "shows": "", "note": "", "said_basis": "basis", "said_note": ""}
"""The fields of a quote that are compared as they stand, and the vocabulary of those that have one."""
_AREAS = {"position": "status", "shows": "status", "note": "note", "said_basis": "said", "said_note": "said"}


def of_quotes(both: Both, was: Event, now: Event) -> Iterator[Difference]:
    """Each quote that left or came, and everything in which one that stayed differs."""
    found = pairs_of_quotes(both, was, now)
    old, new = {one for one, _ in found}, {other for _, other in found}
    for number, one in enumerate(was.evidence, 1):
        if number not in old:
            says = f"the quote {quoted(one.quote)}, said by {speaker(both.old, one.said_by)}, was taken out"
            yield both.difference("quote", says, one.quote, None)
    for number, one in enumerate(now.evidence, 1):
        if number not in new:
            says = f"the quote {quoted(one.quote)}, said by {speaker(both.new, one.said_by)}, is new"
            yield both.difference("quote", says, None, one.quote)
    before, after = _proven(both.old, was), _proven(both.new, now)
    for number, other in found:
        yield from _quote(both, was.evidence[number - 1], now.evidence[other - 1])
        yield from _resolved(both, before.get(number), after.get(other))


def pairs_of_quotes(both: Both, was: Event, now: Event) -> list[tuple[int, int]]:
    """Which quote, by its number from 1, is which: the same ones, those of the same words, then those most alike."""
    old, new = dict(enumerate(was.evidence, 1)), dict(enumerate(now.evidence, 1))
    before, after = _proven(both.old, was), _proven(both.new, now)
    found: list[tuple[int, int]] = []
    same: list[Callable[[int, int], bool]] = [
        lambda one, other: old[one] == new[other],
        lambda one, other: (
            _is_same_text(old[one], new[other]) and _start(before, one) == _start(after, other)
        ),
        lambda one, other: _is_same_text(old[one], new[other]),
    ]
    for is_same in same:
        for one in list(old):
            if other := next((number for number in new if is_same(one, number)), None):
                found.append((one, other))
                del old[one], new[other]
    alike = sorted((-_likeness(old[one], new[other]), one, other) for one in old for other in new)
    for unlike, one, other in alike:
        if -unlike >= ALIKE and one in old and other in new:
            found.append((one, other))
            del old[one], new[other]
    return sorted(found)


def _proven(book: Sourcebook, event: Event) -> dict[int, Quote]:
    return {one.number: one for one in book.quotes.get(event.id, ())}


def _start(proven: dict[int, Quote], number: int) -> int | None:
    return proven[number].passage.start if number in proven else None


def _is_same_text(one: Evidence, other: Evidence) -> bool:
    return (one.source, one.quote.split()) == (other.source, other.quote.split())


def _likeness(one: Evidence, other: Evidence) -> float:
    """How alike two quotes are, from 0 to 1: the share of their words that both have; a part of a quote is all of it."""
    old, new = one.quote.split(), other.quote.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / min(len(old), len(new))


def _quote(both: Both, was: Evidence, now: Evidence) -> Iterator[Difference]:
    """Everything in which a quote differs as it was written."""
    words = quoted(now.quote)
    if was.quote.split() != now.quote.split():
        says = f"the quote {words} has other words: {words_that_differ(was.quote, now.quote)}"
        yield both.difference("quote", says, was.quote, now.quote)
    if was.said_by != now.said_by:
        names = speaker(both.old, was.said_by), speaker(both.new, now.said_by)
        old, new = distinct_names(was.said_by, now.said_by, names)
        yield both.difference("speaker", f"the words {words} were given to {old}, now to {new}", old, new)
    if was.voice != now.voice:
        old, new = called(both.old, ("voice",), was.voice), called(both.new, ("voice",), now.voice)
        says = f"the words {words} were called {quoted(old)}, now {quoted(new)}"
        yield both.difference("voice", says, old, new)
    if was.source != now.source:
        old, new = called(both.old, (Source.noun,), was.source), called(both.new, (Source.noun,), now.source)
        says = f"the words {words} were quoted from {quoted(old)}, now from {quoted(new)}"
        yield both.difference("origin", says, old, new)
    yield from _plain(both, words, was, now)
    yield from lists(both, f"the words {words}", "variants", (), was.variants, now.variants)


def _plain(both: Both, words: str, was: Evidence, now: Evidence) -> Iterator[Difference]:
    """The fields of a quote that are compared as they stand."""
    for name, vocabulary in _PLAIN.items():
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            nouns = (vocabulary,) if vocabulary else ()
            old, new = shown(both.old, before, nouns), shown(both.new, after, nouns)
            what = f"{name.replace('_', ' ')} of the words {words}"
            says = f"the {what}: {quoted(old)} → {quoted(new)}"
            yield both.difference(_AREAS[name], says, before and old, after and new)


def _resolved(both: Both, was: Quote | None, now: Quote | None) -> Iterator[Difference]:
    """What follows for a quote: the place where it stands, its origin, and the day on which its words were said."""
    if was is None or now is None:
        return
    words = quoted(now.evidence.quote)
    places = was.sentence, now.sentence
    if was.evidence.quote == now.evidence.quote and places[0] != places[1]:
        says = f"the words {words} stand in another sentence, of paragraph {now.passage.paragraph.number}"
        yield both.difference("evidence", says, *places)
    if was.origin.id != now.origin.id:
        names = was.origin.name, now.origin.name
        says = f"the words {words} were traced to {quoted(names[0])}, now to {quoted(names[1])}"
        yield both.difference("origin", says, *names)
    own = was.said.statement == was.event and now.said.statement == now.event
    if not own and (was.said.words, was.said.is_said) != (now.said.words, now.said.is_said):
        days = [f"{'said ' if one.said.is_said else ''}{one.said.words}" for one in (was, now)]
        says = f"the words {words} count as {days[1]}, before as {days[0]}"
        yield both.difference("said", says, was.said.date, now.said.date)
