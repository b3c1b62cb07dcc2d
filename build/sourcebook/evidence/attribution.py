"""Who speaks, as an article's sentences say it: “X said”, “according to X”, “he said” of whoever spoke last.

This reads no meaning. It finds a name or a pronoun in one of the forms of two short tables, outside quotation marks:
those in which somebody speaks (`AFTER_NAME`, `BEFORE_NAME`), and those that undo it (`UNDOING`): an object (“enemies of
X said”), an exception (“nobody but X said”), a condition (“if X had said”), a denial. What it finds is asked about, and
decides nothing. It does not see irony, a verb that the vocabulary does not have, a name more than a short clause away
from its verb, nor whom a plural (“both said”) means; where it sees nobody speak, it asks.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby
from os.path import commonprefix
from typing import NamedTuple

from sourcebook.evidence.fold import DOUBLE_MARKS, REMEMBERED
from sourcebook.evidence.sentences import sentences, stretches
from sourcebook.model import Event, Official, Organisation, Paragraph, Sourcebook, once


@dataclass(frozen=True, eq=False)
class Habits:
    """How articles attribute words: the ids that each name may mean, the verbs, and the words that stand for a name."""

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
        return re.compile("|".join((*whole(self.names), *whole(pronouns, "i"))) or r"(?!)")

    @cached_property
    def forms(self) -> tuple[tuple[re.Pattern[str], ...], ...]:
        """The forms of `AFTER_NAME` and `BEFORE_NAME`, with the vocabulary's verbs and the names known here."""
        known = {"VERB": f"{either(self.verbs)}{_SAYING_SOMETHING}", "NAME": either(self.names)}
        return tuple(
            tuple(re.compile(re.sub(r"VERB|NAME", lambda match: known[match[0]], one)) for one in table)
            for table in (AFTER_NAME, BEFORE_NAME)
        )

    @cached_property
    def plural_verbs(self) -> tuple[str, ...]:
        """What several do by the vocabulary’s verbs: “say” of “says”, “deny” of “denies”."""
        several = (re.sub(r"ies$", "y", one).removesuffix("s") for one in self.verbs if one.endswith("s"))
        return tuple(dict.fromkeys(one for one in several if one not in _NO_VERBS))

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
        return word.casefold() in _PERSONAL or any(name.endswith(word) for name in self.names_in(word))

    def _is_title(self, word: str) -> bool:
        return word in _ARTICLES or word in self.title_words

    def is_undone(self, before: str) -> bool:
        """Whether what stands before a name undoes a form of speaking after it."""
        return any(
            any(form.search(one) for form in UNDOING) or self._is_beside_another(one)
            for one in self.before_titles(before)
        )

    def _is_beside_another(self, before: str) -> bool:
        """Whether a text ends with “of Lee and”: with a name that is an object, and something joined to it."""
        joined = _JOINED.search(before) if before.rstrip().endswith(("and", "or")) else None
        end = joined.start() if joined else 0
        return any(
            before[start:end] in self.names and any(map(_BESIDE.search, self.before_titles(before[:start])))
            for start in range(end)
            if not _WORD.match(before[start - 1 : start])
        )

    def may_be(self, pronoun: str, id: str) -> bool:
        """Whether a pronoun can mean somebody; a record that gives no pronoun leaves it open."""
        told, own = _PRONOUN_OF.get(pronoun.casefold()), self.he_or_she.get(id)
        return told is None or own is None or told == own

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
            and word.casefold() not in _OPENERS | _CALENDAR | _TITLES
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
        return re.compile(_with_capitals(rf"({_CAPITALISED})\s+$"))

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
        by = rf"{verbs}\s+by\s+(?:(?!{_NO_TITLE})\w+\s+){{0,4}}?(?P<by>{_RUN})"
        return re.compile(_with_capitals(rf"{before}|{after}|{to}|{by}"))

    @cached_property
    def capitalised(self) -> re.Pattern[str]:
        """A run of capitalised words."""
        return re.compile(_with_capitals(_RUN))

    @cached_property
    def one_in_another(self) -> re.Pattern[str]:
        """“X said that Y had said”, with anybody for X and Y; “X quoted Y as saying”; “…, Y said, X reports”."""
        verbs = either(self.verbs)
        names = either({latin(one) for one in self.names})
        someone = rf"(?:{names}|(?i:{either({one.lower() for one in self.pronouns})})|{_RUN})"
        noun = r"(?:the|a|an|his|her|their|one)\s+(?:\w+\s+){0,4}?\w+"
        outer = rf"(?:(?P<outer>{someone})(?:\s+{_BETWEEN}){{0,3}}\s+)?"
        had = r"(?:\s+(?:had|has|have|would|also|then|\w+ly)){0,3}"
        inner = rf"{verbs}\s+(?:[^,.;:]{{1,40}}?\s+)?that\s+(?:[^,.;:]{{1,40}}?\s+)??(?P<inner>{someone}|{noun}){had}\s+{verbs}"
        bare = rf"{verbs}\s+(?P<noted>{someone})\s+(?:had|has|have)(?:\s+\w+ly)?\s+{verbs}"
        other = rf"(?:{names}|{_RUN}|{noun})"
        held = rf"{verbs}\s+(?:[^,.;:]{{1,40}}?\s+that\s+|that\s+)?(?P<held>{other}){had}\s+(?:{verbs}|{_HOLDING})\b"
        cited = rf"(?:quoted|quotes|cited|cites)\s+(?:\w+\s+){{0,4}}?(?P<cited>{someone})\s+as\s+(?:saying|telling|stating)"
        told = rf"(?P<told>{someone})\s+{verbs}(?:\s+[^,.;:]{{1,40}})?,\s+(?P<by>{someone})\s+(?:reports|reported)\W*$"
        return re.compile(_with_capitals(rf"{told}|{outer}(?:{inner}|{bare}|{held}|{cited})"))

    def knows(self, run: str) -> bool:
        """Whether some capitalised words are a name that is known, after titles and before nothing but days."""
        words = [one.rstrip(".") if len(one) > 2 else one for one in run.split()]
        while words and words[-1].casefold() in _CALENDAR:
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
    if first in _IRREGULAR:
        ends = [_IRREGULAR[first]]
    elif stem.endswith("i"):
        ends = [f"{stem}es"]
    else:
        ends = [f"{stem}s", f"{stem}es", *([f"{stem[:-1]}s"] if stem[-1:] == stem[-2:-1] else [])]
    yield from (" ".join((one, *rest)) for one in ends if stem or first in _IRREGULAR)


