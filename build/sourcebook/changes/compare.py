"""Two folders -> everything in which they differ in meaning, what they make otherwise, and what is other in form only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sourcebook.changes.affected import Affected, affected
from sourcebook.changes.checked import errors, warned
from sourcebook.changes.difference import AREAS, Difference, How, one_line
from sourcebook.changes.records import differences
from sourcebook.changes.renames import renamed, with_ids_of_today
from sourcebook.history.commit import FOLDERS
from sourcebook.history.guard import digests
from sourcebook.model import Diagnostic, Sourcebook
from sourcebook.model.entry import Key
from sourcebook.model.setup import Setup
from sourcebook.read.records import ReadFiles, read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.rules.check import diagnostics, history_diagnostics, warnings

MAX_REPORTED = 50
"""So many differences are listed in full, losses first; the rest are counted."""


class Version(NamedTuple):
    """A sourcebook as it stands in a folder: what was read, the sourcebook made of it, what is wrong with it, and its files' digests."""

    files: ReadFiles
    book: Sourcebook
    found: tuple[Diagnostic, ...]
    digests: Mapping[str, str]

    @property
    def is_sound(self) -> bool:
        """Whether nothing stops a build."""
        return not self.found


class Changes(NamedTuple):
    """What differs between two versions, by which names: the differences that are listed in full, and how many more there are."""

    before: str
    after: str
    listed: tuple[Difference, ...]
    rest: tuple[tuple[How, str, int], ...]
    counts: Mapping[How, int]
    form_only: tuple[str, ...]
    errors: tuple[int, int]
    """How many errors either version has; where there is any, pages, charts and warnings are not compared."""
    affected: Affected
    books: tuple[Sourcebook, Sourcebook]

    @property
    def unchanged(self) -> bool:
        """Whether nothing differs, not even in form."""
        return not (self.listed or self.form_only)


def compare(before: Path, after: Path, names: tuple[str, str]) -> Changes:
    """Hold the sourcebook in one folder against that in another; `names` is what they are called."""
    was, now = _version(before), _version(after)
    if was.digests == now.digests:
        errors = len(was.found), len(now.found)
        counts = dict.fromkeys(How, 0)
        return Changes(*names, (), (), counts, (), errors, Affected(), (was.book, now.book))
    found = _in_order(dict.fromkeys(_differences(was, now)))
    rest = Counter((one.how, one.area) for one in found[MAX_REPORTED:])
    touched = {path for one in found for path in one.paths}
    differing = [
        path
        for path in sorted(was.digests.keys() | now.digests.keys())
        if was.digests.get(path) != now.digests.get(path)
    ]
    return Changes(
        *names,
        tuple(found[:MAX_REPORTED]),
        tuple((how, area, rest[how, area]) for how in How for area in AREAS if rest[how, area]),
        {how: sum(one.how is how for one in found) for how in How},
        tuple(name for name in map(one_line, differing) if name not in touched),
        (len(was.found), len(now.found)),
        affected(was.book, now.book) if was.is_sound and now.is_sound else Affected(),
        (was.book, now.book),
    )


def _in_order(found: Iterable[Difference]) -> list[Difference]:
    """Losses first, then changes, then gains; in each the record with the worst of them first, and all of it together."""
    worst: dict[tuple[How, Key], int] = {}
    for one in found:
        worst[one.how, one.key] = min(one.rank, worst.get((one.how, one.key), one.rank))
    return sorted(found, key=lambda one: (one.how, worst[one.how, one.key], one.key, one.rank, one))


def _version(root: Path) -> Version:
    files = read(root)
    book = resolve(join(files))
    # of a commit only content is laid out, and no mkdocs.yml
    found = [one for one in diagnostics(book) if one.path != Setup.path]
    found += history_diagnostics(book, found)
    files_held = {path: digest for one in FOLDERS for path, digest in digests(root, one)}
    return Version(files, book, tuple(found), files_held)


def _differences(was: Version, now: Version) -> Iterator[Difference]:
    """Everything in which two versions differ, the earlier one with the ids of today."""
    ids = renamed(was.files, now.files)
    old = resolve(join(with_ids_of_today(was.files, ids))) if ids else was.book
    yield from differences(old, now.book, ids)
    yield from errors(was.found, now.found)
    if was.is_sound and now.is_sound:
        yield from warned(was.files, now.files, warnings(was.book), warnings(now.book))
