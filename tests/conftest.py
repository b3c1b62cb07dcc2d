"""What all tests share: where nothing may be skipped, a skip is a failure."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sourcebook.build import build

PROJECT = Path(__file__).resolve().parents[1]
SMALL = PROJECT / "tests" / "sourcebooks" / "small"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `pytest --bless` take what is made today as what is expected."""
    parser.addoption("--bless", action="store_true", help="take today's output as expected")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small sourcebook, which a test may build and break."""
    return _laid_out(SMALL, tmp_path / "tests" / "sourcebooks" / "small")


@pytest.fixture(scope="session")
def built_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sourcebook, built; not to be changed."""
    root = _laid_out(SMALL, tmp_path_factory.mktemp("small") / "tests" / "sourcebooks" / "small")
    build(root)
    return root


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real sourcebook, built; not to be changed. The site is in its out/site."""
    root = _laid_out(PROJECT, tmp_path_factory.mktemp("real"))
    build(root)
    return root


@pytest.fixture(scope="session")
def excerpts_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real sourcebook, built with `text: excerpts` in its site.yaml; not to be changed."""
    root = _laid_out(PROJECT, tmp_path_factory.mktemp("excerpts"))
    site = root / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("text: full", "text: excerpts"), "utf-8")
    build(root)
    return root


def _laid_out(sourcebook: Path, to: Path) -> Path:
    """A copy of a sourcebook, with mkdocs.yml and build/ where its own mkdocs.yml looks for them."""
    for name in ("content", "seeds"):
        shutil.copytree(sourcebook / name, to / name)
    shutil.copy(sourcebook / "mkdocs.yml", to)
    top = to if sourcebook == PROJECT else to.parents[2]
    if top != to:
        shutil.copy(PROJECT / "mkdocs.yml", top)
    (top / "build").symlink_to(PROJECT / "build")
    return to


@pytest.fixture(scope="session")
def tree() -> Callable[[Path], dict[str, bytes]]:
    """What stands below a folder: every file's bytes, by its path there."""

    def _tree(folder: Path) -> dict[str, bytes]:
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    return _tree


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """With SOURCEBOOK_NO_SKIPS=1, a test that skips fails, with the reason for which it would have skipped."""
    return _unskipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    """The same for a file that skips as a whole."""
    return _unskipped((yield))


def _unskipped(report):
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("SOURCEBOOK_NO_SKIPS") == "1":
        _, _, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason}\nSOURCEBOOK_NO_SKIPS=1 forbids a skip."
    return report
