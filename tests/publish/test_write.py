"""Outputs reach the disk whole, changed ones only, and nothing else stays there."""

import os
import zlib
from pathlib import PurePosixPath

import pytest

from sourcebook.model import Card, CardFace, Kept, Output
from sourcebook.publish import write as writing
from sourcebook.publish.write import write


def _png(text):
    """A PNG that holds a text and no picture."""
    chunks = [b"tEXt" + text.encode(), b"IEND"]
    parts = [(len(one) - 4).to_bytes(4) + one + zlib.crc32(one).to_bytes(4) for one in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


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
    assert ["data", "data/x.bin", "kept.md"] == sorted(
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")
    )
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
    Two outputs of one path, or one outside the folder, are a mistake of a maker: the second, or that outside, is not written.
    """
    folder = tmp_path / "pages"
    write([_output("page.md", "first")], folder)

    with pytest.raises(ValueError, match=r"page\.md"):
        write([_output(path, text) for path, text in zip(paths, ("first", "second"), strict=False)], folder)
    assert "first" == (folder / "page.md").read_text()
    assert [".lock", "pages"] == sorted(path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize(("before", "after"), [("a", "a/b/c.md"), ("a/b/c.md", "a"), ("a/b/c.md", "a/b")])
def test_what_another_build_left_is_in_nobody_s_way(tmp_path, before, after):
    """
    Where a file was, a folder can be, and the other way round.
    """
    write([_output(before), _output("page.md")], tmp_path / "pages")
    write([_output(after, "after"), _output("page.md")], tmp_path / "pages")

    files = [one for one in (tmp_path / "pages").rglob("*") if one.is_file()]
    assert {after, "page.md"} == {one.relative_to(tmp_path / "pages").as_posix() for one in files}
    assert "after" == (tmp_path / "pages" / after).read_text()


def test_no_file_is_ever_half_written(tmp_path, monkeypatch):
    """
    Where the last step of writing a file fails, the file still holds what it held.
    """
    write([_output("page.md", "before")], tmp_path)

    def fail(*_):
        raise OSError("the power went")

    monkeypatch.setattr("sourcebook.disk.os.replace", fail)
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


@pytest.mark.parametrize("leads_to", ["nowhere", "a", "../theirs"])
@pytest.mark.parametrize("at", ["a", "a/page.md"])
def test_a_link_is_in_nobody_s_way(tmp_path, at, leads_to):
    """
    A link that leads nowhere, to itself or elsewhere makes room for a folder, and for a page.
    """
    pages = tmp_path / "pages"
    (tmp_path / "theirs").mkdir()
    (pages / at).parent.mkdir(parents=True)
    (pages / at).symlink_to(leads_to)
    write([_output("a/page.md")], pages)

    assert "text" == (pages / "a" / "page.md").read_text()
    assert not list((tmp_path / "theirs").iterdir())


@pytest.mark.parametrize("at", ["a", "a/page.md"])
def test_a_pipe_is_in_nobody_s_way(tmp_path, at):
    """
    Nobody waits for what may never come out of a pipe.
    """
    (tmp_path / "pages" / at).parent.mkdir(parents=True)
    os.mkfifo(tmp_path / "pages" / at)
    write([_output("a/page.md")], tmp_path / "pages")

    assert "text" == (tmp_path / "pages" / "a" / "page.md").read_text()


def _card(title):
    return Card("The Record", "Record", (CardFace(("", title, "")),), "One paper.", "example.org")


def _picture(path, title):
    return _output(path, _card(title))


@pytest.fixture
def drawn(monkeypatch):
    """The pictures that are drawn from now on, as they are drawn."""
    asked = []

    def rasterised(cards, executor):
        for one in cards:
            asked.append(one)
            yield _png(f"PNG of {one}")

    monkeypatch.setattr("sourcebook.publish.write.rasterise", rasterised)
    return asked


def test_a_card_reaches_the_disk_as_png(tmp_path):
    """
    What is a card in memory is a picture on disk.
    """
    write([_picture("cards/a.png", "Seven")], tmp_path / "pages")

    assert (tmp_path / "pages" / "cards" / "a.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_an_unchanged_picture_is_not_drawn_again(tmp_path, drawn):
    """
    A picture is drawn once, be it asked for by two pages, by a later build, or after the pages were removed.
    """
    pages = tmp_path / "pages"
    write([_picture("a.png", "One"), _picture("b.png", "Two"), _picture("c.png", "One")], pages)
    for path in pages.iterdir():
        path.unlink()
    done = write([_picture("a.png", "One"), _picture("b.png", "Two"), _picture("d.png", "Three")], pages)

    assert [_card(title) for title in ("One", "Two", "Three")] == drawn
    assert (3, 0, 0) == (done.changed, done.kept, done.removed)
    assert (0, 3, 0) == write(
        [_picture("a.png", "One"), _picture("b.png", "Two"), _picture("d.png", "Three")], pages
    )


def test_the_cache_holds_what_is_asked_for(tmp_path, drawn):
    """
    A picture that no page has any more leaves the cache, as does what a build that was killed left; what no build put
    there stays.
    """
    cache = tmp_path / "cache"
    write([_picture("a.png", "One"), _picture("b.png", "Two")], tmp_path / "pages")
    (cache / f".{'0' * 64}.png.new").write_text("half of a picture")
    (cache / "holiday.png").write_text("kept")
    write([_picture("a.png", "One")], tmp_path / "pages")

    assert 1 == len([path for path in cache.iterdir() if path.name != "holiday.png"])
    assert (cache / "holiday.png").is_file()
    write([], tmp_path / "pages")
    assert ["holiday.png"] == [path.name for path in cache.iterdir()]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="nothing left"),
        pytest.param(lambda data: data[:20], id="its beginning"),
        pytest.param(lambda data: data[:-1], id="all but its last byte"),
        pytest.param(lambda data: data[:30] + b"\0" + data[31:], id="another byte in its midst"),
        pytest.param(lambda data: data + b"more", id="more behind it"),
    ],
)
def test_a_damaged_picture_in_the_cache_is_drawn_again(tmp_path, drawn, damage):
    """
    Of a picture of which only a part is left, as after a loss of power, or that is not as it was made, the whole is published.
    """
    write([_picture("a.png", "One")], tmp_path / "pages")
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    write([_picture("a.png", "One")], tmp_path / "pages")

    assert 2 == len(drawn)
    assert (tmp_path / "pages" / "a.png").read_bytes() == kept.read_bytes() != b""


def test_a_cache_elsewhere_is_left_alone(tmp_path, drawn):
    """
    A link in the place of the cache is taken away; what it leads to stays as it was.
    """
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / f"{'0' * 64}.png").write_text("kept")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "cache").symlink_to(theirs)
    write([_picture("a.png", "One")], tmp_path / "out" / "pages")

    assert [f"{'0' * 64}.png"] == [path.name for path in theirs.iterdir()]


def test_where_a_picture_cannot_be_kept_those_drawn_before_it_are(tmp_path, drawn, monkeypatch):
    """
    A full disk ends the build, and the next one need not draw again what was drawn.
    """
    pages = tmp_path / "pages"
    write([_output("page.md", "before")], pages)
    whole = writing.put

    def fail(path, data):
        if b"Two" in data:
            raise OSError("no space is left")
        whole(path, data)

    monkeypatch.setattr(writing, "put", fail)
    with pytest.raises(OSError, match="space"):
        write([_output("page.md", "after"), _picture("a.png", "One"), _picture("b.png", "Two")], pages)
    monkeypatch.undo()

    assert 1 == len(list((tmp_path / "cache").iterdir()))
    write([_picture("a.png", "One"), _picture("b.png", "Two")], pages)
    assert 1 == drawn.count(_card("One"))


def test_what_stands_in_the_place_of_the_cache_is_taken_away(tmp_path, drawn):
    """
    The cache may be deleted at any time, and be anything else, or hold anything else, than it did.
    """
    things = [_picture("a.png", "One"), _output("x.js", Kept("1", lambda: b"text"))]
    (tmp_path / "cache").write_text("no folder")
    write(things, tmp_path / "pages")
    for path in list((tmp_path / "cache").iterdir()):
        path.unlink()
        (path / "within").mkdir(parents=True)
    write(things, tmp_path / "pages")

    assert {"a.png", "x.js"} == {path.name for path in (tmp_path / "pages").iterdir()}
    assert all(path.is_file() for path in (tmp_path / "cache").iterdir())


def test_what_is_the_same_for_all_is_made_once(tmp_path):
    """
    Bytes that only versions decide are made once for these, made anew for others, and forgotten when they are asked for
    no more; what is left of them after a loss of power is made again.
    """
    made = list[str]()

    def _kept(versions):
        return _output("x.js", Kept(versions, lambda: made.append(versions) or versions.encode()))

    def _in_cache():
        return list((tmp_path / "cache").iterdir())

    for versions in ("one 1.0", "one 1.0", "one 1.1"):
        write([_kept(versions)], tmp_path / "pages")
        assert versions.encode() == (tmp_path / "pages" / "x.js").read_bytes()
        assert 1 == len(_in_cache())
    assert ["one 1.0", "one 1.1"] == made

    _in_cache()[0].write_bytes(_in_cache()[0].read_bytes()[:-3])
    write([_kept("one 1.1")], tmp_path / "pages")
    assert ["one 1.0", "one 1.1", "one 1.1"] == made
    assert b"one 1.1" == (tmp_path / "pages" / "x.js").read_bytes()

    write([], tmp_path / "pages")
    assert [] == _in_cache()
