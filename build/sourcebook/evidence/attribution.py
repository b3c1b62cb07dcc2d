"""Who speaks, as an article's sentences say it: “X said”, “according to X”, “he said” of whoever spoke last.

This reads no meaning. Outside quotation marks, it finds a name or a pronoun in one of the forms of two short tables in `forms.py`.
Those of `AFTER_NAME` and `BEFORE_NAME` are the ones in which somebody speaks. Those of `UNDOING` take that back: an object (“enemies
of X said”), an exception (“nobody but X said”), a condition (“if X had said”), a denial.

What it finds is asked about, and decides nothing; where it sees nobody speak, it asks, too. It does not see irony, a verb that the
vocabulary does not have, a name more than a short clause away from its verb, nor whom a plural (“both said”) means.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sourcebook.evidence.fold import DOUBLE_MARKS, REMEMBERED
from sourcebook.evidence.forms import BEFORE_VERB, BY, CALENDAR, NO_NAMES, NO_TITLE, OBJECT_PRONOUNS, OPENERS
from sourcebook.evidence.lexicon import Lexicon
from sourcebook.evidence.patterns import WORD, latin
from sourcebook.evidence.sentences import sentences, stretches
from sourcebook.model import Paragraph


@lru_cache(maxsize=REMEMBERED)
def strangers(words: str, lexicon: Lexicon, text: str = "") -> tuple[str, ...]:
    """Each capitalised name beside an attributing verb, outside quotation marks, that is nobody’s here.

    A word that the article elsewhere writes small, as “Officials”, is no name; nor is one before a noun, as “Northern”.
    """
    if not lexicon.verbs:
        return ()
    found: dict[str, None] = {}
    for match in lexicon.beside_verbs.finditer(latin(words)):
        name = next(one for one in ("before", "after", "to", "by") if match[one])
        apart = words[slice(*match.span("apart"))] if match["apart"] else ""
        beside = (apart[slice(*one.span())] for one in lexicon.capitalised.finditer(latin(apart)))
        runs = [words[slice(*match.span(name))], *beside]
        end = match.end(name)
        if any(map(lexicon.knows, runs)) or lexicon.ends_name(words, match.start(name), end):
            continue
        names = [name for name in map(_own_part, runs) if name and not _is_common(name, text)]
        found |= dict.fromkeys(sorted(names, key=lambda name: " " not in name)[:1])
    return tuple(found)


def _own_part(run: str) -> str:
    """The name in a run of capitalised words: without what only starts the sentence, days, months and pronouns."""
    words = [one.rstrip(".’'") if len(one) > 2 else one for one in run.split()]
    while words and words[0].casefold() in OPENERS:
        words.pop(0)
    while words and words[-1].casefold().rstrip(".") in CALENDAR:
        words.pop()
    kept = [one for one in words if one.casefold() not in CALENDAR]
    if len(kept) == 1 and kept[0].casefold() in NO_NAMES:
        return ""
    return " ".join(kept)


def _is_common(name: str, text: str) -> bool:
    """Whether a single word stands with a small letter elsewhere, and so is no name."""
    small = name[0].lower() + name[1:]
    if " " in name or WORD.fullmatch(small):
        return small in _words_in(text)
    return re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text) is not None


@lru_cache(maxsize=REMEMBERED)
def _words_in(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text))


@lru_cache(maxsize=REMEMBERED)
def speaking_pronouns(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The pronouns that a sentence has speak: “he said”, “said the clerk”."""
    return tuple(one[0] for one in _speaking(words, lexicon) if one[0] not in lexicon.names)


class Relayed(NamedTuple):
    """That a sentence has one say that another has said: “X said that Y had said …”."""

    outer: str
    inner: str
    start: int
    """Where the other’s words begin."""


