"""One difference in meaning, and which differences are losses: that is decided here, and nowhere else.

A loss is what a reader found before and does not find any more, or finds weaker: a record, an address, a page or a link
that is gone; words of a quote that are left out; words, or a position, taken from whom they were given to; a date that is
less exact; a status with weaker grounds; anything at all that differs in the evidence, since it was the proof; and a
warning that is silenced, or an error that stops the build. What says something else, and is as strong, is a change; what is new, a gain. Where it
cannot be told which of two is stronger, the older counts as lost.
"""

from enum import IntEnum
from typing import NamedTuple

from sourcebook.model import Term, When, printable, unobeyed
from sourcebook.model.entry import Key

AREAS = {
    "record": "records",
    "address": "addresses",
    "evidence": "evidence",
    "speaker": "speakers",
    "quote": "quotes",
    "status": "statuses and their grounds",
    "claim": "positions on claims",
    "passage": "passages of contradictions",
    "date": "dates",
    "said": "days of words and positions",
    "error": "errors",
    "warning": "warnings",
    "office": "offices",
    "part": "parts and parties",
    "voice": "voices",
    "origin": "origins",
    "title": "titles and names",
    "text": "summaries and texts",
    "note": "notes",
    "link": "links",
    "relation": "relations",
    "correction": "corrections and readings",
    "topic": "topics, channels and places",
    "word": "words of the vocabulary",
    "site": "settings of the site",
    "register": "the register",
    "field": "other fields",
}
"""What can differ, in the order in which it is listed, and how it is counted."""
_SOMEBODYS = ("speaker", "claim")
"""What is somebody’s: if it is another, it was taken from that one."""
_STRENGTH = {
    "plan": 0,
    "article": 1,
    "unnamed": 2,
    "no-side": 2,
    "one-side": 3,
    "outside": 4,
    "public": 4,
    "both-sides": 4,
}
"""How much the grounds bear on which a status rests."""


class How(IntEnum):
    """In which way something differs, in the order in which it is listed."""

    lost = 0
    changed = 1
    gained = 2


class Difference(NamedTuple):
    """One thing that differs: of which record, in which files, a sentence that says it, and both sides where they are texts."""

    key: Key
    label: str
    paths: tuple[str, ...]
    area: str
    how: How
    says: str
    before: str = ""
    after: str = ""

    @property
    def name(self) -> str:
        """What it is about, as it is named in links: `event/some-id`."""
        return one_line("/".join(filter(None, self.key)))

    @property
    def where(self) -> str:
        """That name, and the files in which it stands or stood."""
        return " · ".join(dict.fromkeys((self.name, *self.paths)))

    @property
    def rank(self) -> int:
        """Where it stands among those that go the same way: what harms most is first."""
        return list(AREAS).index(self.area)


def how_of(area: str, before: object, after: object) -> How:
    """Whether something is lost, changed or gained by being `after` where it was `before`; nothing is None or empty."""
    if area in ("evidence", "error") or after in (None, "", ()):
        return How.lost
    if before in (None, "", ()):
        return How.gained
    if area in _SOMEBODYS:
        return How.lost
    if isinstance(before, When) and isinstance(after, When):
        return How.lost if inexactness(after) > inexactness(before) else How.changed
    if isinstance(before, Term) and isinstance(after, Term) and area == "status":
        return How.lost if _is_weaker(before, after) else How.changed
    if area == "quote":
        return How.changed if str(before) in str(after) else How.lost
    return How.changed


def _is_weaker(before: Term, after: Term) -> bool:
    """Whether a status claims less than another, or nobody can say."""
    was, now = (_STRENGTH.get(one.grounds or "") for one in (before, after))
    return was is None or now is None or now < was


def inexactness(when: When) -> tuple[bool, int, bool]:
    """How little is known of a date: whether an end is open, how many days it can mean, whether it is in doubt."""
    if when.first is None or when.last is None:
        return True, 0, when.is_doubtful
    return False, (when.last - when.first).days, when.is_doubtful


def one_line(text: str, longest: int = 0) -> str:
    """A text of a record on one line, with nothing in it that a terminal or the runner of a workflow would obey.

    It is cut after `longest` characters, if that is given.
    """
    line = unobeyed(printable(" ".join(text.split())))
    return f"{line[: longest - 1]}…" if 0 < longest < len(line) else line
