"""“did you mean …?”: which known name is most like a mistyped one."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

LEAST_ALIKE = 80
"""How like a name must be to be suggested, of 100; with less, the ids of two records of one day are taken for each other."""


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """The question whether the nearest known name is meant; empty where none is near."""
    near = nearest(typed, known)
    return f"did you mean “{near}”?" if near else ""


def nearest(typed: str, known: Iterable[str]) -> str:
    """The known name that is most like what was typed, whatever its capitals, hyphens and spaces; empty where none is near."""
    found = process.extractOne(
        typed, list(known), scorer=fuzz.ratio, processor=_plain, score_cutoff=LEAST_ALIKE
    )
    return found[0] if found else ""


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")
