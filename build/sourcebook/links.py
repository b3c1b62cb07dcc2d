"""Whether the pages outside still answer: the only part of the generator that asks the network, and only when told to.

It asks as a guest: what robots.txt allows, one page of a host after the other with a pause between, for the head of a
page and never for its body.
"""

import re
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from http.client import HTTPException
from types import MappingProxyType
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from urllib.robotparser import RobotFileParser

from sourcebook.model import Outside, Sourcebook
from sourcebook.model.text import address_flaw

AGENT = "sourcebook-links"
PAUSE = 2.0
LONGEST_PAUSE = 30.0
"""Seconds between two questions to a host, and the most that are waited where its robots.txt asks for more."""
TIMEOUT = 20.0
MOST_HOPS = 5
MOST_BYTES = 60_000
LARGEST_ROBOTS = 512 * 1024
_NOT_HEAD = (400, 403, 404, 405, 406, 500, 501, 503)
"""What servers answer that know no HEAD, or take whoever asks so for a robot."""
_MOVED = (301, 308)
_WHILE = (302, 303, 307)
_IN_PROSE = re.compile(r"https://[^\s<>()\[\]\"“”]+")


class Found(NamedTuple):
    """What came of asking for one page: `sort` is ok, moved, gone, unclear or not asked; `what` says more."""

    url: str
    sort: str
    what: str


