"""The site as a whole: its name, its address, what it covers, its sides."""

import datetime as dt
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from sourcebook.model.entry import Entry, Frozen, Many
from sourcebook.model.text import Colour, Line, Slug, Text, Title, Url
from sourcebook.model.when import When


def _folder(address: str) -> str:
    """An address to which pages’ own can be added."""
    if not address.endswith("/") or "?" in address or "#" in address:
        raise PydanticCustomError(
            "author", "pages are found below it; write it with / at its end, without ? and #"
        )
    return address


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

    id: Slug
    name: Title
    countries: Many[Line] = ()
    light: Colour
    dark: Colour


class Site(Entry):
    """What the whole site is called and covers; there is one, in content/site.yaml."""

    noun: ClassVar[str] = "site"
    path_pattern: ClassVar[str] = "content/site.yaml"
    folder: ClassVar[str] = ""

    name: Title
    description: Line
    address: Annotated[Url, AfterValidator(_folder)]
    repository: Annotated[Url, AfterValidator(_bare)]
    branch: Line = "main"
    text: Literal["full", "excerpts"] = "full"
    covers: Text
    start: When = Field(alias="from")
    sides: Many[Side] = Field(min_length=1)

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
