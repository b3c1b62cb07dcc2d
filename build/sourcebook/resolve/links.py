"""Links to records in authors' texts: `[[official/some-id]]`, `[[event/some-id|words]]`, `[[index/timeline]]`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sourcebook.model import NOUNS, Sourcebook, Withdrawn

INDEXES = (
    {
        name: f"{name}.md"
        for name in (
            "timeline",
            "contacts",
            "days",
            "corrections",
            "errata",
            "outside",
            "data",
            "columns",
            "rules",
            "fields",
            "search",
        )
    }
    | {noun.folder: f"{noun.folder}/index.md" for noun in NOUNS if noun.index_text}
    | {"contradictions": "contradictions/index.md"}
)
"""The index pages, by the name that `[[index/…]]` uses."""

INDEX_TITLES = {name: name.capitalize() for name in INDEXES} | {"officials": "People", "sources": "Articles"}
"""What each is called."""

PATTERN = re.compile(r"\[\[([^\[\]|\n]*)(?:\|([^\[\]|]*))?\]\]")
UNFINISHED = re.compile(r"\[\[(?=[a-z_]+/)")
"""What opens like a link to a record."""


_LINKED = frozenset(one.noun for one in NOUNS)
UNCLOSED = "opens a link and does not close it; write [[noun/id]] or [[noun/id|words]]"


WITHDRAWN = "withdrawn"
"""What authors call a withdrawn record in a link, as its folder is called."""


class Target(NamedTuple):
    """What a link leads to, and the words it is shown with, if any are given."""

    noun: str
    id: str
    words: str | None


def target(match: re.Match[str]) -> Target:
    """The target of a match of `PATTERN`."""
    noun, _, id = match[1].strip().partition("/")
    noun = Withdrawn.noun if noun == WITHDRAWN else noun
    return Target(noun, id, match[2] and " ".join(match[2].split()))


def lost(target: Target, sourcebook: Sourcebook) -> str | None:
    """Why a link leads nowhere and what to do about it, or None."""
    if (target.noun, target.id) in sourcebook.by_key and target.noun in _LINKED:
        return None
    if target.noun == "index":
        known = ", ".join(sorted(INDEXES))
        return None if target.id in INDEXES else f"no index is called “{target.id}”; write one of {known}"
    noun = _written(target.noun)
    called = f"{noun}/{target.id}" if target.id else noun
    ids = {target.id or target.noun, target.noun}
    meant = sorted(
        f"{_written(noun.noun)}/{id}" for noun in NOUNS for id in ids if (noun.noun, id) in sourcebook.by_key
    )
    mend = (
        f"did you mean “{meant[0]}”?"
        if len(meant) == 1
        else "write noun/id of one that is there, as event/some-id"
    )
    return f"no record is called “{called}”; {mend}"


def _written(noun: str) -> str:
    return WITHDRAWN if noun == Withdrawn.noun else noun


def words(target: Target, sourcebook: Sourcebook) -> str:
    """The words a link is shown with: its own, or what its record is called."""
    if target.words:
        return target.words
    return (
        INDEX_TITLES[target.id] if target.noun == "index" else sourcebook.by_key[target.noun, target.id].label
    )


def plain(text: str, sourcebook: Sourcebook) -> str:
    """A text with its links as plain words, on one line, for where no link can be."""

    return " ".join(unlinked(text, sourcebook).split())


def unlinked(text: str, sourcebook: Sourcebook) -> str:
    """A text with its links as plain words, on its own lines."""

    def shown(match: re.Match[str]) -> str:
        found = target(match)
        return match[0] if lost(found, sourcebook) else words(found, sourcebook)

    return PATTERN.sub(shown, text) if "[[" in text else text


def targets(text: str) -> Iterator[tuple[Target, int]]:
    """Each link of a text, and at which character it starts."""
    for match in PATTERN.finditer(text):
        yield target(match), match.start()


def typed(target: Target) -> str:
    """A link as an author types it."""
    called = f"{_written(target.noun)}/{target.id}"
    return f"[[{called}|{target.words}]]" if target.words else f"[[{called}]]"


def unfinished(text: str) -> Iterator[int]:
    """At which character each opening of a link stands that no link follows."""
    whole = {match.start() for match in PATTERN.finditer(text)}
    yield from (match.start() for match in UNFINISHED.finditer(text) if match.start() not in whole)
