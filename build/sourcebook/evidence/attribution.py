"""Who speaks, as an article's sentences say it: “X said”, “according to X”, “he said” of whoever spoke last.

This reads no meaning. It finds a name or a pronoun beside one of the vocabulary's attributing words, outside
quotation marks; what it finds is asked about, and decides nothing.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sourcebook.evidence.quote import quoted, sentences
from sourcebook.model import Official, Organisation, Paragraph, Sourcebook


@dataclass(frozen=True)
class Habits:
    """How articles attribute words: the ids that each name may mean, the verbs, and the words that stand for a name."""

    names: Mapping[str, frozenset[str]]
    verbs: tuple[str, ...]
    pronouns: tuple[str, ...]

    @cached_property
    def _any_name(self) -> re.Pattern[str]:
        return re.compile(either(self.names))

    def named(self, words: str) -> frozenset[str]:
        """Who is named in some words."""
        return frozenset(id for name in self._any_name.findall(words) for id in self.names[name])


def habits_of(sourcebook: Sourcebook) -> Habits:
    """What officials and organisations are called in the sources, and the vocabulary's words for attributing."""
    names: dict[str, frozenset[str]] = {}
    named: tuple[Official | Organisation, ...] = (*sourcebook.all(Official), *sourcebook.all(Organisation))
    for one in named:
        for name in (one.label, *one.aliases):
            names[name] = names.get(name, frozenset()) | {one.id}
    return Habits(names, sourcebook.words("attributing_words"), sourcebook.words("pronoun_words"))


class Attribution(NamedTuple):
    """That a sentence gives words to some, by whatever names."""

    start: int
    end: int
    speakers: frozenset[str]


def either(words: Collection[str]) -> str:
    """A pattern of any of these words, whole; one that finds nothing where there are none."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if words else r"(?!)"


def attributions(text: str, paragraphs: tuple[Paragraph, ...], habits: Habits) -> tuple[Attribution, ...]:
    """Each sentence of an article that gives words to somebody, in order."""
    pattern = _attributing(habits)
    found: list[Attribution] = []
    for paragraph in paragraphs:
        written = text[paragraph.start : paragraph.end]
        spoken_of = unquoted(written)
        for start, end in sentences(written):
            last = found[-1].speakers if found else frozenset()
            if speakers := frozenset(_speakers(pattern, habits, spoken_of[start:end], last)):
                found.append(Attribution(paragraph.start + start, paragraph.start + end, speakers))
    return tuple(found)


def unquoted(paragraph: str) -> str:
    """A paragraph with blanks for what stands in double quotation marks."""
    return "".join(" " if inside else char for char, inside in zip(paragraph, quoted(paragraph), strict=True))


def _attributing(habits: Habits) -> re.Pattern[str]:
    """“X said”, “X and minister Y have said”, “X, who also said”; “according to the minister X”.

    Between who speaks and the verb stand at most two words, and no other name.
    """
    name, pronoun = either(habits.names), f"(?i:{either(habits.pronouns)})"
    who = f"(?:{name}|{pronoun})"
    pair = rf"(?:(?P<first>{name}),?\s+(?:and|nor|or)\s+(?:\w+\s+){{0,3}})?"
    verb = rf",?(?:\s+(?!{who})\w+){{0,2}},?\s+{either(habits.verbs)}"
    to = rf"[Aa]ccording\s+to\s+(?:\w+\s+){{0,5}}?(?P<to>{who})"
    return re.compile(rf"{pair}(?P<who>{who}){verb}|{to}")


def _speakers(pattern: re.Pattern[str], habits: Habits, words: str, last: frozenset[str]) -> Iterator[str]:
    """To whom a sentence gives words; a pronoun stands for whoever spoke last."""
    for match in pattern.finditer(words):
        told = [name for name in (match["first"], match["who"] or match["to"]) if name]
        last = frozenset(id for name in told for id in habits.names.get(name, last))
        yield from last
