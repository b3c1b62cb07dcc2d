"""How an article shows which of its words are recorded."""

import pytest

from sourcebook.build import load
from sourcebook.model import Source

pytestmark = pytest.mark.browser

TINT = "one => getComputedStyle(one).backgroundColor"
TINTED = """() => [...document.querySelectorAll("span[id^=q-]")].map((anchor) => {
  location.hash = anchor.id;
  const tinted = [...document.querySelectorAll("mark")]
    .filter((one) => getComputedStyle(one).backgroundColor !== "rgba(0, 0, 0, 0)");
  let next = anchor;
  while (next.tagName !== "A") next = next.nextElementSibling;
  const pieces = Number(anchor.className.match(/over-(\\d+)/)[1]);
  return [anchor.id, pieces, tinted.length, tinted[0] === next.querySelector("mark")];
})"""
"""For each anchor in an article: over how many pieces its passage goes, how many are tinted, and whether the first is its."""


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


def test_a_link_into_an_article_tints_its_whole_passage(below, visit, built_site):
    """
    Wherever in an article a link leads, the passage that it means is tinted in all the pieces into which others cut it, the
    first of several anchors at one place like the last, and nothing else is.
    """
    page, number = visit(f"{below}sources/"), 0
    for source in load(built_site).all(Source):
        page.goto(f"{below}sources/{source.id}/")
        found = page.evaluate(TINTED)
        number += len(found)
        assert [] == [one for one in found if one[1] != one[2] or not one[3]], source.id

    assert number > 100
