"""U: addresses. What was published once stays where it is, and says what it said, or says why not."""

from collections.abc import Iterator
from pathlib import Path

from sourcebook.history.guard import (
    evidence_that_changed,
    records_that_changed,
    register_that_changed,
    seeds_that_changed,
)
from sourcebook.history.relied_on import undeclared_changes
from sourcebook.model import Diagnostic, InvalidRecord, Sourcebook, Withdrawn
from sourcebook.model.text import LONGEST_ID, shown
from sourcebook.resolve.addresses import HOME, Addressed, addressed, own_addresses
from sourcebook.rules.references import misplaced
from sourcebook.rules.rule import rule


@rule(
    "U101",
    "address-vanished",
    example="“topic/toll” was published and is gone; restore it, name it in `formerly` of the record that takes its place, or say why in content/withdrawn/toll.yaml",
    reason="Somebody may have cited the page; an address that once answered answers for good.",
    mend="Restore the file. If the record has another name now, write the old id in its `formerly`; if it was wrong, move it to content/withdrawn/ and say why.",
)
def addresses_are_permanent(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """What was published once stays: as a record, under a later id, or as a withdrawn record that says why."""
    register = sourcebook.register
    kept, elsewhere = _kept_keys(sourcebook), misplaced(sourcebook)
    for key, line in register.published:
        if key not in kept and key[1] not in elsewhere:
            what = (
                f"{shown('/'.join(key))} was published and is gone; restore it, name it in `formerly` of the record that "
                f"takes its place, or say why in content/withdrawn/{key[1][:LONGEST_ID]}.yaml"
            )
            yield Diagnostic(register.origin.path, line, 1, "", what)


def _kept_keys(sourcebook: Sourcebook) -> set[tuple[str, str]]:
    """Every key at whose address something stands."""
    withdrawn = {(one.was, one.id) for one in sourcebook.all(Withdrawn)}
    nouns = ((one.was if isinstance(one, Withdrawn) else one.key[0], one) for one in sourcebook.records())
    former = {(noun, id) for noun, one in nouns for id in one.formerly}
    return {*sourcebook.by_key, *former, *withdrawn}


@rule(
    "U102",
    "address-reserved",
    example="its address, /rules/, is that of a page that the site makes; choose another id",
    reason="The site makes pages of its own, such as the timeline; a record at the same address would replace one.",
    mend="Choose another id: rename the file, or take the former id out.",
)
def addresses_are_not_the_sites(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """No record has, or had, the address of a page that the site makes."""
    own = own_addresses()
    for one in addressed(sourcebook):
        if one.address in own and (one.field or one.address != HOME):
            what = f"its address, /{one.address}, is that of a page that the site makes; choose another id"
            yield one.diagnostic(what)


@rule(
    "U103",
    "address-taken",
    example="formerly.0: its address, /topics/toll/, is taken by content/topics/toll.md; take it out here, or move that one",
    reason="At one address one thing can stand: a record, or the way on from an id that a record had.",
    mend="Take the former id out of one of the records, or rename the record that now has it.",
)
def addresses_are_free(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """A former id leads on from an address at which nothing else stands."""
    own, taken = own_addresses(), dict[str, Addressed]()
    for one in addressed(sourcebook):
        other = taken.setdefault(one.address, one)
        if one.address in own and (one.field or one.address != HOME):
            continue
        if other is not one and (one.field or other.field):
            what = f"its address, /{one.address}, is taken by {other.record.origin.path}; take it out here, or move that one"
            yield one.diagnostic(what)
        elif one.field and _is_invalid(sourcebook, one):
            what = f"its address, /{one.address}, is that of a record that cannot be read; mend that, or take it out here"
            yield one.diagnostic(what)


def _is_invalid(sourcebook: Sourcebook, one: Addressed) -> bool:
    """Whether a record that cannot be read has the former id of another of its kind."""
    id = one.record.formerly[int(one.field[-1])]
    return isinstance(sourcebook.by_key.get((one.record.key[0], id)), InvalidRecord)


@rule(
    "U104",
    "change-undeclared",
    example="title: “Ann Lee says the ferry goes” was published, and “Ann Lee tells that the ferry goes” stands here; add an entry to `changes:` that says what it was, and why",
    reason="A reader relied on what was published. If it says something else now, the record says so, and why.",
    mend="Add an entry to `changes:` of the record: the date, what it was, what it is now, and why. Then run `sourcebook register`.",
)
def changes_are_declared(*books: Sourcebook) -> Iterator[Diagnostic]:
    """A published record that says something else than it did has an entry in `changes:`, and keeps those that it had.

    Held against the register or, of two sourcebooks, the second against the first.
    """
    yield from undeclared_changes(books[0]) if len(books) == 1 else records_that_changed(books[0], books[1])


@rule(
    "U105",
    "evidence-edited",
    example="sha256: differs from what it was; restore it: evidence that is published is not edited in a pull request",
    reason="An article, its SHA-256 and its quotes could be falsified together, and all would agree; only what stood there before shows it.",
    mend="Restore the file and its record. A better copy of an article needs the owner’s word in content/exceptions.yaml, merged before it is proposed.",
)
def evidence_stays(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """A pull request leaves published articles, and what their records leave of them, as they were.

    Held against the commit that `sourcebook check --base` names.
    """
    yield from evidence_that_changed(base, head)


@rule(
    "U106",
    "register-edited",
    example="the line “topic/ferry” was taken out; restore it: what was published stays registered",
    reason="The register is what keeps published addresses; who takes a line out of it could take the page away, too.",
    mend="Restore the lines from git. Only `sourcebook register` writes these files.",
)
def register_stays(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """A pull request takes nothing out of the register of what was published, and writes nothing into it by hand.

    Held against the commit that `sourcebook check --base` names.
    """
    yield from register_that_changed(base, head)


@rule(
    "U107",
    "article-removed",
    example="these bytes are in seeds/ no more; restore the file: a seed is evidence, and is neither edited nor removed",
    reason="An article that was here once is evidence, whether or not a record still names it.",
    mend="Restore the file to seeds/, byte for byte; it may have another name.",
)
def articles_stay(before: Path, now: Path, base: Sourcebook | None = None) -> Iterator[Diagnostic]:
    """A pull request leaves every file in seeds/ there, byte for byte.

    Held against the commit that `sourcebook check --base` names, laid out in a folder.
    """
    yield from seeds_that_changed(before, now, base)
