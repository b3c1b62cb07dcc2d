"""Every table of the published data: a new one is a `Table` in a file here, and one name in `TABLES`."""

from collections.abc import Iterable
from typing import Any

from sourcebook.model import Sourcebook
from sourcebook.site.exports.tables.claims import (
    CLAIM_EVENTS,
    CLAIM_TOPICS,
    CLAIMS,
    CONTRADICTIONS,
    PASSAGES,
    POSITION_QUOTES,
    POSITIONS,
)
from sourcebook.site.exports.tables.contacts import CONTACTS, HALVES
from sourcebook.site.exports.tables.documents import DOCUMENT_EVENTS, DOCUMENTS
from sourcebook.site.exports.tables.events import EVENT_OFFICIALS, EVENTS, LISTINGS, RELATIONS
from sourcebook.site.exports.tables.evidence import GROUNDS, QUOTES, VARIANTS
from sourcebook.site.exports.tables.history import CORRECTIONS, FORMER_IDS, READINGS, WITHDRAWN
from sourcebook.site.exports.tables.people import NAMES, OFFICIALS, ORGANISATIONS, ROLES
from sourcebook.site.exports.tables.remarks import NOTES, RIVAL_VALUES
from sourcebook.site.exports.tables.sources import (
    ORIGINS,
    OUTSIDE_PAGES,
    OUTSIDE_USES,
    SOURCE_NOTES,
    SOURCES,
)
from sourcebook.site.exports.tables.subjects import CHANNELS, PLACES, TOPICS
from sourcebook.site.exports.tables.table import Filled, Table
from sourcebook.site.exports.tables.vocabulary import SIDES, WORDS

TABLES: tuple[Table[Any], ...] = (
    EVENTS,
    QUOTES,
    CONTACTS,
    HALVES,
    CLAIMS,
    POSITIONS,
    CONTRADICTIONS,
    PASSAGES,
    OFFICIALS,
    ROLES,
    ORGANISATIONS,
    TOPICS,
    CHANNELS,
    PLACES,
    SOURCES,
    ORIGINS,
    DOCUMENTS,
    DOCUMENT_EVENTS,
    EVENT_OFFICIALS,
    *LISTINGS,
    RELATIONS,
    GROUNDS,
    RIVAL_VALUES,
    NOTES,
    VARIANTS,
    POSITION_QUOTES,
    CLAIM_EVENTS,
    CLAIM_TOPICS,
    SOURCE_NOTES,
    OUTSIDE_PAGES,
    OUTSIDE_USES,
    NAMES,
    CORRECTIONS,
    FORMER_IDS,
    WITHDRAWN,
    READINGS,
    SIDES,
    WORDS,
)
"""All tables, those first for which most come."""


def filled(book: Sourcebook, tables: Iterable[Table[Any]] = TABLES) -> tuple[Filled, ...]:
    """Every table with its rows, in the order of the records."""
    return tuple(Filled(one, tuple(one.rows(book))) for one in tables)
