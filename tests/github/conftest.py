"""A pull request on this machine: a repository, what is proposed to it, and the workflows' steps run one by one.

The steps are those of the files in .github/workflows/, in their order. An action of others is stood in for by what it
would do here; `make venv` by an environment that has the code of that folder and the packages of this one.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest
from ruamel.yaml import YAML

from sourcebook.build import load
from sourcebook.register import register

PROJECT = Path(__file__).resolve().parents[2]
MKDOCS = """INHERIT: mkdocs-all.yml
site_name: The Ferry Record
site_url: https://ferry.example.org/
site_description: What one paper says of a ferry.
copyright: One paper.
nav: [{Timeline: timeline.md}]
not_in_nav: "*"
"""
MAKE = """#!/bin/sh
# Only `make [-C FOLDER] venv`.
set -e
folder=.
if [ "$1" = -C ]; then folder=$2; shift 2; fi
test "$1" = venv
cd "$folder"
"PYTHON" -m venv --without-pip .venv
printf '%s\\n' "$PWD/build" "PACKAGES" > "$(echo .venv/lib/python*/site-packages)/here.pth"
"""
CROSSING = "content/events/1962/1962-crossing.yaml"
EXPECT = "records: 8\nquotes: 2\nsources: 1\nclaims: 0\n"


class Ran(NamedTuple):
    """What came of a job: whether it went well, all that it logged, its summary, and the folders that it uploaded."""

    good: bool
    log: str
    summary: str
    uploaded: dict[str, Path]


class PullRequest:
    """A repository with a base and a proposal, and the workspace of a runner."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.repository = folder, folder / "repository"
        self.labels: list[str] = []
        self.runs = 0

    def git(self, *words: str, at: Path | None = None) -> str:
        """What a command of git says."""
        told = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        command = ["git", "-C", str(at or self.repository), *told, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def edit(self, file: str, *changes: tuple[str, str]) -> None:
        """Change words in a file."""
        text = (self.repository / file).read_text("utf-8")
        for old, new in changes:
            assert old in text, (file, old)
            text = text.replace(old, new, 1)
        (self.repository / file).write_text(text, "utf-8")

    def add(self, file: str, text: str) -> None:
        """Add a file."""
        (self.repository / file).parent.mkdir(parents=True, exist_ok=True)
        (self.repository / file).write_text(text, "utf-8")

    def propose(self) -> None:
        """Commit what was changed on a branch, and merge it as GitHub does for a check."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "A proposal")
        self.git("branch", "--force", "proposal")
        self.git("checkout", "--quiet", "--detach", "main")
        self.git("merge", "--quiet", "--no-ff", "--message", "A merge", "proposal")

    def run(self, workflow: str, job: str) -> Ran:
        """Run a job's steps in a workspace of its own, as a runner does."""
        self.runs += 1
        return _Job(self, self.folder / f"run-{self.runs}").run(workflow, job)


class _Job:
    def __init__(self, pull_request: PullRequest, folder: Path) -> None:
        self.pull_request = pull_request
        self.workspace, self.temp = folder / "workspace", folder / "temp"
        self.temp.mkdir(parents=True)
        self.summary = folder / "summary.md"
        self.outputs: dict[str, dict[str, str]] = {}
        self.log: list[str] = []
        self.uploaded: dict[str, Path] = {}

    def run(self, workflow: str, job: str) -> Ran:
        path = self.pull_request.repository / ".github" / "workflows" / f"{workflow}.yml"
        steps = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))["jobs"][job]["steps"]
        good = True
        for number, step in enumerate(steps):
            if self._is_due(step.get("if"), good):
                good = self._step(step.get("id", str(number)), step) and good
        summary = self.summary.read_text("utf-8") if self.summary.exists() else ""
        return Ran(good, "".join(self.log), summary, self.uploaded)

    def _is_due(self, condition: str | None, good: bool) -> bool:
        if condition is None:
            return good
        found = re.fullmatch(r"\$\{\{ !cancelled\(\) && (\S+) == '(\w+)' \}\}", condition)
        assert found, condition
        return self._value(found[1]) == found[2]

    def _step(self, id: str, step: dict) -> bool:
        if "run" in step:
            return self._command(id, step)
        action, given = step["uses"].partition("@")[0], step.get("with", {})
        if action == "actions/checkout":
            self._checkout(given.get("fetch-depth", 1))
        elif action == "actions/upload-artifact":
            self.uploaded[self._filled(given["name"])] = Path(self._filled(given["path"]))
            self.outputs[id] = {"artifact-url": "https://github.example/artifact"}
        else:
            raise AssertionError(f"no stand-in for {action}")
        return True

    def _checkout(self, depth: int) -> None:
        git, source = self.pull_request.git, self.pull_request.repository
        self.workspace.mkdir()
        git("init", "--quiet", at=self.workspace)
        git("fetch", "--quiet", f"--depth={depth}", source.as_uri(), "HEAD", at=self.workspace)
        git("checkout", "--quiet", "--detach", "FETCH_HEAD", at=self.workspace)

    def _command(self, id: str, step: dict) -> bool:
        output = self.temp / f"output-{id}"
        output.touch()
        tools = self.pull_request.folder / "tools"
        given = {name: self._filled(str(value)) for name, value in step.get("env", {}).items()}
        env = {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(self.temp),
            "LANG": "C.UTF-8",
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            **given,
        }
        ran = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=self.workspace,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        self.log.append(ran.stdout.decode("utf-8", "replace"))
        self.outputs[id] = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
        return ran.returncode == 0

    def _filled(self, text: str) -> str:
        return re.sub(r"\$\{\{ (.+?) \}\}", lambda match: self._value(match[1]), text)

    def _value(self, expression: str) -> str:
        if expression == "runner.temp":
            return str(self.temp)
        if found := re.fullmatch(r"steps\.(\w+)\.outputs\.([\w-]+)", expression):
            return self.outputs.get(found[1], {}).get(found[2], "")
        labelled = r"contains\(github\.event\.pull_request\.labels\.\*\.name, '(.+)'\) && '(.+)' \|\| ''"
        if found := re.fullmatch(labelled, expression):
            return found[2] if found[1] in self.pull_request.labels else ""
        raise AssertionError(f"no value for {expression}")


@pytest.fixture
def pull_request(lay, sound, tmp_path):
    """A repository of the invented world with this project's code and workflows, published, and nothing proposed yet."""
    made = PullRequest(tmp_path / "pull request")
    shutil.move(lay(sound) / "content", made.repository / "content")
    shutil.move(tmp_path / "seeds", made.repository / "seeds")
    for name in ("build", ".github"):
        shutil.copytree(PROJECT / name, made.repository / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", made.repository / "mkdocs-all.yml")
    shutil.copy(PROJECT / ".gitignore", made.repository)
    made.add("mkdocs.yml", MKDOCS)
    made.add("content/expect.yaml", EXPECT)
    made.edit(CROSSING, ("the landing stage\n", "the landing stage that day, and nobody was heard.\n"))
    made.edit("content/vocabulary.yaml", ("kinds:", "turning_words: [nobody, not]\nkinds:"))
    register(made.repository, load(made.repository))
    made.git("init", "--quiet", "--initial-branch=main")
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message", "A base")
    make = made.folder / "tools" / "make"
    make.parent.mkdir()
    words = {"PYTHON": sys.executable, "PACKAGES": sysconfig.get_path("purelib")}
    make.write_text(re.sub("PYTHON|PACKAGES", lambda match: words[match[0]], MAKE), "utf-8")
    make.chmod(0o755)
    return made
