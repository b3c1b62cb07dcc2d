"""While somebody writes: an edit is on the screen without a reload by hand, and a mistake is told over the last good page."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import threading

import pytest

from sourcebook.serve.server import Server
from sourcebook.serve.serving import Refused, Serving

pytestmark = pytest.mark.browser

RECORD = "content/events/1931/1931-marsh-notes-pass.yaml"
PAGE = "events/1931-marsh-notes-pass/"
PATIENCE = 120_000
BAD = "content/a.yaml:2:8: title: “<script>alert(1)</script><b>x</b>” is wrong; mend it"


class Made:
    """The small site, served; it is made anew by an edit of its pages, as a build would."""

    def __init__(self, site, at):
        self.site, self.at, self.then = site, at, lambda: None
        self.serving = Serving(site, self.build)

    def build(self, changed, has_changed):
        """Do what is to be done, as a build does."""
        self.then()
        yield "pages"

    def make(self, then=lambda: None):
        """Have the site made once more."""
        self.then = then
        self.serving._make(frozenset())

    def edit(self, page, old, new):
        """Have it made with other words on a page."""
        path = self.site / page
        text = path.read_text("utf-8")
        assert old in text
        self.make(lambda: path.write_text(text.replace(old, new), "utf-8"))

    def refuse(self, *lines):
        """Have it refused."""

        def refused():
            raise Refused(lines)

        self.make(refused)


@pytest.fixture
def made(built_small, tmp_path):
    """The small site, served by `sourcebook serve`'s own server."""
    shutil.copytree(built_small / "out" / "site", tmp_path / "site")
    made = Made(tmp_path / "site", "")
    made.make()
    with Server(made.serving, 0) as server:
        made.at = f"http://127.0.0.1:{server.server_address[1]}/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.serving.end()
        server.shutdown()
        thread.join()


@pytest.fixture
def watched(visit):
    """Open a page; each time that it is loaded again is counted."""

    def _watched(address, **options):
        page = visit(address, **options)
        page.loads = 0

        def count(_):
            page.loads += 1

        page.on("load", count)
        return page

    return _watched


def _panel(page):
    return page.get_by_role("alert")


def _heard(page, made):
    """Wait until the page has heard of the last build: it marks no event, so another one is sent, and seen to come."""
    made.refuse("content/heard.yaml:1:1: this was heard")
    _panel(page).get_by_text("this was heard").wait_for()


