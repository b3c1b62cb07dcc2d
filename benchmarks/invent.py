"""A sourcebook of as many invented records as are asked for, with everything that a record can have; the check passes it.

    .venv/bin/python benchmarks/invent.py DIR NUMBER [WORDS]

It is made in chapters of one article each: two envoys of two towns meet, each side speaks of it, one denies, one makes no
comment, somebody unnamed tells more, something is planned, an accord is signed. Each chapter brings in one official;
two ministers speak in all. The records stand in invented.jinja, as their files have them. Where WORDS are given, each article is
one paragraph of at least so many. The same numbers give the same bytes. Nothing in it is about anybody.
"""

import argparse
import datetime as dt
import hashlib
import random
import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2

from sourcebook.init import NotEmpty, start
from sourcebook.model import NOUNS

BEGINS = "bal bren cor dal del dor fal fen gar hal jor kel lan lor mar mel nor pel quil ral sel tar tor vel wen yar".split()
MIDDLES = "a ada ama e eda ela emi i ida ina iri o ola oma ori u una".split()
ENDS = (
    "beck bren dale del dor fen gard lin lock mar mond nell quist rane rick ster thorn vane well wick".split()
)
WOMEN = "Ada Berta Clara Dora Edith Freda Greta Hilda".split()
MEN = "Arno Bruno Conrad Emil Felix Gustav Hugo Ivo".split()
LATIN = "abcdefghijklmnopqrstuvwxyz"
SCRIPTS = ("абкдефгхижклмнопкрстуввхыз", "αβκδεφγχιζκλμνοπκρστυββξυζ")
TOWNS = ("Aldermouth", "Penlark")
LANGUAGES = ("English", "Norwegian")
FIRST_DAY = dt.date(2001, 3, 1)
SITE = ("The Invented Record", "https://invented.example.org/", "https://code.example.org/invented")
FEWEST = 40
FILLER = 5
"""Paragraphs of each article that no record quotes."""


def invent(root: Path, n: int, words: int = 0) -> None:
    """Write a sourcebook of `n` records into a folder that is empty or not there; `n` is 40 or more.

    With `words`, each article is one paragraph of at least so many.
    """
    start(root, *SITE)
    for folder in ("seeds", *(f"content/{name}" for name in _folders() if name != "pages")):
        shutil.rmtree(root / folder)
    for name, old, new in (
        ("content/site.yaml", "from: 2029", "from: 2000"),
        ("mkdocs.yml", "  /index.md\n", "  /index.md\n  /home-once.md\n"),
    ):
        text = (root / name).read_text("utf-8")
        (root / name).write_text(text.replace(old, new), "utf-8")
    files = {
        f"content/pages/{one.name}": one.read_text("utf-8") for one in (root / "content/pages").iterdir()
    }
    for number in range(n):
        chapter = Chapter(number, words).files()
        if _records(files | chapter) > n:
            break
        files |= chapter
    for number in range(n - _records(files)):
        files[f"content/outside/spare-{number}.yaml"] = SPARE.format(address(f"spare-{number}"))
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode("utf-8"))


SPARE = """title: A page that nothing rests on
url: {}
publisher: Harbour Office of Aldermouth
kind: primary
consulted: stored copy
read: The page, in a stored copy.
supports: 'yes'
"""


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


def in_scripts(name: str) -> list[str]:
    """A name in letters that are not Latin."""
    return [name.lower().translate(str.maketrans(LATIN, script)).title() for script in SCRIPTS]


def address(id: str) -> str:
    """Where a page outside the articles stands."""
    return f"https://www.example.org/archive/of-both-towns/{id}"


def day(date: dt.date) -> str:
    """A day in words."""
    return f"{date.day} {date:%B %Y}"


def published(number: int) -> dt.date:
    """The day on which the article of a chapter is published."""
    return FIRST_DAY + dt.timedelta(days=number % 7000)


def article_id(number: int) -> str:
    """What the ids of a chapter begin with, but for those of its events."""
    return f"{published(number).year}-{word(number)}-{number}"


