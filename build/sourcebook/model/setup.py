"""What mkdocs.yml says: how MkDocs publishes the pages, and what stands in the menu. What CITATION.cff says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from sourcebook.model.diagnostic import Diagnostic
from sourcebook.model.entry import Path


@dataclass(frozen=True)
class Setup:
    """Every value of mkdocs.yml and of what it inherits, by the way to it, each with its place."""

    path: ClassVar[str] = "mkdocs.yml"

    values: Mapping[Path, str | None] = field(default_factory=dict)
    """Each text; None where MkDocs works it out, as from a variable of the environment."""
    places: Mapping[Path, tuple[str, int, int]] = field(default_factory=dict)
    """File, line and column of each value; of a list or a mapping, those of its name."""
    flaw: Diagnostic | None = None
    """Why the file cannot be read."""
    folder_flaw: str = ""
    """Why no templates are taken from the folder that `theme.custom_dir` names, and what to do."""

    def below(self, *way: str | int) -> Iterator[tuple[Path, str | None]]:
        """Each value at or below a way, in order."""
        return ((one, value) for one, value in self.values.items() if one[: len(way)] == way)

    def diagnostic(self, way: Path, what: str) -> Diagnostic:
        """Say what is wrong with a value, at its place, or at that of the nearest thing around it."""
        around = next((way[:end] for end in range(len(way), -1, -1) if way[:end] in self.places), ())
        return Diagnostic(*self.places.get(around, (self.path, 1, 1)), ".".join(map(str, way)), what)


@dataclass(frozen=True)
class CitationFile(Setup):
    """Every value of CITATION.cff, by which code hosts say how the sourcebook is cited."""

    path: ClassVar[str] = "CITATION.cff"
