"""What the tests of the built site read anew: records as plain YAML with every scalar a text, seeds as plain text."""

import calendar
import datetime as dt
import re
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import lxml.html
import pytest
from ruamel.yaml import YAML

SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


class Days(NamedTuple):
    """What a date can mean: its first and last day (None: open), whether it is in doubt, whether its ends are days."""

    first: dt.date | None
    last: dt.date | None
    doubtful: bool
    by_day: bool
    is_interval: bool
    begin_last: dt.date | None
    """The last day that its beginning can mean."""

    def latest_start(self, lasted=False):
        """The latest day on which it can have begun, as far as is known."""
        if lasted and self.begin_last:
            return self.begin_last
        return self.last or self.begin_last

    def is_certain(self, lasted=False):
        """Whether it is one certain day or, of what lasted, from one certain day to another."""
        return self.by_day and not self.doubtful and (lasted or not self.is_interval)


def days(text):
    """Read a date as records write it."""
    left, slash, right = text.partition("/")
    ends = [_point(one) for one in ((left, right) if slash else (left, left))]
    begin, end = ends
    known = [one for one in ends if one]
    return Days(
        begin and begin[0],
        end and end[1],
        any(mark in text for mark in "?~"),
        None not in ends and all(one[2] for one in known),
        bool(slash),
        begin and begin[1],
    )


def _point(text):
    if text == "..":
        return None
    parts = [int(one) for one in text.rstrip("?~").split("-")]
    if len(parts) == 3:
        return dt.date(*parts), dt.date(*parts), True
    if len(parts) == 1:
        return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31), False
    year, month = parts
    if month <= 12:
        return dt.date(year, month, 1), _end_of(year, month), False
    first = SEASONS[month]
    last = (year + 1, 2) if first == 12 else (year, first + 2)
    return dt.date(year, first, 1), _end_of(*last), False


def _end_of(year, month):
    return dt.date(year, month, calendar.monthrange(year, month)[1])


class Records:
    """The records of a sourcebook by folder and id, and the texts of its seeds."""

    def __init__(self, root: Path) -> None:
        self.content, self.seeds = root / "content", root / "seeds"
        self.site = (root / "out" / "site").resolve()
        self.vocabulary = self._read(self.content / "vocabulary.yaml")
        self.about = self._read(self.content / "site.yaml")
        self.folders = [one.name for one in sorted(self.content.iterdir()) if one.is_dir()]
        for folder in self.folders:
            files = sorted((self.content / folder).rglob("*.*"))
            setattr(self, folder, {one.stem: self._read(one) for one in files})

    def _read(self, path):
        text = path.read_text("utf-8")
        if path.suffix == ".md":
            text = text.split("---\n")[1]
        return YAML(typ="base", pure=True).load(text)

    # ---- who and what

    def is_saying(self, id):
        """Whether an event is that something was said."""
        return self.vocabulary["kinds"][self.events[id]["kind"]]["is"] == "saying"

    def word(self, vocabulary, id):
        """What the vocabulary calls something."""
        return self.vocabulary[vocabulary][id]["label"]

    def evidence(self, ids):
        """Every passage of some events."""
        return [one for id in ids for one in self.events[id]["evidence"]]

    def origin(self, evidence):
        """The id of the origin that a passage goes back to: the one it names, or the first of its article."""
        return evidence.get("origin") or self.sources[evidence["source"]]["origins"][0]["id"]

    def naming(self, field, id):
        """The events that have an id in a field."""
        return [key for key, event in self.events.items() if id in event.get(field, [])]

    def parts(self, official):
        """For each event in which an official has a part, which."""
        found = {
            key: [one["part"] for one in event.get("officials", []) if one["official"] == official]
            for key, event in self.events.items()
        }
        return {key: parts for key, parts in found.items() if parts}

    def of_speaker(self, official_or_body):
        """The events that have somebody in a field, or as a speaker of theirs."""
        id = official_or_body
        return [
            key
            for key, event in self.events.items()
            if id in event.get("organisations", [])
            or id in [one["official"] for one in event.get("officials", [])]
            or id in [one["said_by"] for one in event["evidence"]]
            or id in _who((event.get("plan") or {}).get("wished_by", []))
            or id in _who((event.get("plan") or {}).get("refused_by", []))
        ]

    # ---- the articles

    def text(self, source):
        """A seed's characters."""
        path = self.seeds.parent / self.sources[source]["seed"]
        return path.read_bytes().decode("utf-8")

    def lines(self, source):
        """The lines of an article, boilerplate left out."""
        found = self.text(source).replace("\r\n", "\n").split("\n")
        for one in self.sources[source].get("boilerplate", []):
            at = int(one["line"]) - 1
            found[at] = found[at].replace(one["exact"], "", 1) if "strip" in one["action"] else ""
        return [" ".join(one.split()) for one in found if one.strip()]

    @cached_property
    def named_in(self):
        """For the id of each official and organisation, the articles in which one of its names stands."""
        found = {}
        names = {
            name: id
            for folder in (self.officials, self.organisations)
            for id, one in folder.items()
            for name in (one["name"], *one.get("aliases", []))
        }
        for source in self.sources:
            for line in self.lines(source):
                for name in sorted(names, key=len, reverse=True):
                    line, times = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", "\0", line)
                    if times:
                        found.setdefault(names[name], set()).add(source)
        return found

    # ---- the pages

    def page(self, address):
        """A page's article, parsed, with its head's description."""
        parser = lxml.html.HTMLParser(encoding="utf-8")
        return lxml.html.parse(str(self.site / address / "index.html"), parser).getroot()

    def addresses(self):
        """Every page of the site."""
        return sorted(one.parent.relative_to(self.site).as_posix() for one in self.site.rglob("index.html"))


def _who(speakers):
    return [one for one in speakers if isinstance(one, str)]


@pytest.fixture(scope="session")
def records(built_site):
    """The records of the real site, read anew."""
    return Records(built_site)


@pytest.fixture(scope="session")
def read_days():
    """How a date is read anew."""
    return days