_NO_VERBS = frozenset(("not", "ad"))
"""Other words that `_present` makes of verbs in the past tense, as of “noted”."""
_IRREGULAR = {"said": "says", "told": "tells", "wrote": "writes", "spoke": "speaks", "swore": "swears"}


NOBODY = ""
"""Whom no “he” and no “she” can mean."""


@once
def habits_of(sourcebook: Sourcebook) -> Habits:
    """What officials and organisations are called in the sources, and the vocabulary's words for attributing."""
    names: dict[str, frozenset[str]] = {}
    named: tuple[Official | Organisation, ...] = (*sourcebook.all(Official), *sourcebook.all(Organisation))
    for one in named:
        for name in (one.label, *one.aliases):
            for form in forms_of(name):
                names[form] = names.get(form, frozenset()) | {one.id}
    pronouns: dict[str, str] = {one.id: one.pronoun for one in sourcebook.all(Official) if one.pronoun}
    pronouns |= {NOBODY: "it"} | {one.id: "it" for one in sourcebook.all(Organisation)}
    return Habits(
        names,
        _in_both_tenses(sourcebook.words("attributing_words")),
        sourcebook.words("pronoun_words"),
        pronouns,
        frozenset(_title_words(sourcebook)),
    )


@once
def habits_of_curators(sourcebook: Sourcebook) -> Habits:
    """The same, with every name that a record has, and the surnames by which titles call officials."""
    habits = habits_of(sourcebook)
    names = defaultdict[str, frozenset[str]](frozenset, habits.names)
    known: tuple[Official | Organisation, ...] = (*sourcebook.all(Official), *sourcebook.all(Organisation))
    for one in known:
        surnames = [one.name.split()[-1]] if isinstance(one, Official) else [one.in_text or one.name]
        for name in (*one.other_names, *surnames):
            for form in forms_of(name):
                names[form] |= {one.id}
    return replace(habits, names=dict(names))


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
            word for word in re.findall(r"[^\W\d_]+", phrase.casefold()) if word not in _FUNCTION_WORDS
        )
    for country in countries:
        yield from (country.casefold() + ending for ending in ("n", "er", "ian", "ish", "s"))


