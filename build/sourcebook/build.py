"""The line that every record walks, from a file to a page of the site."""

from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

from sourcebook.model import Sourcebook
from sourcebook.publish.release import accepted, publish
from sourcebook.publish.render import render
from sourcebook.publish.unchanged import Published, note, read_by_build
from sourcebook.publish.write import build_lock, use_kept_templates, write
from sourcebook.read.records import read as read_records
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve
from sourcebook.rules.check import check
from sourcebook.stages import SILENT, Stages


def build(
    root: Path,
    stages: Stages = SILENT,
    executor: Executor | None = None,
    loaded: Callable[[Path, Stages], Sourcebook] | None = None,
) -> Published:
    """Build and publish the site of the sourcebook kept at `root`; raise `Diagnostics` and leave all as it was.

    `stages` are told how it goes on; many cards are drawn by the executor's workers, here or on other machines.
    """
    read = read_by_build(root)  # files -> what they are, to know next time whether they have changed
    book = (loaded or load)(root, stages)  # files -> the whole, sound, resolved
    accepted(root)  # mkdocs.yml -> MkDocs can work by it
    use_kept_templates(root / "out" / "cache")  # what charts share -> as a build before has left it
    outputs = render(book, stages)  # the whole -> pages, charts, data files, one after the other
    with build_lock(root / "out"):  # of two builds at once, each notes what it has made itself
        write(outputs, root / "out" / "pages", stages, executor)  # as they come -> disk, only what changed
        made = publish(root, book, stages)  # Markdown -> the site, switched in whole
        note(root, read, made)
    return made


def load(root: Path, stages: Stages = SILENT) -> Sourcebook:
    """Read the sourcebook kept at `root`, or raise `Diagnostics` with all that is wrong in it."""
    with stages.at("reading"):
        records = read_records(root)  # files -> records, each knowing its file, line and column
        linked = join(records)  # records -> who refers to whom; cannot fail
        book = resolve(linked)  # ids -> things: quotes with passage, speaker and day; claims with positions
    with stages.at("checking"):
        check(book)  # rules -> nothing, or every diagnostic at once
    return book
