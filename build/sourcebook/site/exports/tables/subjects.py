"""What records are about: topics, channels, places."""

from collections.abc import Callable, Iterable

from sourcebook.model import Channel, Place, Sourcebook, Topic
from sourcebook.site.exports.tables.table import Column, Table, needed
from sourcebook.site.exports.tables.words import origins_of, page, prose

SUBJECT = Topic | Channel | Place


def _table(
    name: str, what: str, things: Callable[[Sourcebook], Iterable[SUBJECT]], *more: Column[SUBJECT]
) -> Table[SUBJECT]:
    """A table of one of these nouns."""
    return Table[SUBJECT](
        name,
        what,
        things,
        (
            needed("id", "The id.", lambda book, one: one.id),
            needed("address", "The page.", page),
            needed("name", "The name.", lambda book, one: one.name),
            needed(
                "scope", "What belongs here, and what does not.", lambda book, one: prose(one.scope, book)
            ),
            *more,
            Column(
                "prose", "What the page says besides, in Markdown.", lambda book, one: prose(one.body, book)
            ),
            needed(
                "records", "How many records name it.", lambda book, one: len(book.events_of(one)), "integer"
            ),
            needed("origins", "To how many origins these go back.", origins_of, "integer"),
        ),
        searched=("name", "scope", "prose"),
    )


def _is_counted(book: Sourcebook, one: SUBJECT) -> bool:
    return isinstance(one, Channel) and one.counted


TOPICS = _table("topics", "What the records are about.", lambda book: book.all(Topic))
CHANNELS = _table(
    "channels",
    "The ways by which the sides are said to be in touch, or could be.",
    lambda book: book.all(Channel),
    needed(
        "is_counted",
        "Whether contacts by it are counted with the others; another matter’s channel is not.",
        _is_counted,
        "boolean",
    ),
)
PLACES = _table("places", Place.index_text, lambda book: book.all(Place))
