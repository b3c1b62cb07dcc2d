"""G: pull requests. What a change brings is whole, plain, of one kind, and loses nothing unseen."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from sourcebook.history.proposal import Proposal, ProposedFile, is_content
from sourcebook.model import (
    NOUNS,
    Claim,
    Diagnostic,
    Event,
    Expectation,
    Register,
    Source,
    Sourcebook,
    Withdrawn,
)
from sourcebook.model.text import RESERVED
from sourcebook.read.register import LARGEST_REGISTER
from sourcebook.read.seeds import LARGEST_SEED
from sourcebook.read.text import LARGEST_RECORD
from sourcebook.rules.rule import rule

MAX_REPORTED = 50
_PLAIN = "100644"
_MODES = {"120000": "a symbolic link", "160000": "another repository", "100755": "a program that can be run"}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


def _counts(sourcebook: Sourcebook) -> dict[str, int]:
    """How much a sourcebook has; a withdrawn record is one still."""
    return {
        "records": sum(1 for _ in sourcebook.records()),
        "quotes": sum(len(one.evidence) for one in sourcebook.all(Event)),
        "sources": len(sourcebook.all(Source)),
        "claims": len(sourcebook.all(Claim)),
    }


def _is_whole(sourcebook: Sourcebook) -> bool:
    """Whether every file could be read: else that is reported, and nothing is counted."""
    return not sourcebook.unreadable and not any(sourcebook.invalid_records())


@rule(
    "G101",
    "fewer-than-expected",
    example="quotes: there are 4, and at least 5 are expected; restore what was lost, or lower the number and say why in `losses`",
    reason="A folder that is deleted, or a list that is cut off, breaks no reference and no quote; only a number shows it.",
    mend="Restore what was lost. If the loss is meant, lower the number in content/expect.yaml and add an entry to its `losses`.",
)
def nothing_goes_missing(sourcebook: Sourcebook) -> Iterator[Diagnostic]:
    """There are as many records, quotes, sources and claims as content/expect.yaml expects, or more."""
    expected = sourcebook.find(Expectation, "expect")
    if expected and _is_whole(sourcebook):
        counts = _counts(sourcebook)
        for what, least in expected.least().items():
            if counts[what] < least:
                verb = "is" if least == 1 else "are"
                message = f"there are {counts[what]:,}, and at least {least:,} {verb} expected; restore what was lost, or lower the number and say why in `losses`"
                yield expected.origin.diagnostic((what,), message)


@rule(
    "G102",
    "loss-undeclared",
    example="losses: there are 14 records, and 15 were there before; restore what was lost, or add an entry: {date: …, what: records, lost: 1, why: …}",
    reason="Whoever reviews a change sees what it adds, and easily misses what it takes away.",
    mend="Restore what was lost, or add to `losses` of content/expect.yaml what is fewer, how many fewer, and why. Entries that stand there stay.",
)
def losses_are_declared(base: Sourcebook, head: Sourcebook) -> Iterator[Diagnostic]:
    """A pull request after which there are fewer records, quotes, sources or claims says so, and why.

    Held against the commit that `sourcebook check --base` names.
    """
    was, now = (book.find(Expectation, "expect") for book in (base, head))
    if was is None or not _is_whole(head):
        return
    if now is None:
        yield Diagnostic(
            Expectation.path_pattern, 1, 1, "", "is gone; restore it: it shows what goes missing"
        )
        return
    if now.losses[: len(was.losses)] != was.losses:
        what = "the entries that stood here are not all here as they were, and first; restore them, and add new ones after them"
        yield now.origin.diagnostic(("losses",), what)
        return
    declared = defaultdict[str, int](int)
    for loss in now.losses[len(was.losses) :]:
        declared[loss.what] += loss.lost
    before, after = _counts(base), _counts(head)
    for what, least in was.least().items():
        fewer, lower = before[what] - after[what], least - now.least()[what]
        if max(fewer, lower) > declared[what]:
            message = (
                f"there are {after[what]:,} {what}, and {before[what]:,} were there before"
                if fewer > declared[what]
                else f"at least {least:,} {what} were expected before, and {now.least()[what]:,} are now"
            )
            entry = f"{{date: …, what: {what}, lost: {max(fewer, lower)}, why: …}}"
            yield now.origin.diagnostic(
                ("losses",), f"{message}; restore what was lost, or add an entry: {entry}"
            )


@rule(
    "G103",
    "pull-request-mixed",
    example="lies outside content/ and seeds/, where this pull request changes files, too; propose it in a pull request of its own",
    reason="The answer to a change of records comes from code that was reviewed; beside new code, it would not.",
    mend="Part the pull request in two: one for files in content/ and seeds/, one for the rest. The first to be merged is the one that the other needs.",
)
def pull_requests_are_of_one_kind(proposal: Proposal) -> Iterator[Diagnostic]:
    """A pull request that changes files in content/ or seeds/ changes no other.

    Held against the commit that `sourcebook check --base` names.
    """
    if proposal.of_content:
        others = [one for one in proposal.touched if not is_content(one.path)]
        for one in others[:MAX_REPORTED]:
            what = "lies outside content/ and seeds/, where this pull request changes files, too; propose it in a pull request of its own"
            yield Diagnostic(one.path, 1, 1, "", what)
        if len(others) > MAX_REPORTED:
            what = f"so do {len(others) - MAX_REPORTED:,} more files; propose them in a pull request of their own"
            yield Diagnostic(others[MAX_REPORTED].path, 1, 1, "", what)


@rule(
    "G104",
    "file-not-plain",
    example="is a symbolic link; put a plain file here",
    reason="A link leads out of its folder, and a name that another system reads in another way replaces a file there.",
    mend="Put the file itself there, not a link and not a program; name it with letters a–z, digits, hyphens and dots.",
)
def files_are_plain(proposal: Proposal) -> Iterator[Diagnostic]:
    """A file that a pull request brings into content/ or seeds/ is a plain file of ordinary size, with a name of its own on every system.

    Held against the commit that `sourcebook check --base` names.
    """
    alike = _alike(proposal.paths)
    for one in proposal.touched:
        if one.mode and is_content(_folded(one.path)):
            what = _odd(one) or _clash(one.path, alike)
            if what:
                yield Diagnostic(one.path, 1, 1, "", what)


def _odd(file: ProposedFile) -> str:
    """Why a file is no plain one of ordinary size and name, or nothing."""
    if file.mode != _PLAIN:
        return f"is {_MODES.get(file.mode, 'no plain file')}; put a plain file here"
    if file.size > (largest := _largest(file.path)):
        return f"has {file.size:,} bytes; at most {largest:,} are read"
    parts = file.path.split("/")
    if not all(_is_plain_name(part) for part in parts):
        return "has a name that some systems cannot keep or show; use letters a–z, digits, hyphens and dots, and begin with a letter or digit"
    return ""


def _largest(path: str) -> int:
    """The most bytes that are read of a file."""
    if path in (Register.path_pattern, Register.kept_in):
        return LARGEST_REGISTER
    return LARGEST_SEED if path.startswith("seeds/") else LARGEST_RECORD


def _is_plain_name(part: str) -> bool:
    """Whether a file or folder can be called so on every system; `con.md` cannot."""
    reserved = part.partition(".")[0].casefold() in RESERVED - {
        "index",
        "404",
        "search",
        "assets",
        "narration",
        "unnamed",
    }
    letters = set(part) <= _LETTERS | frozenset("-_.")
    return letters and part[:1] in _LETTERS and part[-1] in _LETTERS and len(part) <= 120 and not reserved


def _folded(path: str) -> str:
    """A path as a system reads it that ignores capitals and how an accent is encoded."""
    return unicodedata.normalize("NFKC", path).casefold()


def _alike(paths: Iterable[str]) -> dict[str, set[str]]:
    """Every file and folder, by how it is read where capitals count for nothing."""
    found = defaultdict[str, set[str]](set)
    for path in paths:
        for one in (path, *map(str, PurePosixPath(path).parents)):
            found[_folded(one)].add(one)
    return found


def _clash(path: str, alike: dict[str, set[str]]) -> str:
    """Which other file or folder has the same name on some systems, or nothing."""
    for one in (path, *map(str, PurePosixPath(path).parents)):
        if others := sorted(alike[_folded(one)] - {one}):
            return f"has the name of {others[0]} where capitals count for nothing; choose another"
    return ""


@rule(
    "G105",
    "record-unregistered",
    example="is not in content/published.txt; run `sourcebook register --base main` and commit what it writes, or upload the two files that the check offers as “register”",
    reason="What is merged is published, and what was published stays; no workflow writes the register for you.",
    mend="Run `sourcebook register --base main` and commit both files that it writes; or download them from the summary of the check, as “register”, and upload them to content/.",
)
def new_records_are_registered(
    base: Sourcebook, head: Sourcebook, named: str = "main"
) -> Iterator[Diagnostic]:
    """A pull request that brings a record brings its line of the register, too; asked for once all else is right.

    Held against the commit that `sourcebook check --base` names.
    """
    if base.find(Register, "published") is None:
        return
    known = {one.key for one in head.register.published}
    nouns = {noun.noun for noun in NOUNS} - {Withdrawn.noun}
    for record in head.records():
        if record.key[0] in nouns and record.key not in known:
            what = f"is not in content/published.txt; run `sourcebook register --base {named}` and commit what it writes, or upload the two files that the check offers as “register”"
            yield record.origin.diagnostic((), what)
