"""Pages of every kind, held against axe-core's rules of accessibility in a real Chromium."""

import re

import pytest

pytestmark = pytest.mark.browser

VIOLATIONS = """async () => (await axe.run({ resultTypes: ["violations"] })).violations
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.html.slice(0, 120)}`))"""
SCHEME = "document.body.getAttribute('data-md-color-scheme')"
SIZES = [{"width": 360, "height": 740}, {"width": 1440, "height": 900}]

each_size = pytest.mark.parametrize("viewport", SIZES, ids=lambda size: f"{size['width']} px")


@pytest.fixture(scope="module")
def axe(npm_tool):
    """The text of axe-core, to be run in a page."""
    return npm_tool("axe-core/axe.min.js").read_text("utf-8")


def _found(page):
    """What is wrong with the page as it is shown, and in which colours that is."""
    scheme = page.evaluate(SCHEME)
    return scheme, [f"{scheme}: {one}" for one in page.evaluate(VIOLATIONS)]


def _switch(page):
    """Switch from light to dark, or back; the choice is kept on the next page."""
    other = "default" if page.evaluate(SCHEME) == "slate" else "slate"
    page.locator("label[title^='Switch to'] >> visible=true").click()
    page.locator(f"body[data-md-color-scheme='{other}']").wait_for()


@each_size
def test_no_page_stands_in_anyone_s_way(below, visit, each_kind, axe, viewport):
    """
    On one page of every kind axe-core finds nothing wrong, in the light and in the dark.
    """
    page = visit(f"{below}about/", viewport)
    wrong, seen = [], set()
    switched = {
        kind: place for kind, place in each_kind.items() if kind != "not found"
    }  # that page has no switch
    for kind, place in switched.items():
        page.goto(below + place)
        page.evaluate(axe)
        first, there = _found(page)
        _switch(page)
        second, then = _found(page)
        wrong += [f"{kind}, {one}" for one in (*there, *then)]
        seen.add((kind, *sorted((first, second))))

    assert [] == wrong
    assert {(kind, "default", "slate") for kind in switched} == seen


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param({"viewport": SIZES[0]}, id="360 px"),
        pytest.param({"viewport": SIZES[1], "forced_colors": "active"}, id="1440 px, forced colours"),
    ],
)
def test_nothing_is_wrong_before_anyone_has_moved(below, visit, each_kind, axe, seen):
    """
    Nor is anything wrong on the page as it is loaded, as those see it who have not touched anything, be it in colours that
    their system forces.
    """
    page = visit(f"{below}about/", **seen)
    wrong = []
    for kind, place in each_kind.items():
        page.goto(below + place)
        page.evaluate(axe)
        wrong += [f"{kind}, {one}" for one in _found(page)[1]]

    assert [] == wrong


CONTRAST = """() => [...document.querySelectorAll("article mark")].filter(one => one.offsetParent).map(one => {
  const back = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (!/^rgba.*, 0\\)$|transparent/.test(colour)) return colour;
    }
    return "rgb(0, 0, 0)";
  };
  return [one.textContent.slice(0, 40), getComputedStyle(one).color, back(one)];
})"""


def _luminance(colour):
    channels = [int(one) / 255 for one in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_words_are_legible_in_forced_colours(below, visit, each_kind, scheme):
    """
    Where the reader's system forces its own colours, in the light and in the dark, the words of every quote stand out
    from their ground by 4.5 to 1 at least (WCAG 2.2, 1.4.3).
    """
    page = visit(f"{below}about/", forced_colors="active", color_scheme=scheme)
    dull, seen = [], 0
    for kind in ("sources", "event", "claim", "officials", "contradiction", "day"):
        page.goto(below + each_kind[kind])
        for words, ink, ground in page.evaluate(CONTRAST):
            light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
            seen += 1
            if (light + 0.05) / (dark + 0.05) < 4.5:
                dull.append((kind, words, ink, ground))

    assert [] == dull
    assert seen > 50


@each_size
def test_what_opens_stands_in_nobody_s_way(below, visit, axe, viewport):
    """
    Nor does it find anything wrong where the timeline is narrowed down with all its facets and the code of its frame
    open, where nothing is found, or where the search has answered. (What the frame shows is judged in test_embed.)
    """
    page = visit(f"{below}timeline/?scope=contact&from=2025-02-03&to=2025-02-10", viewport)
    page.locator("figure.chart svg.marks >> visible=true").wait_for()
    page.locator(".timeline-count").wait_for()
    page.evaluate(
        "document.querySelectorAll('.timeline-panel details, .chart-image details').forEach(one => one.open = true)"
    )
    page.evaluate(axe)
    wrong = _found(page)[1]
    page.get_by_label("Words", exact=True).fill("no such word")
    page.locator(".timeline-empty").wait_for()
    wrong += _found(page)[1]

    page.goto(f"{below}about/")
    page.evaluate(axe)
    if viewport["width"] < 1000:
        page.locator(".site-search__open").click()
    else:
        page.locator(".site-search input").click()
    page.keyboard.type("channels", delay=5)
    page.locator(".site-search .found").first.wait_for()
    page.keyboard.press("ArrowDown")
    wrong += _found(page)[1]
    page.goto(f"{below}search/?q=channels")
    page.evaluate(axe)
    page.locator(".search-page .found").first.wait_for()
    wrong += _found(page)[1]

    assert [] == wrong
