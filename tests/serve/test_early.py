"""The page that somebody edits, made before the rest: to the byte as the whole build makes it."""

import pytest

from sourcebook.build import build, load
from sourcebook.model import Event
from sourcebook.serve.early import early

pytestmark = pytest.mark.built


def test_it_is_what_the_whole_build_makes(small_built):
    """
    Each record that has a page of its own: after its file has changed, its page is at once as the whole build makes it.
    """
    book = load(small_built)
    made = {}
    for path in sorted({one.origin.path for one in book.records()}):
        made |= {one.file: one.content for one in early(small_built, path)}
    events = {f"events/{one.id}/index.html" for one in book.all(Event)}

    assert events < made.keys() and len(made) > len(events) + 5
    assert [] == [
        file for file, html in made.items() if (small_built / "out" / "site" / file).read_bytes() != html
    ]


def test_an_edit_is_in_it(small_built):
    """
    What somebody has just written is in it, and so it is in the site that is made then; nothing else has been touched.
    """
    file = small_built / "content/events/1931/1931-marsh-notes-pass.yaml"
    told = file.read_text("utf-8")
    line = next(one for one in told.splitlines() if one.startswith("title:"))
    file.write_text(told.replace(line, "title: A title that is new"), "utf-8")
    before = (small_built / "out" / "site").resolve()
    (page,) = early(small_built, "content/events/1931/1931-marsh-notes-pass.yaml")

    assert b"A title that is new" in page.content
    assert before == (small_built / "out" / "site").resolve()
    assert page.content != (small_built / "out" / "site" / page.file).read_bytes()
    build(small_built)
    assert page.content == (small_built / "out" / "site" / page.file).read_bytes()


def test_what_has_no_page_yet_waits(small_built):
    """
    A file that is no record, a record without a page of its own, and one that was not published yet wait for the whole.
    """
    assert [] == [*early(small_built, "content/vocabulary.yaml")]
    (small_built / "out" / "pages" / "events" / "1931-marsh-notes-pass.md").unlink()
    assert [] == [*early(small_built, "content/events/1931/1931-marsh-notes-pass.yaml")]
