"""The one issue that says which outside pages do not answer, kept by a script that is given a stand-in for `gh`."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / ".github" / "scripts" / "tell-links.sh"
GH = """#!/bin/sh
if [ "$2" = list ]; then printf '%s' "$OPEN"; else echo "$@" >> "$ASKED"; fi
"""


@pytest.mark.parametrize(
    ("report", "open_issue", "asked"),
    [
        ("### Gone\n", "", "issue create --title Outside pages that do not answer --body-file report.md\n"),
        ("### Gone\n", "7", "issue edit 7 --body-file report.md\n"),
        ("", "7", "issue close 7 --comment All outside pages answer.\n"),
        ("", "", ""),
    ],
    ids=["opened", "brought up to date", "closed", "left alone"],
)
def test_there_is_one_issue(tmp_path, report, open_issue, asked):
    """
    An issue is opened where none is, brought up to date where one is, and closed when all pages answer.
    """
    (tmp_path / "gh").write_text(GH, "utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "report.md").write_text(report, "utf-8")
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "OPEN": open_issue, "ASKED": str(tmp_path / "asked")}
    subprocess.run([SCRIPT, "report.md"], cwd=tmp_path, env=env, check=True)
    log = tmp_path / "asked"

    assert asked == (log.read_text("utf-8") if log.exists() else "")
