"""What tests do with a sourcebook on disk: edit a file of it, commit it, run a command on it, read it."""

import subprocess
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from sourcebook.cli import app
from sourcebook.model import Sourcebook
from sourcebook.read.records import read
from sourcebook.resolve.join import join
from sourcebook.resolve.resolve import resolve


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace a text, which must be there, in a file."""
    text = (root / file).read_text("utf-8")
    assert old in text, (file, old)
    (root / file).write_text(text.replace(old, new), "utf-8")


def git(root: Path, *words: str) -> str:
    """What a command of git says, whoever runs it."""
    usual = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(root), *usual, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def commit(root: Path) -> None:
    """Commit all that is there, as the first commit of `main` where there is no repository yet."""
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all", ".")
    git(root, "commit", "--quiet", "--allow-empty", "-m", "x")


def run(*words: object, **given: object) -> Result:
    """Run a command of `sourcebook` in this process; it may fail, and has no traceback."""
    ran = CliRunner().invoke(app, [str(one) for one in words], **given)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran


def resolved(root: Path) -> Sourcebook:
    """The sourcebook as it resolves, sound or not."""
    return resolve(join(read(root)))
