"""What is made: a file of the site, a figure that pages show, or the card that previews a page elsewhere."""

from pathlib import PurePosixPath
from typing import NamedTuple


class CardLine(NamedTuple):
    """A line of a card, with the sign of a status before it where it tells one."""

    words: str
    sign: str = ""


class Card(NamedTuple):
    """What a link to a page shows elsewhere: a picture at `path`, with nothing on it that the page does not say."""

    path: PurePosixPath
    site: str
    kind: str
    """Which kind of record the page is about; empty where it is about none."""
    title: str
    lines: tuple[CardLine, ...]
    covers: str
    address: str

    @property
    def words(self) -> str:
        """All that it says, for whoever does not see it."""
        title = f"{self.kind}: {self.title}" if self.kind else self.title
        parts = (title, *(one.words for one in self.lines), self.site, self.covers)
        return " ".join(one if one.endswith((".", "?", "!", "…")) else f"{one}." for one in parts)


class Drawing(NamedTuple):
    """A picture as SVG, which becomes a PNG on its way to disk."""

    svg: str


class Output(NamedTuple):
    """One file below out/pages, still in memory; text is written as UTF-8 with LF."""

    path: PurePosixPath
    content: str | bytes | Drawing
    card: Card | None = None

    @property
    def data(self) -> bytes:
        """The bytes that go to disk; a drawing has none before `write` has it drawn."""
        if isinstance(self.content, Drawing):
            raise TypeError(f"{self.path} is not drawn yet")
        return self.content if isinstance(self.content, bytes) else self.content.encode("utf-8")


class Figure(NamedTuple):
    """One chart, for `render` to set into each page that asks for it by name.

    `name` is its path below charts/ without suffix; `svg` the drawing that serves without a script;
    `alt` says in words what the chart says; `caption` says what it covers; `foot` is what a picture of it
    says below: the days of its scale, whose it is, and what that covers; `frame` is the HTML that shows it on other sites;
    `rows` says what a reader must know of its rows. One that `is_still` is not drawn live by the script.
    """

    name: str
    svg: str
    alt: str
    caption: str
    title: str = ""
    foot: tuple[str, str, str] = ("", "", "")
    frame: str = ""
    rows: str = ""
    is_still: bool = False
