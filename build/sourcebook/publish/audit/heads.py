"""What the head of a page says, to cards, citations and programs, held against the record: this page, and what it is about."""

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import Claim, Contradiction, Event, Page, Record, Source, Sourcebook, Withdrawn
from sourcebook.publish.audit.addresses import from_root
from sourcebook.publish.audit.recorded import OTHER
from sourcebook.resolve.addresses import EVENTS, address, addressed
from sourcebook.resolve.links import plain
from sourcebook.resolve.published import last_day
from sourcebook.site.citations import Citation, is_cited_as_record, of_page, of_record
from sourcebook.site.linked_data import linked_data
from sourcebook.site.naming import description_of, full_title, permalink

_TOLD = re.compile(
    r'<meta ((?:name|property)="[^"]*"(?: property="[^"]*")?) content="([^"]*)">|<link rel="(canonical)" href="([^"]*)">'
)
_NAME = re.compile('"([^"]*)"')
_TITLE = re.compile("<title>([^<]*)</title>")
_SAYING = re.compile(r"<(?:meta|title)\b|<link\b[^>]*\bcanonical\b", re.IGNORECASE)
"""What says something of a page, in whatever form."""
_LED_ON = re.compile(r'(?:data-to="|content="0; url=)([^"]*)"')
"""Where a page leads on by itself, with scripts and without."""
_DESCRIBED = re.compile('property="og:description" content="([^"]*)"')
_FOR_PROGRAMS = '<script type="application/ld+json">'
_DATA_FILES = re.compile('"contentUrl":"([^"]*)"')
_SAME_EVERYWHERE = {
    "DC.type": "webpage",
    "DC.language": "en",
    "citation_language": "en",
    "og:image:width": "1200",
    "og:image:height": "630",
    "twitter:card": "summary_large_image",
}
_FRAMED = "embed/"

Wrong = Iterator[tuple[str, str]]


class Shown(NamedTuple):
    """A record, as the head of its page names it."""

    record: Record
    named: str
    """What it is called where it stands alone."""
    title: str
    says: str
    """What is said of it below its name; nothing, where that is not held against the record."""
    day: str


