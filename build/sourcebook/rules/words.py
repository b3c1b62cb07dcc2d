"""W: words. Whose word it is, in what curators write."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.entities import html5

from sourcebook.evidence.fold import DOUBLE_MARKS, SINGLE_MARKS, Folded, fold, stands_in
from sourcebook.evidence.lexicon import Lexicon, lexicon_of_curators
from sourcebook.model import Claim, Contradiction, Diagnostic, Entry, Event, Outside, Source, Sourcebook
from sourcebook.model.entry import Path
from sourcebook.model.text import shown
from sourcebook.resolve.links import PATTERN
from sourcebook.rules.claims import DENIAL, no_answer_in
from sourcebook.rules.links import NOT_LINKED
from sourcebook.rules.proof import articles_with, folded_articles, in_marks, of_articles
from sourcebook.rules.rule import rule
from sourcebook.rules.turning import any_of


@rule(
    "W201",
    "loaded-word",
    example="title: “admits” takes a side; write says, reports, calls, or quote the word",
    reason="“Admits” says that it is true, “claims” that it is not; both are a judgement that is not the record’s to make.",
    mend="Write says, reports or calls; or, if it is the article’s word, set it in quotation marks.",
)
def titles_use_plain_verbs(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What curators write of the articles uses plain verbs; loaded words stand only inside quotations.

    Whether somebody confirms is no side taken: “neither confirmed nor denied”, “cannot confirm”. Pages of the site and
    corrections, which tell of the record itself, are not looked at.
    """
    words = tuple(one.casefold() for one in sourcebook.words("loaded_words"))
    loaded = any_of(words)
    for entry, path, text in of_articles(sourcebook):
        if any(
            map(_plain_i(text).__contains__, words)
        ):  # which few texts have; a pattern takes ten times as long
            for word in sorted(set(loaded.findall(_PLAIN.sub("", text)))):
                what = f"“{word}” takes a side; write says, reports, calls, or quote the word"
                yield entry.origin.diagnostic(path, what, words=word)


def _plain_i(text: str) -> str:
    """A text in small letters, with an i for those that a pattern takes for one."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


_PLAIN = re.compile(
    r"“[^”]*”|\[\[[^\[\]|]*|"
    r"\b(?:neither|nor|not|never|nobody|nothing|none|(?<!in )(?<!at )(?<!with )no(?!\s+(?:doubt|time|delay|hesitation)\b)|cannot|whether|without|if|un\w+|inability|declin\w+|refus\w+|\w+n[’']t)\b(?:\s+\w+){0,3}?\s+confirm\w*",
    re.IGNORECASE,
)
"""What takes no side: words in quotation marks, where a link leads, and a confirmation that there was none."""


@rule(
    "W202",
    "marked-words-not-in-source",
    example="summary: “the boat sails” stands in none of the record’s sources; copy the words, or take the marks away",
    reason="What stands in quotation marks is read as quoted, in a title, a summary and prose, too.",
    mend="Copy the words from an article of the record, or take the marks away. Where the words are from elsewhere, a note with its address may quote them.",
)
def words_in_marks_are_quoted(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Words that a curator sets in quotation marks of any kind stand in a source of the record; of one that rests on none, in some.

    What is told of a page outside, with its address, and of how a source came about, quotes what is not looked at.
    Capitals may differ, as at a sentence's start, “…” may leave words out, square brackets may put some in or in their
    place, and marks within marks may be others.
    """
    folded = cache(lambda id: _in_small_letters(sourcebook, id))
    for entry, path, text in of_articles(sourcebook):
        found = list(in_marks(text))
        if found and not _tells_of_a_page(entry, path):
            sources = _quotable(sourcebook, entry)
            for words in found:
                plain = _LETTER_PUT_IN.sub(r"\1", words.casefold())
                pieces = [one for one in _LEFT_OUT.split(plain) if one.strip()]
                likely = articles_with(sourcebook, words) if sources is None else sources
                if not any(pieces and all(stands_in(one, folded(id)) for one in pieces) for id in likely):
                    what = f"“{words}” stands in none of the record’s sources; copy the words, or take the marks away"
                    yield entry.origin.diagnostic(path, what, words=words)


