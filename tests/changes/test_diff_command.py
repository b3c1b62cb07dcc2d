"""`sourcebook diff`, as somebody at a terminal meets it, on commits and on folders."""

import json
import subprocess

import pytest
from typer.testing import CliRunner

from sourcebook.cli import app

pytestmark = pytest.mark.long

COUNCIL = "events/1931/1931-council-has-no-note.yaml"
MARSH = "events/1931/1931-marsh-notes-pass.yaml"


def _git(root, *words):
    told = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *told, *words], check=True, capture_output=True)


def _edit(root, path, old, new):
    file = root / "content" / path
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def diff():
    """Run the command in this process."""

    def _diff(*words):
        ran = CliRunner().invoke(app, ["diff", *map(str, words)])
        assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
        return ran

    return _diff


@pytest.fixture
def repository(small):
    """The small sourcebook, committed on main, and changed on `change` and on main after they parted; `change` is out."""
    _git(small, "init", "--quiet", "--initial-branch=main")
    _git(small, "add", ".")
    _git(small, "commit", "--quiet", "-m", "x")
    _git(small, "switch", "--quiet", "--create", "change")
    _edit(small, COUNCIL, "date: 1931-05-08", "date: 1931-05-07")
    _git(small, "commit", "--quiet", "-a", "-m", "x")
    _git(small, "switch", "--quiet", "main")
    _edit(small, MARSH, "both ways", "one way")
    _git(small, "commit", "--quiet", "-a", "-m", "x")
    _git(small, "switch", "--quiet", "change")
    return small


def test_what_main_changed_meanwhile_is_not_told(diff, repository):
    """
    Of two branches only what the second changed since they parted is told, be it named or checked out.
    """
    for head in (("change",), ()):
        told = diff("main", *head, "--root", repository)
        assert 0 == told.exit_code
        assert "moved in time from 8 May 1931 to 7 May 1931, earlier by a day" in told.stdout
        assert (
            "1931-marsh-notes-pass" not in told.stdout.partition("\n\n")[0] and "one way" not in told.stdout
        )
        assert "where " in told.stdout.splitlines()[0] and "left main (" in told.stdout.splitlines()[0]


def test_unchanged_ends_with_0(diff, repository):
    """
    A tree that is its base's is unchanged.
    """
    told = diff("change", "--root", repository)

    assert 0 == told.exit_code
    assert told.stdout.startswith("Unchanged: the working tree says what change (")


def test_a_folder_cannot_pass_for_a_commit(diff, repository, tmp_path):
    """
    A name that git knows is the commit, even where a folder of that name holds content/; ./name is the folder.
    """
    _git(repository, "switch", "--quiet", "--create", "content")
    told = diff("content", "--root", repository)

    assert told.stdout.startswith("Unchanged: the working tree says what content (")


def test_folders_need_no_git(diff, versions):
    """
    Two folders are held against each other as they stand.
    """
    before, after = versions((COUNCIL, "voice: partly", "voice: reported"))
    told = diff(before, after, "--format", "json")

    assert {"lost": 0, "changed": 1, "gained": 0} == {
        **json.loads(told.stdout)["counts"],
        "lost": 0,
    }


@pytest.mark.parametrize("format", ["text", "markdown", "json", "html"])
def test_it_is_the_same_each_time_and_goes_to_a_file(diff, versions, tmp_path, format):
    """
    The same versions give the same bytes, on the terminal and in a file.
    """
    before, after = versions((COUNCIL, "date: 1931-05-08", "date: 1931-05-07"))
    first = diff(before, after, "--format", format)
    second = diff(before, after, "--format", format, "--output", tmp_path / "told")

    assert 0 == first.exit_code == second.exit_code
    assert "" == second.stdout
    assert first.stdout == (tmp_path / "told").read_text("utf-8")


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "\x1b[31m", "-x\n::error::y"])
def test_a_name_that_leads_nowhere_is_told(diff, small, name):
    """
    What is neither a commit nor a folder is refused with the reason, printable.
    """
    told = diff("--root", small, "--", name)

    assert 2 == told.exit_code
    assert "nor is it a folder that holds" in " ".join(told.stderr.replace("│", " ").split())
    assert "\x1b[31m" not in told.stderr and "\n::" not in told.stderr


def test_histories_without_a_common_commit_are_refused(diff, repository):
    """
    Where git has no common commit, nothing is blamed on anyone: the answer says to fetch the whole history.
    """
    _git(repository, "switch", "--quiet", "--orphan", "other")
    _git(repository, "commit", "--quiet", "--allow-empty", "-m", "x")
    told = diff("main", "other", "--root", repository)

    assert 2 == told.exit_code
    assert "fetch the whole history" in " ".join(told.stderr.replace("│", " ").split())
