"""`sourcebook verify`: a published list against what is built here, from a file and from a server of this machine."""

import hashlib
import socket
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sourcebook.publish.finish import SUMS, listed
from tests.harness.sourcebooks import run


@pytest.fixture
def root(tmp_path):
    """A site of two files and its list."""
    site = tmp_path / "out" / "site"
    (site / "a").mkdir(parents=True)
    (tmp_path / "content").mkdir()
    (site / "index.html").write_text("one")
    (site / "a" / "b c.txt").write_text("two")
    files = {"index.html": b"one", "a/b c.txt": b"two"}
    (site / SUMS).write_bytes(
        listed({path: hashlib.sha256(data).hexdigest() for path, data in files.items()})
    )
    return tmp_path


def _verify(root, against):
    return run("verify", against, "--root", root)


@pytest.fixture
def served(root):
    """The address of the list, on this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root / "out" / "site")))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{SUMS}"
    server.shutdown()
    server.server_close()


def test_the_same_site_is_the_same(root, served):
    """
    The list in a file, and at an address, say what is here.
    """
    for against in (root / "out" / "site" / SUMS, served):
        told = _verify(root, against)
        assert 0 == told.exit_code, told.output
        assert "the same: 2 files" in told.output


def test_what_differs_is_named(root, served):
    """
    A file that says something else, one that is not published, and one that is not built; the list beside the files here is not asked.
    """
    site = root / "out" / "site"
    list_before = (site / SUMS).read_bytes()
    (site / "index.html").write_text("three")
    (site / "new.html").write_text("four")
    (site / "a" / "b c.txt").unlink()
    told = _verify(root, served)

    assert list_before == (site / SUMS).read_bytes()
    assert 1 == told.exit_code
    assert [
        "a/b c.txt: is published only",
        "index.html: differs",
        "new.html: is built only",
    ] == told.output.splitlines()[:3]


@pytest.mark.parametrize("text", [b"", b"<html></html>", b"abc  x\n", b"\xb9\xff\x00"], ids=repr)
def test_what_is_no_list_is_refused(root, tmp_path, text):
    """
    A page for what is missing, or nothing, proves nothing.
    """
    (tmp_path / "list").write_bytes(text)
    told = _verify(root, tmp_path / "list")

    assert 1 == told.exit_code
    assert "no list" in told.output


def test_a_list_that_names_a_file_twice_is_refused(root, tmp_path):
    """
    Of two digests of one file neither is taken, whichever is right and wherever it stands.
    """
    right = (root / "out" / "site" / SUMS).read_bytes()
    wrong = f"{'0' * 64}  index.html\n".encode()
    for text in (wrong + right, right + wrong):
        (tmp_path / "list").write_bytes(text)
        told = _verify(root, tmp_path / "list")

        assert 1 == told.exit_code
        assert "names index.html 2 times" in told.output
        assert "the same" not in told.output


def test_only_the_list_at_the_top_is_no_file_of_the_site(root, served):
    """
    A file of the name of the list, in a folder, is a file as any other.
    """
    (root / "out" / "site" / "a" / SUMS).write_text("five")
    told = _verify(root, served)

    assert 1 == told.exit_code
    assert f"a/{SUMS}: is built only" in told.output


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
def test_a_list_without_end_is_refused(root):
    """
    No more is read of a list than a list can have.
    """
    told = _verify(root, "/dev/zero")

    assert 1 == told.exit_code
    assert "too long to be a list" in told.output


def test_what_cannot_be_had_is_said(root, served):
    """
    Without a list, or without a site, nothing is said to be the same; no traceback.
    """
    (root / "unbuilt" / "content").mkdir(parents=True)
    for told in (
        _verify(root, served + "x"),
        _verify(root, root / "nowhere"),
        _verify(root / "unbuilt", served),
    ):
        assert 1 == told.exit_code
        assert "Traceback" not in told.output
        assert "the same" not in told.output


def test_a_file_of_the_site_that_cannot_be_read_is_named(root, monkeypatch):
    """
    What cannot be read here is said in words, with the file and what to do; nothing is said to be the same.
    """
    list_of_site, read = root / "out" / "site" / SUMS, Path.read_bytes

    def closed(path):
        if path.name == "b c.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    told = _verify(root, list_of_site)

    assert 1 == told.exit_code
    assert "a/b c.txt: Permission denied; check its permissions" in told.output
    assert "the same" not in told.output


@pytest.mark.parametrize(
    ("against", "says"),
    [
        ("{site}x", "{site}x cannot be read: the server answers 404 File not found"),
        ("HTTP://127.0.0.1:1/x", "HTTP://127.0.0.1:1/x cannot be read: Connection refused"),
        ("https://", "https:// cannot be read: no host given"),
        ("https://two words.example.org/x", "URL can't contain control characters"),
    ],
    ids=["missing", "refused", "no host", "no address"],
)
def test_what_an_address_answers_is_said_in_words(root, served, against, says):
    """
    A server that refuses, and an address that is none, are told in words, without the numbers and brackets of Python.
    """
    told = _verify(root, against.format(site=served))

    assert 1 == told.exit_code
    assert says.format(site=served) in told.output
    assert "Errno" not in told.output and "<" not in told.output


def test_an_answer_that_is_no_http_is_said(root):
    """
    What answers at a port may be another program: that is said, without a traceback.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            there, _ = server.accept()
            with there:
                there.recv(4096)
                there.sendall(b"\x01 mail 1\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        told = _verify(root, f"http://127.0.0.1:{server.getsockname()[1]}/x")

    assert 1 == told.exit_code
    assert "cannot be read" in told.output
    assert told.exception is None or isinstance(told.exception, SystemExit)
