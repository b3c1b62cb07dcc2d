"""out/pages -> out/site: MkDocs builds a release aside, and one rename switches it in whole."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sourcebook.publish.write import alone

if TYPE_CHECKING:  # MkDocs is loaded late: it reads the environment as it is loaded
    from mkdocs.config.defaults import MkDocsConfig

RELEASES_KEPT = 2
EPOCH = "1577836800"  # 2020-01-01T00:00:00Z: MkDocs dates what it packs by it, so that equal pages give equal bytes


class Published(NamedTuple):
    """The site that is live: where it is, and how many pages it has."""

    site: Path
    pages: int


class NotPublished(Exception):
    """MkDocs refused mkdocs.yml or the pages; the message is its own. The site before stands as it was."""


def publish(root: Path) -> Published:
    """Publish out/pages; raise `NotPublished` and change nothing that readers see if MkDocs finds error."""
    with alone(root / "out"):
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


def accepted(root: Path) -> None:
    """Ask MkDocs whether it can work by mkdocs.yml; raise `NotPublished` with its reasons, before anything is rendered."""
    with alone(root / "out"):
        (root / "out" / "pages").mkdir(exist_ok=True)
        with _told():
            _config(root / "mkdocs.yml", root / "out" / "releases" / "next")


def _mkdocs(config_file: Path, to: Path) -> None:
    """Build with MkDocs in this process, strictly: a warning is a refusal."""
    with _told():
        config = _config(config_file, to)
        from mkdocs.commands.build import build

        build(config)


def _config(config_file: Path, to: Path) -> "MkDocsConfig":
    """What MkDocs reads in mkdocs.yml."""
    os.environ.update(NO_MKDOCS_2_WARNING="1", SOURCE_DATE_EPOCH=EPOCH)
    from mkdocs.config import load_config

    return load_config(str(config_file), site_dir=str(to.resolve()), strict=True)


@contextmanager
def _told() -> Iterator[None]:
    """Whatever MkDocs refuses, raise `NotPublished` with all that it said."""
    from mkdocs.exceptions import MkDocsException

    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    try:
        yield
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
