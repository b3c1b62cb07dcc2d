"""The card of a page -> its words and its marks: what a link preview shows of it, on paper of 1200 by 630.

No word of what it shows is ever left out, since that could turn what is said. Type becomes smaller until all fits; a
quote that would be too small to read, or has a letter that the font lacks, gives way to the title of its record.
"""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sourcebook.drawing.card_halves import SPACE, halves, picture_height, picture_words
from sourcebook.drawing.letters import DISPLAY, STRONG, TEXT, Type, advance, has, one_form
from sourcebook.model import Box, Card, CardFace, Drawing, Sign, Words
from sourcebook.site.present import OPENING_MARKS, SET_OFF, SHAPES, capital, in_sentence, is_set_off
from sourcebook.theme.palette import INK, MUTED, PAPER

WIDTH, HEIGHT = 1200, 630
EDGE = 72
HEAD, FOOT = 112, 548
"""Where the hairlines stand, below the site's name and above what it covers."""
HAIRLINE = "#b5b2ab"
"""Between MUTED and PAPER: as the edges of muted words have it too, a picture needs no more than four colours."""
LEADING, INDENT = 1.22, 1.15
"""From one line to the next, and from a sign to its words, in parts of the size of type."""
LARGEST, READABLE, SMALLEST = 68, 34, 2
"""The largest type, the smallest in which a quote still is the first thing that one sees, and the smallest of all."""
BESIDE = 460
"""How wide a picture of many contacts is, with the space before it."""
UNSHOWN = "What this page says has letters that this picture cannot show."

_SHAPES = {sign: name for name, sign in SHAPES.items()}


class Run(NamedTuple):
    """Words, or a part of one, in one colour."""

    text: str
    colour: str


Token = tuple[Run, ...]
"""What stands between two blanks, as runs that follow each other without one."""


class Para(NamedTuple):
    """A text with its look, its place in its column, the space above it, and the sign before it."""

    tokens: tuple[Token, ...]
    size: int
    kind: Type
    width: float
    above: float = 0
    sign: str = ""

    @property
    def room(self) -> float:
        """How wide its lines may be."""
        return self.width - (INDENT * self.size if self.sign else 0)

    @property
    def height(self) -> float:
        """How high it is, with the space above it."""
        return self.above + LEADING * self.size * len(wrap(self.tokens, self.room, self.size, self.kind))


def chosen(card: Card) -> Card:
    """The card with the best of its faces that the font can show in a size that can be read; without any where there is none."""
    return card._replace(faces=next(((one,) for one in card.faces if _can_show(card, one)), ()))


def words(card: Card) -> str:
    """All that a card which is `chosen` says, in whole sentences, for whoever does not see it."""
    face = _face(card)
    head = in_sentence(face.head)
    told = [f"{card.kind}: {head}" if card.kind and card.faces else head]
    told += [f"{capital(SET_OFF)}:"] if is_set_off(face.head) else []
    told += [picture_words(face.contacts)] if face.contacts else []
    told += [one.words for one in face.lines] + [card.site] * (card.site != head)
    told += [card.covers] if card.faces else []
    return " ".join(
        one if one.endswith((".", "?", "!", "…", ":")) else f"{one}." for one in map(one_form, told) if one
    )


def draw(card: Card) -> Drawing:
    """Draw a card which is `chosen`."""
    face = _face(card)
    foot = [card.covers, card.address] if card.faces else [card.address]
    marks = [*_frame(card), *_body(face, _size(face)), *_foot(one for one in foot if has(one))]
    return Drawing(WIDTH, HEIGHT, PAPER.light, tuple(marks))


def _face(card: Card) -> CardFace:
    """What stands on a card which is `chosen`."""
    return card.faces[0] if card.faces else CardFace(("", UNSHOWN, ""))


def _can_show(card: Card, face: CardFace) -> bool:
    """Whether a face can be shown: with all its letters, and in type that can be read; the last in whatever size it needs."""
    sides = [half.side for half in face.contacts[0].halves] if face.contacts else []
    said = [*face.head, *(one.words for one in face.lines), *sides, card.covers, card.site, card.kind]
    is_last = face == card.faces[-1]
    return all(map(has, said)) and (_fits(face, READABLE) or (is_last and _fits(face, SMALLEST)))


def _size(face: CardFace) -> int:
    """The largest type in which a face has room: if it has in one size, it has in those below. Only what is to be read is in the
    cut for display, in which words are narrower."""
    for sizes in (range(READABLE, LARGEST + 1, 2), range(SMALLEST, READABLE, 2)):
        if place := bisect(sizes, False, key=lambda size: not _fits(face, size)):
            return sizes[place - 1]
    return SMALLEST


