"""A sourcebook of as many invented records as are asked for, with everything that a record can have; the check passes it.

    .venv/bin/python benchmarks/invent.py DIR NUMBER [WORDS]

It is made in chapters of one article each: two envoys of two towns meet, each side speaks of it, one denies, one makes no
comment, somebody unnamed tells more, something is planned, an accord is signed. Each chapter brings in one official;
two ministers speak in all. Where WORDS are given, each article is one paragraph of at least so many. The same numbers give
the same bytes. Nothing in it is about anybody.
"""

import argparse
import datetime as dt
import hashlib
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sourcebook.init import start
from sourcebook.model import NOUNS

BEGINS = "bal bren cor dal del dor fal fen gar hal jor kel lan lor mar mel nor pel quil ral sel tar tor vel wen yar".split()
MIDDLES = "a ada ama e eda ela emi i ida ina iri o ola oma ori u una".split()
ENDS = (
    "beck bren dale del dor fen gard lin lock mar mond nell quist rane rick ster thorn vane well wick".split()
)
WOMEN = "Ada Berta Clara Dora Edith Freda Greta Hilda".split()
MEN = "Arno Bruno Conrad Emil Felix Gustav Hugo Ivo".split()
TOWNS = ("Aldermouth", "Penlark")
FIRST_DAY = dt.date(2001, 3, 1)
SITE = ("The Invented Record", "https://invented.example.org/", "https://code.example.org/invented")
CHANNELS = {
    "face-to-face": ("Face to face", "Meetings in person."),
    "public-words": ("Public words only", "What is said to newspapers, where nothing else is known."),
    "letters": ("Letters", "What is written from one town to the other."),
}
HOME = "---\ntitle: Invented\ndescription: Invented records, for a benchmark.\n---\nAll of it is invented; see the [[index/timeline]].\n"
FILLER = 5
"""Paragraphs of each article that no record quotes."""


def invent(root: Path, n: int, words: int = 0) -> None:
    """Write a sourcebook of `n` records into a folder that is empty or not there; `n` is 40 or more.

    With `words`, each article is one paragraph of at least so many.
    """
    start(root, *SITE)
    for folder in ("seeds", *(f"content/{name}" for name in _folders() if name != "pages")):
        shutil.rmtree(root / folder)
    site = root / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("from: 2029", "from: 2000"), "utf-8")
    left = n - len(list((root / "content" / "pages").glob("*.md")))
    (root / "content" / "pages" / "home.md").write_text(HOME, "utf-8")
    files = dict(_common())
    left -= _records(files)
    for number in range(n):
        chapter = dict(Chapter(number, words).files())
        if _records(chapter) > left:
            break
        files |= chapter
        left -= _records(chapter)
    for number in range(left):
        files |= dict(_outside(f"spare-{number}", "A page that nothing rests on"))
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode("utf-8"))


def _folders() -> set[str]:
    return {noun.path_pattern.split("/")[1] for noun in NOUNS}


def _records(files: dict[str, str]) -> int:
    return sum(path.startswith("content/") for path in files)


