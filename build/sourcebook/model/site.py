"""The site as a whole: its name, its address, what it covers, its sides."""

import datetime as dt
from typing import ClassVar, Literal

from pydantic import Field

from sourcebook.model.entry import Entry, Frozen, Many
from sourcebook.model.text import Colour, Line, Slug, Text, Title, Url
from sourcebook.model.when import When


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
    shelf: ClassVar[str] = "content/site.yaml"
    folder: ClassVar[str] = ""

    name: Title
    description: Line
    address: Url
    repository: Url
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
