"""What a page costs a reader's browser: bytes, time until it is at rest, and from a key to what is painted.

    .venv/bin/python benchmarks/browser.py SITE [--slower 4]

SITE is a folder of a built site, such as `out/site`. Each figure is from a fresh Chromium whose CPU is slowed so many times,
at the width of a phone; bytes are those of the answers, packed with gzip.
"""

import argparse
import gzip
import shutil
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

PAGES = ("", "timeline/")
PHONE = {"width": 360, "height": 740}
CALM = 2000  # milliseconds without a task that is felt, after which a page is at rest
WORD = "letter"
LONG_TASKS = """window.tasks = []; window.busy = [];
new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((one) => one.startTime + one.duration)))
  .observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => window.busy.push(...list.getEntries().map((one) => one.duration)))
  .observe({ type: "longtask" });"""
"""When each task longer than 50 milliseconds ended, and how long it took."""
REST = """calm => {
  const last = Math.max(0, ...window.tasks);
  return performance.now() - Math.max(last, performance.timing.loadEventEnd - performance.timing.navigationStart) > calm
    && document.readyState === "complete" && { last, nodes: document.querySelectorAll("*").length };
}"""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and keeps no log."""

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder that is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def opened(browser: Browser, address: str, slower: float) -> tuple[Page, dict[str, int]]:
    """A page in a fresh context, at rest, and the packed bytes of what it fetched, by address."""
    page = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.set_default_timeout(120_000)
    loaded: dict[str, int] = {}
    page.on("requestfinished", lambda one: loaded.setdefault(one.url, _packed(one)))
    page.add_init_script(LONG_TASKS)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address, wait_until="load")
    return page, loaded


def _packed(request: Any) -> int:
    response = request.response()
    return len(gzip.compress(response.body(), 6)) if response and response.ok else 0


def typed(page: Page) -> list[float]:
    """Milliseconds of the longest task that each letter of a word makes, painting included; 0 where none takes 50."""
    field = page.locator(".timeline-words input")
    found = []
    for letter in WORD:
        page.evaluate("() => { window.busy.length = 0; }")
        field.press_sequentially(letter)
        page.wait_for_timeout(1500)
        found.append(page.evaluate("() => Math.max(0, ...window.busy)"))
    return found


def _run(
    browser: Browser, address: str, name: str, slower: float
) -> tuple[dict[str, float], dict[str, int], list[float]]:
    """When a page was at rest, what it had fetched by then, and what each letter took."""
    page, loaded = opened(browser, address + name, slower)
    rest = page.wait_for_function(REST, arg=CALM).json_value()
    fetched = dict(loaded)
    letters = typed(page) if page.locator(".timeline-words input").count() else []
    page.context.close()
    return rest, fetched, letters


def main() -> None:
    """Print a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("site", type=Path)
    asked.add_argument("--slower", type=float, default=4)
    asked.add_argument(
        "--runs", type=int, default=3, help="of which the best counts: other programs only slow it"
    )
    given = asked.parse_args()
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with served(given.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        print(
            f"{'page':24} {'HTML KB':>8} {'packed KB':>10} {'at rest s':>10} {'nodes':>8} {'a letter ms, median, worst':>28}"
        )
        for name in PAGES:
            runs = [_run(browser, address, name, given.slower) for _ in range(given.runs)]
            rest = min(one[0]["last"] for one in runs) / 1000
            html = len((given.site / name / "index.html").read_bytes()) / 1000
            letters = [min(letter) for letter in zip(*(one[2] for one in runs), strict=True)]
            words = f"{statistics.median(letters):.0f}, {max(letters):.0f}" if letters else ""
            loaded, nodes = runs[0][1], runs[0][0]["nodes"]
            packed = sum(loaded.values()) / 1000
            print(f"{'/' + name:24} {html:8.0f} {packed:10.0f} {rest:10.1f} {nodes:8} {words:>28}")
            for url, size in sorted(loaded.items(), key=lambda one: -one[1])[:6]:
                print(f"{'':24} {size / 1000:19.0f}   {url.removeprefix(address)}")
        browser.close()


if __name__ == "__main__":
    main()
