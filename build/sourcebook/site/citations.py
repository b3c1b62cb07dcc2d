"""How a page is cited: in words, and in the forms that programs for references read.

A citation names the version of a record and the day on which it was published, corrected or withdrawn; a page that shows
no record alone, the last day on which any record was. The day on which a reader looked at it is the reader’s.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from sourcebook.evidence.fold import DOUBLE_MARKS
from sourcebook.evidence.sentences import stretches
from sourcebook.model import Page, Quote, Record, Sourcebook, Withdrawn
from sourcebook.resolve.links import plain
from sourcebook.resolve.published import Step, all_steps, version
from sourcebook.site.json_text import spaced
from sourcebook.site.naming import attribution, full_title, place
from sourcebook.site.present import day_words

_SIGNS_OF_TEX = {char: f"\\{char}" for char in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
"""How signs of TeX are written. Braces are counted by BibTeX even behind a backslash, so each has a name instead."""
_TEX = [_SIGNS_OF_TEX.get(char, char) for char in map(chr, range(128))]
"""All of ASCII so, in a list: it is looked up faster than the few signs."""
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]+")
"""What would end a line or a field, or cannot stand in a text that is given away."""
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True)
class Citation:
    """What is said of a page when it is cited."""

    id: str
    title: str
    site: str
    url: str
    day: dt.date | None
    standing: str
    """Which version it is, and since when: “Version 2, corrected 28 November 2026”."""
    number: int | None
    abstract: str

    @cached_property
    def text(self) -> str:
        """The citation in words, on one line."""
        parts = (_line(one) for one in (self.title, self.site, self.standing) if one)
        sentences = " ".join(one if one.endswith((".", "?", "!", "…")) else f"{one}." for one in parts)
        return f"{sentences} {self.url}"

    @property
    def bibtex(self) -> str:
        """One entry of BibTeX; its braces keep the case of the title."""
        fields = {
            "title": f'"{{{_tex(self.title)}}}"',
            "howpublished": f'"{{{_tex(self.site)}}}"',
            "note": f"{{{_tex(self.standing)}}}" if self.standing else "",
            "abstract": f"{{{_tex(self.abstract)}}}",
            "url": f"{{{self.url}}}",
        }
        lines = [f"  {name} = {value}," for name, value in fields.items() if value]
        if self.day:
            lines += [f"  year = {{{self.day.year}}},", f"  month = {MONTHS[self.day.month - 1]},"]
        return "\n".join([f"@misc{{{self.id},", *lines, "}", ""])

    @property
    def csl(self) -> str:
        """An item of CSL-JSON, in the array in which programs expect it."""
        item: dict[str, Any] = {
            "id": self.id,
            "type": "webpage",
            "title": _line(self.title),
            "container-title": _line(self.site),
            "abstract": _line(self.abstract),
            "URL": self.url,
            "language": "en",
            "note": self.standing,
        }
        if self.number:
            item["version"] = str(self.number)
        if self.day:
            item["issued"] = {"date-parts": [[self.day.year, self.day.month, self.day.day]]}
        lines = (f'"{name}": {spaced(value)}' for name, value in item.items())
        return "[{\n  " + ",\n  ".join(lines) + "\n}]\n"

    @property
    def ris(self) -> str:
        """A reference of RIS; each field is one line."""
        fields = [
            ("TY", "ELEC"),
            ("ID", self.id),
            ("TI", self.title),
            ("T2", self.site),
            *((("PY", str(self.day.year)), ("DA", f"{self.day:%Y/%m/%d}/")) if self.day else ()),
            ("AB", self.abstract),
            ("N1", self.standing),
            ("LA", "en"),
            ("UR", self.url),
        ]
        return "\n".join([f"{name}  - {_line(value)}" for name, value in fields if value] + ["ER  - ", ""])


def of_record(book: Sourcebook, record: Record, url: str, description: str) -> Citation:
    """How the page of one record is cited."""
    step = _current(book, record)
    return Citation(
        _id(book, url),
        full_title(book, record),
        book.site.name,
        url,
        step.day if step else None,
        _standing(record, step),
        version(record),
        description,
    )


def of_page(book: Sourcebook, title: str, url: str, description: str, day: dt.date | None) -> Citation:
    """How a page is cited that shows no record alone; `day` is the last on which a record changed."""
    title = f"{title}, whole site" if url == book.site.address else title
    standing = f"Records as of {day_words(day)}" if day else ""
    return Citation(_id(book, url), title, book.site.name, url, day, standing, None, description)


def cited_words(quote: Quote) -> str:
    """A quote, character for character, with the quotation marks that stand around all of it in its article, if any do."""
    text, (start, end) = quote.paragraph, quote.span
    if start == 0 or text[start - 1] not in DOUBLE_MARKS:
        return quote.words
    after = next((after for begin, after in stretches(text) if begin == start - 1), end)
    is_all = text[end:after].strip(",.;:!?…") in tuple(DOUBLE_MARKS)
    return text[start - 1 : after] if is_all else quote.words


def of_quote(book: Sourcebook, quote: Quote, citation: Citation) -> str:
    """A quote as it is cited; below it whose it is, where it stands, its note, and the citation of its record."""
    note = f" Note: {plain(quote.evidence.note, book)}" if quote.evidence.note else ""
    told = f"{attribution(book, quote)}. {place(book, quote)}.{note} In: {citation.text}"
    return f"{cited_words(quote)}\n— {_line(told)}"


def _current(book: Sourcebook, record: Record) -> Step | None:
    """The step by which a record became what it is; None where its day is not known."""
    now = 0 if isinstance(record, Withdrawn) else version(record)
    return next((one for one in all_steps(book)[record.key] if one.number == now), None)


def _standing(record: Record, step: Step | None) -> str:
    """Which version stands, and what began it on which day."""
    number = f"Version {version(record)}"
    if step is None:
        return number
    what = "withdrawn" if step.number == 0 else "corrected" if step.change else "published"
    return f"{number}, {what} {day_words(step.day)}"


def _id(book: Sourcebook, url: str) -> str:
    """A name for a reference, of letters, digits and hyphens: the page’s address below the site’s."""
    return url.removeprefix(book.site.address).strip("/").replace("/", "-") or "home"


@lru_cache(maxsize=1_000)
def _line(text: str) -> str:
    """A text on one line, without what could end it."""
    return " ".join((text if text.isprintable() else _UNSAFE.sub(" ", text)).split())


def _tex(text: str) -> str:
    """A text for TeX, which shows it as it is."""
    return _line(text).translate(_TEX)


def is_cited_as_record(record: object) -> bool:
    """Whether a page is cited as one record: a page written by hand is, but the first page stands for the site."""
    return isinstance(record, Record) and not (isinstance(record, Page) and record.id == "home")
