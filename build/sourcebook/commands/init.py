"""`sourcebook init`: start a sourcebook of another subject."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter, ValidationError

from sourcebook.commands.terminal import end, report, say
from sourcebook.model import Diagnostics, Site, of_the_disk, printable
from sourcebook.model.text import series


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to make; if it is there, it is empty.")
    ],
    name: Annotated[str, typer.Option(help="What the site is called.", show_default=False)] = "",
    url: Annotated[
        str, typer.Option(help="The https address at which it will be published.", show_default=False)
    ] = "",
    repository: Annotated[
        str, typer.Option(help="The https address of its repository, where it is edited.", show_default=False)
    ] = "",
) -> None:
    """Make a new sourcebook that builds, from an invented example.

    It has a record of each kind, to be written over. What is not given as an option is asked on a terminal.
    """
    from sourcebook.init import NotEmpty, start

    options = {"--name": name, "--url": url, "--repository": repository}
    missing = series(option for option, given in options.items() if not given)
    if missing and not sys.stdin.isatty():
        end(f"there is no terminal to ask on; give {missing}", 2)
    name = _field("name", "--name", "Name of the site", name)
    url = _field("address", "--url", "Address of the site", url)
    repository = _field("repository", "--repository", "Address of its repository", repository)
    try:
        start(folder, name, url, repository)
    except NotEmpty:
        raise typer.BadParameter(
            f"{printable(str(folder))} is not empty; name a folder that is, or one that is not there yet",
            param_hint="'DIR'",
        ) from None
    except Diagnostics as found:
        report(found.diagnostics, folder)
        end("nothing was made; give another name or address", 1)
    except OSError as error:
        say(of_the_disk(error))
        end("nothing was made", 1)
    go = "" if folder.samefile(".") else f"cd {folder} && "
    typer.echo(f"{folder} holds a new sourcebook; next: {go}sourcebook serve")


def _field(field: str, option: str, words: str, given: str) -> str:
    """What was given for a field of content/site.yaml, or is asked for until the field can have it."""
    info = Site.model_fields[field]
    rule: Any = Annotated[info.annotation, *info.metadata]

    def valid(value: str) -> str:
        if field == "address" and not value.endswith("/"):
            value += "/"
        if field == "repository":
            value = value.rstrip("/")
        try:
            return str(TypeAdapter(rule).validate_python(value))
        except ValidationError as error:
            raise typer.BadParameter(
                f"{printable(value)}: {error.errors()[0]['msg']}", param_hint=f"'{option}'"
            ) from None

    return valid(given) if given else str(typer.prompt(words, err=True, value_proc=valid))
