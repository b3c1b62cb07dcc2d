"""The whole line, held against a whole small site that was looked at and blessed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from sourcebook.build import build, load
from sourcebook.model import Diagnostics
from sourcebook.publish.render import render
from sourcebook.publish.write import write

pytestmark = pytest.mark.built

EXPECTED = Path(__file__).parent / "sourcebooks" / "small" / "expected"
ASTRAY = re.compile(rb"\n\n[ >]*\{:")
"""Attributes after an empty line, which belong to nothing."""
BY_NAME_ONLY = (
    "assets/",
    "cards/",
    "charts/",
    *(f"data/v1/{one}" for one in ("csv/", "parquet/", "schemas/", "record.", "SHA256SUMS")),
)
COPY = "index.txt"
"""Style sheets and scripts are copies, and so is a page as plain text; how a chart or a card is drawn is for its own tests, and what a card says stands
in its page's front matter; what data files of several formats say stands in the JSON. Here they need only be there."""
MEASURED = re.compile(rb"\b[0-9a-f]{64}\b|\b[\d,.]+\xc2\xa0(?:bytes|kB|MB)\b")
"""What the page of the data says of files whose bytes are the work of libraries."""


def test_the_small_sourcebook_builds_as_blessed(built_small, tree, request):
    """
    The small sourcebook becomes, file by file, the pages that were blessed.
    """
    made = _comparable(tree(built_small / "out" / "pages"))
    if request.config.getoption("bless"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, data in made.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(data)
    astray = {path for path, data in made.items() if path.endswith(".md") and ASTRAY.search(data)}
    expected = tree(EXPECTED)
    rule = "if it is meant so: make bless, and read the difference before you commit it"

    assert set() == astray, "a line {: … } after an empty line is no attribute, but shown as text"
    assert sorted(expected) == sorted(made), rule
    for path, data in expected.items():
        assert data.decode("utf-8") == made[path].decode("utf-8"), f"{path}: {rule}"


def test_a_second_build_changes_nothing(small_built, tree):
    """
    Building what is built already writes no page, and makes the same site to the byte.
    """
    first = tree(small_built / "out" / "site")
    again = write(render(load(small_built)), small_built / "out" / "pages")
    second = tree(build(small_built).site)

    assert (0, 0) == (again.changed, again.removed)
    assert [] == _differing(first, second)


BACKWARDS = """
import os

class Backwards:
    def __init__(self, path="."):
        with scandir(path) as found:
            self.found = iter(sorted(found, key=lambda one: one.name, reverse=True))
    def __iter__(self): return self
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def close(self): pass

scandir, listdir = os.scandir, os.listdir
os.scandir, os.listdir = Backwards, lambda path=".": sorted(listdir(path), reverse=True)
"""
"""What Python runs as it starts, under the name sitecustomize: every folder is listed from its end."""


def test_the_same_bytes_on_any_machine(built_small, small, tree, tmp_path):
    """
    Locale, time zone, umask, the seed of hashing, the order in which folders are listed and the folder that one stands in leave no
    trace in the site. Where Turkish, whose i is another, is not installed, its name leads to the locale C.
    """
    (tmp_path / "backwards").mkdir()
    (tmp_path / "backwards" / "sitecustomize.py").write_text(BACKWARDS, "utf-8")
    strange = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "4711",
        "PYTHONUTF8": "0",
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "backwards"), os.environ.get("PYTHONPATH", "")]),
    }
    command = [sys.executable, "-m", "sourcebook", "build", str(small)]
    subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | strange,
        umask=0o077,
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert [] == _differing(tree(built_small / "out" / "pages"), tree(small / "out" / "pages"))
    assert [] == _differing(tree(built_small / "out" / "site"), tree(small / "out" / "site"))


@pytest.mark.parametrize(
    ("record", "right", "wrong"),
    [
        pytest.param("1931/1931-marsh-notes-pass", "cannot be said", "can be said", id="a falsified quote"),
        pytest.param(
            "1932/1932-fenn-bell-is-a-bell", "official: ida-fenn", "official: ida-fen", id="a lost reference"
        ),
        pytest.param("1931/1931-bell-silent", "lasted: true", "lasted: [", id="no YAML at all"),
    ],
)
def test_a_fault_publishes_nothing(small_built, tree, record, right, wrong):
    """
    With one error in one record, pages and site stay as they were, and the error is told with its line.
    """
    before = tree(small_built / "out")
    path = small_built / "content" / "events" / f"{record}.yaml"
    path.write_text(path.read_text("utf-8").replace(right, wrong), "utf-8")

    with pytest.raises(Diagnostics, match=rf"{record}\.yaml:\d+:\d+: "):
        build(small_built)
    assert [] == _differing(before, tree(small_built / "out"))


def _comparable(files: dict[str, bytes]) -> dict[str, bytes]:
    return {
        path: b"(by name only)\n"
        if path.startswith(BY_NAME_ONLY) or path.endswith(COPY)
        else _unmeasured(path, _undrawn(data))
        for path, data in files.items()
    }


def _unmeasured(path: str, page: bytes) -> bytes:
    """The page of the data without sizes and checksums, which differ with the versions of libraries."""
    return MEASURED.sub(b"(measured)", page) if path == "data.md" else page


def _undrawn(page: bytes) -> bytes:
    """A page without the lines of its drawings; their words stand beside them."""
    return re.sub(rb"<svg .*?</svg>", b"<svg>(a drawing)</svg>", page, flags=re.DOTALL)


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_a_build_notes_only_what_it_made_itself(small_built, monkeypatch):
    """
    From its first file to its note no other build may write: else one could note its inputs for what the other made.
    """
    waited = []

    def noted(root, read, made):
        with pytest.raises(Timeout):
            FileLock(root / "out" / ".lock").acquire(timeout=0)
        waited.append(made.site)

    monkeypatch.setattr("sourcebook.build.note", noted)
    build(small_built)

    assert [small_built / "out" / "site"] == waited
