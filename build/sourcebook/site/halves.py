"""Half lines in words and in letters: what each side says to a contact, and what all of them together show."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sourcebook.model import CardContact, CardFace, CardHalf, Half, HalfLine, Side, Sourcebook
from sourcebook.model.halves import Middle, Planner
from sourcebook.model.text import count, series
from sourcebook.resolve.halves import BESIDE, half_lines
from sourcebook.resolve.sources import behind
from sourcebook.site.grounds import in_part
from sourcebook.site.present import capital, not_named

MIDDLE = {
    "public": ("●", "done in public"),
    "person": ("◍", "the word of somebody not known to speak for a side"),
    "wisher": ("◍", "a wish or readiness, not known to be a side’s"),
    "body": ("◍", "the word of a body that speaks for no side"),
    "unnamed": ("○", "sources without a name"),
    "article": ("⊗", "the article’s own words"),
}
"""What a contact rests on where no side says that it took place: its sign, as statuses have it, and its words."""
SAYS, NOT_HEARD = "’s word", " is not heard here"
READY, REFUSED = (f" {what} it, as the article reports it" for what in ("showed readiness for", "refused"))
OF_NO_SIDE = {
    "person": ", not known to have spoken for a side then,",
    "body": ", speaking for no side,",
    "unnamed": "",
}
"""What follows the name of who wishes for a plan or refuses it, and is of no side."""
WISHING = ("wishes", "willing")
"""The stances that say that somebody wishes for a plan, or is ready for it."""
OF_SEVERAL = (SAYS, READY, REFUSED)
"""What is said of two sides in the same words as of one."""
MARKS = {"answers": "?", "rejects": "×", "speaks-else": "…"}
"""What stands at the end of a half that is not drawn."""

AN_ORIGIN = (
    "an origin is the interview, agency or paper that an article retells, or its own account, and counts once"
)


class Rest(NamedTuple):
    """Contacts that rest on one thing: an id for links, its words, and the contacts in order of time."""

    id: str
    words: str
    lines: tuple[HalfLine, ...]


class Finding(NamedTuple):
    """What the contacts that are told of as done rest on, by whose word, and how many there are; plans stand apart."""

    number: int
    origins: int
    """The interviews, agencies, papers and articles’ own accounts that stand behind them, each once."""
    both: Rest
    part: Rest
    """Of which more than one side speaks, but not more than one says so in full."""
    public: Rest
    """What is shown in public, where not more than one side says so."""
    each: tuple[Rest, ...]
    neither: Rest
    plans: tuple[HalfLine, ...]

    @property
    def rests(self) -> tuple[Rest, ...]:
        """The groups that hold a contact, in the order in which they are told."""
        return tuple(
            one for one in (self.both, self.public, self.part, *self.each, self.neither) if one.lines
        )


def finding(book: Sourcebook) -> Finding | None:
    """What the record of contacts shows as a whole; None where no contact is told of as done, or there are not two sides."""
    lines = half_lines(book)
    done = tuple(one for one in lines if not one.event.is_plan)
    sides = tuple(half.side for half in lines[0].halves) if lines else ()
    if not done or len(sides) < 2:
        return None
    apart = [one for one in done if len(one.saying_in_full) < 2]
    shown = tuple(one for one in apart if one.middle == "public")
    told = [one for one in apart if one.middle != "public"]
    return Finding(
        len(done),
        behind(quote for one in done for quote in one.event.quotes).origins,
        Rest(
            "both",
            "the words of more than one side",
            tuple(one for one in done if len(one.saying_in_full) > 1),
        ),
        Rest(
            "part",
            "the words of more than one side, not all of them in full",
            tuple(one for one in told if len(one.saying) > 1),
        ),
        Rest("public", "what is shown in public", shown),
        tuple(_of_side(side, told) for side in sides),
        Rest(
            "neither",
            "neither’s word" if len(sides) == 2 else "no side’s word",
            tuple(one for one in told if not one.saying),
        ),
        tuple(one for one in lines if one.event.is_plan),
    )


def _of_side(side: Side, done: Iterable[HalfLine]) -> Rest:
    """What one side says, and no other; not “alone”, since somebody of no side, or an article, may say so, too."""
    return Rest(side.id, f"{side.name}’s word", tuple(one for one in done if one.saying == (side,)))


def words(line: HalfLine) -> str:
    """A half line in words: “North’s word. South is not heard here.”; “here” is: in these articles."""
    told = [middle_words(line, line.middle)] if line.middle and line.middle != "wisher" else []
    alike: dict[tuple[str, str], list[str]] = {}
    for one in line.planners:
        what = "; ".join([*_of_plan(one), *(stance.label for stance in one.stances)])
        apart = one.name if one.stances else ""  # a stance is in the singular: each has a sentence
        name = not_named(one.name) if one.sort == "unnamed" else one.name
        alike.setdefault((f"{OF_NO_SIDE[one.sort]} {what}", apart), []).append(name)
    told += [f"{series(names)}{what}" for (what, _), names in alike.items()]
    each = [(one.side.name, _half_words(one)) for one in line.halves]
    if {what for _, what in each} == {NOT_HEARD}:
        told.append(f"{'neither' if len(each) == 2 else 'no'} side is heard here")
    else:
        for what in dict.fromkeys(what for _, what in each):
            names = [name for name, of in each if of == what]
            joint = "’s and " if what == SAYS else " and "  # each has said so, and not both with one word
            told += (
                [f"{joint.join(names)}{what}"] if what in OF_SEVERAL else [f"{one}{what}" for one in names]
            )
    if line.beside:
        told.append(f"also {series(middle_words(line, one) for one in line.beside)}")
    if line.outside:
        told.append(f"documented outside the articles: {count(len(line.outside), 'page')}")
    return " ".join(f"{capital(one)}." for one in told)


def _half_words(half: Half) -> str:
    """What one side does, in words that follow its name; its stances are told as the vocabulary has them."""
    others = [*_of_plan(half), *(one.label for one in half.stances if not one.supports)]
    if half.answers:
        answered = " and ".join(dict.fromkeys(one.label.lower() for one in half.answers))
        others += ["contradicts it" if half.kind == "rejects" else f"speaks of it: {answered}"]
    where = " in a connected record" if half.is_elsewhere else ""
    quoted = f" is quoted{where}, but takes no position on it"
    fixed = {"says": f"{SAYS}{only(half)}", "speaks-else": quoted, "not-heard": NOT_HEARD}
    if half.kind in fixed:
        return "; also ".join([fixed[half.kind], *others])
    return f" {'; '.join(others)}"


def _of_plan(one: Half | Planner) -> list[str]:
    """That somebody wished for a plan, where no stance says so, and that somebody refused it, which no stance says."""
    wished = one.wishes and not any(stance.id in WISHING for stance in one.stances)
    if wished and one.refuses:
        return [f"{READY.strip()}, and refused it"]
    return [READY.strip()] * wished + [REFUSED.strip()] * one.refuses


def only(half: Half) -> str:
    """The stances of a side that says nothing more than a part of it: “ (confirms in part)”."""
    return in_part("", half.partial)


def middle_words(line: HalfLine, middle: Middle) -> str:
    """What a contact rests on beside the word of a side; where all of that says no more than a part, with the stances."""
    return in_part(
        MIDDLE[middle][1], [one.partial for one in line.event.grounds if BESIDE.get(one.sort) == middle]
    )


def letters(line: HalfLine) -> str:
    """A half line in letters, for lists: “│━━━● · │”, of three sides “│━━━│ · │ · │●”; beside it stand its words."""
    if line.middle == "public":
        return "│━━━●━━━│"
    middle = MIDDLE[line.middle][0] if line.middle else "●" if line.saying else "·"
    halves = [_letters(one) for one in line.halves]
    return f"│{middle.join(halves)}│" if len(halves) == 2 else f"│{'│'.join(halves)}│{middle}"


def _letters(half: Half) -> str:
    """Three letters for a half."""
    drawn = {"says": "━━━", "wishes": "┅┅┅"}
    return drawn.get(half.kind) or f" {MARKS.get(half.kind, '·')} "


def on_card(book: Sourcebook, found: Finding | None) -> CardFace | None:
    """The finding on a card, beside every contact as a half line; None where there is none."""
    return CardFace(("", sentence(found), ""), (), tuple(map(drawn, half_lines(book)))) if found else None


def drawn(line: HalfLine) -> CardContact:
    """What a card draws of a half line."""
    halves = (
        CardHalf(one.side.name, one.side.light, one.kind, any(not stance.supports for stance in one.stances))
        for one in line.halves
    )
    return CardContact(tuple(halves), line.middle, bool(line.outside), line.event.is_plan)


class Phrase(NamedTuple):
    """A part of the finding, and the id of the list that it counts; none where it counts nothing."""

    words: str
    id: str = ""


def phrases(found: Finding) -> tuple[Phrase, ...]:
    """The finding, part by part: how many records there are, on whose words they rest, and what stands behind them."""
    is_one = found.number == 1
    overlap = ". " if is_one else "; some may be about the same one. "
    head = [
        Phrase(f"{count(found.number, 'record')} {'is' if is_one else 'are'} about a contact", "all"),
        Phrase(overlap),
        *_meeting(found, is_one),
    ]
    rests, opening = [one for one in found.rests if one != found.both], "; " if found.both.lines else ": "
    for place, one in enumerate(rests):
        before = opening if place == 0 else " and " if place == len(rests) - 1 else ", "
        verb = f" rest{'s' if len(one.lines) == 1 else ''}" if place == 0 else ""
        number = "it" if is_one else _in_words(len(one.lines))
        head += [Phrase(before), Phrase(f"{number}{verb} on {one.words}", one.id)]
    goes = f"{'Its' if is_one else 'Their'} quotes go"
    return (*head, Phrase(f". {goes} back to {count(found.origins, 'origin')}; {AN_ORIGIN}."))


def _meeting(found: Finding, is_one: bool) -> Iterator[Phrase]:
    """In how many of the records more than one side says that the contact took place; “in full” where others say less."""
    full = " in full" if found.part.lines else ""
    if found.both.lines:
        yield Phrase("In " if is_one else f"In {len(found.both.lines)} of them", "" if is_one else "both")
        yield Phrase(f"{'it' if is_one else ''}, more than one side says{full} that it took place")
    else:
        sides = "both sides" if len(found.each) == 2 else "two sides"
        yield Phrase(f"{'Not ' if is_one else 'In none do '}{sides} say{full} that it took place")


def sentence(found: Finding) -> str:
    """The finding as plain text."""
    return "".join(one.words for one in phrases(found))


def _in_words(number: int) -> str:
    """A small number in a word."""
    small = "no one two three four five six seven eight nine ten eleven twelve".split()
    return small[number] if number < len(small) else f"{number:,}"
