"""data/events.json: every event with its evidence, for whoever computes with them."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from sourcebook.model import Output, Quote, ResolvedEvent, Sourcebook
from sourcebook.resolve.links import plain
from sourcebook.site.present import roles_words


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the file: a JSON array, by date then id."""
    events = [_event(sourcebook, event) for event in sourcebook.resolved_events()]
    yield Output(PurePosixPath("data/events.json"), json.dumps(events, ensure_ascii=False, indent=1) + "\n")


def _event(sourcebook: Sourcebook, event: ResolvedEvent) -> dict[str, Any]:
    record, date = event.record, event.date
    begun_by, not_over_before = date.surely(event.lasted)
    roles = {one.official.id: roles_words(one.offices) for one in event.actors}
    return {
        "id": record.id,
        "title": record.title,
        "summary": plain(record.summary, sourcebook),
        "date": date.text,
        "date_words": event.when,
        "first": date.first and date.first.isoformat(),
        "last": date.last and date.last.isoformat(),
        "begun_by": begun_by and begun_by.isoformat(),
        "not_over_before": not_over_before and not_over_before.isoformat(),
        "year": event.year,
        "uncertain": not date.is_certain(event.lasted),
        "date_basis": record.date_basis,
        "lasted": event.lasted,
        "status": record.status,
        "scope": event.scope,
        "kind": record.kind,
        "channels": list(record.channels),
        "topics": list(record.topics),
        "places": list(record.places),
        "officials": [
            {"id": one.official, "part": one.part, "role": roles[one.official]} for one in record.officials
        ],
        "organisations": list(record.organisations),
        "evidence": [_evidence(one) for one in event.quotes],
        "related": [{"event": one.event, "how": one.how} for one in record.related],
    }


def _evidence(one: Quote) -> dict[str, Any]:
    """One quote: `start` and `end` are half-open, in code points of the seed decoded as UTF-8."""
    said_by = one.evidence.said_by
    return {
        "source": one.source.id,
        "seed": one.source.seed,
        "said_by": said_by.who or ({"unnamed": said_by.unnamed} if said_by.unnamed else "narration"),
        "said": one.said.date.text,
        "said_how": "said" if one.said.is_said else "first published",
        "voice": one.evidence.voice,
        "origin": one.origin.id,
        "quote": one.words,
        "start": one.passage.start,
        "end": one.passage.end,
        "paragraph": one.passage.paragraph.number,
    }
