"""What stands between a reader and a false speaker: `said_by` swapped within each event, over the whole record.

Each quote that is given to an official or organisation is given to every other actor of its event in turn; and each
that is the outlet's own or of unnamed sources, to every actor. A swap is caught if `check` errors it, or if `warnings` asks for a second look. It is tried four ways: as the record is, and with
the note of the quote taken out (for a note settles a warning); each with the parts as they are, and with the part that a
error asks for written in, as a hasty contributor would mend it. Beside that, how often a warning would be raised about
the true speaker, were there no notes.

    .venv/bin/python benchmarks/speaker_swaps.py [ROOT] [--passed]
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from sourcebook.build import load
from sourcebook.model import Event, Involvement, Official, Organisation, Quote, Sourcebook, Speaker
from sourcebook.rules.check import RULES
from sourcebook.rules.speakers import speakers_belong, speakers_have_the_part

WARNINGS = tuple(
    rule for rule in RULES if rule.code.startswith("A2") and rule.name != "speaker-without-words"
)
"""Every rule of attribution that asks for a second look at a quote; the one that is left out looks at officials."""


class Swap(NamedTuple):
    """One quote of an event, given to somebody else."""

    event: Event
    place: int
    other: str


def main() -> None:
    """Print the table; with `--passed` also every swap that nothing caught."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help="a sourcebook; without it, here")
    parser.add_argument("--passed", action="store_true", help="name every swap that nothing caught")
    asked = parser.parse_args()
    sourcebook = load(asked.root)
    swaps = list(_swaps(sourcebook, recorded=True))
    _table(sourcebook, swaps, "of an official or organisation, given to another")
    _table(
        sourcebook,
        list(_swaps(sourcebook, recorded=False)),
        "of the outlet or of unnamed sources, given to an actor",
    )
    print(
        f"true record: {_alarms(sourcebook, True)} warnings as it is, {_alarms(sourcebook, False)} with every note taken out"
    )
    if asked.passed:
        for swap in swaps:
            if not any(_judged(sourcebook, swap, notes=False, mended=True)):
                print(
                    f"passed: {swap.event.id} evidence.{swap.place}: {swap.event.evidence[swap.place].said_by.who} -> {swap.other}"
                )


def _table(sourcebook: Sourcebook, swaps: list[Swap], whose: str) -> None:
    quotes = len({(one.event.id, one.place) for one in swaps})
    print(f"{quotes} quotes {whose}: {len(swaps)} swaps\n")
    print(f"{'':34}{'swaps':>7}{'error':>7}{'warning':>7}{'caught':>8}{'passed':>8}")
    for notes in (True, False):
        for mended in (False, True):
            _row(sourcebook, swaps, notes, mended)
    print()


def _swaps(sourcebook: Sourcebook, recorded: bool) -> Iterator[Swap]:
    """Each swap of quotes that are given to a recorded speaker, or of those that are not."""
    for event in sourcebook.all(Event):
        for place, evidence in enumerate(event.evidence):
            if bool(evidence.said_by.who) == recorded:
                yield from (Swap(event, place, one) for one in sorted(event.actors - {evidence.said_by.who}))


def _row(sourcebook: Sourcebook, swaps: list[Swap], notes: bool, mended: bool) -> None:
    found = Counter(_judged(sourcebook, one, notes, mended) for one in swaps)
    errors = sum(number for (faulted, _), number in found.items() if faulted)
    warnings_ = sum(number for (_, warned), number in found.items() if warned)
    passed = found[False, False]
    label = (
        f"{'notes kept' if notes else 'notes taken out'}, {'parts mended' if mended else 'parts as they are'}"
    )
    print(f"{label:34}{len(swaps):>7}{errors:>7}{warnings_:>7}{len(swaps) - passed:>8}{passed:>8}")


def _judged(sourcebook: Sourcebook, swap: Swap, notes: bool, mended: bool) -> tuple[bool, bool]:
    """Whether a swap is faulted, and whether it is warned of."""
    event = swap.event
    change = {"said_by": Speaker(who=swap.other)} | ({} if notes else {"note": None})
    evidence = list(event.evidence)
    evidence[swap.place] = evidence[swap.place].model_copy(update=change)
    officials = tuple(_mended(one, swap) for one in event.officials) if mended else event.officials
    altered = event.model_copy(update={"evidence": tuple(evidence), "officials": officials})
    alone = replace(sourcebook, entries=(altered,), quotes={event.id: _quotes(sourcebook, altered)})
    return _tells(alone, (speakers_belong, speakers_have_the_part), None), _tells(alone, WARNINGS, swap.place)


def _quotes(sourcebook: Sourcebook, altered: Event) -> tuple[Quote, ...]:
    """The quotes of an event whose evidence was altered: the same passages, by whoever is named now."""
    return tuple(
        replace(one, event=altered, evidence=evidence, speaker=_speaker(sourcebook, evidence.said_by.who))
        for one, evidence in zip(sourcebook.quotes[altered.id], altered.evidence, strict=True)
    )


def _speaker(sourcebook: Sourcebook, id: str | None) -> Official | Organisation | None:
    return sourcebook.find(Official, id) or sourcebook.find(Organisation, id)


def _mended(one: Involvement, swap: Swap) -> Involvement:
    return one.model_copy(update={"part": "speaker"}) if one.official == swap.other else one


def _tells(alone: Sourcebook, rules, place: int | None) -> bool:
    """Whether a rule tells anything of the one event, or of one quote of it."""
    named = _Names(alone)
    return any(
        place is None or diagnostic.field.startswith(f"evidence.{place}.")
        for rule in rules
        for diagnostic in rule(named)
    )


class _Names:
    """A sourcebook whose only event is the one that is judged, and which knows everybody else."""

    def __init__(self, alone: Sourcebook) -> None:
        self._alone = alone

    def __getattr__(self, name: str):
        return getattr(self._alone, name)

    def all(self, noun):
        """The one event; of other nouns, all."""
        return (
            self._alone.all(noun)
            if noun is Event
            else tuple(one for one in self._alone.by_key.values() if type(one) is noun)
        )


def _alarms(sourcebook: Sourcebook, notes: bool) -> int:
    """How many warnings the true speakers raise."""
    if notes:
        return _told_by_warnings(sourcebook)
    bare = tuple(
        one.model_copy(update={"evidence": tuple(e.model_copy(update={"note": None}) for e in one.evidence)})
        if isinstance(one, Event)
        else one
        for one in sourcebook.entries
    )
    quotes = {one.id: _quotes(sourcebook, one) for one in bare if isinstance(one, Event)}
    return _told_by_warnings(replace(sourcebook, entries=bare, quotes=quotes))


def _told_by_warnings(sourcebook: Sourcebook) -> int:
    return sum(1 for rule in WARNINGS for _ in rule(sourcebook))


if __name__ == "__main__":
    main()
