"""What is said of the pages that Zensical makes: exactly what differs, on small invented sites."""

import runpy
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
PAGE = """<html><head><title>{title} – The Ferry Record</title></head><body><nav><a href="menu/">Menu</a></nav>
<article class="md-content__inner"><h1 id="top">The ferry<a class="headerlink" href="#top">¶</a></h1>
<p>It sails <a href="../two/">at noon</a>.</p></article></body></html>"""


@pytest.fixture
def zensical(monkeypatch):
    """What compares."""
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
    return runpy.run_path(str(BENCHMARKS / "zensical.py"))


def _site(folder, **pages):
    for name, html in pages.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text(html, "utf-8")
    return folder


def _told(zensical, tmp_path, ours, theirs):
    """The summary of two sites, each given by its pages."""
    sites = (_site(tmp_path / "ours", **ours), _site(tmp_path / "theirs", **theirs))
    return "\n".join(zensical["summary"](*map(zensical["pages"], sites)))


def test_what_the_frame_has_is_no_difference(zensical, tmp_path):
    """
    Menus, permanent links of headings, charts, the marks of folds, white space and another way to write an address are passed over.
    """
    other = (
        PAGE.format(title="One").replace("<nav>", "<nav><a href='more/'>More</a>").replace("../two/", "/two/")
    )
    other = other.replace("It sails", "<!-- fold beside -->\n  It \n sails").replace(
        '<a class="headerlink" href="#top">¶</a>', ""
    )
    other = other.replace("</article>", "<figure><svg><text>7</text></svg></figure></article>")
    told = _told(zensical, tmp_path, {"one": PAGE.format(title="One")}, {"one": other})

    assert "Pages: 1 here, 1 there" in told
    assert [f"| {part} | 0 | none |" for part in zensical["PARTS"]] == told.splitlines()[-4:]


@pytest.mark.parametrize(
    ("part", "here", "there"),
    [
        ("titles", "<title>One", "<title>Two"),
        ("headings", 'id="top"', 'id="ferry"'),
        ("headings", "h1", "h2"),
        ("texts", "It sails", "It never sails"),
        ("links", "../two/", "../three/"),
        ("links", "../two/", "../two/#noon"),
    ],
)
def test_each_difference_is_told_with_both_sides(zensical, tmp_path, part, here, there):
    """
    A page that differs in one thing is counted there and nowhere else, and named, with what stands here and there.
    """
    one = PAGE.format(title="One")
    told = _told(zensical, tmp_path, {"one": one, "two": one}, {"one": one.replace(here, there), "two": one})
    lines = told.splitlines()

    assert f"| {part} | 1 | `one` |" in lines
    assert 3 == sum(line.endswith("| 0 | none |") for line in lines)
    assert 1 == sum("| here `" in line and "`, there `" in line for line in lines)


def test_a_page_that_one_alone_has_is_named(zensical, tmp_path):
    """
    Pages that only one site has are told, and are not compared; frames for other sites are no pages.
    """
    one = PAGE.format(title="One")
    ours = {"one": one, "lost": one, "embed/chart": one}
    told = _told(zensical, tmp_path, ours, {"one": one, "new": one})

    assert "- Only here: `lost`." in told
    assert "- Only there: `new`." in told
    assert "| of 1 pages |" in told


def test_a_long_list_is_cut(zensical, tmp_path):
    """
    Of many pages that differ the first are named and the rest is counted.
    """
    names = [f"page-{number}" for number in range(8)]
    ours = dict.fromkeys(names, PAGE.format(title="One"))
    told = _told(zensical, tmp_path, ours, dict.fromkeys(names, PAGE.format(title="Two")))

    assert "| titles | 8 | `page-0`, `page-1`, `page-2`, `page-3`, `page-4`, and 3 more |" in told
