"""What of the authors' folders is read, whatever stands in them: no link is followed, and little is asked of the disk."""

import inspect
import os
import socket
import sys
from pathlib import Path

import pytest

from sourcebook.disk import below
from sourcebook.read.files import DEEPEST, files, is_left_behind, meant_path
from tests.harness.sourcebooks import run


def _told(root):
    """The errors of a check."""
    told = run("check", "--format", "github", root).stderr
    return [line for line in told.splitlines() if line.startswith("::error")]


@pytest.fixture
def touched(tmp_path_factory, monkeypatch):
    """A folder elsewhere, and which paths in it, or of which file, the disk was asked for."""
    aside = tmp_path_factory.mktemp("aside").resolve()
    (aside / "inner").mkdir()
    (aside / "a.md").write_text("---\nname: A\n---\n", "utf-8")
    asked = []

    def watched(name, does):
        def told(path, *words, **named):
            with_links = name in ("lstat", "readlink")
            if isinstance(path, (str, os.PathLike)):
                here = os.fspath(path) if with_links else os.path.realpath(path)
                if str(here).startswith(str(aside)):
                    asked.append((name, str(path)))
            return does(path, *words, **named)

        return told

    for name in ("stat", "lstat", "open", "scandir", "listdir"):
        monkeypatch.setattr(os, name, watched(name, getattr(os, name)))
    return aside, asked


@pytest.mark.parametrize(
    "path",
    [
        "content",
        "seeds",
        "content/officials",
        "content/events/1931",
        "content/events/2035",
        "content/topics/fish.md",
        "content/elsewhere",
        "content/site.yaml",
        "content/vocabulary.yaml",
        "content/published.txt",
        "content/.gitignore",
        "mkdocs.yml",
        "seeds/courier-1931.txt",
    ],
)
@pytest.mark.parametrize("to", ["", "inner", "a.md", "nowhere"])
def test_a_link_is_one_fault_and_not_followed(small, touched, path, to):
    """
    A symbolic link is told once, at its path, wherever it stands and leads; what it leads to is not asked about.
    """
    aside, asked = touched
    here = small / path
    if here.is_dir():
        os.rename(here, small / "moved")
    else:
        here.unlink(missing_ok=True)
    here.symlink_to(aside / to)
    found = _told(small)

    if path.endswith(".gitignore"):
        assert [] == found
    else:
        links = [line for line in found if "symbolic link" in line]
        assert 1 == len(links)
        if path.startswith("seeds/"):
            assert path in links[0]
        else:
            assert f"file={path}," in links[0]
        assert len(links) == len(found) or path in (
            "content/topics/fish.md",
            "content/vocabulary.yaml",
            "content/site.yaml",
        )
    assert [] == asked


def test_the_root_may_be_a_link(small, tmp_path):
    """
    The folder that is named on the command line may be a link: who types it knows where it leads.
    """
    (tmp_path / "link").symlink_to(small)

    assert [] == _told(tmp_path / "link")


@pytest.mark.parametrize("make", ["fifo", "socket", "folder"])
@pytest.mark.parametrize("path", ["content/events/1931/1931-x.yaml", "content/x", "seeds/x.txt"])
def test_what_is_no_file_is_one_fault(small, monkeypatch, make, path):
    """
    A pipe, a socket, and a folder that is called like a file, are told once and not opened.
    """
    monkeypatch.chdir((small / path).parent)  # a socket's path is short
    name = Path(path).name
    if make == "fifo":
        os.mkfifo(name)
    elif make == "socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(name)
    else:
        os.mkdir(f"{name}.yaml")
        path = f"{path}.yaml"
    found = _told(small)

    assert 1 == len([line for line in found if f"file={path}," in line]) == len(found)


def test_what_is_gone_or_closed_is_one_fault(small, monkeypatch):
    """
    A folder that may not be opened is told once; one that went since it was listed is left out, and so is a file.
    """
    scandir, lstat = os.scandir, os.lstat
    closed, gone = str(small / "content" / "officials"), str(small / "content" / "places")

    def refuse(path="."):
        if str(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        if str(path) == gone:
            raise FileNotFoundError(2, "No such file", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = _told(small)
    assert 1 == len(found)
    assert "file=content/officials," in found[0] and "cannot be opened (Permission denied)" in found[0]
    assert not any("places" in path for path in files(small, "content"))

    topic = str(small / "content" / "topics" / "fish.md")
    monkeypatch.undo()
    monkeypatch.setattr(os, "lstat", lambda path: lstat(str(path) + ("-gone" if str(path) == topic else "")))
    assert any("fish.md" in line and "is not there" in line for line in _told(small))


def test_folders_lie_not_too_deep(small):
    """
    A folder below a few others is told and not entered; nothing recurses, however many there are.
    """
    (small / "content" / Path(*["d"] * 400)).mkdir(parents=True)
    found = _told(small)
    limit, deep = sys.getrecursionlimit(), len(inspect.stack())
    sys.setrecursionlimit(deep + 100)
    try:
        seen = [list(files(small, "content")), list(below(str(small)))]
    finally:
        sys.setrecursionlimit(limit)

    assert 1 == len(found) and f"file=content{'/d' * DEEPEST}," in found[0] and "too deep" in found[0]
    assert all(seen)


def test_very_many_files_are_asked_little(small, monkeypatch):
    """
    Of files that are no records the disk is asked a few times each, and no more if there are more.
    """
    counts = {}
    for number in (100, 200):
        folder = small / "content" / "events" / "1999"
        folder.mkdir(exist_ok=True)
        for at in range(number):
            (folder / f"Stray {at}.txt").write_text("x", "utf-8")
        asked, lstat = [], os.lstat
        monkeypatch.setattr(
            os, "lstat", lambda path, lstat=lstat, asked=asked: (asked.append(path), lstat(path))[1]
        )
        _told(small)
        monkeypatch.undo()
        counts[number] = len(asked)

    assert counts[200] - counts[100] <= 2 * 100


def test_a_gitignore_that_nobody_wrote_is_not_heeded(small):
    """
    A .gitignore with more patterns than people write cannot make each file be held against thousands.
    """
    (small / "content" / ".gitignore").write_text("x\n" * 250 + "fish.md\n", "utf-8")
    assert "content/topics/fish.md" in set(files(small, "content"))
    (small / "content" / ".gitignore").write_text("x\n" * 150 + "fish.md\n", "utf-8")
    assert "content/topics/fish.md" not in set(files(small, "content"))


@pytest.mark.parametrize("line", ["\\", "!", "a\\", "**\\", "[z-a]"])
def test_a_malformed_pattern_is_passed_over(small, line):
    """
    A line of .gitignore that is no pattern leaves nothing out, and the others are heeded.
    """
    (small / "content" / ".gitignore").write_text(f"{line}\nfish.md\n", "utf-8")
    found = set(files(small, "content"))

    assert "content/topics/fish.md" not in found
    assert "content/site.yaml" in found


def test_a_stray_is_told_its_place():
    """
    What would be a record under another name is told where it belongs; what would be none is not.
    """
    assert "content/topics/fish.md" == meant_path("content/Topics/Fish.md.txt")
    assert "content/events/1931/1931-x.yaml" == meant_path("content/events/1931 X.yml")
    assert "content/site.yaml" == meant_path("content/Site.yml")
    assert (
        ""
        == meant_path("content/topics/picture.png")
        == meant_path("content")
        == meant_path("content/x/y.md")
    )
    assert is_left_behind(".fish.md.swp") and is_left_behind("fish.md~") and not is_left_behind("fish.md")
