"""The addresses of records that moved or were withdrawn, and that below which all events have theirs: each answers."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sourcebook.model import Entry, Output, Sourcebook, Withdrawn
from sourcebook.resolve.addresses import EVENTS, address, page_of, section_page
from sourcebook.site.markdown import fill, href


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page that leads on for each former id and for all events, and one that says why for each withdrawn record.

    What is a section of a page keeps its address there.
    """
    for record in sourcebook.records():
        for id in record.formerly if not section_page(record) else ():
            yield _moved(sourcebook, record, page_of(record).with_name(f"{id}.md"))
    for gone in sourcebook.all(Withdrawn):
        if not section_page(gone):
            yield _withdrawn(sourcebook, gone)
    yield fill(
        "events",
        EVENTS,
        sourcebook,
        {},
        title="Records",
        description="All records stand on the timeline.",
        robots="noindex",
        redirect="../timeline/",
        canonical=f"{sourcebook.site.address}timeline/",
    )


def _moved(sourcebook: Sourcebook, entry: Entry, here: PurePosixPath) -> Output:
    """A page that sends the reader on."""
    to = href(page_of(entry), here).removesuffix(".md")
    return fill(
        "moved",
        here,
        sourcebook,
        {"entry": entry},
        title=f"Moved: {entry.alone if isinstance(entry, Withdrawn) else entry.label}",
        description="This record has another address now.",
        robots="noindex",
        redirect="../" if to == "index" else f"../{to}/",
        canonical=sourcebook.site.address + address(page_of(entry)).removeprefix("/"),
    )


def _withdrawn(sourcebook: Sourcebook, gone: Withdrawn) -> Output:
    return fill(
        "withdrawn",
        page_of(gone),
        sourcebook,
        {"gone": gone, "instead": sourcebook.by_key.get((gone.was, gone.instead or ""))},
        record=gone,
        title=gone.alone,
        description="This record was withdrawn.",
        robots="noindex",
    )
