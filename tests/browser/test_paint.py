"""How pages come up: painted before any script, nothing jumping, and no more loaded than the reader asks for."""

import pytest

pytestmark = pytest.mark.browser

SIZES = [{"width": 360, "height": 740}, {"width": 1440, "height": 900}]
SHIFTS = """new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted = (window.shifted ?? 0) + one.value;
}).observe({ type: "layout-shift", buffered: true });"""
MOST = 0.02
PAINTED = """() => new Promise((done) => new PerformanceObserver(
  (list) => list.getEntriesByName("first-contentful-paint").length && done()).observe({ type: "paint", buffered: true }))"""

each_size = pytest.mark.parametrize("viewport", SIZES, ids=lambda size: f"{size['width']} px")


@each_size
def test_nothing_jumps_on_the_way_down(below, visit, each_kind, viewport):
    """
    On a page with a chart or a margin, read from the top down while its charts come alive, things move by less than
    0.02 in all, as browsers measure it.
    """
    page = visit(f"{below}about/", viewport)
    page.add_init_script(SHIFTS)
    jumping = {}
    for kind in ("home", "timeline", "event", "officials", "sources"):
        page.goto(below + each_kind[kind])
        for _ in range(6):
            page.mouse.wheel(0, viewport["height"] // 2)
            page.wait_for_timeout(60)
        if page.locator("figure.chart:has([data-chart])").count():
            page.locator("figure.chart:has([data-chart])").first.scroll_into_view_if_needed()
            page.wait_for_timeout(300)
        shifted = page.evaluate("window.shifted ?? 0")
        if shifted >= MOST:
            jumping[kind] = shifted

    assert {} == jumping


@pytest.mark.parametrize("kind", ["home", "timeline", "event", "sources"])
def test_first_paint_waits_for_no_script(below, visit, each_kind, kind):
    """
    While every script is still on its way, the page is painted: its heading, its words, and its chart if it has one.
    """
    page = visit(f"{below}about/")
    held = []
    page.route("**/*.js", lambda route: held.append(route))
    page.goto(below + each_kind[kind], wait_until="commit")
    page.locator("article p >> visible=true").last.wait_for()
    page.evaluate(PAINTED)

    assert page.locator("h1").is_visible()
    assert (
        kind not in ("home", "timeline")
        or page.locator("svg.chart-svg >> visible=true").first.bounding_box()["height"] > 100
    )
    assert held, "the scripts were asked for, and not one was given"
    assert "complete" != page.evaluate("document.readyState")
    page.unroute_all(behavior="ignoreErrors")


def test_the_bundle_is_fetched_for_what_needs_it_alone(below, visit):
    """
    Whoever reads, points, scrolls, filters or types gets the drawing that the page brings; Vega is fetched when a part of the
    time is asked for, or other rows, be it by the address.
    """
    page = visit(f"{below}timeline/")
    bundle = f"{below}assets/vega.js"
    page.locator(".timeline-count").wait_for()
    page.mouse.move(400, 500)
    page.mouse.wheel(0, 300)
    page.evaluate("document.querySelectorAll('.timeline-panel details').forEach(one => one.open = true)")
    page.locator(".timeline-panel input[name='scope'][value='contact']").check()
    page.get_by_label("Words", exact=True).fill("letter")
    page.wait_for_url("**words=letter")
    page.wait_for_load_state("networkidle")
    assert bundle not in page.loaded
    page.get_by_role("button", name="Zoom in").click()
    page.locator("figure.chart svg.marks >> visible=true").first.wait_for()
    assert bundle in page.loaded

    for asked in ("?from=2025-02-03", "?lanes=topic"):
        page = visit(f"{below}timeline/{asked}")
        page.locator("figure.chart svg.marks >> visible=true").wait_for()


def test_a_wish_is_kept_until_the_chart_is_there(below, visit):
    """
    Whoever presses a button before it is known where days stand sees it done as soon as it is.
    """
    page = visit(f"{below}about/")
    held = []
    page.route("**/charts/**/timeline.json", lambda route: held.append(route))
    page.goto(f"{below}timeline/")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(200)
    assert "?" not in page.url
    for route in held:
        route.continue_()
    page.wait_for_url("**/timeline/?from=*")

    assert [] == page.complaints
