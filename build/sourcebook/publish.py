"""out/pages -> out/site: MkDocs builds a release aside, and one rename switches it in whole."""

import logging
import os
import shutil
from pathlib import Path
from typing import NamedTuple

from sourcebook.write import alone

RELEASES_KEPT = 2
EPOCH = "1577836800"  # 2020-01-01T00:00:00Z: MkDocs dates the sitemap by it, so that equal pages give equal bytes


class Published(NamedTuple):
    """The site that is live: where it is, and how many pages it has."""

    site: Path
    pages: int


class NotPublished(Exception):
    """MkDocs refused the pages; the message is its own. The site before stands as it was."""


def publish(root: Path) -> Published:
    """Publish out/pages; raise `NotPublished` and change nothing that readers see if MkDocs finds fault."""
    with alone(root / "out"):
        releases = root / "out" / "releases"
        aside = releases / "next"
        shutil.rmtree(aside, ignore_errors=True)
        _mkdocs(root / "mkdocs.yml", aside)
        release = releases / _next_name(releases)
        _flush(aside)
        os.rename(aside, release)
        _switch(root / "out" / "site", release)
        _forget_old(releases, release)
    return Published(root / "out" / "site", sum(1 for _ in release.rglob("index.html")))


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
