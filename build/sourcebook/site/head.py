"""What stands about a page in its front matter: how it is cited, its feed, what it says to programs. The theme shows it."""

import datetime as dt
import json
import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from sourcebook.model import Entry, Event, Output, Quote, Record, Sourcebook
from sourcebook.resolve.addresses import address
from sourcebook.resolve.published import last_day
from sourcebook.site.citations import Citation, is_cited_as_record, of_page, of_quote, of_record
from sourcebook.site.exports.feeds import OF_SITE, has_feed, path_of
from sourcebook.site.linked_data import linked_data

LINES = ("cite", "linked", "feeds", "changed")
"""The lines of front matter that are about a page, and not of it."""
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""What JSON may have as it is, and YAML may not."""


class Whole(NamedTuple):
    """What pages say of the whole site."""

    last: dt.date | None
    """The last day on which a record was published, corrected or withdrawn, as far as it is known."""
    data: tuple[PurePosixPath, ...]
    """The files of its data."""


def whole(book: Sourcebook, outputs: Iterable[Output]) -> Whole:
    """What pages say of the whole site, from all that is made."""
    data = sorted(one.path for one in outputs if one.path.parts[0] == "data" and one.path.suffix != ".md")
    return Whole(last_day(book, book.records()), tuple(data))


def with_head(book: Sourcebook, page: Output, site: Whole) -> Output:
    """A page with all that is said about it, at the end of its front matter."""
    if page.about is None or not isinstance(page.content, str):
        return page
    citation = cited(book, page, site)
    record = page.about.record
    lines: dict[str, Any] = {
        "cite": {
            "title": citation.title,
            "day": citation.day.isoformat() if citation.day else "",
            "id": citation.id,
            "standing": citation.standing,
            "text": citation.text,
            "bibtex": citation.bibtex,
            "csl": citation.csl,
            "ris": citation.ris,
            "quotes": [of_quote(book, one, citation) for one in _quotes(book, record)],
        },
        "linked": linked_data(book, record, citation.title, citation.url, page.about.description, site.data),
        "feeds": _feeds(book, record, site),
        "changed": citation.day.isoformat() if citation.day and citation.number else None,
    }
    told = "\n".join(f"{name}: {_yaml(value)}" for name, value in lines.items() if value)
    front, rest = page.content.split("\n---\n", 1)
    return page._replace(content=f"{front}\n{told}\n---\n{rest}")


def without_head(content: str) -> str:
    """A page without what is said about it: what differs there alone is no change of the page."""
    front, _, rest = content.partition("\n---\n")
    kept = (line for line in front.split("\n") if not line.startswith(tuple(f"{one}: " for one in LINES)))
    return "\n".join(kept) + f"\n---\n{rest}"


def cited(book: Sourcebook, page: Output, site: Whole) -> Citation:
    """How a page is cited."""
    assert page.about is not None
    about, record = page.about, page.about.record
    url = book.site.address + address(page.path).removeprefix("/")
    if isinstance(record, Record) and is_cited_as_record(record):
        return of_record(book, record, url, about.description)
    return of_page(book, about.title, url, about.description, site.last)


def _feeds(book: Sourcebook, record: Entry | None, site: Whole) -> list[str]:
    """The feeds in which what a page shows is told of: that of the site, if there is one, and its own."""
    own = [path_of(record)] if record and has_feed(book, record) else []
    return [one.as_posix() for one in ([OF_SITE] if site.last else []) + own]


def _quotes(book: Sourcebook, record: object) -> tuple[Quote, ...]:
    """The quotes of a page, in the order in which it shows them, where each is copied with its citation."""
    return book.quotes.get(record.id, ()) if isinstance(record, Event) else ()


def _yaml(value: Any) -> str:
    """A value as JSON that YAML reads, too."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
