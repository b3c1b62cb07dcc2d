"""The line that every record walks, from a file on the desk to a page of the site."""

from pathlib import Path

from sourcebook.model import Sourcebook
from sourcebook.publish.release import Published, publish
from sourcebook.publish.render import render
from sourcebook.publish.write import write
from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.rules.check import check


def build(root: Path) -> Published:
    """Build and publish the site of the sourcebook kept at `root`; raise `Errors` and leave all as it was."""
    sourcebook = load(root)  # files      -> the whole, sound
    outputs = render(sourcebook)  # the whole  -> pages, charts, exports, still in memory
    write(outputs, root / "out" / "pages")  # in memory  -> disk
    return publish(root, sourcebook.site)  # Markdown   -> the site, switched in whole


def load(root: Path) -> Sourcebook:
    """Read the sourcebook kept at `root`, or raise `Errors` with all that is wrong in it."""
    entries = read(root)  # files     -> entries, each knowing its file, line and column
    sourcebook = join(entries)  # entries   -> one whole, linked both ways
    check(sourcebook)  # the whole -> nothing, or every error at once
    return sourcebook
