"""Where everything of a chart stands: lanes below each other, and in each its records, none touching another."""

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from sourcebook.drawing.scale import Scale, Span, busy_stretch, is_earlier
from sourcebook.model import ResolvedEvent, Role

# Measures in CSS pixels.
RADIUS = 4.5  # of a sign
AROUND = 6  # half the height of a bar, and how far it reaches around its sign at least
LONG = 18  # the least length of a bar of several days
TAIL = 20  # length of the arrow at an open date
HEAD = 26  # height of the dates above the lanes
SECOND = 16  # and of each further line of words there
FOOT, TALL = 16, 400  # height of the dates below the lanes of a chart that is taller than that
FEW = 6  # background records of a lane that need no folding
LINE = 15  # height of a line of a lane's name
BELOW = 8  # space below a lane's name
TOUCH = 24  # height of a row, and width of what is touched at a sign, where fingers press
GAP = 3  # the least space between two records of a row
EDGE = 10  # space at the ends of the scale
LETTER = 6.1  # of a small text, generously
MOST = 44  # letters of a label: short words have fewer, most titles more
LEAST = 7  # letters of room below which a label is left out rather than cut short
BESIDE = 2.5  # from a sign to the letter of its side
APART = 4  # from what is drawn of a record to its label
CAPITAL = 9.5  # of the letter of a side, a capital
BAND = 18  # height of an office
CROWD = 400  # a lane of more records than this is folded to strokes


class Band(NamedTuple):
    """An office over the time it was held; hollow where it is none."""

    role: Role
    hollow: bool

    def goes_on(self, span: Span) -> bool:
        """Whether it is held after the last day of a span, as far as that is known."""
        return self.role.last is None or self.role.last > span.last


class Stand(NamedTuple):
    """A position taken: from which day it counts, until which it stands (None: to this day), and what it is."""

    day: dt.date
    until: dt.date | None
    words: str
    when: str
    """The date of its record in words: the record is drawn where its words were said."""


Asked = tuple[tuple[str, str], ...]
"""By what records are asked for in the address of the timeline: facets, each with the id of a value."""


class Lane(NamedTuple):
    """A row of the chart: what it is called, its records, and what else it shows."""

    label: str
    events: tuple[ResolvedEvent, ...]
    said: Mapping[str, str] = MappingProxyType({})
    """Words that the tooltip of a record adds, by its id."""
    stands: tuple[Stand, ...] = ()
    """Of positions: one for each record."""
    bands: tuple[Band, ...] = ()
    asked: Asked = ()
    """By what the timeline finds its records, if it can."""


class Form(NamedTuple):
    """One of the two layouts: its name, its folder below charts/, its width, and the lanes' names: beside them or above."""

    name: str
    folder: str
    width: int
    beside: int
    """Width of the column of names at the left; 0 where they stand above their lanes."""
    letters: int
    """How many letters of a name fit on a line."""
    pitch: int
    """Height of a row of records."""
    fold: int
    """Width of the strip for what is earlier than the scale."""
    margin: int
    """Space right of the scale, for the words of the last records."""
    day: int
    """Width of a day of the stretch."""


WIDE = Form("wide", "", 920, 152, 21, 18, 56, 128, 24)
NARROW = Form(
    "narrow", "narrow/", 328, 0, 46, TOUCH, 46, 62, 10
)  # what a phone of 360 pixels has, so that letters keep their size
FORMS = (WIDE, NARROW)


class Room(NamedTuple):
    """From where to where a record is drawn, its letter and its label included, and where these stand."""

    left: float
    right: float
    letter_px: float = 0
    letter: str = ""
    label_px: float = 0
    label: str = ""
    """Empty where none has room."""
    ends: bool = False
    """Whether the label stands left of the sign: it then ends at its pixel."""

    @property
    def mark(self) -> float:
        """From where the record itself is drawn, a label left of it apart."""
        return self.label_px + APART if self.ends else self.left


