"""What the check finds in two versions: errors new and gone, warnings settled, new and gone."""

from collections.abc import Iterable, Iterator

from sourcebook.changes.difference import Difference, How, one_line
from sourcebook.history.settled import newly_settled
from sourcebook.model import Diagnostic
from sourcebook.read.records import ReadFiles
from sourcebook.rules.check import warnings

Found = tuple[Diagnostic, ...]


def errors(was: Found, now: Found) -> Iterator[Difference]:
    """Each error that is new, or that is there no more; where it stands in its file is not compared."""
    before, after = _known(was), _known(now)
    for key, one in after.items():
        if key not in before:
            yield _difference("error", How.lost, f"new error, {_words(one)}", one)
    for key, one in before.items():
        if key not in after:
            yield _difference("error", How.gained, f"an error is mended: {_words(one)}", one)


def warned(before: ReadFiles, now: ReadFiles, was: Found, found: Found) -> Iterator[Difference]:
    """Each warning that a new note silenced, that is new, or that is there no more; both versions are sound."""
    settled = _known(newly_settled(before, now, warnings))
    old, new = _known(was), _known(found)
    for one in settled.values():
        yield _difference("warning", How.lost, f"a warning was settled by a note: {_words(one)}", one)
    for key in (key for key in new if key not in old):
        yield _difference("warning", How.changed, f"new warning, {_words(new[key])}", new[key])
    for key in (key for key in old if key not in new and key not in settled):
        yield _difference("warning", How.gained, f"a warning is gone: {_words(old[key])}", old[key])


def _known(found: Iterable[Diagnostic]) -> dict[tuple[str, ...], Diagnostic]:
    """Findings by what they say, whatever the line."""
    return {(one.path, one.field, one.what, one.code): one for one in found}


def _words(one: Diagnostic) -> str:
    return f"{one.text} [{one.rule}]"


def _difference(area: str, how: How, says: str, one: Diagnostic) -> Difference:
    path = one_line(one.path)
    return Difference(("", path), path, (path,), area, how, one_line(says))
