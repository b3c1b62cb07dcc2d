"""A seed file as it was read, and the article that is left when the boilerplate is out."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Seed:
    """The bytes of an article, read as UTF-8 with no newline translation.

    `flaw` says why it could not be read, and is empty if it could; `place` is the line and column of what is wrong in it.
    """

    path: str
    text: str = ""
    sha256: str = ""
    flaw: str = ""
    place: tuple[int, int] | None = None
    _parts: dict[tuple[int, int], str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def part(self, start: int, end: int) -> str:
        """A part of the text: the very same text each time, of which what was worked out is found again at once."""
        if (start, end) not in self._parts:
            self._parts[start, end] = self.text[start:end]
        return self._parts[start, end]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of an article: its number from 1, and its half-open span in code points of the seed."""

    number: int
    start: int
    end: int
    set_apart: int | None = None
    """Which of the source's `set_apart` it is, if it is one."""


@dataclass(frozen=True)
class Passage:
    """A quote found in an article: the paragraph, the span of the quote and that of its whole sentence.

    All spans are half-open and in code points of the seed.
    """

    source: str
    paragraph: Paragraph
    start: int
    end: int
    sentence_start: int
    sentence_end: int

    @property
    def place(self) -> tuple[str, int, int]:
        """Its source, and its start and end there: the same for two quotes of the same words."""
        return self.source, self.start, self.end

    def is_within(self, other: "Passage") -> bool:
        """Whether all its words stand in another passage of its source, be it the same passage."""
        return self.source == other.source and other.start <= self.start and self.end <= other.end


@dataclass(frozen=True)
class NotFound:
    """Why a quote could not be proved, the name of the rule that it breaks, and the words of it at which that shows."""

    what: str
    name: str = "quote-not-in-source"
    nearest: str = ""
    """The passage most like it, if one is like it."""
    words: str = ""
