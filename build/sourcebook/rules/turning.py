"""The vocabulary's words, found whole in a text: those that turn a sentence, and any others."""

import re

from sourcebook.evidence.fold import fold
from sourcebook.evidence.patterns import either
from sourcebook.model.text import series


def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of these words whole; one that finds nothing where there are none."""
    return re.compile(either({one.lower() for one in words}), re.IGNORECASE)


class Turning:
    """The vocabulary's words that turn a sentence, found however their apostrophes are typed."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = {fold(word).text.casefold(): word.casefold() for word in words}
        self.pattern = any_of(tuple(self.words))

    def words_in(self, *texts: str, note: str | None = None) -> str:
        """Those of them in some texts, in quotation marks, as the vocabulary has them; none that a note has in such marks.

        A “not” of the note’s own settles nothing.
        """
        found = self._in(*texts) - self._in(*_MARKED.findall(note or ""))
        return series(f"“{word}”" for word in sorted(found))

    def _in(self, *texts: str) -> set[str]:
        return {
            self.words.get(word.casefold(), word)
            for text in texts
            for word in self.pattern.findall(fold(text).text)
        }


_MARKED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
