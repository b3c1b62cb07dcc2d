"""`sourcebook release`: the data of a commit as one zip, the same wherever it is made."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sourcebook.release import CHANGES
from tests.harness.sourcebooks import commit, edit, git, run

pytestmark = pytest.mark.long

PROJECT = Path(__file__).resolve().parents[1]
SILENT = "content/events/1931/1931-bell-silent.yaml"


@pytest.fixture
def repository(small):
    """The small sourcebook as the first commit of a repository."""
    commit(small)
    return small


@pytest.fixture
def release(repository, tmp_path):
    """Run the command in this process, on the repository; what it says, and the files that it made, by their names."""

    def _release(*words, to="made"):
        given = ["release", *words, "--root", str(repository), "--to", str(tmp_path / to)]
        ran = run(*given)
        files = (tmp_path / to).glob("*")
        return ran, {one.name: one.read_bytes() for one in files}

    return _release


def test_the_same_commit_makes_the_same_bytes(repository, release, tmp_path):
    """
    In another folder, written in another order, with another umask, time zone, locale and seed of hashing: the same files.
    """
    ran, made = release("1.0.0")
    other = tmp_path / "elsewhere" / "tests" / "sourcebooks" / "small"
    other.mkdir(parents=True)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path / "elsewhere")
    for path in sorted(repository.rglob("*"), reverse=True):
        if path.is_file() and "out" not in path.relative_to(repository).parts:
            (other / path.relative_to(repository)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, other / path.relative_to(repository))
    strange = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "PYTHONUTF8": "0"}
    command = [
        sys.executable,
        "-m",
        "sourcebook",
        "release",
        "1.0.0",
        "--root",
        str(other),
        "--to",
        str(tmp_path / "again"),
    ]
    subprocess.run(
        command, env=os.environ | strange, umask=0o077, check=True, capture_output=True, timeout=120
    )

    assert 0 == ran.exit_code, ran.output
    assert made == {one.name: one.read_bytes() for one in (tmp_path / "again").glob("*")}
    assert 3 == len(made)


def test_it_has_its_number_and_its_checksums(release, tmp_path):
    """
    Zip and data package have the number; the checksums are those of the files, outside and in the zip.
    """
    _, made = release("2031.2")
    (name,) = (one for one in made if one.endswith("-2031.2.zip"))
    sums = dict(reversed(line.split("  ")) for line in made["SHA256SUMS"].decode("ascii").splitlines())
    with zipfile.ZipFile(tmp_path / "made" / name) as archive:
        held = {one.partition("/")[2]: archive.read(one) for one in archive.namelist()}
        tops = {one.partition("/")[0] for one in archive.namelist()}
    inside = dict(reversed(line.split("  ")) for line in held["SHA256SUMS"].decode("ascii").splitlines())

    assert {one: hashlib.sha256(made[one]).hexdigest() for one in made if one != "SHA256SUMS"} == sums
    assert {one: hashlib.sha256(held[one]).hexdigest() for one in held if one != "SHA256SUMS"} == inside
    assert {name.removesuffix(".zip")} == tops
    assert "2031.2" == json.loads(held["datapackage.json"])["version"]
    assert made[name.replace(".zip", f"-{CHANGES}")] == held[CHANGES]


def test_what_changed_is_told_since_the_last(repository, release):
    """
    The first says that it is; the next says what differs in meaning since the tag behind it, its own tag left aside.
    """
    _, first = release("1.0.0")
    git(repository, "tag", "v1.0.0")
    edit(repository, SILENT, "title: ", "title: Once more, ")
    commit(repository)
    git(repository, "tag", "v1.1.0")
    ran, second = release("1.1.0", to="second")
    (changes,) = (one.decode("utf-8") for name, one in second.items() if name.endswith(CHANGES))

    assert any(b"The first release: " in one for one in first.values())
    assert "changes since v1.0.0" in ran.output
    assert "From v1.0.0 to 1.1.0" in changes and "Once more" in changes


@pytest.mark.parametrize("version", ["", "v1", "1.0/../../x", "1..0", "$(x)", "1 0", "-1", "9" * 40, "１.0"])
def test_a_number_that_is_none_is_refused(release, version):
    """
    A version is numbers with dots: nothing that could be a path, an option or a command.
    """
    ran, made = release("--", version) if version.startswith("-") else release(version)

    assert ran.exit_code in (1, 2) and not made


def test_only_what_is_committed_is_released(repository, release):
    """
    A changed record, or a new file beside the others, is refused, and told what to do; the commit’s own tag is not.
    """
    git(repository, "tag", "v1.0.0")
    assert 0 == release("1.0.0")[0].exit_code
    edit(repository, SILENT, "title: ", "title: Once more, ")
    changed, made = release("1.2.0", to="changed")
    commit(repository)
    taken, none = release("1.0.0", to="taken")

    assert 1 == changed.exit_code and "commit first" in changed.output and not made
    assert 1 == taken.exit_code and "give the next number" in taken.output and not none


def test_what_is_unsound_is_not_released(repository, release):
    """
    Where the check finds an error, there is no release.
    """
    edit(repository, SILENT, "title: ", "titel: ")
    commit(repository)
    ran, made = release("1.0.0")

    assert 1 == ran.exit_code and "there is no release" in ran.output and not made


def test_without_a_commit_there_is_none(small, tmp_path):
    """
    A folder that git does not know is told so, and so is a commit that is named and not there.
    """
    given = ["release", "1.0.0", "--root", str(small), "--to", str(tmp_path / "made")]
    ran = run(*given, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})

    assert 1 == ran.exit_code and "a release is made of one" in ran.output
    assert not (tmp_path / "made").exists()


def test_a_commit_that_is_not_there_is_told(release):
    """
    `--since` names a commit that git knows.
    """
    ran, made = release("1.0.0", "--since", "no-such-tag")

    assert 2 == ran.exit_code and "git knows no such commit" in " ".join(ran.output.split()) and not made
