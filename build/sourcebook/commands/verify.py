"""`sourcebook verify`: whether a published site is, file by file, what is built here."""

import hashlib
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from sourcebook.commands.terminal import At, end, say
from sourcebook.model import of_the_disk, printable
from sourcebook.model.text import count

MAX_REPORTED = 50
LARGEST = 64 * 1024 * 1024
TIMEOUT = 60.0


def verify(
    against: Annotated[
        str,
        typer.Argument(
            metavar="LIST", help="The list of what is published, a file or an address: https://…/site.sha256"
        ),
    ],
    root: At = Path(),
) -> None:
    """Hold what was built in out/site against what is published.

    Build first, from a clean checkout of the commit that is published. Each file that differs is named.
    """
    from sourcebook.publish.finish import SUMS, listed

    site = root / "out" / "site"
    if not site.is_dir():
        end(f"there is no site at {site}; run sourcebook build first", 1)
    try:
        published = _published(against)
    except ValueError as error:
        end(f"{printable(against)} cannot be read: {printable(str(error))}", 1)
    except OSError as error:
        say(of_the_disk(error))
        end("nothing was compared", 1)
    try:
        here = _built(site.resolve(), SUMS)
    except OSError as error:
        say(f"{of_the_disk(error)}; check its permissions, or run sourcebook build again")
        end("nothing was compared", 1)
    differing = sorted(
        path for path in here.keys() | published.keys() if here.get(path) != published.get(path)
    )
    for path in differing[:MAX_REPORTED]:
        alone = "is published only" if path in published else "is built only"
        typer.echo(f"{printable(path)}: {'differs' if path in here and path in published else alone}")
    if differing:
        end(f"{count(len(differing), 'file')} of {len(published):,} not as published", 1)
    digest = hashlib.sha256(listed(here)).hexdigest()
    typer.echo(f"the same: {count(len(here), 'file')}, {digest}")


def _built(site: Path, but: str) -> dict[str, str]:
    """The digest of each file of a site but one at its top, by its path there."""
    files = (path for path in site.rglob("*") if path.is_file() and path != site / but)
    return {one.relative_to(site).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def _published(against: str) -> dict[str, str]:
    """The digest of each file that a list names; raise ValueError if it is no such list."""
    if against.lower().startswith(("https://", "http://")):
        data = _fetched(against)
    else:
        with open(against, "rb") as file:
            data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("it is too long to be a list of files")
    lines = [line.partition("  ") for line in data.decode("utf-8", "replace").splitlines()]
    if not lines or any(len(digest) != 64 or not path for digest, _, path in lines):
        raise ValueError("it is no list of SHA-256 digests and files")
    path, times = Counter(path for _, _, path in lines).most_common(1)[0]
    if times > 1:
        raise ValueError(f"it names {path} {times} times; a list names each file once")
    return {path: digest for digest, _, path in lines}


def _fetched(address: str) -> bytes:
    """What stands at an address; raise ValueError if nothing can be had there."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import urlopen

    try:
        with urlopen(address, timeout=TIMEOUT) as answer:
            data: bytes = answer.read(LARGEST + 1)
            return data
    except HTTPError as error:
        error.close()
        raise ValueError(f"the server answers {error.code} {error.reason}") from None
    except (OSError, HTTPException) as error:
        why = error.reason if isinstance(error, URLError) else error
        raise ValueError(of_the_disk(why) if isinstance(why, OSError) else str(why)) from None