class Heads:
    """Holds the heads of pages against a sourcebook."""

    def __init__(self, book: Sourcebook) -> None:
        self._book, self._own, self._site = book, book.site.address, book.site.name
        home = book.find(Page, "home")
        self._home, self._first = home.label if home else "", home
        self._last_day = last_day(book, book.records())
        self._last = str(self._last_day or "")
        ways = [(one.address.removeprefix("/"), one) for one in addressed(book) if "#" not in one.address]
        self._moved = {way: permalink(book, one.record) for way, one in ways if one.field}
        self._moved[address(EVENTS).removeprefix("/")] = f"{self._own}timeline/"
        self._records = {
            way: _shown(book, one.record)
            for way, one in ways
            if not one.field and is_cited_as_record(one.record)
        }

    def told(self) -> str:
        """All on which it depends what heads of several pages may say."""
        names = [(way, one.record.label, one.named) for way, one in self._records.items()]
        return f"{self._site} {self._home} {self._last} {self._moved} {names}"

    def told_of(self, path: str) -> str:
        """What else the head of one page depends on: what its own record says, and when that was last changed."""
        own = self._records.get(path.removesuffix("index.html"))
        return f"{own.says} {own.day}" if own else ""

    def shown_at(self, path: str) -> Shown | None:
        """The record that the page at a path shows alone."""
        return self._records.get(path.removesuffix("index.html"))

    def citation(self, path: str, head: str) -> Citation:
        """How the page at a path is cited that has this head, whose title and description are looked at elsewhere."""
        way = path.removesuffix("index.html")
        url, description, record = f"{self._own}{way}", _described(head), self.shown_at(path)
        if record:
            return of_record(self._book, record.record, url, description)
        title = _TITLE.search(head)
        called = html.unescape(title[1]).removesuffix(f" – {self._site}") if title and way else self._home
        return of_page(self._book, called, url, description, self._last_day)

    def wrong(self, path: str, head: str) -> Wrong:
        """What is wrong with the head of the page at a path, and with its data for programs."""
        way = path.removesuffix("index.html")
        title = _TITLE.search(head)
        called = html.unescape(title[1]).removesuffix(f" – {self._site}") if title else ""
        meant, told = self._meant(way, called), _TOLD.findall(head)
        if called != meant["title"]:
            yield "<title>", f"the title “{called}”, not “{meant['title']}”: {OTHER}"
        seen = set[str]()
        for names, content, canonical, link in told:
            says = content or link
            for name in _names(names) if names else (canonical,):
                if name in seen:
                    yield content or link, f"“{name}” twice in the head of a page: {OTHER}"
                seen.add(name)
                if name == "og:image":  # that of a folder is called index
                    says = says.removesuffix(".png").removesuffix("/index")
                right = meant.get(name)
                if right is not None and says != right and html.unescape(says) != right:
                    yield content or link, f"“{says}” as {name}, not “{right}”: {OTHER}"
        if len(_SAYING.findall(head)) != len(told) + head.count("<meta http-equiv=") + 2:  # charset and title
            yield "<head>", f"a word on the page in another form than name, property, content: {OTHER}"
        for to in _LED_ON.findall(head) if "data-to=" in head or 'http-equiv="refresh' in head else ():
            if f"{self._own}{from_root(path, to)}" != self._moved.get(way):
                yield to, f"a page that leads on to “{to}”: {OTHER}"
        _, *found = head.split(_FOR_PROGRAMS)
        linked = found[0].partition("</script>")[0] if found else ""
        if (
            len(found) != head.count("ld+json")
            or found
            and (len(found) > 1 or linked != self._linked(way, called, head, linked))
        ):
            yield "ld+json", f"data for programs that say something else than the record, or twice: {OTHER}"

    def _linked(self, way: str, called: str, head: str, found: str) -> str:
        """What is said of a page to programs, to whom its description and the files of the data, which the first page lists, are as they stand."""
        record = self._records.get(way)
        about = record.record if record else None if way else self._first
        description = _described(head)
        files = (PurePosixPath(one.removeprefix(self._own)) for one in _DATA_FILES.findall(found))
        return linked_data(self._book, about, called, f"{self._own}{way}", description, files)

    def _meant(self, way: str, called: str) -> Mapping[str, str]:
        """What the head of a page says of it, by name, if it says that at all; one that shows no record alone is `called` so."""
        if way.startswith(_FRAMED) and way != _FRAMED:
            of = way.removeprefix(_FRAMED)
            about = self._records.get(of)
            title = called if about is None or called.startswith(about.record.label) else about.record.label
            return {"title": title, **({"canonical": f"{self._own}{of}"} if about else {})}
        record = self._records.get(way)
        title, day, whole = called, self._last, ""
        if not way:
            title, whole = self._home or called, ", whole site"
        if record:
            title, day, called = record.named, record.day, record.title
        url = self._moved.get(way) or f"{self._own}{way}"
        said = {"og:description": record.says} if record and record.says else {}
        return (
            _SAME_EVERYWHERE
            | said
            | {
                "title": called,
                "citation_title": f"{title}{whole}",
                "DC.title": f"{title}{whole}",
                "og:title": title,
                "canonical": url,
                "citation_public_url": url,
                "DC.identifier": url,
                "og:url": url,
                "og:image": f"{self._own}cards/{way}".rstrip("/"),
                "og:type": "article" if way else "website",
                "DC.source": self._site,
                "DC.publisher": self._site,
                "og:site_name": self._site,
                "DC.date": day,
                "citation_publication_date": day.replace("-", "/"),
            }
        )


def _described(head: str) -> str:
    """How a head describes its page."""
    found = _DESCRIBED.search(head)
    return html.unescape(found[1]) if found else ""


@lru_cache
def _names(told: str) -> list[str]:
    """The names of what a tag says."""
    return _NAME.findall(told)


def _shown(book: Sourcebook, record: Record) -> Shown:
    """What may be said of the page of a record."""
    says = ""
    if isinstance(record, Event):
        says = plain(record.summary, book)
    elif isinstance(record, Claim | Contradiction):
        says = description_of(book, record)
    elif isinstance(record, Source):
        says = f"An article with every quoted passage marked. Published: {record.published}."
    name = full_title(book, record)
    day = of_record(book, record, "", "").day
    return Shown(record, name, name if isinstance(record, Withdrawn) else record.label, says, str(day or ""))
