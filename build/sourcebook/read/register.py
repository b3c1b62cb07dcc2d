"""content/published.txt and content/published.json -> the register."""

import datetime as dt
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from sourcebook.model import Entry, Origin, Register, Registered
from sourcebook.model.register import CORRECTIONS, REGISTERED
from sourcebook.model.text import shown
from sourcebook.read.built import unread
from sourcebook.read.slips import Unreadable
from sourcebook.read.text import decoded, read_bytes

LARGEST_REGISTER = 32 * 1024 * 1024


def read_register(root: Path, has_states: bool) -> Entry:
    """The published ids, and what was kept of their records; a blank line says nothing."""
    path = Register.path_pattern
    try:
        lines = decoded(read_bytes(root, path, LARGEST_REGISTER)).split("\n")
        path = Register.kept_in
        states = _states(root) if has_states else {}
        days = {key: _day(state.pop(REGISTERED)) for key, state in states.items() if REGISTERED in state}
    except Unreadable as error:
        return unread(path, "published", Register.noun, error)
    published = tuple(
        Registered((noun, id), number)
        for number, line in enumerate(lines, start=1)
        if line.strip()
        for noun, _, id in [line.strip().partition("/")]
    )
    return Register(
        id="published",
        origin=Origin(Register.path_pattern),
        published=published,
        relied_on=states,
        days=days,
        has_states=has_states,
    )


def _states(root: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """What was kept of each published record; raise `Unreadable` if it is no JSON that `register` writes."""
    mend = "restore the file from git; `sourcebook register` alone writes it"
    try:
        kept = json.loads(
            decoded(read_bytes(root, Register.kept_in, LARGEST_REGISTER)), object_pairs_hook=_without_repeats
        )
    except json.JSONDecodeError as error:
        raise Unreadable(f"is no JSON: {error.msg}; {mend}", error.lineno, error.colno) from None
    except RecursionError:
        raise Unreadable(f"is nested too deep; {mend}") from None
    except ValueError as error:  # a number of thousands of digits, or a name that stands twice
        raise Unreadable(f"has what `register` never writes ({error}); {mend}") from None
    if not isinstance(kept, dict) or not all(isinstance(one, dict) for one in kept.values()):
        raise Unreadable(f"is no list of records; {mend}")
    if not all(_is_count(one.get(CORRECTIONS, 0)) for one in kept.values()):
        raise Unreadable(f"counts no corrections; {mend}")
    return {(noun, id): one for key, one in kept.items() for noun, _, id in [key.partition("/")]}


def _day(value: object) -> dt.date:
    """The day on which a record was registered; raise `Unreadable` if it is none."""
    with suppress(ValueError):
        if (day := dt.date.fromisoformat(str(value))).isoformat() == value:
            return day
    what = f"says {shown(str(value))} of the day on which a record was registered; restore the file from git"
    raise Unreadable(what)


def _is_count(value: object) -> bool:
    """Whether a value of JSON is a whole number from 0; true and false are none."""
    return type(value) is int and value >= 0


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of JSON with these fields; raise ValueError if a name stands twice, for one of the two would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found
