"""The names, verbs and pronouns by which the articles of a sourcebook say who speaks, and what stands around a name."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sourcebook.evidence.forms import (
    ADDRESSING,
    AFTER_NAME,
    AFTER_WORDS,
    ARTICLES,
    AUXILIARY,
    BEFORE_NAME,
    BELIEVING,
    BESIDE,
    CALENDAR,
    CAPITALISED_RUN,
    FUNCTION_WORDS,
    IN_TITLES,
    IRREGULAR,
    JOINED,
    LONGEST_APART,
    NO_NAMES,
    NO_TITLE,
    NO_VERBS,
    OPENERS,
    PRONOUN_OF,
    SAYING_SOMETHING,
    TITLES,
    UNDOING,
)
from sourcebook.evidence.patterns import CAPITALISED, WORD, either, latin, whole_words, with_capitals
from sourcebook.model import Event, Official, Organisation, Sourcebook, once


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The ids that each name may mean, the verbs of attribution, and the pronouns and other words that stand for a name."""

    names: Mapping[str, frozenset[str]]
    verbs: tuple[str, ...]
    pronouns: tuple[str, ...]
    he_or_she: Mapping[str, str] = field(default_factory=dict)
    """The pronoun of each official whose record gives one."""
    title_words: frozenset[str] = frozenset()
    """Words that stand before a name and are none: of offices, bodies and countries, in small letters."""

    @cached_property
    def who(self) -> re.Pattern[str]:
        """A name or a pronoun; “her” and “him” are spoken to, unless after “according to”."""
        pronouns = {case(one[:1]) + one[1:] for one in self.pronouns for case in (str.lower, str.upper)}
        return re.compile("|".join((*whole_words(self.names), *whole_words(pronouns, "i"))) or r"(?!)")

    @cached_property
    def forms(self) -> tuple[tuple[re.Pattern[str], ...], ...]:
        """The forms of `AFTER_NAME` and `BEFORE_NAME`, with the vocabulary's verbs and the names known here."""
        known = {"VERB": f"{either(self.verbs)}{SAYING_SOMETHING}", "NAME": either(self.names)}
        return tuple(
            tuple(re.compile(re.sub(r"VERB|NAME", lambda match: known[match[0]], one)) for one in table)
            for table in (AFTER_NAME, BEFORE_NAME)
        )

    @cached_property
    def plural_verbs(self) -> tuple[str, ...]:
        """What several do by the vocabulary’s verbs: “say” of “says”, “deny” of “denies”."""
        several = (re.sub(r"ies$", "y", one).removesuffix("s") for one in self.verbs if one.endswith("s"))
        return tuple(dict.fromkeys(one for one in several if one not in NO_VERBS))

    @cached_property
    def title_forms(self) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
        """The forms of `IN_TITLES`, with the plural of the vocabulary’s verbs."""
        plural = either(self.plural_verbs)
        return tuple(
            (re.compile(before), re.compile(after.replace("PLURAL", plural))) for before, after in IN_TITLES
        )

    def before_titles(self, before: str) -> Iterator[str]:
        """What stands before a name, and what is left of it without the title at its end, and so on."""
        left = [before]
        for _ in range(MOST_TITLES + 1):
            yield from left
            ends = [
                (one, found) for one in left for form in self._titles_at_end if (found := form.search(one))
            ]
            left = [one[: at.start()] for one, at in ends if self._is_title(at[1].lower())]

    @cached_property
    def _titles_at_end(self) -> tuple[re.Pattern[str], ...]:
        """As many words at the end of a text as a title has."""
        numbers = {1} | {one.count(" ") + 1 for one in self.title_words}
        return tuple(re.compile(rf"(?<!\S)(\S+(?: \S+){{{number - 1}}})\s+$") for number in sorted(numbers))

    def is_only_titles(self, words: str) -> bool:
        """Whether some words beside names only join them or are titles of them: “, and minister”."""
        return all(one == "and" or self._is_title(one) for one in re.findall(r"\w+", words.casefold()))

    def is_somebody(self, word: str) -> bool:
        """Whether a word ends a name that is known, or is a pronoun."""
        return word.casefold() in NO_NAMES or any(name.endswith(word) for name in self.names_in(word))

    def _is_title(self, word: str) -> bool:
        return word in ARTICLES or word in self.title_words

    def is_undone(self, before: str) -> bool:
        """Whether what stands before a name undoes a form of speaking after it."""
        return any(
            any(form.search(one) for form in UNDOING) or self._is_beside_another(one)
            for one in self.before_titles(before)
        )

    def _is_beside_another(self, before: str) -> bool:
        """Whether a text ends with “of Lee and”: with a name that is an object, and something joined to it."""
        joined = JOINED.search(before) if before.rstrip().endswith(("and", "or")) else None
        end = joined.start() if joined else 0
        return any(
            before[start:end] in self.names and any(map(BESIDE.search, self.before_titles(before[:start])))
            for start in range(end)
            if not WORD.match(before[start - 1 : start])
        )

    def may_be(self, pronoun: str, id: str) -> bool:
        """Whether a pronoun can mean somebody; a record that gives no pronoun leaves it open."""
        meant, own = PRONOUN_OF.get(pronoun.casefold()), self.he_or_she.get(id)
        return meant is None or own is None or meant == own

    def is_of_another(self, before: str, name: str) -> bool:
        """Whether the capitalised word right before a name makes it another's: “Mary Ray” is not Ray."""
        found = self._capital_before.search(latin(before))
        word = re.sub(r"[’']s?$", "", before[slice(*found.span(1))]).rstrip(".") if found else ""
        own = (self._words_of[id] for id in self.names.get(name, ()))
        is_initial = len(word) == 1
        return (
            bool(word)
            and not is_initial
            and not any(word in words for words in own)
            and word.casefold() not in self.title_words
            and word.casefold() not in OPENERS | CALENDAR | TITLES
            and not word.endswith("ly")
        )

    @cached_property
    def _words_of(self) -> Mapping[str, set[str]]:
        """The words of all names of each official and organisation."""
        found = defaultdict[str, set[str]](set)
        for name, ids in self.names.items():
            for id in ids:
                found[id].update(name.split())
        return found

    @cached_property
    def _capital_before(self) -> re.Pattern[str]:
        return re.compile(with_capitals(rf"({CAPITALISED})\s+$"))

    @cached_property
    def _any_name(self) -> re.Pattern[str]:
        return re.compile(either(self.names))

    @cached_property
    def beside_verbs(self) -> re.Pattern[str]:
        """Capitalised words before an attributing verb, after one, or after “according to”."""
        verbs = either(self.verbs)
        apart = rf"(?:,(?P<apart>[^,;:]{{1,{LONGEST_APART}}}),)?"
        before = rf"(?P<before>{CAPITALISED_RUN})(?:\s\([^()]{{1,{LONGEST_APART}}}\))?{apart},?(?:\s+{AUXILIARY}){{0,3}}\s+{verbs}"
        after = rf"{AFTER_WORDS}(?!{ADDRESSING}){verbs}\s+(?:(?!{NO_TITLE})\w+\s+){{0,4}}?(?P<after>{CAPITALISED_RUN})(?!\s+(?!{NO_TITLE}|and\b|who\b)[^\W\d_])"
        to = rf"[Aa]ccording\s+to\s+(?:(?!{NO_TITLE})\w+\s+){{0,5}}?(?P<to>{CAPITALISED_RUN})(?!\s+(?!{NO_TITLE}|and\b|who\b)[^\W\d_])"
        by = rf"{verbs}\s+by\s+(?:(?!{NO_TITLE})\w+\s+){{0,4}}?(?P<by>{CAPITALISED_RUN})"
        return re.compile(with_capitals(rf"{before}|{after}|{to}|{by}"))

    @cached_property
    def capitalised(self) -> re.Pattern[str]:
        """A run of capitalised words."""
        return re.compile(with_capitals(CAPITALISED_RUN))

    @cached_property
    def one_in_another(self) -> re.Pattern[str]:
        """“X said that Y had said”, with anybody for X and Y; “X quoted Y as saying”; “…, Y said, X reports”."""
        verbs = either(self.verbs)
        names = either({latin(one) for one in self.names})
        someone = rf"(?:{names}|(?i:{either({one.lower() for one in self.pronouns})})|{CAPITALISED_RUN})"
        noun = r"(?:the|a|an|his|her|their|one)\s+(?:\w+\s+){0,4}?\w+"
        outer = rf"(?:(?P<outer>{someone})(?:\s+{AUXILIARY}){{0,3}}\s+)?"
        had = r"(?:\s+(?:had|has|have|would|also|then|\w+ly)){0,3}"
        inner = rf"{verbs}\s+(?:[^,.;:]{{1,40}}?\s+)?that\s+(?:[^,.;:]{{1,40}}?\s+)??(?P<inner>{someone}|{noun}){had}\s+{verbs}"
        bare = rf"{verbs}\s+(?P<noted>{someone})\s+(?:had|has|have)(?:\s+\w+ly)?\s+{verbs}"
        other = rf"(?:{names}|{CAPITALISED_RUN}|{noun})"
        held = rf"{verbs}\s+(?:[^,.;:]{{1,40}}?\s+that\s+|that\s+)?(?P<held>{other}){had}\s+(?:{verbs}|{BELIEVING})\b"
        cited = rf"(?:quoted|quotes|cited|cites)\s+(?:\w+\s+){{0,4}}?(?P<cited>{someone})\s+as\s+(?:saying|telling|stating)"
        told = rf"(?P<told>{someone})\s+{verbs}(?:\s+[^,.;:]{{1,40}})?,\s+(?P<by>{someone})\s+(?:reports|reported)\W*$"
        return re.compile(with_capitals(rf"{told}|{outer}(?:{inner}|{bare}|{held}|{cited})"))

    def knows(self, run: str) -> bool:
        """Whether some capitalised words are a name that is known, after titles and before nothing but days."""
        words = [one.rstrip(".") if len(one) > 2 else one for one in run.split()]
        while words and words[-1].casefold() in CALENDAR:
            words.pop()
        text = " ".join(re.sub(r"[’']s?$", "", one) for one in words)
        starts = [0, *(match.end() for match in re.finditer(" ", text))]
        return any(text[at:] in self.names and not self.is_of_another(text[:at], text[at:]) for at in starts)

    def ends_name(self, text: str, start: int, end: int) -> bool:
        """Whether a known name that begins before a run of capitalised words ends with it: “von der Ley”."""
        return any(
            one.start() < start and one.end() == end and not self.is_of_another(text[: one.start()], one[0])
            for one in self._any_name.finditer(text, 0, end)
        )

    def last_named(self, text: str, end: int) -> frozenset[str]:
        """Who is named last in a text before a place; each text is searched once."""
        if text not in self._names_found:
            self._names_found[text] = [
                (one.start(), one.end(), one[0]) for one in self._any_name.finditer(text)
            ]
        found = self._names_found[text]
        before = bisect_right(found, end, key=lambda one: one[1])
        if before < len(found) and found[before][0] < end:  # the place is within a name
            parted = self._any_name.findall(text[:end])
            return self.names[parted[-1]] if parted else frozenset()
        return self.names[found[before - 1][2]] if before else frozenset()

    @cached_property
    def _names_found(self) -> dict[str, list[tuple[int, int, str]]]:
        return {}

    def names_in(self, words: str) -> set[str]:
        """The names that stand in some words; of two that overlap, the first."""
        return set(self._any_name.findall(words))

    def named(self, words: str) -> frozenset[str]:
        """Who is named in some words."""
        return frozenset(id for name in self.names_in(words) for id in self.names[name])


