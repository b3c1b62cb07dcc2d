"""What built pages say of themselves: how they are cited, their feeds, their days; held against the record."""

import json
import re
import xml.etree.ElementTree as ET

import lxml.html
import pytest
from rdflib import Graph

from sourcebook.build import load
from sourcebook.site.citations import of_record
from sourcebook.site.naming import permalink

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def pages(built_small):
    """The built pages of the small sourcebook, parsed, by address; those of frames and of what is not there left out."""
    site = built_small / "out" / "site"
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return {
        address: lxml.html.parse(str(path), parser).getroot()
        for path in sorted(site.rglob("index.html"))
        if not (address := path.parent.relative_to(site).as_posix()).startswith("embed")
    }


@pytest.fixture(scope="module")
def book(built_small):
    """The sourcebook that they were built from."""
    return load(built_small)


def _moved(page):
    return bool(page.xpath("//meta[@http-equiv='refresh']"))


def _meta(page, name):
    return page.xpath(f"//head/meta[@name='{name}']/@content")


def test_every_page_says_how_it_is_cited(pages):
    """
    Each that does not only lead on has the fold with four forms, readable without a script, and the tags from which
    reference managers take a web page: a title, the site, the address; no journal, which would make it an article of one.
    """
    for at, page in pages.items():
        if _moved(page):
            assert not page.xpath("//details[@class='citing']")
            continue
        (fold,) = page.xpath("//details[@class='citing']")
        forms = dict(
            zip(fold.xpath(".//dt/text()"), (one.text_content() for one in fold.xpath(".//dd")), strict=True)
        )
        (canonical,) = page.xpath("//link[@rel='canonical']/@href")
        assert ["In words", "BibTeX", "CSL-JSON", "RIS"] == list(forms)[:4], at
        assert all(canonical in forms[one] for one in list(forms)[:4]), at
        assert [canonical] == _meta(page, "citation_public_url") == _meta(page, "DC.identifier")
        assert _meta(page, "citation_title") == _meta(page, "DC.title") and forms["In words"].startswith(
            _meta(page, "citation_title")[0]
        )
        assert ["webpage"] == _meta(page, "DC.type") and not _meta(page, "citation_journal_title")
        assert [one.replace("-", "/") for one in _meta(page, "DC.date")] == _meta(
            page, "citation_publication_date"
        )
        assert ["The Ferry Record"] == _meta(page, "DC.source")


def test_records_are_cited_as_the_record_has_them(pages, book):
    """
    Title, status, version and day of each record's page are those of its record, in words and in CSL-JSON.
    """
    for event in book.resolved_events():
        page = pages[f"events/{event.id}"]
        expected = of_record(book, event.record, permalink(book, event.record), "")
        words, _, csl, _, *quotes = (
            one.text_content() for one in page.xpath("//details[@class='citing']//dd/pre")
        )
        (item,) = json.loads(csl)
        assert expected.text == words
        assert expected.title == item["title"] and event.status.label in item["title"]
        assert [quote.words for quote in event.quotes] == [
            told[: len(quote.words)] for told, quote in zip(quotes, event.quotes, strict=True)
        ]


def test_every_page_has_linked_data_that_a_processor_reads(pages):
    """
    Each page has one block of JSON-LD, about its own address.
    """
    for at, page in pages.items():
        if _moved(page):
            continue
        (block,) = page.xpath("//script[@type='application/ld+json']")
        told = json.loads(block.text)
        (canonical,) = page.xpath("//link[@rel='canonical']/@href")
        context = {"@vocab": "https://schema.org/"}
        graph = Graph().parse(data=json.dumps({**told, "@context": context}), format="json-ld")
        assert len(graph) > 2, at
        assert canonical in {str(one) for one in graph.subjects()}, at


def test_feeds_and_copies_are_where_pages_say(pages, built_small):
    """
    Each feed and each plain copy that a page names is there; an official that is followed has a feed of its own.
    """
    site = built_small / "out" / "site"
    for at, page in pages.items():
        named = page.xpath("//link[normalize-space(@rel)='alternate']")
        for one in named:
            assert (site / at / one.get("href")).resolve().is_file(), (at, one.get("href"))
        if _moved(page):
            continue
        listed = not page.xpath("//meta[@name='robots']")
        assert listed == any(one.get("type") == "text/plain" for one in named), at
    own = pages["officials/odo-marsh"].xpath("//link[@type='application/atom+xml']/@href")
    assert ["../../feed.xml", "feed.xml"] == own
    assert "feed.xml" in pages["officials/odo-marsh"].xpath("//article//a/@href")


def test_the_sitemap_has_true_days_or_none(built_small, book):
    """
    A record has the day on which it was published or last corrected; where none is known, and for pages that gather
    records, there is none.
    """
    tree = ET.parse(built_small / "out" / "site" / "sitemap.xml")
    told = {
        one.findtext(f"{SITEMAP}loc"): one.findtext(f"{SITEMAP}lastmod") for one in tree.iter(f"{SITEMAP}url")
    }
    address = book.site.address

    assert "1932-05-01" == told[f"{address}events/1931-wharf-no-bridge/"]
    assert "1932-04-02" == told[f"{address}events/1931-marsh-notes-pass/"]
    assert told[f"{address}events/1931-bell-silent/"] is None
    assert told[f"{address}timeline/"] is None
    assert f"Sitemap: {address}sitemap.xml" in (built_small / "out" / "site" / "robots.txt").read_text(
        "utf-8"
    )


def test_an_address_that_moved_names_its_new_one(pages):
    """
    The page at a former address has the new one as its own, and leads there with a script and, where none runs, without.
    """
    page = pages["events/1931-wharf-bridge-off"]

    assert ["https://ferry-record.example.org/events/1931-wharf-no-bridge/"] == page.xpath(
        "//link[@rel='canonical']/@href"
    )
    assert ["../1931-wharf-no-bridge/"] == page.xpath("//script/@data-to")
    assert ["0; url=../1931-wharf-no-bridge/"] == page.xpath(
        "//noscript/meta[@http-equiv='refresh']/@content"
    )


def test_an_archived_copy_stands_beside_its_page(pages):
    """
    Where the record of an outside page names an archived copy, it stands beside each link to that page.
    """
    copy = "https://archive.example.org/1932/pulls?from=1931&to=1932"
    naming = [
        at
        for at, page in pages.items()
        if "https://wharf.example.org/pulls" in page.xpath("//article//@href")
    ]

    assert "outside" in naming and len(naming) > 1
    for at in naming:
        links = pages[at].xpath("//article//a/@href")
        assert links.count("https://wharf.example.org/pulls") <= links.count(copy), at


def test_days_change_no_page_of_a_preview(small_record):
    """
    What is said about a page is no difference of it: a day that changes elsewhere alters no other page.
    """
    from sourcebook.publish.preview import altered
    from sourcebook.publish.render import render
    from sourcebook.site.head import without_head

    outputs = render(small_record)
    page = next(one for one in outputs if one.path.as_posix() == "timeline.md")
    other = page._replace(content=re.sub(r"10 June 1932", "11 June 1932", page.content))

    assert other.content != page.content and "head: " not in without_head(page.content)
    assert () == altered(outputs, [other if one is page else one for one in outputs]).other
