"""feed.xml, of the site and of officials, topics, channels and claims: what was published, corrected or withdrawn (Atom, RFC 4287).

Only the day of each is known: its time, which Atom asks for, is the first of that day in UTC. What is not known to the day
is left out; a feed of nothing is not made. Each has the newest entries, as many as `MOST`.
"""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from heapq import nlargest
from pathlib import PurePosixPath

from sourcebook.model import Channel, Claim, Entry, Official, Output, Outside, Record, Sourcebook, Topic
from sourcebook.resolve.addresses import page_of
from sourcebook.resolve.links import plain
from sourcebook.resolve.published import Step, all_steps
from sourcebook.site.naming import description_of, first_permalink, full_title, permalink

MOST = 50
OF_SITE = PurePosixPath("feed.xml")
FOLLOWED = (Official, Topic, Channel, Claim)
"""The nouns whose records have feeds of their own."""
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML 1.0 cannot hold in any writing."""


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make the feed of the site, and those of each record that is followed and has something to tell."""
    site = sourcebook.site
    feeds: list[tuple[PurePosixPath, str, str, Iterable[Record]]] = [
        (OF_SITE, site.name, site.address, sourcebook.records())
    ]
    for noun in FOLLOWED:
        for one in sourcebook.all(noun):
            about = f"{one.label} – {site.name}"
            feeds.append((path_of(one), about, permalink(sourcebook, one), records_around(sourcebook, one)))
    for path, title, page, records in feeds:
        if newest := _newest(sourcebook, records):
            yield Output(path, _feed(sourcebook, path, title, page, newest))


def path_of(entry: Entry) -> PurePosixPath:
    """Where the feed of a record stands: beside its page."""
    return page_of(entry).with_suffix("") / OF_SITE


def has_feed(sourcebook: Sourcebook, entry: Entry | None) -> bool:
    """Whether a record has a feed of its own."""
    if not isinstance(entry, FOLLOWED):
        return False
    return any(True for one in records_around(sourcebook, entry) for _ in all_steps(sourcebook)[one.key])


def records_around(sourcebook: Sourcebook, entry: Record) -> tuple[Record, ...]:
    """A record, those that name it, and of a claim those in which positions are taken."""
    naming = (one for one in sourcebook.mentions.get(entry.key, ()) if isinstance(one, Record))
    taken = sourcebook.claims[entry.id].positions if isinstance(entry, Claim) else ()
    return tuple({one.key: one for one in (entry, *naming, *(each.event for each in taken))}.values())


def _newest(sourcebook: Sourcebook, records: Iterable[Record]) -> list[Step]:
    """What became of some records last, the latest first, and of one day what counts most."""
    found = [step for one in records for step in all_steps(sourcebook)[one.key]]
    return nlargest(MOST, found, key=lambda one: (one.day, _weight(one), one.record.key, one.number))


def _weight(step: Step) -> int:
    """What counts more of one day: a correction or withdrawal, which no flood of new pages may hide; pages outside least."""
    if step.number != 1:
        return 2
    return 0 if isinstance(step.record, Outside) else 1


def _feed(sourcebook: Sourcebook, path: PurePosixPath, title: str, page: str, newest: list[Step]) -> str:
    site = sourcebook.site
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    here = site.address + path.as_posix()
    _add(feed, "id", here)
    _add(feed, "title", title)
    _add(feed, "subtitle", plain(site.covers, sourcebook))
    _add(feed, "updated", _moment(newest[0].day))
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": here})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _add(ET.SubElement(feed, "author"), "name", site.name)
    for one in newest:
        _entry(sourcebook, ET.SubElement(feed, "entry"), one)
    ET.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _entry(sourcebook: Sourcebook, entry: ET.Element, step: Step) -> None:
    record, change = step.record, step.change
    address, name = first_permalink(sourcebook, record), full_title(sourcebook, record)
    sort = f"v{step.number}" if step.number else "withdrawn"
    _add(entry, "id", f"{address}{'-' if '#' in address else '#'}{sort}")
    what = "Corrected: " if change else "New: " if step.number else ""
    _add(entry, "title", f"{what}{name}")
    _add(entry, "updated", _moment(step.day))
    ET.SubElement(
        entry, "link", {"rel": "alternate", "type": "text/html", "href": permalink(sourcebook, record)}
    )
    words = description_of(sourcebook, record)
    if change:
        was, now, why = (plain(one, sourcebook) for one in (change.was, change.now, change.why))
        words = f"It said: {was} It says: {now} Because: {why}"
    _add(entry, "summary", words)


def _add(parent: ET.Element, tag: str, text: str) -> None:
    """Add an element of plain text."""
    ET.SubElement(parent, tag).text = _NOT_XML.sub("\ufffd", text)


def _moment(day: dt.date) -> str:
    """A day as Atom writes moments."""
    return f"{day.isoformat()}T00:00:00Z"
