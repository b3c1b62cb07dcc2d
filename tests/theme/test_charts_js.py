"""The script that draws charts live, in a real Chromium, under the Content-Security-Policy of the site."""

import functools
import http.server
import re
import threading
from pathlib import Path

import pytest

from sourcebook.build import load
from sourcebook.charts import timeline
from sourcebook.model import Output
from sourcebook.publish.render import render
from sourcebook.theme import bundle, files, palette

SMALL = Path(__file__).parents[1] / "sourcebooks" / "small"
CHROMIUM = Path("/usr/bin/chromium")
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{csp}">
<title>A page</title><link rel="stylesheet" href="../../assets/palette.css">
<link rel="stylesheet" href="../../assets/charts.css">
</head><body>{figure}<script src="../../assets/charts.js"></script></body></html>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing: sudo apt-get install chromium"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A page of two levels' depth below a sub-path, with the timeline of the small sourcebook; its address."""
    top = tmp_path_factory.mktemp("charts")
    book = load(SMALL)
    made = [one for maker in (timeline, files, bundle, palette) for one in maker.make(book)]
    for one in made:
        if isinstance(one, Output):
            (top / "sub" / one.path).parent.mkdir(parents=True, exist_ok=True)
            (top / "sub" / one.path).write_bytes(one.data)
    page = next(one for one in render(book) if one.path.as_posix() == "timeline.md").content
    figure = page[page.index("<figure") : page.index("</figure>") + 9].replace('"../', '"../../')
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


def _open(page, address):
    """Open a page, and give the first sign that somebody is there."""
    page.goto(address)
    page.mouse.move(5, 5)


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
    page.route("**/assets/vega.js", lambda route: route.abort())
    _open(page, f"{site}some/page/")
    before = page.locator(f".chart-{form}").bounding_box()
    page.unroute("**/assets/vega.js")
    _open(page, f"{site}some/page/")
    page.wait_for_selector(f".chart-{form} .vega-embed svg")

    assert before == page.locator(f".chart-{form}").bounding_box()
    assert 1 == page.locator(".vega-embed").count()
    assert width >= page.evaluate("document.documentElement.scrollWidth")
    assert [] == [one for one in page.said if not re.search("404|ERR_FAILED|stays as it is", one)]


def test_live_signs_stand_where_the_static_ones_stood(page, site):
    """
    What draws without eval reads the same days from the spec as what drew beforehand, in a zone west of Greenwich too.
    """
    places = """name => [...document.querySelectorAll(name)].map(one =>
        one.getAttribute("transform").match(/-?[\\d.]+/g).slice(0, 2).map(Number).map(Math.round))"""
    page.add_init_script("window.IntersectionObserver = class { observe() {} disconnect() {} }")
    _open(page, f"{site}some/page/")
    static = page.evaluate(places, ".chart-wide .signs_grounds_marks path:last-child")
    fresh = page.context.browser.new_context(
        viewport={"width": 1200, "height": 900}, timezone_id="Pacific/Pago_Pago"
    )
    live = fresh.new_page()
    _open(live, f"{site}some/page/")
    live.wait_for_selector(".chart-wide .vega-embed svg")

    assert static and static == live.evaluate(places, ".chart-wide .vega-embed .signs_marks path")
    fresh.close()


def test_a_sign_says_what_it_is_and_leads_to_its_record(page, site):
    """
    The tooltip is the record's words as text, within the window; a click leads to the record below the site's sub-path.
    """
    _open(page, f"{site}some/page/")
    page.wait_for_selector(".chart-wide .vega-embed svg")
    sign = page.locator(".chart-wide .vega-embed .signs_marks path").first
    words = sign.get_attribute("aria-label")
    sign.hover()
    page.wait_for_selector("#vg-tooltip-element.visible")
    tooltip = page.locator("#vg-tooltip-element")

    assert words == tooltip.evaluate("one => one.textContent")
    assert 0 == tooltip.evaluate("one => one.childElementCount")
    sign.click()
    page.wait_for_url(f"{site}events/*/")


def test_a_finger_is_told_before_it_is_led_on(browser, site):
    """
    A finger cannot hover: its first tap on a sign shows the words and stays, a tap elsewhere takes them away; the
    second tap leads to the record.
    """
    context = browser.new_context(viewport={"width": 1200, "height": 900}, has_touch=True)
    page = context.new_page()
    page.goto(f"{site}some/page/")  # no mouse here: where it stood would hide again what the finger calls up
    page.touchscreen.tap(5, 5)
    page.wait_for_selector(".chart-wide .vega-embed svg")
    sign = page.locator(".chart-wide .vega-embed .signs_marks path").first
    sign.tap()
    page.wait_for_selector("#vg-tooltip-element.visible")
    page.wait_for_timeout(300)
    assert page.url == f"{site}some/page/"
    assert (
        page.locator("#vg-tooltip-element")
        .evaluate("one => one.textContent")
        .endswith("\nTap again to open.")
    )
    page.touchscreen.tap(5, 5)
    page.wait_for_selector("#vg-tooltip-element:not(.visible)", state="attached")
    for _ in range(2):
        sign.tap()
    page.wait_for_url(f"{site}events/*/")
    context.close()


@pytest.mark.parametrize("missing", ["**/assets/vega.js", "**/charts/timeline.json"])
def test_a_failing_load_leaves_the_drawing(page, site, missing):
    """
    Without the bundle or the data the drawing made beforehand stays, and says so to the console only.
    """
    page.route(missing, lambda route: route.fulfill(status=404, body="gone"))
    _open(page, f"{site}some/page/")
    for _ in range(50):  # wait_for_function needs the eval that the page forbids
        if page.said:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(200)

    assert 1 == page.locator(".chart-wide > svg.chart-svg").count()
    assert any("stays as it is" in one for one in page.said)


def test_without_a_script_the_signs_lead_on(browser, site):
    """
    With JavaScript off, the drawing is there and its signs lead to their records, as relative links.
    """
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    _open(page, f"{site}some/page/")
    page.locator(".chart-wide .signs_grounds_marks a").first.click(force=True)

    assert page.url.startswith(f"{site}events/")
    context.close()