def _in_small_letters(sourcebook: Sourcebook, id: str) -> Folded:
    """An article, folded and in small letters; one in ASCII need not be folded again for that."""
    article = folded_articles(sourcebook)[id]
    if article.text.isascii():
        return replace(article, text=article.text.lower())
    return fold(sourcebook.get(Source, id).article.text.casefold())


def _quotable(sourcebook: Sourcebook, entry: Entry) -> set[str] | None:
    """The sources whose words an event, a claim or a contradiction may quote; None of what else there is: it may quote any."""
    if isinstance(entry, Event):
        return _sources(entry)
    if isinstance(entry, Claim | Contradiction):
        parts = entry.positions if isinstance(entry, Claim) else entry.passages
        return set[str]().union(*(_sources(sourcebook.get(Event, one.event)) for one in parts))
    return None


def _tells_of_a_page(entry: Entry, path: Path) -> bool:
    """Whether a text may quote a page outside the articles, or the copies of one: the record is of such, or the address is beside.

    Beside a `text` or a `note` stands `url`, beside `date_note` `date_url`; of rivals, each value has its own.
    """
    if isinstance(entry, Outside | Source):
        return True
    *holder, field = path if isinstance(path[-1], str) else path[:-1]
    beside = {f"{str(field).removesuffix('_note')}_url", *(["url"] if holder else [])}
    return any(
        at[-1] in beside and tuple(holder) == (at[:2] if holder[:1] == ["rivals"] else at[:-1])
        for at, _ in entry.texts()
    )


def _sources(event: Event) -> set[str]:
    rivals = {value.source for one in event.rivals for value in one.values if value.source}
    return {one.source for one in event.evidence} | rivals


_LEFT_OUT = re.compile(
    r"…|\.\.\.|\[[^\[\]]*\]|[{0}]|(?<!\w)[{1}]|[{1}](?!\w)".format(
        *map(re.escape, (DOUBLE_MARKS, SINGLE_MARKS))
    )
)
"""What stands for words that are left out, what an editor puts in, and marks within marks."""
_LETTER_PUT_IN = re.compile(r"\[(\w)\](?=\w)")
"""Another letter at the start of a word: “[T]he ferry”."""