@lru_cache(maxsize=REMEMBERED)
def relayed(words: str, lexicon: Lexicon) -> tuple[Relayed, ...]:
    """Each “X said that Y had said”, “X quoted Y as saying”, “Y said, X reports” of a sentence without its quotations."""
    if not lexicon.verbs:
        return ()
    found = []
    for match in lexicon.one_in_another.finditer(latin(words)):
        group = next(one for one in ("told", "inner", "cited", "noted", "held") if match[one])
        inner = words[slice(*match.span(group))]
        is_passive = group == "cited" and _IS_CITED.search(words[: match.start()])
        is_day = inner not in lexicon.names and all(
            one.casefold().rstrip(".") in CALENDAR for one in inner.split()
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


def attributions(text: str, paragraphs: tuple[Paragraph, ...], lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Each sentence of an article that gives words to somebody, in order."""
    found: list[Attribution] = []
    for paragraph in paragraphs:
        written = text[paragraph.start : paragraph.end]
        spoken_of = unquoted(written)
        for start, end in sentences(written):
            if not lexicon.who.search(spoken_of, start, end):
                continue
            last = found[-1].speakers if found else frozenset()
            if speakers := frozenset(_speakers(lexicon, spoken_of[start:end], last)):
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


def quoting_in_title(line: str, lexicon: Lexicon) -> Iterator[Named]:
    """Whom a title has quote another: “Lee quotes Ray as saying …”."""
    words = unquoted(line)
    for one in lexicon.who.finditer(words):
        if _QUOTING.match(words, one.end()) and (ids := lexicon.names.get(one[0])):
            yield Named(*one.span(), ids)


_QUOTING = re.compile(rf"{BEFORE_VERB}\s+(?:quote[sd]?|cite[sd]?)\s")


def speaking_in_title(line: str, lexicon: Lexicon) -> tuple[Named, ...]:
    """Whom a title has speak, in order: as a sentence does, before a colon or a dash at its head, or “by X’s account”.

    “Lee: …”, “Lee and Ray — …”, “Harbour master Lee announces …”, “… — Lee”, “…, by Lee’s account”, “Lee believes …”.
    """
    words, speaking = unquoted(line), set[tuple[int, int]]()
    speaking = {one.span() for one in (*_at_head(words, lexicon), *_speaking(words, lexicon))}
    after: re.Match[str] | None = None
    for one in reversed(list(lexicon.who.finditer(words))):
        before = words[: one.start()]
        joined = after is not None and after.span() in speaking and words[one.end() : after.start()]
        is_joined = bool(joined and " and " in joined and lexicon.is_only_titles(joined))
        forms = [form for form, rest in lexicon.title_forms if rest.match(words, one.end())]
        is_told = is_joined or any(form.search(before) for form in forms)
        is_by = any(form.pattern.startswith(BY) and form.search(before) for form in forms)
        if one.span() in speaking or is_by or (is_told and not _is_undone(before, one[0], lexicon)):
            speaking.add(one.span())
        after = one
    return tuple(Named(*at, ids) for at in sorted(speaking) if (ids := lexicon.names.get(words[slice(*at)])))


_HEAD = re.compile(r"(?P<names>[^:]{1,80}?)(?::|\s[—–-]{1,2})\s")


def _at_head(words: str, lexicon: Lexicon) -> list[re.Match[str]]:
    """The names before a colon or a dash at the head of a title, where nothing but names, titles and “and” stands there."""
    head = _HEAD.match(words)
    found = list(lexicon.who.finditer(words, 0, head.end("names"))) if head else []
    if not head or not found:
        return []
    ends = [0, *(one.end() for one in found)]
    gaps = [words[end : one.start()] for end, one in zip(ends, found, strict=False)] + [
        words[ends[-1] : head.end("names")]
    ]
    return found if all(lexicon.is_only_titles(one) for one in gaps) else []


def _speaking(words: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """Each name or pronoun that a sentence without its quotations has speak, where it stands.

    “X and minister Y said” has both speak.
    """
    found = list(lexicon.who.finditer(words)) if lexicon.verbs else []
    speaks = [_speaks(words, one, lexicon) for one in found]
    for at, one in reversed(list(enumerate(found[:-1]))):
        joined = re.fullmatch(
            r",?\s+(?:and|or)\s+(?:[\w’'.-]+\s+){0,3}", words[one.end() : found[at + 1].start()]
        )
        if joined and speaks[at + 1] and one[0] in lexicon.names:
            speaks[at] = not _is_undone(words[max(0, one.start() - REACH) : one.start()], one[0], lexicon)
    return (one for one, is_speaking in zip(found, speaks, strict=True) if is_speaking)


REACH = 160
"""Characters before a name in which a form may begin."""


def _speaks(words: str, one: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a name or pronoun stands in a form of speaking that nothing undoes."""
    after_name, before_name = lexicon.forms
    before, name = words[max(0, one.start() - REACH) : one.start()], one[0]
    if name in lexicon.names and lexicon.is_of_another(before, name):
        return False
    is_object = name.casefold() in OBJECT_PRONOUNS
    if not is_object and any(form.match(words, one.end()) for form in after_name):
        return not _is_undone(before, name, lexicon)
    forms = before_name[:1] if is_object else before_name
    return not _NOUN_AFTER.match(words, one.end()) and any(form.search(before) for form in forms)


def _is_undone(before: str, name: str, lexicon: Lexicon) -> bool:
    return lexicon.is_undone(before) or lexicon.is_of_another(before, name)


_NOUN_AFTER = re.compile(
    rf"[’']s?\b|\s+(?!{NO_TITLE}|(?:and|or|but|who|which|when|while|as|later|today|yesterday|late|early|last|then|[a-z]+ly|[a-z]+ing)\b)[a-z]"
)


def _speakers(lexicon: Lexicon, words: str, last: frozenset[str]) -> Iterator[str]:
    """To whom a sentence gives words; a pronoun stands for whoever spoke last, if it can be that one's."""
    for name in (one[0] for one in _speaking(words, lexicon)):
        last = lexicon.names.get(name) or frozenset(id for id in last if lexicon.may_be(name, id))
        yield from last