_AFTER_WORDS = r"(?:^|(?<=\s\s)|(?<=,\s))"
"""Where a verb before its speaker stands: after a quotation, which is blank, or after a comma."""
_ADDRESSING = r"(?:told|tells|tell)\b"
_NO_TITLE = r"(?:that|of|to|in|on|at|with|about|after|before|during|from|for|by|as|it|its|there|this|these|those|his|her|their)\b"
"""What parts a verb from a name after it: “said on Friday that Ray”."""
_BETWEEN_WORDS = (
    r"(?:has|have|had|also|then|later|who|which|again|earlier|often|always|twice|meanwhile|however|once|just|now|today|yesterday|still|already|even|first|in\s+turn|himself|herself|itself|"
    r"(?:(?:on|late|early|last)\s+)*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?!(?:family|assembly|ally|hardly|scarcely|barely|falsely|wrongly|allegedly|supposedly|purportedly)\b)[a-z]+ly)"
)
"""What may stand between who speaks and the verb: no “was”, which turns it round, no “never”, no “would”, and no noun."""
_BETWEEN_HERE = rf"(?:,?\s+{_BETWEEN_WORDS}){{0,4}}"
_SAYING_SOMETHING = r"(?!\s+(?:nothing|little|no\s+such|not\s+a\s+word|no\s+word))"
_HOLDING = (
    r"(?:believe[sd]?|thinks?|thought|feels?|felt|hopes?|hoped|expect(?:s|ed)|fear(?:s|ed)|doubt(?:s|ed))"
)
"""What somebody is told to hold, as one is told to say: “X said that Y believes”."""
_TEXTS = (
    r"(?:words|statement|letter|note|text|post|message|article|report|speech|remarks?|comments?|reply|answer)"
)
AFTER_NAME = (
    rf"{_BETWEEN_HERE},?\s+VERB",  # Ray has also said
    rf"\s\([^()]{{1,80}}\){_BETWEEN_HERE}\s+VERB",  # Ray (Ferry Party) said
    r"\s+neither\s+VERB\s+nor\s+VERB",  # Ray neither confirmed nor denied: what he answered
    rf",(?:(?!NAME)[^,;:]){{1,80}},{_BETWEEN_HERE}\s+VERB",  # Ray, the deputy minister, said
    rf",\s+(?:in|at|on|during|after|before|who|when|[a-z]+ing|asked|quoted)\b[^,;:]{{1,80}},{_BETWEEN_HERE}\s+VERB",  # Ray, asked by Lee, said
    r"\s+(?:has\s+been|have\s+been|was|is|were)\s+(?:widely\s+|also\s+)?(?:quoted|cited|reported)\s+(?!by\s+no)(?:[^,;:]{1,40}\s)??as\s+(?:saying|telling|stating)",
    rf"[’']s?\s+(?:\w+\s+)?{_TEXTS}\s+(?:VERB|reads?\b)",  # Ray’s letter said
    r":\s*(?:\s\s|$)",  # Ray: “…”
)
"""What follows the name of somebody who speaks."""
_TITLED = r"(?:(?!NO_TITLE|(?:one|who|whom|which)\b)[\w’'.-]+\s+){0,5}?$".replace("NO_TITLE", _NO_TITLE)
BEFORE_NAME = (
    rf"[Aa]ccording\s+to\s+{_TITLED}",  # according to minister Ray
    r"[Aa]ccording\s+to\s+(?:the|a|an)\s[^,;:]{1,60},\s+$",  # according to the head of the house, Ray
    rf"(?:^|\s\s|,\s)(?!(?:told|tells|tell)\b)VERB\s+{_TITLED}",  # “…,” said minister Ray
    r"(?:^|\s\s|,\s)(?!(?:told|tells|tell)\b)VERB\s+(?:the|a|an)\s[^,;:]{1,60},\s+$",  # “…,” said the head of the house, Ray
    rf"(?:quoted|quoting|quotes|cited|citing|cites)\s+{_TITLED}",  # quoting Ray
    rf"[Ii]n\s+the\s+words\s+of\s+{_TITLED}",  # in the words of Ray
    rf"\b(?:said|told|stated|written)\s+by\s+{_TITLED}",  # “…” was said by Ray
)
"""What stands before the name of somebody who speaks; no noun may follow the name, as in “said Ray supporters”."""
UNDOING = tuple(
    re.compile(one)
    for one in (
        r"(?<!ccording\s)\b(?:to|of|for|about|against|with|near|behind|beside|on|over|like|unlike|than|between|among|under|around|without)\s+$",  # enemies of Ray said
        r"(?<!statement\s)(?<!letter\s)(?<!note\s)(?<!message\s)(?<!post\s)(?<!text\s)\b(?:by|from)\s+$",  # men sent by Ray said
        r"\b(?!(?:morning|evening|meeting|briefing|hearing|opening|gathering|ruling|sitting|acting)\b)[a-z]+ing\s+$",  # the lawyer representing Ray said
        r"\b(?:who|which|that)\s+(?!said\b|says\b)[a-z]+(?:s|ed)\s+$",  # the woman who married Ray said
        r"\b[a-z]+ing\s+(?:after|before|alongside|ahead\s+of)\s+$",  # a sailor, speaking after Ray, said
        r"\bto\s+[a-z]+\s+$",  # the man told to replace Ray said
        r"\bden(?:y|ies|ied)\s+$",
        r"\b(?:posing\s+as|pretending\s+to\s+be|claiming\s+to\s+be)\s+$",
        r"(?i:\b(?:except|save|other\s+than|neither|nor|not|not\s+even|never))\s+$",
        r"\w\s+but\s+$",  # nobody but Ray said; “But Ray said” and “…, but Ray said” go on
        r"\bwhom\s+$",  # an official whom Ray had dismissed said
        r"(?i:\b(?:unlike|contrary\s+to|apart\s+from|other\s+than|against|despite)\s+what)\s+$",  # unlike what Ray said
        r"(?i:\b(?:if|unless|whether|had|should|suppose|supposing|lest|though))\s+$",  # if Ray had said
        r"(?i:\b(?:den(?:y|ies|ied|ying)|not\s+true|untrue|false(?:ly)?|wrong(?:ly)?|doubt(?:s|ed|ful)?|rumou?rs?|invent(?:s|ed)|forged))\b[^,;:.]*\bthat\s+$",
    )
)
"""What stands before a name, and before titles of it, and undoes a form of speaking after it."""
_BESIDE = re.compile(r"\b(?:to|of|for|about|against|with|between)\s+$")
_JOINED = re.compile(r",?\s+(?:and|or)\s+$")
"""With a name between the two, what undoes it, too: “allies of Lee and Ray said”."""
MOST_TITLES = 6
_ARTICLES = frozenset("the a an his her their its old former late then acting".split())
_OBJECTS = frozenset(("him", "her", "them", "us", "me"))
_PRONOUN_OF = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_FUNCTION_WORDS = frozenset("of for and the to in on at a an".split())
_TITLES = frozenset(
    "mr mrs ms dr sir lord lady president vice minister secretary deputy prime foreign senator governor general colonel captain admiral "
    "ambassador chief chairman chairwoman spokesman spokeswoman spokesperson king queen prince princess judge mayor professor "
    "envoy director adviser advisor leader".split()
)
_CAPITALS = "A-ZÀ-ÖØ-Þ"
_BEYOND = {code: "À" for code in (*range(0x100, 0x530), *range(0x1E00, 0x2000)) if chr(code).isupper()}
"""Other capitals, for which one of these stands: a pattern with a class of hundreds takes long to be made."""
_CAPITALISED = r"(?!\d)\w[\w’'.-]*"
_BETWEEN = r"(?:has|have|had|also|then|later|who|\w+ly)"
_RUN = rf"{_CAPITALISED}(?:\s+(?:(?:de|da|del|di|du|van|von|der|bin|al|el|la|le)\s+){{0,2}}{_CAPITALISED}){{0,9}}"
"""A name, perhaps after titles: of as many words as one has, for of a page of capitals each word begins another run."""
_OPENERS = frozenset(
    "the a an on in but and however when as both while although though for at his her their its then still yet "
    "whether unless neither nor nobody none everyone everybody had what why where who how because here there once only even meanwhile earlier later afterwards yesterday today instead again "
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


@lru_cache(maxsize=REMEMBERED)
def strangers(words: str, habits: Habits, text: str = "") -> tuple[str, ...]:
    """Each capitalised name beside an attributing verb, outside quotation marks, that is nobody’s here.

    A word that the article elsewhere writes small, as “Officials”, is no name; nor is one before a noun, as “Northern”.
    """
    if not habits.verbs:
        return ()
    found: dict[str, None] = {}
    for match in habits.beside_verbs.finditer(latin(words)):
        name = next(one for one in ("before", "after", "to", "by") if match[one])
        apart = words[slice(*match.span("apart"))] if match["apart"] else ""
        beside = (apart[slice(*one.span())] for one in habits.capitalised.finditer(latin(apart)))
        runs = [words[slice(*match.span(name))], *beside]
        end = match.end(name)
        if any(map(habits.knows, runs)) or habits.ends_name(words, match.start(name), end):
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
    small = name[0].lower() + name[1:]
    if " " in name or _WORD.fullmatch(small):
        return small in _words_in(text)
    return re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text) is not None


