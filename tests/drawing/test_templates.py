"""What all charts of a kind share is made by Altair once, and kept for the builds after."""

import subprocess
import sys

import pytest

from sourcebook.drawing import layers
from sourcebook.drawing.templates import template

BUILD = """
import sys
from pathlib import Path, PurePosixPath
from sourcebook.drawing import as_json, template
from sourcebook.model import Output
from sourcebook.publish.write import use_kept_templates, write
outputs = (Output(PurePosixPath(f"{one}.json"), as_json(template(one))) for one in ("signs", "numbers", "contacts"))
to = Path(sys.argv[1])
use_kept_templates(to.parent / "cache")
write(outputs, to)
print("altair" in sys.modules)
"""


def _built(to):
    """Whether a process that makes all templates has loaded Altair for it, and what it made."""
    told = subprocess.run(
        [sys.executable, "-c", BUILD, str(to)], capture_output=True, text=True, check=True
    ).stdout.strip()
    return told == "True", {one.name: one.read_bytes() for one in to.iterdir()}


def test_altair_is_loaded_where_nothing_is_kept(tmp_path):
    """
    A build loads Altair only if no build before it has kept what Altair makes, or that is not whole any more; what it makes is the same
    either way.
    """
    pages, cache = tmp_path / "pages", tmp_path / "cache"

    loaded, made = _built(pages)
    again, kept = _built(pages)
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-9] + b"not whole")
    mended, anew = _built(pages)

    assert (True, False, True) == (loaded, again, mended)
    assert 3 == len(made)
    assert made == kept == anew


@pytest.mark.parametrize("kind", layers.KINDS)
def test_templates_are_what_altair_makes(kind):
    """
    What is kept of a template says what Altair says.
    """
    assert layers.specs()[kind] == template(kind)


def test_charts_have_no_paper_of_their_own():
    """
    A chart stands on the page's paper, in the scheme that the reader has chosen.
    """
    assert all(template(kind)["config"]["background"] is None for kind in layers.KINDS)
