"""The small site's pages, as a browser would have them."""

import lxml.html
import pytest


@pytest.fixture
def page(built_small):
    """The page at an address below the small site, parsed; its words are in `text`, line breaks as spaces."""

    def _page(address):
        path = built_small / "out" / "site" / address / "index.html"
        return lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8")).getroot()

    return _page


@pytest.fixture
def text(page):
    """The words of the article on a page, with one space between."""
    return lambda address: " ".join(page(address).find(".//article").text_content().split())
