"""S, W: look-alikes. Words and hosts that look like those of the record and are others, and articles that deceive the eye."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sourcebook.evidence.fold import words_in
from sourcebook.model import Diagnostic, Entry, InvalidRecord, Source, Sourcebook
from sourcebook.model.diagnostic import line_and_column
from sourcebook.model.entry import Key, Path
from sourcebook.model.letters import (
    faults,
    host_flaw,
    host_looks,
    host_poses,
    host_read,
    is_clear,
    is_plain,
    looks,
    looks_latin,
    looks_plain,
    named,
    odd_letter,
    scripts,
)
from sourcebook.model.sourcebook import once
from sourcebook.rules.proof import is_evidence
from sourcebook.rules.rule import rule

SHORTEST = 3
"""Letters of a word that can be taken for a name; “а”, “о”, “он” are words in Cyrillic, whatever they look like."""
_NAMES = ("name", "in_text", "aliases", "other_names", "sides")
"""Fields that say what somebody or something is called."""
_OF_ARTICLES = ("exact", "starts")
"""Fields that repeat an article letter by letter."""
_WORDS = re.compile(r"[^\W\d_]+")
_PLAIN_WORDS = re.compile(r"\|{0,2}[^\W_]+(?:\|{1,2}[^\W_]+)*\|{0,2}")
_UNHEARD_OF = re.compile(r"[^\W\d_][01]|\||[a-z]I")
"""A digit after a letter, a bar within a word, or a capital I after a small one: no language writes so."""
_SENSELESS = re.compile(r"[\u0250-\u02af\u1d00-\u1dbf]")
"""Letters of phonetics."""
_ANY_HOST = re.compile(r"https?://([a-z0-9.-]+)", re.IGNORECASE)
_MET_HOST = re.compile(r"(?:https?://|@)([a-z0-9.-]+)", re.IGNORECASE)
"""The same, of an e-mail address, too."""
Names = Mapping[str, Mapping[str, set[Key]]]
"""By what they look like: the words of names, each with the records that have it."""


class LookAlike(NamedTuple):
    """A word that looks like another: where it starts in its text, the other (none, if it just looks Latin), and if that is sure."""

    at: int
    word: str
    other: str
    is_sure: bool

    @property
    def what(self) -> str:
        """What is wrong with it, and what to do."""
        odd = odd_letter(self.word, self.other)
        letter = f"its “{odd}” is {named(odd)}"
        mend = "if another word is meant, list it in `other_names` of a record"
        if not self.other:
            return f"“{self.word}” has only letters that look Latin and are not ({letter}); write it in Latin letters, or, {mend}"
        return f"“{self.word}” looks like “{self.other}”, a name in the record, and is another word ({letter}); write “{self.other}”, or, {mend}"


@rule(
    "W101",
    "word-imitates-name",
    example="title: “Сох” looks like “Cox”, a name in the record, and is another word (its “С” is U+0421 CYRILLIC CAPITAL LETTER ES); write “Cox”, or, if another word is meant, list it in `other_names` of a record",
    reason="A word in Cyrillic that looks just like a name in Latin letters, or one with I for l or 0 for o, is read as that name, and neither search nor check knows it.",
    mend="Write the name in its own letters. A word of another language that only happens to look like it can stand among other words of that language, beside the name itself, or in `other_names` of a record.",
)
def words_imitate_no_name(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No word looks like a recorded name without being it, where nothing shows that it is a word of another language."""
    yield from _in_records(sourcebook, is_sure=True)


