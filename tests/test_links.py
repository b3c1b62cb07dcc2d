"""Whether outside pages still answer, asked of a server on this machine: politely, and with no word of it believed."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sourcebook import links
from sourcebook.build import load
from sourcebook.links import Found, addresses, report, visit
from tests.harness.sourcebooks import run

pytestmark = pytest.mark.long


class _Handler(BaseHTTPRequestHandler):
    """Answers each path with what the test has laid there: a status, and where that leads."""

    def _answer(self):
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        status, leads_to, body = self.server.pages.get(self.path, (404, "", b""))
        if isinstance(status, dict):
            status = status[self.command]
        self.send_response(status)
        if leads_to:
            self.send_header("Location", leads_to)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_GET = do_HEAD = _answer

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    """A server on this machine, and what it was asked."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        running.pages, running.asked = {}, []
        running.at = f"http://127.0.0.1:{running.server_port}"
        serving = threading.Thread(target=running.serve_forever, args=(0.01,))
        serving.start()
        yield running
        running.shutdown()
        serving.join()


@pytest.fixture
def visited(server):
    """What comes of asking this machine's server for paths, and for how long was waited."""

    def _visited(*paths):
        waits = []
        flaw = lambda url: None if url.startswith(server.at) else "is not ours"  # noqa: E731
        found = list(visit([f"{server.at}{path}" for path in paths], waits.append, flaw))
        return [(one.url.removeprefix(server.at), one.sort) for one in found], waits, found

    return _visited


def test_each_answer_is_of_its_sort(server, visited):
    """
    What answers is fine, what moved for good has another address, what is gone is gone; of the rest nothing is claimed.
    """
    server.pages |= {
        "/fine": (200, "", b""),
        "/moved": (301, "/fine", b""),
        "/for-now": (302, "/fine", b""),
        "/gone": (410, "", b""),
        "/refused": (403, "", b""),
        "/busy": (429, "", b""),
        "/round": (302, "/round", b""),
    }
    found, _, whole = visited("/fine", "/moved", "/for-now", "/gone", "/lost", "/refused", "/busy", "/round")

    assert {
        "/fine": "ok",
        "/moved": "moved",
        "/for-now": "ok",
        "/gone": "gone",
        "/lost": "gone",
        "/refused": "unclear",
        "/busy": "unclear",
        "/round": "unclear",
    } == dict(found)
    assert f"is now at `{server.at}/fine`" in {one.what for one in whole}


def test_asks_for_the_head_and_only_then_for_the_page(server, visited):
    """
    A server that knows no HEAD is asked again; one that answers is not.
    """
    server.pages |= {"/fine": (200, "", b""), "/odd": ({"HEAD": 405, "GET": 200}, "", b"x" * 100)}

    assert [("/fine", "ok"), ("/odd", "ok")] == visited("/fine", "/odd")[0]
    asked = [(command, path) for command, path, _ in server.asked if path != "/robots.txt"]
    assert [("HEAD", "/fine"), ("HEAD", "/odd"), ("GET", "/odd")] == asked
    assert {"sourcebook-links"} == {agent for *_, agent in server.asked}


def test_waits_between_two_questions_to_a_host(server, visited):
    """
    One page of a host is asked for after the other, with a pause before each.
    """
    server.pages |= {f"/{number}": (200, "", b"") for number in range(3)}

    assert [links.PAUSE] * 3 == visited("/0", "/1", "/2")[1]


@pytest.mark.parametrize(("asked", "waited"), [(7, 7.0), (1, links.PAUSE), (86_400, links.LONGEST_PAUSE)])
def test_waits_as_long_as_a_host_asks(server, visited, asked, waited):
    """
    A host that wants more time between two questions is given it, within reason; never less than any other.
    """
    server.pages |= {"/robots.txt": (200, "", f"User-agent: *\nCrawl-delay: {asked}\n".encode())}

    assert [waited] * 2 == visited("/0", "/1")[1][-2:]


@pytest.mark.parametrize(
    ("robots", "sort"),
    [
        ((200, "", b"User-agent: *\nDisallow: /private\n"), "not asked"),
        ((200, "", b"User-agent: sourcebook-links\nDisallow: /\n"), "not asked"),
        ((503, "", b""), "not asked"),
        ((404, "", b""), "ok"),
        ((200, "", b"\xff\xfe no robots here"), "ok"),
    ],
)
def test_what_robots_txt_forbids_is_not_asked(server, visited, robots, sort):
    """
    A page that robots.txt keeps to itself is left alone, and so is a host in trouble.
    """
    server.pages |= {"/robots.txt": robots, "/private": (200, "", b"")}

    assert [("/private", sort)] == visited("/private")[0]
    assert (sort == "ok") == ("/private" in [path for _, path, _ in server.asked])


