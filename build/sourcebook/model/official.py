"""A person in office."""

from typing import Annotated, ClassVar

from pydantic import Field

from sourcebook.model.entry import Entry, Frozen, Many, refers_to
from sourcebook.model.text import Line, Prose, Quotation, Slug, Title, Url
from sourcebook.model.when import When


class Role(Frozen):
    """An office held for a time; having none is a role of its own, so that no gap goes undeclared."""

    title: Title
    organisation: Annotated[Slug, refers_to("organisation")] | None = None
    start: When = Field(alias="from")
    end: When | None = Field(default=None, alias="to")
    basis: Annotated[Slug, refers_to("role_basis")]
    url: Url | None = None
    source: Annotated[Slug, refers_to("source")] | None = None
    quote: Quotation | None = None

    @property
    def years(self) -> str:
        """The time of office in words."""
        if self.end is None:
            return f"since {self.start}"
        return f"{self.start} to {self.end}"


class Official(Entry):
    """Somebody who speaks or acts in office: names as the sources have them, and dated roles."""

    noun: ClassVar[str] = "official"
    shelf: ClassVar[str] = "content/officials/*.md"
    folder: ClassVar[str] = "officials"

    name: Title
    country: Line
    speaks: Line | None = None
    """The language in which this person speaks in the sources’ events."""
    aliases: Many[Line] = ()
    roles: Many[Role] = Field(min_length=1)
    body: Prose = ""

    @property
    def label(self) -> str:
        """The name."""
        return self.name

    @property
    def order(self) -> tuple[str, ...]:
        """By family name, taken as the last word, then by id."""
        return (self.name.split()[-1].casefold(), self.id)

    def roles_at(self, when: When) -> tuple[Role, ...]:
        """The roles held on any day that a date can mean, the earliest first.

        A role counts from its strict first day to its strict last; one that ends on the very day on which
        the next begins is left out when the date is that day or later.
        """
        held = [
            role
            for role in self.roles
            if when.may_overlap(role.start.first, role.end.last if role.end else None)
        ]
        starts = {role.start.first for role in held}
        return tuple(
            sorted(
                (role for role in held if not (role.end and role.end.last == when.first and role.end.last in starts)),
                key=lambda role: (role.start.order, role.title),
            )
        )