_WORD = re.compile(r"\w+")


@lru_cache(maxsize=REMEMBERED)
def _words_in(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=REMEMBERED)
def speaking_pronouns(words: str, habits: Habits) -> tuple[str, ...]:
    """The pronouns that a sentence has speak: “he said”, “said the clerk”."""
    return tuple(one[0] for one in _speaking(words, habits) if one[0] not in habits.names)


class Relayed(NamedTuple):
    """That a sentence has one say that another has said: “X said that Y had said …”."""

    outer: str
    inner: str
    start: int
    """Where the other’s words begin."""


@lru_cache(maxsize=REMEMBERED)
def relayed(words: str, habits: Habits) -> tuple[Relayed, ...]:
    """Each “X said that Y had said”, “X quoted Y as saying”, “Y said, X reports” of a sentence without its quotations."""
    if not habits.verbs:
        return ()
    found = []
    for match in habits.one_in_another.finditer(latin(words)):
        group = next(one for one in ("told", "inner", "cited", "noted", "held") if match[one])
        inner = words[slice(*match.span(group))]
        is_passive = group == "cited" and _IS_CITED.search(words[: match.start()])
        is_day = inner not in habits.names and all(
            one.casefold().rstrip(".") in _CALENDAR for one in inner.split()
        )
        if is_passive or is_day:
            continue
        teller = "by" if group == "told" else "outer"
        outer = words[slice(*match.span(teller))] if match[teller] else ""
        start = 0 if group == "told" else match.end(group)
        found.append(Relayed(outer, inner, start))
    return tuple(found)


