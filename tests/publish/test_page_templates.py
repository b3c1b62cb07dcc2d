"""The templates of pages are kept, and made anew whenever MkDocs would make something else."""

import shutil

import pytest

from sourcebook.publish import page_templates
from sourcebook.publish.assemble import assemble_site
from sourcebook.publish.mkdocs import NotPublished

pytestmark = pytest.mark.built


@pytest.fixture
def asked(monkeypatch):
    """How often MkDocs is asked for pages."""
    asked, whole = list[int](), page_templates._templates

    def _asked(config, kinds, comments):
        asked.append(1)
        return whole(config, kinds, comments)

    monkeypatch.setattr(page_templates, "_templates", _asked)
    return asked


def test_mkdocs_is_asked_once(laid, asked, tree):
    """
    Where pages change and their kinds do not, MkDocs is not asked again, and the site is to the byte that of a clean build.
    """
    root = laid({})
    assemble_site(root, root / "out" / "first")
    page = next((root / "out" / "pages" / "events").glob("1*.md"))
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    assemble_site(root, root / "out" / "second")

    assert [1] == asked
    assert [] == [*(root / "out" / "first").rglob("templateplaceholder*")]
    shutil.rmtree(root / page_templates.KEPT)
    assemble_site(root, root / "out" / "clean")
    assert tree(root / "out" / "clean") == tree(root / "out" / "second")
    assert tree(root / "out" / "first") != tree(root / "out" / "second")


def test_space_stands_where_words_would_touch(laid):
    """
    A template has no space between tags beside a block, and one line break between others that were parted.
    """
    root = laid({})
    assemble_site(root, root / "out" / "first")
    page = next((root / "out" / "first" / "events").glob("1*/index.html")).read_text("utf-8")

    assert '</li><li><a href="' in page and "<head><meta " in page and "</footer></div>" in page
    assert '</span>\n<span class="unseen">' in page


def _told_otherwise(root):
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("site_name: ", "site_name: New "), "utf-8")


def _cut_short(root):
    kept = root / page_templates.KEPT / "templates.json"
    kept.write_bytes(kept.read_bytes()[:-9])


def _touched(root):
    next((root / page_templates.KEPT / "site").rglob("*.css")).write_text("body { display: none }", "utf-8")


def _lost(root):
    next((root / page_templates.KEPT / "site").rglob("*.css")).unlink()


def _of_another_kind(root):
    page = next((root / "out" / "pages" / "events").glob("1*.md"))
    page.write_text(page.read_text("utf-8").replace("---\n", "---\nwide: true\n", 1), "utf-8")


@pytest.mark.parametrize("change", [_told_otherwise, _cut_short, _touched, _lost, _of_another_kind])
def test_mkdocs_is_asked_anew(laid, asked, tree, change):
    """
    After a change of mkdocs.yml or of a kind of page, or where what is kept is not whole, MkDocs is asked again.
    """
    root = laid({})
    assemble_site(root, root / "out" / "first")
    change(root)
    assemble_site(root, root / "out" / "second")

    assert [1, 1] == asked
    shutil.rmtree(root / page_templates.KEPT)
    assemble_site(root, root / "out" / "clean")
    assert tree(root / "out" / "clean") == tree(root / "out" / "second")


def test_a_page_of_the_menu_that_is_gone_is_told(laid):
    """
    A page that the menu names and that is no longer made is told of, though the templates are kept.
    """
    root = laid({})
    assemble_site(root, root / "out" / "first")
    (root / "out" / "pages" / "timeline.md").unlink()

    with pytest.raises(NotPublished, match=r"timeline\.md"):
        assemble_site(root, root / "out" / "second")
