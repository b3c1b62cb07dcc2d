"""What was audited before and found good, by content, so that only what is new is read. It may be deleted at any time."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from sourcebook.disk import held_json, put
from sourcebook.publish import policy

_NOTE = "out/cache/audit.json"


class Good(NamedTuple):
    """A file in which nothing is wrong by itself."""

    digest: str
    """Of the file, and of what it is held against alone."""
    ids: str
    """The places in it to which a link may lead, with a space between any two."""


def noted(root: Path, held_against: str) -> tuple[dict[str, Good], list[str]]:
    """The files that were found good by this code, its policy, and what they were held against, and the hosts outside to which
    they lead; none, if there is no such note.
    """
    try:
        told = held_json(root / _NOTE)
        if told["by"] != _by(held_against):
            return {}, []
        files = {path: Good(digest, ids) for path, (digest, ids) in told["files"].items()}
        return files, [*map(str, told["hosts"])]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, []  # no note, or none that is ours


def note(root: Path, held_against: str, found: Mapping[str, Good], hosts: Iterable[str]) -> None:
    """Note which files were found good, and to which hosts they lead."""
    told = {"by": _by(held_against), "files": found, "hosts": sorted(hosts)}
    put(root / _NOTE, json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _by(held_against: str) -> str:
    """A digest of the audit's own code, of the policy with its pins, and of what files are held against."""
    here = [*sorted(Path(__file__).parent.glob("*.py")), Path(policy.__file__), policy.FILE]
    told = [held_against, *(hashlib.sha256(one.read_bytes()).hexdigest() for one in here)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
