"""The small Markdown: what it takes, what it refuses and where, and that nothing else comes out of it."""

import re
import time
from pathlib import PurePosixPath
from types import SimpleNamespace

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model import Origin, Topic, unobeyed
from sourcebook.resolve.addresses import linked
from sourcebook.resolve.prose import prose_problems
from sourcebook.site.prose import prose

HERE = PurePosixPath("topics/here.md")
EXTENSIONS = ["tables", "toc", "attr_list"]
TAGS = {
    "p",
    "h2",
    "h3",
    "h4",
    "em",
    "strong",
    "ul",
    "ol",
    "li",
    "blockquote",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
FERRY = Topic(id="ferry", origin=Origin("x.md"), name="The *ferry* [x](y)", scope="All.")
SOURCEBOOK = SimpleNamespace(by_key={FERRY.key: FERRY}, links={FERRY.key: linked(FERRY)})


def _diagnostics(body):
    return list(prose_problems(body, SOURCEBOOK))


def _page(body):
    """The body as MkDocs shows it."""
    html = markdown.markdown(str(prose(body, SOURCEBOOK, HERE)), extensions=EXTENSIONS)
    return BeautifulSoup(html, "html.parser")


def test_what_is_not_small_markdown_is_told_at_its_place(subtests):
    """
    Whatever the small Markdown does not have is told at its line and column, with the mend.
    """
    for body, place, what in [
        ("One <b>two", (0, 5), "raw HTML"),
        ("“é” <b>", (0, 5), "raw HTML"),
        ("One\n\n<div>\nx\n</div>", (2, 1), "raw HTML"),
        ("One <!-- two -->", (0, 5), "raw HTML"),
        ("<!-- figure x -->", (0, 1), "raw HTML"),
        ("<script>alert(1)</script>", (0, 1), "raw HTML"),
        ("x <img src=x onerror=alert(1)>", (0, 3), "raw HTML"),
        ("One <?php x ?>", (0, 5), "raw HTML"),
        ("One <![CDATA[x]]>", (0, 5), "raw HTML"),
        ("- one\n- two <i>", (1, 7), "raw HTML"),
        ("> one\n> two <i>", (1, 7), "raw HTML"),
        ("a | b\n--|--\nc | <i>", (2, 5), "raw HTML"),
        ("One ![two](https://example.org/x.png)", (0, 5), "images"),
        ("![](x.png)", (0, 1), "images"),
        ("One `two`", (0, 5), "code"),
        ("```\none\n```", (0, 1), "code blocks"),
        ("~~~ mermaid\none", (0, 1), "code blocks"),
        ("One\n\n    two", (2, 5), "would be code"),
        ("One\n\n***", (2, 1), "rules"),
        ("# One", (0, 1), "headings are of level 2 to 4"),
        ("##### One", (0, 1), "headings are of level 2 to 4"),
        ("One\n===", (1, 1), "headings are of level 2 to 4"),
        ("One {: .x }", (0, 5), "attribute lists"),
        ("One {#x}", (0, 5), "attribute lists"),
        ("[x]: https://example.org", (0, 1), "link definitions"),
        ('One [x][y]\n\n[y]: https://example.org/ "t"', (2, 1), "link definitions"),
        ("[x](http://example.org)", (0, 5), "does not start with https://"),
        ("[x](../other.md)", (0, 5), "does not start with https://"),
        ("[x](//example.org)", (0, 5), "does not start with https://"),
        ("<mailto:a@example.org>", (0, 2), "does not start with https://"),
        ("[x](https://a:b@example.org)", (0, 5), "user name or a port"),
        ("[x](https://localhost/)", (0, 5), "no public name"),
        ("[[topic/fery]]", (0, 1), "no record is called “topic/fery”"),
        ("é [[topic/ferry]] [[kind/letter]]", (0, 19), "no record is called “kind/letter”"),
        ("[[index/nothing]]", (0, 1), "no index is called “nothing”"),
        ("[a [[topic/ferry]] b](https://example.org)", (0, 23), "inside another link"),
        ("[a](https://example.org/[[topic/ferry]])", (0, 1), "inside another link"),
        ("1986. was a year", (0, 1), "numbered from 1"),
        ("one &#8238;two", (0, 5), "U+202E"),
        ("one &rlm; two", (0, 5), "U+200F"),
        ("one &#xE000;0&#xE001;", (0, 5), "U+E000"),
        ("one &#x440;yabkov", (0, 5), "mixes Latin and Cyrillic"),
        ("one рyabkov", (0, 5), "mixes Latin and Cyrillic"),
    ]:
        with subtests.test(body=body):
            [(line, column, told)] = _diagnostics(body)

            assert place == (line, column)
            assert what in told
            assert "; " in told
            assert f"{told} [L103" == unobeyed(f"{told} [L103"), "a runner would take it for a command"


def test_each_of_several_is_told_at_its_own_place():
    """
    The same mistake twice is told twice.
    """
    assert [(0, 1), (0, 5), (2, 3)] == [diagnostic[:2] for diagnostic in _diagnostics("<b> <b>\n\nx <b>")]


def test_what_is_small_markdown_is_shown(subtests):
    """
    Paragraphs, headings, emphasis, lists, quotations and links come through; all else is text, as it is typed.
    """
    for body, html in [
        ("One *two* **three**.", "<p>One <em>two</em> <strong>three</strong>.</p>"),
        ("One\ntwo", "<p>One two</p>"),
        ("One\n\ntwo", "<p>One</p>\n<p>two</p>"),
        ("## One\n\ntwo", '<h2 id="one">One</h2>\n<p>two</p>'),
        ("One\n---", '<h2 id="one">One</h2>'),
        ("- one\n- two", "<ul>\n<li>\n<p>one</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>\n<p>one</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ol>"),
        ("- one\n\n  - two", "<ul>\n<li>\n<p>one</p>\n<ul>\n<li>two</li>\n</ul>\n</li>\n</ul>"),
        ("> one\n>\n> two", "<blockquote>\n<p>one</p>\n<p>two</p>\n</blockquote>"),
        ("[one](https://example.org/?a=1&copy=2&lt;)", '<p><a href="https://example.org/?a=1&amp;copy=2%3C">one</a></p>'),
        ("<https://example.org/>", '<p><a href="https://example.org/">https://example.org/</a></p>'),
        ("[[topic/ferry]]", '<p><a href="ferry.md">The *ferry* [x](y)</a></p>'),
        ("[[topic/ferry|the *boat*]]", '<p><a href="ferry.md">the *boat*</a></p>'),
        ("[[index/timeline]]", '<p><a href="../timeline.md">Timeline</a></p>'),
        ("1986\\. was", "<p>1986. was</p>"),
        ("5\\*3\\*2 and \\<b> and \\[x](y)", "<p>5*3*2 and &lt;b&gt; and [x](y)</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("{{ x }} {% y %} :smile: ==z== ~~q~~ ^r^", "<p>{{ x }} {% y %} :smile: ==z== ~~q~~ ^r^</p>"),
        ("AT&amp;T &copy; &lt;b&gt;", "<p>AT&amp;T © &lt;b&gt;</p>"),
    ]:  # fmt: skip
        with subtests.test(body=body):
            assert [] == _diagnostics(body)
            assert BeautifulSoup(html, "html.parser") == _page(body)


def test_a_table_keeps_its_cells():
    """
    A bar in a link cuts no cell.
    """
    page = _page("| a | b |\n|---|---|\n| [[topic/ferry|the *boat*]] | c \\| d |")

    assert [["a", "b"], ["the *boat*", "c | d"]] == [
        [cell.text for cell in row.find_all(["th", "td"])] for row in page.find_all("tr")
    ]


def test_a_column_of_numbers_stays_one():
    """
    What is set to the right in the prose is so on the page; nothing else is.
    """
    page = _page("| a | b | c |\n|:--|--:|:-:|\n| d | 1 | e |")

    assert [["b", "1"]] == [[cell.text for cell in page.find_all(style=re.compile("right"))]]
    assert not page.find_all(style=re.compile("left|center"))


PIECES = st.sampled_from(
    ["<", ">", "&", "&#60;", "&lt;", "script", "<script>", "onclick=", "javascript:", "[", "]", "(", ")", "!", "`", "```", "~~~", "{", "}", "{:", ".x", "#",
     "# ", "## ", "*", "**", "_", "- ", "1. ", "12) ", "> ", "|", "\n", "\n\n", "---", "===", ":", '"', "'", "\\", "\\<", "https://example.org", "http://x.org",
     "[[topic/ferry]]", "[[", "]]", "[^1]", "[^1]: ", "*[a]: ", "&#xfdd0;0&#xfdd1;", "    ", "  ", " ", "a", "word", "é", "“", "\u00a0", "<!--", "-->", "--8<--", "[TOC]", "$", "==",
     "++", "^", "~", "| a | b |\n|---|---|\n", "&#x202e;", "&amp;lt;", "\ue0000\ue001", "klzzwxh:0000", "wzxhzdk:0"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_nothing_that_passes_can_act(body):
    """
    Whatever an author types, what passes comes out as the few elements of the small Markdown, with no attribute but a heading's
    id and a link's https or internal address.
    """
    if _diagnostics(body) or "\ue000" in body:
        return
    for element in _page(body).find_all(True):
        assert element.name in TAGS
        allowed = {"a": {"href"}, "th": {"style"}, "td": {"style"}}.get(
            element.name, {"id"} if element.name[0] == "h" else set()
        )
        assert set(element.attrs) <= allowed
        assert not element.get("style")
        if element.name == "a":
            assert element["href"].startswith("https://example.org") or element["href"] == "ferry.md"


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_prose_is_judged(body):
    """
    No text makes the judge fail; every complaint stands at a place in the text.
    """
    lines = body.split("\n")

    for line, column, what in _diagnostics(body):
        assert 0 <= line < len(lines)
        assert 1 <= column <= len(lines[line]) + 1
        assert "; " in what


@given(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1).filter(
        lambda text: text == " ".join(text.split())
    )
)
def test_escaped_text_is_shown_as_it_is(text):
    """
    A text in which every mark is escaped comes out character for character.
    """
    body = "".join(
        f"\\{char}" if char.isascii() and not char.isalnum() and char != " " else char for char in text
    )
    if _diagnostics(body):
        return

    assert text == _page(body).text


@pytest.mark.parametrize("body", ["**a*" * 15_000, f"*x {'**a** ' * 6_000}*"], ids=["loose", "in one"])
def test_marks_of_emphasis_take_no_longer_than_they_are_many(body):
    """
    A page full of strong words takes as many times as long as it has words, and not the square of that, which was minutes.
    """
    begun = time.process_time()
    prose(body, SOURCEBOOK, HERE)

    assert 5 > time.process_time() - begun
