"""Q: quotes. Each stands in its article word for word, once, whole, and is called what its quotation marks make it."""

from collections.abc import Iterator

from sourcebook.evidence.quote import is_undecided, sentence_or_more, voice
from sourcebook.model import Diagnostic, Sourcebook
from sourcebook.rules.proof import complaint, is_evidence, proven, unsettled
from sourcebook.rules.rule import rule
from sourcebook.rules.turning import Turning


@rule(
    "Q101",
    "quote-not-in-source",
    example="evidence.0.quote: is not in 1962-paper; the nearest passage there is ““The ferry goes every day,” harbour master Ann Lee said on Friday.”, which has “ferry” for “fery”; compare both with the article",
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
    """Each quote is long enough, or told by what stands beside it, to stand in its source only once."""
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
            yield one.record.origin.diagnostic(one.path, one.what)


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
        wrote, heard = one.evidence.voice, voice(one.paragraph, *one.span)
        if wrote in ("direct", "partly", "reported") and wrote != heard and not is_undecided(one.paragraph):
            what = f"the quotation marks in the source make it “{heard}”, not “{wrote}”; write voice: {heard}"
            yield complaint(one, "voice", what)


@rule(
    "Q201",
    "quote-leaves-turn-out",
    example="evidence.0.quote: leaves “may”, “not” of its sentence out; quote the whole, or say in `note` why not",
    reason="A “not”, a “may” or an “according to” just outside a quotation turns what it says.",
    mend="Quote the whole sentence, or say in `note` of that quote why the words may stay out.",
)
def quotes_keep_what_turns_them(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A quote takes in what turns its sentence: a negation, a “may”, the one to whom it is given."""
    turning = Turning(sourcebook.words("turning_words"))
    for one in unsettled(sourcebook):
        text, (start, end) = one.paragraph, one.span
        first, last = sentence_or_more(text, start, end)
        if left := turning.told(text[first:start], text[end:last]):
            what = f"leaves {left} of its sentence out; quote the whole, or say in `note` why not"
            yield complaint(one, "quote", what)


@rule(
    "Q202",
    "voice-undecided",
    example="evidence.0.voice: the quotation marks do not pair in its paragraph; is it “partly”? If not, say in `note` why it is “direct”",
    reason="Where quotation marks open and do not close, nobody but a reader can say which words they hold.",
    mend="Read the paragraph. Write the voice that is named, or say in `note` of that quote why it is another.",
)
def voices_agree_for_certain(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Where the quotation marks of a paragraph do not pair, another voice than they suggest is explained."""
    for one in unsettled(sourcebook):
        wrote, heard = one.evidence.voice, voice(one.paragraph, *one.span)
        if wrote in ("direct", "partly", "reported") and wrote != heard and is_undecided(one.paragraph):
            what = f"the quotation marks do not pair in its paragraph; is it “{heard}”? If not, say in `note` why it is “{wrote}”"
            yield complaint(one, "voice", what)


RULES = (
    quotes_are_proven,
    quotes_stand_once,
    quotes_are_long_enough,
    voices_agree,
    quotes_keep_what_turns_them,
    voices_agree_for_certain,
)
