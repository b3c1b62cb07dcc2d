"""Every record of two versions: which left, which came, and in what those that stayed differ."""

import re
from collections.abc import Iterator, Mapping

from sourcebook.changes.both import Both, difference
from sourcebook.changes.claims import of_claim, of_contradiction
from sourcebook.changes.difference import Difference, How
from sourcebook.changes.events import of_event
from sourcebook.changes.fields import compare
from sourcebook.changes.wording import quoted, words_that_differ
from sourcebook.model import (
    Claim,
    Contradiction,
    Entry,
    Event,
    InvalidRecord,
    Record,
    Register,
    Source,
    Sourcebook,
    Withdrawn,
)
from sourcebook.model.entry import Key
from sourcebook.model.text import count
from sourcebook.resolve.addresses import address, addressed, page_of
from sourcebook.resolve.links import targets
from sourcebook.resolve.published import published_keys

_IN_PROSE = re.compile(r"https://[^\s<>\"')\]]+")


def differences(old: Sourcebook, new: Sourcebook, ids: Mapping[Key, str]) -> Iterator[Difference]:
    """Everything in which the entries of two versions differ; `ids` leads from former keys to the ids of today."""
    was, now = (_by_key(book) for book in (old, new))
    former = {(key[0], id): key for key, id in ids.items()}
    heirs = {key: one for one in new.records() for key in published_keys(one)}
    for key, one in was.items():
        other = now.get(key)
        if other is None:
            yield _gone(old, one, heirs.get(_published(one)))
        elif isinstance(one, InvalidRecord) or isinstance(other, InvalidRecord):
            yield from _unread(one, other)
        else:
            yield from _kept(Both(old, new, one, other), former.get(key))
    for key, other in now.items():
        if key not in was and not (isinstance(other, Withdrawn) and _published(other) in was):
            yield _new(new, other)
    yield from _addresses(old, new, now)


def _by_key(book: Sourcebook) -> dict[Key, Entry]:
    """The entries by their keys, in order; of two of one key the first."""
    found: dict[Key, Entry] = {}
    for one in book.entries:
        found.setdefault(one.key, one)
    return found


def _published(one: Entry) -> Key:
    return published_keys(one)[0] if isinstance(one, Record) else one.key


def _gone(old: Sourcebook, one: Entry, heir: Record | None) -> Difference:
    """That an entry is no more: withdrawn, merged into another, or removed."""
    summary = _in_short(old, one)
    what = f"; it was {quoted(summary)}" if summary else ""
    paths = tuple(dict.fromkeys((one.origin.path, *([heir.origin.path] if heir else []))))
    if isinstance(one, Withdrawn) and heir:
        return difference(heir, paths, "record", How.gained, "was withdrawn, and stands here again")
    if isinstance(heir, Withdrawn):
        instead = f"; {heir.instead} stands instead" if heir.instead else ""
        says = f"was withdrawn on {heir.withdrawn}: {quoted(heir.why)}{instead}{what}"
    elif heir:
        says = f"was merged into {quoted(heir.label)}, to which its address leads{what}"
    else:
        nowhere = (
            f", and its address {address(page_of(one))} leads nowhere" if isinstance(one, Record) else ""
        )
        says = f"was removed{nowhere}{what}"
    return difference(one, paths, "record", How.lost, says, summary)


def _new(new: Sourcebook, one: Entry) -> Difference:
    """That an entry is new."""
    if isinstance(one, InvalidRecord):
        says = "is new, and cannot be read: see the errors"
        return difference(one, (one.origin.path,), "record", How.gained, says)
    summary = _in_short(new, one)
    says = f"is new: {summary}" if summary else "is new"
    paths = (one.origin.path, *([one.article.path] if isinstance(one, Source) else []))
    return difference(one, paths, "record", How.gained, says, "", summary)


def _in_short(book: Sourcebook, one: Entry) -> str:
    """What a record is, where its title does not say all: of an event its date, kind, status and quotes."""
    event = book.events.get(one.id) if isinstance(one, Event) else None
    if event is None:
        return ""
    return f"{event.when}, {event.kind.label}, {event.status.label}, with {count(len(event.record.evidence), 'quote')}"


