"""What is made: a file of the site, or a figure that pages show."""

from pathlib import PurePosixPath
from typing import NamedTuple


class Output(NamedTuple):
    """One file below out/pages, still in memory; text is written as UTF-8 with LF."""

    path: PurePosixPath
    content: str | bytes

    @property
    def data(self) -> bytes:
        """The bytes that go to disk."""
        return self.content if isinstance(self.content, bytes) else self.content.encode("utf-8")


class Figure(NamedTuple):
    """One chart, for `render` to set into each page that asks for it by name.

    `name` is its path below charts/ without suffix; `svg` the drawing that serves without a script;
    `alt` says in words what the chart says; `caption` says what it covers.
    """

    name: str
    svg: str
    alt: str
    caption: str
