"""The page of changes, opened as a file in a real Chromium."""

import shutil

import pytest

from sourcebook.changes.compare import compare
from sourcebook.changes.formats import page as html

pytestmark = pytest.mark.browser

COUNCIL = "events/1931/1931-council-has-no-note.yaml"


@pytest.fixture
def told(small, tmp_path):
    """The page of a change that loses, changes and adds something, with hostile words."""
    after = tmp_path / "after"
    for name in ("content", "seeds"):
        shutil.copytree(small / name, after / name)
    file = after / "content" / COUNCIL
    text = file.read_text("utf-8").replace("date: 1931-05-08", "date: 1931-05-07")
    file.write_text(
        text.replace("1986. The council writes", "<script>alert(1)</script> The council says"), "utf-8"
    )
    (after / "content" / "events" / "1932" / "1932-marsh-takes-the-wharf.yaml").unlink()
    written = tmp_path / "changes.html"
    written.write_text(html.render(compare(small, after, ("before", "after"))), "utf-8")
    return written


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_it_can_be_read(told, visit, tmp_path, width, scheme):
    """
    Nothing scrolls sideways, complains or is loaded; old and new stand side by side where there is room; it can be told
    from its ground.
    """
    page = visit(told.as_uri(), {"width": width, "height": 900}, color_scheme=scheme)
    page.screenshot(path=str(tmp_path / f"{width}-{scheme}.png"), full_page=True)
    sides = [one.bounding_box() for one in page.locator(".pair >> nth=0").locator(".side").all()]

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == page.complaints
    assert [told.as_uri()] == page.loaded
    assert (sides[0]["y"] == sides[1]["y"]) == (width > 1000)
    assert page.get_by_text("<script>alert(1)</script>").first.is_visible()
    assert page.locator("svg").first.is_visible()
    ground, ink = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert ground != ink and (ground == "rgb(251, 249, 244)") == (scheme == "light")
