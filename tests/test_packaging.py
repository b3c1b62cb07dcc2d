"""What the project is made of and how it is shipped: the lock, the package, the workflows, no address of a machine."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
REQUIREMENTS = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["build-system"]["requires"],
    *(requirement for group in PROJECT["dependency-groups"].values() for requirement in group),
]
WORKFLOWS = [
    *sorted((ROOT / ".github" / "workflows").iterdir()),
    *sorted((ROOT / "build" / "sourcebook" / "starter" / "github" / "workflows").iterdir()),
]
"""Those of this project, and those that a new sourcebook gets."""

# Put together here, so that this file does not name them itself.
REGISTRY_HOSTS = [".".join(host) for host in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"),
                                              ("deb", "debian", "org"), ("npmjs", "com"))]  # fmt: skip
MACHINE_PATHS = ["/" + "/".join(path) + "/" for path in (("root",), ("home", r"\w+"), ("Users", r"\w+"))]


class TestLock:
    LOCK = (ROOT / "requirements.lock").read_text("utf-8")
    PINS = re.sub(r"\\\n\s*", "", LOCK).splitlines()  # one requirement, with its hashes, on one line

    def test_pins_each_part_by_version_and_hash(self):
        """
        Each line is a name, a version, perhaps a condition, and hashes; no address, no path, no option.
        """
        pin = re.compile(r"[a-z0-9-]+==[\w.]+( ; [\w .<>=!'()]+)?( ?--hash=sha256:[0-9a-f]{64})+")

        assert [] == [line for line in self.PINS if not pin.fullmatch(line.strip())]

    def test_pins_one_version_of_each(self):
        """
        Every Python and every system gets the same versions, so that it makes the same bytes.
        """
        names = [line.partition("==")[0] for line in self.PINS]

        assert names == sorted(set(names))

    def test_has_what_the_project_asks_for(self, subtests):
        """
        No dependency was added without `make lock`.
        """
        for requirement in REQUIREMENTS:
            with subtests.test(requirement=requirement):
                assert any(line.startswith(f"{_name(requirement)}==") for line in self.PINS)


class TestNpm:
    """What npm brings looks at the site; nothing of it is in the site."""

    PACKAGE = json.loads((ROOT / "package.json").read_text("utf-8"))
    LOCK = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    PARTS = {name: part for name, part in LOCK["packages"].items() if name}

    def test_asks_for_single_versions_and_is_never_published(self):
        """
        Each tool is asked for in one version, the one that is locked; the package itself is private, and runs nothing.
        """
        asked = self.PACKAGE["devDependencies"]

        assert asked == {name: self.PARTS[f"node_modules/{name}"]["version"] for name in asked}
        assert self.PACKAGE["private"] is True
        assert {"scripts", "dependencies"}.isdisjoint(self.PACKAGE)

    def test_lock_pins_each_part_by_hash_and_names_no_registry(self):
        """
        Each part has a version and a hash, and no address from which it came: npm asks the registry it is told of.
        """
        assert [] == [
            name for name, part in self.PARTS.items() if not part["integrity"].startswith("sha512-")
        ]
        assert [] == [name for name, part in self.PARTS.items() if "resolved" in part]
        assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text("utf-8").splitlines()

    def test_runs_on_the_node_of_debian_12(self):
        """
        No part asks for a Node newer than 18.20, which a clean Debian 12 has.
        """
        asked = {name: part.get("engines", {}).get("node", "") for name, part in self.PARTS.items()}
        least = {
            name: [int(one) for one in re.findall(r"(?:^|[|>=^~ ])v?(\d+)", words)]
            for name, words in asked.items()
        }

        assert [] == [name for name, versions in least.items() if versions and min(versions) > 18]


class TestProject:
    def test_says_why_each_dependency_is_there(self):
        """
        Each dependency stands on a line of its own, which says what it is for.
        """
        text = (ROOT / "pyproject.toml").read_text("utf-8")
        explained = re.findall(r'^    "([^"]+)", +# \S.+$', text, re.MULTILINE)

        asked = set(REQUIREMENTS) - set(PROJECT["build-system"]["requires"])
        assert asked <= set(explained)

    def test_code_passes_ruff(self):
        """
        Ruff finds no slip in the code.
        """
        ran = _run(sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise")

        assert ran.returncode == 0, ran.stdout

    def test_build_is_only_a_folder(self):
        """
        An `__init__.py` in build/ would hijack `python -m build`.
        """
        assert not (ROOT / "build" / "__init__.py").exists()

    def test_wheel_holds_all_of_the_generator(self, tmp_path):
        """
        Templates, styles and scripts are shipped with the code. (Hatchling leaves out what git ignores.)
        """
        ran = _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
        assert ran.returncode == 0, ran.stderr
        [wheel] = tmp_path.glob("*.whl")
        shipped = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("sourcebook/")}
        house = ROOT / "build"

        assert shipped == {
            path.relative_to(house).as_posix()
            for path in (house / "sourcebook").rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    def test_ci_can_be_run(self):
        """
        The script of continuous integration is executable, and stops at the first step that fails.
        """
        script = ROOT / ".ci" / "run"

        assert os.access(script, os.X_OK)
        assert "set -euo pipefail" in script.read_text("utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.relative_to(ROOT)))
class TestWorkflows:
    def test_uses_only_pinned_actions(self, path):
        """
        An action is named by its commit, with the version beside it for a reader.
        """
        uses = re.findall(r"uses: *(.+)", path.read_text("utf-8"))
        pinned = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

        assert [] == [action for action in uses if not pinned.fullmatch(action)]

    def test_grants_nothing_but_what_a_job_needs(self, path):
        """
        A workflow has no permission; each job names its own, and only publishing, releases, and the issue of links, may write.
        """
        may_write = {
            "publish.yml": {"pages", "id-token", "attestations"},
            "links.yml": {"issues"},
            "release.yml": {"contents", "id-token", "attestations"},
        }
        workflow = _load(path)
        granted = [job["permissions"] for job in workflow["jobs"].values()]
        writes = {name for one in granted for name, access in one.items() if access != "read"}

        assert workflow["permissions"] == {}
        assert writes <= may_write.get(path.name, set())

    def test_what_signs_runs_no_code_of_the_repository(self, path):
        """
        A job that may sign, or write to the repository, checks nothing out: it only takes what another has made.
        """
        signing = [
            job
            for job in _load(path)["jobs"].values()
            if {"id-token", "contents"} & _written(job["permissions"])
        ]
        steps = [step for job in signing for step in job["steps"]]

        assert not [
            one for one in steps if "checkout" in one.get("uses", "") or "make " in one.get("run", "")
        ]

    def test_runs_strangers_code_without_rights(self, path):
        """
        A pull request is run under `pull_request` alone, with no secret and no credentials left in the checkout.
        """
        workflow = _load(path)
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]

        assert set(workflow["on"]) <= (
            {"schedule", "workflow_dispatch"}
            if path.name in ("links.yml", "nightly.yml")
            else {"pull_request", "push"}
        )
        assert "secrets." not in path.read_text("utf-8")
        assert [False] * len(checkouts) == [step["with"]["persist-credentials"] for step in checkouts]


class TestFiles:
    def test_name_no_registry_and_no_path_of_a_machine(self):
        """
        What is installed comes from wherever the reader's own machine gets it; evidence is as it was received.
        """
        needles = [*map(re.escape, REGISTRY_HOSTS), *(rf"(?<![\w.~]){path}" for path in MACHINE_PATHS)]
        if len(ROOT.parts) > 2:  # a folder of the file system's root may well share its name with a page
            needles.append(re.escape(str(ROOT)) + r"\b")
        named = re.compile("|".join(needles).encode())

        assert [] == [
            f"{path}: {found.group().decode()}"
            for path in _files()
            if not path.startswith("seeds/") and (found := named.search((ROOT / path).read_bytes()))
        ]

    @pytest.mark.parametrize("path", ["build/sourcebook/build.py", "content/site.yaml", "seeds/any.txt"])
    def test_git_ignores_nothing_that_is_written(self, path):
        """
        Nothing that a person writes is ignored by git, above all not build/.
        """
        assert _run("git", "check-ignore", "--quiet", "--no-index", path).returncode == 1

    def test_git_leaves_evidence_as_it_is(self):
        """
        No line ending of a seed is changed on the way into git or out of it.
        """
        assert _run("git", "check-attr", "text", "seeds/any.md").stdout == "seeds/any.md: text: unset\n"


def _written(permissions):
    return {name for name, access in permissions.items() if access != "read"}


def _files():
    listed = _run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed.check_returncode()
    return sorted(path for path in set(listed.stdout.split("\0")) if path and (ROOT / path).is_file())


def _load(path):
    return YAML(typ="safe", pure=True).load(path.read_text("utf-8"))


def _name(requirement):
    return re.match(r"[\w.-]+", requirement)[0].lower().replace(".", "-").replace("_", "-")


def _run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
