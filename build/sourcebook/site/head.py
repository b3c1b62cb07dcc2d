"""What is said about a page, as HTML in its front matter: how it is cited, its feeds, what it says to programs. The theme
shows it as it is: `head` in the head, by head.html.jinja, `foot` below the page, by foot.html.jinja."""

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from sourcebook.editing.github import correction_address
from sourcebook.model import Event, Output, Quote, Record, Sourcebook
from sourcebook.resolve.addresses import address
from sourcebook.resolve.published import last_day
from sourcebook.site.citations import Citation, is_cited_as_record, of_page, of_quote, of_record
from sourcebook.site.compiled import Compiled
from sourcebook.site.exports.feeds import OF_SITE, has_feed
from sourcebook.site.json_text import spaced
from sourcebook.site.linked_data import linked_data

LINES = ("head", "foot", "changed")
"""The lines of front matter that are about a page, and not of it."""
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""What JSON may have as it is, and YAML may not."""
_FOLDER = Path(__file__).parent
_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_FOLDER),
    bytecode_cache=Compiled(_FOLDER, __file__),
    undefined=jinja2.StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters["in_pre"] = lambda text: Markup(html.escape(text, quote=False))
_PARTS = {name: _TEMPLATES.get_template(f"{name}.html.jinja") for name in ("head", "foot")}


class SiteFacts(NamedTuple):
    """What pages say of the whole site."""

    last: dt.date | None
    """The last day on which a record was published, corrected or withdrawn, as far as it is known."""
    data: tuple[PurePosixPath, ...]
    """The files of its data."""


def site_facts(book: Sourcebook, files: Iterable[PurePosixPath]) -> SiteFacts:
    """What pages say of the whole site; `files` are those of it that are no pages."""
    return SiteFacts(
        last_day(book, book.records()), tuple(sorted(one for one in files if one.parts[0] == "data"))
    )


def with_head(book: Sourcebook, page: Output, site: SiteFacts) -> Output:
    """A page with all that is said about it, at the end of its front matter: HTML, which the theme shows as it is."""
    if page.about is None or not isinstance(page.content, str):
        return page
    citation, feeds = citation_of(book, page, site), [*_feeds(book, page, site)]
    about, record = page.about, page.about.record
    context = {
        "cited": citation,
        "is_home": citation.url == book.site.address,
        "feeds": feeds,
        "is_listed": about.is_listed,
        "linked": linked_data(book, record, citation.title, citation.url, about.description, site.data),
        "correct": correction_address(book.site, address(page.path), record),
        "host": urlsplit(book.site.repository).hostname,
        "contact": book.site.contact,
        "quotes": [of_quote(book, one, citation) for one in _quotes(book, record)],
    }
    lines = {name: template.render(context) for name, template in _PARTS.items()}
    lines["head"] = lines["head"].replace(">\n<", "><")
    if citation.day and citation.number:
        lines["changed"] = citation.day.isoformat()
    added = "\n".join(f"{name}: {_yaml(value)}" for name, value in lines.items())
    front, rest = page.content.split("\n---\n", 1)
    return page._replace(content=f"{front}\n{added}\n---\n{rest}")


def without_head(content: str) -> str:
    """A page without what is said about it: what differs there alone is no change of the page."""
    front, _, rest = content.partition("\n---\n")
    kept = (line for line in front.split("\n") if not line.startswith(tuple(f"{one}: " for one in LINES)))
    return "\n".join(kept) + f"\n---\n{rest}"


def citation_of(book: Sourcebook, page: Output, site: SiteFacts) -> Citation:
    """How a page is cited."""
    assert page.about is not None
    about, record = page.about, page.about.record
    url = book.site.address + address(page.path).removeprefix("/")
    if isinstance(record, Record) and is_cited_as_record(record):
        return of_record(book, record, url, about.description)
    return of_page(book, about.title, url, about.description, site.last)


def _feeds(book: Sourcebook, page: Output, site: SiteFacts) -> Iterator[tuple[str, str]]:
    """The feeds in which what a page shows is told of, with their titles and the ways to them: that of the site, if there is one,
    and its own, which lies beside it."""
    if site.last:
        yield book.site.name, "../" * address(page.path).lstrip("/").count("/") + str(OF_SITE)
    if page.about and page.about.record and has_feed(book, page.about.record):
        yield page.about.title, OF_SITE.name


def _quotes(book: Sourcebook, record: object) -> tuple[Quote, ...]:
    """The quotes of a page, in the order in which it shows them, where each is copied with its citation."""
    return book.quotes.get(record.id, ()) if isinstance(record, Event) else ()


def _yaml(value: str) -> str:
    """A text as JSON that YAML reads, too."""
    text = spaced(value)
    return text if text.isprintable() else _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
