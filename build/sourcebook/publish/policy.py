"""What browsers let the pages of the site do, as theme/overrides/mkdocs_theme.yml says it: the theme writes it into each page,
the headers repeat it, and the audit holds every page against it."""

from pathlib import Path

from ruamel.yaml import YAML

from sourcebook.theme import overrides

FILE = Path(overrides.__file__).with_name("mkdocs_theme.yml")
_THEME = YAML(typ="safe").load(FILE.read_bytes())

INLINE_SCRIPTS: tuple[str, ...] = tuple(_THEME["inline_scripts"])
"""The SHA-256 of each inline script that a page may have, in Base64."""
STILL: str = _THEME["still_policy"]
"""The policy of the page for what is not there, which runs no script."""
BARE: str = _THEME["bare_policy"]
"""The policy of a page for frames on other sites."""
PAGE = BARE.replace(
    "script-src 'self'", " ".join(["script-src 'self'", *(f"'sha256-{one}'" for one in INLINE_SCRIPTS)])
)
"""The policy of every other page."""
REFERRER: str = _THEME["referrer"]
