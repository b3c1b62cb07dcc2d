"""`sourcebook diff`, as somebody at a terminal meets it, on commits and on folders."""

import json

import pytest

from tests.harness.sourcebooks import commit, edit, git, run

pytestmark = pytest.mark.long

COUNCIL = "events/1931/1931-council-has-no-note.yaml"
MARSH = "events/1931/1931-marsh-notes-pass.yaml"


def diff(*words):
    return run("diff", *words)


@pytest.fixture
def repository(small):
    """The small sourcebook, committed on main, and changed on `change` and on main after they parted; `change` is out."""
    commit(small)
    git(small, "switch", "--quiet", "--create", "change")
    edit(small, f"content/{COUNCIL}", "date: 1931-05-08", "date: 1931-05-07")
    commit(small)
    git(small, "switch", "--quiet", "main")
    edit(small, f"content/{MARSH}", "both ways", "one way")
    commit(small)
    git(small, "switch", "--quiet", "change")
    return small


def test_what_main_changed_meanwhile_is_not_told(repository):
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


def test_unchanged_ends_with_0(repository):
    """
    A tree that is its base's is unchanged.
    """
    told = diff("change", "--root", repository)

    assert 0 == told.exit_code
    assert told.stdout.startswith("Unchanged: the working tree says what change (")


def test_a_folder_cannot_pass_for_a_commit(repository, tmp_path):
    """
    A name that git knows is the commit, even where a folder of that name holds content/; ./name is the folder.
    """
    git(repository, "switch", "--quiet", "--create", "content")
    told = diff("content", "--root", repository)

    assert told.stdout.startswith("Unchanged: the working tree says what content (")


def test_folders_need_no_git(versions):
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
def test_it_is_the_same_each_time_and_goes_to_a_file(versions, tmp_path, format):
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
def test_a_name_that_leads_nowhere_is_told(small, name):
    """
    What is neither a commit nor a folder is refused with the reason, printable.
    """
    told = diff("--root", small, "--", name)

    assert 2 == told.exit_code
    assert "nor is it a folder that holds" in " ".join(told.stderr.replace("│", " ").split())
    assert "\x1b[31m" not in told.stderr and "\n::" not in told.stderr


def test_histories_without_a_common_commit_are_refused(repository):
    """
    Where git has no common commit, nothing is blamed on anyone: the answer says to fetch the whole history.
    """
    git(repository, "switch", "--quiet", "--orphan", "other")
    commit(repository)
    told = diff("main", "other", "--root", repository)

    assert 2 == told.exit_code
    assert "fetch the whole history" in " ".join(told.stderr.replace("│", " ").split())
