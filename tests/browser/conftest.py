"""The built site, served to a real Chromium."""

import re
import shutil
import threading
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from sourcebook.build import load
from sourcebook.model import NOUNS, Official, Topic

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def browser():
    """A Chromium of this machine, without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine; install it: sudo apt-get install -y chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder below some path, and keeps no log."""

    def __init__(self, *args, below: str, **kwargs) -> None:
        self.below = below
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.below)
        return super().translate_path("/" + path.removeprefix(self.below) if inside else "/nothing/is/here")

    def log_message(self, *_) -> None:
        pass


class _Server(ThreadingHTTPServer):
    """A server that says nothing where a browser goes on before all is sent."""

    def handle_error(self, *_) -> None:
        pass


@contextmanager
def _served(folder, below):
    """A folder, served below a path of a host of its own."""
    handler = partial(_Quiet, directory=str(folder), below=below)
    with _Server(("127.0.0.1", 0), handler) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{below}"
        finally:
            server.shutdown()
            serving.join()


@pytest.fixture
def serve():
    """Serve a folder, at the top of a host."""
    with ExitStack() as open_:
        yield lambda folder: open_.enter_context(_served(folder, "/"))


@pytest.fixture(scope="module", params=["/", "/contact-record/"])
def address(request, built_site):
    """The built site, at the top of a host and below a path."""
    with _served(built_site / "out" / "site", request.param) as address:
        yield address


@pytest.fixture(scope="module")
def below(built_site):
    """The built site, below a path, as it is published."""
    with _served(built_site / "out" / "site", "/contact-record/") as address:
        yield address


@pytest.fixture(scope="module")
def small_address(built_small):
    """The small site."""
    with _served(built_small / "out" / "site", "/") as address:
        yield address


@pytest.fixture(scope="module")
def book(built_site):
    """The whole, of which the site is made."""
    return load(built_site)


@pytest.fixture(scope="module")
def official(book):
    """The official with the most records."""
    return max(book.all(Official), key=lambda one: len(book.events_of(one)))


@pytest.fixture(scope="module")
def topic(book, official):
    """The topic that is most often that of this official's contacts."""
    found = [id for one in book.events_of(official) if one.scope == "contact" for id in one.topics]
    return book.get(Topic, max(sorted(set(found)), key=found.count))


@pytest.fixture(scope="module")
def kinds(built_site, book):
    """One page of each kind, and each index and hand-written page, by address below the site; none that leads on at once."""
    records = [f"{noun.folder}/{book.all(noun)[-1].id}/" for noun in NOUNS if noun.folder and book.all(noun)]
    site = built_site / "out" / "site"
    tops = [
        f"{path.parent.name}/"
        for path in sorted(site.glob("*/index.html"))
        if 'http-equiv="refresh"' not in path.read_text("utf-8")
    ]
    return ["", *tops, *records]


@pytest.fixture
def opened(below, visit):
    """Open the timeline at a view, its strip and its controls there; of a part of the time, or by other rows, drawn live."""

    def _opened(search="", **options):
        page = visit(f"{below}timeline/{search}", **options)
        drawn = "svg.marks" if _is_part(search) else "svg.chart-svg"
        for part in (f"figure.chart {drawn}", ".timeline-overview", ".timeline-count"):
            page.locator(f"{part} >> visible=true").wait_for()
        return page

    return _opened


@pytest.fixture
def visit(browser):
    """Open a page in a fresh browser; what goes wrong there is kept in its `complaints`, what it loads in `loaded`."""
    contexts = []

    def _visit(address, viewport=DESK, **options):
        context = browser.new_context(viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.complaints, page.loaded = [], []
        page.on(
            "console",
            lambda said: page.complaints.append(said.text) if said.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on(
            "requestfailed",
            lambda request: (
                page.complaints.append(f"{request.url}: {request.failure}") if _lost(request) else None
            ),
        )
        page.on("request", lambda request: page.loaded.append(request.url))
        page.goto(address, wait_until="load")
        return page

    yield _visit
    for context in contexts:
        context.close()


def _is_part(search):
    """Whether an address asks for a part of the time, or for other rows."""
    asked = parse_qs(search.removeprefix("?"))
    days = (one for name in ("from", "to") for one in asked.get(name, ()))
    return "lanes" in asked or any(re.fullmatch(r"\d{4}-(0\d|1[012])-([012]\d|30)", one) for one in days)


def _lost(request):
    """Whether a request failed, and was not merely dropped by going on to the next page."""
    return "ERR_ABORTED" not in (request.failure or "")
