"""What a page says, for programs: JSON-LD in the terms of schema.org.

A page is a `WebPage` of the site, with its version and days; what it is about is its `mainEntity`, which has no day but its
own, and has the page's name. It says what the page says, and no more. An `Event` is only what somebody named said, or was done in public, and is known to the
day; whatever else is recorded is a `Claim`, with how it stands in its name. Words are a `Quotation` of their speaker, in
the office of that day, where the article has all of them in quotation marks; else they are the article's own, with their credit.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from sourcebook.model import (
    Channel,
    Claim,
    Contradiction,
    Document,
    Entry,
    Event,
    Official,
    Organisation,
    Place,
    Quote,
    Record,
    Role,
    Source,
    Sourcebook,
    Topic,
    When,
)
from sourcebook.resolve.languages import tag
from sourcebook.resolve.links import plain
from sourcebook.resolve.published import all_steps, version
from sourcebook.resolve.sources import printed_by
from sourcebook.site.grounds import grounds_in_words, meaning
from sourcebook.site.in_public import is_in_public_and_dated
from sourcebook.site.json_text import compact
from sourcebook.site.naming import attribution, description_of, full_title, permalink
from sourcebook.site.present import anchor, capital, roles_words

Node = dict[str, Any]
CONTEXT = "https://schema.org"
_FORMATS = {
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".txt": "text/plain",
    ".zip": "application/zip",
}
"""The media types of files of data, by their suffixes."""
_THIS = "#this"
"""What a page is about, apart from the page."""
_EXACT = re.compile(r"(?:\.\.|\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?)")
"""A date as ISO 8601 has it: without doubt, and no season."""


def linked_data(
    book: Sourcebook,
    record: Entry | None,
    title: str,
    url: str,
    description: str,
    data: Iterable[PurePosixPath],
) -> str:
    """A page's JSON-LD, safe within an element `script`; `data` are the files of the site's data."""
    if url == book.site.address:
        nodes = [_site(book), _data(book, data)]
    elif isinstance(record, Record):
        nodes = [_of_record(book, record, url)]
    else:
        page = {"@type": "CollectionPage", "@id": url, "name": title, "description": description}
        nodes = [{**page, "isPartOf": {"@id": book.site.address}}]
    told = {"@context": CONTEXT, **({"@graph": nodes} if len(nodes) > 1 else nodes[0])}
    return in_script(told)


def in_script(told: Node) -> str:
    """A node as JSON within a script."""
    return within_script(compact(told))


def within_script(text: str) -> str:
    """JSON that no parser of HTML takes for the end of the script, or for a comment."""
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _site(book: Sourcebook) -> Node:
    site = book.site
    return {
        "@type": "WebSite",
        "@id": site.address,
        "url": site.address,
        "name": site.name,
        "description": f"{site.description} {plain(site.covers, book)}",
        "inLanguage": "en",
    }


def _data(book: Sourcebook, data: Iterable[PurePosixPath]) -> Node:
    """The data of the site, with the files that have them."""
    site = book.site
    files = (
        {
            "@type": "DataDownload",
            "name": one.name,
            "contentUrl": f"{site.address}{one}",
            "encodingFormat": _FORMATS.get(one.suffix),
        }
        for one in data
    )
    return _filled(
        {
            "@type": "Dataset",
            "@id": f"{site.address}#data",
            "name": f"{site.name}: data",
            "description": f"{site.description} {plain(site.covers, book)}",
            "license": site.licence and site.licence.url,
            "isAccessibleForFree": True,
            "creator": {"@type": "Organization", "name": site.name, "url": site.address},
            "distribution": [_filled(one) for one in files],
        }
    )


def _of_record(book: Sourcebook, record: Record, url: str) -> Node:
    """The page of a record, with the days on which it was published and last changed, and what it is about."""
    days = all_steps(book)[record.key]
    published = [one.day for one in days if one.number == 1]
    page = {
        "@type": "WebPage",
        "@id": url,
        "name": full_title(book, record),
        "description": description_of(book, record),
        "inLanguage": "en",
        "isPartOf": {"@id": book.site.address},
        "version": version(record),
        "datePublished": published[0].isoformat() if published else None,
        "dateModified": max(one.day for one in days).isoformat() if days else None,
    }
    if made := _MADE.get(type(record)):
        about = {"name": page.pop("name"), "description": page.pop("description"), **made(book, record)}
        page["mainEntity"] = _filled({"@id": f"{url}{_THIS}", **about})
    if isinstance(record, Contradiction):
        quotes = (book.quotes[one.event][one.quote - 1] for one in record.passages)
        page["citation"] = [quotation(book, one) for one in quotes]
    return _filled(page)


def _event(book: Sourcebook, record: Event) -> Node:
    event = book.events[record.id]
    quotes = [quotation(book, one) for one in event.quotes]
    grounds = capital("; ".join(grounds_in_words(event.grounds)))
    status = f"How it stands, {event.status.label}: {meaning(event)} {f'{grounds}.' if grounds else ''}"
    node = {
        "description": " ".join(f"{description_of(book, record)} {status}".split()),
        "about": [_thing(book, one) for one in (*event.all(Topic), *event.all(Place))],
    }
    if not is_in_public_and_dated(event):
        coverage = _coverage(event.took_place)
        return {"@type": "Claim", **node, "temporalCoverage": coverage, "appearance": quotes}
    begin, end = record.date.first, record.date.last
    return {
        "@type": "Event",
        **node,
        "startDate": begin and begin.isoformat(),
        "endDate": end.isoformat() if end and end != begin else None,
        "subjectOf": quotes,
    }


def quotation(book: Sourcebook, quote: Quote) -> Node:
    """A quote as a quotation from its article: of its speaker, on that day and in its office, where all are that one's words."""
    is_dated = _is_spoken(quote) and quote.said.is_said and quote.said.date.is_certain()
    source = permalink(book, quote.source)
    return _filled(
        {
            "@type": "Quotation",
            "@id": f"{source}#{anchor(quote)}",
            "text": quote.words,
            "creditText": attribution(book, quote),
            "inLanguage": tag(quote.source.language),
            "dateCreated": str(quote.said.date.first) if is_dated else None,
            "spokenByCharacter": _speaker(book, quote),
            "isPartOf": {"@type": "NewsArticle", "@id": f"{source}{_THIS}", "name": quote.source.label},
        }
    )


