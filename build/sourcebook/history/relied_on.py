"""What a reader relies on in a record: its title, date, status, parties, and its quotes with their speakers.

`sourcebook register` keeps it for each published record in content/published.json; `check` compares it with
what the record says today, and asks for an entry in `changes:` where the two differ.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sourcebook.model import (
    Claim,
    Contradiction,
    Diagnostic,
    Event,
    Official,
    Organisation,
    Outside,
    Plan,
    Publisher,
    Record,
    Register,
    Role,
    Source,
    Sourcebook,
    Speaker,
    Withdrawn,
)
from sourcebook.model.entry import Key
from sourcebook.model.register import CORRECTIONS
from sourcebook.model.source import Lineage
from sourcebook.model.text import series
from sourcebook.resolve.published import published_keys

State = Mapping[str, Any]
"""What a reader relied on in a record, field by field, and how many corrections it had declared."""
_WITHOUT_ORDER = ("grounds", "parties", "quotes", "variants")
_UNNAMED = "unnamed: "
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
MEND = "add an entry to `changes:` that says what it was, and why"


def relied_on(sourcebook: Sourcebook, record: Record) -> dict[str, Any]:
    """A record -> its fields that a reader relies on, as texts and lists of texts, ready for JSON.

    A quote is given by its place in the seed, `source start-end speaker` (half-open, in code points), since a seed
    never changes.
    """
    match record:
        case Event():
            fields = _of_event(sourcebook, record)
        case Official():
            fields = {"country": record.country, "offices": [_office(one) for one in record.roles]}
        case Source():
            fields = {
                "date": record.published.text,
                "parties": [_publisher(record.publisher)],
                "standing": record.standing,
                "origins": [_origin(one) for one in record.origins],
            }
        case Claim():
            fields = {
                "positions": [f"{one.event} {one.stance} {_speaker(one.by)}" for one in record.positions]
            }
        case Organisation():
            fields = {"country": record.country, "state": record.is_state}
        case Outside():
            fields = {"kind": record.kind, "consulted": record.consulted, "supports": record.supports}
        case Contradiction():
            fields = {"passages": [f"{one.event} {one.quote}" for one in record.passages]}
        case _:
            fields = {}
    return {"title": record.label, **fields}


def kept_state(sourcebook: Sourcebook, record: Record) -> dict[str, Any]:
    """What `register` keeps of a record: what a reader relies on, and how many corrections it has declared."""
    return {**relied_on(sourcebook, record), CORRECTIONS: len(record.changes)}


def states_of(sourcebook: Sourcebook) -> dict[Key, dict[str, Any]]:
    """What `register` keeps of each record, by its key and by each key that it had; what is withdrawn keeps what it had."""
    return {
        key: kept_state(sourcebook, one)
        for one in sourcebook.records()
        if not isinstance(one, Withdrawn)
        for key in published_keys(one)
    }


class Before(NamedTuple):
    """What a published record said, and how many corrections it had declared."""

    state: State
    corrections: int


def undeclared_changes(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each published record that says something else than what was kept of it, and declares no change since.

    So is one that has fewer corrections than were kept, and a registered one of which nothing is kept any more.
    """
    register = sourcebook.find(Register, "published")
    if register is None:
        return
    before = {one.origin.path: _kept_of(register, one) for one in sourcebook.records()}
    renamed = ids_of_today(one for one in sourcebook.records() if len(before[one.origin.path]) < 2)
    for record in sourcebook.records():
        kept = before[record.origin.path]
        counted = sum(one.corrections for one in kept)
        if len(record.changes) < counted:
            what = f"has {len(record.changes)} entries, and {counted} were published; restore them: a correction is not taken back"
            yield record.origin.diagnostic(("changes",), what)
        elif len(record.changes) == counted:
            yield from differences(sourcebook, record, [one.state for one in kept], renamed)
    yield from _lost_states(sourcebook, register)


