"""Whose word or act is a side’s, and on which day: the one rule by which letters, colours, halves, grounds and the data go.

A side speaks and acts by the bodies of its state, and by officials while they hold an office of it. Where that is not known
of every day that a date can mean, nobody’s word is a side’s; nor is it ever by the country of a person or an outlet alone.
"""

from collections.abc import Collection, Iterable

from sourcebook.model import (
    Event,
    Ground,
    Official,
    Organisation,
    Quote,
    Side,
    Site,
    Sourcebook,
    Speaker,
    When,
)

Who = Official | Organisation | None


def side_at(book: Sourcebook, who: Who, when: When) -> Side | None:
    """The side for which somebody speaks or acts on a date, be it everyone else’s; None of whoever is not known to do so then."""
    return None if isinstance(who, Official) and not who.is_in_office(when) else side_ever(book, who)


def side_ever(book: Sourcebook, who: Who) -> Side | None:
    """The side for which somebody can speak at some time; None of who never held an office of a state, and of what is no state body."""
    if isinstance(who, Official):
        can_speak = any(role.is_office for role in who.roles)
    else:
        can_speak = who is not None and who.is_state
    site = book.find(Site, "site")
    return site.side_of(who.country) if site and who and can_speak and who.country else None


def side_of_words(book: Sourcebook, quote: Quote) -> Side | None:
    """The side whose word a quote is; None of an outlet, of whoever was not known to be in office then, or of everyone else’s side."""
    return as_party(book, side_at(book, quote.speaker, quote.said.spoken))


def as_party(book: Sourcebook, side: Side | None) -> Side | None:
    """A side as one of the parties; None of everyone else’s, unless all are of that one, as in a sourcebook of no parties."""
    return side if side and (side.countries or len(book.site.sides) == 1) else None


def side_of_party(book: Sourcebook, party: Speaker, event: Event, quotes: Iterable[Quote]) -> Side | None:
    """The side of a party to an event: on the days of its words there, else, if it has none there, on that of the event."""
    days = [one.said.spoken for one in quotes if one.evidence.said_by == party] or [event.date]
    return as_party(book, one_side(side_at(book, book.speaker(party.who), day) for day in days))


def side_of_event(
    book: Sourcebook, event: Event, quotes: tuple[Quote, ...], grounds: tuple[Ground, ...], is_saying: bool
) -> Side | None:
    """The one side that speaks or acts in a record; None if it is not one.

    Of a statement, it is the side of those whose words its passages are. Of an act, it is the side of the first of these that there are:

    - the officials who tell of it, but for words that deny or doubt it;
    - those who say that it took place;
    - the officials who take part, where no side says so and it is shown in public or documented outside.
    """
    if is_saying:
        return one_side(side_at(book, one.speaker, one.said.spoken) for one in quotes)
    parts = {part: [one.official for one in event.officials if one.part == part] for part in ACTIVE}
    telling = {one.quote for one in grounds}
    if tellers := parts["speaker"]:
        days = {id: _days_of_telling(event, quotes, telling, id) for id in tellers}
        return one_side(side_at(book, book.speaker(id), day) for id in tellers for day in days[id])
    told = [side_at(book, one.speaker, one.said.spoken) for one in quotes if one.number in telling]
    is_seen = any(one.sort in ("public", "outside") for one in grounds)
    if any(told) or not is_seen:
        return one_side(told)
    return one_side(side_at(book, book.speaker(id), event.date) for id in parts["participant"])


def _days_of_telling(
    event: Event, quotes: tuple[Quote, ...], telling: Collection[int | None], official: str
) -> list[When]:
    """The days of an official’s own words that neither deny nor doubt an act; the day of the act, where no words are quoted."""
    own = [one for one in quotes if one.speaker and one.speaker.id == official]
    if not own:
        return [event.date]
    return [one.said.spoken for one in own if not one.evidence.position or one.number in telling]


ACTIVE = ("speaker", "participant")
"""The parts of those who say or do what a record tells."""


def one_side(sides: Iterable[Side | None]) -> Side | None:
    """The one side among some, without those that are none; None if they are several, or none."""
    found = {side.id: side for side in sides if side}
    return next(iter(found.values())) if len(found) == 1 else None
