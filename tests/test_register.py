"""An address that was given out once still answers: the record moved, or was withdrawn and says why."""

import lxml.html
import pytest

from sourcebook.build import build, load
from sourcebook.publish.render import render
from sourcebook.register import register
from tests.harness.sourcebooks import run

PUBLISHED = (
    "-- content/published.txt --\nevent/1962-crossing\nevent/1962-old-crossing\n-- content/pages/home.md --"
)
STONE = """-- content/withdrawn/1962-old-crossing.yaml --
was: event
title: The old ferry crosses
withdrawn: 1963-02-01
why: The paper took it back.
instead: 1962-crossing
-- content/pages/home.md --"""
CHANGES = """
changes:
  - {date: 1963-01-05, was: It goes twice a day., now: It goes every day., why: The paper says every day.}
"""


@pytest.fixture
def pages():
    """The pages of a sourcebook, by path."""
    return lambda root: {
        one.path.as_posix(): one.content for one in render(load(root)) if one.path.suffix == ".md"
    }


def test_a_published_id_that_vanished_is_a_fault(lay, sound, diagnostics):
    """
    What was published and is gone is told at its line of the register, and nothing else is.
    """
    (diagnostic,) = diagnostics(lay(sound.replace("-- content/pages/home.md --", PUBLISHED)))

    assert ("content/published.txt", 2, 1) == (diagnostic.path, diagnostic.line, diagnostic.column)
    assert "event/1962-old-crossing" in diagnostic.what


def test_a_renamed_record_leads_on_from_its_old_address(lay, sound, pages):
    """
    A former id satisfies the register, and its page sends the reader on.
    """
    moved = sound.replace("-- content/pages/home.md --", PUBLISHED).replace(
        "title: The ferry crosses\n", "title: The ferry crosses\nformerly: [1962-old-crossing]\n"
    )
    page = pages(lay(moved))["events/1962-old-crossing.md"]

    assert "[The ferry crosses](1962-crossing.md)" in page
    assert 'redirect: "../1962-crossing/"' in page


def test_a_withdrawn_record_says_why(lay, sound, pages):
    """
    A withdrawn record satisfies the register, says when and why at its address, and stands among the corrections.
    """
    told = sound.replace("-- content/pages/home.md --", PUBLISHED).replace(
        "-- content/pages/home.md --", STONE
    )
    made = pages(lay(told))

    assert "Withdrawn: 1 February 1963." in made["events/1962-old-crossing.md"]
    assert "The paper took it back" in made["events/1962-old-crossing.md"]
    assert "[The ferry crosses](1962-crossing.md)" in made["events/1962-old-crossing.md"]
    assert "[The old ferry crosses](events/1962-old-crossing.md)" in made["corrections.md"]


def test_a_correction_stands_on_its_record_and_among_the_corrections(lay, sound, pages):
    """
    What a record said, what it says now and why is told on its own page and on that of corrections.
    """
    made = pages(lay(sound.replace("title: The ferry crosses\n", f"title: The ferry crosses{CHANGES}")))

    for page in (made["corrections.md"], made["events/1962-crossing.md"]):
        assert "5 January 1963" in page
        assert "It goes twice a day" in page
        assert "The paper says every day" in page


def test_two_records_cannot_have_one_address(lay, sound, diagnostics):
    """
    A former id that is somebody's id today is an error.
    """
    told = sound.replace(
        "title: The ferry crosses\n", "title: The ferry crosses\nformerly: [1962-lee-ferry]\n"
    )

    assert ["formerly.0"] == [diagnostic.field for diagnostic in diagnostics(lay(told))]


def test_the_register_grows_and_forgets_nothing(lay, sound):
    """
    Registering adds each record once, and keeps what was there.
    """
    root = lay(sound)
    first = register(root, load(root))
    kept = (root / "content" / "published.txt").read_text("utf-8")

    assert first == len(kept.splitlines())
    assert "event/1962-crossing\n" in kept
    assert 0 == register(root, load(root))
    assert kept == (root / "content" / "published.txt").read_text("utf-8")


def test_the_command_says_where_it_wrote(lay, sound):
    """
    `sourcebook register` ends with 0 and says how many ids it added, and to which file.
    """
    root = lay(sound)
    ran = run("register", root)

    assert 0 == ran.exit_code
    assert f"ids added to {root / 'content' / 'published.txt'}" in ran.stdout


@pytest.fixture
def published(small):
    """The small site, published after one record was registered and renamed and corrected, and another was withdrawn."""
    events = small / "content" / "events"
    register(small, load(small))
    charter = (events / "1920" / "1920-ferry-charter.yaml").read_text("utf-8")
    changes = "changes:\n  - {date: 1933-01-05, was: One town signs., now: Both towns sign., why: The paper says both.}\n"
    (events / "1920" / "1920-both-sign.yaml").write_text(
        f"{charter}formerly: [1920-ferry-charter]\n{changes}", "utf-8"
    )
    (events / "1920" / "1920-ferry-charter.yaml").unlink()
    (events / "1931" / "1931-bell-silent.yaml").unlink()
    told = "was: event\ntitle: The bell is silent\nwithdrawn: 1933-02-01\nwhy: It rang all day.\ninstead: 1920-both-sign\n"
    (small / "content" / "withdrawn" / "1931-bell-silent.yaml").write_text(told, "utf-8")
    build(small)
    return small / "out" / "site"


@pytest.mark.built
def test_on_the_built_site_every_address_ever_given_out_answers(published):
    """
    Published by MkDocs, the old address of a renamed record sends the reader to a page that is there and is the record;
    that of a withdrawn one says why and leads to what now says it better; what was corrected stands on the record and
    on the page of corrections alike; the search and the lists lead to none but the new address.
    """
    moved, new, gone, corrections = (
        lxml.html.fromstring((published / path / "index.html").read_bytes().decode("utf-8"))
        for path in (
            "events/1920-ferry-charter",
            "events/1920-both-sign",
            "events/1931-bell-silent",
            "corrections",
        )
    )
    (refresh,) = moved.xpath("//meta[@http-equiv='refresh']/@content")
    wait, _, address = refresh.partition("; url=")
    led_to = (published / "events" / "1920-ferry-charter" / address / "index.html").resolve()

    assert "0" == wait
    assert (published / "events" / "1920-both-sign" / "index.html").resolve() == led_to
    assert "../1920-both-sign/" in moved.xpath("//article//@href")
    assert (
        ["noindex"]
        == moved.xpath("//meta[@name='robots']/@content")
        == gone.xpath("//meta[@name='robots']/@content")
    )
    assert [] == gone.xpath("//meta[@http-equiv='refresh']")
    assert "../1920-both-sign/" in gone.xpath("//article//@href")
    for words in ("It rang all day.", "1 February 1933"):
        assert words in gone.find(".//article").text_content()
        assert words in corrections.find(".//article").text_content()
    for words in ("One town signs.", "Both towns sign.", "The paper says both.", "5 January 1933"):
        assert words in new.find(".//article").text_content()
        assert words in corrections.find(".//article").text_content()
    assert {"../events/1920-both-sign/", "../events/1931-bell-silent/"} <= set(
        corrections.xpath("//article//@href")
    )
    timeline = lxml.html.fromstring((published / "timeline" / "index.html").read_text("utf-8")).xpath(
        "//article//@href"
    )
    assert "../events/1920-both-sign/" in timeline
    assert not {"../events/1920-ferry-charter/", "../events/1931-bell-silent/"} & set(timeline)
