"""content/vocabulary.yaml -> each word of its lists, an entry of its own."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from sourcebook.model import VOCABULARIES, WORD_LISTS, AtReading, Entry, InvalidRecord, Origin, Term, WordList
from sourcebook.model.entry import Path as Way
from sourcebook.read.built import built, unread
from sourcebook.read.complaints import unknown
from sourcebook.read.slips import Unreadable
from sourcebook.read.text import record_text
from sourcebook.read.yaml import parse, places, plain, texts

T = TypeVar("T")


def read_vocabulary(root: Path) -> tuple[Entry, ...]:
    """Each word of content/vocabulary.yaml, an entry of its own."""
    try:
        text = record_text(root, Term.path_pattern)
    except Unreadable as error:
        return (unread(Term.path_pattern, "vocabulary", Term.noun, error),)
    return _words(text)


@lru_cache(maxsize=64)  # `serve` reads it again after each edit of a record
def _words(text: str) -> tuple[Entry, ...]:
    """The words that a vocabulary’s text has, or what is wrong with the text."""
    path = Term.path_pattern
    try:
        tree = parse(text)
        if not tree.content:
            raise Unreadable(
                "is empty; write `kinds:`, `statuses:` … and below each its words, or restore the file"
            )
        if not isinstance(tree.content, dict):
            raise Unreadable(
                "lists of words are expected; write `kinds:`, `statuses:` … and below each its words"
            )
    except Unreadable as error:
        return (unread(path, "vocabulary", Term.noun, error, AtReading.malformed),)
    return tuple(_listed(Origin(path, places(tree), texts=texts(tree)), plain(tree)))


def _listed(origin: Origin, data: dict[str, Any]) -> Iterator[Entry]:
    """The words of a vocabulary that is a mapping, and what is wrong with what stands among them."""
    lists, of_words = _parts(origin, 1), _parts(origin, 2)
    for name, words in data.items():
        if name in WORD_LISTS:
            yield built(WordList, name.replace("_", "-"), lists[name,], {"words": words})
        elif name in VOCABULARIES and isinstance(words, dict):
            for word, fields in words.items():
                yield _word(of_words[name, word], name, word, fields)
        else:
            yield _no_words(origin, name)


def _no_words(origin: Origin, name: str) -> InvalidRecord:
    """What stands in the vocabulary and is no list of words."""
    known = name in VOCABULARIES
    what = (
        "its words are expected; write each as `word: {label: …}`"
        if known
        else unknown(name, list(VOCABULARIES))
    )
    sort = AtReading.value_wrong if known else AtReading.field_unknown
    diagnostic = origin.diagnostic((name,), what, of_name=not known, name=sort)
    return InvalidRecord(id=name, origin=origin, of=Term.noun, diagnostics=(diagnostic,))


def _parts(origin: Origin, steps: int) -> Mapping[Way, Origin]:
    """The origin of each of the entries that a file holds so many steps down: places count from the entry’s own root."""
    places, texts = _by_way(origin.places, steps), _by_way(origin.texts, steps)
    return {
        way: Origin(origin.path, data, prefix=way, texts=texts.get(way, {})) for way, data in places.items()
    }


def _by_way(data: Mapping[Way, T], steps: int) -> dict[Way, dict[Way, T]]:
    found = defaultdict[Way, dict[Way, T]](dict)
    for way, one in data.items():
        found[way[:steps]][way[steps:]] = one
    return found


def _word(origin: Origin, name: str, word: str, fields: Any) -> Entry:
    """One word of a list."""
    if not isinstance(fields, dict):
        what = "the word’s fields are expected; write {label: …}"
        diagnostic = origin.diagnostic((), what, name=AtReading.value_wrong)
        return InvalidRecord(id=word, origin=origin, of=VOCABULARIES[name], diagnostics=(diagnostic,))
    return built(Term, word, origin, fields, {"vocabulary": VOCABULARIES[name]})