@rule(
    "W204",
    "denial-of-no-answer",
    example="title: “denies” makes a denial of “neither confirmed nor denied”; say what the article says, or say in `notes` why it is a denial, with “denies”",
    reason="Who neither confirms nor denies, or declines to comment, has denied nothing; a title is read by more people than the quote below it.",
    mend="Say in the title that no answer was given, in the article’s words. If the record is right, say why in `notes`, with the word in quotation marks.",
)
def no_answer_is_no_denial(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Where all passages of a record give no answer, its title, short and summary speak of no denial.

    Words in quotation marks, another’s denial, as in “no comment on Ray’s denial”, and a denial after “no”, “not”, “nor”, “neither”, “or”, “without” or “declines to”, are none. A note of the record that has the word in quotation marks settles it.
    """
    lexicon = lexicon_of_curators(sourcebook)
    for event in sourcebook.all(Event):
        found = [no_answer_in(quote.sentence) for quote in sourcebook.quotes.get(event.id, ())]
        if not found or not all(found):
            continue
        for name in ("title", "short", "summary"):
            for word in sorted(set(_denials_in(getattr(event, name) or "", event, lexicon))):
                if not any(f"“{word}”" in one.text for one in event.notes):
                    what = f"“{word}” makes a denial of “{found[0]}”; say what the article says, or say in `notes` why it is a denial, with “{word}”"
                    yield event.origin.diagnostic((name,), what, words=word)


def _denials_in(line: str, event: Event, lexicon: Lexicon) -> Iterator[str]:
    """The words of a line for a denial by whoever speaks in a record; what is said of another’s denial is none."""
    unquoted = _QUOTED_OR_NO_ANSWER.sub("", line)
    own = {one.said_by.who for one in event.evidence}
    for match in DENIAL.finditer(unquoted):
        before, after = unquoted[: match.start()], unquoted[match.end() :]
        beside = (_OWNER_BEFORE.search(before), _OWNER_AFTER.match(after))
        owners = [lexicon.named(one[0]) for one in beside if one]
        owners += [lexicon.named(name) for name in lexicon.names_in(before) if before.rstrip().endswith(name)]
        is_anothers = any(ids and not ids & own for ids in owners)
        if not is_anothers and not _ASKED_OF.search(before):
            yield match[0]


_QUOTED_OR_NO_ANSWER = re.compile(
    r"“[^”]*”|\b(?:declin\w+|refus\w+|unwilling|unable) to deny\b", re.IGNORECASE
)
_ASKED_OF = re.compile(
    r"\b(?:comment\w*|speak\w*|talk\w*|say|answer\w*|repl\w+|respon\w+|discuss\w*|ask\w*|questions?|silent|word)\b"
    r"[^,.;:]{0,40}?\b(?:on|about|of|to|over|regarding|after|whether)\b[^,.;:]{0,60}$",
    re.IGNORECASE,
)
"""What makes what follows the matter on which no answer is given: “declines to comment on the”."""
_OWNER_BEFORE = re.compile(r"\S+(?:\s+\S+){0,2}[’']s?\s+(?:\w+\s+)?$")
_OWNER_AFTER = re.compile(r"\s+(?:by|of|from)\s+\S+(?:\s+\S+){0,4}")


@rule(
    "W205",
    "marks-shown-as-typed",
    example="summary: “<b>” is shown as it is typed; take it out, or set it in quotation marks if the sign itself is meant",
    reason="A title, a summary or a note is plain text: what HTML or Markdown would make of it, a reader sees as signs.",
    mend="Take the signs out; emphasis, headings and lists stand only in the prose below the fields. A sign that is meant itself stands in “ and ”.",
)
def plain_texts_have_no_markup(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A text that is no prose has no HTML and no Markdown but links as `[[noun/id]]`, and these not in titles and names.

    “a < b”, “5 * 3”, “Q&A” and names with “_” are none.
    """
    for entry in sourcebook.records():
        for path, text in entry.own_words():
            if path == ("body",) or not _MAY_BE_MARKUP.search(text):
                continue
            forms = (*_MARKUP, PATTERN) if path[-1] in NOT_LINKED else _MARKUP
            plain = _QUOTED.sub(lambda match: " " * len(match[0]), text)
            found = [match for form in forms for match in form.finditer(plain) if _is_shown(match)]
            if found:
                words = min(found, key=lambda one: one.start())[0]
                what = f"{shown(words)} is shown as it is typed; take it out, or set it in quotation marks if the sign itself is meant"
                yield entry.origin.diagnostic(path, what, words=words)


def _is_shown(match: re.Match[str]) -> bool:
    """Whether a sign stands for another in HTML only if there is one of that name: “Q&A;” is none."""
    return not match[0].startswith("&") or f"{match[0][1:]}" in html5 or match[0][1] == "#"


_MAY_BE_MARKUP = re.compile(r"[<&*_`#~\]]")
_QUOTED = re.compile(r"“[^”]*”")
_TAGS = (
    "a abbr b blockquote br center cite code dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd li mark ol p pre q s "
    "script small span strike strong style sub sup table tbody td th thead tr tt u ul"
).split()
_MARKUP = tuple(
    re.compile(one, re.IGNORECASE | re.MULTILINE)
    for one in (
        rf"</?(?:{'|'.join(_TAGS)})(?:\s+[\w-]+=[^<>]*)?\s*/?>|<!--|<https?://[^\s<>]+>",
        r"&(?:[a-z]{2,31}\d{0,2}|#\d{1,7}|#x[0-9a-f]{1,6});",
        r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]*?(?<=[^\s*])\1(?![\w*])",
        r"(?<![\w_])(_{1,3})(?=[^\s_])[^_\n]*?(?<=[^\s_])\1(?![\w_])",
        r"~~(?=\S)[^~\n]+~~",
        r"`[^`\n]+`",
        r"!?\[[^\[\]\n]+\]\([^\s()]+\)",
        r"^ {0,3}#{1,6} (?=\S)",
    )
)
"""What HTML or Markdown would make something of."""
