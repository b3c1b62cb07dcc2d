"""The web server of this machine alone: the site as it stands, with a script in its pages that hears what is new."""

import json
import mimetypes
import re
import socketserver
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote

from sourcebook.serve.serving import Serving

HOST = "127.0.0.1"
OURS = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
"""The hosts under which a browser on this machine asks; another name that leads here is somebody's trick."""
OWN = "/.serve/"
"""Below this address stands what is no part of the site."""
EVENTS = f"{OWN}events"
OWN_FILES = {f"{OWN}{name}": Path(__file__).with_name(name) for name in ("live.js", "live.css")}
WAITING = Path(__file__).with_name("waiting.html")
TYPES = mimetypes.MimeTypes()  # Python's own list, not the machine's
for _suffix, _kind in {
    ".gz": "application/gzip",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".map": "application/json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}.items():
    TYPES.add_type(_kind, _suffix)
TYPES.encodings_map.clear()  # what is packed stays packed
_TEXT = re.compile(r"text/.*|.*[/+](?:json|xml)")
_UNSCRIPTED = re.compile(
    rb"(<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';)(?![^\"]*script-src)"
)


class Server(socketserver.ThreadingTCPServer):
    """Answers on this machine, each request in a thread of its own. Raises OSError if it cannot have the port."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there, it would share the port with who has it
    request_queue_size = 64

    def __init__(self, serving: Serving, port: int) -> None:
        self.serving = serving
        super().__init__((HOST, port), Answer)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went on before all was sent."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Answer(BaseHTTPRequestHandler):
    """The answer to one request, after which the connection ends."""

    server: Server
    server_version, sys_version = "sourcebook", ""
    timeout = 30

    def do_GET(self) -> None:
        """Answer with a file of the site, or what is our own."""
        if not self._is_ours():
            return
        address, _, query = self.path.partition("?")
        path = unquote(address)  # what is no UTF-8 has a sign in it that no file has
        if path == EVENTS:
            self._stream(query)
        elif path in OWN_FILES:
            self._send(HTTPStatus.OK, OWN_FILES[path].read_bytes(), _type(path))
        else:
            self._answer(path, query)

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Refuse what would change something."""
        if self._is_ours():
            self._say(HTTPStatus.METHOD_NOT_ALLOWED, "only GET and HEAD are answered here", Allow="GET, HEAD")

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_POST

    def _is_ours(self) -> bool:
        """Whether a browser of this machine asks, by its own name; else refuse."""
        hosts = self.headers.get_all("Host", [])
        if len(hosts) == 1 and OURS.fullmatch(hosts[0].strip()) and self.path.startswith("/"):
            return True
        port = self.server.server_address[1]
        self._say(
            HTTPStatus.MISDIRECTED_REQUEST, f"this site is shown at http://{HOST}:{port}/ alone; open that"
        )
        return False

    def _answer(self, path: str, query: str) -> None:
        """Answer with what stands at a path of the site, which may be given below the path at which it will be published."""
        serving = self.server.serving
        site, made = (
            serving.site,
            serving.made,
        )  # before a file is read: rather loaded once too often than not
        root = serving.below if path.startswith(serving.below) else "/"
        if not site.exists():
            page = WAITING.read_bytes()
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, _live(page, made, root, True), "text/html")
            return
        name = path.removeprefix(root).lstrip("/")
        found, file = inside(site, name), f"{name}index.html" if path.endswith("/") else name
        if found and found.is_dir() and not path.endswith("/"):
            to = f"/{quote(path.lstrip('/'))}/{'?' if query else ''}{query}"
            self._say(HTTPStatus.FOUND, f"it is at {to}", Location=to)
        elif (body := serving.edited.get(file) or _read(site, file)) is not None:
            type = _type(file)
            self._send(HTTPStatus.OK, _live(body, made, root) if type == "text/html" else body, type)
        elif (missing := _read(site, "404.html")) is not None:
            self._send(HTTPStatus.NOT_FOUND, _live(missing, made, root, True), "text/html")
        else:
            self._say(HTTPStatus.NOT_FOUND, "there is nothing here")

    def _stream(self, query: str) -> None:
        """Tell a page what is new, as long as it listens. After a break a browser says what it heard last."""
        since = self.headers.get("Last-Event-ID") or parse_qs(query).get("since", [""])[0]
        self._begin(HTTPStatus.OK, "text/event-stream")
        if self.command == "HEAD":
            return
        for news in self.server.serving.news(since):
            told = f"id: {news.made}\ndata: {json.dumps(news._asdict())}\n\n" if news else ":\n\n"
            self.wfile.write(f"retry: 1000\n{told}".encode())

    def _say(self, status: HTTPStatus, words: str, **headers: str) -> None:
        self._send(status, f"{words}\n".encode(errors="replace"), "text/plain", **headers)

    def _send(self, status: HTTPStatus, body: bytes, type: str, **headers: str) -> None:
        self._begin(status, type, **headers, **{"Content-Length": str(len(body))})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _begin(self, status: HTTPStatus, type: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{type}; charset=utf-8" if _TEXT.fullmatch(type) else type)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Keep no log of what is asked."""


def inside(site: Path, path: str) -> Path | None:
    """What stands at a path of the site, links followed; nothing if that is outside of it, or no path."""
    try:
        top = site.resolve()
        found = (top / path.lstrip("/")).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):  # not there; with a zero byte; links in a circle
        return None
    return found if found.is_relative_to(top) else None


def _read(site: Path, path: str) -> bytes | None:
    """The bytes of the file at a path of the site; None if there is none."""
    found = inside(site, path)
    try:
        return found.read_bytes() if found and found.is_file() else None
    except OSError:
        return None


def _type(name: str) -> str:
    return TYPES.guess_type(name)[0] or "application/octet-stream"


def _live(page: bytes, made: str, root: str, is_missing: bool = False) -> bytes:
    """A page with the script that hears what is new; one without any script in its policy is let have this one."""
    script = f'<script src="{OWN}live.js" type="module" data-made="{made}" data-root="{quote(root)}"{" data-missing" * is_missing}></script>'
    allowed = _UNSCRIPTED.sub(rb"\1 script-src 'self'; connect-src 'self';", page, count=1)
    return allowed.replace(b"</head>", script.encode() + b"</head>", 1)
