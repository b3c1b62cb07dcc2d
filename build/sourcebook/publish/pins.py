"""The inline scripts that MkDocs Material brings, by hash, for theme/overrides/mkdocs_theme.yml: `make pins`, after a new version of it.

It shows each script that is new: read it before you commit its hash.
"""

import base64
import hashlib
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sourcebook.publish.mkdocs import read_config, refusals
from sourcebook.publish.policy import FILE

_INLINE = re.compile(r"<script>(.+?)</script>", re.DOTALL)
_LIST = re.compile(r"^inline_scripts:(?: \[\])?\n(?:  - .*\n)*", re.MULTILINE)


def brought(root: Path) -> dict[str, str]:
    """Each inline script that the theme puts into a page, by its hash; `root` has a mkdocs.yml. Raise `NotPublished`."""
    from mkdocs.commands.build import build

    with TemporaryDirectory() as aside:
        pages, site = Path(aside, "pages"), Path(aside, "site")
        pages.mkdir()
        (pages / "index.md").write_text("---\ntitle: A page\n---\n\n# A page\n", "utf-8")
        with refusals():
            config = read_config(root / "mkdocs.yml", site, pages)
            config.nav = ["index.md"]
            build(config)
        scripts = dict.fromkeys(_INLINE.findall((site / "index.html").read_text("utf-8")))
    return {base64.b64encode(hashlib.sha256(one.encode()).digest()).decode(): one for one in scripts}


def renewed(theme: str, hashes: list[str]) -> str:
    """The theme's settings with these hashes and no other."""
    listed = "".join(f"\n  - {one}" for one in hashes) or " []"
    return _LIST.sub(lambda _: f"inline_scripts:{listed}\n", theme)


def main() -> None:
    """Renew the pins; print what is new."""
    scripts, before = brought(Path()), FILE.read_text("utf-8")
    for one, script in scripts.items():
        if one not in before:
            print(f"new, to be read: {one}\n{script}\n")
    FILE.write_text(renewed(before, list(scripts)), "utf-8", newline="\n")
    print(f"{len(scripts)} scripts pinned in {FILE}", file=sys.stderr)


if __name__ == "__main__":
    main()
