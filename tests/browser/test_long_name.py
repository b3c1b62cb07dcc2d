"""A site with a long name, on a phone."""

import pytest

from sourcebook.build import build

PHONE = {"width": 360, "height": 740}
BUTTONS = "header .site-menu, header .site-search__open"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "name", ["The Correspondence of Neighbouring Ports", "Harbourmastersandlighthousekeepersrecord"]
)
def test_a_name_of_forty_letters_leaves_the_header_usable(lay, sound, serve, visit, name):
    """
    With a name of 40 letters, of several words or of one, no page scrolls sideways on a phone, and menu and search stand in
    the window, beside the name, and open.
    """
    assert 40 == len(name)
    root = lay(sound.replace("The Ferry Record", name))
    address = serve(build(root).site)
    page = visit(address, PHONE)
    for place in ("", "timeline/", "events/1962-lee-ferry/", "officials/", "sources/1962-paper/"):
        page.goto(address + place)
        assert 360 >= page.evaluate("document.documentElement.scrollWidth"), place
        title = page.locator("header .site-name").bounding_box()
        for button in page.locator(BUTTONS).all():
            box = button.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 360, place
            assert box["x"] + box["width"] <= title["x"] + 1 or box["x"] >= title["x"] + title["width"] - 1, (
                place
            )
        assert 2 == page.locator(BUTTONS).count()
    assert name in page.locator("header.md-header").text_content()
    page.locator("header .site-menu").click()
    page.locator("#__drawer:checked").wait_for(state="attached")
