"""What is read from the disk, and what makes room there, whatever stands in the place of a file or a folder."""

import os
import signal
import socket
import stat
from contextlib import contextmanager

import pytest

from sourcebook.build import build
from sourcebook.disk import digest, held, held_json, make_room, take_away


@contextmanager
def _no_wait(seconds=60):
    """Fail where something waits, as for what may never come out of a pipe."""

    def waited(*_):
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, waited)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _socket(path):
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(os.path.relpath(path))


def _folder(path):
    path.mkdir()
    os.mkfifo(path / "pipe")


ODD = {
    "pipe": os.mkfifo,
    "socket": _socket,
    "folder": _folder,
    "link to a file": lambda path: path.symlink_to("theirs/file"),
    "link to a folder": lambda path: path.symlink_to("theirs"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to nothing": lambda path: path.symlink_to("nowhere"),
}


@pytest.fixture
def theirs(tmp_path, monkeypatch):
    """A folder of somebody else, with a file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "file").write_text("kept")
    return tmp_path / "theirs"


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_only_a_plain_file_is_read(tmp_path, theirs, make):
    """
    Whatever else stands in the place of a file is told as an error of the disk, at once.
    """
    make(tmp_path / "here")

    with _no_wait(5):
        for read in (held, held_json):
            with pytest.raises(OSError):
                read(tmp_path / "here")
        digest(tmp_path / "here")


@pytest.mark.parametrize("make", [*ODD.values(), lambda path: path.write_text("x")], ids=[*ODD, "file"])
def test_what_is_taken_away_is_gone_and_nothing_else(tmp_path, theirs, make):
    """
    Whatever stands at a path can be taken away, without waiting; what a link leads to stays, and nothing is no fault.
    """
    make(tmp_path / "here")
    with _no_wait(5):
        take_away(tmp_path / "here")
        take_away(tmp_path / "here")

    assert not os.path.lexists(tmp_path / "here")
    assert "kept" == (theirs / "file").read_text()


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_there_is_room_for_a_folder(tmp_path, theirs, make):
    """
    What stands in the place of a folder and is none is taken away; a folder stays with all that is in it.
    """
    make(tmp_path / "here")
    is_folder = stat.S_ISDIR(os.lstat(tmp_path / "here").st_mode)
    make_room(tmp_path / "here")

    assert is_folder == os.path.lexists(tmp_path / "here")
    assert "kept" == (theirs / "file").read_text()


@pytest.mark.parametrize("text", ["[" * 200_000, "1" * 5_000, "no", '"\\ud800', ""])
def test_a_note_that_is_none_is_told(tmp_path, text):
    """
    What is no JSON, and what no machine could hold as such, is one error.
    """
    (tmp_path / "note.json").write_text(text)

    with pytest.raises(ValueError):
        held_json(tmp_path / "note.json")


@pytest.mark.built
def test_a_build_waits_for_no_pipe(small, tree):
    """
    A build whose files and folders below out/ are pipes, all those that it kept for itself among them, makes the same site, and ends.
    """
    build(small)
    made, out = tree(small / "out" / "site"), small / "out"
    release = (out / "site").resolve()
    kept = [one for one in (out / "cache").rglob("*") if one.is_file()]
    made_by_it = [out / "nginx.conf", out / "pages" / "index.md", release / "index.html"]
    left = [out / ".site.new", *(out / "releases" / one for one in ("next", "0", "00", "²"))]
    folders = [out / "cache", out / "releases", out / "pages", out / "site"]
    for places in ([*kept, *made_by_it, *left], folders):
        for one in places:
            take_away(one)
            os.mkfifo(one)
        with _no_wait():
            build(small)

        assert made == tree(out / "site")
