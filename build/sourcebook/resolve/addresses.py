"""The whole -> the address, below the site's own, of everything that has one: records, former ids, the site's own pages."""

from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from sourcebook.model import NOUNS, Diagnostic, Entry, Linked, Page, Record, Sourcebook, Withdrawn, once
from sourcebook.model.entry import Path
from sourcebook.resolve.links import INDEXES

EVENTS = PurePosixPath("events/index.md")
"""What answers at the address below which all events have theirs."""
OWN = frozenset(("index.md", *INDEXES.values()))
"""The pages that the site makes of itself."""
_FOLDERS = {noun.noun: noun.folder for noun in NOUNS}
_PAGES = {noun.noun: noun.section_of for noun in NOUNS}
HOME = "/"
"""The address of the first page, which is written by hand."""


class Location(NamedTuple):
    """A page's file below out/pages, and the section of it, if it is not the whole page."""

    page: PurePosixPath
    section: str


class Addressed(NamedTuple):
    """An address, the record that it is for, and the field in which its author asks for it; none is its file's name."""

    address: str
    record: Record
    field: Path

    def diagnostic(self, what: str) -> Diagnostic:
        """Say what is wrong with it, at its field."""
        return self.record.origin.diagnostic(self.field, what)


def page_of(entry: Entry) -> PurePosixPath:
    """The Markdown file, below out/pages, of an entry's page."""
    if isinstance(entry, Page) and entry.id == "home":
        return PurePosixPath("index.md")
    if isinstance(entry, Withdrawn):
        return PurePosixPath(_PAGES.get(entry.was) or f"{_FOLDERS.get(entry.was, entry.was)}/{entry.id}.md")
    return (
        PurePosixPath(entry.section_of) if entry.section_of else PurePosixPath(entry.folder, f"{entry.id}.md")
    )


def location(entry: Entry) -> Location:
    """Where an entry's page, or its section of one, stands."""
    return Location(page_of(entry), entry.id if section_page(entry) else "")


def linked(entry: Entry) -> Linked:
    """How an entry is linked to."""
    at = location(entry)
    return Linked(entry.label, *at, address(*at))


def section_page(entry: Entry) -> str:
    """The page of which an entry, or what is left of it, is a section named by its id; none where it has its own."""
    return _PAGES.get(entry.was, "") if isinstance(entry, Withdrawn) else entry.section_of


@lru_cache(maxsize=100_000)
def address(page: PurePosixPath, section: str = "") -> str:
    """The address at which MkDocs publishes a page, as `officials/some-id/`, or of a section of it."""
    folder = page.parent if page.name == "index.md" else page.with_suffix("")
    return f"{'' if folder == PurePosixPath() else folder}/{f'#{section}' if section else ''}"


def own_addresses() -> dict[str, str]:
    """The addresses of the site's own pages, each with its page's file."""
    return {address(PurePosixPath(page)): page for page in sorted(OWN)}


@once
def addressed(sourcebook: Sourcebook) -> tuple[Addressed, ...]:
    """Every address that a record has, and after these every one that a record had."""
    now = (Addressed(address(*location(one)), one, ()) for one in sourcebook.records())
    former = (
        Addressed(former_address(one, id), one, ("formerly", index))
        for one in sourcebook.records()
        for index, id in enumerate(one.formerly)
    )
    return (*now, *former)


def former_address(record: Record, id: str) -> str:
    """The address that a record had under another id."""
    page = page_of(record)
    return address(page, id) if section_page(record) else address(page.with_name(f"{id}.md"))