_IS_CITED = re.compile(r"\b(?:is|are|was|were|been|being)(?:\s+(?:also|then|later|\w+ly))?\s+$")
"""What turns “quoted” round: “Ray was quoted by Lee as saying” has Ray speak."""


@lru_cache(maxsize=REMEMBERED)
def nested(paragraph: str) -> bytes:
    """For each character of a paragraph 1 if it stands in a quotation inside a quotation, “… ‘here’ …”, else 0."""
    found = bytearray(len(paragraph))
    for start, end in stretches(paragraph):
        for match in _INNER.finditer(paragraph, start + 1, end):
            if paragraph[match.end() - 1] not in DOUBLE_MARKS or match.end() < end:
                found[match.start() : match.end()] = b"\1" * len(match[0])
    return bytes(found)


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
    """A pattern in which `_CAPITALISED` stands for words that begin with a capital, for a text as `latin` makes it."""
    return pattern.replace(_CAPITALISED, rf"(?<!\w)[{_CAPITALS}](?:[\w’'.-]{{0,40}}\w)?(?!\w)\.?(?![^\W\d_])")


def latin(text: str) -> str:
    """A text of the same length in which each capital of any script with small letters is one of Latin 1."""
    return text if text.isascii() else text.translate(_BEYOND)


def either(words: Collection[str]) -> str:
    """A pattern of any of these words, whole; one that finds nothing where there are none."""
    return f"(?:{'|'.join(whole(words))})" if words else r"(?!)"


