"""Two versions of the small sourcebook: as it is, and as a test edits it."""

import shutil

import pytest

from sourcebook.changes.compare import compare


@pytest.fixture
def versions(small, tmp_path):
    """Edit a copy of the small sourcebook; the folders before and after, for `compare`."""

    def _versions(*edits):
        after = tmp_path / "after"
        shutil.rmtree(after, ignore_errors=True)
        for name in ("content", "seeds"):
            shutil.copytree(small / name, after / name)
        for edit in edits:
            _edit(after, *edit)
        return small, after

    return _versions


def _edit(root, path, old, new):
    """Replace a text in a file, which must be there; `old` None writes the file, `new` None moves it away or removes it."""
    file = root / "content" / path
    if new is None:
        file.unlink()
        return
    text = "" if old is None else file.read_text("utf-8")
    assert old is None or old in text, (path, old)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(new if old is None else text.replace(old, new, 1), "utf-8")


@pytest.fixture
def changed(versions):
    """What is told of an edit of the small sourcebook."""
    return lambda *edits: compare(*versions(*edits), ("before", "after"))


@pytest.fixture
def said(changed):
    """The same as (how, record, sentence), in the order in which it is told; warnings and errors left out."""

    def _said(*edits):
        found = changed(*edits).listed
        return [(one.how.name, one.name, one.says) for one in found if one.area not in ("warning", "error")]

    return _said
