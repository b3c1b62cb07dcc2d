"""While somebody writes, the last good site is shown; a mistake shows its line and changes nothing."""

import http.client
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from sourcebook.build import build
from sourcebook.serve import rebuild, serve
from sourcebook.serve.serving import LastGood, Refused
from tests.harness.sourcebooks import edit

pytestmark = pytest.mark.built

HOME = "content/pages/home.md"
RECORD = "content/events/1931/1931-marsh-notes-pass.yaml"
FAULT = f"{RECORD}:20:11: "
PATIENCE = 120
GRACE = 3
"""Seconds in which it must have ended: one, on a machine that does much else."""


@pytest.fixture
def port():
    """A free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _serving(root, port):
    """`sourcebook serve`, started as a shell starts what runs beside it, with SIGINT ignored: its process, and what it has said."""
    command = [sys.executable, "-m", "sourcebook", "serve", str(root), "--port", str(port)]
    said: list[str] = []
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, before)
    with server:
        listening = threading.Thread(target=lambda: said.extend(iter(server.stderr.readline, "")))
        listening.start()
        try:
            yield server, said
        finally:
            server.kill()
            listening.join(5)
    assert "Traceback" not in "".join(said)


def _ends(server, sign):
    """End a server by a signal; it must obey soon, and call it no failure."""
    server.send_signal(sign)
    assert 0 == server.wait(GRACE)


def _shown(port, path=""):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=10) as answer:
            return answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.read().decode("utf-8")


@contextmanager
def _stream(port):
    """What the stream of events tells, line by line as it comes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/.serve/events?since=never")
    lines: list[str] = []
    answer = connection.getresponse()
    listening = threading.Thread(
        target=lambda: lines.extend(line.decode() for line in iter(answer.readline, b"")), daemon=True
    )
    listening.start()
    yield lines
    listening.join(5)
    connection.close()


def _soon(holds, said):
    """Wait until something holds, and fail with what the server said if it never does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if holds():
                return
        except OSError:
            pass
        time.sleep(0.05)
    pytest.fail(f"waited {PATIENCE} s; the server said:\n{''.join(said)}")


def test_from_faults_to_a_site_and_on(small, port):
    """
    With faults and no site it says so and waits; mended, the site is shown; an edit is shown without a restart; a faulty
    one is told with its line, and the last good site stays. It ends at once though a browser listens.
    """
    edit(small, RECORD, "cannot be said", "can be said")
    with _serving(small, port) as (server, said):
        _soon(lambda: "There is no site yet" in _shown(port), said)
        with _stream(port) as told:
            _soon(lambda: any(FAULT in line for line in told), said)
            assert "There is no site yet" in _shown(port)

            edit(small, RECORD, "can be said", "cannot be said")
            _soon(lambda: "Two towns" in _shown(port), said)

            edit(small, HOME, "Two towns", "Both towns")
            _soon(lambda: "Both towns" in _shown(port), said)
            _soon(
                lambda: any(one.startswith(f"{HOME} changed: ") and " pages in " in one for one in said), said
            )

            edit(small, RECORD, "cannot be said", "can be said")
            _soon(lambda: sum(line.startswith(FAULT) for line in said) == 2, said)
            assert "Both towns" in _shown(port)
            assert "cannot be said" in _shown(port, "events/1931-marsh-notes-pass/")
            _ends(server, signal.SIGTERM)
    assert f"http://127.0.0.1:{port}/ — Ctrl+C ends it\n" == said[0]


@pytest.mark.parametrize(
    ("sign", "stage"),
    [(signal.SIGTERM, "pages"), (signal.SIGTERM, "releases/next"), (signal.SIGINT, "releases/next")],
)
def test_ends_during_a_build(small, port, sign, stage):
    """
    It does not wait for a build that is under way, and what that leaves hinders no later one.
    """
    with _serving(small, port) as (server, said):
        _soon(lambda: (small / "out" / stage).exists(), said)
        _ends(server, sign)
    assert not (small / "out" / "site").exists()


def test_shows_the_site_from_before_at_once(small, port):
    """
    Where a site was built before, it is shown while the first build runs, and stays if that finds faults.
    """
    edit(small, RECORD, "cannot be said", "can be said")
    before = small / "out" / "releases" / "000001"
    before.mkdir(parents=True)
    (before / "index.html").write_text("<head></head>from before")
    (small / "out" / "site").symlink_to("releases/000001")
    with _serving(small, port) as (server, said):
        _soon(lambda: "from before" in _shown(port), said)
        _soon(lambda: any(line.startswith(FAULT) for line in said), said)
        assert "the site stays as it was\n" in said
        assert "from before" in _shown(port)
        _ends(server, signal.SIGINT)


def test_a_site_that_stands_is_not_made_again(small, monkeypatch):
    """
    At the start, a site that a build would make the same is shown as it is; after a change it is made.
    """
    asked = []
    made = build(small)
    monkeypatch.setattr("sourcebook.build.build", lambda *_, **__: asked.append(1) or made)

    assert [f"{made.pages} pages, as they were"] == [*rebuild(small, LastGood(), frozenset())]
    assert [] == asked
    assert [f"{made.pages} pages"] == [*rebuild(small, LastGood(), frozenset(["content/vocabulary.yaml"]))]
    assert [1] == asked


def test_a_port_that_is_taken(small):
    """
    Where another program has the port, it says so and how to name another, before anything is built.
    """
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"port {port}: .*name another with --port"):
            serve(small, port)
    assert not (small / "out").exists()


def test_what_the_disk_refuses_is_told(small):
    """
    A build that cannot write says which file and why.
    """
    (small / "out" / ".lock").mkdir(parents=True)

    with pytest.raises(Refused, match=r"\.lock"):
        list(rebuild(small, LastGood(), frozenset()))


def test_what_publishing_refuses_is_told(small):
    """
    What MkDocs says of a setup that it does not take is told line by line.
    """
    (small / "out").mkdir()
    (small / "out" / "site").mkdir()

    with pytest.raises(Refused, match="is a folder, not the link that a build makes"):
        list(rebuild(small, LastGood(), frozenset()))