def differences(
    sourcebook: Sourcebook, record: Record, before: list[State], renamed: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Each field in which a record says something else than it did, and the entry in `changes:` that this asks for.

    `before` is what it said, or what each of several said that became one; `renamed` leads from former ids to today's.
    Where a quote is unproven, quotes are left aside: that is told of the quote or of its source.
    """
    unproven = is_unproven(sourcebook, record)
    now = relied_on(sourcebook, record)
    for state in before:
        for name in sorted(
            now.keys() & state.keys() - ({"grounds", "quotes", "variants"} if unproven else set())
        ):
            if _as_today(name, state[name], renamed) != _as_today(name, now[name], renamed):
                yield record.origin.diagnostic(
                    (name,), f"{_difference(name, state[name], now[name])}; {MEND}"
                )
    if len(before) > 1:
        yield record.origin.diagnostic(
            ("formerly",), f"makes one of records that were published apart; {MEND}"
        )


def ids_of_today(records: Iterable[Record]) -> dict[str, str]:
    """Each former id of some records -> today's; those are meant that go on from one record, not from several."""
    return {id: record.id for record in records for id in record.formerly}


def _kept_of(register: Register, record: Record) -> list[Before]:
    """What was kept of a record under each key that it has or had; states that are the same count once."""
    found: list[Before] = []
    for key in published_keys(record):
        state = register.relied_on.get(key)
        if state is not None and all(one.state != state for one in found):
            found.append(Before(state, state.get(CORRECTIONS, 0)))
    return found


def _lost_states(sourcebook: Sourcebook, register: Register) -> Iterator[Diagnostic]:
    """Each registered record of which content/published.json, where it is there, keeps nothing."""
    there = states_of(sourcebook) if register.has_states else {}
    for key, _ in register.published:
        if key in there and key not in register.relied_on:
            name = "/".join(key)
            what = f"there is no entry of “{name}”, which was registered; restore the file from git"
            yield Diagnostic(Register.kept_in, 1, 1, name, what)


def is_unproven(sourcebook: Sourcebook, record: Record) -> bool:
    """Whether a quote of an event is not found, or its source's seed is not the one that was recorded."""
    if not isinstance(record, Event):
        return False
    sources = (sourcebook.find(Source, one.source) for one in record.evidence)
    if any(one is None or one.article.flaw or one.article.sha256 != one.sha256 for one in sources):
        return True
    return len(sourcebook.quotes.get(record.id, ())) < len(record.evidence)


def _as_today(name: str, value: Any, renamed: Mapping[str, str]) -> Any:
    """A field with the ids of today for former ones; what has no order is brought into one."""
    if name == "title" or not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return value
    texts = [_with_ids_of_today(one, renamed) for one in value]
    return sorted(texts) if name in _WITHOUT_ORDER else texts


def _with_ids_of_today(text: str, renamed: Mapping[str, str]) -> str:
    """A text of a state with the ids of today for former ones, but for the words on who is unnamed."""
    ids, mark, words = text.partition(_UNNAMED)
    return _ID.sub(lambda match: renamed.get(match[0], match[0]), ids) + mark + words


def _difference(name: str, was: object, now: object) -> str:
    """In words how a field differs from what was published."""
    if not isinstance(was, list) or not isinstance(now, list):
        return f"“{was}” was published, and “{now}” stands here"
    lost, new = [one for one in was if one not in now], [one for one in now if one not in was]
    changes = [
        f"{sign} {series(f'“{one}”' for one in some)}"
        for sign, some in (("without", lost), ("with", new))
        if some
    ]
    return f"the {name} differ from those that were published: {' and '.join(changes) or 'another order'}"


def _quotes(sourcebook: Sourcebook, event: Event) -> Iterator[str]:
    """Each quote by its place in the seed and its speaker; one that is not proven says so."""
    proven = {one.number: one.passage for one in sourcebook.quotes.get(event.id, ())}
    for number, one in enumerate(event.evidence, start=1):
        found = proven.get(number)
        span = f"{found.start}-{found.end}" if found else "not found"
        yield f"{one.source} {span} {_speaker(one.said_by)}"


def _of_event(sourcebook: Sourcebook, record: Event) -> dict[str, Any]:
    """What a reader relies on in an event: date, kind, status and its grounds, parties, quotes and their variants."""
    return {
        "date": record.date.text + (" lasted" if record.lasted else ""),
        "date_basis": record.date_basis,
        "kind": record.kind,
        "scope": record.scope,
        "status": record.status,
        "grounds": sorted(_grounds(sourcebook, record)),
        "plan": _plan(record.plan) if record.plan else [],
        "witnesses": sorted(record.documented_by),
        "parties": sorted(
            [*(f"{one.official} {one.part}" for one in record.officials), *record.organisations]
        ),
        "quotes": sorted(_quotes(sourcebook, record)),
        "variants": sorted(_variants(sourcebook, record)),
    }


def _grounds(sourcebook: Sourcebook, event: Event) -> Iterator[str]:
    """What each quote shows of the act, and when its words were said, by its place in the seed."""
    proven = {one.number: one.passage for one in sourcebook.quotes.get(event.id, ())}
    for number, one in enumerate(event.evidence, start=1):
        found = proven.get(number)
        fields = {
            "position": one.position,
            "shows": one.shows,
            "said": one.said and one.said.text,
            "first published": one.first_published and one.first_published.text,
        }
        if found:
            yield from (
                f"{one.source} {found.start} {name} {value}" for name, value in fields.items() if value
            )


def _variants(sourcebook: Sourcebook, event: Event) -> Iterator[str]:
    """Each variant that the record has, of which words, from where and on what way; by the place of its quote in the seed."""
    for one in sourcebook.quotes.get(event.id, ()):
        for each in one.evidence.variants:
            way = f" from {each.translated_from}" if each.translated_from else ""
            words = f"“{each.instead_of}” {each.language} “{each.text}” {each.outlet} {each.url}{way}"
            original = " original" if each.original else ""
            yield f"{one.source.id} {one.passage.start} {words}{original}"


def _plan(plan: Plan) -> list[str]:
    """When a plan was to be, who wished or refused it, and what came of it."""
    return [
        *([f"due {plan.due.text}"] if plan.due else []),
        *(f"wished by {_speaker(one)}" for one in plan.wished_by),
        *(f"refused by {_speaker(one)}" for one in plan.refused_by),
        *([f"outcome {plan.outcome}"] if plan.outcome else []),
    ]


def _speaker(speaker: Speaker) -> str:
    return speaker.who or (f"{_UNNAMED}{speaker.unnamed}" if speaker.unnamed else "narration")


def _office(role: Role) -> str:
    of_no_state = "" if role.is_state else ", no office of the state"
    return f"{role.title}, {role.start.text} to {role.end.text if role.end else 'now'}{of_no_state}"


def _publisher(publisher: Publisher) -> str:
    return publisher.organisation or publisher.name or "unknown"


def _origin(origin: Lineage) -> str:
    dated = f" of {origin.published.text}" if origin.published else ""
    return origin.id + dated + (f" by {', '.join(origin.path)}" if origin.path else "")
