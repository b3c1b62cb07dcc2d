"""Who speaks, as an article's sentences say it: “X said”, “according to X”, “he said” of whoever spoke last.

This reads no meaning. It finds a name or a pronoun beside one of the vocabulary's attributing words, outside
quotation marks; what it finds is asked about, and decides nothing.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sourcebook.evidence.quote import DOUBLE_MARKS, quoted, sentences
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

    @cached_property
    def beside_verbs(self) -> re.Pattern[str]:
        """Capitalised words before an attributing verb, after one, or after “according to”."""
        verbs = either(self.verbs)
        apart = rf"(?:,(?P<apart>[^,;:]{{1,{LONGEST_APART}}}),)?"
        before = rf"(?P<before>{_RUN})(?:\s\([^()]{{1,{LONGEST_APART}}}\))?{apart},?(?:\s+{_BETWEEN}){{0,3}}\s+{verbs}"
        after = rf"{_AFTER_WORDS}(?!{_ADDRESSING}){verbs}\s+(?:(?!{_NO_TITLE})\w+\s+){{0,4}}?(?P<after>{_RUN})(?!\s+(?!{_NO_TITLE}|and\b|who\b)[^\W\d_])"
        to = rf"[Aa]ccording\s+to\s+(?:(?!{_NO_TITLE})\w+\s+){{0,5}}?(?P<to>{_RUN})(?!\s+(?!{_NO_TITLE}|and\b|who\b)[^\W\d_])"
        return re.compile(_with_capitals(rf"{before}|{after}|{to}"))

    @cached_property
    def capitalised(self) -> re.Pattern[str]:
        """A run of capitalised words."""
        return re.compile(_with_capitals(_RUN))

    @cached_property
    def one_in_another(self) -> re.Pattern[str]:
        """“X said that Y had said”, with anybody for X and Y; “X quoted Y as saying”."""
        verbs = either(self.verbs)
        someone = rf"(?:{either(self.names)}|(?i:{either(self.pronouns)})|{_RUN})"
        noun = r"(?:the|a|an|his|her|their|one)\s+(?:\w+\s+){0,4}?\w+"
        outer = rf"(?:(?P<outer>{someone})(?:\s+{_BETWEEN}){{0,3}}\s+)?"
        had = r"(?:\s+(?:had|has|have|would|also|then|\w+ly)){0,3}"
        inner = rf"{verbs}\s+(?:[^,.;:]{{1,40}}?\s+)?that\s+(?:[^,.;:]{{1,40}}?\s+)??(?P<inner>{someone}|{noun}){had}\s+{verbs}"
        bare = rf"{verbs}\s+(?P<noted>{someone})\s+(?:had|has|have)(?:\s+\w+ly)?\s+{verbs}"
        cited = rf"(?:quoted|quotes|cited|cites)\s+(?:\w+\s+){{0,4}}?(?P<cited>{someone})\s+as\s+(?:saying|telling|stating)"
        return re.compile(_with_capitals(rf"{outer}(?:{inner}|{bare}|{cited})"))

    def knows(self, name: str) -> bool:
        """Whether some capitalised words hold a name that is known, word for word."""
        words = name.rstrip(".").split()
        return any(
            words[at : at + len(known)] == known
            for known in self._names_in_words
            for at in range(len(words) - len(known) + 1)
        )

    @cached_property
    def _names_in_words(self) -> list[list[str]]:
        return [name.split() for name in self.names]

    def last_named(self, words: str) -> frozenset[str]:
        """Who is named last in some words."""
        found = self._any_name.findall(words)
        return self.names[found[-1]] if found else frozenset()

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


_AFTER_WORDS = r"(?:^|(?<=\s\s)|(?<=,\s))"
"""Where a verb before its speaker stands: after a quotation, which is blank, or after a comma."""
_ADDRESSING = r"(?:told|tells|tell)\b"
_NO_TITLE = r"(?:that|of|to|in|on|at|with|about|after|before|during|from|for|by|as|it|its|there|this|these|those|his|her|their)\b"
"""What parts a verb from a name after it: “said on Friday that Ray”."""
_CAPITALS = "".join(one for one in map(chr, range(0x41, 0x530)) if one.isupper())
_CAPITALISED = r"(?!\d)\w[\w’'.-]*"
_BETWEEN = r"(?:has|have|had|also|then|later|who|\w+ly)"
_RUN = rf"{_CAPITALISED}(?:\s+(?:(?:de|da|del|di|du|van|von|der|bin|al|el|la|le)\s+)?{_CAPITALISED})*"
_OPENERS = frozenset(
    "the a an on in but and however when as both while although though for at his her their its then still yet "
    "also so if that this these those one some many most few no not after before since until by from with of to".split()
)
"""Words with a capital at the start of a sentence that begin no name."""
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_PERSONAL = frozenset(
    "he she they it we i you who him her them officials sources reports experts witnesses diplomats analysts others".split()
)
LONGEST_APART = 80
"""Characters of an apposition between a name and its verb: “Lee, who has kept the ferry for years, said”."""


def strangers(words: str, habits: Habits, text: str = "") -> tuple[str, ...]:
    """Each capitalised name beside an attributing verb, outside quotation marks, that is nobody’s here.

    A word that the article elsewhere writes small, as “Officials”, is no name; nor is one before a noun, as “Northern”.
    """
    if not habits.verbs:
        return ()
    found: dict[str, None] = {}
    for match in habits.beside_verbs.finditer(words):
        apart = match["apart"] or ""
        runs = [match["before"] or match["after"] or match["to"], *habits.capitalised.findall(apart)]
        if any(map(habits.knows, runs)):
            continue
        names = [name for name in map(_own_part, runs) if name and not _is_common(name, text)]
        found |= dict.fromkeys(sorted(names, key=lambda name: " " not in name)[:1])
    return tuple(found)


def _own_part(run: str) -> str:
    """The name in a run of capitalised words: without what only starts the sentence, days, months and pronouns."""
    words = [one.rstrip(".’'") if len(one) > 2 else one for one in run.split()]
    while words and words[0].casefold() in _OPENERS:
        words.pop(0)
    while words and words[-1].casefold().rstrip(".") in _CALENDAR:
        words.pop()
    kept = [one for one in words if one.casefold() not in _CALENDAR]
    if len(kept) == 1 and kept[0].casefold() in _PERSONAL:
        return ""
    return " ".join(kept)


def _is_common(name: str, text: str) -> bool:
    """Whether a single word stands with a small letter elsewhere, and so is no name."""
    return (
        " " not in name
        and re.search(rf"(?<!\w){re.escape(name[0].lower() + name[1:])}(?!\w)", text) is not None
    )


def speaks_by_pronoun(words: str, habits: Habits) -> bool:
    """Whether a sentence has a pronoun speak: “he said”, “said the clerk”."""
    matches = _attributing(habits).finditer(words)
    return any((match["who"] or match["to"] or match["by"]) not in habits.names for match in matches)


class Relayed(NamedTuple):
    """That a sentence has one say that another has said: “X said that Y had said …”."""

    outer: str
    inner: str
    start: int
    """Where the other’s verb begins: what follows is the other’s."""


def relayed(words: str, habits: Habits) -> tuple[Relayed, ...]:
    """Each “X said that Y had said”, “X quoted Y as saying” of a sentence without its quotations."""
    if not habits.verbs:
        return ()
    found = []
    for match in habits.one_in_another.finditer(words):
        group = "inner" if match["inner"] else "cited" if match["cited"] else "noted"
        found.append(Relayed(match["outer"] or "", match[group], match.end(group)))
    return tuple(found)


def nested(paragraph: str) -> tuple[bool, ...]:
    """For each character of a paragraph, whether it stands in a quotation inside a quotation: “… ‘here’ …”."""
    inside, found = quoted(paragraph), [False] * len(paragraph)
    at = 0
    while at < len(paragraph):
        end = at
        while end < len(paragraph) and inside[end]:
            end += 1
        if end > at:
            for match in _INNER.finditer(paragraph, at + 1, end):
                if paragraph[match.end() - 1] not in DOUBLE_MARKS or match.end() < end:
                    found[match.start() : match.end()] = [True] * len(match[0])
        at = max(end, at + 1)
    return tuple(found)


_INNER = re.compile(
    r"(?<!\w)(?:‘[^‘“”]+?[’](?!\w)|'(?:[^'“”]|(?<=\w)'(?=\w))+?'(?!\w)|‹[^‹›]+›|‚[^‚]+?[‘’](?!\w)|“[^“”]+”|\"[^\"“”]+\"|«[^«»]+»|„[^„]+?[“”])"
)
"""A quotation inside another; an apostrophe inside a word closes none."""


class Attribution(NamedTuple):
    """That a sentence gives words to some, by whatever names."""

    start: int
    end: int
    speakers: frozenset[str]


def _with_capitals(pattern: str) -> str:
    """A pattern in which `_CAPITALISED` stands for words that begin with a capital of any script with small letters."""
    return pattern.replace(_CAPITALISED, rf"(?<!\w)[{_CAPITALS}](?:[\w’'.-]*\w)?(?!\w)\.?(?![^\W\d_])")


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
    """“X said”, “X and minister Y have said”, “X, who also said”; “according to the minister X”; “‘…,’ said minister X”.

    Between who speaks and the verb stand at most two words, and no other name.
    """
    name, pronoun = either(habits.names), f"(?i:{either(habits.pronouns)})"
    who = f"(?:{name}|{pronoun})"
    verbs = either(habits.verbs)
    pair = rf"(?:(?P<first>{name}),?\s+(?:and|nor|or)\s+(?:\w+\s+){{0,3}})?"
    verb = rf",?(?:\s+(?!{who})\w+){{0,2}},?\s+{verbs}"
    to = rf"[Aa]ccording\s+to\s+(?:\w+\s+){{0,5}}?(?P<to>{who})"
    inverted = rf"{_AFTER_WORDS}(?!{_ADDRESSING}){verbs}\s+(?:(?!{_NO_TITLE})\w+\s+){{0,5}}?(?P<by>{who})"
    return re.compile(rf"{pair}(?P<who>{who}){verb}|{to}|{inverted}")


def _speakers(pattern: re.Pattern[str], habits: Habits, words: str, last: frozenset[str]) -> Iterator[str]:
    """To whom a sentence gives words; a pronoun stands for whoever spoke last."""
    for match in pattern.finditer(words):
        told = [name for name in (match["first"], match["who"] or match["to"] or match["by"]) if name]
        last = frozenset(id for name in told for id in habits.names.get(name, last))
        yield from last
