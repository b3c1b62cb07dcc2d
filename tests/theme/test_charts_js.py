"""The marks of charts, as drawn beforehand and live, in a real Chromium, under the Content-Security-Policy of the site."""

import functools
import http.server
import re
import threading
from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.charts import bundle, template, timeline
from sourcebook.model import Output
from sourcebook.publish.addresses import drawing_of
from sourcebook.publish.render import render
from sourcebook.sentinel import SENTINEL
from sourcebook.theme import files, palette

SMALL = Path(__file__).parents[1] / "sourcebooks" / "small"
CHROMIUM = Path("/usr/bin/chromium")
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{csp}">
<title>A page</title><link rel="stylesheet" href="../../assets/palette.css">
<link rel="stylesheet" href="../../assets/charts.css">
</head><body>{figure}<script src="../../assets/charts.js" type="module"></script></body></html>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: sudo apt-get install chromium"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A page of two levels' depth below a sub-path, with the timeline of the small sourcebook; its address."""
    top = tmp_path_factory.mktemp("charts")
    book = load(SMALL)
    made = [one for maker in (timeline, template, files, bundle, palette) for one in maker.make(book)]
    for one in made:
        if isinstance(one, Output):
            (top / "sub" / one.path).parent.mkdir(parents=True, exist_ok=True)
            (top / "sub" / one.path).write_bytes(one.data)
    drawn = next(one for one in render(book) if one.path == drawing_of("charts/timeline.svg", "figure"))
    figure = drawn.content.replace(f'"{SENTINEL}', '"../../')
    (top / "sub" / "some" / "page").mkdir(parents=True)
    (top / "sub" / "some" / "page" / "index.html").write_text(PAGE.format(csp=CSP, figure=figure), "utf-8")
    handler = functools.partial(_Quiet, directory=str(top))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sub/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def browser():
    """A Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


LIVE = """async () => {
  const { drawLive } = await import(new URL("../../assets/live-chart.js", location.href));
  const place = [...document.querySelectorAll(".chart-drawing")].find(one => one.checkVisibility());
  try { await drawLive(place); return true; } catch { return false; }
}"""


@pytest.fixture
def page(browser):
    """A page of its own that keeps what its console says."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    opened.said = []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    yield opened
    context.close()


@pytest.mark.parametrize(("width", "form"), [(1200, "wide"), (360, "narrow")])
def test_a_chart_is_drawn_live_in_the_same_measures(page, site, width, form):
    """
    The live drawing takes the place of the other without eval and without a jump; only the layout shown is drawn.
    """
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}some/page/")
    before = page.locator(f".chart-{form}").bounding_box()
    assert page.evaluate(LIVE)

    assert before == page.locator(f".chart-{form}").bounding_box()
    assert 1 == page.locator(".vega-embed").count()
    assert width >= page.evaluate("document.documentElement.scrollWidth")
    assert [] == [one for one in page.said if not re.search("404|ERR_FAILED|stays as it is", one)]


def test_live_signs_stand_where_the_static_ones_stood(page, site):
    """
    What draws without eval reads the same days from the spec as what drew beforehand, in a zone west of Greenwich too.
    """
    places = """name => [...document.querySelectorAll(name)].flatMap(one => {
        const moved = one.getAttribute("transform");
        const found = moved ? [moved] : one.getAttribute("d").match(/M[^a-z]*/g);
        return found.flatMap(text => text.match(/-?[\\d.]+/g).slice(0, 2).map(Number));
    })"""
    page.goto(f"{site}some/page/")
    static = page.evaluate(places, ".chart-wide .signs_marks path")
    fresh = page.context.browser.new_context(
        viewport={"width": 1200, "height": 900}, timezone_id="Pacific/Pago_Pago"
    )
    live = fresh.new_page()
    live.goto(f"{site}some/page/")
    assert live.evaluate(LIVE)

    assert static and static == pytest.approx(
        live.evaluate(places, ".chart-wide .vega-embed .signs_marks path"), abs=0.06
    )
    fresh.close()


@pytest.mark.parametrize("width", [360, 1200])
def test_each_drawing_says_what_its_chart_says(page, site, width):
    """
    Wide or narrow, a drawing has the words of its chart as its name: before any script, where the narrow one is named by the
    wide one, and after it.
    """
    page.set_viewport_size({"width": width, "height": 900})
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site}some/page/")
    drawing = page.locator(".chart-drawing >> visible=true")
    words = page.locator(".chart-wide").get_attribute("aria-label")
    named = page.get_by_role("group", name=words, exact=True).and_(page.locator(".chart-drawing"))

    assert words and 1 == named.count() == drawing.count()
    page.unroute("**/*.js")
    page.reload()
    page.wait_for_function("() => !document.querySelector('.chart-drawing[aria-labelledby]')")
    assert (
        words
        == drawing.get_attribute("aria-label")
        == page.locator(".chart-narrow").get_attribute("aria-label")
    )


