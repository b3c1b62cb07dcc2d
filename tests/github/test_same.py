"""The lists of sites built on several machines, held against each other; and a commit that is built anew to be compared."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / ".github" / "scripts"
LIST = f"{'a' * 64}  index.html\n{'b' * 64}  data/v1/record.sqlite\n"
MAKE = """#!/bin/sh
# Only `make -C FOLDER site`: the site says what the commit holds.
set -e
while [ "$1" != -C ]; do shift; done
cd "$2"
mkdir -p out/site .venv/bin
cp page out/site/page
printf '#!/bin/sh\\ncd "$4" && sha256sum --check --quiet "$2"\\n' > .venv/bin/sourcebook
sed -i 's/cd "$4"/cd "$4\\/out\\/site"/' .venv/bin/sourcebook
chmod +x .venv/bin/sourcebook
"""


def _same(*lists):
    return subprocess.run([SCRIPTS / "same.sh", *lists], capture_output=True, text=True, check=False)


def test_the_same_lists_are_the_same(tmp_path):
    """
    Each list's digest is printed; what a library of the system packs may differ.
    """
    (tmp_path / "one").write_text(LIST)
    (tmp_path / "two").write_text(LIST.replace("b", "c"))
    ran = _same(tmp_path / "one", tmp_path / "two")

    assert 0 == ran.returncode, ran.stdout + ran.stderr
    assert 2 == sum(len(line.split("  ")[0]) == 64 for line in ran.stdout.splitlines())


@pytest.mark.parametrize(
    "other",
    [LIST.replace("a" * 64, "d" * 64), LIST + f"{'e' * 64}  more.html\n", LIST.replace("index", "indes")],
)
def test_a_difference_is_shown(tmp_path, other):
    """
    Another byte, another file, another name: the line is shown, and the job fails.
    """
    (tmp_path / "one").write_text(LIST)
    (tmp_path / "two").write_text(other)
    ran = _same(tmp_path / "one", tmp_path / "two")

    assert 1 == ran.returncode
    assert "+" in ran.stdout and ".html" in ran.stdout


def test_one_list_proves_nothing(tmp_path):
    """
    There must be two.
    """
    (tmp_path / "one").write_text(LIST)

    assert 2 == _same(tmp_path / "one").returncode


class TestVerify:
    @pytest.fixture
    def repository(self, tmp_path):
        """A repository with a commit, and changes that are not in it."""
        at = tmp_path / "repository"
        at.mkdir()
        git = [
            "git",
            "-C",
            str(at),
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "commit.gpgsign=false",
        ]
        (at / "page").write_text("one\n")
        for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "One"]):
            subprocess.run([*git, *words], check=True)
        (at / "page").write_text("changed since\n")
        (tmp_path / "tools").mkdir()
        (tmp_path / "tools" / "make").write_text(MAKE)
        (tmp_path / "tools" / "make").chmod(0o755)
        return at

    def _verify(self, repository, text):
        (repository / "list").write_text(text)
        env = os.environ | {"PATH": f"{repository.parent / 'tools'}:{os.environ['PATH']}"}
        command = [SCRIPTS / "verify.sh", "HEAD", "list"]
        return subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)

    def test_builds_the_commit_and_not_what_lies_about(self, repository):
        """
        What is compared was made of the commit, in a checkout of its own, of which nothing stays.
        """
        one = "2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806  page\n"
        ran = self._verify(repository, one)

        assert 0 == ran.returncode, ran.stdout + ran.stderr
        assert "changed since\n" == (repository / "page").read_text()
        worktrees = ["git", "-C", str(repository), "worktree", "list"]
        assert 1 == len(
            subprocess.run(worktrees, capture_output=True, text=True, check=True).stdout.splitlines()
        )

    def test_another_site_is_not_the_same(self, repository):
        """
        A list of something else fails.
        """
        assert 0 != self._verify(repository, f"{'0' * 64}  page\n").returncode
