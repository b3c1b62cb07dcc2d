"""Q: quotes. Each stands in its article word for word, once, whole, and is called what its quotation marks make it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from sourcebook.evidence.fold import REMEMBERED, bare, fold, stands_in
from sourcebook.evidence.sentences import is_undecided, sentence_or_more, voice
from sourcebook.model import Diagnostic, Passage, Source, Sourcebook
from sourcebook.rules.proof import complaint, has_whole_words, is_evidence, names, proven
from sourcebook.rules.rule import rule
from sourcebook.rules.turning import Turning


@rule(
    "Q101",
    "quote-not-in-source",
    example="evidence.0.quote: is not in 1962-paper; the nearest passage there is ‹“The ferry goes every day,” harbour master Ann Lee said on Friday.›, which has “ferry” instead of “fery”; compare both with the article",
    reason="What this record promises is that each quotation can be found in its article. One that differs by a word is invented.",
    mend="Copy the passage from the article’s file, with its spelling and its mistakes, from within one paragraph, and not from the headline.",
)
def quotes_are_proven(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each quote stands in its source, word for word."""
    yield from _not_found(sourcebook, "quote-not-in-source")


@rule(
    "Q102",
    "quote-not-once",
    example="evidence.1.quote: stands 2 times in 1963-digest (¶3, ¶4); quote more of it, or give the words before or after it as `prefix` or `suffix`",
    reason="Where the same words stand twice, a reader must know which passage is meant.",
    mend="Quote a few words more, or copy into `prefix` or `suffix` what stands before or after the passage that is meant.",
)
def quotes_stand_once(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each quote is long enough, or singled out by what stands beside it, to stand in its source only once."""
    yield from _not_found(sourcebook, "quote-not-once")


@rule(
    "Q103",
    "quote-too-short",
    example="evidence.1.quote: has fewer than 3 words; quote the sentence it stands in",
    reason="One or two words can be found in almost any article, and prove nothing.",
    mend="Quote the sentence in which they stand, with `voice: partly` if only those words are in quotation marks.",
)
def quotes_are_long_enough(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A quote has at least three words."""
    yield from _not_found(sourcebook, "quote-too-short")


def _not_found(sourcebook: Sourcebook, name: str) -> Iterator[Diagnostic]:
    """Each quote of an event or an office that could not be proved, by the rule of that name."""
    for one in sourcebook.unproven:
        if one.name == name and is_evidence(one.source):
            yield one.record.origin.diagnostic(one.path, one.what, words=one.words)


@rule(
    "Q104",
    "voice-disagrees",
    example="evidence.0.voice: the quotation marks in the source make it “partly”, not “reported”; write voice: partly",
    reason="Words in quotation marks are a speaker’s own; the rest are the outlet’s. To mix the two up puts words into somebody’s mouth.",
    mend="Write the voice that is named. `direct`: all the words stand in quotation marks; `partly`: some do; `reported`: none do.",
)
def voices_agree(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A quote’s voice is what its quotation marks in the article make it.

    Where these do not pair it is only warned of.
    """
    for one in proven(sourcebook):
        wrote, found = one.evidence.voice, voice(one.paragraph, *one.span)
        if wrote in ("direct", "partly", "reported") and wrote != found and not is_undecided(one.paragraph):
            what = f"the quotation marks in the source make it “{found}”, not “{wrote}”; write voice: {found}"
            yield complaint(one, "voice", what)


@rule(
    "Q201",
    "quote-leaves-turn-out",
    example="evidence.0.quote: leaves “may” and “not” of its sentence out; quote the whole, or say in `note` why not, with “may” and “not”",
    reason="A “not”, a “may” or an “according to” just outside a quotation turns what it says.",
    mend="Quote the whole sentence, or say in `note` of that quote why the words may stay out, with each of them in “ and ”.",
)
def quotes_keep_what_turns_them(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A quote takes in what turns its sentence: a negation, a “may”, the one to whom it is given.

    A note that has the words in quotation marks settles it.
    """
    turning = Turning(sourcebook.words("turning_words"))
    for one in sourcebook.all_quotes():
        text, (start, end) = one.paragraph, one.span
        first, last = sentence_or_more(text, start, end)
        if left := turning.words_in(text[first:start], text[end:last], note=one.evidence.note):
            what = (
                f"leaves {left} of its sentence out; quote the whole, or say in `note` why not, with {left}"
            )
            yield complaint(one, "quote", what)


@rule(
    "Q202",
    "voice-undecided",
    example="evidence.0.voice: the quotation marks do not pair in its paragraph; is it “partly”? If not, say in `note` why, with “direct”",
    reason="Where quotation marks open and do not close, nobody but a reader can say which words they hold.",
    mend="Read the paragraph. Write the voice that is named, or say in `note` of that quote why it is another, with the word for it.",
)
def voices_agree_for_certain(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Where the quotation marks of a paragraph do not pair, another voice than they suggest is explained.

    A note that has the word for the voice settles it.
    """
    for one in sourcebook.all_quotes():
        if not is_undecided(one.paragraph) or names(one.evidence.note, one.evidence.voice):
            continue
        wrote, found = one.evidence.voice, voice(one.paragraph, *one.span)
        if wrote in ("direct", "partly", "reported") and wrote != found:
            what = f"the quotation marks do not pair in its paragraph; is it “{found}”? If not, say in `note` why, with “{wrote}”"
            yield complaint(one, "voice", what)


@rule(
    "Q203",
    "quote-of-no-sentence",
    example="evidence.0.quote: is the headline of 1962-paper; quote a sentence of the article, or say in `note` why the headline is quoted",
    reason="A headline is the editor’s, a caption the photographer’s, a correction is of another day; none of them is what the article reports.",
    mend="Quote the sentence of the article that says it, and name the line among the `boilerplate` of the source; or say in `note` of that quote why it is taken from there, with the word for what it is: headline, byline, section, boilerplate, caption, table or correction.",
)
def quotes_are_sentences_of_the_article(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A quote is no headline, byline, section, caption, row of a table or correction, nor a line that the source calls boilerplate.

    A note that has the word for it settles it.
    """
    captions = (*CAPTION_WORDS, *sourcebook.words("caption_words"))
    corrections = (*CORRECTION_WORDS, *sourcebook.words("correction_words"))
    for one in sourcebook.all_quotes():
        source, passage = one.source, one.passage
        line = source.article.part(*_line(source.article.text, passage))
        sort = _furniture(source, passage, line) or _odd_line(source, passage, line, captions, corrections)
        if sort and not names(one.evidence.note, sort):
            what = f"is {_THE.get(sort, 'a')} {sort} of {source.id}; quote a sentence of the article, or say in `note` why the {sort} is quoted"
            yield complaint(one, "quote", what)


_THE = {"headline": "the", "byline": "the", "section": "the", "boilerplate": "in"}


def _furniture(source: Source, passage: Passage, line: str) -> str:
    """What a passage is, if its line or its whole sentence is one of those that stand around an article, or a part of it."""
    text = source.article.text
    quoted = text[passage.start : passage.end]
    holders = [bare(line), bare(text[passage.sentence_start : passage.sentence_end])]
    around = [
        ("headline", source.title),
        ("headline", source.described_as),
        ("headline", source.original_title),
        ("byline", source.byline),
        ("section", source.section),
        *(("boilerplate", one.exact) for one in source.boilerplate),
    ]
    for what, words in around:
        known = bare(words or "")
        if known and (
            known in holders or (what in ("headline", "byline", "section") and bare(quoted) == known)
        ):
            return what
        if what == "boilerplate" and bare(quoted) in known:  # few are: only these are folded
            if stands_in(quoted.casefold(), fold((words or "").casefold())):
                return what
    return "byline" if _is_byline(line) else ""


@lru_cache(maxsize=REMEMBERED)
def _is_byline(line: str) -> bool:
    return _BYLINE.fullmatch(line.strip()) is not None


_BYLINE = re.compile(r"By\s+(?:[A-Z][\w.’'-]*\s*){2,4}(?:(?:,|and|for|in)\s+.{1,60})?")


def _line(text: str, passage: Passage) -> tuple[int, int]:
    """The line of the article in which a passage starts."""
    end = text.find("\n", passage.start)
    return text.rfind("\n", 0, passage.start) + 1, len(text) if end == -1 else end


CAPTION_WORDS = ("©", "Photo:", "Getty Images")
CORRECTION_WORDS = ("Correction:", "An earlier version")
"""What is looked for in any case; the vocabulary’s `caption_words` and `correction_words` add to it."""
LONGEST_CAPTION = 200
"""Characters of a line that a caption word makes a caption; in a longer one, only the sentence with the word is."""


def _odd_line(
    source: Source, passage: Passage, line: str, captions: tuple[str, ...], corrections: tuple[str, ...]
) -> str:
    """What a passage is by its line: a row of a table, a caption or a correction."""
    text = source.article.text
    if _is_row(line):
        return "table"
    if _has(
        line if len(line) <= LONGEST_CAPTION else text[passage.sentence_start : passage.sentence_end],
        captions,
    ):
        return "caption"
    words = source.article.part(passage.paragraph.start, passage.paragraph.end)
    if not _has(words, corrections):
        return ""
    return "correction" if _has(text[passage.paragraph.start : passage.sentence_end], corrections) else ""


@lru_cache(maxsize=1024)
def _is_row(line: str) -> bool:
    return "\t" in line.strip() or "|" in line


@lru_cache(maxsize=REMEMBERED)
def _has(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text has one of some words as they are written, at the start of a word."""
    if not any(_core(one) in text for one in words):
        return False
    folded = fold(text).text
    return any(has_whole_words(fold(one).text, folded) for one in words)


@lru_cache(maxsize=1024)
def _core(words: str) -> str:
    """The longest of some words that no fold alters: a text without it has none of the words."""
    return max(re.findall(r"[A-Za-z0-9©]+", words), key=len, default="")
