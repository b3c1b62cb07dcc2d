"""Claims with the positions taken on them, and passages that differ."""

from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import (
    Contradiction,
    Event,
    Official,
    Quote,
    ResolvedClaim,
    Sourcebook,
    TakenPosition,
    Topic,
)
from sourcebook.resolve.links import plain
from sourcebook.resolve.sources import behind
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import (
    joined,
    note_words,
    of_event,
    page,
    paragraphs,
    quote_id,
    speaker_sort,
)
from sourcebook.site.present import speaker_words, state_words


def _claims(book: Sourcebook) -> Iterator[ResolvedClaim]:
    return iter(book.claims.values())


CLAIMS = Table[ResolvedClaim](
    "claims",
    "Propositions put as questions, and where each stands by what was said. No row says what is true.",
    _claims,
    (
        needed("id", "The id.", lambda book, one: one.record.id),
        needed("address", "The page.", lambda book, one: page(book, one.record)),
        needed("question", "The claim as a question.", lambda book, one: one.record.question),
        needed(
            "proposition",
            "What the articles report on it.",
            lambda book, one: plain(one.record.proposition, book),
        ),
        needed(
            "state",
            "Who last took which position, as of the last day on which one did; not what is true.",
            lambda book, one: state_words(one, one.turning_days[-1]),
        ),
        needed(
            "positions", "How many positions were taken.", lambda book, one: len(one.positions), "integer"
        ),
        needed(
            "topics",
            "The topics that it belongs to, to be read; see the table claim_topics.",
            lambda book, one: joined(each.name for each in one.topics),
        ),
        Column(
            "notes",
            "The curator’s remarks, a line each; see the table notes.",
            lambda book, one: paragraphs(note_words(book, each) for each in one.record.notes),
        ),
        needed(
            "articles",
            "In how many articles the words of the positions stand.",
            lambda book, one: behind(one.quotes).articles,
            "integer",
        ),
        needed(
            "origins",
            "To how many origins these go back.",
            lambda book, one: behind(one.quotes).origins,
            "integer",
        ),
    ),
    searched=("question", "proposition"),
)


class _Taken(NamedTuple):
    claim: ResolvedClaim
    number: int
    taken: TakenPosition


def _positions(book: Sourcebook) -> Iterator[_Taken]:
    for claim in book.claims.values():
        for number, one in enumerate(claim.positions, start=1):
            yield _Taken(claim, number, one)


def _of_claim(book: Sourcebook, one: _Taken) -> str:
    return one.claim.record.id


POSITIONS = Table[_Taken](
    "positions",
    "Who took which position on which claim, in the order in which they count.",
    _positions,
    (
        needed("claim_id", "The claim.", _of_claim),
        needed("question", "The claim as a question.", lambda book, one: one.claim.record.question),
        needed(
            "number", "Which of the claim’s positions it is, from 1.", lambda book, one: one.number, "integer"
        ),
        needed("party", "Who takes it, in words.", lambda book, one: one.taken.party),
        Column(
            "party_is",
            "Whether that one is recorded, sources without a name, or the article itself.",
            lambda book, one: speaker_sort(one.taken.position.by),
            is_needed=True,
            one_of=("recorded", "unnamed", "article"),
        ),
        Column(
            "official_id",
            "The id, of an official.",
            lambda book, one: (
                one.taken.position.by.who if book.find(Official, one.taken.position.by.who) else None
            ),
        ),
        Column(
            "organisation_id",
            "The id, of an organisation.",
            lambda book, one: (
                None if book.find(Official, one.taken.position.by.who) else one.taken.position.by.who
            ),
        ),
        needed(
            "stance",
            "What the party says to the question; a word of the vocabulary “stance”.",
            lambda book, one: one.taken.stance.id,
        ),
        needed("stance_words", "The same in words.", lambda book, one: one.taken.stance.label),
        needed(
            "counts_from",
            "The day from which it counts: the last on which it can have been taken or, where that is in doubt or open, that of the article.",
            lambda book, one: one.taken.day,
            "date",
        ),
        needed("said_words", "When it was said, in words.", lambda book, one: one.taken.quotes[0].said.words),
        *of_event(lambda one: one.taken.event),
        Column("note", "What a reader must know of it.", lambda book, one: one.taken.position.note),
        needed("address", "The page of the claim.", lambda book, one: page(book, one.claim.record)),
    ),
    key=("claim_id", "number"),
    refers=(
        (("claim_id",), "claims"),
        (("event_id",), "events"),
        (("official_id",), "officials"),
        (("organisation_id",), "organisations"),
    ),
)


class _Rested(NamedTuple):
    claim: ResolvedClaim
    number: int
    quote: Quote


def _rested(book: Sourcebook) -> Iterator[_Rested]:
    return (_Rested(one.claim, one.number, quote) for one in _positions(book) for quote in one.taken.quotes)


