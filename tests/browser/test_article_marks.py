"""How an article shows which of its words are recorded."""

import pytest

from sourcebook.build import load
from sourcebook.model import Source

pytestmark = pytest.mark.browser

TINT = "one => getComputedStyle(one).backgroundColor"


def test_recorded_words_have_a_line_beside_them_and_no_tint_until_pointed_at(below, visit, built_site):
    """
    A recorded paragraph has a line in the margin; its words are tinted only when they are pointed at.
    """
    source = load(built_site).all(Source)[0]
    page = visit(f"{below}sources/{source.id}/")
    mark = page.locator(".recorded a > mark").first
    assert page.locator(".recorded").first.evaluate("one => getComputedStyle(one).borderLeftWidth") == "1px"
    assert mark.evaluate(TINT) == "rgba(0, 0, 0, 0)"
    mark.hover()
    assert mark.evaluate(TINT) != "rgba(0, 0, 0, 0)"
