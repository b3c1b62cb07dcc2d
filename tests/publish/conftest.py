"""Pages to be published."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def laid(built_small, tmp_path):
    """A copy of the small sourcebook's pages, to each of which something may be added, to be assembled."""

    def _laid(added: dict[str, str]) -> Path:
        top, root = built_small.parents[2], tmp_path / built_small.relative_to(built_small.parents[2])
        shutil.copy(top / "mkdocs.yml", tmp_path)
        shutil.copytree(built_small, root, ignore=shutil.ignore_patterns("releases", "site", "cache"))
        for name, text in added.items():
            with (root / "out" / "pages" / name).open("a", encoding="utf-8") as page:
                page.write(text)
        return root

    return _laid