def test_an_edit_a_mistake_and_its_mending_are_seen(small, visit):
    """
    With the command itself: the first site comes by itself, an edit of a summary is seen without a reload by hand, a
    fault is told as text, markup and all, and goes when mended. No policy is broken, and no other host is asked.
    """
    record = small / RECORD
    sound = record.read_text("utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "sourcebook", "serve", str(small), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert "127.0.0.1" in server.stderr.readline()
            threading.Thread(target=server.stderr.read, daemon=True).start()
            page = visit(f"http://127.0.0.1:{port}/{PAGE}")
            page.set_default_timeout(PATIENCE)
            page.get_by_text("The site is being made.").wait_for()
            page.get_by_role("heading", level=1).get_by_text("notes").wait_for()

            record.write_text(
                edited := re.sub(r"^(summary: (?:>-\n\s+)?)", r"\1Newly seen. ", sound, flags=re.M), "utf-8"
            )
            page.get_by_text("Newly seen.").first.wait_for()

            record.write_text(edited.replace("kind: ", "kind: <script>alert(1)</script>"), "utf-8")
            _panel(page).get_by_text("<script>alert(1)</script>").wait_for()
            assert _panel(page).get_by_text(re.compile(rf"^{RECORD}:\d+:\d+: kind: ")).is_visible()
            assert page.get_by_text("Newly seen.").first.is_visible()

            record.write_text(sound, "utf-8")
            _panel(page).wait_for(state="hidden")
            page.get_by_text("Newly seen.").first.wait_for(state="detached")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(10)
    assert [] == [one for one in page.complaints if "503" not in one and "CONNECTION_REFUSED" not in one]
    assert {f"http://127.0.0.1:{port}"} == {"/".join(one.split("/")[:3]) for one in page.loaded}


def test_only_what_is_shown_is_loaded_again(made, watched):
    """
    Another page's edit leaves this one alone; one of its own words, or of a style sheet that it has, does not.
    """
    page = watched(made.at + PAGE)
    made.edit("about/index.html", "</main>", "<p>Elsewhere</p></main>")
    _heard(page, made)
    assert 0 == page.loads

    with page.expect_event("load"):
        made.edit(f"{PAGE}index.html", "</main>", "<p>Brand new</p></main>")
    assert page.get_by_text("Brand new").is_visible()
    assert 1 == page.loads

    with page.expect_event("load"):
        made.edit("assets/site.css", "--gap: 3rem", "--gap: 4rem")
    _heard(page, made)
    assert 2 == page.loads
    assert [] == page.complaints


def test_after_a_link_is_followed_the_page_then_shown_counts(made, watched):
    """
    The theme changes pages without loading them whole: what is shown after that is what an edit must be of.
    """
    page = watched(made.at)
    page.get_by_role("link", name="About").first.click()
    page.wait_for_url("**/about/")
    made.edit("about/index.html", "</main>", "<p>Brand new</p></main>")
    page.get_by_text("Brand new").wait_for()
    assert [] == page.complaints


def test_the_place_on_the_page_is_kept(made, watched):
    """
    Whoever had scrolled finds the same place after an edit.
    """
    page = watched(made.at + PAGE, viewport={"width": 800, "height": 300})
    page.evaluate("scrollTo(0, 500)")
    assert 500 == page.evaluate("scrollY")
    made.edit(f"{PAGE}index.html", "</main>", "<p>Brand new</p></main>")
    page.get_by_text("Brand new").wait_for()
    page.wait_for_function("() => Math.abs(scrollY - 500) < 2")


def test_a_page_that_is_missing_comes_by_itself(made, watched):
    """
    The page for what is missing, whose policy allows no script, hears as any other when the page is there.
    """
    page = watched(f"{made.at}new/")
    page.get_by_text("This page is not here").wait_for()
    made.refuse(BAD)
    _panel(page).get_by_text(BAD).wait_for()

    def add():
        (made.site / "new").mkdir()
        shutil.copy(made.site / "about" / "index.html", made.site / "new")

    made.make(add)
    page.get_by_text("This page is not here").wait_for(state="detached")
    assert made.at + "new/" == page.url
    assert [] == [one for one in page.complaints if "404" not in one]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("key", ["Escape", "Enter"])
def test_the_panel_is_read_on_a_phone_and_closed_by_key(made, watched, scheme, key):
    """
    Errors are text, on a phone and in the dark, within the window; a key closes them, and they come again only when they differ.
    """
    page = watched(made.at + PAGE, viewport={"width": 360, "height": 640}, color_scheme=scheme)
    lines = [BAD, *(f"content/{'very-long-name-' * 8}{number}.yaml:1:1: is wrong" for number in range(30))]
    made.refuse(*lines)
    panel = _panel(page)
    panel.get_by_text(BAD, exact=True).wait_for()
    panel.get_by_text("and 11 more").wait_for()
    assert panel.get_by_text("31 errors to mend; the site stays as it was").is_visible()
    box = panel.bounding_box()
    assert (0, 360) == (box["x"], box["width"])
    assert 200 < box["y"] and box["y"] + box["height"] <= 640
    assert panel.evaluate("one => one.scrollWidth <= one.clientWidth")
    ink, paper = panel.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert 7 < _contrast(ink, paper)
    assert (_light(paper) > 0.5) == (scheme == "light")

    if key == "Enter":
        panel.get_by_role("button", name="Close").focus()
    page.keyboard.press(key)
    panel.wait_for(state="hidden")
    made.refuse(*lines)
    made.refuse(lines[0])
    panel.get_by_text("1 error to mend").wait_for()
    made.make()
    panel.wait_for(state="hidden")
    assert [] == page.complaints
    assert 0 == page.loads


def test_a_switch_to_dark_by_hand_is_followed(made, watched):
    """
    The panel has the colours of the page, whatever the system has.
    """
    page = watched(made.at + PAGE, color_scheme="light")
    page.get_by_title("Switch to dark").click()
    made.refuse(BAD)
    _panel(page).get_by_text(BAD).wait_for()
    assert _light(_panel(page).evaluate("one => getComputedStyle(one).backgroundColor")) < 0.5


def test_many_pages_may_be_open(made, visit, browser):
    """
    A page that nobody sees keeps no connection, of which a browser has six to a host; seen again, it hears what it missed.
    """
    page = visit(made.at + PAGE)
    page.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
        "dispatchEvent(new Event('visibilitychange'))"
    )
    made.edit(f"{PAGE}index.html", "</main>", "<p>Brand new</p></main>")
    page.wait_for_timeout(300)
    assert not page.get_by_text("Brand new").is_visible()
    page.evaluate("delete document.hidden; dispatchEvent(new Event('visibilitychange'))")
    page.get_by_text("Brand new").wait_for()


def _channels(colour):
    return [int(one) for one in re.findall(r"\d+", colour)[:3]]


def _light(colour):
    """How light a colour is, from 0 to 1, as WCAG has it."""
    parts = (one / 255 for one in _channels(colour))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(one * weight for one, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def _contrast(one, other):
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)
