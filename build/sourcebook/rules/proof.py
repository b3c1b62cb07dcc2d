"""What several rules ask: articles that are as recorded, quotes found in them, names of speakers, words in a text."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from sourcebook.evidence.attribution import unquoted
from sourcebook.evidence.fold import DOUBLE_MARKS, Folded, fold, words_in
from sourcebook.evidence.patterns import either
from sourcebook.evidence.sentences import stretches
from sourcebook.model import Diagnostic, Entry, Official, Organisation, Page, Quote, Source, Sourcebook, once
from sourcebook.model.entry import Path


def is_evidence(source: Source | None) -> bool:
    """Whether a source's article can be held to be what was recorded."""
    return source is not None and not source.article.flaw and source.article.sha256 == source.sha256


def proven(sourcebook: Sourcebook) -> Iterator[Quote]:
    """Each quote that was found in a source that is as recorded."""
    return (one for one in sourcebook.all_quotes() if is_evidence(one.source))


def complaint(quote: Quote, field: str, what: str) -> Diagnostic:
    """Say what is wrong with a quote, at a field of its evidence."""
    return quote.event.origin.diagnostic(("evidence", quote.number - 1, field), what)


@once
def folded_articles(sourcebook: Sourcebook) -> Mapping[str, Folded]:
    """Each source's article after the fold, by its id."""
    return {one.id: fold(one.article.text) for one in sourcebook.all(Source)}


def articles_with(sourcebook: Sourcebook, words: str) -> Collection[str]:
    """The sources whose articles may have these words, since they have the rarest of them, in whatever case."""
    found = [_articles_by_word(sourcebook).get(word, ()) for word in _words_of(fold(words).text)]
    return min(found, key=len) if found else folded_articles(sourcebook).keys()


@once
def _articles_by_word(sourcebook: Sourcebook) -> Mapping[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for id, article in folded_articles(sourcebook).items():
        for word in _words_of(article.text):
            found[word].append(id)
    return found


def _words_of(text: str) -> set[str]:
    return set(words_in(text.casefold().replace("_", " ")))


def unquoted_sentence(quote: Quote) -> str:
    """The sentence of a quote, with blanks for what stands in quotation marks."""
    start = quote.passage.paragraph.start
    words = unquoted(quote.paragraph)
    return words[quote.passage.sentence_start - start : quote.passage.sentence_end - start]


@once
def of_articles(sourcebook: Sourcebook) -> tuple[tuple[Entry, Path, str], ...]:
    """Each text in which a curator says what sources say: all but the pages of the site and corrections of a record."""
    return tuple(
        (entry, path, text)
        for entry in sourcebook.records()
        if not isinstance(entry, Page)
        for path, text in entry.own_words()
        if path[0] != "changes"
    )


_PLAIN_MARKS = str.maketrans("❝❞❠🙶🙷🙸⹂", "“”„“”„„")
_LIKE_MARKS = re.compile(r"(?<!\w)[ʺˮ˝״‶](?=\w)|(?<=[\w.,;:!?…])[ʺˮ˝״″](?!\w)")
"""What looks like a quotation mark where one stands; within a word, as in obʺekt and צה״ל, it is none."""


def _with_plain_marks(text: str) -> str:
    """A text, as long as it was, in which what a reader takes for quotation marks is such."""
    if text.isascii():
        return text
    opened = (one for one in _LIKE_MARKS.finditer(text) if text[one.end() : one.end() + 1].isalnum())
    return (_LIKE_MARKS.sub('"', text) if any(opened) else text).translate(_PLAIN_MARKS)


QUOTED = re.compile(r"“[^“”]*”")
"""What a curator quotes, with its marks."""


def in_marks(text: str) -> Iterator[str]:
    """What stands between outer quotation marks in a text, if it is two words or more, without the stop at its end."""
    for paragraph in re.split(r"\n\s*\n", _with_plain_marks(text)):
        for start, end in stretches(paragraph):
            words = paragraph[start:end].strip(DOUBLE_MARKS).strip().rstrip(".,;:!?… ")
            if len(words.split()) > 1:
                yield words


def people_and_bodies(sourcebook: Sourcebook) -> tuple[Official | Organisation, ...]:
    """Everybody who can be quoted by name."""
    return (*sourcebook.all(Official), *sourcebook.all(Organisation))


def label_of(sourcebook: Sourcebook, id: str) -> str:
    """What an official or organisation is called."""
    found = sourcebook.speaker(id)
    return found.label if found else id


def is_known(sourcebook: Sourcebook, id: str) -> bool:
    """Whether an official or organisation of this id has a record."""
    return ("official", id) in sourcebook.by_key or ("organisation", id) in sourcebook.by_key


def names(note: str | None, *words: str) -> bool:
    """Whether a note names any of some words, whole, in whatever capitals: a note on something else settles nothing."""
    return named_in(fold(note or ""), *words)


def named_in(folded: Folded, *words: str) -> bool:
    """Whether a text after the fold names any of some words: see `names`."""
    text = folded.text
    small = text.lower() if text.isascii() else ""
    return any(
        has_whole_words(one.lower(), small)  # most are so, and no pattern has to be made of them
        if small and one.isascii()
        else re.search(either((one,)), text, re.IGNORECASE) is not None
        for word in (words if text else ())
        if (one := fold(word).text.strip())
    )


def has_whole_words(words: str, text: str) -> bool:
    """Whether words stand in a text as they are written, and no word goes on over their ends."""
    return next(places_of_whole_words(words, text), None) is not None


def places_of_whole_words(words: str, text: str) -> Iterator[int]:
    """The places at which words stand so in a text."""
    at = text.find(words)
    while at >= 0:
        if not (_goes_on(text[at - 1 : at]) or _goes_on(text[at + len(words) : at + len(words) + 1])):
            yield at
        at = text.find(words, at + 1)


def _goes_on(char: str) -> bool:
    return char.isalnum() or char == "_"


def bodies_of(speaker: Official | Organisation) -> set[str]:
    """The organisations for which an official speaks or spoke."""
    roles = speaker.roles if isinstance(speaker, Official) else ()
    return {role.organisation for role in roles if role.organisation}