@pytest.mark.parametrize(
    "to", ["http://169.254.169.254/", "file:///etc/passwd", "https://localhost/", "//10.0.0.1/x"]
)
def test_is_not_led_where_no_address_may_lead(server, visited, to):
    """
    What a page leads to is asked only if it could stand in a record: no file, no address of a machine's own net.
    """
    server.pages |= {"/away": (301, to, b"")}
    found, _, [one] = visited("/away")

    assert [("/away", "unclear")] == found
    assert "leads to an address that" in one.what
    assert to not in one.what


def test_what_cannot_be_reached_is_told(monkeypatch):
    """
    A host that nobody answers at is no traceback, and no page that is gone.
    """
    monkeypatch.setattr(links, "TIMEOUT", 0.2)
    [one] = visit(["http://127.0.0.1:9/x"], flaw=lambda _: None)

    assert ("unclear", "cannot be reached") == (one.sort, one.what)


def test_addresses_are_those_of_the_records(lay, sound):
    """
    Each address in a field or in prose is asked for once, with the files that name it.
    """
    told = sound.replace(
        "Welcome.", "See [it](https://paper.example.com/a#b), and https://paper.example.com/c."
    )
    told = told.replace("credit: The Paper.", "credit: The Paper.\nurl: https://paper.example.com/a")

    assert {
        "https://paper.example.com/a": ["content/pages/home.md", "content/sources/1962-paper.md"],
        "https://paper.example.com/c": ["content/pages/home.md"],
    } == addresses(load(lay(told)))


def test_the_report_says_what_to_do_and_is_bounded():
    """
    What is well is not told; of the rest, the worst comes first, and of many the number.
    """
    many = [Found(f"https://a.example.com/{number:03}", "gone", "answers 404") for number in range(100)]
    many += [Found(f"https://a.example.com/{'x' * 1900}", "gone", "answers 404")] * 50
    other = [
        Found("https://b.example.com/", "ok", "answers 200"),
        Found("https://b.example.com/x", "moved", "is now at `https://b.example.com/y`"),
    ]
    told = report([*other, *many], {"https://a.example.com/000": ["content/x.yaml"]})

    assert told.startswith("### Gone")
    assert "- `https://a.example.com/000`: answers 404 (`content/x.yaml`)" in told
    assert re.search(r"- and 4\d more\n", told)
    assert "b.example.com/`" not in told
    assert "" == report(other[:1], {})


def test_the_report_names_an_archived_copy():
    """
    Of a page that is gone, the copy that its record names is told; of others none is made up.
    """
    gone = [Found(f"https://a.example.com/{one}", "gone", "answers 404") for one in "xy"]
    told = report(gone, {}, {"https://a.example.com/x": "https://archive.example.org/x"})

    assert "- `https://a.example.com/x`: answers 404; archived at `https://archive.example.org/x` ()" in told
    assert 1 == told.count("archived at")
    assert len(told.encode("utf-8")) < 65_536


def test_the_command_writes_the_report(lay, sound, monkeypatch, tmp_path):
    """
    `sourcebook links --output` writes what does not answer, and counts the rest.
    """
    told = sound.replace("credit: The Paper.", "credit: The Paper.\nurl: https://paper.example.com/a")
    root = lay(told)
    monkeypatch.setattr(links, "visit", lambda urls: [Found(url, "gone", "answers 404") for url in urls])
    ran = run("links", root, "--output", tmp_path / "report.md")

    assert 0 == ran.exit_code, ran.output
    assert "1 gone" in ran.stderr
    assert "`https://paper.example.com/a`: answers 404" in (tmp_path / "report.md").read_text("utf-8")


def test_a_report_that_cannot_be_written_is_said(lay, sound, monkeypatch, tmp_path):
    """
    Where the report has no place, the file is named and why, before a page is asked.
    """
    monkeypatch.setattr(links, "visit", lambda urls: [])
    ran = run("links", lay(sound), "--output", tmp_path / "nowhere" / "report.md")

    assert 2 == ran.exit_code
    assert "report.md is not in a folder" in " ".join(ran.stderr.split())


def test_a_report_takes_the_place_of_no_record(lay, sound, monkeypatch):
    """
    A report that would be written over a record or an article is refused before a page is asked.
    """
    asked = list[str]()
    monkeypatch.setattr(links, "visit", lambda urls: asked.extend(urls) or [])
    root = lay(sound)
    before = (root / "content" / "site.yaml").read_bytes()
    ran = run("links", root, "--output", root / "content" / "site.yaml")

    assert (2, []) == (ran.exit_code, asked)
    assert before == (root / "content" / "site.yaml").read_bytes()
