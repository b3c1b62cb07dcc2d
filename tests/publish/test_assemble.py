"""Every page is what MkDocs would make of it, though MkDocs makes only one of each kind."""

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sourcebook.build import load
from sourcebook.disk import put
from sourcebook.publish import assemble, page_templates
from sourcebook.publish.assemble import assemble_site
from sourcebook.publish.finish import HEADERS, SUMS
from sourcebook.publish.markdown import with_columns_told
from sourcebook.publish.mkdocs import EPOCH, NotPublished
from sourcebook.publish.release import publish
from sourcebook.publish.render import render
from sourcebook.publish.write import write
from tests.harness.sourcebooks import run

pytestmark = pytest.mark.built
PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built_thousand(tmp_path_factory):
    """A thousand invented records, published without cards."""
    root = tmp_path_factory.mktemp("thousand")
    runpy.run_path(str(PROJECT / "benchmarks" / "invent.py"))["invent"](root, 1000)
    with (root / "content" / "site.yaml").open("a", encoding="utf-8") as site:
        site.write("cards: false\n")
    book = load(root)
    write(render(book), root / "out" / "pages")
    publish(root, book)
    return root


@pytest.mark.parametrize(
    "built", ["built_small", "built_site", pytest.param("built_thousand", marks=pytest.mark.nightly)]
)
def test_the_site_is_what_mkdocs_makes_of_its_pages(built, request, tree, in_one_form):
    """
    `mkdocs build --strict` alone makes the same site, to out/plain, and does not touch out/site: outside the figures
    only space between tags, the order of attributes and the spelling of characters may differ; a cell of ours has its column.
    """
    root = request.getfixturevalue(built)
    ours = tree(root / "out" / "site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "mkdocs.yml"]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(EPOCH)}
    done = subprocess.run(command, cwd=root, env=quiet, capture_output=True, text=True)
    assert 0 == done.returncode, done.stderr
    plain = tree(root / "out" / "plain")
    other = [path for path in plain if plain[path] != ours.get(path)]

    assert ours == tree(root / "out" / "site")
    left_out = {
        path
        for path in plain
        if re.match(r"assets/.*\.map$|assets/javascripts/(lunr|workers)/|assets/images/", path)
    }
    assert plain.keys() - left_out == ours.keys() - {HEADERS, SUMS}
    other = [path for path in other if path not in left_out]
    assert [] == [path for path in other if not path.endswith((".html", "search_index.json"))]
    for path in (path for path in other if path.endswith(".html")):
        theirs = with_columns_told(plain[path].decode("utf-8"))
        assert in_one_form(theirs) == in_one_form(ours[path].decode("utf-8")), path


def test_figures_are_set_in(built_small):
    """
    Where a page names the picture of a chart, its site has the drawing, with ways to its data from where the page stands.
    """
    site = (built_small / "out" / "site" / "timeline" / "index.html").read_text("utf-8")
    frame = (built_small / "out" / "site" / "embed" / "timeline" / "index.html").read_text("utf-8")

    assert site.count('<figure class="chart">') == 1
    assert 'data-chart="../charts/timeline.json" data-root="../"' in site
    assert 'data-chart="../../charts/timeline.json" data-root="../../"' in frame
    assert "chart-image" in site and "chart-image" not in frame
    assert "chart.invalid" not in site + frame and "<img" not in site + frame


@pytest.mark.parametrize(
    ("link", "what"),
    [
        pytest.param("nowhere.md", "leads to no page", id="a page that is not there"),
        pytest.param("index.md#nowhere", "no anchor", id="an anchor that is not there"),
        pytest.param("about.md#nowhere", "no anchor", id="an anchor of its own page"),
        pytest.param("#nowhere", "no anchor", id="an anchor alone"),
        pytest.param("/about/", "leads to no page", id="an address of the host"),
        pytest.param("about/", "leads to no page", id="an address in place of a page"),
        pytest.param("../about.md", "leads to no page", id="outside the site"),
        pytest.param("assets/nowhere.css", "leads to no page", id="a file that is not there"),
    ],
)
def test_a_link_that_leads_nowhere_is_refused(laid, link, what):
    """
    A link to nothing makes no site; the answer says on which page it stands.
    """
    root = laid({"about.md": f"\n[gone]({link})\n"})

    with pytest.raises(NotPublished, match=rf"about\.md: “{link}” .*{what}"):
        assemble_site(root, root / "out" / "next")


def test_a_site_stays_as_it_was_when_pages_are_written_anew(laid):
    """
    What is no page is the same file as in out/pages, and what is written there later is another: the site does not change. A link
    to elsewhere becomes a file of its own.
    """
    root = laid({})
    pages, to = root / "out" / "pages", root / "out" / "next"
    (pages / "linked.txt").symlink_to(pages / "robots.txt")
    assemble_site(root, to)
    before = (pages / "feed.xml").read_bytes()
    put(pages / "feed.xml", b"other")

    assert before == (to / "feed.xml").read_bytes() != (pages / "feed.xml").read_bytes()
    assert (to / "linked.txt").read_bytes() == (pages / "robots.txt").read_bytes()
    assert not (to / "linked.txt").is_symlink()


def test_all_links_that_lead_nowhere_are_told_at_once(laid):
    """
    Whoever mends them needs no second run.
    """
    root = laid({"about.md": "\n[a](one.md) [b](two.md#x)\n", "timeline.md": "\n![c](charts/none.svg)\n"})

    with pytest.raises(NotPublished) as told:
        assemble_site(root, root / "out" / "next")
    assert ["one.md", "two.md#x", "charts/none.svg"] == [
        line.split("“")[1].split("”")[0] for line in str(told.value).splitlines()
    ]


@pytest.mark.parametrize(
    ("shown", "what"),
    [
        pytest.param("{{ page.content }}{{ page.meta.title | upper }}", "“title”", id="in capitals"),
        pytest.param(
            "{{ page.content }}{{ page.meta.description | e }}", "“description”", id="escaped again"
        ),
        pytest.param("{{ page.content }}{{ page.meta.card_alt | striptags }}", "“card_alt”", id="cut"),
        pytest.param("{{ page.content }}{{ page.file.src_uri }}", "“address”", id="the file’s name"),
        pytest.param("{{ page.content }}{{ page.content }}", "the body .* 2 times", id="the body twice"),
        pytest.param("", "the body .* 0 times", id="no body"),
    ],
)
def test_a_theme_that_shows_a_page_otherwise_is_refused(laid, shown, what):
    """
    A spot that cannot be found exactly as it was written is told by name, with the pages that it is on.
    """
    root = laid({})
    (root / "own").mkdir()
    (root / "own" / "main.html").write_text(
        f'{{% extends "base.html" %}}{{% block content %}}{shown}{{% endblock %}}'
    )
    settings = root / "mkdocs.yml"
    settings.write_text(
        f"{settings.read_text('utf-8')}theme: {{name: sourcebook, custom_dir: own}}\n", "utf-8"
    )

    with pytest.raises(NotPublished, match=rf"^\S+: the theme shows {what}"):
        assemble_site(root, root / "out" / "next")


def test_a_menu_may_have_sections_within_sections(laid):
    """
    A section of the menu opens a list of its pages, however deep these are.
    """
    root = laid({})
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    menu = text[text.index("nav:") : text.index("not_in_nav:")]
    deep = menu.replace("  - Timeline: timeline.md", "  - One: [{Two: [{Three: [timeline.md]}]}]")
    settings.write_text(text.replace(menu, deep), "utf-8")
    assemble_site(root, root / "out" / "next")
    page = BeautifulSoup((root / "out" / "next" / "topics" / "index.html").read_text("utf-8"), "lxml")

    assert deep != menu
    section = page.find("summary", string=re.compile("One")).parent
    assert ["../timeline/"] == [one["href"] for one in section.find_all("a")]


def test_the_menu_says_in_which_section_a_page_is_that_goes_on(laid):
    """
    Below the address of a page that the menu has in a section, that section is marked, though the page itself is in no menu; on
    others it is not.
    """
    further = '---\ntitle: "More"\ndescription: "More."\n---\n\n# More {: #top }\n'
    root = laid({"outside/primary.md": further, "corrections/more.md": further})
    settings = root / "mkdocs.yml"
    menu = "nav:\n  - About: [{About: about.md}, {Outside: outside.md}]\n  - More: [{Corrections: corrections.md}]\n"
    text = settings.read_text("utf-8")
    start, end = text.index("nav:"), text.index("not_in_nav:")
    settings.write_text(f"{text[:start]}{menu}{text[end:]}", "utf-8")
    assemble_site(root, root / "out" / "next")
    marked = {}
    for page in ("outside/primary", "corrections/more", "topics"):
        html = BeautifulSoup((root / "out" / "next" / page / "index.html").read_text("utf-8"), "lxml")
        links = html.select("nav[aria-label=Main] [aria-current]")
        marked[page] = [one.text for one in (*links, *html.select("nav[aria-label=Main] .is-within"))]

    assert marked == {"outside/primary": ["About"], "corrections/more": ["Corrections", "More"], "topics": []}


def test_a_menu_of_any_shape_is_published(small):
    """
    Sections within sections, titles with any sign, and the first page within a section are published, each title as it was written.
    """
    settings = small / "mkdocs.yml"
    text = settings.read_text("utf-8")
    start, end = text.index("nav:"), text.index("not_in_nav:")
    menu = [
        {"First & < last": ["index.md", {"a < b": "timeline.md"}]},
        {
            'About "us"': [
                {"About": "about.md"},
                {"Deep & down": [{"Rules": "rules.md"}, {"Fields": "fields.md"}]},
            ]
        },
    ]
    written = json.dumps({"nav": menu}, ensure_ascii=False)[1:-1]
    settings.write_text(f"{text[:start]}{written}\n{text[end:]}", "utf-8")
    ran = run("build", small)

    assert 0 == ran.exit_code, ran.output
    page = BeautifulSoup((small / "out" / "site" / "rules" / "index.html").read_text("utf-8"), "lxml")
    assert ["First & < last", 'About "us"'] == [
        one.text for one in page.select("nav[aria-label=Main] summary")
    ]
    assert "a < b" in [one.text for one in page.select("nav[aria-label=Main] a")]


def test_mkdocs_makes_no_more_pages_of_more_records(built_small, laid, monkeypatch):
    """
    However many records there are, MkDocs is given one page of each kind.
    """
    asked = list[int]()
    whole = page_templates._templates
    monkeypatch.setattr(
        page_templates,
        "_templates",
        lambda config, kinds, comments: asked.append(len(kinds)) or whole(config, kinds, comments),
    )
    root = laid({})
    assemble_site(root, root / "out" / "next")
    for page in sorted((root / "out" / "pages" / "events").glob("1*.md")):
        page.with_name(f"another-{page.name}").write_bytes(page.read_bytes())
    shutil.rmtree(root / page_templates.KEPT)
    assemble_site(root, root / "out" / "then")

    assert 0 < asked[0] == asked[1] < len([*(root / "out" / "pages").rglob("*.md")])
    assert [*(root / "out" / "then" / "events").glob("another-*/index.html")]


def test_pages_that_are_read_again_are_made_alike(laid, monkeypatch, tree):
    """
    Whether a page is held from when its kind is found, or read again, the site is the same to the byte.
    """
    root = laid({})
    for most in (0, 5, 2_000):
        monkeypatch.setattr(assemble, "_MOST_HELD", most)
        shutil.rmtree(root / page_templates.KEPT, ignore_errors=True)
        assemble_site(root, root / "out" / str(most))

    assert tree(root / "out" / "0") == tree(root / "out" / "5") == tree(root / "out" / "2000")


def test_publishing_does_without_the_nouns():
    """
    To make the site of pages that are there, neither the nouns nor what checks them is loaded, which takes longer than MkDocs.
    """
    asked = "import sys, sourcebook.publish.assemble; print(*{'sourcebook.model', 'pydantic'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert "" == done.stdout.strip()
