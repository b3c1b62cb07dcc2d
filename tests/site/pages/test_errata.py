"""The pages on which the articles' errors are gathered."""

import re

import pytest

from sourcebook.site.pages import errata
from tests.harness.sourcebooks import resolved


def test_every_noted_error_stands_there_with_its_paragraph(built_site):
    """
    Each error and omission noted in a source's record is on the page of errors, with a way to its paragraph.
    """
    from bs4 import BeautifulSoup

    from sourcebook.build import load
    from sourcebook.model import Source

    page = BeautifulSoup((built_site / "out/site/errata/index.html").read_text("utf-8"), "lxml")
    text = " ".join(page.get_text().split())
    links = {link["href"] for link in page.select("main a[href]")}

    for source in load(built_site).all(Source):
        for error in source.errors:
            assert " ".join(error.exact.split()) in text
            assert " ".join(error.note.split()) in text
        for omission in source.omissions:
            assert " ".join(omission.text.split()) in text
        assert any(href.startswith(f"../sources/{source.id}/#p") for href in links)


def test_what_changes_the_meaning_stands_first(page):
    """
    Errors stand by their weight, in the order of the vocabulary, each weight with what it means.
    """
    errors = page("errata")
    ids = list(errors.xpath("//article//h2/@id"))
    told = errors.find(".//article").text_content()

    assert ["meaning", "print", "left-out"] == ids
    assert "A reader would believe something else." in told
    assert told.index("Spring had hardly begun") < told.index("The b is the compositor’s")


def test_many_notes_have_pages_of_their_own(small_record):
    """
    Of more notes than one page has, each stands on one page of its weight, and one step leads there from the page of all.
    """
    from sourcebook.site.pages.errata import make

    [whole] = make(small_record)
    first, *others = make(small_record, 1)
    notes = (
        "Spring had hardly begun",
        "The b is the compositor’s",
        "own list of the pulls",
        "council’s letter",
    )
    pages = ["errata/meaning.md", "errata/print.md", "errata/left-out.md", "errata/left-out/list/2.md"]

    assert pages == [str(one.path) for one in others]
    assert pages == re.findall(r"\]\((errata/.*?)\)", first.content)
    for place, note in enumerate(notes):
        assert [place] == [at for at, one in enumerate(others) if note in one.content]
        assert note in whole.content and note not in first.content
    assert "4 notes on 1 article, by weight" in first.content and "4 notes on 1 article" in whole.content
    assert ["meaning", "print", "left-out"] == re.findall(
        r"^## .* \{: #(.*?) \}", first.content, re.MULTILINE
    )
    assert "](../../../errata.md)" in others[3].content and "](../../left-out.md)" in others[3].content


def test_many_notes_stand_by_the_days_of_their_articles(small):
    """
    On pages of their own, notes stand in the order in which the articles were published, as the ways say.
    """
    from sourcebook.site.pages.errata import make
    from tests.harness.sourcebooks import resolved

    digest = small / "content/sources/1932-digest-bell.md"
    noted = "errors: [{exact: It rained on the market, weight: print, note: It was dry.}]"
    told = digest.read_text("utf-8").replace("published: 1932-03~", f"published: 1930-03\n{noted}")
    digest.write_text(told, "utf-8")
    book = resolved(small)
    made = {str(one.path): one.content for one in make(book, 2)}
    earlier, later = "It was dry.", "The b is the compositor’s"

    assert made["errata/print.md"].index(earlier) < made["errata/print.md"].index(later)
    assert "[March 1930 – 9 May 1931](errata/print.md)" in made["errata.md"]
    assert "## March 1930 – 9 May 1931 {: #notes }" in made["errata/print.md"]


def test_an_error_without_a_weight_is_not_lost(lay, sound):
    """
    A sourcebook that weighs nothing has its errors all the same.
    """
    from sourcebook.build import load
    from sourcebook.site.pages.errata import make

    noted = "origins:\n  - {id: lee-1962"
    told = sound.replace(noted, f"errors:\n  - {{exact: rang the bell, note: It was a horn.}}\n{noted}", 1)
    (output,) = make(load(lay(told)))

    assert "Not weighed" in output.content
    assert "It was a horn." in output.content


def test_words_with_marks_of_their_own_stand_between_others(lay, sound):
    """
    What an article has in quotation marks is not set between the same marks once more, so that each mark is seen to be its own.
    """
    from sourcebook.build import load
    from sourcebook.site.pages import errata, source

    noted = "origins:\n  - {id: lee-1962"
    wrong = f"errors:\n  - {{exact: '“The ferry goes every day,”', note: It does not.}}\n{noted}"
    book = load(lay(sound.replace(noted, wrong, 1)))

    for maker in (errata, source):
        told = "".join(one.content for one in maker.make(book))
        assert "‹“The ferry goes every day,”›" in told
        assert "““" not in told


@pytest.mark.parametrize("id", ["left-out", "not-weighed"])
def test_a_weight_may_have_any_id(small, id):
    """
    A weight that is called as a place of the page itself stands at a place of its own.
    """
    vocabulary = small / "content" / "vocabulary.yaml"
    files = [vocabulary, *(small / "content" / "sources").glob("*.md")]
    for one in files:
        one.write_text(
            re.sub(r"(?<=weight: )meaning|(?<=  )meaning(?=: \{label)", id, one.read_text("utf-8")), "utf-8"
        )
    places = re.findall(
        r"^## .*\{: #(\S+) \}", next(iter(errata.make(resolved(small)))).content, re.MULTILINE
    )

    assert f"weight-{id}" in places
    assert len(places) == len(set(places))
