"""What comes from a record is shown character for character, and acts nowhere."""

import gc
import html
import json
import re
import string
from functools import cache
from html.parser import HTMLParser
from itertools import product
from pathlib import Path, PurePosixPath

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup
from mkdocs.config import load_config

from sourcebook.model import Origin, Page, Topic
from sourcebook.model.letters import flaws
from sourcebook.model.text import address_flaw
from sourcebook.resolve.addresses import linked, page_of
from sourcebook.site.markdown import _SIGN, _TEMPLATES, _is_plain, encode, entry_link, href, link, metadata
from sourcebook.site.pages import event

PROJECT = Path(__file__).resolve().parents[2]
PLACES = {
    # what a template writes before and after a value
    "a paragraph": ("", ""),
    "after a text": ("So it is: ", ""),
    "before a text": ("", ": So it is"),
    "directly after a text": ("so", ""),
    "directly after a bracket": ("[a]", ""),
    "directly after an exclamation mark": ("a!", ""),
    "directly before a link": ("", "[a](a.md)"),
    "directly before a link that stands off": ("", " [a](a.md)"),
    "between links": ("[a](a.md)", "[b](b.md)"),
    "a marked part": ("> So <mark>", "</mark> it is"),
    "before a marked part": ("> ", "<mark>it is</mark>"),
    "after a marked part": ("> <mark>it is</mark>", ""),
    "with attributes": ("", "\n{: .lead }"),
    "a second line": ("So it is\n", ""),
    "a first line": ("", "\nSo it is"),
    "an item": ("-   ", "\n-   b"),
    "a numbered item": ("1.  ", "\n2.  b"),
    "a part of an item": ("-   a\n\n    ", "\n    {: .count }"),
    "after a list": ("-   a\n\nSo it is\n\n", ""),
    "a quotation": ("> ", ""),
    "a quotation in an item": ("-   a\n\n    > ", "\n    > {: .hanging }"),
    "a heading": ("# ", ""),
    "a heading with an id": ("### ", " {: #here .contradiction }"),
    "a heading after a text": ("## 2031: ", ""),
    "a first cell": ("| a | b |\n| --- | --- |\n| ", " | c |"),
    "a last cell": ("| a | b |\n| --- | --- |\n| c | ", " |"),
    "a head of a table": ("| ", " | b |\n| --- | --- |\n| c | d |"),
    "emphasis": ("*", "*: so it is"),
    "strong emphasis": ("-   **", "**, so"),
    "emphasis with attributes": ("*", "*{: .how } a"),
    "the words of a link": ("[", "](https://example.org)"),
    "the words of a link with attributes": ("So [", "](https://example.org){: .out } is"),
    "the words of a link in a heading": ("## [", "](a.md)"),
}

