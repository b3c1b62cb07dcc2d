"""The site as a whole: its name, its address, what it covers, its sides."""

import datetime as dt
import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from sourcebook.model.entry import Entry, Frozen, Many
from sourcebook.model.text import Colour, Contact, Flag, Line, Slug, Text, Title, Url
from sourcebook.model.when import When


def _folder(address: str) -> str:
    """An address to which pages’ own can be added."""
    if not address.endswith("/") or "?" in address or "#" in address:
        raise PydanticCustomError(
            "author", "pages are found below it; write it with / at its end, without ? and #"
        )
    return address


def _branch(name: str) -> str:
    """A branch that can be a part of an address, and leads nowhere else."""
    if not re.fullmatch(r"\w[\w./-]*", name, re.ASCII) or ".." in name or "//" in name:
        raise PydanticCustomError(
            "author",
            "addresses are made from it; write the name of a branch in letters a–z, digits, hyphens, dots and single slashes",
        )
    return name


def _bare(address: str) -> str:
    """An address to which /edit/ can be added."""
    if address.endswith("/") or "?" in address or "#" in address:
        raise PydanticCustomError(
            "author", "addresses are made from it; write it without / at its end, without ? and #"
        )
    return address


class Side(Frozen):
    """One of the sides, with its countries and its colour on paper and in the dark.

    The side without countries is everyone else.
    """

    id: Slug = Field(examples=["north"])
    """Its id, by which charts call it."""
    name: Title = Field(examples=["Northland"])
    """What it is called."""
    countries: Many[Line] = Field(default=(), examples=[["Northland"]])
    """Its countries, as officials’ records write them; the side without any is everyone else."""
    light: Colour
    """Its colour on paper."""
    dark: Colour
    """Its colour on a dark screen."""


class Licence(Frozen):
    """The licence of the records; the words quoted in them stay their publishers’."""

    name: Line = Field(examples=["CC-BY-4.0"])
    """Its name in the SPDX list."""
    url: Url = Field(examples=["https://creativecommons.org/licenses/by/4.0/"])
    """Where it can be read."""


class Site(Entry):
    """What the whole site is called and covers; there is one, in content/site.yaml."""

    noun: ClassVar[str] = "site"
    path_pattern: ClassVar[str] = "content/site.yaml"
    folder: ClassVar[str] = ""

    name: Title = Field(examples=["The Harbour Record"])
    """What the site is called."""
    description: Line = Field(examples=["What three articles report about the calls between two ministries."])
    """One line for search engines and cards."""
    address: Annotated[Url, AfterValidator(_folder)] = Field(
        examples=["https://harbour-record.example.org/"],
        json_schema_extra={"allOf": [{"pattern": "/$"}, {"pattern": "^[^?#]*$"}]},
    )
    """Where the site is published; with / at its end."""
    repository: Annotated[Url, AfterValidator(_bare)] = Field(
        examples=["https://code.example.org/harbour-record"],
        json_schema_extra={"allOf": [{"pattern": "[^/]$"}, {"pattern": "^[^?#]*$"}]},
    )
    """Where its files are kept; without / at its end."""
    branch: Annotated[Line, AfterValidator(_branch)] = Field(default="main", examples=["main"])
    """The branch of the repository that is published."""
    contact: Contact | None = None
    """Where somebody without an account at the repository’s host may send a correction; the foot of each page says it."""
    text: Literal["full", "excerpts"] = "full"
    """Whether article pages show the whole text, or only the sentences that are quoted."""
    text_in_data: Literal["full", "quotes"] = "quotes"
    """Whether data, search and plain copies hold of the articles only what stands in quotes, or also the rest of their sentences
    and all that their pages show: `full` is for articles whose owners permit that."""
    cards: Flag = True
    """Whether each page has a card, the picture that link previews show of it."""
    covers: Text = Field(examples=["What three articles report, not all of diplomacy."])
    """What the site covers, and what it does not; charts say it."""
    licence: Licence | None = None
    """Under which licence others may use the records; the data files say it."""
    start: When = Field(alias="from", examples=["2025"])
    """No record may be dated earlier."""
    sides: Many[Side] = Field(min_length=1)
    """The sides, each with its colours."""

    @property
    def first_day(self) -> dt.date:
        """No record may be dated earlier."""
        return self.start.order

    def side_of(self, country: str | None) -> Side:
        """The side to which a country belongs; everyone else's where none claims it."""
        for side in self.sides:
            if country is not None and country in side.countries:
                return side
        return next((side for side in self.sides if not side.countries), self.sides[-1])
