"""O: offices. Which office somebody held when, how that is known, and what the articles call them."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from sourcebook.evidence.attribution import Habits, forms_of, habits_of
from sourcebook.evidence.fold import stands_in
from sourcebook.model import Diagnostic, Event, Official, Organisation, Role, Source, Sourcebook
from sourcebook.model.event import Involvement
from sourcebook.rules.proof import (
    articles_with,
    folded_articles,
    is_evidence,
    label_of,
    names,
    people_and_bodies,
    whole_places,
)
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
    "O105",
    "printed-title-not-printed",
    example="officials.0.printed: “harbour clerk” stands in none of the event’s articles; copy the title as it is printed",
    reason="`printed` is what the article calls somebody, in its own words; anything else is invented.",
    mend="Copy the title from the article, or take `printed` out if the article gives none.",
)
def printed_titles_are_printed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The title that an article is said to print stands in one of the event’s articles."""
    folded = folded_articles(sourcebook)
    for event in sourcebook.all(Event):
        sources = {one.source for one in event.evidence}
        if not all(is_evidence(sourcebook.find(Source, one)) for one in sources):
            continue
        for place, one in enumerate(event.officials):
            if one.printed and not any(stands_in(one.printed, folded[id]) for id in sources):
                what = (
                    f"“{one.printed}” stands in none of the event’s articles; copy the title as it is printed"
                )
                yield event.origin.diagnostic(("officials", place, "printed"), what)