class Placed(NamedTuple):
    """A record with its place in the drawing: the height of its row's middle, in pixels."""

    event: ResolvedEvent
    y: float
    room: Room
    said: str = ""
    stand: Stand | None = None
    again: bool = False
    """Whether the same record stands in a lane above."""


class Top(NamedTuple):
    """A lane's place: where it begins, its name in lines, the middle of its first row, and whether it is folded."""

    lane: Lane
    y: float
    name: tuple[str, ...]
    first_row: float
    folded: bool


class Words(NamedTuple):
    """What stands beside a sign: the letter of its side, and the words for its record, of which as much as fits is shown."""

    letter: str = ""
    label: str = ""


_LOOSE = " :,;–—(“…"
"""What does not end words that are cut short."""
Beside = Mapping[str, Words]
"""The words beside each record's sign, by its id."""
NONE = Words()


class Layout(NamedTuple):
    """Where everything stands: the scale, the lanes, the records that are signs and those that are strokes."""

    scale: Scale
    form: Form
    lanes: tuple[Top, ...]
    placed: tuple[Placed, ...]
    strokes: tuple[Placed, ...]
    height: float

    @property
    def top(self) -> float:
        """Where the lines of the days that are named begin, a little above the lanes; they end at `height`."""
        return self.lanes[0].y - 8

    @property
    def dates(self) -> tuple[float, ...]:
        """The heights of the names of days: above the lanes, and below them where those above may be out of sight."""
        above = self.lanes[0].y - 15
        return (above, self.height + 9) if self.foot else (above,)

    @property
    def foot(self) -> float:
        """The room below the lanes for the dates once more, where those above may be out of sight."""
        return FOOT if self.height > TALL else 0


def lay_out(lanes: tuple[Lane, ...], span: Span, form: Form, beside: Beside = MappingProxyType({})) -> Layout:
    """Give each record a row of its lane in which it touches no other; its words stand `beside` its sign."""
    scale = scale_of(tuple(chain.from_iterable(lane.events for lane in lanes)), span, form)
    shut = folded(lanes)
    tops: list[Top] = []
    placed: list[Placed] = []
    strokes: list[Placed] = []
    seen: set[str] = set()
    explained = not form.beside and any(one.letter for one in beside.values())
    y = float(HEAD + SECOND * (bool(scale.by_days) + explained))
    for lane, fold in zip(lanes, shut, strict=True):
        name = in_lines(lane.label + (f" ({len(lane.events)}, folded)" if fold else ""), form.letters)
        start = y + 5 + (0 if form.beside else len(name) * LINE + 2)
        again = set() if any(one.stands for one in lanes) else seen
        rooms = [
            room(one, lane, index, scale, form, beside.get(one.id, NONE))
            for index, one in enumerate(lane.events)
        ]
        rooms = _told_once(lane, rooms)
        rows = [0] * len(lane.events) if fold else _rows(lane, rooms)
        target = strokes if fold else placed
        target += (
            _placed(lane, index, start + (row + 0.5) * form.pitch, rooms[index], again)
            for index, row in enumerate(rows)
        )
        seen = seen | {one.id for one in lane.events}
        tops.append(Top(lane, y, name, start + 0.5 * form.pitch, fold))
        number = max([*rows, len(lane.bands) - 1, 0]) + 1
        height = max(number * form.pitch, len(lane.bands) * BAND)
        y = max(start + height + 6, y + len(name) * LINE + BELOW)
    return Layout(scale, form, tuple(tops), tuple(placed), tuple(strokes), y)


def _told_once(lane: Lane, rooms: list[Room]) -> list[Room]:
    """Records above each other that have the same label: the first alone keeps it."""
    told = set[tuple[float, str]]()
    found = []
    for one in rooms:
        is_told = bool(one.label) and (one.label_px, one.label) in told and not lane.stands
        told.add((one.label_px, one.label))
        found.append(one._replace(label="") if is_told else one)
    return found


