"""The published data as all formats write it: every table with its rows, what it is called, and what a user must know."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from slugify import slugify

from sourcebook.model import Output, Sourcebook
from sourcebook.resolve.links import plain
from sourcebook.site.exports.tables import TABLES, filled
from sourcebook.site.exports.tables.table import Filled, Table
from sourcebook.site.json_text import spaced
from sourcebook.site.present import counted_records

SHAPE = 1
"""The version of the tables’ shape. What is taken away, or means something else, makes the next; what is added does not."""
FOLDER = PurePosixPath("data", f"v{SHAPE}")


class Dataset:
    """The data of a sourcebook; `version` is that of a release, and empty on the site."""

    def __init__(self, book: Sourcebook, version: str = "", tables: Iterable[Table[Any]] = TABLES) -> None:
        self.book = book
        self.tables: tuple[Filled, ...] = filled(book, tables)
        self.released = version

    @cached_property
    def name(self) -> str:
        """What its files are called: the site’s name as an id."""
        return slugify(self.book.site.name) or "sourcebook"

    @cached_property
    def edition(self) -> str:
        """The first twelve digits of the SHA-256 of all rows: the same rows, the same edition, whatever wrote the files."""
        told = [[one.table.name, one.table.names, one.in_text] for one in self.tables]
        return hashlib.sha256(spaced(told).encode()).hexdigest()[:12]

    @property
    def version(self) -> str:
        """The version of a release or, on the site, that of the shape with the edition."""
        return self.released or f"{SHAPE}+{self.edition}"

    @property
    def licence(self) -> str:
        """Under which licence it may be used, in a sentence."""
        licence = self.book.site.licence
        ours = (
            f"The records and notes are under {licence.name} ({licence.url}); name {self.book.site.name}."
            if licence
            else "No licence for the records is stated; ask the owner."
        )
        return " ".join((ours, self.rights.replace("`", "")))

    @property
    def rights(self) -> str:
        """What no licence of the records covers; columns stand between backticks."""
        return "The words quoted from the articles remain their publishers’: see the columns `rights` and `credit` of the table `sources`."

    @cached_property
    def about(self) -> tuple[tuple[str, str], ...]:
        """What a user must know, each under its name."""
        site = self.book.site
        return (
            ("name", site.name),
            ("what", " ".join(site.description.split())),
            ("address", site.address),
            ("made from", f"{site.repository}, branch {site.branch}"),
            ("version", self.version),
            ("edition", f"{self.edition}: the first digits of the SHA-256 of all rows"),
            ("licence", self.licence),
            *self.caveats,
        )

    @cached_property
    def caveats(self) -> tuple[tuple[str, str], ...]:
        """What the data does not say, each under its name; tables and columns stand between backticks."""
        return (
            ("coverage", f"{plain(self.book.site.covers, self.book)} {self._counted}"),
            (
                "status",
                "No row says what is true. A statement is “on record”: it was said, whatever it says. How well an act is known, "
                "and on whose word, stands in the column `event_status` beside every title; show the two together.",
            ),
            (
                "dates",
                "A date is given in EDTF, no more exactly than it is known. The columns `first_day` and `last_day` are the limits of what it "
                "can mean, doubt (? or ~) left aside: what is in doubt may be of another day. They are the day itself only where `is_known_to_the_day` is true.",
            ),
            (
                "quotes",
                "Words are those of the article, character for character. A quote can mean the reverse of its sentence; the "
                "column `sentence` has it. An article that is not in the speaker’s language has the words of a translator.",
            ),
            (
                "articles",
                f"No table holds an article as a text. {self._given} Together, the quotes of an article can come near it: "
                "the column `percent_quoted` of the table `sources` says how near. Its publisher’s rights are not lessened by that.",
            ),
            ("reading", self._read),
            (
                "ids",
                "The id of a record stays for good; where it had another, or was withdrawn, the tables `former_ids` and `withdrawn` say so. The id of a "
                "quote is its event’s with a number, and can change if an event’s quotes are put in another order.",
            ),
        )

    @property
    def _given(self) -> str:
        """How much of the articles is in the data."""
        if self.book.site.text_in_data == "full":
            return "Sentences are whole, as the owner of the articles permits."
        return (
            "Of an article, the data, the search and the plain copies of pages hold its headline, the words at which an error is "
            "noted, and else no word that stands in no quote: in a sentence, […] stands for such words."
        )

    @property
    def _counted(self) -> str:
        """How much is recorded, and from how much."""
        events = self.book.resolved_events()
        if not events:
            return "No event is recorded yet."
        return f"The data has {counted_records(events)}. Its counts are of what is recorded here, not of what happened."

    @property
    def _read(self) -> str:
        """How many records a named editor has read."""
        read = sum(bool(one.record.read_by) for one in self.book.resolved_events())
        number = f"{read:,} of the records {'was' if read == 1 else 'were'}" if read else "No record was"
        return f"{number} read against the articles by a named editor; see the table `readings`. A program checks that each quote stands in its article, not that it was understood."


def output(path: str, content: str | bytes) -> Output:
    """A file below the folder of the data; its size, its checksum and the zip are of its bytes."""
    return Output(FOLDER / path, content.encode("utf-8") if isinstance(content, str) else content)


def objects(one: Filled) -> Iterator[dict[str, Any]]:
    """The rows of a table as objects, days as text."""
    names = one.table.names
    return (dict(zip(names, row, strict=True)) for row in one.in_text)
