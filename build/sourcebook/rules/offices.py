"""O: offices. Which office somebody held when, and how that is known."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from sourcebook.model import Diagnostic, Event, Official, Organisation, Role, Sourcebook
from sourcebook.rules.proof import names
from sourcebook.rules.references import and_others
from sourcebook.rules.rule import rule
from sourcebook.rules.turning import any_of


@rule(
    "O101",
    "office-ends-before-start",
    example="roles.0.to: “1959” is before “1960”; correct one of the two",
    reason="An office that ends before it starts was held on no day at all.",
    mend="Correct `from` or `to` of that office.",
)
def roles_are_in_order(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No office ends before it starts."""
    for official in sourcebook.all(Official):
        for place, role in enumerate(official.roles):
            if role.end and _is_reversed(role):
                what = f"“{role.end.text}” is before “{role.start.text}”; correct one of the two"
                yield official.origin.diagnostic(("roles", place, "to"), what)


@rule(
    "O102",
    "office-unproven",
    example="roles.1.url: is missing; an office known from a reference gives its address",
    reason="An office that is said to be known from a passage or an address can be checked only where that is given.",
    mend="Add what is missing: the address in `url`, or source and quote; or write the basis that is true.",
)
def roles_are_proven(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An office known from an article gives source and quote, and one known from a reference gives its address."""
    for official in sourcebook.all(Official):
        for place, role in enumerate(official.roles):
            for field, what in _unproven(role):
                yield official.origin.diagnostic(("roles", place, field), what)


def _unproven(role: Role) -> Iterator[tuple[str, str]]:
    """The fields that an office lacks to be proven, and what is to be done."""
    if role.basis == "reference" and not role.url:
        yield "url", "is missing; an office known from a reference gives its address"
    if role.quote and not role.source:
        yield "source", "is missing; name the source in which the quote stands"
    elif role.basis == "seed" and not role.quote:
        yield "quote", "is missing; an office known from an article gives source and quote"


@rule(
    "O103",
    "office-gap",
    example="roles.1.from: leaves 1962-01-01 to 1962-12-31 open; add the office of that time, or one called “No office”",
    reason="A gap between two offices may be a time without one, or one forgotten; a reader cannot tell which.",
    mend="Add the office held between the two, or one with the title “No office”; or correct the dates.",
)
def roles_have_no_gaps(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Between two offices stands another, if only “No office”: a gap is declared, not left."""
    for official in sourcebook.all(Official):
        for place, first, last in _gaps(official):
            what = f"leaves {first} to {last} open; add the office of that time, or one called “No office”"
            yield official.origin.diagnostic(("roles", place, "from"), what)


def _is_reversed(role: Role) -> bool:
    return bool(role.end and role.end.last and role.start.first and role.end.last < role.start.first)


def _gaps(official: Official) -> Iterator[tuple[int, dt.date, dt.date]]:
    """The days without a role between two roles, and the place of the later one; none while a role is reversed."""
    if any(map(_is_reversed, official.roles)):
        return
    day = dt.timedelta(days=1)
    ordered = sorted(enumerate(official.roles), key=lambda one: one[1].start.order)
    until = _last_day(ordered[0][1])
    for place, role in ordered[1:]:
        start = role.start.order
        if start > until and start - until > day:
            yield place, until + day, start - day
        until = max(until, _last_day(role))


def _last_day(role: Role) -> dt.date:
    """The last day of a role; the end of time where none is known."""
    return role.end.last if role.end and role.end.last else dt.date.max


@rule(
    "O104",
    "office-unknown-at-date",
    example="officials.0.official: Bob Ray has no office on record for this date, 1 April 1963; add one in content/officials/bob-ray.md",
    reason="Beside each name a page says which office was held on that day; for this day it would have nothing to say.",
    mend="Add the office of that time to the official’s record, or correct the date of the event.",
)
def roles_cover_events(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Wherever an official appears, an office is known for that date.

    An office that lacks for several records is reported once, at the first. Offices that are wrong in themselves are reported first.
    """
    sound = {
        official.id: official
        for official in sourcebook.all(Official)
        if not any(map(_is_reversed, official.roles)) and not any(_gaps(official))
    }
    found = defaultdict[tuple[str, int], list[tuple[Diagnostic, str]]](list)
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.officials):
            official = sound.get(one.official)
            if official and not official.roles_at(event.date):
                earlier = sum(role.start.order <= event.date.order for role in official.roles)
                where = event.origin.diagnostic(("officials", place, "official"), "")
                found[one.official, earlier].append((where, event.when))
    for (id, _), places in found.items():
        (first, when), *others = sorted(places)
        official, more = sound[id], and_others([where for where, _ in others])
        what = f"{official.name} has no office on record for this date, {when}{more}; add one in {official.origin.path}"
        yield first._replace(what=what)


@rule(
    "O106",
    "office-held-twice",
    example="roles.2.from: this office, “Harbour master”, overlaps the one of the same title from 1962; correct the dates, or make one office of the two",
    reason="Nobody holds one office twice at a time; one of the dates is wrong, or the office stands here twice.",
    mend="Correct `from` or `to`, or make one office of the two.",
)
def offices_are_held_once(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Two offices of one title and body, of one official, share no day but the one on which the later begins."""
    for official in sourcebook.all(Official):
        if any(map(_is_reversed, official.roles)):
            continue
        ordered = sorted(enumerate(official.roles), key=lambda one: one[1].start.order)
        for (_, one), (place, other) in combinations(ordered, 2):
            if _is_same_office(one, other) and _overlap(one, other):
                what = f"this office, “{other.title}”, overlaps the one of the same title from {one.start.text}; correct the dates, or make one office of the two"
                yield official.origin.diagnostic(("roles", place, "from"), what)


def _is_same_office(one: Role, other: Role) -> bool:
    return one.title.casefold() == other.title.casefold() and one.organisation == other.organisation


def _overlap(one: Role, other: Role) -> bool:
    """Whether the later of two offices surely begins before the earlier one surely ends."""
    begins = other.start.last or other.start.first
    ends = one.end.first or one.end.last if one.end else None
    return begins is not None and (ends is None or begins < ends)


@rule(
    "O202",
    "office-held-by-two",
    example="roles.0.title: “Harbour master” of harbour is held by ann-lee at the same time; correct the dates, or say in the text below that there are two, with [[official/ann-lee]]",
    reason="One office has one holder at a time as a rule: an article’s “the harbour master said” would be either’s.",
    mend="Correct the dates or the title. If there are several of that title, say so in the prose of either record, with the id of the other.",
)
def offices_have_one_holder(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No two officials hold an office of one title and body at a time.

    Prose of either record that has the id of the other settles it.
    """
    for one, other in _of_one_office(sourcebook):
        if names(one.body, other.id) or names(other.body, one.id):
            continue
        for place, role in enumerate(other.roles):
            held = [each for each in one.roles if each.organisation and _is_same_office(each, role)]
            if any(_overlap(*sorted((each, role), key=lambda two: two.start.order)) for each in held):
                what = f"“{role.title}” of {role.organisation} is held by {one.id} at the same time; correct the dates, or say in the text below that there are two, with [[official/{one.id}]]"
                yield other.origin.diagnostic(("roles", place, "title"), what)


def _of_one_office(sourcebook: Sourcebook) -> Iterator[tuple[Official, Official]]:
    """Each two officials who have held an office of one title and body, each pair once."""
    holders: dict[tuple[str, str], dict[str, Official]] = defaultdict(dict)
    for one in sorted(sourcebook.all(Official), key=lambda one: one.origin.path):
        for role in one.roles:
            if role.organisation:
                holders[role.title.casefold(), role.organisation][one.origin.path] = one
    pairs = (pair for held in holders.values() for pair in combinations(held.values(), 2))
    yield from {(one.origin.path, other.origin.path): (one, other) for one, other in pairs}.values()


@rule(
    "O203",
    "office-a-century-off",
    example="roles.0.from: “1860” is before 1900; correct the year, or say in the text below why it is 1860",
    reason="An office of another century, or one that is held for a lifetime, is a slip of a digit more often than not.",
    mend="Correct `from` or `to`. If it is so, say it in the prose of the record, with the year.",
)
def offices_are_of_one_lifetime(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No office is from before 1900 or lasts over 60 years, up to the latest event where it has no end.

    Prose of the record that has the year of its start settles it.
    """
    latest = max((one.date.latest_start() for one in sourcebook.all(Event)), default=dt.date.min)
    for official in sourcebook.all(Official):
        for place, role in enumerate(official.roles):
            begins, ends = role.start.order, role.last or latest
            for field, when in (("from", role.start), ("to", role.end)):
                if when and when.order.year < FIRST_YEAR and not names(official.body, str(when.order.year)):
                    what = f"“{when.text}” is before {FIRST_YEAR}; correct the year, or say in the text below why it is {when.order.year}"
                    yield official.origin.diagnostic(("roles", place, field), what)
            if (
                begins.year >= FIRST_YEAR
                and ends.year - begins.year > LONGEST_OFFICE
                and not names(official.body, str(begins.year))
            ):
                what = f"lasts {ends.year - begins.year} years, from “{role.start.text}”; correct the dates, or say in the text below why it is {begins.year}"
                yield official.origin.diagnostic(("roles", place, "to" if role.end else "from"), what)


FIRST_YEAR = 1900
LONGEST_OFFICE = 60


@rule(
    "O205",
    "office-of-another-country",
    example="roles.1.organisation: “harbour” is a state body of Westland, and Ann Lee is of Eastland; correct one of the two, or say in the text below why it is The Harbour",
    reason="From the country follows whose side’s word it is when somebody speaks: an official on the wrong side makes two sides of one, and a contact sure that is not.",
    mend="Correct the country of the official or of the body, or the body of the office; or say in the prose of the official’s record why both are right, with the body’s name.",
)
def offices_are_of_ones_country(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """An office at a state’s body is held by an official of that country.

    Prose of the official’s record that has the body’s name settles it.
    """
    for official in sourcebook.all(Official):
        for place, role in enumerate(official.roles):
            body = sourcebook.find(Organisation, role.organisation) if role.organisation else None
            if not body or not body.is_state or body.country in (None, official.country):
                continue
            if not names(official.body, body.name):
                what = f"“{body.id}” is a state body of {body.country}, and {official.name} is of {official.country}; correct one of the two, or say in the text below why it is {body.name}"
                yield official.origin.diagnostic(("roles", place, "organisation"), what)


@rule(
    "O207",
    "office-not-held",
    example="roles.1.title: “Harbour master-elect” is called an office of the state, and reads like none that is held; write `state: false` below it, or say in the text below why it is one, with “Harbour master-elect”",
    reason="Whoever is elected, named, a candidate or retired holds no office: the words are that person’s, and no side’s.",
    mend="Write `state: false` at that role. If it is an office of the state, say so in the prose of the record, with the title.",
)
def offices_are_held(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What is called an office of the state has no title of one who is elected, named, a candidate, retired or without office.

    Prose of the record that has the title settles it.
    """
    past = any_of(sourcebook.words("past_words"))
    for official in sourcebook.all(Official):
        for place, role in enumerate(official.roles):
            is_unheld = _UNHELD.search(role.title) or past.search(role.title)
            if role.is_office and is_unheld and not names(official.body, role.title):
                what = f"“{role.title}” is called an office of the state, and reads like none that is held; write `state: false` below it, or say in the text below why it is one, with “{role.title}”"
                yield official.origin.diagnostic(("roles", place, "title"), what)


_UNHELD = re.compile(
    r"\b(?:elect|designate|nominees?|nominated|candidate|not yet|retired|emerit(?:us|a)|private (?:citizen|person)|out of office|(?:no|without) (?:\w+ )?office)\b",
    re.IGNORECASE,
)
"""Words of titles of those who hold no office."""
