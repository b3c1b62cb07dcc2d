"""What lists, their plain copies and drawings say of a record beside the link to it, held against that record: its title, its day,
how it stands, whose word it has, and under whose name it is put. A line is compared whole."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain

from sourcebook.model import (
    Contradiction,
    Document,
    HalfLine,
    Official,
    Organisation,
    ResolvedEvent,
    Sourcebook,
)
from sourcebook.publish.audit.addresses import from_root
from sourcebook.publish.audit.recorded import OTHER
from sourcebook.resolve.days import Day, days
from sourcebook.resolve.documents import life_of
from sourcebook.resolve.halves import half_lines
from sourcebook.resolve.links import plain
from sourcebook.site.days import page_and_words
from sourcebook.site.exports.timeline_json import standing
from sourcebook.site.halves import letters, words
from sourcebook.site.parties import names
from sourcebook.site.present import (
    apart,
    capital,
    day_words,
    said_words,
    shape,
    side_letters,
    speaker_words,
    state_words,
    status_words,
)
from sourcebook.site.speakers import voices

_TOLD = re.compile(
    'class="(?:(sign|half-line|how|step [a-z]+|standing|parties)|side-event|position-event|record-title)"'
)
"""What is in a line that tells of a record, or only names it."""
_STATE = re.compile("</a> As of ")
_TOLD_IN_COPY = re.compile(r"(?:\*\*.*?\*\* )?\*[■●◐○◌⊗◍│]|\[.*\) \*?As of ")
"""How a line of a copy begins that tells of a record."""
_CONNECTED_IN_COPY = re.compile(r"\*[^*]+\* \[")
"""The same on the page of an event."""
_LINK = re.compile(r'<a href="([^"#]*)">(.*?)</a>')
_LINK_IN_COPY = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\(([^)#]*)\)")
_PERSON = re.compile(r'<a href="((?:\.\./)*(?:officials|organisations)/[^"/#]+/)">([^<]*)</a>')
_TAG = re.compile('<a class="headerlink".*?</a>|<[^>]*>')
_SECTION = re.compile(
    r'<h3 (?:id="[^"]*" )?class="(day|voice)\b[^>]*>(.*?)</h3>(.*?)(?=<h[23]\b|</article>)', re.DOTALL
)
_DRAWN = re.compile(r'<a xlink:href="([^"]*)"[^>]*><title[^>]*>([^<]*)</title>')
_ABOUT = re.compile(r"\b(officials|claims)/([^/.]+)")
"""In the way to a drawing, whose it is."""
_JOINED = ('</p>\n<p class="record-title">', '</p>\n<p class="whose">')
"""Between paragraphs that say one thing together."""
_OF_ITS_OWN = ("days/", "documents/", "events/")
"""Pages on which a record is told of as it stands to what they show, or as it stood then."""
_UNSEEN = "*\\`_"
"""Signs that a copy writes otherwise than its page."""

Wrong = Iterator[tuple[str, str]]


class Rows:
    """Holds what stands beside links against a sourcebook."""

    def __init__(self, book: Sourcebook) -> None:
        """Know the days, and who speaks on them."""
        self._book, self._letters = book, side_letters(book.site.sides)
        self._labels = {
            f"{one.folder}/{one.id}/": one.label for one in (*book.all(Official), *book.all(Organisation))
        }
        self._people = set(self._labels.values())
        self._lines = {one.event.id: one for one in half_lines(book)}
        self._days = {page_and_words(one.day)[0].removesuffix(".md"): one for one in days(book)}
        self._sayings = defaultdict[str, list[str]](list)
        for day in self._days.values():
            for id, told in _said_on(book, day):
                self._sayings[id].append(told)
        self._rows, self._drawn = cache(self._rows_of), cache(self._drawn_of)
        self._rows_there = lru_cache(2)(lambda page: set(map(_bare, self._rows_on(page))))
        self._good = defaultdict[str, set[str]](set)
        """Lines that are good in pages of one folder; on some pages, only there."""
        self._called = defaultdict[int, set[tuple[str, str]]](set)
        """Names that lead to whom they name, by how far below the root."""

    def in_page(self, path: str, page: str) -> Wrong:
        """What is wrong with the lists, the names and the drawings of a page."""
        text, refused = page, set[str]()
        for one in _JOINED:
            text = text.replace(one, " ")
        good = self._good[path if path.startswith(_OF_ITS_OWN) else path.rpartition("/")[0]]
        for found in chain(_TOLD.finditer(text), _STATE.finditer(text)):
            line = text[text.rfind("\n", 0, found.start()) + 1 : text.find("\n", found.end())]
            if line in good or line in refused or not (link := _LINK.search(line)):
                continue
            is_named = found.re is _TOLD and not found[1]
            told = "" if is_named else _bare(html.unescape(_TAG.sub("", line)))
            if flaw := self._flaw(path, from_root(path, link[1]), told, html.unescape(link[2])):
                refused.add(line)
                yield line, flaw
            else:
                good.add(line)
        known = self._called[path.rpartition("/")[0].count("/")]
        for address, name in set(_PERSON.findall(page)) - known:
            meant = self._labels.get(from_root(path, address))
            if meant != (called := html.unescape(name)) and called in self._people:
                yield f'{address}">{name}', f"the name “{called}” leads to “{meant}”: {OTHER}"
            else:
                known.add((address, name))
        for kind, heading, below in _SECTION.findall(page):
            yield from self._in_section(path, kind, heading, below)
        if "xlink:href" in page:
            yield from self.in_drawing(path, page)

    def in_copy(self, path: str, text: str) -> Wrong:
        """What is wrong with the lists of a plain copy."""
        good = self._good[path if path.startswith(_OF_ITS_OWN) else ""]
        for piece in text.split("-   ")[1:]:
            line = piece[: piece.find("\n")] if piece[0] in "*[" else ""
            if (
                line
                and line not in good
                and (link := _LINK_IN_COPY.search(line))
                and (_CONNECTED_IN_COPY if path.startswith("events/") else _TOLD_IN_COPY).match(line)
            ):
                told = _bare(_LINK_IN_COPY.sub(r"\1", html.unescape(line)))
                if flaw := self._flaw(path, link[2].removeprefix(self._book.site.address), told, ""):
                    yield line, flaw
                    continue
                good.add(line)

    def in_drawing(self, path: str, text: str) -> Wrong:
        """What is wrong with what a drawing says of the records to which it leads."""
        for address, title in set(_DRAWN.findall(text)):
            way = from_root(path, html.unescape(address)).removeprefix(self._book.site.address)
            about = _ABOUT.search(path)
            meant = self._drawn(way, *(about.groups() if about else ("", "")))
            if meant and _bare(html.unescape(title)) not in meant:
                yield title, f"“{title[:120]}” is not what the record says of {way}: {OTHER}"

    def _flaw(self, path: str, way: str, told: str, name: str) -> str:
        """What is wrong with a line that tells of what it leads to or, if it tells nothing, with the name of that."""
        meant = self._rows(way)
        if not meant or (told in meant if told else _bare(name) == next(iter(meant))):
            return ""
        if path.startswith(_OF_ITS_OWN) and told in self._rows_there(path.rpartition("/")[0]):
            return ""
        return f"“{(told or name)[:120]}” is not what the record says of {way}: {OTHER}"

    def _in_section(self, path: str, kind: str, heading: str, below: str) -> Wrong:
        """What is wrong with the day, or with the speakers, below which records stand."""
        told = _bare(html.unescape(_TAG.sub("", heading)))
        for address, _ in _LINK.findall(below):
            folder, _, id = from_root(path, address).strip("/").partition("/")
            event = self._book.events.get(id) if folder == "events" else None
            if event and told != (_bare(event.when) if kind == "day" else self._voice(event)):
                yield heading, f"a record of another {kind} stands below “{told}”: {OTHER}"

    def _voice(self, event: ResolvedEvent) -> str:
        """Below whose name a statement stands."""
        (voice,) = voices(self._book, [event])
        return _bare(", ".join(one.label for one in voice.speakers) + voice.words)

    def _rows_of(self, way: str) -> Mapping[str, None]:
        """The title of the record to which a way leads, and all lines in which lists tell of it; none where it leads elsewhere."""
        folder, _, id = way.strip("/").partition("/")
        book, told = self._book, list[str]()
        if folder == "claims" and (claim := book.claims.get(id)):
            told = [
                claim.record.question,
                f"{claim.record.question}{state_words(claim, claim.turning_days[-1])}",
            ]
        elif folder == "contradictions" and (differing := book.find(Contradiction, id)):
            told = [differing.title, f"{differing.title}{names(book, differing)}"]
        elif folder == "events" and (event := book.events.get(id)):
            told = [event.record.title, *self._of_event(event), *self._sayings[id]]
        return dict.fromkeys(map(_bare, told))

    def _rows_on(self, page: str) -> Iterator[str]:
        """How one page tells of records otherwise than lists do: as they stood on a day, or as they stand to what the page shows."""
        folder, _, id = page.partition("/")
        event, document, day = self._book.events.get(id), self._book.find(Document, id), self._days.get(page)
        for claim in day.claims if day else ():
            yield f"{claim.record.question}{state_words(claim, day.day)}"
        for line in day.contacts if day else ():
            yield f"{letters(line)}{line.event.record.title}. {words(line)}"
        for one in event.connections if folder == "events" and event else ():
            far, note = apart(one.days), plain(one.note, self._book) if one.note else ""
            when = self._book.events[one.event.id].when
            yield f"{one.how}{one.event.title}, {when}{', ' if far else ''}{far}{'. ' if note else ''}{note}"
        for one in life_of(self._book, document) if folder == "documents" and document else ():
            how, note, told = (
                capital(one.how.passive or one.how.label),
                plain(one.note or "", self._book),
                self._book.events[one.event.id],
            )
            yield f"{told.when}{shape(told)}{how}{one.event.title}: {told.status.label}.{note}"

    def _of_event(self, event: ResolvedEvent) -> Iterator[str]:
        """How lists tell of an event."""
        title, when, sign, status = event.record.title, event.when, shape(event), status_words(event)
        letter = self._letters.get(event.side.id, "") if event.side and event.scope == "contact" else ""
        line = self._lines.get(event.id)
        yield f"{sign}{letter}{title}{standing(event)}"
        yield f"{when}{sign}{title}"
        yield f"{when}{sign}{status}{title}"
        yield f"{when}{sign}{title}{words(replace(line, outside=())) if line else f'{capital(status)}.'}"
        yield f"{sign}What it speaks of: {status} → {title}"
        yield f"← Previous in the timeline: {title}, {when}"
        yield f"Next in the timeline: {title}, {when} →"
        if line:
            yield f"{letters(line)}{when}{title}{_on_the_word_of(line)}. {words(line)}"

    def _drawn_of(self, way: str, noun: str, of: str) -> frozenset[str]:
        """What may be said of the record to which a way leads in a drawing, which is `of` an official or a claim."""
        folder, _, id = way.strip("/").partition("/")
        event = self._book.events.get(id) if folder == "events" else None
        if event is None:
            return frozenset()
        line, claim = self._lines.get(id), self._book.claims.get(of) if noun == "claims" else None
        title, status = (
            event.record.title,
            f"{status_words(event)}{' · background' if event.scope == 'context' else ''}",
        )
        told = [f"{title}{event.when}{one}" for one in (status, words(line) if line else status)]
        own = next((one for one in event.quotes if one.speaker and one.speaker.id == of), None)
        if noun == "officials" and own:
            said = said_words(own, event.date)
            told.append(f"{told[0]}{capital(said)}{':' if said else ''}{own.sentence}")
        for one in claim.positions if claim else ():
            if one.event.id == id:
                first = one.quotes[0]
                said = said_words(first, event.date)
                taken = f"{capital(one.passive)} {one.party}{', ' if said else ''}{said}:{first.sentence}"
                told += [f"{title}{when}{status}{taken}" for when in (event.when, first.said.date)]
        return frozenset(map(_bare, told))


def _said_on(book: Sourcebook, day: Day) -> Iterator[tuple[str, str]]:
    """The records with words of a day, each with how the list of days tells of it."""
    for saying in day.sayings:
        event, title = book.events[saying.record.id], saying.record.title
        who = "; ".join(dict.fromkeys(speaker_words(book, one) for one in saying.quotes))
        said = dict.fromkeys(said_words(one) for one in saying.quotes)
        when = "; ".join(one for one in said if one != f"said {day_words(day.day)}")
        for again in ("", " (further words)"):
            yield (
                event.id,
                f"{who}{shape(event)}{title}{again}{status_words(event)}{'; ' if when else ''}{when}",
            )


def _on_the_word_of(line: HalfLine) -> str:
    """On which officials’ word a contact is known."""
    quotes = {one.quote for one in line.event.grounds if one.sort == "side"}
    said = (one.speaker for one in line.event.quotes if one.number in quotes)
    named = dict.fromkeys(one.name for one in said if isinstance(one, Official))
    return f" – on the word of {' and of '.join(named)}" if named else ""


def _bare(text: str) -> str:
    """A text without what a page and its copy write otherwise."""
    for sign in _UNSEEN:
        text = text.replace(sign, "")
    return "".join(text.split())
