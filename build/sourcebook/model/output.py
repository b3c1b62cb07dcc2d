"""What is made: a file of the site, a figure that pages show, or the card that previews a page elsewhere."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model.entry import Entry
from sourcebook.model.halves import HalfKind, Middle


class CardLine(NamedTuple):
    """A line of a card, with the sign of a status before it where it tells one."""

    words: str
    sign: str = ""


class CardHalf(NamedTuple):
    """One side’s half of a contact, as far as a card draws it."""

    side: str
    colour: str
    kind: HalfKind
    speaks: bool
    """Whether it takes a position other than that the contact took place."""


class CardContact(NamedTuple):
    """A contact as a card draws it: see `HalfLine`."""

    halves: tuple[CardHalf, ...]
    middle: Middle | None
    is_outside: bool
    is_plan: bool


class CardFace(NamedTuple):
    """One way to fill a card: what stands large on it, the lines below, and contacts, each drawn as a half line."""

    head: tuple[str, str, str]
    """A title, or a quote between what stands before and after it in its sentence."""
    lines: tuple[CardLine, ...] = ()
    contacts: tuple[CardContact, ...] = ()


class Card(NamedTuple):
    """What a link to a page shows elsewhere: a picture with nothing on it that the page does not say. It becomes a PNG on its way to
    disk."""

    site: str
    kind: str
    """Which kind of record the page is about; empty where it is about none."""
    faces: tuple[CardFace, ...]
    """What it may show, the best first; the last is shown in whatever size of type it needs. A picture has the one that is
    shown, or none."""
    covers: str
    address: str


class Box(NamedTuple):
    """A rectangle, from its left upper corner to its right lower one."""

    x: int
    y: int
    x2: int
    y2: int
    colour: str


class Sign(NamedTuple):
    """A sign within a circle."""

    x: float
    y: float
    radius: float
    name: str
    colour: str


class Words(NamedTuple):
    """A word of a text, or a part of one: the left end of its foot line, its size, and in which cut of the font."""

    x: float
    y: int
    text: str
    size: int
    weight: int
    optical: int
    colour: str


class Drawing(NamedTuple):
    """A picture as its marks, the later ones on top."""

    width: int
    height: int
    paper: str
    marks: tuple[Box | Sign | Words, ...]


class About(NamedTuple):
    """What a page is about, for what is said of it elsewhere: citations, data for programs, lists of pages."""

    title: str
    description: str
    record: Entry | None
    """The record that it shows, if it shows one alone."""
    is_listed: bool
    """Whether it may be found by search engines, and read as plain text."""


class Kept(NamedTuple):
    """Bytes that are always the same for the versions of the parts they are made with: they are made once for these."""

    versions: str
    make: Callable[[], bytes]


class Output(NamedTuple):
    """One file below out/pages, still in memory; text is written as UTF-8 with LF."""

    path: PurePosixPath
    content: str | bytes | Card | Kept
    card: Card | None = None
    about: About | None = None

    @property
    def data(self) -> bytes:
        """The bytes that go to disk; a card has none before `write` has it drawn."""
        if isinstance(self.content, Kept):
            return self.content.make()
        if isinstance(self.content, Card):
            raise TypeError(f"{self.path} is not drawn yet")
        return self.content if isinstance(self.content, bytes) else self.content.encode("utf-8")


class Figure(NamedTuple):
    """One chart, for `render` to set into each page that asks for it by name."""

    name: str
    """Its path below charts/ without suffix."""
    svg: str
    """The drawing that serves without a script."""
    alt: str
    """What the chart says, in words."""
    caption: str
    """What it covers."""
    title: str = ""
    foot: tuple[str, str, str] = ("", "", "")
    """What its picture says below the drawing: the days of its scale, whose it is, and what that covers."""
    frame: str = ""
    """The HTML that shows it on other sites."""
    rows: str = ""
    """What a reader must know of its rows."""
    is_still: bool = False
    """Whether the script leaves it as it is, and draws nothing live."""
    lines: tuple[str, str] = ("", "")
    """What the lines between its records mean, and how they are seen where the script shows those of one record alone."""
