"""What comes from a record is shown character for character, and acts nowhere."""

import html
import json
from pathlib import PurePosixPath

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from sourcebook.model import Origin, Page, Topic
from sourcebook.model.text import address_flaw, flaws
from sourcebook.site.markdown import encode, entry_link, href, link, metadata, page_of

EXTENSIONS = [
    "tables",
    "toc",
    "attr_list",
    "def_list",
    "footnotes",
    "abbr",
    "md_in_html",
    "admonition",
    "fenced_code",
    "smarty",
    "meta",
]
"""More than the site uses: whatever is switched on one day, data stays data."""

HOSTILE = [
    "5*3*2", "1986. was a year", "1986) was", "- a", "+ a", "> a", "# a", "a # b", "===", "---", "***", "___", "```x```", "~~~ x", "`a`", "<b>a</b>", "</p><p>",
    "<script>alert(1)</script>", "<!-- a -->", "<?x?>", "<![CDATA[x]]>", "&lt;", "&amp;lt;", "&#60;", "&copy", "[a](b)", "![a](b)", "[a]", "[a]: b", "[^1]",
    "[^1]: a", "*[HTML]: a", "a | b", "| a |", "{: .x }", "{#id}", "a {: onclick=x }", "{{ a }}", "{% raw %}", "{# a #}", "${x}", "--8<-- \"/etc/passwd\"", "[TOC]",
    ":smile:", "==a==", "~~a~~", "^a^", "++a++", "(c) (tm) -- ...", "'a' \"b\"", "a\\b", "\\*a\\*", "a  b", "http://example.org", "www.example.org", "a@b.org",
    "!!! note", "??? note", "Term\n:   def", "a: b", "= a", "$a$", "_a_ __b__", "%5B", "\u00a0a", "a \u202f b", "klzzwxh:0000", "<http://a.b>", "{++a++}", "[[a]]", "\\",
    "javascript:alert(1)", "0. a", "a:", ": a", "^^a^^", ":: a", "/// a", "//// b", "&", ";", "#", "wzxhzdk:1",
]  # fmt: skip
LINES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1).filter(
    lambda text: text == text.strip()
)


def _shown(text):
    """The text of a page that holds a text alone, and its elements."""
    page = BeautifulSoup(markdown.markdown(str(encode(text)), extensions=EXTENSIONS), "html.parser")
    return page.text, [element.name for element in page.find_all(True)]


@pytest.mark.parametrize("text", [text.replace("\n", " ") for text in HOSTILE])
def test_a_text_is_shown_as_it_is(text):
    """
    No text makes anything but itself, alone, in a list, a table, a heading or a quotation.
    """
    code = str(encode(text))
    for before, after in [
        ("", ""),
        ("-   ", ""),
        ("| a | b |\n| --- | --- |\n| ", " | c |"),
        ("## ", ""),
        ("> ", ""),
        ("*", "*"),
        ("[", "](https://example.org)"),
    ]:
        page = BeautifulSoup(
            markdown.markdown(f"{before}{code}{after}", extensions=["tables", "toc", "attr_list"]),
            "html.parser",
        )
        assert text.strip("\u00a0") in page.text
        assert not page.find_all(["script", "b", "code", "img"])
        assert 2 >= len(page.find_all("td"))


@given(LINES)
@example("a\u0301 \U0001f44d\u200d\U0001f4bb")
def test_encoding_is_undone_by_markdown_alone(text):
    """
    Encoded, published and read again, a text is the same, character for character, in one paragraph.
    """
    assert (text, ["p"]) == _shown(text)


@given(LINES, LINES)
def test_a_line_break_becomes_a_space(one, other):
    """
    Two lines are shown on one.
    """
    assert (f"{one} {other}", ["p"]) == _shown(f"{one}\n{other}")


@given(st.text())
def test_encoding_leaves_no_mark(text):
    """
    What is encoded has no ASCII punctuation but that of its own codes, and no line break.
    """
    code = str(encode(text))

    assert set(code) & set("<>\"'`*_[](){}|\\!~^=+-.:,/@$%?\n") == set()
    assert (
        text.replace("\n", " ") == html.unescape(code)
        or any(char in text for char in "\r\0")
        or not text.isprintable()
    )


def test_what_is_markup_stays():
    """
    What is encoded once is not encoded again.
    """
    assert encode("*") == encode(encode("*")) == Markup("&#42;")


@given(LINES.filter(lambda text: not flaws(text)))
@example("x</title><script>alert(1)</script>")
@example("no")
@example("12:30")
@example("{{ config }}")
@example("\ntemplate: other.html")
@example("!!python/name:os.system")
def test_metadata_is_one_inert_value(text):
    """
    A value of the front matter is one text for YAML, whatever stands in it, and one that HTML shows as it is.
    """
    read = yaml.safe_load(f"title: {metadata(text)}\nother: 1\n")

    assert {"title": html.escape(text), "other": 1} == read
    assert text == BeautifulSoup(f"<title>{read['title']}</title>", "html.parser").title.text
    assert "\n" not in metadata(text)
    assert json.loads(metadata(text)) == html.escape(text)


ADDRESSES = (
    st.text(st.sampled_from("ab/?&=;#%20()'*[]!~_-.:@+,$lt"), max_size=30)
    .map("https://example.org/".__add__)
    .filter(lambda url: not address_flaw(url))
)


@given(ADDRESSES, LINES)
@example("https://example.org/?a=1&lt;&copy=2&amp;", "x")
@example("https://example.org/a_(b)_c*d*", "](http://evil)")
def test_a_link_leads_where_it_says(url, words):
    """
    A link is one link, to its own address, with its own words.
    """
    page = BeautifulSoup(
        markdown.markdown(str(link(words, url)), extensions=["tables", "toc", "attr_list"]), "html.parser"
    )
    [found] = page.find_all("a")

    assert {"href"} == set(found.attrs)
    assert _plain(url) == _plain(found["href"])
    assert words == found.text == page.text


def _plain(url):
    for char in "()'*[]!":
        url = url.replace(f"%{ord(char):02X}", char)
    return url


@pytest.mark.parametrize(
    ("to", "here", "anchor", "address"),
    [
        ("events/a.md", "events/b.md", "", "a.md"),
        ("events/a.md", "index.md", "p3", "events/a.md#p3"),
        ("index.md", "events/a.md", "", "../index.md"),
        ("topics/index.md", "events/a.md", "", "../topics/index.md"),
        ("events/a.md", "events/a.md", "x", "a.md#x"),
    ],
)
def test_addresses_are_relative(to, here, anchor, address):
    """
    One page is linked from another as files are.
    """
    assert address == href(PurePosixPath(to), PurePosixPath(here), anchor)


def test_pages_stand_in_their_folders():
    """
    A record's page is its id in the folder of its noun; the page called home is the first.
    """
    topic = Topic(id="ferry", origin=Origin("x"), name="The ferry", scope="All.")
    home = Page(id="home", origin=Origin("x"), title="Home", description="It.", body="It.")

    assert ["topics/ferry.md", "index.md"] == [str(page_of(topic)), str(page_of(home))]
    assert "[The ferry](topics/ferry.md#x)" == entry_link(topic, PurePosixPath("index.md"), anchor="x")
