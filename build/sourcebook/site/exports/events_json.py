"""data/events.json: every event with its evidence, for whoever computes with them."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from sourcebook.model import (
    Ground,
    Organisation,
    Output,
    Plan,
    Quote,
    ResolvedEvent,
    Rivalry,
    Sourcebook,
    Speaker,
    Variant,
)
from sourcebook.resolve.events import LISTED
from sourcebook.resolve.grounds import outside_page
from sourcebook.resolve.languages import tag
from sourcebook.resolve.links import plain
from sourcebook.site.json_text import compact
from sourcebook.site.present import roles_words, said_basis, said_note


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the file: a JSON array, by date then id; an event stands on a line."""
    events = (_event(sourcebook, event) for event in sourcebook.resolved_events())
    lines = ",\n".join(map(compact, events))
    yield Output(PurePosixPath("data/events.json"), f"[\n{lines}\n]\n" if lines else "[]\n")


def _event(sourcebook: Sourcebook, event: ResolvedEvent) -> dict[str, Any]:
    record, date = event.record, event.took_place
    begun_by, not_over_before = date.surely(event.lasted)
    roles = {one.official.id: roles_words(one.offices, event.took_place) for one in event.actors}
    return {
        "id": record.id,
        "title": record.title,
        "summary": plain(record.summary, sourcebook),
        "date": event.date.text,
        "date_words": event.when,
        "first": date.first and date.first.isoformat(),
        "last": date.last and date.last.isoformat(),
        "begun_by": begun_by and begun_by.isoformat(),
        "not_over_before": not_over_before and not_over_before.isoformat(),
        "year": event.year,
        "uncertain": not event.is_known_to_the_day,
        "known_to_the_day": event.is_known_to_the_day,
        "date_basis": record.date_basis,
        "date_note": record.date_note and plain(record.date_note, sourcebook),
        "lasted": event.lasted,
        "status": record.status,
        "status_grounds": [_ground(sourcebook, one) for one in event.grounds],
        "scope": event.scope,
        "kind": record.kind,
        **{field: list(getattr(record, field)) for field, noun in LISTED if not noun.acts},
        "officials": [
            {"id": one.official, "part": one.part, "role": roles[one.official]} for one in record.officials
        ],
        **{field: list(getattr(record, field)) for field, noun in LISTED if noun.acts},
        "evidence": [_evidence(sourcebook, one) for one in event.quotes],
        "related": [{"event": one.event, "how": one.how} for one in record.related],
        "plan": record.plan and _plan(sourcebook, record.plan),
        "rivals": [_rivalry(sourcebook, one) for one in record.rivals],
        "notes": [
            {"text": plain(one.text, sourcebook), **_outside(sourcebook, one.url)} for one in record.notes
        ],
        "read_by": [{"name": one.name, "date": one.date.text} for one in record.read_by],
    }


def _ground(sourcebook: Sourcebook, one: Ground) -> dict[str, Any]:
    """What a status rests on: a quote by its number from 1, or a page outside the articles."""
    page = _outside(sourcebook, one.page.url) if one.page else None
    return {"sort": one.sort, "quote_number": one.quote, "side": one.side and one.side.id, "page": page}


def _plan(sourcebook: Sourcebook, plan: Plan) -> dict[str, Any]:
    return {
        "due": plan.due and plan.due.text,
        "wished_by": [_speaker(one) for one in plan.wished_by],
        "refused_by": [_speaker(one) for one in plan.refused_by],
        "outcome": plan.outcome and plain(plan.outcome, sourcebook),
        "outcome_page": _outside(sourcebook, plan.outcome_url) if plan.outcome_url else None,
    }


def _rivalry(sourcebook: Sourcebook, one: Rivalry) -> dict[str, Any]:
    values = [
        {
            "value": each.value,
            "source": each.source,
            **_outside(sourcebook, each.url),
            "preferred": each.preferred,
        }
        for each in one.values
    ]
    return {"about": one.about, "values": values, "why": plain(one.why, sourcebook)}


def _outside(sourcebook: Sourcebook, url: str | None) -> dict[str, str | None]:
    """A page outside the articles: its address, whose it is, as what it counts, and whether a copy was read."""
    page = outside_page(sourcebook, url) if url else None
    return {
        "url": url,
        "publisher": page.publisher if page else None,
        "kind": page.kind if page else None,
        "consulted": page.consulted if page else None,
    }


def _speaker(one: Speaker) -> Any:
    return one.who or ({"unnamed": one.unnamed} if one.unnamed else "narration")


def _evidence(sourcebook: Sourcebook, one: Quote) -> dict[str, Any]:
    """One quote: `start` and `end` are half-open, in code points of the seed decoded as UTF-8."""
    basis = said_basis(sourcebook, one)
    return {
        "source": one.source.id,
        "seed": one.source.seed,
        "said_by": _speaker(one.evidence.said_by),
        "said": one.said.date.text,
        "said_how": "said" if one.said.is_said else "first published",
        "said_basis": basis and basis.id,
        "said_note": plain(said_note(one), sourcebook) or None,
        "voice": one.evidence.voice,
        "origin": one.origin.id,
        "quote": one.words,
        "start": one.passage.start,
        "end": one.passage.end,
        "paragraph": one.passage.paragraph.number,
        "note": one.evidence.note and plain(one.evidence.note, sourcebook),
        "variants": [_variant(sourcebook, each) for each in one.variants],
    }


def _variant(sourcebook: Sourcebook, one: Variant) -> dict[str, Any]:
    """Words of a page outside in place of `instead_of`, words of the quote; nobody has checked them against that page."""
    outlet = sourcebook.find(Organisation, one.outlet)
    return {
        "id": one.id,
        "instead_of": one.instead_of,
        "text": one.text,
        "language": one.language,
        "lang": tag(one.language),
        "outlet": outlet.label if outlet else one.outlet,
        "organisation": outlet.id if outlet else None,
        **_outside(sourcebook, one.url),
        "from": one.translated_from,
        "original": one.original,
        "note": one.note and plain(one.note, sourcebook),
        "checked": False,
    }