@rule(
    "O201",
    "printed-title-of-another-time",
    example="officials.0.printed: “clerk” is not the office held 4 May 1962 (Harbour master); say so in `note`, with “clerk”",
    reason="An article that calls somebody by an office not held on that day is wrong, or the date is, or it is somebody else.",
    mend="Check the date and the official. If the article is wrong, say so in `note` of that official, with the title as it is printed.",
)
def printed_titles_fit_the_date(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The title that an article prints is that of the office held on the date.

    A note of the official that has the title settles it.
    """
    past = any_of(sourcebook.words("past_words"))
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.officials):
            official = sourcebook.find(Official, one.official)
            if official is None or not one.printed or _on_title(one) or _whose_title(sourcebook, event, one):
                continue
            held = official.roles_at(event.date)
            titles = {role.title for role in held}
            gone = [role for role in official.roles if role not in held and role.title not in titles]
            best = max((_likeness(one.printed, role.title) for role in held), default=0.0)
            other = max((_likeness(one.printed, role.title) for role in gone), default=0.0)
            if other > max(best, 80.0) or (past.search(one.printed) and best > 50.0):
                what = f"“{one.printed}” is not the office held {event.when} ({held[0].title}); say so in `note`, with “{one.printed}”"
                yield event.origin.diagnostic(("officials", place, "printed"), what)


@rule(
    "O206",
    "printed-title-of-another",
    example="officials.0.printed: “harbour master” stands in the article beside Ann Lee, and never beside Bob Ray; correct it, or say in `note` why “harbour master” is Bob Ray’s",
    reason="A title that the article gives to somebody else makes another person of an official.",
    mend="Copy the title that the article prints beside this official’s name, or take `printed` out. If it is right, say why in `note` of that official, with the title.",
)
def printed_titles_are_ones_own(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """The title that an article prints stands somewhere beside no other official’s name.

    A note of the official that has the title settles it.
    """
    for event in sourcebook.all(Event):
        for place, one in enumerate(event.officials):
            if not _on_title(one) and (other := _whose_title(sourcebook, event, one)):
                whose, own = label_of(sourcebook, other), label_of(sourcebook, one.official)
                what = f"“{one.printed}” stands in the article beside {whose}, and never beside {own}; correct it, or say in `note` why “{one.printed}” is {own}’s"
                yield event.origin.diagnostic(("officials", place, "printed"), what)


def _on_title(one: Involvement) -> bool:
    """Whether a note has the printed title, or a long word of it."""
    printed = one.printed or ""
    return names(one.note, printed, *(word for word in printed.split() if len(word) >= LONG))


LONG = 5
"""Letters of a word that is part of a title and hardly in a note by chance."""


def _whose_title(sourcebook: Sourcebook, event: Event, one: Involvement) -> str:
    """Beside whom a title that an article prints stands, if it is somebody else wherever it stands; else nothing."""
    habits, sources = habits_of(sourcebook), {each.source for each in event.evidence}
    texts = (sourcebook.get(Source, id).article.text for id in sorted(sources)) if one.printed else ()
    beside = [ids for text in texts for ids in _beside(one.printed or "", text, habits)]
    is_anothers = bool(beside) and all(ids and one.official not in ids for ids in beside)
    return sorted(beside[0])[0] if is_anothers else ""


def _beside(printed: str, text: str, habits: Habits) -> Iterator[frozenset[str]]:
    """Whose name stands right before or after a title, at each of its places in a text; nobody’s where none does.

    A title in the plural is that of each of several: “keepers Lee and Ray”, “Lee and Ray, keepers”.
    """
    head = printed.partition(" of ")[0]
    is_plural = head.endswith(("s", "men")) and not head.endswith("ss")
    for start in whole_places(printed, text):
        after = habits.who.match(text, start + len(printed) + 1)
        before = re.search(r"(\S+(?: \S+){0,3}),? (?:(?:the|a|an) )?$", text[max(0, start - 80) : start])
        names = set[str]()
        if after:
            names = {after[0]} | (_joined_after(text, after, habits) if is_plural else set())
        elif before:
            names = {name for name in habits.names_in(before[1]) if before[1].rstrip(",").endswith(name)}
            names |= _joined_before(text[max(0, start - 160) : start], habits) if is_plural else set()
        yield frozenset(id for name in names for id in habits.names.get(name, ()))


_JOINED = re.compile(r",\s+|,?\s+and\s+")


def _joined_after(text: str, name: re.Match[str], habits: Habits) -> set[str]:
    """The names that follow one in a row: “Lee, Ray and Quill”."""
    found = set[str]()
    while (joint := _JOINED.match(text, name.end())) and (after := habits.who.match(text, joint.end())):
        found.add(after[0])
        name = after
    return found


def _joined_before(text: str, habits: Habits) -> set[str]:
    """The names in a row with which a text ends."""
    found, end = set[str](), len(text.rstrip(", "))
    for name in reversed(list(habits.who.finditer(text))):
        if name.end() == end or _JOINED.fullmatch(text, name.end(), end):
            found.add(name[0])
            end = name.start()
        else:
            break
    return found


def _likeness(printed: str, title: str) -> float:
    return fuzz.token_set_ratio(printed.casefold(), title.casefold())


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
    "O204",
    "alias-not-printed",
    example="aliases.1: “Rey” stands in no article; copy the name as it is printed, or move it to `other_names`",
    reason="`aliases` are what articles print, and what speakers are recognised by: one that is misspelt recognises nobody.",
    mend="Copy the name from the article. A name that no article prints goes to `other_names`; or say in the prose of the record where it is printed, with the name.",
)
def aliases_are_printed(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each alias of an official or organisation stands in an article, as it is written.

    One that begins small may stand there as a sentence begins with it: “The Echo”. Prose of the record that has the alias settles it.
    """
    articles, names_in = folded_articles(sourcebook), habits_of(sourcebook).names_in
    found = {name: text for text in articles.values() for name in names_in(text.text)}
    for one in people_and_bodies(sourcebook):
        for place, alias in enumerate(one.aliases):
            forms = forms_of(alias)
            is_found = any(form in found and stands_in(form, found[form]) for form in forms)
            is_there = is_found or any(_is_anywhere(sourcebook, form) for form in forms)
            if not is_there and not names(one.body, alias):
                what = f"“{alias}” stands in no article; copy the name as it is printed, or move it to `other_names`"
                yield one.origin.diagnostic(("aliases", place), what)


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


def _is_anywhere(sourcebook: Sourcebook, alias: str) -> bool:
    """Whether an alias stands in an article, however it is written and whatever name it is a part of."""
    articles = folded_articles(sourcebook)
    return any(stands_in(alias, articles[id]) for id in articles_with(sourcebook, alias))


RULES = (
    roles_are_in_order,
    roles_are_proven,
    roles_have_no_gaps,
    roles_cover_events,
    printed_titles_are_printed,
    offices_are_held_once,
    printed_titles_fit_the_date,
    offices_have_one_holder,
    offices_are_of_one_lifetime,
    aliases_are_printed,
    offices_are_of_ones_country,
    printed_titles_are_ones_own,
)
