"""The file in seeds/ that a source names -> the seed, with what is wrong with it."""

import hashlib
import re
from pathlib import Path
from typing import Any

from sourcebook.model import Seed
from sourcebook.model.diagnostic import line_and_column
from sourcebook.model.letters import Fault, hidden
from sourcebook.read.files import files, meant_id
from sourcebook.read.slips import Unreadable
from sourcebook.read.text import decoded, read_bytes

LARGEST_SEED = 256 * 1024
_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


def seed_of(root: Path, data: dict[str, Any]) -> Seed:
    """The seed that a source names, whatever its state; only files directly in seeds/ are opened."""
    given = data.get("seed")
    path = given if isinstance(given, str) else ""
    if path.count("/") != 1 or not path.startswith("seeds/") or not path.isprintable():
        near = _like(root, path)
        mend = f"did you mean “{near}”?" if near else "write seeds/ and the name of the article’s file"
        return Seed(path, flaw=f"is no file in seeds/; {mend}")
    try:
        received = read_bytes(root, path, LARGEST_SEED)
        text = decoded(received)
    except Unreadable as error:
        near = _like(root, path) if error.is_absent else ""
        if near:
            return Seed(path, flaw=f"is not there; did you mean “{near}”?")
        return Seed(path, flaw=error.what, place=None if error.is_absent else (error.line, error.column))
    flawed = seed_flaw(text)
    what, place = (flawed.what, (flawed.line, flawed.column)) if flawed else ("", None)
    return Seed(path, text, hashlib.sha256(received).hexdigest(), what, place)


def _like(root: Path, path: str) -> str:
    """The file in seeds/ whose name is the one of a path, but for capitals, spaces and ending; nothing if not just one is."""
    names = [one for one in files(root, "seeds") if meant_id(one) == meant_id(path)]
    return names[0] if path and len(names) == 1 else ""


def seed_flaw(text: str) -> Unreadable | None:
    """Why a seed’s text cannot be published character for character, and where, or None."""
    if not text.removeprefix("\ufeff").strip():
        return Unreadable("is empty; put the article there")
    found = _CONTROL.search(text)
    fault = (
        Fault(found.start(), found[0], f"has the control character U+{ord(found[0]):04X}")
        if found
        else hidden(text)
    )
    return fault and Unreadable(
        f"{fault.what}; receive the article anew, as plain text", *line_and_column(text, fault.at)
    )
