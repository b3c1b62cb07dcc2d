"""out/pages -> out/site: MkDocs builds a release aside, and one rename switches it in whole."""

import logging
import os
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from sourcebook.model import Site
from sourcebook.publish.write import alone

RELEASES_KEPT = 2
EPOCH = (
    "1577836800"  # 2020-01-01T00:00:00Z: MkDocs dates the sitemap by it, so that equal pages give equal bytes
)


class Published(NamedTuple):
    """The site that is live: where it is, and how many pages it has."""

    site: Path
    pages: int


class NotPublished(Exception):
    """MkDocs refused the pages; the message is its own. The site before stands as it was."""


def publish(root: Path, site: Site | None = None) -> Published:
    """Publish out/pages; raise `NotPublished` and change nothing that readers see if MkDocs finds error.

    Where the site's record is given, mkdocs.yml must say the same of it.
    """
    with alone(root / "out"):
        if site:
            _agree(root / "mkdocs.yml", site)
        releases = root / "out" / "releases"
        aside = releases / "next"
        _clear(aside)
        _mkdocs(root / "mkdocs.yml", aside)
        release = releases / _next_name(releases)
        _flush(aside)
        os.rename(aside, release)
        _switch(root / "out" / "site", release)
        _forget_old(releases, release)
    return Published(root / "out" / "site", sum(1 for _ in release.rglob("index.html")))


def _clear(aside: Path) -> None:
    """Take away what a build before left; of a link, only the link."""
    if aside.is_symlink() or aside.is_file():
        aside.unlink()
    elif aside.exists():
        shutil.rmtree(aside)


def _agree(config_file: Path, site: Site) -> None:
    """Refuse a mkdocs.yml that gives the site another name or address than its record."""
    said = _said_in(config_file)
    address = str(said.get("site_url", ""))
    for name, theirs, ours in (
        ("site_name", said.get("site_name"), site.name),
        ("site_url", address if address.endswith("/") else f"{address}/", site.address),
    ):
        if said and theirs != ours:
            raise NotPublished(
                f"{config_file}: {name} is “{theirs}”, and in {site.origin.path} it is “{ours}”; write one of the two in both"
            )


def _said_in(config_file: Path) -> dict[str, Any]:
    """What a mkdocs.yml says, and what it inherits; nothing where it cannot be read, which MkDocs tells."""
    from mkdocs.exceptions import MkDocsException
    from mkdocs.utils.yaml import yaml_load
    from yaml import YAMLError

    try:
        with open(config_file, encoding="utf-8") as file:
            return dict(yaml_load(file))
    except (MkDocsException, YAMLError, OSError, ValueError):
        return {}


def _mkdocs(config_file: Path, to: Path) -> None:
    """Build with MkDocs in this process, strictly: a warning is a refusal."""
    os.environ.update(NO_MKDOCS_2_WARNING="1", SOURCE_DATE_EPOCH=EPOCH)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    try:
        build(load_config(str(config_file), site_dir=str(to.resolve()), strict=True))
    except (MkDocsException, SystemExit) as error:
        raise NotPublished("\n".join([*said.lines, str(error)])) from None
    finally:
        logger.removeHandler(said)


class _Said(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _next_name(releases: Path) -> str:
    numbers = [int(path.name) for path in releases.iterdir() if path.name.isdigit()]
    return f"{max(numbers, default=0) + 1:06d}"


def _flush(folder: Path) -> None:
    """See the release on disk before anything points to it."""
    for where, _, names in os.walk(folder):
        for name in [".", *names]:
            descriptor = os.open(os.path.join(where, name), os.O_RDONLY)
            os.fsync(descriptor)
            os.close(descriptor)


def _switch(site: Path, release: Path) -> None:
    """Point out/site at the release, in one step."""
    if site.is_dir() and not site.is_symlink():
        raise NotPublished(f"{site} is a folder, not the link that a build makes; move it away")
    beside = site.with_name(".site.new")
    beside.unlink(missing_ok=True)
    beside.symlink_to(release.relative_to(site.parent))
    os.replace(beside, site)


def _forget_old(releases: Path, current: Path) -> None:
    """Keep the current release and the one before it."""
    old = sorted(path for path in releases.iterdir() if path.name.isdigit() and path != current)
    for path in old[: -(RELEASES_KEPT - 1)]:
        shutil.rmtree(path)
