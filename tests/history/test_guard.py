"""Evidence and register held against an earlier commit: what all files agree on can still be false."""

import hashlib
import subprocess

import pytest
from typer.testing import CliRunner

from sourcebook.build import load
from sourcebook.cli import app
from sourcebook.history.register import register

EVENT = "content/events/1962/1962-lee-ferry.yaml"
SOURCE = "content/sources/1962-paper.md"
SEED = "seeds/paper.txt"
TURNED = "“It cannot be said that the ferry goes every day,”"


def _git(root, *words):
    told = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *told, *words], check=True, capture_output=True)


@pytest.fixture
def repository(lay, sound):
    """A sourcebook whose article denies something, registered and committed: its root."""
    root = lay(sound.replace("“The ferry goes every day,”", TURNED))
    register(root, load(root))
    _git(root, "init", "--quiet")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "-m", "x")
    return root


def _edit(root, file, old, new):
    path = root / file
    text = path.read_text("utf-8")
    assert old in text, (file, old)
    path.write_text(text.replace(old, new), "utf-8")


def _check(root, base="HEAD"):
    ran = CliRunner().invoke(app, ["check", str(root), "--base", base])
    return ran.exit_code, ran.stderr


def test_an_unchanged_sourcebook_is_sound(repository):
    """
    Against its own commit nothing is wrong, nor with a record more.
    """
    assert 0 == _check(repository)[0]
    (repository / "content" / "topics" / "bells.md").write_text(
        "---\nname: Bells\nscope: All bells.\n---\n", "utf-8"
    )
    assert 0 == _check(repository)[0]


def test_a_seed_its_hash_and_its_quotes_changed_together_are_refused(repository):
    """
    A falsified article with which its hash and its quotes agree passes every other rule, and is told against the commit.
    """
    was = hashlib.sha256((repository / SEED).read_bytes()).hexdigest()
    _edit(repository, SEED, "It cannot be said that the ferry", "The ferry")
    _edit(repository, SOURCE, was, hashlib.sha256((repository / SEED).read_bytes()).hexdigest())
    _edit(repository, EVENT, "It cannot be said that the ferry", "The ferry")
    load(repository)  # all agrees
    code, told = _check(repository)

    assert 1 == code
    for field in ("seed", "sha256"):
        assert f"{field}: differs from what it was" in told


def test_a_sentence_cut_as_boilerplate_is_refused_without_a_commit_too(repository):
    """
    Boilerplate that takes the words that turn a sentence is an error by itself, whatever its note says.
    """
    _edit(
        repository,
        SOURCE,
        "origins:\n",
        "boilerplate:\n  - {line: 1, exact: '“It cannot be said that ', action: strip-prefix, note: A label.}\norigins:\n",
    )
    _edit(repository, EVENT, TURNED, "the ferry goes every day,”")
    ran = CliRunner().invoke(app, ["check", str(repository)])

    assert 1 == ran.exit_code
    assert "boilerplate.0.exact: is a part of a sentence" in ran.stderr
    assert "boilerplate: differs from what it was" in _check(repository)[1]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            SOURCE,
            "origins:\n",
            "boilerplate: [{line: 2, exact: x, action: drop}]\norigins:\n",
            "boilerplate: differs",
        ),
        (
            SOURCE,
            "origins:\n",
            "set_apart: [{line: 2, starts: Nobody, label: Another hand}]\norigins:\n",
            "set_apart: differs",
        ),
        (
            "content/published.txt",
            "event/1962-crossing\n",
            "",
            "the line “event/1962-crossing” was taken out",
        ),
        ("content/published.json", '"title": "Ann Lee"', '"title": "Ann Leigh"', ""),
        (EVENT, "title: Ann Lee says", "title: Ann Lee thinks", "was published"),
    ],
    ids=["boilerplate", "set apart", "a line of the register", "a kept state", "a title"],
)
def test_what_may_not_be_touched_is_told(repository, file, old, new, told):
    """
    Each change of published evidence, and each loss from the register, is told; of a kept state that is changed
    the record is compared with what the earlier commit kept.
    """
    _edit(repository, file, old, new)
    code, said = _check(repository)

    assert (1 if told else code) == code
    assert told in said


def test_a_changed_state_does_not_hide_a_changed_record(repository):
    """
    Whoever changes a record and what was kept of it alike is told of it against the earlier commit.
    """
    for file in (EVENT, "content/published.json"):
        _edit(repository, file, "Ann Lee says the ferry goes", "Ann Lee thinks the ferry goes")

    assert 0 == CliRunner().invoke(app, ["check", str(repository)]).exit_code
    assert "was published" in _check(repository)[1]


def test_a_source_that_is_gone_is_told(repository):
    """
    A source that is removed, or whose record cannot be read any more, is told at its file.
    """
    (repository / SOURCE).unlink()

    assert f"{SOURCE}:1:1: this source is gone" in _check(repository)[1]


@pytest.mark.parametrize("base", ["nosuch", "--help", "HEAD:content", ""])
def test_an_unknown_commit_is_told(repository, base):
    """
    A commit that git does not know is a mistake of the command line; none is none.
    """
    code, told = _check(repository, base)

    assert (0 if base == "" else 2) == code
    assert base == "" or "git knows no such commit here" in told
