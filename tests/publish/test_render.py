"""Makers are found by being in their folder; what they make is completed, and given as it is made."""

import importlib
import re
import sys
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest

from sourcebook import charts, theme
from sourcebook.build import load
from sourcebook.model import About, Card, Figure, Output
from sourcebook.publish import render as rendering
from sourcebook.publish.render import makers, render
from sourcebook.sentinel import SENTINEL
from sourcebook.site import exports, pages

DRAWING = Figure("times/all", "<svg></svg>", "Two of three.", "What it covers.")


@pytest.fixture
def made(monkeypatch, small_record):
    """Render with these things made, and nothing else but the list of all pages."""

    def _made(*things):
        maker = SimpleNamespace(__name__="maker", make=lambda sourcebook: iter(things))
        monkeypatch.setattr(rendering, "makers", lambda folders: iter([maker] if charts in folders else []))
        outputs = {output.path.as_posix(): output.content for output in render(small_record)}
        del outputs["llms.txt"]
        return outputs

    return _made


def test_every_file_of_a_makers_folder_is_asked():
    """
    A maker needs no registration: each file of pages/, charts/, exports/ and theme/ is one.
    """
    found = {maker.__name__.removeprefix("sourcebook.") for maker in makers()}
    there = {
        f"{folder.__name__.removeprefix('sourcebook.')}.{path.stem}"
        for folder in (charts, exports, theme, pages)
        for place in folder.__path__
        for path in Path(place).glob("*.py")
        if path.stem != "__init__"
    }

    assert there == found


def test_a_file_that_makes_nothing_is_told(tmp_path, monkeypatch):
    """
    A file in a makers' folder without `make` is a mistake of its author, told by name.
    """
    room = tmp_path / "somewhere"
    room.mkdir()
    (room / "__init__.py").write_text("")
    (room / "idle.py").write_text('"""Makes nothing."""\n')
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(rendering, "MAKERS", (importlib.import_module("somewhere"),))
    try:
        with pytest.raises(TypeError, match=r"idle\.py has no make\(sourcebook\)"):
            list(makers())
    finally:
        for name in ("somewhere", "somewhere.idle"):
            sys.modules.pop(name, None)


def test_outputs_are_given_before_the_next_maker_is_asked(monkeypatch, small_record):
    """
    What one maker made need not wait in memory for what others will make.
    """
    asked, given = list[str](), list[str]()

    def maker(name):
        def make(sourcebook):
            asked.append(name)
            yield Output(PurePosixPath(name), "")

        return SimpleNamespace(__name__=name, make=make)

    monkeypatch.setattr(rendering, "makers", lambda folders: map(maker, "ab" if exports in folders else "cd"))
    for output in render(small_record):
        given.append(output.path.name)
        if output.path.name != "llms.txt":
            assert asked == given
    assert ["a", "b", "c", "d", "llms.txt"] == given


def test_a_page_that_shows_data_knows_all_files_of_data(monkeypatch, small_record):
    """
    A page that is made with data files waits for those that are made after it.
    """
    about = About("All data", "Every file.", None, is_listed=True)
    page = Output(PurePosixPath("data.md"), "---\ntitle: All data\n---\nText.\n", about=about)
    file = Output(PurePosixPath("data/later.json"), "{}")
    makers = {exports: [page, file], charts: []}
    monkeypatch.setattr(
        rendering,
        "makers",
        lambda folders: (
            SimpleNamespace(__name__=one.path.name, make=lambda _, one=one: iter([one]))
            for one in makers[folders[0]]
        ),
    )
    seen = []
    monkeypatch.setattr(rendering, "with_head", lambda book, page, site: seen.append(site.data) or page)
    list(render(small_record))

    assert [(file.path,)] == seen


@pytest.mark.parametrize(
    ("page", "way"),
    [
        ("index.md", ""),
        ("timeline.md", ""),
        ("officials/index.md", "../"),
        ("officials/ann.md", "../"),
        ("embed/times/all.md", "../../"),
    ],
)
def test_a_page_names_its_figure_as_an_image(made, page, way):
    """
    Any reader of Markdown shows the picture of a figure, and says in words what it shows.
    """
    text = made(DRAWING, Output(PurePosixPath(page), "Above.\n\n<!-- figure times/all -->\n\nBelow.\n"))[page]

    assert f"Above.\n\n![Two of three.]({way}charts/times/all.svg)\n\nBelow.\n" == text


