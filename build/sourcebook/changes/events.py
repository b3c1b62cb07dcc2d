"""An event in two versions: its date, its status with the grounds, its quotes, and who held which office then."""

from collections.abc import Iterator

from sourcebook.changes.both import Both, called
from sourcebook.changes.difference import Difference, how_of
from sourcebook.changes.fields import compare
from sourcebook.changes.quotes import of_quotes
from sourcebook.changes.wording import moved, quoted
from sourcebook.model import Event, Ground, Sourcebook
from sourcebook.site.present import roles_words

_TOLD_HERE = ("date", "lasted", "status", "evidence")
_NO_GROUND = "nothing that is marked as its ground"
_GROUNDS = {
    "unnamed": "sources without a name",
    "article": "the article’s own words",
    "public": "a public act",
}


def of_event(both: Both, was: Event, now: Event) -> Iterator[Difference]:
    """Everything in which an event differs, and what follows for it from other records."""
    if (was.date, was.lasted) != (now.date, now.lasted):
        how = moved(was.date, now.date, (was.lasted, now.lasted))
        yield both.difference("date", f"moved in time {how}", was.date, now.date)
    yield from _status(both, was, now)
    yield from of_quotes(both, was, now)
    yield from compare(both, _TOLD_HERE)
    yield from _offices(both, was, now)


def _status(both: Both, was: Event, now: Event) -> Iterator[Difference]:
    """The status with its grounds; or its grounds alone, where only these differ."""
    before, after = (_grounds(book, one.id) for book, one in ((both.old, was), (both.new, now)))
    rests = f"it rested on {before}, and rests now on {after}" if before != after else f"it rests on {after}"
    if was.status != now.status:
        old, new = called(both.old, ("status",), was.status), called(both.new, ("status",), now.status)
        grounds = "" if before == after == _NO_GROUND else f"; {rests}"
        how = how_of(
            "status",
            both.old.by_key.get(("status", was.status), old),
            both.new.by_key.get(("status", now.status), new),
        )
        yield both.difference("status", f"status: {old} → {new}{grounds}", old, new, how)
    elif before != after and was.id in both.old.events and now.id in both.new.events:
        yield both.difference("status", f"status: {rests}", before, after)


def _grounds(book: Sourcebook, id: str) -> str:
    """On what the status of an event rests, in words."""
    found = book.events[id].grounds if id in book.events else ()
    return ", ".join(dict.fromkeys(map(_ground, found))) or _NO_GROUND


def _ground(one: Ground) -> str:
    if one.page:
        return f"the page {quoted(one.page.title)}"
    if whose := (one.side.name if one.side else one.whose.label if one.whose else ""):
        return f"the word of {whose}"
    return _GROUNDS[one.sort]


def _offices(both: Both, was: Event, now: Event) -> Iterator[Difference]:
    """The office with which an official is shown, where it is another one at the date of the event."""
    old, new = both.old.events.get(was.id), both.new.events.get(now.id)
    if old is None or new is None:
        return
    before = {one.official.id: roles_words(one.offices, old.took_place) for one in old.actors}
    for one in new.actors:
        current, earlier = roles_words(one.offices, new.took_place), before.get(one.official.id)
        if earlier is not None and earlier != current:
            names = [quoted(each) if each else "no known office" for each in (earlier, current)]
            says = f"{one.official.label} is shown in office as {names[1]}, before as {names[0]}"
            yield both.difference("office", says, earlier, current)