@pytest.mark.parametrize("live", [False, True], ids=["as it comes", "live"])
def test_a_mark_says_what_it_is_and_leads_to_its_record(page, site, live):
    """
    Pointed at, a mark says the record's words as text, within the window, without Vega unless it is drawn live; a click
    leads to the record below the site's sub-path.
    """
    page.goto(f"{site}some/page/")
    assert not live or page.evaluate(LIVE)
    mark = page.locator(".chart-wide .hits_marks > *").first
    mark.hover()
    tip = page.locator(".chart-tip")

    assert tip.is_visible() and "\n" in tip.evaluate("one => one.textContent")
    assert mark.get_attribute("aria-label") == tip.evaluate("one => one.textContent")
    title = mark.get_attribute("aria-label").split("\n")[0]
    assert [["STRONG", title]] == tip.evaluate(
        "one => [...one.children].map(it => [it.tagName, it.textContent])"
    )
    box = tip.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 1200
    mark.click()
    page.wait_for_url(f"{site}events/*/")


JOINED = """() => [...document.querySelectorAll(".chart-wide :is(.threads_marks, .answers_marks) > *")]
  .filter(one => getComputedStyle(one).opacity === "1").map(one => [one.dataset.of, one.dataset.to])"""


@pytest.mark.parametrize("live", [False, True], ids=["as it comes", "live"])
def test_what_is_pointed_at_shows_what_it_is_joined_to(page, site, live):
    """
    Lines are not seen until a mark at either of their ends is pointed at, or comes to have the focus; then its own are.
    """
    page.goto(f"{site}some/page/")
    assert not live or page.evaluate(LIVE)
    every = page.evaluate(
        """() => [...document.querySelectorAll(".chart-wide .threads_marks > *")].map(one => [one.dataset.of, one.dataset.to])"""
    )
    assert every
    assert [] == page.evaluate(JOINED)
    for end in every[0]:
        page.locator(f".chart-wide .hits_marks > [data-id='{end}']").first.hover()
        assert every[0] in page.evaluate(JOINED)
        assert all(end in one for one in page.evaluate(JOINED))
    page.mouse.move(2, 2)
    assert [] == page.evaluate(JOINED)


@pytest.mark.parametrize("live", [False, True], ids=["as it comes", "live"])
def test_the_tabulator_stops_once_and_arrows_go_on(page, site, live):
    """
    All marks of a chart are one stop; arrows go to a mark that way, Home and End to the first and last, each saying what it
    is; Enter opens; the next stop is behind the chart.
    """
    page.goto(f"{site}some/page/")
    assert not live or page.evaluate(LIVE)
    at = """() => { const one = document.activeElement; const { x, y } = one.getBoundingClientRect();
      return [one.dataset?.id ?? null, x, y, [...document.querySelectorAll(".chart-wide .hits_marks > *")].indexOf(one)]; }"""
    page.keyboard.press("Tab")
    first = page.evaluate(at)
    assert first[0] and page.locator(".chart-tip").is_visible()
    for key, axis, sign in (
        ("ArrowRight", 1, 1),
        ("ArrowDown", 2, 1),
        ("ArrowUp", 2, -1),
        ("ArrowLeft", 1, -1),
    ):
        before = page.evaluate(at)
        page.keyboard.press(key)
        after = page.evaluate(at)
        assert after[0] and (after == before or sign * (after[axis] - before[axis]) > -12), key
    page.keyboard.press("End")
    last = page.evaluate(at)
    page.keyboard.press("Home")
    assert page.evaluate(at)[3] == 0 < last[3]
    page.keyboard.press("ArrowRight")
    moved = page.evaluate(at)
    assert moved[3] != 0
    page.keyboard.press("Tab")
    assert page.evaluate(at)[0] is None
    page.keyboard.press("Shift+Tab")
    assert moved[0] == page.evaluate(at)[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}events/{moved[0]}/")


def test_a_finger_is_told_before_it_is_led_on(browser, site):
    """
    A finger cannot hover: its first tap on a mark shows the words and stays, a tap elsewhere takes them away; the
    second tap leads to the record.
    """
    context = browser.new_context(viewport={"width": 1200, "height": 900}, has_touch=True)
    page = context.new_page()
    page.goto(f"{site}some/page/")
    mark = page.locator(".chart-wide .hits_marks > *").first
    mark.tap()
    page.wait_for_timeout(300)
    assert page.url == f"{site}some/page/"
    assert page.locator(".chart-tip").evaluate("one => one.textContent").endswith("\nTap again to open.")
    page.touchscreen.tap(5, 5)
    assert not page.locator(".chart-tip").is_visible()
    for _ in range(2):
        mark.tap()
    page.wait_for_url(f"{site}events/*/")
    context.close()


@pytest.mark.parametrize("missing", ["**/assets/vega.js", "**/charts/timeline.json"])
def test_a_failing_load_leaves_the_drawing(page, site, missing):
    """
    Without the bundle or the data the drawing made beforehand stays, and its marks still say what they are.
    """
    page.route(missing, lambda route: route.fulfill(status=404, body="gone"))
    page.goto(f"{site}some/page/")

    assert not page.evaluate(LIVE)
    assert 1 == page.locator(".chart-wide > svg.chart-svg").count()
    page.locator(".chart-wide .hits_marks > *").first.hover()
    assert page.locator(".chart-tip").is_visible()


def test_without_a_script_the_signs_lead_on(browser, site):
    """
    With JavaScript off, the drawing is there and its signs lead to their records, as relative links.
    """
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(f"{site}some/page/")
    page.locator(".chart-wide .hits_marks a").first.click(force=True)

    assert page.url.startswith(f"{site}events/")
    context.close()
