"""The words that records may use, and the sides."""

from sourcebook.model import VOCABULARIES, Side, Sourcebook, Term
from sourcebook.resolve.links import plain
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import joined


def _words(book: Sourcebook) -> list[Term]:
    return [one for name in VOCABULARIES.values() for one in book.terms(name)]


WORDS = Table[Term](
    "vocabulary",
    "The words that records may use in columns such as kind, status, voice and stance, and what each means.",
    _words,
    (
        needed("vocabulary", "The list in which it stands.", lambda book, one: one.vocabulary),
        needed("id", "The word, as columns have it.", lambda book, one: one.id),
        needed("label", "How it is shown.", lambda book, one: one.label),
        Column("meaning", "What it means.", lambda book, one: plain(one.meaning or "", book)),
        Column("inverse", "Of a relation: how it reads from the other event.", lambda book, one: one.inverse),
        Column("rests_on", "Of a status: what an act must have to bear it.", lambda book, one: one.grounds),
        needed(
            "supports",
            "Of a stance: whether it says that the act took place.",
            lambda book, one: one.supports,
            "boolean",
        ),
        needed(
            "partial",
            "Of a stance that supports: whether it says less than that, as a suggestion does.",
            lambda book, one: one.is_partial,
            "boolean",
        ),
        needed(
            "rejects",
            "Of a stance: whether it says that the act did not take place, or is not to.",
            lambda book, one: one.rejects,
            "boolean",
        ),
        needed(
            "open",
            "Of a stance: whether it neither says nor rejects anything, as no comment does.",
            lambda book, one: one.leaves_open,
            "boolean",
        ),
    ),
    key=("vocabulary", "id"),
)
SIDES = Table[Side](
    "sides",
    "The sides between which contacts are drawn; one without countries is everyone else.",
    lambda book: book.site.sides,
    (
        needed("id", "The id.", lambda book, one: one.id),
        needed("name", "The name.", lambda book, one: one.name),
        Column("countries", "Its countries.", lambda book, one: joined(one.countries)),
    ),
)
