"""Plain copies of pages: what the page says, as Markdown that any reader of Markdown takes."""

import re

import pytest
from markdown_it import MarkdownIt

from sourcebook.build import load
from sourcebook.publish.render import render


@pytest.fixture(scope="module")
def outputs(small_record):
    """Everything of the small sourcebook, by its path."""
    return {one.path.as_posix(): one for one in render(small_record)}


@pytest.fixture(scope="module")
def copies(outputs):
    """The plain copies, by the page's path."""
    return {path: one.content for path, one in outputs.items() if path.endswith("index.txt")}


def test_each_page_that_may_be_listed_has_a_copy(outputs, copies):
    """
    Every page but those that ask not to be indexed, articles and withdrawn records among them.
    """
    listed = {one.path.as_posix() for one in outputs.values() if one.about and one.about.is_listed}
    without = {
        path for path, one in outputs.items() if path.endswith(".md") and 'robots: "noindex"' in one.content
    }

    assert len(listed) == len(copies) > 30
    assert listed.isdisjoint(without)
    assert "events/1931-marsh-notes-pass/index.txt" in copies and "index.txt" in copies
    assert not [one for one in copies if one.startswith(("sources/1", "embed/")) or "eel-market" in one]


def test_a_copy_has_the_quotes_and_the_status(small_record, copies):
    """
    Rendered, it says each quote, the status and the speaker of a record.
    """
    for event in small_record.resolved_events():
        html = MarkdownIt("commonmark").render(copies[f"events/{event.id}/index.txt"])
        text = " ".join(_text(html).split())
        for quote in event.quotes:
            assert " ".join(quote.words.split()) in text, event.id
        assert event.status.label in text


def test_a_copy_has_nothing_of_the_theme(copies):
    """
    No attributes, no anchors, no place of a chart, no character reference that is none to Markdown.
    """
    for path, text in copies.items():
        prose = re.sub(r"`[^`]*`", "", text)
        assert not re.search(r"^\s*\{:|<!-- |<span|<div|^---\ntitle", prose, re.MULTILINE), path


def test_a_copy_has_no_way_to_the_pages_around_it(outputs, copies):
    """
    A page says where it lies and what comes next; its copy does not, and has all else, as a line with a link to the day.
    """
    pages = {
        path: str(outputs[path.replace("/index.txt", ".md")].content) for path in copies if "events/" in path
    }
    assert any(".step" in page for page in pages.values()) and all(
        ".breadcrumb" in page for page in pages.values()
    )
    for path, text in copies.items():
        assert "[Home](" not in text and "in the timeline: [" not in text, path
        assert path not in pages or "[What had been said by" in text or "by-then" not in pages[path], path


def test_addresses_can_be_read_as_they_are(outputs, copies):
    """
    The citation ends in the page’s address, a link; no colon of an address is escaped, nor a dot, a brace or an at sign.
    """
    for path, text in copies.items():
        last = text.rstrip().rsplit("\n", 1)[1]
        url = re.search(r"<(https://\S+)>$", last)
        assert url and "\\" not in url[1], path
        inline = MarkdownIt("commonmark").parse(last)[1].children
        assert [one.attrs["href"] for one in inline if one.type == "link_open"][-1] == url[1]
        assert not re.search(r"\\[:@{}]|www\\", text, re.IGNORECASE), path


def test_links_of_a_copy_are_whole(copies, outputs, small_record):
    """
    Each link leads to a page or a file of the site by its whole address.
    """
    address = small_record.site.address
    there = {address + path.removesuffix(".md").removesuffix("index").strip("/") for path in outputs}
    for path, text in copies.items():
        tokens = MarkdownIt("commonmark").parse(text)
        links = [
            child.attrs["href"] for one in tokens for child in one.children or [] if child.type == "link_open"
        ]
        for link in links:
            assert link.startswith("https://"), (path, link)
            if link.startswith(address):
                bare = re.split(r"[?#]", link)[0].rstrip("/")
                assert bare in {one.rstrip("/") for one in there}, (path, link)


def test_the_list_names_every_copy_once(outputs, copies, small_record):
    """
    llms.txt opens with the site's name and what it is, and has each copy by its address.
    """
    text = outputs["llms.txt"].content
    address = small_record.site.address
    named = re.findall(r"\]\((\S+?index\.txt)\)", text)

    assert text.startswith(f"# {small_record.site.name}\n\n> ")
    assert sorted(address + one for one in copies) == sorted(named)


def test_no_record_is_listed_without_how_it_stands(small_record, outputs):
    """
    In llms.txt a record has the title with which it is cited, from which its status is not parted.
    """
    lines = outputs["llms.txt"].content.splitlines()
    for event in small_record.resolved_events():
        (line,) = (one for one in lines if f"/events/{event.id}/index.txt)" in one)
        assert event.status.label in line.partition("](")[0] and event.kind.label in line.partition("](")[0]


def _text(html):
    import lxml.html

    return lxml.html.fromstring(f"<div>{html}</div>").text_content()


def test_a_chart_in_words_keeps_every_sign(small):
    """
    What a chart says stands in the copy as it was typed, be it like attributes, like a link or like a tag.
    """
    name = "The *bridge* {: .x } [a](b.md) <b>"
    path = small / "content" / "topics" / "the-bridge.md"
    path.write_text(path.read_text("utf-8").replace("name: The bridge", f"name: '{name}'"), "utf-8")
    copies = {one.path.as_posix(): one.content for one in render(load(small)) if one.path.name == "index.txt"}
    text = _text(MarkdownIt("commonmark").render(copies["topics/the-bridge/index.txt"]))

    assert f"Chart: {name}" in text