def _unread(one: Entry, other: Entry) -> Iterator[Difference]:
    """That a record cannot be read on one side, so that nothing of it is compared; on neither, only if that differs."""
    paths = tuple(dict.fromkeys((other.origin.path, one.origin.path)))
    if not isinstance(one, InvalidRecord):
        says = "cannot be read any more, so nothing of it is compared: see the errors"
        yield difference(other, paths, "record", How.lost, says)
    elif not isinstance(other, InvalidRecord):
        says = "could not be read before, so nothing of it is compared"
        yield difference(other, paths, "record", How.gained, says)


def _kept(both: Both, former: Key | None) -> Iterator[Difference]:
    """In what a record differs that stands on both sides."""
    if former:
        says = f"has another id: {former[1]} → {both.now.id}; the old address leads here"
        yield both.difference("address", says, former[1], both.now.id)
    match both.was, both.now:
        case Event() as was, Event() as now:
            found = list(of_event(both, was, now))
        case Claim() as was, Claim() as now:
            found = list(of_claim(both, was, now))
        case Contradiction() as was, Contradiction() as now:
            found = list(of_contradiction(both, was, now))
        case Source() as was, Source() as now:
            found = [*_seed(both, was, now), *compare(both)]
        case Register() as was, Register() as now:
            found = list(_register(both, was, now))
        case _:
            found = list(compare(both))
    yield from found
    yield from _links(both, found)


def _seed(both: Both, was: Source, now: Source) -> Iterator[Difference]:
    """The text of an article, if its file has other bytes."""
    if was.article.sha256 != now.article.sha256:
        says = f"the article’s own file differs: {words_that_differ(was.article.text, now.article.text)}"
        found = both.difference("evidence", says, was.article.text, now.article.text)
        yield found._replace(paths=tuple(dict.fromkeys((*found.paths, was.article.path, now.article.path))))


def _register(both: Both, was: Register, now: Register) -> Iterator[Difference]:
    """Which ids left the register and which came, and of how many that stay another state is kept."""
    old, new = ({"/".join(one.key) for one in book.published} for book in (was, now))
    files = (Register.path_pattern, Register.kept_in)
    for one in sorted(old - new):
        yield both.difference("register", f"the line “{one}” was taken out", one, None)
    if came := sorted(new - old):
        ids = _some(came)
        says = f"{count(len(came), 'id')} newly registered: {ids}"
        yield both.difference("register", says, None, ids)._replace(paths=files)
    for key in sorted(was.relied_on.keys() - now.relied_on.keys()):
        name = "/".join(key)
        yield both.difference("register", f"the entry of “{name}” was taken out", name, None)
    other = {"/".join(key) for key, state in now.relied_on.items() if was.relied_on.get(key) != state}
    if kept := sorted(other - (new - old)):
        says = f"another state stands in the register of {count(len(kept), 'record')}: {_some(kept)}"
        yield both.difference("register", says, how=How.changed)._replace(paths=files)


def _some(names: list[str]) -> str:
    """Names with commas, the first ten of them."""
    more = f" and {len(names) - 10:,} more" if len(names) > 10 else ""
    return ", ".join(names[:10]) + more


def _links(both: Both, found: list[Difference]) -> Iterator[Difference]:
    """Each link that a record has no more, unless what is lost already shows that it left."""
    lost = " ".join(one.before for one in found if one.how is How.lost)
    for one in sorted(_links_of(both.was) - _links_of(both.now)):
        if one not in lost:
            yield both.difference("link", f"leads to {one} no more", one, None)


def _links_of(entry: Entry) -> set[str]:
    """Every address and every record to which the texts of an entry lead."""
    found: set[str] = set()
    for _, text in entry.texts() if not isinstance(entry, Register) else ():
        found.update(one.rstrip(".,;:") for one in _IN_PROSE.findall(text))
        found.update(f"{one.noun}/{one.id}" for one, _ in targets(text))
    return found


def _addresses(old: Sourcebook, new: Sourcebook, now: Mapping[Key, Entry]) -> Iterator[Difference]:
    """Each address that leads nowhere any more though its record stands here."""
    there = {one.address for one in addressed(new)}
    for one in addressed(old):
        if one.address not in there and isinstance(now.get(one.record.key), Record):
            says = f"the address {one.address} leads nowhere any more"
            yield difference(one.record, (one.record.origin.path,), "address", How.lost, says, one.address)
