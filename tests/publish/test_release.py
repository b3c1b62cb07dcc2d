"""A site is built aside and switched in whole; whatever goes wrong, readers see the one before."""

import ctypes
import errno
import fcntl
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sourcebook.build import build
from sourcebook.publish import release as publishing
from sourcebook.publish.mkdocs import NotPublished
from sourcebook.publish.release import publish
from sourcebook.stages import Stage

AT_ONCE = publishing._flushed_at_once
"""As it is outside tests, which do not wait for the disk."""


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A sourcebook whose site is made by a stand-in that is quick: one page, saying what `says` holds, which is not finished."""

    def assemble_site(root: Path, to: Path, stage: Stage) -> None:
        to.mkdir(parents=True)
        (to / "index.html").write_text((tmp_path / "says").read_text())

    (tmp_path / "says").write_text("one")
    monkeypatch.setattr(publishing, "assemble_site", assemble_site)
    monkeypatch.setattr(publishing, "finish", lambda root, site, book: ["index.html"])
    return tmp_path


def _live(root):
    return (root / "out" / "site" / "index.html").read_text()


def test_switches_a_link(root):
    """
    out/site is a relative link to a release: the folder may be moved, and switching is one step.
    """
    made = publish(root, None)

    assert "one" == _live(root)
    assert (root / "out" / "site", 1) == made
    assert made.site.is_symlink()
    assert not os.readlink(made.site).startswith("/")


def test_keeps_the_release_before(root):
    """
    The release before the live one is kept, to go back to; older ones are not.
    """
    for words in ("one", "two", "three"):
        (root / "says").write_text(words)
        publish(root, None)

    releases = sorted((root / "out" / "releases").iterdir())
    assert "three" == _live(root)
    assert ["two", "three"] == [(release / "index.html").read_text() for release in releases]


def test_a_failure_in_the_midst_changes_nothing(root, monkeypatch):
    """
    Where publishing stops half-way, the site before stays, and the next attempt succeeds.
    """
    publish(root, None)

    def fails(root: Path, to: Path, stage: Stage) -> None:
        to.mkdir(parents=True)
        (to / "index.html").write_text("half a p")
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(publishing, "assemble_site", fails)
        with pytest.raises(RuntimeError, match="full"):
            publish(root, None)
    assert "one" == _live(root)

    (root / "says").write_text("two")
    publish(root, None)
    assert "two" == _live(root)
    assert not (root / "out" / "releases" / "next").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="syncfs is Linux’s")
def test_what_the_disk_refuses_to_keep_is_not_switched_in(root, monkeypatch):
    """
    The whole release is asked onto the disk before it is live; where the disk says that something of it was lost, the site stays.
    """
    publish(root, None)
    (root / "says").write_text("two")

    class Failing:
        """A C library whose disk has lost something."""

        def __init__(self, name, use_errno):
            assert name is None and use_errno

        def syncfs(self, descriptor):
            assert os.path.samestat(os.fstat(descriptor), os.stat(root / "out" / "releases" / "next"))
            ctypes.set_errno(errno.EIO)
            return -1

    monkeypatch.setattr(publishing, "_flushed_at_once", AT_ONCE)
    monkeypatch.setattr(ctypes, "CDLL", Failing)
    with pytest.raises(OSError, match="Input/output error"):
        publish(root, None)
    assert "one" == _live(root)


def test_never_takes_a_folder_for_its_link(root):
    """
    A real folder at out/site is somebody's: it is neither replaced nor written into.
    """
    (root / "out" / "site").mkdir(parents=True)

    with pytest.raises(NotPublished, match="move it away"):
        publish(root, None)
    assert [] == list((root / "out" / "site").iterdir())


def test_builds_through_no_link(root):
    """
    A link in the place of the release that is being built is taken away; what it leads to stays as it was.
    """
    (root / "theirs").mkdir()
    (root / "theirs" / "kept.txt").write_text("kept")
    (root / "out" / "releases").mkdir(parents=True)
    (root / "out" / "releases" / "next").symlink_to(root / "theirs")
    publish(root, None)

    assert "one" == _live(root)
    assert ["kept.txt"] == [path.name for path in (root / "theirs").iterdir()]
    assert not (root / "out" / "site").resolve().is_relative_to((root / "theirs").resolve())


def test_nothing_is_taken_away_behind_a_link(root, tmp_path_factory):
    """
    Where the folder of releases is a link, that is taken away, and all that it leads to stays.
    """
    aside = tmp_path_factory.mktemp("aside")
    for name in ("next", "000001", "000002", "000003"):
        (aside / name).mkdir()
    (root / "out").mkdir()
    (root / "out" / "releases").symlink_to(aside)
    publish(root, None)

    assert {"next", "000001", "000002", "000003"} == {one.name for one in aside.iterdir()}
    assert "one" == _live(root)


def test_a_linked_folder_is_refused(root):
    """
    Where `out` is a link, as to the author's own folder, nothing is made or taken away.
    """
    (root / "content").mkdir()
    (root / "out").symlink_to("content")
    with pytest.raises(NotPublished, match="symbolic link"):
        publish(root, None)

    assert [] == list((root / "content").iterdir())


def test_a_release_is_on_the_disk_before_it_is_live(root, monkeypatch):
    """
    Where not all can be asked for at once, nothing points to a release of which the disk has not taken in every file and folder.
    """
    monkeypatch.setattr(publishing, "_flushed_at_once", AT_ONCE)
    monkeypatch.setattr(sys, "platform", "other")
    flushed, waits, rename = set(), [], os.rename

    def renamed(old, new):
        waits.extend(one for one in (old, *old.rglob("*")) if one.stat().st_ino not in flushed)
        rename(old, new)

    monkeypatch.setattr("os.fsync", lambda one: flushed.add(os.fstat(one).st_ino))
    monkeypatch.setattr("os.rename", renamed)
    publish(root, None)

    assert "one" == _live(root)
    assert [] == waits and len(flushed) == 2


def test_one_at_a_time(root):
    """
    While one build publishes, another waits.
    """
    (root / "out").mkdir()
    second = threading.Thread(target=publish, args=(root, None))
    with open(root / "out" / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second.start()
        second.join(0.3)
        assert second.is_alive()
        assert not (root / "out" / "site").exists()
    second.join(10)

    assert "one" == _live(root)


@pytest.mark.built
def test_the_folder_may_be_named_from_anywhere(small, monkeypatch):
    """
    A relative root means the same as an absolute one.
    """
    monkeypatch.chdir(small.parent)
    build(Path(small.name))

    assert (small / "out" / "site" / "index.html").is_file()
    assert ["content", "mkdocs.yml", "out", "seeds"] == sorted(path.name for path in small.iterdir())


@pytest.mark.built
def test_a_build_that_is_killed_leaves_a_whole_site(small_built, tree):
    """
    Killed at whatever moment, a build leaves a site that is the old one whole or the new one whole.
    """
    small = small_built
    old = tree(small / "out" / "site")
    home = small / "content" / "pages" / "home.md"
    home.write_text(home.read_text("utf-8").replace("Two towns", "Two *old* towns"), "utf-8")
    for wait in (0.4, 0.6, 0.8, 1.0, 1.2):
        command = [sys.executable, "-m", "sourcebook", "build", str(small)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as building:
            time.sleep(wait)
            building.kill()
        now = tree(small / "out" / "site")
        assert now == old or b"<em>old</em>" in now["index.html"]
        assert now.keys() == old.keys()

    assert b"<em>old</em>" in (build(small).site / "index.html").read_bytes()
