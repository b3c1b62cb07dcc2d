"""The small download to look at, and the list of pages that a change alters."""

from pathlib import PurePosixPath

import pytest

from sourcebook.model import Output
from sourcebook.publish.preview import MOST_NAMED, Altered, altered, lay_out, told


def _outputs(**contents):
    return [Output(PurePosixPath(path), content) for path, content in contents.items()]


BEFORE = _outputs(
    **{
        "index.md": "Home",
        "events/a.md": "A",
        "events/b.md": "B",
        "topics/index.md": "Topics",
        "charts/one.svg": "1",
        "charts/two.svg": "2",
        "charts/two.json": "2",
        "embed/one.md": "1",
        "embed/two.md": "2",
        "assets/site.css": "css",
    }
)
NOW = _outputs(
    **{
        "index.md": "Home",
        "events/a.md": "A!",
        "events/c.md": "C",
        "topics/index.md": "Topics!",
        "charts/one.svg": "1",
        "charts/two.svg": "2!",
        "charts/two.json": "2!",
        "embed/one.md": "1",
        "embed/two.md": "2!",
        "assets/site.css": "css!",
    }
)


def test_pages_are_new_other_or_gone():
    """
    Pages are told by their addresses; charts are counted, and what else a site has is not told.
    """
    assert Altered(("events/c/",), ("events/a/", "topics/"), ("events/b/",), 1) == altered(BEFORE, NOW)
    assert Altered((), (), (), 0) == altered(NOW, NOW)


def test_a_page_is_other_if_a_drawing_in_it_is():
    """
    A page names a chart by its picture, and shows a drawing of it: it differs where that one does.
    """
    page = {"topics/a.md": "![Two](../charts/topics/a.svg)", "topics/b.md": "![Two](../charts/topics/b.svg)"}
    drawn = ".figures/figure/charts/topics"

    assert ("topics/a/",) == altered(
        _outputs(**page, **{f"{drawn}/a.html": "1", f"{drawn}/b.html": "1"}),
        _outputs(**page, **{f"{drawn}/a.html": "2", f"{drawn}/b.html": "1"}),
    ).other


@pytest.mark.parametrize(
    ("whole", "left_out"),
    [(False, {"cards/events/a.png", "charts/one.svg", "embed/one/index.html"}), (True, set())],
)
def test_cards_and_charts_as_they_were_are_left_out(tmp_path, tree, whole, left_out):
    """
    What is copied is the site but for cards and unchanged charts; the whole, if that is asked for.
    """
    site = tmp_path / "site"
    files = {
        "index.html",
        "events/a/index.html",
        "cards/events/a.png",
        "charts/one.svg",
        "charts/two.svg",
        "charts/two.json",
        "embed/one/index.html",
        "embed/two/index.html",
        "assets/site.css",
    }
    for path in files:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(path)
    lay_out(site, tmp_path / "to", BEFORE, NOW, whole)

    assert files - left_out == set(tree(tmp_path / "to"))


def test_the_list_leads_to_each_page_and_is_bounded():
    """
    New pages come first, each with its links; what is gone has none; of very many the first are named and the rest counted.
    """
    at = ("http://localhost:8000/", "https://preview.example.org/en/7/")
    listed = told(altered(BEFORE, NOW), at).splitlines()
    assert "1 new, 2 changed, 1 gone; charts that differ: 1." == listed[2]
    assert (
        "- **new** `/events/c/` · <http://localhost:8000/events/c/> · <https://preview.example.org/en/7/events/c/>"
        == listed[4]
    )
    assert "- **gone** `/events/b/`" == listed[-1]
    assert "No page changes." in told(altered(NOW, NOW), at)
    many = told(Altered(tuple(f"events/{number}/" for number in range(MOST_NAMED + 5)), (), (), 0), at)
    assert "- and 5 more" == many.splitlines()[-1]
