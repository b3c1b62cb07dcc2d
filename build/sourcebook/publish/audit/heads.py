"""What the head of a page names, to cards, citations and programs, held against the record: this page, and what it is about."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sourcebook.model import (
    Channel,
    Claim,
    Contradiction,
    Document,
    Event,
    Official,
    Organisation,
    Page,
    Place,
    Record,
    Source,
    Sourcebook,
    Topic,
    Withdrawn,
)
from sourcebook.model.text import one_line
from sourcebook.publish.audit.recorded import OTHER
from sourcebook.resolve.addresses import EVENTS, address, addressed
from sourcebook.resolve.links import plain
from sourcebook.resolve.published import last_day
from sourcebook.site.citations import is_cited_as_record, of_record
from sourcebook.site.in_public import is_in_public_and_dated
from sourcebook.site.naming import description_of, full_title, permalink

_TOLD = re.compile(
    r'<meta ((?:name|property)="[^"]*"(?: property="[^"]*")?) content="([^"]*)">|<link rel="(canonical)" href="([^"]*)">'
)
_NAME = re.compile('"([^"]*)"')
_TITLE = re.compile("<title>([^<]*)</title>")
_SAYING = re.compile(r"<(?:meta|title)\b|<link\b[^>]*\bcanonical\b", re.IGNORECASE)
"""What says something of a page, in whatever form."""
_KINDS: Mapping[type[Record], str] = {
    Claim: "Claim",
    Source: "NewsArticle",
    Official: "Person",
    Organisation: "Organization",
    Place: "Place",
    Topic: "DefinedTerm",
    Channel: "DefinedTerm",
    Document: "CreativeWork",
}
"""What records are to programs; an event is one or a claim, and the others are pages alone."""
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
    """A record, as its page and others name it."""

    kind: str
    """What it is to programs; nothing, if it is a page alone."""
    label: str
    named: str
    """What it is called where it stands alone."""
    title: str
    as_entity: str
    """What its own page calls it to programs."""
    says: str
    """What is said of it below its name; nothing, where that is not held against the record."""
    day: str


class Heads:
    """Holds the heads of pages against a sourcebook."""

    def __init__(self, book: Sourcebook) -> None:
        self._own, self._site = book.site.address, book.site.name
        home = book.find(Page, "home")
        self._home = home.label if home else ""
        self._last = str(last_day(book, book.records()) or "")
        ways = [(one.address.removeprefix("/"), one) for one in addressed(book) if "#" not in one.address]
        self._moved = {way: permalink(book, one.record) for way, one in ways if one.field}
        self._moved[address(EVENTS).removeprefix("/")] = f"{self._own}timeline/"
        self._records = {
            way: _shown(book, one.record)
            for way, one in ways
            if not one.field and is_cited_as_record(one.record)
        }

        self._mentioned = {
            (f"{self._own}{way}#this", one.kind, one.label) for way, one in self._records.items()
        }

    def told(self) -> str:
        """All on which it depends what heads of several pages may say."""
        names = [(way, one.kind, one.label, one.named) for way, one in self._records.items()]
        return f"{self._site} {self._home} {self._last} {self._moved} {names}"

    def told_of(self, path: str) -> str:
        """What else the head of one page depends on: what its own record says, and when that was last changed."""
        own = self._records.get(path.removesuffix("index.html"))
        return f"{own.says} {own.day}" if own else ""

    def wrong(self, path: str, head: str, data: Iterable[Mapping[str, Any]]) -> Wrong:
        """What is wrong with the head of the page at a path, and with what its data for programs name."""
        way = path.removesuffix("index.html")
        title = _TITLE.search(head)
        whole = one_line(html.unescape(title[1])) if title else ""
        called = whole.removesuffix(f" – {one_line(self._site)}")
        meant, told = self._meant(way, called), _TOLD.findall(head)
        if called != one_line(meant["title"]):
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
                if right is not None and says != right and one_line(html.unescape(says)) != one_line(right):
                    yield content or link, f"“{says}” as {name}, not “{right}”: {OTHER}"
        if len(_SAYING.findall(head)) != len(told) + head.count("<meta http-equiv=") + 2:  # charset and title
            yield "<head>", f"a word on the page in another form than name, property, content: {OTHER}"
        this = f"{self._own}{way}#this"
        for one in data:
            at, kind = one.get("@id"), one.get("@type")
            is_sound = (
                kind == "Quotation"
                or at != this
                and (str(at), str(kind), str(one.get("name"))) in self._mentioned
            )
            if not is_sound:  # quotations are held against the record as a whole
                yield from self._of_thing(way, meant.get("og:title", ""), one)

    def _meant(self, way: str, called: str) -> Mapping[str, str]:
        """What the head of a page says of it, by name, if it says that at all; one that shows no record alone is `called` so."""
        if way.startswith(_FRAMED) and way != _FRAMED:
            of = way.removeprefix(_FRAMED)
            return {"title": called, **({"canonical": f"{self._own}{of}"} if of in self._records else {})}
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

    def _of_thing(self, way: str, title: str, one: Mapping[str, Any]) -> Wrong:
        """What is wrong with what an object in the data of a page names."""
        at, kind, name, url = str(one.get("@id", "")), one.get("@type"), one.get("name"), f"{self._own}{way}"
        if at.endswith("#this") and name is not None:
            known = self._records.get(at.removeprefix(self._own).removesuffix("#this"))
            right = known and (known.kind, known.as_entity if at == f"{url}#this" else known.label)
            if right != (kind, name):
                yield at, f"{at} is “{name}”, {kind}, in data for programs, not {right}: {OTHER}"
        elif kind in ("WebPage", "CollectionPage") and (
            at != url or name is not None and one_line(str(name)) != one_line(title)
        ):
            yield at, f"the page {at}, “{name}”, in data for programs, not {url}, “{title}”: {OTHER}"
        if isinstance(about := one.get("mainEntity"), dict) and about.get("@id") != f"{url}#this":
            yield (
                '"mainEntity"',
                f"a page about {about.get('@id')} in data for programs, not about itself: {OTHER}",
            )


@lru_cache
def _names(told: str) -> list[str]:
    """The names of what a tag says."""
    return _NAME.findall(told)


def _shown(book: Sourcebook, record: Record) -> Shown:
    """What may be said of the page of a record."""
    says, kind = "", _KINDS.get(type(record), "")
    if isinstance(record, Event):
        kind = "Event" if is_in_public_and_dated(book.events[record.id]) else "Claim"
        says = plain(record.summary, book)
    elif isinstance(record, Claim | Contradiction):
        says = description_of(book, record)
    name = full_title(book, record)
    title = name if isinstance(record, Withdrawn) else record.label
    day = of_record(book, record, "", "").day
    return Shown(
        kind,
        record.label,
        name,
        title,
        record.label if isinstance(record, Source) else name,
        says,
        str(day or ""),
    )