HOSTILE = [
    "5*3*2", "1986. was a year", "1986) was", "1986.", "0. a", "٣. a", "- a", "+ a", "> a", "# a", "a # b", "C#", "a ##", "===", "---", "***", "___", "- - -", "```x```", "```mermaid graph TD A-->B",
    "```", "~~~ x", "`a`", "a``b", "<b>a</b>", "</p><p>", "<script>alert(1)</script>", "<!-- a -->", "<?x?>", "<![CDATA[x]]>", "<div markdown=1> # a <b onclick=\"a\">x</b></div>",
    "<img src=x onerror=\"alert(1)\">", "<svg onload=\"alert(1)\"></svg>", "<style>footer{display:none}</style>", "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
    "<base href=https://evil.example/>", "<plaintext>", "Talks <textarea>", "<a id=__config></a><form name=search></form>", "x'><img src=x>", "&lt;", "&amp;lt;", "&amp;amp; &#106;", "&#60;", "&copy", "&",
    "[a](b)", "![a](b)", "a!", "!", "[a]", "[a]: b", "[a][b]", "[a]: <b> 'c'", "[click](javascript:alert(1))", "[^1]", "[^1]: a", "Met.[^1] [^1]: Forged", "*[HTML]: a", "*[Keller]: convicted", "a | b", "| a |", "--- | ---", "| --- |", ":--", ":-:",
    "{: .x }", "{:", "{.x}", "{#id}", "a {: onclick=x }", "Read on.{: onmouseover=\"alert(1)\" }", "*Read*{: style=\"position:fixed\" }", "{{ a }}", "{% include 'main.html' %}", "{!mkdocs.yml!} {*../x*}", "{# a #}", "${x}",
    "--8<-- \"/etc/passwd\"", "[TOC]", "Met. [TOC]", ":smile:", ":material-check: 3:1:2", "==a==", "~~a~~", "^a^", "^^a^^", "++a++", "++ctrl+c++", "{++a++}", "{--a--}{~~a~>b~~}", "(c) (tm) 1/2 -- ... -->", "'a' \"b\"",
    "C:\\new \\* \\# end\\", "\\", "\\*a\\*", "a  b", "a   ", "http://example.org", "see HTTPS://example.org.", "www.example.org", "a@b.org", "mailto:a@b.org", "<http://a.b>", "ftp://a.b",
    "!!! note", "??? note \"a\"", "=== \"Tab\"", "Term : def", ": a", ":: a", "::: a", "a: b", "= a", "$a$", "_a_ __b__", "a_b_c", "**a", "a**", "*a* b", "%5B", "(b)", "(b", ")", "/// a", "[[a]]", "[[",
    "\u00a0a", "a \u202f b", "klzzwxh:0000", "wzxhzdk:1", "javascript:alert(1)", ";", "#", "-", "+", "*", ".", "1.", "1", "2024", "=", "\"", "'", "“", "»", "« a »", "‘a’", "…", "— a", "• a",
]  # fmt: skip
"""Each kind of attack on Markdown and HTML that was collected for this project, and each sign of the three readers."""
LINES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1).filter(
    lambda text: text == text.strip(" ")
)
SIGNS = (
    st.lists(
        st.one_of(
            st.sampled_from(list(string.punctuation)),
            st.sampled_from(["a", "B", "1", "20", "٣", " ", "  ", "é", "“", "—", "\u00a0"]),
            st.sampled_from(["1. ", "2) ", "- ", "](", "![", "---", "===", "```", "~~~", "](a)", "{: ", " }", "<b>", "&a;", "https://a.b/", "www.", "  \n", "\n\n", "\n    ", "\n", ": ", "[^", "*[", "--|--"]),
        ),
        min_size=1,
        max_size=12,
    )
    .map("".join)
    .filter(str.strip)
)  # fmt: skip
"""Texts of nothing but what may be a sign, and of what signs may be told by."""


@cache
def _readers():
    """Python-Markdown as mkdocs.yml has it, with what MkDocs adds, and CommonMark with tables, as functions to HTML."""
    config = load_config(str(PROJECT / "mkdocs.yml"), docs_dir=str(PROJECT / "content" / "pages"))
    ours = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    other = MarkdownIt("commonmark", {"html": True}).enable("table")
    return {"Python-Markdown": lambda text: ours.reset().convert(text), "CommonMark": other.render}


def _read(page):
    """A page's elements with what is said of them, and its text; ids of headings follow their words and are left out."""
    reader = _Elements()
    reader.feed(page)
    reader.close()
    for name, attrs in reader.found:
        if re.fullmatch("h[1-6]", name) and attrs.get("id") != "here":
            attrs.pop("id", None)
        elif attrs.get("class") == "headerlink":
            attrs.pop("href")
    return reader.found, "".join(reader.texts)


class _Elements(HTMLParser):
    """Each element that begins in a page with its attributes, each comment or declaration, and the text between."""

    def __init__(self):
        super().__init__()
        self.found, self.texts = [], []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)

    def handle_comment(self, data):
        self.found.append(("comment", {"of": data}))

    handle_decl = handle_pi = unknown_decl = handle_comment


def _made(text, place, reader):
    """What a reader makes of a text in a place, as `_read` tells it."""
    before, after = PLACES[place]
    return _read(_readers()[reader](f"{before}{text}{after}"))


@cache
def _word(place, reader):
    """What it makes of a harmless word there."""
    return _made("Word", place, reader)


def _holds(text, place, reader):
    """Assert that a text, encoded, is the only thing that it makes in a place; a harmless word shows what is there without it."""
    made, shown = _made(str(encode(text)), place, reader)
    there, word = _word(place, reader)
    shown_so = word.replace("Word", text.replace("\n", " "), 1)

    assert there == made
    if text == text.strip(" \n"):
        assert shown_so.strip(" \n") == shown.strip(" \n")
    else:
        assert "".join(shown_so.split()) == "".join(shown.split())


@pytest.mark.long
def test_a_text_is_shown_as_it_is(subtests):
    """
    No text makes anything but itself, wherever a template puts it, and whoever of the readers reads it.
    """
    for text in HOSTILE:
        with subtests.test(text=text):
            for place, reader in product(PLACES, ("Python-Markdown", "CommonMark")):
                _holds(text, place, reader)


