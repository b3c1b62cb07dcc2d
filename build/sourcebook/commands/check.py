"""`sourcebook check`: read every record and say all that is wrong."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from sourcebook.commands.progress import progress
from sourcebook.commands.terminal import Format, Root, as_json, commit_named, end, report, say
from sourcebook.history.commit import checked_out
from sourcebook.history.proposal import proposed
from sourcebook.model import Diagnostic, Diagnostics, Event, Sourcebook, printable
from sourcebook.model.text import count

if TYPE_CHECKING:
    from sourcebook.read.records import ReadFiles


def check(
    root: Root = Path(),
    format: Annotated[
        Format,
        typer.Option(help="text, github for annotations on a pull request, or json for other programs."),
    ] = Format.text,
    base: Annotated[
        str | None,
        typer.Option(
            metavar="COMMIT", help="Refuse what must not change since this commit, too.", show_default=False
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on warnings that no note settles, too.")
    ] = False,
) -> None:
    """Read every record and say all that is wrong; build nothing.

    Each answer ends with the code and the name of its rule: Q101 is an error, Q201 a warning. The site’s page Rules,
    at rules/ below its address, says of each what it asks, why, and what to do.
    """
    from sourcebook.read.records import read  # here: no other command needs it, and loading it takes long
    from sourcebook.resolve.join import join
    from sourcebook.resolve.resolve import resolve
    from sourcebook.rules.check import diagnostics, history_diagnostics, warnings

    with progress(in_log=False) as stages:
        with stages.at("reading"):
            files = read(root)
            sourcebook = resolve(join(files))
        with stages.at("checking"):
            found, settled = diagnostics(sourcebook), list[Diagnostic]()
            undeclared = history_diagnostics(sourcebook, found)
            if base is not None:
                found, settled = _against(root, files, sourcebook, base, found, undeclared)
            else:
                found += undeclared
            listed = [*Diagnostics(found).diagnostics, *warnings(sourcebook, found)]
    _answer(root, sourcebook, listed, settled, format, strict)


def _answer(
    root: Path,
    sourcebook: Sourcebook,
    listed: list[Diagnostic],
    settled: list[Diagnostic],
    format: Format,
    strict: bool,
) -> NoReturn:
    """Tell what is wrong, and then what is worth a second look, and end."""
    errors = sum(one.severity == "error" for one in listed)
    if format is Format.json:
        typer.echo(as_json(listed, settled))
    else:
        if settled:
            say(f"{count(len(settled), 'warning')} newly settled by a note; look at each first:")
            report(
                (one._replace(what=f"newly settled by a note: {one.what}") for one in settled), root, format
            )
        report(listed, root, format)
    noticed = f", {count(len(listed) - errors, 'warning')}" if len(listed) > errors else ""
    if errors:
        end(f"{count(errors, 'error')} to mend{noticed}; a file’s own warnings come once it has no errors", 1)
    events = len(sourcebook.all(Event))
    others = count(len(sourcebook.entries) - events, "other entry", "other entries")
    entries = f"{count(events, 'event')} and {others} checked, no errors{noticed}"
    if noticed:
        to_do = "settle each with a note, or mend what it points out" if strict else "worth a second look"
        end(f"{entries}: {to_do}", int(strict))
    end(entries, 0)


def _against(
    root: Path,
    files: "ReadFiles",
    head: Sourcebook,
    base: str,
    found: list[Diagnostic],
    undeclared: list[Diagnostic],
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """All that is wrong, with what changed that may not since an earlier commit, and the warnings that notes newly settle.

    `found` is wrong, and `undeclared` was found undeclared, without that commit.
    """
    from sourcebook.history.settled import newly_settled
    from sourcebook.read.records import read
    from sourcebook.resolve.join import join
    from sourcebook.resolve.resolve import resolve
    from sourcebook.rules.addresses import articles_stay
    from sourcebook.rules.check import base_diagnostics, proposal_diagnostics, unregistered, warnings

    with commit_named(base, "--base"), checked_out(root, base) as before:
        earlier = read(before)
        book = resolve(join(earlier))
        found = [
            *found,
            *base_diagnostics(book, head, undeclared),
            *articles_stay(before, root, book),
            *proposal_diagnostics(proposed(root, base)),
        ]
        found = found or unregistered(book, head, printable(base))
        return found, [] if found else list(newly_settled(earlier, files, warnings))
