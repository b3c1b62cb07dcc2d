"""The page that somebody edits, made before the rest: to the byte as the whole build makes it."""

import shutil

import pytest

from sourcebook.build import build, load
from sourcebook.model import Event
from sourcebook.serve.early import early

pytestmark = pytest.mark.built


@pytest.fixture
def copied(built_small, tmp_path):
    """A copy of the small sourcebook, built, to be edited."""
    top, root = built_small.parents[2], tmp_path / built_small.relative_to(built_small.parents[2])
    shutil.copy(top / "mkdocs.yml", tmp_path)
    shutil.copytree(built_small, root, symlinks=True)
    return root


def test_it_is_what_the_whole_build_makes(copied):
    """
    Each record that has a page of its own: after its file has changed, its page is at once as the whole build makes it.
    """
    book = load(copied)
    made = {}
    for path in sorted({one.origin.path for one in book.records()}):
        made |= {one.file: one.content for one in early(copied, path)}
    events = {f"events/{one.id}/index.html" for one in book.all(Event)}

    assert events < made.keys() and len(made) > len(events) + 5
    assert [] == [
        file for file, html in made.items() if (copied / "out" / "site" / file).read_bytes() != html
    ]


def test_an_edit_is_in_it(copied):
    """
    What somebody has just written is in it, and so it is in the site that is made then; nothing else has been touched.
    """
    file = copied / "content/events/1931/1931-marsh-notes-pass.yaml"
    told = file.read_text("utf-8")
    line = next(one for one in told.splitlines() if one.startswith("title:"))
    file.write_text(told.replace(line, "title: A title that is new"), "utf-8")
    before = (copied / "out" / "site").resolve()
    (page,) = early(copied, "content/events/1931/1931-marsh-notes-pass.yaml")

    assert b"A title that is new" in page.content
    assert before == (copied / "out" / "site").resolve()
    assert page.content != (copied / "out" / "site" / page.file).read_bytes()
    build(copied)
    assert page.content == (copied / "out" / "site" / page.file).read_bytes()


def test_what_has_no_page_yet_waits(copied):
    """
    A file that is no record, a record without a page of its own, and one that was not published yet wait for the whole.
    """
    assert [] == [*early(copied, "content/vocabulary.yaml")]
    (copied / "out" / "pages" / "events" / "1931-marsh-notes-pass.md").unlink()
    assert [] == [*early(copied, "content/events/1931/1931-marsh-notes-pass.yaml")]
