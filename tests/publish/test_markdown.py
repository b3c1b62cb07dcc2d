"""Markdown of our pages becomes the HTML that MkDocs makes of it, by another library."""

import html
import re
from pathlib import PurePosixPath
from types import SimpleNamespace

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.publish.markdown import convert, with_columns_told
from sourcebook.resolve.prose import prose_problems
from sourcebook.site.markdown import encode
from sourcebook.site.prose import prose

PERMALINK = '<a class="headerlink" href="#{}" title="Link to this section">¶</a>'
SETTINGS = {
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": "¶", "permalink_title": "Link to this section", "toc_depth": 3},
}
NOTHING = SimpleNamespace(backlinks={}, links={})
WORDS = st.sampled_from(
    [
        "word",
        "un*believ*able",
        "**bold**",
        "*a **b** c*",
        "***both***",
        "*“q”*",
        "(*y*)",
        "—*d*—",
        "«**x**».",
        "x_y_z",
    ]
    + [
        "{: .x }",
        "{a}",
        "5\\*3",
        "&lt;b>",
        "#tag",
        "1986.",
        "- no",
        "[link](https://example.org/a_b?c=1&d=%28)",
        "é",
    ]
)
LINE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def _indented(text: str, first: str, rest: str) -> str:
    return "\n".join(
        (first if n == 0 else rest if line else rest.rstrip()) + line
        for n, line in enumerate(text.split("\n"))
    )


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    blocks = st.lists(inner, min_size=1, max_size=3).map("\n\n".join)
    items = st.lists(st.tuples(LINE, st.none() | inner), min_size=1, max_size=3)
    listed = st.tuples(items, st.sampled_from(["-   ", "1.  "]), st.sampled_from(["\n", "\n\n"]))
    return st.one_of(
        blocks.map(lambda text: _indented(text, "> ", "> ")),
        listed.map(
            lambda told: told[2].join(
                _indented(line if more is None else f"{line}\n\n{more}", told[1], "    ")
                for line, more in told[0]
            )
        ),
    )


SIMPLE = st.one_of(
    LINE,
    st.lists(LINE, min_size=2, max_size=2).map("\n".join),
    LINE.map("## {}".format),
    LINE.map("#### {}".format),
)
TABLE = st.integers(1, 3).flatmap(
    lambda width: st.tuples(
        st.lists(st.sampled_from(["---", "---:"]), min_size=width, max_size=width),
        st.lists(st.lists(LINE, min_size=width, max_size=width), min_size=2, max_size=4),
    ).map(
        lambda told: "\n".join("| " + " | ".join(row) + " |" for row in [told[1][0], told[0], *told[1][1:]])
    )
)
BODIES = st.lists(st.recursive(SIMPLE | TABLE, _nested, max_leaves=5), min_size=1, max_size=4).map(
    "\n\n".join
)


def _ours(text):
    return convert(text, lambda link: link, lambda address, form: "", PERMALINK, 3)


def _theirs(text):
    """What Python-Markdown makes of a text, without the link to itself that the theme takes away from a title."""
    read = markdown.Markdown(extensions=["tables", "attr_list", "toc"], extension_configs=SETTINGS)
    made = read.convert(text)
    return re.sub(r'(<h1 [^>]*>.*?)<a class="headerlink".*?</a></h1>', r"\1</h1>", made), read.toc_tokens


@pytest.mark.long
@given(BODIES)
def test_prose_is_what_python_markdown_makes_of_it(in_one_form, body):
    """
    Whatever authors may write becomes the same page in both, as do the headings below its title.
    """
    if [*prose_problems(body, NOTHING)]:
        return
    text = f"# Title\n\n{prose(body, NOTHING, PurePosixPath('x.md'))}\n"
    theirs, tokens = _theirs(text)

    assert in_one_form(theirs) == in_one_form(_ours(text).html)
    headings = [(one.anchor, html.unescape(one.words)) for one in _ours(text).headings[1:]]
    assert [(one["id"], html.unescape(one["name"])) for one in tokens[0]["children"]] == headings


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C"]) | st.sampled_from("{}:.#[]()*_`<>&\\"),
        max_size=30,
    )
)
def test_data_gives_no_attributes(text):
    """
    What stands in a record is shown as it is, be it written as attributes are.
    """
    made = _ours(f"*{encode('x' + text)}x*{encode(text)}\n").html

    assert 0 == made.count("class=") + made.count("id=")


def test_no_heading_has_an_anchor_of_the_frame():
    """
    A heading that is called as a place in the frame of every page is gets an anchor of its own.
    """
    made = _ours("# Words\n\n## Sections\n\n## Sections\n")

    assert "sections" not in made.anchors
    assert {"sections_1", "sections_2"} <= made.anchors


@pytest.mark.parametrize(
    "text",
    [
        "Words\n{: .a .b #c }",
        "*●*{: .sign aria-hidden=true } Words",
        "[link](https://example.org/){: .out } and **b**{: .c dir=rtl }",
        "## Words {: #here .there }",
        "## Same\n\n## Same\n\n## Same {: #same_1 }",
        "-   one\n    {: .a }\n-   two",
        "-   one\n    {: .a }\n\n    two\n    {: .b }\n\n-   three",
        "> quoted <mark>words</mark>\n> {: .hanging }\n\n— who\n{: .attribution }",
        "-   ## Head {: .party }\n\n    Words",
        "`*a*{: .b }` and ``a ` b``",
        "&#123;: .a }\n&#123;: .b }",
        "*a*&#123;: .b }",
        "<summary>&#123;&#123; x }} and &#123;: .y }</summary>",
        '<div class="x" data-y="{&#34;: .z }"></div>',
        "![Words &#91;and&#93; more](charts/x.svg){: .bare }",
    ],
)
def test_templates_are_what_python_markdown_makes_of_them(in_one_form, text):
    """
    Attributes stand on the element that they stand on there; so do headings' anchors.
    """
    image = r'<p><img src="{}" alt="Words [and] more" class="{}" /></p>'
    ours = convert(f"{text}\n", lambda link: link, lambda *told: image.format(*told), PERMALINK, 3)

    assert in_one_form(_theirs(f"{text}\n")[0]) == in_one_form(ours.html)


def test_each_cell_of_a_table_has_the_name_of_its_column():
    """
    A cell says of which column it is, in plain words; where a row has fewer cells than the head, those that it has do.
    """
    text = "| When | What *he* said &#34;x&#34; | |\n|---|---|---|\n| 1931 | a |\n| 1932 | b | c |\n"
    made = with_columns_told(convert(text, str, lambda address, look: "", "", 2).html)
    cells = re.findall(r'<td data-label="([^"]*)">(.*?)</td>', made)
    said = "What he said &quot;x&quot;"
    assert [("When", "1931"), (said, "a"), ("", ""), ("When", "1932"), (said, "b"), ("", "c")] == cells