@dataclass(frozen=True)
class Person:
    """An official, of one of the two towns by turns; those below -1 are the ministers, who speak in every chapter."""

    number: int

    @property
    def is_woman(self) -> bool:
        return self.number % 4 < 2

    @property
    def surname(self) -> str:
        return word(self.number + 4).capitalize()

    @property
    def name(self) -> str:
        return f"{(WOMEN if self.is_woman else MEN)[self.number % 8]} {self.surname}"

    @property
    def other_names(self) -> list[str]:
        return in_scripts(self.name) + in_scripts(self.surname)

    @property
    def id(self) -> str:
        return self.name.lower().replace(" ", "-")

    @property
    def town(self) -> str:
        return TOWNS[self.number % 2]

    @property
    def language(self) -> str:
        return LANGUAGES[self.number % 2]

    @property
    def title(self) -> str:
        return f"{word(self.number + 4004)} warden"

    @property
    def house(self) -> str:
        """The body in which the office is held; eight chapters share one of each town."""
        return f"{self.town.lower()}-office-{max(self.number, 0) // 8}"

    @property
    def pronoun(self) -> str:
        return "she" if self.is_woman else "he"


MINISTERS = (Person(-4), Person(-3))


class Chapter:
    """One article, and what the records that rest on it need to know."""

    def __init__(self, number: int, words: int = 0) -> None:
        self.number, self.words = number, words
        self.chance = random.Random(number)
        self.published = published(number)
        self.said, self.met = self.after(-1), self.after(-20)
        self.weekday = f"{self.said:%A}"
        self.id = article_id(number)
        self.source_before = f"{article_id(number - 1)}-paper"
        self.source, self.seed = f"{self.id}-paper", f"seeds/{self.id}.txt"
        self.list, self.reprint, self.wire = (f"{self.id}-{one}" for one in ("list", "reprint", "wire"))
        self.newcomer, self.ours, self.theirs = Person(number), *MINISTERS
        self.sides = self.one, self.other = sorted(
            (self.newcomer, Person(number - 1)), key=lambda one: one.town
        )
        self.deed, self.thing, self.place, self.mill = (self.some(4) for _ in range(4))
        self.topic, self.sandbank, self.name = (
            f"matter-{number // 4}",
            f"sandbank-{number // 4}",
            word(number + 5000),
        )
        self.before = f"matter-{number // 4 - 1}" if self.every(2) and number > 3 else ""
        self.paper, self.agency = f"paper-{number // 16}", f"agency-{number // 16}"
        self.office = word(number // 8 + 6000).capitalize()
        self.press = word(number // 16 + 8000).capitalize()
        self.headline = f"The {self.thing} of {self.place}"
        self.footer = f"Read on in the {self.some(3)} of this week."
        self.told = self.sentences()

    def some(self, count: int) -> str:
        """Some invented words, by chance, the same in each run."""
        return " ".join(word(self.chance.randrange(8840)) for _ in range(count))

    def every(self, count: int) -> bool:
        """Whether this is one of every so many chapters; the first is."""
        return self.number % count == 0

    def after(self, days: int) -> dt.date:
        """The day so many days after the article was published."""
        return self.published + dt.timedelta(days=days)

    def sentences(self) -> dict[str, str]:
        """What the article says, by what it is for."""
        month, motto = f"{self.met:%B}", f"The {self.thing} is open"
        return {
            "asserts": f"“We met at the {self.place} quay, and the {self.some(2)} answered with {self.some(2)},” the {self.one.title} {self.one.name} said on {self.weekday}.",
            "goes-on": f"“The {self.some(3)} goes on with the {self.some(2)} of {self.some(2)}.”",
            "tells": f"The {self.some(2)} of {self.some(3)} and the {self.some(2)} meet every {self.some(1)}, Warden {self.one.surname} added.",
            "agrees": f"According to {self.theirs.name}, envoys of the {self.thing} met at the {self.some(2)} quay with the {self.some(2)}.",
            "denies": f"The {self.other.title} {self.other.name} denied on {self.weekday} in {self.some(1)} that the {self.deed} envoys met at the {self.some(2)} quay.",
            "unseen": f"“Nobody of ours stood at the {self.some(2)} quay when the {self.some(2)} came in,” {self.other.name} said.",
            "silent": f"Asked about the {self.some(2)}, {self.ours.name} declined to comment on the {self.some(2)} {self.some(2)} of the {self.some(2)}.",
            "unnamed": f"A {self.some(1)} keeper, who asked for the {self.some(2)} of {self.some(2)}, reported that the {self.some(2)} pilots met on the {self.some(2)} sandbank in {month}.",
            "wishes": f"“The {self.some(2)} should meet the {self.some(2)} of {self.some(1)} at the {self.some(2)},” {self.theirs.name} told the {self.some(1)} paper.",
            "accord": f"Both towns signed the {self.some(2)} accord in {self.published.year - 1}; the {self.some(2)} and the {self.some(2)} are in it.",
            "gates": f"The gate of the {self.some(2)} bears “{motto}”, and the mill of {self.mill} bears “{motto}” again.",
            "motto": f"bears “{motto}”",
            "signs": f"The walls of the {self.some(2)} have the names of Warden {self.one.surname}, Warden {self.other.surname}, {self.some(1)} and Warden {self.ours.surname}, {self.some(1)} and Warden {self.theirs.surname}; the {self.some(1)} has {self.some(1)} of {self.office} House of {TOWNS[0]}, the {self.some(1)} {self.some(1)} of {self.office} House of {TOWNS[1]}, the {self.some(1)} those of {self.press} Sheet and {self.some(1)} of {self.press} Wire.",
            "kept": f"The {self.some(2)} stand {self.some(1)} by the {self.one.title} {self.one.name} with {self.some(2)}, and {self.some(1)} by the {self.other.title} {self.other.name} with {self.some(2)}.",
        }

    def files(self) -> dict[str, str]:
        """Each file of the chapter by its path: the article, and its records; those of the first lend what all lean on."""
        lines = self.lines()
        body = (" " if self.words else "\n").join(lines)
        article = f"{self.headline}\n{body}\n{self.footer}\n"
        rendered = _template().render(
            vars(self),
            some=self.some,
            every=self.every,
            after=self.after,
            event=self.event,
            sha256=hashlib.sha256(article.encode("utf-8")).hexdigest(),
            last_line=article.count("\n"),
            apart="" if self.words else " ".join(lines[2].split()[:5]),
        )
        _, *records = re.split(r"^-- (.+) --\n", rendered, flags=re.MULTILINE)
        texts = ("".join(line for line in one.splitlines(True) if line.strip()) for one in records[1::2])
        return {self.seed: article, **dict(zip(records[::2], texts, strict=True))}

    def lines(self) -> list[str]:
        """The paragraphs of the article, below its headline."""
        told = self.told
        lines = [f"{told['asserts']} {told['goes-on']}", told["tells"]]
        while len(lines) < 2 + FILLER or sum(line.count(" ") for line in lines) < self.words:
            lines.append(self.filler())
        after = (
            "agrees",
            "denies",
            "unseen",
            "silent",
            "unnamed",
            "wishes",
            "accord",
            "gates",
            "signs",
            "kept",
        )
        return lines + [told[name] for name in after]

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


@cache
def _template() -> jinja2.Template:
    """The records of a chapter."""
    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    made = jinja2.Environment(
        loader=loader,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,
    )
    made.globals |= {"address": address, "day": day, "word": word, "in_scripts": in_scripts}
    return made.get_template("invented.jinja")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where to write it")
    parser.add_argument("number", type=int, help="of records")
    parser.add_argument(
        "words", type=int, nargs="?", default=0, help="at least so many in each article, in one paragraph"
    )
    asked = parser.parse_args()
    if asked.number < FEWEST:
        parser.error(
            f"number: {asked.number} records are fewer than one article brings; ask for {FEWEST} or more"
        )
    try:
        invent(asked.folder, asked.number, asked.words)
    except NotEmpty:
        parser.error(f"folder: {asked.folder} has something in it; name one that is empty, or not there")
