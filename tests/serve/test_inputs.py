"""What a site is made of, and when it changes: files by their bytes, however an editor writes them."""

import os
import shutil
import threading

import pytest

from sourcebook.serve import inputs as serving
from sourcebook.serve.inputs import Inputs

LEE = "content/events/1962/1962-lee-ferry.yaml"
HOME = "content/pages/home.md"
PATIENCE = 20
SOON = 0.1


@pytest.fixture(autouse=True)
def restless(monkeypatch):
    """The disk is asked without a rest, however long it takes to answer: no test depends on how busy the machine is."""
    monkeypatch.setattr(serving, "REST", 0.01)
    monkeypatch.setattr(serving, "TIMES_AS_LONG", 0)


@pytest.fixture
def root(lay, sound):
    """An invented sourcebook with an inherited setting and a folder of templates of its own."""
    root = lay(sound)
    (root / "mkdocs.yml").write_text(
        "INHERIT: shared.yml\ntheme: {name: sourcebook, custom_dir: mine}\nsite_url: https://a.example/ferry/\n"
    )
    (root / "shared.yml").write_text("strict: true\n")
    (root / "mine").mkdir()
    (root / "mine" / "main.html").write_text("")
    (root / ".git").mkdir()
    (root / ".gitignore").write_text("drafts/\n")
    return root


@pytest.fixture
def changed(root):
    """What changes when something is done, as far as is noticed."""
    inputs = Inputs(root)

    def _changed(done, patience=PATIENCE):
        ended = threading.Event()
        clock = threading.Timer(patience, ended.set)
        clock.start()
        done()
        found = inputs.changed(ended)
        clock.cancel()
        return found

    return _changed


def _replace(path, text):
    """Write as many editors do: beside it, and then in its place."""
    beside = path.with_name("4913")
    beside.write_text(text)
    os.replace(beside, path)


CHANGES = {
    "a file in place": (lambda root: (root / LEE).write_text("title: New\n"), {LEE}),
    "a file by renaming": (lambda root: _replace(root / LEE, "title: New\n"), {LEE}),
    "a file lost": (lambda root: (root / LEE).unlink(), {LEE}),
    "a new folder": (
        lambda root: (
            (root / "content/events/1963").mkdir(),
            (root / "content/events/1963/1963-bell.yaml").write_text("title: Bell\n"),
        ),
        {"content/events/1963/1963-bell.yaml"},
    ),
    "a folder lost": (
        lambda root: shutil.rmtree(root / "content/events"),
        {LEE, "content/events/1962/1962-crossing.yaml"},
    ),
    "a name": (
        lambda root: (root / HOME).rename(root / "content/pages/about.md"),
        {HOME, "content/pages/about.md"},
    ),
    "an article": (lambda root: (root / "seeds/paper.txt").write_text("Other.\n"), {"seeds/paper.txt"}),
    "the setup": (
        lambda root: _replace(root / "mkdocs.yml", "site_name: New\n"),
        {"mkdocs.yml", "shared.yml", "mine/main.html"},
    ),
    "what it inherits": (lambda root: (root / "shared.yml").write_text("strict: false\n"), {"shared.yml"}),
    "its templates": (lambda root: (root / "mine/main.html").write_text("new"), {"mine/main.html"}),
    "a citation": (lambda root: (root / "CITATION.cff").write_text("title: New\n"), {"CITATION.cff"}),
    "a link elsewhere": (lambda root: (root / "content/events/x").symlink_to("/"), {"content/events/x"}),
}
NONE = {
    "the same bytes": lambda root: _replace(root / LEE, (root / LEE).read_text()),
    "a new time": lambda root: os.utime(root / LEE, (1, 1)),
    "an editor's own": lambda root: (root / f"{LEE}.swp").write_text("x"),
    "a lock": lambda root: (root / "content/pages/.#home.md").symlink_to("ann@host.1:1"),
    "what git ignores": lambda root: (
        (root / "content/drafts").mkdir(),
        (root / "content/drafts/x.yaml").write_text("x"),
    ),
    "what is made": lambda root: (
        (root / "out/pages").mkdir(parents=True),
        (root / "out/pages/index.md").write_text("x"),
    ),
    "an empty folder": lambda root: (root / "content/events/1999").mkdir(),
}


@pytest.mark.parametrize("sort", CHANGES)
def test_what_changes_is_named(root, changed, sort):
    """
    Every file that came, went, has other bytes or belongs to the site no more is named, and no other; a second look finds nothing more.
    """
    done, names = CHANGES[sort]

    assert names == changed(lambda: done(root))
    assert frozenset() == changed(lambda: None, SOON)


@pytest.mark.parametrize("sort", NONE)
def test_what_changes_no_input_is_not(root, changed, sort):
    """
    Where no input has other bytes, nothing is told.
    """
    assert frozenset() == changed(lambda: NONE[sort](root), SOON)


def test_many_files_at_once_are_one_change(root, changed, monkeypatch):
    """
    What a checkout writes one after the other is told together.
    """
    monkeypatch.setattr(serving, "SETTLED", 0.5)  # a busy machine may rest between two files
    names = {f"content/topics/topic-{number}.md" for number in range(60)}

    def check_out():
        for name in names:
            (root / name).write_text("new")

    slow = threading.Thread(target=check_out)
    assert names == changed(slow.start)


def test_a_pipe_holds_nobody_up(root, changed):
    """
    What is no plain file is told, and not read: a named pipe would never end.
    """
    assert {"content/pages/pipe.md"} == changed(lambda: os.mkfifo(root / "content/pages/pipe.md"))


def test_knows_where_the_site_will_be(root):
    """
    The path of the published site is that of `site_url`, between slashes.
    """
    assert "/ferry/" == Inputs(root).below
    (root / "mkdocs.yml").write_text("site_name: None\n")
    assert "/" == Inputs(root).below


def test_what_changes_during_a_build_is_noticed_at_once(root, monkeypatch):
    """
    Asked in the midst of a build, it says that something else has other bytes now, and what that is is told next, once; a file
    that was only touched is no change.
    """
    monkeypatch.setattr(serving, "REST", 0)
    inputs, ended = Inputs(root), threading.Event()
    os.utime(root / LEE)
    assert not inputs.has_changed()
    (root / LEE).write_text("title: New\n")

    assert inputs.has_changed() and inputs.has_changed()
    assert {LEE} == inputs.changed(ended)
    assert not inputs.has_changed()