def _in_both_tenses(verbs: Collection[str]) -> tuple[str, ...]:
    """Verbs, each with its present tense, which titles have: “announced that” and “announces that”."""
    return tuple(dict.fromkeys((*verbs, *(one for verb in verbs for one in _present(verb)))))


def _present(verb: str) -> Iterator[str]:
    """What a verb in the past tense may be in the present; what of it is no word, as “warnes”, stands nowhere."""
    first, *rest = verb.split(" ")
    stem = first[:-2] if first.endswith("ed") else ""
    if first in IRREGULAR:
        ends = [IRREGULAR[first]]
    elif stem.endswith("i"):
        ends = [f"{stem}es"]
    else:
        ends = [f"{stem}s", f"{stem}es", *([f"{stem[:-1]}s"] if stem[-1:] == stem[-2:-1] else [])]
    yield from (" ".join((one, *rest)) for one in ends if stem or first in IRREGULAR)


NOBODY = ""
"""Whom no “he” and no “she” can mean."""


@once
def lexicon_of(sourcebook: Sourcebook) -> Lexicon:
    """What officials and organisations are called in the sources, and the vocabulary's words for attributing."""
    names: dict[str, frozenset[str]] = {}
    named: tuple[Official | Organisation, ...] = (*sourcebook.all(Official), *sourcebook.all(Organisation))
    for one in named:
        for name in (one.label, *one.aliases):
            for form in forms_of(name):
                names[form] = names.get(form, frozenset()) | {one.id}
    pronouns: dict[str, str] = {one.id: one.pronoun for one in sourcebook.all(Official) if one.pronoun}
    pronouns |= {NOBODY: "it"} | {one.id: "it" for one in sourcebook.all(Organisation)}
    return Lexicon(
        names,
        _in_both_tenses(sourcebook.words("attributing_words")),
        sourcebook.words("pronoun_words"),
        pronouns,
        frozenset(_title_words(sourcebook)),
    )


