"""The frame of every page: the policy first, only the theme's own scripts, nothing from another host."""

import base64
import hashlib
import json
import posixpath
import re
import struct
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from sourcebook.build import load
from sourcebook.site.present import roles_words

POLICY = "Content-Security-Policy"
FETCHING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data", "embed": "src"}
DATA = ("application/json", "application/ld+json")
"""The types of scripts that no browser runs."""
FETCHED_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
    "modulepreload",
}


@pytest.fixture(scope="module")
def pages(built_site):
    """Every page of the real site, parsed, by its path."""
    site = built_site / "out" / "site"
    return {path.relative_to(site).as_posix(): _parsed(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture
def framed(tmp_path, built_small):
    """Pages of some titles, in the frame, with or without the band of a preview."""

    def _framed(preview=False, **titles):
        docs = tmp_path / "pages"
        docs.mkdir()
        for name, title in titles.items():
            (docs / f"{name}.md").write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n# A page\n", "utf-8")
        config = load_config(
            str(built_small.parents[2] / "mkdocs.yml"),
            docs_dir=str(docs),
            site_dir=str(tmp_path / "site"),
            nav=None,
            strict=False,
        )
        config.extra["preview"] = preview
        build(config)
        return {path.parent.name: _parsed(path) for path in (tmp_path / "site").glob("*/index.html")}

    return _framed


def _parsed(path):
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


def _policy(page):
    return page.find("meta", attrs={"http-equiv": POLICY})["content"]


def _inline(page):
    scripts = (one for one in page.find_all("script") if not one.get("src") and one.get("type") not in DATA)
    return [base64.b64encode(hashlib.sha256(one.string.encode()).digest()).decode() for one in scripts]


def test_the_policy_comes_first(pages):
    """
    Nothing in the head precedes the policy, and it is the same on every page; bare ones need none of the theme's scripts,
    and that for what is not there has none at all.
    """
    for path, page in pages.items():
        first = page.head.find(True)
        assert POLICY == first.get("http-equiv"), path

    assert 1 == len(
        {
            _policy(page)
            for path, page in pages.items()
            if not path.startswith("embed/") and path != "404.html"
        }
    )
    assert [] == pages["404.html"].find_all("script")
    assert "script-src" not in _policy(pages["404.html"]) and _policy(pages["404.html"]).startswith(
        "default-src 'none';"
    )
    bare = re.sub(r" 'sha256-[^']+'", "", _policy(pages["index.html"]))
    assert {bare} == {_policy(page) for path, page in pages.items() if path.startswith("embed/")}


def test_the_policy_lets_nothing_else_in(pages):
    """
    Scripts are ours or pinned; no evaluation, no inline style, no other host, no frame, no form.
    """
    policy = dict(one.split(" ", 1) for one in _policy(pages["index.html"]).split("; "))

    assert "'none'" == policy["default-src"] == policy["base-uri"] == policy["form-action"]
    assert all(
        re.fullmatch(r"'self'|'sha256-[A-Za-z0-9+/]{43}='", one) for one in policy["script-src"].split()
    )
    assert {"'self'", "'self' data:"} == {
        value
        for name, value in policy.items()
        if name not in ("default-src", "script-src", "base-uri", "form-action")
    }


def test_inline_scripts_are_exactly_the_pinned(pages):
    """
    Whatever the theme or a page brings besides is refused here before a browser refuses it.
    """
    for path, page in pages.items():
        assert set(_inline(page)) == set(re.findall(r"'sha256-([^']+)'", _policy(page))), path


def test_no_page_has_what_the_policy_refuses(pages):
    """
    No inline style, no handler in an attribute, no address that is a script.
    """
    for path, page in pages.items():
        assert not page.find("style"), path
        assert not page.find(style=True), path
        assert not page.find(lambda tag: any(name.startswith("on") for name in tag.attrs)), path
        assert not page.find(href=re.compile(r"^\s*(javascript|data):", re.I)), path


def test_nothing_is_fetched_from_another_host(pages):
    """
    Scripts, styles, pictures and icons are the site's own.
    """
    for path, page in pages.items():
        fetched = [
            tag[name]
            for tag_name, name in FETCHING.items()
            for tag in page.find_all(tag_name)
            if tag.get(name)
        ]
        fetched += [tag["href"] for tag in page.find_all("link") if FETCHED_LINKS & set(tag.get("rel", ()))]
        assert [] == [address for address in fetched if urlsplit(address).netloc], path


def test_every_asset_of_a_page_is_there(pages, built_site):
    """
    No style sheet, script or icon is missing, at any depth.
    """
    site = built_site / "out" / "site"
    for path, page in pages.items():
        if path == "404.html":
            continue
        assets = [tag["href"] for tag in page.find_all("link") if FETCHED_LINKS & set(tag.get("rel", ()))]
        assets += [tag["src"] for tag in page.find_all("script", src=True)]
        assert [] == [one for one in assets if not ((site / path).parent / one).resolve().is_file()], path


def test_articles_are_not_for_search_engines(pages):
    """
    Sources ask not to be indexed, and so does what leads on from the address of all records; records do not.
    """
    asked = {
        path
        for path, page in pages.items()
        if page.find("meta", attrs={"name": "robots", "content": "noindex"})
    }
    gone = {path for path, page in pages.items() if page.title.string.startswith(("Moved: ", "Withdrawn: "))}

    assert {path for path in pages if re.fullmatch(r"sources/[^/]+/index.html", path)} - {
        "sources/index.html"
    } <= asked
    assert set() == {path for path in asked if path.startswith("events/")} - gone - {"events/index.html"}


def test_the_map_of_the_site_has_what_may_be_indexed(pages, built_site):
    """
    The sitemap names every page but those that ask not to be indexed, bare ones among them.
    """
    told = re.findall(r"<loc>([^<]+)</loc>", (built_site / "out" / "site" / "sitemap.xml").read_text("utf-8"))
    asked = {
        page.find("link", rel="canonical")["href"] for path, page in pages.items() if not _asks_out(page)
    }

    assert asked == set(told)
    assert len(asked) == len(told)
    assert all(_asks_out(page) for path, page in pages.items() if path.startswith("embed/"))


def _asks_out(page):
    return bool(page.find("meta", attrs={"name": "robots", "content": "noindex"}))


def test_no_word_on_what_made_it(pages):
    """
    The pages name no generator.
    """
    assert not [path for path, page in pages.items() if page.find("meta", attrs={"name": "generator"})]
    assert not [path for path, page in pages.items() if page.find("a", href=re.compile("squidfunk"))]


def test_the_band_of_a_preview(framed):
    """
    A preview says so on every page, and asks not to be indexed.
    """
    page = framed(preview=True, one="One")["one"]

    assert "Unreviewed preview" in page.find(class_="md-banner").get_text()
    assert "noindex" == page.find("meta", attrs={"name": "robots"})["content"]


def test_no_band_otherwise(pages):
    """
    The published site has no band.
    """
    assert not [path for path, page in pages.items() if page.find(class_="md-banner")]


@pytest.mark.parametrize(
    "title",
    ["Cause & effect", "5 < 6 > 4", "</title><script>alert(1)</script>", "“A” \"b\" 'c'", "&amp; as such"],
)
def test_a_title_is_escaped_once(framed, title):
    """
    Titles come escaped from the front matter: they are shown as they are, and do nothing.
    """
    escaped = (
        title.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#x27;")
    )
    page = framed(one=escaped)["one"]

    assert page.title.string.startswith(title + " – ")
    assert title == page.find("meta", property="og:title")["content"]
    assert set(_inline(page)) == set(re.findall(r"'sha256-([^']+)'", _policy(page)))


def test_every_page_has_one_title_for_cards(pages):
    """
    Once, in the head of each page, whether it says how it is cited or not; those for frames are never shown as a card.
    """
    for path, page in pages.items():
        if path != "404.html" and not path.startswith("embed/"):
            assert 1 == len(page.find_all("meta", property="og:title")), path


def test_every_section_can_be_reached_without_a_script(pages):
    """
    The list of all sections stands once, at the foot of every page; on narrow screens a checkbox, which needs no script, opens
    it as a drawer. A bare page has the way back to the page that holds its chart, and that for what is not there leads home.
    """
    for path, page in pages.items():
        if path == "404.html":
            assert page.select("main a")
            continue
        if path.startswith("embed/"):
            home = page.find("link", rel="canonical")["href"].partition("?")[0]
            back = page.select_one(".bare-source a")["href"].partition("?")[0]
            assert home.endswith(f"/{posixpath.normpath(posixpath.join(posixpath.dirname(path), back))}/"), (
                path
            )
            continue
        foot, tabs = (
            {one["href"] for one in page.select(f"{within} a")} for within in ("#sections", ".md-tabs")
        )
        assert foot > tabs > set(), path
        assert page.select_one("input#__drawer[type=checkbox]"), path
        assert page.select("header label[for=__drawer]") and page.select("#sections label[for=__drawer]"), (
            path
        )


def test_the_search_is_a_link_without_a_script(pages):
    """
    Each page leads to the page of results, which is kept from search engines and leads to the lists of the site.
    """
    for path, page in pages.items():
        if path != "404.html" and not path.startswith("embed/"):
            link = page.select_one(".site-search__open")["href"]
            assert "search/" == posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) + "/", path
    results = pages["search/index.html"]

    assert _asks_out(results)
    assert {"../timeline/", "../officials/", "../claims/"} <= {
        one["href"] for one in results.select(".search-without a")
    }


def _says(page, property):
    """What the head says of a property, or nothing."""
    found = page.find("meta", property=property) or page.find("meta", attrs={"name": property})
    return found and found["content"]


def test_every_page_has_its_card(pages, built_site):
    """
    Each page names, by its whole address, a picture of its own that is there, of the size that previews want and under
    50 kB, and says in words what stands on it. A page that leads on, is not here, or is for a frame has none.
    """
    site = built_site / "out" / "site"
    carded = {path: _says(page, "og:image") for path, page in pages.items() if _says(page, "og:image")}
    without = {path for path, page in pages.items() if page.find("meta", attrs={"http-equiv": "refresh"})}

    assert (
        set(carded)
        == {path for path in pages if path != "404.html" and not path.startswith("embed/")} - without
    )
    assert len(carded) == len(set(carded.values()))
    for path, address in carded.items():
        page = pages[path]
        canonical = page.find("link", rel="canonical")["href"]
        root = canonical.removesuffix(path.removesuffix("index.html"))
        png = (site / address.removeprefix(root)).read_bytes()
        assert address.startswith(f"{root}cards/")
        assert b"\x89PNG\r\n\x1a\n" == png[:8] and (1200, 630) == struct.unpack(">II", png[16:24])
        assert len(png) < 50_000, path
        assert ("1200", "630", "summary_large_image") == tuple(
            _says(page, one) for one in ("og:image:width", "og:image:height", "twitter:card")
        )
        assert _says(page, "og:image:alt").endswith((".", "?", "!", "…"))


def test_a_card_says_what_must_stand_beside_the_title(pages, built_site):
    """
    Of a statement the card says when it or its words were, that it is on record, how what it speaks of stands, and who speaks in which
    office; and what the site covers.
    """
    book = load(built_site)
    for event in (one for one in book.resolved_events() if one.speaks_of and one.actors):
        said = _says(pages[f"events/{event.id}/index.html"], "og:image:alt")
        acts = (book.events[one.id] for one in event.speaks_of)
        for words in (
            f"{event.kind.label}, {event.status.label}",
            *(f"What it speaks of: {one.kind.label}, {one.status.label}" for one in acts),
            book.site.covers,
        ):
            assert words in said, event.id
        days = (event.when, *(one.said.words for one in event.quotes))
        speakers = (f"{one.official.name}, {roles_words(one.offices, event.date)}" for one in event.actors)
        assert any(one[1:] in said for one in days), event.id
        assert any(one in said for one in speakers), event.id
