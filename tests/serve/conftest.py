"""A server on this machine, of a small invented site, which a test makes anew as it likes."""

import http.client
import json
import threading
from contextlib import closing, contextmanager

import pytest

from sourcebook.serve.server import Server
from sourcebook.serve.serving import Refused, Serving

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
PAGE = f'<html><head><meta http-equiv="Content-Security-Policy" content="{POLICY}"></head><body>{{}}</body></html>'


class World:
    """A site in a folder, and what the next build does: `edit` is called, or what it raises is raised."""

    def __init__(self, folder):
        self.site = folder / "site"
        self.edit = lambda: None
        self.built = []
        self.serving = Serving(self.site, self.build)

    def build(self, changed, has_changed):
        """What a sourcebook's build is for the one under test."""
        self.built.append(changed)
        self.edit()
        yield "all pages"

    def put(self, name, text=""):
        """Lay a file into the site; a page is given the frame of one."""
        path = self.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(text) if name.endswith(".html") else text, "utf-8")

    def make(self, edit=lambda: None, changed=frozenset()):
        """Have the site made once."""
        self.edit = edit
        self.serving._make(frozenset(changed))

    def refuse(self, *lines):
        """Have a build refused."""

        def refused():
            raise Refused(lines)

        self.make(refused)

    def heard(self, since):
        """What a page of that age is told at once."""
        with closing(self.serving.news(since)) as news:
            return next(news)


@pytest.fixture
def world(tmp_path):
    """A site that is not there yet."""
    world = World(tmp_path)
    yield world
    world.serving.end()


@pytest.fixture
def asked(world):
    """Ask the server for a path; the headers given replace the usual ones, None leaves one out."""
    with running(Server(world.serving, 0)) as port:

        def _asked(path, method="GET", hosts=("localhost",)):
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
                connection.putrequest(method, path, skip_host=True)
                for host in hosts:
                    connection.putheader("Host", host)
                connection.endheaders()
                answer = connection.getresponse()
                answer.body = answer.read().decode("utf-8", "replace")
                return answer

        yield _asked


@contextmanager
def running(server):
    """A server at work; its port."""
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@pytest.fixture
def told():
    """The next thing that an open stream of events tells."""

    def _told(stream):
        line = next(one for one in iter(stream.readline, b"") if one.startswith(b"data: "))
        return json.loads(line.removeprefix(b"data: "))

    return _told
