"""The line that every record walks, from a file on the desk to a page of the site."""

from pathlib import Path

from sourcebook.check import check
from sourcebook.join import join
from sourcebook.model import Sourcebook
from sourcebook.publish import Published, publish
from sourcebook.read import read
from sourcebook.render import render
from sourcebook.write import write


def build(root: Path) -> Published:
    """Build and publish the site of the sourcebook kept at `root`; raise `Faults` and leave all as it was."""
    sourcebook = study(root)                 # files      -> the whole, sound
    outputs = render(sourcebook)             # the whole  -> pages, charts, exports, still in memory
    write(outputs, root / "out" / "pages")   # in memory  -> disk
    return publish(root, sourcebook.site)    # Markdown   -> the site, switched in whole


def study(root: Path) -> Sourcebook:
    """Read the sourcebook kept at `root`, or raise `Faults` with all that is wrong in it."""
    entries = read(root)           # files     -> entries, each knowing its file, line and column
    sourcebook = join(entries)     # entries   -> one whole, linked both ways
    check(sourcebook)              # the whole -> nothing, or every fault at once
    return sourcebook
