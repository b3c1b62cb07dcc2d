"""The web server of this machine: the site and nothing else, to browsers of this machine and nobody else."""

import http.client
import socket
from contextlib import closing

import pytest

from sourcebook.serve.server import Server

SECRET = "what nobody outside may read"


@pytest.fixture
def site(world):
    """A site with pages, files of many kinds, and beside it a secret."""
    world.put("index.html", "home")
    world.put("a/index.html", "page a")
    (world.site / "404.html").write_text(
        "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\"></head>missing"
    )
    (world.site.parent / "secret.txt").write_text(SECRET)
    (world.site.parent / "site-secret.txt").write_text(SECRET)
    return world.site


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:8000", "LOCALHOST"]
)
def test_answers_by_its_own_name(site, asked, host):
    """
    A browser of this machine, also one that came through a tunnel at another port, is answered.
    """
    assert 200 == asked("/", hosts=[host]).status


@pytest.mark.parametrize(
    "hosts",
    [
        ["evil.example"],
        ["localhost.evil.example"],
        ["evil.example:8000"],
        ["127.0.0.1.evil.example"],
        ["127.0.0.2"],
        ["0.0.0.0"],
        ["localhost@evil.example"],
        ["localhost:80:80"],
        ["localhost:"],
        ["localhost evil.example"],
        ["[::1"],
        ["localhost", "evil.example"],
        ["localhost", "localhost"],
        [""],
        [],
    ],
)
@pytest.mark.parametrize("path", ["/", "/.serve/events", "/.serve/live.js"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_answers_to_no_other_name(site, asked, hosts, path, method):
    """
    A page elsewhere whose name leads to this machine reads nothing here.
    """
    answer = asked(path, method, hosts=hosts)

    assert 421 == answer.status
    assert answer.body.startswith("this site is shown at http://127.0.0.1:")


def test_listens_to_this_machine_alone(world):
    """
    It is bound to the loopback address.
    """
    with Server(world.serving, 0) as server:
        assert "127.0.0.1" == server.socket.getsockname()[0]


def test_two_servers_never_share_a_port(world):
    """
    A port that is listened to is refused.
    """
    with Server(world.serving, 0) as server, pytest.raises(OSError):
        Server(world.serving, server.server_address[1])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_changes_nothing(site, asked, method):
    """
    Whatever is no question is refused.
    """
    answer = asked("/", method)

    assert (405, "GET, HEAD") == (answer.status, answer.headers["Allow"])


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/a/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%2Fsite-secret.txt",
        "/../site-secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "//../secret.txt",
        "/{outside}/secret.txt",
        "//{outside}/secret.txt",
        "/%2f{outside}/secret.txt",
        "/leads-out.txt",
        "/leads-out/secret.txt",
        "/leads-out/",
        "/leads-out",
        "/page-out/",
        "/in-circles",
        "/a%00.html",
        "/%ff%fe",
        "/%",
        "/" + "x" * 5000,
        "/" + "x/" * 5000,
        "/index.html/",
        "/a/index.html/x",
    ],
)
def test_gives_nothing_from_outside_the_site(site, asked, path):
    """
    No spelling of an address, and no link that somebody put into the site, leads out of it; what is no path is not there.
    """
    (site / "leads-out.txt").symlink_to("../secret.txt")
    (site / "leads-out").symlink_to("..")
    (site / "page-out").mkdir()
    (site / "page-out" / "index.html").symlink_to("../../secret.txt")
    (site / "in-circles").symlink_to("in-circles")
    answer = asked(path.format(outside=str(site.parent).strip("/")))

    assert 404 == answer.status
    assert SECRET not in answer.body
    assert "missing" in answer.body


def test_follows_links_within_the_site(site, asked):
    """
    A link that stays in the site is as good as what it leads to; and the site itself may be one.
    """
    (site / "b").symlink_to("a")
    site.rename(site.with_name("release"))
    site.symlink_to("release")

    assert "page a" in asked("/b/").body


