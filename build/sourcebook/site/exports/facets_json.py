"""data/facets.json: the names of all by which records may be narrowed, for whoever computes; the timeline has its own."""

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from sourcebook.model import NOUNS, Event, Output, Source, Sourcebook

WORDS = ("kind", "status")
SCOPES = {"contact": "Contact", "context": "Background"}
DATES = {"certain": "Known to the day", "uncertain": "Not known to the day"}


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the file: a JSON array of facets that have values, each with these in order."""
    made = json.dumps(facets(sourcebook), ensure_ascii=False, indent=1)
    yield Output(PurePosixPath("data/facets.json"), made + "\n")


def facets(sourcebook: Sourcebook) -> list[dict[str, Any]]:
    """The facets that have values, each with these in order."""
    return [one for one in _facets(sourcebook) if one["values"]]


def _facets(sourcebook: Sourcebook) -> Iterator[dict[str, Any]]:
    for noun in (one for one in NOUNS if one.facet):
        yield _facet(noun.noun, ((one.id, one.label) for one in sourcebook.all(noun)))
    for name in WORDS:
        yield _facet(name, ((one.id, one.label) for one in sourcebook.terms(name)))
    yield _facet("scope", SCOPES.items())
    yield _facet("date", DATES.items())
    yield _facet("source", ((one.id, one.label) for one in sourcebook.all(Source)))
    years = sorted({one.year for one in sourcebook.all(Event)})
    yield _facet("year", ((str(year), str(year)) for year in years))


def _facet(name: str, values: Iterable[tuple[str, str]]) -> dict[str, Any]:
    return {
        "id": name,
        "label": name.capitalize(),
        "values": [{"id": id, "label": label} for id, label in values],
    }
