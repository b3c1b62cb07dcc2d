"""Hostile texts in each format: they are shown, and do nothing."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from sourcebook.changes.formats import data, markdown, page, text

pytestmark = pytest.mark.long

COUNCIL = "events/1931/1931-council-has-no-note.yaml"
HOSTILE = (
    "<script>alert(1)</script> </td></table><img src=x onerror=alert(1)> | @octocat and @org/team #12 "
    "![i](https://evil.example.org/p.png) [a](javascript:alert(1)) https://evil.example.org www.evil.example.org "
    "`code` **b** ~~s~~ $x$ :tada: GH-12 0badc0ffee {{ 7 }} {% x %} ::set-output name=a::b ##[add-mask]x &lt;b&gt; a@evil.example.org"
)


@pytest.fixture
def hostile(changed):
    """What is told of an edit that puts hostile words wherever words can stand."""
    return changed(
        (
            COUNCIL,
            "organisations: [amberford-council]",
            f"mentions:\n  - '{HOSTILE[:190]}'\norganisations: [amberford-council]",
        ),
        (COUNCIL, "1986. The council", f"{HOSTILE} The council"),
        ("pages/about.md", "**Nothing here happened.**", HOSTILE),
        ("topics/fish.md", "name: Fish", f"name: '{HOSTILE[:130]}'"),
        ("topics/fish.md", "name:", "::error::x\nname:"),
        ("events/1931/1931-::error::x.yaml", None, "title: '::error::x'\n"),
        ("events/1931/1931-##[error]x<b>@octocat.yaml", None, "title: x\n"),
    )


def test_text_holds_no_command(hostile):
    """
    In plain text each difference is one line; none is a command to a workflow's runner, nor has what a terminal obeys.
    """
    lines = text.render(hostile).splitlines()

    assert any("@octocat" in line for line in lines)
    assert not any(line.lstrip().startswith("::") for line in lines)
    assert not any("##[" in line for line in lines)
    assert all(line.isprintable() for line in lines)


def test_markdown_is_inert(hostile):
    """
    In Markdown nothing is HTML, a link, a picture, a call of somebody's name, or a command; each row has four cells.
    """
    told = markdown.render(hostile)
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(told)
    soup = BeautifulSoup(html, "lxml")

    assert "<script" not in told and "octocat" in told
    assert {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "s", "html", "body"} >= {
        one.name for one in soup.find_all(True)
    }
    assert {4} == {len(row.find_all(["td", "th"])) for row in soup.find_all("tr")}
    assert not re.search(r"@\w|#\d|GH-\d|0badc0", soup.get_text())
    assert not re.search(r"::|##\[", told)
    assert not re.search(r"https?://|www\.\w", told)
    assert HOSTILE.split("|")[0].split("<img")[0].strip() in soup.get_text()


def test_json_is_json(hostile):
    """
    JSON can be read, has what its documentation names, and no line that a runner obeys.
    """
    told = data.render(hostile)
    read = json.loads(told)

    documented = re.findall(r"^    (\w+(?:, \w+)*)  ", data.__doc__, re.MULTILINE)
    assert set(read) == {name for names in documented for name in names.split(", ")}
    assert "##[" not in told
    assert not any(line.lstrip().startswith("::") for line in told.splitlines())
    assert {"record", "label", "files", "area", "how", "says", "before", "after"} == set(
        read["differences"][0]
    )


def test_html_is_inert(hostile):
    """
    The page has no script, loads nothing, and shows hostile words as words.
    """
    soup = BeautifulSoup(page.render(hostile), "lxml")
    elements = soup.find_all(True)

    assert not {"script", "img", "iframe", "object", "link", "a", "form", "base"} & {
        one.name for one in elements
    }
    assert not [
        name for one in elements for name in one.attrs if name.startswith("on") or name in ("src", "href")
    ]
    assert "@octocat" in soup.get_text() and "<script>alert(1)</script>" in soup.get_text()
    assert "default-src 'none'" in soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]


def test_html_shows_the_charts_of_both(changed):
    """
    Where a date moves, the timeline stands there as it was and as it is, without links.
    """
    told = page.render(changed((COUNCIL, "date: 1931-05-08", "date: 1931-05-07")))
    soup = BeautifulSoup(told, "lxml")

    figures = [one for one in soup.find_all("figure") if one.svg]
    assert len(figures) >= 4 and not len(figures) % 2
    assert str(figures[0].svg) != str(figures[1].svg)
    assert [] == soup.find_all("a")
    assert ["8", "7"] == [soup.find("del").get_text(), soup.find("ins").get_text()]