@rule(
    "W203",
    "word-may-imitate-name",
    example="summary: “ТОТ” has only letters that look Latin and are not (its “Т” is U+0422 CYRILLIC CAPITAL LETTER TE); write it in Latin letters, or, if another word is meant, list it in `other_names` of a record",
    reason="A word whose every letter looks like a Latin one is read as a Latin word, which it is not; and with rn for m, or l for I, it is read as a name that it is not.",
    mend="Write the word in Latin letters, if it is one. If it is a word of another language, list it in `other_names` of a record.",
)
def words_are_of_the_script_they_seem(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A word of another script that looks Latin, letter by letter, or in Latin almost a name, is worth a second look."""
    yield from _in_records(sourcebook, is_sure=False)


@rule(
    "S119",
    "host-imitates",
    example="notes.0.url: the host www.xn--n1afn.example.org is read “www.сох.example.org”, and looks like cox.example.org, which is in the record; give the address of the page that is meant",
    reason="A browser may show the host of such an address in its own letters, and readers take it for the one that they know.",
    mend="Give the address of the page that is meant.",
)
def hosts_imitate_no_other(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No host in letters of another script (`xn--…`) looks like another host in the record, or like Latin, or is of mixed scripts."""
    for entry, path, text in _suspicious(sourcebook):
        for match in _MET_HOST.finditer(text):
            if what := _host_problem(match[1].lower(), sourcebook):
                yield _diagnostic(entry, path, text, match.start(), match[0], what)


def _host_problem(host: str, sourcebook: Sourcebook) -> str:
    """What is wrong with a host in letters of another script, or nothing."""
    if what := host_flaw(host):
        return f"{what}; give the address of the page that is meant"
    look = f".{host_looks(host)}" if "xn--" in host else ""
    others = (one for seen, one in _hosts(sourcebook).items() if look.endswith(f".{seen}")) if look else ()
    other = next((one for one in others if not f".{host}".endswith(f".{one}")), "")
    mend = "give the address of the page that is meant"
    if other:
        return f"the host {host} is read “{host_read(host)}”, and looks like {other}, which is in the record; {mend}"
    poses = (
        f"the host {host} is read “{host_read(host)}”, with only letters that look Latin and are not; {mend}"
    )
    return poses if host_poses(host) else ""


@rule(
    "S204",
    "article-deceives",
    example="mixes Latin and Cyrillic letters in “hеard”, where е is U+0435 CYRILLIC SMALL LETTER IE; leave the article as it is, and name these words in `errors` of content/sources/1962-paper.md",
    reason="An article stays as it was received; that a letter in it is not the one it seems is reported to whoever quotes and reads it.",
    mend="Look whether the article was received as it was published. If so, leave it, and say in `errors` of its record what is wrong with these words; if not, receive it anew before it is published.",
)
def articles_do_not_deceive(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What in an article is invisible, of mixed scripts or looks like another word is named in `errors` of its source."""
    for source in filter(is_evidence, sourcebook.all(Source)):
        text = _UNSEEN.sub(" ", source.article.text)
        if is_plain(text) and not _poses(text, sourcebook):
            continue
        found = [(one.at, one.words, one.what) for one in faults(text)]
        found += [(one.at, one.word, one.what) for one in _look_alikes(text, sourcebook)]
        for at, words, what in sorted(found):
            if not any(words in one.exact for one in source.errors):
                mend = f"leave the article as it is, and name these words in `errors` of {source.origin.path}"
                yield Diagnostic(
                    source.article.path, *line_and_column(text, at), "", f"{what.partition('; ')[0]}; {mend}"
                )


_UNSEEN = re.compile(r"[\t\r\ufeff](?<!.\ufeff)", re.DOTALL)
"""A tab, a carriage return, and a byte order mark at the start."""


@once
def _suspicious(sourcebook: Sourcebook) -> tuple[tuple[Entry, Path, str], ...]:
    """Each text of a record that has more than plain letters, the address of a host in others, or a word that poses as a name."""
    return tuple(
        (entry, path, text)
        for entry in sourcebook.entries
        if not isinstance(entry, InvalidRecord)
        for path, text in entry.texts()
        if not is_plain(text) or "xn--" in text.lower() or _poses(text, sourcebook)
    )


@once
def _found(sourcebook: Sourcebook) -> tuple[tuple[Entry, Path, str, LookAlike], ...]:
    """Each word of a record that looks like another."""
    return tuple(
        (entry, path, text, one)
        for entry, path, text in _suspicious(sourcebook)
        if path[0] != "other_names" and path[-1] not in _OF_ARTICLES
        for one in _look_alikes(text, sourcebook, entry.key if path[0] in _NAMES else None)
    )


def _in_records(sourcebook: Sourcebook, is_sure: bool) -> Iterator[Diagnostic]:
    """What looks like another word in the texts of records, for sure or perhaps."""
    for entry, path, text, one in _found(sourcebook):
        if one.is_sure == is_sure:
            yield _diagnostic(entry, path, text, one.at, one.word, one.what)


def _diagnostic(entry: Entry, path: Path, text: str, at: int, words: str, what: str) -> Diagnostic:
    """Say what is wrong with words: at their field, or in the prose of a record at their very place."""
    if path != ("body",):
        return entry.origin.diagnostic(path, what, words=words)
    line, column = line_and_column(text, at)
    return Diagnostic(entry.origin.path, entry.origin.body_line + line - 1, column, "body", what)


@once
def _words_of_names(sourcebook: Sourcebook) -> tuple[tuple[str, Key], ...]:
    """Each word of a name in the record, with the record that has it."""
    return tuple(
        (word, entry.key)
        for entry in sourcebook.entries
        if not isinstance(entry, InvalidRecord)
        for path, text in entry.texts()
        if path[0] in _NAMES
        for word in _WORDS.findall(text)
        if len(word) >= SHORTEST
    )


@once
def _has_odd_names(sourcebook: Sourcebook) -> bool:
    """Whether a name has a word in other letters that may look Latin: only then can a Latin word imitate one."""
    return any(not is_plain(word) and not is_clear(word) for word, _ in _words_of_names(sourcebook))


@once
def _names(sourcebook: Sourcebook) -> Names:
    found = defaultdict[str, dict[str, set[Key]]](dict)
    for word, key in _words_of_names(sourcebook):
        for look in looks(word) | looks(word.upper()):
            found[look].setdefault(word, set()).add(key)
    return found


@once
def _posing(sourcebook: Sourcebook) -> Mapping[str, Mapping[str, set[Key]]]:
    """Each word anywhere in the record that differs from names only in letters such as I and l, with these names."""
    names = defaultdict[str, dict[str, set[Key]]](dict)
    for name, key in _words_of_names(sourcebook):
        names[looks_plain(name)].setdefault(name, set()).add(key)
    texts = {text for entry in sourcebook.entries for _, text in entry.texts()}
    texts |= {source.article.text for source in filter(is_evidence, sourcebook.all(Source))}
    words = set[str]()
    for text in texts:
        words.update(words_in(text.replace("_", " ")))
        words.update(_PLAIN_WORDS.findall(text) if "|" in text else ())
    return {
        word: known
        for word in words
        if (known := names.get(looks_plain(word))) and any(_is_posed(word, one) for one in known)
    }


def _is_posed(word: str, name: str) -> bool:
    """Whether a word is another than a name that it looks like; one without a capital is no name."""
    is_small = word[0].islower() and word[0] != "l" and name[0].isupper()
    return word.casefold() != name.casefold() and not is_small


@once
def _any_posing(sourcebook: Sourcebook) -> re.Pattern[str]:
    """Any word that poses as a name, wherever it stands."""
    return re.compile("|".join(map(re.escape, sorted(_posing(sourcebook)))))


def _poses(text: str, sourcebook: Sourcebook) -> bool:
    """Whether a text may have a word that poses as a name."""
    return bool(_posing(sourcebook)) and _any_posing(sourcebook).search(text) is not None


def _posers(text: str, sourcebook: Sourcebook, of: Key | None) -> Iterator[LookAlike]:
    """Each word of a text that poses as a name: surely, if it is written as no language writes."""
    for match in _PLAIN_WORDS.finditer(text) if _poses(text, sourcebook) else ():
        known = _posing(sourcebook).get(word := match[0], {})
        is_name = any(one.casefold() == word.casefold() for one in known)
        is_sure = _UNHEARD_OF.search(word) is not None
        others = sorted(one for one in known if _is_posed(word, one) and of not in known[one])
        if others and (not is_name or of and is_sure):
            yield LookAlike(match.start(), word, others[0], is_sure)


def _look_alikes(text: str, sourcebook: Sourcebook, of: Key | None = None) -> Iterator[LookAlike]:
    """Each word of a text that looks like another; `of` is the record, if the text is a name of it."""
    for line in re.finditer(r"[^\n]+", text):
        for match in _WORDS.finditer(line[0]) if not is_plain(line[0]) else ():
            word = match[0]
            may_imitate = not is_plain(word) or _has_odd_names(sourcebook)
            if len(word) >= SHORTEST and may_imitate and not is_clear(word) and scripts(word):
                if found := _looks_like(word, line[0], _names(sourcebook), of):
                    yield LookAlike(line.start() + match.start(), word, *found)
    yield from _posers(text, sourcebook, of)


def _looks_like(word: str, line: str, names: Names, of: Key | None) -> tuple[str, bool] | None:
    """Which word of a name a word of a line looks like, and if that is sure; none is named if it just looks Latin."""
    known = {other: keys for look in looks(word) for other, keys in names.get(look, {}).items()}
    same = {other for other in known if other.casefold() == word.casefold()}
    others = sorted(other for other in known if other not in same and of not in known[other])
    if same and not (of and others) or is_plain(word) and not others:
        return None
    if others and _SENSELESS.match(odd_letter(word)):
        return others[0], True
    words = [one for one in _WORDS.findall(line) if one != word]
    if any(other in words for other in others):  # it is given beside the name that it looks like
        return None
    shows = any(_shows(one, word, names) for one in words)
    if not others:
        is_latin = "Latin" in scripts(word) or not looks_latin(word)
        return None if is_latin or shows or not any(map(is_plain, words)) else ("", False)
    if scripts(others[0]) & scripts(word):
        return None if is_plain(word) else (others[0], False)
    if shows:
        is_beside = not is_plain(word) and any(scripts(one) & scripts(others[0]) for one in words)
        return (others[0], False) if is_beside else None
    return others[0], True


def _shows(other: str, word: str, names: Names) -> bool:
    """Whether another word of a line shows that the script of a word is that of its language, and no disguise."""
    is_disguised = looks_latin(other) if not is_plain(word) else any(one in names for one in looks(other))
    return bool(scripts(other) & scripts(word)) and not is_disguised


@once
def _hosts(sourcebook: Sourcebook) -> Mapping[str, str]:
    """By what it looks like: each host of an address in the record, one in plain letters first."""
    texts = (text for entry in sourcebook.entries for _, text in entry.texts() if "//" in text)
    hosts = {host.lower().removeprefix("www.") for text in texts for host in _ANY_HOST.findall(text)}
    found: dict[str, str] = {}
    for host in sorted(hosts, key=lambda one: ("xn--" in one, one)):
        if "xn--" not in host or not host_flaw(host):
            found.setdefault(host_looks(host), host)
    return found
