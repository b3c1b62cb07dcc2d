"""A page of the site that stands goes into the next release as it is, as long as all that it was made of is as it was."""

import json
import shutil

import pytest

from sourcebook.publish import assemble
from sourcebook.publish.assemble import assemble_site
from sourcebook.publish.mkdocs import NotPublished

pytestmark = pytest.mark.built
NOTE = "out/cache/pages.json"


@pytest.fixture
def made(monkeypatch):
    """The names of pages that are made, one after the other."""
    made, whole = list[str](), assemble._make

    def _make(pages, to, page, *given):
        made.append(page.path)
        return whole(pages, to, page, *given)

    monkeypatch.setattr(assemble, "_make", _make)
    return made


@pytest.fixture
def assembled(laid, made):
    """A root whose site stands, made by a first build."""
    root = laid({})
    assemble_site(root, root / "out" / "site")
    assert len(made) == len(list((root / "out" / "pages").rglob("*.md")))
    made.clear()
    return root


def test_without_a_change_no_page_is_made(assembled, made):
    """
    Where nothing has changed, no page is made, and each is the file that stood.
    """
    assemble_site(assembled, assembled / "out" / "next")

    assert [] == made
    assert (assembled / "out" / "next" / "index.html").samefile(assembled / "out" / "site" / "index.html")


def _page_of(root):
    return next(root.glob("out/pages/events/1*.md"))


def _written(root):
    page = _page_of(root)
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    return {page.relative_to(root / "out" / "pages").as_posix()}


def _drawn(root):
    figure = root / "out/pages/.figures/figure/charts/overview.html"
    figure.write_text(figure.read_text("utf-8").replace("<title>", "<title>New: ", 1), "utf-8")
    pages = root / "out" / "pages"
    return {
        one.relative_to(pages).as_posix()
        for one in pages.rglob("*.md")
        if "charts/overview.svg)" in one.read_text("utf-8") and one.parts[-2] != "embed"
    }


def _touched(root):
    (root / "out" / "site" / "about" / "index.html").write_text("other", "utf-8")
    return {"about.md"}


def _taken_away(root):
    (root / "out" / "site" / "about" / "index.html").unlink()
    return {"about.md"}


@pytest.mark.parametrize("change", [_written, _drawn, _touched, _taken_away])
def test_a_page_is_made_again(assembled, made, tree, change):
    """
    Where its text, a drawing in it, or what was made of these is not as it was, a page is made again, and no other.
    """
    meant = change(assembled)
    assert meant
    assemble_site(assembled, assembled / "out" / "next")

    assert meant == set(made)
    shutil.rmtree(assembled / "out" / "cache")
    assemble_site(assembled, assembled / "out" / "clean")
    assert tree(assembled / "out" / "clean") == tree(assembled / "out" / "next")


def _of_another_kind(root):
    page = _page_of(root)
    page.write_text(page.read_text("utf-8").replace("---\n", "---\nwide: true\n", 1), "utf-8")


def _told_otherwise(root):
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("site_name: ", "site_name: New "), "utf-8")


def _cut_short(root):
    (root / NOTE).write_bytes((root / NOTE).read_bytes()[:-9])


def _gone(root):
    (root / "out" / "pages" / "site.txt").unlink()


@pytest.mark.parametrize("change", [_of_another_kind, _told_otherwise, _cut_short, _gone])
def test_all_pages_are_made_again(assembled, made, tree, change):
    """
    Where templates are made anew, where the note is not whole, or where a file is gone to which a page could lead, all are made.
    """
    (assembled / "out" / "pages" / "site.txt").write_text("Nobody leads here.", "utf-8")
    assemble_site(assembled, assembled / "out" / "before")
    made.clear()
    change(assembled)
    assemble_site(assembled, assembled / "out" / "next")

    assert len(made) == len(list((assembled / "out" / "pages").rglob("*.md")))
    shutil.rmtree(assembled / "out" / "cache")
    assemble_site(assembled, assembled / "out" / "clean")
    assert tree(assembled / "out" / "clean") == tree(assembled / "out" / "next")


def test_a_link_of_a_page_that_stands_is_followed(assembled, made):
    """
    A page that is not made again and leads to an anchor that is gone is told of.
    """
    asked = json.loads((assembled / NOTE).read_bytes())["pages"]
    page, anchor = next(
        (file, anchor) for one in asked.values() for file, anchor, _ in one[5] if "sources/" in file
    )
    text = (assembled / "out" / "pages" / page).read_text("utf-8")
    (assembled / "out" / "pages" / page).write_text(text.replace(f"#{anchor} ", "#elsewhere "), "utf-8")

    with pytest.raises(NotPublished, match=f"has no anchor “{anchor}”"):
        assemble_site(assembled, assembled / "out" / "next")
    assert [page] == made
