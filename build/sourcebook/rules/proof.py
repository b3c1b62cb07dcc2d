"""What rules may rely on: articles that are as recorded, quotes that were found in them, speakers that have a record."""

import re
from collections.abc import Iterator

from sourcebook.evidence.attribution import either
from sourcebook.evidence.quote import fold
from sourcebook.model import Event, Passage, Source, Sourcebook


def is_evidence(source: Source | None) -> bool:
    """Whether a source's article can be held to be what was recorded."""
    return source is not None and not source.article.flaw and source.article.sha256 == source.sha256


def proven(sourcebook: Sourcebook) -> Iterator[tuple[Event, int, Passage]]:
    """Each quote that was found in a source that is as recorded."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            found = sourcebook.passages.get((event.origin.path, place))
            if isinstance(found, Passage) and is_evidence(sourcebook.find(Source, evidence.source)):
                yield event, place, found


def unsettled(sourcebook: Sourcebook) -> Iterator[tuple[Event, int, Passage]]:
    """Each quote of a sound sourcebook without a note of its own."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            if not evidence.note:
                yield event, place, sourcebook.passage(event, place)


def paragraph(sourcebook: Sourcebook, passage: Passage) -> str:
    """The text of the paragraph in which a passage stands."""
    text = sourcebook.get(Source, passage.source).article.text
    return text[passage.paragraph.start : passage.paragraph.end]


def is_known(sourcebook: Sourcebook, id: str) -> bool:
    """Whether an official or organisation of this id has a record."""
    return ("official", id) in sourcebook.by_key or ("organisation", id) in sourcebook.by_key


def names(note: str | None, *words: str) -> bool:
    """Whether a note names any of some words, whole, in whatever capitals: a note on something else settles nothing."""
    folded = fold(note or "").text
    wanted = tuple(one for one in (fold(word).text.strip() for word in words) if one)
    return re.search(either(wanted), folded, re.IGNORECASE) is not None
