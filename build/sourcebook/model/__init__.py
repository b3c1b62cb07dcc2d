"""The nouns. All are immutable; entries refer to each other by id."""

from sourcebook.model.channel import Channel
from sourcebook.model.claim import Claim, Position
from sourcebook.model.contradiction import Contradiction
from sourcebook.model.diagnostic import (
    MOST_LISTED,
    AtReading,
    Diagnostic,
    Diagnostics,
    Severity,
    of_the_disk,
    printable,
    readable,
    severity_of,
    unobeyed,
)
from sourcebook.model.document import Document, DocumentEvent
from sourcebook.model.entry import Entry, InvalidRecord, Origin, Record, Reference
from sourcebook.model.event import (
    NARRATION,
    Event,
    Evidence,
    Involvement,
    Note,
    Plan,
    Rivalry,
    RivalValue,
    Speaker,
    Variant,
)
from sourcebook.model.exceptions import EvidenceException, Exceptions
from sourcebook.model.expectation import Expectation
from sourcebook.model.halves import Half, HalfLine
from sourcebook.model.official import Official, Role
from sourcebook.model.organisation import Organisation
from sourcebook.model.output import (
    About,
    Box,
    Card,
    CardContact,
    CardFace,
    CardHalf,
    CardLine,
    Drawing,
    Figure,
    Kept,
    Output,
    Sign,
    Words,
)
from sourcebook.model.outside import Outside
from sourcebook.model.page import Page
from sourcebook.model.place import Place
from sourcebook.model.register import Register, Registered
from sourcebook.model.resolved import (
    Actor,
    Connection,
    Ground,
    Quote,
    ResolvedClaim,
    ResolvedEvent,
    Said,
    TakenPosition,
    Unproven,
)
from sourcebook.model.seed import NotFound, Paragraph, Passage, Seed
from sourcebook.model.setup import CitationFile, Setup
from sourcebook.model.site import Side, Site
from sourcebook.model.source import Boilerplate, Lineage, Publisher, Source
from sourcebook.model.sourcebook import Backlink, Linked, Sourcebook, once
from sourcebook.model.term import Term, WordList
from sourcebook.model.topic import Topic
from sourcebook.model.when import When
from sourcebook.model.withdrawn import Withdrawn

NOUNS: tuple[type[Record], ...] = (
    Event,
    Official,
    Organisation,
    Topic,
    Channel,
    Place,
    Source,
    Claim,
    Contradiction,
    Document,
    Outside,
    Page,
    Withdrawn,
)
"""Every noun that has a file for each record. A new noun is one file here, and one name in this line."""

FOLDERS = ", ".join(sorted({f"{noun.path_pattern.split('/')[1]}/" for noun in NOUNS}))
"""The folders of content/ in which records are read, in words."""

VOCABULARIES = {
    "kinds": "kind",
    "statuses": "status",
    "parts": "part",
    "voices": "voice",
    "relations": "relation",
    "bases": "basis",
    "role_bases": "role_basis",
    "standings": "standing",
    "stances": "stance",
    "differences": "difference",
    "weights": "weight",
    "acts_on_documents": "act_on_document",
}
"""The lists of content/vocabulary.yaml, and what one word of each is called."""

WORD_LISTS = (
    "loaded_words",
    "turning_words",
    "denying_words",
    "past_words",
    "attributing_words",
    "pronoun_words",
    "caption_words",
    "correction_words",
)
"""The lists of bare words in content/vocabulary.yaml, each for a warning to look for."""
