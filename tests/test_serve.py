"""While somebody writes, the last good site is shown; a mistake shows its line and changes nothing."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

import pytest

from sourcebook.build import build
from sourcebook.serve import rebuild, serve

pytestmark = pytest.mark.built

HOME = "content/pages/home.md"
RECORD = "content/events/1931/1931-marsh-notes-pass.yaml"
PATIENCE = 60


def _edit(root, file, old, new):
    path = root / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def port():
    """A free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def serving(small, port):
    """`sourcebook serve` on the small sourcebook: what it shows, and what it has said so far."""
    command = [sys.executable, "-m", "sourcebook", "serve", str(small), "--port", str(port)]
    said: list[str] = []
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as server:
        listening = threading.Thread(target=lambda: said.extend(iter(server.stderr.readline, "")))
        listening.start()
        yield lambda path="": _shown(port, path), said
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        finally:
            server.kill()
            listening.join(5)
    assert "Traceback" not in "".join(said)


def _shown(port, path=""):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=10) as answer:
        return answer.read().decode("utf-8")


def _soon(holds, said):
    """Wait until something holds, and fail with what the server said if it never does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if holds():
                return
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail(f"waited {PATIENCE} s; the server said:\n{''.join(said)}")


def test_edits_are_shown_and_mistakes_are_not(serving, small):
    """
    An edit is shown without a restart; a faulty one is told with its line, and the last good site stays; mended,
    the new one is shown.
    """
    shown, said = serving
    _soon(lambda: "Two towns" in shown(), said)

    _edit(small, HOME, "Two towns", "Both towns")
    _soon(lambda: "Both towns" in shown(), said)

    _edit(small, RECORD, "cannot be said", "can be said")
    _edit(small, HOME, "Both towns", "All towns")
    _soon(lambda: any(line.startswith(f"{RECORD}:20:11: ") for line in said), said)
    assert "Both towns" in shown()
    assert "cannot be said" in shown("events/1931-marsh-notes-pass/")

    _edit(small, RECORD, "can be said", "cannot be said")
    _soon(lambda: "All towns" in shown(), said)


def test_with_faults_from_the_start_and_a_site_from_before(small, port, monkeypatch, capsys):
    """
    Started on a faulty sourcebook, it tells the errors and shows the site that was built before.
    """
    before = build(small).site.resolve()
    _edit(small, RECORD, "cannot be said", "can be said")
    shown = []

    def serve_nothing(server, **_):
        shown.append(server.root)
        server.server_close()

    monkeypatch.setattr("sourcebook.serve.LiveReloadServer.serve", serve_nothing)
    serve(small, port)

    assert f"{RECORD}:20:11: " in capsys.readouterr().err
    assert [str(small / "out" / "site")] == shown
    assert before == (small / "out" / "site").resolve()


def test_with_faults_from_the_start_and_no_site(small, port):
    """
    Where there is nothing to show, it says so and ends.
    """
    _edit(small, RECORD, "cannot be said", "can be said")

    with pytest.raises(SystemExit, match="no site to show"):
        serve(small, port)
    assert not (small / "out" / "site").exists()


def test_a_port_that_is_taken(small):
    """
    Where another program has the port, it says so and how to name another, without a traceback.
    """
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"port {port}: .*name another with --port"):
            serve(small, port)


def test_what_the_disk_refuses_is_told_and_serving_goes_on(small, capsys):
    """
    A build that cannot write says which file and why; nothing is raised, and the site stays as it was.
    """
    site = build(small).site.resolve()
    (small / "out" / ".lock").unlink()
    (small / "out" / ".lock").mkdir()
    rebuild(small)

    assert ".lock" in capsys.readouterr().err
    assert site == (small / "out" / "site").resolve()
