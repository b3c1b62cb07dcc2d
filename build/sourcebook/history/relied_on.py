"""What a reader relies on in a record: its title, date, status, parties, and its quotes with their speakers.

`sourcebook register` keeps it for each published record in content/published.json; `check` compares it with
what the record says today, and asks for an entry in `changes:` where the two differ.
"""

from collections.abc import Iterator
from typing import Any

from sourcebook.model import (
    Claim,
    Contradiction,
    Diagnostic,
    Event,
    Official,
    Passage,
    Publisher,
    Record,
    Register,
    Role,
    Source,
    Sourcebook,
    Speaker,
)
from sourcebook.model.register import CORRECTIONS


def relied_on(sourcebook: Sourcebook, record: Record) -> dict[str, Any]:
    """A record -> its fields that a reader relies on, as texts and lists of texts, ready for JSON.

    A quote is told by its place in the seed, `source start-end speaker` (half-open, in code points), since a seed
    never changes.
    """
    match record:
        case Event():
            fields: dict[str, Any] = {
                "date": record.date.text + (" lasted" if record.lasted else ""),
                "status": record.status,
                "parties": sorted(
                    [*(f"{one.official} {one.part}" for one in record.officials), *record.organisations]
                ),
                "quotes": sorted(_quotes(sourcebook, record)),
            }
        case Official():
            fields = {"offices": [_office(one) for one in record.roles]}
        case Source():
            fields = {"date": record.published.text, "parties": [_publisher(record.publisher)]}
        case Claim():
            fields = {
                "positions": [f"{one.event} {one.stance} {_speaker(one.by)}" for one in record.positions]
            }
        case Contradiction():
            fields = {"passages": [f"{one.event} {one.quote}" for one in record.passages]}
        case _:
            fields = {}
    return {"title": record.label, **fields}


def kept_state(sourcebook: Sourcebook, record: Record) -> dict[str, Any]:
    """What `register` keeps of a record: what a reader relies on, and how many corrections it has declared."""
    return {**relied_on(sourcebook, record), CORRECTIONS: len(record.changes)}


def undeclared_changes(sourcebook: Sourcebook, register: Register | None = None) -> Iterator[Diagnostic]:
    """Each published record that says something else than when it was registered, and declares no change since."""
    register = register or sourcebook.find(Register, "published")
    for record in sourcebook.records() if register else ():
        kept = next((register.relied_on[key] for key in _keys(record) if key in register.relied_on), None)
        if kept is None or len(record.changes) > kept.get(CORRECTIONS, 0):
            continue
        for name, now in relied_on(sourcebook, record).items():
            if name in kept and kept[name] != now:
                what = f"{_difference(name, kept[name], now)}; add an entry to `changes:` that says what it was, and why"
                yield record.origin.diagnostic((name,), what)


def _keys(record: Record) -> Iterator[tuple[str, str]]:
    """The keys under which a record was or is published, its own first."""
    yield record.key
    yield from ((record.key[0], id) for id in record.formerly)


def _difference(name: str, was: object, now: object) -> str:
    """In words how a field differs from what was published."""
    if not isinstance(was, list) or not isinstance(now, list):
        return f"“{was}” was published, and “{now}” stands here"
    lost, new = [one for one in was if one not in now], [one for one in now if one not in was]
    told = [
        f"{sign} {', '.join(f'“{one}”' for one in some)}"
        for sign, some in (("without", lost), ("with", new))
        if some
    ]
    return f"the {name} differ from those that were published: {' and '.join(told) or 'another order'}"


def _quotes(sourcebook: Sourcebook, event: Event) -> Iterator[str]:
    for place, one in enumerate(event.evidence):
        found = sourcebook.passages.get((event.origin.path, place))
        span = f"{found.start}-{found.end}" if isinstance(found, Passage) else "not found"
        yield f"{one.source} {span} {_speaker(one.said_by)}"


def _speaker(speaker: Speaker) -> str:
    return speaker.who or (f"unnamed: {speaker.unnamed}" if speaker.unnamed else "narration")


def _office(role: Role) -> str:
    return f"{role.title}, {role.start.text} to {role.end.text if role.end else 'now'}"


def _publisher(publisher: Publisher) -> str:
    return publisher.organisation or publisher.name or "unknown"
