"""What a change to the files may not touch, held against an earlier commit: evidence, the register, what readers relied on.

A seed, its hash and its quotes could be falsified together, and all would agree; only a comparison with what stood there before shows it.
"""

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sourcebook.disk import below, digest
from sourcebook.history.relied_on import (
    MEND,
    State,
    differences,
    ids_of_today,
    is_unproven,
    relied_on,
    states_of,
)
from sourcebook.model import (
    Diagnostic,
    Event,
    EvidenceException,
    Exceptions,
    InvalidRecord,
    Record,
    Register,
    Source,
    Sourcebook,
    Withdrawn,
)
from sourcebook.model.entry import Change, Key
from sourcebook.model.register import CORRECTIONS
from sourcebook.resolve.published import published_keys


def register_that_changed(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """What was taken out of the register, and each kept state that no command wrote."""
    yield from _registered_that_vanished(base, head)
    yield from _states_that_changed(base, head)


def records_that_changed(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """Each published record that says something else than in `base`, or lost a correction, without declaring it."""
    yield from well_advised(base, head, _records_that_changed(base, head))


def well_advised(base: Sourcebook, head: Sourcebook, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was found, but for quotes that differ since a source's seed does: to declare these would hide the fault."""
    misled = {one.origin.path for one in head.all(Event) if _rests_on_changed_seeds(base, head, one)}
    return (one for one in found if one.field != "quotes" or one.path not in misled)


def of_published(base: Sourcebook, head: Sourcebook, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was found, but for records that `base` had not published: these may change until they are."""
    published = _published(base)
    new = {one.origin.path for one in head.records() if published.isdisjoint(published_keys(one))}
    return (one for one in found if one.path not in new)


def seeds_that_changed(before: Path, now: Path, base: Sourcebook | None) -> Iterator[Diagnostic]:
    """Each file in seeds/ of the folder `before` whose bytes no file in seeds/ of the folder `now` has.

    An article that an exception in `base`, the sourcebook of `before`, lets go may be gone.
    """
    there = {sum for _, sum in digests(now, "seeds")}
    if base:
        granted = [one.source for one in _exceptions(base) if one.sha256 or one.removed]
        there |= {one.article.sha256 for one in base.all(Source) if one.id in granted}
    for path, sum in digests(before, "seeds"):
        if sum not in there:
            what = "these bytes are in seeds/ no more; restore the file: a seed is evidence, and is neither edited nor removed"
            yield Diagnostic(path, 1, 1, "", what)


def digests(root: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Each regular file below a folder, as path from the root, and the SHA-256 of its bytes; no link is followed."""
    for path, status in below(f"{root}/{folder}"):
        if stat.S_ISREG(status.st_mode) and (found := digest(path)):  # what cannot be read is not there
            yield path[len(str(root)) + 1 :], found.hex()


def evidence_that_changed(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """Each source whose seed, or what its record leaves of it, is not what it was, nor what an exception in `base` says."""
    now = _heirs(head)
    for was in base.all(Source):
        one = now.get(was.key)
        if not isinstance(one, Source):
            if any(each.source == was.id and each.removed for each in _exceptions(base)):
                continue
            what = "this source is gone, or cannot be read; restore it: what rests on it could not be checked any more"
            yield Diagnostic(was.origin.path, 1, 1, "", what)
            continue
        for field in _differing(base, head, was, one):
            what = "differs from what it was; restore it: evidence that is published is not edited in a pull request"
            yield one.origin.diagnostic((field,), what)


def _exceptions(base: Sourcebook) -> tuple[EvidenceException, ...]:
    """What the owner allowed before the change was proposed."""
    found = base.find(Exceptions, "exceptions")
    return found.evidence if found else ()


def _differing(base: Sourcebook, head: Sourcebook, was: Source, one: Source) -> Iterator[str]:
    """The fields of a source that are evidence and differ, but for what an exception says that they become."""
    granted = [
        {
            "seed": each.sha256,
            "sha256": each.sha256,
            "boilerplate": each.boilerplate,
            "set_apart": each.set_apart,
        }
        for each in _exceptions(base)
        if each.source == was.id
    ]
    for field, before, after in _kept(base, head, was, one):
        if before != after and not any(each.get(field) == after for each in granted):
            yield field


def _kept(
    base: Sourcebook, head: Sourcebook, was: Source, one: Source
) -> Iterator[tuple[str, object, object]]:
    """The fields of a source that are evidence: before and after. The seed is its bytes, not its name."""
    before = [(paragraph.start, paragraph.end) for paragraph in base.articles[was.id]]
    after = [(paragraph.start, paragraph.end) for paragraph in head.articles[one.id]]
    yield "seed", was.article.sha256, one.article.sha256
    yield "sha256", was.sha256, one.sha256
    yield "boilerplate", was.boilerplate, one.boilerplate
    yield "set_apart", was.set_apart, one.set_apart
    if (was.article.sha256, was.boilerplate) == (one.article.sha256, one.boilerplate):
        yield "", before, after


def _registered_that_vanished(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """The register, if it is gone; else each line of it, and each kept state, that is there no more."""
    was, now = (book.find(Register, "published") for book in (base, head))
    if was is None or isinstance(head.by_key.get((Register.noun, "published")), InvalidRecord):
        return
    if now is None or (was.has_states and not now.has_states):
        path = Register.path_pattern if now is None else Register.kept_in
        yield Diagnostic(path, 1, 1, "", "is gone; restore it: what was published stays registered")
    registered = {one.key for one in now.published} if now else set()
    for one in was.published if now else ():
        if one.key not in registered:
            what = f"the line “{'/'.join(one.key)}” was taken out; restore it: what was published stays registered"
            yield Diagnostic(Register.path_pattern, one.line, 1, "", what)
    for key in sorted(was.relied_on.keys() - now.relied_on.keys()) if now and now.has_states else ():
        what = f"the entry of “{'/'.join(key)}” was taken out; restore it: `sourcebook register` alone writes this file"
        yield Diagnostic(Register.kept_in, 1, 1, "/".join(key), what)


def _states_that_changed(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """Each kept state that is neither what it was, nor what `register` would write for the record of then or of today."""
    was, now = base.register, head.register
    then, today = states_of(base), states_of(head)
    for key, state in now.relied_on.items():
        before, written = was.relied_on.get(key), today.get(key)
        if state not in (before, written, then.get(key)) and not _completes(state, before, written):
            what = f"the entry of “{'/'.join(key)}” is neither the one that was there, nor what its record says; restore it: `sourcebook register` alone writes this file"
            yield Diagnostic(Register.kept_in, 1, 1, "/".join(key), what)
    for key, day in was.days.items():
        if now.relied_on and now.days.get(key) != day:
            what = f"was registered on {day}; restore that day: it is when readers first found the record"
            yield Diagnostic(Register.kept_in, 1, 1, "/".join(key), what)


def _completes(state: State, before: State | None, written: State | None) -> bool:
    """Whether a kept state is what it was, and has fields more that `register` writes since a later version.

    What these say is held against the record by `undeclared_changes`.
    """
    return (
        before is not None
        and written is not None
        and {name: state[name] for name in before.keys() & state.keys()} == before
        and state.keys() <= written.keys()
    )


class _Prior(NamedTuple):
    """One record of the earlier commit that a record of today goes on from."""

    keys: tuple[Key, ...]
    """Its own, and those that it had before."""
    state: State
    changes: tuple[Change, ...]
    corrections: int
    """How many corrections it had: as many as its `changes`, or as were kept where it could not be read."""
    withdrawn: bool


def _records_that_changed(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """Each published record that says something else than in `base`, without a new entry in `changes:`, or with a lost one."""
    published, before = _published(base), _priors(base)
    found = {
        record.origin.path: list(
            {id(one): one for key in published_keys(record) if (one := before.get(key))}.values()
        )
        for record in head.records()
    }
    renamed = ids_of_today(one for one in head.records() if len(found[one.origin.path]) < 2)
    for record in head.records():
        priors = [one for one in found[record.origin.path] if not published.isdisjoint(one.keys)]
        yield from _undeclared(head, record, priors, renamed)


def _undeclared(
    head: Sourcebook, record: Record, priors: list[_Prior], renamed: dict[str, str]
) -> Iterator[Diagnostic]:
    """In what a record differs from those of the earlier commit, as far as no new entry declares it."""
    known = [change for one in priors for change in one.changes]
    new = len([change for change in record.changes if change not in known])
    unread = sum(one.corrections - len(one.changes) for one in priors)
    if not all(_goes_on(record, one, len(priors) > 1) for one in priors):
        what = "the entries that were published are not all here as they were, and first; restore them, and add new ones after them"
        yield record.origin.diagnostic(("changes",), what)
    elif new <= unread:
        yield from differences(head, record, [one.state for one in priors], renamed)
        if any(one.withdrawn for one in priors) and not isinstance(record, Withdrawn):
            yield record.origin.diagnostic((), f"was withdrawn, and stands here again; {MEND}")


def _goes_on(record: Record, was: _Prior, merged: bool) -> bool:
    """Whether a record's corrections begin with those of one that it was; of several that were merged, has them in order."""
    if not merged or record.id == was.keys[0][1]:
        return record.changes[: len(was.changes)] == was.changes
    rest = iter(record.changes)
    return all(change in rest for change in was.changes)


def _priors(base: Sourcebook) -> dict[Key, _Prior]:
    """What each key of an earlier commit led to: its record, or what was kept of one that cannot be read."""
    kept = {
        key: _Prior((key,), state, (), state.get(CORRECTIONS, 0), False)
        for key, state in base.register.relied_on.items()
        if isinstance(base.by_key.get(key), InvalidRecord)
    }
    read: dict[Key, _Prior] = {}
    for one in base.records():
        keys = published_keys(one)
        prior = _Prior(keys, _state_in(base, one), one.changes, len(one.changes), type(one) is Withdrawn)
        read |= {key: prior for key in keys if key == keys[0] or key not in read}
    return kept | read


def _state_in(base: Sourcebook, was: Record) -> State:
    """What a record of an earlier commit said; where it cannot be read whole, or its quotes be found, what was kept."""
    kept, said = base.register.relied_on.get(published_keys(was)[0], {}), relied_on(base, was)
    if any(one.path == was.origin.path for one in base.unreadable):
        return {**said, **kept}
    return {**said, "quotes": kept.get("quotes", said["quotes"])} if is_unproven(base, was) else said


def _rests_on_changed_seeds(base: Sourcebook, head: Sourcebook, event: Event) -> bool:
    """Whether an event quotes a source whose seed or boilerplate is not what it was: that is reported of the source."""
    before = _heirs(base)
    for source in filter(None, (head.find(Source, one.source) for one in event.evidence)):
        for was in (before.get(key) for key in published_keys(source)):
            if isinstance(was, Source) and any(True for _ in _differing(base, head, was, source)):
                return True
    return False


def _published(base: Sourcebook) -> set[Key]:
    """The keys of what was published; all, if the register is there and cannot be read."""
    found = base.by_key.get((Register.noun, "published"))
    if isinstance(found, Register):
        return {one.key for one in found.published} | set(found.relied_on)
    return set(_heirs(base)) if found else set()


def _heirs(sourcebook: Sourcebook) -> dict[Key, Record]:
    """For each key that is or was in use, the record at which it leads; a key of its own goes before a former one."""
    keys = [(published_keys(one), one) for one in sourcebook.records()]
    former = {key: one for (_, *rest), one in keys for key in rest}
    return former | {own: one for (own, *_), one in keys}
