"""A new event as its file: each field that it must have, with a comment that says what goes there; no value is guessed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from sourcebook.evidence.lexicon import lexicon_of
from sourcebook.model import Event, Official, Organisation, Source, Sourcebook
from sourcebook.model.entry import Frozen, nouns_of_field
from sourcebook.model.event import Evidence
from sourcebook.model.sourcebook import once

TO_FILL = "FILL IN"
"""What marks a field whose value only the author of the record can know."""
OPTIONAL = ("channels", "officials", "organisations")
"""Fields that an event may lack, and seldom does."""
MOST_LISTED = 40
"""Ids of a kind that a comment lists."""
HINTS = {
    "title": "who says or does what, in one neutral line",
    "date": "2031-03-06, 2031-03 or 2031; ~ about, ? probably; 2031-03/2031-05 some time between",
    "date_basis": "how the date is known; add date_note where it is computed, date_url where it is background:",
    "status": "of what is said, that it was said; of an act, what its evidence gives ground for:",
    "channels": "each that the article speaks of, needed where scope is contact:",
    "officials": "whoever speaks or takes part, each as {official: id, part: a word}; the parts are",
    "organisations": "bodies that speak or take part, by id",
    "topics": "one or more of",
    "summary": "one or two neutral sentences in your own words",
    "said_by": "whoever the article gives these words to, and nobody else: an id below, {unnamed: in your words}, or narration, the article’s own words",
    "position": "of an act, what whoever speaks here says to its having taken place:",
}
"""What goes into a field, where its words, if it has any, do not say so."""


def event_template(sourcebook: Sourcebook, evidence: str) -> str:
    """The text of a new event with some evidence, as `evidence_template` writes it; every other field is left to fill in."""
    lines = [
        f"# A new record. Write a value in place of each “# {TO_FILL}”; the check names what is still missing.",
        f"# What each field means: {sourcebook.site.address}fields/#event",
    ]
    for name, field in _written(Event, OPTIONAL):
        if name == "evidence":
            lines += ["evidence:", evidence.rstrip("\n")]
        else:
            value = " []" if get_origin(field.annotation) is tuple else ""
            lines.append(f"{name}:{value}{_comment(sourcebook, name, field)}")
    return "\n".join([*lines, ""])


def evidence_template(
    sourcebook: Sourcebook, source: Source, quote: str, voice: str, beside: Iterable[str] = ()
) -> str:
    """The evidence of a passage of a source, as a block below `evidence:`; who speaks is left to fill in, always.

    `beside` are lines after the quote, a prefix or a suffix.
    """
    given = {"source": [f"source: {source.id}"], "voice": [f"voice: {voice}"]}
    given["quote"] = ["quote: >-", f"  {quote}", *beside]
    lines = []
    for name, field in _written(Evidence, ("origin",) if len(source.origins) > 1 else ()):
        if name == "origin":
            origins = " | ".join(one.id for one in source.origins)
            lines.append(
                f"origin: # {TO_FILL}: which of the article’s origins these words come from: {origins}"
            )
        else:
            lines += given.get(name) or [f"{name}:{_comment(sourcebook, name, field)}"]
        if name == "said_by":
            lines += [f"# {one}" for one in _named_words(sourcebook, source)]
    lines.append(f"# position:{_comment(sourcebook, 'position', Evidence.model_fields['position'])[2:]}")
    return "\n".join(f"{'    ' if place else '  - '}{one}" for place, one in enumerate(lines)) + "\n"


def named_in(sourcebook: Sourcebook, source: Source) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the officials and of the organisations that an article names, or that a record has speak in it."""
    text = "\n".join(
        source.article.text[one.start : one.end] for one in sourcebook.articles.get(source.id, ())
    )
    ids = lexicon_of(sourcebook).named(text) | _speakers(sourcebook).get(source.id, set())
    officials, organisations = (
        frozenset(one for one in ids if sourcebook.find(noun, one)) for noun in (Official, Organisation)
    )
    return officials, organisations


@once
def _speakers(sourcebook: Sourcebook) -> Mapping[str, set[str]]:
    """The ids of all that a record has speak in a source, by its id."""
    found = defaultdict[str, set[str]](set)
    for one in sourcebook.all_quotes():
        if one.speaker:
            found[one.source.id].add(one.speaker.id)
    return found


def _named_words(sourcebook: Sourcebook, source: Source) -> list[str]:
    kinds = zip(("officials", "organisations"), named_in(sourcebook, source), strict=True)
    return [f"{kind} named in the article: {_listed(sorted(ids), ', ')}" for kind, ids in kinds if ids]


def _written(model: type[Frozen], optional: tuple[str, ...]) -> list[tuple[str, FieldInfo]]:
    """The fields that a file must have, and some that it may, in their order, by their names in the file."""
    fields = ((info.alias or name, info) for name, info in model.model_fields.items() if not info.exclude)
    return [
        (name, info) for name, info in fields if (info.is_required() or name in optional) and name != "id"
    ]


def _comment(sourcebook: Sourcebook, name: str, field: FieldInfo) -> str:
    """What goes into a field: a hint, and the words that it may have."""
    mark = f"{TO_FILL}: " if field.is_required() else ""
    hints = [HINTS.get(name, ""), _listed(_words(sourcebook, name, field), " | ")]
    return f" # {mark}{' '.join(filter(None, hints))}".rstrip(": ")


def _words(sourcebook: Sourcebook, name: str, field: FieldInfo) -> list[str]:
    """The ids or words that may stand in a field, where few are meant: those of a list, not those of people."""
    if get_origin(field.annotation) is Literal:
        return list(get_args(field.annotation))
    if name == "officials":
        return [one.id for one in sourcebook.terms("part")]
    nouns = frozenset(nouns_of_field(field)) - {"official", "organisation"}
    words = [one.id for noun in sorted(nouns) for one in sourcebook.terms(noun)]
    return words or sorted(id for noun in nouns for id in _ids(sourcebook)[noun])


@once
def _ids(sourcebook: Sourcebook) -> Mapping[str, list[str]]:
    """The ids of each noun."""
    found = defaultdict[str, list[str]](list)
    for noun, id in sourcebook.by_key:
        found[noun].append(id)
    return found


def _listed(ids: list[str], between: str) -> str:
    more = ["…"] if len(ids) > MOST_LISTED else []
    return between.join(ids[:MOST_LISTED] + more)