def word(number: int) -> str:
    """An invented word; each number below 8,840 has its own."""
    begin, rest = divmod(
        (number * 7919 + 13) % (len(BEGINS) * len(MIDDLES) * len(ENDS)), len(MIDDLES) * len(ENDS)
    )
    return BEGINS[begin] + MIDDLES[rest // len(ENDS)] + ENDS[rest % len(ENDS)]


@dataclass(frozen=True)
class Person:
    """An official, of one of the two towns by turns; those below 0 are the ministers, who speak in every chapter."""

    number: int

    @property
    def is_woman(self) -> bool:
        return self.number % 4 < 2

    @property
    def name(self) -> str:
        first = (WOMEN if self.is_woman else MEN)[self.number % 8]
        return f"{first} {word(self.number + 2).capitalize()}"

    @property
    def id(self) -> str:
        return self.name.lower().replace(" ", "-")

    @property
    def town(self) -> str:
        return TOWNS[self.number % 2]

    @property
    def title(self) -> str:
        return f"{word(self.number + 4002)} warden"

    @property
    def house(self) -> str:
        """The body in which the office is held; four chapters share one of each town."""
        return f"{self.town.lower()}-office-{max(self.number, 0) // 8}"

    @property
    def pronoun(self) -> str:
        return "she" if self.is_woman else "he"


MINISTERS = (Person(-2), Person(-1))


class Chapter:
    """One article, and the records that rest on it."""

    def __init__(self, number: int, words: int = 0) -> None:
        self.number, self.words = number, words
        self.chance = random.Random(number)
        self.published = FIRST_DAY + dt.timedelta(days=number % 7000)
        self.said = self.published - dt.timedelta(days=1)
        self.met = self.published - dt.timedelta(days=20)
        self.id = f"{self.published.year}-{word(number)}-{number}"
        self.sides = tuple(
            sorted(
                (Person(number), Person(max(number - 1, 0) if number else 1)), key=lambda one: one.number % 2
            )
        )
        self.deed, self.thing, self.place = (self.some(4) for _ in range(3))

    def some(self, count: int) -> str:
        """Some invented words, by chance, the same in each run."""
        return " ".join(word(self.chance.randrange(8840)) for _ in range(count))

    @cached_property
    def sentences(self) -> dict[str, str]:
        """What the article says, by what it is for."""
        (one, other), (ours, theirs) = self.sides, MINISTERS
        monday, month = self.said.strftime("%A"), self.met.strftime("%B")
        return {
            "asserts": f"“We met at the {self.place} quay, and the {self.some(2)} answered with {self.some(2)},” the {one.title} {one.name} said on {monday}.",
            "goes-on": f"“The {self.some(3)} goes on with the {self.some(2)} of {self.some(2)}.”",
            "tells": f"The {self.some(2)} of {self.some(3)} and the {self.some(2)} meet every {self.some(1)}, {one.name} added.",
            "agrees": f"According to {theirs.name}, the envoys of the {self.thing} met at the {self.some(2)} quay with the {self.some(2)}.",
            "denies": f"The {other.title} {other.name} denied on {monday} in {self.some(1)} that the {self.deed} envoys met at the {self.some(2)} quay.",
            "silent": f"Asked about the {self.some(2)}, {ours.name} declined to comment on the {self.some(2)} {self.some(2)} of the {self.some(2)}.",
            "unnamed": f"A {self.some(1)} keeper, who asked for the {self.some(2)} of {self.some(2)}, reported that the {self.some(2)} pilots met on the {self.some(2)} sandbank in {month}.",
            "wishes": f"“The {self.some(2)} should meet the {self.some(2)} of {self.some(1)} at the {self.some(2)},” {theirs.name} told the {self.some(1)} paper.",
            "accord": f"Both towns signed the {self.some(2)} accord in {self.published.year - 1}; the {self.some(2)} and the {self.some(2)} are in it.",
        }

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file by its path."""
        yield from self.article()
        yield from self.people()
        yield from self.acts()
        yield from self.sayings()
        yield from self.matters()

    def article(self) -> Iterator[tuple[str, str]]:
        """The seed, and the record of the source."""
        told = self.sentences
        headline = f"The {self.thing} of {self.place}"
        lines = [headline, f"{told['asserts']} {told['goes-on']}", told["tells"]]
        while len(lines) < 3 + FILLER or sum(line.count(" ") for line in lines) < self.words:
            lines.append(self.filler())
        lines += [told[name] for name in ("agrees", "denies", "silent", "unnamed", "wishes", "accord")]
        body = (" " if self.words else "\n").join(lines[1:])
        seed, text = f"seeds/{self.id}.txt", f"{headline}\n{body}\n"
        yield seed, text
        quoted = ", ".join(one.id for one in dict.fromkeys((*self.sides, *MINISTERS)))
        yield (
            f"content/sources/{self.id}-paper.md",
            f"""---
title: {headline}
seed: {seed}
sha256: {hashlib.sha256(text.encode("utf-8")).hexdigest()}
publisher: {{organisation: paper-{self.number // 16}, basis: stated}}
credit: Invented for a benchmark.
published: {self.published}
published_basis: stated
language: English
standing: independent
reliability: Invented; it proves nothing.
rights: Invented; it may be copied.
origins:
  - {{id: {self.id}-own, name: The paper’s own reporting of the {self.thing}, quoted: [{quoted}]}}
boilerplate:
  - {{line: 1, exact: {headline}, action: drop, kept_as: title}}
---
The paper tells of [[event/{self.event("meeting")}|the meeting]] and of the {self.some(3)}.
""",
        )

    def filler(self) -> str:
        """A paragraph of which nothing is quoted."""
        return " ".join(
            f"The {self.some(4)} of the {self.some(3)} was near the {self.some(3)}." for _ in range(4)
        )

    def event(self, sort: str) -> str:
        """The id of one of the chapter's events."""
        met = self.met.year
        year = {"accord": self.published.year - 1, "meeting": met, "pilots": met}.get(sort, self.said.year)
        return f"{year}-{word(self.number)}-{self.number}-{sort}"

    def people(self) -> Iterator[tuple[str, str]]:
        """The official of the chapter, and every few chapters a body of each town, a paper, a topic and a place."""
        yield _official(Person(self.number), self)
        if self.number % 8 == 0:
            for town in TOWNS:
                yield _body(
                    f"{town.lower()}-office-{self.number // 8}",
                    f"{word(self.number + 6000).capitalize()} Office of {town}",
                    town,
                    "It keeps a quay.",
                    True,
                )
        if self.number % 16 == 0:
            yield _body(
                f"paper-{self.number // 16}",
                f"{word(self.number + 7000).capitalize()} Echo",
                TOWNS[0],
                "A newspaper.",
                False,
            )
        if self.number % 4 == 0:
            name = word(self.number + 5000)
            yield (
                f"content/topics/{self.topic}.md",
                f"---\nname: The {name} matter\nscope: What is said of the {name}.\n---\nIt began with [[event/{self.event('meeting')}]].\n",
            )
            yield (
                f"content/places/{self.sandbank}.md",
                f"---\nname: The {name} sandbank\nscope: A sandbank between the towns.\n---\n",
            )
        if self.number % 10 == 0:
            yield (
                f"content/withdrawn/{self.event('festival')}.yaml",
                f"was: event\ntitle: A festival of the {self.some(2)}\nwithdrawn: {self.published}\nwhy: The article tells of none.\n",
            )

    @property
    def topic(self) -> str:
        return f"matter-{self.number // 4}"

    @property
    def sandbank(self) -> str:
        return f"sandbank-{self.number // 4}"

    def acts(self) -> Iterator[tuple[str, str]]:
        """A meeting that both sides tell of, one on the word of somebody unnamed, a plan, and the accord."""
        one, other = self.sides
        theirs = MINISTERS[1]
        yield self.record(
            "meeting",
            f"Envoys meet at the {self.place} quay",
            self.met,
            "meeting",
            "confirmed",
            [(one, "speaker", ""), (theirs, "speaker", "")],
            f"Envoys are said to have met. {one.name} and {theirs.name} say so.",
            [("asserts", one.id, "partly", "asserts"), ("agrees", theirs.id, "reported", "asserts")],
            f"date_note: It was about twenty days before the article.\ndate_url: {_address(self.id + '-list')}\n",
            basis="background",
            more=f"notes:\n  - text: The list has the day; see also [[event/{self.event('asserts')}]].\n    url: {_address(self.id + '-list')}\n",
        )
        yield self.record(
            "pilots",
            f"Pilots meet on the {self.place} sandbank, by a keeper’s word",
            self.met.strftime("%Y-%m"),
            "meeting",
            "reported-anonymous",
            [],
            "Pilots are said to have met, by the word of a keeper without a name.",
            [("unnamed", "{unnamed: a keeper}", "reported", "asserts")],
            "date_note: The article names the month.\n",
            more=f"places: [{self.sandbank}]\n",
        )
        yield self.record(
            "plan",
            f"A meeting with the {self.deed} is wished for",
            self.said,
            "meeting",
            "wished",
            [(theirs, "speaker", "")],
            f"{theirs.name} wishes for a meeting.",
            [("wishes", theirs.id, "partly", "wishes")],
            self.dated(),
            more=f"plan:\n  due: {self.published.year + 1}\n  wished_by: [{theirs.id}]\n",
        )
        yield self.record(
            "accord",
            f"The accord of the {self.thing} is signed",
            self.published.year - 1,
            "agreement",
            "article-alone",
            [],
            "Both towns sign an accord, by the words of the article.",
            [("accord", "narration", "reported", "asserts")],
            "",
            basis="stated",
        )
        yield from _outside(f"{self.id}-list", f"List of the {self.thing}")

    def sayings(self) -> Iterator[tuple[str, str]]:
        """What each side says, and who makes no comment."""
        one, other = self.sides
        ours, theirs = MINISTERS
        yield self.record(
            "asserts",
            f"{one.name} says that they met at the {self.place} quay",
            self.said,
            "statement",
            "on-record",
            [(one, "speaker", one.title)],
            f"{one.name} says that they met and that it goes on.",
            [
                ("asserts", one.id, "partly", ""),
                ("goes-on", one.id, "direct", ""),
                ("tells", one.id, "reported", ""),
            ],
            self.dated(),
            more=f"related:\n  - {{event: {self.event('meeting')}, how: reports-on}}\n",
        )
        yield self.record(
            "agrees",
            f"{theirs.name} says that the envoys met",
            self.said,
            "statement",
            "on-record",
            [(theirs, "speaker", "")],
            f"{theirs.name} says so, too.",
            [("agrees", theirs.id, "reported", "")],
            self.dated(),
            more=f"related:\n  - {{event: {self.event('meeting')}, how: reports-on}}\n",
        )
        yield self.record(
            "denies",
            f"{other.name} says that no envoys met",
            self.said,
            "statement",
            "on-record",
            [(other, "speaker", other.title)],
            f"{other.name} denies that envoys met.",
            [("denies", other.id, "reported", "")],
            self.dated(),
            more=f"related:\n  - {{event: {self.event('asserts')}, how: contradicts}}\n",
        )
        yield self.record(
            "silent",
            f"{ours.name} declines to comment on the {self.deed}",
            self.said,
            "no-comment",
            "on-record",
            [(ours, "speaker", "")],
            f"{ours.name} makes no comment.",
            [("silent", ours.id, "reported", "")],
            self.dated(),
            more=f"related:\n  - {{event: {self.event('asserts')}, how: responds-to}}\n",
        )

    def dated(self) -> str:
        return (
            f"date_note: The article, of {self.published:%d %B}, says “on {self.said.strftime('%A')}”.\n"
            if self.chance
            else ""
        )

    def matters(self) -> Iterator[tuple[str, str]]:
        """A claim, a contradiction, and every few chapters a document."""
        one, other = self.sides
        yield (
            f"content/claims/{self.id}-met.yaml",
            f"""question: Did the envoys of the {self.thing} meet?
proposition: The envoys met at the {self.place} quay.
about: [{self.event("meeting")}]
topics: [{self.topic}]
positions:
  - {{by: {one.id}, stance: asserts, event: {self.event("asserts")}}}
  - {{by: {MINISTERS[1].id}, stance: asserts, event: {self.event("agrees")}}}
  - {{by: {other.id}, stance: denies, event: {self.event("denies")}}}
  - {{by: {MINISTERS[0].id}, stance: declines-to-comment, event: {self.event("silent")}}}
""",
        )
        yield (
            f"content/contradictions/{self.id}-met-or-not.yaml",
            f"""title: Whether the envoys of the {self.thing} met
between: between-sides
differs: {one.name} says that they met; {other.name} denies it.
passages:
  - {{event: {self.event("asserts")}, quote: 1}}
  - {{event: {self.event("denies")}, quote: 1}}
""",
        )
        if self.number % 5 == 0:
            yield (
                f"content/documents/{self.id}-text.md",
                f"""---
name: Accord of the {self.thing}
sort: Agreement
parties: [{", ".join(TOWNS)}]
date: {self.published.year - 1}
date_note: The year is the article’s.
state: Nothing is told of how it stands.
events:
  - {{event: {self.event("accord")}, how: signs}}
---
It is told of in [[source/{self.id}-paper]].
""",
            )

    def record(
        self, sort, title, date, kind, status, officials, summary, evidence, dated, basis="computed", more=""
    ) -> tuple[str, str]:
        """One event."""
        parts = "".join(
            f"  - {{official: {one.id}, part: {part}{f', printed: {printed}' if printed else ''}}}\n"
            for one, part, printed in officials
        )
        quotes = "".join(
            f"  - source: {self.id}-paper\n    quote: >-\n      {self.sentences[name]}\n    said_by: {who}\n    voice: {voice}\n"
            + (f"    position: {position}\n" if position else "")
            + (
                f"    note: “{self.said:%A}” is the day of the words.\n"
                if (sort, name) == ("meeting", "asserts")
                else ""
            )
            for name, who, voice, position in evidence
        )
        channel = tuple(CHANNELS)[kind != "meeting"]
        return f"content/events/{self.event(sort)[:4]}/{self.event(sort)}.yaml", (
            f"title: {title}\ndate: {date}\ndate_basis: {basis}\n{dated}kind: {kind}\nscope: contact\nstatus: {status}\n"
            f"channels: [{channel}]\n"
            + (f"officials:\n{parts}" if parts else "")
            + f"topics: [{self.topic}]\nsummary: >-\n  {summary}\n"
            f"evidence:\n{quotes}{more}"
        )


def _common() -> Iterator[tuple[str, str]]:
    """What all chapters lean on."""
    for id, (name, scope) in CHANNELS.items():
        yield f"content/channels/{id}.md", f"---\nname: {name}\nscope: {scope}\n---\n"
    yield from (_official(one, Chapter(0)) for one in MINISTERS)
    yield from _outside("offices", "Offices of both towns")


def _official(one: Person, chapter: Chapter) -> tuple[str, str]:
    """An official with two offices, and the time without one before."""
    return (
        f"content/officials/{one.id}.md",
        f"""---
name: {one.name}
country: {one.town}
speaks: English
pronoun: {one.pronoun}
roles:
  - {{title: No office, from: 1990, to: 1994, basis: background}}
  - {{title: Clerk of {word(one.number + 3002)}, organisation: {one.house}, from: 1995, to: 1999, basis: reference, url: "{_address("offices")}"}}
  - {{title: {one.title.capitalize()}, organisation: {one.house}, from: 2000, basis: reference, url: "{_address("offices")}"}}
---
{one.pronoun.capitalize()} is first told of in [[source/{chapter.id}-paper|an article]], and speaks of the *{chapter.some(2)}*.
""",
    )


def _body(id: str, name: str, town: str, what: str, is_state: bool) -> tuple[str, str]:
    return (
        f"content/organisations/{id}.md",
        f"---\nname: {name}\nwhat: {what}\ncountry: {town}\n{'state: true' if is_state else 'state: false'}\n---\n",
    )


def _address(id: str) -> str:
    return f"https://www.example.org/{id}"


def _outside(id: str, title: str) -> Iterator[tuple[str, str]]:
    """A page outside the articles that was read."""
    yield (
        f"content/outside/{id}.yaml",
        (
            f"title: {title}\nurl: {_address(id)}\npublisher: Harbour Office of {TOWNS[0]}\nkind: primary\nconsulted: stored copy\n"
            "read: The page, in a stored copy.\nsupports: 'yes'\n"
        ),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where to write it")
    parser.add_argument("number", type=int, help="of records")
    parser.add_argument(
        "words", type=int, nargs="?", default=0, help="at least so many in each article, in one paragraph"
    )
    asked = parser.parse_args()
    invent(asked.folder, asked.number, asked.words)