def whole(words: Collection[str], flags: str = "") -> Iterator[str]:
    """A pattern of the whole words with each first letter, which stands before all else: so a search passes over the rest soon."""
    for letter, same in groupby(sorted(words), lambda word: word[:1]):
        yield rf"{re.escape(letter)}(?<!\w.)(?{flags}:{_either(list(same), 1)})(?!\w)"


FEW = 4
DEEPEST = 32
"""So often words are parted by the first letter that they do not share, which keeps the search for one of many as fast as for one
of a few."""


def _either(words: list[str], at: int = 0, depth: int = 0) -> str:
    """A pattern of words in order that are the same up to a letter, without these letters; the longest first."""
    if len(words) <= FEW or depth == DEEPEST:
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        return "|".join(re.escape(word[at:]) for word in longest_first)
    end = len(commonprefix((words[0], words[-1])))
    by_letter = [(letter, list(same)) for letter, same in groupby(words, lambda word: word[end : end + 1])]
    parted = "|".join(
        f"{re.escape(letter)}(?:{_either(same, end + 1, depth + 1)})" if letter else ""
        for letter, same in sorted(by_letter, reverse=True)  # what ends here comes last
    )
    return f"{re.escape(words[0][at:end])}(?:{parted})"


def attributions(text: str, paragraphs: tuple[Paragraph, ...], habits: Habits) -> tuple[Attribution, ...]:
    """Each sentence of an article that gives words to somebody, in order."""
    found: list[Attribution] = []
    for paragraph in paragraphs:
        written = text[paragraph.start : paragraph.end]
        spoken_of = unquoted(written)
        for start, end in sentences(written):
            if not habits.who.search(spoken_of, start, end):
                continue
            last = found[-1].speakers if found else frozenset()
            if speakers := frozenset(_speakers(habits, spoken_of[start:end], last)):
                found.append(Attribution(paragraph.start + start, paragraph.start + end, speakers))
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def unquoted(paragraph: str) -> str:
    """A paragraph with blanks for what stands in double quotation marks."""
    kept, at = list[str](), 0
    for start, end in stretches(paragraph):
        kept += (paragraph[at:start], " " * (end - start))
        at = end
    return "".join((*kept, paragraph[at:]))


class Named(NamedTuple):
    """A name that a title has speak: where it stands, and all whom it may mean."""

    start: int
    end: int
    ids: frozenset[str]


def quoting_in_title(line: str, habits: Habits) -> Iterator[Named]:
    """Whom a title has quote another: “Lee quotes Ray as saying …”."""
    words = unquoted(line)
    for one in habits.who.finditer(words):
        if _QUOTING.match(words, one.end()) and (ids := habits.names.get(one[0])):
            yield Named(*one.span(), ids)


_QUOTING = re.compile(rf"{_BETWEEN_HERE}\s+(?:quote[sd]?|cite[sd]?)\s")


def speaking_in_title(line: str, habits: Habits) -> tuple[Named, ...]:
    """Whom a title has speak, in order: as a sentence does, before a colon or a dash at its head, or “by X’s account”.

    “Lee: …”, “Lee and Ray — …”, “Harbour master Lee announces …”, “… — Lee”, “…, by Lee’s account”, “Lee believes …”.
    """
    words, told = unquoted(line), set[tuple[int, int]]()
    speaking = {one.span() for one in (*_at_head(words, habits), *_speaking(words, habits))}
    after: re.Match[str] | None = None
    for one in reversed(list(habits.who.finditer(words))):
        before = words[: one.start()]
        joined = after is not None and after.span() in told and words[one.end() : after.start()]
        is_joined = bool(joined and " and " in joined and habits.is_only_titles(joined))
        forms = [form for form, rest in habits.title_forms if rest.match(words, one.end())]
        is_told = is_joined or any(form.search(before) for form in forms)
        is_by = any(form.pattern.startswith(_BY) and form.search(before) for form in forms)
        if one.span() in speaking or is_by or (is_told and not _is_undone(before, one[0], habits)):
            told.add(one.span())
        after = one
    return tuple(Named(*at, ids) for at in sorted(told) if (ids := habits.names.get(words[slice(*at)])))


