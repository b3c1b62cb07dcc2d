"""Entries -> one sourcebook: in order, each knowing who refers to it.

It cannot fail: references are ids, and what is not found is left for `check` to say.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from sourcebook.evidence.article import paragraphs
from sourcebook.evidence.sentences import sentence
from sourcebook.model import (
    Backlink,
    Diagnostic,
    Entry,
    InvalidRecord,
    Record,
    Reference,
    Source,
    Sourcebook,
)
from sourcebook.model.entry import Key
from sourcebook.read.records import ReadFiles
from sourcebook.resolve.links import targets
from sourcebook.resolve.prose import plain_blocks

T = TypeVar("T")


def join(files: ReadFiles) -> Sourcebook:
    """Bring entries together."""
    invalid = [one for one in files.entries if isinstance(one, InvalidRecord)]
    told = [diagnostic for one in invalid if one.rest for diagnostic in one.diagnostics]
    book = _joined(
        (getattr(one, "rest", None) or one for one in files.entries),
        (*files.unreadable, *told),
        tuple((one, reference) for one in invalid for reference in one.misnamed),
    )
    return replace(book, setup=files.setup, citation=files.citation)


def with_drafts(book: Sourcebook) -> Sourcebook:
    """The sourcebook with the draft, as far as there is one, in place of each record that cannot be read."""
    drafts = (getattr(one, "draft", None) or one for one in book.entries)
    return replace(_joined(drafts, book.unreadable, book.misnamed), setup=book.setup, citation=book.citation)


def _joined(
    entries: Iterable[Entry],
    unreadable: tuple[Diagnostic, ...],
    misnamed: tuple[tuple[Entry, Reference], ...],
) -> Sourcebook:
    ordered = tuple(sorted(entries, key=_place))
    articles = {one.id: paragraphs(one) for one in ordered if isinstance(one, Source)}
    return Sourcebook(
        entries=ordered,
        by_key=MappingProxyType({entry.key: entry for entry in reversed(ordered)}),
        mentions=MappingProxyType(_mentions(ordered)),
        backlinks=MappingProxyType(_backlinks(ordered)),
        articles=MappingProxyType(articles),
        unreadable=unreadable,
        misnamed=misnamed,
    )


def with_instead(book: Sourcebook, old: Entry, new: Entry) -> Sourcebook:
    """The sourcebook with the entry `new` in place of `old`, which is no source, and which alone has its key."""
    return replace(
        book,
        entries=_put((one for one in book.entries if one is not old), (new,), _place),
        by_key=MappingProxyType({**book.by_key, new.key: new}),
        mentions=_instead(book.mentions, old, _mentions, new, lambda one: one),
        backlinks=_instead(book.backlinks, old, _backlinks, new, lambda one: one.entry),
    )


def _instead(
    held: Mapping[Key, tuple[T, ...]],
    old: Entry,
    told: Callable[[tuple[Entry, ...]], dict[Key, tuple[T, ...]]],
    new: Entry,
    entry_of: Callable[[T], Entry],
) -> Mapping[Key, tuple[T, ...]]:
    """What is held for each key, with what is `told` by a new entry in the place of what the old one told."""
    gone, come = told((old,)), told((new,))
    changed = {
        key: _put(
            (one for one in held.get(key, ()) if entry_of(one) is not old),
            come.get(key, ()),
            lambda one: _place(entry_of(one)),
        )
        for key in {**gone, **come}
    }
    both = {**held, **changed}
    return MappingProxyType({key: entries for key, entries in both.items() if entries})


def _put(held: Iterable[T], more: Iterable[T], place: Callable[[T], tuple[object, ...]]) -> tuple[T, ...]:
    """What is held in order, with more at its place."""
    found = list(held)
    for one in more:
        insort(found, one, key=place)
    return tuple(found)


def _place(entry: Entry) -> tuple[str, tuple[str, ...], str]:
    """What orders entries."""
    return entry.key[0], entry.order, entry.origin.path


def _mentions(ordered: tuple[Entry, ...]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    """For each key, the entries that refer to it, each once, in order."""
    found: dict[tuple[str, str], dict[int, Entry]] = defaultdict(dict)
    for entry in ordered:
        for reference in entry.references():
            for noun in reference.nouns:
                found[noun, reference.id][id(entry)] = entry
    return {key: tuple(entries.values()) for key, entries in found.items()}


def _backlinks(ordered: tuple[Entry, ...]) -> dict[tuple[str, str], tuple[Backlink, ...]]:
    """For each key, the sentences that link to it in texts of records that have a page, each once, in order."""
    found: dict[tuple[str, str], dict[tuple[str, str], Backlink]] = defaultdict(dict)
    for entry in (one for one in ordered if isinstance(one, Record)):
        for text in _blocks(entry):
            for target, at in targets(text):
                first, last = sentence(text, at, at + 2)
                said = text[first:last]
                found[target.noun, target.id][entry.id, said] = Backlink(entry, said)
    return {key: tuple(backlinks.values()) for key, backlinks in found.items()}


def _blocks(entry: Entry) -> Iterator[str]:
    """Each text of an entry that has a link, prose cut into its paragraphs, items and cells."""
    for way, text in entry.texts():
        if "[[" in text:
            yield from plain_blocks(text) if way == ("body",) else [text]
