"""The register of published ids: what was once published is written down, so that it cannot vanish or change unseen."""

import json
from pathlib import Path

from sourcebook.model import NOUNS, Faults, Register, Sourcebook, Tombstone
from sourcebook.relied_on import kept_state, undeclared_changes
from sourcebook.write import put


def register(root: Path, sourcebook: Sourcebook) -> int:
    """Add every record that has an address to content/published.txt, sorted; answer how many were new.

    What a reader relies on in each is kept beside it, in content/published.json. Raise `Faults`, and write nothing, if
    a published record changed without saying so.
    """
    if undeclared := tuple(undeclared_changes(sourcebook)):
        raise Faults(undeclared)
    register = sourcebook.find(Register, "published")
    before = {"/".join(one.key) for one in register.published} if register else set()
    nouns = {noun.noun for noun in NOUNS} - {Tombstone.noun}
    records = [one for one in sourcebook.records() if one.key[0] in nouns]
    now = {"/".join(one.key) for one in records}
    states = {"/".join(key): dict(state) for key, state in register.relied_on.items()} if register else {}
    states |= {"/".join(one.key): kept_state(sourcebook, one) for one in records}
    put(root / Register.kept_in, (json.dumps(states, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8"))
    put(root / Register.shelf, "".join(f"{line}\n" for line in sorted(before | now)).encode("utf-8"))
    return len(now - before)
