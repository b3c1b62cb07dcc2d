"""At each address of the site stands one thing, and what asks for one that is taken is told at its author's field."""

import re

import pytest

from sourcebook.build import build, load
from sourcebook.model import NOUNS
from sourcebook.publish.render import render

HOME = "-- content/pages/home.md --"
CROSSING = "title: The ferry crosses\n"
LEE = "title: Ann Lee says the ferry goes\n"
STATED = "  stated: {label: stated}\n  computed"
DIFFERENCE = "differences:\n  within: {label: Within one article}\nbases:\n"
CONTRADICTION = """-- content/contradictions/every-day-or-not.yaml --
title: Every day or not
between: within
differs: One says every day, the other saw nobody.
passages: [{event: 1962-lee-ferry}, {event: 1962-crossing}]
"""
STONE = """-- content/withdrawn/nobody-or-some.yaml --
was: contradiction
title: Nobody or some
withdrawn: 1963-21?
why: Both say nobody.
instead: every-day-or-not
"""


def _page(id):
    return f"-- content/pages/{id}.md --\n---\ntitle: A page\ndescription: A page.\n---\nWords.\n"


@pytest.mark.parametrize(
    "id", ["timeline", "corrections", "contradictions", "topics", "officials", "sources", "claims"]
)
def test_no_page_takes_the_place_of_one_that_the_site_makes(lay, sound, diagnostics, id):
    """
    A page written by hand whose address is that of an index, as a file or as a folder's, is refused at its file.
    """
    (diagnostic,) = diagnostics(lay(sound.replace(HOME, f"{_page(id)}{HOME}")))

    assert (f"content/pages/{id}.md", "") == (diagnostic.path, diagnostic.field)
    assert f"/{id}/" in diagnostic.what


@pytest.mark.parametrize(
    ("edits", "field"),
    [
        pytest.param(
            ((CROSSING, f"{CROSSING}formerly: [old]\n"), (LEE, f"{LEE}formerly: [old]\n")),
            "formerly.0",
            id="two events",
        ),
        pytest.param(
            (
                (
                    HOME,
                    f"{_page('about').replace('title: A', 'formerly: [timeline]' + chr(10) + 'title: A')}{HOME}",
                ),
            ),
            "formerly.0",
            id="an index",
        ),
        pytest.param(
            (
                (
                    HOME,
                    f"{_page('about').replace('title: A', 'formerly: [topics]' + chr(10) + 'title: A')}{HOME}",
                ),
            ),
            "formerly.0",
            id="a folder's index",
        ),
        pytest.param(
            (("title: Home\n", "title: Home\nformerly: [timeline]\n"),), "formerly.0", id="the first page"
        ),
    ],
)
def test_no_former_id_takes_an_address_that_is_taken(edited, diagnostics, edits, field):
    """
    Two records cannot have had one id, nor one that of a page that the site makes: the field is told, and nothing else.
    """
    assert [field] == [diagnostic.field for diagnostic in diagnostics(edited(*edits))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\nname: The Ferry Record\n", "\nname: The Ferry Record\nformerly: [old-site]\n"),
        ("statement: {label: Statement,", "statement: {formerly: [saying], label: Statement,"),
        (
            "statement: {label: Statement,",
            "statement: {changes: [{date: 1962, was: a, now: b, why: c}], label: Statement,",
        ),
    ],
)
def test_what_has_no_page_had_none(edited, diagnostics, old, new):
    """
    The site itself and words of the vocabulary have no address, so no former one, and no corrections of their own.
    """
    (diagnostic, *_) = diagnostics(edited((old, new)))

    assert diagnostic.field.rpartition(".")[2] in ("formerly", "changes")
    assert "is not a field of this record" in diagnostic.what