def folded(lanes: Sequence[Lane]) -> list[bool]:
    """Which lanes are folded to one row: those of background alone, where others are not; and the overcrowded."""
    background = [
        len(lane.events) > FEW and all(one.scope == "context" for one in lane.events) for lane in lanes
    ]
    others = any(lane.events and not shut for lane, shut in zip(lanes, background, strict=True))
    return [
        (shut and others) or len(lane.events) > CROWD for lane, shut in zip(lanes, background, strict=True)
    ]


def _placed(lane: Lane, index: int, y: float, room: Room, seen: set[str]) -> Placed:
    """A record at its row."""
    event, stand = lane.events[index], lane.stands[index] if lane.stands else None
    return Placed(event, y, room, lane.said.get(event.id, ""), stand, event.id in seen)


def room(event: ResolvedEvent, lane: Lane, index: int, scale: Scale, form: Form, words: Words) -> Room:
    """The room that a record takes: right of it its letter; there, or else left of it, its label, cut short where neither has room."""
    stand = lane.stands[index] if lane.stands else None
    left, right = extent(event, scale, stand)
    label = stand.words if stand else words.label
    if is_earlier(event, scale.span):
        begin = right + APART
        text = cut_short(label, min(MOST, int((form.width - begin) // LETTER)))
        return Room(left, begin + LETTER * len(text) if text else right, label_px=begin, label=text)
    at = scale.at(sign_day(event, scale, stand))
    around = form.pitch / 2 if form.pitch >= TOUCH else AROUND
    left, right = min(left, at - around), max(right, at + AROUND)
    letter_px = right + BESIDE
    right = max(right + (BESIDE + CAPITAL * len(words.letter) if words.letter else 0), at + around)
    begin, end = right + APART, left - APART
    ahead, behind = int((form.width - begin) // LETTER), int((end - form.beside) // LETTER)
    text = cut_short(label, min(MOST, max(ahead, behind)))
    if not text:
        return Room(left, right, letter_px, words.letter)
    if len(text) > ahead:
        return Room(end - LETTER * len(text), right, letter_px, words.letter, end, text, ends=True)
    return Room(left, begin + LETTER * len(text), letter_px, words.letter, begin, text)


def cut_short(text: str, letters: int) -> str:
    """As much of a text as has room, to the end of a word, with an ellipsis; nothing where there is hardly any room.

    A word is cut where all before it is less than half of the room. The script `chart-rows.js` does the same.
    """
    if len(text) <= letters or letters < LEAST:
        return text if len(text) <= letters else ""
    room = letters - ("“" in text)  # for the mark that closes what is cut
    words = text[:room].rpartition(" ")[0]
    kept = (words if 2 * len(words) >= room else text[: room - 1]).rstrip(_LOOSE)
    return f"{kept}…{'”' if kept.count('“') > kept.count('”') else ''}"


def _rows(lane: Lane, rooms: list[Room]) -> list[int]:
    """For each record the number of the first row that is free where it is drawn; positions have one each."""
    if lane.stands:
        return list(range(len(lane.events)))
    rows = [0] * len(rooms)
    taken: list[float] = []
    for index in sorted(
        range(len(rooms)), key=lambda one: (rooms[one].mark, *rooms[one][:2], lane.events[one].order)
    ):
        left, right, *_ = rooms[index]
        row = next((row for row, end in enumerate(taken) if end + GAP <= left), len(taken))
        taken[row : row + 1] = [right]
        rows[index] = row
    return rows


def scale_of(events: tuple[ResolvedEvent, ...], span: Span, form: Form) -> Scale:
    """The scale, with room at the edges for the strip and for arrows, where there are any."""
    early = any(is_earlier(one, span) for one in events)
    before = any(arrow_before(one, span) for one in events)
    after = any(one.took_place.last is None for one in events)
    left = form.beside + (form.fold if early else TAIL + 4 if before else EDGE)
    right = form.width - max(form.margin, TAIL + 4 if after else 0)
    return Scale.of(span, left, right, busy_stretch(events, span), form.day)


def extent(event: ResolvedEvent, scale: Scale, stand: Stand | None) -> tuple[float, float]:
    """The leftmost and rightmost pixel of an event's drawing; the bar of a position ends at its sign."""
    if is_earlier(event, scale.span):
        return 0, scale.left - EDGE
    begin, end = bar_days(event, scale)
    sign = sign_day(event, scale, stand)
    left, right = bar_ends(begin, sign if stand and has_bar(event) else end, sign, scale)
    before = scale.at(begin) - TAIL if arrow_before(event, scale.span) else left
    after = scale.at(end) + TAIL if event.took_place.last is None else right
    return min(left, before), max(right, after)


def bar_ends(begin: dt.date, end: dt.date, sign: dt.date, scale: Scale) -> tuple[float, float]:
    """Where the bar of some days begins and ends: at the edges of its days, around its sign, and longer than a ring."""
    half = 0.5 if begin < end else 0
    left, right, at = scale.at(begin, -half), scale.at(end, half), scale.at(sign)
    left, right = min(left, at - AROUND), max(right, at + AROUND)
    if begin < end and right - left < LONG:
        return (right - LONG, right) if sign == end else (left, left + LONG)
    return left, right


def bar_days(event: ResolvedEvent, scale: Scale) -> tuple[dt.date, dt.date]:
    """The first and last day of an event's bar: what is known of its date, within the scale.

    An open end is its other end, with an arrow; of what lasted it is the end of the scale.
    """
    date, span, begun = event.took_place, scale.span, event.took_place.latest_start(event.lasted)
    begin = scale.hold(date.first, span.first if event.lasted else begun)
    return begin, scale.hold(date.last, span.last if event.lasted else begun)


def sign_day(event: ResolvedEvent, scale: Scale, stand: Stand | None) -> dt.date:
    """The day at which a sign stands: the latest on which its record can have begun, within the scale."""
    return scale.hold(stand.day if stand else event.took_place.latest_start(event.lasted), scale.span.first)


def reaches_back(event: ResolvedEvent, span: Span) -> bool:
    """Whether an event began, or may have been, earlier than the scale, and not all of it was."""
    first = event.took_place.first
    return first is not None and first < span.first and not is_earlier(event, span)


def arrow_before(event: ResolvedEvent, span: Span) -> bool:
    """Whether an arrow points to earlier days."""
    return event.took_place.first is None or reaches_back(event, span)


def has_bar(event: ResolvedEvent) -> bool:
    """Whether a bar spans the days that an event's date can mean, or that it lasted."""
    date = event.took_place
    has_ends = date.first is not None and date.last is not None
    return has_ring(event) or (not date.is_certain() and (event.lasted or has_ends))


def has_ring(event: ResolvedEvent) -> bool:
    """Whether its bar spans one day alone, which is in doubt: the only one, or the only end that is known."""
    date = event.took_place
    ends = {one for one in (date.begin, date.end) if one}
    is_one_day = len(ends) == 1 and all(one.precision == "day" and one.doubt for one in ends)
    return is_one_day and not (event.lasted and date.is_interval)


@lru_cache(maxsize=10_000)
def in_lines(text: str, letters: int, at_hyphens: bool = True) -> tuple[str, ...]:
    """A text in lines of so many letters; names of rows, and what the record covers, stand at many charts."""
    return tuple(textwrap.wrap(text, letters, break_on_hyphens=at_hyphens))


def once(lanes: Iterable[Lane]) -> list[ResolvedEvent]:
    """The events of all lanes, each once, in order."""
    return sorted({one.id: one for lane in lanes for one in lane.events}.values(), key=attrgetter("order"))
