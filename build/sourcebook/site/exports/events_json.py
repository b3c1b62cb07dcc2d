"""data/events.json: every event with its evidence, for whoever computes with them."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from sourcebook.model import Event, Output, Source, Sourcebook
from sourcebook.resolve.links import plain
from sourcebook.site.views import roles_words


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the file: a JSON array, by date then id."""
    events = [_event(sourcebook, event) for event in sourcebook.all(Event)]
    yield Output(PurePosixPath("data/events.json"), json.dumps(events, ensure_ascii=False, indent=1) + "\n")


def _event(sourcebook: Sourcebook, event: Event) -> dict[str, Any]:
    begun_by, not_over_before = event.date.surely(event.lasted)
    return {
        "id": event.id,
        "title": event.title,
        "summary": plain(event.summary, sourcebook),
        "date": event.date.text,
        "date_words": event.when,
        "first": event.date.first and event.date.first.isoformat(),
        "last": event.date.last and event.date.last.isoformat(),
        "begun_by": begun_by and begun_by.isoformat(),
        "not_over_before": not_over_before and not_over_before.isoformat(),
        "year": event.year,
        "uncertain": not event.date.is_certain(event.lasted),
        "date_basis": event.date_basis,
        "lasted": event.lasted,
        "status": event.status,
        "scope": event.scope,
        "kind": event.kind,
        "channels": list(event.channels),
        "topics": list(event.topics),
        "places": list(event.places),
        "officials": [
            {
                "id": one.official,
                "part": one.part,
                "role": roles_words(sourcebook.roles_at(event, one.official)),
            }
            for one in event.officials
        ],
        "organisations": list(event.organisations),
        "evidence": [_evidence(sourcebook, event, place) for place in range(len(event.evidence))],
        "related": [{"event": one.event, "how": one.how} for one in event.related],
    }


def _evidence(sourcebook: Sourcebook, event: Event, place: int) -> dict[str, Any]:
    """One quote: `start` and `end` are half-open, in code points of the seed decoded as UTF-8."""
    evidence, passage = event.evidence[place], sourcebook.passage(event, place)
    said_by = evidence.said_by
    return {
        "source": evidence.source,
        "seed": sourcebook.get(Source, evidence.source).seed,
        "said_by": said_by.who or ({"unnamed": said_by.unnamed} if said_by.unnamed else "narration"),
        "voice": evidence.voice,
        "origin": sourcebook.lineage(evidence).id,
        "quote": sourcebook.seed_text(passage),
        "start": passage.start,
        "end": passage.end,
        "paragraph": passage.paragraph.number,
    }