def addresses(sourcebook: Sourcebook) -> dict[str, list[str]]:
    """Each public address outside that the records name, with the files that do, in order."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in sourcebook.records():
        for _, text in record.texts():
            for match in _IN_PROSE.finditer(text):
                url = match[0].rstrip(".,;:!?’”'").partition("#")[0]
                if not address_flaw(url):
                    found[url].add(record.origin.path)
    return {url: sorted(found[url]) for url in sorted(found)}


def archived(sourcebook: Sourcebook) -> dict[str, str]:
    """The archived copy of each outside page whose record names one."""
    pages = sourcebook.all(Outside)
    return {one.url.partition("#")[0]: one.archived for one in pages if one.archived}


def visit(
    urls: Iterable[str],
    wait: Callable[[float], None] = time.sleep,
    flaw: Callable[[str], str | None] = address_flaw,
) -> Iterator[Found]:
    """Ask for each page, host by host; `flaw` says why an address that one is led to may not be asked."""
    guest = _Guest(wait, flaw)
    for url in sorted(urls, key=lambda one: (urlsplit(one).netloc, one)):
        yield guest.found(url)


def report(
    found: Sequence[Found],
    named_in: Mapping[str, list[str]],
    copies: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """What does not answer as it should, with the archived copy that is named of it, as Markdown; nothing, if all is well."""
    parts = {
        "gone": "Gone: find a copy in an archive, and name it",
        "moved": "Moved for good: write the new address",
        "unclear": "No clear answer: look yourself; it may answer a browser, or another day",
    }
    lines: list[str] = []
    for sort, title in parts.items():
        told = [_line(one, named_in, copies) for one in found if one.sort == sort]
        if told:
            shown = list(_within(told, MOST_BYTES // len(parts)))
            more = [f"- and {len(told) - len(shown):,} more"] if len(told) > len(shown) else []
            lines += [f"### {title}", "", *shown, *more, ""]
    return "\n".join(lines)


def _line(one: Found, named_in: Mapping[str, list[str]], copies: Mapping[str, str]) -> str:
    where = ", ".join(f"`{path}`" for path in named_in.get(one.url, [])[:3])
    copy = f"; archived at `{copies[one.url]}`" if one.url in copies else ""
    return f"- `{one.url}`: {one.what}{copy} ({where})"


def _within(lines: Iterable[str], most: int) -> Iterator[str]:
    """The first lines, as many as fit into so many bytes."""
    for line in lines:
        most -= len(line.encode("utf-8")) + 1
        if most < 0:
            return
        yield line


class _Answer(NamedTuple):
    status: int
    leads_to: str


class _Stay(HTTPRedirectHandler):
    """Follows nothing: where a page leads is looked at first."""

    def redirect_request(self, *_: object) -> None:
        """Stay where one is."""


class _Guest:
    """One who asks, and remembers of each host what it allows and when it was asked."""

    def __init__(self, wait: Callable[[float], None], flaw: Callable[[str], str | None]) -> None:
        self.wait, self.flaw = wait, flaw
        self.opener = build_opener(_Stay)
        self.robots: dict[str, RobotFileParser | None] = {}
        self.asked: set[str] = set()

    def found(self, url: str) -> Found:
        """What comes of asking for a page, and for those to which it leads."""
        at, moved = url, False
        for _ in range(MOST_HOPS):
            if what := self.flaw(at):
                return Found(url, "unclear", f"leads to an address that {what}")
            if not self._may(at):
                return Found(url, "not asked", "robots.txt asks not to")
            try:
                answer = self._ask(at)
            except (URLError, HTTPException, OSError, ValueError) as error:
                return Found(url, "unclear", _reason(error))
            if answer.status not in (*_MOVED, *_WHILE):
                return _judged(url, at if moved else url, answer.status)
            moved = moved or answer.status in _MOVED
            at = urljoin(at, answer.leads_to)
        return Found(url, "unclear", f"leads on more than {MOST_HOPS} times")

    def _ask(self, url: str) -> _Answer:
        """The answer to a question for the head of a page; where that is not understood, to one for the page."""
        answer = self._answer(url, "HEAD")
        return self._answer(url, "GET") if answer.status in _NOT_HEAD else answer

    def _answer(self, url: str, method: str) -> _Answer:
        host = urlsplit(url).netloc
        if host in self.asked:
            self.wait(self._pause(url))
        self.asked.add(host)
        request = Request(url, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})
        try:
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                return _Answer(answer.status, "")
        except HTTPError as refused:
            with refused:
                return _Answer(refused.code, refused.headers.get("Location", ""))

    def _pause(self, url: str) -> float:
        """How many seconds to wait before the host is asked again: more where its robots.txt says so."""
        rules = self.robots.get(_host(url))
        return min(max(PAUSE, float(rules and rules.crawl_delay(AGENT) or 0)), LONGEST_PAUSE)

    def _may(self, url: str) -> bool:
        """Whether the host's robots.txt lets the page be asked for; where there is none, or none can be had, it may."""
        host = _host(url)
        if host not in self.robots:
            self.robots[host] = self._rules(f"{host}/robots.txt")
        rules = self.robots[host]
        return rules is None or rules.can_fetch(AGENT, url)

    def _rules(self, url: str) -> RobotFileParser | None:
        """A host's robots.txt; one that forbids all where the host says that it is in trouble, as RFC 9309 asks."""
        self.asked.add(urlsplit(url).netloc)
        rules = RobotFileParser()
        try:
            request = Request(url, headers={"User-Agent": AGENT})
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                rules.parse(answer.read(LARGEST_ROBOTS).decode("utf-8", "replace").splitlines())
        except HTTPError as refused:
            if refused.code < 500:
                return None
            rules.parse(["User-agent: *", "Disallow: /"])
        except (URLError, HTTPException, OSError, ValueError):
            return None
        return rules


def _host(url: str) -> str:
    """The address of the host of a page."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _judged(url: str, at: str, status: int) -> Found:
    """What a last answer says of a page that was asked for at `url`, and is at `at` for good."""
    if status in (404, 410):
        return Found(url, "gone", f"answers {status}")
    if not 200 <= status < 300:
        return Found(url, "unclear", f"answers {status}")
    return Found(url, "moved", f"is now at `{at}`") if at != url else Found(url, "ok", f"answers {status}")


def _reason(error: Exception) -> str:
    """Why nothing answered, in few words, with nothing in them that a server wrote."""
    cause = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    if isinstance(cause, TimeoutError):
        return f"does not answer within {TIMEOUT:.0f} seconds"
    if isinstance(cause, ssl.SSLError):
        return "has a certificate that is not valid"
    return "cannot be reached"
