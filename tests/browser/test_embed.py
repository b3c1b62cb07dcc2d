"""A chart in a frame on a page of another site, in a real Chromium."""

import http.server
import threading

import pytest

from sourcebook.model import Claim, Event

pytestmark = pytest.mark.browser

HOST = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Another site</title></head>
<body style="margin:0">{code}</body></html>"""
VIOLATIONS = """async () => (await axe.run({ resultTypes: ["violations"] })).violations
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.html.slice(0, 120)}`))"""
NARROWED = "?official={official}&from=2024-01-01"


@pytest.fixture(scope="module")
def other():
    """Another site: what it shows is in its `code`; its address."""

    class Other(http.server.BaseHTTPRequestHandler):
        code = ""

        def do_GET(self):
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(HOST.format(code=self.code).encode())

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Other) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        Other.address = f"http://localhost:{server.server_port}/"
        yield Other
        server.shutdown()


@pytest.fixture
def framed(below, other, visit, book):
    """Open a page of another site with the frame of a chart, its code as the chart's page gives it; the frame."""

    def _framed(name="timeline", search="", width=900, **options):
        plain = visit(
            below + ("timeline/" if name.startswith("timeline") else f"{name}/"), java_script_enabled=False
        )
        code = plain.locator(".chart-image textarea").input_value()
        assert f'"{book.site.address}embed/' in code
        other.code = code.replace(book.site.address, below).replace(
            f'embed/{name}/"', f'embed/{name}/{search}"'
        )
        page = visit(other.address, {"width": width, "height": 900}, **options)
        frame = page.locator("iframe").element_handle().content_frame()
        frame.wait_for_url("**/embed/**")
        frame.locator("h1").wait_for()
        return page, frame

    return _framed


def test_it_draws_on_another_site(framed, book, below, other):
    """
    In a frame of another origin the chart stands with its title, what it covers and the way back; its marks say what
    they are; nothing complains, nothing comes from elsewhere, and no cookie is set.
    """
    page, frame = framed()
    assert "Records by channel" == frame.locator("h1").inner_text()
    assert f"{book.site.name}: {book.site.covers}" in frame.locator(".bare-source").inner_text()
    assert frame.locator("svg.chart-svg >> visible=true").is_visible()
    frame.locator(".hits_marks > * >> visible=true").first.hover()
    frame.locator(".chart-tip >> visible=true").wait_for()

    assert [] == [one for one in page.complaints if "favicon" not in one and "404" not in one]
    assert [] == [one for one in page.loaded if not one.startswith((below, other.address, "data:"))]
    assert [] == page.context.cookies()


@pytest.mark.parametrize("width", [640, 900, 1400])
@pytest.mark.parametrize("name", ["timeline", "officials/{official}"])
def test_all_of_it_is_seen_in_a_frame_of_640_pixels_or_more(framed, official, name, width):
    """
    The height that the code gives the frame is enough, and not half as much again.
    """
    _, frame = framed(name.format(official=official.id), width=width)
    high, window = frame.evaluate("[document.body.getBoundingClientRect().height, innerHeight]")

    assert high <= window < 1.5 * high
    assert frame.locator(".chart-wide").is_visible()


@pytest.mark.parametrize("live", [True, False], ids=["live", "as it comes"])
def test_links_open_beside_the_other_site(framed, below, live):
    """
    A sign, the words below and every other link open a page of their own; the other site stays where it is.
    """
    page, frame = framed(search="?from=2025-02-03" if live else "", java_script_enabled=live)
    if live:
        frame.locator("svg.marks >> visible=true").wait_for()
    sign = frame.locator(".chart-wide .hits_marks > *").first
    for link, where in (
        (sign, f"{below}events/*/"),
        (frame.locator(".bare-source a"), f"{below}timeline/**"),
    ):
        with page.context.expect_page() as opened:
            link.click()
        opened.value.wait_for_url(where)
        if live:
            assert opened.value.evaluate("window.opener") is None
        opened.value.close()

    assert page.url.startswith("http://localhost:")
    assert "/embed/timeline/" in frame.url


def test_a_frame_says_what_is_not_understood(framed):
    """
    What the address of a frame asks for in vain is named above its chart, alone as beside what is heeded.
    """
    for search in ("?official=nobody", "?official=nobody&scope=contact"):
        _, frame = framed(search=search)
        frame.get_by_text(
            "Not understood in the address: official=nobody (no record here has it)."
        ).wait_for()
    assert frame.locator(".bare-said").inner_text().startswith("Narrowed: ")


def test_a_narrowed_view_says_so(framed, book, official):
    """
    What the address asks for is shown, and above the chart stands in words how many records that leaves of how many,
    and of which choice; the way back leads to the same view. Without a script the chart shows all, and says nothing.
    """
    view = NARROWED.format(official=official.id)
    page, frame = framed(search=view)
    said = frame.locator(".bare-said")
    said.get_by_text("records").wait_for()
    words = said.inner_text()
    drawn = set(
        frame.evaluate(
            "[...document.querySelectorAll('.vega-embed .signs_marks > *')].map(one => one.__data__.datum.id)"
        )
    )
    theirs = {one.id for one in book.all(Event) if official.id in {who.official for who in one.officials}}

    assert words.startswith("Narrowed: ")
    assert f"of {len(book.all(Event))} records" in words
    assert f"Official: {official.name}; Days: from 1 January 2024" in words
    assert set() < drawn <= theirs
    assert book.site.covers in frame.locator("figcaption").inner_text()
    assert "Every record" not in frame.locator("figcaption").inner_text()
    assert frame.locator(".bare-source a").get_attribute("href").endswith(f"timeline/{view}")
    assert words in frame.locator(".chart-drawing >> visible=true").get_attribute("aria-label")

    page, frame = framed(search=view, java_script_enabled=False)
    assert 0 == frame.locator(".bare-said").count()
    assert frame.locator("svg.chart-svg >> visible=true").is_visible()


def test_a_chart_counts_its_own_records(below, visit, book, official):
    """
    Where the chart is not of all records, it says how many of its own are shown; an address that asks for nothing that
    is here narrows nothing.
    """
    own = len([one for one in book.all(Event) if official.id in {who.official for who in one.officials}])
    page = visit(f"{below}embed/officials/{official.id}/?scope=contact")
    page.locator(".bare-said").get_by_text("records").wait_for()
    assert f"of {own} records" in page.locator(".bare-said").inner_text()

    page.goto(f"{below}embed/timeline/?official=nobody&utm=x")
    page.wait_for_timeout(300)
    assert "Narrowed" not in page.locator(".bare-said").inner_text()
    assert [] == page.complaints


def test_rows_of_the_timeline_have_a_page_of_their_own(below, visit):
    """
    The timeline by official is a chart with its bare page, and leads back to the timeline with these rows.
    """
    page = visit(f"{below}embed/timeline/official/?from=2024-01-01")

    assert "Records by official" == page.locator("h1").inner_text()
    assert (
        page.locator(".bare-source a")
        .get_attribute("href")
        .endswith("timeline/?lanes=official&from=2024-01-01")
    )
    assert page.locator("link[rel='canonical']").get_attribute("href").endswith("/timeline/?lanes=official")
    assert "noindex" == page.locator("meta[name='robots']").get_attribute("content")


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_it_fits_into_a_narrow_frame(below, visit, book, official, width, script):
    """
    From 320 px on nothing scrolls sideways, with JavaScript and without; the longest title too.
    """
    claim = max(book.all(Claim), key=lambda one: len(one.question))
    page = visit(f"{below}about/", {"width": width, "height": 740}, java_script_enabled=script)
    view = NARROWED.format(official=official.id)
    for place in ("timeline/", f"timeline/{view}", f"claims/{claim.id}/"):
        page.goto(f"{below}embed/{place}")
        if script and view in place:
            page.locator("svg.marks >> visible=true").wait_for()
        assert page.locator("svg >> visible=true").bounding_box()["width"] > 0.85 * min(width, 450)
        body = page.locator("body").bounding_box()
        assert body["width"] <= width
        assert page.locator("main").bounding_box()["width"] <= width
        assert not script or width >= page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 900])
def test_it_stands_in_nobody_s_way(below, visit, npm_tool, official, scheme, width):
    """
    axe-core finds nothing wrong with a bare page, nor where it is narrowed; its colours are those that its reader's
    system asks for, with a script and without.
    """
    view = NARROWED.format(official=official.id)
    page = visit(f"{below}embed/timeline/{view}", {"width": width, "height": 900}, color_scheme=scheme)
    page.locator(".bare-said").get_by_text("records").wait_for()
    page.evaluate(npm_tool("axe-core/axe.min.js").read_text("utf-8"))
    still = visit(f"{below}embed/timeline/", color_scheme=scheme, java_script_enabled=False)
    paper = {"light": "rgb(251, 249, 244)", "dark": "rgb(31, 32, 35)"}[scheme]

    assert [] == page.evaluate(VIOLATIONS)
    for one in (page, still):
        assert paper == one.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")


def test_its_policy_lets_nothing_in(below, visit):
    """
    A bare page has the policy of every other page, with no inline script to let through, and obeys it.
    """
    page = visit(f"{below}embed/timeline/?from=2025-01-01")
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    page.locator("svg.marks >> visible=true").wait_for()

    assert "script-src 'self';" in policy
    assert policy.startswith("default-src 'none'; ")
    assert 0 == page.locator("script:not([src]), style").count()
    assert [] == page.complaints


def test_it_prints(below, visit):
    """
    On paper it is black on white, on one sheet, with what it covers.
    """
    page = visit(f"{below}embed/timeline/", color_scheme="dark")
    page.emulate_media(media="print")

    assert "rgb(255, 255, 255)" == page.locator("body").evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )
    assert page.locator(".bare-source").is_visible()
    assert page.pdf()[:5] == b"%PDF-"
