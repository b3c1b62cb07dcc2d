"""The register of published ids: what was once published is written down, so that it cannot vanish or change unseen."""

import datetime as dt
import json
from pathlib import Path

from sourcebook.disk import put
from sourcebook.history.relied_on import states_of
from sourcebook.model import NOUNS, Diagnostics, Register, Sourcebook, Withdrawn
from sourcebook.model.register import REGISTERED
from sourcebook.read.records import ReadFiles
from sourcebook.rules.addresses import changes_are_declared


def with_register_of(files: ReadFiles, earlier: ReadFiles) -> ReadFiles:
    """Files as they are, but with the register of an earlier commit: what was written into it since is left aside."""
    of = Register.noun
    rest = [one for one in files.entries if one.key != (of, "published")]
    return files._replace(entries=(*rest, *(one for one in earlier.entries if one.key == (of, "published"))))


def register(root: Path, sourcebook: Sourcebook, today: dt.date | None = None) -> int:
    """Add every record that has an address to content/published.txt, sorted; answer how many were new.

    What a reader relies on in each is kept beside it, in content/published.json, under its former keys too, and of a new
    one the day, which is that of the clock (in UTC) unless another is given. Raise `Diagnostics`, and write nothing, if a
    published record changed without saying so, or what was kept of it is lost.
    """
    today = today or dt.datetime.now(dt.UTC).date()
    if undeclared := tuple(changes_are_declared(sourcebook)):
        raise Diagnostics(undeclared)
    register = sourcebook.register
    nouns = {noun.noun for noun in NOUNS} - {Withdrawn.noun}
    before = {one.key for one in register.published}
    now = {one.key for one in sourcebook.records() if one.key[0] in nouns}
    new = {key: state for key, state in states_of(sourcebook).items() if key in before | now}
    days = dict.fromkeys(now - before, today) | dict(register.days)
    states = {
        "/".join(key): {**state, **({REGISTERED: days[key].isoformat()} if key in days else {})}
        for key, state in {**register.relied_on, **new}.items()
    }
    put(
        root / Register.kept_in,
        (json.dumps(states, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8"),
    )
    lines = sorted("/".join(key) for key in before | now)
    put(root / Register.path_pattern, "".join(f"{line}\n" for line in lines).encode("utf-8"))
    return len(now - before)
