"""Pages stay small however many records there are: invented sourcebooks of two sizes, as they are rendered."""

import re
import runpy
from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.publish.render import render

pytestmark = pytest.mark.long

INVENT = Path(__file__).parents[2] / "benchmarks" / "invent.py"
LARGEST = 330_000
"""Bytes of a page, its charts in it."""
FIRST = 160_000
"""Bytes of the first page, whose frame has 40 KB more: 200 KB in all."""
_OUTSIDE = re.compile(r"(?<=outside)[^#)\s]*(?=#)")
"""On which of its pages a page outside is described: of few records, one has all."""
_NEIGHBOURS = re.compile(r"^(?:← Previous|Next) in the timeline: .*\n\{: \.step[^}]*\}\n?", re.MULTILINE)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of about 70 and about 400 records."""
    found = []
    for number in (130, 720):
        root = tmp_path_factory.mktemp(f"of-{number}") / "book"
        runpy.run_path(str(INVENT))["invent"](root, number)
        outputs = render(load(root))
        found.append({one.path.as_posix(): str(one.content) for one in outputs if one.path.suffix == ".md"})
    return found


def test_no_page_grows_without_bound(pages):
    """
    Of many records, the first page is no larger than it may be, and no other is larger than a reader can wait for.
    """
    _, many = pages
    sizes = {path: len(text.encode()) for path, text in many.items()}
    assert sizes["index.md"] <= FIRST
    assert {} == {path: size for path, size in sizes.items() if size > LARGEST}


def test_an_event_page_does_not_know_how_many_records_there_are(pages):
    """
    But for the events before and after it, and on which page a page outside is described, the page of an event is the same among few
    records and among many.
    """
    few, many = pages
    own = [path for path in few if path.startswith("events/") and path != "events/index.md"]
    same = [path for path in own if _without(few[path]) == _without(many[path])]
    assert len(own) > 50
    assert own[:-20] and set(own) - set(same) <= {path for path in own if _is_last(few, path)}


def _without(page):
    """A page without its neighbours in time, the pages that describe pages outside, and the day of the newest record."""
    front, _, text = page.partition("\n---\n")
    return re.sub(r"\n{2,}", "\n\n", _NEIGHBOURS.sub("", _OUTSIDE.sub("", text)))


def _is_last(pages, path):
    """Whether an event is of the last chapters, which the larger sourcebook continues."""
    numbers = [int(found[1]) for one in pages if (found := re.search(r"-(\d+)-\w+\.md$", one))]
    own = re.search(r"-(\d+)-\w+\.md$", path)
    return own is not None and int(own[1]) >= max(numbers) - 4
