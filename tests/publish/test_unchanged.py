"""A build of what has not changed does nothing; whatever has changed, it sees."""

import os
import shutil
import time

import pytest

import sourcebook
from sourcebook.publish.unchanged import Published, note, read_by_build, up_to_date


@pytest.fixture
def built(small):
    """The small sourcebook with a site, as a build leaves it."""
    for path in ("out/pages/a.md", "out/releases/000001/index.html"):
        (small / path).parent.mkdir(parents=True)
        (small / path).write_text("made")
    (small / "out" / "site").symlink_to("releases/000001")
    note(small, read_by_build(small), Published(small / "out" / "site", 1))
    return small


def test_what_has_not_changed_stands(built):
    """
    With the same inputs and all that was made in its place, the site stands; a file touched with the same content is
    the same input.
    """
    os.utime(built / "mkdocs.yml", (1, 1))

    assert Published(built / "out" / "site", 1) == up_to_date(built)


def _add(path):
    def change(root):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("new")

    return change


def _append(path):
    def change(root):
        path_of = root / path
        path_of.write_text(path_of.read_text("utf-8") + "\n", "utf-8")

    return change


def _rename(root):
    seed = next((root / "seeds").iterdir())
    seed.rename(seed.with_name("renamed.txt"))


CHANGES = {
    "a record is added": _add("content/officials/new.yaml"),
    "a record is changed": _append("content/site.yaml"),
    "a seed is renamed": _rename,
    "mkdocs.yml is changed": _append("mkdocs.yml"),
    "what mkdocs.yml inherits is changed": _append("../../../mkdocs.yml"),
    "how the whole is cited is added": _add("CITATION.cff"),
    "git is to ignore something": _add(".gitignore"),
    "git is to ignore something below": _add("content/.gitignore"),
    "the folder becomes one of git": lambda root: (root / ".git").mkdir(),
    "a record becomes a link": lambda root: (root / "content" / "new.yaml").symlink_to("site.yaml"),
    "a page that was made is gone": lambda root: (root / "out" / "pages" / "a.md").unlink(),
    "a page that was made is other": _append("out/pages/a.md"),
    "a file of the site is other": _append("out/releases/000001/index.html"),
    "a file stands in the site that nobody made": _add("out/releases/000001/new.html"),
    "the site leads elsewhere": lambda root: (
        (root / "out" / "site").unlink(),
        shutil.copytree(root / "out" / "releases" / "000001", root / "out" / "releases" / "000002"),
        (root / "out" / "site").symlink_to("releases/000002"),
    ),
    "the note is gone": lambda root: (root / "out" / "cache" / "last.json").unlink(),
    "the note is cut": lambda root: (root / "out" / "cache" / "last.json").write_text('{"read": "'),
    "the note is no note": lambda root: (root / "out" / "cache" / "last.json").write_text("[]"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_has_changed_is_seen(built, change):
    """
    Each change of what a build reads, and of what it made, calls for a build.
    """
    change(built)

    assert up_to_date(built) is None


def test_a_change_of_the_code_is_seen(built, tmp_path, monkeypatch):
    """
    A file of the generator, such as a style sheet, that is written anew while a server runs is another input, be it as long as
    before and its time set back.
    """
    code = tmp_path / "code" / "pages.css"
    code.parent.mkdir()
    code.write_text("a {}")
    monkeypatch.setattr(sourcebook, "__file__", str(code))
    note(built, read_by_build(built), Published(built / "out" / "site", 1))
    assert up_to_date(built) is not None
    was = code.stat()
    time.sleep(0.02)  # longer than the clock of a disk takes to go on
    code.write_text("b {}")
    os.utime(code, ns=(was.st_atime_ns, was.st_mtime_ns))

    assert up_to_date(built) is None


def test_a_variable_that_mkdocs_reads_counts(built, monkeypatch):
    """
    A variable of the environment that mkdocs.yml names is an input; any other is none.
    """
    monkeypatch.setenv("SOMETHING_ELSE", "1")
    assert up_to_date(built) is not None
    monkeypatch.setenv("SOURCEBOOK_PREVIEW", "true")

    assert up_to_date(built) is None


@pytest.mark.parametrize("line", ["hooks: [a.py]", "plugins: [search]", "  custom_dir: a"])
def test_where_mkdocs_reads_more_nothing_stands(built, line):
    """
    Where mkdocs.yml has MkDocs read files of its own, every build is made.
    """
    config = (built / "mkdocs.yml").read_text("utf-8").replace("plugins: []", "")
    (built / "mkdocs.yml").write_text(f"{config}\n{line}\n", "utf-8")
    note(built, read_by_build(built), Published(built / "out" / "site", 1))

    assert up_to_date(built) is None
