"""Outputs reach the disk whole, changed ones only, and nothing else stays there."""

from pathlib import PurePosixPath

import pytest

from sourcebook.model import Output
from sourcebook.write import write


def _output(path, content="text"):
    return Output(PurePosixPath(path), content)


def test_holds_the_outputs_and_nothing_else(tmp_path):
    """
    What is made is there, text as UTF-8 with its line ends as they are; what is no longer made is gone, and
    so is the folder that it leaves empty.
    """
    write([_output("a/b/old.md"), _output("kept.md")], tmp_path)
    done = write([_output("kept.md", "“ä”\n"), _output("data/x.bin", b"\0\r\n")], tmp_path)

    assert (2, 0, 1) == (done.changed, done.kept, done.removed)
    assert ["data", "data/x.bin", "kept.md"] == sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert "“ä”\n".encode() == (tmp_path / "kept.md").read_bytes()
    assert b"\0\r\n" == (tmp_path / "data" / "x.bin").read_bytes()


def test_leaves_alone_what_is_unchanged(tmp_path):
    """
    A file that holds what it should is not written again.
    """
    write([_output("page.md")], tmp_path)
    before = (tmp_path / "page.md").stat()
    done = write([_output("page.md")], tmp_path)
    after = (tmp_path / "page.md").stat()

    assert (0, 1, 0) == (done.changed, done.kept, done.removed)
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(["page.md", "page.md"], id="twice"),
        pytest.param(["../page.md"], id="above"),
        pytest.param(["a/../../page.md"], id="round about"),
        pytest.param(["/page.md"], id="absolute"),
    ],
)
def test_refuses_what_has_no_place_of_its_own(tmp_path, paths):
    """
    Two outputs of one path, or one outside the folder, are a mistake of a maker: nothing is touched.
    """
    folder = tmp_path / "pages"
    write([_output("page.md", "before")], folder)

    with pytest.raises(ValueError, match=r"page\.md"):
        write([_output(path, "after") for path in paths], folder)
    assert "before" == (folder / "page.md").read_text()
    assert [".lock", "pages"] == sorted(path.name for path in tmp_path.iterdir())


def test_no_file_is_ever_half_written(tmp_path, monkeypatch):
    """
    Where the last step of writing a file fails, the file still holds what it held.
    """
    write([_output("page.md", "before")], tmp_path)

    def fail(*_):
        raise OSError("the power went")

    monkeypatch.setattr("sourcebook.write.os.replace", fail)
    with pytest.raises(OSError, match="power"):
        write([_output("page.md", "after")], tmp_path)
    assert "before" == (tmp_path / "page.md").read_text()

    monkeypatch.undo()
    write([_output("page.md", "after")], tmp_path)
    assert ["page.md"] == [path.name for path in tmp_path.iterdir()], "what the failure left is cleared away"
    assert "after" == (tmp_path / "page.md").read_text()


def test_no_link_is_followed(tmp_path):
    """
    A link in the place of the folder, of one in it, or of what is written beside a file is taken away; what it leads
    to stays as it was.
    """
    for name in ("theirs", "inside"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kept.txt").write_text("kept")
    (tmp_path / "beside.txt").write_text("kept")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "pages").symlink_to(tmp_path / "theirs")
    write([_output("page.md")], tmp_path / "out" / "pages")
    (tmp_path / "out" / "pages" / "a").symlink_to(tmp_path / "inside")
    (tmp_path / "out" / "pages" / ".new.md.new").symlink_to(tmp_path / "beside.txt")
    write([_output("page.md"), _output("a/page.md"), _output("new.md")], tmp_path / "out" / "pages")

    assert ["kept.txt"] == [path.name for path in (tmp_path / "theirs").iterdir()]
    assert ["kept.txt"] == [path.name for path in (tmp_path / "inside").iterdir()]
    assert "kept" == (tmp_path / "beside.txt").read_text()
    assert not (tmp_path / "out" / "pages").is_symlink()
    assert "text" == (tmp_path / "out" / "pages" / "a" / "page.md").read_text()
