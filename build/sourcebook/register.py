"""The register of published ids: what was once published is written down, so that it cannot vanish unseen."""

from pathlib import Path

from sourcebook.model import NOUNS, Register, Sourcebook, Tombstone
from sourcebook.write import put


def register(root: Path, sourcebook: Sourcebook) -> int:
    """Add every record that has an address to content/published.txt, sorted; answer how many were new."""
    path = root / Register.shelf
    before = set(path.read_text("utf-8").split()) if path.exists() else set()
    nouns = {noun.noun for noun in NOUNS} - {Tombstone.noun}
    now = {"/".join(entry.key) for entry in sourcebook.entries if entry.key[0] in nouns}
    put(path, "".join(f"{line}\n" for line in sorted(before | now)).encode("utf-8"))
    return len(now - before)
