"""`sourcebook new`: the file of a new record, with what each field is for."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sourcebook.commands.terminal import At, end, say
from sourcebook.model import NOUNS, Record, Source, of_the_disk, printable
from sourcebook.model.fields import FieldOf, written_name

if TYPE_CHECKING:
    from sourcebook.editing.drafts import Draft

BY_NAME = {written_name(noun): noun for noun in NOUNS}


def _known(noun: str) -> str:
    """The noun, if there is one of this name."""
    if noun not in BY_NAME:
        raise typer.BadParameter(
            f"{printable(noun)} is nothing that can be made; name one of {', '.join(BY_NAME)}"
        )
    return noun


Noun = Annotated[
    str,
    typer.Argument(
        help=f"What to make: {', '.join(BY_NAME)}.", callback=_known, metavar="NOUN", show_default=False
    ),
]
Article = Annotated[
    Path | None,
    typer.Argument(help="Of a source: the article’s text, which is copied to seeds/.", show_default=False),
]
Id = Annotated[
    str,
    typer.Option(help="The id, which is the file’s name; else made of title or name.", show_default=False),
]
Given = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=VALUE",
        help="A field that is known, such as title=…; may be given often.",
        show_default=False,
    ),
]
Asked = Annotated[
    bool | None,
    typer.Option(
        "--ask/--no-ask", help="Ask for what a record must have; without either, on a terminal only."
    ),
]


def new(
    noun: Noun,
    article: Article = None,
    id: Id = "",
    set: Given = None,
    ask: Asked = None,
    root: At = Path(),
) -> None:
    """Write the file of a new record, with each field explained.

    What is not known yet is left empty, and listed at the end; `sourcebook check` names the same fields. No file is ever
    overwritten.
    """
    sort = BY_NAME[noun]
    if (sort is Source) != (article is not None):
        raise typer.BadParameter(
            "a source needs the file of its article, and nothing else does: sourcebook new source FILE"
        )
    is_asked = ask if ask is not None else sys.stdin.isatty() and sys.stderr.isatty()
    _write(root, sort, dict(map(_given, set or [])), article, id, is_asked)


def _write(
    root: Path, noun: type[Record], given: dict[str, str], article: Path | None, id: str, is_asked: bool
) -> None:
    """Write the record and say what is left to fill in; end the command where it cannot be written."""
    from sourcebook.editing.drafts import Draft, NotDrafted

    try:
        draft = Draft(root, noun, given, article)
        draft.fill_in(id)
        if is_asked:
            for field in draft.to_ask():
                _ask(draft, field)
            id = id or _asked_id(draft)
        path, left = draft.write(id)
    except NotDrafted as error:
        end(str(error), 1)
    except OSError as error:
        end(of_the_disk(error), 1)
    typer.echo(path)
    if left:
        say(f"left to fill in: {', '.join(left)}")
    if old := draft.to_delete(path.stem):
        say(f"then delete {old}: this file takes its place")
    say("then run: sourcebook check")


def _given(one: str) -> tuple[str, str]:
    """The name and the value of `NAME=VALUE`."""
    name, sign, value = one.partition("=")
    if any(
        "\ud800" <= letter <= "\udfff" for letter in one
    ):  # bytes that are no text, as the system hands them on
        raise typer.BadParameter(f"{printable(one)} is not UTF-8; type it anew", param_hint="'--set'")
    if not sign:
        raise typer.BadParameter(
            f"{printable(one)} has no =; write the field and its value: title=…", param_hint="'--set'"
        )
    return name.strip(), value.strip()


def _ask(draft: "Draft", field: FieldOf) -> None:
    """Ask for a field until what is answered can stand there; no answer leaves it to be filled in."""
    from sourcebook.editing.drafts import NotDrafted

    say(f"\n{draft.hint(field)}")
    while answer := typer.prompt(field.name, default="", show_default=False, err=True).strip():
        try:
            draft.take(field.name, answer)
            return
        except NotDrafted as error:
            say(str(error))


def _asked_id(draft: "Draft") -> str:
    """The id that is asked for, until a file can be written under it."""
    from sourcebook.editing.drafts import NotDrafted

    while True:
        id = str(typer.prompt("id", default=draft.suggested_id(), err=True))
        try:
            draft.path(id)
            return id
        except NotDrafted as error:
            say(str(error))
