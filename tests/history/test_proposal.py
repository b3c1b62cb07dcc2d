"""What a branch brings, file by file, as git lists it."""

import pytest

from sourcebook.history.commit import NoSuchCommit
from sourcebook.history.proposal import ProposedFile, proposed
from tests.harness.sourcebooks import commit, git


@pytest.fixture
def repository(tmp_path):
    """A repository of one commit, `main`, with a sourcebook in a folder of its own."""
    for path in ("README.md", "records/content/a.yaml", "records/content/b.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x: y\n", "utf-8")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "proposal")
    return tmp_path


def test_paths_are_told_from_the_sourcebook(repository):
    """
    A sourcebook may lie in a folder of a repository: what is beside it is outside.
    """
    (repository / "README.md").write_text("More.\n", "utf-8")
    (repository / "records" / "content" / "a.yaml").unlink()
    (repository / "records" / "content" / "c.yaml").write_text("x: z\n", "utf-8")
    commit(repository)
    found = proposed(repository / "records", "main")

    assert found.touched == (
        ProposedFile("../README.md", "100644", 6),
        ProposedFile("content/a.yaml", "", 0),
        ProposedFile("content/c.yaml", "100644", 5),
    )
    assert {"content/a.yaml", "content/c.yaml"} == {one.path for one in found.of_content}
    assert frozenset(("../README.md", "content/b.yaml", "content/c.yaml")) == found.paths


def test_branches_without_a_common_commit_are_held_against_each_other(repository):
    """
    Where git knows of no commit that both came from, as in a shallow clone, all that differs is proposed.
    """
    git(repository, "checkout", "--quiet", "--orphan", "other")
    (repository / "README.md").write_text("More.\n", "utf-8")
    commit(repository)

    assert ["README.md"] == [one.path for one in proposed(repository, "main").touched]


@pytest.mark.parametrize("base", ["nobody", "--help", "main:README.md", ""])
def test_a_commit_that_is_none_is_told(repository, base):
    """
    A name that git does not know, or that is no commit's, is no base.
    """
    with pytest.raises(NoSuchCommit):
        proposed(repository, base)
