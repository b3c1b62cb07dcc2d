"""What is left of a record that was withdrawn: its address, and why it is gone."""

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from sourcebook.model.entry import Record
from sourcebook.model.text import Slug, Text, Title, Words, shown
from sourcebook.model.when import When


def _known() -> list[str]:
    """The nouns whose records can be withdrawn."""
    from sourcebook.model import NOUNS  # here, since this noun is one of them

    return [noun.noun for noun in NOUNS if noun.can_be_withdrawn]


def _noun(value: Any) -> str:
    """The name of a noun whose records can be withdrawn."""
    known = _known()
    if value not in known:
        raise PydanticCustomError(
            "author", "{what}", {"what": f"{shown(value)} cannot stand here; write one of {', '.join(known)}"}
        )
    return str(value)


class Withdrawn(Record):
    """A withdrawn record: its address stays, and says when and why it was withdrawn."""

    noun: ClassVar[str] = "tombstone"
    path_pattern: ClassVar[str] = "content/withdrawn/*.yaml"
    folder: ClassVar[str] = ""
    can_be_withdrawn: ClassVar[bool] = False

    was: Annotated[str, BeforeValidator(_noun)] = Field(
        examples=["event"], json_schema_extra=lambda schema: schema.update(enum=[*_known()])
    )
    """What sort of record it was."""
    title: Annotated[Title, Words.given] = Field(examples=["Lind says the line is open"])
    """The title that it had."""
    withdrawn: When
    """The day on which it was withdrawn."""
    why: Text = Field(examples=["The passage is about another line."])
    """Why it was withdrawn."""
    instead: Slug | None = Field(default=None, examples=["2031-weekly-calls"])
    """The id of a record of the same noun that now says it better."""

    @property
    def label(self) -> str:
        """The title that it had."""
        return self.title

    @property
    def alone(self) -> str:
        """The same where nothing beside it says that it was withdrawn."""
        return f"Withdrawn: {self.title}"