@pytest.mark.parametrize(
    ("name", "type"),
    {
        "a.css": "text/css; charset=utf-8",
        "a.js": "text/javascript; charset=utf-8",
        "a.json": "application/json; charset=utf-8",
        "a.svg": "image/svg+xml; charset=utf-8",
        "a.png": "image/png",
        "a.txt": "text/plain; charset=utf-8",
        "a.csv": "text/csv; charset=utf-8",
        "a.xml": "application/xml; charset=utf-8",
        "a.xml.gz": "application/gzip",
        "a.zip": "application/zip",
        "a.ics": "text/calendar; charset=utf-8",
        "a.sqlite": "application/vnd.sqlite3",
        "a.parquet": "application/vnd.apache.parquet",
        "SHA256SUMS": "application/octet-stream",
        "404.html": "text/html; charset=utf-8",
    }.items(),
)
def test_says_what_a_file_is(site, asked, name, type):
    """
    Each kind of file that a site has is called by its type, the same on every machine; nothing is kept by the browser.
    """
    (site / name).write_text("<head></head>")
    answer = asked(f"/{name}")

    assert (200, type) == (answer.status, answer.headers["Content-Type"])
    assert "no-store" == answer.headers["Cache-Control"]
    assert "nosniff" == answer.headers["X-Content-Type-Options"]


@pytest.mark.parametrize("path", ["/", "/a/", "/nothing", "/.serve/live.css", "/a"])
def test_head_is_get_without_the_body(site, asked, path):
    """
    HEAD gives the same answer, and nothing after its headers.
    """
    got, head = asked(path), asked(path, "HEAD")

    assert "" == head.body
    assert got.status == head.status
    assert [one for one in got.getheaders() if one[0] != "Date"] == [
        one for one in head.getheaders() if one[0] != "Date"
    ]


def test_pages_are_given_a_script_and_files_are_left_as_they_are(site, asked):
    """
    The script stands in the page that is sent, not in that of the site; a page that forbids all scripts allows this one.
    """
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    sent, missing = asked("/a/").body, asked("/nowhere/")

    assert 1 == sent.count('<script src="/.serve/live.js" type="module"')
    assert "page a" in sent and "data-missing" not in sent
    assert 404 == missing.status
    assert 1 == missing.body.count("data-missing")
    assert (
        "content=\"default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'\""
        in missing.body
    )
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/a", "/a/"),
        ("/a?q=1", "/a/?q=1"),
        ("//a", "/a/"),
        ("///a", "/a/"),
        ("/ferry/a", "/ferry/a/"),
        ("/%61", "/a/"),
    ],
)
def test_a_folder_is_asked_for_with_a_slash(site, asked, world, path, to):
    """
    So that its links lead where they should; never to another host.
    """
    world.serving.below = "/ferry/"
    answer = asked(path)

    assert (302, to) == (answer.status, answer.headers["Location"])


def test_answers_below_the_path_of_the_published_site(site, asked, world):
    """
    Links that begin with the path of the published site, as on the page for what is missing, lead here, too.
    """
    world.serving.below = "/ferry/"

    assert "page a" in asked("/ferry/a/").body
    assert 'data-root="/ferry/"' in asked("/ferry/a/").body
    assert "page a" in asked("/a/").body
    assert 404 == asked("/ferryman/a/").status


def test_says_that_the_site_is_being_made(asked, world):
    """
    Before there is a site, each address says so, and hears when it is there.
    """
    for path in ("/", "/events/x/"):
        answer = asked(path)
        assert 503 == answer.status
        assert "The site is being made." in answer.body
        assert "data-missing" in answer.body


def test_a_stream_tells_what_is_new(asked, site, world, told):
    """
    It is a stream of events of no end; a browser that comes back says what it heard last.
    """
    world.make()
    since = world.serving.made
    world.make(lambda: world.put("a/index.html", "new"))
    with closing(_stream(asked, since)) as stream:
        assert "text/event-stream; charset=utf-8" == stream.headers["Content-Type"]
        assert ["a/index.html"] == told(stream)["changed"]
        world.refuse("a: <b>")
        assert ["a: <b>"] == told(stream)["errors"]
    with closing(_stream(asked, since, {"Last-Event-ID": world.serving.made})) as stream:
        assert [] == told(stream)["changed"]


def _stream(asked, since, headers=None):
    port = int(asked("/", hosts=[]).body.partition("127.0.0.1:")[2].partition("/")[0])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"/.serve/events?since={since}", headers=headers or {})
    return connection.getresponse()


def test_what_is_no_request_is_answered_without_a_word_on_the_terminal(asked, site, capfd):
    """
    Noise, half a request, and a browser that goes away leave no trace.
    """
    port = int(asked("/", hosts=[]).body.partition("127.0.0.1:")[2].partition("/")[0])
    for noise in (
        b"\x16\x03\x01\x02\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GE",
    ):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(noise)
    assert 200 == asked("/").status
    assert ("", "") == capfd.readouterr()
