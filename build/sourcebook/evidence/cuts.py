"""What a source cuts off its seed, held against the sentences there: a part that is gone can turn what is said.

A cut may part a sentence only where its words belong to none: a dateline, a credit, words that are a line
elsewhere, a line by itself above or below a paragraph. None of these has a word that turns a sentence, but for
the headline, where it is repeated.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from functools import cached_property
from itertools import accumulate, pairwise

from sourcebook.evidence.article import Line, cuts_of, has_blank_lines, lines_of, misfits, span_of
from sourcebook.evidence.fold import DASHES, DOUBLE_MARKS, SINGLE_MARKS, fold
from sourcebook.evidence.patterns import either
from sourcebook.evidence.sentences import ends_in_short_word, sentences
from sourcebook.model import Source

LONGEST_DATELINE = 120
IN_NAMES = frozenset("of the de del der des di du el et la le von y".split())
"""Words without a capital that stand in names of places and agencies."""
BETWEEN_NAMES = frozenset("and by for from in on via with".split())
"""Words without a capital that stand in a credit between names."""
WHAT = (
    "leave the sentence whole: what can be cut off is whole sentences, a dateline, a credit in brackets, "
    "a line that stands elsewhere by itself, as a headline does, or one by itself above or below a paragraph"
)

# In the shape of a text a capital is A, a small letter a, a digit 1, a dash -, a word in names ~, one between names +.
_NAME = r"A[Aa.']*(?:-[Aa]+)*"
_PLACE = rf"{_NAME}(?:(?: ?/ ?|,? )(?:~ )*{_NAME}){{0,3}}"
_DAY = r"1{1,4}a{0,2}\.?"
_DATE = rf"(?:,? (?:{_NAME},? ){{0,2}})?{_DAY}(?: (?:~ )?a+\.?)?(?:,? (?:~ )?(?:{_NAME}|{_DAY})){{0,2}}"
_CREDIT = r"[(\[](?=[^)\]]*[A1©])(?:[A1©&][Aa1.'&©/,-]*|[~+])(?: (?:[A1©&][Aa1.'&©/,-]*|[~+])){0,7}[)\]]"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:{_DATE})?|{_DATE})(?: ?(?:{_CREDIT}|[(\[][Aa1.'&-]+[)\]]))? ?(?P<end>-+|\.)"
    r"|[(\[](?:[Aa1.'&-]+)[)\]] ?-+"
)
_CREDITED = re.compile(rf"{_CREDIT}(?: ?-+)?")
_MONTH = re.compile(r"\bM(?:ay|AY)\b(?=\.? \d)|(?<=\d )M(?:ay|AY)\b")
"""The month that is called like a word that turns a sentence."""
_OPENING = DOUBLE_MARKS + SINGLE_MARKS
_SENTENCE_END = re.compile(rf"[.!?…][{re.escape(DOUBLE_MARKS + SINGLE_MARKS)})\]]*$")


def parted_sentences(source: Source, turning_words: Collection[str]) -> tuple[tuple[int, str], ...]:
    """The places of those boilerplates that take a part of a sentence and leave the rest, and what to do.

    Those that cannot be taken out at all are left aside: see `misfits`.
    """
    cuts, misfit = _Cuts(source, turning_words), {index for index, _ in misfits(source)}
    return tuple(
        (index, f"is a part of a sentence, at line {one.line} of {source.seed}; {WHAT}")
        for index, one in enumerate(source.boilerplate)
        if index not in misfit and cuts.parts_a_sentence(index)
    )


class _Cuts:
    """The boilerplates of a source, and what they leave of its lines."""

    def __init__(self, source: Source, turning_words: Collection[str]) -> None:
        self.text = source.article.text
        self.boilerplate = source.boilerplate
        self.headline = (source.title or "").strip()
        self.lines = lines_of(self.text)
        self.cuts = list(cuts_of(source))
        self.turning = re.compile(
            either({fold(word).text.casefold() for word in turning_words}), re.IGNORECASE
        )

    @cached_property
    def left(self) -> dict[int, str]:
        """What is left of each line, by its number, without the white space around it."""
        kept = {line.number: line for line in self.lines}
        kept |= {left.number: left for _, left in self.cuts if left}
        return {number: self.text[line.start : line.end].strip() for number, line in kept.items()}

    @cached_property
    def gone(self) -> list[tuple[int, int]]:
        """The spans that all cuts together take out of the seed."""
        return [
            span_of(one, before, after)
            for one, (before, after) in zip(self.boilerplate, self.cuts, strict=True)
            if after
        ]

    def parts_a_sentence(self, index: int) -> bool:
        """Whether a cut takes a part of a sentence, and is none that may."""
        if self._is_no_sentence(index):
            return False
        start, end = span_of(self.boilerplate[index], *self.cuts[index])
        first, last = self._block(self.boilerplate[index].line)
        written, cut = self._rest
        for begin, stop in self._sentences(first, last):
            mine = cut[min(stop, end)] - cut[max(begin, start)] if max(begin, start) < min(stop, end) else 0
            if mine and cut[stop] - cut[begin] < written[stop] - written[begin]:
                return True
        return False

    @cached_property
    def _rest(self) -> tuple[list[int], list[int]]:
        """How many signs stand before each place of the seed, and how many of these all cuts together take out."""
        signs = bytearray(not char.isspace() for char in self.text)
        taken = bytearray(len(signs))
        for start, end in self.gone:
            taken[start:end] = signs[start:end]
        return [0, *accumulate(signs)], [0, *accumulate(taken)]

    def _is_no_sentence(self, index: int) -> bool:
        """Whether what is cut belongs to no sentence; what has a word that turns one does, but for the source's headline."""
        one, (before, after) = self.boilerplate[index], self.cuts[index]
        words, shape = one.exact.strip(), _shape(one.exact)
        here = self._written(self.lines[one.line - 1]).strip() == words
        repeated = self._often[words] > here
        if self._turns(words, shape):
            return repeated and words == self.headline
        is_whole_line = after is not None and after.start >= after.end and self._is_first(before)
        begins = one.action == "strip-prefix" or (is_whole_line and self._follows_a_sentence(one.line))
        return (
            repeated
            or (begins and _is_dateline(shape))
            or _CREDITED.fullmatch(shape) is not None
            or (is_whole_line and self._stands_alone(one.line))
        )

    def _turns(self, words: str, shape: str) -> bool:
        """Whether some words have one that turns a sentence; in a dateline, “May” beside a number is a month."""
        rest = _MONTH.sub("", words) if _is_dateline(shape) else words
        return self.turning.search(fold(rest).text) is not None

    def _is_first(self, line: Line) -> bool:
        """Whether nothing was cut off a line before."""
        return line == self.lines[line.number - 1]

    def _stands_alone(self, number: int) -> bool:
        """Whether a line, all of which is cut, is no part of the sentences before and after it in its block."""
        after = next((self.left[one] for one in self._below(number) if self.left[one]), "")
        begins = not after or not after[0].islower() and (after[0].isalnum() or after[0] in _OPENING)
        return begins and self._follows_a_sentence(number)

    def _follows_a_sentence(self, number: int) -> bool:
        """Whether what is left of the block before a line ends with a sentence's end, or is nothing."""
        before = next((one for one in self._above(number) if self.left[one]), None)
        if before is None:
            return True
        if not _SENTENCE_END.search(self.left[before]):
            return False
        end = self.lines[before - 1].start + len(self._written(self.lines[before - 1]).rstrip())
        return not ends_in_short_word(self.text, end)

    @cached_property
    def _often(self) -> Counter[str]:
        """How often each line stands in the seed."""
        return Counter(self._written(line).strip() for line in self.lines)

    def _sentences(self, first: int, last: int) -> list[tuple[int, int]]:
        """The span of each sentence; what a short word's full stop parts is one, for that may abbreviate it."""
        if (first, last) not in self._parted:
            ends = [first + stop for _, stop in sentences(self.text[first:last])]
            sure = [end for end in ends[:-1] if not ends_in_short_word(self.text, end)]
            self._parted[first, last] = list(pairwise([first, *sure, *ends[-1:]]))
        return self._parted[first, last]

    @cached_property
    def _parted(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        return {}

    def _block(self, number: int) -> tuple[int, int]:
        """The span of the lines that may share sentences with one: see `_above` and `_below`."""
        first, last = self._blocks[number - 1]
        return self.lines[first - 1].start, self.lines[last - 1].end

    def _above(self, number: int) -> range:
        """The lines before one in its block, the nearest first."""
        return range(number - 1, self._blocks[number - 1][0] - 1, -1)

    def _below(self, number: int) -> range:
        """The lines after one in its block, the nearest first."""
        return range(number + 1, self._blocks[number - 1][1] + 1)

    @cached_property
    def _blocks(self) -> list[tuple[int, int]]:
        """The first and the last line of the block of each line."""
        starts = [line.number for line in self.lines if line.number == 1 or not self._runs_on(line.number)]
        ends = [*(one - 1 for one in starts[1:]), len(self.lines)]
        return [(one, end) for one, end in zip(starts, ends, strict=True) for _ in range(one, end + 1)]

    def _runs_on(self, number: int) -> bool:
        """Whether a line may go on with a sentence of the one before it.

        Where blank lines part paragraphs, each does that follows no blank line; else one that begins with a small letter.
        """
        line, before = (self._written(self.lines[one]).strip() for one in (number - 1, number - 2))
        if not line or not before:
            return False
        return has_blank_lines(self.text) or line[0].islower()

    def _written(self, line: Line) -> str:
        return self.text[line.start : line.end]


def _is_dateline(shape: str) -> bool:
    """Whether a shape is a dateline's: it ends with a dash, or with a full stop if it has a digit."""
    found = _DATELINE.fullmatch(shape) if len(shape) <= LONGEST_DATELINE else None
    return found is not None and (found["end"] != "." or "1" in shape)


def _shape(text: str) -> str:
    """A text with its letters shown by their size only: “LONDON, 4 May — ” is “AAAAAA, 1 Aaa -”.

    A letter of a script that has no small ones is a capital.
    """
    words = (_word_shape(word) for word in re.split(r"([\s(\[)\]/]+)", text.strip()))
    return re.sub(r"\s+", " ", "".join(words)).strip()


def _word_shape(word: str) -> str:
    if word in IN_NAMES or word in BETWEEN_NAMES:
        return "~" if word in IN_NAMES else "+"
    return "".join(map(_char_shape, fold(word).text))


def _char_shape(char: str) -> str:
    if char.isalpha():
        return "a" if char.islower() else "A"
    if char.isdigit():
        return "1"
    if unicodedata.category(char)[0] == "M":  # a mark goes on with the letter before it
        return "a"
    return "-" if char in DASHES + "_" else char