@once
def lexicon_of_curators(sourcebook: Sourcebook) -> Lexicon:
    """The lexicon of `lexicon_of`, with every name that a record has, and the surnames by which titles call officials."""
    lexicon = lexicon_of(sourcebook)
    names = defaultdict[str, frozenset[str]](frozenset, lexicon.names)
    known: tuple[Official | Organisation, ...] = (*sourcebook.all(Official), *sourcebook.all(Organisation))
    for one in known:
        surnames = [one.name.split()[-1]] if isinstance(one, Official) else [one.in_text or one.name]
        for name in (*one.other_names, *surnames):
            for form in forms_of(name):
                names[form] |= {one.id}
    return replace(lexicon, names=dict(names))


def forms_of(name: str) -> set[str]:
    """A name, and as a sentence begins with it: “the Echo” and “The Echo”."""
    return {name, name[:1].upper() + name[1:]}


def _title_words(sourcebook: Sourcebook) -> Iterator[str]:
    """The words of offices, of titles as articles print them, of bodies and countries, and “Eastlander” of “Eastland”."""
    phrases = [role.title for one in sourcebook.all(Official) for role in one.roles]
    phrases += [one.printed for event in sourcebook.all(Event) for one in event.officials if one.printed]
    phrases += [name for one in sourcebook.all(Organisation) for name in (one.label, *one.aliases)]
    countries = [one.country for one in sourcebook.all(Official)]
    countries += [one.country for one in sourcebook.all(Organisation) if one.country]
    for phrase in (*phrases, *countries):
        yield from (
            word for word in re.findall(r"[^\W\d_]+", phrase.casefold()) if word not in FUNCTION_WORDS
        )
    for country in countries:
        yield from (country.casefold() + ending for ending in ("n", "er", "ian", "ish", "s"))


MOST_TITLES = 6