@pytest.mark.long
@settings(max_examples=1_000, deadline=None)
@given(LINES | SIGNS, st.sampled_from(sorted(PLACES)))
@example("a\u0301 \U0001f44d\u200d\U0001f4bb", "a paragraph")
@example("    a", "an item")
@example("\u00a0", "a first cell")
@example("  - a", "a quotation")
@example(" - a", "a paragraph")
@example(" 1986. was", "a paragraph")
@example("a  ", "a first line")
def test_any_text_is_shown_as_it_is(text, place):
    """
    Encoded, published and read again, a text is the same, character for character, and nothing else comes of it; white
    space at its ends counts as at the end of any line.
    """
    text = text.strip(" \n") if "emphasis" in place else text  # which opens before no space
    for reader in ("Python-Markdown", "CommonMark"):
        _holds(text, place, reader)


TEMPLATES = sorted((PROJECT / "build/sourcebook/site/pages").glob("*.jinja"))
COUNTED = {"totals", "number", "origins", "page.title"}
"""What a template may put before a full stop where it begins a line: it is never a number alone."""


def test_no_template_makes_the_number_of_a_list(subtests):
    """
    No template puts a full stop or a bracket directly after a value that begins a line and may be a year.
    """
    for template in TEMPLATES:
        with subtests.test(template=template):
            found = re.findall(
                r"^[ >]*(?:-   |%}|\d\.  )?\{\{ ([^}]*) \}\}[.)]",
                template.read_text("utf-8"),
                flags=re.MULTILINE,
            )

            assert [] == [
                value
                for value in found
                if value not in COUNTED and not value.startswith(("to(", "at(", "out("))
            ]


@given(st.lists(LINES | SIGNS.filter(lambda text: text == text.strip(" \n")), min_size=2, max_size=4))
def test_a_line_break_becomes_a_space(lines):
    """
    Lines are shown on one.
    """
    code = str(encode("\n".join(lines)))

    assert "\n" not in code
    assert " ".join(lines).replace("\n", " ") == html.unescape(code)


@settings(max_examples=1_000, deadline=None)
@given(LINES | SIGNS)
@example(" a").via("a space that opens a text")
@example("٣. a").via("a number in other figures")
@example("a WWW.b")
def test_what_is_plain_at_a_glance_has_no_sign(text):
    """
    A text in which a glance sees nothing is not looked through for signs: it has none.
    """
    line = text.replace("\n", " ")

    assert not (_is_plain(line) and line.strip(" ") and _SIGN.search(line))


def test_what_is_no_sign_stays_as_it_is(subtests):
    """
    Ordinary text is written as it is typed, for a person to read.
    """
    for text in [
        "It is “so,” they said: no; not (yet) 100% - or 3.5, $5 and/or 5-6? “Yes!” he said.",
        '\'Tis "so"...',
        "“We’re on,” he said!)",
        ", he said.",
        " he said.",
        ".",
        "    ",
        "1986.5 was it",
        "2024",
    ]:
        with subtests.test(text=text):
            assert text == str(encode(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("AT&T <b>", "AT&amp;T &lt;b&gt;"),
        ("- a - b", "&#45; a - b"),
        ("1986. A year. 1987. Another", "1986&#46; A year. 1987. Another"),
        ("1986) a (b)", "1986&#41; a (b)"),
        ("(so) (so)", "&#40;so) (so)"),
        ("See https://example.org, www.example.org: a@b.org", "See https&#58;//example.org, www&#46;example.org: a&#64;b.org"),
        ("Look! Look!", "Look! Look&#33;"),
    ],
)  # fmt: skip
def test_a_sign_is_encoded_where_it_is_one(text, code):
    """
    A character is encoded where it could be taken for a sign, and there only.
    """
    assert code == str(encode(text))


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
    assert "[The ferry](topics/ferry.md#x)" == entry_link(
        linked(topic), PurePosixPath("index.md"), anchor="x"
    )


def test_what_a_template_shows_is_encoded_once():
    """
    A text is encoded wherever a template shows it, and once, be it through a macro; Markup stays as it is; nothing shows of None.
    """
    written = "{% macro say(it) %}{{ it }}{% endmacro %}{{ text }} {{ say(text) }} {{ bold }} {{ say(bold) }} {{ none }}{{ text if bold }}"
    template = _TEMPLATES.from_string(written)
    shown = template.render(text="<b>*", bold=Markup("**it**"))

    once = "&lt;b&gt;&#42;"
    assert f"{once} {once} **it** **it** {once}" == shown


def test_a_page_holds_no_circle(small_record):
    """
    Of what a page is filled in from, all is let go of with it: nothing waits for the collector of circles, be there ever so many pages.
    """
    pages = len(list(event.make(small_record)))
    gc.collect()
    list(event.make(small_record))

    assert gc.collect() < pages
