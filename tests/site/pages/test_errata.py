"""The page on which the articles' errors are gathered."""


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