_HEAD = re.compile(r"(?P<names>[^:]{1,80}?)(?::|\s[—–-]{1,2})\s")
_TITLES_BEFORE = r"(?:[\w’'.-]+\s+){0,3}?$"
_BY = r"\b[Bb]y\s+"
IN_TITLES = (
    (rf"{_BY}{_TITLES_BEFORE}", rf"[’']s?\s+(?:own\s+)?(?:account|words?|telling|{_TEXTS})\b"),
    (rf"\s[—–-]{{1,2}}\s{_TITLES_BEFORE}", r"\W*$"),  # it goes — Ray
    (rf"\({_TITLES_BEFORE}", r"\)\W*$"),  # it goes (Ray)
    (rf"(?:\band|,)\s+{_TITLES_BEFORE}", r"\s+PLURAL\b"),  # Lee and Ray say
    (r"", rf"{_BETWEEN_HERE}\s+{_HOLDING}\b"),  # what Ray believes is known by what Ray says
)
"""What stands before and after the name of somebody whom a title has speak, beside the forms of sentences."""


def _at_head(words: str, habits: Habits) -> list[re.Match[str]]:
    """The names before a colon or a dash at the head of a title, where nothing but names, titles and “and” stands there."""
    head = _HEAD.match(words)
    found = list(habits.who.finditer(words, 0, head.end("names"))) if head else []
    if not head or not found:
        return []
    ends = [0, *(one.end() for one in found)]
    gaps = [words[end : one.start()] for end, one in zip(ends, found, strict=False)] + [
        words[ends[-1] : head.end("names")]
    ]
    return found if all(habits.is_only_titles(one) for one in gaps) else []


def _speaking(words: str, habits: Habits) -> Iterator[re.Match[str]]:
    """Each name or pronoun that a sentence without its quotations has speak, where it stands.

    “X and minister Y said” has both speak.
    """
    found = list(habits.who.finditer(words)) if habits.verbs else []
    speaks = [_speaks(words, one, habits) for one in found]
    for at, one in reversed(list(enumerate(found[:-1]))):
        joined = re.fullmatch(
            r",?\s+(?:and|or)\s+(?:[\w’'.-]+\s+){0,3}", words[one.end() : found[at + 1].start()]
        )
        if joined and speaks[at + 1] and one[0] in habits.names:
            speaks[at] = not _is_undone(words[max(0, one.start() - REACH) : one.start()], one[0], habits)
    return (one for one, told in zip(found, speaks, strict=True) if told)


REACH = 160
"""Characters before a name in which a form may begin."""


def _speaks(words: str, one: re.Match[str], habits: Habits) -> bool:
    """Whether a name or pronoun stands in a form of speaking that nothing undoes."""
    after_name, before_name = habits.forms
    before, name = words[max(0, one.start() - REACH) : one.start()], one[0]
    if name in habits.names and habits.is_of_another(before, name):
        return False
    is_object = name.casefold() in _OBJECTS
    if not is_object and any(form.match(words, one.end()) for form in after_name):
        return not _is_undone(before, name, habits)
    forms = before_name[:1] if is_object else before_name
    return not _NOUN_AFTER.match(words, one.end()) and any(form.search(before) for form in forms)


def _is_undone(before: str, name: str, habits: Habits) -> bool:
    return habits.is_undone(before) or habits.is_of_another(before, name)


_NOUN_AFTER = re.compile(
    rf"[’']s?\b|\s+(?!{_NO_TITLE}|(?:and|or|but|who|which|when|while|as|later|today|yesterday|late|early|last|then|[a-z]+ly|[a-z]+ing)\b)[a-z]"
)


def _speakers(habits: Habits, words: str, last: frozenset[str]) -> Iterator[str]:
    """To whom a sentence gives words; a pronoun stands for whoever spoke last, if it can be that one's."""
    for name in (one[0] for one in _speaking(words, habits)):
        last = habits.names.get(name) or frozenset(id for id in last if habits.may_be(name, id))
        yield from last
