"""I: ids and references. What a record is called, and whom it names."""

from collections.abc import Callable, Iterator, Mapping

from rapidfuzz import process

from sourcebook.evidence.fold import fold
from sourcebook.model import (
    NOUNS,
    AtReading,
    Diagnostic,
    Entry,
    InvalidRecord,
    Official,
    Organisation,
    Reference,
    Site,
    Sourcebook,
    Withdrawn,
    once,
)
from sourcebook.model.text import series, shown
from sourcebook.read.files import meant_id, slug
from sourcebook.rules.files import found_at_reading
from sourcebook.rules.near import Known, empty_lists
from sourcebook.rules.proof import names, people_and_bodies
from sourcebook.rules.rule import rule


@rule(
    "I101",
    AtReading.id_malformed,
    example="“Ferry-2” is no id; use lower-case letters a–z, digits and single hyphens, at most 80; rename the file to ferry-2 and its ending",
    reason="The name of the file is the id, and stands in the record’s address: capitals, spaces and accents get lost on the way.",
    mend="Rename the file: lower-case letters, digits and single hyphens.",
)
def ids_are_plain(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A file’s name, which is its record’s id, has only lower-case letters, digits and hyphens."""
    yield from found_at_reading(sourcebook, AtReading.id_malformed)


@rule(
    "I102",
    "id-taken",
    example="the id “ann-lee” is taken by content/officials/ann-lee.md; rename one of the files",
    reason="One id names one record; with two, nobody could say which is meant.",
    mend="Rename the newer of the two files, and what refers to it. Of a record that is withdrawn, delete the old file: the one in content/withdrawn/ takes its place.",
)
def ids_are_unique(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No two records share an id, in whatever folders they stand."""
    nouns = {noun.noun for noun in NOUNS}
    first: dict[str, Entry] = {}
    for entry in sorted(sourcebook.entries, key=lambda one: one.origin.path):
        if entry.key[0] not in nouns:
            continue
        other = first.setdefault(entry.id, entry)
        if other is not entry:
            mend = "rename one of the files"
            if entry.key[0] == Withdrawn.noun and getattr(entry, "was", other.key[0]) == other.key[0]:
                mend = f"delete {other.origin.path}, for this file says that the record is withdrawn"
            what = f"the id “{entry.id}” is taken by {other.origin.path}; {mend}"
            yield entry.origin.diagnostic((), what)


@rule(
    "I103",
    "reference-unknown",
    example="topics.0: no topic is called “fery”; did you mean “ferry”?",
    reason="Every name in a record leads to a page; an id that is misspelt would lead nowhere, or to nobody.",
    mend="Correct the id, or add the record. Where words are given to somebody, no similar id is suggested: a wrong speaker that fits is worse than none.",
)
def references_exist(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Whatever a record names by its id has a record, and each word of a list stands in the vocabulary."""
    known = Known(sourcebook)
    for places in missing(sourcebook).values():
        (entry, one), *others = sorted(places, key=lambda place: _place(*place))
        name = series((noun.replace("_", " ") for noun in one.nouns), "or")
        more = and_others([_place(*other) for other in others])
        what = f"no {name} is called {shown(one.id)}{more}{known.mend(one.nouns, one.id)}"
        yield entry.origin.diagnostic(one.path, what)


@once
def missing(sourcebook: Sourcebook) -> Mapping[tuple[str, str], list[tuple[Entry, Reference]]]:
    """Each id that is named and not there, by its noun, or by the first of those that it may have: where it is named."""
    elsewhere, empty = misplaced(sourcebook), empty_lists(sourcebook)
    found: dict[tuple[str, str], list[tuple[Entry, Reference]]] = {}
    for entry, one in (*_references(sourcebook), *sourcebook.misnamed):
        there = any((noun, one.id) in sourcebook.by_key for noun in one.nouns)
        if not there and one.id not in elsewhere and one.nouns[0] not in empty:
            found.setdefault((one.nouns[0], one.id), []).append((entry, one))
    return found


def _references(sourcebook: Sourcebook) -> Iterator[tuple[Entry, Reference]]:
    """Each id that a record names, but for what only stands in for one that is wrong."""
    for entry in sourcebook.entries:
        instead = entry.stand_ins if isinstance(entry, InvalidRecord) else ()
        for one in entry.references():
            if not (instead and any(one.path[: len(way)] == way for way in instead)):
                yield entry, one


def _place(entry: Entry, one: Reference) -> Diagnostic:
    return entry.origin.diagnostic(one.path, "")


def and_others(others: list[Diagnostic]) -> str:
    """At how many more places the same is wrong, and where the first of them are, each file named once."""
    if not others:
        return ""
    paths = [one.path for one in sorted(others)]
    places = [
        str(one.line) if one.path == before else f"{one.path}:{one.line}"
        for before, one in zip(["", *paths], sorted(others), strict=False)
    ]
    more = f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
    return f", named here and at {len(places)} more place{'s' * (len(places) > 1)} ({', '.join(places[:MOST_PLACES])}{more})"


MOST_PLACES = 3
"""So many of the other places at which a missing id is named are listed."""


def is_misplaced_or_told(sourcebook: Sourcebook) -> Callable[[str, str], bool]:
    """Whether a missing record is reported already: as a file in a wrong place, or where a field names it."""
    elsewhere, absent = misplaced(sourcebook), missing(sourcebook)
    fields = {(noun, id) for (_, id), places in absent.items() for _, one in places for noun in one.nouns}
    return lambda noun, id: id in elsewhere or (noun, id) in fields


@once
def misplaced(sourcebook: Sourcebook) -> frozenset[str]:
    """The ids of files that would be records, were they called and placed as those are: what names them is right."""
    strays = (one.path for one in sourcebook.unreadable if one.name == AtReading.misplaced)
    misnamed = (one.origin.path for one in sourcebook.invalid_records())
    words = (slug(one.id) for one in sourcebook.invalid_records())
    return frozenset(id for id in (*map(meant_id, (*strays, *misnamed)), *words) if id)


@rule(
    "I104",
    "side-id-taken",
    example="sides.1.id: “east” is another side’s already; choose another id",
    reason="A side is recognised by its colour, and the colour hangs on its id.",
    mend="Give one of the two sides in content/site.yaml another id.",
)
def sides_are_distinct(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No two sides of the site have one id."""
    for site in sourcebook.all(Site):
        ids = [side.id for side in site.sides]
        for place, id in enumerate(ids):
            if id in ids[:place]:
                what = f"“{id}” is another side’s already; choose another id"
                yield site.origin.diagnostic(("sides", place, "id"), what)


@rule(
    "I105",
    "successor-unknown",
    example="instead: no event is called “1962-crosing”; did you mean “1962-crossing”?",
    reason="Who follows an old address to a withdrawn record is led on to the one that says it better.",
    mend="Correct the id in `instead`, or take the field out if no record takes its place.",
)
def withdrawn_records_lead_on(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A withdrawn record that names another in its place names one that is there, and of the same kind."""
    known = Known(sourcebook)
    for one in sourcebook.all(Withdrawn):
        if one.instead and (one.was, one.instead) not in sourcebook.by_key:
            near = known.mend((one.was,), one.instead)
            yield one.origin.diagnostic(("instead",), f"no {one.was} is called “{one.instead}”{near}")


@rule(
    "I106",
    "country-without-side",
    example="country: “Southland” is of no side, and none is everyone else’s; add it to the `countries` of a side, or a side without `countries` for all others",
    reason="Charts and counts show everybody with a side; one who is of none would be shown as of another.",
    mend="Add the country to its side in content/site.yaml, or a side without `countries`, which is everyone else’s.",
)
def countries_have_a_side(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each country on record is of a side, or there is a side without countries for all others."""
    site = sourcebook.find(Site, "site")
    if site is None or any(not one.countries for one in site.sides):
        return
    known = {country for side in site.sides for country in side.countries}
    for one in people_and_bodies(sourcebook):
        if (one.country or isinstance(one, Official)) and one.country not in known:
            what = f"“{one.country}” is of no side, and none is everyone else’s; add it to the `countries` of a side, or a side without `countries` for all others"
            yield one.origin.diagnostic(("country",), what)


@rule(
    "I201",
    "record-unused",
    example="no event names Eels; add one, or leave the page to say so",
    reason="A page about somebody or something that no event names is perhaps an event forgotten.",
    mend="Add the event, or name it in the one that was meant. Otherwise leave the page: it says that no event names it.",
)
def records_are_used(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """Each official, topic and place is named by an event."""
    for entry in sourcebook.entries:
        if entry.noun in ("official", "topic", "place") and not sourcebook.mentions.get(entry.key):
            what = f"no event names {entry.label}; add one, or leave the page to say so"
            yield entry.origin.diagnostic((), what)


@rule(
    "I202",
    "name-shared",
    example="aliases.1: “Lee” is a name of ann-lee, too; write the name that only one of the two has, or say in the text below which is meant where, with [[official/ann-lee]]",
    reason="Where two answer to one name, the words of one are taken for the other’s, and no check can tell.",
    mend="Take the name out of the `aliases` of the one whom no article calls so. If articles call both so, say in the prose of either record which is meant where, with the id of the other.",
)
def names_are_of_one(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No official or organisation has a name or an alias that is another’s.

    Prose of either record that has the id of the other settles it.
    """
    first: dict[str, Official | Organisation] = {}
    for one in sorted(people_and_bodies(sourcebook), key=lambda one: one.origin.path):
        for path, name in _named(one):
            other = first.setdefault(_plain_name(name), one)
            if other is one or names(one.body, other.id) or names(other.body, one.id):
                continue
            what = f"“{name}” is a name of {other.id}, too; write the name that only one of the two has, or say in the text below which is meant where, with [[{other.noun}/{other.id}]]"
            yield one.origin.diagnostic(path, what)


def _named(one: Official | Organisation) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each name of an official or organisation, with the way to its field."""
    yield ("name",), one.name
    for field in ("aliases", "other_names"):
        yield from (((field, place), name) for place, name in enumerate(getattr(one, field)))


def _plain_name(name: str) -> str:
    words = fold(name.casefold()).text.split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@rule(
    "I203",
    "country-of-no-side",
    example="country: “Eastlund” is of no side, and near “Eastland” of East; correct it, or say in the text below that “Eastlund” is meant",
    reason="A country that is misspelt by a letter puts its officials on nobody’s side, and their word counts for none.",
    mend="Correct the country, as a side of content/site.yaml has it; if another country is meant, name it in the prose of the record. A side of whose countries nobody comes is misspelt, or not needed.",
)
def countries_are_those_of_the_sides(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A country that no side has is not nearly one that a side has, and each side has somebody’s country.

    Prose of the record that has the country settles the first; the site’s `covers`, with the name of the side, the second.
    """
    site = sourcebook.find(Site, "site")
    if site is None:
        return
    sides = {country: side for side in site.sides for country in side.countries}
    all_known = people_and_bodies(sourcebook)
    for one in all_known:
        if not one.country or one.country in sides or names(one.body, one.country):
            continue
        found = process.extractOne(one.country, sides.keys(), processor=str.casefold, score_cutoff=LEAST_NEAR)
        if found:
            what = f"“{one.country}” is of no side, and near “{found[0]}” of {sides[found[0]].name}; correct it, or say in the text below that “{one.country}” is meant"
            yield one.origin.diagnostic(("country",), what)
    there = {one.country for one in all_known}
    for place, side in enumerate(site.sides if all_known else ()):
        if side.countries and not there & set(side.countries) and not names(site.covers, side.name):
            what = f"nobody on record is of {series(side.countries, 'or')}; correct the countries of {side.name}, or name {side.name} in `covers`"
            yield site.origin.diagnostic(("sides", place, "countries"), what)


LEAST_NEAR = 75
"""How like two countries are of which one is perhaps the other misspelt, of 100."""