def test_a_contradiction_that_was_withdrawn_or_renamed_keeps_its_addresses(lay, sound):
    """
    A withdrawn one says why on a page of its own, a former id leads on; the index keeps the anchors that both had there.
    """
    renamed = CONTRADICTION.replace("title:", "formerly: [daily-or-not]\ntitle:")
    told = sound.replace("bases:\n", DIFFERENCE, 1).replace(HOME, f"{renamed}{STONE}{HOME}")
    made = {one.path.as_posix(): one.content for one in render(load(lay(told)))}
    index = made["contradictions/index.md"]

    assert "Withdrawn: probably spring 1963. Both say nobody" in made["contradictions/nobody-or-some.md"]
    assert "every-day-or-not" in made["contradictions/daily-or-not.md"]
    assert "(every-day-or-not.md)" in index
    for id in ("every-day-or-not", "daily-or-not", "nobody-or-some"):
        assert f'<span id="{id}"></span>' in index
    assert "(contradictions/nobody-or-some.md)" in made["corrections.md"]


@pytest.mark.built
def test_the_page_of_a_withdrawn_contradiction_is_published(small):
    """
    MkDocs, which refuses what leads nowhere, publishes a site with a withdrawn and a renamed contradiction.
    """
    (small / "content" / "withdrawn" / "nobody-or-some.yaml").write_text(
        "was: contradiction\ntitle: Nobody or some\nwithdrawn: 1933-21?\nwhy: Both say nobody.\n", "utf-8"
    )
    site = build(small).site / "contradictions"

    assert 'id="nobody-or-some"' in (site / "index.html").read_text("utf-8")
    assert "Both say nobody" in (site / "nobody-or-some" / "index.html").read_text("utf-8")


KEPT = """formerly: [once-{}]
changes: [{{date: 1934, was: It was, now: It is, why: So.}}]
read_by: [{{name: Eva Berg, date: 1934}}]
"""
GONE = "was: outside\ntitle: Gone\nwithdrawn: 1934\nwhy: It was none.\ninstead: almanac-ferries\nformerly: [went]\n"


@pytest.mark.built
def test_a_record_of_any_noun_may_be_renamed_corrected_and_read(small):
    """
    The audit, which refuses what leads nowhere, passes a site with a record of each noun that was renamed, corrected and read,
    the first page among them, and with a withdrawn outside page; each former address leads on.
    """
    content = small / "content"
    first = [found for noun in NOUNS for found in sorted(small.glob(noun.path_pattern))[:1]]
    for path in (*first, content / "pages/home.md"):
        text, kept = path.read_text("utf-8"), KEPT.format(path.stem)
        front, mark, rest = text.partition("---\n") if path.suffix == ".md" else ("", "", text)
        path.write_text(f"{front}{mark}{kept}{rest}", "utf-8")
    (content / "withdrawn" / "gone.yaml").write_text(GONE, "utf-8")
    menu = small / "mkdocs.yml"
    left_out = "not_in_nav: |\n  *\n  !/went.md\n  !/once-almanac-ferries.md\n"  # which are no pages
    menu.write_text(menu.read_text("utf-8").replace('not_in_nav: "*"\n', left_out), "utf-8")
    site = build(small).site
    outside = (site / "outside" / "index.html").read_text("utf-8")
    went = {
        was: re.findall(r'data-to="?([^\s">]+)', (site / was / "index.html").read_text("utf-8"))
        for was in ("once-home", "once-about", "topics/once-fish")
    }

    assert {"gone", "went", "once-almanac-ferries"} <= {*re.findall(r'id="?([\w-]+)', outside)}
    assert "It was none." in outside
    assert {"once-home": ["../"], "once-about": ["../about/"], "topics/once-fish": ["../fish/"]} == went


def test_a_withdrawn_record_keeps_the_addresses_that_it_had(lay, sound):
    """
    A record that was renamed and then withdrawn answers at both its ids, in its own folder.
    """
    gone = "-- content/withdrawn/1962-gone.yaml --\nwas: event\ntitle: Gone\nwithdrawn: 1963-02\nwhy: It was none.\nformerly: [1962-went]\n"
    register = "-- content/published.txt --\nevent/1962-gone\nevent/1962-went\n"
    made = {
        one.path.as_posix(): one.content
        for one in render(load(lay(sound.replace(HOME, f"{gone}{register}{HOME}"))))
    }

    assert "Withdrawn: February 1963." in made["events/1962-gone.md"]
    assert 'redirect: "../1962-gone/"' in made["events/1962-went.md"]
