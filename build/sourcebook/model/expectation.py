"""How much a sourcebook has at least, and which losses were meant: what goes missing unseen is reported."""

from typing import ClassVar, Literal

from sourcebook.model.entry import Entry, Frozen
from sourcebook.model.text import Count, LineNumber, Text
from sourcebook.model.when import When


class Loss(Frozen):
    """That fewer are there than before, how many fewer, and why."""

    date: When
    what: Literal["records", "quotes", "sources", "claims"]
    lost: LineNumber
    why: Text


class Expectation(Entry):
    """The least number of what a sourcebook has, and each loss that was meant, in content/expect.yaml."""

    noun: ClassVar[str] = "expectation"
    path_pattern: ClassVar[str] = "content/expect.yaml"
    folder: ClassVar[str] = ""

    records: Count
    quotes: Count
    sources: Count
    claims: Count
    losses: tuple[Loss, ...] = ()

    def least(self) -> dict[str, int]:
        """The least numbers, by what they count."""
        return {
            "records": self.records,
            "quotes": self.quotes,
            "sources": self.sources,
            "claims": self.claims,
        }