def test_a_figure_lies_beside_the_pages_to_be_set_in(made):
    """
    A figure's drawing, its words and the way to its data are made once, for a page and, if it has one, for a frame elsewhere.
    """
    files = made(DRAWING._replace(frame="<iframe></iframe>", foot=("", "", "Elsewhere.")))

    assert {".figures/figure/charts/times/all.html"} == set(made(DRAWING))
    assert {".figures/figure/charts/times/all.html", ".figures/bare/charts/times/all.html"} == set(files)
    for html in files.values():
        assert "<svg></svg>" in html
        assert "Two of three." in html
        assert "What it covers." in html
        assert f'"{SENTINEL}charts/times/all.json"' in html


def test_what_both_layouts_say_is_written_once(made):
    """
    A mark of the narrow layout is named by the mark of the wide one that says the same to the letter; one of other words
    has them itself.
    """
    mark = '<a xlink:href="x" role="link"><title>{}</title><rect/></a>'.format
    wide = DRAWING._replace(svg=f"<svg>{mark('One')}{mark('Two')}{mark('One')}</svg>")
    narrow = DRAWING._replace(name="narrow/times/all", svg=f"<svg>{mark('Two')}{mark('Other')}</svg>")
    html = made(wide, narrow)[".figures/figure/charts/times/all.html"]

    (first, one), (second, two) = re.findall(r'<title id="([^"]+)">(\w+)</title>', html)
    assert ("One", "Two") == (one, two) and first != second
    assert f'<a xlink:href="x" role="link" aria-labelledby="{second}"><rect/></a>' in html
    assert mark("Other") in html and html.count(mark("One")) == 1 and mark("Two") not in html


def test_a_figure_that_nobody_made_is_left_out(made):
    """
    A page may ask for a chart that has nothing to show; then no trace of it stays.
    """
    text = made(Output(PurePosixPath("index.md"), "Above.\n\n<!-- figure times/none -->\n\nBelow.\n"))[
        "index.md"
    ]

    assert "figure" not in text
    assert "Above." in text and "Below." in text


def test_only_pages_are_searched_for_figures(made):
    """
    Data files and bytes go through as they are.
    """
    text = "<!-- figure times/all -->\n"
    files = made(
        DRAWING, Output(PurePosixPath("data/x.json"), text), Output(PurePosixPath("x.md"), text.encode())
    )

    assert text == files["data/x.json"]
    assert text.encode() == files["x.md"]


def test_the_small_sourcebook_gives_every_kind_of_thing(small):
    """
    Whatever has a page kind, an index or an export is made of the small sourcebook, so that it is tried there.
    """
    paths = {output.path.as_posix() for output in render(load(small))}
    folders = {path.partition("/")[0] for path in paths if "/" in path}

    assert {
        "events",
        "officials",
        "organisations",
        "topics",
        "channels",
        "places",
        "sources",
        "claims",
        "data",
    } <= folders
    assert {"index.md", "timeline.md", "about.md", "data/events.json"} <= paths


def test_a_page_says_where_its_card_is_and_what_it_says(small):
    """
    Each page with a card names its picture, which is made, and says in words what is drawn.
    """
    outputs = {one.path: one for one in render(load(small))}
    carded = [one for one in outputs.values() if one.card]

    assert carded
    for one in carded:
        path = PurePosixPath("cards", one.path.with_suffix(".png"))
        assert isinstance(outputs[path].content, Card)
        front = one.content.split("\n---\n")[0]
        assert f'card: "{path}"' in front and "card_alt: " in front


def test_without_cards_no_page_has_one(small):
    """
    Where content/site.yaml says `cards: false`, no picture is made and no page speaks of one.
    """
    site = small / "content" / "site.yaml"
    site.write_text(f"{site.read_text('utf-8')}\ncards: false\n", "utf-8")
    outputs = list(render(load(small)))

    assert len(outputs) > 20
    assert not [one.path for one in outputs if one.card or isinstance(one.content, Card)]
    assert not [one.path for one in outputs if one.path.suffix == ".md" and "\ncard" in one.content]
