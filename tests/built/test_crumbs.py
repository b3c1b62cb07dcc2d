"""The way back from each page: one rule for all."""

import posixpath

import lxml.html
import pytest


@pytest.fixture(scope="module")
def pages(built_small):
    """Every page of the small site but the frames' and those that only lead on, parsed, by its address."""
    site = built_small / "out" / "site"
    found = {}
    for path in sorted(site.rglob("index.html")):
        at = path.parent.relative_to(site).as_posix()
        page = lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8")).getroot()
        if not at.startswith("embed") and not page.xpath("//meta[@http-equiv='refresh']"):
            found["" if at == "." else at] = page
    return found


def _led_to(page, at, links):
    """The addresses to which links of a page lead, without what they point at there."""
    return [
        posixpath.normpath(posixpath.join("/", at, one.partition("#")[0] or ".")).strip("/") for one in links
    ]


def test_every_page_names_the_pages_above_it_and_not_itself(pages):
    """
    Every page but the first has one line of links to the pages above it, the first page first; all of it is links, none
    leads to the page itself, whose heading says its name. An index has a link to each page below it.
    """
    assert not pages[""].find_class("breadcrumb")
    for at, page in pages.items():
        if at:
            (line,) = page.find_class("breadcrumb")
            links = _led_to(page, at, line.xpath(".//a/@href"))
            assert links[0] == "" and at not in links, at
            assert line.text_content() == " › ".join(one.text_content() for one in line.xpath(".//a")), at
            above = links[-1].partition("#")[0]
            assert not above or at in _led_to(pages[above], above, pages[above].xpath("//a/@href")), at
