"""The built site in Firefox, which lays pages out and runs their scripts by an engine of its own."""

import json
import re
import shutil
import subprocess
import time

import pytest

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
SETTINGS = 'user_pref("services.settings.server", "data:,none"); user_pref("network.proxy.type", 0);'
"""Nothing is asked of its maker's hosts."""
VIOLATIONS = """() => {
  window.refused = [];
  addEventListener("securitypolicyviolation", (one) => refused.push(`${one.effectiveDirective}: ${one.blockedURI}`), true);
}"""
MEASURES = (
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth,"
    " document.querySelector('h1')?.getBoundingClientRect().height ?? 0, window.refused]"
)

FOCUSED = """((field) => {
  field.focus();
  return field.dispatchEvent(new FocusEvent("focus"));
})(document.querySelector(".site-search input"))"""
ASKED = """((field) => {
  field.value = "closed channels";
  return field.dispatchEvent(new InputEvent("input", { bubbles: true }));
})(document.querySelector(".site-search input"))"""

pytestmark = [pytest.mark.browser, pytest.mark.built]


class Firefox:
    """A Firefox without a window, spoken to by WebDriver BiDi; what pages complain of is kept in `complaints`."""

    def __init__(self, socket):
        self.socket, self.number, self.complaints = socket, 0, []
        self("session.new", capabilities={})
        self("session.subscribe", events=["log.entryAdded"])
        self("script.addPreloadScript", functionDeclaration=VIOLATIONS)
        (self.tab, *_) = (one["context"] for one in self("browsingContext.getTree")["contexts"])

    def __call__(self, method, **params):
        """Ask for something, and hear the answer."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while (said := json.loads(self.socket.recv(timeout=60))).get("id") != self.number:
            if said.get("method") == "log.entryAdded" and said["params"]["level"] in ("error", "warn"):
                self.complaints.append(said["params"]["text"])
        assert said["type"] == "success", said
        return said["result"]

    def open(self, address):
        """Open a page, and wait until all of it is there."""
        self("browsingContext.navigate", context=self.tab, url=address, wait="complete")
        self.wait_for(f"location.href === {json.dumps(address)} && document.readyState === 'complete'")

    def widen(self, width):
        """Give the page so much room."""
        self("browsingContext.setViewport", context=self.tab, viewport={"width": width, "height": 900})

    def evaluate(self, code):
        """What a script says on the page."""
        told = self(
            "script.evaluate",
            expression=f"JSON.stringify({code})",
            target={"context": self.tab},
            awaitPromise=True,
        )
        assert told["type"] == "success", told["exceptionDetails"]["text"]
        return json.loads(told["result"]["value"])

    def wait_for(self, code):
        """Wait until something is so on the page."""
        for _ in range(200):
            if self.evaluate(f"Boolean({code})"):
                return
            time.sleep(0.05)
        raise AssertionError(f"not in ten seconds: {code}")


@pytest.fixture
def firefox(tmp_path):
    """A Firefox of this machine, with a profile and a home of its own."""
    if FIREFOX is None:
        pytest.skip("no Firefox on this machine; install it: sudo apt-get install -y firefox-esr")
    from websockets.sync.client import connect

    (tmp_path / "user.js").write_text(SETTINGS, "utf-8")
    command = [
        FIREFOX,
        "--headless",
        "--no-remote",
        "--profile",
        str(tmp_path),
        "--remote-debugging-port",
        "0",
    ]
    # As root, as in a container, it cannot shut its pages in; they are ours.
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "MOZ_DISABLE_CONTENT_SANDBOX": "1"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as running:
        try:
            listening = (re.search(r"BiDi listening on (ws://\S+)", line) for line in running.stderr)
            with connect(f"{next(filter(None, listening))[1]}/session", max_size=None, proxy=None) as socket:
                yield Firefox(socket)
        finally:
            running.terminate()


def test_pages_of_every_kind_in_firefox(firefox, below, kinds):
    """
    In Firefox, on a desk and on a phone, no page scrolls sideways, leaves its heading out, complains on the console or
    breaks its own content policy.
    """
    wide, refused = [], []
    for kind in kinds:
        firefox.widen(1440)
        firefox.open(below + kind)
        for width in (1440, 360):
            firefox.widen(width)
            firefox.wait_for(f"innerWidth === {width}")
            scroll, client, heading, violations = firefox.evaluate(MEASURES)
            assert heading > 10, kind
            wide += [(kind, width, scroll)] if scroll > client else []
            refused += [(kind, one) for one in violations]

    assert len(kinds) > 20
    assert [] == wide
    assert [] == refused
    assert [] == firefox.complaints


def test_search_and_filter_start_in_firefox(firefox, below):
    """
    In Firefox, the field of the search opens its results, and the timeline's filter narrows its list.
    """
    firefox.widen(1440)
    firefox.open(f"{below}timeline/?from=2025-02-03&to=2025-02-10")
    firefox.wait_for("document.querySelector('.timeline-count')?.textContent.includes('in these days')")
    lines = "[...document.querySelectorAll('.day + ul > li')]"
    shown, every = firefox.evaluate(
        f"[{lines}.filter((one) => one.checkVisibility()).length, {lines}.length]"
    )
    firefox.evaluate(FOCUSED)  # a window that nobody sees has no focus of its own
    firefox.wait_for("document.querySelector('.site-search.is-open')")
    firefox.evaluate(ASKED)
    results = "document.querySelector('#site-search-results').textContent"
    firefox.wait_for(f"{results}.toLowerCase().includes('closed channels')")

    assert 0 < shown < every
    assert [] == firefox.complaints
    assert [] == firefox.evaluate("window.refused")
