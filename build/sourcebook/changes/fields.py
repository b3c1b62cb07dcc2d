"""Two versions of a record, field by field: no field of any noun is left out, those without words of their own included."""

from collections.abc import Iterable, Iterator
from typing import Any

from sourcebook.changes.both import Both, shown
from sourcebook.changes.difference import Difference
from sourcebook.changes.wording import moved, quoted, words_that_differ
from sourcebook.model import (
    Boilerplate,
    DocumentEvent,
    Involvement,
    Lineage,
    Note,
    Role,
    Side,
    Speaker,
    Variant,
    When,
)
from sourcebook.model.entry import Change, Frozen, Reading, nouns_of_field
from sourcebook.model.event import Relation, Rivalry
from sourcebook.model.source import Erratum, Found, Omission, SetApart

NOT_COMPARED = ("id", "origin", "article", "formerly", "vocabulary")
"""What names a record, or is compared elsewhere: a seed's text as evidence, former ids as addresses."""
_IN_ORDER = ("path", "through")
"""Lists whose order says something: the way from an origin to an article. Of all others, order says nothing."""
_AREAS = {
    "title": "title name question described_as original_title short named in_text",
    "text": "summary body proposition differs what scope description text_note covers remark read state credit reliability rights translation",
    "date": "date date_basis date_note date_url published published_basis published_note lasted dating start end due",
    "status": "status kind documented_by plan consulted supports standing shows is_state",
    "claim": "positions stance about",
    "passage": "passages between outside",
    "office": "roles country",
    "part": "officials organisations mentions parties quoted publisher original_publisher byline",
    "topic": "topics channels places",
    "note": "notes errors omissions found title_note note variants",
    "relation": "related events derived_from see_also",
    "origin": "origins",
    "evidence": "sha256 boilerplate set_apart",
    "link": "url original_url state_url archived published_url",
    "correction": "changes read_by",
    "address": "instead",
}
AREA = {name: area for area, names in _AREAS.items() for name in names.split()}
"""What sort of difference it is when a field differs."""
_AREA_OF_ALL = {"term": "word", "words": "word", "site": "site"}
_ONE = {
    "officials": "part",
    "organisations": "organisation",
    "topics": "topic",
    "channels": "channel",
    "places": "place",
    "mentions": "name in passing",
    "notes": "note",
    "roles": "office",
    "aliases": "name as printed",
    "other_names": "other name",
    "related": "relation",
    "changes": "correction",
    "read_by": "reading",
    "origins": "origin",
    "errors": "erratum",
    "omissions": "omission",
    "found": "report found",
    "dating": "ground of the date",
    "sides": "side",
    "countries": "country",
    "words": "word",
    "events": "event",
    "rivals": "rivalry",
    "values": "value",
    "documented_by": "page that documents it",
    "outside": "other report",
    "about": "act that it is about",
    "set_apart": "part set apart",
    "boilerplate": "line of boilerplate",
    "derived_from": "article that it derives from",
    "variants": "variant",
}
"""What one of a list is called."""
_NAMES = {
    "is_": "sort",
    "of": "sort",
    "is_state": "of the state",
    "is_contact": "contact",
    "shown_as": "label",
}
"""What a field is called that has another name in files, or a word of its own."""
_KNOWN_BY: dict[type[Frozen], str] = {
    Involvement: "official",
    Relation: "event",
    DocumentEvent: "event",
    Lineage: "id",
    Side: "id",
    Role: "title",
    Boilerplate: "line",
    SetApart: "line",
    Change: "date",
    Reading: "name",
    Rivalry: "about",
    Erratum: "exact",
    Note: "url",
    Found: "url",
    Omission: "text",
    Variant: "instead_of",
}
"""By what one of a list is known again, if other things about it differ."""