def _fits(face: CardFace, size: int) -> bool:
    """Whether a face has room in one size of type; many contacts stand beside the words, one below them."""
    beside, room = len(face.contacts) > 1, FOOT - HEAD - 38
    high = _head(face, size).height + (0 if beside else picture_height(face.contacts))
    return high <= room and high + sum(one.height for one in _lines(face, size)) <= room


def _body(face: CardFace, size: int) -> Iterator[Box | Sign | Words]:
    """A face between the hairlines: its head from above, its lines from below, its contacts between or beside."""
    head, lines = _head(face, size), _lines(face, size)
    top, foot = HEAD + 14, FOOT - 24
    yield from _laid_out([head], top, _hangs(head))
    yield from _laid_out(lines, start := foot - sum(one.height for one in lines))
    if len(face.contacts) > 1:
        yield from halves(face.contacts, WIDTH - EDGE - BESIDE + 60, WIDTH - EDGE, HEAD + 24, FOOT - 24)
    elif face.contacts:
        high, space = picture_height(face.contacts), start - top - head.height
        above = round(top + head.height + (space - high) / 2)
        yield from halves(face.contacts, EDGE, WIDTH - EDGE, above + SPACE, above + high - SPACE // 2)


def _head(face: CardFace, size: int) -> Para:
    before, said, after = face.head
    runs = [Run(before, MUTED.light), Run(said, INK.light), Run(after, MUTED.light)]
    width = WIDTH - 2 * EDGE - (BESIDE if len(face.contacts) > 1 else 0)
    return Para(_tokens(*runs), size, DISPLAY if size >= READABLE else TEXT, width)


def _lines(face: CardFace, size: int) -> list[Para]:
    """The lines below the head: one alone in larger type; of several, the first stands out if it is short."""
    alone = len(face.lines) == 1
    small = min(20 + size // 4 if alone else 14 + size // 4, 36 if alone else 30, size)
    width = WIDTH - 2 * EDGE - (BESIDE if len(face.contacts) > 1 else 0)
    found = []
    for place, one in enumerate(face.lines):
        colour = MUTED.light if place and not one.sign else INK.light
        para = Para(_tokens(Run(one.words, colour)), small, TEXT, width, small * 0.3, one.sign)
        if not place:
            is_short = not alone and breadth(para.tokens, small, STRONG) <= para.room
            para = para._replace(above=small * 0.8, kind=STRONG if is_short else TEXT)
        found.append(para)
    return found


def _frame(card: Card) -> Iterator[Box | Sign | Words]:
    """The sign and the name of the site, which kind of record it is, and the hairlines."""
    yield from (Box(EDGE, y, WIDTH - EDGE, y + 1, HAIRLINE) for y in (HEAD, FOOT))
    ink = INK.light
    yield from (Box(x, 48, x + 5, 84, ink) for x in (EDGE, EDGE + 40))
    yield from (Box(EDGE + x, 65, EDGE + x + 9, 68, ink) for x in (9, 27))
    yield Sign(EDGE + 22.5, 66.5, 3.2, "filled", ink)
    if has(card.site):
        yield from _one_line(card.site, EDGE + 66, 640, 32, INK.light)
    if has(card.kind):
        yield from _one_line(card.kind, WIDTH - EDGE, 300, 26, MUTED.light, to_left=True)


def _foot(texts: Iterable[str]) -> Iterator[Box | Sign | Words]:
    """What the site covers and where it is: at the two ends of a line, or else below each other, in smaller type."""
    told = [_tokens(Run(one, MUTED.light)) for one in texts]
    wide = [breadth(one, 24, TEXT) for one in told]
    if sum(wide) + 2 * EDGE + 40 <= WIDTH:
        for one, x in zip(told, (EDGE, WIDTH - EDGE - wide[-1]), strict=False):
            yield from _line(one, x, FOOT + 46, 24, TEXT)
        return
    for size in range(24, 0, -1):
        paras = [Para(one, size, TEXT, WIDTH - 2 * EDGE) for one in told]
        if sum(one.height for one in paras) <= HEIGHT - FOOT - 26:
            break
    yield from _laid_out(paras, FOOT + 10)


def _one_line(
    words: str, x: float, width: float, size: int, colour: str, to_left: bool = False
) -> Iterator[Words]:
    """A text on one line of the head, in type that is small enough."""
    tokens = _tokens(Run(words, colour))
    wide = breadth(tokens, 1, TEXT)
    fits = max(min(size, int(width / wide)), 1) if wide else size
    yield from _line(tokens, x - to_left * wide * fits, round(66 + 0.34 * fits), fits, TEXT)


@lru_cache(maxsize=10_000)
def _tokens(*runs: Run) -> tuple[Token, ...]:
    """Some runs, parted at their blanks."""
    tokens: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = one_form(f"|{run.text}|")[1:-1].split(" ")
        tokens[-1].append(Run(first, run.colour))
        tokens += [[Run(one, run.colour)] for one in rest]
    return tuple(filter(None, (tuple([run for run in one if run.text]) for one in tokens)))


def breadth(tokens: Sequence[Token], size: float, kind: Type) -> float:
    """How wide tokens on one line are."""
    blanks = max(len(tokens) - 1, 0) * advance(" ", kind)
    return size * (blanks + sum(advance(run.text, kind) for token in tokens for run in token))


def wrap(tokens: Iterable[Token], width: float, size: float, kind: Type) -> list[list[Token]]:
    """The lines of a text, each narrow enough; a token that is wider than a line is parted, between letters."""
    lines, blank, letters = list[list[Token]](), advance(" ", kind), 0.0
    for token in tokens:
        wide = _letters_of(token, kind)
        parts = [(token, wide)]
        if size * wide > width:
            parts = [(one, _letters_of(one, kind)) for one in _parted(token, width, size, kind)]
        for part, wide in parts:
            if lines and size * (len(lines[-1]) * blank + letters + wide) <= width:
                lines[-1].append(part)
                letters += wide
            else:
                lines.append([part])
                letters = wide
    return lines


@lru_cache(maxsize=50_000)
def _letters_of(token: Token, kind: Type) -> float:
    """How wide the letters of a token are, in parts of the size of type."""
    return sum(advance(run.text, kind) for run in token)


def _parted(token: Token, width: float, size: float, kind: Type) -> Iterator[Token]:
    """A token that is wider than a line in parts that fit on one, as large as they can be; a mark stays with its letter."""
    part: list[Run] = []
    for run in token:
        for letter in _letters(run.text):
            if part and breadth([(*part, Run(letter, run.colour))], size, kind) > width:
                yield tuple(part)
                part = []
            if part and part[-1].colour == run.colour:
                part[-1] = part[-1]._replace(text=part[-1].text + letter)
            else:
                part.append(Run(letter, run.colour))
    yield tuple(part)


def _letters(text: str) -> list[str]:
    """A text in letters, each with the marks that have no width of their own."""
    letters: list[str] = []
    for char in text:
        if letters and advance(char, TEXT) == 0:
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _even(para: Para) -> list[list[Token]]:
    """The lines of a text, no more than there must be, and of about one length."""
    lines = wrap(para.tokens, para.room, para.size, para.kind)
    if len(lines) == 1:
        return lines
    narrower = (wrap(para.tokens, para.room * part / 20, para.size, para.kind) for part in range(11, 20))
    return next((one for one in narrower if len(one) == len(lines)), lines)


def _hangs(para: Para) -> float:
    """How far a quotation mark that opens a text stands in the margin."""
    first = para.tokens[0][0].text[:1] if para.tokens else ""
    return para.size * advance(first, para.kind) if first in OPENING_MARKS else 0


def _laid_out(paras: Iterable[Para], y: float, hanging: float = 0) -> Iterator[Sign | Words]:
    """Some texts, one below the other; what hangs stands left of the first line."""
    for para in paras:
        y += para.above
        x = EDGE + (INDENT * para.size if para.sign else 0)
        for number, line in enumerate(_even(para)):
            foot = round(y + para.size)
            if para.sign and not number:
                middle, radius = foot - 0.32 * para.size, 0.36 * para.size
                yield Sign(x - 0.78 * para.size, middle, radius, _SHAPES[para.sign], line[0][0].colour)
            yield from _line(line, x - (0 if number else hanging), foot, para.size, para.kind)
            y += LEADING * para.size


def _line(tokens: Sequence[Token], x: float, y: int, size: int, kind: Type) -> Iterator[Words]:
    """One line of text, run by run."""
    for token in tokens:
        for run in token:
            yield Words(round(x, 2), y, run.text, size, kind.weight, kind.optical, run.colour)
            x += size * advance(run.text, kind)
        x += size * advance(" ", kind)