def _is_spoken(quote: Quote) -> bool:
    """Whether all the words are a speaker's: part of a sentence in quotation marks does not make the sentence that one's."""
    return quote.evidence.voice == "direct" and not quote.evidence.said_by.is_narration


def _speaker(book: Sourcebook, quote: Quote) -> Node | None:
    """Who speaks, in the offices of that day; nobody where any of the words are the article's."""
    if quote.speaker is None or not _is_spoken(quote):
        return None
    who = _thing(book, quote.speaker)
    if not quote.offices:
        return who
    return {
        "@type": "Role",
        "roleName": roles_words(quote.offices, quote.said.spoken),
        "spokenByCharacter": who,
    }


def _claim(book: Sourcebook, record: Claim) -> Node:
    claim = book.claims[record.id]
    return {
        "@type": "Claim",
        "about": [_thing(book, one) for one in claim.topics],
        "appearance": [quotation(book, one) for one in claim.quotes],
    }


def _source(book: Sourcebook, record: Source) -> Node:
    published, how = record.published, capital(book.term("basis", record.published_basis).label)
    is_printed = record.publisher.basis == "stated"  # else only its description can say how it is known
    publisher = book.find(Organisation, record.publisher.organisation) if is_printed else None
    return {
        "@type": "NewsArticle",
        "name": record.label,
        "headline": record.title,
        "creditText": record.credit,
        "datePublished": published.first.isoformat() if published.first and published.is_certain() else "",
        "description": f"{description_of(book, record)} {how}. {capital(printed_by(book, record))}.",
        "publisher": _thing(book, publisher) if publisher else None,
        "sameAs": record.url,
        "inLanguage": tag(record.language),
    }


def _official(book: Sourcebook, record: Official) -> Node:
    return {
        "@type": "Person",
        "alternateName": [*record.aliases, *record.other_names],
        "hasOccupation": [_office(book, one) for one in record.roles if not one.is_none],
    }


def _office(book: Sourcebook, role: Role) -> Node:
    """An office for a time; a day of which there is doubt stands in its words alone."""
    return _filled(
        {
            "@type": "Role",
            "roleName": role.title,
            "description": f"{role.title}, {role.years} ({book.term('role_basis', role.basis).label})",
            "startDate": _coverage(role.start),
            "endDate": _coverage(role.end) if role.end else None,
            "hasOccupation": {"@type": "Occupation", "name": role.title},
        }
    )


def _named_thing(kind: str, book: Sourcebook, record: Any) -> Node:
    others = [*getattr(record, "aliases", ()), *getattr(record, "other_names", ())]
    return {"@type": kind, "alternateName": others}


def _document(book: Sourcebook, record: Document) -> Node:
    day = record.date
    return {
        "@type": "CreativeWork",
        "alternateName": list(record.aliases),
        "description": f"{description_of(book, record)}{f' Its date: {day}.' if day else ''}",
    }


def _thing(book: Sourcebook, record: Record) -> Node:
    """Another record by its name and address."""
    kinds: dict[type[Record], str] = {Official: "Person", Organisation: "Organization", Place: "Place"}
    kind = kinds.get(type(record), "DefinedTerm")
    return {"@type": kind, "@id": f"{permalink(book, record)}{_THIS}", "name": record.label}


def _coverage(when: When) -> str | None:
    """A date as ISO 8601 has it; None where it cannot say it without saying more."""
    ends = when.text.split("/")
    return when.text if all(_EXACT.fullmatch(one) for one in ends) else None


def _filled(node: Mapping[str, Any]) -> Node:
    """A node without what it does not say."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


_MADE: dict[type[Record], Callable[[Sourcebook, Any], Node]] = {
    Event: _event,
    Claim: _claim,
    Source: _source,
    Official: _official,
    Organisation: partial(_named_thing, "Organization"),
    Place: partial(_named_thing, "Place"),
    Topic: partial(_named_thing, "DefinedTerm"),
    Channel: partial(_named_thing, "DefinedTerm"),
    Document: _document,
}
"""What a page of each noun is about in the terms of schema.org; others are pages alone."""