def compare(both: Both, skip: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Each field in which an entry differs, but for those of `skip`, which are compared elsewhere."""
    yield from _fields(both, "", both.was, both.now, skip)


def _fields(
    both: Both, inside: str, was: Frozen, now: Frozen, skip: tuple[str, ...] = ()
) -> Iterator[Difference]:
    """Each field in which one value differs; `inside` says where it stands in its record."""
    for name in type(now).model_fields:
        before, after = getattr(was, name), getattr(now, name)
        if name in (*NOT_COMPARED, *skip) and not inside or before == after:
            continue
        nouns = nouns_of_field(type(now).model_fields[name])
        if isinstance(before, tuple) or isinstance(after, tuple):
            yield from lists(both, inside, name, nouns, before or (), after or ())
        elif isinstance(before, Frozen) and isinstance(after, Frozen) and not isinstance(after, Speaker):
            yield from _fields(both, _join(inside, _named(name)), before, after)
        else:
            yield _scalar(both, inside, name, nouns, before, after)


def _scalar(
    both: Both, inside: str, name: str, nouns: tuple[str, ...], before: Any, after: Any
) -> Difference:
    """One value that differs."""
    what, area = _join(inside, _named(name)), area_of(both, name, inside)
    old, new = shown(both.old, before, nouns), shown(both.new, after, nouns)
    if isinstance(before, When) and isinstance(after, When):
        return both.difference(area, f"{what}: moved {moved(before, after)}", before, after)
    if after is None or after == "":
        return both.difference(area, f"{what}: taken out; it was {quoted(old)}", old, None)
    if before is None or before == "":
        return both.difference(area, f"{what}: {quoted(new)} is new", None, new)
    if _is_text(before, nouns) or _is_text(after, nouns):
        return both.difference(area, f"{what}: {words_that_differ(old, new)}", old, new)
    return both.difference(area, f"{what}: {quoted(old)} → {quoted(new)}", old, new)


def lists(
    both: Both,
    inside: str,
    name: str,
    nouns: tuple[str, ...],
    before: tuple[Any, ...],
    after: tuple[Any, ...],
) -> Iterator[Difference]:
    """What left a list, what came, and what differs in what stayed; another order only where that says something."""
    left, came = [one for one in before if one not in after], [one for one in after if one not in before]
    area, what = area_of(both, name, inside), _join(inside, _ONE.get(name, _named(name)))
    if name in _IN_ORDER:
        old, new = shown(both.old, before, nouns), shown(both.new, after, nouns)
        yield both.difference(area, f"{_join(inside, _named(name))}: {quoted(old)} → {quoted(new)}", old, new)
        return
    for one, other in _pairs(left, came):
        left.remove(one)
        came.remove(other)
        yield from _fields(both, f"{what} {quoted(_short(both, other))}", one, other)
    for one in left:
        value = shown(both.old, one, nouns)
        yield both.difference(area, f"{what} {quoted(value)} was taken out", value, None)
    for one in came:
        value = shown(both.new, one, nouns)
        yield both.difference(area, f"{what} {quoted(value)} is new", None, value)


def _pairs(left: Iterable[Any], came: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Values that are two versions of one thing: known by their name, or the only ones that differ."""
    gone = [one for one in left if isinstance(one, Frozen)]
    new = [one for one in came if isinstance(one, Frozen)]
    found = []
    for one in list(gone):
        same = [other for other in new if _identity(other) == _identity(one) is not None]
        if same:
            found.append((one, same[0]))
            gone.remove(one)
            new.remove(same[0])
    if len(gone) == len(new) == 1 and {_identity(gone[0]), _identity(new[0])} == {None}:
        found.append((gone[0], new[0]))
    return found


def _identity(one: Frozen) -> Any:
    return getattr(one, _KNOWN_BY.get(type(one), ""), None)


def _short(both: Both, one: Frozen) -> str:
    """What one of a list is called: by what it is known, or by its first value."""
    name = _KNOWN_BY.get(type(one)) or next(iter(type(one).model_fields))
    value = getattr(one, name)
    return shown(both.new, one if value is None else value, nouns_of_field(type(one).model_fields[name]))


def area_of(both: Both, name: str, inside: str) -> str:
    """What sort of difference it is when a field of a record differs."""
    if area := _AREA_OF_ALL.get(both.now.noun):
        return area
    area = AREA.get(name, "field")
    first = inside.partition(" “")[0]
    of_list = next((AREA[one] for one, word in _ONE.items() if inside and word == first and one in AREA), "")
    return "topic" if name == "scope" and both.now.noun == "event" else of_list or area


def _is_text(value: object, nouns: tuple[str, ...]) -> bool:
    """Whether a value is a text of several words, to be compared word by word."""
    return isinstance(value, str) and not nouns and len(value.split()) > 2


def _named(name: str) -> str:
    return _NAMES.get(name, name.replace("_", " "))


def _join(inside: str, name: str) -> str:
    return f"{inside}, {name}" if inside else name
