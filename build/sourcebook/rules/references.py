"""I: ids and references. What a record is called, and whom it names."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.model import NOUNS, AtReading, Diagnostic, Entry, Site, Sourcebook, Withdrawn
from sourcebook.model.text import shown
from sourcebook.read.records import SUFFIXES
from sourcebook.rules.files import found_at_reading
from sourcebook.rules.near import Known
from sourcebook.rules.rule import rule


@rule(
    "I101",
    AtReading.id_malformed,
    example="“Ferry-2” is no id; use lower-case letters a–z, digits and single hyphens, at most 80",
    reason="The name of the file is the id, and stands in the record’s address: capitals, spaces and accents get lost on the way.",
    mend="Rename the file: lower-case letters, digits and single hyphens.",
)
def ids_are_plain(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A file’s name, which is its record’s id, has only lower-case letters, digits and hyphens."""
    yield from found_at_reading(sourcebook, AtReading.id_malformed)


@rule(
    "I102",
    "id-taken",
    example="the id “ann-lee” is taken by content/officials/ann-lee.md; rename one of the files",
    reason="One id names one record; with two, nobody could say which is meant.",
    mend="Rename the newer of the two files, and what refers to it.",
)
def ids_are_unique(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No two records share an id, in whatever folders they stand."""
    nouns = {noun.noun for noun in NOUNS}
    first: dict[str, Entry] = {}
    for entry in sorted(sourcebook.entries, key=lambda one: one.origin.path):
        if entry.key[0] not in nouns:
            continue
        other = first.setdefault(entry.id, entry)
        if other is not entry:
            what = f"the id “{entry.id}” is taken by {other.origin.path}; rename one of the files"
            yield entry.origin.diagnostic((), what)


@rule(
    "I103",
    "reference-unknown",
    example="topics.0: no topic is called “fery”; did you mean “ferry”?",
    reason="Every name in a record leads to a page; an id that is misspelt would lead nowhere, or to nobody.",
    mend="Correct the id, or add the record. Where words are given to somebody, no similar id is suggested: a wrong speaker that fits is worse than none.",
)
def references_exist(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Whatever a record names by its id has a record, and each word of a list stands in the vocabulary."""
    known, elsewhere = Known(sourcebook), misplaced(sourcebook)
    for entry in sourcebook.entries:
        for path, nouns, id in entry.references():
            there = any((noun, id) in sourcebook.by_key for noun in nouns)
            if there or id in elsewhere or nouns[0] in known.empty_lists:
                continue
            name = " or ".join(noun.replace("_", " ") for noun in nouns)
            yield entry.origin.diagnostic(path, f"no {name} is called {shown(id)}{known.near(nouns, id)}")


def misplaced(sourcebook: Sourcebook) -> frozenset[str]:
    """The ids of files that would be records, did they stand where records are read."""
    paths = (PurePosixPath(diagnostic.path) for diagnostic in sourcebook.unreadable)
    return frozenset(path.stem for path in paths if path.suffix in SUFFIXES)


@rule(
    "I104",
    "side-id-taken",
    example="sides.1.id: “east” is another side’s already; choose another id",
    reason="A side is told by its colour, and the colour hangs on its id.",
    mend="Give one of the two sides in content/site.yaml another id.",
)
def sides_are_distinct(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No two sides of the site have one id."""
    for site in sourcebook.all(Site):
        ids = [side.id for side in site.sides]
        for place, id in enumerate(ids):
            if id in ids[:place]:
                what = f"“{id}” is another side’s already; choose another id"
                yield site.origin.diagnostic(("sides", place, "id"), what)


@rule(
    "I105",
    "successor-unknown",
    example="instead: no event is called “1962-crosing”; did you mean “1962-crossing”?",
    reason="Who follows an old address to a withdrawn record is led on to the one that says it better.",
    mend="Correct the id in `instead`, or take the field out if no record takes its place.",
)
def withdrawn_records_lead_on(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A withdrawn record that names another in its place names one that is there, and of the same kind."""
    known = Known(sourcebook)
    for one in sourcebook.all(Withdrawn):
        if one.instead and (one.was, one.instead) not in sourcebook.by_key:
            near = known.near((one.was,), one.instead)
            yield one.origin.diagnostic(("instead",), f"no {one.was} is called “{one.instead}”{near}")


@rule(
    "I201",
    "record-unused",
    example="no event names Eels; add one, or leave the page to say so",
    reason="A page about somebody or something that no event names is perhaps an event forgotten.",
    mend="Add the event, or name it in the one that was meant. Otherwise leave the page: it says that no event names it.",
)
def records_are_used(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each official, topic and place is named by an event."""
    for entry in sourcebook.entries:
        if entry.noun in ("official", "topic", "place") and not sourcebook.mentions.get(entry.key):
            what = f"no event names {entry.label}; add one, or leave the page to say so"
            yield entry.origin.diagnostic((), what)


RULES = (
    ids_are_plain,
    ids_are_unique,
    references_exist,
    sides_are_distinct,
    withdrawn_records_lead_on,
    records_are_used,
)