POSITION_QUOTES = Table[_Rested](
    "position_quotes",
    "The passages on which each position rests.",
    _rested,
    (
        needed("claim_id", "The claim.", lambda book, one: one.claim.record.id),
        needed("number", "Which of the claim’s positions, from 1.", lambda book, one: one.number, "integer"),
        needed("quote_id", "The passage.", lambda book, one: quote_id(one.quote.event.id, one.quote.number)),
        needed("words", "Its words.", lambda book, one: one.quote.words),
        needed("address", "The page of the claim.", lambda book, one: page(book, one.claim.record)),
    ),
    key=("claim_id", "number", "quote_id"),
    refers=((("claim_id", "number"), "positions"), (("quote_id",), "quotes")),
)


class _About(NamedTuple):
    claim: ResolvedClaim
    event: Event


def _about(book: Sourcebook) -> Iterator[_About]:
    return (_About(claim, book.get(Event, id)) for claim in book.claims.values() for id in claim.record.about)


CLAIM_EVENTS = Table[_About](
    "claim_events",
    "The acts that a claim is about, where they have records of their own.",
    _about,
    (
        needed("claim_id", "The claim.", lambda book, one: one.claim.record.id),
        needed("question", "The claim as a question.", lambda book, one: one.claim.record.question),
        *of_event(lambda one: one.event),
        needed("address", "The page of the claim.", lambda book, one: page(book, one.claim.record)),
    ),
    key=("claim_id", "event_id"),
    refers=((("claim_id",), "claims"), (("event_id",), "events")),
)


class _OfTopic(NamedTuple):
    claim: ResolvedClaim
    topic: Topic


def _topics(book: Sourcebook) -> Iterator[_OfTopic]:
    return (_OfTopic(claim, topic) for claim in book.claims.values() for topic in claim.topics)


CLAIM_TOPICS = Table[_OfTopic](
    "claim_topics",
    "The topics of each claim.",
    _topics,
    (
        needed("claim_id", "The claim.", lambda book, one: one.claim.record.id),
        needed("question", "The claim as a question.", lambda book, one: one.claim.record.question),
        needed("topic_id", "The topic.", lambda book, one: one.topic.id),
        needed("topic", "Its name.", lambda book, one: one.topic.name),
        needed("address", "The page of the claim.", lambda book, one: page(book, one.claim.record)),
    ),
    key=("claim_id", "topic_id"),
    refers=((("claim_id",), "claims"), (("topic_id",), "topics")),
)
CONTRADICTIONS = Table[Contradiction](
    "contradictions",
    "Passages that differ, and on what; none says who is right.",
    lambda book: book.all(Contradiction),
    (
        needed("id", "The id.", lambda book, one: one.id),
        needed("address", "The page.", page),
        needed("title", "What the passages are about.", lambda book, one: one.title),
        needed(
            "differs_between",
            "Between whom or what they differ; a word of the vocabulary “difference”.",
            lambda book, one: one.between,
        ),
        needed(
            "differs_between_words",
            "The same in words.",
            lambda book, one: book.term("difference", one.between).label,
        ),
        needed("differs", "On what they differ.", lambda book, one: plain(one.differs, book)),
        Column(
            "outside",
            "What other reports say, a line each.",
            lambda book, one: paragraphs(note_words(book, each) for each in one.outside),
        ),
    ),
    searched=("title", "differs"),
)


class _Differing(NamedTuple):
    contradiction: Contradiction
    number: int
    quote: Quote


def _differing(book: Sourcebook) -> Iterator[_Differing]:
    for one in book.all(Contradiction):
        for number, each in enumerate(one.passages, start=1):
            yield _Differing(one, number, book.quotes[each.event][each.quote - 1])


def _speaker(book: Sourcebook, one: _Differing) -> str:
    return speaker_words(book, one.quote)


PASSAGES = Table[_Differing](
    "contradiction_passages",
    "The passages of each contradiction.",
    _differing,
    (
        needed("contradiction_id", "The contradiction.", lambda book, one: one.contradiction.id),
        needed("contradiction", "What it is about.", lambda book, one: one.contradiction.title),
        needed("number", "Which of its passages it is, from 1.", lambda book, one: one.number, "integer"),
        needed("quote_id", "The passage.", lambda book, one: quote_id(one.quote.event.id, one.quote.number)),
        needed("speaker", "Who says it.", _speaker),
        needed("words", "Its words.", lambda book, one: one.quote.words),
        needed("said_words", "When it was said, in words.", lambda book, one: one.quote.said.words),
        *of_event(lambda one: one.quote.event),
        needed("address", "The page of the contradiction.", lambda book, one: page(book, one.contradiction)),
    ),
    key=("contradiction_id", "number"),
    refers=(
        (("contradiction_id",), "contradictions"),
        (("quote_id",), "quotes"),
        (("event_id",), "events"),
    ),
)
