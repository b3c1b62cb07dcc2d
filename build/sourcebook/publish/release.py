"""out/pages -> out/site: a release is made aside, and one rename switches it in whole."""

import ctypes
import os
import sys
from pathlib import Path

from sourcebook.disk import folder, make_room, take_away
from sourcebook.model import Sourcebook
from sourcebook.publish.assemble import assemble_site
from sourcebook.publish.finish import finish
from sourcebook.publish.mkdocs import NotPublished
from sourcebook.publish.page_templates import kept, menu
from sourcebook.publish.unchanged import Published
from sourcebook.publish.write import build_lock
from sourcebook.stages import SILENT, Stages

RELEASES_KEPT = 2


def publish(root: Path, book: Sourcebook, stages: Stages = SILENT) -> Published:
    """Publish out/pages, made of the `book` kept at `root`; raise `NotPublished` and change nothing that readers see if MkDocs, a link or the audit refuses."""
    with build_lock(root / "out"):
        aside = _cleared(root / "out" / "releases")
        releases = aside.parent
        with stages.at("publishing") as stage:
            assemble_site(root, aside, stage)
        with stages.at("auditing"):
            files = finish(root, aside, book)
        release = releases / _next_name(releases)
        with stages.at("putting on disk"):
            _flush(aside)
        os.rename(aside, release)
        _switch(root / "out" / "site", release)
        _forget_old(releases, release)
    return Published(root / "out" / "site", sum(f"/{one}".endswith("/index.html") for one in files))


def _cleared(releases: Path) -> Path:
    """Where a release is made, with nothing there that a build before, or somebody else, has left."""
    make_room(releases)  # nothing is removed, or made, elsewhere
    folder(releases)
    take_away(releases / "next")
    return releases / "next"


def accepted(root: Path) -> None:
    """Ask MkDocs whether it can work by mkdocs.yml; raise `NotPublished` with its reasons, before anything is rendered."""
    with build_lock(root / "out"):
        _cleared(root / "out" / "releases")
        make_room(root / "out" / "pages")
        folder(root / "out" / "pages")
        _ = kept(root) or menu(root)


def _next_name(releases: Path) -> str:
    numbers = [int(path.name) for path in releases.iterdir() if path.name.isdecimal()]
    return f"{max(numbers, default=0) + 1:06d}"


def _flush(folder: Path) -> None:
    """See the release on disk before anything points to it; raise OSError if the disk has refused any of it."""
    if _flushed_at_once(folder):
        return
    for where, _, names in os.walk(folder):
        for name in [".", *names]:
            descriptor = os.open(os.path.join(where, name), os.O_RDONLY)
            os.fsync(descriptor)
            os.close(descriptor)


def _flushed_at_once(folder: Path) -> bool:
    """Ask all that a file system holds onto the disk, as Linux can; whether that is so. Raise OSError for what it could not write."""
    library = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    sync = getattr(library, "syncfs", None)
    if sync is None:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    failed = sync(descriptor)
    error = ctypes.get_errno()
    os.close(descriptor)
    if failed:
        raise OSError(error, os.strerror(error), str(folder))
    return True


def _switch(site: Path, release: Path) -> None:
    """Point out/site at the release, in one step."""
    if site.is_dir() and not site.is_symlink():
        raise NotPublished(f"{site} is a folder, not the link that a build makes; move it away")
    beside = site.with_name(".site.new")
    take_away(beside)
    beside.symlink_to(release.relative_to(site.parent))
    os.replace(beside, site)


def _forget_old(releases: Path, current: Path) -> None:
    """Keep the current release and the one before it."""
    old = sorted(path for path in releases.iterdir() if path.name.isdecimal() and path != current)
    for path in old[: -(RELEASES_KEPT - 1)]:
        take_away(path)
