"""The register of published ids: what was once published is written down, so that it cannot vanish or change unseen."""

import json
from pathlib import Path

from sourcebook.history.relied_on import kept_state
from sourcebook.model import NOUNS, Diagnostics, Register, Sourcebook, Withdrawn
from sourcebook.publish.write import put
from sourcebook.rules.addresses import changes_are_declared


def register(root: Path, sourcebook: Sourcebook) -> int:
    """Add every record that has an address to content/published.txt, sorted; answer how many were new.

    What a reader relies on in each is kept beside it, in content/published.json. Raise `Errors`, and write nothing, if
    a published record changed without saying so.
    """
    if undeclared := tuple(changes_are_declared(sourcebook)):
        raise Diagnostics(undeclared)
    register = sourcebook.find(Register, "published")
    before = {"/".join(one.key) for one in register.published} if register else set()
    nouns = {noun.noun for noun in NOUNS} - {Withdrawn.noun}
    records = [one for one in sourcebook.records() if one.key[0] in nouns]
    now = {"/".join(one.key) for one in records}
    states = {"/".join(key): dict(state) for key, state in register.relied_on.items()} if register else {}
    states |= {"/".join(one.key): kept_state(sourcebook, one) for one in records}
    put(
        root / Register.kept_in,
        (json.dumps(states, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8"),
    )
    put(root / Register.path_pattern, "".join(f"{line}\n" for line in sorted(before | now)).encode("utf-8"))
    return len(now - before)
